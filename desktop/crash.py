"""What happens when something goes wrong that nobody foresaw: it is told and logged, and the program lives on."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

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
            log = write_down(folder, kind, trace)
            sys.__excepthook__(kind, error, trace)
            if QApplication.activeModalWidget() is None:
                say(window, log)

    sys.excepthook = take


def write_down(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Add one failure to the log and return its path, None where it cannot be written.

    The error's own words are left out: they may hold what was typed.
    """
    log = folder / LOG
    places = "".join(
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
    )
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LONG:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {kind.__name__}\n{places}")
        make_private(log)
    except OSError:
        return None
    return log


def say(window: Window, log: Path | None) -> None:
    """Tell the clerk that something went wrong and that the words are safe."""
    noted = f"\n\nWhere it happened is noted in {log}, without any words of yours." if log else ""
    question.tell(window, "Something went wrong", SAFE + noted, "Go on working")


def refuse(window: Window, words: str) -> None:
    """Say why the program cannot start, and end it."""
    question.tell(window, "Minutebook cannot open its data", words, "Quit")
    window.close()
    QApplication.exit(2)
