"""The lock of the window: locked by hand, by itself after a time, and opened again with the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import locking
from db.refused import StoreError
from desktop import crash, one_window
from desktop.backing_up import BackupWork
from desktop.covering import Covering
from desktop.idle_watch import IdleWatch
from desktop.widgets.unlock_page import UnlockPage

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.looking_after import LookingOver
    from desktop.window import Window

MINUTES = "lock/minutes"
"""The setting: after how many minutes it locks by itself, 0 for never."""
USUAL_MINUTES = 30
"""Longer than a clerk listens without typing, shorter than a lunch."""
LET_GO_MS = 100
AT_START = "Enter the passphrase to see the meetings."
BY_HAND = "The meeting is as you left it. Enter the passphrase to go on."
BY_ITSELF = "Nothing was pressed for {minutes} minutes. The meeting is as you left it: enter the passphrase to go on."
SLEPT = "The computer has slept. The meeting is as you left it: enter the passphrase to go on."
STILL_WRITING = "A file is still being written; the key is put away as soon as that is done."
STILL_HELD = (
    "The words typed last could not be kept yet. They are held here and tried again; do not switch the computer off."
)
STILL_LOST = (
    "The file with your minutes is not in its place, and what stood in it is still held here. Enter the passphrase, "
    "and it is said how it comes back; do not switch the computer off."
)
UNFORESEEN = "It could not be opened, and why is noted in the log. Close Minutebook and start it again."
SOON = "Minutebook locks in a minute, because nothing was pressed. Any key or a move of the mouse keeps it open."
GoOn = Callable[[str, list[Path]], object]
NO_PASSPHRASE = "There is no passphrase yet that could open it again. Choose one first: File → Passphrase…"


class Trying(QObject):
    """Tries passphrases beside the window: `came(words)` follows, "" where it opened."""

    came = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder

    def try_with(self, passphrase: str) -> None:
        """Try one; it takes a fifth of a second."""
        Thread(target=self._try, args=(passphrase,), name="unlocking", daemon=True).start()

    def _try(self, passphrase: str) -> None:
        words = UNFORESEEN
        try:
            locking.unlock(self._folder, passphrase)
            words = ""
        except StoreError as error:
            words = str(error)
        finally:
            # The window may have been closed meanwhile.
            with suppress(RuntimeError):
                self.came.emit(words)


class AtStart(QObject):
    """The window of a locked folder until it is opened: the page for the passphrase, and nothing else to see."""

    def __init__(self, window: Window, folder: Path, held: str, go_on: GoOn) -> None:
        super().__init__(window)
        self._window = window
        self._go_on = go_on
        self._wanted = ""
        self._files: list[Path] = []
        self._forward = None if held else one_window.ComesForward(window, folder)
        if self._forward is not None:
            self._forward.meeting_wanted.connect(self._on_meeting_wanted)
            self._forward.files_wanted.connect(self._files.extend)
        self.page = UnlockPage()
        self.page.tell(AT_START)
        self._under = window.pages.currentIndex()
        window.pages.addWidget(self.page)
        window.pages.setCurrentWidget(self.page)
        window.bar.hide()
        trying = Trying(folder, self)
        self.page.tried.connect(trying.try_with)
        trying.came.connect(self._on_came)
        self.page.begin()

    def _on_meeting_wanted(self, words: str) -> None:
        self._wanted = words

    def _on_came(self, wrong: str) -> None:
        if wrong:
            self.page.refuse(wrong)
            return
        window = self._window
        if self._forward is not None:
            self._forward.deleteLater()
        window.bar.show()
        window.pages.setCurrentIndex(self._under)
        window.pages.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        self.deleteLater()
        self._go_on(self._wanted, self._files)


class WindowLock(QObject):
    """Locks a window that has a desk. `locked` and `opened` follow; the key is forgotten once nothing needs it."""

    locked = Signal()
    opened = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.folder = _desk(window).workspace.store.folder
        self._covering: Covering | None = None
        self._shut = False
        self.at_work = False
        """Whether the folder is being rewritten: it cannot be locked then."""
        self._why = ""
        self._waiting: list[Callable[[], object]] = []
        self.watch = IdleWatch(self)
        self.watch.soon.connect(lambda _seconds: window.messages.say(SOON, seconds=60))
        self.watch.stirred.connect(lambda: window.messages.hide() if window.messages.words == SOON else None)
        self.watch.idle.connect(lambda: self.lock(BY_ITSELF.format(minutes=self.watch.minutes)))
        self.watch.slept.connect(lambda: self.lock(SLEPT))
        self._let_go = QTimer(self, interval=LET_GO_MS)
        self._let_go.timeout.connect(self._put_key_away)
        self._trying = Trying(self.folder, self)
        self._trying.came.connect(self._on_came)
        window.closing.connect(self._on_closing)
        window.when_open = self.when_open

    @property
    def is_locked(self) -> bool:
        """Whether the window shows nothing but the page for the passphrase."""
        return self._covering is not None

    @property
    def page(self) -> UnlockPage | None:
        """The page that takes the passphrase, None where the window is open."""
        return self._covering.front if self._covering is not None else None

    def begin(self) -> None:
        """Lock by itself from now on, as the settings say and where there is a passphrase."""
        minutes = self._window.settings.number(MINUTES, USUAL_MINUTES)
        self.watch.begin(minutes if locking.is_locked(self.folder) else 0)

    def lock(self, why: str = BY_HAND) -> bool:
        """Cover everything, keep what is typed, and put the key away; False where there is no passphrase."""
        if self.is_locked or self.at_work:
            return True
        if not locking.is_locked(self.folder):
            return False
        self._why = why
        self._arrangement = self._window.area.saveState(1) if self._window.area is not None else None
        _desk(self._window).workspace.hand_over(waits=False)
        self._covering = Covering(self._window)
        self._covering.tried.connect(self._trying.try_with)
        self._covering.tell(why)
        self.watch.begin(0)
        self.locked.emit()
        self._let_go.start()
        return True

    def when_open(self, deed: Callable[[], object]) -> None:
        """Do something now, or once the window is opened."""
        if self.is_locked:
            self._waiting.append(deed)
        else:
            deed()

    def _put_key_away(self) -> None:
        """Shut the file and forget the key, as soon as nothing is written any more; not while it is the only one that
        holds the minutes."""
        assert self._covering is not None
        workspace = _desk(self._window).workspace
        if not workspace.settle():
            self._covering.tell(f"{self._why} {STILL_HELD}")
        elif workspace.store.files.look():
            self._covering.tell(f"{self._why} {STILL_LOST}")
        elif busy(self._window):
            self._covering.tell(f"{self._why} {STILL_WRITING}")
        elif not self._covering.front.busy:
            self._let_go.stop()
            shut(self._window)
            locking.lock(self.folder)
            self._shut = True
            self._covering.tell(self._why)

    def _on_came(self, wrong: str) -> None:
        covering = self._covering
        if covering is None:
            return
        if wrong or (wrong := self._take_up()):
            covering.front.refuse(wrong)
            return
        self._let_go.stop()
        self._covering = None
        covering.lift()
        self.begin()
        self.opened.emit()
        waiting, self._waiting = self._waiting, []
        for deed in waiting:
            deed()

    def _take_up(self) -> str:
        """Open the file again; return why it cannot be, "" where it is open."""
        if not self._shut:
            return ""
        try:
            reopen(self._window)
        except StoreError as error:
            locking.lock(self.folder)
            return str(error)
        self._shut = False
        return ""

    def _on_closing(self) -> None:
        """Have the panes remembered as they stood: those that float are hidden under the lock."""
        self.watch.begin(0)
        self._let_go.stop()
        if self._covering is None:
            return
        self._covering.end()
        if self._arrangement is not None:
            self._window.settings.keep("window/panes", self._arrangement)
            self._window.settings.write()


def at_start(window: Window, folder: Path, held: str, go_on: GoOn) -> None:
    """Ask for the passphrase of a folder in the window; `go_on` gets what a second start asked for meanwhile: the words
    of a meeting, "" for none, and files to take in."""
    crash.watch(folder, window, told=(StoreError,))
    AtStart(window, folder, held, go_on)


def of(window: Window) -> WindowLock:
    """Return the lock of a window that has a desk."""
    return window.findChild(WindowLock) or WindowLock(window)


def lock_now(window: Window) -> None:
    """Lock a window; where there is no passphrase, say how one is chosen."""
    if not of(window).lock():
        window.messages.say(NO_PASSPHRASE, [("&Passphrase…", lambda: choose(window))], asks=True, seconds=24)


def busy(window: Window) -> bool:
    """Tell whether a file or a backup is being written."""
    return bool(window.jobs) or any(work.busy for work in window.findChildren(BackupWork))


def shut(window: Window) -> None:
    """Have everything let go of the file, also who looks over it."""
    for over in _lookers(window):
        over.stop()
    _desk(window).workspace.store.suspend()


def reopen(window: Window) -> None:
    """Open the file again after `shut`. Raises StoreError; it is shut as before then."""
    _desk(window).workspace.store.resume()
    for over in _lookers(window):
        over.go_on()


def _lookers(window: Window) -> list[LookingOver]:
    from desktop.looking_after import LookingOver

    return window.findChildren(LookingOver)


def choose(window: Window) -> bool:
    """Let a passphrase be chosen, changed or removed; tell whether anything became otherwise."""
    from desktop.passphrase_change import change

    return change(window, of(window))


def _desk(window: Window) -> Desk:
    assert window.desk is not None
    return window.desk
