"""Old minutes looked through by keys: corrected, joined, split, undone, taken in, left, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db import meetings
from db.records import Meeting
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.intake_pages.intake import Intake
from desktop.intake_pages.line_rows import LETTERS
from desktop.intake_pages.looked_lines import LookThrough
from desktop.screens.old_minutes import NO_FILE, OldMinutesScreen
from desktop.widgets.passage_rows import PassageRow
from desktop.window import Window
from tests.desktop.copies import choose, corrected, gone_out
from tests.desktop.intake_pages.lines import LINES
from tests.desktop.old_files import typed
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting

WAIT_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "books") as window:
        yield window
        window.asked_before_closing.clear()


@pytest.fixture
def taken() -> list[Meeting]:
    return []


@pytest.fixture
def screen(window: Window, taken: list[Meeting]) -> OldMinutesScreen:
    """The screen with invented lines, two of them in doubt."""
    intake = Intake(
        look=LookThrough("forum.docx", LINES, "notes-table", ("one picture",)),
        meeting=lambda look: harbour_meeting(title=look.head("title")),
        take=taken.append,
        skip=lambda: None,
        more=2,
    )
    desk_of(window).open_screen("old_minutes", intake)
    return shown(window)


def shown(window: Window) -> OldMinutesScreen:
    screen = window.pages.currentWidget()
    assert isinstance(screen, OldMinutesScreen)
    return screen


def rows(screen: OldMinutesScreen) -> dict[object, PassageRow]:
    return {row.key: row for row in screen.lines.list.rows if isinstance(row, PassageRow)}


def go(window: Window, screen: OldMinutesScreen, key: int) -> None:
    press(window, "Home")
    while screen.lines.list.key != key:
        press(window, "Down")


def kinds(screen: OldMinutesScreen) -> dict[int, str]:
    assert screen.look is not None
    return {line.key: line.taken for line in screen.look.lines}


def field(screen: OldMinutesScreen, name: str) -> str:
    made = screen.lines.fields.fields[name]
    return (
        made.text() if isinstance(made, QLineEdit) else made.toPlainText() if isinstance(made, QPlainTextEdit) else ""
    )


def answering(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[str]:
    asked: list[str] = []

    def ask(_parent: object, title: str, *_more: str) -> bool:
        asked.append(title)
        return answer

    monkeypatch.setattr(question, "ask", ask)
    return asked


# ---- looked at


def test_each_line_says_what_it_is_taken_for_and_a_doubt_says_why(screen: OldMinutesScreen) -> None:
    shown_rows = rows(screen)
    assert [row.label for row in shown_rows.values()][:5] == ["Heading", "Heading", "Person", "Person", "Item"]
    assert shown_rows[4].warned and shown_rows[4].below == "Present or not?"
    assert shown_rows[9].faint and not shown_rows[3].warned


def test_it_begins_at_the_first_doubt_with_the_figures_and_the_heading_above(screen: OldMinutesScreen) -> None:
    assert screen.lines.list.key == 4 and screen.lines.list.hasFocus()
    assert "2 people · 1 item" in screen.figures.text() and "Not read: one picture." in screen.figures.text()
    assert screen.said.text() == "forum.docx · 2 more to come"
    assert screen.heading.title_line.text() == "Quayside Tenants' Forum"
    assert screen.heading.date_field.text() == "4 March 2025"


def test_ctrl_down_and_up_go_from_doubt_to_doubt_and_round(window: Window, screen: OldMinutesScreen) -> None:
    order = []
    for keys in ("Ctrl+Down", "Ctrl+Down", "Ctrl+Up"):
        press(window, keys)
        order.append(screen.lines.list.key)
    assert order == [8, 4, 8]
    assert screen.lines.list.keys_chosen == (8,)


def test_what_is_left_out_can_be_looked_at_alone(screen: OldMinutesScreen) -> None:
    screen.lines.show_box.setCurrentText("Left out")
    screen.draw()
    assert list(rows(screen)) == [9]


def test_without_a_file_it_offers_to_choose_one(window: Window) -> None:
    desk_of(window).open_screen("old_minutes")
    assert shown(window).said.text() == NO_FILE and shown(window).choose.hasFocus()


# ---- corrected


@pytest.mark.parametrize("letter", list(LETTERS))
def test_a_letter_says_what_the_line_is(window: Window, screen: OldMinutesScreen, letter: str) -> None:
    go(window, screen, 7)
    press(window, letter)
    assert kinds(screen)[7] == LETTERS[letter]
    assert screen.lines.list.key == 7 and screen.lines.list.hasFocus()


def test_a_letter_says_it_of_all_lines_chosen(window: Window, screen: OldMinutesScreen) -> None:
    go(window, screen, 6)
    press(window, "Shift+Down")
    press(window, "Shift+Down")
    assert "3 lines" in _words(screen)
    press(window, "B")
    assert [kinds(screen)[key] for key in (6, 7, 8)] == ["bullet"] * 3
    press(window, "Ctrl+Z")
    assert [kinds(screen)[key] for key in (6, 7, 8)] == ["text"] * 3
    press(window, "Ctrl+Y")
    assert kinds(screen)[7] == "bullet"


def _words(screen: OldMinutesScreen) -> str:
    inside = screen.lines.fields.widget()
    return inside.text() if inside is not None and hasattr(inside, "text") else ""


def test_space_says_that_a_line_is_right_and_goes_on_to_the_next_doubt(
    window: Window, screen: OldMinutesScreen
) -> None:
    press(window, "Space")
    assert not rows(screen)[4].warned and "1 doubt" in screen.figures.text()
    assert screen.lines.list.key == 8
    press(window, "Ctrl+Z")
    assert rows(screen)[4].warned and screen.lines.list.key == 4


def test_enter_leads_to_the_fields_and_what_is_written_there_is_kept(window: Window, screen: OldMinutesScreen) -> None:
    press(window, "Return")
    assert screen.lines.fields.fields["name"].hasFocus()
    press(window, "Ctrl+A")
    QTest.keyClicks(focus_in(window), "Senna Lake")
    press(window, "Return")
    assert screen.lines.list.hasFocus()
    assert screen.look is not None and screen.look.line(4).field("name") == "Senna Lake"  # type: ignore[union-attr]
    assert not rows(screen)[4].warned


def test_tab_goes_from_field_to_field_and_what_is_typed_is_kept(window: Window, screen: OldMinutesScreen) -> None:
    press(window, "Return")
    for words in ("Senna Lake", "SL"):
        press(window, "Ctrl+A")
        QTest.keyClicks(focus_in(window), words)
        press(window, "Tab")
    assert screen.lines.fields.fields["job_title"].hasFocus()
    line = screen.look.line(4) if screen.look else None
    assert line is not None and (line.field("name"), line.field("initials")) == ("Senna Lake", "SL")
    for _ in range(2):
        press(window, "Ctrl+Z")
    assert (field(screen, "name"), field(screen, "initials")) == ("Cllr Lake", "")


def test_going_through_the_lines_changes_none(window: Window, screen: OldMinutesScreen) -> None:
    press(window, "Home")
    for _ in LINES:
        press(window, "Return")
        press(window, "Escape")
        press(window, "Down")
    assert not screen.unfinished


def test_undo_takes_back_the_look_through_from_a_field_too(window: Window, screen: OldMinutesScreen) -> None:
    press(window, "Space")
    press(window, "Return")
    press(window, "Ctrl+Z")
    assert rows(screen)[4].warned


def test_ctrl_down_in_a_field_keeps_it_and_goes_to_the_next_doubt(window: Window, screen: OldMinutesScreen) -> None:
    press(window, "Return")
    press(window, "Ctrl+A")
    QTest.keyClicks(focus_in(window), "S. Lake")
    press(window, "Ctrl+Down")
    assert screen.look is not None and screen.look.line(4).field("name") == "S. Lake"  # type: ignore[union-attr]
    assert screen.lines.list.key == 8 and screen.lines.list.hasFocus()


def test_j_joins_a_line_with_the_one_below(window: Window, screen: OldMinutesScreen) -> None:
    go(window, screen, 6)
    press(window, "J")
    assert 7 not in kinds(screen) and screen.lines.list.key == 6
    assert "nine days" in field(screen, "text")


def test_ctrl_enter_in_the_line_parts_it_before_the_cursor(window: Window, screen: OldMinutesScreen) -> None:
    go(window, screen, 6)
    source = screen.lines.fields.source
    assert source is not None
    source.setFocus()
    source.put_cursor(len("The lift "))
    press(window, "Ctrl+Return")
    assert len(kinds(screen)) == len(LINES) + 1
    assert screen.look is not None and screen.look.line(6).source == "The lift"  # type: ignore[union-attr]
    assert screen.lines.list.hasFocus() and screen.lines.list.key not in (6, 7)


def test_the_heading_is_corrected_above(window: Window, screen: OldMinutesScreen) -> None:
    screen.heading.focus("title")
    press(window, "Ctrl+A")
    QTest.keyClicks(focus_in(window), "Spring forum")
    press(window, "Return")
    assert screen.look is not None and screen.look.head("title") == "Spring forum"


def test_v_shows_the_pages_that_the_lines_make(qtbot: QtBot, window: Window, screen: OldMinutesScreen) -> None:
    press(window, "V")
    assert screen.lines.right.currentWidget() is screen.lines.paper
    qtbot.waitUntil(lambda: bool(screen.lines.paper.view.images), timeout=WAIT_MS)
    press(window, "Return")
    assert screen.lines.right.currentWidget() is screen.lines.fields


# ---- taken in


def test_doubts_are_asked_about_before_it_is_taken_in(
    window: Window, screen: OldMinutesScreen, taken: list[Meeting], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, answer=False)
    press(window, "Ctrl+Return")
    assert asked == ["2 lines are still in doubt"] and not taken and screen.lines.list.key == 8
    answering(monkeypatch, answer=True)
    press(window, "Ctrl+Return")
    assert len(taken) == 1


@pytest.mark.parametrize("name", ["date", "committee"])
def test_a_meeting_needs_a_day_and_a_committee(
    window: Window, screen: OldMinutesScreen, taken: list[Meeting], name: str
) -> None:
    assert screen.look is not None
    screen.look.confirm([4, 8])
    screen.look.take_for([1, 2] if name == "committee" else [2], "text")
    screen.draw()
    press(window, "Ctrl+Return")
    assert not taken
    assert (screen.heading.date_field if name == "date" else screen.heading.committee_line).hasFocus()


def test_ctrl_enter_takes_it_in_from_a_field_too(
    window: Window, screen: OldMinutesScreen, taken: list[Meeting], monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, answer=True)
    press(window, "Return")
    press(window, "Ctrl+Return")
    screen.heading.focus("title")
    press(window, "Ctrl+Return")
    assert len(taken) == 2


def test_esc_in_the_heading_leads_to_the_lines(window: Window, screen: OldMinutesScreen) -> None:
    screen.heading.focus("title")
    press(window, "Escape")
    assert screen.lines.list.hasFocus()


def test_esc_asks_where_something_was_corrected_and_it_is_there_again(
    window: Window, screen: OldMinutesScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, "Space")
    asked = answering(monkeypatch, answer=False)
    press(window, "Escape")
    assert len(asked) == 1 and window.pages.currentWidget() is screen
    answering(monkeypatch, answer=True)
    press(window, "Escape")
    assert window.pages.currentWidget() is window.start_page
    window.bar.run("screen.old_minutes")
    assert not rows(shown(window))[4].warned


def test_the_window_asks_before_it_closes_over_corrections(
    window: Window, screen: OldMinutesScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, "Space")
    asked = answering(monkeypatch, answer=False)
    assert not window.close() and asked == ["Close before the old minutes are taken in?"]


# ---- from files


Take = Callable[..., OldMinutesScreen]


@pytest.fixture
def take(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> Take:
    def chosen(*files: Path) -> OldMinutesScreen:
        choose(monkeypatch, *files)
        window.bar.run("file.take_in_word")
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)
        return shown(window)

    return chosen


def cards(desk: Desk) -> list[tuple[str, str]]:
    return [(card.committee_name, card.date.isoformat()) for card in desk.workspace.read(meetings.cards)]


def test_a_file_is_taken_in_and_opened_and_can_be_taken_back(
    window: Window, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, answer=True)
    screen = take(typed(tmp_path / "forum.docx"))
    press(window, "Ctrl+Return")
    desk = desk_of(window)
    assert desk.meeting is not None and desk.meeting.title == "Quayside Tenants' Forum"
    assert window.pages.currentWidget() is window.area
    assert "Taken in: 3 people · 3 items · 1 action" in window.messages.words
    window.messages.press("Take it back")
    assert cards(desk) == [] and window.pages.currentWidget() is screen and screen.look is not None


def test_several_files_come_one_after_the_other(
    qtbot: QtBot, window: Window, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, answer=True)
    files = [typed(tmp_path / f"{n}.docx", day=f"{n} March 2025") for n in (4, 11, 18)]
    screen = take(*files)
    assert screen.said.text() == "4.docx · 2 more to come"
    press(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: screen.said.text() == "11.docx · 1 more to come", timeout=WAIT_MS)
    screen.skip.click()
    qtbot.waitUntil(lambda: screen.said.text() == "18.docx", timeout=WAIT_MS)
    press(window, "Ctrl+Return")
    assert [day for _, day in cards(desk_of(window))] == ["2025-03-18", "2025-03-04"]
    assert window.messages.words == "2 meetings were taken in."


def test_a_meeting_of_that_day_that_is_here_is_asked_about(
    window: Window, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, answer=True)
    take(typed(tmp_path / "forum.docx"))
    press(window, "Ctrl+Return")
    asked = answering(monkeypatch, answer=False)
    screen = take(typed(tmp_path / "again.docx"))
    press(window, "Ctrl+Return")
    assert asked[-1] == "Quayside Tenants' Forum met on Tuesday 4 March 2025 already"
    assert len(cards(desk_of(window))) == 1 and window.pages.currentWidget() is screen


def test_a_bad_file_is_refused_in_a_sentence_and_the_next_one_comes(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 half a file")
    told = choose(monkeypatch, bad, typed(tmp_path / "good.docx"))
    window.bar.run("file.take_in_word")
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)
    assert told[0][0] == "bad.docx was not read" and shown(window).said.text() == "good.docx"


def test_a_copy_of_minutes_that_are_not_here_can_be_taken_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, answer=True)
    with opened(qtbot, kept_in(tmp_path / "theirs", harbour_meeting()), "latest") as theirs:
        file = corrected(gone_out(theirs), tmp_path / "copy.docx")
    with opened(qtbot, tmp_path / "ours") as window:
        choose(monkeypatch, file)
        window.bar.run("file.take_in_word")
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)
        assert shown(window).look is not None


def test_a_copy_of_minutes_that_are_here_is_taken_in_only_where_the_clerk_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, kept_in(tmp_path / "ours", harbour_meeting()), "latest") as window:
        asked = answering(monkeypatch, answer=False)
        choose(monkeypatch, corrected(gone_out(window), tmp_path / "copy.docx"))
        window.bar.run("file.take_in_word")
        qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
        assert asked == ["copy.docx is a copy of minutes that are here"]
        assert window.pages.currentWidget() is window.area


def test_word_files_among_meeting_files_are_looked_through_too(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = typed(tmp_path / "forum.docx")
    monkeypatch.setattr("desktop.menus.file.QFileDialog.getOpenFileNames", lambda *_: ([str(file)], ""))
    window.bar.run("file.import")
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)
    assert cards(desk_of(window)) == []
