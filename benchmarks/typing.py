"""Key press to paint in a meeting of 40 items and 23,000 words, beside a bare QTextEdit with the same words."""

from __future__ import annotations

import resource
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from benchmarks.figures import Figure, table
from benchmarks.long_meeting import long_meeting
from db import log_sync, meetings
from db.changes import Change, Edit
from db.store import Store
from desktop.app import bring_in, favour_keys
from desktop.notes_editor.handing_over import PAUSE_MS, UNBROKEN_MS
from desktop.panes import notes as pane
from desktop.panes.notes import NotesPane
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window
from desktop.workspace import Workspace

KEYS = 150
INTERVAL = 0.06
WORDS = "the board noted that the survey of the pontoon was late and asked for a report by May "
SLOW_DISK = 0.05
NEXT_KEY_MS = UNBROKEN_MS + INTERVAL * 1000
"""When the key comes behind which unbroken typing is handed over."""


def figures(rounds: int = 5) -> Iterator[Figure]:
    """Type into the bare editor, the program, and the program on a disk that takes 50 ms to sync, by turns."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    watch = Watch()
    with opened_window(watch) as (editor, words):
        window = editor.window()
        assert isinstance(window, Window) and window.desk is not None
        floor_editor = bare(watch, words)
        ledger = Ledger(window.desk.workspace)
        runs: dict[str, list[Run]] = {"floor": [], "ours": [], "slow": []}
        for count in range(rounds):
            runs["floor"].append(watch.run(floor_editor))
            if count % 2:
                runs["ours"].append(watch.run(editor))
            with slow_disk():
                runs["slow"].append(watch.run(editor))
            if not count % 2:
                runs["ours"].append(watch.run(editor))
        yield from _of_keys(runs)
        yield from ledger.figures(editor, watch)
        yield _hand_over(editor)
        yield _opening(window, words)
        yield Figure(name="memory, with the long meeting typed in", unit="MB", value=_memory(), most=200)


def _of_keys(runs: Mapping[str, list[Run]]) -> Iterator[Figure]:
    """Give the medians of what each round has for its 99th percentile, and for CPU time."""
    late = {name: statistics.median(run.late for run in all_of) for name, all_of in runs.items()}
    busy = {name: statistics.median(run.busy for run in all_of) for name, all_of in runs.items()}
    usual = {name: statistics.median(run.usual for run in all_of) for name, all_of in runs.items()}
    bare = "bare QTextEdit"
    for name, said in (("ours", ""), ("slow", ", disk syncs in 50 ms")):
        more = {"unit": "ms", "floor_name": bare}
        for most, of_floor, how in ((16, False, ""), (2, True, ", beside the floor")):
            yield Figure(
                name=f"key to paint, 99th percentile{said}{how}",
                value=late[name],
                most=most,
                of_floor=of_floor,
                floor=late["floor"],
                promised=not said,
                **more,
            )
        yield Figure(name=f"key to paint, median{said}", value=usual[name], floor=usual["floor"], **more)
        yield Figure(name=f"CPU of the window for a key{said}", value=busy[name], floor=busy["floor"], **more)


def _hand_over(editor: QTextEdit, times: int = 30) -> Figure:
    """Measure what the window's thread does to give what was typed to the database and draw what follows from it."""
    (pane,) = editor.window().findChildren(NotesPane)
    taken = []
    for _ in range(times):
        QTest.keyClicks(editor, "x")
        began = time.thread_time()
        pane.handing.now()
        taken.append((time.thread_time() - began) * 1000)
        QTest.qWait(50)
    return Figure(name="CPU of handing a pause's words over", unit="ms", value=statistics.median(taken))


