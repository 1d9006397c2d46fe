"""A picture of the guide in its own size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.minutes.guide.chapters import PICTURES


class PictureSheet(QDialog):
    """A picture of the guide in its own size; Esc leads back."""

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Picture")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QLabel()
        shown.setPixmap(QPixmap(str(PICTURES / name)))
        shown.setAccessibleName(words)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        room = self.screen().availableSize() * 0.94
        self.resize((shown.sizeHint() + QSize(4, 4)).boundedTo(room))
