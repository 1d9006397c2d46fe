"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place of what stood there, in one step, when all of it is on the disk.

    A link is followed, and the permissions of what stood there are kept. Raises OSError; the old file is then as it was
    and nothing else is left behind.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    growing = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            growing.chmod(stat.S_IMODE(target.stat().st_mode))
        growing.replace(target)
    except BaseException:
        growing.unlink(missing_ok=True)
        raise


_BINARY = getattr(os, "O_BINARY", 0)
