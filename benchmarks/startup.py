"""How soon the window stands and takes keys, held against a bare window measured in the same run.

Alone, with a display or QT_QPA_PLATFORM=offscreen: python -m benchmarks.startup
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.archive import whole_archive
from benchmarks.figures import Figure, table
from benchmarks.first_keys import LETTER
from db.keys import FILE

HOUSE = Path(__file__).resolve().parents[1]
PAINTED, TAKING_KEYS, OF_EMPTY = 2.0, 1.4, 1.2
STALL = 50
"""Milliseconds that any key may wait in the first seconds: what feels like at once."""

BARE = """
import time; began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit
class Page(QTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.perf_counter() - began)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
page = Page(); page.resize(1280, 720); page.show()
app.exec()
"""

IMPORT = """
import time; began = time.perf_counter()
import sqlalchemy.orm
print("imported", time.perf_counter() - began)
"""

OURS = """
import time; began = time.perf_counter()
import sys; sys.path.insert(0, {house!r})
import PySide6.QtWidgets
from desktop.app import import_plainly
import_plainly()  # as the program does before it imports its window
from benchmarks.first_keys import FirstKeys
sys.exit(FirstKeys(began, {typed!r}).watch(["--data", {folder!r}, *{more!r}]))
"""


def figures(rounds: int = 15) -> Iterator[Figure]:
    """Start each of the programs by turns, once unmeasured so that what Python compiles is compiled."""
    with tempfile.TemporaryDirectory() as folder:
        _keep_sample(folder)
        latest = ["--open", "latest"]
        programs = {
            "bare": BARE,
            "orm": IMPORT,
            "start page": OURS.format(house=str(HOUSE), typed=False, folder=folder, more=[]),
            "meeting": OURS.format(house=str(HOUSE), typed=True, folder=folder, more=latest),
            "large": OURS.format(house=str(HOUSE), typed=False, folder=str(whole_archive()), more=[]),
        }
        times: dict[str, list[float]] = {}
        for count in range(rounds + 1):
            for name, program in programs.items():
                before = _letters(folder)
                told = dict(_run(program))
                typed = told.pop("typed", 0)
                if _letters(folder) - before != typed:
                    raise AssertionError(f"{typed:.0f} letters were typed, and not all of them are kept")
                for what, seconds in told.items() if count else ():
                    times.setdefault(f"{name} {what}", []).append(seconds * 1000)
    found = {name: statistics.median(all_of) for name, all_of in times.items()}
    bare = found["bare painted"]
    for name in ("start page", "meeting"):
        yield _figure(f"{name}: painted", found[f"{name} painted"], PAINTED, bare, "bare window")
    for name in ("start page", "meeting"):
        floor = bare + found["orm imported"]
        yield _figure(f"{name}: taking keys", found[f"{name} keys"], TAKING_KEYS, floor, "bare window and ORM")
    large, small = found["large keys"], found["start page keys"]
    yield _figure("start page with 10,000 meetings: taking keys", large, OF_EMPTY, small, "with two meetings")
    for name in ("start page", "meeting"):
        wait = found[f"{name} wait"]
        yield Figure(name=f"{name}: longest wait of a key in the next 2 s", unit="ms", value=wait, most=STALL)


def _figure(name: str, value: float, most: float, floor: float, floor_name: str) -> Figure:
    return Figure(
        name=name, unit="ms", value=value, most=most, floor=floor, floor_name=floor_name, of_floor=True, promised=True
    )


def _run(program: str) -> list[tuple[str, float]]:
    # Told to write no bytecode, Python would compile this program at each start, and its libraries not.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return [(what, float(seconds)) for what, seconds in (line.split() for line in done.stdout.splitlines())]


def _letters(folder: str) -> int:
    """Return how often the letter that is typed stands in the notes that are kept."""
    with closing(sqlite3.connect(Path(folder) / FILE)) as connection:
        counted = connection.execute("SELECT sum(length(text) - length(replace(text, ?, ''))) FROM notes", (LETTER,))
        return int(counted.fetchone()[0])


def _keep_sample(folder: str) -> None:
    samples = [str(path) for path in sorted((HOUSE / "resources" / "samples").glob("*.json"))]
    command = [sys.executable, str(HOUSE / "main.py"), "--data", folder, "import", *samples]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    print(table(figures()))
