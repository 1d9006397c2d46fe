from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db import agenda, attendance, meetings, notes, pins, snapshot
from db.records import Attendance, Meeting, Note, Owner, Person, new_id
from db.store import Store
from db.values import replace
from desktop import rescue
from desktop.desk import Desk
from desktop.minutes.compose import compose
from desktop.minutes.house_style import built_in
from desktop.panes.notes import NotesPane
from desktop.workspace import Workspace
from tests.minutes.meetings import lines as printed_lines
from tests.samples import harbour_meeting

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clerk:
    """Types into the notes of the first item of an invented meeting, as somebody at the keyboard does."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        meeting = harbour_meeting()
        store.write(meetings.add(meeting))
        self.qtbot = qtbot
        self.store = store
        self.workspace = Workspace(store)
        self.desk = Desk(self.workspace, built_in())
        self.pane = NotesPane(self.desk)
        qtbot.addWidget(self.pane)
        self.pane.resize(900, 600)
        self.pane.show()
        found = store.read(meetings.with_uid(meeting.uid))
        assert found is not None
        self.workspace.open(found)
        self.empty_item()
        self.pane.take_focus()

    def empty_item(self) -> None:
        item = self.meeting.items[0]
        self.workspace.do(notes.write(item.id, []), "Empty it")
        self.workspace._done.clear()

    @property
    def meeting(self) -> Meeting:
        assert self.workspace.meeting is not None
        return self.workspace.meeting

    def type(self, *lines: str) -> None:
        for n, line in enumerate(lines):
            if n:
                self.press(Key.Key_Return)
            QTest.keyClicks(self.pane.editor, line)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.pane.editor, key, modifiers)

    def select(self, words: str) -> None:
        assert self.pane.editor.find(words) or (
            self.pane.editor.moveCursor(QTextCursor.MoveOperation.Start) or self.pane.editor.find(words)
        )

    def paste(self, *, text: str = "", html: str = "") -> None:
        mime = QMimeData()
        if text:
            mime.setText(text)
        if html:
            mime.setHtml(html)
        self.pane.editor.insertFromMimeData(mime)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the database holds of the item in hand."""
        self.workspace.settle()
        item = self.store.read(snapshot.load(self.meeting.id)).item(self.desk.item_id)
        assert item is not None
        return item.notes

    @property
    def said(self) -> list[tuple[str, str]]:
        return [(note.kind, note.text) for note in self.notes]

    def owners(self, note: Note) -> list[str]:
        assert note.action is not None
        return [p.initials if (p := self.meeting.person(o.person)) else o.name for o in note.action.owners]


@pytest.fixture
def clerk(qtbot: QtBot, store: Store) -> Iterator[Clerk]:
    clerk = Clerk(qtbot, store)
    yield clerk
    clerk.workspace.settle()


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("Just words", "text", "Just words"),
        ("Action: LF to send the list", "action", "LF to send the list"),
        ("ACTION: LF to send the list", "action", "LF to send the list"),
        ("a: LF to send the list", "action", "LF to send the list"),
        ("A: no, it is not", "text", "A: no, it is not"),
        ("Decision: The fee be raised", "decision", "The fee be raised"),
        ("agreed: The fee be raised", "decision", "The fee be raised"),
        ("Resolved: The fee be raised", "decision", "The fee be raised"),
        ("d: The fee be raised", "decision", "The fee be raised"),
        ("Private: ask Tom", "private", "ask Tom"),
        ("p: ask Tom", "private", "ask Tom"),
        ("- storm damage", "bullet", "storm damage"),
        ("1. storm damage", "numbered", "storm damage"),
        ("a) storm damage", "lettered", "storm damage"),
        ("# Storm damage", "heading", "Storm damage"),
        ("Action:", "text", "Action:"),
        ("- ", "text", "-"),
        ("Actions: none", "text", "Actions: none"),
    ],
)
def test_what_stands_at_the_start_of_a_line_says_what_it_is(clerk: Clerk, typed: str, kind: str, text: str) -> None:
    clerk.type(typed)
    assert clerk.said == [(kind, text)]


