"""The start in a folder without its database, or with what was read out of one that was taken away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import backups, faults, put_back
from db.store import FILE, StoreError

if TYPE_CHECKING:
    from desktop.window import Window

AMONG = (
    "The file with your minutes was taken away or replaced while Minutebook was open last time. What had been in it is "
    "among the backups, as “{name}”: File → Backups shows how it differs from what is here now."
)
NOT_AMONG = (
    "What was read out of the file with your minutes lies in {path} and is not among the backups yet. {error} "
    "Keep that file, and start again when there is room."
)
MISSING = (
    "There is no {file} in {folder}, but there are backups of it. It was deleted, moved or renamed. If you know where "
    "it is, quit, put it back and start again. Else go on with the newest backup, of {when}: what was written after "
    "that is not in it."
)


def is_so(folder: Path) -> bool:
    """Tell whether `take_up` has something to do."""
    return bool(put_back.left(folder)) or (not (folder / FILE).exists() and bool(backups.every(folder)))


def take_up(folder: Path, window: Window) -> None:
    """Put what was read out among the backups; where there is no database, go on with the newest if the clerk wants to.

    Raises StoreError where that is left.
    """
    kept = [made for copy in reversed(put_back.left(folder)) if (made := _kept(copy, folder, window)) is not None]
    if (folder / FILE).exists():
        if kept:
            window.messages.say(AMONG.format(name=kept[-1].path.name), stays=True, wrong=True)
        return
    newest = kept[-1] if kept else next(iter(backups.every(folder)), None)
    if newest is not None:
        _go_on_with(newest, folder, window)


def _kept(copy: Path, folder: Path, window: Window) -> backups.Backup | None:
    """Make a backup of a copy. One that is damaged is left under another name; for any other reason it stays, and is
    tried again at the next start."""
    try:
        made = backups.keep(copy, folder, datetime.now(), backups.RECOVERED)
    except StoreError as error:
        if faults.kind_of(error.__cause__ or error) in (faults.DAMAGED, faults.FOREIGN):
            copy = copy.replace(copy.with_name(f"{copy.name}.unreadable"))
        window.messages.say(NOT_AMONG.format(path=copy, error=error), stays=True, wrong=True)
        return None
    copy.unlink()
    return made


def _go_on_with(backup: backups.Backup, folder: Path, window: Window) -> None:
    from desktop.dialogs import question

    when = f"{backup.made_at.day} {backup.made_at:%B %Y, %H:%M}"
    about = MISSING.format(file=FILE, folder=folder, when=when)
    if not question.ask(window, "The file with your minutes is not there", about, "Go on with the backup", "Quit"):
        raise StoreError(about)
    backups.begin_with(backup, folder)
