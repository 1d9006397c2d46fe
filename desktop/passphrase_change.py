"""A passphrase chosen, changed or removed behind its dialog, while the open meeting stays open."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import locking
from db.refused import Cancelled, StoreError
from desktop import rescue
from desktop.dialogs.passphrase import PassphraseDialog
from desktop.locking_up import MINUTES, USUAL_MINUTES, WindowLock, busy, reopen, shut

if TYPE_CHECKING:
    from db.rewriting import Outcome
    from desktop.window import Window

NOT_KEPT = "The words typed last could not be kept yet. Once they are, choose the passphrase again."
NOT_OURS = "Nothing was changed: the file is to be back in its place before a passphrase is chosen."
UNFORESEEN = "It could not be done, and why is noted in the log. Close Minutebook and open it again."
WAITING = "A file or a backup is still being written …"
LOOK_MS = 100
CHOSEN = (
    "The minutes are locked with your passphrase now, {files}. It is asked when Minutebook starts. "
    "File → Lock now ({keys}) locks at once."
)
CHANGED = "The minutes are locked with the new passphrase now, {files}. The old one opens nothing any more."
REMOVED = "The passphrase is removed: the minutes are readable again, {files}."
LEFT = "These could not be rewritten and are as they were:\n{which}"


class Conversion(QObject):
    """Rewrites a data folder for another passphrase, in a thread, once nothing else is being written.

    `progressed(done, of)`, then `ended(outcome, words put aside that could not be rewritten)`, or `failed(words)`: all
    is as it was then.
    """

    progressed = Signal(int, int)
    ended = Signal(object, object)
    failed = Signal(str)
    _over = Signal(object, object)

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        assert window.desk is not None
        self._window = window
        self._store = window.desk.workspace.store
        self._folder = folder
        self._cancelled = threading.Event()
        self._passphrases = ("", "")
        self._wait = QTimer(self, interval=LOOK_MS)
        self._wait.timeout.connect(self._look)
        self._over.connect(self._on_over)

    def start(self, old: str, new: str) -> None:
        """Begin, as soon as no file and no backup is being written."""
        self._passphrases = (old, new)
        self._wait.start()
        self._look()

    def cancel(self) -> None:
        """Stop; everything becomes as it was."""
        self._cancelled.set()

    def _look(self) -> None:
        if self._cancelled.is_set():
            self._wait.stop()
            self.failed.emit("")
        elif lost := self._store.files.look():
            self._wait.stop()
            self.failed.emit(f"{lost} {NOT_OURS}")
        elif not busy(self._window):
            self._wait.stop()
            shut(self._window)
            threading.Thread(target=self._run, name="passphrase", daemon=True).start()

    def _run(self) -> None:
        (old, new), self._passphrases = self._passphrases, ("", "")
        outcome: Outcome | None = None
        told: object = UNFORESEEN
        try:
            left = rescue.read(self._folder)
            outcome = locking.set_passphrase(
                self._folder, old or None, new or None, self.progressed.emit, self._cancelled.is_set
            )
            told = rescue.write_again(self._folder, left)
        except Cancelled:
            told = ""
        except StoreError as error:
            told = str(error)
        finally:
            self._over.emit(outcome, told)

    def _on_over(self, outcome: Outcome | None, told: object) -> None:
        try:
            reopen(self._window)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        if outcome is None:
            self.failed.emit(told)
        else:
            self.ended.emit(outcome, told)


def change(window: Window, lock: WindowLock) -> bool:
    """Ask for a passphrase to be chosen, changed or removed, and do it; tell whether anything became otherwise."""
    assert window.desk is not None
    workspace = window.desk.workspace
    if workspace.store.only_read:
        window.messages.say(workspace.store.only_read, wrong=True)
        return False
    if not workspace.settle():
        window.messages.say(NOT_KEPT, wrong=True)
        return False
    if lost := workspace.store.files.look():
        window.messages.say(f"{lost} {NOT_OURS}", wrong=True)
        return False
    return Changing(window, lock).run()


class Changing:
    """One asking for a passphrase, from the dialog to what came of it."""

    def __init__(self, window: Window, lock: WindowLock) -> None:
        self._window, self._lock = window, lock
        has_one = locking.is_locked(lock.folder)
        self._had_minutes = window.settings.number(MINUTES, USUAL_MINUTES)
        self.dialog = PassphraseDialog(window, has_one=has_one, minutes=self._had_minutes)
        self._conversion: Conversion | None = None
        self._changed = False
        self._old = self._new = False
        self.dialog.wanted.connect(self._begin)
        self.dialog.given_up.connect(lambda: self._conversion.cancel() if self._conversion else None)

    def run(self) -> bool:
        """Show the dialog until it is left."""
        accepted = self.dialog.exec()
        if accepted and self.dialog.minutes != self._had_minutes:
            self._window.settings.keep(MINUTES, self.dialog.minutes)
            self._window.settings.write()
            self._changed = True
        self._lock.at_work = False
        self._lock.begin()
        self.dialog.deleteLater()
        return self._changed

    def _begin(self, old: str, new: str) -> None:
        self._old, self._new = bool(old), bool(new)
        self._lock.at_work = True
        conversion = self._conversion = Conversion(self._window, self._lock.folder)
        conversion.progressed.connect(self._on_progress)
        conversion.ended.connect(self._on_ended)
        conversion.failed.connect(self._on_failed)
        self.dialog.show_share(WAITING if busy(self._window) else "Rewriting the minutes …", 0)
        conversion.start(old, new)

    def _on_progress(self, done: int, of: int) -> None:
        words = f"Rewriting the minutes and their backups: {done} of {of} …" if of > 1 else "Rewriting the minutes …"
        self.dialog.show_share(words, done / max(of, 1))

    def _on_failed(self, words: str) -> None:
        self._lock.at_work = False
        self.dialog.refuse(words or "It was stopped. Everything is as it was.")

    def _on_ended(self, outcome: Outcome, aside: list[Path]) -> None:
        self._lock.at_work = False
        self._changed = True
        files = _counted(outcome.backups)
        words = (CHANGED if self._old and self._new else CHOSEN if self._new else REMOVED).format(
            files=files, keys=_lock_keys(self._window)
        )
        left = [f"{name}: {why}" for name, why in outcome.left] + [f"{path}: words put aside" for path in aside]
        self.dialog.tell(f"{words}\n\n{LEFT.format(which=chr(10).join(left))}" if left else words)


def _counted(backups: int) -> str:
    return "with one backup" if backups == 1 else f"with {backups} backups" if backups else "and so will be each backup"


def _lock_keys(window: Window) -> str:
    action = window.bar.actions_by_name.get("data.lock")
    return action.shortcut().toString() if action is not None else ""
