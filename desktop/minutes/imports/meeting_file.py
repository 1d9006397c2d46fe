"""The meeting file, read strictly: what it does not say in so many words is refused, with its place."""

from __future__ import annotations

import json
import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from db.records import (
    Action,
    Attendance,
    Committee,
    Decision,
    Forward,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Pin,
    Review,
    new_id,
)
from db.values import replace
from desktop.minutes import markup, meeting_keys
from desktop.minutes.due import understand_due
from desktop.minutes.imports import Source, Unreadable
from desktop.minutes.meeting_keys import FORMAT, VERSION, Key, Unfit, shown
from desktop.minutes.owners import understand_owners

DEEPEST = 50
"""How deep items may stand inside items."""

Part = Callable[[Any, str], Any]
"""Reads the value of a key that has keys of its own, given its place."""


class _Object(dict[str, Any]):
    """An object of the file that remembers a key it had twice."""

    twice: str | None = None

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, Any]]) -> _Object:
        made = cls(pairs)
        if len(made) < len(pairs):
            counted = Counter(name for name, _ in pairs)
            made.twice = next(name for name, count in counted.items() if count > 1)
        return made


def read(content: bytes) -> Meeting:
    """Return the meeting of a meeting file, every id new. Raises Unreadable with the place and the reason."""
    file = _parsed(content)
    _check_version(file)
    return _Reading().meeting(file, "")


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_Object.of, parse_int=_number)
    except UnicodeDecodeError as error:
        raise Unreadable("", f"not UTF-8: byte {error.start} cannot be read") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"line {error.lineno}, column {error.colno}", f"not JSON: {error.msg}") from None
    except RecursionError:
        raise Unreadable("", "lists and objects stand too deep inside each other") from None


def _number(digits: str) -> int | float:
    """Return a whole number; one too long for any key as a float, which no key takes."""
    return int(digits) if len(digits) < 20 else float(digits)


def _check_version(file: Any) -> None:
    """Refuse what is no meeting file, or a newer one, before anything else is looked at."""
    if not isinstance(file, _Object):
        raise Unreadable("", f"not a meeting file: it holds {shown(file)} where an object should be")
    if "format" not in file or file["format"] != FORMAT:
        found = shown(file["format"]) if "format" in file else "missing"
        raise Unreadable("format", f'{found}; a meeting file says "{FORMAT}"')
    version = file.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Unreadable("version", "missing" if "version" not in file else f"{shown(version)} is no version")
    if version > VERSION:
        raise Unreadable("version", f"{version} is newer than this program, which reads up to {VERSION}")
    for since, place in meeting_keys.brought(file):
        if since > version:
            raise Unreadable(place, f"unknown in version {version} of the format; version {since} has it")


def _at(where: str, name: str) -> str:
    step = name if re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) else f"[{shown(name)}]"
    return f"{where}.{step}" if where and step[0] != "[" else where + step


def _fields(value: Any, where: str, keys: Sequence[Key], **parts: Part) -> dict[str, Any]:
    """Return what an object says, by the names of the record; what it does not say is left to the record."""
    _check_keys(value, where, keys)
    return {
        key.attribute: _value(key, value[key.name], _at(where, key.name), parts.get(key.name))
        for key in keys
        if key.name in value
    }


def _check_keys(value: Any, where: str, keys: Sequence[Key]) -> None:
    if not isinstance(value, _Object):
        raise Unreadable(where, f"must be an object, not {shown(value)}")
    if value.twice is not None:
        raise Unreadable(_at(where, value.twice), "this key stands there twice")
    names = {key.name for key in keys}
    for name in value:
        if name not in names:
            raise Unreadable(_at(where, name), "unknown key")
    for key in keys:
        if key.required and key.name not in value:
            raise Unreadable(_at(where, key.name), "missing")


def _value(key: Key, value: Any, where: str, part: Part | None) -> Any:
    try:
        return part(value, where) if part else key.form.read(value) if key.form else value
    except Unfit as error:
        raise Unreadable(where, str(error)) from None


def _each(value: Any, where: str, read_one: Part) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Unreadable(where, f"must be a list, not {shown(value)}")
    return tuple(read_one(one, f"{where}[{place}]") for place, one in enumerate(value))


def _listed(read_one: Part) -> Part:
    return lambda value, where: _each(value, where, read_one)


