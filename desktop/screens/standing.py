"""Standing items taken: how each fared at the meetings of a time, where it was skipped, and written out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db import agendas_held, committees
from desktop import files_out
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.minutes import in_short
from desktop.minutes.document import Document, Ref
from desktop.minutes.house_style import resolve
from desktop.minutes.reports.standing import (
    EXPLAINED,
    FIGURES,
    NO_ITEMS,
    NO_MEETINGS,
    compose_standing,
    figures_row,
    why,
)
from desktop.minutes.standing_record import StandingFigures, standing_record
from desktop.period_box import PeriodBox
from desktop.screens import Screen
from desktop.widgets.fact_table import Fact, FactColumn, FactTable
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.minutes.exports import Format
    from desktop.window import Window

LETTERS = (0, 14, 14, 6, 18, 18, 9)
COLUMNS = (
    *(
        FactColumn(title=title, letters=letters, right=bool(place))
        for place, (title, letters) in enumerate(zip(FIGURES, LETTERS, strict=True))
    ),
    FactColumn(title="At a glance", letters=20),
)
SKIP_COLUMNS = (
    FactColumn(title="Skipped on", letters=14),
    FactColumn(title="Meeting"),
    FactColumn(title="How", letters=28),
)
NO_COMMITTEE = "No committee yet. The first meeting brings one (Ctrl+N)."
NEVER_SKIPPED = "It was taken at every meeting of this time."
KEYS = "Enter on an item: where it was skipped · Enter on a meeting: go there"
BAR = (("decision_bar", "action or decision"), ("review_bar", "nothing to be done"), ("action_bar", "only taken"))


class StandingScreen(ScreenFrame):
    """The items of one committee above, the meetings that skipped the chosen one below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Standing items taken", widest=1800)
        self._desk = desk
        self._record: tuple[StandingFigures, ...] = ()
        self.committee_box, self.period_box = CommitteeBox(desk), PeriodBox()
        self.committee_box.turned.connect(lambda _id: self.draw())
        self.period_box.turned.connect(self.draw)
        self.filters.addWidget(self.committee_box)
        self.filters.addWidget(self.period_box)
        self.filters.addStretch(1)
        self.export_button = self.add_tool("E&xport…", "Word, PDF, Excel or CSV: the figures and what was skipped")
        self.export_button.clicked.connect(self.export)
        self.table = FactTable("Standing items", COLUMNS, self, lines=1)
        self.skips_table = FactTable("Meetings that skipped the item", SKIP_COLUMNS, self, lines=1)
        self.table.chosen.connect(lambda _row: self._show_skips())
        self.table.opened.connect(lambda _row: self.skips_table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.skips_table.opened.connect(self._open)
        keys = QLabel(f"{EXPLAINED}\n{KEYS}")
        keys.setWordWrap(True)
        tone(keys, "second")
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.skips_table, 2)
        self.body.addWidget(keys)
        desk.workspace.changed.connect(lambda _by, _place: self.draw() if self.isVisible() else None)

    def arrive(self, at: object) -> None:
        """Draw the figures anew, of the committee `at` where one is asked for."""
        self.committee_box.fill(at if isinstance(at, int) else 0)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the figures."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Count anew; the chosen item stays chosen."""
        committee = self.committee_box.committee
        chosen = self._chosen()
        self._record = ()
        if committee:
            profile = self._desk.workspace.read(committees.profile(committee))
            held = self._desk.workspace.read(agendas_held.of_committee(committee, *self.period_box.days))
            self._record = standing_record(profile, held)
        titles = [each.title for each in self._record]
        self.table.empty = NO_ITEMS if committee else NO_COMMITTEE
        self.table.show_facts(
            len(titles), self._fact, titles.index(chosen.title) if chosen and chosen.title in titles else 0
        )
        self.export_button.setEnabled(bool(committee))
        self._show_skips()
        self.say(self._said() if committee else "")

    def export(self) -> None:
        """Write the report as a file."""
        committee = self.committee_box.committee
        if not committee:
            return
        profile = self._desk.workspace.read(committees.profile(committee))
        style, record = resolve(profile.style, self._desk.styles), self._record
        said = f"Meetings held {self.period_box.words}."

        def make(form: Format) -> Document:
            return compose_standing(record, style, profile.name, said, only_tables=form.for_spreadsheets)

        name = f"{profile.short_name or profile.name} Standing items {date.today().isoformat()}"
        files_out.choose_format(cast("Window", self.window()), name, make, "Export the report as")

    def _said(self) -> str:
        held = self._record[0].held if self._record else 0
        skipped = sum(1 for each in self._record if each.skipped)
        words = f"{held} {'meeting' if held == 1 else 'meetings'} held {self.period_box.words}."
        if self._record and not held:
            return NO_MEETINGS
        return f"{words} {skipped} of {len(self._record)} standing items were skipped at least once."

    def _chosen(self) -> StandingFigures | None:
        return self._record[self.table.row] if 0 <= self.table.row < len(self._record) else None

    def _show_skips(self) -> None:
        chosen = self._chosen()
        skips = tuple(reversed(chosen.skips)) if chosen else ()
        self.skips_table.empty = NEVER_SKIPPED if chosen and chosen.held else ""
        facts = [(in_short.typed_day(skip.agenda.date), skip.agenda.title, why(skip)) for skip in skips]
        self.skips_table.show_facts(len(skips), lambda row, column: Fact(facts[row][column]))

    def _open(self, row: int) -> None:
        chosen = self._chosen()
        if chosen is not None:
            skip = chosen.skips[len(chosen.skips) - 1 - row]
            self._desk.show_in(skip.meeting, Ref("item", skip.item) if skip.item else Ref("meeting", skip.meeting))

    def _fact(self, row: int, column: int) -> Fact:
        of = self._record[row]
        if column == len(FIGURES):
            counts = (of.with_outcome, of.nil, of.open_ended)
            said = [f"{count} {words}" for count, (_, words) in zip(counts, BAR, strict=True)]
            parts = [(count, look) for count, (look, _) in zip(counts, BAR, strict=True)]
            return Fact(", ".join([*said, f"{of.skipped} skipped"]), parts=(*parts, (of.skipped, "line")))
        words = figures_row(of)[column]
        if not column:
            wanted = of.outcome_wanted and of.open_ended
            return Fact(
                f"{words} – {of.open_ended} without the outcome it is to have" if wanted else words,
                bold=of.of_committee,
            )
        if FIGURES[column] == "Skipped":
            return Fact(words, "error" if of.skipped else "second", bold=bool(of.skipped))
        return Fact(words, "second" if words == "0" else "text")


CARD = Screen(title="Standing items taken", make=StandingScreen)
