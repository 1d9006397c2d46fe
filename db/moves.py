"""Many files of a data folder take the places of others: all of them, or none.

They are made in a place of their own. Once all are on the disk, a list is written of what goes where; from then on
files are only moved and removed, and who finds the list after a crash goes on with it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from db.values import Struct, field

PLACE, LIST = ".changing", "moves.json"
HEAD = 16
"""So many bytes of a file tell what was made from what it takes the place of: a locked database begins with a salt that
stays for as long as its key does, a plain one with SQLite's name."""


class NotAllThereError(OSError):
    """Something that was made is gone, so nothing was moved: all is as it was."""


class Moves(Struct):
    """What takes whose name, and what goes after that but for what was taken; what was made is named by its name in the
    place, all else by its path in the folder."""

    into: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def begin(folder: Path) -> Path:
    """Return the place of a folder for what is made, empty. Raises OSError."""
    sweep(folder)
    place = folder / PLACE
    place.mkdir(mode=0o700)
    return place


def decide(folder: Path, moves: Moves) -> None:
    """Write down what goes where; `finish` does it, now or after a crash. Raises OSError, also where something
    made is not there; nothing counts then."""
    import json

    place = folder / PLACE
    into = [(made, to, _head(place / made)) for made, to in moves.into]
    growing = place / f"{LIST}.part"
    with growing.open("x", encoding="utf-8") as file:
        json.dump({"into": into, "gone": moves.gone}, file)
        file.flush()
        os.fsync(file.fileno())
    _sync_names(place)
    growing.replace(place / LIST)
    _sync_names(place)


def finish(folder: Path) -> None:
    """Do what was decided, as far as it is not done yet. Raises OSError; it can be done again.

    Where something made is gone that was not moved yet, nothing that was there goes, and the list is dropped: raises
    NotAllThereError where nothing at all was moved.
    """
    place = folder / PLACE
    try:
        words = (place / LIST).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return
    import json

    moves = json.loads(words)
    absent = [(to, head) for made, to, head in moves["into"] if not (place / made).exists()]
    lost = [to for to, head in absent if not _is_there(folder / to, head)]
    if lost and len(lost) == len(absent):
        (place / LIST).unlink(missing_ok=True)
        raise NotAllThereError(errno.ENOENT, "another program removed what was made", lost[0])
    for made, to, head in moves["into"]:
        if to not in lost:
            _move(place / made, folder / to, head)
    if not lost:
        for gone in set(moves["gone"]) - {to for _, to, _ in moves["into"]}:
            scrub(folder / gone)
    for touched in {(folder / to).parent for _, to, _ in moves["into"] if to not in lost}:
        _sync_names(touched)
    (place / LIST).unlink(missing_ok=True)
    sweep(folder)
    if lost:
        raise FileNotFoundError(errno.ENOENT, f"{', '.join(lost)} is missing, and the old file stays", lost[0])


def sweep(folder: Path) -> None:
    """Remove what was made and never counted, and the place."""
    place = folder / PLACE
    if place.is_dir() and not (place / LIST).exists():
        for path in place.rglob("*"):
            if path.is_file():
                scrub(path)
        shutil.rmtree(place, ignore_errors=True)


def scrub(path: Path) -> None:
    """Remove a file, written over once before.

    What a disk keeps of it all the same (an SSD, a file system that never writes in place) cannot be reached from here.
    """
    with suppress(OSError), path.open("rb+") as file:
        _write_over(file.fileno())
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _move(made: Path, to: Path, head: str) -> None:
    """Move a file to its place, unless it was moved there before. Raises OSError."""
    if made.exists() and not to.parent.is_dir():
        to.parent.mkdir(mode=0o700)
    try:
        _put(made, to)
    except FileNotFoundError:
        if not _is_there(to, head):
            raise


def _head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(HEAD).hex()


def _is_there(path: Path, head: str) -> bool:
    """Tell whether a file is the one that begins like this. Raises OSError where it cannot be read."""
    try:
        return _head(path) == head
    except FileNotFoundError:
        return False


def _put(made: Path, to: Path) -> None:
    """Move a file to its place. What it takes the place of is written over when it has no name any more: whoever still
    waits for a lock on it finds nothing to write into."""
    if sys.platform == "win32" or not made.exists() or not to.exists():
        made.replace(to)
        return
    descriptor = os.open(to, os.O_RDWR)
    try:
        made.replace(to)
        with suppress(OSError):
            _write_over(descriptor)
    finally:
        os.close(descriptor)


def _write_over(descriptor: int) -> None:
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, 1 << 20)))
    os.fsync(descriptor)
    os.ftruncate(descriptor, 0)


def _sync_names(folder: Path) -> None:
    """Bring to the disk which files a folder holds; Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
