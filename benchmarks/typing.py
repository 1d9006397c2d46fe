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

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
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
    with opened_window() as (editor, words):
        ours = latencies(editor)
        with slow_disk():
            slow = latencies(editor)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = latencies(bare(words))
    print(f"{'key press to paint':34} {'median':>9} {'99 %':>9} {'most':>9}   of the floor (99 %)")
    for name, found in (("bare QTextEdit, same item", floor), ("Minutebook", ours), ("... disk syncs in 50 ms", slow)):
        times = summary(found)
        ratio = times[1] / summary(floor)[1]
        print(f"{name:34} {times[0]:7.2f}ms {times[1]:7.2f}ms {times[2]:7.2f}ms   {ratio:.2f}")
    print(f"{'memory, with the window':34} {memory:7.0f} MB")


@contextmanager
def opened_window() -> Iterator[tuple[QTextEdit, str]]:
    """Open the real window at the middle of the long meeting and give its editor with the words in it."""
    from desktop.app import bring_in
    from desktop.notes_editor.editor import NotesEditor
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

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
        (editor,) = window.findChildren(NotesEditor)
        window.desk.turn_to(list(window.desk.meeting.every_item())[20].id)
        editor.setFocus()
        QTest.qWait(500)
        yield editor, editor.toPlainText()
        window.close()


def bare(words: str) -> QTextEdit:
    """Return a plain editor of the same size with the same words, the cursor at their end."""
    editor = QTextEdit()
    editor.resize(900, 700)
    editor.setPlainText(words)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.show()
    QTest.qWait(300)
    return editor


def latencies(editor: QTextEdit) -> list[float]:
    """Post keys from a thread at a typist's even pace and return the seconds from each to the end of its paint."""
    posted: list[float] = []
    handled = 0
    painted: list[float] = []
    kind = type(editor)
    press, paint = kind.keyPressEvent, kind.paintEvent

    def on_press(self: QTextEdit, event: QKeyEvent) -> None:
        nonlocal handled
        press(self, event)
        handled += 1
        self.viewport().update()

    def on_paint(self: QTextEdit, event: object) -> None:
        paint(self, event)  # type: ignore[arg-type]
        now = time.perf_counter()
        painted.extend(now - posted[n] for n in range(len(painted), handled))

    kind.keyPressEvent, kind.paintEvent = on_press, on_paint  # type: ignore[method-assign]
    typist = threading.Thread(target=_type, args=(editor, posted))
    typist.start()
    try:
        QTest.qWait(50)
        while len(painted) < KEYS:
            QTest.qWait(1)
    finally:
        kind.keyPressEvent, kind.paintEvent = press, paint  # type: ignore[method-assign]
        typist.join()
    return painted[10:]


def _type(editor: QWidget, posted: list[float]) -> None:
    due = time.perf_counter()
    for n in range(KEYS):
        letter = WORDS[n % len(WORDS)]
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        due += INTERVAL
        time.sleep(max(due - time.perf_counter(), 0))
        posted.append(time.perf_counter())
        QCoreApplication.postEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))


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
