"""The first look at the start: the same as the start page would read, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, time
from pathlib import Path

import pytest

from db import first_look, meetings, overview, upgrade
from db.records import Action, Item, NextMeeting, Note, Review, new_id
from db.store import FILE, Store
from tests.samples import harbour_meeting

FIRST, SECOND, TODAY = date(2026, 1, 10), date(2026, 2, 14), date(2026, 3, 2)


def item(*notes: Note) -> tuple[Item, ...]:
    return (Item(id=new_id(), title="Moorings", notes=notes),)


def action(words: str, due: date | None, status: str = "open") -> Note:
    return Note(id=new_id(), kind="action", text=words, action=Action(id=new_id(), due=due, status=status))


def review(earlier: Note, outcome: str, carried_to: date | None = None) -> Note:
    said = Review(text=earlier.text, given_on=FIRST, outcome=outcome, carried_to=carried_to)
    return Note(id=new_id(), kind="review", review=said)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Keep two meetings with actions that are open, overdue, carried forward, done and closed."""
    given = (
        action("Renew the buoys", date(2026, 2, 1)),
        action("Ask for quotes", None),
        action("Paint the crane", date(2026, 1, 15), "done"),
        action("Dredge the basin", date(2026, 1, 20)),
        action("Mend the ladder", date(2026, 1, 25)),
    )
    said = review(given[3], "carried forward", date(2026, 5, 1)), review(given[4], "done")
    coming = NextMeeting(id=new_id(), date=date(2026, 3, 9), start=time(14), place="Net loft")
    first = harbour_meeting(id=new_id(), uid="first", date=FIRST, next_meetings=(), items=item(*given))
    second = harbour_meeting(id=new_id(), uid="second", date=SECOND, next_meetings=(coming,), items=item(*said))
    with closing(Store.open(tmp_path)) as store:
        for meeting in (first, second):
            store.write(meetings.add(meeting))
    return tmp_path


def test_the_first_look_shows_what_the_start_page_reads(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        read = store.read(overview.cards(TODAY))
    assert first_look.cards(folder / FILE, TODAY) == read
    [card] = read
    assert (card.count, card.open_actions, card.overdue_actions) == (2, 3, 1)
    assert card.coming is not None and card.coming.start == time(14)
    assert [meeting.date for meeting in card.meetings] == [SECOND, FIRST]


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


SPOILED: dict[str, Callable[[Path], object]] = {
    "older": older,
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"minutes " * 600),
    "cut short": cut_short,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_the_first_look_is_not_trusted_where_more_care_is_needed(folder: Path, spoil: Callable[[Path], object]) -> None:
    spoil(folder / FILE)
    held = {path.name: path.read_bytes() for path in folder.glob(FILE)}
    assert first_look.cards(folder / FILE, TODAY) == ()
    assert {path.name: path.read_bytes() for path in folder.glob(FILE)} == held


def test_a_database_without_meetings_gives_nothing(tmp_path: Path) -> None:
    upgrade.migrate(tmp_path / FILE)
    assert first_look.cards(tmp_path / FILE, TODAY) == ()
