from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import backups, driver, engine, meetings
from db.store import FILE, Store, StoreError
from tests.samples import harbour_meeting


def a_letter(path: Path) -> None:
    path.write_bytes(b"Dear Sir, " * 900)


def one_byte(path: Path) -> None:
    path.write_bytes(b"x")


def another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
        connection.commit()


def a_newer_version(path: Path) -> None:
    Store.open(path.parent).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def half_a_file(path: Path) -> None:
    Store.open(path.parent).close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_letter, "is not a Minutebook database"),
        (one_byte, "is not a Minutebook database"),
        (another_program, "is not a Minutebook database"),
        (a_newer_version, "newer version"),
        (half_a_file, "is damaged"),
    ],
)
def test_what_is_no_database_of_ours_is_left_untouched(
    make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    path = tmp_path / FILE
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "file" / "books")


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    Store.open(tmp_path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such permissions")
def test_only_the_owner_may_read_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "books"
    store = Store.open(folder)
    store.write(meetings.add(harbour_meeting()))
    backups.make(folder, datetime(2031, 5, 14))
    found = {path.name: path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))}
    assert {"minutebook.db", "minutebook.db-wal", "backups"} <= found.keys() and not any(found.values())
    store.close()
    (folder / FILE).chmod(0o644)
    Store.open(folder).close()
    assert (folder / FILE).stat().st_mode & 0o077 == 0


def test_who_opens_and_closes_it_after_a_rest_takes_no_log_away(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path, sync_at_once=False)) as store:
        store.suspend()
        store.resume()
        with driver.opened(tmp_path / FILE) as another:
            another.execute("SELECT count(*) FROM meetings").fetchone()
            assert store.files.look() == ""
        assert store.files.look() == ""
        store.write(meetings.add(harbour_meeting()))
        assert store.files.look() == "" and len(store.read(meetings.cards)) == 1


def test_two_who_want_it_first_at_a_time_get_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    open_engine = engine.open_engine

    def slowly(path: Path, *, sync_at_once: bool) -> Engine:
        made.append(path)
        time.sleep(0.05)
        return open_engine(path, sync_at_once=sync_at_once)

    with closing(Store.open(tmp_path)) as store:
        monkeypatch.setattr(engine, "open_engine", slowly)
        both = [threading.Thread(target=store.read, args=(meetings.cards,)) for _ in range(2)]
        for each in both:
            each.start()
        for each in both:
            each.join()
        assert len(made) == 1
