"""Identities that no two rows share."""

from __future__ import annotations

import os
import time as clock

_last_id = 0


def new_id() -> int:
    """Return an identity that no other row has, here or in another process.

    61 bits: milliseconds since 1970 and 20 random bits, always rising within a process, so that
    a pane can name a paragraph before the database has seen it and rows stay in order of making.
    """
    global _last_id
    fresh = (clock.time_ns() // 1_000_000 << 20) | int.from_bytes(os.urandom(3), "big") >> 4
    _last_id = max(_last_id + 1, fresh)
    return _last_id


def stay_above(highest: int) -> None:
    """Let every identity from now on be higher than one that there is, also where the clock was set back since: what is
    newest is found by it."""
    global _last_id
    _last_id = max(_last_id, highest)
