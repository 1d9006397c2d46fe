"""What somebody is called by their office: the role in the meeting, else the job title, where it is theirs alone."""

from __future__ import annotations

from collections import Counter

from db.records import Meeting, Person
from db.values import Struct
from desktop.minutes import people as attending
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import Phrase


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HOLDERS = _words(
    """
    adviser advisor analyst chair chief clerk commander commissioner consultant coordinator deputy director doctor gp
    governor head inspector lead leader manager mayor member minister nurse officer president principal secretary
    superintendent teacher treasurer trustee vicar warden worker
    """
)
_BODIES = _words(
    """
    academy association board charity cic college committee council federation foundation hospital limited llp ltd
    partnership plc police school services society trust university
    """
)


class Office(Struct, frozen=True):
    """An office: its bare words, and the organisation where only that tells it from another's."""

    words: str
    organisation: str = ""

    def said(self, whole: Phrase, told_apart: Phrase) -> str:
        """Return the office in the words of a house style."""
        phrase = told_apart if self.organisation else whole
        return phrase.words({"office": self.words, "organisation": self.organisation})


_LISTED = 2
"""A title of so many commas is a list of things."""


def offices(meeting: Meeting, style: HouseStyle) -> dict[int, Office]:
    """Return the offices of a meeting's people by Person's id; who has none of their own is left out."""
    roles = {person.id: words for person in meeting.people if (words := role_words(meeting, style, person))}
    once = Counter(words.casefold() for words in roles.values())
    out = {id: Office(words) for id, words in roles.items() if once[words.casefold()] == 1}
    taken = {office.words.casefold() for office in out.values()}
    jobs = {person.id: _job(person) for person in meeting.people if person.id not in out}
    held = Counter(_stem(job.words) for job in jobs.values())
    for id, job in jobs.items():
        if not _sayable(job.words) or job.words.casefold() in taken:
            continue
        if held[_stem(job.words)] == 1:
            out[id] = Office(job.words)
        elif job.organisation and sum(_same(job, other) for other in jobs.values()) == 1:
            out[id] = job
    return out


def role_words(meeting: Meeting, style: HouseStyle, person: Person) -> str:
    """Return the style's word for who chairs, as the attendance says it, or ""."""
    row = attending.attendance_of(meeting, person.id)
    role = row.role if row is not None and row.role in attending.CHAIRS else ""
    return style.attendance.roles.get(role, role)


def job_words(person: Person) -> str:
    """Return a job title as it can stand in a sentence, "" where it cannot.

    What stands behind its one comma is the organisation, where that has no place of its own. A title of more commas is
    no office, nor is one that names a body only.
    """
    words = _job(person).words
    return words if _sayable(words) else ""


def _job(person: Person) -> Office:
    """Return a person's job title and organisation."""
    title = " ".join(person.job_title.split()).removeprefix("The ").removeprefix("the ")
    if not person.organisation and title.count(",") == 1:
        title, _, body = title.partition(",")
        return Office(title.strip(), body.strip())
    return Office(title, person.organisation)


def _sayable(title: str) -> bool:
    words = title.casefold().replace(",", " ").split()
    body = bool(words) and words[-1] in _BODIES and not _HOLDERS.intersection(words)
    return bool(words) and title.count(",") < _LISTED and not body


def _stem(title: str) -> str:
    return title.casefold().partition(",")[0].strip()


def _same(one: Office, other: Office) -> bool:
    return _stem(one.words) == _stem(other.words) and one.organisation.casefold() == other.organisation.casefold()
