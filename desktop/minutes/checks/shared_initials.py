"""Two people with the same initials."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting, Person
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "initials-shared"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    shared: dict[str, list[Person]] = {}
    for person in facts.listed(meeting):
        if person.initials:
            shared.setdefault(person.initials.replace(".", "").upper(), []).append(person)
    for people in shared.values():
        if len(people) > 1:
            names = [person.name or person.job_title or "somebody unnamed" for person in people]
            words = f"{people[0].initials} is both {' and '.join(names)}: give one of them other initials"
            yield Finding(code=CODE, item="", words=words, ref=Ref("person", people[1].id))


CARD = Check(code=CODE, title="Two people with the same initials", order=40, find=_find)
