"""What somebody is called by their office: the role in the meeting, else the job title, where it is theirs alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from db.records import Meeting, Person
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


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its bare words, and the organisation where only that tells it from another's."""

    words: str
    organisation: str = ""

    def said(self, whole: Phrase, told_apart: Phrase) -> str:
        """Return the office in the words of a house style."""
        phrase = told_apart if self.organisation else whole
        return phrase.words({"office": self.words, "organisation": self.organisation})


def offices(meeting: Meeting, style: HouseStyle) -> dict[int, Office]:
    """Return the offices of a meeting's people by Person's id; who has none of their own is left out."""
    roles = {person.id: words for person in meeting.people if (words := role_words(meeting, style, person))}
    once = Counter(words.casefold() for words in roles.values())
    out = {id: Office(words) for id, words in roles.items() if once[words.casefold()] == 1}
    taken = {office.words.casefold() for office in out.values()}
    titles = {person.id: title for person in meeting.people if person.id not in out and (title := job_words(person))}
    held = Counter(title.casefold() for title in titles.values())
    apart = Counter(_at(person, titles[person.id]) for person in meeting.people if person.id in titles)
    for person in meeting.people:
        title = titles.get(person.id, "")
        if not title or title.casefold() in taken:
            continue
        if held[title.casefold()] == 1:
            out[person.id] = Office(title)
        elif person.organisation and apart[_at(person, title)] == 1:
            out[person.id] = Office(title, person.organisation)
    return out


def role_words(meeting: Meeting, style: HouseStyle, person: Person) -> str:
    """Return the style's word for who chairs, as the attendance says it, or ""."""
    row = attending.attendance_of(meeting, person.id)
    role = row.role if row is not None and row.role in attending.CHAIRS else ""
    return style.attendance.roles.get(role, role)


def job_words(person: Person) -> str:
    """Return a job title as it can stand in a sentence, "" where it cannot.

    What stands behind its one comma is the organisation, where that has no place of its own; a title of more commas is
    a list of things, and one that names a body only is no office.
    """
    title = " ".join(person.job_title.split()).removeprefix("The ").removeprefix("the ")
    if not person.organisation and "," in title:
        title, _, rest = title.partition(",")
        title = "" if "," in rest else title
    words = title.casefold().replace(",", " ").split()
    if words and words[-1] in _BODIES and not _HOLDERS.intersection(words):
        return ""
    return title.strip()


def _at(person: Person, title: str) -> tuple[str, str]:
    return title.casefold(), person.organisation.casefold()
