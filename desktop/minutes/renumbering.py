"""What was typed of items by their numbers, brought along when the items get other numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from db.records import FROZEN, Attendance, Item, Meeting, Note
from db.values import Struct, field
from desktop.minutes import markup
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.item_links import GONE, Mention, bare, follow, mentions, pin_words
from desktop.minutes.numbering import Numbers

FIELDS = ("text", "table_text", "closing")
"""The words of a note that were said at this meeting: its own, an action's in the table, what closes a review."""
UNKNOWN = "{number}?"
"""How a number stands in an attendance whose item is gone, where another item has it now."""


class Renumbered(Struct):
    """What changes with the numbers: words of notes by note and field, the items of attendances by attendance.

    `lost` are pins to be set: notes with a number in their words whose item is gone.
    """

    words: dict[int, dict[str, str]] = field(default_factory=dict)
    for_items: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lost: list[tuple[int, str]] = field(default_factory=list)


def numbered_alike(before: Meeting, after: Meeting) -> bool:
    """Tell whether items stand and are numbered as before, so that nothing has to follow."""
    return before.style == after.style and _standing(before.items) == _standing(after.items)


def _standing(items: tuple[Item, ...]) -> tuple[object, ...]:
    return tuple((item.id, item.number, _standing(item.items)) for item in items)


Numbered = Mapping[tuple[str, int], str]
"""Numbers by what has them: items, and the one minute of an item ("3.1") where a style numbers those."""


def numbered(meeting: Meeting, numbers: Numbers, style: HouseStyle) -> dict[tuple[str, int], str]:
    """Return every number of a meeting that the text may speak of as an item's."""
    items = {("item", id): number for id, number in numbers.items.items()}
    if style.items.notes != "one numbered minute":
        return items
    alone = (item for item in meeting.items if item.title.strip() and not item.items)
    return items | {("minute", item.id): f"{numbers.items[item.id]}.1" for item in alone if item.id in numbers.items}


def renumbered(before: Meeting, after: Meeting, was: Numbered, now: Numbered, style: HouseStyle) -> Renumbered:
    """Return what follows from the items' new numbers, for notes that one and the same edit did not rewrite.

    Frozen minutes stay as they are. A number that two items have, or had, speaks of neither.
    """
    out = Renumbered()
    if before.id != after.id or after.status in FROZEN or before.status in FROZEN:
        return out
    moved, gone = _moved(was, now)
    if not moved and not gone:
        return out
    told = {note.id: note for _, note in before.every_note()}
    pinned = {(pin.note, pin.words) for pin in after.pins}
    for _, note in after.every_note():
        if note.id in told:
            _follow(out, told[note.id], note, _Moves(moved, gone, pinned), style)
    present = {row.id: row for row in before.attendance}
    for row in after.attendance:
        if row.for_items and row.id in present and present[row.id].for_items == row.for_items:
            _attend(out, row, moved, gone, {bare(number) for number in now.values()})
    return out


def spoken(note: Note, style: HouseStyle) -> Iterator[Mention]:
    """Yield the numbers that the words of a note speak of as items of this meeting."""
    for words in words_of(note).values():
        yield from mentions(markup.plain(words), style.items.mention, style.language)


def words_of(note: Note) -> dict[str, str]:
    """Return the words of a note that were said at this meeting, by field."""
    if note.review is not None:
        return {"closing": note.review.closing}
    if note.action is not None and note.action.table_text:
        return {"text": note.text, "table_text": note.action.table_text}
    return {"text": note.text}


class _Moves(Struct, frozen=True):
    moved: Mapping[str, str]
    gone: frozenset[str]
    pinned: set[tuple[int, str]]


def _moved(was: Numbered, now: Numbered) -> tuple[dict[str, str], frozenset[str]]:
    """Return new numbers by the bare old ones, and the old ones of items that are gone."""
    often = Counter(map(bare, was.values()))
    once = {whose: number for whose, number in was.items() if often[bare(number)] == 1}
    moved = {bare(number): now[whose] for whose, number in once.items() if now.get(whose, number) != number}
    return moved, frozenset(bare(number) for whose, number in once.items() if whose not in now)


def _follow(out: Renumbered, before: Note, note: Note, moves: _Moves, style: HouseStyle) -> None:
    held = {number for number in (*moves.moved, *moves.gone) if (note.id, pin_words(number)) in moves.pinned}
    moved = {number: to for number, to in moves.moved.items() if number not in held}
    earlier = words_of(before)
    for name, words in words_of(note).items():
        if earlier.get(name) != words:
            continue
        followed = follow(words, moved, style.items.mention, style.language) if moved else words
        if followed != words:
            out.words.setdefault(note.id, {})[name] = followed
        spoken_of = {bare(one.number) for one in mentions(markup.plain(words), style.items.mention, style.language)}
        out.lost += [(note.id, pin_words(number)) for number in sorted(spoken_of & moves.gone - held)]


def _attend(out: Renumbered, row: Attendance, moved: Mapping[str, str], gone: frozenset[str], there: set[str]) -> None:
    followed = tuple(_attended(number, moved, gone, there) for number in row.for_items or ())
    if followed != row.for_items:
        out.for_items[row.id] = followed


def _attended(number: str, moved: Mapping[str, str], gone: frozenset[str], there: set[str]) -> str:
    if bare(number) in gone and bare(number) in there:
        return UNKNOWN.format(number=number.strip().rstrip("."))
    return moved.get(bare(number), number)


def answered(meeting: Meeting, style: HouseStyle) -> Iterator[int]:
    """Yield the pins that say that an item is gone, where the words of the note no longer speak of it."""
    notes = {pin.note for pin in meeting.pins if pin.note and pin.words.startswith(GONE)}
    if not notes:
        return
    said = {note.id: {pin_words(one.number) for one in spoken(note, style)} for note in _notes(meeting, notes)}
    for pin in meeting.pins:
        if pin.note in notes and pin.words.startswith(GONE) and pin.words not in said.get(pin.note, ()):
            yield pin.id


def _notes(meeting: Meeting, wanted: set[int]) -> Iterator[Note]:
    return (note for _, note in meeting.every_note() if note.id in wanted)
