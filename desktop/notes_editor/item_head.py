"""The head above the page: number, title and what is known of the item in hand."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from db.records import Item
from desktop.widgets.item_line import ItemLine

PAUSE_MS = 200


class ItemHead(QWidget):
    """Shows an item and lets its title be typed; `renamed(title)` follows a pause, or leaving the line."""

    renamed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("itemHead")
        self._number = QLabel()
        self._number.setObjectName("itemNumber")
        self.title = ItemLine()
        self.title.setPlaceholderText("Title of this item, or Enter to go without")
        self.title.setAccessibleName("Title of this item")
        self._about = QLabel()
        self._about.setObjectName("itemAbout")
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.title.textEdited.connect(lambda _text: self._pause.start())
        self.title.editingFinished.connect(self._tell)
        self.title.left.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 24, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self._about, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_item(self, number: str, item: Item, about: str) -> None:
        """Show an item; a title that is just being typed is left alone."""
        self._number.setText(number)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        if not self._pause.isActive() and self.title.text() != item.title:
            self.title.setText(item.title)
            self.title.setCursorPosition(len(item.title) if self.title.hasFocus() else 0)
        self._shown = item.title

    def settle(self) -> None:
        """Hand over a title that is still being typed."""
        if self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        title = " ".join(self.title.text().split())
        if title != self._shown:
            self._shown = title
            self.renamed.emit(title)
