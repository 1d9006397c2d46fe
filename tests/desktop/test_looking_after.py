"""What is looked after once the start is over, and starts in folders that are not as they should be."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from db import backups, damage, driver, faults, locking, meetings, packing, places, put_back
from db.store import FILE, Store, StoreError
from desktop import looking_after, missing_file, recovering
from desktop.backing_up import DAMAGED
from desktop.looking_after import CLOSED, LOOKED, SMALL, LookingOver, is_due, tell_place
from desktop.passphrase_change import Conversion
from desktop.settings import Settings
from desktop.watching import Watching
from desktop.window import Window
from tests.damaged import spoil
from tests.desktop.test_recovering import books as damaged_books
from tests.desktop.windows import kept_in, opened
from tests.samples import harbour_meeting

THEN = datetime(2031, 5, 14, 15, 30)
WAIT_MS = 10_000


@pytest.fixture
def window(qtbot: QtBot, books: Path) -> Iterator[Window]:
    with opened(qtbot, books) as window:
        yield window


def titles(folder: Path) -> set[str]:
    with closing(Store.open(folder)) as store:
        return {card.title for card in store.read(meetings.cards)}


def answer(words: str) -> None:
    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            next(button for button in box.buttons() if button.text() == words).click()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


# ---- all of the database


def test_damage_is_noticed_after_the_start_and_the_next_one_recovers(qtbot: QtBot, tmp_path: Path) -> None:
    books = damaged_books(tmp_path / "others")
    spoil(books / FILE)
    with opened(qtbot, books) as window:
        over = LookingOver(window, books)
        with qtbot.waitSignal(over.ended, timeout=WAIT_MS):
            over.begin()
        assert window.messages.words == DAMAGED
        assert (books / faults.NOTED).exists() and window.settings.words(LOOKED) == ""


def test_a_sound_one_is_looked_at_beside_the_window_without_a_word(qtbot: QtBot, window: Window, books: Path) -> None:
    over = LookingOver(window, books)
    with qtbot.waitSignal(over.ended, timeout=WAIT_MS):
        over.begin()
    assert window.messages.words == "" and not (books / faults.NOTED).exists()
    assert window.settings.words(LOOKED) == date.today().isoformat() and window.settings.number(CLOSED) == 0


def test_a_window_that_is_closed_waits_for_no_look(qtbot: QtBot, window: Window, books: Path) -> None:
    over = LookingOver(window, books)
    over.begin()
    window.close()
    assert over._thread is not None and not over._thread.is_alive()
    assert window.settings.number(CLOSED) == 1 and not (books / f"{FILE}-wal").exists()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n, meetings"


@pytest.fixture
def endless(window: Window, books: Path, monkeypatch: pytest.MonkeyPatch) -> LookingOver:
    """A look at a database that never comes to its end, some way on."""
    on = threading.Event()

    def find(folder: Path, begun: Callable[[sqlite3.Connection], object]) -> str:
        with suppress(*driver.errors()), driver.opened(folder / FILE, mode="ro") as connection:
            begun(connection)
            connection.execute("SELECT count(*) FROM meetings").fetchone()
            on.set()
            connection.execute(ENDLESS).fetchone()
        return ""

    monkeypatch.setattr(damage, "find", find)
    over = LookingOver(window, books)
    over.look()
    assert on.wait(10)
    return over


def test_a_look_ends_before_the_store_lets_go_of_the_file(window: Window, books: Path, endless: LookingOver) -> None:
    window.close()
    assert not (books / f"{FILE}-wal").exists() and window.settings.words(LOOKED) == ""


def test_a_look_is_cut_off_while_a_passphrase_is_chosen_and_done_afterwards(
    qtbot: QtBot, window: Window, books: Path, endless: LookingOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def find(folder: Path, _begun: object) -> str:
        looked.append(folder)
        return ""

    conversion = Conversion(window, books)
    with qtbot.waitSignal(conversion.ended, timeout=WAIT_MS):
        conversion.start("", "kettle moss violin anchor")
        monkeypatch.setattr(damage, "find", find)
    qtbot.waitUntil(lambda: looked == [books], timeout=WAIT_MS)
    window.close()
    locking.lock(books)


def test_what_comes_from_the_log_is_looked_at_once_an_hour(
    window: Window, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[LookingOver] = []
    monkeypatch.setattr(LookingOver, "look", lambda over: looked.append(over))
    over = LookingOver(window, books)
    for _ in range(3):
        over.look_again()
    assert looked == [over]
    monkeypatch.setattr(looking_after, "AGAIN_SECONDS", 0.0)
    over.look_again()
    assert looked == [over, over]


@pytest.mark.parametrize(("kind", "times"), [("", 1), ("nfs4", 0)], ids=["with a log", "without"])
def test_a_commit_that_goes_into_the_file_itself_is_nothing_to_look_at(
    window: Window, books: Path, monkeypatch: pytest.MonkeyPatch, kind: str, times: int
) -> None:
    assert window.desk is not None
    monkeypatch.setattr(places, "network", lambda _folder: kind)
    watching = Watching(window, window.desk, books)
    told: list[int] = []
    watching.rewritten.connect(lambda: told.append(1))
    (books / FILE).touch()
    watching.look()
    assert len(told) == times


@pytest.mark.parametrize(
    ("size", "closed", "looked", "due"),
    [
        (1000, 1, date(2031, 5, 14), True),
        (SMALL + 1, 1, date(2031, 5, 14), False),
        (SMALL + 1, 0, date(2031, 5, 14), True),
        (SMALL + 1, 1, date(2031, 5, 13), True),
        (SMALL + 1, 1, date(2031, 5, 15), True),
    ],
    ids=["small", "today", "cut off", "yesterday", "the clock was set back"],
)
def test_a_large_one_is_looked_at_once_a_day_or_after_a_kill(
    tmp_path: Path, size: int, closed: int, looked: date, due: bool
) -> None:
    settings = Settings(tmp_path)
    settings.keep(CLOSED, closed)
    settings.keep(LOOKED, looked.isoformat())
    assert is_due(settings, size, date(2031, 5, 14)) is due


# ---- where it lies


def test_a_folder_that_is_kept_alike_is_told_of_once(window: Window, books: Path) -> None:
    tell_place(window, books)
    assert window.messages.words == ""
    (books.parent / ".nextcloudsync.log").touch()
    tell_place(window, books)
    assert "kept alike on several computers by Nextcloud" in window.messages.words
    window.messages.press("Close")
    tell_place(window, books)
    assert window.messages.words == ""


def test_a_network_drive_is_told_of_once(window: Window, books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "network", lambda _folder: "cifs")
    tell_place(window, books)
    assert "network drive (cifs)" in window.messages.words
    window.messages.press("Close")
    tell_place(window, books)
    assert window.messages.words == ""


def test_a_copy_that_a_sync_program_left_is_named_until_it_is_gone(window: Window, books: Path) -> None:
    copy = books / "minutebook (conflicted copy 2031-05-14).db"
    copy.touch()
    tell_place(window, books)
    assert copy.name in window.messages.words
    window.messages.press("Close")
    tell_place(window, books)
    assert window.messages.words == ""
    (books / "minutebook.sync-conflict-20310514-120000-ABCDEFG.db").touch()
    tell_place(window, books)
    assert copy.name in window.messages.words and "sync-conflict" in window.messages.words


# ---- starts without the file


def test_a_start_without_the_file_offers_the_newest_backup(qtbot: QtBot, books: Path) -> None:
    backups.make(books, THEN)
    (books / FILE).unlink()
    answer("Go on with the backup")
    with opened(qtbot, books) as window:
        assert window.desk is not None
    assert titles(books) == {harbour_meeting().title}


def test_leaving_makes_no_empty_file_in_its_place(window: Window, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "others", harbour_meeting())
    backups.make(folder, THEN)
    (folder / FILE).unlink()
    answer("Quit")
    with pytest.raises(StoreError, match="14 May 2031, 15:30"):
        recovering.opened(folder, window, "")
    assert not (folder / FILE).exists()


def test_a_new_folder_asks_nothing(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    assert not missing_file.is_so(tmp_path)


def read_out_of(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        put_back.reading_out(store)()


def test_what_was_read_out_and_not_put_back_is_among_the_backups(window: Window, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "others", harbour_meeting())
    read_out_of(folder)
    (folder / "minutebook.read-out-0123abcd").write_bytes(b"cut off in the middle")
    recovering.opened(folder, window, "").close()
    (kept,) = backups.every(folder)
    assert kept.why == backups.RECOVERED and kept.path.name in window.messages.words
    assert not put_back.left(folder) and (folder / "minutebook.read-out-0123abcd.unreadable").exists()


def test_what_was_read_out_stays_where_there_is_no_room_to_keep_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = kept_in(tmp_path / "others", harbour_meeting())
    read_out_of(folder)
    (copy,) = put_back.left(folder)

    def full(*_how: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(packing, "pack", full)
        missing_file.take_up(folder, window)
    assert put_back.left(folder) == (copy,) and str(copy) in window.messages.words
    missing_file.take_up(folder, window)
    assert not put_back.left(folder) and backups.every(folder)[0].why == backups.RECOVERED


def test_what_was_read_out_is_gone_on_with_where_the_file_is_missing(window: Window, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "others", harbour_meeting(title="Newest"))
    read_out_of(folder)
    (folder / FILE).unlink()
    answer("Go on with the backup")
    recovering.opened(folder, window, "").close()
    assert titles(folder) == {"Newest"}


def test_everything_is_looked_after_in_one_go(
    qtbot: QtBot, window: Window, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(LookingOver, "begin", lambda over: begun.append(over))
    assert window.desk is not None
    looking_after.begin(window, window.desk, books)
    assert len(begun) == 1
    damage.note(books)
    assert damage.noted(books)


WRITES_OVER = """
import os, random, sys
with open(sys.argv[1], "r+b") as file:
    file.seek(os.path.getsize(sys.argv[1]) // 4096 * 3 // 4 * 4096)
    file.write(random.Random(4).randbytes(3 * 4096))
"""


def test_a_file_that_is_written_over_while_it_is_open_is_found_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LookingOver, "begin", lambda over: None)
    books = damaged_books(tmp_path / "others")
    with opened(qtbot, books) as window:
        assert window.desk is not None
        looking_after.begin(window, window.desk, books)
        subprocess.run([sys.executable, "-c", WRITES_OVER, str(books / FILE)], check=True)
        qtbot.waitUntil(lambda: window.messages.words == DAMAGED, timeout=WAIT_MS)
    assert damage.noted(books)
