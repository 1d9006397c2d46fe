"""Where the clerk was: the meeting and the item that were in hand last, remembered from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.desk import Desk

OPEN, MEETING, ITEM = "last/open", "last/meeting", "last/item"


class Bookmark(QObject):
    """Follows a desk, and takes the item in hand that was in hand when its meeting was left."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._meeting = 0
        self.cut_off = settings.number(OPEN)
        """The meeting that was open when the program ended without closing its window, 0 for none."""
        desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        desk.turned.connect(self._on_turned)

    @property
    def meeting(self) -> int:
        """The meeting that was open last, 0 for none."""
        return self._settings.number(MEETING)

    def close(self) -> None:
        """Say that the window is closed in the proper way."""
        self._settings.forget(OPEN)

    def _on_changed(self) -> None:
        now = self._desk.meeting.id if self._desk.meeting else 0
        if now == self._meeting:
            return
        self._meeting = now
        if not now:
            self.close()
            return
        item = self._settings.number(ITEM) if now == self.meeting else 0
        self._settings.keep(OPEN, now)
        self._settings.keep(MEETING, now)
        if item and self._desk.meeting and self._desk.meeting.item(item):
            self._desk.turn_to(item)
        self._settings.keep(ITEM, self._desk.item_id)
        self._settings.write()  # by itself it is when the event loop comes to it: a start that is cut off never says so

    def _on_turned(self, item: int) -> None:
        if item and self._meeting:
            self._settings.keep(ITEM, item)
