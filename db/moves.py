"""Many files of a data folder take the places of others: all of them, or none.

They are made in a place of their own. Once all are on the disk, a list is written of what goes where; from then on
files are only moved and removed, and who finds the list after a crash goes on with it.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PLACE, LIST = ".changing", "moves.json"


@dataclass(slots=True)
class Moves:
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
    """Write down what goes where; `finish` does it, now or after a crash. Raises OSError; nothing counts then."""
    import json

    place = folder / PLACE
    growing = place / f"{LIST}.part"
    with growing.open("x", encoding="utf-8") as file:
        json.dump({"into": moves.into, "gone": moves.gone}, file)
        file.flush()
        os.fsync(file.fileno())
    _sync_names(place)
    growing.replace(place / LIST)
    _sync_names(place)


def finish(folder: Path) -> None:
    """Do what was decided, as far as it is not done yet. Raises OSError; it can be done again."""
    place = folder / PLACE
    if not (place / LIST).exists():
        return
    import json

    moves = json.loads((place / LIST).read_text(encoding="utf-8"))
    for made, to in moves["into"]:
        with suppress(FileNotFoundError):
            _put(place / made, folder / to)
    for gone in set(moves["gone"]) - {to for _, to in moves["into"]}:
        scrub(folder / gone)
    for touched in {(folder / to).parent for _, to in moves["into"]}:
        _sync_names(touched)
    (place / LIST).unlink(missing_ok=True)
    sweep(folder)


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
