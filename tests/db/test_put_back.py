"""A database that is deleted or replaced while it is open."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import driver, keys, locking, meetings, put_back, upgrade
from db.file_watch import FileWatch
from db.store import FILE, LostError, Store, StoreError
from tests.samples import harbour_meeting

NOW = datetime(2031, 5, 14, 14, 32, 10)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")


@pytest.fixture(params=["", "a heron on the quay"], ids=["plain", "with a passphrase"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store as the window opens it, its last words still in the log."""
    folder = tmp_path / "books"
    folder.mkdir()
    if request.param:
        keys.hold(folder, keys.Key(b"k" * 32, b"s" * 16))
    store = Store.open(folder, sync_at_once=False)
    store.sync_behind(lambda _number: None, lambda _error: None)
    store.write(meetings.add(harbour_meeting()))
    yield store
    store.close()
    keys.forget(folder)


def titles(store: Store) -> set[str]:
    return {card.title for card in store.read(meetings.cards)}


def rename(store: Store, title: str) -> None:
    (card,) = store.read(meetings.cards)
    store.write(meetings.change(card.id, title=title))


def nothing_there(database: Path) -> None:
    database.unlink()


def moved_away(database: Path) -> None:
    database.rename(database.parent.parent / "elsewhere.db")


def everything_gone(database: Path) -> None:
    for path in database.parent.glob("minutebook.db*"):
        path.unlink()


def without_its_log(database: Path) -> None:
    database.with_name(f"{FILE}-wal").unlink()


def an_older_copy(database: Path) -> None:
    older = database.parent.parent / "older"
    Store.open(older).close()
    (older / FILE).replace(database)


def another_program_s(database: Path) -> None:
    stranger = database.with_name("stranger")
    with closing(sqlite3.connect(stranger)) as connection:
        connection.execute("CREATE TABLE songs (title)")
    stranger.replace(database)


FAULTS = [nothing_there, moved_away, everything_gone, without_its_log, an_older_copy, another_program_s]


@pytest.mark.parametrize("fault", FAULTS)
def test_all_that_was_committed_is_put_back_and_gone_on_with(books: Store, fault: Callable[[Path], None]) -> None:
    rename(books, "Before the fault")
    fault(books.folder / FILE)
    lies = {path.name: path.read_bytes() for path in books.folder.glob(FILE)}
    with pytest.raises(LostError, match=FILE):
        rename(books, "Written into nowhere")
    assert {path.name: path.read_bytes() for path in books.folder.glob(FILE)} == lies
    aside = put_back.put_back(books, put_back.reading_out(books)(), NOW)
    assert titles(books) == {"Before the fault"}
    rename(books, "After the fault")
    books.close()
    with closing(Store.open(books.folder)) as again:
        assert titles(again) == {"After the fault"}
    assert {path.name: path.read_bytes() for path in aside.glob(FILE)} if aside else lies == {}
    assert not put_back.left(books.folder) and bool(aside) == bool(lies)


def test_a_file_that_comes_back_as_it_was_is_gone_on_with(books: Store) -> None:
    (books.folder / FILE).rename(books.folder / "away")
    with pytest.raises(LostError):
        rename(books, "Not yet")
    (books.folder / "away").rename(books.folder / FILE)
    rename(books, "Now")
    assert titles(books) == {"Now"}


def test_nothing_is_made_under_the_name_of_a_file_that_is_gone(books: Store) -> None:
    everything_gone(books.folder / FILE)
    with books._connections.engine.connect(), pytest.raises(LostError):
        titles(books)
    assert not (books.folder / FILE).exists()


def test_a_folder_that_is_gone_is_said_to_be(books: Store) -> None:
    away = books.folder.with_name("away")
    books.folder.rename(away)
    with pytest.raises(LostError, match="The folder with your minutes"):
        rename(books, "Not there")
    with pytest.raises(StoreError):
        put_back.reading_out(books)()
    assert not books.folder.exists()
    away.rename(books.folder)
    rename(books, "There again")


def test_a_copy_that_cannot_be_read_out_leaves_nothing_behind(books: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    everything_gone(books.folder / FILE)
    monkeypatch.setattr(put_back, "make_private", _refuse)
    with pytest.raises(StoreError, match="read out"):
        put_back.reading_out(books)()
    assert not put_back.left(books.folder)


def _refuse(_path: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_look_sees_each_file_and_takes_a_log_that_comes_later_for_its_own(tmp_path: Path) -> None:
    database, log = tmp_path / FILE, tmp_path / f"{FILE}-wal"
    database.touch()
    watch = FileWatch(database)
    log.touch()
    assert watch.look() == "" and watch.is_ours(log)
    shutil.copy(log, tmp_path / "copy")
    (tmp_path / "copy").replace(log)
    assert "holds what was written last" in watch.look() and not watch.is_ours(log)
    watch.take()
    assert watch.look() == ""


def test_it_is_read_out_where_nothing_was_read_or_written_yet(books: Store) -> None:
    books.close()
    fresh = Store.open(books.folder, sync_at_once=False)
    everything_gone(fresh.folder / FILE)
    put_back.put_back(fresh, put_back.reading_out(fresh)(), NOW)
    assert titles(fresh) == {harbour_meeting().title}
    fresh.close()


LOOKS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
connection.close()
"""


def test_whoever_asks_whether_a_folder_is_locked_lets_go_of_no_lock_on_it(tmp_path: Path) -> None:
    """Another program that closes the database would take itself for the last, and take the log away."""
    store = Store.open(tmp_path, sync_at_once=False)
    store.write(meetings.add(harbour_meeting()))
    assert not locking.is_locked(tmp_path) and upgrade.is_older(tmp_path / FILE) is False
    with pytest.raises(StoreError, match="not locked"):
        locking.unlock_backup(tmp_path, tmp_path / FILE, "a heron on the quay")
    subprocess.run([sys.executable, "-c", LOOKS, str(tmp_path / FILE)], check=True)
    assert store.files.look() == ""
    store.close()
    assert not driver.is_open(tmp_path / FILE)
