"""Standing items taken: how each fared at the meetings of a time, where it was skipped, and written out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db import agendas_held, committees
from desktop.desk import Desk
from desktop.letterheads import headed
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
from desktop.report_screen import ReportScreen
from desktop.screens import Screen
from desktop.widgets.fact_table import Fact, FactColumn, FactTable

if TYPE_CHECKING:
    from desktop.minutes.exports import Format

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


class StandingScreen(ReportScreen):
    """The items of one committee above, the meetings that skipped the chosen one below."""

    def __init__(self, desk: Desk) -> None:
        tables = (
            FactTable("Standing items", COLUMNS, lines=1),
            FactTable("Meetings that skipped the item", SKIP_COLUMNS, lines=1),
        )
        super().__init__(desk, "Standing items taken", tables)
        self._record: tuple[StandingFigures, ...] = ()
        self.table.chosen.connect(lambda _row: self._show_skips())
        self.below.opened.connect(self._open)
        self.lay_out((3, 2), EXPLAINED, KEYS)

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
            document = compose_standing(record, style, profile.name, said, only_tables=form.for_spreadsheets)
            return headed(document, profile)

        whose = profile.short_name or profile.name
        self._write(f"{whose} Standing items {date.today().isoformat()}", make)

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
        self.below.empty = NEVER_SKIPPED if chosen and chosen.held else ""
        facts = [(in_short.typed_day(skip.agenda.date), skip.agenda.title, why(skip)) for skip in skips]
        self.below.show_facts(len(skips), lambda row, column: Fact(facts[row][column]))

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
