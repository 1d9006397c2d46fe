"""The files of backups: what their names say, which there are, and which need not be kept any longer."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from db.keys import LOCKED
from db.packing import PACKED
from db.values import Struct

FOLDER = "backups"
BY_ITSELF = ""
BEFORE_UPDATE, BEFORE_RESTORING, BY_HAND = "before an update", "before restoring", "by hand"
RECOVERED = "recovered"
REASONS = (BY_ITSELF, BEFORE_UPDATE, BEFORE_RESTORING, BY_HAND, RECOVERED)
EVERY = timedelta(hours=1)
DAILY_FOR, WEEKLY_FOR = timedelta(days=14), timedelta(days=366)
_NAME = re.compile(
    rf"minutebook (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: ([a-z ]+))?({re.escape(PACKED)}|{re.escape(LOCKED)})"
)
_WHEN = "%Y-%m-%d %H.%M.%S"


class Backup(Struct, frozen=True, kw_only=True):
    """One backup: its file, when it was made (local time), why (one of REASONS), and how large it is in bytes."""

    path: Path
    made_at: datetime
    why: str = BY_ITSELF
    size: int = 0

    @property
    def is_locked(self) -> bool:
        """Whether it has a passphrase: it is a locked database as it is, the others are compressed."""
        return self.path.name.endswith(LOCKED)


def every(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a data folder, the newest first."""
    found = []
    for path in (folder / FOLDER).glob("*.db*"):
        name = _NAME.fullmatch(path.name)
        if name:
            # Another program may have removed it since it was listed.
            with contextlib.suppress(FileNotFoundError):
                made_at, size = datetime.strptime(name[1], _WHEN), path.stat().st_size
                found.append(Backup(path=path, made_at=made_at, why=name[2] or BY_ITSELF, size=size))
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def free(place: Path, now: datetime, why: str, ending: str) -> Path:
    """Return the path of a new backup; where one is there already, of a second later."""
    begins = f"minutebook {now.strftime(_WHEN)}{f' {why}' if why else ''}"
    taken = any((place / f"{begins}{other}").exists() for other in (PACKED, LOCKED))
    return free(place, now + timedelta(seconds=1), why, ending) if taken else place / f"{begins}{ending}"


def outgrown(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that need not be kept: of today all stay, of two weeks the last of each day, of a year the
    last of each week. Those made for a reason stay for a year, those from a time that is yet to come (a clock set
    back) for ever, and the newest always.
    """
    ordered = sorted(backups, key=lambda one: one.made_at, reverse=True)
    seen: set[object] = set()
    gone = []
    for at, one in enumerate(ordered):
        age = now.date() - one.made_at.date()
        if at == 0 or age <= timedelta(0):
            continue
        place = one.made_at.date() if age <= DAILY_FOR else one.made_at.isocalendar()[:2]
        if age > WEEKLY_FOR or (not one.why and place in seen):
            gone.append(one)
        elif not one.why:
            seen.add(place)
    return tuple(gone)


def thin_out(folder: Path, now: datetime) -> None:
    """Remove the backups of a folder that need not be kept, and what a backup that was cut off left behind."""
    for one in outgrown(every(folder), now):
        with contextlib.suppress(OSError):
            one.path.unlink()
    for left in (folder / FOLDER).glob(".shop-*"):
        with contextlib.suppress(FileNotFoundError):
            if now.timestamp() - left.stat().st_mtime > EVERY.total_seconds() * 24:
                shutil.rmtree(left, ignore_errors=True)
