from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Action, Committee, Item, Meeting, NextMeeting, Note
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting

TODAY = date.today()


def sitting(n: int, committee: str = "Quay Board", *notes: Note, **fields: object) -> Meeting:
    return harbour_meeting(
        uid=f"{n:08x}-5b1e-4b44-9d0e-0a8f3f1f7c12",
        committee=Committee(name=committee),
        title=f"Sitting {n}",
        date=TODAY - timedelta(days=n),
        people=(),
        attendance=(),
        items=(Item(id=n, title="Any", notes=notes),),
        **fields,
    )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    late = Note(kind="action", text="a", action=Action(due=TODAY - timedelta(days=1)))
    soon = Note(kind="action", text="b", action=Action(due=TODAY + timedelta(days=1)))
    done = Note(kind="action", text="c", action=Action(status="done"))
    coming = NextMeeting(date=TODAY + timedelta(days=9))
    held = [sitting(n) for n in range(2, 9)]
    held += [sitting(1, "Quay Board", late, soon, done, next_meetings=(coming,)), sitting(9, "Small Group")]
    with opened(qtbot, kept_in(tmp_path / "books", *held)) as window:
        yield window


def lines(window: Window) -> list[str]:
    page = window.start_page.meetings
    return [page.item(row).text() for row in range(page.count())]


def test_the_newest_meetings_of_each_committee_are_listed(window: Window) -> None:
    titles = [words.split(", ")[1] for words in lines(window) if "Sitting" in words]
    assert titles == [f"Sitting {n}" for n in (1, 2, 3, 4, 5, 9)]
    assert "3 earlier meetings…" in lines(window)


def test_a_committee_says_what_is_open_overdue_and_when_it_meets_next(window: Window) -> None:
    assert lines(window)[0].startswith("Quay Board, next: ")
    assert lines(window)[0].endswith("2 actions open, 1 overdue")
    assert "Small Group" in lines(window)


def test_enter_on_the_earlier_meetings_lists_them_and_goes_on_from_there(window: Window) -> None:
    page = window.start_page.meetings
    row = lines(window).index("3 earlier meetings…")
    page.setCurrentRow(row)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert [words.split(", ")[1] for words in lines(window) if "Sitting" in words] == [
        f"Sitting {n}" for n in range(1, 10)
    ]
    assert "Sitting 6" in page.item(page.currentRow()).text()
    QTest.keyClick(page, Qt.Key.Key_Return)
    meeting = desk_of(window).meeting
    assert meeting is not None and meeting.title == "Sitting 6"


def test_delete_on_the_earlier_meetings_removes_nothing(window: Window) -> None:
    page = window.start_page.meetings
    page.setCurrentRow(lines(window).index("3 earlier meetings…"))
    asked: list[object] = []
    window.start_page.removal_wanted.connect(asked.append)
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert asked == []
