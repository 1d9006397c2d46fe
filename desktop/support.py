"""What somebody needs who is to help: versions, system and sizes. No word of a meeting, no name, no path is in it.

Nothing is asked for that holds such words: numbers, ages and kinds alone, and the log, which has none (`crash.py`).
What is left of the machine's own words is searched for the user's name and folder all the same.
"""

from __future__ import annotations

import locale
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLibraryInfo, QStorageInfo, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from desktop.crash import LOG
from desktop.one_window import user_name

if TYPE_CHECKING:
    from desktop.window import Window

LAST_LINES = 60
"""Lines of the log that are shown."""
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \w+|  [\w.<>-]+:\d+ [\w.<>]+|  Python [\w.+]+, Qt [\d.]+, .*")
"""What a line of the log looks like: when and what kind, a place in the program, the system. Others are left out."""

Fact = tuple[str, str]


def report(window: Window, folder: Path) -> str:
    """Return everything in lines of "name: value", under headings; what cannot be found out says so."""
    parts = (
        ("Program", _program),
        ("System", _system),
        ("Screen", lambda: _screen(window)),
        ("Data", lambda: _data(window, folder)),
        ("Backups", lambda: _backups(folder)),
    )
    blocks = [f"{title}\n{_lines(_asked(facts))}" for title, facts in parts]
    blocks.append(f"Last lines of the log\n{log_lines(folder) or '  nothing went wrong'}")
    return without_names("\n\n".join(blocks) + "\n")


def without_names(words: str) -> str:
    """Return words without the user's name and home folder, in whatever they stand."""
    with suppress(RuntimeError):
        words = words.replace(str(Path.home()), "~")
    user = user_name()
    return re.sub(rf"\b{re.escape(user)}\b", "…", words) if len(user) > 2 and user != "root" else words


def log_lines(folder: Path) -> str:
    """Return the last lines of the log, those alone that are of its usual kind; "" where there are none."""
    try:
        with (folder / LOG).open(encoding="utf-8", errors="replace") as file:
            lines = [line.rstrip("\n") for line in file]
    except OSError:
        return ""
    usual = [line for line in lines if LOG_LINE.fullmatch(line)]
    return "\n".join(f"  {line}" for line in usual[-LAST_LINES:])


def _lines(facts: Iterable[Fact]) -> str:
    return "\n".join(f"  {name}: {value}" for name, value in facts)


def _asked(facts: Callable[[], Iterator[Fact]]) -> Iterator[Fact]:
    """Give facts up to one that cannot be found out: whatever fails, the rest is still of use."""
    try:
        yield from facts()
    except Exception as error:  # a report about what is broken must not break on it
        yield "not found out", type(error).__name__


def _program() -> Iterator[Fact]:
    from desktop.dialogs.about import own_version

    yield "Minutebook", own_version() or "not installed"
    yield "runs", "installed" if getattr(sys, "frozen", False) else "from source"
    yield "Python", platform.python_version()
    yield "Qt", f"{qVersion()}, PySide6 {pyside_version}{', debug' if QLibraryInfo.isDebugBuild() else ''}"
    yield "SQLite of Python", _sqlite_version()
    yield "SQLCipher", _sqlcipher_version()


def _sqlite_version() -> str:
    import sqlite3

    return sqlite3.sqlite_version


def _sqlcipher_version() -> str:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        return f"{cipher[0] if cipher else 'none'} on SQLite {dbapi2.sqlite_version}"
    finally:
        connection.close()


def _system() -> Iterator[Fact]:
    yield "system", QSysInfo.prettyProductName()
    yield "kernel", f"{platform.system()} {platform.release()}, {QSysInfo.currentCpuArchitecture()}"
    yield "window system", QGuiApplication.platformName()
    yield "desktop", os.environ.get("XDG_CURRENT_DESKTOP", "") or "not said"
    yield "language", locale.getlocale()[0] or "not said"
    yield "processors", str(os.cpu_count() or "not said")


def _screen(window: Window) -> Iterator[Fact]:
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        size, dots = screen.size(), round(screen.logicalDotsPerInch())
        yield f"screen {number}", f"{size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}, {dots} dpi"
    yield "window", f"{window.width()} x {window.height()}{', full screen' if window.isFullScreen() else ''}"
    yield "dress", f"{window.theme.wish}, text {window.font().pointSizeF():g} pt ({window.theme.steps:+d})"


def _data(window: Window, folder: Path) -> Iterator[Fact]:
    from db import locking
    from db.store import FILE

    at = QStorageInfo(str(folder))
    yield "folder", f"{_where(folder)}, on {bytes(at.fileSystemType().data()).decode(errors='replace')}"
    yield "free", f"{_size(at.bytesFree())}{', only to be read' if at.isReadOnly() else ''}"
    yield "locked with a passphrase", "yes" if locking.is_locked(folder) else "no"
    for name in (FILE, f"{FILE}-wal"):
        yield name, _size((folder / name).stat().st_size) if (folder / name).exists() else "is not there"
    yield "put aside", _number(len(list((folder / "rescue").glob("*"))), "file")
    if window.desk is not None:
        from db import tally

        store = window.desk.workspace.store
        yield "only read", "yes" if store.only_read else "no"
        yield from ((name, str(count)) for name, count in store.read(tally.tally).items())
        yield "opened with", f"SQLite {store.read(tally.opened_with)}, tables {store.read(tally.made_with)}"
        own = len(list((folder / "styles").glob("*.toml")))
        yield "house styles", f"{len(window.desk.styles)}, {own} of them in the folder"


def _backups(folder: Path) -> Iterator[Fact]:
    from db import backups

    found, now = backups.every(folder), datetime.now()
    yield "how many", str(len(found))
    for backup in found[:5]:
        yield f"{_age(now, backup.made_at)} old", f"{_size(backup.size)} {backup.why}".strip()


def _where(folder: Path) -> str:
    """Return what kind of place the folder is; its own name may say too much."""
    with suppress(RuntimeError):
        if Path.home().resolve() in folder.resolve().parents:
            return "the user’s own"
    return "elsewhere"


def _size(bytes_: int) -> str:
    return f"{bytes_ / 1e6:.1f} MB" if bytes_ < 1e9 else f"{bytes_ / 1e9:.1f} GB"


def _age(now: datetime, then: datetime) -> str:
    hours = (now - then).total_seconds() / 3600
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"


def _number(count: int, of: str) -> str:
    return f"{count} {of}" if count == 1 else f"{count} {of}s"
