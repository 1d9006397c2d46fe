"""The heap of the C library of Linux (mallopt(3), malloc_trim(3)); elsewhere there is nothing to do."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

M_ARENA_MAX = -8


def share() -> None:
    """Let threads that are still to begin take memory from one heap.

    Each would get one of its own, and what an export leaves in the midst of its own is of use to nobody else.
    """
    library = _library()
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, 1)


def trim() -> None:
    """Give what lies free in the midst of the heap back to the system."""
    library = _library()
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)


@cache
def _library() -> Any:
    if sys.platform != "linux":
        return None
    import ctypes

    return ctypes.CDLL(None)
