"""A clock that was wrong and is put right, or is set wrong: nothing is lost, and what is newest stays newest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backups, meetings, sent_copies, versions
from db.records import ids, new_id
from db.store import FILE, Store
from tests.samples import harbour_meeting

RIGHT = datetime(2031, 5, 14, 9, 30)


class Clock:
    """The system's clock, as it is set."""

    def __init__(self) -> None:
        self.now = RIGHT

    def time_ns(self) -> int:
        return int(self.now.timestamp() * 1e9)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(ids, "clock", clock)
    monkeypatch.setattr(ids, "_last_id", 0)
    yield clock


def started_anew(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Store:
    monkeypatch.setattr(ids, "_last_id", 0)
    return Store.open(folder)


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(days=1), timedelta(days=3650)])
def test_what_was_kept_last_is_shown_as_the_newest(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, back: timedelta
) -> None:
    store = started_anew(monkeypatch, tmp_path)
    store.write(meetings.add(harbour_meeting()))
    (card,) = store.read(meetings.cards)
    for name in ("circulated", "corrected"):
        store.write(versions.keep(card.id, name, "circulated", b"{}", at=clock.now))
        store.write(sent_copies.keep(card.id, name, b"{}", at=clock.now))
        store.close()
        clock.now -= back
        store = started_anew(monkeypatch, tmp_path)
    store.write(versions.keep(card.id, "agreed", "agreed", b"{}", at=clock.now))
    assert [one.name for one in store.read(versions.cards(card.id))] == ["agreed", "corrected", "circulated"]
    store.close()


def test_ids_rise_within_a_run_whatever_the_clock_does(clock: Clock) -> None:
    found = []
    for step in (0, 60, -86_400, 5, -1, 10_000):
        clock.now += timedelta(seconds=step)
        found.append(new_id())
    assert found == sorted(set(found)) and max(found) < 2**62


def test_backups_go_on_where_the_clock_was_ahead_and_is_put_right(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    ahead = RIGHT + timedelta(days=400)
    early = backups.make(store.folder, ahead)
    for path in (early.path, *store.folder.glob(f"{FILE}*")):
        os.utime(path, (ahead.timestamp(), ahead.timestamp()))
    assert backups.is_due(store.folder, RIGHT)
    made = backups.make(store.folder, RIGHT)
    os.utime(made.path, (RIGHT.timestamp(), RIGHT.timestamp()))
    assert not backups.is_due(store.folder, RIGHT + timedelta(minutes=5))
    assert backups.is_due(store.folder, RIGHT + timedelta(hours=1))
    backups.thin_out(store.folder, RIGHT + timedelta(days=1))
    assert {one.path for one in backups.every(store.folder)} == {early.path, made.path}


def test_backups_go_on_where_the_clock_is_set_a_day_back(store: Store) -> None:
    backups.make(store.folder, RIGHT)
    assert backups.is_due(store.folder, RIGHT - timedelta(days=1))
    backups.make(store.folder, RIGHT - timedelta(days=1))
    assert not backups.is_due(store.folder, RIGHT - timedelta(days=1) + timedelta(minutes=5))
    backups.thin_out(store.folder, RIGHT - timedelta(days=1))
    assert len(backups.every(store.folder)) == 2
