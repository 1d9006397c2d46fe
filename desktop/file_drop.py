"""Files dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes files with some endings that are dropped on a widget; `dropped(paths)` is called once the drop is over."""

    def __init__(self, on: QWidget, endings: tuple[str, ...], dropped: Callable[[tuple[Path, ...]], object]) -> None:
        super().__init__(on)
        self._endings, self._dropped = endings, dropped
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            paths = self._paths(event)
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    QTimer.singleShot(0, lambda: self._dropped(paths))
                return True
        return False

    def _paths(self, event: QDropEvent | QDragEnterEvent) -> tuple[Path, ...]:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return tuple(file for file in files if file.suffix.lower() in self._endings)
