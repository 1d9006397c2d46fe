"""Attendance over time: members or agencies by meetings, with their shares and a picture, and written out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy

from db import committees, held
from desktop import attendance_marks, files_out
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.letterheads import headed
from desktop.minutes.attendance_lines import AttendanceRecord
from desktop.minutes.attendance_record import attendance_record
from desktop.minutes.compose.attendance_record import compose_record
from desktop.minutes.document import Document, Ref
from desktop.minutes.house_style import resolve
from desktop.screens import Screen
from desktop.widgets.mark_grid import MarkGrid
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.share_chart import MarkLegend, ShareChart
from desktop.widgets.standing_line import StandingLine
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.minutes.exports import Format
    from desktop.window import Window

PERIODS = (
    ("Last 6 meetings", ("newest", 6)),
    ("Last 12 meetings", ("newest", 12)),
    ("Last 24 meetings", ("newest", 24)),
    ("This year", ("years", 0)),
    ("This year and last", ("years", 1)),
    ("All meetings", ("all", 0)),
)
USUAL = 1
MEMBERS, AGENCIES = "By member", "By agency"
KEYS = "Arrow keys: from cell to cell · Enter: open that meeting"
NO_COMMITTEE = "No committee yet. The first meeting brings one (Ctrl+N)."
NO_MEETINGS = "No meeting with a list of attendance was held in this time. Choose a longer one above."
NO_AGENCIES = "No member of this committee sits for an agency. F12 says whom a member represents."


class AttendanceScreen(ScreenFrame):
    """The grid of one committee. It begins with the committee of the open meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Attendance over time", widest=2400)
        self._desk = desk
        self.record = AttendanceRecord()
        self.committee_box = CommitteeBox(desk)
        self.committee_box.turned.connect(lambda _id: self.draw())
        self.period_box = _box("Meetings", [title for title, _ in PERIODS], USUAL)
        self.rows_box = _box("Rows", [MEMBERS, AGENCIES], 0)
        for box in (self.period_box, self.rows_box):
            box.currentIndexChanged.connect(lambda _at: self.draw())
        for widget, share in ((self.committee_box, 2), (self.period_box, 0), (self.rows_box, 0)):
            self.filters.addWidget(widget, share)
        self.filters.addStretch(1)
        self.export_button = self.add_tool("E&xport…", "Word, PDF, Excel or CSV, of the meetings shown")
        self.export_button.clicked.connect(self.export)
        self._make_body()
        desk.workspace.changed.connect(self._on_changed)

    def _make_body(self) -> None:
        self.alarm = StandingLine("Pointed out")
        self.chart = ShareChart("Attendance, meeting by meeting")
        self.legend = MarkLegend(attendance_marks.LEGEND)
        self.grid = MarkGrid("Attendance: rows by meetings")
        self.grid.shares = attendance_marks.SHARES
        self.grid.went.connect(self._on_went)
        self.grid.opened.connect(self._open)
        self.cell = QLabel("")
        self.cell.setTextFormat(Qt.TextFormat.PlainText)
        self.cell.setAccessibleName("The cell in words")
        self.cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys = QLabel(KEYS)
        tone(keys, "second")
        for part in (self.alarm, self.chart, self.legend):
            self.body.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.cell, 1)
        foot.addWidget(keys)
        self.body.addWidget(self.grid, 1)
        self.body.addLayout(foot)

    def arrive(self, at: object) -> None:
        """Draw the record anew, of the committee `at` where one is asked for."""
        self.committee_box.fill(at if isinstance(at, int) else 0)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the grid, or to the committees where it is empty."""
        (self.grid if self.record.members else self.committee_box).setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Read who came and show it; the cell that was gone to stays."""
        self.record = self._read()
        record, by_agency = self.record, self.rows_box.currentText() == AGENCIES
        lines = record.agencies if by_agency else record.members
        rows = attendance_marks.agency_rows(record) if by_agency else attendance_marks.member_rows(record)
        self.grid.empty = self._why_empty(by_agency)
        self.cell.setText("")
        self.grid.put(rows, attendance_marks.columns(record) if rows else ())
        self.chart.put(attendance_marks.bars(record, lines) if lines else ())
        self.legend.setVisible(bool(rows))
        self.alarm.say(attendance_marks.alarm(record), wrong=True)
        self.say(attendance_marks.summary(record))
        self.export_button.setEnabled(bool(record.members))

    def export(self) -> None:
        """Write the record of the meetings shown as a file."""
        record, committee = self.record, self.committee_box.committee
        name = self.committee_box.currentText()
        style = resolve(self._desk.workspace.read(held.style_of(committee)), self._desk.styles)
        profile = self._desk.workspace.read(committees.profile(committee))

        def make(form: Format) -> Document:
            return headed(compose_record(record, style, name, one_table=form.for_spreadsheets), profile)

        called = f"{name} Attendance {record.meetings[-1].date.isoformat()}"
        files_out.choose_format(cast("Window", self.window()), called, make, "Export attendance over time as")

    def _read(self) -> AttendanceRecord:
        committee = self.committee_box.committee
        if not committee:
            return AttendanceRecord()
        how, count = PERIODS[self.period_box.currentIndex()][1]
        since = date(date.today().year - count, 1, 1) if how == "years" else None
        newest = count if how == "newest" else None
        read = self._desk.workspace.read
        meetings = read(held.meetings_of(committee, since=since, newest=newest))
        return attendance_record(read(committees.profile(committee)), meetings)

    def _why_empty(self, by_agency: bool) -> str:
        if not self.committee_box.committee:
            return NO_COMMITTEE
        return NO_AGENCIES if by_agency and self.record.members else NO_MEETINGS

    def _on_went(self, row: int, column: int) -> None:
        self.chart.mark(column)
        mark = self.grid.marks.mark(self.grid.marks.index(row, column))
        self.cell.setText(mark.words if mark is not None else "")

    def _open(self, column: int) -> None:
        """Open the meeting of a column at its attendees."""
        self._desk.show_in(self.record.meetings[column].id, Ref("person", 0))

    def _on_changed(self, _by: object, _place: object) -> None:
        if self.isVisible():
            self.committee_box.fill()
            self.draw()


def _box(name: str, choices: list[str], chosen: int) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(f"{name} (type its first letters)")
    box.addItems(choices)
    box.setCurrentIndex(chosen)
    return box


CARD = Screen(title="Attendance over time", make=AttendanceScreen)
