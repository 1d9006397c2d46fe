"""The start with a damaged database: it is set aside, and the clerk chooses what to go on with."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import faults
from db.store import FILE, Store, StoreError

if TYPE_CHECKING:
    from db.backups import Backup, Content
    from desktop.window import Window


def opened(folder: Path, window: Window, held: str) -> Store:
    """Open the database of a folder; where it is damaged, only once the clerk has chosen what to go on with.

    Raises StoreError where it cannot be opened, or the clerk leaves it.
    """
    if not held and (not (folder / FILE).exists() or any(folder.glob("minutebook.read-out-*"))):
        from desktop import missing_file

        if missing_file.is_so(folder):
            missing_file.take_up(folder, window)
    told = _noted(folder) if not held and (folder / faults.NOTED).exists() else None
    try:
        if told is None:
            return Store.open(folder, sync_at_once=False, only_read=held)
    except StoreError as error:
        from db import damage

        if held or not damage.find(folder):
            raise
        told = error
    _go_on(folder, window, told)
    return Store.open(folder, sync_at_once=False)


def _noted(folder: Path) -> StoreError | None:
    """Look at all of a database in which damage was noticed; return what is wrong with it, None where nothing is."""
    from db import damage

    wrong = damage.find(folder) if damage.noted(folder) else ""
    return StoreError(f"{folder / FILE} is damaged ({wrong}).") if wrong else None


def _go_on(folder: Path, window: Window, told: StoreError) -> None:
    """Set the database aside, ask what to go on with, and put that in place. Raises StoreError."""
    from db import backups, damage
    from desktop.dialogs.damaged import DamagedDialog

    now = datetime.now()
    before = next((one for one in backups.every(folder) if one.why != backups.RECOVERED), None)
    try:
        aside = damage.set_aside(folder, now)
    except OSError as error:
        raise StoreError(f"{told} It could not be set aside: {error.strerror or error}.") from error
    recovered = damage.recover(aside, folder, now)
    dialog = DamagedDialog(window, aside, _told(before), _told(recovered))
    if dialog.exec() != DamagedDialog.DialogCode.Accepted:
        for path in aside.iterdir():
            path.replace(folder / path.name)
        aside.rmdir()
        raise StoreError(f"{told} It lies where it lay, unchanged.")
    wanted = recovered if dialog.wants_recovered else before
    if wanted is not None:
        backups.begin_with(wanted, folder)


def _told(backup: Backup | None) -> tuple[Backup, tuple[Content, ...]] | None:
    """Return a backup with the meetings in it, None where there is none or it cannot be opened."""
    from db import backups

    if backup is None:
        return None
    try:
        with backups.opened(backup) as store, closing(store):
            return backup, store.read(backups.contents)
    except StoreError:
        return None