def _opening(window: Window, words: str, times: int = 7) -> Figure:
    """Measure opening the long meeting until it is painted, beside putting one item's words into a bare editor."""
    assert window.desk is not None and window.desk.meeting is not None
    workspace, meeting = window.desk.workspace, window.desk.meeting.id
    plain = QTextEdit()
    plain.resize(900, 700)
    plain.show()
    floors, ours = [], []
    for _ in range(times):
        began = time.perf_counter()
        plain.setPlainText(words)
        plain.repaint()
        floors.append((time.perf_counter() - began) * 1000)
        workspace.leave()
        QTest.qWait(50)
        began = time.perf_counter()
        workspace.open(meeting)
        window.repaint()
        ours.append((time.perf_counter() - began) * 1000)
    return Figure(
        name="opening a meeting of 23,000 words, painted",
        unit="ms",
        value=statistics.median(ours),
        most=150,
        promised=True,
        floor=statistics.median(floors),
        floor_name="QTextEdit, one item",
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def opened_window(watch: Watch) -> Iterator[tuple[QTextEdit, str]]:
    """Open the real window at the middle of the long meeting and give its editor with the words in it."""
    pane.NotesEditor = watch.of(pane.NotesEditor)  # type: ignore[misc, assignment]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        meeting = long_meeting()
        store = Store.open(folder)
        store.write(meetings.add(meeting))
        store.close()
        settings = Settings(folder)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = Window(settings, Theme(app, "light", 0))
        window.resize(1366, 768)
        window.show()
        bring_in(window, folder, meeting.uid)
        favour_keys()
        (editor,) = window.findChildren(pane.NotesEditor)
        window.desk.turn_to(list(window.desk.meeting.every_item())[20].id)
        editor.setFocus()
        QTest.qWait(500)
        yield editor, editor.toPlainText()
        window.close()


def bare(watch: Watch, words: str) -> QTextEdit:
    """Return a plain editor of the same size with the same words, the cursor at their end."""
    editor = watch.of(QTextEdit)()
    editor.resize(900, 700)
    editor.setPlainText(words)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.show()
    QTest.qWait(300)
    return editor


class Run(NamedTuple):
    """One round of keys: median and 99th percentile from key to paint, CPU time of the window a key; milliseconds."""

    usual: float
    late: float
    busy: float


class Ledger:
    """Notes when the words were written to the database and when they were on the disk."""

    def __init__(self, workspace: Workspace) -> None:
        self.written: list[float] = []
        self.synced: list[float] = []
        write = workspace.store.write

        def noted(edit: Edit, **how: Any) -> Change:
            change = write(edit, **how)
            self.written.append(time.perf_counter())
            return change

        workspace.store.write = noted  # type: ignore[method-assign]
        workspace.saved.connect(lambda _when: self.synced.append(time.perf_counter()))

    def figures(self, editor: QTextEdit, watch: Watch) -> Iterator[Figure]:
        """Type a word and pause, several times, then without a pause, and give how long the words took."""
        paused, kept = [], []
        for _ in range(15):
            pressed = time.perf_counter()
            QTest.keyClicks(editor, "x")
            _rest(450)
            paused.append(_first_after(self.written, pressed) - pressed)
            kept.append(self._on_disk(pressed) - pressed)
        watch.run(editor)
        _rest(450)
        unbroken = max(_first_after(self.written, pressed) - pressed for pressed in watch.posted)
        longest = max(self._on_disk(pressed) - pressed for pressed in watch.posted)
        yield _milliseconds("typed to the disk, after a pause", max(kept), PAUSE_MS, 250)
        yield _milliseconds("typed to the disk, at the latest, while typing goes on", longest, NEXT_KEY_MS, 800)
        yield _milliseconds("typed to written, after a pause, median", statistics.median(paused), PAUSE_MS)
        yield _milliseconds("typed to written, at the latest, while typing goes on", unbroken, NEXT_KEY_MS)

    def _on_disk(self, pressed: float) -> float:
        """Return when what was typed at a moment was on the disk: what was synced first after it was written."""
        return _first_after(self.synced, _first_after(self.written, pressed))


def _milliseconds(name: str, seconds: float, timer: float, most: int | None = None) -> Figure:
    return Figure(
        name=name,
        unit="ms",
        value=seconds * 1000,
        most=most,
        floor=timer,
        floor_name="timer",
        promised=most is not None,
    )


def _rest(ms: int) -> None:
    """Let everything go on for a while, the thread that syncs too: `qWait` would not let go of Python."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _first_after(times: list[float], moment: float) -> float:
    return next(time for time in times if time > moment)


class Watch:
    """Notes when each key was posted and when the paint that shows it had ended."""

    def __init__(self) -> None:
        self.posted: list[float] = []
        self.handled = 0
        self.painted: list[float] = []

    def of(self, kind: type[QTextEdit]) -> type[QTextEdit]:
        """Return a class of editor that is watched; bindings look up what is overridden once, so it comes first."""
        watch = self

        class Watched(kind):  # type: ignore[misc, valid-type]
            def keyPressEvent(self, event: QKeyEvent) -> None:
                super().keyPressEvent(event)
                watch.handled += 1
                self.viewport().update()

            def paintEvent(self, event: QPaintEvent) -> None:
                super().paintEvent(event)
                now = time.perf_counter()
                watch.painted.extend(
                    now - watch.posted[n] for n in range(len(watch.painted), min(watch.handled, len(watch.posted)))
                )

        return Watched

    def run(self, editor: QTextEdit) -> Run:
        """Press keys at a typist's even pace and return how long each took to the end of its paint."""
        editor.window().activateWindow()
        editor.setFocus()
        self.posted, self.handled, self.painted = [], 0, []
        began = time.thread_time()
        keyboard = Keyboard(editor)
        typist = threading.Thread(target=keyboard.type, args=(self.posted,))
        typist.start()
        while len(self.painted) < KEYS:
            QTest.qWait(1)
        typist.join()
        busy = (time.thread_time() - began) / KEYS
        times = [seconds * 1000 for seconds in self.painted[10:]]
        return Run(statistics.median(times), statistics.quantiles(times, n=100)[98], busy * 1000)


class Keyboard(QObject):
    """Sends keys to an editor from another thread, through the event queue as a real keyboard's come."""

    pressed = Signal(str)

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self._editor = editor
        self.pressed.connect(self._on_pressed, Qt.ConnectionType.QueuedConnection)

    def type(self, posted: list[float]) -> None:
        """Press the keys one after the other and note when."""
        due = time.perf_counter()
        for n in range(KEYS):
            due += INTERVAL
            time.sleep(max(due - time.perf_counter(), 0))
            posted.append(time.perf_counter())
            self.pressed.emit(WORDS[n % len(WORDS)])

    def _on_pressed(self, letter: str) -> None:
        QTest.keyClicks(self._editor, letter)


@contextmanager
def slow_disk() -> Iterator[None]:
    """Let every sync of the log take 50 ms longer."""
    real: Callable[[Path], None] = log_sync.sync_file

    def slow(path: Path) -> None:
        time.sleep(SLOW_DISK)
        real(path)

    log_sync.sync_file = slow
    try:
        yield
    finally:
        log_sync.sync_file = real


if __name__ == "__main__":
    print(table(figures()))
