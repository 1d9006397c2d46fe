"""Going through an action log by keys, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import actions, notes, snapshot
from db.changes import Edit
from db.records import Action, Item, Meeting, NextMeeting, Note, Owner, Review, new_id
from db.store import StoreError
from db.values import replace
from desktop.dialogs.review import ReviewPanel
from desktop.panes.notes import NotesPane
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting

JANUARY, FEBRUARY, MARCH = date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 12)
LOG = (
    ("4.1", "TB and LF to bring questions for the surveyor", "Completed. Action closed."),
    ("5.1", "TB to draft a paper on berths for the Board", "To be discussed as item 3 below. Action closed."),
    ("6.1", "TB to draw an outline of the pilot rota", "To be discussed as item 3 below. Action closed."),
    ("6.2", "IO to name two pilots for the panel", "Completed. Action closed."),
    ("8.1", "LF to meet the harbour council about costs", "Completed. Action closed."),
    ("9.1", "GW to publish the minutes on the website", "Completed. Action closed."),
    ("9.2", "TB and LF to write terms of reference", "Discharged – left to TB and LF to finish. Action closed."),
)


def given(reference: str, words: str, due: date | None = None) -> Note:
    owners = (Owner(name=words.split()[0]),)
    return Note(
        kind="action", text=words, action=Action(reference=reference, provisional=False, due=due, owners=owners)
    )


def sitting(number: int, day: date, *items: Item, style: str = "executive-board", **fields: object) -> Meeting:
    uid = f"a0000000-0000-4000-8000-00000000000{number}"
    return replace(harbour_meeting(), id=new_id(), uid=uid, date=day, style=style, items=items, **fields)  # type: ignore[arg-type]


def january() -> Meeting:
    return sitting(
        1, JANUARY, Item(title="Berths", notes=tuple(given(reference, words) for reference, words, _ in LOG))
    )


def february() -> Meeting:
    told = Review(reference="9.2", text=LOG[6][1], given_on=JANUARY, outcome="carried forward", closing="LF was ill.")
    log = Item(title="Action log", notes=(Note(kind="review", review=replace(told, carried_to=date(2026, 3, 6))),))
    return sitting(2, FEBRUARY, log)


def march() -> Meeting:
    minutes = Item(id=new_id(), title="Minutes of the last meeting", notes=(Note(text="They were agreed."),))
    coming = NextMeeting(date=date(2026, 5, 14))
    return sitting(3, MARCH, minutes, Item(title="Dredging"), next_meetings=(coming,))


class Clerk:
    """Presses keys where the focus is and counts them."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window, self.keys = qtbot, window, 0
        pane = window.findChild(NotesPane)
        assert isinstance(pane, NotesPane)
        self.pane = pane
        self.pane.take_focus()

    @property
    def panel(self) -> ReviewPanel:
        return self.pane.reviews

    @property
    def meeting(self) -> Meeting:
        """The meeting as the database holds it, all that is typed handed over."""
        workspace = desk_of(self.window).workspace
        workspace.settle()
        assert workspace.meeting is not None
        return workspace.store.read(snapshot.load(workspace.meeting.id))

    def press(self, *chords: str) -> None:
        for words in chords:
            chord = QKeySequence(words)[0]
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, chord.key(), chord.keyboardModifiers())
            QApplication.processEvents()
            self.keys += 1

    def type(self, words: str) -> None:
        for letter in words:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, letter)
            self.keys += 1
        QApplication.processEvents()

    @property
    def reviews(self) -> list[Review]:
        return [note.review for _, note in self.meeting.every_note() if note.review]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        return [(review.reference, review.outcome, review.closing) for review in self.reviews]


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    with opened(
        qtbot, kept_in(tmp_path, january(), february(), march()), "a0000000-0000-4000-8000-000000000003"
    ) as window:
        yield Clerk(qtbot, window)


def printed(clerk: Clerk) -> list[str]:
    from desktop.minutes.compose import compose
    from desktop.minutes.house_style import built_in
    from tests.minutes.meetings import lines

    return lines(compose(clerk.meeting, built_in()["executive-board"]))


