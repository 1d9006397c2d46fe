"""The meeting file: one meeting, whole, in canonical form, private notes too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from db.records import Action, Attendance, Decision, Forward, Item, Meeting, Note, Owner, Person, Review
from desktop.minutes import markup, meeting_keys
from desktop.minutes.exports import Format
from desktop.minutes.meeting_keys import FORMAT, Key, brought
from desktop.minutes.numbering import Numbers, hand_set

Written = dict[str, Any]


def render(meeting: Meeting, numbers: Numbers) -> bytes:
    """Return the meeting as a meeting file, with the numbers that its house style gives marked as provisional.

    It is of the oldest version of the format that can hold what the meeting says.
    """
    written = _Writing(meeting, numbers).meeting()
    version = max((since for since, _ in brought(written)), default=1)
    whole = {"format": FORMAT, "version": version, **written}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def _object(keys: Sequence[Key], record: object, **parts: Any) -> Written:
    """Return a record as an object with these keys, those at their default left out."""
    written = {key.name: parts[key.name] if key.name in parts else _plain(key, record) for key in keys}
    return {key.name: written[key.name] for key in keys if not key.left_out(written[key.name])}


def _plain(key: Key, record: object) -> Any:
    value = getattr(record, key.attribute)
    return key.form.write(value) if key.form else value


def _list(write: Callable[..., Written], records: Iterable[Any]) -> list[Written]:
    return [write(record) for record in records]


class _Writing:
    """Writes one meeting; holds its labels and numbers."""

    def __init__(self, meeting: Meeting, numbers: Numbers) -> None:
        self._meeting = meeting
        self._numbers = numbers
        self._labels = {person.id: person.label for person in meeting.people}
        self._pinned: defaultdict[int, set[str]] = defaultdict(set)
        for pin in meeting.pins:
            self._pinned[pin.note].add(pin.words)

    def meeting(self) -> Written:
        return _object(
            meeting_keys.MEETING,
            self._meeting,
            committee=_object(meeting_keys.COMMITTEE, self._meeting.committee),
            people=_list(self._person, self._meeting.people),
            attendance=_list(self._attendance, self._meeting.attendance),
            agenda=_list(self._item, self._meeting.items),
            next_meetings=[_object(meeting_keys.NEXT_MEETING, at) for at in self._meeting.next_meetings],
            as_typed=sorted(self._pinned[0]),
        )

    def _person(self, person: Person) -> Written:
        return _object(meeting_keys.PERSON, person)

    def _attendance(self, at: Attendance) -> Written:
        return _object(
            meeting_keys.ATTENDANCE,
            at,
            person=self._labels[at.person],
            deputy=None if at.deputy is None else self._labels[at.deputy],
            for_items=None if at.for_items is None else list(at.for_items),
        )

    def _owners(self, owners: Iterable[Owner]) -> list[str | Written]:
        return [{"name": owner.name} if owner.person is None else self._labels[owner.person] for owner in owners]

    def _item(self, item: Item) -> Written:
        number = item.number or self._numbers.items.get(item.id, "")
        return _object(
            meeting_keys.ITEM,
            item,
            number=number,
            provisional=bool(number) and not item.number,
            lead=self._owners(item.lead),
            notes=_list(self._note, item.notes),
            items=_list(self._item, item.items),
        )

    def _note(self, note: Note) -> Written:
        keys = meeting_keys.NOTES[note.kind]
        own = {key.name for key in keys} & {"kind", "level", "start", "run_on"}
        parts = {name: getattr(note, name) for name in own} | {"as_typed": sorted(self._pinned[note.id])}
        if note.kind == "review":
            review = note.review or Review(text=markup.plain(note.text))
            return _object(keys, review, **parts, action=self._reviewed(review))
        parts["text"] = markup.canonical(note.text)
        if note.kind == "action":
            action = note.action or Action()
            return _object(keys, action, **parts, **self._reference(note), owners=self._owners(action.owners))
        if note.kind == "decision":
            return _object(keys, note.decision or Decision(), **parts, **self._reference(note))
        if note.kind == "forward":
            return _object(keys, note.forward or Forward(), **parts)
        return _object(keys, note, **parts)

    def _reference(self, note: Note) -> Written:
        fixed = hand_set(note)
        reference = fixed or self._numbers.references.get(note.id, "")
        return {"reference": reference, "provisional": bool(reference) and not fixed}

    def _reviewed(self, review: Review) -> Written:
        return _object(meeting_keys.REVIEWED, review, owners=self._owners(review.owners))


CARD = Format(ending=".json", title="Meeting file", order=90, makes=("minutes",), render_meeting=render)
