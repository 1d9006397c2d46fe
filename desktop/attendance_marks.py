"""Attendance over time as a grid and a picture show it: letters, words, bars, and what is pointed out."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import HeldMeeting
from desktop.minutes import in_short
from desktop.minutes.agency_names import same_agency
from desktop.minutes.attendance_lines import (
    ABSENT,
    APOLOGIES,
    COUNTED,
    DEPUTY,
    PRESENT,
    AttendanceRecord,
    Line,
    percent,
)
from desktop.minutes.wording import join
from desktop.widgets.marks import Mark, MarkColumn, MarkRow
from desktop.widgets.share_chart import Bar, Part

LETTERS = {PRESENT: "P", DEPUTY: "D", APOLOGIES: "A", ABSENT: "X"}
NOTHING = "–"
SHARES = ("In person", "With deputy")
LEGEND = (
    ("P", "present", "present"),
    ("D", "deputy", "deputy was there"),
    ("A", "apologies", "apologies"),
    ("X", "absent", "absent"),
    (NOTHING, "none", "no seat then, or not required"),
)


def columns(record: AttendanceRecord) -> list[MarkColumn]:
    """Return a column for each meeting: day and month, with the year where it is another."""
    found: list[MarkColumn] = []
    year = 0
    for meeting in record.meetings:
        day, month = in_short.day(meeting.date, meeting.date).split()
        below = f"{month} {meeting.date:%y}" if meeting.date.year != year else month
        found.append(MarkColumn(day, below, f"{in_short.long_day(meeting.date)}, {meeting.title}"))
        year = meeting.date.year
    return found


def member_rows(record: AttendanceRecord) -> list[MarkRow]:
    """Return a row for each member, and below them those who attended without a seat."""
    missed = [(line, {place for run in line.runs for place in run}) for line in record.agencies if line.key]
    rows = []
    for line in record.members:
        away = next((places for agency, places in missed if same_agency(agency.name, line.agency)), set[int]())
        rows.append(_row(record, line, line.agency, away))
    if record.without_seat:
        rows.append(MarkRow("Attended as members without a seat"))
        rows += [_row(record, line, line.agency, set(), seated=False) for line in record.without_seat]
    return rows


def agency_rows(record: AttendanceRecord) -> list[MarkRow]:
    """Return a row for each agency, key agencies in bold."""
    rows = []
    for line in record.agencies:
        away = {place for run in line.runs for place in run} if line.key else set[int]()
        rows.append(_row(record, line, "key agency" if line.key else "", away))
    return rows


def bars(record: AttendanceRecord, lines: Sequence[Line]) -> list[Bar]:
    """Return a bar for each meeting: how many of these were there, sent a deputy or apologies, or were absent."""
    found = []
    for place, meeting in enumerate(record.meetings):
        counts = {mark: sum(line.marks[place] == mark for line in lines) for mark in COUNTED}
        said = ", ".join(f"{count} {mark}" for mark, count in counts.items() if count)
        parts = tuple(Part(count, mark) for mark, count in counts.items())
        label = f"{in_short.day(meeting.date, meeting.date)} {meeting.date:%y}"
        found.append(Bar(parts, label, f"{in_short.long_day(meeting.date)}: {said or 'nobody had a seat'}"))
    return found


def summary(record: AttendanceRecord) -> str:
    """Return in a line what the record holds."""
    if not record.meetings:
        return ""
    first, last = (in_short.typed_day(record.meetings[at].date) for at in (0, -1))
    count = len(record.meetings)
    held = f"1 meeting, {first}" if count == 1 else f"{count} meetings, {first} to {last}"
    counted = sum(line.counted for line in record.members)
    own = percent(sum(line.count(PRESENT) for line in record.members), counted)
    both = percent(sum(line.count(PRESENT, DEPUTY) for line in record.members), counted)
    shares = f" · members there in person {own} %, with deputies {both} %" if own is not None else ""
    derived = " · no seats are kept, so they are made out from who came (F12 keeps members)" if record.derived else ""
    return f"{held}{shares}{derived}"


def alarm(record: AttendanceRecord) -> str:
    """Return what is to be pointed out: key agencies that have stayed away, "" where none has."""
    return "\n".join(
        f"{line.name} was not there and sent no deputy at the last {len(missed)} meetings: {_days(missed)}."
        for line, missed in record.still_away
    )


def cell_words(record: AttendanceRecord, line: Line, place: int) -> str:
    """Return a cell in a sentence: whose it is, which meeting, and what its mark means."""
    mark = line.marks[place]
    who = f"{line.name} ({line.agency})" if line.agency else line.name
    deputy = line.deputies[place] if line.deputies else ""
    said = f"{deputy} was there as deputy" if deputy else "a deputy was there" if mark == DEPUTY else mark
    return f"{who}, {in_short.long_day(record.meetings[place].date)}: {said}"


def _row(record: AttendanceRecord, line: Line, detail: str, away: set[int], *, seated: bool = True) -> MarkRow:
    marks = tuple(_mark(record, line, place, place in away) for place in range(len(line.marks)))
    shares = (line.in_person, line.represented) if seated else (None,) * len(SHARES)
    meetings = "1 meeting" if line.counted == 1 else f"{line.counted} meetings"
    said = [line.name, detail, meetings]
    if seated and line.counted:
        said.append(f"in person {line.in_person} %, with deputies {line.represented} %")
    return MarkRow(
        name=line.name, detail=detail, shares=shares, marks=marks, strong=line.key, words=", ".join(filter(None, said))
    )


def _mark(record: AttendanceRecord, line: Line, place: int, outlined: bool) -> Mark:
    mark = line.marks[place]
    words = cell_words(record, line, place)
    kind = mark if mark in LETTERS else "none"
    pointed = f"{words}; its agency missed meetings in a row" if outlined else words
    return Mark(LETTERS.get(mark, NOTHING), kind, pointed, outlined)


def _days(meetings: Sequence[HeldMeeting]) -> str:
    last = meetings[-1].date
    days = [in_short.day(each.date, last) for each in meetings[-4:]]
    return f"{'…, ' if len(meetings) > 4 else ''}{join(days)} {last.year}"
