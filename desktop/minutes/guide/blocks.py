"""The Markdown that chapters are written in, block by block: headings, paragraphs, lists, tables, notes, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from db.values import Struct

_HEADING = re.compile(r"(#{1,3}) +(.+?) *#*$")
_TOLD = re.compile(r"<!-- *(.*?) *-->$")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[^)]+)\)$")
_ITEM = re.compile(r"(?P<mark>[-*]|\d+\.) +(?P<words>.*)")
_FENCE = "```"
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`])*")


class Heading(Struct, frozen=True):
    """A heading: its level from 1 to 3, its words, and what the comment below it tells ("for", "words", "order")."""

    level: int
    words: str
    told: dict[str, str]


class Paragraph(Struct, frozen=True):
    """Words that run on."""

    words: str


class Picture(Struct, frozen=True):
    """A picture with the words for those who do not see it."""

    file: str
    words: str


class Listed(Struct, frozen=True):
    """A list: numbered or not, the blocks of each of its points, and with which number it begins."""

    numbered: bool
    points: tuple[tuple[Block, ...], ...]
    start: int = 1


class Table(Struct, frozen=True):
    """A table: the words of its head, none of which need be there, and its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Typed(Struct, frozen=True):
    """Lines that are shown as they are typed."""

    words: str


class Note(Struct, frozen=True):
    """A word of warning or advice beside the text."""

    within: tuple[Block, ...]


Block = Heading | Paragraph | Picture | Listed | Table | Typed | Note


def read(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text. What is none of the others is a paragraph; nothing is dropped."""
    return tuple(_blocks(text.splitlines()))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _block(lines, at)
        yield block


def _block(lines: Sequence[str], at: int) -> tuple[Block, int]:
    line = lines[at]
    if found := _HEADING.match(line):
        told = _TOLD.match(lines[at + 1]) if at + 1 < len(lines) else None
        return Heading(len(found[1]), found[2], _pairs(told[1]) if told else {}), at + (2 if told else 1)
    if line.startswith(_FENCE):
        end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith(_FENCE)), len(lines))
        return Typed("\n".join(lines[at + 1 : end])), end + 1
    if found := _PICTURE.match(line):
        return Picture(found["file"], found["words"]), at + 1
    if line.startswith("|"):
        end = _end(lines, at, lambda each: each.startswith("|"))
        return _table(lines[at:end]), end
    if line.startswith(">"):
        end = _end(lines, at, lambda each: each.startswith(">"))
        return Note(tuple(_blocks([each[1:].removeprefix(" ") for each in lines[at:end]]))), end
    if found := _ITEM.match(line):
        return _list(lines, at, found["mark"])
    end = _end(lines, at, lambda each: bool(each.strip()) and not _begins_another(each))
    return Paragraph(" ".join(each.strip() for each in lines[at:end])), end


def _begins_another(line: str) -> bool:
    return line.startswith(("|", ">", _FENCE)) or any(one.match(line) for one in (_HEADING, _PICTURE, _ITEM))


def _end(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> int:
    """Return where a run of lines ends; the first of them belongs to it."""
    end = at + 1
    while end < len(lines) and goes_on(lines[end]):
        end += 1
    return end


def _list(lines: Sequence[str], at: int, mark: str) -> tuple[Listed, int]:
    """Read points of one kind; what is indented below a point belongs to it."""
    numbered = mark[0].isdigit()
    points: list[tuple[Block, ...]] = []
    while at < len(lines) and (found := _ITEM.match(lines[at])) and found["mark"][0].isdigit() == numbered:
        within = [found["words"]]
        at += 1
        while at < len(lines) and (lines[at].startswith("  ") or _blank_within(lines, at)):
            within.append(_dedented(lines[at], found.start("words")))
            at += 1
        points.append(tuple(_blocks(within)))
        while at < len(lines) and not lines[at].strip() and at + 1 < len(lines) and _same(lines[at + 1], numbered):
            at += 1
    return Listed(numbered, tuple(points), int(mark[:-1]) if numbered else 1), at


def _same(line: str, numbered: bool) -> bool:
    found = _ITEM.match(line)
    return bool(found) and found["mark"][0].isdigit() == numbered  # type: ignore[index]


def _blank_within(lines: Sequence[str], at: int) -> bool:
    return not lines[at].strip() and at + 1 < len(lines) and lines[at + 1].startswith("  ")


def _dedented(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip())) :]


def _table(lines: Sequence[str]) -> Table:
    rows = [_cells(line) for line in lines]
    if len(rows) > 1 and all(re.fullmatch(r":?-+:?", cell) for cell in rows[1]):
        return Table(rows[0] if any(rows[0]) else (), tuple(rows[2:]))
    return Table((), tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    cells = [found.strip() for found in _parted(line.strip()[1:].removesuffix("|"))]
    return tuple(cell.replace("\\|", "|") for cell in cells)


def _parted(line: str) -> Iterator[str]:
    at = 0
    while at <= len(line):
        found = _CELL.match(line, at)
        assert found is not None
        yield found[0]
        at = found.end() + 1


def _pairs(words: str) -> dict[str, str]:
    """Return what a comment tells: `for: pane.notes; words: minute number, apologies`."""
    parts = (part.partition(":") for part in words.split(";"))
    return {name.strip(): said.strip() for name, _, said in parts if said.strip()}
