"""What goes wrong with the file: which kind of fault an error of SQLite tells of, and the words for it.

Each says what happened, what it means for the minutes, and what to do.
"""

from __future__ import annotations

from pathlib import Path

BUSY, FULL, READ_ONLY, UNREADABLE, DAMAGED, FOREIGN, REFUSED = (
    "busy",
    "full",
    "read-only",
    "unreadable",
    "damaged",
    "foreign",
    "refused",
)

NOTED = "found-damaged.txt"
"""Left in the data folder by whoever notices damage while the window is open: the next start looks at all of it."""

SIGNS = (
    (FOREIGN, ("not a database",)),
    (DAMAGED, ("malformed", "corrupt")),
    (BUSY, ("locked", "busy")),
    (FULL, ("is full", "no space left")),
    (READ_ONLY, ("readonly", "read-only", "unable to open", "permission denied")),
    (UNREADABLE, ("disk i/o error", "input/output error", "stale file")),
)
"""What an error says, by kind (the words of sqlite3_errstr, and of the system's own errors)."""

WORDS = {
    BUSY: "Another program is holding {path}. A backup or a virus check lets go of it by itself; close any other "
    "program that has it open.",
    FULL: "The disk is full, so this could not be kept. Free some space.",
    READ_ONLY: "{path} cannot be written. Check who may write to its folder and whether its disk is locked, or choose "
    "another folder with --data.",
    UNREADABLE: "The disk with {path} does not answer as it should, so this could not be kept. Check that it is "
    "plugged in, or that the network is there.",
    DAMAGED: "{path} is damaged. Nothing was changed in it. "
    "Open Minutebook's window: it sets the file aside and shows what can be read of it, and the backups.",
    FOREIGN: "{path} is not a Minutebook database. It was left as it is: "
    "move it away, or choose another folder with --data.",
    REFUSED: "The database refused this and kept what it had: {error}.",
}

DELETED = (
    "The file with your minutes, {path}, is not there any more: it was deleted, moved or renamed while it was open "
    "here."
)
REPLACED = (
    "The file with your minutes, {path}, is not the one that was opened here: another one was put in its place, by a "
    "program that keeps folders alike perhaps."
)
LOG_GONE = (
    "A part of the file with your minutes was taken away while it was open here: the file {path}, which holds what was "
    "written last."
)
FOLDER_GONE = (
    "The folder with your minutes, {path}, is not there any more: its disk or stick was taken out, the network is "
    "gone, or it was moved or renamed."
)
FOLDER_READ_ONLY = (
    "The folder {path} cannot be written. Its minutes can be read and exported here, but not changed. To change "
    "them, see that you may write to the folder and that its disk is not locked, or copy the folder elsewhere and open "
    "the copy."
)


def kind_of(error: BaseException, *, locked: bool = False) -> str:
    """Return which kind of fault an error tells of, in its own words or in those of what it came from.

    Of a file that is `locked` and whose key is right, SQLCipher calls a damaged first page no database.
    """
    said = str(error).lower()
    kind = next((kind for kind, signs in SIGNS if any(sign in said for sign in signs)), REFUSED)
    return DAMAGED if locked and kind == FOREIGN else kind


def told(path: Path, error: BaseException, *, locked: bool = False) -> str:
    """Return what is said of an error of the database at a path."""
    return WORDS[kind_of(error, locked=locked)].format(path=path, error=error)
