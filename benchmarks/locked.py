"""What a passphrase costs: each figure of a locked folder beside that of the same folder without one.

Alone: python -m benchmarks.locked
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.archive import BUILD, archive
from benchmarks.figures import Figure, table
from db import backups, keys, locking, meetings, notes, search, snapshot
from db.store import FILE, Store
from db.values import replace

MEETINGS, ROUNDS, COMMITS = 300, 7, 60
PASSPHRASE = "a heron on the quay"
WORDS = ("contract", '"the board"', "agre", "review")
FLOOR = "without a passphrase"


def figures() -> Iterator[Figure]:
    """Measure both by turns, on the archive of one clerk."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        plain, locked = Path(name) / "plain", Path(name) / "locked"
        shutil.copytree(archive(plain, MEETINGS), locked)
        size = (plain / FILE).stat().st_size
        taken = _milliseconds(lambda: locking.set_passphrase(locked, None, PASSPHRASE, lambda _n, _of: None, bool))
        yield Figure(name=f"a passphrase: set on {size / 1e6:.0f} MB", unit="ms", value=taken)
        salt = keys.salt_of(locked / FILE) or b""
        yield Figure(
            name="a passphrase: unlocking", unit="ms", value=_usual(lambda: keys.derive(PASSPHRASE, salt)), most=500
        )
        yield from _beside("opening", lambda folder: Store.open(folder, sync_at_once=False).close(), plain, locked)
        with closing(_Open(plain)) as one, closing(_Open(locked)) as other:
            for what in ("commit", "find", "load"):
                yield _both(what, *(_usual(getattr(each, what), COMMITS) for each in (one, other)))
        yield from _beside("a backup", _back_up, plain, locked)
        sizes = [next(iter(backups.every(folder))).size / 1e6 for folder in (plain, locked)]
        yield Figure(name="a passphrase: a backup takes", unit="MB", value=sizes[1], floor=sizes[0], floor_name=FLOOR)
        locking.lock(locked)


class _Open:
    """The minutes open, and what is done with them over and over."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.open(folder, sync_at_once=False)
        card = self._store.read(meetings.cards)[0]
        self._meeting = card.id
        self._item = next(item for item in self._store.read(snapshot.load(card.id)).every_item() if len(item.notes) > 1)
        self._words = count()

    def commit(self) -> None:
        note = replace(
            self._item.notes[0], text=f"The contract was read and agreed, for the {next(self._words)}th time"
        )
        typed = (note, *self._item.notes[1:])
        self._store.write(notes.write(self._item.id, typed, self._item.notes))
        self._item = replace(self._item, notes=typed)

    def find(self) -> None:
        self._store.read(search.find(WORDS[next(self._words) % len(WORDS)], typing=True, limit=50))

    def load(self) -> None:
        self._store.read(snapshot.load(self._meeting))

    def close(self) -> None:
        self._store.close()


NAMES = {"commit": "commit of a paragraph", "find": "search", "load": "reading a meeting"}
_minutes = count()


def _back_up(folder: Path) -> None:
    backups.make(folder, datetime(2031, 5, 14) + timedelta(minutes=next(_minutes)))


def _beside(what: str, deed: Callable[[Path], object], plain: Path, locked: Path) -> Iterator[Figure]:
    yield _both(what, *(_usual(lambda folder=folder: deed(folder)) for folder in (plain, locked)))  # type: ignore[misc]


def _both(what: str, floor: float, value: float) -> Figure:
    name = f"a passphrase: {NAMES.get(what, what)}"
    return Figure(name=name, unit="ms", value=value, floor=floor, floor_name=FLOOR)


def _usual(deed: Callable[[], object], times: int = ROUNDS) -> float:
    return statistics.median(_milliseconds(deed) for _ in range(times))


def _milliseconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    print(table(figures()))
