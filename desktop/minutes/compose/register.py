"""The action register as a document: every action of every meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.records import RegisterEntry
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words, runs_of

TITLE = "Action register"
COMMITTEE = Column(heading="Committee", share=3)
PRIORITY = Column(heading="Priority", share=2.4)
COLUMNS = (
    Column(heading="Meeting", share=2.4),
    Column(heading="Reference", share=2.6),
    Column(heading="Action", share=4.7),
    Column(heading="Owner", share=2),
    Column(heading="Due", share=2.4),
    Column(heading="Status", share=2.7),
)


def compose_register(
    entries: Sequence[RegisterEntry],
    style: HouseStyle,
    committee: str = "",
    *,
    one_table: bool = False,
    said: str = "",
    today: date | None = None,
    priorities: bool = False,
) -> Document:
    """Return the register of one committee, or of all: a section each, or one table with a column that names them.

    Without an action it says so in a sentence; `one_table` is there all the same. `said` stands under the title: which
    actions these are. What is open and due before `today` is marked; `priorities` adds their column.
    """
    title = f"{TITLE}: {committee}" if committee else TITLE
    return Document(
        title=title,
        subject=committee,
        language=style.language,
        running_head=(TITLE, committee) if committee else (TITLE,),
        draft="",
        footer=style.page.footer,
        blocks=(
            Heading(level=1, runs=_plain(title)),
            *((Paragraph(runs=_plain(said)),) if said else ()),
            *_Listing(style, today, priorities).blocks(entries, bool(committee), one_table),
        ),
        look=style.look,
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    """How the actions are listed."""

    style: HouseStyle
    today: date | None
    priorities: bool

    def blocks(self, entries: Sequence[RegisterEntry], one_committee: bool, one_table: bool) -> Iterator[Block]:
        if not entries and not one_table:
            yield _nothing(self.style)
        elif one_committee or one_table:
            yield self.table(entries, named=not one_committee)
        else:
            by_committee: dict[str, list[RegisterEntry]] = {}
            for entry in entries:
                by_committee.setdefault(entry.committee, []).append(entry)
            for committee in sorted(by_committee, key=str.casefold):
                yield Heading(level=2, runs=_plain(committee))
                yield self.table(by_committee[committee], named=False)

    def table(self, entries: Sequence[RegisterEntry], *, named: bool) -> Table:
        return Table(
            title=TITLE,
            description="All actions: the meeting that gave it, reference, action, owner, due date and status",
            columns=((COMMITTEE,) if named else ()) + COLUMNS + ((PRIORITY,) if self.priorities else ()),
            rows=tuple(self.row(entry, named) for entry in entries),
        )

    def row(self, entry: RegisterEntry, named: bool) -> Row:
        style = self.style
        said = [
            *([_plain(entry.committee)] if named else []),
            _plain(_day(entry.given_on, style)),
            _plain(entry.reference),
            runs_of(entry.text),
            _plain(entry.owners),
            self.due(entry),
            _plain(style.actions.statuses.get(entry.status, entry.status)),
            *([_plain(entry.priority)] if self.priorities else []),
        ]
        return Row(cells=tuple(_cell(runs or _plain(style.nothing)) for runs in said), ref=Ref("row", entry.id))

    def due(self, entry: RegisterEntry) -> Runs:
        words = _day(entry.due, self.style) or entry.due_phrase
        late = self.today is not None and is_overdue(entry, self.today)
        return (*_plain(words), Run(text=" (overdue)", bold=True)) if late else _plain(words)


def is_overdue(entry: RegisterEntry, today: date) -> bool:
    """Tell whether an action is open and was due before a day."""
    return entry.status == "open" and entry.due is not None and entry.due < today


def _nothing(style: HouseStyle) -> Paragraph:
    return Paragraph(runs=_plain(style.no_actions))


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _day(day: date | None, style: HouseStyle) -> str:
    return date_words(style.dates.due, day, style.dates.months, style.dates.weekdays) if day else ""


def _cell(runs: Runs) -> Cell:
    return Cell(blocks=(Paragraph(runs=runs, role="cell"),))
