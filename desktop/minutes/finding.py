"""Finding words in the open meeting: in the titles of its items and in all its notes."""

from __future__ import annotations

import unicodedata

from db.records import Meeting
from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.document import Ref

AROUND = 40


class Hit(Struct, frozen=True):
    """A place that holds the words: its record, its item, and the words with some of what stands around them."""

    ref: Ref
    item: int
    excerpt: str


def find(meeting: Meeting, words: str) -> tuple[Hit, ...]:
    """Return every place that holds the words, in reading order; case and accents make no difference."""
    sought = _folded(" ".join(words.split()))
    if not sought:
        return ()
    hits = []
    for item in meeting.every_item():
        texts = [(Ref("item", item.id), item.title)]
        for note in item.notes:
            text = markup.plain(note.text)
            if note.review is not None:
                text = " – ".join(filter(None, (note.review.text, note.review.closing, text)))
            texts.append((Ref("note", note.id), text))
        hits += [Hit(ref, item.id, _excerpt(text, sought)) for ref, text in texts if sought in _folded(text)]
    return tuple(hits)


def _excerpt(text: str, sought: str) -> str:
    flat = " ".join(text.split())
    at = max(_folded(flat).find(sought), 0)
    start, end = max(at - AROUND, 0), min(at + len(sought) + 2 * AROUND, len(flat))
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"


def _folded(text: str) -> str:
    """Return text for comparing, letter for letter as long as it was."""
    return "".join(unicodedata.normalize("NFD", letter)[0].casefold()[:1] or letter for letter in text)
