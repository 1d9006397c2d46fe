"""Work by priority as a document: its figures, and for each priority its items, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from db.records import PriorityFigures, RegisterEntry, Tagged
from db.values import Struct
from desktop.minutes import in_short
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import join, runs_of

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


class _Report(Struct, frozen=True):
    style: HouseStyle
    today: date
    named: bool

    def section(self, of: PriorityFigures, work: Work | None) -> Iterator[Block]:
        yield Heading(level=2, runs=_plain(of.priority))
        if work is None or not of.work:
            yield Paragraph(runs=_plain("Nothing in this time."))
            return
        tagged, actions = work
        columns = [Column(heading="What", share=2.5)]
        columns += [Column(heading="Committee", share=2.7)] if self.named else []
        columns += [Column(heading="Meeting", share=2.2), Column(heading="Words", share=5)]
        columns += [Column(heading="Owner", share=1.8), Column(heading="Due", share=2.2)]
        columns += [Column(heading="Status", share=2.6)]
        yield Table(
            title=of.priority,
            description=f"Items, decisions and actions for {of.priority}",
            columns=tuple(columns),
            rows=(*map(self.tagged, tagged), *map(self.action, actions)),
        )

    def tagged(self, of: Tagged) -> Row:
        what = f"{KIND[of.kind]} {of.reference}".strip()
        return self.row(what, of, of.date, ())

    def action(self, of: RegisterEntry) -> Row:
        late = of.status == "open" and of.due is not None and of.due < self.today
        due = _plain(in_short.day(of.due) if of.due else of.due_phrase)
        due += (Run(text="\noverdue", bold=True),) if late else ()
        status = self.style.actions.statuses.get(of.status, of.status)
        rest = (_plain(of.owners), due, _plain(status))
        return self.row(f"Action {of.reference}".strip(), of, of.given_on, rest)

    def row(self, what: str, of: Tagged | RegisterEntry, day: date | None, rest: tuple[Runs, ...]) -> Row:
        said = [_plain(what), *([_plain(of.committee)] if self.named else [])]
        said += [_plain(in_short.day(day) if day else ""), runs_of(of.text), *(rest or ((), (), ()))]
        return Row(cells=tuple(_cell(runs or _plain(self.style.nothing)) for runs in said), ref=Ref("row", of.id))


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _cell(runs: Runs) -> Cell:
    return Cell(blocks=(Paragraph(runs=runs, role="cell"),))