def test_owners_and_due_are_understood_while_typing(clerk: Clerk) -> None:
    clerk.type("Action: LF & IO to draw up a proposal by 15 Feb")
    (note,) = clerk.notes
    assert clerk.owners(note) == ["LF", "IO"]
    assert note.action and note.action.due == date(2027, 2, 15)


def test_owners_said_outright_and_a_number_set_by_hand(clerk: Clerk) -> None:
    clerk.type("Action LF & IO: consider the sample size", "Action 8: TB to follow up")
    first, second = clerk.notes
    assert (clerk.owners(first), first.text) == (["LF", "IO"], "consider the sample size")
    assert second.action and (second.action.reference, second.action.provisional) == ("8", False)


def test_a_list_begun_with_c_goes_on_from_there(clerk: Clerk) -> None:
    clerk.type("c) insurance", "flood", "", "After the list")
    assert [(n.kind, n.text, n.start) for n in clerk.notes] == [
        ("lettered", "insurance", 3),
        ("lettered", "flood", None),
        ("text", "After the list", None),
    ]


def test_numbers_typed_out_simply_follow(clerk: Clerk) -> None:
    clerk.type("1. one", "2. two", "7. seven")
    assert [(n.text, n.start) for n in clerk.notes] == [("one", None), ("two", None), ("seven", 7)]
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.paste(text="4. four\n5. five\n9. nine")
    assert [(n.kind, n.text, n.start) for n in clerk.notes[3:]] == [
        ("numbered", "four", 4),
        ("numbered", "five", None),
        ("numbered", "nine", 9),
    ]


def test_tab_changes_the_level_in_a_list_and_shift_tab_back(clerk: Clerk) -> None:
    clerk.type("- five boats", "six")
    clerk.press(Key.Key_Tab)
    assert [n.level for n in clerk.notes] == [0, 1]
    clerk.press(Key.Key_Backtab, SHIFT)
    assert [n.level for n in clerk.notes] == [0, 0]


def test_tab_outside_a_list_types_nothing(clerk: Clerk) -> None:
    clerk.type("Just words")
    clerk.press(Key.Key_Tab)
    assert clerk.said == [("text", "Just words")]


def test_undo_right_after_a_mark_gives_the_typed_characters_back(clerk: Clerk) -> None:
    clerk.type("a: L")
    assert clerk.said == [("action", "L")]
    clerk.workspace.undo()
    assert clerk.said == [("text", "a: L")]
    clerk.type("F to send it")
    assert clerk.said == [("text", "a: LF to send it")]


def test_undo_and_redo_of_everything_lead_back_and_forth(clerk: Clerk) -> None:
    states = [clerk.notes]
    for lines in (["First words"], ["", "a: LF to go by Friday"], ["", "- one", "two"], ["", "", "Decision: Yes"]):
        clerk.type(*lines)
        states.append(clerk.notes)
    while clerk.workspace.undo():
        pass
    assert clerk.notes == states[0]
    while clerk.workspace.redo():
        pass
    assert clerk.notes == states[-1]


def test_selected_words_become_an_action_that_runs_on(clerk: Clerk) -> None:
    clerk.type("It was agreed that LF will write to them. The date is open.")
    clerk.select("LF will write to them.")
    clerk.pane.commands["note.action"]()
    assert [(n.kind, n.text, n.run_on) for n in clerk.notes] == [
        ("text", "It was agreed that", False),
        ("action", "LF will write to them.", True),
        ("text", "The date is open.", True),
    ]
    assert clerk.owners(clerk.notes[1]) == ["LF"]


