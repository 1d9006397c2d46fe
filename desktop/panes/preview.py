"""The preview: the minutes as they will print, made behind the typing; of a meeting to come, its agenda."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Meeting
from desktop import name_keeping
from desktop.desk import Desk
from desktop.minutes import facts
from desktop.minutes.document import Ref
from desktop.page_making import Pages
from desktop.pages_behind import PagesBehind
from desktop.panes import Pane
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.pages_view import PagesView
from desktop.widgets.spots import Spot

PAUSE = 500
"""Milliseconds without a change before the pages are made again."""

MAKING = "Making the pages …"
EMPTY = "The minutes as they will print stand here once a meeting is open."


class PreviewPane(QWidget):
    """The pages of the open meeting. They are made only while they can be seen; `left` follows Esc."""

    counted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pages = Pages((), {})
        self._making: tuple[object, object, str] | None = None
        self._shown: tuple[object, object, str] | None = None
        self._asked_for: tuple[int, bool] = (0, False)
        self._arriving = False
        self.commands: Mapping[str, Callable[[], object]] = {}
        self.view = PagesView("Preview of the minutes", self)
        self.state = FinePrint(self)
        self.state.setContentsMargins(12, 4, 12, 4)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        self.agenda_box = QCheckBox("A&genda")
        self.agenda_box.setAccessibleName("Preview of the agenda")
        self.agenda_box.setToolTip("Show the agenda instead of the minutes")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 12, 0)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.agenda_box)
        column.addLayout(foot)
        self.setMinimumWidth(280)
        self._behind = PagesBehind(self.view, desk.workspace.store.read)
        self._connect()

    @property
    def waiting(self) -> bool:
        """Whether new pages are to be made after the pause."""
        return self._pause.isActive()

    def take_focus(self) -> None:
        """Bring the focus to the pages."""
        self._desk.workspace.settling.emit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        making = self._make()
        if not event.spontaneous():
            self._arriving = making
            # Whoever shows the pane gives it its width only then.
            QTimer.singleShot(0, self, lambda: self._show_item(self._desk.item_id))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self._behind.give_up()

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        self._desk.turned.connect(lambda item: self._show_item(item))
        self.agenda_box.clicked.connect(self._on_agenda_clicked)
        self._behind.made.connect(self._on_made)
        self._behind.drawn.connect(self._on_drawn)
        self._behind.failed.connect(lambda words: self._say(words, warns=True))
        self.view.clicked.connect(self._on_clicked)
        self.view.turned.connect(lambda _page: self._count())
        self.view.spot_turned.connect(self._on_name)
        self.view.spot_opened.connect(self._on_name_opened)
        self.view.left.connect(self.left)

    def _on_changed(self) -> None:
        self._behind.give_up()
        if self.isVisible():
            self._pause.start()

    def _make(self) -> bool:
        """Make the pages, if they are not of the meeting as it stands, in the style that it has; tell whether they
        are being made."""
        meeting, style = self._desk.meeting, self._desk.style
        self._pause.stop()
        self.agenda_box.setVisible(meeting is not None)
        if meeting is None:
            self._shown = None
            self.pages = Pages((), {})
            self.view.put_pages(())
            self.view.put_spots(())
            self._say(EMPTY)
        else:
            self.agenda_box.setChecked(self._wants_agenda(meeting))
            wanted = (meeting, style, "agenda" if self.agenda_box.isChecked() else "minutes")
            shown = self._shown
            if shown is None or shown[0] is not meeting or shown[1] is not style or shown[2] != wanted[2]:
                self._say(MAKING)
                self._behind.make(*wanted)
                self._making = wanted
                return True
        return False

    def _wants_agenda(self, meeting: Meeting) -> bool:
        """Tell whether the agenda is to be shown: as the clerk chose for this meeting, else while it is planned."""
        of, agenda = self._asked_for
        return agenda if of == meeting.id else not facts.begun(meeting)

    def _on_agenda_clicked(self, on: bool) -> None:
        if self._desk.meeting is not None:
            self._asked_for = (self._desk.meeting.id, on)
            self._make()

    def _on_made(self, pages: Pages) -> None:
        arriving, self._arriving = self._arriving or not self.pages.sizes, False
        self.pages = pages
        self._shown = self._making
        self.view.put_pages(pages.sizes)
        self.view.put_spots(self._spots())
        self._count()
        if arriving:
            self._show_item(self._desk.item_id)

    def _spots(self) -> list[Spot]:
        meeting = self._desk.meeting
        names = self.pages.names
        said = name_keeping.described(names, meeting) if meeting is not None and names else []
        return [Spot(name.rects, name.state, words) for name, words in zip(names, said, strict=False)]

    def _on_name(self, number: int) -> None:
        """Say of the name in hand what was typed, and what can be done."""
        if number < 0:
            self._count()
        else:
            self._say(f"{self.view.spots[number].tip} · Enter: what to do with it")

    def _on_name_opened(self, number: int, at: QPoint) -> None:
        name_keeping.offer(self._desk, self.pages.names[number], at, self)

    def _on_drawn(self, page: int, image: QImage) -> None:
        self.view.put_image(page, image)

    def _show_item(self, item: int) -> None:
        place = self.pages.places.get(Ref("item", item))
        if place is not None:
            self.view.show_place(*place)

    def _on_clicked(self, page: int, depth: float) -> None:
        """Go to the record that is printed at this place, or nearest above it."""
        above = [
            (place, ref)
            for ref, place in self.pages.places.items()
            if place <= (page, depth + 2) and ref.kind not in ("meeting", "row", "section")
        ]
        if above:
            self._desk.show(max(above, key=lambda each: each[0])[1])

    def _count(self) -> None:
        total = len(self.pages.sizes)
        said = name_keeping.counted(self.pages.names, self.pages.without_office)
        self._say(" · ".join(filter(None, (f"Page {self.view.page + 1} of {total}", said))) if total else "")
        self.counted.emit(str(total) if total else "")

    def _say(self, words: str, *, warns: bool = False) -> None:
        self.state.say(words, warns=warns)
        self.view.say(words)


CARD = Pane(
    name="preview",
    title="Preview",
    key="Ctrl+P",
    place="right",
    order=60,
    make=PreviewPane,
    shown=False,
    wide=True,
)
