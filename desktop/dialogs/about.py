"""What this program is, where its data lies, and whose work stands in it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

LICENCES = (
    "Minutebook is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3), SQLAlchemy and Alembic "
    "(MIT), python-docx (MIT), lxml, reportlab and XlsxWriter (BSD), pypdfium2 (Apache 2 or BSD). The fonts are "
    "Liberation (SIL Open Font Licence) and DejaVu, the icons Lucide (ISC)."
)


def show(parent: QWidget, folder: Path) -> None:
    """Show what this program is."""
    AboutDialog(parent, folder).exec()


class AboutDialog(QDialog):
    """A page to read; its words can be selected and copied."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Minutebook")
        self.setMinimumWidth(520)
        title = QLabel(f"Minutebook {own_version()}".strip())
        large = title.font()
        large.setPointSizeF(large.pointSizeF() * 1.6)
        large.setWeight(large.Weight.DemiBold)
        title.setFont(large)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(title)
        for words in (
            "Minutes typed live, finished when the meeting closes.",
            f"Everything stays in one folder on this machine, and nothing is ever sent anywhere:\n{folder}",
            LICENCES,
        ):
            label = QLabel(words)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)


def own_version() -> str:
    """Return the version of this program, "" where it runs without having been installed."""
    try:
        return version("minutebook")
    except PackageNotFoundError:
        return ""
