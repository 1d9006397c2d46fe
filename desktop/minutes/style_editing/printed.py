"""What each choice of a house style prints in a document of a meeting, and where: found by marking its words.

Every phrase and every word of the style is given a pair of characters that no text has, the document is composed, and
what stands between a pair is what that choice prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from db.records import Meeting
from db.values import Struct, replace
from desktop.minutes.document import Block, Document, Heading, Ref, Table, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.minutes.style_editing import words
from desktop.minutes.style_editing.choices import Way, at_way
from desktop.minutes.style_editing.sheets import as_draft, sheet
from desktop.minutes.wording import Phrase

FIRST, END = 0xE000, "\uf8ff"
MOST = ord(END) - FIRST
"""How many marks there are: the characters for private use."""
LEFT_ALONE = {
    *("name", "title", "language", "other_languages", "look"),
    *("dates.months", "dates.weekdays", "decisions.already_said", "decisions.small_words", "items.mention"),
    "actions.reference",
}
"""What is compared with the words of a meeting, or read from them, rather than printed."""


class Printed(Struct, frozen=True):
    """The first words that a choice prints; `ref` is the record at or above which they stand, None at the head."""

    words: str
    ref: Ref | None = None


def printed(meeting: Meeting, style: HouseStyle, shows: str) -> dict[Way, Printed]:
    """Return what the choices of a style print in a document of a meeting, by their way; what prints nothing is left
    out."""
    ways: list[Way] = []
    document = sheet(meeting, _marked(style, (), ways), shows)
    out: dict[Way, Printed] = {}
    for text, ref in _texts(document):
        for mark, said in _between(text):
            if mark < len(ways) and said.strip():
                out.setdefault(ways[mark], Printed(said, ref))
    if references := number(as_draft(meeting), style).references:
        note, said = next(iter(references.items()))
        for key in ("reference", "digits", "numbers"):
            out[("actions", key)] = Printed(said, Ref("action", note))
    return out


def example(source: str, allowed: tuple[str, ...]) -> str:
    """Return what a phrase prints with an invented value in each field; "" where it cannot be read."""
    try:
        return Phrase.read(source, allowed).words({name: words.of_field(name).about for name in allowed})
    except ValueError:
        return ""


def _marked(value: Any, way: Way, ways: list[Way]) -> Any:
    """Return a value of a style with its words marked; `ways` gets the way of each mark in their order."""
    if ".".join(map(str, way)) in LEFT_ALONE or len(ways) >= MOST:
        return value
    if isinstance(value, Phrase):
        if not value:
            return value
        return replace(value, marks=(_mark(way, ways), END))
    if isinstance(value, Struct):
        said = {name: _marked(getattr(value, name), (*way, name), ways) for name in value.__struct_fields__}
        return type(value)(**said)
    if isinstance(value, tuple):
        return tuple(_marked(each, (*way, at), ways) for at, each in enumerate(value))
    if isinstance(value, Mapping):
        return {name: _marked(each, (*way, name), ways) for name, each in value.items()}
    return f"{_mark(way, ways)}{value}{END}" if isinstance(value, str) and value and _is_words(way) else value


def _mark(way: Way, ways: list[Way]) -> str:
    ways.append(way)
    return chr(FIRST + len(ways) - 1)


def _is_words(way: Way) -> bool:
    """Tell whether a string is words to print, and not one of several options."""
    return at_way(way).kind in ("words", "phrase")


def _texts(document: Document) -> Iterator[tuple[str, Ref | None]]:
    """Yield every text of a document with the record nearest to it: its own, else the last one before it.

    Headings and tables without one are nearer to the first that follows.
    """
    for line in (document.title, *document.running_head, document.draft, document.footer):
        yield line, None
    ref: Ref | None = None
    waiting: list[str] = []
    for text, own, leads in _of_blocks(document.blocks):
        if leads and own is None:
            waiting.append(text)
            continue
        ref = own or ref
        if own is not None:
            yield from ((before, own) for before in waiting)
            waiting = []
        yield text, ref
    yield from ((before, ref) for before in waiting)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Ref | None, bool]]:
    """Yield the texts of blocks with their own record, and whether they lead to what follows."""
    for block in blocks:
        if isinstance(block, Table):
            heads = (block.title, block.description, *(column.heading for column in block.columns))
            yield from ((text, None, True) for text in heads)
            for row in block.rows:
                yield "", row.ref, False
                for cell in row.cells:
                    yield from _of_blocks(cell.blocks)
        else:
            yield f"{getattr(block, 'number', '')}{getattr(block, 'marker', '')}", block.ref, False
            yield plain(block.runs), block.ref, isinstance(block, Heading)


def _between(text: str) -> Iterator[tuple[int, str]]:
    """Yield each mark of a text with the words up to its end, those within another too."""
    open_: list[tuple[int, list[str]]] = []
    for letter in text:
        if letter == END:
            if open_:
                mark, said = open_.pop()
                yield mark, "".join(said)
        elif FIRST <= ord(letter) < ord(END):
            open_.append((ord(letter) - FIRST, []))
        else:
            for _, said in open_:
                said.append(letter)
