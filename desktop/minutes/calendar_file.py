"""The next meetings as a calendar file (`.ics`, RFC 5545) that any calendar takes in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from db.records import Meeting, NextMeeting

if TYPE_CHECKING:
    from icalendar import Event

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting is taken to last where only its start is known."""


def calendar_file(meeting: Meeting, made: datetime | None = None) -> bytes:
    """Return the next meetings that a meeting announced; one without a time takes the whole day.

    Times are those of the place where the calendar is read: a board meets where it meets. Taken in again, an event
    that moved moves in the calendar too. `made` is now where it is not said.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Minutebook//Next meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    stamp = made or datetime.now(UTC)
    for coming in meeting.next_meetings:
        calendar.add_component(_event(meeting, coming, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(meeting: Meeting, coming: NextMeeting, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{meeting.uid}-{coming.id}@minutebook")
    event.add("dtstamp", stamp)
    event.add("summary", coming.title or meeting.committee.name)
    if coming.start is None:
        event.add("dtstart", coming.date)
        event.add("dtend", coming.date + timedelta(days=1))
    else:
        begins = datetime.combine(coming.date, coming.start)
        ends = datetime.combine(coming.date, coming.end) if coming.end else begins + USUAL_LENGTH
        event.add("dtstart", begins)
        event.add("dtend", ends if ends > begins else ends + timedelta(days=1))
    if coming.place:
        event.add("location", coming.place)
    return event
