"""Items of an agenda in words: as they are typed, as they are called, and what goes with one."""

from __future__ import annotations

import re

from db.records import Item, Meeting
from desktop.minutes import markup

_NUMBERED = re.compile(r"(?P<number>\d[\w.]*?)[.)]\s+(?P<title>.*)")


def typed(item: Item) -> str:
    """Return an item as it would be typed: its title, behind its number where that was set by hand."""
    return f"{item.number}. {item.title}" if item.number else item.title


def read(words: str) -> tuple[str, str]:
    """Return number and title of what was typed; "6b. Private fostering" sets the number, all else is title."""
    bare = " ".join(words.split())
    found = _NUMBERED.fullmatch(f"{bare} ")
    return (found["number"], found["title"].strip()) if found else ("", bare)


def levels(items: tuple[Item, ...], level: int = 0) -> list[tuple[Item, int]]:
    return [each for item in items for each in [(item, level), *levels(item.items, level + 1)]]


def title_of(item: Item) -> str:
    """Return the title, or the first words typed under an item without one."""
    words = item.title or next((markup.plain(note.text) for note in item.notes if note.text), "")
    return words or "no title yet"


def what_goes_with(item: Item) -> str:
    """Return what would go with an item, in words, "" where nothing was typed under it."""
    items = [inside for inside, _ in levels((item,))]
    notes = [note for each in items for note in each.notes]
    counts = (
        (len(items) - 1, "sub-item"),
        (len(notes), "paragraph"),
        (sum(note.action is not None for note in notes), "action"),
        (sum(note.decision is not None for note in notes), "decision"),
    )
    if not notes:
        return ""
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)


def neighbour(meeting: Meeting, item: Item) -> int:
    """Return the item to take in hand when one goes: the next that stays, else the one before, else 0."""
    going = {inside.id for inside, _ in levels((item,))}
    order = [each.id for each in meeting.every_item()]
    here = order.index(item.id)
    after = [id for id in order[here:] if id not in going]
    before = [id for id in order[:here] if id not in going]
    return after[0] if after else before[-1] if before else 0
