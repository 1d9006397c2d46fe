"""What this program is, where its data lies, whose work stands in it, and what somebody needs who is to help."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QStackedWidget, QVBoxLayout

from desktop import support
from desktop.about_pages.data_page import DataPage
from desktop.about_pages.licences_page import LicencesPage
from desktop.about_pages.support_page import SupportPage
from desktop.widgets.page_tabs import PageTabs

if TYPE_CHECKING:
    from desktop.window import Window

PAGES = ("about", "licences", "support")


def show(window: Window, folder: Path, page: str = "about") -> None:
    """Show what this program is, at one of its PAGES."""
    AboutDialog(window, folder, page).exec()


class AboutDialog(QDialog):
    """Three pages to read. Left and Right in the titles, or Ctrl+Page Up and Down anywhere, go from one to the next."""

    def __init__(self, window: Window, folder: Path, page: str = "about") -> None:
        super().__init__(window)
        self.setWindowTitle("About Minutebook")
        title = QLabel(f"Minutebook {own_version()}".strip())
        title.setProperty("face", "headline")
        self.about, self.licences = DataPage(folder), LicencesPage()
        self.support = SupportPage(lambda: support.report(window, folder))
        self._pages = (self.about, self.licences, self.support)
        self.tabs = PageTabs([page.title for page in self._pages], "Pages about Minutebook", self)
        self.pages = QStackedWidget()
        for each in self._pages:
            self.pages.addWidget(each)
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (title, self.tabs, self.pages, buttons):
            column.addWidget(widget, int(widget is self.pages))
        self.tabs.currentChanged.connect(self.turn_to)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.tabs.turn, by))
        self._fit()
        self.tabs.setCurrentIndex(PAGES.index(page))
        self.turn_to(PAGES.index(page))
        if page == PAGES[0]:
            self.tabs.setFocus()

    def turn_to(self, page: int) -> None:
        """Show a page; who went there by its title stays in the titles."""
        self.pages.setCurrentIndex(page)
        if not self.tabs.hasFocus():
            self._pages[page].take_focus()

    def _fit(self) -> None:
        """Be as large as a text is read well, within the screen."""
        room = self.screen().availableSize()
        letters, lines = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(min(letters * 150, room.width() - 60), min(lines * 36, room.height() - 60))
        self.setSizeGripEnabled(True)


def own_version() -> str:
    """Return the version of this program, "" where it runs without having been installed."""
    try:
        return version("minutebook")
    except PackageNotFoundError:
        return ""
