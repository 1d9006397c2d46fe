"""A report of a committee over a time: figures above, what lies behind the chosen one below, and written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop import files_out
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.period_box import PeriodBox
from desktop.widgets.fact_table import FactTable
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.tab_order import follow
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.window import Window


class ReportScreen(ScreenFrame):
    """The frame of such a report; what a screen of this kind adds is `draw`, and `export` with its `_write`.

    It is drawn anew whenever the records, the committee or the time change. `every`: all committees may be chosen.
    """

    def __init__(self, desk: Desk, title: str, tables: tuple[FactTable, FactTable], *, every: bool = False) -> None:
        super().__init__(title, widest=1800)
        self._desk = desk
        self.table, self.below = tables
        self.committee_box, self.period_box = CommitteeBox(desk, every=every), PeriodBox()
        self.committee_box.turned.connect(lambda _id: self.draw())
        self.period_box.turned.connect(self.draw)
        self.filters.addWidget(self.committee_box)
        self.filters.addWidget(self.period_box)
        self.filters.addStretch(1)
        self.export_button = self.add_tool("E&xport…", "Word, PDF, Excel or CSV: all of this time")
        self.export_button.clicked.connect(self.export)
        self.table.opened.connect(lambda _row: self.below.setFocus(Qt.FocusReason.OtherFocusReason))
        desk.workspace.changed.connect(lambda _by, _place: self.draw() if self.isVisible() else None)

    def lay_out(self, shares: tuple[int, int], *explained: str) -> None:
        """Put the tables under each other with these shares of the height, and below them lines that explain."""
        keys = QLabel("\n".join(explained))
        keys.setWordWrap(True)
        tone(keys, "second")
        for table, share in zip((self.table, self.below), shares, strict=True):
            self.body.addWidget(table, share)
        self.body.addWidget(keys)
        follow(self.committee_box, self.period_box, self.table, self.below)

    def arrive(self, at: object) -> None:
        """Draw the figures anew, of the committee `at` where one is asked for."""
        self.committee_box.fill(at if isinstance(at, int) else 0)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the figures."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Count anew."""
        raise NotImplementedError

    def export(self) -> None:
        """Write the report as a file."""
        raise NotImplementedError

    def _write(self, name: str, make: files_out.Make) -> None:
        files_out.choose_format(cast("Window", self.window()), name, make, "Export the report as")
