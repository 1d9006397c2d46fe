"""A Word file as lines and tables in reading order, whoever wrote it; refused in a sentence where it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from desktop.minutes.word_reading.lines import (
    DEEPEST,
    EMBEDDED,
    PLAIN,
    TOO_DEEP,
    LineReader,
    Said,
    Told,
    alternative,
)
from desktop.minutes.word_reading.numbers import Numbers
from desktop.minutes.word_reading.package import DOCUMENT, STRICT, TEMPLATE, Package, open_package
from desktop.minutes.word_reading.styles import Styles
from desktop.minutes.word_reading.word_text import Comment, Grid, GridCell, GridRow, Line, Refused, WordText, every_line
from desktop.minutes.word_reading.wordml import MC, R, W, inner, switch, value, whole

Blocks = tuple[Line | Grid, ...]
_MOST_LINES = 40_000
"""Paragraphs of a file that is read; minutes of 600 pages have 10,000."""
_TOO_LONG = f"This file holds more than {_MOST_LINES:,} paragraphs, which are no minutes, so it was not read."
_NO_TEXT = "This file is not a Word document: there is no text in it."
_ROWS_IN = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom"))
_BLOCKS_IN = _ROWS_IN | {W + "smartTag", W + "txbxContent"}
_WIDEST = 63
"""Columns of a table in Word."""
_NOTES = ("footnote", "endnote")
_MARK_CHANGES = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}


def read(content: bytes, *, template: bool = False) -> WordText:
    """Return what a Word file holds, with `template` a Word template (.dotx) too.

    Pictures and what else is no text is named in `left_out`.

    Raises Refused, in one sentence or two, where it is no Word document, is damaged, holds macros, or does what no
    honest file does. Neither the network nor another file is ever touched.
    """
    try:
        kinds = (DOCUMENT, STRICT, TEMPLATE) if template else (DOCUMENT, STRICT)
        return _Reading(open_package(content, kinds=kinds)).text()
    except RecursionError as error:
        raise Refused(TOO_DEEP) from error


class _Reading:
    """One file while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.root(package.main)
        body = self._root.find(W + "body")
        if self._root.tag != W + "document" or body is None:
            raise Refused(_NO_TEXT)
        self._body = body
        if sum(1 for _ in body.iter(W + "p")) > _MOST_LINES:
            raise Refused(_TOO_LONG)
        self._styles = Styles(self._part("styles"))
        self._numbers = Numbers(self._part("numbering"), self._styles)
        self._lines = LineReader(self._styles)
        self._notes = {(kind, note.get(W + "id")): note for kind in _NOTES for note in self._noted(kind)}
        self._counted = dict.fromkeys(_NOTES, 0)

    def text(self) -> WordText:
        blocks = tuple(self._blocks(self._body, PLAIN, 0))
        comments = tuple(_comments(self._part("comments")))
        return WordText(
            blocks=blocks,
            head_and_foot=tuple(self._heads_and_feet()),
            comments=comments,
            properties=_properties(self._package),
            left_out=tuple(self._lines.left_out),
        )

    def _part(self, kind: str) -> Any | None:
        """Return the root of the part that the text needs for something ("styles"), None where there is none."""
        found = self._package.related(kind)
        return self._package.root(found[0]) if found else None

    def _noted(self, kind: str) -> Iterator[Any]:
        root = self._part(f"{kind}s")
        return iter(root.findall(W + kind) if root is not None else ())

    def _blocks(self, parent: Any, told: Told, depth: int) -> Iterator[Line | Grid]:
        """Yield the lines and tables of a body, a cell, a note or a text box."""
        if depth > DEEPEST:
            raise Refused(TOO_DEEP)
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or self._lines.open.mark(element):
                continue
            if tag == W + "p":
                yield from self._paragraph(element, told, depth)
            elif tag == W + "tbl":
                yield Grid(rows=tuple(self._rows(element, told, depth + 1)))
            elif tag == W + "altChunk":
                self._lines.left_out[EMBEDDED] = None
            elif tag == MC + "AlternateContent":
                yield from self._blocks(alternative(element), told, depth + 1)
            elif tag in _BLOCKS_IN and (inside := told.within(element)) is not None:
                yield from self._blocks(element, inside, depth + 1)

    def _paragraph(self, paragraph: Any, told: Told, depth: int) -> Iterator[Line | Grid]:
        """Yield a paragraph, then the text boxes and the notes that are anchored in it."""
        properties = paragraph.find(W + "pPr")
        said = self._lines.read(paragraph, told, depth + 1)
        yield self._line(properties, said, told)
        for box, inside in said.boxes:
            yield from self._blocks(box, inside, depth + 1)
        for kind, id in said.notes:
            yield from self._note(kind, id, depth)

    def _line(self, properties: Any, said: Said, told: Told) -> Line:
        style = self._styles.of(properties)
        change, author = _mark(properties, told)
        number, level = self._numbers.of(properties, style) if change != "deleted" else ("", -1)
        begun, self._lines.open.begun = tuple(self._lines.open.begun), []
        return Line(
            stretches=tuple(said.stretches),
            style=self._styles.name(style),
            heading=self._styles.heading(properties, style),
            number=number,
            level=level,
            places=begun,
            change=change,
            author=author,
        )

    def _note(self, kind: str, id: str, depth: int) -> Iterator[Line]:
        """Yield the lines of a foot- or endnote, the first with the number that stands in the text."""
        note = self._notes.pop((kind, id), None)
        if note is None:
            return
        self._counted[kind] += 1
        number = str(self._counted[kind])
        for line in every_line(tuple(self._blocks(note, PLAIN, depth + 1))):
            yield _on_page(line, "note", number)
            number = ""

    def _rows(self, table: Any, told: Told, depth: int) -> Iterator[GridRow]:
        for element in table:
            tag = element.tag
            if not isinstance(tag, str) or self._lines.open.mark(element):
                continue
            if tag == W + "tr":
                yield self._row(element, told, depth + 1)
            elif tag in _ROWS_IN and (inside := told.within(element)) is not None:
                yield from self._rows(element, inside, depth + 1)

    def _row(self, row: Any, told: Told, depth: int) -> GridRow:
        properties = row.find(W + "trPr")
        inside = told
        for name in ("ins", "del"):
            mark = properties.find(W + name) if properties is not None else None
            if mark is not None:
                inside = told.within(mark) or told
        before = min(whole(value(properties, "gridBefore")), _WIDEST)
        skipped = (GridCell(across=before),) if before > 0 else ()
        return GridRow(
            cells=(*skipped, *self._cells(row, told, depth)),
            header=bool(switch(properties, "tblHeader")),
            change=inside.change,
            author=inside.author,
        )

    def _cells(self, row: Any, told: Told, depth: int) -> Iterator[GridCell]:
        for element in row:
            tag = element.tag
            if not isinstance(tag, str) or self._lines.open.mark(element):
                continue
            if tag == W + "tc":
                yield self._cell(element, told, depth + 1)
            elif tag in _ROWS_IN and (inside := told.within(element)) is not None:
                yield from self._cells(element, inside, depth + 1)

    def _cell(self, cell: Any, told: Told, depth: int) -> GridCell:
        properties = cell.find(W + "tcPr")
        across = min(max(whole(value(properties, "gridSpan"), 1), 1), _WIDEST)
        blocks: Blocks = tuple(self._blocks(cell, told, depth + 1))
        goes_on = any(_continues(properties, name) for name in ("vMerge", "hMerge"))
        empty = all(isinstance(block, Line) and not block.text.strip() for block in blocks)
        return GridCell(blocks=() if goes_on and empty else blocks, across=across)

    def _heads_and_feet(self) -> Iterator[Line]:
        """Yield what stands at the head and the foot of pages, the same words once."""
        ids = {link.id: link.target for link in self._package.links(self._package.main) if not link.external}
        seen: set[tuple[str, str]] = set()
        for part in ("header", "footer"):
            references = (ref.get(R + "id", "") for ref in self._root.iter(f"{W}{part}Reference"))
            for target in dict.fromkeys(ids[id] for id in references if id in ids):
                root = self._package.root(target)
                for line in every_line(tuple(self._blocks(root, PLAIN, 0)) if root is not None else ()):
                    if line.text.strip() and (part, line.text) not in seen:
                        seen.add((part, line.text))
                        yield _on_page(line, part, line.number)


