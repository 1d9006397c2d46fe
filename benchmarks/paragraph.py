"""How long a paragraph takes to be kept, beside plain sqlite3 that writes the same bytes with the same settings.

As many pages go into the floor's log as into ours, which is looked at: a paragraph, its place in an index by item, and
that search is to learn of it.

Alone: python -m benchmarks.paragraph
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

from benchmarks.archive import BUILD
from benchmarks.figures import Figure, table
from benchmarks.long_meeting import long_meeting
from db import meetings, notes, snapshot
from db.records import Note, new_id
from db.store import FILE, Store
from db.values import replace

COMMITS, ROUNDS, LETTERS = 100, 7, 300
FLOOR = "plain.db"
LOG = 1000
"""Pages in a log after which SQLite begins it anew, where it does so by itself."""
MOST = 3.0
PLAIN = """
CREATE TABLE paragraphs (id INTEGER PRIMARY KEY, item INTEGER, place INTEGER, text TEXT NOT NULL);
CREATE INDEX of_item ON paragraphs (item);
CREATE TABLE waiting (id INTEGER PRIMARY KEY);
"""
"""The least by which an item's paragraphs are found, and search learns that there is a new one."""
SETTINGS = {False: ("NORMAL", "as in the window"), True: ("FULL", "each on the disk")}
"""`synchronous`, by whether each commit waits for the disk."""


def figures() -> Iterator[Figure]:
    """Keep paragraphs by turns with the floor: one that goes on, one that is new, in both settings."""
    BUILD.mkdir(exist_ok=True)
    for at_once, (_, said) in SETTINGS.items():
        with tempfile.TemporaryDirectory(dir=BUILD) as name:
            yield from _in(Path(name), at_once, said)


def _in(folder: Path, at_once: bool, said: str) -> Iterator[Figure]:
    with closing(Store.open(folder, sync_at_once=at_once)) as store, closing(_plain(folder, at_once)) as plain:
        store.write(meetings.add(long_meeting()))
        clerk = Clerk(store)
        logs = [Path(f"{folder / name}-wal") for name in (FILE, FLOOR)]
        deeds: dict[str, tuple[Callable[[], float], Callable[[], float]]] = {
            "a paragraph goes on": (clerk.goes_on, lambda: _goes_on(plain, clerk.text())),
            "a new paragraph": (clerk.begins, lambda: _begins(plain, clerk.text())),
        }
        for deed in deeds["a paragraph goes on"] if at_once else ():
            # A log that was full once is written over, for which the disk need not first make it longer.
            for _ in range(LOG):
                deed()
        for what, (ours, floor) in deeds.items():
            taken = [(_usual(floor), _usual(ours)) for _ in range(ROUNDS)]
            written = [_grown(log, deed) for log, deed in zip(logs, (ours, floor), strict=True)]
            assert written[0] == written[1] or at_once, f"{what}: {written} bytes are not the same"
            yield Figure(
                name=f"commit: {what}, {said}",
                unit="µs",
                value=statistics.median(each[1] for each in taken),
                most=MOST,
                floor=statistics.median(each[0] for each in taken),
                floor_name="plain sqlite3",
                of_floor=True,
                promised=True,
            )


class Clerk:
    """Writes into one item of a long meeting, as the workspace does; each deed returns the microseconds to its end."""

    def __init__(self, store: Store) -> None:
        self._store = store
        (card,) = store.read(meetings.cards)
        self._meeting = store.read(snapshot.load(card.id))
        self._item = list(self._meeting.every_item())[20]
        self._at = next(at for at, note in enumerate(self._item.notes) if note.kind == "text")
        self._words = cycle(f"{self._item.notes[self._at].text} word{n}"[-LETTERS:] for n in range(1000))

    def text(self) -> str:
        """Return what is to be kept next."""
        return next(self._words)

    def goes_on(self) -> float:
        """Write a word more into a paragraph."""
        note = replace(self._item.notes[self._at], text=self.text())
        return self._write((*self._item.notes[: self._at], note, *self._item.notes[self._at + 1 :]))

    def begins(self) -> float:
        """Write a new paragraph behind the others, and take it out again."""
        stood = self._item.notes
        taken = self._write((*stood, Note(id=new_id(), text=self.text())))
        self._write(stood)
        return taken

    def _write(self, typed: tuple[Note, ...]) -> float:
        edit = notes.write(self._item.id, typed, self._item.notes)
        foreseen = edit.foreseen(self._meeting)
        assert foreseen is not None
        known, self._meeting = foreseen
        began = time.perf_counter()
        self._store.write(edit, known=known)
        taken = (time.perf_counter() - began) * 1e6
        self._item = replace(self._item, notes=typed)
        return taken


def _plain(folder: Path, at_once: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / FLOOR, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {SETTINGS[at_once][0]}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG if at_once else 0}")
    connection.executescript(PLAIN)
    connection.executemany("INSERT INTO paragraphs VALUES (?, 1, ?, ?)", ((n, n, "a" * 250) for n in range(1000)))
    return connection


def _goes_on(plain: sqlite3.Connection, text: str) -> float:
    return _kept(plain, ("UPDATE paragraphs SET text = ? WHERE id = 500", (text,)))


def _begins(plain: sqlite3.Connection, text: str) -> float:
    taken = _kept(
        plain,
        ("INSERT INTO paragraphs VALUES (10000, 1, 5, ?)", (text,)),
        ("INSERT INTO waiting VALUES (10000)", ()),
    )
    _kept(plain, ("DELETE FROM paragraphs WHERE id = 10000", ()), ("DELETE FROM waiting", ()))
    return taken


def _kept(plain: sqlite3.Connection, *statements: tuple[str, tuple[object, ...]]) -> float:
    began = time.perf_counter()
    plain.execute("BEGIN IMMEDIATE")
    for words, values in statements:
        plain.execute(words, values)
    plain.execute("COMMIT")
    return (time.perf_counter() - began) * 1e6


def _grown(log: Path, deed: Callable[[], float]) -> int:
    """Return how many bytes a deed writes into a log that is never begun anew."""
    stood = log.stat().st_size
    deed()
    return log.stat().st_size - stood


def _usual(deed: Callable[[], float]) -> float:
    return statistics.median(deed() for _ in range(COMMITS))


if __name__ == "__main__":
    print(table(figures()))
