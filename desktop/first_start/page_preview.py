"""The pages of a meeting in a house style, made beside the keys: what was asked last is shown first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Meeting
from desktop.minutes.house_style import HouseStyle
from desktop.page_making import Pages
from desktop.pages_behind import PagesBehind
from desktop.widgets.pages_view import PagesView


class PagePreview(QWidget):
    """Pages that follow at once. `shown` follows when those asked for last stand there."""

    shown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view = PagesView(name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._behind = PagesBehind(self.view)
        self._behind.made.connect(self._on_made)
        self._behind.drawn.connect(self.view.put_image)
        self._behind.failed.connect(self.view.say)

    def show_pages(self, meeting: Meeting, style: HouseStyle) -> None:
        """Show a meeting as it prints in a style, instead of what is being made."""
        if not self.view.images:
            self.view.say("Making the pages …")
        self._behind.make(meeting, style)

    def stop(self) -> None:
        """End the thread; no pages come any more."""
        self._behind.stop()

    def _on_made(self, pages: Pages) -> None:
        self.view.say("")
        self.view.images.clear()
        self.view.put_pages(pages.sizes)
        self.shown.emit()
