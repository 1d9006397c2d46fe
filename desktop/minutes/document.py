"""The neutral document that house styles make and formats print: blocks of runs, and the look they share.

A `Document` is a tuple of blocks in reading order. A block is a `Heading`, a `Paragraph`, a `ListItem` or
a `Table`; a table's cells hold blocks again. Text stands in `Run`s. Whatever was made from a record
carries its `Ref`, so that a preview, a bookmark or a click finds the way back.

A document can hold two versions of the minutes at once (`comparing`): `change` is "", "inserted" or "deleted", in runs
for words, in blocks and rows for the whole of them, whose words and cells are then so marked too.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.values import Struct


class Ref(Struct, frozen=True):
    """The record a piece of the document was made from: ("action", 42).

    Kinds: `meeting`, `person`, `item`, `note`, `action`, `decision`, `review`, `row` (of the action table),
    `forward` (a line of the forward plan), `section` (a heading that no record stands for, where a list of contents
    leads to it).
    """

    kind: str
    id: int

    @property
    def name(self) -> str:
        """A name that Word, HTML and PDF take as an anchor: letters, digits, `_`, at most 40."""
        return f"{self.kind}_{self.id}"


class Run(Struct, frozen=True, kw_only=True):
    """Words of one appearance. "\\n" in `text` is a line break, "\\t" a tab.

    Neighbouring runs with the same `anchor` are one place that can be jumped to; `link` jumps there.
    A deleted run is neither. `typed` is what was typed where the house style says somebody's name otherwise ("EM" that
    prints as "Eva Marsh"); a preview marks it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    anchor: Ref | None = None
    link: Ref | None = None
    typed: str = ""
    change: str = ""


Runs = tuple[Run, ...]


class Heading(Struct, frozen=True, kw_only=True):
    """A heading. Level 1 is the document's title, 2 an agenda item or a section, 3 what stands in it.

    `number` hangs before the words as literal text ("6b.", "11."): numbers set by hand need not follow.
    `before` is the heading, without words, as it was in the older version where more than its words changed. `language`
    is a BCP 47 tag where the words are not in the document's language, here and in every other block.
    """

    level: int
    runs: Runs
    number: str = ""
    ref: Ref | None = None
    language: str = ""
    change: str = ""
    before: Heading | None = None


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph. `role` names its appearance, one named style in every format:

    `body`; `detail` (a line of the heading block, its label a bold run); `lead` (who presents an item);
    `minute` (with its hanging `number`, "3.2"); `action`; `decision`; `review`; `label` ("Action:");
    `cell`; `small` (fine print); `signature`. `before` is as in a `Heading`.
    """

    runs: Runs
    role: str = "body"
    number: str = ""
    ref: Ref | None = None
    keep_with_next: bool = False
    language: str = ""
    change: str = ""
    before: Paragraph | None = None


class ListItem(Struct, frozen=True, kw_only=True):
    """One point of a list. `kind` is bullet, numbered or lettered; `level` from 0.

    Points with the same `list` (a number unique in the document) are one list; `value` is this point's number
    (1 for "1." and "a)", 3 for "c)"), which follows its forerunner's or jumps; `marker` is how it reads ("c)", "•").
    `before` is as in a `Heading`; a deleted point stands in the list of the newer version where that goes on.
    """

    runs: Runs
    kind: str
    level: int = 0
    list: int = 0
    value: int = 1
    marker: str = "•"
    ref: Ref | None = None
    language: str = ""
    change: str = ""
    before: ListItem | None = None


class Column(Struct, frozen=True, kw_only=True):
    """A column: its heading and its share of the width (shares of a table need not add up to 1)."""

    heading: str
    share: float = 1.0


class Cell(Struct, frozen=True, kw_only=True):
    """A table cell: blocks, at least one."""

    blocks: tuple[Heading | Paragraph | ListItem, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table; `ref` is a place that can be jumped to."""

    cells: tuple[Cell, ...]
    ref: Ref | None = None
    change: str = ""


class Table(Struct, frozen=True, kw_only=True):
    """A table of facts with one marked header row that repeats on each page.

    `title` and `description` are its alternative text. `rules` is `rows` (thin lines between rows) or `grid`.
    `keep_rows`: a row does not break over pages (off where a row may be longer than a page).
    Where `change` marks the table, it marks each of its rows.
    """

    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rules: str = "rows"
    keep_rows: bool = True
    change: str = ""


Block = Heading | Paragraph | ListItem | Table


class Look(Struct, frozen=True, kw_only=True):
    """What a house style chooses of the page: millimetres, points and `RRGGBB` colours."""

    template: str = "notes-table.docx"
    font: str = "Liberation Sans"
    size: float = 12.0
    line_height: float = 1.15
    space_after: float = 6.0
    title_size: float = 18.0
    heading_size: float = 14.0
    subheading_size: float = 12.0
    ink: str = "1C2024"
    accent: str = "1F3B63"
    rule: str = "9AA5B4"
    header_fill: str = "E8EDF4"
    margins: tuple[float, float, float, float] = (20.0, 22.0, 20.0, 22.0)
    """Top, right, bottom, left."""
    number_width: float = 12.0
    """How far the words hang behind an item's number, in millimetres."""
    item_indent: float = 0.0
    """How far what stands under a numbered heading is indented, in millimetres; tables and their cells never are."""
    title_align: str = "left"
    title_rule: bool = False
    """A rule in the accent colour under the title."""
    heading_rule: bool = True
    """A thin rule above each agenda item; without it, one under the running head."""
    action_bar: bool = False
    """A bar at the left of actions and decisions under a numbered heading."""
    lead_italic: bool = False
    footer_align: str = "right"


class Document(Struct, frozen=True, kw_only=True):
    """A document ready to print.

    `running_head` stands at the head of every page, a line each, `draft` beside it on every page ("DRAFT", or "" once
    agreed); `footer` holds `{page}` and `{pages}`. `language` is a BCP 47 tag. `notice` is what a copy says of itself
    ("Changes from ..."): no part of the minutes, it stands before them where the running head does not.

    `contents` is the heading of a list of contents, which the format puts before the first numbered item, "" where
    there is to be none. `letterhead` names the committee's own Word template by its digest (`db.templates`), and
    `template` is that file, whole, put in by whoever renders; without them the template that the look names serves.
    `sent_as` is written into a Word file, so that a corrected copy of it is known again (`db.sent_copies`).
    """

    title: str
    subject: str
    language: str
    running_head: tuple[str, ...]
    draft: str
    footer: str
    blocks: tuple[Block, ...]
    look: Look
    author: str = ""
    notice: str = ""
    contents: str = ""
    letterhead: str = ""
    template: bytes = b""
    sent_as: str = ""


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks in reading order, those inside tables after their table."""
    for block in blocks:
        yield block
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.blocks


def plain(runs: Runs) -> str:
    """Return the words of runs without their appearance."""
    return "".join(run.text for run in runs)
