"""The pages of a meeting in a house style, made beside the keys: what was asked last is shown first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.minutes.house_style import HouseStyle
from desktop.page_making import PageMaker, Pages
from desktop.widgets.pages_view import PagesView


class PagePreview(QWidget):
    """Pages that follow at once. `shown` follows when those asked for last stand there."""

    shown = Signal()
    _made = Signal(object)
    _drawn = Signal(int, object)
    _failed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view = PagesView(name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        maker = self._maker = PageMaker(self._made.emit, self._drawn.emit, self._failed.emit)
        self.destroyed.connect(lambda: maker.stop())
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(maker.stop)
        self._made.connect(self._on_made)
        self._drawn.connect(self.view.put_image)
        self._failed.connect(self.view.say)
        self.view.wanted.connect(maker.draw)

    def show_pages(self, meeting: Meeting, style: HouseStyle) -> None:
        """Show a meeting as it prints in a style, instead of what is being made."""
        if not self.view.images:
            self.view.say("Making the pages …")
        self._maker.make(meeting, style)

    def stop(self) -> None:
        """End the thread; no pages come any more."""
        self._maker.stop()

    def _on_made(self, pages: Pages) -> None:
        self.view.say("")
        self.view.images.clear()
        self.view.put_pages(pages.sizes)
        self.shown.emit()
