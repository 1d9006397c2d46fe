"""Keeps the stored references of actions and decisions as the house style of their meeting gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db import notes
from db.changes import Edit
from db.records import Meeting
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.numbering import remembering


def kept_up(styles: Mapping[str, HouseStyle]) -> Callable[[Meeting], Edit | None]:
    """Return what gives the edit that brings a meeting's references up to date, None where they are.

    References set by hand are left alone.
    """

    number = remembering()

    def complete(meeting: Meeting) -> Edit | None:
        given = number(meeting, resolve(meeting.style, styles)).references
        stale: dict[int, str] = {}
        for _, note in meeting.every_note():
            holder = note.action if note.kind == "action" else note.decision if note.kind == "decision" else None
            if holder is not None and holder.provisional and holder.reference != given.get(note.id, ""):
                stale[note.id] = given.get(note.id, "")
        return notes.set_references(stale) if stale else None

    return complete
