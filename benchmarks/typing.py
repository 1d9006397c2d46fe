"""Key press to paint in a meeting of 40 items and 23,000 words, beside a bare QTextEdit with the same words."""

from __future__ import annotations

import resource
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from benchmarks.long_meeting import long_meeting
from db import log_sync, meetings
from db.store import Store

KEYS = 600
INTERVAL = 0.06
WORDS = "the board noted that the survey of the pontoon was late and asked for a report by May "
SLOW_DISK = 0.05


def main() -> None:
    """Measure and print: the bare editor, the program, the program on a disk that takes 50 ms to sync."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    watch = Watch()
    with opened_window(watch) as (editor, words):
        ours = watch.latencies(editor)
        with slow_disk():
            slow = watch.latencies(editor)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = watch.latencies(bare(watch, words))
    print(f"{'key press to paint':34} {'median':>9} {'99 %':>9} {'most':>9}   of the floor (99 %)")
    for name, found in (("bare QTextEdit, same item", floor), ("Minutebook", ours), ("... disk syncs in 50 ms", slow)):
        times = summary(found)
        ratio = times[1] / summary(floor)[1]
        print(f"{name:34} {times[0]:7.2f}ms {times[1]:7.2f}ms {times[2]:7.2f}ms   {ratio:.2f}")
    print(f"{'memory, with the window':34} {memory:7.0f} MB")


@contextmanager
def opened_window(watch: Watch) -> Iterator[tuple[QTextEdit, str]]:
    """Open the real window at the middle of the long meeting and give its editor with the words in it."""
    from desktop.app import bring_in
    from desktop.panes import notes as pane
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

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
                watch.painted.extend(now - watch.posted[n] for n in range(len(watch.painted), watch.handled))

        return Watched

    def latencies(self, editor: QTextEdit) -> list[float]:
        """Press keys at a typist's even pace and return the seconds from each to the end of its paint."""
        self.posted, self.handled, self.painted = [], 0, []
        keyboard = Keyboard(editor)
        typist = threading.Thread(target=keyboard.type, args=(self.posted,))
        typist.start()
        while len(self.painted) < KEYS:
            QTest.qWait(1)
        typist.join()
        return self.painted[10:]


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


def summary(seconds: list[float]) -> tuple[float, float, float]:
    """Return median, 99th percentile and most, in milliseconds."""
    return (
        statistics.median(seconds) * 1000,
        statistics.quantiles(seconds, n=100)[98] * 1000,
        max(seconds) * 1000,
    )


if __name__ == "__main__":
    main()
