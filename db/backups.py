"""Backups: whole copies of the database, compressed, each one verified when it is made, thinned out by age.

A backup is a file of its own in the folder `backups` beside the database; its name says when it was made and why. Every
function here may be called from a thread of its own: none touches the store that the window works on.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import meetings
from db.engine import BUSY_SECONDS, folded
from db.privacy import make_private
from db.records import MeetingCard
from db.store import FILE, Store, StoreError
from db.tables import ITEMS, NOTES

FOLDER = "backups"
BY_ITSELF = ""
BEFORE_UPDATE, BEFORE_RESTORING, BY_HAND = "before an update", "before restoring", "by hand"
RECOVERED = "recovered"
REASONS = (BY_ITSELF, BEFORE_UPDATE, BEFORE_RESTORING, BY_HAND, RECOVERED)
EVERY = timedelta(hours=1)
DAILY_FOR, WEEKLY_FOR = timedelta(days=14), timedelta(days=366)
NOT_THE_SAME = "what was written is not what is read back"
_CHUNK = 1 << 20
_NAME = re.compile(r"minutebook (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: ([a-z ]+))?\.db\.gz")
_WHEN = "%Y-%m-%d %H.%M.%S"


class BackupError(StoreError):
    """A backup that cannot be made, opened or restored; the words say why, and what becomes of the minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: its file, when it was made (local time), why (one of REASONS), and how large it is in bytes."""

    path: Path
    made_at: datetime
    why: str = BY_ITSELF
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A meeting in a database, and how much of it there is: its notes, and their letters."""

    card: MeetingCard
    notes: int = 0
    letters: int = 0


def contents(session: Session) -> tuple[Content, ...]:
    """Return the meetings of a database, the newest first, with how much there is of each."""
    counted = session.execute(
        select(ITEMS.c.meeting_id, func.count(), func.sum(func.length(NOTES.c.text)))
        .join(NOTES, NOTES.c.item_id == ITEMS.c.id)
        .group_by(ITEMS.c.meeting_id)
    )
    sizes = {meeting: (notes, letters) for meeting, notes, letters in counted}
    cards = meetings.cards(session)
    return tuple(
        Content(card=card, notes=notes, letters=letters)
        for card in cards
        for notes, letters in (sizes.get(card.id, (0, 0)),)
    )


