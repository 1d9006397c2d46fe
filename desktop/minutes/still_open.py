"""A meeting with only those of its actions that nobody has closed."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Item, Meeting, Note
from db.values import replace
from desktop.minutes.numbering import Numbers


def still_open(meeting: Meeting, numbers: Numbers, outcomes: Mapping[int, str]) -> Meeting:
    """Return the meeting without its closed actions; every number stays as it was.

    `outcomes` says by action how a later meeting closed it.
    """

    def stays(note: Note) -> bool:
        action = note.action
        return action is None or (action.status == "open" and action.id not in outcomes)

    def fixed(note: Note) -> Note:
        reference = numbers.references.get(note.id, "")
        action = note.action and replace(note.action, reference=reference, provisional=False)
        decision = note.decision and replace(note.decision, reference=reference, provisional=False)
        return replace(note, action=action, decision=decision)

    def kept(item: Item) -> Item:
        return replace(
            item,
            number=numbers.items.get(item.id, ""),
            notes=tuple(fixed(note) for note in item.notes if stays(note)),
            items=tuple(map(kept, item.items)),
        )

    return replace(meeting, items=tuple(map(kept, meeting.items)))
