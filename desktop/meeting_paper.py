"""The pages of any meeting, open or not, shown as they print."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Meeting
from desktop.letterheads import Read
from desktop.minutes.house_style import HouseStyle
from desktop.page_making import Pages
from desktop.pages_behind import PagesBehind
from desktop.widgets.pages_view import PagesView


class MeetingPaper(QWidget):
    """The pages of one meeting at a time, made behind the window; `read` is `Store.read`, for the letterhead."""

    def __init__(self, parent: QWidget, read: Read | None = None) -> None:
        super().__init__(parent)
        self.view = PagesView("Pages of these minutes", self)
        self._wanted: tuple[Meeting, HouseStyle] | None = None
        self._behind = PagesBehind(self.view, read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._behind.made.connect(self._on_made)
        self._behind.drawn.connect(self.view.put_image)
        self._behind.failed.connect(self.view.say)

    def show_meeting(self, meeting: Meeting, style: HouseStyle) -> None:
        """Make the pages of a meeting and show them."""
        self._wanted = (meeting, style)
        self.view.put_pages(())
        self.view.say("Making the pages …")
        self._behind.make(meeting, style)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._behind.make(*self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._behind.give_up()

    def _on_made(self, pages: Pages) -> None:
        self.view.say("")
        self.view.put_pages(pages.sizes)
