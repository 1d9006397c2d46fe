"""Minutes on their way to the agreed record, through the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from db import meetings, notes, snapshot, versions
from db.records import Item, Meeting, Note, VersionCard, new_id
from db.values import replace
from desktop.desk import Desk
from desktop.dialogs.agree import AgreeDialog
from desktop.dialogs.circulate import CirculateDialog
from desktop.dialogs.keep_version import KeepVersionDialog
from desktop.dialogs.sign import SignDialog
from desktop.minutes import exports, imports
from desktop.minutes.compose import compose
from desktop.minutes.exports import meeting_file, silently
from desktop.minutes.numbering import number
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.minutes.meetings import lines
from tests.samples import harbour_meeting

AGREED = "agreed as a correct record"
MARCH, MAY = date(2026, 3, 12), date(2026, 5, 14)


def may_meeting(**fields: object) -> Meeting:
    """The next meeting of the same board."""
    agenda = (Item(title="Welcome"), Item(title="Minutes of the last meeting"), Item(title="Any other business"))
    made = harbour_meeting(date=MAY, items=agenda, next_meetings=(), end=None, uid="", **fields)
    return replace(made, uid="1d6f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c12")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window at the meeting of March."""
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


@pytest.fixture
def in_may(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window at the meeting of May, with that of March circulated before."""
    march = harbour_meeting(status="circulated", circulated_on=date(2026, 3, 20))
    with opened(qtbot, kept_in(tmp_path / "books", march, may_meeting()), "latest") as window:
        yield window


def answering(answer: Callable[[QWidget], object]) -> list[QWidget]:
    """Answer the next dialog that opens; return the list that will hold it."""
    seen: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog opened"
        seen.append(dialog)
        try:
            answer(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, look)
    return seen


def accept(dialog: QWidget) -> None:
    dialog.accept()  # type: ignore[attr-defined]


def leave(dialog: QWidget) -> None:
    dialog.reject()  # type: ignore[attr-defined]


def choose(button: str) -> Callable[[QWidget], None]:
    def answer(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text().replace("&", "") == button).click()

    return answer


def come_back(qtbot: QtBot, window: Window) -> None:
    """Give the window the keys again after a dialog: the windowless platform does not do so by itself."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def press_again(qtbot: QtBot, window: Window, keys: str) -> None:
    """Press a chord after a dialog."""
    come_back(qtbot, window)
    press(window, keys)


def here(window: Window) -> Meeting:
    meeting = desk_of(window).meeting
    assert meeting is not None
    return meeting


def of_day(window: Window, day: date) -> Meeting:
    workspace = desk_of(window).workspace
    card = next(card for card in workspace.read(meetings.cards) if card.date == day)
    return workspace.read(snapshot.load(card.id))


def kept(window: Window, meeting: Meeting) -> tuple[VersionCard, ...]:
    return desk_of(window).workspace.read(versions.cards(meeting.id))


def status(window: Window, wanted: str) -> None:
    window.bar.run(f"status:{wanted}")


def typed(dialog: QWidget, words: str) -> None:
    assert isinstance(dialog, AgreeDialog)
    dialog.corrections.setPlainText(words)
    dialog.accept()


# ---- circulating


def test_circulating_keeps_a_version_and_fixes_every_number(window: Window) -> None:
    answering(accept)
    window.bar.run("minutes.circulate")
    meeting = here(window)
    assert (meeting.status, meeting.circulated_on) == ("circulated", date.today())
    assert [item.number for item in meeting.every_item()] == ["1", "2", "2.1"]
    actions = [note.action for _, note in meeting.every_note() if note.action]
    assert [(action.reference, action.provisional) for action in actions] == [("1", False), ("2", False)]
    (card,) = kept(window, meeting)
    assert card.name.startswith("circulated ") and card.status == "circulated"


def test_the_version_is_the_meeting_file_as_it_is_from_then_on(window: Window) -> None:
    answering(accept)
    window.bar.run("minutes.circulate")
    meeting, desk = here(window), desk_of(window)
    content = desk.workspace.read(versions.content(kept(window, meeting)[0].id))
    assert content == meeting_file.render(meeting, desk.numbers)
    read = imports.source_for(".json").read(content)
    assert (read.status, read.circulated_on) == ("circulated", date.today())


def test_one_undo_takes_circulating_back_with_its_version_and_numbers(qtbot: QtBot, window: Window) -> None:
    before = here(window)
    answering(accept)
    window.bar.run("minutes.circulate")
    press_again(qtbot, window, "Ctrl+Z")
    assert here(window) == before and kept(window, before) == ()
    press(window, "Ctrl+Shift+Z")
    assert here(window).status == "circulated" and len(kept(window, before)) == 1


def test_what_is_to_be_checked_is_counted_before(window: Window) -> None:
    seen = answering(leave)
    window.bar.run("minutes.circulate")
    (dialog,) = seen
    assert isinstance(dialog, CirculateDialog)
    assert "to check" in dialog.findings.words and "F7" in dialog.findings.words
    assert here(window).status == "draft"


def test_the_name_of_the_version_follows_the_date_until_it_is_typed(window: Window) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, CirculateDialog)
        dialog.date_field.setText("20 March 2026")
        assert dialog.name == "circulated 20 March 2026"
        dialog.name_line.setText("to the members")
        dialog.date_field.setText("21 March 2026")
        dialog.accept()

    answering(answer)
    window.bar.run("minutes.circulate")
    assert here(window).circulated_on == date(2026, 3, 21)
    assert kept(window, here(window))[0].name == "to the members"


