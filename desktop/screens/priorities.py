"""Work by priority: what the meetings of a time did for each, in figures and in full, and written out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db import committees, priorities
from db.records import PriorityFigures, RegisterEntry, Tagged
from desktop.desk import Desk
from desktop.letterheads import headed
from desktop.minutes import in_short, markup
from desktop.minutes.document import Document, Ref
from desktop.minutes.house_style import resolve
from desktop.minutes.reports.priorities import FIGURES, compose_priorities, figures_row, pointed_out
from desktop.report_screen import ReportScreen
from desktop.screens import Screen
from desktop.widgets.fact_table import Fact, FactColumn, FactTable

if TYPE_CHECKING:
    from desktop.minutes.exports import Format

FIGURE_COLUMNS = (
    FactColumn(title=FIGURES[0]),
    *(FactColumn(title=title, letters=9, right=True) for title in FIGURES[1:]),
    FactColumn(title="Open, overdue, closed", letters=22),
)
WORK_COLUMNS = (
    FactColumn(title="What", letters=9),
    FactColumn(title="Committee", letters=18),
    FactColumn(title="Meeting", letters=11),
    FactColumn(title="Reference", letters=10),
    FactColumn(title="Words"),
    FactColumn(title="Owner", letters=12),
    FactColumn(title="Due", letters=12),
    FactColumn(title="Status", letters=10),
)
COMMITTEE = 1
NOTHING = "No meeting of this time and committee is here."
NO_WORK = "Nothing was done for this priority in this time."
ONLY_FIGURES = (
    "What carries no priority is counted only. F5, the action register, lists its actions under “No priority”."
)
KEYS = "Enter on a priority: what was done for it · Enter on a line of it: go to the meeting"
INHERITED = "A decision or an action without a priority of its own counts for that of its item."


class PrioritiesScreen(ReportScreen):
    """The figures above, the work of the chosen priority below. It begins with the open meeting's committee."""

    def __init__(self, desk: Desk) -> None:
        tables = (
            FactTable("Priorities", FIGURE_COLUMNS, lines=1),
            FactTable("What was done for the priority", WORK_COLUMNS),
        )
        super().__init__(desk, "Work by priority", tables, every=True)
        self._figures: tuple[PriorityFigures, ...] = ()
        self._work: tuple[Tagged | RegisterEntry, ...] = ()
        self._today = date.today()
        self.table.empty = NOTHING
        self.table.chosen.connect(lambda _row: self._show_work())
        self.below.opened.connect(self._open)
        self.lay_out((2, 3), KEYS, INHERITED)

    def draw(self) -> None:
        """Count anew; the chosen priority stays chosen."""
        self._today = date.today()
        chosen = self._chosen()
        query = priorities.figures(self._within, *self.period_box.days, self._today)
        self._figures = self._desk.workspace.read(query)
        names = [each.priority for each in self._figures]
        row = names.index(chosen.priority) if chosen and chosen.priority in names else 0
        self.table.show_facts(len(names), self._figure_fact, row)
        self.below.show_column(COMMITTEE, not self._within)
        self._show_work()
        self.say(" ".join(filter(None, (self._described(), pointed_out(self._figures)))))

    def export(self) -> None:
        """Write the whole report as a file."""
        figures, within, days, today = self._figures, self._within, self.period_box.days, self._today
        store, said = self._desk.workspace.store, self._described()
        profile = self._desk.workspace.read(committees.profile(within[0])) if within else None
        style = resolve(profile.style if profile else "", self._desk.styles)

        def make(form: Format) -> Document:
            worked = [each.priority for each in figures if each.priority and each.work]
            work = {name: store.read(priorities.work_of(name, within, *days)) for name in worked}
            name = profile.name if profile else ""
            document = compose_priorities(figures, work, style, name, said, today, only_tables=form.for_spreadsheets)
            return headed(document, profile)

        whose = (profile.short_name or profile.name) if profile else "All committees"
        self._write(f"{whose} Work by priority {today.isoformat()}", make)

    @property
    def _within(self) -> tuple[int, ...]:
        return (self.committee_box.committee,) if self.committee_box.committee else ()

    def _described(self) -> str:
        return f"Meetings held {self.period_box.words}."

    def _chosen(self) -> PriorityFigures | None:
        return self._figures[self.table.row] if 0 <= self.table.row < len(self._figures) else None

    def _show_work(self) -> None:
        chosen = self._chosen()
        self._work = ()
        if chosen is not None and chosen.priority and chosen.work:
            query = priorities.work_of(chosen.priority, self._within, *self.period_box.days)
            tagged, actions = self._desk.workspace.read(query)
            self._work = (*tagged, *actions)
        self.below.empty = ONLY_FIGURES if chosen is not None and not chosen.priority else NO_WORK
        self.below.show_facts(len(self._work), self._work_fact)

    def _open(self, row: int) -> None:
        work = self._work[row]
        if isinstance(work, Tagged):
            self._desk.show_in(work.meeting, Ref("item" if work.kind == "item" else "note", work.id))
        elif work.meeting:
            self._desk.show_in(work.meeting, Ref("note", work.note))
        else:
            self._desk.tell("The meeting that gave this action is not here.")

    def _figure_fact(self, row: int, column: int) -> Fact:
        of = self._figures[row]
        if column == len(FIGURES):
            parts = ((of.open - of.overdue, "action_bar"), (of.overdue, "error"), (of.closed, "decision_bar"))
            said = f"{of.open} open, {of.overdue} overdue, {of.closed} closed"
            return Fact(said, parts=parts if of.actions else ())
        words = figures_row(of)[column]
        if not column:
            idle = of.named and not of.work
            return Fact(f"{words} – no work" if idle else words, "error" if idle else "text", bold=bool(of.priority))
        late = FIGURES[column] == "Overdue" and of.overdue
        return Fact(words, "error" if late else "second" if words == "0" else "text", bold=bool(late))

    def _work_fact(self, row: int, column: int) -> Fact:
        of = self._work[row]
        day = of.date if isinstance(of, Tagged) else of.given_on
        words = " ".join(markup.plain(of.text).split())
        shared = {
            "Committee": of.committee,
            "Meeting": in_short.day(day) if day else "–",
            "Reference": of.reference,
            "Words": words,
        }
        title = WORK_COLUMNS[column].title
        if title in shared:
            return Fact(shared[title], bold=title == "Reference")
        if isinstance(of, Tagged):
            return Fact(of.kind if title == "What" else "", f"{of.kind}_text" if of.kind == "decision" else "text")
        if title == "Due":
            late = of.status == "open" and of.due is not None and of.due < self._today
            due = in_short.day(of.due) if of.due else of.due_phrase
            return Fact(due, "error", "overdue", "error", bold=True) if late else Fact(due)
        return Fact({"What": "action", "Owner": of.owners, "Status": of.status}[title])


CARD = Screen(title="Work by priority", make=PrioritiesScreen)
