"""The keys of the meeting file in their order, with what each may hold: reading and writing share them."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from db import records
from db.values import Struct

FORMAT = "minutebook-meeting"
VERSION = 2
"""The newest version; a file is written in the oldest that holds what it says."""
LARGEST = 99_999
"""The largest number that a key may hold: of a list, of minutes, of members."""


class Unfit(ValueError):
    """A value that its key cannot hold; the words say why."""


class Form(Struct, frozen=True):
    """How a plain value stands in the file. `read` raises Unfit; `default` is what a missing key means."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any] = lambda value: value
    default: Any = None


class Key(Struct, frozen=True):
    """One key. `form` is None where it holds lists or objects with keys of their own.

    `field` is its name in the record. A key that is not required is left out at its default. `since` is the version of
    the format that brought it.
    """

    name: str
    form: Form | None = None
    field: str = ""
    required: bool = False
    since: int = 1

    @property
    def attribute(self) -> str:
        """The name in the record."""
        return self.field or self.name

    def left_out(self, value: Any) -> bool:
        """Tell whether this value is not written."""
        if self.required:
            return False
        return value == self.form.default if self.form else value in ([], None)


def shown(value: Any) -> str:
    """Return a value as an error quotes it: one short line of ASCII."""
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    words = json.dumps(value)
    return words if len(words) <= 60 else f"{words[:56]}..."


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(f"must be text, not {shown(value)}")
    if not value.isascii() and re.search("[\ud800-\udfff]", value):
        raise Unfit("holds half a character (a lone surrogate)")
    return value


def _label(value: Any) -> str:
    if not re.fullmatch("[a-z0-9-]+", _words(value)):
        raise Unfit(f"{shown(value)} is no label: use a-z, 0-9 and -")
    return str(value)


def _uuid(value: Any) -> str:
    if not re.fullmatch("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", _words(value)):
        raise Unfit(f"{shown(value)} is no UUID")
    return str(uuid.UUID(value))


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit(f"must be a whole number, not {shown(value)}")
    if not 0 <= value <= LARGEST:
        raise Unfit(f"{shown(value)} is not between 0 and {LARGEST}")
    return value


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(f"must be true or false, not {shown(value)}")
    return value


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(_matched("[0-9]{4}-[0-9]{2}-[0-9]{2}", value))
    except ValueError:
        raise Unfit(f"{shown(value)} is no date (YYYY-MM-DD)") from None


def _time(value: Any) -> time:
    try:
        return time.fromisoformat(_matched("[0-9]{2}:[0-9]{2}", value))
    except ValueError:
        raise Unfit(f"{shown(value)} is no time (HH:MM, 24 hours)") from None


def _matched(pattern: str, value: Any) -> str:
    if not re.fullmatch(pattern, _words(value)):
        raise ValueError(value)
    return str(value)


def _one_of(*choices: str, default: str = "") -> Form:
    def read(value: Any) -> str:
        if _words(value) not in choices and value != default:
            raise Unfit(f"{shown(value)} is none of: {', '.join(choices)}")
        return str(value)

    return Form(read, default=default)


