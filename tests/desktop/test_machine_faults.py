"""Faults of the machine, each put in for real: a database that is held, a folder that is only read, a full disk, a disk
that does not answer."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db import backups, damage, meetings, places, snapshot
from db.backups import BackupError
from db.store import FILE, Store, StoreError
from desktop import crash, rescue
from desktop.settings import Settings
from desktop.whole_file import write_whole
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened
from tests.samples import harbour_meeting

WAIT_MS = 15_000
KEY_SECONDS = 0.25
"""What a key may take on a machine that is busy with other tests; five seconds were SQLite's to wait."""

HOLDS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
print("let go", flush=True)
"""


class Holder:
    """Another program that holds the database."""

    def __init__(self, database: Path) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen([sys.executable, "-c", HOLDS, str(database)], text=True, **pipes)
        assert self._process.stdout is not None and self._process.stdout.readline() == "held\n"

    def let_go(self) -> None:
        if self._process.poll() is None:
            self._process.communicate("now\n")


@pytest.fixture
def holder(window: Window, books: Path) -> Iterator[Holder]:
    holder = Holder(books / FILE)
    yield holder
    holder.let_go()


def type_in(window: Window, words: str) -> float:
    """Type, and return the seconds that the slowest key took, with all that came between it and the next."""
    slowest = 0.0
    for letter in words:
        begun = time.monotonic()
        QTest.keyClicks(focus_in(window), letter)
        QApplication.processEvents()
        slowest = max(slowest, time.monotonic() - begun)
    return slowest


def written(books: Path) -> str:
    with closing(Store.open(books)) as store:
        (card, *_) = store.read(meetings.cards)
        return "\n".join(note.text for _, note in store.read(snapshot.load(card.id)).every_note())


# ---- held by another program


def test_a_database_that_is_held_for_a_moment_costs_neither_a_word_nor_a_message(
    qtbot: QtBot, window: Window, holder: Holder
) -> None:
    said: list[str] = []
    window.messages.shown.connect(said.append)
    slowest = type_in(window, "Typed beside another program.")
    qtbot.waitUntil(lambda: bool(desk_of(window).workspace.holding), timeout=WAIT_MS)
    holder.let_go()
    qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
    assert slowest < KEY_SECONDS and said == []


def test_one_that_is_held_for_long_is_told_of_and_everything_arrives_in_the_end(
    qtbot: QtBot, window: Window, holder: Holder, books: Path
) -> None:
    workspace = desk_of(window).workspace
    slowest = type_in(window, "First line.")
    qtbot.waitUntil(lambda: "Another program is holding" in window.messages.words, timeout=WAIT_MS)
    slowest = max(slowest, type_in(window, " Second line, while it is said."))
    qtbot.waitUntil(lambda: "Second line" in rescue.read(books)[0].words, timeout=WAIT_MS)
    assert str(rescue.read(books)[0].path) in window.messages.words
    assert slowest < KEY_SECONDS and "not saved" in window.status.words
    meeting = workspace.meeting
    assert meeting is not None
    desk_of(window).turn_to(meeting.items[1].id)
    type_in(window, "The next item. ")
    holder.let_go()
    qtbot.waitUntil(lambda: not workspace.holding and window.messages.words == "", timeout=WAIT_MS)
    assert not rescue.read(books)
    window.close()
    assert "First line. Second line, while it is said." in written(books) and "The next item." in written(books)


def test_a_deed_waits_a_second_for_it_and_then_says_why_not(window: Window, holder: Holder) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreError, match="lets go of it by itself"):
        desk_of(window).workspace.do(meetings.change(1, title="x"), "Heading")
    assert 0.8 < time.monotonic() - begun < 3


# ---- only read


def as_nobody() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() != 0


@contextmanager
def only_read(folder: Path) -> Iterator[None]:
    """Take the right to write from a folder: by its permissions, or where those do not bind, by a mount of it."""
    if as_nobody():
        for path in (folder, *folder.iterdir()):
            path.chmod(path.stat().st_mode & ~0o222)
        try:
            yield
        finally:
            folder.chmod(0o700)
            for path in folder.iterdir():
                path.chmod(path.stat().st_mode | 0o200)
        return
    mounted(["--bind", str(folder), str(folder)], folder)
    try:
        mounted(["-o", "remount,ro,bind", str(folder)], folder)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


def mounted(how: list[str], folder: Path) -> None:
    tool = shutil.which("mount")
    if sys.platform != "linux" or tool is None or subprocess.run([tool, *how], capture_output=True).returncode:
        pytest.skip(f"nothing may be mounted at {folder} here")


@pytest.mark.parametrize("ended", ["well", "cut off", "cut off, without the log's index"])
def test_a_folder_that_cannot_be_written_is_read_with_the_last_word_in_it(
    qtbot: QtBot, books: Path, tmp_path: Path, ended: str
) -> None:
    if ended != "well":
        cut_off(books, tmp_path)
    if ended.endswith("index"):
        (books / f"{FILE}-shm").unlink()
    before = {path.name: path.read_bytes() for path in books.iterdir()}
    with only_read(books), opened(qtbot, books, "latest") as window:
        meeting = desk_of(window).meeting
        assert meeting is not None and (ended == "well" or meeting.title == "In the log")
        assert "cannot be written. Its minutes can be read and exported here" in window.messages.words
        with qtbot.waitSignal(desk_of(window).refused) as refused:
            assert not desk_of(window).may_change()
        assert "copy the folder elsewhere" in refused.args[0]
        window.close()
        assert {path.name: path.read_bytes() for path in books.iterdir()} == before


def cut_off(books: Path, tmp_path: Path) -> None:
    """Leave a folder as a kill would, the last words still in the log."""
    store = Store.open(books, sync_at_once=False)
    (card,) = store.read(meetings.cards)
    store.write(meetings.change(card.id, title="In the log"))
    shutil.copytree(books, tmp_path / "as it lay")
    store.close()
    shutil.rmtree(books)
    (tmp_path / "as it lay").rename(books)


def test_one_without_minutes_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with only_read(tmp_path / "empty"), pytest.raises(StoreError, match=r"cannot be written.*--data"):
        Store.open(tmp_path / "empty")


def test_an_older_database_on_a_disk_that_is_only_read_can_be_read(tmp_path: Path) -> None:
    import gzip

    packed = next((Path(__file__).parent.parent / "old_files").glob("*.db.gz"))
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / FILE).write_bytes(gzip.decompress(packed.read_bytes()))
    with only_read(tmp_path / "books"), closing(Store.open(tmp_path / "books")) as store:
        assert len(store.read(meetings.cards)) == 2 and store.only_read


def test_what_becomes_only_read_while_it_is_typed_into_holds_the_words_until_it_is_not(
    qtbot: QtBot, window: Window, books: Path
) -> None:
    """SQLite itself is told to write nothing (sqlite.org/pragma.html#pragma_query_only): no system lets a disk that is
    being written to be made read-only, but one that fails is."""
    engine = desk_of(window).workspace.store._connections.engine
    refuse = "PRAGMA query_only = 1"
    event.listen(engine, "checkout", lambda connection, *_: connection.execute(refuse).close())
    type_in(window, "While the disk was locked.")
    qtbot.waitUntil(lambda: "cannot be written" in window.messages.words, timeout=WAIT_MS)
    assert "was locked" in rescue.read(books)[0].words
    refuse = "PRAGMA query_only = 0"
    qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
    window.close()
    assert "While the disk was locked." in written(books)


# ---- full, or without an answer


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    place = tmp_path / "stick"
    place.mkdir()
    if as_nobody():
        pytest.skip("only root may mount a small disk")
    mounted(["-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], place)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=False, capture_output=True)


def fill(place: Path) -> Path:
    """Fill a disk to the last byte and return what fills it."""
    filling = place / "filling"
    with pytest.raises(OSError, match="No space"), filling.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return filling


def test_a_disk_that_is_full_loses_no_word_and_takes_them_when_there_is_room(
    qtbot: QtBot, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    books = kept_in(stick / "books", harbour_meeting())
    with opened(qtbot, books, "latest") as window:
        assert window.area is not None
        window.area.focus_pane("notes")
        filling = fill(stick)
        QTest.keyClicks(focus_in(window), "It was agreed to buy a larger disk. ")
        focus_in(window).insertPlainText("Nobody spoke against it. " * 400)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: "The disk is full" in window.messages.words, timeout=WAIT_MS)
        (copy,) = home.glob("Minutebook *.txt")
        assert str(copy) in window.messages.words and "a larger disk" in copy.read_text()
        with pytest.raises(BackupError, match=r"No backup could be made.*minutes themselves are as they were"):
            backups.make(books, datetime.now())
        with pytest.raises(OSError, match="No space"):
            write_whole(books / "minutes.docx", bytes(100_000))
        assert not (books / "minutes.docx").exists() and not list(books.glob(".*.part"))
        assert crash.write_down(books, "x" * 100_000) is None or (books / crash.LOG).exists()
        window.settings.write()
        filling.unlink()
        qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
        assert not copy.exists()
    assert "a larger disk" in written(books) and damage.find(books) == ""


def test_settings_on_a_full_disk_are_forgotten_without_a_word(stick: Path) -> None:
    fill(stick)
    settings = Settings(stick)
    settings.keep("view/theme", "dark")
    settings.write()
    assert Settings(stick).words("view/theme", "light") in ("light", "dark")


def test_a_disk_that_does_not_answer_holds_the_words_until_it_does(
    qtbot: QtBot, window: Window, books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A limit on how far files may be written makes the system refuse, and SQLite tell of an I/O error."""
    resource = pytest.importorskip("resource")
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = (books / f"{FILE}-wal").stat().st_size
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(log, 2000), before[1]))
        type_in(window, "The disk was not there.")
        qtbot.waitUntil(lambda: "does not answer as it should" in window.messages.words, timeout=WAIT_MS)
        assert "was not there" in rescue.read(books)[0].words
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
    window.close()
    assert "The disk was not there." in written(books) and damage.find(books) == ""


# ---- on the network


def test_on_the_network_no_log_is_kept_and_a_commit_is_on_the_disk(
    qtbot: QtBot, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "network", lambda _folder: "nfs4")
    with opened(qtbot, books, "latest") as window:
        assert window.area is not None
        window.area.focus_pane("notes")
        workspace = desk_of(window).workspace
        with workspace.store._connections.engine.connect() as connection:
            modes = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert modes == ["truncate", 2]
        type_in(window, "Over the wire.")
        qtbot.waitUntil(lambda: window.status.words.startswith("saved"), timeout=WAIT_MS)
        assert not (books / f"{FILE}-wal").exists() and workspace.store.files.look() == ""
        backups.make(books, datetime.now())
        with pytest.raises(StoreError, match="lets go of it"), holding(books / FILE):
            workspace.do(meetings.change(1, title="x"), "Heading")
    assert "Over the wire." in written(books)


@contextmanager
def holding(database: Path) -> Iterator[None]:
    holder = Holder(database)
    try:
        yield
    finally:
        holder.let_go()