def test_a_log_of_seven_actions_is_entered_in_few_keys_and_prints_as_the_committee_words_it(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("d")
    clerk.press("Return")
    clerk.type("c")
    clerk.press("Home")
    clerk.type("To be discussed as item 3 below. ")
    clerk.press("Return")
    clerk.type("c")
    clerk.press("Return")
    for _ in range(3):
        clerk.type("d")
        clerk.press("Return")
    clerk.type("iDischarged ")
    clerk.type("- left to TB and LF to finish. Action closed.")
    clerk.press("Return")
    assert clerk.keys < 7 * 60
    assert clerk.keys < 120
    assert clerk.pane.editor.hasFocus()
    assert [outcome for _, outcome, _ in clerk.said] == ["done", "closed", "closed", *["done"] * 3, "discharged"]
    out = printed(clerk)
    assert out[out.index("Action Log:") + 1 :][:7] == [
        f"{reference} – {words}. {closing.replace('–', '-')}" for reference, words, closing in LOG
    ]


def test_the_panel_shows_what_is_open_with_owners_due_and_what_earlier_meetings_said(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R", "Down", "Down", "Down", "Down", "Down", "Down")
    rows = [[cell.words for cell in row.cells] for row in clerk.panel.list.rows]
    assert rows[0] == ["4.1", "TB", "–", LOG[0][1]]
    assert rows[6] == ["9.2", "TB", "overdue", LOG[6][1]]
    assert "now due Friday 6 March 2026" in clerk.panel.card.accessibleName()
    assert "5 February 2026: carried to 6 Mar 2026 – “LF was ill.”" in clerk.panel.card.accessibleName()


@pytest.mark.parametrize(
    ("typed", "outcome", "closing", "carried_to"),
    [
        ("d", "done", "", None),
        ("i", "discharged", "", None),
        ("w", "withdrawn", "", None),
        ("n", "none", "", None),
        ("nItem 3 on the agenda", "none", "Item 3 on the agenda", None),
        ("fto 30 June", "carried forward", "", date(2026, 6, 30)),
        ("f30 june", "carried forward", "", date(2026, 6, 30)),
        ("fnext meeting", "carried forward", "", date(2026, 5, 14)),
        ("fthe summer", "carried forward", "Carried forward to the summer.", None),
        ("f30 June\tQuotes are awaited.", "carried forward", "Quotes are awaited.", date(2026, 6, 30)),
        ("s7", "superseded", "Superseded by action 7. Action closed.", None),
        ("sby action 7", "superseded", "Superseded by action 7. Action closed.", None),
    ],
)
def test_a_letter_says_the_outcome_and_typing_the_rest(
    clerk: Clerk, typed: str, outcome: str, closing: str, carried_to: date | None
) -> None:
    clerk.press("Ctrl+Shift+R")
    first, *rest = typed.split("\t")
    clerk.type(first)
    for words in rest:
        clerk.press("Tab")
        clerk.type(words)
    clerk.press("Return")
    (review,) = clerk.reviews
    assert (review.reference, review.outcome, review.closing, review.carried_to) == (
        "4.1",
        outcome,
        closing,
        carried_to,
    )
    assert clerk.panel.entry is not None and clerk.panel.entry.reference == "5.1"


def test_the_words_that_the_committee_used_last_stand_ready(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("dMended in February.")
    clerk.press("Return")
    clerk.type("d")
    assert clerk.panel.fields.words.text() == clerk.panel.fields.words.selectedText() == "Mended in February."
    clerk.press("Return")
    assert [closing for *_, closing in clerk.said] == ["Mended in February."] * 2


def test_words_used_before_are_offered_as_they_are_typed_and_only_tab_takes_them(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("nOn the agenda of the pilots.")
    clerk.press("Return")
    clerk.type("nOn")
    assert clerk.panel.fields.words.offering()
    clerk.press("Tab", "Return")
    clerk.type("nOn")
    clerk.press("Return")
    assert [closing for *_, closing in clerk.said] == ["On the agenda of the pilots."] * 2 + ["On"]


def test_up_and_down_skip_and_enter_comes_back_to_what_was_skipped(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R", "Down")
    clerk.type("d")
    for _ in range(5):
        clerk.press("Return")
        clerk.type("d")
    clerk.press("Return")
    assert clerk.panel.entry is not None and clerk.panel.entry.reference == "4.1"
    assert len(clerk.reviews) == 6
    clerk.press("Escape")
    assert clerk.pane.editor.hasFocus() and clerk.panel.isHidden()


def test_a_second_review_corrects_the_first_wherever_it_stands(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("d")
    clerk.press("Escape", "Alt+Down", "Ctrl+Shift+R", "Up")
    assert clerk.panel.entry is not None and clerk.panel.entry.reference == "4.1"
    assert clerk.panel.fields.outcome == "done"
    clerk.type("f30 June")
    clerk.press("Return")
    assert [(note.review.outcome, item.title) for item, note in clerk.meeting.every_note() if note.review] == [
        ("carried forward", "Minutes of the last meeting")
    ]


def test_the_keys_on_a_review_line_correct_that_review(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("d")
    clerk.press("Return")
    clerk.type("c")
    clerk.press("Escape", "Left")
    for keys in ("Ctrl+Shift+R", "Alt+Return"):
        clerk.press(keys)
        assert clerk.panel.entry is not None and clerk.panel.entry.reference == "5.1"
        clerk.press("Escape", "Left")
    clerk.press("Ctrl+Shift+R", "Tab")
    clerk.type("At last.")
    clerk.press("Escape")
    assert clerk.said[1] == ("5.1", "closed", "At last.")


def test_undo_takes_back_one_review_at_a_time_and_shows_it(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("dMended.")
    clerk.press("Return")
    clerk.type("f30 June")
    clerk.press("Tab")
    clerk.type("Parts are late.")
    clerk.press("Return", "Ctrl+Z")
    assert clerk.said == [("4.1", "done", "Mended.")]
    assert clerk.panel.entry is not None and clerk.panel.entry.reference == "5.1"
    assert clerk.panel.fields.outcome == ""
    clerk.press("Ctrl+Z")
    assert clerk.said == []
    clerk.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert [reference for reference, *_ in clerk.said] == ["4.1", "5.1"]


def test_delete_takes_a_review_out_again(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("d")
    clerk.press("Return", "Up", "Delete")
    assert clerk.said == []
    assert clerk.panel.list.rows[0].mark is not None and clerk.panel.list.rows[0].mark.words == ""


def test_what_is_typed_is_written_without_enter(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.type("dMended in")
    assert clerk.said == [("4.1", "done", "Mended in")]


def test_words_that_cannot_be_kept_stay_and_are_written_later(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    store = desk_of(clerk.window).workspace.store
    whole = store.write

    def full(_edit: Edit, **_how: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "write", full)
    clerk.press("Ctrl+Shift+R")
    clerk.type("dMended.")
    clerk.press("Return")
    assert clerk.panel.fields.words.text() == "Mended."
    monkeypatch.setattr(store, "write", whole)
    assert clerk.said == [("4.1", "done", "Mended.")]


def test_words_typed_in_the_notes_meanwhile_stay_beside_the_review(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+R")
    clerk.pane.editor.setFocus()
    clerk.type("A line.")
    clerk.panel.fields.take_focus()
    clerk.type("d")
    item = clerk.meeting.items[0]
    assert [note.text for note in item.notes if note.kind == "text"] == ["They were agreed.", "A line."]
    assert [note.kind for note in item.notes].count("review") == 1


def test_the_item_that_looks_back_offers_it_until_all_is_reviewed(clerk: Clerk) -> None:
    hint = clerk.pane._hint
    assert hint.isVisible() and hint.text().startswith("7 earlier actions are still open. Ctrl+Shift+R")
    clerk.press("Alt+Down")
    assert not hint.isVisible()
    clerk.press("Alt+Up", "Ctrl+Shift+R")
    assert not hint.isVisible()
    for _ in range(7):
        clerk.type("d")
        clerk.press("Return")
    assert not hint.isVisible()


def test_agreed_minutes_are_only_read(clerk: Clerk) -> None:
    from db import meetings

    workspace = desk_of(clerk.window).workspace
    workspace.alter(meetings.change(clerk.meeting.id, status="agreed"), "Agreed")
    clerk.press("Ctrl+Shift+R")
    assert clerk.panel.isHidden()
    assert clerk.said == []
    assert "agreed" in clerk.window.messages.words


def test_without_anything_open_it_says_so(clerk: Clerk) -> None:
    workspace = desk_of(clerk.window).workspace
    for earlier in clerk.meeting.surroundings.open_actions:
        note = workspace.read(actions.history(earlier.id))[0].note
        workspace.alter(notes.set_action(note, Action(status="withdrawn", reference=earlier.reference)), "Withdrawn")
    clerk.press("Ctrl+Shift+R")
    assert clerk.panel.isHidden()
    assert clerk.window.messages.words == "No action of an earlier meeting of this committee is still open."
