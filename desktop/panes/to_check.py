"""What to check: what proof-reading the meeting against its own facts has found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Meeting
from desktop.desk import Desk
from desktop.minutes import checks
from desktop.panes import Pane
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

PAUSE = 300
"""Milliseconds without a change before the meeting is read again."""

NOTHING = "Nothing to check."
KEYS = "Enter: go there"


class ToCheckPane(QWidget):
    """The findings, read again after every pause in the work; Enter leads to the place."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: Meeting | None = None
        self._found: dict[tuple[object, ...], checks.Finding] = {}
        self.commands: Mapping[str, Callable[[], object]] = {}
        self.list = RowList("To check", NOTHING, self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        desk.workspace.changed.connect(lambda _by, _place: self._pause.start())
        self.list.opened.connect(self._open)

    def take_focus(self) -> None:
        """Bring the focus to the findings as they are now."""
        self._desk.workspace.settling.emit()
        self.draw()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Read the meeting, if it is not the one that was read last, and show what was found."""
        self._pause.stop()
        meeting = self._desk.meeting
        if meeting is self._read and meeting is not None:
            return
        self._read = meeting
        found = checks.find(meeting, self._desk.numbers) if meeting else ()
        self._found = {(finding.code, finding.ref, finding.words): finding for finding in found}
        self.list.put(_row(key, finding) for key, finding in self._found.items())
        self.counted.emit(str(len(self._found)) if self._found else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def _open(self, key: object) -> None:
        finding = self._found.get(key) if isinstance(key, tuple) else None
        if finding is not None:
            self._desk.show(finding.ref)


def _row(key: tuple[object, ...], finding: checks.Finding) -> Row:
    place = f"item {finding.item}" if finding.item else ""
    return Row(
        key=key,
        cells=(Cell(f"{finding.words}  ({finding.item})" if finding.item else finding.words, stretches=True),),
        wraps=True,
        spoken=", ".join(word for word in (finding.words, place) if word),
        tip=f"{finding.words}\n{KEYS}",
        found_by=(finding.words,),
    )


CARD = Pane(name="to_check", title="To check", key="F7", place="right", order=50, make=ToCheckPane)