def _lines(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Unfit(f"must be a list, not {shown(value)}")
    for line in value:
        if not _words(line).strip() or "\n" in line:
            raise Unfit(f"{shown(line)} is no line of text")
    return tuple(value)


WORDS = Form(_words, default="")
WHOLE = Form(_whole)
YES = Form(_yes, default=False)
DATE = Form(_date, lambda day: day and day.isoformat())
TIME = Form(_time, lambda at: at and at.isoformat("minutes"))
LINES = Form(_lines, list, default=[])

COMMITTEE = (Key("name", WORDS, required=True), Key("short_name", WORDS), Key("quorum", WHOLE))

AS_TYPED = Key("as_typed", LINES, since=2)
"""Words that print as typed, whatever the house style makes of names: in the whole meeting, or in a note."""

MEETING = (
    Key("id", Form(_uuid, default=""), field="uid"),
    Key("committee", required=True),
    Key("title", WORDS, required=True),
    Key("kind", Form(_words, default="minutes")),
    Key("date", DATE, required=True),
    Key("start", TIME),
    Key("end", TIME),
    Key("place", WORDS),
    Key("style", WORDS),
    Key("status", _one_of(*records.MEETING_STATUSES, default="draft")),
    Key("people"),
    Key("attendance"),
    Key("agenda", field="items"),
    Key("next_meetings"),
    Key("circulated_on", DATE, since=2),
    Key("agreed_on", DATE, since=2),
    Key("signed_on", DATE, since=2),
    Key("signed_by", WORDS, since=2),
    AS_TYPED,
)

PERSON = (
    Key("id", Form(_label), field="label", required=True),
    *(Key(name, WORDS) for name in ("name", "initials", "job_title", "organisation")),
)

ATTENDANCE = (
    Key("person", required=True),
    Key("status", _one_of(*records.ATTENDANCE_STATUSES, default="present"), required=True),
    Key("capacity", _one_of(*records.CAPACITIES, default="member")),
    Key("role", _one_of(*records.ROLES)),
    Key("deputy"),
    Key("for_items", Form(lambda value: value)),
    Key("representing", WORDS),
    Key("arrived", TIME),
    Key("left", TIME),
)

ITEM = (
    Key("number", WORDS),
    Key("provisional", YES),
    Key("title", WORDS),
    Key("lead"),
    Key("standing", YES),
    Key("minutes", WHOLE),
    Key("began", TIME),
    Key("confidential", YES),
    Key("priority", WORDS),
    Key("notes"),
    Key("items"),
    Key("purpose", _one_of(*records.PURPOSES), since=2),
    Key("papers", LINES, since=2),
    Key("outcome_wanted", YES, since=2),
    Key("nil", YES, since=2),
)

_KIND = Key("kind", _one_of(*records.NOTE_KINDS, default="text"), required=True)
_PLACE = (Key("level", Form(_whole, default=0)), Key("start", WHOLE), Key("run_on", YES))
_PARAGRAPH = (_KIND, Key("text", WORDS, required=True), *_PLACE)

NOTES = {
    **dict.fromkeys(records.NOTE_KINDS, (*_PARAGRAPH, AS_TYPED)),
    "action": (
        *_PARAGRAPH,
        Key("owners"),
        Key("owner_text", WORDS),
        Key("due", DATE),
        Key("due_phrase", WORDS),
        Key("reference", WORDS),
        Key("provisional", YES),
        Key("status", _one_of(*records.ACTION_STATUSES, default="open")),
        Key("table_text", WORDS),
        Key("priority", WORDS),
        AS_TYPED,
    ),
    "decision": (*_PARAGRAPH, Key("reference", WORDS), Key("provisional", YES), Key("priority", WORDS), AS_TYPED),
    "review": (
        _KIND,
        *_PLACE,
        Key("action", required=True),
        Key("outcome", _one_of(*records.OUTCOMES, default="none")),
        Key("closing", WORDS),
        Key("carried_to", DATE, since=2),
        AS_TYPED,
    ),
    "forward": (*_PARAGRAPH, Key("wanted_on", DATE, since=2), Key("wanted_phrase", WORDS, since=2), AS_TYPED),
}
"""The keys of a note by its kind."""

REVIEWED = (
    Key("reference", WORDS),
    Key("text", WORDS, required=True),
    Key("owners"),
    Key("due", DATE),
    Key("due_phrase", WORDS),
    Key("meeting", DATE, field="given_on"),
)
"""The keys of the earlier action in a review."""

NAME = (Key("name", WORDS, required=True),)
"""The key of somebody who is no person of the meeting."""

NEXT_MEETING = (
    Key("date", DATE, required=True),
    Key("start", TIME),
    Key("end", TIME),
    Key("place", WORDS),
    Key("title", WORDS),
)

_BROUGHT = {
    key.name: key.since
    for keys in (MEETING, ITEM, *NOTES.values(), ATTENDANCE, PERSON, COMMITTEE, REVIEWED, NEXT_MEETING)
    for key in keys
    if key.since > 1
}
_WORDS_BROUGHT = {("kind", "forward"): 2, ("outcome", "withdrawn"): 2}
"""Values of older keys that a later version of the format brought."""


def brought(written: Any, where: str = "") -> Iterator[tuple[int, str]]:
    """Yield what a file says that its first version could not: the version that brought it, and its place."""
    if isinstance(written, dict):
        for name, value in written.items():
            place = f"{where}.{name}" if where else name
            since = _BROUGHT.get(name) or (_WORDS_BROUGHT.get((name, value)) if isinstance(value, str) else None)
            if since:
                yield since, place
            yield from brought(value, place)
    elif isinstance(written, list):
        for n, value in enumerate(written):
            yield from brought(value, f"{where}[{n}]")
