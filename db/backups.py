"""Backups: whole copies of the database, each one verified when it is made, compressed or locked as the folder is.

A backup is a file of its own in the folder `backups` beside the database; its name says when it was made and why. Every
function here may be called from a thread of its own: none touches the store that the window works on.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from db import driver, faults, keys, locked_files, locking, moves, packing
from db.backup_files import BEFORE_RESTORING as BEFORE_RESTORING
from db.backup_files import BEFORE_UPDATE as BEFORE_UPDATE
from db.backup_files import BY_HAND as BY_HAND
from db.backup_files import BY_ITSELF as BY_ITSELF
from db.backup_files import DAILY_FOR as DAILY_FOR
from db.backup_files import EVERY, FOLDER, free
from db.backup_files import REASONS as REASONS
from db.backup_files import RECOVERED as RECOVERED
from db.backup_files import WEEKLY_FOR as WEEKLY_FOR
from db.backup_files import Backup as Backup
from db.backup_files import every as every
from db.backup_files import outgrown as outgrown
from db.backup_files import thin_out as thin_out
from db.contents import Content as Content
from db.contents import contents as contents
from db.keys import FILE, LOCKED
from db.packing import NOT_THE_SAME, PACKED
from db.privacy import make_private
from db.refused import OtherPassphrase, StoreError
from db.store import Store


class BackupError(StoreError):
    """A backup that cannot be made, opened or restored; the words say why, and what becomes of the minutes."""


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the next backup is to be made: the last is an hour old, and the database has been changed since.

    One from a time that is yet to come says nothing: the clock was set back, and how long ago that was is not known.
    """
    newest = next((one for one in every(folder) if one.made_at <= now), None)
    if newest is None:
        return True
    return now - newest.made_at >= EVERY and _changed_at(folder) > _time_of(newest.path)


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
            made = shop / FILE
            _copy(database, made)
            _verify(made)
            key, ending = keys.of(shop), LOCKED
            if key is not None:
                locked_files.check(key, made)
            else:
                packing.pack(made, shop / "packed")
                made, ending = shop / "packed", PACKED
            make_private(made)
            path = free(folder / FOLDER, now, why, ending)
            made.replace(path)
    except driver.errors() as error:
        locked = faults.kind_of(error) == faults.FOREIGN and keys.of(folder) is None
        raise BackupError(_not_made("the minutes are locked" if locked else str(error))) from error
    except OSError as error:
        raise BackupError(_not_made(error.strerror or str(error))) from error
    return Backup(path=path, made_at=now.replace(microsecond=0), why=why, size=path.stat().st_size)


@contextmanager
def opened(backup: Backup, passphrase: str = "", folder: Path | None = None) -> Iterator[Store]:
    """Give what is in a backup as a store that can be read; a copy of it is opened, the backup itself is never changed.

    The copy is made in the backup's own data folder, or another, and is locked as that is. The `passphrase` is for one
    with another than the folder's; it is held until the folder is locked away. Raises OtherPassphrase where it is
    wanted, WrongPassphrase, BackupError where the backup cannot be opened.
    """
    folder = folder or backup.path.parent.parent
    if passphrase:
        locking.unlock_backup(folder, backup.path, passphrase)
    with workshop(folder) as shop:
        _lay_out(backup, folder, shop)
        try:
            store = Store.open(shop, keep_backup=False)
        except StoreError as error:
            raise BackupError(f"{backup.path.name} cannot be opened: {error}") from error
        try:
            yield store
        finally:
            store.close()


def begin_with(backup: Backup, folder: Path, passphrase: str = "") -> None:
    """Put what is in a backup into a folder that has no database, locked as that is. Raises as `opened` does."""
    with opened(backup, passphrase, folder) as store:
        store.close()
        try:
            (store.folder / FILE).replace(folder / FILE)
        except OSError as error:
            raise BackupError(f"It could not be put in place: {error.strerror or error}.") from error


def restore(backup: Backup, folder: Path, now: datetime, passphrase: str = "") -> Backup:
    """Put what is in a backup in place of all that is in a folder's database, and return the backup made of that
    before.

    It is one transaction: all of it or nothing; the database stays locked as it is. Whoever works on it reads anew
    afterwards. Raises as `opened` does; the database is then as it was.
    """
    with opened(backup, passphrase, folder) as store:
        before = make(folder, now, BEFORE_RESTORING)
        store.close()
        try:
            with driver.opened(store.folder / FILE) as old, driver.opened(folder / FILE) as live:
                old.backup(live)
        except driver.errors() as error:
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
    return max(_time_of(folder / FILE), _time_of(folder / f"{FILE}-wal"))


def _time_of(path: Path) -> float:
    """Return when a file was changed last, 0 where it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a place for half-made files, locked as the folder is, which nobody else may read and which goes when it is
    done with. Raises BackupError where none can be made."""
    place = folder / FOLDER
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        shop = Path(tempfile.mkdtemp(prefix=".shop-", dir=place))
    except OSError as error:
        raise BackupError(_not_made(error.strerror or str(error), "made or opened")) from error
    keys.share(folder, shop)
    try:
        yield shop
    finally:
        keys.forget(shop)
        shutil.rmtree(shop, ignore_errors=True)


def _copy(database: Path, copy: Path) -> None:
    """Copy a database as it is at one moment, with what is still in its log; writers do not wait for it.

    `VACUUM INTO` reads in one transaction (sqlite.org/lang_vacuum.html); the backup API would begin anew at each write.
    What is locked is written with the same key.
    """
    with driver.opened(database, mode="rw") as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))


def _verify(database: Path) -> None:
    """Open a copy and check all of it. Raises the driver's errors, OSError."""
    with driver.opened(database) as connection:
        wrong = [row for row in connection.execute("PRAGMA quick_check") if row != ("ok",)]
        if wrong:
            raise OSError(str(wrong[0][0]))
        connection.execute("SELECT count(*) FROM meetings").fetchone()


def _lay_out(backup: Backup, folder: Path, shop: Path) -> None:
    """Lay what is in a backup into a workshop, locked as the folder is. Raises OtherPassphrase, BackupError."""
    target = shop / FILE
    try:
        if not backup.is_locked:
            packing.unpack(backup.path, target)
            key = None
        else:
            shutil.copyfile(backup.path, target)
            key = _key_of(backup, target, folder)
            locked_files.check(key, target)
        _lock_as(key, folder, target)
    except driver.errors(OSError, packing.BrokenError) as error:
        raise BackupError(f"{backup.path.name} cannot be read, it is damaged or gone: {error}") from error


def _key_of(backup: Backup, copy: Path, folder: Path) -> keys.Key:
    salt = keys.salt_of(copy)
    if salt is None:
        raise OSError("it is no locked file")
    key = keys.with_salt(folder, salt)
    if key is None:
        raise OtherPassphrase(f"{backup.path.name} has another passphrase. Give the one of then to open it.")
    return key


def _lock_as(key: keys.Key | None, folder: Path, copy: Path) -> None:
    """Write a copy anew where it is not locked as a folder is."""
    wanted = keys.of(folder)
    if (key and key.salt) == (wanted and wanted.salt):
        return
    from db import anew

    made = copy.with_name("made")
    with contextlib.closing(anew.opened(key, copy)) as connection:
        anew.write(connection, made, wanted)
    moves.scrub(copy)
    made.replace(copy)


def _not_made(why: str, verb: str = "made") -> str:
    why = why.strip().rstrip(".")
    return f"No backup could be {verb}: {why}. The minutes themselves are as they were."
