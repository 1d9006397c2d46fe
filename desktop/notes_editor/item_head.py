"""The head above the page: number, title and what is known of the item in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from db.records import Item
from desktop.widgets.item_line import ItemLine

PAUSE_MS = 200
LINE_INSET = 2
"""What Qt leaves before the words of a line edit, in pixels."""


class ItemHead(QWidget):
    """Shows an item and lets its title be typed; `renamed(title)` follows a pause, or leaving the line."""

    renamed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("itemHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = QLabel()
        self._number.setObjectName("itemNumber")
        self.title = ItemLine()
        self.title.setPlaceholderText("Title of this item, or Enter to go without")
        self.title.setAccessibleName("Title of this item")
        self._about = QLabel()
        self._about.setObjectName("itemAbout")
        self._item = 0
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.title.textEdited.connect(lambda _text: self._pause.start())
        self.title.editingFinished.connect(self.settle)
        self.title.left.connect(self.settle)
        self._about.setIndent(LINE_INSET)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 24, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self._about, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_item(self, number: str, item: Item, about: str) -> None:
        """Show an item; a title of it that is typed and not kept yet is left alone."""
        self._number.setText(number)
        self._about.setText(about)
        self._about.setToolTip(about)
        if item.id != self._item or not self.holds_words:
            self._item = item.id
            if self._typed() != item.title:
                self.title.setText(item.title)
                self.title.setCursorPosition(len(item.title) if self.title.hasFocus() else 0)
            self.title.setToolTip(item.title)
        self._kept = item.title

    def align(self, left: int, right: int) -> None:
        """Stand over the column of the words below, which begins and ends so many pixels from the edges."""
        self.layout().setContentsMargins(left, 12, right, 12)  # type: ignore[union-attr]

    @property
    def holds_words(self) -> bool:
        """Whether a title stands here that the meeting does not have yet."""
        return self._typed() != self._kept

    def settle(self) -> None:
        """Hand over a title that is not kept yet."""
        self._pause.stop()
        if self._item and self.holds_words:
            self.renamed.emit(self._typed())

    def _typed(self) -> str:
        return " ".join(self.title.text().split())
