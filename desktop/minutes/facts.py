"""The meeting's own facts, as its checks ask for them: who is in a list, what was typed and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Attendance, Item, Meeting, Note, Person
from db.values import Struct
from desktop.minutes.document import Ref
from desktop.minutes.markup import plain
from desktop.minutes.numbering import Numbers


class Passage(Struct, frozen=True):
    """Words that were typed, plain, with the item and the note they stand in."""

    words: str
    item: Item
    note: Note


def passages(meeting: Meeting) -> Iterator[Passage]:
    """Yield everything typed that minutes print, in reading order: notes to self left out."""
    for item, note in meeting.every_note():
        if note.kind == "private":
            continue
        if note.review is not None:
            yield Passage(f"{plain(note.review.text)}\n{plain(note.review.closing)}", item, note)
        else:
            yield Passage(plain(note.text), item, note)


def actions(meeting: Meeting) -> Iterator[tuple[Item, Note]]:
    """Yield the notes that are actions, in reading order, withdrawn ones left out."""
    for item, note in meeting.every_note():
        if note.kind == "action" and note.action is not None and note.action.status != "withdrawn":
            yield item, note


def listed(meeting: Meeting) -> tuple[Person, ...]:
    """Return the people of the attendance lists, deputies named beside a member included."""
    ids = {row.person for row in meeting.attendance} | {row.deputy for row in meeting.attendance}
    return tuple(person for person in meeting.people if person.id in ids)


def present(meeting: Meeting) -> dict[int, Attendance]:
    """Return the attendance of those who were there, by person."""
    return {row.person: row for row in meeting.attendance if row.status == "present"}


def begun(meeting: Meeting) -> bool:
    """Tell whether there is something to proof-read: words were typed, or the meeting is no longer planned."""
    return meeting.status != "planned" or any(has_words(note) for _, note in meeting.every_note())


def has_words(note: Note) -> bool:
    """Tell whether a note says something that minutes print."""
    return note.kind != "private" and (note.review is not None or bool(note.text.strip()))


def number_of(item: Item, numbers: Numbers) -> str:
    """Return the printed number of an item, "" where it prints none."""
    return numbers.items.get(item.id, "")


def place(note: Note) -> Ref:
    """Return the way back to a note."""
    return Ref("action" if note.kind == "action" else "note", note.id)


def action_called(note: Note, numbers: Numbers) -> str:
    """Return what to call an action: "Action 4", or its first words where it prints no number."""
    reference = numbers.references.get(note.id, "")
    return f"Action {reference}" if reference else f"“{excerpt(plain(note.text))}”"


def excerpt(words: str, most: int = 48) -> str:
    """Return the first words of a line, cut between words."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def times(count: int) -> str:
    """Return " (3)" for what was found three times, "" for once."""
    return f" ({count})" if count > 1 else ""
