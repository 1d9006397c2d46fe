"""What a yes to a correction changes in the meeting as it is now: the records to be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import singledispatch

from db.records import Action, Decision, Forward, Item, Meeting, Note, Person
from db.values import Struct, replace
from desktop.minutes import forward_words, markup, shorthand
from desktop.minutes.correcting import deeds
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.due import read_due, understand_due
from desktop.minutes.owners import read_owners, understand_owners


class SetNotes(Struct, frozen=True, kw_only=True):
    """The notes of an item become these; one that stood under another item comes over with all that it has."""

    item: int
    notes: tuple[Note, ...]


class SetAction(Struct, frozen=True, kw_only=True):
    """What an action note is besides its words."""

    note: int
    action: Action


class SetItemTitle(Struct, frozen=True, kw_only=True):
    """The title of an item."""

    item: int
    title: str


class SetHeading(Struct, frozen=True, kw_only=True):
    """Title, day, times and place of the meeting, all of them, as they are to be."""

    title: str
    date: date
    start: time | None
    end: time | None
    place: str


class SetPerson(Struct, frozen=True, kw_only=True):
    """How somebody is written in this meeting."""

    person: Person


class SetStatus(Struct, frozen=True, kw_only=True):
    """Whether somebody was there: `attendance` is the row, `status` one of `records.ATTENDANCE_STATUSES`."""

    attendance: int
    status: str


Change = SetNotes | SetAction | SetItemTitle | SetHeading | SetPerson | SetStatus


def changes_of(meeting: Meeting, correction: Correction) -> tuple[Change, ...]:
    """Return what is to be written, in this order; nothing where the correction cannot be taken over, or no longer:
    what it concerns is gone, or says so already.
    """
    return _changes(correction.deed, meeting) if correction.deed is not None else ()


@singledispatch
def _changes(deed: object, meeting: Meeting) -> tuple[Change, ...]:
    raise TypeError(f"{type(deed).__name__} is no deed")


@_changes.register
def _(deed: deeds.Reworded, meeting: Meeting) -> tuple[Change, ...]:
    return _with_note(meeting, deed.note, lambda note: (_reworded(note, deed, meeting),))


@_changes.register
def _(deed: deeds.Split, meeting: Meeting) -> tuple[Change, ...]:
    if any(note.id in deed.new for _, note in meeting.every_note()):
        return ()

    def parts(note: Note) -> tuple[Note, ...]:
        first = _reworded(note, deeds.Reworded(note=note.id, text=deed.texts[0]), meeting)
        kind = note.kind if note.kind in ("bullet", "numbered", "lettered") else "text"
        others = zip(deed.new, deed.texts[1:], strict=True)
        return first, *(_typed(id, text, kind, note.level, meeting) for id, text in others)

    return _with_note(meeting, deed.note, parts)


@_changes.register
def _(deed: deeds.Joined, meeting: Meeting) -> tuple[Change, ...]:
    first, *others = deed.notes
    whole = _removed(meeting, tuple(others))
    reworded = _with_note(
        whole, first, lambda note: (_reworded(note, deeds.Reworded(note=first, text=deed.text), meeting),)
    )
    items = {item.id for item, note in meeting.every_note() if note.id in others}
    rest = (_notes_of(whole, id) for id in items - {change.item for change in reworded if isinstance(change, SetNotes)})
    return (*reworded, *rest)


@_changes.register
def _(deed: deeds.Removed, meeting: Meeting) -> tuple[Change, ...]:
    items = dict.fromkeys(item.id for item, note in meeting.every_note() if note.id in deed.notes)
    left = _removed(meeting, deed.notes)
    return tuple(_notes_of(left, id) for id in items)


@_changes.register
def _(deed: deeds.Added, meeting: Meeting) -> tuple[Change, ...]:
    item = meeting.item(deed.item)
    if item is None or any(note.id == deed.note for _, note in meeting.every_note()):
        return ()
    note = _typed(deed.note, deed.text, deed.kind, deed.level, meeting)
    if note.action is not None:
        note = replace(note, action=_said_in_the_table(note.action, deed.owners, deed.due, meeting))
    return (SetNotes(item=item.id, notes=_put(item.notes, (note,), deed.after)),)


@_changes.register
def _(deed: deeds.Moved, meeting: Meeting) -> tuple[Change, ...]:
    moving = tuple(note for _, note in meeting.every_note() if note.id in deed.notes)
    sources = dict.fromkeys(item.id for item, note in meeting.every_note() if note.id in deed.notes)
    left = _removed(meeting, deed.notes)
    target = left.item(deed.item)
    if target is None or not moving:
        return ()
    put = SetNotes(item=target.id, notes=_put(target.notes, moving, deed.after))
    stands = meeting.item(target.id)
    if stands is not None and stands.notes == put.notes:
        return ()
    return put, *(_notes_of(left, id) for id in sources if id != target.id)


@_changes.register
def _(deed: deeds.Became, meeting: Meeting) -> tuple[Change, ...]:
    return _with_note(meeting, deed.note, lambda note: (_become(note, deed.kind, deed.level, meeting),))


@_changes.register
def _(deed: deeds.Owned, meeting: Meeting) -> tuple[Change, ...]:
    owners = read_owners(deed.owners, meeting.people)
    return _with_action(
        meeting, deed.note, lambda action: replace(action, owners=owners, owner_text="", owners_set=True)
    )


@_changes.register
def _(deed: deeds.Dated, meeting: Meeting) -> tuple[Change, ...]:
    due = read_due(deed.due, meeting.date)
    return _with_action(
        meeting, deed.note, lambda action: replace(action, due=due.due, due_phrase=due.phrase, due_set=True)
    )


@_changes.register
def _(deed: deeds.Titled, meeting: Meeting) -> tuple[Change, ...]:
    item = meeting.item(deed.item)
    return (SetItemTitle(item=deed.item, title=deed.title),) if item and item.title != deed.title else ()


@_changes.register
def _(deed: deeds.Headed, meeting: Meeting) -> tuple[Change, ...]:
    stands = SetHeading(
        title=meeting.title, date=meeting.date, start=meeting.start, end=meeting.end, place=meeting.place
    )
    said = {name: getattr(deed, name) for name in ("title", "date", "start", "end", "place")}
    wanted = replace(stands, **{name: value for name, value in said.items() if value is not None})
    return (wanted,) if wanted != stands else ()


@_changes.register
def _(deed: deeds.Named, meeting: Meeting) -> tuple[Change, ...]:
    person = meeting.person(deed.person)
    if person is None:
        return ()
    written = {name: getattr(person, name) for name in ("name", "initials", "job_title", "organisation")}
    wanted = replace(person, **{**written, deed.field: deed.words})
    return (SetPerson(person=wanted),) if wanted != person else ()


@_changes.register
def _(deed: deeds.Attended, meeting: Meeting) -> tuple[Change, ...]:
    row = next((row for row in meeting.attendance if row.person == deed.person), None)
    return (SetStatus(attendance=row.id, status=deed.status),) if row and row.status != deed.status else ()


def _with_note(meeting: Meeting, id: int, become: Callable[[Note], tuple[Note, ...]]) -> tuple[Change, ...]:
    for item in meeting.every_item():
        for at, note in enumerate(item.notes):
            if note.id == id:
                notes = (*item.notes[:at], *become(note), *item.notes[at + 1 :])
                return (SetNotes(item=item.id, notes=notes),) if notes != item.notes else ()
    return ()


def _with_action(meeting: Meeting, id: int, become: Callable[[Action], Action]) -> tuple[Change, ...]:
    action = next((note.action for _, note in meeting.every_note() if note.id == id), None)
    if action is None or become(action) == action:
        return ()
    return (SetAction(note=id, action=become(action)),)


def _removed(meeting: Meeting, notes: Sequence[int]) -> Meeting:
    """Return the meeting without some notes."""

    def without(item: Item) -> Item:
        left = tuple(note for note in item.notes if note.id not in notes)
        return replace(item, notes=left, items=tuple(without(inner) for inner in item.items))

    return replace(meeting, items=tuple(without(item) for item in meeting.items))


def _notes_of(meeting: Meeting, id: int) -> SetNotes:
    item = meeting.item(id)
    return SetNotes(item=id, notes=item.notes if item else ())


def _put(notes: tuple[Note, ...], coming: tuple[Note, ...], after: deeds.After) -> tuple[Note, ...]:
    """Return notes with others behind the first of `after` that is among them, at their head where none is.

    What ran on in the paragraph of the one before does so no longer, and parts no paragraph.
    """
    places = {note.id: at for at, note in enumerate(notes)}
    at = next((places[id] + 1 for id in after if id in places), 0)
    while at < len(notes) and at and notes[at].run_on:
        at += 1
    first, *others = coming
    return (*notes[:at], replace(first, run_on=False), *others, *notes[at:])


def _reworded(note: Note, deed: deeds.Reworded, meeting: Meeting) -> Note:
    """Return a note with other words, understood as if they had just been typed."""
    if deed.of == "table" and note.action is not None:
        return replace(note, action=replace(note.action, table_text=deed.text))
    if deed.of == "closing" and note.review is not None:
        return replace(note, review=replace(note.review, closing=deed.text))
    if deed.of == "reviewed" and note.review is not None:
        return replace(note, review=replace(note.review, text=deed.text))
    if note.kind == "text" and not note.run_on and shorthand.take(markup.plain(deed.text)):
        return _typed(note.id, deed.text, note.kind, note.level, meeting)
    return _understood(replace(note, text=deed.text), meeting, markup.plain(note.text))


def _typed(id: int, text: str, kind: str, level: int, meeting: Meeting) -> Note:
    """Return a new paragraph as if it had been typed: a mark at its head makes it what it is."""
    taken = shorthand.take(markup.plain(text)) if kind in ("text", "action", "decision") else None
    if taken is None or (kind != "text" and taken.kind != kind):
        return _become(Note(id=id, text=text, level=level), kind, level, meeting)
    note = _become(Note(id=id, text=_behind(text, taken.length), level=level), taken.kind, level, meeting)
    if note.action is not None and taken.owner_words:
        owners = read_owners(taken.owner_words, meeting.people)
        note = replace(note, action=replace(note.action, owners=owners, owners_set=True))
    return note


def _behind(text: str, length: int) -> str:
    """Return marked-up text without its first characters, as they are counted without marks."""
    spans, left = [], length
    for span in markup.parse(text):
        spans.append(replace(span, text=span.text[left:]))
        left = max(left - len(span.text), 0)
    return markup.write(spans).strip()


def _become(note: Note, kind: str, level: int, meeting: Meeting) -> Note:
    """Return a note as one of another kind; an action is understood from its words."""
    bare = replace(note, kind=kind, level=level, start=None, action=None, decision=None, forward=None)
    if kind == "action":
        return _understood(replace(bare, action=note.action or Action()), meeting)
    if kind == "decision":
        return replace(bare, decision=note.decision or Decision())
    if kind == "forward":
        return _understood(replace(bare, forward=note.forward or Forward()), meeting)
    return replace(bare, review=note.review if kind == "review" else None)


def _understood(note: Note, meeting: Meeting, before: str = "") -> Note:
    """Return a note with what its words say of owners and days, but for what was set by hand; it said `before`."""
    words = markup.plain(note.text)
    if note.action is not None:
        action = note.action
        if not action.owners_set:
            action = replace(action, owners=understand_owners(words, meeting.people).owners)
        if not action.due_set:
            due = understand_due(words, meeting.date)
            action = replace(action, due=due.due, due_phrase=due.phrase)
        return replace(note, action=action)
    if note.forward is not None:
        return replace(note, forward=forward_words.forward_of(words, meeting.date, note.forward, before))
    return note


def _said_in_the_table(action: Action, owners: str | None, due: str | None, meeting: Meeting) -> Action:
    """Return an action with owners and due as columns of their own give them."""
    if owners:
        action = replace(action, owners=read_owners(owners, meeting.people), owners_set=True)
    if due:
        read = read_due(due, meeting.date)
        action = replace(action, due=read.due, due_phrase=read.phrase, due_set=True)
    return action
