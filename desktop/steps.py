"""What was done and can be taken back: the newest steps at hand, those before them packed."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Sequence

from db.changes import Change
from db.values import Struct, replace

AT_HAND = 20
"""How many of the newest steps are kept as they are, at the least: those before take a twentieth of the memory."""


class Place(Struct, frozen=True):
    """Where the cursor is: an item, a note in it, and how many characters into its words."""

    item: int
    note: int = 0
    offset: int = 0


class Step(Struct, frozen=True):
    """One thing done that can be taken back, with its name in the menu and where the cursor was before and after.

    Steps with the same `burst` that follow each other are one: the typing of one breath. `forth` and `back` are what it
    does, and takes back, beside the rows.
    """

    name: str
    change: Change
    before: Place | None = None
    after: Place | None = None
    burst: object = None
    forth: Callable[[], object] | None = None
    back: Callable[[], object] | None = None


class Steps:
    """Steps in the order in which they are to be taken back: the last one first."""

    def __init__(self) -> None:
        self._far: list[bytes | tuple[Step, ...]] = []
        self._near: list[Step] = []

    @property
    def last(self) -> Step | None:
        """The newest step, None where there is none."""
        return self._near[-1] if self._near else None

    def add(self, step: Step) -> None:
        """Put a step on the others."""
        self._near.append(step)
        if len(self._near) > 2 * AT_HAND:
            self._far.append(_packed(tuple(self._near[:AT_HAND])))
            del self._near[:AT_HAND]

    def take(self) -> Step:
        """Take the newest step off. Raises IndexError where there is none."""
        step = self._near.pop()
        if not self._near and self._far:
            self._near.extend(_unpacked(self._far.pop()))
        return step

    def clear(self) -> None:
        """Forget every step."""
        self._far.clear()
        self._near.clear()


def _packed(steps: tuple[Step, ...]) -> bytes | tuple[Step, ...]:
    """Return steps in few bytes, for this process alone; as they are where they do something beside the rows."""
    if any(step.forth or step.back for step in steps):
        return steps
    return zlib.compress(pickle.dumps([replace(step, burst=None) for step in steps]), 1)


def _unpacked(steps: bytes | tuple[Step, ...]) -> Sequence[Step]:
    if isinstance(steps, tuple):
        return steps
    found: list[Step] = pickle.loads(zlib.decompress(steps))
    return found
