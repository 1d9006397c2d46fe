"""What keeps somebody from reading a document that was written, and how each is mended."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.minutes.document import Ref
from desktop.minutes.obstacles import Obstacle


class AccessibleDialog(QDialog):
    """A page to read; Tab goes from link to link, Enter follows one and closes. `wanted` is then the place to show."""

    def __init__(self, parent: QWidget | None, name: str, found: Sequence[Obstacle], *, may_go: bool = True) -> None:
        super().__init__(parent)
        self.wanted: Ref | None = None
        self._places = [one.ref if may_go else None for one in found]
        self.setWindowTitle(f"What stands against {name}")
        self.resize(640, 520)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.windowTitle())
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._on_link)
        self.page.document().setDocumentMargin(16)
        self.page.setHtml(_written(found, self._places))
        buttons = QDialogButtonBox()
        buttons.addButton("&Close", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 16, 16)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)

    def _on_link(self, link: QUrl) -> None:
        self.wanted = self._places[int(link.fragment())]
        self.accept()


def _written(found: Sequence[Obstacle], places: Sequence[Ref | None]) -> str:
    """Return the page as HTML: what, how it is mended, where it is, and whose demand it is."""
    said = (
        "<p>The file was written. Some people will find it hard to read, and a public body may not publish it so. "
        "Mend what you can, and export it again.</p>"
    )
    points = "".join(_point(at, one, place) for at, (one, place) in enumerate(zip(found, places, strict=True)))
    return f"{said}<ol>{points}</ol>"


def _point(at: int, one: Obstacle, place: Ref | None) -> str:
    link = f' <a href="#{at}">Go there</a>' if place is not None else ""
    rule = f"<br><small>{escape(one.rule)}</small>" if one.rule else ""
    return f"<li style='margin-bottom:10px'><b>{escape(one.what)}</b><br>{escape(one.mend)}{link}{rule}</li>"
