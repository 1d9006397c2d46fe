"""A Word file taken apart into what is looked at one by one: paragraphs, and rows of tables that stay whole."""

from __future__ import annotations

import re

from db.values import Struct, replace
from desktop.minutes import markup
from desktop.minutes.markup import Span
from desktop.minutes.word_reading.word_text import Line

BULLETS = "•▪●○◦‣⁃■□➢➤►–—·*o§-"
_BULLET = re.compile(r"[•▪●○◦‣⁃■□➢➤►·§]|[-–—*o]$")
_SPACES = re.compile(r"[^\S\n\t]+")


class Piece(Struct, frozen=True, kw_only=True):
    """A paragraph, or (`cells`) a row of a table that says one thing.

    `number` is what Word or the cell before shows in front of it. `row` is the row of the table that it stands in (-1:
    none), `first` says that it begins its row. `headings` and `columns` say what the columns of its table are called
    and hold, `column` what its own holds ("action", "notes"), `role` what the row was taken for.
    """

    text: str
    marked: str = ""
    number: str = ""
    counted: bool = False
    level: int = -1
    heading: int = 0
    style: str = ""
    bold: bool = False
    italic: bool = False
    page_part: str = ""
    table: int = -1
    row: int = -1
    first: bool = False
    cells: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    column: str = ""
    role: str = ""

    @property
    def is_bullet(self) -> bool:
        """Whether Word shows a bullet before it."""
        return bool(self.number) and bool(_BULLET.match(self.number[:1] if len(self.number) > 1 else self.number))

    @property
    def source(self) -> str:
        """What the clerk sees of it: cells parted by tabs, a number that stands in a cell of its own before it."""
        if self.cells:
            return "\t".join(self.cells)
        return f"{self.number}\t{self.text}" if self.number and not self.is_bullet else self.text


def piece_of(line: Line, **fields: object) -> Piece | None:
    """Return a paragraph as a piece, None where nothing stands in it."""
    spans = [
        Span(
            _SPACES.sub(" ", stretch.text.replace("\x0b", "\n").replace("\r", "\n")),
            stretch.bold,
            stretch.italic,
            stretch.underline,
        )
        for stretch in line.stretches
        if stretch.change != "deleted" and stretch.text
    ]
    text = "".join(span.text for span in spans)
    if not text.strip():
        return None
    lead = len(text) - len(text.lstrip())
    spans = list(_cut(spans, lead, len(text.rstrip())))
    text = text.strip()
    worded = [span for span in spans if span.text.strip()]
    made = Piece(
        text=text,
        marked=markup.write(spans),
        number=" ".join(line.number.split()),
        counted=bool(line.number),
        level=line.level,
        heading=line.heading if line.heading > 0 else 0,
        style=line.style,
        bold=bool(worded) and all(span.bold for span in worded),
        italic=bool(worded) and all(span.italic for span in worded),
        page_part=line.page_part,
    )
    return replace(made, **fields) if fields else made  # type: ignore[arg-type]


def _cut(spans: list[Span], start: int, end: int) -> list[Span]:
    out, at = [], 0
    for span in spans:
        words = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if words:
            out.append(replace(span, text=words))
    return out


def cut(marked: str, start: int, end: int | None = None) -> str:
    """Return the markup of the characters from `start` to `end` of what a marked-up text says, trimmed."""
    if "*" not in marked and "_" not in marked:
        return marked[start:end].strip()
    spans = list(markup.parse(marked))
    length = sum(len(span.text) for span in spans)
    kept = _cut(spans, start, length if end is None else end)
    text = "".join(span.text for span in kept)
    return markup.write(_cut(kept, len(text) - len(text.lstrip()), len(text.rstrip())))
