"""The pages of a meeting in the style in hand, made behind the typing, and the place that a choice concerns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.minutes.document import Document, Ref
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.style_editing.choices import Way
from desktop.minutes.style_editing.printed import Printed, printed
from desktop.minutes.style_editing.sheets import is_fixed, sheet
from desktop.page_making import Pages
from desktop.pages_behind import PagesBehind
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.pages_view import PagesView

MAKING = "Making the pages …"
PAUSE = 350
"""Milliseconds without a change before the pages are made again."""
SHEETS = {
    "minutes": "The minutes",
    "agreed": "The minutes once they are agreed",
    "agenda": "The agenda",
    "actions": "The action table as a file of its own",
    "letters": "The e-mails",
}


Wanted = tuple[Meeting, HouseStyle, str]
"""A meeting, the style it is seen in, and which of its documents is shown."""


class StylePreview(QWidget):
    """Shows one document of one meeting. `explained(printed)` follows with what each choice prints in it.

    `other_wanted` follows when the clerk asks for another meeting.
    """

    explained = Signal(object)
    other_wanted = Signal()
    _printed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.view = PagesView("Preview in this house style", self)
        self._behind = PagesBehind(self.view)
        self.state = FinePrint(self)
        self.other = QPushButton("Another &meeting…")
        self.other.setProperty("quiet", True)
        self.other.setToolTip("See this style on another meeting")
        self.other.setAutoDefault(True)
        self.other.clicked.connect(self.other_wanted)
        self.pages = Pages((), {})
        self.printed: Mapping[Way, Printed] = {}
        self._told = ""
        self._wanted: Wanted | None = None
        self._shown: Wanted | None = None
        self._way: Way = ()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._make)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._connect()

    @property
    def waiting(self) -> bool:
        """Whether newer pages are still to come."""
        return self._pause.isActive() or self._wanted is not self._shown

    def printed_in(self, shows: str) -> Mapping[Way, Printed] | None:
        """Return what each choice prints in this document, None while that is not known."""
        return self.printed if self._told == shows else None

    def show_style(self, meeting: Meeting, style: HouseStyle, shows: str) -> None:
        """Show a document of a meeting in a style, after a pause in which there may come a newer one."""
        now = self._wanted
        if now is not None and now[0] is meeting and now[1] is style and now[2] == shows:
            return
        self._wanted = meeting, style, shows
        self._say()
        if self.isVisible():
            self._pause.start()

    def point_at(self, way: Way) -> None:
        """Show and mark the place that a choice concerns: where it prints, else where its neighbours do."""
        self._way = way
        found = self.printed.get(way) or next(
            (self.printed[at] for at in self.printed if at[: len(way)] == way or at[:1] == way[:1]), None
        )
        place = self._place(found) if found is not None and way else None
        self.view.mark(place)
        if place is not None:
            self.view.show_place(*place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.waiting:
            self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self._behind.give_up()

    def _connect(self) -> None:
        self._behind.made.connect(self._on_made)
        self._behind.drawn.connect(self.view.put_image)
        self._behind.failed.connect(self._on_failed)
        self._printed.connect(self._on_printed)

    def _make(self) -> None:
        if self._wanted is None:
            return
        wanted, tell = self._wanted, self._printed.emit

        def composed(meeting: Meeting, style: HouseStyle) -> Document:
            tell((wanted, printed(meeting, style, wanted[2])))
            return sheet(meeting, style, wanted[2])

        self._making = wanted
        self.view.say(MAKING)
        self._behind.make(wanted[0], wanted[1], composed)

    def _on_printed(self, found: tuple[Wanted, Mapping[Way, Printed]]) -> None:
        if found[0] is self._wanted:
            self.printed, self._told = found[1], found[0][2]
            self.explained.emit(self.printed)

    def _on_made(self, pages: Pages) -> None:
        self.pages = pages
        self._shown = self._making
        self.view.say("")
        self.view.put_pages(pages.sizes)
        self.point_at(self._way)

    def _on_failed(self, words: str) -> None:
        self._shown = self._making
        self.state.say(words, warns=True)
        self.view.say(words)

    def _place(self, found: Printed) -> tuple[int, float] | None:
        if found.ref is None:
            return (0, 0.0) if self.pages.sizes else None
        return self.pages.places.get(found.ref) or self.pages.places.get(Ref("note", found.ref.id))

    def _say(self) -> None:
        assert self._wanted is not None
        meeting, _, shows = self._wanted
        said = f"{SHEETS[shows]} of {meeting.title}, {meeting.date:%d/%m/%Y}"
        fixed = "; these went out and stay as they are, this shows them as a draft" if is_fixed(meeting) else ""
        self.state.say(f"{said}{fixed}.")
