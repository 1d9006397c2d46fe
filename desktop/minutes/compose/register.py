"""The action register as a document: every action of every meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.records import RegisterEntry
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words, runs_of

TITLE = "Action register"
COMMITTEE = Column(heading="Committee", share=3)
COLUMNS = (
    Column(heading="Meeting", share=2.4),
    Column(heading="Reference", share=2.6),
    Column(heading="Action", share=4.7),
    Column(heading="Owner", share=2),
    Column(heading="Due", share=2.4),
    Column(heading="Status", share=2.7),
)


def compose_register(
    entries: Sequence[RegisterEntry], style: HouseStyle, committee: str = "", *, one_table: bool = False
) -> Document:
    """Return the register of one committee, or of all: a section each, or one table with a column that names them.

    Without an action it says so in a sentence; `one_table` is there all the same.
    """
    title = f"{TITLE}: {committee}" if committee else TITLE
    return Document(
        title=title,
        subject=committee,
        language=style.language,
        running_head=(TITLE, committee) if committee else (TITLE,),
        draft="",
        footer=style.page.footer,
        blocks=(Heading(level=1, runs=_plain(title)), *_tables(entries, style, bool(committee), one_table)),
        look=style.look,
    )


def _tables(
    entries: Sequence[RegisterEntry], style: HouseStyle, one_committee: bool, one_table: bool
) -> Iterator[Block]:
    if not entries and not one_table:
        yield _nothing(style)
    elif one_committee or one_table:
        yield _table(entries, style, named=not one_committee)
    else:
        for committee in sorted({entry.committee for entry in entries}, key=str.casefold):
            yield Heading(level=2, runs=_plain(committee))
            yield _table([entry for entry in entries if entry.committee == committee], style, named=False)


def _nothing(style: HouseStyle) -> Paragraph:
    return Paragraph(runs=_plain(style.no_actions))


def _table(entries: Sequence[RegisterEntry], style: HouseStyle, *, named: bool) -> Table:
    return Table(
        title=TITLE,
        description="All actions: the meeting that gave it, reference, action, owner, due date and status",
        columns=(COMMITTEE, *COLUMNS) if named else COLUMNS,
        rows=tuple(_row(entry, style, named) for entry in entries),
    )


def _row(entry: RegisterEntry, style: HouseStyle, named: bool) -> Row:
    said = [
        *([_plain(entry.committee)] if named else []),
        _plain(_day(entry.given_on, style)),
        _plain(entry.reference),
        runs_of(entry.text),
        _plain(entry.owners),
        _plain(_day(entry.due, style) or entry.due_phrase),
        _plain(style.actions.statuses.get(entry.status, entry.status)),
    ]
    return Row(cells=tuple(_cell(runs or _plain(style.nothing)) for runs in said), ref=Ref("row", entry.id))


def _plain(words: str) -> Runs:
    return (Run(text=words),) if words else ()


def _day(day: date | None, style: HouseStyle) -> str:
    return date_words(style.dates.due, day, style.dates.months, style.dates.weekdays) if day else ""


def _cell(runs: Runs) -> Cell:
    return Cell(blocks=(Paragraph(runs=runs, role="cell"),))
