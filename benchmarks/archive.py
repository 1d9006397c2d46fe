"""Twenty years of fifty committees: 10,000 meetings, 1,000,000 notes and 100,000 actions, invented and always the same.

`python -m benchmarks.archive` makes it in `build/`, which takes a minute, and every benchmark uses it again.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from benchmarks import archive_rows, vocabulary
from benchmarks.archive_rows import Archive
from benchmarks.vocabulary import Vocabulary
from db import passages, said_last, upgrade
from db.store import FILE, Store

BUILD = Path(__file__).parent.parent / "build"


def edition() -> str:
    """Return a name for what would be made now: another one when this file or the tables change."""
    made_of = (
        Path(__file__),
        Path(archive_rows.__file__),
        Path(vocabulary.__file__),
        Path(passages.__file__),
        Path(said_last.__file__),
        *upgrade.MIGRATIONS.rglob("0*.py"),
    )
    return sha256(b"".join(path.read_bytes() for path in sorted(made_of))).hexdigest()[:8]


def whole_archive() -> Path:
    """Return the folder of the whole archive in `build/`, made where it is not there yet; older ones are removed."""
    folder = BUILD / f"archive-{edition()}"
    for older in BUILD.glob("archive-*"):
        if older != folder:
            shutil.rmtree(older)
    return archive(folder)


def archive(folder: Path, meetings: int = 10_000) -> Path:
    """Return the folder of an archive, made where it is not there yet."""
    if not (folder / FILE).exists():
        making = folder.with_name(f"{folder.name}.making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        for words in _made(making / FILE, meetings):
            print(words, file=sys.stderr, flush=True)
        making.rename(folder)
    return folder


def _made(path: Path, meetings: int) -> Iterator[str]:
    """Make the file and say how far it is: the tables filled first, then brought to the newest migration."""
    began = time.perf_counter()
    upgrade.migrate(path, "0002")
    dice = random.Random(20261001)
    words = Vocabulary(dice, drawn=400 * meetings)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        Archive(connection, meetings, words, dice).fill()
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    yield f"{meetings} meetings written in {time.perf_counter() - began:.0f} s"
    began = time.perf_counter()
    Store.open(path.parent).close()
    yield f"brought to the newest tables in {time.perf_counter() - began:.0f} s"


if __name__ == "__main__":
    print(whole_archive())