class _Reading:
    """Reads one meeting; holds the people and the date that later parts of the file speak of."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._date = date.min
        self._pins: list[Pin] = []

    def meeting(self, value: _Object, where: str) -> Meeting:
        head = (Key("format"), Key("version"))
        fields = _fields(
            value,
            where,
            (*head, *meeting_keys.MEETING),
            committee=self._committee,
            date=self._day,
            people=_listed(self._person),
            attendance=_listed(self._attendance),
            agenda=_listed(self._item),
            next_meetings=_listed(self._next_meeting),
        )
        for key in head:
            del fields[key.name]
        everywhere = _pins(fields.pop("as_typed", ()))
        return Meeting(id=new_id(), **{"uid": str(uuid.uuid4()), **fields}, pins=(*everywhere, *self._pins))

    def _committee(self, value: Any, where: str) -> Committee:
        fields = _fields(value, where, meeting_keys.COMMITTEE)
        _check_said(fields, "name", where)
        return Committee(**fields)

    def _day(self, value: Any, _where: str) -> date:
        self._date = meeting_keys.DATE.read(value)
        return self._date

    def _person(self, value: Any, where: str) -> Person:
        person = Person(id=new_id(), **_fields(value, where, meeting_keys.PERSON))
        if not person.called.strip():
            raise Unreadable(where, "needs a name, initials or a job_title")
        if person.label in self._people:
            raise Unreadable(f"{where}.id", f'"{person.label}" is the id of two people')
        self._people[person.label] = person
        return person

    def _labelled(self, value: Any, _where: str) -> int:
        label = meeting_keys.WORDS.read(value)
        if label not in self._people:
            raise Unfit(f"nobody is labelled {shown(label)}")
        return self._people[label].id

    def _attendance(self, value: Any, where: str) -> Attendance:
        fields = _fields(
            value,
            where,
            meeting_keys.ATTENDANCE,
            person=self._labelled,
            deputy=self._labelled,
            for_items=_listed(_item_number),
        )
        return Attendance(id=new_id(), **fields)

    def _owner(self, value: Any, where: str) -> Owner:
        if isinstance(value, str):
            try:
                return Owner(person=self._labelled(value, where))
            except Unfit as error:
                raise Unreadable(where, str(error)) from None
        if not isinstance(value, _Object):
            raise Unreadable(where, f'must be a label or {{"name": ...}}, not {shown(value)}')
        fields = _fields(value, where, meeting_keys.NAME)
        _check_said(fields, "name", where)
        return Owner(**fields)

    def _item(self, value: Any, where: str) -> Item:
        if where.count(".items[") > DEEPEST:
            raise Unreadable("", f"items stand inside items more than {DEEPEST} deep")
        fields = _fields(
            value,
            where,
            meeting_keys.ITEM,
            lead=_listed(self._owner),
            notes=_listed(self._note),
            items=_listed(self._item),
        )
        if fields.pop("provisional", False):
            fields.pop("number", None)
        return Item(id=new_id(), **fields)

    def _note(self, value: Any, where: str) -> Note:
        keys = meeting_keys.NOTES["text"]
        if isinstance(value, _Object) and "kind" in value:
            keys = meeting_keys.NOTES[_value(keys[0], value["kind"], f"{where}.kind", None)]
        fields = _fields(value, where, keys, owners=_listed(self._owner), action=self._reviewed)
        if fields["kind"] == "lettered" and fields.get("start") == 0:
            raise Unreadable(f"{where}.start", "there is no letter before a (1)")
        return self._note_of(fields)

    def _note_of(self, fields: dict[str, Any]) -> Note:
        """Part the keys of a note into what every paragraph has and what its kind adds."""
        names = ("kind", "text", "level", "start", "run_on")
        own: dict[str, Any] = {name: fields.pop(name) for name in names if name in fields}
        own |= {"id": new_id(), "text": markup.canonical(own.get("text", ""))}
        self._pins += _pins(fields.pop("as_typed", ()), own["id"])
        if own["kind"] == "action":
            return Note(**own, action=self._action(own["text"], fields))
        if own["kind"] == "decision":
            return Note(**own, decision=Decision(id=new_id(), **_with_reference(fields)))
        if own["kind"] == "review":
            return Note(**own, review=Review(id=new_id(), **fields.pop("action"), **fields))
        if own["kind"] == "forward":
            return Note(**own, forward=Forward(id=new_id(), **fields))
        return Note(**own)

    def _action(self, text: str, fields: dict[str, Any]) -> Action:
        """Make an action; owners and due that its words do not say were set by hand."""
        action = Action(id=new_id(), **_with_reference(fields))
        words = markup.plain(text)
        due = understand_due(words, self._date)
        return replace(
            action,
            owners_set=understand_owners(words, self._people.values()).owners != action.owners,
            due_set=(due.due, due.phrase) != (action.due, action.due_phrase),
        )

    def _reviewed(self, value: Any, where: str) -> dict[str, Any]:
        return _fields(value, where, meeting_keys.REVIEWED, owners=_listed(self._owner))

    def _next_meeting(self, value: Any, where: str) -> NextMeeting:
        return NextMeeting(id=new_id(), **_fields(value, where, meeting_keys.NEXT_MEETING))


def _pins(words: Iterable[str], note: int = 0) -> list[Pin]:
    """Return pins of words, each once: of a note, or (0) of the whole meeting."""
    return [Pin(id=new_id(), note=note, words=one) for one in dict.fromkeys(words)]


def _with_reference(fields: dict[str, Any]) -> dict[str, Any]:
    """Say of a reference whether it is fixed; where there is none, the style gives one."""
    fixed = bool(fields.get("reference")) and not fields.get("provisional", False)
    return {**fields, "provisional": not fixed}


def _item_number(value: Any, where: str) -> str:
    number = str(_value(Key("", meeting_keys.WORDS), value, where, None))
    if not number.strip() or "\n" in number:
        raise Unreadable(where, f"{shown(number)} is no item number")
    return number


def _check_said(fields: dict[str, Any], name: str, where: str) -> None:
    if not fields[name].strip():
        raise Unreadable(f"{where}.{name}", "must not be empty")


CARD = Source(ending=".json", title="Meeting file", order=10, read=read)
