"""How a SQLite file is opened for SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import driver, keys, meetings, places
from db.keys import Key
from db.store import FILE, BusyError, Store
from tests.samples import harbour_meeting


@pytest.fixture(params=[None, Key(b"1" * 32, b"the first salt .")], ids=["plain", "locked"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    if request.param is not None:
        keys.hold(tmp_path, request.param)
    yield tmp_path
    keys.forget(tmp_path)


def titles(minutes: Store) -> list[str]:
    return [card.title for card in minutes.read(meetings.cards)]


def test_a_reader_in_the_way_of_a_commit_without_a_log_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "network", lambda _folder: "nfs")
    with closing(Store.open(folder, sync_at_once=False)) as minutes:
        minutes.write(meetings.add(harbour_meeting(title="As it was")))
        (card,) = minutes.read(meetings.cards)
        with driver.opened(folder / FILE) as reader:
            reader.isolation_level = None
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM meetings").fetchone()
            for _ in range(2):
                with pytest.raises(BusyError):
                    minutes.write(meetings.change(card.id, title="New"), waits=False)
                assert titles(minutes) == ["As it was"]
            reader.execute("ROLLBACK")
        minutes.write(meetings.change(card.id, title="New"))
        assert titles(minutes) == ["New"]
