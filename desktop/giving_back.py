"""Memory that Python and Qt need no more, given back to the system while the clerk rests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import garbage

if TYPE_CHECKING:
    from desktop.workspace import Workspace

EVERY_SECONDS = 60


class GivingBack(QObject):
    """Gives memory back when a workspace rests, every minute at most: it takes some milliseconds.

    Python looks for garbage that refers to itself when there is much of it, and what lies between holds its memory
    until then. The C library of Linux keeps what was freed in the midst of what is used: after an export a tenth of
    all (malloc_trim(3)). Other systems give it back by themselves.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._last = time.monotonic()
        workspace.rested.connect(self._on_rested)

    def _on_rested(self) -> None:
        if time.monotonic() - self._last >= EVERY_SECONDS:
            self.now()

    def now(self) -> None:
        """Give back what there is to be given."""
        self._last = time.monotonic()
        garbage.clear()
