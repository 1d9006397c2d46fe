"""Follows the worked example of the guide in the real window: does what its steps say, with keys, and counts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.dialogs import export_place
from desktop.minutes.guide.steps import Step

if TYPE_CHECKING:
    from desktop.minutes.exports import Format
    from desktop.window import Window

LETTERS_A_SECOND = 40 * 5 / 60
"""40 words a minute, at five letters a word."""
SECONDS_A_KEY = 1.2
"""To read a step and press its key."""
PATIENCE_MS = 30_000


@dataclass(slots=True)
class Count:
    """What a reader did."""

    letters: int = 0
    keys: int = 0

    @property
    def seconds(self) -> float:
        """How long a clerk who types 40 words a minute would take."""
        return self.letters / LETTERS_A_SECOND + self.keys * SECONDS_A_KEY


class Reader:
    """Does the steps one after the other, in whatever window or form has the keys by then.

    The system's own window that asks for a file's place is the one thing that stands in: it offers a place in `folder`
    and takes it with Enter, as the system's does.
    """

    def __init__(self, window: Window, steps: Iterable[Step], folder: Path) -> None:
        self._window, self._steps, self._folder = window, list(steps), folder
        self.count = Count()
        self.written: Path | None = None
        self._loop = QEventLoop()
        self._failed: BaseException | None = None

    def follow(self) -> None:
        """Do every step. Raises what went wrong, TimeoutError with the steps left where nothing takes the next key."""
        asked, export_place.ask = export_place.ask, self._ask
        patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        patience.timeout.connect(self._give_up)
        patience.start()
        try:
            QTimer.singleShot(0, self._go_on)
            self._loop.exec()
            while self._window.jobs and patience.isActive():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        finally:
            patience.stop()
            export_place.ask = asked
        if self._failed is not None:
            raise self._failed

    def _go_on(self) -> None:
        """Do the next step, once something takes keys; the one after it is due already, should this one open a form."""
        if not self._steps or self._failed is not None:
            if QApplication.activeModalWidget() is None:
                self._loop.quit()
            return
        focus = self._focus()
        QTimer.singleShot(0 if focus is not None else 10, self._go_on)
        if focus is None:
            return
        step = self._steps.pop(0)
        try:
            self._do(step, focus)
        except BaseException as error:
            self._failed = error

    def _do(self, step: Step, focus: QWidget) -> None:
        if step.typed:
            self.count.letters += len(step.typed)
            for letter in step.typed:
                QTest.keyClick(QApplication.focusWidget() or focus, letter)
        else:
            self.count.keys += 1
            chord = QKeySequence(step.key.replace("Enter", "Return"))[0]
            QTest.keyClick(focus, chord.key(), chord.keyboardModifiers())

    def _focus(self) -> QWidget | None:
        """Return what takes the keys now; the windowless platform has to be told which window that is."""
        modal, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if modal is not None:
            return focus if focus is not None and modal.isAncestorOf(focus) else None
        if not self._window.isActiveWindow() or focus is None:
            self._window.activateWindow()
            return None
        return focus

    def _give_up(self) -> None:
        self._failed = TimeoutError(f"nothing takes the next of {self._steps} in {QApplication.activeModalWidget()}")
        if isinstance(form := QApplication.activeModalWidget(), QDialog):
            form.reject()
        self._loop.quit()

    def _ask(self, _parent: QWidget | None, suggested: Path, _form: Format) -> Path | None:
        asking = QDialog(self._window)
        line = QLineEdit(str(self._folder / suggested.name))
        line.returnPressed.connect(asking.accept)
        QVBoxLayout(asking).addWidget(line)
        line.setFocus()
        if asking.exec() == QDialog.DialogCode.Accepted:
            self.written = Path(line.text())
        return self.written