def test_circulating_after_corrections_keeps_another_version(window: Window) -> None:
    for _ in range(2):
        answering(accept)
        window.bar.run("minutes.circulate")
    first, second = reversed(kept(window, here(window)))
    assert not first.name.startswith("circulated again") and second.name.startswith("circulated again ")


def test_an_action_typed_after_circulating_goes_on_from_the_fixed_numbers(window: Window) -> None:
    answering(accept)
    window.bar.run("minutes.circulate")
    desk = desk_of(window)
    first = here(window).items[0]
    action = Note(kind="action", text="GW to write to the divers")
    desk.workspace.do(notes.write(first.id, (*first.notes, action)), "One more")
    assert [desk.numbers.references[n.id] for _, n in here(window).every_note() if n.action] == ["3", "1", "2"]


def test_a_meeting_that_is_only_planned_has_nothing_to_circulate(qtbot: QtBot, tmp_path: Path) -> None:
    agenda = (Item(title="Welcome"), Item(title="Dredging", notes=(Note(kind="private", text="Ask Tom"),)))
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(status="planned", items=agenda)), "latest") as window:
        window.bar.run("minutes.circulate")
        assert "only planned" in window.messages.words and here(window).status == "planned"


def test_a_planned_meeting_with_notes_is_not_said_to_have_no_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(status="planned")), "latest") as window:
        window.bar.run("minutes.circulate")
        said = window.messages.words
        assert "no minutes" not in said and "counts as planned" in said and here(window).status == "planned"
        window.bar.run("status:draft")
        answering(accept)
        window.bar.run("minutes.circulate")
        assert here(window).status == "circulated"


def test_after_circulating_the_members_can_be_written_to(window: Window) -> None:
    answering(accept)
    window.bar.run("minutes.circulate")
    assert window.messages.words.startswith("Kept as “circulated ")
    assert window.messages.take_focus()


# ---- agreeing


def test_the_next_meeting_agrees_the_minutes_in_the_words_of_its_style(in_may: Window) -> None:
    answering(accept)
    press(in_may, "Ctrl+Shift+M")
    item = here(in_may).items[1]
    assert [note.text for note in item.notes] == [f"The minutes of the meeting of 12 March 2026 were {AGREED}."]
    march = of_day(in_may, MARCH)
    assert (march.status, march.agreed_on, march.circulated_on) == ("agreed", MAY, date(2026, 3, 20))
    assert [(card.name, card.status) for card in kept(in_may, march)] == [("agreed 14 May 2026", "agreed")]
    assert desk_of(in_may).item_id == item.id


