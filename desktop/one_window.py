"""One window writes in a data folder: a second start brings that one forward, elsewhere it is only read."""

from __future__ import annotations

import getpass
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QFileSystemWatcher, QLockFile, QObject, QSysInfo, Qt, Signal
from PySide6.QtWidgets import QWidget

IN_USE = "in-use.lock"
WHO = "in-use.txt"
COME_FORWARD = "come-forward.txt"


@dataclass(frozen=True, slots=True)
class Claim:
    """What came of claiming a data folder.

    With `lock` it is this window's. Where `here` is set, another window on this machine has it, that can be asked to
    come forward. Else somebody else works in it, and `held` says in a sentence who, and since when.
    """

    lock: QLockFile | None = None
    here: bool = False
    held: str = ""


def claim(folder: Path) -> Claim:
    """Claim a folder for a window of this program. A window that was killed, or a machine that was switched off, holds
    none; a folder that cannot be written, or that knows no locks, is claimed by nobody."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = QLockFile(str(folder / IN_USE))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        since = datetime.now().isoformat(timespec="minutes")
        told = {"user": _user(), "machine": QSysInfo.machineHostName(), "since": since}
        with suppress(OSError):
            (folder / WHO).write_text(json.dumps(told), encoding="utf-8")
        return Claim(lock)
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return Claim()
    told = _told(folder)
    same = (told.get("user"), told.get("machine")) == (_user(), QSysInfo.machineHostName())
    return Claim(here=True) if same else Claim(held=_held(folder, told))


def release(folder: Path, claimed: Claim) -> None:
    """Let go of a folder that was claimed."""
    if claimed.lock is not None:
        for left in (WHO, COME_FORWARD):
            with suppress(OSError):
                (folder / left).unlink(missing_ok=True)
        claimed.lock.unlock()


def ask_forward(folder: Path, meeting: str) -> bool:
    """Ask the window that has a folder to come forward, and to open a meeting if one is named; False where it cannot be
    asked."""
    try:
        (folder / COME_FORWARD).write_text(f"{datetime.now().isoformat()}\n{meeting}", encoding="utf-8")
    except OSError:
        return False
    return True


class ComesForward(QObject):
    """Brings a window forward when a second start asks for it; `meeting_wanted(words)` follows where it named one."""

    meeting_wanted = Signal(str)

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = folder / COME_FORWARD
        with suppress(OSError):
            self._path.write_text("", encoding="utf-8")
        self._watch = QFileSystemWatcher([QDir.toNativeSeparators(str(self._path))], self)
        self._watch.fileChanged.connect(lambda _path: self._on_asked())

    def _on_asked(self) -> None:
        if str(self._path) not in self._watch.files() and self._path.exists():
            self._watch.addPath(str(self._path))
        try:
            asked = self._path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return
        if not asked:
            return
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        _, _, meeting = asked.partition("\n")
        if meeting:
            self.meeting_wanted.emit(meeting)


def _told(folder: Path) -> dict[str, str]:
    """Return what the window that has a folder wrote of itself."""
    try:
        told = json.loads((folder / WHO).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(words) for name, words in told.items()} if isinstance(told, dict) else {}


def _held(folder: Path, told: dict[str, str]) -> str:
    who = told.get("user") or "somebody"
    where = f" on {told['machine']}" if told.get("machine") else ""
    since = ""
    with suppress(KeyError, ValueError):
        began = datetime.fromisoformat(told["since"])
        since = f" since {began.day} {began:%B %Y, %H:%M}"
    return (
        f"These minutes are open{where}: {who} has been working on them{since}. They can be read and exported here, "
        f"but not changed. If nobody works there any more, delete {folder / IN_USE} and start again."
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
