"""The contents of the guide: all chapters with their headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from desktop.minutes.guide.chapters import Guide

ADDRESS = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """All chapters with their headings. `wanted(address, chosen)` follows each step, chosen by Enter or a click."""

    wanted = Signal(str, bool)

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.setAccessibleName("Contents of the guide")
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setIndentation(16)
        self.setMinimumWidth(120)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Roomy(self))
        self._places: dict[str, QTreeWidgetItem] = {}
        for chapter in guide.chapters:
            above = self._add(None, chapter.title, chapter.name)
            for section in chapter.sections:
                if section.level == 2:
                    self._add(above, section.title, section.address)
        self._following = True
        self.currentItemChanged.connect(lambda now, _before: self._tell(now, False))
        self.itemActivated.connect(lambda item, _column: self._tell(item, True))
        self.itemClicked.connect(lambda item, _column: self._tell(item, True))

    def choose(self, address: str) -> None:
        """Mark the heading of an address, else its page, without telling."""
        item = self._places.get(address) or self._places.get(address.partition("#")[0])
        if item is None or item is self.currentItem():
            return
        self._following = False
        page = item.parent() or item
        for other in (self.topLevelItem(n) for n in range(self.topLevelItemCount())):
            if other is not None:
                other.setExpanded(other is page)
        self.setCurrentItem(item)
        self._following = True

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 32, super().sizeHint().height())

    def _add(self, above: QTreeWidgetItem | None, title: str, address: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setData(0, ADDRESS, address)
        item.setToolTip(0, title)
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._places[address] = item
        return item

    def _tell(self, item: QTreeWidgetItem | None, chosen: bool) -> None:
        if item is not None and self._following:
            self.wanted.emit(str(item.data(0, ADDRESS)), chosen)


class _Roomy(QStyledItemDelegate):
    """Gives each line of the contents room to be hit and read."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual = super().sizeHint(option, index)
        return QSize(usual.width(), option.fontMetrics.height() + 12)
