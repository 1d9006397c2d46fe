from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import driver, log_sync, meetings, snapshot
from db.store import FILE, Store
from tests.samples import harbour_meeting

TYPING = """
import os, signal, sys
from pathlib import Path
from db import meetings
from db.store import Store
store = Store.open(Path(sys.argv[1]), sync_at_once=False)
store.sync_behind(lambda number: None, lambda error: None)
(card,) = store.read(meetings.cards)
for n in range(40):
    store.write(meetings.change(card.id, title=f"Title {n}"))
store.wait_until_synced()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_log_is_moved_into_the_file_before_it_grows_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_sync, "LONG_LOG", 128 * 1024)  # the first commits alone may take 256 KB
    store = Store.open(tmp_path, sync_at_once=False)
    store.sync_behind(lambda _number: None, lambda _error: None)
    store.write(meetings.add(harbour_meeting()))
    (card,) = store.read(meetings.cards)
    longest = 0
    for n in range(200):
        store.write(meetings.change(card.id, title=f"Title {n} " + "x" * 2000))
        store.wait_until_synced()
        longest = max(longest, (tmp_path / f"{FILE}-wal").stat().st_size)
    store.close()
    assert longest < 4 * 128 * 1024
    assert not (tmp_path / f"{FILE}-wal").exists()


@pytest.mark.parametrize("reading", [False, True], ids=["alone", "somebody reads"])
def test_a_log_that_was_long_once_is_not_moved_after_each_commit(
    reading: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_sync, "LONG_LOG", 512 * 1024)
    moved: list[int] = []
    shorten = log_sync.LogSync._shorten

    def shortening(sync: log_sync.LogSync) -> None:
        moved.append(1)
        shorten(sync)

    monkeypatch.setattr(log_sync.LogSync, "_shorten", shortening)
    with closing(Store.open(tmp_path, sync_at_once=False)) as store, driver.opened(tmp_path / FILE) as reader:
        store.sync_behind(lambda _number: None, lambda _error: None)
        store.write(meetings.add(harbour_meeting()))
        (card,) = store.read(meetings.cards)
        if reading:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM meetings").fetchone()
        for n in range(40):
            if not moved:
                store.write(meetings.change(card.id, title=f"Title {n} " + "x" * 60_000))
                store.wait_until_synced()
        log = tmp_path / f"{FILE}-wal"
        assert reading or log.stat().st_size == 0
        for n in range(5):
            store.write(meetings.change(card.id, title=f"Title {n}"))
            store.wait_until_synced()
        assert len(moved) == 1


def test_what_was_synced_survives_a_kill(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.write(meetings.add(harbour_meeting()))
    store.close()
    root = Path(__file__).parent.parent.parent
    killed = subprocess.run([sys.executable, "-c", TYPING, str(tmp_path)], cwd=root, check=False)
    assert killed.returncode < 0 or sys.platform == "win32"
    store = Store.open(tmp_path)
    (card,) = store.read(meetings.cards)
    assert store.read(snapshot.load(card.id)).title == "Title 39"
    store.close()


def test_the_number_that_is_synced_is_the_newest_asked_for(tmp_path: Path) -> None:
    told: list[int] = []
    sync = log_sync.LogSync(tmp_path / FILE, told.append, lambda _error: None)
    numbers = [sync.want() for _ in range(5)]
    assert sync.wait()
    sync.close()
    assert told[-1] == numbers[-1]


def test_a_disk_that_refused_is_tried_again_until_it_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    refused: list[OSError] = []
    monkeypatch.setattr(log_sync, "AGAIN_SECONDS", 0.01)

    def refusing(_path: Path) -> None:
        if len(refused) < 3:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(log_sync, "sync_file", refusing)
    sync = log_sync.LogSync(tmp_path / FILE, told.append, refused.append)
    number = sync.want()
    assert [sync.wait() for _ in range(4)][-1] and len(refused) == 3 and told == [number]
    sync.close()


def test_what_a_disk_goes_on_refusing_is_not_said_to_be_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []

    def refusing(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(log_sync, "sync_file", refusing)
    sync = log_sync.LogSync(tmp_path / FILE, told.append, lambda _error: None)
    sync.want()
    assert not sync.wait(0.1) and told == []
    monkeypatch.setattr(log_sync, "sync_file", lambda _path: None)
    sync.close()


def test_nothing_is_said_to_be_on_the_disk_that_was_written_into_a_lost_file(tmp_path: Path) -> None:
    told: list[int] = []
    sync = log_sync.LogSync(tmp_path / FILE, told.append, lambda _error: None, lambda: "it is gone")
    sync.want()
    assert sync.wait() and told == []
    sync.close()