def test_corrections_are_recorded_a_point_each_with_their_item(in_may: Window) -> None:
    answering(lambda dialog: typed(dialog, "item 2.1: it was the west quay\n- Ms Fisk was there throughout\n\n"))
    press(in_may, "Ctrl+Shift+M")
    said = [(note.kind, note.text) for note in here(in_may).items[1].notes]
    assert said == [
        ("text", f"The minutes of the meeting of 12 March 2026 were {AGREED}, subject to these corrections:"),
        ("bullet", "Item 2.1: it was the west quay"),
        ("bullet", "Ms Fisk was there throughout"),
    ]
    assert kept(in_may, of_day(in_may, MARCH))[0].comment == "with 2 corrections"


def test_one_undo_takes_agreeing_back_in_both_meetings(qtbot: QtBot, in_may: Window) -> None:
    before = here(in_may), of_day(in_may, MARCH)
    answering(accept)
    press(in_may, "Ctrl+Shift+M")
    press_again(qtbot, in_may, "Ctrl+Z")
    assert (here(in_may), of_day(in_may, MARCH)) == before
    assert kept(in_may, before[1]) == ()
    press(in_may, "Ctrl+Shift+Z")
    assert of_day(in_may, MARCH).status == "agreed" and here(in_may).items[1].notes


def test_what_was_agreed_already_is_not_offered_again(qtbot: QtBot, in_may: Window) -> None:
    answering(accept)
    press(in_may, "Ctrl+Shift+M")
    press_again(qtbot, in_may, "Ctrl+Shift+M")
    assert "agreed already" in in_may.messages.words
    assert len(here(in_may).items[1].notes) == 1


@pytest.mark.parametrize(
    ("corrections", "edited", "words"),
    [
        ("", False, "frozen as they were circulated"),
        ("It was the west quay", False, "frozen without these corrections"),
        ("It was the west quay", True, "changed since it was circulated"),
    ],
)
def test_it_is_said_plainly_whether_the_earlier_text_was_corrected(
    qtbot: QtBot, window: Window, corrections: str, edited: bool, words: str
) -> None:
    desk = desk_of(window)
    answering(accept)
    window.bar.run("minutes.circulate")
    if edited:
        first = here(window).items[0]
        desk.workspace.do(notes.write(first.id, [Note(text="The west quay.")]), "Correcting")
    later = replace(may_meeting(), id=new_id())
    desk.workspace.store.write(meetings.add(later))
    desk.workspace.open(later.id)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, AgreeDialog)
        dialog.corrections.setPlainText(corrections)
        assert words in dialog.about.text()
        dialog.reject()

    come_back(qtbot, window)
    seen = answering(answer)
    press(window, "Ctrl+Shift+M")
    assert len(seen) == 1
    assert of_day(window, MARCH).status == "circulated"


def test_the_earlier_text_can_be_corrected_first_and_nothing_typed_is_lost(in_may: Window) -> None:
    def first(dialog: QWidget) -> None:
        assert isinstance(dialog, AgreeDialog)
        dialog.corrections.setPlainText("It was the west quay")
        dialog.correct_first.click()

    answering(first)
    press(in_may, "Ctrl+Shift+M")
    assert here(in_may).date == MARCH
    seen = answering(accept)
    in_may.messages.press("Back to agree it")
    assert isinstance(seen[0], AgreeDialog)
    assert [note.text for note in here(in_may).items[1].notes][1:] == ["It was the west quay"]


def test_where_no_item_is_about_minutes_it_is_recorded_under_the_one_in_hand(qtbot: QtBot, tmp_path: Path) -> None:
    may = replace(may_meeting(), items=(Item(title="Welcome"), Item(title="Fees")))
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(), may), "latest") as window:
        desk_of(window).turn_to(here(window).items[1].id)
        answering(accept)
        press(window, "Ctrl+Shift+M")
        assert here(window).items[1].notes and not here(window).items[0].notes


