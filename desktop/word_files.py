"""Word files that come in: read in a thread behind the window, within a time, or refused in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.dialogs import question

if TYPE_CHECKING:
    from desktop.minutes.word_reading.word_text import WordText
    from desktop.window import Window

T = TypeVar("T")
LARGEST = 64_000_000
"""Bytes of a Word file; one with scanned pages in it may have as many."""
LONGEST = 60.0
"""Seconds after which a file is given up."""
PATIENCE_MS = 700
LOOK_MS = 15


class Reading(QObject, Generic[T]):
    """One file being read by a function that touches nothing of Qt's. One of `done(what)`, `failed(error)` comes last,
    unless it is given up: its thread is then left to itself, and nothing is heard of it any more."""

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, read: Callable[[], T], parent: QObject, longest: float = LONGEST) -> None:
        super().__init__(parent)
        self._read, self._longest = read, longest
        self._found: T | None = None
        self._error: Exception | None = None
        self._thread = Thread(target=self._run, name="reading", daemon=True)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin."""
        self._until = time.monotonic() + self._longest
        self._thread.start()
        self._look.start()

    def give_up(self) -> None:
        """Hear no more of it."""
        self._look.stop()
        self.ended.emit()

    def _run(self) -> None:
        try:
            self._found = self._read()
        except Exception as error:
            self._error = error

    def _on_look(self) -> None:
        if self._thread.is_alive() and time.monotonic() < self._until:
            return
        late = self._thread.is_alive()
        self.give_up()
        if late:
            self.failed.emit(TimeoutError())
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.done.emit(self._found)


def contents(path: Path) -> WordText:
    """Return what a Word file holds. Raises Refused with a sentence, also where it cannot be opened or is too large."""
    from desktop.minutes.word_reading.reading import read
    from desktop.minutes.word_reading.word_text import Refused

    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    if len(content) > LARGEST:
        raise Refused(f"{path.name} is larger than {LARGEST // 1_000_000} MB, so it was not read.")
    return read(content)


def follow(
    window: Window,
    name: str,
    read: Callable[[], T],
    done: Callable[[T], object],
    refused: Callable[[], object] = lambda: None,
) -> Reading[T]:
    """Read a file behind the window, then call `done` with what was found. It shows itself once it takes a moment.

    Where it is refused, takes too long or is cancelled, that is told, and `refused` is called.
    """
    reading = Reading(read, window)
    patience = QTimer(reading, singleShot=True)

    def cancel() -> None:
        reading.give_up()
        window.messages.say(f"Reading {name} was cancelled.")
        refused()

    def on_ended() -> None:
        patience.stop()
        window.progress.end()
        reading.deleteLater()

    def on_failed(error: Exception) -> None:
        tell_refused(window, name, error)
        refused()

    patience.timeout.connect(lambda: window.progress.follow(f"Reading {name}", cancel))
    reading.ended.connect(on_ended)
    reading.done.connect(done)
    reading.failed.connect(on_failed)
    patience.start(PATIENCE_MS)
    reading.start()
    return reading


def tell_refused(window: Window, name: str, error: Exception) -> None:
    """Tell why a file was not taken in; an error that nobody foresaw goes to the crash dialog."""
    from desktop.minutes.word_reading.word_text import Refused

    if isinstance(error, TimeoutError):
        why = f"It took longer than {LONGEST:.0f} seconds, so it was given up. Save it anew in Word and try again."
    elif isinstance(error, Refused):
        why = str(error)
    else:
        raise error
    question.tell(window, f"{name} was not read", why)
