"""A corrected copy brought back, by keys: accepted, left, gone to, undone; and copies that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db import meetings, notes, versions
from db.values import replace
from desktop.dialogs import question
from desktop.screens.corrected_copy import NONE, SAME, CorrectedCopyScreen
from desktop.widgets.passage_rows import PassageRow
from desktop.window import Window
from tests.desktop.copies import choose, corrected, gone_out
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.minutes.returned_copies import AUTHOR, Copy
from tests.samples import harbour_meeting

EDITS: tuple[Callable[[Copy], object], ...] = (
    lambda copy: copy.say("Welcomes were made", "The Chair welcomed everybody"),
    lambda copy: copy.add("were agreed", "The auditors were thanked."),
    lambda copy: copy.remove("surveyor booked"),
)
WAIT_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


Bring = Callable[..., CorrectedCopyScreen]


@pytest.fixture
def bring(qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Lets the minutes go out, be corrected, and come back through the menu."""

    def brought(*edits: Callable[[Copy], object], tracked: bool = True) -> CorrectedCopyScreen:
        file = corrected(gone_out(window), tmp_path / "from the chair.docx", *edits, tracked=tracked)
        choose(monkeypatch, file)
        window.bar.run("file.bring_back")
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), CorrectedCopyScreen), timeout=WAIT_MS)
        return shown(window)

    return brought


def shown(window: Window) -> CorrectedCopyScreen:
    screen = window.pages.currentWidget()
    assert isinstance(screen, CorrectedCopyScreen)
    return screen


def rows(screen: CorrectedCopyScreen) -> list[PassageRow]:
    return [row for row in screen.list.rows if isinstance(row, PassageRow)]


def texts(window: Window) -> list[str]:
    meeting = desk_of(window).meeting
    assert meeting is not None
    return [note.text for _, note in meeting.every_note()]


def test_corrections_stand_in_reading_order_with_kind_author_and_what_came_and_went(bring: Bring) -> None:
    screen = bring(*EDITS)
    assert [row.label for row in rows(screen)] == ["Changed", "Added", "Removed"]
    assert {row.beside for row in rows(screen)} == {AUTHOR}
    first = rows(screen)[0].pieces
    assert any(piece.struck and "Welcomes" in piece.words for piece in first)
    assert any(piece.underlined and "welcomed" in piece.words for piece in first)
    assert screen.figures.text() == "3 differences · 0 accepted · 0 left · 3 to decide"
    assert screen.list.hasFocus()


def test_nothing_changes_without_a_yes(window: Window, bring: Bring) -> None:
    before = texts(window)
    bring(*EDITS)
    assert texts(window) == before