def test_the_first_meeting_has_nothing_to_agree(window: Window) -> None:
    press(window, "Ctrl+Shift+M")
    assert "No earlier meeting" in window.messages.words


# ---- signing


def test_signed_minutes_say_by_whom_and_when(in_may: Window) -> None:
    answering(accept)
    press(in_may, "Ctrl+Shift+M")
    march = of_day(in_may, MARCH)
    assert lines(compose(march, desk_of(in_may).style))[-2:] == ["Signed:\t Chair", "Date:"]
    seen = answering(accept)
    in_may.bar.run("minutes.sign")
    assert isinstance(seen[0], SignDialog)
    march = of_day(in_may, MARCH)
    assert (march.status, march.signed_by, march.signed_on, march.agreed_on) == ("signed", "Ines Okafor", MAY, MAY)
    assert lines(compose(march, desk_of(in_may).style))[-2:] == ["Signed: Ines Okafor", "Date: 14 May 2026"]


def test_minutes_that_are_not_agreed_are_not_signed(window: Window) -> None:
    window.bar.run("minutes.sign")
    assert "once they are agreed" in window.messages.words and here(window).status == "draft"


# ---- frozen


def frozen(window: Window) -> Desk:
    status(window, "agreed")
    window.messages.hide()
    return desk_of(window)


def test_typing_in_frozen_minutes_is_refused_once_and_nothing_is_held(window: Window) -> None:
    desk = frozen(window)
    before = here(window)
    shown: list[str] = []
    window.messages.shown.connect(shown.append)
    press(window, "Ctrl+3")
    for key in "abc":
        QTest.keyClicks(focus_in(window), key)
    for keys in ("Return", "Backspace", "Delete", "Ctrl+V", "Ctrl+X", "Ctrl+B", "Ctrl+Shift+A", "Ctrl+Return", "F2"):
        press(window, keys)
    assert len(shown) == 1 and "agreed" in shown[0]
    assert desk.workspace.settle() and not desk.workspace.holding
    assert here(window) is before


@pytest.mark.parametrize(
    ("pane", "keys"),
    [
        ("Ctrl+1", ("Space", "Return", "Insert", "Delete", "Alt+Shift+Down")),
        ("Ctrl+2", ("Return", "Insert", "Delete", "Alt+Shift+Down")),
        ("Ctrl+4", ("F2", "Alt+Return")),
    ],
)
def test_panes_refuse_to_change_frozen_minutes(window: Window, pane: str, keys: tuple[str, ...]) -> None:
    frozen(window)
    before = here(window)
    for key in keys:
        window.messages.hide()
        press(window, pane)
        press(window, "Home")
        press(window, key)
        assert "agreed" in window.messages.words, key
        assert QApplication.activeModalWidget() is None
    assert here(window) is before