def _mark(properties: Any, told: Told) -> tuple[str, str]:
    """Return how the end of a paragraph was changed, and by whom; by whom its appearance was, where only that was."""
    if properties is None:
        return told.change, told.author
    mark = properties.find(W + "rPr")
    found = [(change, mark.find(W + name)) for name, change in _MARK_CHANGES.items()] if mark is not None else []
    present = [(change, str(element.get(W + "author", ""))) for change, element in found if element is not None]
    if present:
        return present[-1]
    former = properties.find(W + "pPrChange")
    author = str(former.get(W + "author", "")) if former is not None and not told.change else told.author
    return told.change, author


def _continues(properties: Any, name: str) -> bool:
    """Tell whether a cell goes on from the one above it, or (in old files) from the one before."""
    merge = properties.find(W + name) if properties is not None else None
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _on_page(line: Line, part: str, number: str) -> Line:
    return Line(
        stretches=line.stretches,
        style=line.style,
        number=number,
        places=line.places,
        change=line.change,
        author=line.author,
        page_part=part,
    )


def _comments(root: Any | None) -> Iterator[Comment]:
    for comment in root.findall(W + "comment") if root is not None else ():
        lines = ("".join(inner(text) for text in paragraph.iter(W + "t")) for paragraph in comment.iter(W + "p"))
        yield Comment(
            id=str(comment.get(W + "id", "")),
            author=str(comment.get(W + "author", "")),
            text="\n".join(line for line in lines if line),
            made_at=_moment(comment.get(W + "date")),
        )


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _properties(package: Package) -> Mapping[str, str]:
    """Return the properties of the file by name: those that every file has as they are called in it ("title")."""
    found: dict[str, str] = {}
    for target in package.related("core-properties", ""):
        for element in package.root(target):
            if isinstance(element.tag, str):
                found[element.tag.rpartition("}")[2]] = inner(element).strip()
    for target in package.related("custom-properties", ""):
        for element in package.root(target):
            if isinstance(element.tag, str) and element.get("name"):
                found[element.get("name")] = "".join(inner(child) for child in element).strip()
    return found
