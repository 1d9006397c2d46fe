"""What happens when something goes wrong that nobody foresaw: it is told and logged, and the program lives on."""

from __future__ import annotations

import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from db.privacy import make_private
from desktop.dialogs import question
from desktop.window import Window

LOG = "log/minutebook.log"
LONG = 512 * 1024
SAFE = (
    "Something went wrong in Minutebook. The words that you typed are safe: they are kept as you type. "
    "Go on working; if it happens again, close the window and open it again."
)


def watch(folder: Path, window: Window, told: tuple[type[Exception], ...] = ()) -> None:
    """Take what is raised in a slot: exceptions of `told` are said in their own words, all others get a dialog.

    The log in the data folder gets the places in the program, never the words of a meeting.
    """

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, told):
            window.messages.say(str(error), stays=True, wrong=True)
        else:
            found = report(kind, trace)
            log = write_down(folder, found)
            sys.__excepthook__(kind, error, trace)
            if QApplication.activeModalWidget() is None:
                say(window, log, found)

    sys.excepthook = take
    threading.excepthook = lambda failure: _take_from_thread(folder, failure)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what somebody needs who is to find the fault: when, what kind, where in the program, on what system.

    The error's own words are left out: they may hold what was typed.
    """
    places = "".join(
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
    )
    import platform

    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform(terse=True)}"
    return f"{datetime.now():%Y-%m-%d %H:%M:%S} {kind.__name__}\n{places}  {system}\n"


def write_down(folder: Path, found: str) -> Path | None:
    """Add a report to the log and return the log's path, None where it cannot be written."""
    log = folder / LOG
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LONG:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8") as file:
            file.write(found)
        make_private(log)
    except OSError:
        return None
    return log


def say(window: Window, log: Path | None, found: str) -> None:
    """Tell the clerk that something went wrong and that the words are safe, and offer the report."""
    noted = f"\n\nWhere it happened is noted in {log}, without any words of yours." if log else ""
    box = question.sheet(window, "Something went wrong", SAFE + noted)
    going_on = box.addButton("Go on working", QMessageBox.ButtonRole.AcceptRole)
    copying = box.addButton("Copy the report", QMessageBox.ButtonRole.ActionRole)
    copying.clicked.disconnect()
    copying.clicked.connect(lambda: QApplication.clipboard().setText(found))
    box.setProperty("harmless", True)
    box.setDefaultButton(going_on)
    box.setEscapeButton(going_on)
    box.exec()


def refuse(window: Window, words: str) -> None:
    """Say why the program cannot start, and end it."""
    question.tell(window, "Minutebook cannot open its data", words, "Quit")
    window.close()
    QApplication.exit(2)


def _take_from_thread(folder: Path, failure: threading.ExceptHookArgs) -> None:
    """Note what a thread did not see coming; whoever waits for it says that nothing came."""
    if failure.exc_type is not SystemExit:
        write_down(folder, report(failure.exc_type, failure.exc_traceback))
        threading.__excepthook__(failure)
