"""Whether the files of an open database are still the ones that were opened: a look costs some microseconds."""

from __future__ import annotations

import os
from pathlib import Path

from db import faults

LOG, INDEX = "-wal", "-shm"
Identity = tuple[int, int]


class FileWatch:
    """Knows the database, its log and that log's index by device and inode, as `take` found them.

    SQLite goes on with files that were deleted or replaced, and what it keeps in them is gone when it lets go of them
    (sqlite.org/howtocorrupt.html, 4.2 and 4.3).
    """

    def __init__(self, database: Path) -> None:
        self._database = os.fspath(database)
        self._known: dict[str, Identity] = {}
        self.take()

    def take(self) -> None:
        """Take the files that are there now for the right ones; to be done while the database is open."""
        paths = (self._database, self._database + LOG, self._database + INDEX)
        self._known = {path: found for path in paths if (found := _identity(path))}

    def look(self) -> str:
        """Return what became of the files in words, "" where they are the ones that were opened."""
        for path, known in self._known.items():
            try:
                found = _identity(path)
            except OSError:
                return faults.WORDS[faults.UNREADABLE].format(path=self._database)
            if found != known:
                return self._told(path, found)
        return ""

    def is_ours(self, path: Path) -> bool:
        """Tell whether a file is one of those that were opened, under its name."""
        return os.fspath(path) in self._known and _identity(os.fspath(path)) == self._known[os.fspath(path)]

    def _told(self, path: str, found: Identity | None) -> str:
        folder = os.path.dirname(path)  # noqa: PTH120
        if not os.path.isdir(folder):  # noqa: PTH112
            return faults.FOLDER_GONE.format(path=folder)
        if path != self._database:
            return faults.LOG_GONE.format(path=path)
        return (faults.REPLACED if found else faults.DELETED).format(path=path)


def _identity(path: str) -> Identity | None:
    """Return device and inode of a file, None where there is none. Raises OSError where its disk does not answer."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino
