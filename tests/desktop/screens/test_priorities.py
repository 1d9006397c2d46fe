"""Work by priority by real keys: figures, the work of a priority, the way to the meeting, and writing it out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db import committees
from db.records import Action, Committee, Decision, Item, Meeting, Note, new_id
from desktop.screens.priorities import PrioritiesScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press

TODAY = date.today()
Report = tuple[Window, PrioritiesScreen]


def action(words: str, **fields: object) -> Note:
    return Note(kind="action", text=words, action=Action(id=new_id(), **fields))  # type: ignore[arg-type]


def sitting(day: date, *items: Item) -> Meeting:
    return Meeting(
        id=new_id(),
        uid=f"uid-{new_id()}",
        committee=Committee(name="Harbour Trust Board"),
        title="Board",
        date=day,
        items=items,
    )


@pytest.fixture
def report(qtbot: QtBot, tmp_path: Path) -> Iterator[Report]:
    """The window on the newest of three meetings, with the report brought by its command."""
    decision = Note(kind="decision", text="The quay be closed", decision=Decision(reference="D1", provisional=False))
    late = action("TB to mend the crane", due=TODAY - timedelta(days=5), priority="Visitors")
    held = (
        sitting(TODAY - timedelta(days=800), Item(title="Long ago", priority="Visitors")),
        sitting(TODAY - timedelta(days=40), Item(title="Quays", priority="Safe berths", notes=(decision,))),
        sitting(TODAY, Item(title="Other", notes=(late, action("Somebody to count the lamps")))),
    )
    with opened(qtbot, kept_in(tmp_path, *held), "latest") as window:
        desk = desk_of(window)
        assert desk.meeting is not None
        desk.workspace.alter(
            committees.change(desk.meeting.committee.id, priorities=("Safe berths", "Visitors", "Young sailors")), "Set"
        )
        yield window, brought(window)


def brought(window: Window) -> PrioritiesScreen:
    window.bar.run("screen.priorities")
    screen = window.pages.currentWidget()
    assert isinstance(screen, PrioritiesScreen)
    return screen


def figures(screen: PrioritiesScreen) -> list[str]:
    return [" ".join(screen.table.fact(row, at).words for at in range(7)) for row in range(screen.table.count)]


def work(screen: PrioritiesScreen) -> list[str]:
    return [" | ".join(screen.below.fact(row, at).words for at in (0, 4)) for row in range(screen.below.count)]


def test_figures_of_the_last_twelve_months_come_first_and_idle_priorities_are_pointed_out(report: Report) -> None:
    _, screen = report
    assert figures(screen) == [
        "Safe berths 1 1 0 0 0 0",
        "Visitors 0 0 1 1 1 0",
        "Young sailors – no work 0 0 0 0 0 0",
        "No priority 1 0 1 1 0 0",
    ]
    assert "Nothing was done for “Young sailors”." in screen.said.text()
    assert screen.table.hasFocus()


def test_the_arrow_keys_show_the_work_of_each_priority(report: Report) -> None:
    window, screen = report
    assert work(screen) == ["item | Quays", "decision | The quay be closed"]
    press(window, "Down")
    assert work(screen) == ["action | TB to mend the crane"]
    assert screen.below.fact(0, 6).below == "overdue"
    press(window, "Down")
    assert work(screen) == [] and "Nothing was done" in screen.below.empty
    press(window, "Down")
    assert work(screen) == [] and "F5" in screen.below.empty


def test_another_time_counts_other_meetings(report: Report) -> None:
    _, screen = report
    screen.period_box.box.setFocus()
    QTest.keyClicks(screen.period_box.box, "All")
    assert figures(screen)[1] == "Visitors 1 0 1 1 1 0"


def test_a_time_between_two_days_is_typed(report: Report) -> None:
    window, screen = report
    screen.period_box.box.setFocus()
    press(window, "End")
    assert figures(screen)[1] == "Visitors 1 0 1 1 1 0"
    press(window, "Tab")
    field = screen.period_box.first_field
    assert field.hasFocus()
    QTest.keyClicks(field, f"1 January {TODAY.year - 3}")
    press(window, "Tab")
    QTest.keyClicks(screen.period_box.last_field, f"31 December {TODAY.year - 2}")
    press(window, "Return")
    assert "31 December" in screen.said.text()
    assert sum(each.startswith("Visitors") for each in figures(screen)) == 1


def test_enter_leads_to_the_work_and_then_to_its_meeting(report: Report) -> None:
    window, screen = report
    press(window, "Return")
    assert screen.below.hasFocus()
    press(window, "Down")
    press(window, "Return")
    desk = desk_of(window)
    assert desk.meeting is not None and desk.meeting.date == TODAY - timedelta(days=40)
    assert window.pages.currentWidget() is window.area


def test_the_report_is_written_out(
    report: Report, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, screen = report
    out = tmp_path / "work.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.export_button.setFocus()
    press(window, "Space")
    QTest.keyClicks(focus_in(window), "csv")
    press(window, "Return")
    qtbot.waitUntil(lambda: out.exists() and not window.jobs)
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][0] == "Priority"
    assert ["Young sailors", "0", "0", "0", "0", "0", "0"] in rows
    assert any("TB to mend the crane" in row for row in rows)


def test_escape_leads_back(report: Report) -> None:
    window, _ = report
    press(window, "Escape")
    assert window.pages.currentWidget() is window.area
