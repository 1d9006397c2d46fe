"""The program killed while its whole database is replaced: brought up to date from an old one, by a backup, or by
one that is locked with a passphrase, or is so no more.

Afterwards it is what it was before or what it was to be, never something between.
"""

from __future__ import annotations

import gzip
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from benchmarks.kills import PASSPHRASE, Round, bad_backups, damage
from benchmarks.long_meeting import long_meeting
from db import backups, locking, meetings, snapshot
from db.records import Meeting
from db.store import FILE, Store

HOUSE = Path(__file__).resolve().parents[1]
OLD = HOUSE / "tests" / "old_files" / "0.1.0.db.gz"
MIGRATING, RESTORING, LOCKING = 1.5, 1.0, 3.0
"""Seconds within which it is killed."""

_MIGRATE = """
import sys; from pathlib import Path; from db.store import Store
print("begun", flush=True)
Store.open(Path(sys.argv[1])).close()
"""
_RESTORE = """
import sys; from datetime import datetime; from itertools import cycle; from pathlib import Path; from db import backups
books = Path(sys.argv[1])
both = [one for one in backups.every(books) if one.why == backups.BY_HAND]
print("begun", flush=True)
for one in cycle(both):
    backups.restore(one, books, datetime.now())
"""


_LOCK = """
import sys; from pathlib import Path; from db import locking
books, words, at = Path(sys.argv[1]), sys.argv[2], 0
print("begun", flush=True)
while True:
    locking.set_passphrase(books, *((words, None) if at % 2 else (None, words)), lambda done, of: None, lambda: False)
    at += 1
"""


def migrating(books: Path, dice: random.Random) -> Round:
    """Kill while an old database is brought up to date: it is as it was, or new, and opens."""
    made = Round("migrate")
    shutil.rmtree(books, ignore_errors=True)
    books.mkdir()
    (books / FILE).write_bytes(gzip.decompress(OLD.read_bytes()))
    _killed(_MIGRATE, books, dice.uniform(0.0, MIGRATING))
    made.wrong += damage(books / FILE) + bad_backups(books)
    with closing(Store.open(books)) as store:
        if len(store.read(meetings.cards)) != 2:
            made.wrong.append("a meeting is gone after a migration that was cut off")
    return made


def restoring(books: Path, dice: random.Random) -> Round:
    """Kill while one of two backups is put in place of the other, by turns: what is there is one of them, whole."""
    made = Round("restore")
    shutil.rmtree(books, ignore_errors=True)
    wanted = list(_two_backups(books))
    _killed(_RESTORE, books, dice.uniform(0.0, RESTORING))
    made.wrong += damage(books / FILE)
    with closing(Store.open(books)) as store:
        if not made.wrong and _held(store) not in wanted:
            made.wrong.append("a backup was restored by half")
    for one in backups.every(books)[2:-2]:
        one.path.unlink()
    made.wrong += bad_backups(books)
    return made


def relocking(books: Path, dice: random.Random) -> Round:
    """Kill while a passphrase is set and taken away by turns: all of the folder has it or none, and holds the same."""
    made = Round("lock")
    shutil.rmtree(books, ignore_errors=True)
    locking.lock(books)
    *_, wanted = _two_backups(books)
    _killed(_LOCK, books, dice.uniform(0.0, LOCKING))
    made.wrong += damage(books / FILE)
    with closing(Store.open(books)) as store:
        if _held(store) != wanted:
            made.wrong.append("the minutes are others after a passphrase was set or taken away")
    if len(backups.every(books)) != 2:
        made.wrong.append("a backup is gone after a passphrase was set or taken away")
    made.wrong += bad_backups(books)
    locking.lock(books)
    return made


def _two_backups(books: Path) -> Iterator[list[Meeting]]:
    """Make a folder with two backups that differ in each of their meetings, and yield what is in each."""
    with closing(Store.open(books)) as store:
        for words in (6_000, 9_000):
            for card in store.read(meetings.cards):
                store.write(meetings.remove(card.id))
            store.write(meetings.add(long_meeting(words=words)))
            backups.make(books, datetime.now(), backups.BY_HAND)
            yield _held(store)


def _held(store: Store) -> list[Meeting]:
    return [store.read(snapshot.load(card.id)) for card in store.read(meetings.cards)]


def _killed(program: str, books: Path, after: float) -> None:
    """Run a program and kill it so many seconds after it said that it had begun."""
    command = [sys.executable, "-c", program, str(books), PASSPHRASE]
    process = subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if not process.stdout.readline():
        raise RuntimeError(f"it ended by itself: {process.communicate()[1]}")
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    _, said = process.communicate()
    if "Error" in said:
        raise RuntimeError(f"it failed by itself: {said}")
