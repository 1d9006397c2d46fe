"""The pages of any meeting, open or not, shown as they print."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.letterheads import Read
from desktop.minutes.house_style import HouseStyle
from desktop.page_making import PageMaker, Pages
from desktop.widgets.pages_view import PagesView


class MeetingPaper(QWidget):
    """The pages of one meeting at a time, made behind the window; `read` is `Store.read`, for the letterhead."""

    _made = Signal(object)
    _drawn = Signal(int, object)
    _failed = Signal(str)

    def __init__(self, parent: QWidget, read: Read | None = None) -> None:
        super().__init__(parent)
        self.view = PagesView("Pages of these minutes", self)
        self._wanted: tuple[Meeting, HouseStyle] | None = None
        maker = self._maker = PageMaker(self._made.emit, self._drawn.emit, self._failed.emit, read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._made.connect(self._on_made)
        self._drawn.connect(self._on_drawn)
        self._failed.connect(self.view.say)
        self.view.wanted.connect(maker.draw)
        self.destroyed.connect(lambda: maker.stop())
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(maker.stop)

    def show_meeting(self, meeting: Meeting, style: HouseStyle) -> None:
        """Make the pages of a meeting and show them."""
        self._wanted = (meeting, style)
        self.view.put_pages(())
        self.view.say("Making the pages …")
        self._maker.make(meeting, style)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._maker.make(*self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._maker.give_up()

    def _on_made(self, pages: Pages) -> None:
        self.view.say("")
        self.view.put_pages(pages.sizes)

    def _on_drawn(self, page: int, image: QImage) -> None:
        self.view.put_image(page, image)
