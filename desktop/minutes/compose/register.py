"""The action register as a document: every action of every meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.records import RegisterEntry
from db.values import Struct
from desktop.minutes import in_short
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words, runs_of

TITLE = "Action register"
COMMITTEE = Column(heading="Committee", share=3)
PRIORITY = Column(heading="Priority", share=2.4)
MEETING = Column(heading="Meeting", share=2.4)
REFERENCE = Column(heading="Reference", share=2.6)
ACTION = Column(heading="Action", share=4.7)
BROAD_ACTION = Column(heading="Action", share=6.5)
OWNER = Column(heading="Owner", share=2)
DUE = Column(heading="Due", share=2.4)
STATUS = Column(heading="Status", share=2.7)


def compose_register(
    entries: Sequence[RegisterEntry],
    style: HouseStyle,
    committee: str = "",
    *,
    one_table: bool = False,
    said: str = "",
    today: date | None = None,
    brief: bool = False,
) -> Document:
    """Return the register of one committee, or of all: a section each, or one table with a column that names them.

    Without an action it says so in a sentence; `one_table` is there all the same. `said` stands under the title: which
    actions these are. What is open and due before `today` is marked. `brief` leaves room for the words: days in short,
    a status that all share only once (in `said`), and priorities where there are some.
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
            *_listing(entries, style, today, brief).blocks(entries, bool(committee), one_table),
        ),
        look=style.look,
    )


def _listing(entries: Sequence[RegisterEntry], style: HouseStyle, today: date | None, brief: bool) -> _Listing:
    columns = [MEETING, REFERENCE, BROAD_ACTION if brief else ACTION, OWNER, DUE]
    columns += [] if brief and len({entry.status for entry in entries}) == 1 else [STATUS]
    columns += [PRIORITY] if brief and any(entry.priority for entry in entries) else []
    return _Listing(style, today, brief, tuple(columns))


class _Listing(Struct, frozen=True):
    """How the actions are listed."""

    style: HouseStyle
    today: date | None
    brief: bool
    columns: tuple[Column, ...]

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
            columns=((COMMITTEE,) if named else ()) + self.columns,
            rows=tuple(self.row(entry, named) for entry in entries),
        )

    def row(self, entry: RegisterEntry, named: bool) -> Row:
        style = self.style
        said = {
            COMMITTEE: _plain(entry.committee),
            MEETING: _plain(self.day(entry.given_on)),
            REFERENCE: _plain(entry.reference),
            ACTION: runs_of(entry.text),
            BROAD_ACTION: runs_of(entry.text),
            OWNER: _plain(entry.owners),
            DUE: self.due(entry),
            STATUS: _plain(style.actions.statuses.get(entry.status, entry.status)),
            PRIORITY: _plain(entry.priority),
        }
        columns = (COMMITTEE, *self.columns) if named else self.columns
        cells = tuple(_cell(said[column] or _plain(style.nothing)) for column in columns)
        return Row(cells=cells, ref=Ref("row", entry.id))

    def due(self, entry: RegisterEntry) -> Runs:
        words = self.day(entry.due) or entry.due_phrase
        late = self.today is not None and is_overdue(entry, self.today)
        return (*_plain(words), Run(text="\noverdue", bold=True)) if late else _plain(words)

    def day(self, day: date | None) -> str:
        if day is None:
            return ""
        dates = self.style.dates
        return in_short.day(day) if self.brief else date_words(dates.due, day, dates.months, dates.weekdays)


def is_overdue(entry: RegisterEntry, today: date) -> bool:
    """Tell whether an action is open and was due before a day."""
    return entry.status == "open" and entry.due is not None and entry.due < today


def _nothing(style: HouseStyle) -> Paragraph:
    return Paragraph(runs=_plain(style.no_actions))


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _cell(runs: Runs) -> Cell:
    return Cell(blocks=(Paragraph(runs=runs, role="cell"),))