def test_a_takes_one_over_and_goes_on_to_the_next(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    press(window, "A")
    assert "The Chair welcomed everybody." in texts(window)
    assert rows(screen)[0].state == "✓ accepted"
    assert screen.list.key == rows(screen)[1].key
    press(window, "A")
    press(window, "A")
    assert "The auditors were thanked." in texts(window) and "surveyor booked" not in texts(window)
    assert screen.figures.text() == "3 differences · 3 accepted · 0 left · 0 to decide"
    assert not screen.done.isHidden()


def test_undo_gives_it_back_and_the_list_shows_it_undecided(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    before = texts(window)
    press(window, "A")
    press(window, "Ctrl+Z")
    assert texts(window) == before
    assert rows(screen)[0].state == "" and screen.list.key == rows(screen)[0].key
    press(window, "Ctrl+Shift+Z")
    assert rows(screen)[0].state == "✓ accepted"


def test_all_the_rest_is_taken_over_as_one_step(window: Window, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = bring(*EDITS)
    before = texts(window)
    press(window, "L")
    monkeypatch.setattr(question, "ask", lambda *_: True)
    press(window, "Ctrl+Shift+A")
    assert screen.figures.text() == "3 differences · 2 accepted · 1 left · 0 to decide"
    assert "Welcomes were made." in texts(window)
    press(window, "Ctrl+Z")
    assert texts(window) == before
    assert screen.figures.text() == "3 differences · 0 accepted · 1 left · 2 to decide"


def test_l_leaves_one_and_again_lets_it_wait(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    press(window, "L")
    assert rows(screen)[0].state == "– left" and screen.list.key == rows(screen)[1].key
    press(window, "Home")
    press(window, "L")
    assert rows(screen)[0].state == ""


def test_space_goes_to_the_next_that_waits(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    press(window, "Down")
    press(window, "A")
    press(window, "Home")
    press(window, "Space")
    assert screen.list.key == rows(screen)[2].key


def test_enter_goes_to_the_place_and_the_key_leads_back_to_what_was_decided(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    press(window, "L")
    press(window, "Return")
    assert window.pages.currentWidget() is window.area
    assert desk_of(window).item_id == desk_of(window).meeting.items[1].id  # type: ignore[union-attr]
    press(window, "Ctrl+F7")
    assert shown(window) is screen
    assert screen.figures.text() == "3 differences · 0 accepted · 1 left · 2 to decide"
    assert screen.list.key == rows(screen)[1].key


def test_what_was_typed_since_is_shown_beside_the_correction(window: Window, bring: Bring) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None

    def edit(copy: Copy) -> None:
        copy.say("Welcomes were made", "Everybody was welcomed")
        item = desk.meeting.items[0] if desk.meeting else None
        assert item is not None
        changed = replace(item.notes[0], text="Welcomes were made twice.")
        desk.workspace.do(notes.write(item.id, [changed]), "Typing")

    screen = bring(edit)
    assert rows(screen)[0].warned and "made twice" in rows(screen)[0].below
    assert "made twice" in screen.page.toPlainText()


def test_a_comment_is_shown_with_its_author_and_changes_nothing(window: Window, bring: Bring) -> None:
    screen = bring(lambda copy: copy.comment("were agreed", "Was it not the ninth?"))
    (row,) = rows(screen)
    assert row.label == "Comment" and row.beside == AUTHOR and "the ninth" in row.below
    before = texts(window)
    press(window, "A")
    assert "only to be read" in window.messages.words and texts(window) == before
    press(window, "L")
    assert rows(screen)[0].state == "– left"


def test_what_cannot_be_taken_over_says_why_and_where_it_is_done(window: Window, bring: Bring) -> None:
    screen = bring(lambda copy: copy.remove_row("Tom Brandt"), lambda copy: copy.say("Quay Room", "Harbour Hall"))
    before = desk_of(window).meeting
    by_hand = [row for row in rows(screen) if row.state == "by hand"]
    assert len(by_hand) == 1 and "(1 by hand)" in screen.figures.text()
    while screen.list.key != by_hand[0].key:
        press(window, "Down")
    press(window, "A")
    assert by_hand[0].below in window.messages.words and by_hand[0].below in screen.page.toPlainText()
    assert desk_of(window).meeting is before and not screen.accept_button.isEnabled()


def test_agreed_minutes_are_shown_and_not_changed(window: Window, bring: Bring) -> None:
    screen = bring(*EDITS)
    desk = desk_of(window)
    assert desk.meeting is not None
    desk.workspace.alter(meetings.change(desk.meeting.id, status="agreed"), "Status")
    before = texts(window)
    press(window, "A")
    assert texts(window) == before
    assert desk.workspace.closed and desk.workspace.closed in screen.said.text()
    assert not screen.accept_button.isEnabled() and not screen.rest.isEnabled()


def test_a_copy_that_nobody_corrected_says_so(bring: Bring) -> None:
    assert bring().figures.text() == SAME


def test_without_a_copy_it_says_how_one_comes(window: Window) -> None:
    press(window, "Ctrl+F7")
    assert shown(window).said.text() == NONE
    assert shown(window).choose.hasFocus()


def test_the_end_offers_to_keep_a_version(window: Window, bring: Bring) -> None:
    screen = bring(EDITS[0])
    press(window, "A")

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTest.keyClick(dialog, "\r")
        dialog.accept()

    QTimer.singleShot(0, accept)
    screen.done.buttons[0].click()
    desk = desk_of(window)
    assert desk.meeting is not None
    cards = desk.workspace.read(versions.cards(desk.meeting.id))
    assert [card.name for card in cards] == [f"Corrections by {AUTHOR}"]


def test_the_meeting_of_a_copy_is_opened(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None
    here = desk.meeting.id
    choose(monkeypatch, corrected(gone_out(window), tmp_path / "copy.docx", EDITS[0]))
    window.bar.run("meeting.leave")
    window.bar.run("file.bring_back")
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), CorrectedCopyScreen), timeout=WAIT_MS)
    assert desk.meeting is not None and desk.meeting.id == here
    assert len(rows(shown(window))) == 1


def test_a_file_that_is_none_is_refused_in_a_sentence(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "letter.docx"
    bad.write_bytes(b"{\\rtf1 a letter}")
    told = choose(monkeypatch, bad)
    window.bar.run("file.bring_back")
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0][0] == "letter.docx was not read" and told[0][1].endswith(".")
    assert window.pages.currentWidget() is window.area


def test_a_copy_that_is_not_known_here_says_so(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = gone_out(window)
    desk = desk_of(window)
    assert desk.meeting is not None
    file, here = corrected(content, tmp_path / "copy.docx", EDITS[0]), desk.meeting.id
    assert desk.workspace.leave()
    desk.workspace.alter(meetings.remove(here), "Removing")
    told = choose(monkeypatch, file)
    window.bar.run("file.bring_back")
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "not known here" in told[0][0]
