"""Minutes in a folder that cannot be written: whether it is so, and the copy that they are read from.

SQLite writes even to read, where a database keeps a log: it makes the log's index beside it (sqlite.org/wal.html,
"Read-Only Databases"). `immutable` would do without, and without what is still in the log.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from db import keys
from db.file_watch import LOG

REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS)
TIMES = 3


def is_so(folder: Path, database: Path) -> bool:
    """Tell whether no file can be made in a folder, or the database in it cannot be written."""
    trial = folder / f".minutebook-{os.getpid()}.trial"
    try:
        os.close(os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        return error.errno in REFUSALS
    with suppress(OSError):
        trial.unlink()
    return database.exists() and not os.access(database, os.W_OK)


def copied(database: Path) -> Path:
    """Copy a database, with its log, into a folder of its own that only its user may read, and return the copy.

    Where somebody writes to it meanwhile, it is copied again. Raises OSError.
    """
    import shutil
    import tempfile

    place = Path(tempfile.mkdtemp(prefix="minutebook-"))
    keys.share(database.parent, place)
    files = [database, *(database.with_name(f"{database.name}{ending}") for ending in (LOG, "-journal"))]
    for _ in range(TIMES):
        before = [_stands(path) for path in files]
        for path in files:
            (place / path.name).unlink(missing_ok=True)
            if path.exists():
                shutil.copyfile(path, place / path.name)
        if before == [_stands(path) for path in files]:
            break
    return place / database.name


def let_go(copy: Path) -> None:
    """Remove a copy that was read from."""
    import shutil

    keys.forget(copy.parent)
    shutil.rmtree(copy.parent, ignore_errors=True)


def _stands(path: Path) -> tuple[int, int] | None:
    return (path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else None
