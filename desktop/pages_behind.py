"""Pages for a view, made and drawn behind it for as long as it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from db.records import Meeting
from desktop.letterheads import Read
from desktop.minutes.house_style import HouseStyle
from desktop.page_making import Composing, PageMaker
from desktop.widgets.pages_view import PagesView


class PagesBehind(QObject):
    """The maker of a view's pages, in Qt's terms: `made(pages)`, `drawn(page, image)` and `failed(words)` come in the
    window's thread. It draws the pages that the view asks for, and ends with the view or the program."""

    made = Signal(object)
    drawn = Signal(int, object)
    failed = Signal(str)

    def __init__(self, view: PagesView, read: Read | None = None) -> None:
        """Make pages for a view; `read` is `Store.read`, for the committee's own Word template."""
        super().__init__(view)
        maker = self._maker = PageMaker(self.made.emit, self.drawn.emit, self.failed.emit, read)
        view.wanted.connect(maker.draw)
        view.destroyed.connect(lambda: maker.stop())
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(maker.stop)

    def make(self, meeting: Meeting, style: HouseStyle, making: str | Composing = "minutes") -> None:
        """Make pages as `PageMaker.make` does."""
        self._maker.make(meeting, style, making)

    def give_up(self) -> None:
        """Stop making what was asked for."""
        self._maker.give_up()

    def stop(self) -> None:
        """End the thread; no pages come any more."""
        self._maker.stop()
