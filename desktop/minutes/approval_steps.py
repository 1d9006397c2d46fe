"""A step of the minutes to another status: what the meeting is after it, and what is kept of it."""

from __future__ import annotations

from datetime import date

from db.records import FROZEN, MEETING_STATUSES, Action, Decision, Item, Meeting, Note
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.approval import GIVEN_OUT
from desktop.minutes.compose import compose, compose_signed
from desktop.minutes.exports import meeting_file
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.imports.meeting_file import read
from desktop.minutes.numbering import Numbers, number


def moved(meeting: Meeting, style: HouseStyle, status: str, on: date | None, by: str = "") -> Meeting:
    """Return a meeting as it is once its minutes have another status, from a day on; `by` is who signed them.

    Without a day the status is one that it had before, and the date of it stays.
    Dates of statuses that it has not reached, or has no longer, are empty. From circulating on, the numbers that the
    style gave are fixed, and they stay so where the status is set back.
    """
    place = MEETING_STATUSES.index(status)
    days = {f"{each}_on": on if on and status == each else getattr(meeting, f"{each}_on") for each in GIVEN_OUT}
    reached = {name: day if place >= n else None for n, (name, day) in enumerate(days.items(), start=2)}
    signed_by = (by or meeting.signed_by) if status == "signed" else ""
    fixed = _fixed(meeting, number(meeting, style)) if status in GIVEN_OUT else meeting
    return replace(fixed, status=status, signed_by=signed_by, **reached)  # type: ignore[arg-type]


def as_file(meeting: Meeting, style: HouseStyle) -> bytes:
    """Return the meeting file that a version of the minutes keeps."""
    return meeting_file.render(meeting, number(meeting, style))


def as_printed(meeting: Meeting, style: HouseStyle) -> bytes:
    """Return the minutes as they print, to be kept with a version.

    Where they only came to be signed, all but the signature is as it printed when they were agreed.
    """
    document = compose_signed(meeting, style) if meeting.status in FROZEN else compose(meeting, style)
    return kept_document.write(document, meeting.style)


def _fixed(meeting: Meeting, numbers: Numbers) -> Meeting:
    """Return a meeting in which every number that is printed is fixed: items, actions and decisions."""

    def fixed(note: Note) -> Note:
        reference = numbers.references.get(note.id, "")
        if not reference:
            return note
        if note.kind == "action":
            return replace(note, action=replace(note.action or Action(), reference=reference, provisional=False))
        return replace(note, decision=replace(note.decision or Decision(), reference=reference, provisional=False))

    def settled(item: Item) -> Item:
        return replace(
            item,
            number=numbers.items.get(item.id, ""),
            notes=tuple(map(fixed, item.notes)),
            items=tuple(map(settled, item.items)),
        )

    return replace(meeting, items=tuple(map(settled, meeting.items)))


def as_kept(content: bytes, printed: bytes) -> Meeting:
    """Return the meeting that a version keeps; it prints as it printed then, where that was kept too."""
    return replace(read(content), printed=printed)
