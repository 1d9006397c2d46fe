"""The one window: a menu bar, the start page, and the panes of the open meeting; it knows no pane by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.keys import Keys
from desktop.menus.bar import Bar
from desktop.settings import Settings
from desktop.start_page import StartPage
from desktop.widgets.chooser import Chooser
from desktop.widgets.icons import icon
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.progress_strip import ProgressStrip
from desktop.widgets.status_corner import StatusCorner
from desktop.widgets.theme import Theme

if TYPE_CHECKING:
    from desktop.bookmark import Bookmark
    from desktop.desk import Desk
    from desktop.exporting import Export
    from desktop.pane_area import PaneArea
    from desktop.screen_stack import ScreenStack

UNSAVED = "unsaved"
"""What the window says about words that could not be kept, until they are."""

FRAME = QSize(16, 40)
"""Room for the frame and the title, whose size nothing tells before the window is shown."""


class Window(QMainWindow):
    """Made light and bare so that it shows at once; `seat` brings the desk with its panes and commands in.

    `painted` is sent once, after the first paint, `seated` once the desk is there. `closing` is sent when the window is
    about to go.
    """

    painted = Signal()
    seated = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.desk: Desk | None = None
        self.area: PaneArea | None = None
        self.screens: ScreenStack | None = None
        self._meeting_shown = 0
        self.bookmark: Bookmark | None = None
        self._painted = False
        self.bar = Bar()
        self.setMenuBar(self.bar)
        self.status = StatusCorner()
        self.bar.setCornerWidget(self.status, Qt.Corner.TopRightCorner)
        self.pages = QStackedWidget()
        self.start_page = StartPage()
        self.pages.addWidget(self.start_page)
        self.setCentralWidget(self.pages)
        self.messages = MessageBar(self)
        self.progress = ProgressStrip(self)
        self.chooser = Chooser(self)
        self.jobs: set[Export] = set()
        self.asked_before_closing: list[Callable[[], bool]] = []
        """Each says whether the window may close, and may ask the clerk."""
        self.when_open: Callable[[Callable[[], object]], object] = lambda deed: deed()
        """Does something now, or once the window is not locked any more."""
        self.asks_in_dialog: Callable[[], object] = lambda: None
        """What F1 does while a dialog is shown."""
        self.setWindowTitle("Minutebook")
        self.setMinimumSize(640, 400)
        room = self.screen().availableSize()
        self.resize(min(1280, room.width() - FRAME.width()), min(720, room.height() - FRAME.height()))
        self.restoreGeometry(settings.shape("window/geometry"))

    def seat(self, desk: Desk) -> None:
        """Bring the desk in: panes in their places, commands in the menus, the meetings on the start page."""
        for _ in self.seating(desk):
            pass

    def seating(self, desk: Desk) -> Iterator[None]:
        """Bring the desk in as `seat` does, in steps between which keys may be answered."""
        from desktop.bookmark import Bookmark

        self.setWindowIcon(icon("minutebook", "", 64))
        yield
        from desktop.menus import seating

        yield
        self.desk = desk
        yield from seating.seating(self, desk)
        self.bookmark = Bookmark(desk, self.settings)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Keys(app, self, self.bar.takes, lambda: self.asks_in_dialog())
        desk.workspace.changed.connect(self._on_changed)
        desk.workspace.saved.connect(self._on_saved)
        desk.workspace.unsaved.connect(self._on_unsaved)
        desk.told.connect(self.messages.say)
        desk.screen_turned.connect(self._on_screen_turned)
        self._on_changed(None, None)
        self.seated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk is not None and not self.desk.workspace.settle() and not self._lets_words_go():
            event.ignore()
            return
        if (self.jobs and not self._gives_exports_up()) or not all(may() for may in self.asked_before_closing):
            event.ignore()
            return
        for job in tuple(self.jobs):
            job.wait()
        if self.bookmark is not None:
            self.bookmark.close()
        self.settings.keep("window/geometry", self.saveGeometry())
        if self.area is not None:
            self.area.bring_back()
            self.settings.keep("window/panes", self.area.arrangement())
        self.settings.write()
        self.closing.emit()
        self._stop_timers()
        super().closeEvent(event)

    def _stop_timers(self) -> None:
        """Let nothing be drawn any more: the store it would be read from is closed."""
        for timer in self.findChildren(QTimer):
            timer.stop()

    def _lets_words_go(self) -> bool:
        from desktop.dialogs import question

        return question.ask(
            self,
            "Close without the words typed last?",
            "They could not be kept, and closing now would lose them. Stay, copy them elsewhere, or free the disk.",
            "Close without them",
            "Stay here",
        )

    def _gives_exports_up(self) -> bool:
        from desktop.dialogs import question

        return question.ask(
            self,
            "Close while a file is being written?",
            "The minutes are safe here, but the file that is on its way would not be written.",
            "Close without the file",
            "Wait for it",
        )

    def _on_changed(self, _by: object, _place: object) -> None:
        assert self.desk is not None
        meeting = self.desk.meeting
        self.bar.follow_meeting(meeting is not None)
        shown, self._meeting_shown = self._meeting_shown, meeting.id if meeting else 0
        if shown != self._meeting_shown:
            self.messages.turn()
        if self.screens is not None and self.screens.current and shown != self._meeting_shown:
            self.screens.leave()
        elif self.screens is None or not self.screens.current:
            self.go_home()
        self.status.set_begun(in_session_since(self.desk))
        self._name_itself()
        if meeting is None:
            self.status.set_saved("")

    def go_home(self) -> None:
        """Show the open meeting, or the start page where none is open."""
        assert self.desk is not None
        self._turn_page(self.start_page if self.desk.meeting is None else self.area)

    def leave_screen(self) -> None:
        """Go back from a screen, if one is shown."""
        if self.screens is not None:
            self.screens.leave()

    def _on_screen_turned(self, name: str) -> None:
        assert self.area is not None
        if name:
            self.area.put_away()
        self._name_itself()

    def follow_clock(self) -> None:
        """Say anew what depends on the time: how long the meeting has been going, what is overdue today."""
        assert self.desk is not None
        self.status.set_begun(in_session_since(self.desk))
        if self.start_page.meetings.isVisible():
            self.start_page.show_meetings(self.desk.workspace, self.bookmark.meeting if self.bookmark else 0)

    def _name_itself(self) -> None:
        assert self.desk is not None
        screen = self.screens.title if self.screens is not None else ""
        self.setWindowTitle(f"Minutebook – {screen}" if screen else title_of(self.desk))

    def _turn_page(self, page: QWidget | None) -> None:
        if page is None or page is self.pages.currentWidget():
            return
        assert self.area is not None and self.desk is not None
        # Qt lays a page out in the size that it had before it gets the one of the window.
        page.resize(self.pages.size())
        self.pages.setCurrentWidget(page)
        if page is self.start_page:
            self.area.put_away()
            self.start_page.show_meetings(self.desk.workspace, self.bookmark.meeting if self.bookmark else 0)
            self.start_page.take_focus()
        else:
            self.area.bring_back()
            self.area.focus_centre()

    def _on_saved(self, when: datetime) -> None:
        if self.desk is None or self.desk.workspace.holding:
            return
        self.messages.take_back(UNSAVED)
        if self.desk.meeting is not None:
            self.status.set_saved(f"saved {when:%H:%M:%S}")

    def _on_unsaved(self, words: str) -> None:
        self.status.set_saved("not saved", wrong=True)
        self.messages.say(words, stays=True, wrong=True, about=UNSAVED)


def in_session_since(desk: Desk) -> datetime | None:
    """Return when the open meeting began, None where it is not today's, not begun or over."""
    meeting = desk.meeting
    now = datetime.now()
    if meeting is None or meeting.start is None or meeting.end is not None or meeting.date != now.date():
        return None
    begun = datetime.combine(meeting.date, meeting.start)
    return begun if begun <= now else None


def title_of(desk: Desk) -> str:
    """Return the words of the title bar."""
    from desktop.minutes import in_short

    meeting = desk.meeting
    if meeting is None:
        return "Minutebook"
    return f"Minutebook – {meeting.title} · {in_short.long_day(meeting.date)}"
