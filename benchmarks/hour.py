"""The memory of an hour of minutes: typed into the real window as fast as it takes keys, the hour itself simulated.

Alone, with the growth of every ten minutes: python -m benchmarks.hour
What grows in Python, line by line:          python -m benchmarks.hour tracemalloc
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, table
from benchmarks.long_meeting import WORDS, long_meeting
from db import backups, meetings
from db.store import Store
from desktop.app import bring_in, favour_keys
from desktop.giving_back import EVERY_SECONDS, GivingBack
from desktop.notes_editor import handing_over
from desktop.panes.notes import NotesPane
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window

HOUSE = Path(__file__).resolve().parents[1]
MINUTES, WARM_MINUTES = 60, 5
KEYS_A_MINUTE = 250
SECONDS_A_KEY = 60 / KEYS_A_MINUTE
HAND_OVER_KEYS = 4
"""After so many keys what was typed is handed over: more often than in half a second of unbroken typing."""
MOST_MB, MOST_GROWN_MB = 200.0, 2.0
STARTS = ("", "", "", "- ", "a: EM to ", "d: ", "Action: ALEX to ")

Sample = dict[str, float]
"""`minute`, `rss` (MB), `python` (thousands of objects of Python's), `qt` (objects of Qt's in the window), `keys`."""


def figures() -> Iterator[Figure]:
    """Type for an hour in a process of its own; what it holds at its end, and what it grew after the first minutes."""
    command = [sys.executable, "-m", "benchmarks.hour", "samples"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    samples: list[Sample] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    warm, end = samples[WARM_MINUTES], samples[-1]
    yield Figure(
        name=f"memory after an hour of typing, {end['keys']:,.0f} keys",
        unit="MB",
        value=max(one["rss"] for one in samples),
        most=MOST_MB,
        promised=True,
    )
    yield Figure(
        name="memory grown between the 5th and the 60th minute",
        unit="MB",
        value=end["rss"] - warm["rss"],
        most=MOST_GROWN_MB,
        promised=True,
    )


class Hour:
    """A clerk at work in a window: types, turns to other items, takes back, looks at the preview, exports."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._dice = random.Random(11)
        self._left = ""
        self.now = 0.0
        self.keys = 0
        handing_over.clock = SimpleNamespace(monotonic=lambda: self.now)  # type: ignore[assignment]
        (self._pane,) = window.findChildren(NotesPane)
        assert window.desk is not None
        self._giving_back = GivingBack(window.desk.workspace)

    def minute(self, number: int) -> None:
        """Work for a minute."""
        for _ in range(KEYS_A_MINUTE):
            self._key()
        self._pane.handing.now()
        self._window.follow_clock()
        self._besides(number)
        QTest.qWait(20)

    def sample(self, minute: int) -> Sample:
        """Return what there is in memory, garbage included that Python has not found yet."""
        return {
            "minute": minute,
            "rss": resident(),
            "python": len(gc.get_objects()) / 1000,
            "qt": len(self._window.findChildren(QObject)),
            "keys": self.keys,
        }

    def _key(self) -> None:
        if not self._left:
            words = " ".join(self._dice.choices(WORDS, k=self._dice.randint(5, 20)))
            self._left = f"{self._dice.choice(STARTS)}{words}.\n"
            self.now += 3
        key, self._left = self._left[0], self._left[1:]
        editor = self._pane.editor
        QTest.keyClicks(editor, key) if key != "\n" else QTest.keyClick(editor, Qt.Key.Key_Return)
        self.keys += 1
        self.now += SECONDS_A_KEY
        if self.keys % HAND_OVER_KEYS == 0:
            self._pane.handing.now()
        QApplication.processEvents()

    def _besides(self, minute: int) -> None:
        """Do what a clerk does besides typing, each in its minute."""
        self._left = ""
        run, area, desk = self._window.bar.run, self._window.area, self._window.desk
        assert area is not None and desk is not None
        if minute % 2:
            run("item.next")
        for name in ("edit.undo",) * 3 + ("edit.redo",) * 2:
            run(name)
        if minute % 6 == 2:
            area.focus_pane("preview")
            QTest.qWait(400)
            area.focus_pane("preview")
        if minute * 60 % EVERY_SECONDS == 0:
            self._giving_back.now()
        if minute % 10 == 3:
            self._export()
        if minute % 20 == 4:
            backups.make(self._folder, datetime.now())
        area.focus_pane("notes")
        editor = self._pane.editor
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def _export(self) -> None:
        from desktop import exporting, job_progress
        from desktop.minutes.exports import format_for

        desk, form = self._window.desk, format_for(".docx", "minutes")
        assert desk is not None and desk.meeting is not None and form is not None
        target = self._folder / "minutes.docx"
        job = exporting.Export(exporting.rendering(desk.meeting, desk.style, "minutes", form), self._window)
        job_progress.follow(self._window, job, "Exporting minutes", lambda content: exporting.put(content, target))
        while self._window.jobs:
            QTest.qWait(20)


def resident() -> float:
    """Return what this process holds in memory, in MB (proc_pid_status(5))."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.partition("VmRSS:")[2].split()[0]) / 1024


def hour(minutes: int = MINUTES) -> Iterator[Sample]:
    """Open the long meeting in the window, work, and yield what there is in memory after each minute."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        meeting = long_meeting()
        store = Store.open(folder)
        store.write(meetings.add(meeting))
        store.close()
        window = Window(Settings(folder), Theme(app, "light", 0))
        window.resize(1366, 768)
        window.show()
        bring_in(window, folder, meeting.uid)
        favour_keys()
        clerk = Hour(window, folder)
        yield clerk.sample(0)
        for minute in range(1, minutes + 1):
            clerk.minute(minute)
            yield clerk.sample(minute)
        window.close()


def main(how: str = "", minutes: str = str(MINUTES)) -> None:
    """Print the samples, all or every tenth minute's; with `tracemalloc`, where memory was taken after the fifth."""
    if how == "tracemalloc":
        _traced(int(minutes))
        return
    last: Sample = {}
    for sample in hour(int(minutes)):
        if how == "samples":
            print(json.dumps(sample), flush=True)
        elif sample["minute"] % 10 in (0, 5):
            grown = f"{sample['rss'] - last['rss']:+.1f}" if last else ""
            print(
                f"{sample['minute']:3.0f} min  {sample['rss']:6.1f} MB {grown:>6}  "
                f"{sample['python']:.0f} thousand objects of Python's, {sample['qt']:.0f} of Qt's",
                flush=True,
            )
            last = sample


def _traced(minutes: int) -> None:
    import tracemalloc

    tracemalloc.start(8)
    first = None
    for sample in hour(minutes):
        if sample["minute"] == WARM_MINUTES:
            first = tracemalloc.take_snapshot()
    assert first is not None
    for line in tracemalloc.take_snapshot().compare_to(first, "lineno")[:40]:
        print(line)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:] == ["figures"]:
        print(table(figures()))
    else:
        main(*sys.argv[1:])
