"""The agenda as a document of its own: what is to come, who leads it and what for, and the actions still open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby

from db.records import EarlierAction, Item, Meeting
from db.values import Struct, replace
from desktop.minutes import people
from desktop.minutes.compose.heading import meeting_values, on_lines, running_head
from desktop.minutes.compose.sitting import Inner, Sitting, trimmed
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.minutes.style_parts import AgendaColumn, EarlierColumn
from desktop.minutes.wording import Values, runs_of

_DEEPEST_HEADING = 4
MOST_BARE_TITLES = 3
"""So many titles without anything under them may follow each other as headings; more are a table."""
_FIELDS = re.compile(r"\{(\w+)\}")


def compose_agenda(meeting: Meeting, style: HouseStyle) -> Document:
    """Return the agenda of a meeting in a house style; it is no draft, and nothing that was noted stands in it."""
    sitting = Sitting(replace(meeting, kind=style.agenda.kind), style, number(meeting, style))
    values = meeting_values(sitting)
    return Document(
        title=style.agenda.file_title.words(values),
        subject=meeting.committee.name,
        language=style.language,
        running_head=running_head(sitting),
        draft="",
        footer=style.page.footer,
        blocks=(*_heading(sitting, values), *_items(sitting), *_open_actions(sitting)),
        look=style.look,
        letterhead=meeting.surroundings.letterhead,
    )


class _Entry(Struct, frozen=True):
    """An item on its line: how deep it stands, and what the style's phrases may print of it."""

    item: Item
    depth: int
    values: dict[str, str]


def _heading(sitting: Sitting, values: dict[str, str]) -> Iterator[Block]:
    style = sitting.style.agenda
    yield Heading(level=1, runs=on_lines(style.title, values), ref=Ref("meeting", sitting.meeting.id))
    names = {"expected": _names(sitting, "present"), "apologies": _names(sitting, "apologies")}
    lines = [
        *(phrase.line(values) for phrase in style.details),
        style.expected.line({"names": names["expected"]}),
        style.apologies.line({"names": names["apologies"]}),
    ]
    yield from (Paragraph(runs=runs, role="detail") for runs in lines if runs)


def _names(sitting: Sitting, status: str) -> str:
    """Return the people with this status in a list, chairs with their role."""
    roles = sitting.style.attendance.roles
    said = [
        f"{person.full} ({roles.get(row.role, row.role)})" if row.role in people.CHAIRS else person.full
        for row in sitting.meeting.attendance
        if row.status == status and (person := sitting.people.get(row.person)) is not None
    ]
    return ", ".join(said)


# ---- the items


def _items(sitting: Sitting) -> Iterator[Block]:
    begin = _times(sitting.meeting)
    entries = list(_entries(sitting, sitting.meeting.items, begin, 0))
    if not entries:
        yield Paragraph(runs=(Run(text=sitting.style.nothing),))
    elif sitting.style.agenda.layout == "table" or _long_run_of_titles(sitting, entries):
        yield Heading(level=2, runs=(Run(text=sitting.style.agenda.heading),))
        yield _table(sitting, entries)
    else:
        for entry in entries:
            yield from _under_heading(sitting, entry)


def _long_run_of_titles(sitting: Sitting, entries: list[_Entry]) -> bool:
    """Tell whether many titles follow each other with nothing under them: headings stay with what comes next, and so
    would all go to the next page together."""
    runs = groupby(entries, key=lambda entry: not any(_lines(sitting, entry)))
    return any(bare and len(list(run)) > MOST_BARE_TITLES for bare, run in runs)


def _entries(sitting: Sitting, items: tuple[Item, ...], begin: dict[int, time], depth: int) -> Iterator[_Entry]:
    """Yield the items that have a title, in reading order; what stands in one without a title takes its place."""
    for item in items:
        if item.title.strip():
            yield _Entry(item, depth, _values(sitting, item, begin, depth))
        yield from _entries(sitting, item.items, begin, depth + 1)


def _values(sitting: Sitting, item: Item, begin: dict[int, time], depth: int) -> dict[str, str]:
    style = sitting.style
    bare = sitting.numbers.items.get(item.id, "")
    form = style.items.sub_number if depth else style.items.number
    return {
        "number": form.words({"number": bare}) if bare else "",
        "title": item.title.strip(),
        "lead": sitting.owners(item.lead),
        "purpose": style.agenda.purposes.get(item.purpose, item.purpose),
        "minutes": str(item.minutes) if item.minutes else "",
        "time": sitting.times(begin[item.id], None) if item.id in begin else "",
    }


