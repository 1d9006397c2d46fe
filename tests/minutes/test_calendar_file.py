from __future__ import annotations

from datetime import UTC, date, datetime, time

from icalendar import Calendar

from db.records import NextMeeting
from db.values import replace
from desktop.minutes.calendar_file import calendar_file
from tests.samples import harbour_meeting

COMING = (
    NextMeeting(id=7, date=date(2026, 5, 14), start=time(14), end=time(16), place="Quay Room, Tŷ Môr; east\nwing"),
    NextMeeting(id=8, date=date(2026, 7, 9), start=time(23)),
    NextMeeting(id=9, date=date(2026, 10, 8), title="Annual meeting"),
)


def events() -> list[dict[str, object]]:
    meeting = replace(harbour_meeting(), next_meetings=COMING)
    content = calendar_file(meeting, datetime(2026, 3, 12, 16, tzinfo=UTC))
    return [dict(event) for event in Calendar.from_ical(content).walk("VEVENT")]


def test_each_next_meeting_is_an_event_at_its_time_and_place() -> None:
    first, late, annual = events()
    assert first["DTSTART"].dt == datetime(2026, 5, 14, 14) and first["DTEND"].dt == datetime(2026, 5, 14, 16)  # type: ignore[attr-defined]
    assert first["LOCATION"] == "Quay Room, Tŷ Môr; east\nwing" and first["SUMMARY"] == "Harbour Trust Board"
    assert late["DTEND"].dt == datetime(2026, 7, 10, 1)  # type: ignore[attr-defined]
    assert annual["DTSTART"].dt == date(2026, 10, 8) and annual["SUMMARY"] == "Annual meeting"  # type: ignore[attr-defined]


def test_a_calendar_knows_an_event_again() -> None:
    assert len({str(event["UID"]) for event in events()}) == 3
    assert [event["UID"] for event in events()] == [event["UID"] for event in events()]