def test_an_action_turned_back_into_text_keeps_its_words(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list")
    clerk.pane.commands["note.action"]()
    assert clerk.said == [("text", "LF to send the list")]


def test_enter_at_the_start_leaves_the_identity_with_the_words(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list")
    before = clerk.notes[0]
    clerk.press(Key.Key_Home)
    clerk.press(Key.Key_Return)
    (after,) = clerk.notes
    assert (after.id, after.action) == (before.id, before.action)


def test_enter_in_the_middle_leaves_the_identity_with_the_first_half(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list")
    before = clerk.notes[0]
    clerk.select("list")
    cursor = clerk.pane.editor.textCursor()
    cursor.setPosition(cursor.selectionStart())
    clerk.pane.editor.setTextCursor(cursor)
    clerk.press(Key.Key_Return)
    assert [(n.id == before.id, n.kind, n.text) for n in clerk.notes] == [
        (True, "action", "LF to send the"),
        (False, "text", "list"),
    ]


def test_backspace_joins_two_paragraphs_into_the_first(clerk: Clerk) -> None:
    clerk.type("First", "second")
    first = clerk.notes[0].id
    clerk.press(Key.Key_Home)
    clerk.press(Key.Key_Backspace)
    assert [(n.id, n.text) for n in clerk.notes] == [(first, "Firstsecond")]


def test_cut_and_paste_carries_the_identity_along_and_copy_does_not(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list", "Second")
    action = clerk.notes[0]
    editor = clerk.pane.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    copied = editor.createMimeDataFromSelection()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    clerk.press(Key.Key_Return)
    editor.insertFromMimeData(copied)
    twin = clerk.notes[2]
    assert (twin.kind, twin.text) == ("action", "LF to send the list")
    assert twin.id != action.id
    clerk.select("LF to send the list")
    copied = editor.createMimeDataFromSelection()
    clerk.press(Key.Key_Delete)
    clerk.workspace.settle()
    clerk.desk.turn_to(clerk.meeting.items[1].id)
    editor.insertFromMimeData(copied)
    moved = clerk.notes[-1]
    assert moved.action and action.action
    assert (moved.id, moved.action.id, moved.action.owners) == (action.id, action.action.id, action.action.owners)


def test_a_line_cut_and_pasted_further_down_is_the_same_action(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list", "Second", "Third")
    action = clerk.notes[0]
    editor = clerk.pane.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    clerk.press(Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    clerk.workspace.settle()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [n.text for n in clerk.notes] == ["Second", "Third", "LF to send the list"]
    moved = clerk.notes[2]
    assert moved.action and action.action
    assert (moved.id, moved.action.id, clerk.owners(moved)) == (action.id, action.action.id, ["LF"])
    clerk.workspace.undo()
    clerk.workspace.undo()
    assert clerk.notes[0] == action


def test_shift_enter_breaks_the_line_within_the_paragraph(clerk: Clerk) -> None:
    clerk.type("First line")
    clerk.press(Key.Key_Return, SHIFT)
    clerk.type("second line")
    assert clerk.said == [("text", "First line\nsecond line")]


def test_bold_words_are_kept_as_marks(clerk: Clerk) -> None:
    clerk.type("The minutes were ")
    clerk.pane.commands["note.bold"]()
    clerk.type("agreed")
    clerk.pane.commands["note.bold"]()
    clerk.type(" at once, 2 * 3 times")
    assert clerk.said == [("text", "The minutes were **agreed** at once, 2 * 3 times")]


def test_a_correction_by_hand_is_not_overwritten_by_typing_on(clerk: Clerk) -> None:
    clerk.type("a: LF to send the list")
    note = clerk.notes[0]
    assert note.action
    from db.values import replace

    by_hand = replace(note.action, owners=(Owner(name="Partners"),), owners_set=True)
    clerk.workspace.do(notes.set_action(note.id, by_hand), "Owners")
    clerk.type(" and TB to help by 20 March")
    (after,) = clerk.notes
    assert clerk.owners(after) == ["Partners"]
    assert after.action and after.action.due == date(2026, 3, 20)


def test_turning_to_another_item_saves_the_first(clerk: Clerk) -> None:
    first = clerk.meeting.items[0].id
    clerk.type("Half a sente")
    clerk.pane.commands["item.next"]()
    item = clerk.store.read(snapshot.load(clerk.meeting.id)).item(first)
    assert item and [n.text for n in item.notes] == ["Half a sente"]


def test_a_pause_hands_over_what_was_typed(clerk: Clerk) -> None:
    with clerk.qtbot.waitSignal(clerk.workspace.changed, timeout=2000):
        clerk.type("Half a sente")
    item = clerk.store.read(snapshot.load(clerk.meeting.id)).item(clerk.desk.item_id)
    assert item and [n.text for n in item.notes] == ["Half a sente"]


@pytest.mark.parametrize("painted", [True, False])
def test_typing_without_a_pause_is_handed_over_meanwhile(clerk: Clerk, *, painted: bool) -> None:
    clerk.pane.editor.viewport().setUpdatesEnabled(painted)
    clerk.pane.handing._pause.setInterval(60_000)
    kept: list[object] = []
    clerk.workspace.changed.connect(lambda *_: kept.append("kept"))
    until = monotonic() + 20
    while not kept and monotonic() < until:
        QTest.keyClick(clerk.pane.editor, Key.Key_A)
        clerk.qtbot.wait(20)
    assert kept


def test_undo_puts_the_cursor_back_into_the_item_where_it_was(clerk: Clerk) -> None:
    first = clerk.desk.item_id
    clerk.type("Half a sentence")
    clerk.pane.commands["item.next"]()
    assert clerk.desk.item_id != first
    clerk.workspace.undo()
    assert clerk.desk.item_id == first
    assert clerk.said == []


def test_only_tab_takes_an_offered_name(clerk: Clerk) -> None:
    clerk.type("Asked of @len")
    clerk.press(Key.Key_Tab)
    clerk.type(" and @tom", "Next")
    assert [n.text for n in clerk.notes] == ["Asked of LF and @tom", "Next"]


def test_new_item_and_sub_item_are_ready_for_their_title(clerk: Clerk) -> None:
    clerk.pane.commands["item.add"]()
    QTest.keyClicks(clerk.pane.head.title, "Finance")
    QTest.keyClick(clerk.pane.head.title, Key.Key_Return)
    clerk.type("The report was received.")
    clerk.pane.commands["item.add_inside"]()
    QTest.keyClicks(clerk.pane.head.title, "Reserves")
    QTest.keyClick(clerk.pane.head.title, Key.Key_Return)
    clerk.workspace.settle()
    titles = [(i.title, [s.title for s in i.items]) for i in clerk.meeting.items]
    assert titles[1] == ("Finance", ["Reserves"])
    assert clerk.meeting.items[1].notes[0].text == "The report was received."


def test_an_action_cut_with_its_item_comes_back_with_undo(clerk: Clerk) -> None:
    before = clerk.meeting.items
    clerk.workspace.do(agenda.remove(clerk.meeting.items[1].id), "Remove item")
    clerk.workspace.undo()
    assert clerk.meeting.items == before


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            "<p class=MsoNormal>One <b>bold</b>&nbsp; word</p><p class=MsoNormal>&nbsp;</p><p>Two</p>",
            [("text", "One **bold** word"), ("text", "Two")],
        ),
        (
            "<p class=MsoListParagraph>·<span>&nbsp;&nbsp;&nbsp; </span>first point</p>",
            [("bullet", "first point")],
        ),
        ("<ul><li>one</li><li>two</li></ul>", [("bullet", "one"), ("bullet", "two")]),
        ("<table><tr><td>left</td><td>right</td></tr></table>", [("text", "left"), ("text", "right")]),
        ("<p>See <a href='http://x.example'>the paper</a><img src='cid:1'></p>", [("text", "See __the paper__")]),
    ],
)
def test_words_pasted_from_word_are_clean_paragraphs(clerk: Clerk, html: str, said: list[tuple[str, str]]) -> None:
    clerk.paste(html=html)
    assert clerk.said == said


def test_lines_pasted_from_a_mail_become_paragraphs_and_marks_are_taken(clerk: Clerk) -> None:
    clerk.paste(text="Minutes agreed.\r\n\r\n- one\r\n- two\r\n\r\nAction: LF to write\u200b back")
    assert clerk.said == [
        ("text", "Minutes agreed."),
        ("bullet", "one"),
        ("bullet", "two"),
        ("action", "LF to write back"),
    ]
    assert clerk.owners(clerk.notes[3]) == ["LF"]


@pytest.mark.parametrize("words", ["Siân Llŷr & Łukasz Żółć", "😀 all fine", "שלום לכולם", "a\u0301"])
def test_words_in_any_script_are_kept(clerk: Clerk, words: str) -> None:
    clerk.type("x")
    clerk.paste(text=words)
    import unicodedata

    assert clerk.notes[0].text == "x" + unicodedata.normalize("NFC", words)


def test_a_new_person_does_not_disturb_half_typed_words(clerk: Clerk) -> None:
    clerk.type("Half a sente")
    somebody = Person(id=new_id(), name="Ada Moss", initials="AM")
    clerk.workspace.do(attendance.add(clerk.meeting.id, somebody, Attendance(person=somebody.id)), "Attendee")
    clerk.type("nce")
    assert clerk.said == [("text", "Half a sentence")]


def test_words_that_cannot_be_kept_stay_in_the_editor_and_are_tried_again(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.store import StoreError

    write = clerk.store.write

    def full(_edit: object, **_how: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(clerk.store, "write", full)
    clerk.type("Half a sentence")
    with clerk.qtbot.waitSignal(clerk.workspace.unsaved, timeout=2000):
        pass
    assert not clerk.workspace.leave()
    assert clerk.pane.editor.toPlainText().strip() == "Half a sentence"
    monkeypatch.setattr(clerk.store, "write", write)
    clerk.qtbot.waitUntil(lambda: not clerk.workspace.holding, timeout=5000)
    assert clerk.said == [("text", "Half a sentence")]
    assert clerk.workspace.leave()


def test_the_meeting_goes_on_to_other_items_while_nothing_can_be_kept(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.store import StoreError

    first, second, *_ = clerk.meeting.items
    write = clerk.store.write

    def full(_edit: object, **_how: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(clerk.store, "write", full)
    clerk.type("Said of the first")
    clerk.desk.turn_to(second.id)
    assert clerk.desk.item_id == second.id and "Said of" not in clerk.pane.editor.toPlainText()
    clerk.type("Said of the second. ")
    clerk.desk.turn_to(first.id)
    assert clerk.pane.editor.toPlainText().strip() == "Said of the first"
    clerk.type(", and more")
    clerk.desk.turn_to(second.id)
    assert not clerk.workspace.leave() and not clerk.workspace.undo()
    wanted = ("Said of the second", "Said of the first", "Typed under “Welcome")

    def rescued() -> bool:
        return any(all(words in left.words for words in wanted) for left in rescue.read(clerk.store.folder))

    clerk.qtbot.waitUntil(rescued, timeout=5000)
    monkeypatch.setattr(clerk.store, "write", write)
    clerk.qtbot.waitUntil(lambda: not clerk.workspace.holding, timeout=5000)
    said = ["\n".join(note.text for note in item.notes) for item in clerk.meeting.items[:2]]
    assert (
        said[0].count("Said of the first") == 1 and ", and more" in said[0] and said[1].count("Said of the second") == 1
    )
    assert not rescue.read(clerk.store.folder)


def test_a_title_that_cannot_be_kept_stays_and_is_tried_again(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.store import StoreError

    def full(_edit: object, **_how: object) -> None:
        raise StoreError("The disk is full.")

    line = clerk.pane.head.title
    with monkeypatch.context() as disk:
        disk.setattr(clerk.store, "write", full)
        line.selectAll()
        QTest.keyClicks(line, "Quay works")
        with clerk.qtbot.waitSignal(clerk.workspace.unsaved, timeout=2000):
            pass
        assert not clerk.workspace.leave()
        assert line.text() == "Quay works"
    clerk.qtbot.waitUntil(lambda: not clerk.workspace.holding, timeout=5000)
    assert clerk.meeting.items[0].title == "Quay works"


def test_what_cannot_be_done_with_a_line_is_said(clerk: Clerk) -> None:
    clerk.type("Just words")
    with clerk.qtbot.waitSignal(clerk.desk.told) as told:
        clerk.pane.commands["note.correct"]()
    assert told.args == ["This line is no action. Ctrl+Shift+A makes it one."]
    with clerk.qtbot.waitSignal(clerk.desk.told) as told:
        clerk.pane.commands["note.review"]()
    assert told.args == ["No action of an earlier meeting of this committee is still open."]


def test_a_new_text_size_keeps_half_typed_words(clerk: Clerk) -> None:
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() + 3)
    clerk.type("Half a sente")
    try:
        QApplication.setFont(larger)
        QApplication.sendPostedEvents()
        assert clerk.pane.editor.font().pointSizeF() > larger.pointSizeF()
        clerk.type("nce")
        assert clerk.said == [("text", "Half a sentence")]
    finally:
        QApplication.setFont(usual)


def names(clerk: Clerk, in_text: str) -> None:
    base = built_in()["notes-table"]
    clerk.desk.styles = {"our-board": replace(base, name="our-board", names=replace(base.names, in_text=in_text))}
    clerk.workspace.do(meetings.change(clerk.meeting.id, style="our-board"), "Style")


def keep_name(clerk: Clerk) -> list[str]:
    """What is offered for the name at the cursor."""
    clerk.pane.commands["names.keep"]()
    return [action.text().replace("&", "") for menu in clerk.pane.findChildren(QMenu) for action in menu.actions()]


def test_the_name_at_the_cursor_is_kept_as_typed_by_its_command(clerk: Clerk) -> None:
    names(clerk, "names")
    clerk.type("LF said that the slip was LF's own.")
    clerk.press(Key.Key_Home)
    assert keep_name(clerk)[:2] == ["Keep “LF” as typed here", "Keep “LF” as typed in these minutes"]
    (menu,) = clerk.pane.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    note = clerk.meeting.items[0].notes[0]
    assert [(pin.note, pin.words) for pin in clerk.meeting.pins] == [(note.id, "LF")]
    assert clerk.workspace.undo()
    assert clerk.meeting.pins == ()


@pytest.mark.parametrize(
    ("in_text", "typed", "told"),
    [
        ("as typed", "LF said so.", "The house style of this meeting prints names as they are typed."),
        ("names", "Nobody spoke.", "No name stands at the cursor that the house style says otherwise"),
    ],
)
def test_where_no_name_is_said_otherwise_the_status_line_says_so(
    clerk: Clerk, qtbot: QtBot, in_text: str, typed: str, told: str
) -> None:
    names(clerk, in_text)
    clerk.type(typed)
    clerk.press(Key.Key_Home)
    with qtbot.waitSignal(clerk.desk.told) as said:
        assert keep_name(clerk) == []
    assert said.args is not None and said.args[0].startswith(told)


def test_what_is_kept_in_a_note_stays_kept_while_the_note_is_typed_in_and_split(clerk: Clerk) -> None:
    names(clerk, "names")
    clerk.type("LF said that the slip was hers. It is wide.")
    clerk.pane.handing.now()
    note = clerk.meeting.items[0].notes[0]
    clerk.workspace.do(pins.add(clerk.meeting.id, "LF", note.id), "Name as typed")
    for _ in range(len(" It is wide.")):
        clerk.press(Key.Key_Left)
    clerk.type("", "LF left.")
    clerk.pane.handing.now()
    first, second = clerk.meeting.items[0].notes
    assert first.id == note.id
    said = "\n".join(printed_lines(compose(clerk.meeting, clerk.desk.style)))
    assert "LF said that the slip was hers." in said
    assert "Lena Fisk left. It is wide." in said
    assert second.text == "LF left. It is wide."
