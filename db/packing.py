"""A database compressed into a file, read back before it counts, and unpacked."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import zlib
from pathlib import Path

PACKED = ".db.gz"
NOT_THE_SAME = "what was written is not what is read back"
_CHUNK = 1 << 20


class BrokenError(Exception):
    """A packed file that cannot be unpacked."""


def pack(copy: Path, packed: Path) -> None:
    """Compress a file, bring it to the disk, and read it back. Raises OSError."""
    with copy.open("rb") as source, packed.open("xb") as target:
        with gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=5, mtime=0) as growing:
            shutil.copyfileobj(source, growing, _CHUNK)
        target.flush()
        os.fsync(target.fileno())
        source.seek(0)
        wanted = hashlib.file_digest(source, "sha256").digest()
    with gzip.open(packed, "rb") as again:
        if hashlib.file_digest(again, "sha256").digest() != wanted:
            raise OSError(NOT_THE_SAME)


def unpack(packed: Path, target: Path) -> None:
    """Unpack a file. Raises BrokenError where it is damaged, or empty, and OSError where nothing can be written."""
    try:
        with gzip.open(packed, "rb") as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BrokenError(str(error)) from error
    if not target.stat().st_size:
        raise BrokenError("it holds nothing")


def size_unpacked(path: Path) -> int:
    """Return how large a file is without its packing, below 4 GB (RFC 1952, 2.3.1)."""
    size = path.stat().st_size
    if not path.name.endswith(PACKED) or size < 4:
        return size
    with path.open("rb") as file:
        file.seek(-4, os.SEEK_END)
        return int.from_bytes(file.read(4), "little")
