"""Where a search looks: committee, kind, years and owner, in one row."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from db.records import Scope
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.widgets.line import Line

KINDS = (
    ("Everything", ""),
    ("Decisions", "decision"),
    ("Actions", "action"),
    ("Reviews of actions", "review"),
    ("Titles and headings", "title"),
    ("Text", "text"),
    ("Forward plan", "forward"),
    ("Private notes", "private"),
)
PAUSE = 80
"""Milliseconds after a key until it counts."""


class ScopeBar(QWidget):
    """`changed` follows another choice; `done` asks for the focus to go back to where words are typed.

    The keys of its fields hold for `around`, all that is searched from.
    """

    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, around: QWidget) -> None:
        super().__init__(around)
        self.committee_box = CommitteeBox(desk, every=True)
        self.committee_box.setToolTip("Only what this committee said (Alt+L)")
        self.kind_box = QComboBox()
        self.kind_box.setAccessibleName("What is searched")
        self.kind_box.setToolTip("Only notes of this kind (Alt+K; Alt+D decisions, Alt+A actions)")
        for title, kind in KINDS:
            self.kind_box.addItem(title, kind)
        self.first_line = self._line("From year", "Only meetings from this year on (Alt+Y)", 4)
        self.last_line = self._line("To year", "Only meetings up to this year", 4)
        self.owner_line = self._line("Owner", "Only actions of this owner, by initials or name (Alt+O)")
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.committee_box.turned.connect(lambda _id: self.changed.emit())
        self.kind_box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self._lay_out()
        for keys, field in (
            *(("Alt+L", self.committee_box), ("Alt+K", self.kind_box), ("Alt+Y", self.first_line)),
            ("Alt+O", self.owner_line),
        ):
            self._listen(around, keys, field.setFocus)
        self._listen(around, "Alt+D", lambda: self.turn_kind("decision"))
        self._listen(around, "Alt+A", lambda: self.turn_kind("action"))
        self._listen(around, "Alt+W", self.widen)

    @property
    def scope(self) -> Scope:
        """What is chosen."""
        return Scope(
            committee=self.committee_box.committee,
            first_year=_year(self.first_line.text()),
            last_year=_year(self.last_line.text()),
            kind=str(self.kind_box.currentData()),
            owner=self.owner_line.text().strip(),
        )

    @property
    def said(self) -> str:
        """What is chosen in words, to stand after "found"; "" for everywhere."""
        scope = self.scope
        since = f"since {scope.first_year}" if scope.first_year else ""
        until = f"up to {scope.last_year}" if scope.last_year else ""
        only = bool(since) and scope.first_year == scope.last_year
        parts = (
            f"among {self.kind_box.currentText().lower()}" if scope.kind else "",
            f"in {self.committee_box.currentText()}" if scope.committee else "",
            f"of {scope.first_year}" if only else " ".join(filter(None, (since, until))),
            f"owned by “{scope.owner}”" if scope.owner else "",
        )
        return ", ".join(filter(None, parts))

    def fill(self) -> None:
        """Read the committees anew; the one chosen stays, and all of them are chosen at first."""
        chosen = self.committee_box.committee if self.committee_box.count() else 0
        self.committee_box.fill(chosen)
        self.committee_box.setCurrentIndex(max(self.committee_box.findData(chosen), 0))

    def turn_kind(self, kind: str) -> None:
        """Choose one kind alone, or everything where it was chosen already."""
        wanted = "" if self.kind_box.currentData() == kind else kind
        self.kind_box.setCurrentIndex(self.kind_box.findData(wanted))
        self.done.emit()

    def widen(self) -> None:
        """Choose everything again."""
        for line in (self.first_line, self.last_line, self.owner_line):
            line.clear()
        self.committee_box.setCurrentIndex(0)
        self.kind_box.setCurrentIndex(0)
        self._pause.stop()
        self.changed.emit()
        self.done.emit()

    def _line(self, name: str, tip: str, longest: int = 80) -> Line:
        line = Line()
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setToolTip(tip)
        line.setMaxLength(longest)
        line.textChanged.connect(lambda _words: self._pause.start())
        line.returnPressed.connect(self.done)
        return line

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in (
            *((self.committee_box, 4), (self.kind_box, 3), (self.first_line, 1), (self.last_line, 1)),
            (self.owner_line, 2),
        ):
            row.addWidget(widget, share)

    def _listen(self, around: QWidget, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), around, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)


def _year(words: str) -> int:
    """Return the year that is typed, 0 while it is none yet."""
    return int(words) if len(words) == 4 and words.isdecimal() and words.isascii() else 0
