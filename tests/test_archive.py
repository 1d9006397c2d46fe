from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from benchmarks.archive import archive
from benchmarks.archive_rows import FREQUENT, LARGE_BOARD, TODAY
from db import committees, meetings, snapshot
from db.store import Store
from db.tables import ACTIONS, MEETINGS, NOTES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("archive") / "small", 500)


def test_the_archive_holds_what_it_promises(folder: Path) -> None:
    store = Store.open(folder)

    def count(table: object) -> int:
        return store.read(lambda session: session.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[call-overload]

    assert (count(MEETINGS), count(NOTES), count(ACTIONS)) == (500, 50_000, 5_000)
    frequent = select(func.count()).where(NOTES.c.text.icontains(FREQUENT))
    assert 20_000 < store.read(lambda session: session.execute(frequent).scalar_one()) < 26_000
    store.close()


def test_the_archive_is_a_database_like_any_other(folder: Path) -> None:
    store = Store.open(folder)
    assert store.read(lambda session: session.execute(text("PRAGMA foreign_key_check")).all()) == []
    newest = store.read(meetings.cards)[0]
    meeting = store.read(snapshot.load(newest.id))
    assert len(list(meeting.every_note())) == 100
    assert meeting.date <= TODAY
    store.close()


def test_its_large_board_has_forty_members(folder: Path) -> None:
    store = Store.open(folder)
    (board,) = (one for one in store.read(committees.every) if one.name == LARGE_BOARD)
    members = store.read(committees.profile(board.id)).members
    assert {sum(one.sits(TODAY - timedelta(days=365 * years)) for one in members) for years in range(10)} == {40}
    store.close()


def test_the_same_archive_is_made_again(folder: Path, tmp_path: Path) -> None:
    again = archive(tmp_path / "again", 500)
    books, copies = Store.open(folder), Store.open(again)
    for table in (MEETINGS, NOTES, ACTIONS):
        rows = select(table).order_by(table.c.id)
        assert books.read(lambda session: session.execute(rows).all()) == copies.read(  # noqa: B023
            lambda session: session.execute(rows).all()  # noqa: B023
        )
    books.close()
    copies.close()
