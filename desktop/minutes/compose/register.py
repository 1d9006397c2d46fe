"""The action register as a document: every action of every meeting in one table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import RegisterEntry
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words, runs_of

TITLE = "Action register"
COMMITTEE = Column(heading="Committee", share=2)
COLUMNS = (
    Column(heading="Meeting", share=2),
    Column(heading="Reference", share=1.5),
    Column(heading="Action", share=5),
    Column(heading="Owner", share=2),
    Column(heading="Due", share=2),
    Column(heading="Status", share=1.6),
)


def compose_register(entries: Sequence[RegisterEntry], style: HouseStyle, committee: str = "") -> Document:
    """Return the register of one committee, or (with a column that names it) of all."""
    blocks: list[Block] = [Heading(level=1, runs=(Run(text=TITLE),))]
    if committee:
        blocks.append(Paragraph(runs=(Run(text=committee),), role="detail"))
    return Document(
        title=f"{TITLE}: {committee}" if committee else TITLE,
        subject=committee,
        language=style.language,
        running_head=(TITLE, committee) if committee else (TITLE,),
        draft="",
        footer=style.page.footer,
        blocks=(*blocks, _table(entries, style, named=not committee) if entries else _nothing(style)),
        look=style.look,
    )


def _nothing(style: HouseStyle) -> Paragraph:
    return Paragraph(runs=(Run(text=style.no_actions),))


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
