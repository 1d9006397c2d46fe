"""All files of a data folder written anew under another key, checked, and only then put in place of what there was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from db import anew, driver, faults, keys, locked_files, moves, packing
from db.keys import FILE, LOCKED, Key
from db.locking import WORDS
from db.locking import Outcome as Outcome
from db.moves import Moves
from db.refused import Cancelled, StoreError

ASIDE = ("damaged *", "put aside *")
ASIDE_LOCKED = f"files{LOCKED}"
"""What the files in a folder with a plain database that was set aside are packed into: it may be past reading."""
BESIDE = (f"{FILE}-wal", f"{FILE}-shm", f"{FILE}{driver.JOURNAL}")
SPARE = 16 << 20
UNCHANGED = "Nothing was changed: the minutes and their backups are as they were."
IN_USE = f"The minutes are open in another window or program. Close that one and try again. {UNCHANGED}"
STOPPED = f"Stopped. {UNCHANGED}"


_Deed = tuple[Path, Callable[[Path], None]]


class _LeftError(Exception):
    """A file that cannot be converted stays as it is; the words say why."""


def rewrite(
    folder: Path,
    old: Key | None,
    new: Key | None,
    told: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Outcome:
    """Write a folder's files anew under another key, None: plain. Raises StoreError, Cancelled: all is as it was."""
    if driver.is_open(folder / FILE):
        raise StoreError(IN_USE)
    decided = False
    try:
        with _held_alone(folder / FILE, old) as live, _place(folder) as place:
            work = _Work(folder, place, old, new, cancelled)
            _check_room(folder, work.size())
            outcome = work.make(live, told)
            moves.decide(folder, work.moves)
            decided = True
            if sys.platform == "win32":
                # Windows puts nothing in the place of a file that is open.
                live.close()
            moves.finish(folder)
    except driver.errors(OSError) as error:
        raise _as_told(error, decided and not isinstance(error, moves.NotAllThereError), cancelled()) from error
    return outcome


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """Give the place for what is made, and remove what never counted. Whoever holds the database alone has it alone."""
    try:
        yield moves.begin(folder)
    finally:
        moves.sweep(folder)


def _as_told(error: Exception, decided: bool, cancelled: bool) -> StoreError:
    why = getattr(error, "strerror", None) or error
    if decided:
        return StoreError(f"All is converted, but not every file could be put in its place: {why}. Start again.")
    return Cancelled(STOPPED) if cancelled else StoreError(f"The passphrase could not be set: {why}. {UNCHANGED}")


def _check_room(folder: Path, size: int) -> None:
    needed, free = SPARE + size, shutil.disk_usage(folder).free
    if free < needed:
        raise StoreError(
            f"All files are written anew before the old ones go. That takes {needed >> 20} MB, and the disk has "
            f"{free >> 20} MB free. {UNCHANGED}"
        )


@contextmanager
def _held_alone(database: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """Open a database so that nobody else reads or writes it until the end, with nothing left in its log.

    Raises StoreError where another program has it open, or has put another in its place since it was asked for.
    """
    asked = database.stat()
    with closing(anew.opened(key, database)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            # The lock that is taken now stays after the end of the transaction (sqlite.org/pragma.html, locking_mode).
            # Taken any sooner, the journal of the step before would stay too.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        except driver.errors() as error:
            if faults.kind_of(error) == faults.BUSY:
                raise StoreError(IN_USE) from error
            raise
        if mode != b"delete" or not os.path.samestat(asked, database.stat()):
            raise StoreError(IN_USE)
        yield connection


class _Work:
    """Makes the new files of a folder, one by one, and notes what takes the place of what."""

    def __init__(
        self, folder: Path, place: Path, old: Key | None, new: Key | None, cancelled: Callable[[], bool]
    ) -> None:
        self.moves = Moves()
        self._folder, self._place, self._old, self._new, self._cancelled = folder, place, old, new, cancelled
        self._numbers = count()
        self._backups = _backups_in(folder)
        self._aside = sorted(path for name in ASIDE for path in folder.glob(name) if path.is_dir())
        self._copies = sorted(folder.glob("minutebook.read-out-*"))
        self._rescued = sorted((folder / "rescue").glob(f"*{LOCKED}" if old else "*.txt"))

    def size(self) -> int:
        """Return how many bytes are going to be made, about."""
        aside = [path for place in self._aside for path in place.iterdir()]
        every = (self._folder / FILE, *self._copies, *self._backups, *aside, *self._rescued)
        return sum(map(packing.size_unpacked, every))

    def make(self, live: sqlite3.Connection, told: Callable[[int, int], None]) -> Outcome:
        """Make everything, the database first. Raises OSError, the driver's errors, Cancelled."""
        deeds: list[_Deed] = [
            (self._folder / FILE, partial(self._database, live)),
            *((path, self._copy) for path in self._copies),
            *((path, self._backup) for path in self._backups),
            *((path, self._set_aside) for path in self._aside),
            *((path, self._words) for path in self._rescued),
        ]
        left, done = [], 0
        while done < len(deeds):
            if self._cancelled():
                raise Cancelled(STOPPED)
            told(done, len(deeds))
            path, deed = deeds[done]
            try:
                deed(path)
            except _LeftError as why:
                left.append((path.name, str(why)))
            done += 1
            if done == len(deeds):
                told(done, done)
                deeds += self._late()
        cut_off = self._folder.glob("backups/.shop-*/**/*")
        self.moves.gone += [self._named(path) for path in cut_off if path.is_file()]
        kept = {name for name, _ in left}
        return Outcome(backups=sum(path.name not in kept for path in self._backups), left=tuple(left))

    def _late(self) -> list[_Deed]:
        """Return what there is to do with backups that came since they were listed: who made them had read the database
        before it was held."""
        late = [path for path in _backups_in(self._folder) if path not in self._backups]
        self._backups += late
        return [(path, self._backup) for path in late]

    def _database(self, live: sqlite3.Connection, path: Path) -> None:
        made = self._next()
        anew.write(live, made, self._new, self._cancelled)
        self._take(made, path)

    def _copy(self, path: Path) -> None:
        self._take(self._written(self._key_of(path), path), path)

    def _backup(self, path: Path) -> None:
        if path.name.endswith(LOCKED):
            made = self._written(self._key_of(path), path)
        elif self._new is None:
            return
        else:
            plain = self._unpacked(path)
            made = self._written(None, plain)
            moves.scrub(plain)
        if self._new is None:
            plain, made = made, self._next()
            packing.pack(plain, made)
            moves.scrub(plain)
        shutil.copystat(path, made)
        made.chmod(0o600)
        body = path.name.removesuffix(LOCKED).removesuffix(packing.PACKED)
        self._take(made, path.with_name(f"{body}{packing.PACKED if self._new is None else LOCKED}"), path)

    def _set_aside(self, place: Path) -> None:
        """Lock, unlock or write anew the files of a database that was set aside."""
        packed, there = place / ASIDE_LOCKED, sorted(path for path in place.iterdir() if path.is_file())
        if packed.exists():
            self._locked_file(packed, place)
        elif (place / FILE).exists() and keys.salt_of(place / FILE):
            self._set_aside_locked(place)
        elif self._new is not None:
            made = self._next()
            locked_files.pack_files(self._new, made, there)
            self._take(made, packed, *there)

    def _set_aside_locked(self, place: Path) -> None:
        """Write a locked database anew that was set aside, with what is in its log, where all of it can be read."""
        key, copy = self._key_of(place / FILE), self._place / f"{next(self._numbers)} aside"
        shutil.copytree(place, copy)
        made = self._written(key, copy / FILE)
        shutil.rmtree(copy)
        self._take(made, place / FILE)
        self.moves.gone += [self._named(place / name) for name in BESIDE if (place / name).exists()]

    def _words(self, path: Path) -> None:
        """Lock, unlock or write anew a rescue file."""
        if path.name.endswith(LOCKED):
            self._locked_file(path, path.parent)
        elif self._new is not None:
            made = self._next()
            locked_files.pack_files(self._new, made, [path])
            self._take(made, path.with_name(f"Minutebook {os.urandom(4).hex()}{LOCKED}"), path)

    def _locked_file(self, path: Path, place: Path) -> None:
        """Write a locked file anew, or lay out in a place what is in it."""
        key = self._key_of(path)
        if self._new is not None:
            self._take(self._written(key, path), path)
            return
        with closing(anew.opened(key, path)) as connection:
            for name in locked_files.names(connection):
                made = self._next()
                with made.open("xb") as file:
                    file.writelines(locked_files.pieces(connection, name))
                    file.flush()
                    os.fsync(file.fileno())
                made.chmod(0o600)
                given = path.name.removesuffix(LOCKED) + Path(WORDS).suffix if name == WORDS else Path(name).name
                taken = (place / given).exists() or self._named(place / given) in (to for _, to in self.moves.into)
                self._take(made, place / (f"{made.name} {given}" if taken else given), path)

    def _written(self, key: Key | None, path: Path) -> Path:
        """Write a database anew and return where. Raises _LeftError where it is damaged."""
        made = self._next()
        try:
            with closing(anew.opened(key, path)) as connection:
                anew.write(connection, made, self._new, self._cancelled)
        except driver.errors(anew.NotTheSameError) as error:
            hopeless = isinstance(error, anew.NotTheSameError) or faults.kind_of(error) in _OF_THE_FILE
            if hopeless and not self._cancelled():
                moves.scrub(made)
                raise _LeftError("it is damaged") from error
            raise
        return made

    def _unpacked(self, path: Path) -> Path:
        plain = self._next()
        try:
            packing.unpack(path, plain)
        except packing.BrokenError as error:
            moves.scrub(plain)
            raise _LeftError("it is damaged") from error
        return plain

    def _key_of(self, path: Path) -> Key | None:
        """Return the key of a file, None of a plain one. Raises _LeftError where it is not held."""
        salt = keys.salt_of(path)
        if salt is None or (self._old and salt == self._old.salt):
            return self._old if salt else None
        key = keys.with_salt(self._folder, salt)
        if key is None:
            raise _LeftError("it has an earlier passphrase, which stays")
        return key

    def _take(self, made: Path, to: Path, *gone: Path) -> None:
        """Note whose place a made file takes, and what goes then."""
        self.moves.into.append((made.name, self._named(to)))
        self.moves.gone += [self._named(path) for path in gone]

    def _named(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _next(self) -> Path:
        return self._place / str(next(self._numbers))


def _backups_in(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("minutebook *.db*"))


_OF_THE_FILE = (faults.DAMAGED, faults.FOREIGN)
