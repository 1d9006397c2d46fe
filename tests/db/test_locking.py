"""A passphrase for a data folder: chosen, asked, changed, removed; nothing readable stays, and nothing is lost."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import agenda, backups, driver, keys, locking, meetings, moves, rewriting, snapshot, upgrade
from db.keys import Key
from db.records import Committee, Item, Meeting, Note
from db.refused import Cancelled, LockedError, OtherPassphrase, StoreError, WrongPassphrase
from db.store import FILE, Store
from tests.db.test_old_files import OLD_FILES

NOW = datetime(2031, 5, 14, 15, 30)
SENTENCE = "The heron was moved to another quay"
FIRST, SECOND = "a heron on the quay", "två hägrar"
EXECUTED = (Key(b"1" * 32, b"the first salt ."), Key(b"2" * 32, b"the second salt."))


@pytest.fixture(autouse=True)
def _derived_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase costs is seen in the tests of keys; here it would cost ten seconds."""
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Path]:
    """A folder with everything in it that a passphrase is to lock: last words still in the log, backups, what was set
    aside, a rescue file, a copy that was cut off."""
    folder = tmp_path / "books"
    store = Store.open(folder)
    item = Item(id=10, title="Birds", notes=(Note(id=11, text=SENTENCE),))
    board = Committee(name="Quay Board")
    store.write(meetings.add(Meeting(id=1, committee=board, title="May", date=date(2031, 5, 1), items=(item,))))
    for hours in range(2):
        backups.make(folder, NOW + timedelta(hours=hours), backups.BY_HAND if hours else backups.BY_ITSELF)
    (folder / "rescue").mkdir()
    (folder / "rescue" / "Quay Board.txt").write_text(SENTENCE)
    for place in ("damaged 2031-05-01 10.00.00", "put aside 2031-05-02 10.00.00", "backups/.shop-cut-off"):
        (folder / place).mkdir()
        (folder / place / FILE).write_bytes((folder / FILE).read_bytes() + SENTENCE.encode())
    store.close()
    yield folder
    keys.forget(folder)


def never() -> bool:
    return False


def nobody(_done: int, _of: int) -> None:
    pass


def set_passphrase(folder: Path, old: str | None, new: str | None) -> rewriting.Outcome:
    return locking.set_passphrase(folder, old, new, nobody, never)


