"""Words that could not be kept: held until they are, put into a rescue file meanwhile, and said to be so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.records import Item, Meeting, Note
from desktop.workspace import InUse, NotKept

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.rescue import Rescue

HELD = "What you typed stays here and is tried again by itself."
NOWHERE = "No other place took a copy either: select the words (Ctrl+A), copy them, and paste them elsewhere."
QUIET_SECONDS = 1.5
"""How long nothing is said where another program holds the database: most let go of it sooner."""
COPY_SECONDS = 1.0
"""How old the words in the rescue file may be while typing goes on: it is written as one types."""
SOON_MS, LATER_MS = 250, 2000


class HeldWords:
    """The notes of items that were left before they could be kept, by item, and what is done about all that is held."""

    def __init__(self, folder: Path, what: str = "") -> None:
        """Hold words for a data folder; `what` they are, where they are not the notes, tells rescue files apart."""
        self.left: dict[int, tuple[Note, ...]] = {}
        self._folder, self._what = folder, what
        self._rescue: Rescue | None = None
        self._since = self._copied = 0.0

    def told(self, error: NotKept, meeting: Meeting | None, typed: tuple[Item, tuple[Note, ...]] | None) -> str:
        """Put all that is held into the rescue file, `typed` in hand first, and return what is to be said; "" where it
        is too soon to say anything."""
        now = time.monotonic()
        self._since = self._since or now
        if isinstance(error, InUse) and now - self._since < QUIET_SECONDS:
            return ""
        parts = [] if meeting is None else [*([typed] if typed else []), *self._of_items_left(meeting)]
        path = self._copy(meeting, parts, now) if meeting is not None and parts else None
        said = f"A copy of it lies in {path}." if path else NOWHERE if parts else ""
        return " ".join(filter(None, (str(error), HELD, said)))

    def retry_ms(self, error: NotKept) -> int:
        """Return after how many milliseconds it is tried again."""
        return SOON_MS if isinstance(error, InUse) else LATER_MS

    def drop(self) -> None:
        """Remove the rescue file: all that was held is kept."""
        self._since = self._copied = 0.0
        if self._rescue is not None:
            self._rescue.drop()
            self._rescue = None

    def leave_copy(self) -> None:
        """Let the rescue file lie where it is: something in it could not be kept and never will be."""
        self._rescue = None

    def _of_items_left(self, meeting: Meeting) -> Iterator[tuple[Item, tuple[Note, ...]]]:
        for id, typed in self.left.items():
            item = meeting.item(id)
            if item is not None:
                yield item, typed

    def _copy(self, meeting: Meeting, parts: list[tuple[Item, tuple[Note, ...]]], now: float) -> Path | None:
        from desktop.rescue import Rescue

        self._rescue = self._rescue or Rescue(self._folder, self._what)
        if self._rescue.path is None or now - self._copied >= COPY_SECONDS:
            self._copied = now
            (item, typed), *others = parts
            return self._rescue.keep(meeting, item, typed, others)
        return self._rescue.path