COMMANDS = (
    *("meeting.heading", "meeting.dates", "meeting.begin", "meeting.close", "item.lead", "item.release_numbers"),
    *("minutes.circulate", "minutes.agree", "style:strategic-board", "person.add", "note.correct", "note.review"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_refuse_to_change_frozen_minutes(window: Window, command: str) -> None:
    frozen(window)
    before = here(window)
    window.bar.run(command)
    assert "so their text stays as it is" in window.messages.words
    assert here(window) is before


def test_frozen_minutes_can_be_set_back_from_the_message_and_typed_again(window: Window) -> None:
    frozen(window)
    press(window, "Ctrl+3")
    QTest.keyClicks(focus_in(window), "x")
    answering(choose("Set back to circulated"))
    window.messages.press("Set back to circulated…")
    assert (here(window).status, here(window).agreed_on) == ("circulated", None)
    press(window, "Ctrl+3")
    QTest.keyClicks(focus_in(window), "It was typed.")
    desk_of(window).workspace.settle()
    assert any(note.text == "It was typed." for _, note in here(window).every_note())


def test_setting_back_is_asked_and_can_be_left(window: Window) -> None:
    frozen(window)
    answering(choose("Leave them agreed"))
    status(window, "draft")
    assert here(window).status == "agreed"


def test_numbers_that_went_out_stay_when_minutes_are_a_draft_again(window: Window) -> None:
    status(window, "circulated")
    answering(choose("Set back to draft"))
    status(window, "draft")
    assert here(window).circulated_on is None
    assert [item.number for item in here(window).every_item()] == ["1", "2", "2.1"]


@pytest.mark.parametrize(
    ("wanted", "dates"),
    [
        ("circulated", (True, False, False)),
        ("agreed", (False, True, False)),
        ("signed", (False, False, True)),
    ],
)
def test_a_status_set_by_hand_brings_its_date_and_a_version(
    window: Window, wanted: str, dates: tuple[bool, ...]
) -> None:
    status(window, wanted)
    meeting = here(window)
    days = (meeting.circulated_on, meeting.agreed_on, meeting.signed_on)
    assert tuple(day is not None for day in days) == dates
    assert [card.status for card in kept(window, meeting)] == [wanted]
    assert meeting.signed_by == ("Ines Okafor" if wanted == "signed" else "")


# ---- what was agreed prints so for ever


def texts(window: Window, meeting: Meeting) -> dict[str, bytes]:
    desk = desk_of(window)
    style = desk.styles[meeting.style]
    made = {}
    for form in exports.formats():
        if form.render is not None and "minutes" in form.makes and form.ending in (".txt", ".html"):
            made[form.ending] = form.render(compose(meeting, style), silently)
    return made


def test_agreed_minutes_print_the_same_whatever_happens_to_their_actions_members_and_committee(
    in_may: Window,
) -> None:
    from db import committees

    answering(accept)
    press(in_may, "Ctrl+Shift+M")
    march = of_day(in_may, MARCH)
    before, workspace = texts(in_may, march), desk_of(in_may).workspace
    actions = [(note.id, note.action) for _, note in march.every_note() if note.action]
    for id, action in actions:
        gone = replace(action, status="withdrawn", due=MAY + timedelta(days=400), owner_text="Nobody")
        workspace.alter(notes.set_action(id, gone), "In the register")
    workspace.alter(committees.change(march.committee.id, name="Quay Board"), "Renaming")
    later = of_day(in_may, MARCH)
    assert {note.action.status for _, note in later.every_note() if note.action} == {"withdrawn"}
    assert later.committee.name == "Quay Board"
    assert texts(in_may, later) == before


def test_nothing_renumbers_agreed_minutes(window: Window) -> None:
    status(window, "agreed")
    meeting, desk = here(window), desk_of(window)
    before = number(meeting, desk.style)
    for style in desk.styles.values():
        assert number(meeting, style) == before
    desk.workspace.alter(meetings.change(meeting.id, style="strategic-board"), "Behind its back")
    desk.workspace.open(meeting.id)
    assert desk.numbers == before


def test_a_meeting_brought_in_later_does_not_renumber_agreed_minutes_of_the_year(qtbot: QtBot, tmp_path: Path) -> None:
    from desktop import importing

    march = harbour_meeting(style="strategic-board")
    with opened(qtbot, kept_in(tmp_path, march), "latest") as window:
        status(window, "agreed")
        desk, before = desk_of(window), here(window)
        references = desk.numbers.references
        january = harbour_meeting(style="strategic-board", date=date(2026, 1, 8))
        importing.keep(desk, [replace(january, id=new_id(), uid="2d6f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c12")])
        desk.workspace.open(before.id)
        assert desk.numbers.references == references
        assert [note.action for _, note in here(window).every_note()] == [
            note.action for _, note in before.every_note()
        ]


# ---- versions by hand


def test_a_version_is_kept_by_hand_in_any_status(window: Window) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, KeepVersionDialog)
        dialog.name_line.setText("before the chair's comments")
        dialog.accept()

    frozen(window)
    answering(answer)
    window.bar.run("minutes.keep_version")
    card = kept(window, here(window))[0]
    assert (card.name, card.status) == ("before the chair's comments", "")
    window.bar.run("edit.undo")
    assert len(kept(window, here(window))) == 1
