"""A clerk who types without end into the real window, and says on standard output what the keys have said so far.

Each line is `<what> <seconds> <words>`: `open` once the notes take keys, `word` after each word with its number in it,
`keys` with how many keys it took, `item` whenever another item is in hand (its id), `export` and `backup` when one
begins; at a new start `back` with the item in hand, and `says` with the window's message. Seconds are those of
`time.monotonic`, which all programs of a machine share.

    python -m benchmarks.typist FOLDER SEED type|export|backup|locked|look
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from benchmarks.kills import PASSPHRASE
from benchmarks.long_meeting import WORDS
from db import locking
from desktop import app as program
from desktop.backing_up import BackupWork
from desktop.window import Window

KEY_MS = 12
"""Between two keys: some 80 a second, several times as fast as anybody types."""
EXPORT_MS, BACKUP_MS = 400, 300

WORD = "{word}x{number}x"
"""How a typed word carries its number, so that it is known again wherever it stands."""


def say(what: str, number: object = "") -> None:
    """Tell whoever watches."""
    print(f"{what} {time.monotonic():.6f} {number}", flush=True)


def keys(dice: random.Random) -> Iterator[tuple[str, int]]:
    """Yield what is typed, word by word: a text, the number of the word in it; or a command, -1."""
    number = 0
    while True:
        turn = dice.random()
        if turn < 0.1:
            yield "item.next", -1
        elif turn < 0.2:
            yield "item.previous", -1
        for start in dice.sample(("", "a: ", "d: ", "- ", "Action: EM to "), 2):
            text = start
            for _ in range(dice.randint(3, 14)):
                text += WORD.format(word=dice.choice(WORDS), number=number)
                yield f"{text} ", number
                number, text = number + 1, ""
            yield "\n\n" if start == "- " else "\n", -1


class Typist:
    """Types into a window as soon as it stands."""

    def __init__(self, window: Window, folder: Path, seed: int, besides: str) -> None:
        self._window = window
        self._folder = folder
        self._keys = keys(random.Random(seed))
        self._left, self._number, self._pressed = "", -1, 0
        assert window.desk is not None
        window.desk.turned.connect(lambda item: say("item", item))
        _to_notes(window)
        say("item", window.desk.item_id)
        say("open")
        self._every(KEY_MS, self._type)
        if besides == "export":
            self._every(EXPORT_MS, self._export)
        elif besides == "backup":
            self._backups = BackupWork(window)
            self._every(BACKUP_MS, self._back_up)

    def _every(self, ms: int, deed: Callable[[], object]) -> None:
        timer = QTimer(self._window, interval=ms)
        timer.timeout.connect(deed)
        timer.start()

    def _type(self) -> None:
        if not self._left:
            if self._number >= 0:
                say("word", self._number)
                say("keys", self._pressed)
            self._left, self._number = next(self._keys)
            self._pressed = len(self._left)
            if "." in self._left:
                self._window.bar.run(self._left)
                self._left = ""
                return
        key, self._left = self._left[0], self._left[1:]
        page = self._window.focusWidget()
        if not isinstance(page, QTextEdit):
            _to_notes(self._window)
            page = self._window.focusWidget()
        assert isinstance(page, QWidget)
        if key == "\n":
            QTest.keyClick(page, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(page, key)

    def _export(self) -> None:
        from desktop import exporting
        from desktop.minutes.exports import format_for

        desk, form = self._window.desk, format_for(".docx", "minutes")
        assert desk is not None and desk.meeting is not None and form is not None
        desk.workspace.settle()
        say("export")
        target = self._folder / "minutes.docx"
        job = exporting.Export(exporting.rendering(desk.meeting, desk.style, "minutes", form), self._window)
        job.made.connect(lambda content: exporting.put(content, target))
        job.start()

    def _back_up(self) -> None:
        from db import backups

        if not self._backups.busy:
            say("backup")
            self._backups.start(lambda: backups.make(self._folder, datetime.now(), backups.BY_HAND))


def main(folder: str, seed: str, wanted: str) -> int:
    """Open the window on a folder and type, export or back up besides, or only look what came back."""
    bring_in = program.bring_in
    typists: list[Typist] = []

    def bring(window: Window, data: Path, meeting: str = "", held: str = "") -> None:
        bring_in(window, data, meeting, held)
        if wanted == "look":
            QTimer.singleShot(50, lambda: look(window))
        else:
            typists.append(Typist(window, Path(folder), int(seed), wanted))

    locking.unlock(Path(folder), PASSPHRASE)
    program.bring_in = bring
    more = [] if wanted == "look" else ["--open", "latest"]
    return program.main(["--data", folder, *more])


def _to_notes(window: Window) -> None:
    assert window.area is not None
    window.area.focus_pane("notes")


def look(window: Window) -> None:
    """Say which item is in hand and what the window tells, and close it."""
    desk = window.desk
    assert desk is not None
    say("back", desk.item_id)
    say("says", window.messages.words)
    window.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
