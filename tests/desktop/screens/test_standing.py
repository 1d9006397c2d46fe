"""Standing items taken by real keys: figures, where one was skipped, the way there, and writing it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db import committees
from db.records import Action, Committee, Item, Meeting, Note, StandingItem, new_id
from desktop.screens.standing import StandingScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press

TODAY = date.today()
Report = tuple[Window, StandingScreen]


def said() -> tuple[Note, ...]:
    return (Note(text="Talked about."),)


def sitting(days_ago: int, *items: Item, **fields: object) -> Meeting:
    return Meeting(
        id=new_id(),
        uid=f"uid-{new_id()}",
        committee=Committee(name="Harbour Trust Board"),
        title="Board",
        date=TODAY - timedelta(days=days_ago),
        items=items,
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def report(qtbot: QtBot, tmp_path: Path) -> Iterator[Report]:
    """The window on the newest of four meetings, with the report brought by its command."""
    act = Note(kind="action", text="TB to lift it", action=Action(id=new_id()))
    held = (
        sitting(100, Item(title="Risks", outcome_wanted=True, notes=said()), Item(title="Welcome", notes=said())),
        sitting(70, Item(title="Risks", nil=True), Item(title="Welcome", notes=said())),
        sitting(40, Item(title="Risks"), Item(title="Welcome", notes=said())),
        sitting(10, Item(title="Welcome", notes=(act,)), Item(title="Lamps", standing=True, notes=said())),
    )
    planned = sitting(-30, Item(title="Risks"), status="planned")
    with opened(qtbot, kept_in(tmp_path, *held, planned), str(held[-1].uid)) as window:
        desk = desk_of(window)
        assert desk.meeting is not None
        items = (StandingItem(title="Welcome"), StandingItem(title="Risks", outcome_wanted=True))
        desk.workspace.alter(committees.set_standing(desk.meeting.committee.id, items), "Set")
        yield window, brought(window)


def brought(window: Window) -> StandingScreen:
    window.bar.run("screen.standing")
    screen = window.pages.currentWidget()
    assert isinstance(screen, StandingScreen)
    return screen


def figures(screen: StandingScreen) -> list[str]:
    return [" | ".join(screen.table.fact(row, at).words for at in range(7)) for row in range(screen.table.count)]


def test_the_figures_of_every_standing_item_stand_in_a_row(report: Report) -> None:
    _, screen = report
    assert figures(screen) == [
        "Welcome | 4 | 4 | 4 | 1 | 0 | 0 of 4",
        "Risks – 1 without the outcome it is to have | 4 | 3 | 2 | 0 | 1 | 2 of 4",
        "Lamps | 4 | 1 | 1 | 0 | 0 | 3 of 4",
    ]
    assert screen.table.fact(1, 7).parts == ((0, "decision_bar"), (1, "review_bar"), (1, "action_bar"), (2, "line"))
    assert screen.said.text().startswith("4 meetings held")
    assert screen.said.text().endswith("2 of 3 standing items were skipped at least once.")


def test_the_meetings_that_skipped_an_item_stand_below_and_enter_leads_there(report: Report) -> None:
    window, screen = report
    assert screen.below.count == 0 and "every meeting" in screen.below.empty
    press(window, "Down")
    assert [screen.below.fact(row, 2).words for row in range(2)] == [
        "not on the agenda",
        "on the agenda, without notes",
    ]
    press(window, "Return")
    press(window, "Down")
    press(window, "Return")
    desk = desk_of(window)
    assert desk.meeting is not None and desk.meeting.date == TODAY - timedelta(days=40)
    assert desk.item is not None and desk.item.title == "Risks"
    assert window.pages.currentWidget() is window.area


def test_a_time_without_meetings_says_so(report: Report) -> None:
    window, screen = report
    screen.period_box.box.setFocus()
    press(window, "End")
    press(window, "Tab")
    QTest.keyClicks(screen.period_box.first_field, f"1 January {TODAY.year + 5}")
    press(window, "Tab")
    assert screen.said.text() == "No meeting was held in this time."


def test_the_report_is_written_out(
    report: Report, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, screen = report
    out = tmp_path / "standing.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.export_button.setFocus()
    press(window, "Space")
    QTest.keyClicks(focus_in(window), "excel")
    press(window, "Return")
    qtbot.waitUntil(lambda: out.exists() and not window.jobs)
    book = load_workbook(out)
    assert book.sheetnames == ["Figures", "Skipped"]
    assert [cell.value for cell in book["Figures"][3]] == ["Risks", "4", "3", "2", "0", "1", "2 of 4"]


def test_without_a_committee_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path)) as window:
        screen = brought(window)
        assert "No committee yet" in screen.table.empty
        assert not screen.export_button.isEnabled()
