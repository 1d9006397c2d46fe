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
        self._database, self._folder = os.fspath(database), os.fspath(database.parent)
        self._known: dict[str, Identity | None] = {}
        self.take()

    def take(self) -> None:
        """Take the files that are there now for the right ones; a log that is not there yet when it comes."""
        self._known = {self._database + ending: _identity(self._database + ending) for ending in ("", LOG, INDEX)}

    def look(self) -> str:
        """Return what became of the files in words, "" where they are the ones that were opened."""
        for path, known in self._known.items():
            try:
                found = _identity(path)
            except OSError:
                return faults.WORDS[faults.UNREADABLE].format(path=self._database)
            if known is None:
                self._known[path] = found
            elif found != known:
                return self._told(path, found)
        return ""

    def is_ours(self, path: Path) -> bool:
        """Tell whether a file is one of those that were opened, under its name."""
        known = self._known.get(os.fspath(path))
        return known is not None and _identity(os.fspath(path)) == known

    def stands(self) -> tuple[int, int] | None:
        """Return size and time of the database's own file: only what was long in the log is written to it, so that
        whoever else wrote there is found out. None where it cannot be asked."""
        try:
            found = os.stat(self._database)  # noqa: PTH116
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns

    def folder_gone(self) -> bool:
        """Tell whether the folder is not there, or is one on another disk that shows where its own was taken out."""
        known = self._known[self._database]
        try:
            return known is not None and os.stat(self._folder).st_dev != known[0]  # noqa: PTH116
        except OSError:
            return True

    def _told(self, path: str, found: Identity | None) -> str:
        if self.folder_gone():
            return faults.FOLDER_GONE.format(path=self._folder)
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