def every(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a data folder, the newest first."""
    found = []
    for path in (folder / FOLDER).glob("*.db.gz"):
        name = _NAME.fullmatch(path.name)
        if name:
            made_at = datetime.strptime(name[1], _WHEN)
            found.append(Backup(path=path, made_at=made_at, why=name[2] or BY_ITSELF, size=path.stat().st_size))
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the next backup is to be made: the last is an hour old, or the clock was set back behind it, and the
    database has been changed since."""
    newest = next(iter(every(folder)), None)
    if newest is None:
        return True
    return abs(now - newest.made_at) >= EVERY and _changed_at(folder) > newest.path.stat().st_mtime


def make(folder: Path, now: datetime, why: str = BY_ITSELF) -> Backup:
    """Make a backup of the database in a folder as it is at this moment, while others read and write it.

    It is opened and checked before it counts, and what is compressed is read back. Raises BackupError; nothing is left
    behind then.
    """
    return keep(folder / FILE, folder, now, why)


def keep(database: Path, folder: Path, now: datetime, why: str) -> Backup:
    """Keep any database of this program as a backup of a folder, as `make` does."""
    try:
        with workshop(folder) as shop:
            copy, packed = shop / FILE, shop / "packed"
            _copy(database, copy)
            _verify(copy)
            _pack(copy, packed)
            make_private(packed)
            path = _free(folder / FOLDER, now, why)
            packed.replace(path)
    except sqlite3.Error as error:
        raise BackupError(_not_made(str(error))) from error
    except OSError as error:
        raise BackupError(_not_made(error.strerror or str(error))) from error
    return Backup(path=path, made_at=now.replace(microsecond=0), why=why, size=path.stat().st_size)


def outgrown(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that need not be kept: of today all stay, of two weeks the last of each day, of a year the
    last of each week. Those made for a reason stay for a year, those from a time that is yet to come (a clock set
    back) for ever, and the newest always.
    """
    ordered = sorted(backups, key=lambda one: one.made_at, reverse=True)
    seen: set[object] = set()
    gone = []
    for at, one in enumerate(ordered):
        age = now.date() - one.made_at.date()
        if at == 0 or age <= timedelta(0):
            continue
        place = one.made_at.date() if age <= DAILY_FOR else one.made_at.isocalendar()[:2]
        if age > WEEKLY_FOR or (not one.why and place in seen):
            gone.append(one)
        elif not one.why:
            seen.add(place)
    return tuple(gone)


def thin_out(folder: Path, now: datetime) -> None:
    """Remove the backups of a folder that need not be kept, and what a backup that was cut off left behind."""
    for one in outgrown(every(folder), now):
        with contextlib.suppress(OSError):
            one.path.unlink()
    for left in (folder / FOLDER).glob(".shop-*"):
        if now.timestamp() - left.stat().st_mtime > EVERY.total_seconds() * 24:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def opened(backup: Backup) -> Iterator[Store]:
    """Give what is in a backup as a store that can be read; a copy of it is opened, the backup itself is never changed.

    Raises BackupError where it cannot be opened.
    """
    with workshop(backup.path.parent.parent) as shop:
        _unpack(backup, shop / FILE)
        try:
            store = Store.open(shop, keep_backup=False)
        except StoreError as error:
            raise BackupError(f"{backup.path.name} cannot be opened: {error}") from error
        try:
            yield store
        finally:
            store.close()


def begin_with(backup: Backup, folder: Path) -> None:
    """Put what is in a backup into a folder that has no database. Raises BackupError."""
    with opened(backup) as store:
        store.close()
        try:
            (store.folder / FILE).replace(folder / FILE)
        except OSError as error:
            raise BackupError(f"It could not be put in place: {error.strerror or error}.") from error


def restore(backup: Backup, folder: Path, now: datetime) -> Backup:
    """Put what is in a backup in place of all that is in a folder's database, and return the backup made of that
    before.

    It is one transaction: all of it or nothing. Whoever works on the database reads anew afterwards. Raises
    BackupError; the database is then as it was.
    """
    before = make(folder, now, BEFORE_RESTORING)
    with opened(backup) as store:
        store.close()
        source = store.folder / FILE
        try:
            with (
                contextlib.closing(sqlite3.connect(source)) as old,
                contextlib.closing(sqlite3.connect(folder / FILE, timeout=BUSY_SECONDS)) as live,
            ):
                old.backup(live)
        except sqlite3.Error as error:
            raise BackupError(f"It could not be restored ({error}). The minutes are as they were.") from error
    return before


def copy_to(backup: Backup, place: Path) -> Path:
    """Copy a backup to another folder, a USB stick say, and read it back; return the copy. Raises BackupError."""
    target = place / backup.path.name
    growing = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(backup.path, growing)
        with growing.open("rb+") as file:
            os.fsync(file.fileno())
        with growing.open("rb") as written, backup.path.open("rb") as wanted:
            if hashlib.file_digest(written, "sha256").digest() != hashlib.file_digest(wanted, "sha256").digest():
                raise OSError(NOT_THE_SAME)
        growing.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            growing.unlink(missing_ok=True)
        raise BackupError(f"{target.name} could not be copied to {place}: {error.strerror or error}.") from error
    return target


def _changed_at(folder: Path) -> float:
    """Return when the database was written to last, in seconds of the system's clock."""
    files = [folder / FILE, folder / f"{FILE}-wal"]
    return max((path.stat().st_mtime for path in files if path.exists()), default=0.0)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a place for half-made files, which nobody else may read and which goes when it is done with."""
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    shop = Path(tempfile.mkdtemp(prefix=".shop-", dir=place))
    try:
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def _copy(database: Path, copy: Path) -> None:
    """Copy a database as it is at one moment, with what is still in its log; writers do not wait for it.

    `VACUUM INTO` reads in one transaction (sqlite.org/lang_vacuum.html); the backup API would begin anew at each write.
    """
    with contextlib.closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.create_function("folded", 1, folded, deterministic=True)
        connection.execute("VACUUM INTO ?", (str(copy),))


def _verify(database: Path) -> None:
    """Open a copy and check all of it. Raises sqlite3.DatabaseError."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.create_function("folded", 1, folded, deterministic=True)
        found = [row[0] for row in connection.execute("PRAGMA quick_check")]
        if found != ["ok"]:
            raise sqlite3.DatabaseError(found[0])
        connection.execute("SELECT count(*) FROM meetings").fetchone()


def _pack(copy: Path, packed: Path) -> None:
    """Compress a file, bring it to the disk, and read it back."""
    with copy.open("rb") as source, packed.open("xb") as target:
        with gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=5, mtime=0) as growing:
            shutil.copyfileobj(source, growing, _CHUNK)
        target.flush()
        os.fsync(target.fileno())
        source.seek(0)
        wanted = hashlib.file_digest(source, "sha256").digest()
    with gzip.open(packed, "rb") as again:
        if hashlib.file_digest(again, "sha256").digest() != wanted:
            raise OSError(NOT_THE_SAME)


def _unpack(backup: Backup, target: Path) -> None:
    try:
        with gzip.open(backup.path, "rb") as packed, target.open("xb") as file:
            shutil.copyfileobj(packed, file, _CHUNK)
        if not target.stat().st_size:
            raise EOFError("it holds nothing")
    except (OSError, EOFError, zlib.error) as error:
        raise BackupError(f"{backup.path.name} cannot be read, it is damaged or gone: {error}") from error


def _free(place: Path, now: datetime, why: str) -> Path:
    """Return the path of a new backup; one that is there already is a second older."""
    path = place / f"minutebook {now.strftime(_WHEN)}{f' {why}' if why else ''}.db.gz"
    return path if not path.exists() else _free(place, now + timedelta(seconds=1), why)


def _not_made(why: str) -> str:
    why = why.strip().rstrip(".")
    return f"No backup could be made: {why}. The minutes themselves are as they were."
