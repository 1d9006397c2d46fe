"""Owners of actions who are in no list of attendance."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting, Owner
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.numbering import Numbers

CODE = "owner-unknown"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    listed = {person.id for person in facts.listed(meeting)}
    found: dict[str, list[Finding]] = {}
    for item, note in facts.actions(meeting):
        for owner in note.action.owners if note.action else ():
            if owner.person in listed:
                continue
            name = _name(owner, meeting)
            words = f"{name}, owner of {facts.action_called(note, numbers)}, is in no list"
            finding = Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))
            found.setdefault(name, []).append(finding)
    for name, findings in found.items():
        if len(findings) == 1:
            yield findings[0]
        else:
            words = f"{name}, owner of {len(findings)} actions, is in no list"
            yield Finding(code=CODE, item=findings[0].item, words=words, ref=findings[0].ref)


def _name(owner: Owner, meeting: Meeting) -> str:
    person = meeting.person(owner.person)
    return person.called if person else owner.name


CARD = Check(code=CODE, title="Owners who are in no list", order=20, find=_find)
