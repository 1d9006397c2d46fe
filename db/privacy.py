"""Files of the data folder are readable by their owner alone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

OWNER_ONLY = 0o600


def make_private(path: Path) -> None:
    """Take a file's permissions from everybody but its owner; on Windows the folder's own rules hold instead.

    Where that is not allowed, as on a stick that knows no permissions, it stays as it is.
    """
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(OWNER_ONLY)


def begin_private(path: Path) -> None:
    """Make an empty file that only its owner may read, where there is none yet. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
