"""Which fields the lines of old minutes have: of each what it is taken for."""

from __future__ import annotations

from db.records import ATTENDANCE_STATUSES, CAPACITIES, OUTCOMES, ROLES
from db.values import Struct
from desktop.intake_pages.looked_lines import UNHEARD
from desktop.minutes.old_minutes.taken_lines import TakenLine


class FieldKind(Struct, frozen=True):
    """A field: its label, and what it may say where that is a choice. Long ones have lines of their own."""

    name: str
    label: str
    choices: tuple[str, ...] = ()
    long: bool = False


_DAYS = (FieldKind("date", "Date"), FieldKind("start", "Start"), FieldKind("end", "End"))
_WORDS = (FieldKind("text", "Words", long=True),)
FIELDS: dict[str, tuple[FieldKind, ...]] = {
    "heading": (
        FieldKind("title", "Title"),
        FieldKind("committee", "Committee"),
        *_DAYS,
        FieldKind("place", "Place"),
        FieldKind("chair", "Chair"),
        FieldKind("minute-taker", "Minute-taker"),
    ),
    "person": (
        FieldKind("name", "Name"),
        FieldKind("initials", "Initials"),
        FieldKind("job_title", "Job title"),
        FieldKind("organisation", "Organisation"),
        FieldKind("status", "Status", ATTENDANCE_STATUSES),
        FieldKind("capacity", "Capacity", CAPACITIES),
        FieldKind("role", "Role", ("", *ROLES)),
        FieldKind("deputy", "Deputy, who sat for them"),
        FieldKind("deputy_for", "Sits for"),
        FieldKind("for_items", "For items"),
    ),
    "item": (FieldKind("number", "Number"), FieldKind("title", "Title"), FieldKind("lead", "Led by")),
    "sub-item": (FieldKind("number", "Number"), FieldKind("title", "Title"), FieldKind("lead", "Led by")),
    "action": (
        FieldKind("reference", "Reference"),
        FieldKind("owners", "Owners"),
        FieldKind("due", "Due"),
        *_WORDS,
    ),
    "review": (
        FieldKind("reference", "Reference"),
        FieldKind("text", "Action", long=True),
        FieldKind("closing", "What was said of it", long=True),
        FieldKind("outcome", "Outcome", OUTCOMES),
    ),
    "next meeting": (*_DAYS, FieldKind("place", "Place"), FieldKind("title", "Title, where it has one")),
}
"""The fields that are shown of each; of all others its words."""


def fields_of(line: TakenLine) -> tuple[FieldKind, ...]:
    """Return the fields of a line: those of what it is taken for, and what else was made out of it."""
    usual = FIELDS.get(line.taken, () if line.taken in UNHEARD else _WORDS)
    names = {field.name for field in usual}
    if line.taken in UNHEARD:
        return ()
    more = (FieldKind(name, name.replace("_", " ").capitalize()) for name, said in line.fields if said)
    return (*usual, *(field for field in more if field.name not in names))
