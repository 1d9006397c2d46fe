"""What one kill did, and whether the files it left behind are whole."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db import backups, driver, locking
from db.store import StoreError

PASSPHRASE = "seven lanterns on the quay"
"""What locked folders are locked with."""
TYPED = ("type", "export", "backup", "locked")
"""During what the keys went on, so that words may be lost."""


@dataclass(slots=True)
class Round:
    """What one kill did: words typed and lost, seconds of typing lost, and what is wrong, in words."""

    deed: str
    characters: int = 0
    words: int = 0
    lost: int = 0
    lost_seconds: float = 0.0
    back: bool = False
    """Whether the new start came back at the item that was in hand."""
    wrong: list[str] = field(default_factory=list)


def told(done: Iterable[Round]) -> str:
    """Return the figures of all kills."""
    done = list(done)
    typed = [one for one in done if one.deed in TYPED]
    cost = [one.lost_seconds for one in typed] or [0.0]
    words = [one.lost for one in typed] or [0]
    deeds = Counter(one.deed for one in done)
    return "\n".join(
        (
            f"kills: {len(done)} ({', '.join(f'{count} {WHILE[deed]}' for deed, count in sorted(deeds.items()))})",
            f"characters typed: {sum(one.characters for one in typed):,}",
            f"words typed: {sum(one.words for one in typed):,}; "
            f"lost: {sum(words)}, most {max(words)}, median {statistics.median(words):g}",
            f"seconds of typing lost: most {max(cost):.2f}, median {statistics.median(cost):.2f}",
            f"came back at the item in hand: {sum(one.back for one in typed)} of {len(typed)}",
            f"damaged or wrong: {sum(1 for one in done if one.wrong)}",
        )
    )


WHILE = {
    "type": "while typing",
    "export": "while exporting",
    "backup": "while a backup was made",
    "locked": "while typing into a locked folder",
    "lock": "while a passphrase was set or taken away",
    "restore": "while a backup was restored",
    "migrate": "while an old database was brought up to date",
}


def damage(database: Path) -> list[str]:
    """Return what SQLite finds wrong with a file, in words."""
    unlock(database.parent)
    with driver.opened(database) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        found += [f"a row of {row[0]} leads nowhere" for row in connection.execute("PRAGMA foreign_key_check")]
    return [f"the database is damaged: {words}" for words in found if words != "ok"]


def unlock(books: Path) -> None:
    """Hold the key of a folder where it is locked, and none where it is not."""
    locking.lock(books)
    locking.unlock(books, PASSPHRASE)


def bad_backups(books: Path) -> list[str]:
    """Return what is wrong with the backups of a folder, in words: each that there is must open."""
    wrong = []
    for backup in backups.every(books):
        try:
            with backups.opened(backup) as store:
                store.read(backups.contents)
        except StoreError as error:
            wrong.append(f"a backup does not open: {error}")
    return wrong
