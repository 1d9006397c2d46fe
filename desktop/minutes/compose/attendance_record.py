"""Attendance over time: at the end of the minutes, and as a document of its own with every meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from db.records import HeldMeeting
from desktop.minutes.attendance_lines import ABSENT, APOLOGIES, AWAY, DEPUTY, PRESENT, AttendanceRecord, Line
from desktop.minutes.attendance_record import record_of
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.document import Block, Cell, Column, Document, Heading, Paragraph, Row, Run, Table
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import Phrase, date_words, join

AT_LEAST = 2
"""So many meetings there must be before minutes show them."""
ACROSS = 12
"""So many meetings stand side by side on a page."""


def appendix(sitting: Sitting) -> list[Block]:
    """Return attendance over the last meetings, up to and with this one; nothing where the style leaves it out."""
    record = record_of(sitting.meeting) if sitting.style.attendance_record.add else AttendanceRecord()
    if len(record.meetings) < AT_LEAST or not record.members:
        return []
    sheet = _Sheet(sitting.style, record)
    words = sheet.words
    blocks: list[Block] = [_heading(2, words.heading), *sheet.notes()]
    blocks += [_heading(3, words.by_member), sheet.grid(record.members)]
    if record.agencies:
        blocks += [_heading(3, words.by_agency), sheet.agency_shares()]
    if record.without_seat:
        blocks += [_heading(3, words.without_seat), sheet.grid(record.without_seat)]
    return blocks


def compose_record(record: AttendanceRecord, style: HouseStyle, committee: str, *, one_table: bool = False) -> Document:
    """Return attendance over time as a document: by agency, by member, and each member's share.

    `one_table` gives every meeting a column in one table, for spreadsheets; else a table holds twelve.
    """
    words = style.attendance_record
    sheet = _Sheet(style, record)
    body = sheet.spreadsheet() if one_table else sheet.sections()
    title = f"{words.heading}: {committee}"
    return Document(
        title=title,
        subject=committee,
        language=style.language,
        running_head=(words.heading, committee),
        draft="",
        footer=style.page.footer,
        blocks=(_heading(1, title), *body),
        look=style.look,
    )


class _Sheet:
    """A record in the words of a house style."""

    def __init__(self, style: HouseStyle, record: AttendanceRecord) -> None:
        self.style, self.record, self.words = style, record, style.attendance_record
        names = Counter(line.name for line in record.members)
        self._doubled = {name for name, count in names.items() if count > 1}
        marks = self.words.marks
        self._marks = {
            PRESENT: marks.present,
            DEPUTY: marks.deputy,
            APOLOGIES: marks.apologies,
            ABSENT: marks.absent,
        }

    def sections(self) -> Iterator[Block]:
        """Yield the document for reading."""
        words, record = self.words, self.record
        if not record.meetings or not record.members:
            yield Paragraph(runs=_plain(words.no_meetings))
            return
        first, last = (self.day(record.meetings[at].date) for at in (0, -1))
        held = f"{len(record.meetings)} {words.headings.meetings.lower()}"
        yield Paragraph(runs=words.period.runs({"meetings": held, "first": first, "last": last}))
        yield from self.notes()
        if record.agencies:
            yield _heading(2, words.by_agency)
            yield self.agency_shares()
            yield from self._grids(record.agencies, agencies=True)
        yield _heading(2, words.by_member)
        yield self.member_shares()
        yield from self._grids(record.members)
        if record.without_seat:
            yield _heading(2, words.without_seat)
            yield from self._grids(record.without_seat)

    def spreadsheet(self) -> Iterator[Block]:
        """Yield a table with a column for every meeting, of members, of agencies, and of who had no seat."""
        words, record = self.words, self.record
        yield self._sheet_table(words.by_member, record.members)
        if record.agencies:
            yield self._sheet_table(words.by_agency, record.agencies, agencies=True)
        if record.without_seat:
            yield self._sheet_table(words.without_seat, record.without_seat)

    def notes(self) -> Iterator[Paragraph]:
        """Yield what is to be known before the table: absences in a row, how seats were found, what marks mean."""
        for line, missed in self.record.pointed_out:
            days = join([self.day(meeting.date) for meeting in missed])
            values = {"agency": line.name, "count": str(len(missed)), "dates": days}
            yield Paragraph(runs=self.words.pointed_out.runs(values))
        if self.record.derived:
            yield Paragraph(runs=_plain(self.words.derived))
        marks = self.words.marks
        values = {name: getattr(marks, name) for name in ("present", "deputy", "apologies", "absent", "no_seat")}
        yield Paragraph(runs=self.words.key.runs(values))

    def grid(self, lines: Sequence[Line]) -> Table:
        """Return the marks of all meetings in one table."""
        return self._grid(lines, 0, len(self.record.meetings), agencies=False, shares=True)

    def agency_shares(self) -> Table:
        """Return how often each agency was there."""
        heads = self.words.headings
        columns = (heads.agency, heads.meetings, heads.present, heads.deputy, heads.away, heads.share)
        rows = [
            (
                line.name,
                *map(str, (line.counted, *map(line.count, (PRESENT, DEPUTY)), line.count(*AWAY))),
                self._share(line.represented),
            )
            for line in self.record.agencies
        ]
        return _table(self.words.by_agency, columns, (5, 2, 2, 2, 2, 1), rows)

    def member_shares(self) -> Table:
        """Return how often each member was there, in person and with deputies."""
        heads = self.words.headings
        columns = (heads.member, heads.agency, heads.meetings, heads.in_person, heads.with_deputy)
        rows = [
            (
                line.name,
                line.agency or self.style.nothing,
                str(line.counted),
                self._share(line.in_person),
                self._share(line.represented),
            )
            for line in self.record.members
        ]
        return _table(self.words.by_member, columns, (4, 4, 2, 2, 2), rows)

    def day(self, day: date) -> str:
        """Return a date in the form of the meeting's own."""
        return self._date(self.style.dates.meeting, day)

    def called(self, line: Line) -> str:
        """Return the name of a line; of a member whose name stands twice, with the agency."""
        return f"{line.name} ({line.agency})" if line.name in self._doubled and line.agency else line.name

    def _grids(self, lines: Sequence[Line], *, agencies: bool = False) -> Iterator[Block]:
        """Yield the marks in tables of as many meetings as stand side by side, each under its dates."""
        meetings = self.record.meetings
        parts = -(-len(meetings) // ACROSS)
        for part in range(parts):
            start, end = (len(meetings) * at // parts for at in (part, part + 1))
            held = [line for line in lines if any(mark in self._marks for mark in line.marks[start:end])]
            if held:
                yield _heading(3, self._dates(start, end))
                yield self._grid(held, start, end, agencies=agencies, shares=False)

    def _grid(self, lines: Sequence[Line], start: int, end: int, *, agencies: bool, shares: bool) -> Table:
        heads = self.words.headings
        form = self.words.date if end - start <= self.words.narrow else self.words.short_date
        days = [self._date(form, meeting.date) for meeting in self.record.meetings[start:end]]
        rows = [
            (
                self.called(line),
                *(self._marks.get(mark, self.words.marks.no_seat) for mark in line.marks[start:end]),
                *((self._share(line.in_person),) if shares else ()),
            )
            for line in lines
        ]
        columns = (heads.agency if agencies else heads.member, *days, *((heads.share,) if shares else ()))
        widths = (4, *(1 for _ in days), *((1.3,) if shares else ()))
        title = f"{self.words.heading}: {self._dates(start, end)}"
        return _table(title, columns, widths, rows, rules="grid")

    def _dates(self, start: int, end: int) -> str:
        first, last = (self.day(self.record.meetings[at].date) for at in (start, end - 1))
        return f"{first} – {last}" if end - start > 1 else first

    def _sheet_table(self, title: str, lines: Sequence[Line], *, agencies: bool = False) -> Table:
        heads, marks = self.words.headings, (PRESENT, DEPUTY, APOLOGIES, ABSENT)
        about = (heads.agency,) if agencies else (heads.member, heads.agency)
        columns = (*about, heads.meetings, *map(str.capitalize, marks), heads.in_person, heads.with_deputy)
        rows = [
            (
                *((line.name,) if agencies else (line.name, line.agency or self.style.nothing)),
                str(line.counted),
                *(str(line.count(mark)) for mark in marks),
                self._share(line.in_person),
                self._share(line.represented),
                *line.marks,
            )
            for line in lines
        ]
        columns = (*columns, *_told_apart(self.record.meetings))
        shares = [3 if place < len(about) else 1 for place in range(len(columns))]
        return _table(title, columns, shares, rows)

    def _date(self, form: Phrase, day: date) -> str:
        return date_words(form, day, self.style.dates.months, self.style.dates.weekdays)

    def _share(self, percent: int | None) -> str:
        return self.style.nothing if percent is None else str(percent)


def _told_apart(meetings: Sequence[HeldMeeting]) -> list[str]:
    """Return the dates of meetings as a spreadsheet sorts them; a second one of the same day is counted."""
    seen: Counter[date] = Counter()
    days = []
    for meeting in meetings:
        seen[meeting.date] += 1
        days.append(meeting.date.isoformat() + (f" ({seen[meeting.date]})" if seen[meeting.date] > 1 else ""))
    return days


def _table(
    title: str,
    columns: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str]],
    rules: str = "rows",
) -> Table:
    return Table(
        title=title,
        description=f"{title}: a row for each {columns[0].lower()}",
        columns=tuple(Column(heading=words, share=share) for words, share in zip(columns, shares, strict=True)),
        rows=tuple(Row(cells=tuple(_cell(words) for words in row)) for row in rows),
        rules=rules,
    )


def _heading(level: int, words: str) -> Heading:
    return Heading(level=level, runs=_plain(words))


def _cell(words: str) -> Cell:
    return Cell(blocks=(Paragraph(runs=_plain(words), role="cell"),))


def _plain(words: str) -> tuple[Run, ...]:
    return (Run(text=words),)
