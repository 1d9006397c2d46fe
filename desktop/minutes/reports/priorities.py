"""Work by priority as a document: its figures, and for each priority its items, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.records import PriorityFigures, RegisterEntry, Tagged
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words, join, runs_of

TITLE = "Work by priority"
NONE = "No priority"
FIGURES = ("Priority", "Items", "Decisions", "Actions", "Open", "Overdue", "Closed")
KIND = {"item": "Item", "decision": "Decision"}

Work = tuple[Sequence[Tagged], Sequence[RegisterEntry]]


def figures_row(of: PriorityFigures) -> tuple[str, ...]:
    """Return what stands in the columns of FIGURES."""
    counts = (of.items, of.decisions, of.actions, of.open, of.overdue, of.closed)
    return (of.priority or NONE, *map(str, counts))


def without_work(figures: Sequence[PriorityFigures]) -> tuple[str, ...]:
    """Return the committee's own priorities for which nothing was done."""
    return tuple(each.priority for each in figures if each.named and not each.work)


def pointed_out(figures: Sequence[PriorityFigures]) -> str:
    """Return a sentence about priorities without work, "" where there is none."""
    idle = [f"“{name}”" for name in without_work(figures)]
    return f"Nothing was done for {join(idle)}." if idle else ""


def compose_priorities(
    figures: Sequence[PriorityFigures],
    work: Mapping[str, Work],
    style: HouseStyle,
    committee: str,
    said: str,
    today: date,
    *,
    only_tables: bool = False,
) -> Document:
    """Return the report. `work` holds what was done, by priority; `committee` is "" for all, `said` the time meant.

    What carries no priority is in the figures only.
    """
    title = f"{TITLE}: {committee}" if committee else TITLE
    idle = pointed_out(figures)
    report = _Report(style, today, named=not committee)
    sections = (block for each in figures if each.priority for block in report.section(each, work.get(each.priority)))
    return Document(
        title=title,
        subject=committee,
        language=style.language,
        running_head=(TITLE, committee) if committee else (TITLE,),
        draft="",
        footer=style.page.footer,
        blocks=(
            Heading(level=1, runs=_plain(title)),
            Paragraph(runs=_plain(said)),
            *((Paragraph(runs=(Run(text=idle, bold=True),)),) if idle else ()),
            _figures_table(figures),
            *(block for block in sections if not only_tables or isinstance(block, Table)),
        ),
        look=style.look,
    )


def _figures_table(figures: Sequence[PriorityFigures]) -> Table:
    return Table(
        title="Figures",
        description="How many items, decisions and actions each priority had",
        columns=tuple(Column(heading=heading, share=1 if at else 3.5) for at, heading in enumerate(FIGURES)),
        rows=tuple(Row(cells=tuple(_cell(_plain(words)) for words in figures_row(each))) for each in figures),
    )


@dataclass(frozen=True, slots=True)
class _Report:
    style: HouseStyle
    today: date
    named: bool

    def section(self, of: PriorityFigures, work: Work | None) -> Iterator[Block]:
        yield Heading(level=2, runs=_plain(of.priority))
        if work is None or not of.work:
            yield Paragraph(runs=_plain("Nothing in this time."))
            return
        tagged, actions = work
        columns = [Column(heading="What", share=1.6)]
        columns += [Column(heading="Committee", share=2.6)] if self.named else []
        columns += [Column(heading="Meeting", share=2.2), Column(heading="Reference", share=1.9)]
        columns += [Column(heading="Words", share=5), Column(heading="Owner", share=1.7)]
        columns += [Column(heading="Due", share=2.2), Column(heading="Status", share=1.6)]
        yield Table(
            title=of.priority,
            description=f"Items, decisions and actions for {of.priority}",
            columns=tuple(columns),
            rows=(*map(self.tagged, tagged), *map(self.action, actions)),
        )

    def tagged(self, of: Tagged) -> Row:
        at = Ref("row", of.id)
        return self.row(at, KIND[of.kind], of.committee, of.date, of.reference, runs_of(of.text), "", (), "")

    def action(self, of: RegisterEntry) -> Row:
        late = of.status == "open" and of.due is not None and of.due < self.today
        due = _plain(self.day(of.due) or of.due_phrase)
        due += (Run(text=" (overdue)", bold=True),) if late else ()
        words, at = runs_of(of.text), Ref("row", of.id)
        return self.row(at, "Action", of.committee, of.given_on, of.reference, words, of.owners, due, of.status)

    def row(
        self,
        ref: Ref,
        what: str,
        committee: str,
        day: date | None,
        reference: str,
        words: Runs,
        owners: str,
        due: Runs,
        status: str,
    ) -> Row:
        said = [_plain(what), *([_plain(committee)] if self.named else []), _plain(self.day(day)), _plain(reference)]
        said += [words, _plain(owners), due, _plain(self.style.actions.statuses.get(status, status))]
        return Row(cells=tuple(_cell(runs or _plain(self.style.nothing)) for runs in said), ref=ref)

    def day(self, day: date | None) -> str:
        dates = self.style.dates
        return date_words(dates.due, day, dates.months, dates.weekdays) if day else ""


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _cell(runs: Runs) -> Cell:
    return Cell(blocks=(Paragraph(runs=runs, role="cell"),))
