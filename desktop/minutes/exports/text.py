"""Plain text, wrapped for reading and for pasting into a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from desktop.minutes.characters import printable
from desktop.minutes.document import Block, Document, Heading, ListItem, Paragraph, Table
from desktop.minutes.exports import Format, Progress
from desktop.minutes.indents import under_numbers
from desktop.minutes.plain_words import cell_words, heading_words, number_of, words_of

WIDTH = 78
HANG = 4
UNDERLINES = {1: "=", 2: "-"}
SIGN_HERE = "_" * 40
CLOSE_ROLES = ("detail", "lead")
"""Paragraphs of these roles stand under each other without an empty line."""


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as UTF-8 text with lines of at most 78 characters; only a longer word goes over."""
    parts = [printable(words) + "\n\n" for words in (document.draft, document.notice) if words]
    before: Block | None = None
    hangs = document.look.item_indent > 0
    for at, (block, indented) in enumerate(under_numbers(document.blocks)):
        progress(at / len(document.blocks))
        if before is not None and not _close(before, block):
            parts.append("\n\n" if isinstance(block, Heading) and block.level == 2 else "\n")
        parts += [line + "\n" for line in block_lines(block, HANG if indented and hangs else 0)]
        before = block
    progress(1.0)
    return "".join(parts).encode("utf-8")


def _close(before: Block, block: Block) -> bool:
    if isinstance(before, ListItem) and isinstance(block, ListItem):
        return True
    roles = [each.role for each in (before, block) if isinstance(each, Paragraph)]
    return len(roles) == 2 and roles[0] == roles[1] and roles[0] in CLOSE_ROLES


def block_lines(block: Block, indent: int) -> Iterator[str]:
    """Yield the lines of a block."""
    if isinstance(block, Table):
        yield from table_lines(block)
        return
    depth = indent + (block.level * HANG if isinstance(block, ListItem) else 0)
    signs = isinstance(block, Paragraph) and block.role == "signature"
    words = words_of(block, tab=f" {SIGN_HERE}" if signs else " ")
    lines = hung(number_of(block), words, depth)
    yield from lines
    if isinstance(block, Heading) and block.level in UNDERLINES:
        yield " " * depth + UNDERLINES[block.level] * (max(len(line) for line in lines) - depth)


def hung(number: str, words: str, indent: int = 0) -> list[str]:
    """Return words wrapped behind a hanging number; every "\\n" begins a new line."""
    lead = " " * indent
    rest = lead + " " * max(HANG, len(number) + 1) if number else lead
    first = (lead + number).ljust(len(rest))
    lines: list[str] = []
    for part in words.split("\n"):
        wrapped = textwrap.wrap(part, max(WIDTH - len(rest), 20), break_long_words=False, break_on_hyphens=False)
        lines += wrapped or [""]
    return [((rest if i else first) + line).rstrip() for i, line in enumerate(lines)]


def table_lines(table: Table) -> Iterator[str]:
    """Yield a table as the longest of its rows asks for.

    In columns where each row fits on a line; parted by bars where each takes a few lines; else cell by cell, each
    behind its heading.
    """
    headings = heading_words(table)
    rows = [[cell_words(cell) for cell in row.cells] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=False)]
    longest = max((sum(map(len, row)) for row in rows), default=0)
    if any("\n" in words for row in rows for words in row) or longest > 3 * WIDTH:
        yield from _cell_by_cell(headings, rows)
    elif sum(widths) + 2 * (len(widths) - 1) <= WIDTH:
        for row in (headings, ["-" * width for width in widths], *rows):
            yield "  ".join(words.ljust(width) for words, width in zip(row, widths, strict=False)).rstrip()
    else:
        for row in (headings, *rows):
            yield from _wrapped(" | ".join(row), HANG)
            if row is headings:
                yield "-" * min(WIDTH, len(" | ".join(headings)))


def _cell_by_cell(headings: list[str], rows: list[list[str]]) -> Iterator[str]:
    for at, row in enumerate(rows):
        if at:
            yield ""
        for heading, words in zip(headings, row, strict=False):
            first, *more = words.split("\n")
            yield from _wrapped(f"{heading}: {first}", 2)
            for line in more:
                yield from hung("", line, 2)


def _wrapped(words: str, hang: int) -> list[str]:
    return textwrap.wrap(words, WIDTH, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)


CARD = Format(ending=".txt", title="Plain text", order=40, render=render)
