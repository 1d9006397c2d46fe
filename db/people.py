"""People: who is known from any meeting, and who is named in this one."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import MeetingPersonRow, MeetingRow, PersonRow
from db.records import Person, new_id

FIELDS = ("name", "initials", "job_title", "organisation")


def known(session: Session) -> tuple[Person, ...]:
    """Return everybody known from any meeting, by name; `known_as` is set, `id` is 0."""
    rows = session.scalars(select(PersonRow).order_by(PersonRow.name, PersonRow.initials))
    return tuple(Person(known_as=row.id, **{name: getattr(row, name) for name in FIELDS}) for row in rows)


def add(session: Session, meeting: MeetingRow, person: Person) -> MeetingPersonRow:
    """Name a person in a meeting and return their row there.

    A person already known with the same name and organisation is the same person; how they are printed here stays
    with this meeting. A `person.known_as` that exists is believed.
    """
    row = MeetingPersonRow(
        id=person.id or new_id(),
        person_id=_known(session, person).id,
        position=len(meeting.people),
        label=_free_label(meeting, person),
        **{name: getattr(person, name) for name in FIELDS},
    )
    meeting.people.append(row)
    session.flush()
    return row


def change(person_id: int, **fields: str) -> Edit:
    """Print a person of one meeting differently there: name, initials, job_title or organisation.

    What the program knew empty of this person it learns for the next meeting.
    """

    def edit(session: Session) -> None:
        row = session.get_one(MeetingPersonRow, person_id)
        person = session.get_one(PersonRow, row.person_id)
        for name, value in fields.items():
            if not getattr(person, name) or getattr(person, name) == getattr(row, name):
                setattr(person, name, value)
            setattr(row, name, value)

    return edit


def make_initials(name: str) -> str:
    """Return the initials of a name, without titles: "Dr Lena Hall-Ward" gives "LHW"."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.rstrip(".").lower() not in TITLES]
    return "".join(word[0].upper() for word in words if word[0].isalpha())


TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "cllr",
        "councillor",
        "rev",
        "reverend",
        "det",
        "supt",
        "insp",
        "sgt",
        "dci",
        "di",
    ]
)


def _known(session: Session, person: Person) -> PersonRow:
    if person.known_as and (row := session.get(PersonRow, person.known_as)):
        return row
    same = (PersonRow.name == person.name) & (PersonRow.organisation == person.organisation)
    if not person.name:
        same &= (PersonRow.initials == person.initials) & (PersonRow.job_title == person.job_title)
    row = session.scalars(select(PersonRow).where(same).order_by(PersonRow.id)).first()
    if row is None:
        row = PersonRow(id=new_id(), **{name: getattr(person, name) for name in FIELDS})
        session.add(row)
        session.flush()
    return row


def _free_label(meeting: MeetingRow, person: Person) -> str:
    """Return the person's label, or one made of initials or name, that nobody else has in this meeting."""
    taken = {row.label for row in meeting.people}
    if re.fullmatch("[a-z0-9-]+", person.label) and person.label not in taken:
        return person.label
    plain = unicodedata.normalize("NFKD", person.label or person.initials or person.name or person.job_title)
    stem = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")[:30] or "person"
    label, n = stem, 1
    while label in taken:
        n += 1
        label = f"{stem}-{n}"
    return label