def readable(folder: Path, words: str = SENTENCE) -> list[str]:
    """Return the files in which words stand, as they are or compressed."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            content += gzip.decompress(content) if content.startswith(b"\x1f\x8b") else b""
            if words.encode() in content:
                found.append(path.relative_to(folder).as_posix())
    return sorted(found)


def text(store: Store) -> str:
    return store.read(snapshot.load(1)).items[0].notes[0].text


def whole(folder: Path) -> None:
    """Hold that the minutes and every backup can be read, and that nothing half-made lies about."""
    with closing(Store.open(folder)) as store:
        assert text(store) == SENTENCE
    found = backups.every(folder)
    assert [one.made_at for one in found] == [NOW + timedelta(hours=1), NOW]
    for one in found:
        with backups.opened(one) as old:
            assert text(old) == SENTENCE
    assert not (folder / moves.PLACE).exists()


def test_nothing_readable_stays_of_what_has_a_passphrase_nor_the_passphrase(books: Path) -> None:
    assert len(readable(books)) == 7
    told: list[tuple[int, int]] = []
    outcome = locking.set_passphrase(books, None, FIRST, lambda done, of: told.append((done, of)), never)
    assert (outcome.backups, outcome.left) == (2, ())
    assert told == [(done, 6) for done in range(7)]
    assert locking.is_locked(books) and locking.is_open(books)
    whole(books)
    assert readable(books) == [] and readable(books, FIRST) == []
    assert [path.name for path in books.rglob("*") if path.is_file() and path.stat().st_mode & 0o077] == []


def test_words_typed_later_and_a_kill_leave_nothing_readable(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    locking.lock(books)
    killed = subprocess.run([sys.executable, "-c", TYPING, str(books)], input=FIRST, text=True, check=False)
    assert killed.returncode < 0 or sys.platform == "win32"
    assert (books / f"{FILE}-wal").stat().st_size > 4096
    assert readable(books) == readable(books, "Herons on every quay") == readable(books, FIRST) == []
    locking.unlock(books, FIRST)
    with closing(Store.open(books)) as store:
        assert store.read(snapshot.load(1)).items[0].title == "Herons on every quay 39"


TYPING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from db import agenda, backups, keys, locking
from db.store import Store
keys.ROUNDS = 10
folder = Path(sys.argv[1])
locking.unlock(folder, sys.stdin.read())
store = Store.open(folder, sync_at_once=False)
for n in range(40):
    store.write(agenda.change(10, title=f"Herons on every quay {n}"))
backups.make(folder, datetime.now())
with backups.workshop(folder) as shop:
    backups._copy(folder / "minutebook.db", shop / "copy.db")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_passphrase_is_changed_and_removed_and_all_is_as_it_was(books: Path) -> None:
    before = readable(books)
    set_passphrase(books, None, FIRST)
    assert set_passphrase(books, FIRST, SECOND).backups == 2
    whole(books)
    locking.lock(books)
    with pytest.raises(WrongPassphrase):
        locking.unlock(books, FIRST)
    locking.unlock(books, SECOND)
    whole(books)
    assert readable(books) == []
    assert set_passphrase(books, SECOND, None).left == ()
    assert not locking.is_locked(books)
    whole(books)
    assert readable(books) == [name for name in before if ".shop-" not in name]


def test_a_locked_folder_says_so_until_its_passphrase_is_given(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    locking.lock(books)
    assert locking.is_locked(books) and not locking.is_open(books)
    with pytest.raises(LockedError, match="locked with a passphrase"):
        Store.open(books)
    with pytest.raises(backups.BackupError, match="minutes are locked"):
        backups.make(books, NOW)
    before = {path: path.read_bytes() for path in books.rglob("*") if path.is_file()}
    for wrong in ("A heron on the quay", FIRST + " ", "x"):
        with pytest.raises(WrongPassphrase, match="not the passphrase") as told:
            locking.unlock(books, wrong)
        assert wrong not in str(told.value).split()
    assert {path: path.read_bytes() for path in books.rglob("*") if path.is_file()} == before
    locking.unlock(books, FIRST)
    whole(books)


@pytest.mark.parametrize("new", ["", "  ", "two\nlines"])
def test_what_cannot_be_a_passphrase_changes_nothing(books: Path, new: str) -> None:
    with pytest.raises(StoreError):
        set_passphrase(books, None, new)
    assert not locking.is_locked(books)


def test_the_passphrase_is_asked_again_to_change_it_though_the_folder_is_open(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    with pytest.raises(WrongPassphrase):
        set_passphrase(books, "a guess", SECOND)
    with pytest.raises(StoreError, match="already"):
        set_passphrase(books, None, SECOND)
    whole(books)
    set_passphrase(books, FIRST, None)
    with pytest.raises(StoreError, match="no passphrase"):
        set_passphrase(books, FIRST, SECOND)


def test_a_new_folder_is_locked_from_the_start(tmp_path: Path) -> None:
    set_passphrase(tmp_path, None, FIRST)
    with closing(Store.open(tmp_path)) as store:
        store.write(meetings.add(Meeting(id=1, committee=Committee(name=SENTENCE), title="t", date=date(2031, 1, 1))))
        assert readable(tmp_path) == []
    keys.forget(tmp_path)


def test_the_store_goes_on_after_it_was_locked_away(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    store = Store.open(books, sync_at_once=False)
    done: list[int] = []
    store.sync_behind(done.append, lambda _error: None)
    change = store.write(agenda.change(10, title="Gulls"))
    store.suspend()
    locking.lock(books)
    for deed in (lambda: store.read(snapshot.load(1)), lambda: store.write(agenda.change(10, title="Terns"))):
        with pytest.raises(LockedError):
            deed()
    with pytest.raises(LockedError):
        store.resume()
    locking.unlock(books, FIRST)
    store.resume()
    store.redo(change.reversed)
    assert store.wait_until_synced() and len(done) > 0
    assert store.read(snapshot.load(1)).items[0].title == "Birds"
    store.suspend()
    set_passphrase(books, FIRST, None)
    store.resume()
    store.redo(change)
    assert store.read(snapshot.load(1)).items[0].title == "Gulls"
    store.close()


def test_nothing_is_converted_while_the_minutes_are_open_here_or_elsewhere(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.2)
    store = Store.open(books)
    with pytest.raises(StoreError, match="open in another"):
        set_passphrase(books, None, FIRST)
    store.suspend()
    command = [sys.executable, "-c", HOLDING, str(books / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdin is not None and other.stdout.read(1) == b"!"
        with pytest.raises(StoreError, match="open in another"):
            set_passphrase(books, None, FIRST)
        other.stdin.close()
    store.resume()
    assert text(store) == SENTENCE
    store.close()
    whole(books)


HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM meetings").fetchone()
sys.stdout.write("!")
sys.stdout.flush()
sys.stdin.read()
"""


