"""The forward plan on its screen: every step by a key, every step taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.records import Forward, Item, Note, new_id
from db.values import replace
from desktop.screens.forward import ForwardScreen
from tests.desktop.windows import desk_of, kept_in, opened
from tests.journeys.clerk import Clerk
from tests.samples import harbour_meeting

MARCH, MAY = date(2026, 3, 12), date(2026, 5, 14)


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """A clerk before the planned meeting of May; that of March put three lines on the plan."""
    lines = (
        Note(kind="forward", text="**Mooring** fees", forward=Forward()),
        Note(kind="forward", text="annual report on 9 July", forward=Forward(wanted_on=date(2026, 7, 9))),
        Note(kind="forward", text="storm plan at the October meeting", forward=Forward(wanted_phrase="in October")),
    )
    march = replace(harbour_meeting(), items=(Item(title="Dredging", notes=lines),))
    agenda = (Item(title="Welcome"), Item(title="Any other business"))
    may = replace(harbour_meeting(), id=new_id(), uid="", date=MAY, status="planned", items=agenda, next_meetings=())
    folder = kept_in(tmp_path / "books", march, may)
    with opened(qtbot, folder) as window:
        assert desk_of(window).workspace.open(may.id)
        made = Clerk(qtbot, window, monkeypatch)
        made.by_name("Forward plan")
        yield made


def screen(clerk: Clerk) -> ForwardScreen:
    assert clerk.window.screens is not None
    shown = clerk.window.pages.currentWidget()
    assert isinstance(shown, ForwardScreen)
    return shown


def rows(clerk: Clerk) -> dict[str, list[str]]:
    """What the list shows: the words of each row by section."""
    found: dict[str, list[str]] = {}
    for row in screen(clerk).list.rows:
        if row.section:
            section = found.setdefault(row.cells[0].words, [])
        else:
            section.append(" | ".join(cell.words for cell in row.cells))
    return found


def test_lines_stand_under_due_and_later_with_where_they_came_from(clerk: Clerk) -> None:
    assert rows(clerk) == {
        "Due": ["Mooring fees | for the next meeting | from 12 March 2026"],
        "For later meetings": [
            "annual report on 9 July | for 9 July 2026 | from 12 March 2026",
            "storm plan at the October meeting | for October | from 12 March 2026",
        ],
    }
    assert screen(clerk).said.text() == "1 due at the next meeting (14 May 2026), 2 for later ones."


def test_space_puts_a_line_on_the_open_agenda_before_the_closing_and_undo_takes_it_back(clerk: Clerk) -> None:
    clerk.press("Home", "Space")
    assert [item.title for item in clerk.meeting.items] == ["Welcome", "Mooring fees", "Any other business"]
    assert rows(clerk)["Taken up"] == ["Mooring fees | taken up on 14 May 2026 | from 12 March 2026"]
    clerk.press("End", "Space")
    assert "has taken it up already" in clerk.window.messages.words
    clerk.press("Ctrl+Z")
    assert [item.title for item in clerk.meeting.items] == ["Welcome", "Any other business"]
    assert "Taken up" not in rows(clerk)


def test_delete_takes_a_line_off_and_again_puts_it_back(clerk: Clerk) -> None:
    clerk.press("Home", "Delete")
    assert rows(clerk)["No longer wanted (Delete puts it back)"][0].startswith("Mooring fees")
    clerk.press("Ctrl+Z")
    assert rows(clerk)["Due"][0].startswith("Mooring fees")
    clerk.press("Home", "Delete", "End", "Delete")
    assert rows(clerk)["Due"][0].startswith("Mooring fees")


def test_enter_changes_for_which_meeting_a_line_is(clerk: Clerk) -> None:
    clerk.press("Home")
    clerk.in_dialog("Return", lambda: clerk.type("16 July"))
    assert rows(clerk)["For later meetings"][1] == "Mooring fees | for 16 July 2026 | from 12 March 2026"
    assert screen(clerk).list.hasFocus()
    clerk.press("Ctrl+Z")
    assert rows(clerk)["Due"] == ["Mooring fees | for the next meeting | from 12 March 2026"]


def test_insert_adds_a_line_by_hand_whose_words_can_be_changed(clerk: Clerk) -> None:
    clerk.in_dialog("Insert", lambda: clerk.type("Regatta"), clerk.field("For", "the next meeting"))
    assert "Regatta | for the next meeting | by hand" in rows(clerk)["Due"]
    clerk.in_dialog("Return", clerk.field("Words", "Regatta plan"), clerk.field("For", "October"))
    assert "Regatta plan | for October | by hand" in rows(clerk)["For later meetings"]
    clerk.press("Ctrl+Z", "Ctrl+Z")
    assert not any("Regatta" in line for lines in rows(clerk).values() for line in lines)


def test_ctrl_enter_goes_to_where_a_line_was_typed(clerk: Clerk) -> None:
    clerk.press("Home", "Ctrl+Return")
    assert clerk.meeting.date == MARCH
    assert clerk.line == "Mooring fees"


def test_what_is_due_and_on_no_agenda_is_to_check_and_leads_here(clerk: Clerk) -> None:
    clerk.press("Escape", "F7")
    finding = next(row for row in clerk.focus.rows if "Mooring fees" in row.spoken)  # type: ignore[attr-defined]
    assert clerk.focus.choose(finding.key)  # type: ignore[attr-defined]
    clerk.press("Return")
    assert screen(clerk).list.hasFocus()
    clerk.press("Space")
    assert [item.title for item in clerk.meeting.items] == ["Welcome", "Mooring fees", "Any other business"]


def test_esc_goes_back(clerk: Clerk) -> None:
    clerk.press("Escape")
    assert clerk.window.screens is not None and clerk.window.screens.current == ""


def test_without_an_open_meeting_a_line_cannot_be_put_on_an_agenda(clerk: Clerk) -> None:
    desk = desk_of(clerk.window)
    desk.workspace.leave()
    clerk.by_name("Forward plan")
    clerk.press("Home", "Space")
    assert "No meeting of this committee is open" in clerk.window.messages.words


def test_every_key_has_a_button(clerk: Clerk) -> None:
    buttons = screen(clerk).findChildren(QPushButton)
    for key in ("Insert", "Enter", "Delete", "Space", "Ctrl+Enter"):
        assert any(f"({key})" in button.toolTip() for button in buttons), key
