"""What is read out of a Word file: lines and tables in reading order, with numbers, places, changes and comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from db.values import Struct, field

COPY = "MinutebookCopy"
"""The property of a Word file that names the copy of the minutes it is (`db.sent_copies`)."""


class Refused(ValueError):
    """A file that is not read; the words are one plain sentence that says why and what to do."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Words of one appearance. "\\n" is a line break, "\\t" a tab.

    `change` is "inserted" or "deleted" where a tracked change says so, by `author`; without a change, `author` is who
    gave the words their looks, where that was tracked. `comments` are the ids of those that stand at these words,
    `places` the bookmarks around them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    change: str = ""
    author: str = ""
    comments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph.

    `style` is the name of its style; `heading` its outline level from 1, 0 in the text; `number` what Word shows
    before it without being typed ("1.1", "a)", "•"); `level` its depth in a list from 0, -1 where it is in none.
    `places` are the bookmarks that begin in it, `change` and `author` say that its end (the whole paragraph) was
    inserted or deleted; `author` alone, that its style or list was changed. `page_part` is "header" or "footer" where
    it stands on every page, "note" where it is a foot- or endnote.
    """

    stretches: tuple[Stretch, ...] = ()
    style: str = ""
    heading: int = 0
    number: str = ""
    level: int = -1
    places: tuple[str, ...] = ()
    change: str = ""
    author: str = ""
    page_part: str = ""

    @property
    def text(self) -> str:
        """The words as they stand once every change is accepted."""
        return "".join(stretch.text for stretch in self.stretches if stretch.change != "deleted")

    @property
    def text_before(self) -> str:
        """The words as they stood before every change."""
        return "".join(stretch.text for stretch in self.stretches if stretch.change != "inserted")


class GridCell(Struct, frozen=True, kw_only=True):
    """A table's cell; `across` is how many columns it takes. One that goes on from the row above holds nothing."""

    blocks: tuple[Line | Grid, ...] = ()
    across: int = 1

    @property
    def text(self) -> str:
        """The words of the cell, a paragraph a line."""
        return "\n".join(line.text for line in every_line(self.blocks))


class GridRow(Struct, frozen=True, kw_only=True):
    """A table's row. `change` and `author` say that the whole of it was inserted or deleted."""

    cells: tuple[GridCell, ...]
    header: bool = False
    change: str = ""
    author: str = ""


class Grid(Struct, frozen=True, kw_only=True):
    """A table."""

    rows: tuple[GridRow, ...]


class Comment(Struct, frozen=True, kw_only=True):
    """A comment in the margin; `id` is what `Stretch.comments` names."""

    id: str
    author: str
    text: str
    made_at: datetime | None = None


class WordText(Struct, frozen=True, kw_only=True):
    """All that is read of a Word file.

    `properties` are those of the file by name, custom ones under their own ("MinutebookCopy"). `left_out` says in plain
    words what the file holds besides and is not read: pictures, drawings, embedded files.
    """

    blocks: tuple[Line | Grid, ...]
    head_and_foot: tuple[Line, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def every_line(blocks: tuple[Line | Grid, ...]) -> Iterator[Line]:
    """Yield the lines in reading order, those of tables row by row."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from every_line(cell.blocks)