def test_who_waits_for_the_minutes_meanwhile_writes_nothing_that_is_lost(books: Path) -> None:
    """Another program that asked for the old file before the new one took its place must not be told that it wrote."""
    command = [sys.executable, "-c", WAITING, str(books / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None

        def told(done: int, _of: int) -> None:
            if done == 1:
                other.stdin.write("go\n")  # type: ignore[union-attr]
                other.stdin.flush()  # type: ignore[union-attr]
                assert other.stdout.read(1) == "!"  # type: ignore[union-attr]
                time.sleep(0.05)

        locking.set_passphrase(books, None, FIRST, told, never)
        assert "written" not in other.stdout.read()
    whole(books)


WAITING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
sys.stdin.readline()
sys.stdout.write("!")
sys.stdout.flush()
try:
    connection.execute("UPDATE items SET title = 'Lost'")
    print("written")
except sqlite3.Error as error:
    print(error)
"""


@pytest.mark.parametrize(
    "at",
    [
        1,
        # Windows puts nothing in the place of a file that another program has open.
        pytest.param(6, marks=pytest.mark.skipif(sys.platform == "win32", reason="nobody can wait for the old file")),
    ],
    ids=["begun while the first works", "waiting when the first is done"],
)
def test_a_second_passphrase_set_at_once_is_refused_and_takes_nothing_of_the_first(books: Path, at: int) -> None:
    """The second one waits for the minutes, in vain or until the first has put new ones in their place."""
    waits = 0 if at == 1 else 5
    command = [sys.executable, "-c", SETTING_TOO, str(books), str(waits)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None
        said: list[str] = []

        def told(done: int, _of: int) -> None:
            if done == at and not said:
                said.append(other.communicate("go\n")[0] if not waits else begun(other))

        outcome = locking.set_passphrase(books, None, FIRST, told, never)
        said.append(other.communicate()[0] if waits else "")
    assert "open in another window" in "".join(said) and "Nothing was changed" in "".join(said)
    assert (outcome.backups, outcome.left) == (2, ())
    whole(books)
    assert readable(books) == []


def begun(other: subprocess.Popen[str]) -> str:
    """Let another process begin, and return what it says once it has the minutes open."""
    assert other.stdout is not None and other.stdin is not None
    other.stdin.write("go\n")
    other.stdin.flush()
    said = other.stdout.read(1)
    time.sleep(0.05)
    return said


SETTING_TOO = """
import sys
from pathlib import Path
from db import anew, driver, rewriting
from db.keys import Key
from db.refused import StoreError
driver.BUSY_SECONDS = int(sys.argv[2])
opened = anew.opened
def told(key, path):
    connection = opened(key, path)
    print("!", end="", flush=True)
    return connection
anew.opened = told
sys.stdin.readline()
try:
    rewriting.rewrite(Path(sys.argv[1]), None, Key(b"3" * 32, b"the third salt ."), lambda done, of: None, bool)
    print("set")
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("at", [1, 6])
def test_a_backup_that_comes_meanwhile_is_locked_too(books: Path, at: int) -> None:
    """Another program read the minutes before they were held, and has packed them only now."""
    newest = backups.every(books)[0].path
    late = newest.with_name(newest.name.replace("16.30", "17.30"))

    def told(done: int, _of: int) -> None:
        if done == at and not late.exists():
            shutil.copy(newest, late)

    outcome = locking.set_passphrase(books, None, FIRST, told, never)
    assert (outcome.backups, outcome.left) == (3, ()) and readable(books) == []
    found = backups.every(books)
    assert [one.made_at for one in found] == [NOW + timedelta(hours=hours) for hours in (2, 1, 0)]
    with backups.opened(found[0]) as old:
        assert text(old) == SENTENCE


@pytest.mark.parametrize("after", [0, 1, 4])
def test_stopped_in_the_middle_all_is_as_it_was(books: Path, after: int) -> None:
    before = {path: path.read_bytes() for path in books.rglob("*") if path.is_file() and path.name != FILE}
    asked: list[int] = []
    with pytest.raises(Cancelled):
        locking.set_passphrase(books, None, FIRST, lambda done, _of: asked.append(done), lambda: len(asked) > after)
    assert {path: path.read_bytes() for path in books.rglob("*") if path.is_file() and path.name != FILE} == before
    assert not locking.is_locked(books)
    whole(books)


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked, so that it dies at a certain call")
@pytest.mark.parametrize(
    ("old", "new"),
    [(None, EXECUTED[0]), EXECUTED, (EXECUTED[0], None)],
    ids=["chosen", "changed", "removed"],
)
def test_a_kill_at_any_moment_leaves_all_old_or_all_new(books: Path, old: Key | None, new: Key | None) -> None:
    if old is not None:
        rewriting.rewrite(books, None, old, nobody, never)
    fresh = books.with_name("fresh")
    shutil.copytree(books, fresh)
    calls = calls_until_killed(books, 250, lambda: rewriting.rewrite(books, old, new, nobody, never))
    seen = []
    for at in (calls // 4, calls - 12, calls - 3):
        shutil.rmtree(books)
        shutil.copytree(fresh, books)
        reached = calls_until_killed(books, at, lambda: rewriting.rewrite(books, old, new, nobody, never))
        assert reached == at
        keys.hold(books, None)
        assert locking.is_locked(books) == (keys.salt_of(books / FILE) is not None)
        now = next(key for key in (old, new) if (key and key.salt) == keys.salt_of(books / FILE))
        keys.hold(books, now)
        seen.append(now is new)
        whole(books)
        assert bool(readable(books)) == (now is None)
    assert seen == [False, True, True]


def calls_until_killed(folder: Path, at: int, deed: Callable[[], object]) -> int:
    """Do something in a process of its own that is killed when so many calls have made, opened, moved or removed files
    in a folder; return how many did."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        sys.addaudithook(lambda event, arguments: count(event, arguments, sending, folder, at))
        try:
            deed()
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as told:
        calls = len(told.read())
    os.waitpid(child, 0)
    return calls


def count(event: str, arguments: tuple[object, ...], sending: int, folder: Path, most: int) -> None:
    if event in ("open", "os.rename", "os.remove", "os.truncate", "os.mkdir") and (
        event == "os.truncate" or str(arguments[0]).startswith(str(folder))
    ):
        left.setdefault(sending, most)
        if left[sending] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[sending] -= 1
        os.write(sending, b".")


left: dict[int, int] = {}


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked, so that it dies in a transaction")
@pytest.mark.parametrize("key", [None, EXECUTED[0]], ids=["plain", "locked"])
def test_a_step_of_the_conversion_that_was_cut_off_in_the_database_is_taken_back(books: Path, key: Key | None) -> None:
    if key is not None:
        rewriting.rewrite(books, None, key, nobody, never)
    child = os.fork()
    if not child:
        connection = driver.open_with(key, books / FILE)
        connection.isolation_level = None
        for words in ("journal_mode = DELETE", "cache_size = 1"):
            connection.execute(f"PRAGMA {words}").fetchall()
        connection.execute("BEGIN")
        for table in ("notes", "items", "passages", "meetings", "committees", "people"):
            connection.execute(f"DELETE FROM {table}")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert (books / f"{FILE}{driver.JOURNAL}").stat().st_size > 512
    keys.hold(books, key)
    whole(books)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of the system stands for a full disk")
@pytest.mark.parametrize("limit", [1 << 12, 1 << 16, 1 << 18])
def test_where_a_file_cannot_be_written_whole_all_is_as_it_was(books: Path, limit: int) -> None:
    import resource

    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            rewriting.rewrite(books, None, EXECUTED[0], nobody, never)
        except StoreError as error:
            os._exit(7 if "Nothing was changed" in str(error) else 8)
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert not locking.is_locked(books)
    whole(books)


def test_without_room_on_the_disk_it_is_said_how_much_is_wanted(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1 << 30, 0, 1 << 20))  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match=r"takes 1[78] MB, and the disk has 1 MB free"):
        set_passphrase(books, None, FIRST)
    whole(books)


def test_a_damaged_backup_stays_as_it_is_and_is_named(books: Path) -> None:
    older = backups.every(books)[1]
    older.path.write_bytes(older.path.read_bytes()[:3000])
    broken = older.path.read_bytes()
    outcome = set_passphrase(books, None, FIRST)
    assert (outcome.backups, outcome.left) == (1, ((older.path.name, "it is damaged"),))
    assert older.path.read_bytes() == broken
    with closing(Store.open(books)) as store:
        assert text(store) == SENTENCE


def test_a_backup_with_an_earlier_passphrase_is_asked_for_that(books: Path, tmp_path: Path) -> None:
    set_passphrase(books, None, FIRST)
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = backups.copy_to(backups.every(books)[0], stick)
    plain = tmp_path / "stick" / "minutebook 2031-05-01 09.00.00.db.gz"
    set_passphrase(books, FIRST, SECOND)
    shutil.copy(copied, books / "backups" / "minutebook 2031-05-13 09.00.00.locked.db")
    older = backups.every(books)[-1]
    with pytest.raises(OtherPassphrase, match="another passphrase"), backups.opened(older):
        pass
    with pytest.raises(WrongPassphrase), backups.opened(older, SECOND):
        pass
    with backups.opened(older, FIRST) as old:
        assert text(old) == SENTENCE and readable(books) == []
    with backups.opened(older) as old:
        assert text(old) == SENTENCE
    with closing(Store.open(books)) as store:
        store.write(agenda.change(10, title="Gulls"))
        backups.restore(older, books, NOW)
        assert store.read(snapshot.load(1)).items[0].title == "Birds"
    assert keys.salt_of(books / FILE) == keys.of(books).salt  # type: ignore[union-attr]
    locking.lock(books)
    locking.unlock(books, SECOND)
    outcome = set_passphrase(books, SECOND, None)
    assert outcome.left == ((older.path.name, "it has an earlier passphrase, which stays"),)
    assert not plain.exists()


def test_a_plain_backup_is_restored_into_a_locked_folder_and_a_locked_one_into_a_plain(
    books: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    plain = backups.copy_to(backups.every(books)[0], stick)
    set_passphrase(books, None, FIRST)
    locked = backups.copy_to(backups.every(books)[0], stick)
    with closing(Store.open(books)) as store:
        store.write(agenda.change(10, title="Gulls"))
    backups.restore(backups.Backup(path=plain, made_at=NOW), books, NOW)
    assert readable(books) == []
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(OtherPassphrase):
        backups.begin_with(backups.Backup(path=locked, made_at=NOW), other)
    backups.begin_with(backups.Backup(path=locked, made_at=NOW), other, FIRST)
    for folder in (books, other):
        with closing(Store.open(folder)) as store:
            assert text(store) == SENTENCE and store.read(snapshot.load(1)).items[0].title == "Birds"
    assert not locking.is_locked(other)
    assert [path.name for path in stick.iterdir()] == [plain.name, locked.name] or len([*stick.iterdir()]) == 2


@pytest.mark.parametrize("file", OLD_FILES[:1] + OLD_FILES[-1:], ids=lambda path: path.name)
def test_an_older_locked_database_is_backed_up_and_brought_up_to_date_without_a_readable_word(
    file: Path, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(gzip.decompress(file.read_bytes()))
    was = upgrade.version_of(tmp_path / FILE)
    rewriting.rewrite(tmp_path, None, EXECUTED[0], nobody, never)
    keys.hold(tmp_path, EXECUTED[0])
    with closing(Store.open(tmp_path)) as store:
        assert len(store.read(meetings.cards)) == 2
    (made,) = backups.every(tmp_path)
    assert made.is_locked and made.why == backups.BEFORE_UPDATE
    with closing(driver.open_with(EXECUTED[0], made.path)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (was,)
    assert readable(tmp_path, "boiler") == []
    keys.forget(tmp_path)


def test_a_folder_whose_locked_database_is_gone_begins_nothing_plain(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    locking.lock(books)
    (books / FILE).unlink()
    assert locking.is_locked(books)
    with pytest.raises(LockedError):
        Store.open(books)
    with pytest.raises(WrongPassphrase):
        locking.unlock(books, SECOND)
    locking.unlock(books, FIRST)
    Store.open(books).close()
    assert keys.salt_of(books / FILE) is not None
    backups.restore(backups.every(books)[0], books, NOW)
    with closing(Store.open(books)) as store:
        assert text(store) == SENTENCE


def test_words_are_put_into_a_locked_file_of_their_own(books: Path, tmp_path: Path) -> None:
    path = tmp_path / f"words{locking.LOCKED}"
    with pytest.raises(LockedError):
        locking.write_shut(books, path, SENTENCE)
    set_passphrase(books, None, FIRST)
    (rescued,) = (books / "rescue").glob(f"*{locking.LOCKED}")
    assert locking.read_shut(books, rescued) == SENTENCE
    for words in (SENTENCE, SENTENCE * 500, ""):
        locking.write_shut(books, path, words)
        assert locking.read_shut(books, path) == words and SENTENCE.encode() not in path.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["books", path.name]
    set_passphrase(books, FIRST, SECOND)
    with pytest.raises(WrongPassphrase, match="another passphrase"):
        locking.read_shut(books, path)
    assert locking.read_shut(books, rescued) == SENTENCE
    for content in (b"", b"Dear Sir", rescued.read_bytes()[:5000]):
        rescued.write_bytes(content)
        with pytest.raises(StoreError, match="cannot be read"):
            locking.read_shut(books, rescued)


def test_a_plain_folder_never_loads_sqlcipher(tmp_path: Path) -> None:
    look = (
        "import sys; from pathlib import Path; from datetime import datetime; from db import backups, damage, locking;"
        "from db.store import Store; folder = Path(sys.argv[1]); assert not locking.is_locked(folder);"
        "store = Store.open(folder); backups.make(folder, datetime.now()); damage.find(folder); store.close();"
        "sys.exit('sqlcipher3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", look, str(tmp_path)], check=False).returncode == 0


def test_python_s_own_sqlite_makes_nothing_of_a_locked_file(books: Path) -> None:
    set_passphrase(books, None, FIRST)
    with closing(sqlite3.connect(books / FILE)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM meetings")
