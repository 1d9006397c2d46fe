"""A database that was deleted or replaced while it was open: read out of the open files, and put back in its place."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.file_watch import INDEX, LOG
from db.log_sync import sync_file
from db.privacy import make_private
from db.store import FILE, Store, StoreError

READ_OUT = "minutebook.read-out-"
"""How a copy begins that was read out and not put in place yet."""


def reading_out(store: Store) -> Callable[[], Path]:
    """Return what reads all that was committed out of a store's open files, and gives where in the data folder it lies.

    It may be called in another thread, once. Both raise StoreError.
    """
    copy = store.folder / f"{READ_OUT}{secrets.token_hex(4)}"
    read_out = store.reading_out(copy)

    def deed() -> Path:
        try:
            read_out()
            make_private(copy)
            sync_file(copy)
        except OSError as error:
            copy.unlink(missing_ok=True)
            raise StoreError(f"It could not be read out of memory: {error.strerror or error}.") from error
        except StoreError:
            copy.unlink(missing_ok=True)
            raise
        return copy

    return deed


def put_back(store: Store, copy: Path, now: datetime) -> Path | None:
    """Put a copy that was read out where the database was, and have the store go on with it.

    What lies there is set aside untouched, in a folder that is returned; None where nothing did. Raises StoreError.
    """
    try:
        aside = set_aside(store, now)
        store.suspend()
        copy.replace(store.folder / FILE)
        _sync_folder(store.folder)
    except OSError as error:
        raise StoreError(
            f"The file could not be put back: {error.strerror or error}. All of it lies in {copy}."
        ) from error
    store.resume()
    return aside


def set_aside(store: Store, now: datetime) -> Path | None:
    """Move what lies where a store's database was into a folder of its own, and return that; None where nothing did.

    To be called once all was read out. Raises OSError.
    """
    place = store.folder / f"put aside {now:%Y-%m-%d %H.%M.%S}"
    part_log(store)
    for path in (store.folder / f"{FILE}{ending}" for ending in ("", LOG, INDEX)):
        if path.exists():
            place.mkdir(mode=0o700, exist_ok=True)
            path.replace(place / path.name)
    return place if place.exists() else None


def part_log(store: Store) -> None:
    """Remove a store's log from beside a database that is not the store's: whoever opened that next would take the log
    for its own and spoil it (sqlite.org/howtocorrupt.html, 2.5). To be called once all was read out. Raises OSError."""
    for path in (store.folder / f"{FILE}{ending}" for ending in (LOG, INDEX)):
        if store.files.is_ours(path):
            path.unlink()


def left(folder: Path) -> tuple[Path, ...]:
    """Return copies that were read out and never put in place, the newest first: the program was ended before that."""
    found = folder.glob(f"{READ_OUT}{'[0-9a-f]' * 8}")
    return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))


def _sync_folder(folder: Path) -> None:
    """Bring a renaming to the disk, where the system lets folders be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
