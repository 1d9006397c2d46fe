"""Nothing of a meeting can be seen or reached in any window of the program, until it is uncovered as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QToolTip, QWidget
from shiboken6 import isValid

from db.values import Struct
from desktop.widgets.unlock_page import UnlockPage

if TYPE_CHECKING:
    from desktop.window import Window

TITLE = "Minutebook – locked"
HARMLESS = "harmless"
"""The property of a window that says nothing of a meeting, and stays uncovered."""
CLOSES = "closes when locked"
"""The property of a dialog that is left, as by Esc, rather than covered."""
MOST_MENUS = 8
DROPPED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.ToolTip, QEvent.Type.WhatsThis)
KEYS = (QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class Over(Struct):
    """A page over a dialog, and how the dialog was before."""

    page: UnlockPage
    dialog: QDialog
    title: str
    size: QSize
    focus: Focus


class Focus:
    """What has the focus in a window, with cursor and selection where it is a line: leaving it would lose them."""

    def __init__(self, widget: QWidget | None) -> None:
        self._widget = widget
        self._line: tuple[int, int, int] | None = None
        if isinstance(widget, QLineEdit):
            self._line = widget.cursorPosition(), widget.selectionStart(), widget.selectionLength()

    def restore(self) -> None:
        """Give the focus back, if what had it is still there."""
        widget = self._widget
        if widget is None or not isValid(widget) or not widget.isVisible():
            return
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._line is not None and isinstance(widget, QLineEdit):
            at, begin, length = self._line
            if begin < 0:
                widget.setCursorPosition(at)
            elif at == begin:
                widget.setSelection(begin + length, -length)
            else:
                widget.setSelection(begin, length)


class Covering(QObject):
    """Covers a window with a page for the passphrase, and all that stands beside it: dialogs stay open under a page of
    their own with what is typed in them, panes that float are hidden, menus and offers close.

    `tried(passphrase)` follows from whichever page is in front.
    """

    tried = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._title = window.windowTitle()
        _close_menus(window)
        self._focus = Focus(QApplication.focusWidget())
        self._words = ""
        self._hidden: list[QWidget] = []
        self._over: list[Over] = []
        self._said: list[str] = []
        self._begin()

    @property
    def front(self) -> UnlockPage:
        """The page that takes the passphrase."""
        modal = QApplication.activeModalWidget()
        return next((over.page for over in reversed(self._over) if over.dialog is modal), self.page)

    @property
    def pages(self) -> Iterator[UnlockPage]:
        """All pages, that of the window first."""
        yield self.page
        yield from (over.page for over in self._over)

    def tell(self, words: str) -> None:
        """Say on every page why it is locked."""
        if words != self._words:
            self._words = words
            self._order()

    def end(self) -> None:
        """Look after nothing any more; what is covered stays so."""
        self._window.messages.shown.disconnect(self._on_said)
        self._window.pages.currentChanged.disconnect(self._on_page_turned)
        self._window.windowTitleChanged.disconnect(self._on_named)
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)

    def lift(self) -> None:
        """Uncover all, as it was."""
        self.end()
        window = self._window
        for over in self._over:
            if isValid(over.dialog):
                _uncover(over)
        for widget in self._hidden:
            if isValid(widget) and (widget is not window.progress or window.jobs):
                widget.show()
        window.bar.setEnabled(True)
        window.bar.show()
        window.pages.setCurrentIndex(self._under)
        window.pages.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        window.setWindowTitle(self._title)
        for over in self._over:
            if isValid(over.dialog):
                over.focus.restore()
        self._focus.restore()
        window.messages.show_standing()
        if self._said:
            window.messages.say(" ".join(dict.fromkeys(self._said)), seconds=20)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._on_shown(watched)
        elif kind == QEvent.Type.Close and any(over.dialog is watched for over in self._over):
            event.ignore()
            return True
        elif kind == QEvent.Type.Resize:
            for over in self._over:
                if over.dialog is watched:
                    over.page.setGeometry(over.dialog.rect())
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            return _reaches(watched)
        elif kind in KEYS:
            return _reaches(watched) and not self._own(watched)
        elif kind in DROPPED:
            return isinstance(watched, QWidget)
        return False

    def _begin(self) -> None:
        window = self._window
        self._under = window.pages.currentIndex()
        self.page = UnlockPage()
        self.page.tried.connect(self.tried)
        window.messages.shown.connect(self._on_said)
        window.chooser.close_up()
        QToolTip.hideText()
        window.pages.addWidget(self.page)
        window.pages.setCurrentWidget(self.page)
        window.bar.hide()
        window.bar.setEnabled(False)
        window.setWindowTitle(TITLE)
        window.pages.currentChanged.connect(self._on_page_turned)
        window.windowTitleChanged.connect(self._on_named)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        for over in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if over.isVisible() and self._lies_over(over):
                over.hide()
                if over is not window.messages:
                    self._hidden.append(over)
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                self._cover(top)
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._order()

    def _cover(self, top: QWidget) -> None:
        """Cover a window beside ours, or hide it, as it is most like to be found again."""
        if top is self._window or top.property(HARMLESS) or any(over.dialog is top for over in self._over):
            return
        if isinstance(top, QDialog):
            if isinstance(top, QFileDialog) or top.property(CLOSES) or top.inherits("QAbstractPrintDialog"):
                top.reject()
            else:
                self._over.append(self._page_over(top))
        elif top.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            top.close()
        else:
            self._hidden.append(top)
            top.hide()

    def _page_over(self, dialog: QDialog) -> Over:
        over = Over(UnlockPage(dialog), dialog, dialog.windowTitle(), dialog.size(), Focus(dialog.focusWidget()))
        over.page.tried.connect(self.tried)
        dialog.setWindowTitle(TITLE)
        _resize(dialog, dialog.size().expandedTo(over.page.sizeHint()).expandedTo(QSize(480, 320)))
        over.page.setGeometry(dialog.rect())
        over.page.show()
        over.page.raise_()
        return over

    def _order(self) -> None:
        """Let the page in front take the passphrase; those behind it only cover."""
        front = self.front
        for page in self.pages:
            if page is front:
                page.stand_in_front()
                page.tell(self._words)
            else:
                page.stand_behind()
        front.begin()

    def _on_shown(self, top: QWidget) -> None:
        """Cover what comes up while all is covered: a window once it stands, what lies over our window at once."""
        if top.isWindow():
            QTimer.singleShot(0, self, lambda: self._cover_late(top))
        elif self._lies_over(top):
            top.hide()
            if top is self._window.progress:
                self._hidden.append(top)

    def _lies_over(self, widget: QWidget) -> bool:
        """Tell whether a widget lies over the pages of our window: messages, progress, hints."""
        window = self._window
        beside = not widget.isWindow() and widget.parentWidget() is window
        return beside and widget not in (window.pages, window.bar)

    def _cover_late(self, top: QWidget) -> None:
        if isValid(top) and top.isVisible():
            self._cover(top)
            self._order()

    def _on_page_turned(self, page: int) -> None:
        """Stay in front of what a change brings meanwhile: words that could be kept at last."""
        if self._window.pages.widget(page) is not self.page:
            self._under = page
            self._window.pages.setCurrentWidget(self.page)

    def _on_named(self, title: str) -> None:
        if title != TITLE:
            self._title = title
            self._window.setWindowTitle(TITLE)

    def _on_said(self, words: str) -> None:
        """Hold a message back until it may be read; what stands comes back by itself."""
        if words not in self._window.messages.standing:
            self._said.append(words)
        self._window.messages.hide()

    def _own(self, watched: QObject) -> bool:
        """Tell whether something stands on one of the pages, or in a window that says nothing of a meeting."""
        if not isinstance(watched, QWidget):
            return False
        inside = any(page is watched or page.isAncestorOf(watched) for page in self.pages)
        return inside or bool(watched.window().property(HARMLESS))


def _close_menus(window: Window) -> None:
    """Close menus and offers, from the innermost one, so that the focus is where it was before they opened."""
    for _ in range(MOST_MENUS):
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    if QApplication.focusWidget() is window.bar and (page := window.pages.currentWidget()) is not None:
        (page.focusWidget() or page).setFocus(Qt.FocusReason.MenuBarFocusReason)


def _reaches(watched: QObject) -> bool:
    """Tell whether a key comes to something of the program here, and not to a window that hands it on."""
    return not watched.isWindowType()


def _resize(dialog: QDialog, size: QSize) -> None:
    if isinstance(dialog, QMessageBox):
        dialog.setFixedSize(size)
    else:
        dialog.resize(size)


def _uncover(over: Over) -> None:
    over.page.hide()
    over.page.deleteLater()
    over.dialog.setWindowTitle(over.title)
    _resize(over.dialog, over.size)
