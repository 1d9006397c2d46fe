"""The guide beside the meeting: at the right of the window, or set free; over a dialog in a window of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QVBoxLayout, QWidget

from desktop.commands import Command
from desktop.guide.context import names_here
from desktop.guide.filled import told
from desktop.guide.view import GuideView
from desktop.minutes.guide.chapters import SAYS, Guide, Section, read
from desktop.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from desktop.window import Window

WIDTH, SHARE = 460, 0.36
"""How wide the guide is at first, in pixels, and how much of a narrow window it may take."""
KEPT = "guide/width"
HARMLESS = "harmless"
"""Tells the lock of the window that nothing of a meeting is shown (`desktop.covering`)."""
SIZE, NARROWEST = (560, 640), 340


def show(window: Window) -> None:
    """Show what the guide says about what has the focus; from within the guide, go back to the meeting."""
    if (dialog := QApplication.activeModalWidget()) is not None:
        _show_over(window, dialog)
        return
    dock = beside(window)
    if dock.isVisible() and dock.holds_focus():
        dock.give_focus_back()
    else:
        dock.answer(names_here(window))


def beside(window: Window) -> GuideDock:
    """Return the guide of a window; it is made when it is first asked for."""
    found: QDockWidget | None = window.findChild(GuideDock)
    return found if isinstance(found, GuideDock) else GuideDock(window)


class GuideDock(QDockWidget):
    """The guide at the right side of the window. It leaves the meeting, or the screen, where it is."""

    def __init__(self, window: Window) -> None:
        super().__init__("Guide", window)
        self.setObjectName("guide")
        self.setProperty(HARMLESS, True)
        self._window = window
        self._before: QWidget | None = None
        self._asked: tuple[str, ...] = ()
        self._explained: set[str] = set()
        """Messages that were explained."""
        self.view = GuideView(_read())
        self.setWidget(self.view)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self._head = PaneTitle("Guide", "F1")
        self._head.hide_wanted.connect(self.leave)
        self._head.float_wanted.connect(lambda: self.setFloating(not self.isFloating()))
        self.setTitleBarWidget(self._head)
        self.view.left.connect(self.leave)
        self.hide()
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        window.closing.connect(self._keep_width)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def answer(self, names: tuple[str, ...]) -> None:
        """Show what is said about the first of these names that anything is said about, and take the focus.

        Asked about the same again, the guide stands as it was left. A message is explained once.
        """
        names = tuple(name for name in names if name not in self._explained)
        self._explained.update(name for name in names if name.startswith(SAYS))
        if not self.holds_focus():
            self._before = QApplication.focusWidget()
        shown = self.isVisible()
        if not shown:
            self._stand_beside()
        if not shown or names != self._asked:
            self.view.show_section(_section(self.view.guide, names))
        self._asked = names
        if self.isFloating():
            self.activateWindow()
        self.view.take_focus()

    def leave(self) -> None:
        """Put the guide away and go back to where the clerk was."""
        self._keep_width()
        if self.holds_focus():
            self.give_focus_back()
        self.hide()
        if self._window.area is not None:
            self._window.area.widen_again()

    def give_focus_back(self) -> None:
        """Go back to where the clerk was, the caret where it stood."""
        before = self._before
        if self.isFloating():
            self._window.activateWindow()
        if before is not None and _alive(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    def holds_focus(self) -> bool:
        """Tell whether the focus is in the guide."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _focus_page(self) -> None:
        """Bring the focus to whatever the window shows."""
        page, area = self._window.pages.currentWidget(), self._window.area
        if area is not None and page is area:
            area.focus_centre()
        elif (take_focus := getattr(page, "take_focus", None)) is not None:
            take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave()

    def _stand_beside(self) -> None:
        if self._window.area is not None:
            self._window.area.make_narrower()
        self.show()
        wanted = self._window.settings.number(KEPT) or WIDTH * self.fontMetrics().height() // 16
        widest = round(SHARE * self._window.width())
        width = max(min(wanted, widest), NARROWEST)
        self._window.resizeDocks([self], [width], Qt.Orientation.Horizontal)

    def _keep_width(self) -> None:
        if self.isVisible() and not self.isFloating():
            self._window.settings.keep(KEPT, self.width())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._head.set_lit(self.isAncestorOf(now))


class GuideSheet(QDialog):
    """The guide over a dialog, which stays as it is below; Esc and F1 lead back to it."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self.setWindowTitle("Guide")
        self.setProperty(HARMLESS, True)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = GuideView(_read())
        self.view.left.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._place_beside(dialog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def _place_beside(self, dialog: QWidget) -> None:
        """Stand at that side of the dialog where the screen has more room, as wide as there is."""
        room, of = dialog.screen().availableGeometry(), dialog.frameGeometry()
        at_right, at_left = room.right() - of.right(), of.left() - room.left()
        self.resize(min(SIZE[0], max(at_right, at_left, NARROWEST)), min(SIZE[1], room.height()))
        left = of.right() + 1 if at_right >= at_left else of.left() - self.width()
        top = min(of.top(), room.bottom() - self.height())
        self.move(max(min(left, room.right() - self.width()), room.left()), max(top, room.top()))


def _show_over(window: Window, dialog: QWidget) -> None:
    sheet = GuideSheet(dialog)
    sheet.view.show_section(_section(sheet.view.guide, names_here(window)))
    sheet.show()
    sheet.activateWindow()
    sheet.view.take_focus()


def _section(guide: Guide, names: tuple[str, ...]) -> Section:
    return guide.about(*names) or guide.sections[0]


def _read() -> Guide:
    """Read the chapters anew, so that who edits one sees it the next time the guide is opened."""
    return read(told(_as_here, _keys_here))


def _keys_here(row: Command) -> tuple[str, ...]:
    return row.keys_here


def _as_here(key: str) -> str:
    """Say a key as this system does; elsewhere than on macOS that is how the guide writes it."""
    if sys.platform != "darwin":
        return key
    return QKeySequence(key.replace("Page Up", "PgUp").replace("Page Down", "PgDown")).toString(
        QKeySequence.SequenceFormat.NativeText
    )


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