def _times(meeting: Meeting) -> dict[int, time]:
    """Return when each item begins, counted from the start by the minutes planned.

    What opens the meeting takes no time where none is planned; after that, an item without minutes leaves open when the
    next one begins. Nothing where the start is unknown or no minutes are planned at all, and nothing beyond midnight.
    """
    if meeting.start is None or not any(item.minutes for item in meeting.every_item()):
        return {}
    clock = _Clock(datetime.combine(meeting.date, meeting.start))
    clock.go_through(meeting.items)
    return clock.begin


class _Clock:
    """Goes through items; `begin` is when each begins, as far as that is known."""

    def __init__(self, at: datetime) -> None:
        self._at: datetime | None = at
        self._day = at.date()
        self._running = False
        self.begin: dict[int, time] = {}

    def go_through(self, items: tuple[Item, ...]) -> None:
        for item in items:
            at = self._at
            if at is not None and at.date() == self._day:
                self.begin[item.id] = at.time()
            self.go_through(item.items)
            if item.minutes:
                self._running = True
                self._at = at + timedelta(minutes=item.minutes) if at is not None else None
            elif self._running and not item.items:
                self._at = None


def _table(sitting: Sitting, entries: list[_Entry]) -> Table:
    style = sitting.style.agenda
    columns = [column for column in style.columns if _says(column, entries)]
    return Table(
        title=style.heading,
        description=style.description,
        columns=tuple(Column(heading=column.heading, share=column.share) for column in columns),
        rows=tuple(
            Row(
                cells=tuple(_cell(sitting, column, entry) for column in columns),
                ref=Ref("item", entry.item.id),
            )
            for entry in entries
        ),
    )


def _says(column: AgendaColumn, entries: list[_Entry]) -> bool:
    return any(column.text.words(entry.values) for entry in entries)


def _cell(sitting: Sitting, column: AgendaColumn, entry: _Entry) -> Cell:
    values: Values = entry.values
    runs = trimmed(column.text.runs(values))
    blocks: list[Inner] = [Paragraph(runs=runs or (Run(text=sitting.style.nothing),), role="cell")]
    if "{title}" in column.text.source:
        blocks += [Paragraph(runs=paper, role="cell") for paper in _papers(sitting, entry.item)]
    return Cell(blocks=tuple(blocks))


def _under_heading(sitting: Sitting, entry: _Entry) -> Iterator[Block]:
    yield Heading(
        level=min(2 + entry.depth, _DEEPEST_HEADING),
        number=entry.values["number"],
        runs=(Run(text=entry.values["title"]),),
        ref=Ref("item", entry.item.id),
    )
    yield from _lines(sitting, entry)


def _lines(sitting: Sitting, entry: _Entry) -> Iterator[Paragraph]:
    """Yield what stands under the title of an item: lead, purpose, minutes, and its papers."""
    for phrase in sitting.style.agenda.lines:
        if runs := trimmed(phrase.line(entry.values)):
            yield Paragraph(runs=runs, role="lead" if _FIELDS.findall(phrase.source) == ["lead"] else "body")
    yield from (Paragraph(runs=paper) for paper in _papers(sitting, entry.item))


def _papers(sitting: Sitting, item: Item) -> list[Runs]:
    return [sitting.style.agenda.paper.runs({"paper": paper}) for paper in item.papers]


# ---- the actions still open


def _open_actions(sitting: Sitting) -> Iterator[Block]:
    style = sitting.style.agenda
    actions = sitting.meeting.surroundings.open_actions
    if not style.add_open_actions or not actions:
        return
    table = style.open_actions
    rows = [_action_values(sitting, action) for action in actions]
    columns = [column for column in table.columns if any(column.text.runs(row) for row in rows)]
    yield Heading(level=2, runs=(Run(text=table.heading),))
    yield Table(
        title=table.heading,
        description=table.description,
        columns=tuple(Column(heading=column.heading, share=column.share) for column in columns),
        rows=tuple(
            Row(cells=tuple(_action_cell(sitting, column, row) for column in columns), ref=Ref("row", action.id))
            for action, row in zip(actions, rows, strict=True)
        ),
    )


def _action_values(sitting: Sitting, action: EarlierAction) -> Values:
    due = sitting.style.dates.due
    return {
        "reference": action.reference,
        "text": runs_of(action.text),
        "owners": action.owners,
        "due": sitting.date(action.due, due) if action.due else action.due_phrase,
        "given_on": sitting.date(action.given_on, due),
    }


def _action_cell(sitting: Sitting, column: EarlierColumn, values: Values) -> Cell:
    return sitting.cell(column.text.runs(values))
