"""One window writes in a data folder: a second start brings that one forward, elsewhere it is only read."""

from __future__ import annotations

import getpass
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QDir, QFileSystemWatcher, QLockFile, QObject, QSysInfo, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

IN_USE = "in-use.lock"
WHO = "in-use.txt"
COME_FORWARD = "come-forward.txt"
PATIENCE = 3.0
"""Seconds that a window is given to take notice of what a second start asks for."""
UNANSWERED = "Minutebook is open already, but does not answer"
LOOK_FOR_IT = (
    "It may be busy, or a question of its own may be waiting for you: look for its window, and give it a moment. If it "
    "stays as it is, end it and start Minutebook again. The minutes are kept as you typed them, but for at most the "
    "last second."
)


class Claim(NamedTuple):
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
        _claimed[folder.absolute()] = _holder(folder)
        since = datetime.now().isoformat(timespec="minutes")
        told = {"user": user_name(), "machine": QSysInfo.machineHostName(), "id": _machine_id(), "since": since}
        with suppress(OSError):
            (folder / WHO).write_text(json.dumps(told), encoding="utf-8")
        with suppress(OSError):
            (folder / COME_FORWARD).unlink(missing_ok=True)  # asked of a window that did not live to answer
        return Claim(lock)
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return Claim()
    told = _told(folder)
    return Claim(here=True) if _is_here(told) else Claim(held=_held(folder, told))


_claimed: dict[Path, tuple[int, str]] = {}
"""What the lock of each folder said of this process when it was made: a machine's name may change with its network."""


def _is_here(told: dict[str, str]) -> bool:
    if told.get("id") and _machine_id():
        return (told.get("user"), told["id"]) == (user_name(), _machine_id())
    return (told.get("user"), told.get("machine")) == (user_name(), QSysInfo.machineHostName())


def _machine_id() -> str:
    """Return what the system calls this machine for good, "" where it has no such name."""
    return QSysInfo.machineUniqueId().toStdString()


def release(folder: Path, claimed: Claim) -> None:
    """Let go of a folder that was claimed; what somebody put there who took it over stays."""
    if claimed.lock is not None and taken(folder):
        _unlock_beside(folder, claimed.lock)
    elif claimed.lock is not None:
        for left in (WHO, COME_FORWARD):
            with suppress(OSError):
                (folder / left).unlink(missing_ok=True)
        claimed.lock.unlock()


def taken(folder: Path) -> str:
    """Return who has taken a folder from this window, in a sentence, "" where nobody did: while the computer slept
    somebody took the lock away, as the words of `held` allow, and began to work elsewhere."""
    pid, machine = _holder(folder)
    ours = _claimed.get(folder.absolute(), (os.getpid(), QSysInfo.machineHostName()))
    if not pid or (pid, machine) == ours:
        return ""
    who = _told(folder).get("user") or "somebody"
    return (
        f"These minutes were taken over on {machine or 'another computer'}: {who} is working on them there. From now "
        "on they can only be read and exported here. When nobody works there any more, close Minutebook and start it "
        "again."
    )


def _unlock_beside(folder: Path, lock: QLockFile) -> None:
    """Let go of a lock whose file is another's by now: Qt would remove that, whoever's it is."""
    away = folder / f"{IN_USE}.kept"
    with suppress(OSError):
        (folder / IN_USE).replace(away)
    lock.unlock()
    with suppress(OSError):
        away.replace(folder / IN_USE)


def _holder(folder: Path) -> tuple[int, str]:
    """Return the process that has locked a folder, and its machine; nothing where none has."""
    found: Any = QLockFile(str(folder / IN_USE)).getLockInfo()
    return (int(found[0]), str(found[1])) if found and found[0] else (0, "")


def ask_forward(folder: Path, meeting: str, files: Sequence[Path] = ()) -> bool:
    """Ask the window that has a folder to come forward, to open a meeting if one is named, and to take files in; False
    where it cannot be asked."""
    wanted = {"at": datetime.now().isoformat(), "meeting": meeting, "files": [str(path.absolute()) for path in files]}
    try:
        (folder / COME_FORWARD).write_text(json.dumps(wanted), encoding="utf-8")
    except OSError:
        return False
    return True


def heeded(folder: Path) -> bool:
    """Wait until the window that has a folder takes notice of what it was asked; False where it does not in time, or is
    gone."""
    asked = folder / COME_FORWARD
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.02)
        try:
            if not asked.read_text(encoding="utf-8"):
                return True
        except FileNotFoundError:
            return False
        except OSError:
            continue
    return False


def tell_unanswered() -> None:
    """Tell the clerk that there is a window already, which does not come forward."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.NoIcon, "Minutebook", UNANSWERED)
    box.setInformativeText(LOOK_FOR_IT)
    box.addButton("Close", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


class ComesForward(QObject):
    """Brings a window forward when a second start asks for it, or did so since the folder was claimed.

    `meeting_wanted(words)` follows where it named one, `files_wanted(paths)` where it was given files to take in.
    """

    meeting_wanted = Signal(str)
    files_wanted = Signal(list)

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = folder / COME_FORWARD
        with suppress(OSError):
            self._path.touch()
        self._watch = QFileSystemWatcher([QDir.toNativeSeparators(str(self._path))], self)
        self._watch.fileChanged.connect(lambda _path: self._on_asked())
        QTimer.singleShot(0, self, self._on_asked)

    def _on_asked(self) -> None:
        if str(self._path) not in self._watch.files() and self._path.exists():
            self._watch.addPath(str(self._path))
        asked = _read(self._path)
        if not asked:
            return
        # What was asked for may name a meeting, which is not to lie beside minutes that are locked.
        with suppress(OSError):
            self._path.write_text("", encoding="utf-8")
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        if meeting := asked.get("meeting"):
            self.meeting_wanted.emit(str(meeting))
        if isinstance(files := asked.get("files"), list) and files:
            self.files_wanted.emit([Path(str(file)) for file in files])


def _told(folder: Path) -> dict[str, str]:
    """Return what the window that has a folder wrote of itself."""
    return {name: str(words) for name, words in _read(folder / WHO).items()}


def _read(path: Path) -> dict[str, object]:
    """Return what stands in a small file that a window writes for another, nothing where it is not whole."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


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


def user_name() -> str:
    """Return who is logged on to this machine, "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
