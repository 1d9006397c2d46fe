"""A corrected copy while it is decided on; what of it is in the minutes by now is asked of the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from db.records import Meeting
from db.values import Struct, field
from desktop.minutes.correcting import deeds
from desktop.minutes.correcting.taking import changes_of
from desktop.minutes.corrections import Correction

State = Literal["open", "accepted", "left", "gone", "comment"]
"""To be decided; in the minutes; left as it was; about what stands in the minutes no more; only to be read."""
NOTES = ("note", "action", "decision", "review", "row")
"""The kinds of a `Ref` to a paragraph of the notes."""


class Corrected(Struct):
    """The corrections of one copy of the open minutes, in reading order.

    `name` is that of the file, `sent_at` when the copy went out, `left_out` what of it was not read. `left` are the
    keys of those that the clerk leaves; `yes` what stood there before each yes, by its key, as long as that is not
    undone.
    """

    name: str
    meeting: int
    sent_at: datetime
    found: tuple[Correction, ...]
    left_out: tuple[str, ...] = ()
    left: set[int] = field(default_factory=set)
    yes: dict[int, tuple[object, ...]] = field(default_factory=dict)

    def states(self, meeting: Meeting) -> dict[int, State]:
        """Return how each correction stands, by its key.

        One is accepted where the minutes say so already, or where a yes was not undone and the passage was typed in
        since. A yes that was undone is none any more.
        """
        states: dict[int, State] = {}
        here = {note.id for _, note in meeting.every_note()}
        for one in self.found:
            left = changes_of(meeting, one)
            if left and one.key in self.yes and self.yes[one.key] == concerned(meeting, one):
                del self.yes[one.key]
            gone = one.ref is not None and one.ref.kind in NOTES and one.ref.id not in here
            states[one.key] = "gone" if gone and one.kind in ("changed", "moved") else self._state(one, bool(left))
        return states

    def _state(self, one: Correction, changes: bool) -> State:
        if one.key in self.left:
            return "left"
        if one.kind == "comment":
            return "comment"
        return "accepted" if one.key in self.yes or (one.deed is not None and not changes) else "open"

    @property
    def authors(self) -> tuple[str, ...]:
        """Who corrected, as far as tracked changes and comments say."""
        return tuple(dict.fromkeys(author for one in self.found for author in one.authors if author))


def concerned(meeting: Meeting, correction: Correction) -> tuple[object, ...]:
    """Return what a correction would change, as it stands in the meeting now."""
    deed = correction.deed
    ids = {getattr(deed, "note", 0), *getattr(deed, "notes", ()), *getattr(deed, "new", ())}
    found: list[object] = [(item.id, note) for item, note in meeting.every_note() if note.id in ids]
    match deed:
        case deeds.Titled():
            found += [item.title for item in meeting.every_item() if item.id == deed.item]
        case deeds.Headed():
            found += [meeting.title, meeting.date, meeting.start, meeting.end, meeting.place]
        case deeds.Named():
            found.append(meeting.person(deed.person))
        case deeds.Attended():
            found += [row for row in meeting.attendance if row.person == deed.person]
    return tuple(found)


def counted(found: Sequence[Correction], states: dict[int, State]) -> str:
    """Return in figures how far it is: "12 differences · 3 accepted · 2 left · 7 to decide"."""
    of = [states[one.key] for one in found]
    comments = sum(one.kind == "comment" for one in found)
    differences = len(found) - comments
    by_hand = sum(bool(one.cannot) and states[one.key] == "open" for one in found)
    hand = f" ({by_hand} by hand)" if by_hand else ""
    figures = [
        f"{differences} difference{'' if differences == 1 else 's'}",
        f"{of.count('accepted')} accepted",
        f"{of.count('left') + of.count('gone')} left",
        f"{of.count('open')} to decide{hand}",
    ]
    if comments:
        figures.append(f"{comments} comment{'' if comments == 1 else 's'}")
    return " · ".join(figures)


def takeable(found: Iterable[Correction], states: dict[int, State]) -> tuple[Correction, ...]:
    """Return those that wait for a yes or no and can be taken over by a yes."""
    return tuple(one for one in found if states[one.key] == "open" and not one.cannot)
