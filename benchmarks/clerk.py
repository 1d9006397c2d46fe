"""A clerk's hour in the real window, typed as fast as it takes keys: what is in memory meanwhile."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.long_meeting import WORDS, long_meeting
from db import backups, meetings
from db.store import FILE, Store
from desktop.app import begin_work, bring_in
from desktop.giving_back import EVERY_SECONDS, GivingBack
from desktop.notes_editor import handing_over
from desktop.panes.notes import NotesPane
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window

KEYS_A_MINUTE = 250
SECONDS_A_KEY = 60 / KEYS_A_MINUTE
HAND_OVER_KEYS = 4
"""After so many keys what was typed is handed over: more often than in half a second of unbroken typing."""
STARTS = ("", "", "", "- ", "a: EM to ", "d: ", "Action: ALEX to ")

Sample = dict[str, float]
"""`minute`, `item` (which of the agenda is in hand, from 1), `rss` (MB), `python` (thousands of blocks of Python's
memory), `qt` (objects of Qt's in the window), `keys`."""


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
        """Return what there is in memory, garbage included that Python has not found yet.

        The objects themselves are not counted: `gc.get_objects` breaks a tuple that another thread is making.
        """
        desk = self._window.desk
        assert desk is not None and desk.meeting is not None
        return {
            "minute": minute,
            "item": [item.id for item in desk.meeting.every_item()].index(desk.item_id) + 1,
            "rss": resident(),
            "python": sys.getallocatedblocks() / 1000,
            "qt": len(self._window.findChildren(QObject)),
            "keys": self.keys,
        }

    def copy(self, folder: Path) -> None:
        """Copy all that was typed into a folder of its own."""
        desk = self._window.desk
        assert desk is not None and desk.workspace.settle()
        folder.mkdir()
        desk.workspace.store.reading_out(folder / FILE)()

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
        for name in ("edit.undo",) * 3 + ("edit.redo",) * 2:
            run(name)
        if minute % 2:
            run("item.next")
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


def hour(minutes: int, keeping: Mapping[int, Path] | None = None) -> Iterator[Sample]:
    """Open the long meeting in the window, work, and yield what there is in memory after each minute; `keeping` says
    after which minutes the minutes are copied, and into which folders."""
    with tempfile.TemporaryDirectory() as name:
        store = Store.open(Path(name))
        store.write(meetings.add(long_meeting()))
        store.close()
        with _at_work(Path(name)) as clerk:
            yield clerk.sample(0)
            for minute in range(1, minutes + 1):
                clerk.minute(minute)
                yield clerk.sample(minute)
                if keeping and minute in keeping:
                    clerk.copy(keeping[minute])


def begun_again(folder: Path, minutes: int) -> Sample:
    """Open minutes that were kept in a folder, work, and return what there is in memory then."""
    with _at_work(folder) as clerk:
        for minute in range(1, minutes + 1):
            clerk.minute(minute)
        return clerk.sample(minutes)


@contextmanager
def _at_work(folder: Path) -> Iterator[Hour]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = Window(Settings(folder), Theme(app, "light", 0))
    window.resize(1366, 768)
    window.show()
    bring_in(window, folder, long_meeting().uid)
    begin_work()
    yield Hour(window, folder)
    window.close()


def resident() -> float:
    """Return what this process holds in memory, in MB (proc_pid_status(5))."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.partition("VmRSS:")[2].split()[0]) / 1024
