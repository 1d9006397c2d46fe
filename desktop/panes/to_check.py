"""What to check: what proof-reading the meeting against its own facts has found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Meeting
from desktop.desk import Desk
from desktop.minutes import checks
from desktop.minutes.document import Ref
from desktop.minutes.proof_reading import findings
from desktop.panes import Pane
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

PAUSE = 600
"""Milliseconds without a change before the meeting is read again: more than lie between two changes while typing goes
on, so that no key has to share Python with the reading."""

NOTHING = "Nothing to check."
READING = "Reading the minutes …"
KEYS = "Enter: go there"
MENDED = {"no-chair": Ref("person", 0), "no-minute-taker": Ref("person", 0), "style-unknown": Ref("style", 0)}
"""Where findings about the meeting as a whole are mended, where not in its heading."""


class ToCheckPane(QWidget):
    """The findings, read again after every pause in the work; Enter leads to the place."""

    counted = Signal(str)
    _read_through = Signal(object, int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: Meeting | None = None
        self._shown = 0
        """The meeting whose findings stand here, 0 for none."""
        self._turn = 0
        """How often the house styles changed: what is read with those before them counts no more."""
        self._found: dict[tuple[object, ...], checks.Finding] = {}
        self.commands: Mapping[str, Callable[[], object]] = {}
        self.list = RowList("To check", NOTHING, self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._on_paused)
        self._read_through.connect(self._on_read_through)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        desk.styles_changed.connect(self._read_again)
        self.list.opened.connect(self._open)
        self._on_changed()

    def take_focus(self) -> None:
        """Bring the focus to the findings as they are now."""
        self._desk.workspace.settling.emit()
        self.draw()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def explained_by(self) -> str:
        """Return what the guide is asked about here: the check of the finding in hand."""
        finding = self._found.get(self.list.key) if isinstance(self.list.key, tuple) else None
        return f"check.{finding.code}" if finding is not None else ""

    def draw(self) -> None:
        """Read the meeting at once, if it is not the one that was read last, and show what is found."""
        self._pause.stop()
        meeting = self._desk.meeting
        if meeting is None or meeting is not self._read:
            self._put(meeting, findings(meeting, self._desk.styles) if meeting else ())

    def _on_changed(self) -> None:
        meeting = self._desk.meeting
        if meeting is not None and meeting.id != self._shown:
            self._show((), READING)
        self._pause.start()

    def _read_again(self) -> None:
        self._read = None
        self._turn += 1
        self._pause.start()

    def _on_paused(self) -> None:
        """Read the meeting in a thread of its own, so that no key waits for it."""
        meeting = self._desk.meeting
        if meeting is None:
            self._put(None, ())
        elif self.isVisible() and meeting is not self._read:
            Thread(target=self._find, args=(meeting, self._turn), daemon=True).start()

    def _find(self, meeting: Meeting, turn: int) -> None:
        found = findings(meeting, self._desk.styles)
        with suppress(RuntimeError):  # the pane is gone
            self._read_through.emit(meeting, turn, found)

    def _on_read_through(self, meeting: Meeting, turn: int, found: tuple[checks.Finding, ...]) -> None:
        if meeting is self._desk.meeting and turn == self._turn:
            self._put(meeting, found)

    def _put(self, meeting: Meeting | None, found: tuple[checks.Finding, ...]) -> None:
        self._read = meeting
        self._shown = meeting.id if meeting is not None else 0
        self._show(found, NOTHING)

    def _show(self, found: tuple[checks.Finding, ...], words: str) -> None:
        """Show findings, or these words where there are none."""
        self._found = {(finding.code, finding.ref, finding.words): finding for finding in found}
        self.list.say_when_empty(words)
        self.list.put(_row(key, finding) for key, finding in self._found.items())
        self.counted.emit(str(len(self._found)) if self._found else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def _open(self, key: object) -> None:
        finding = self._found.get(key) if isinstance(key, tuple) else None
        if finding is not None:
            self._desk.show(MENDED.get(finding.code, finding.ref) if finding.ref.kind == "meeting" else finding.ref)


def _row(key: tuple[object, ...], finding: checks.Finding) -> Row:
    place = f"item {finding.item}" if finding.item else ""
    return Row(
        key=key,
        cells=(Cell(f"{finding.words}  ({finding.item})" if finding.item else finding.words, stretches=True),),
        wraps=4,
        spoken=", ".join(word for word in (finding.words, place) if word),
        tip=f"{finding.words}\n{KEYS}",
        found_by=(finding.words,),
    )


CARD = Pane(name="to_check", title="To check", key="F7", place="right", order=50, make=ToCheckPane)
