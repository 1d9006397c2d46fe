"""How a note becomes a paragraph of a QTextDocument, and a paragraph a note again."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from db.records import LIST_KINDS, Note, new_id
from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.patterns import later

ID = QTextFormat.Property.UserProperty + 1
KIND = QTextFormat.Property.UserProperty + 2
LEVEL = QTextFormat.Property.UserProperty + 3
START = QTextFormat.Property.UserProperty + 4
RUN_ON = QTextFormat.Property.UserProperty + 5

LINE_SEPARATOR = "\u2028"
LINE_HEIGHT = 140
_PIECES = later(r"\w+|\W")
BARRED = ("action", "decision", "review", "private", "forward")
CHIPPED = ("action", "review", "forward")
"""Kinds with chips under their words."""


class Shape(Struct, frozen=True):
    """What a paragraph is besides its words."""

    id: int
    kind: str = "text"
    level: int = 0
    start: int | None = None
    run_on: bool = False


def shape_of(block: QTextBlock) -> Shape:
    """Return what a block is."""
    has = block.blockFormat()
    return Shape(
        id=has.property(ID) if has.hasProperty(ID) else 0,
        kind=has.stringProperty(KIND) or "text",
        level=has.intProperty(LEVEL),
        start=has.intProperty(START) if has.hasProperty(START) else None,
        run_on=has.boolProperty(RUN_ON),
    )


def block_format(shape: Shape, font: QFont, label_width: float = 0.0) -> QTextBlockFormat:
    """Return the block format of a shape; its label needs `label_width` pixels before the first word."""
    em = QFontMetricsF(font).height()
    made = QTextBlockFormat()
    made.setProperty(ID, shape.id)
    made.setProperty(KIND, shape.kind)
    made.setProperty(LEVEL, shape.level)
    made.setProperty(RUN_ON, shape.run_on)
    if shape.start is not None:
        made.setProperty(START, shape.start)
    made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setTopMargin(0.0 if shape.run_on else _space_above(shape.kind) * em)
    made.setBottomMargin(_space_below(shape.kind) * em)
    made.setLeftMargin(_left(shape, em))
    made.setTextIndent(label_width)
    return made


def char_format(shape: Shape) -> QTextCharFormat:
    """Return the format that plain words of a paragraph of this shape have."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold if shape.kind == "heading" else QFont.Weight.Normal)
    return made


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document in order."""
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def words(block: QTextBlock) -> str:
    """Return the plain words of a block, a line break as "\\n"."""
    return block.text().replace(LINE_SEPARATOR, "\n")


def spans(block: QTextBlock, start: int = 0, end: int | None = None) -> list[markup.Span]:
    """Return the words of a block, or of a part of it, with their appearance."""
    heading = shape_of(block).kind == "heading"
    end = len(block.text()) if end is None else end
    found: list[markup.Span] = []
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        at = fragment.position() - block.position()
        text = fragment.text()[max(start - at, 0) : max(end - at, 0)]
        has = fragment.charFormat()
        if text:
            found.append(
                markup.Span(
                    text.replace(LINE_SEPARATOR, "\n"),
                    bold=not heading and has.fontWeight() > QFont.Weight.Medium,
                    italic=has.fontItalic(),
                    underline=has.fontUnderline(),
                )
            )
        pieces += 1
    return found


def insert_text(cursor: QTextCursor, text: str, shape: Shape) -> None:
    """Insert marked-up words at a cursor with their appearance."""
    for span in markup.parse(text):
        look = char_format(shape)
        if span.bold:
            look.setFontWeight(QFont.Weight.Bold)
        look.setFontItalic(span.italic)
        look.setFontUnderline(span.underline)
        cursor.insertText(span.text.replace("\n", LINE_SEPARATOR), look)


def reword(block: QTextBlock, note: Note) -> None:
    """Make the words of a block those of a note, touching only what differs; new words look as those they stand for."""
    old = _PIECES.findall(block.text())
    new = _PIECES.findall(markup.plain(typed_text(note)).replace("\n", LINE_SEPARATOR))
    for change, begin, end, new_begin, new_end in reversed(SequenceMatcher(None, old, new, False).get_opcodes()):
        if change != "equal":
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + len("".join(old[:begin])))
            cursor.setPosition(block.position() + len("".join(old[:end])), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("".join(new[new_begin:new_end]))


def typed_text(note: Note) -> str:
    """Return the words of a note that are typed: of a review the closing words."""
    return markup.literal(note.review.closing) if note.review is not None else note.text


def shape_for(note: Note) -> Shape:
    """Return the shape of a note's paragraph."""
    return Shape(note.id, note.kind, note.level if note.kind in LIST_KINDS else 0, note.start, note.run_on)


def empty_shape() -> Shape:
    """Return the shape of a new, plain paragraph."""
    return Shape(new_id())


def _left(shape: Shape, em: float) -> float:
    if shape.kind in LIST_KINDS:
        return em * (1.5 + 1.5 * shape.level)
    return em * 0.8 if shape.kind in BARRED else 0.0


def padding(shape: Shape, em: float) -> tuple[float, float]:
    """Return how far the tint of a paragraph reaches above and below its words; a line above and chips are in it."""
    if shape.kind not in BARRED:
        return 0.0, 0.0
    above = 1.25 if shape.kind == "review" else 0.25
    return (0.0 if shape.run_on else above * em), em * (1.4 if shape.kind in CHIPPED else 0.25)


def _space_above(kind: str) -> float:
    return {"heading": 0.7, "review": 2.75}.get(kind, 0.5 if kind in BARRED else 0.1)


def _space_below(kind: str) -> float:
    spaces = {"decision": 0.7, "bullet": 0.15, "numbered": 0.15, "lettered": 0.15}
    return 1.8 if kind in CHIPPED else spaces.get(kind, 0.45)
