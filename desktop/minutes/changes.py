"""What changed between two versions of the minutes: place by place, and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from db.values import Struct
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.document import Block, Document, Heading, ListItem, Paragraph, Row, Run, Runs, Table, plain

_WORDS = re.compile(r"\w+(?:['’]\w+)*")


class Change(Struct, frozen=True, kw_only=True):
    """One place where the versions differ: `what` changed ("words", "number", "paragraph", "heading", "point", "row",
    "table"), the words that went and that came, and the heading that they stand under.
    """

    what: str
    deleted: str = ""
    inserted: str = ""
    under: str = ""

    @property
    def said(self) -> str:
        """The change in words, as a screen reader says it: "Words: deleted “a short list”, inserted “a list”." """
        parts = [f"{verb} “{words}”" for verb, words in ((DELETED, self.deleted), (INSERTED, self.inserted)) if words]
        return f"{self.what.capitalize()}: {', '.join(parts) or 'only the space'}."


class Changes(Struct, frozen=True):
    """The places in reading order, and how many words came and went (a word with new looks did both)."""

    places: tuple[Change, ...]
    words_in: int
    words_out: int

    @property
    def said(self) -> str:
        """The figures in a sentence: "3 places changed: 12 words in, 5 words out." """
        count = len(self.places)
        if not count:
            return "Nothing changed."
        words = (
            f"{n} word{'' if n == 1 else 's'} {way}" for n, way in ((self.words_in, "in"), (self.words_out, "out"))
        )
        return f"{count} place{'' if count == 1 else 's'} changed: {', '.join(words)}."


def changes_of(document: Document) -> Changes:
    """Return what changed in a compared document.

    A place is a stretch of changed words, a number, or a whole block, row or table that came or went.
    """
    counted = {INSERTED: 0, DELETED: 0}
    for run in _runs(document.blocks):
        if run.change:
            counted[run.change] += len(_WORDS.findall(run.text))
    return Changes(tuple(_in_blocks(document.blocks, "")), counted[INSERTED], counted[DELETED])


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def stretches(runs: Runs) -> Iterator[tuple[bool, Runs]]:
    """Yield the runs in stretches that changed, or did not."""
    for changed, group in groupby(runs, key=lambda run: run.change != ""):
        yield changed, tuple(group)


def stretches_alike(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """Yield the runs in stretches that came, went, or stayed."""
    for change, group in groupby(runs, key=lambda run: run.change):
        yield change, tuple(group)


def old_number(block: Heading | Paragraph | ListItem) -> str | None:
    """Return the printed number of a block in the older version where it was another, else None."""
    if isinstance(block, ListItem) or block.before is None or block.before.number == block.number:
        return None
    return block.before.number


def has_changed(part: Block | Row) -> bool:
    """Tell whether anything changed in a block or a row."""
    if part.change:
        return True
    if isinstance(part, Table):
        return any(has_changed(row) for row in part.rows)
    if isinstance(part, Row):
        return any(has_changed(block) for cell in part.cells for block in cell.blocks)
    return old_number(part) is not None or any(run.change for run in part.runs)


def number_runs(block: Heading | Paragraph | ListItem) -> Runs:
    """Return what hangs before a block, as runs: its number, the old one too where it was another, or its marker."""
    hung = block.marker if isinstance(block, ListItem) else block.number
    was = old_number(block)
    if was is None:
        return (Run(text=hung.rstrip(), change=block.change),) if hung else ()
    return Run(text=was.rstrip(), change=DELETED), Run(text=hung.rstrip(), change=INSERTED)


def _in_blocks(blocks: Sequence[Block], under: str) -> Iterator[Change]:
    for block in blocks:
        if isinstance(block, Heading) and block.change != DELETED:
            under = " ".join(f"{block.number} {_on_side(block.runs, DELETED)}".split())
        if block.change:
            yield _whole(_called(block), block.change, _all_words(block), under)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from _in_row(row, under)
        else:
            yield from _inside(block, under)


def _in_row(row: Row, under: str) -> Iterator[Change]:
    if row.change:
        yield _whole("row", row.change, _row_words(row), under)
        return
    for cell in row.cells:
        yield from _in_blocks(cell.blocks, under)


def _inside(block: Heading | Paragraph | ListItem, under: str) -> Iterator[Change]:
    number = old_number(block)
    if number is not None and not isinstance(block, ListItem):
        yield Change(what="number", deleted=number, inserted=block.number, under=under)
    for changed, runs in stretches(block.runs):
        if changed:
            went, came = (" ".join(_on_side(runs, without).split()) for without in (INSERTED, DELETED))
            yield Change(what="words", deleted=went, inserted=came, under=under)


def _whole(what: str, change: str, words: str, under: str) -> Change:
    if change == DELETED:
        return Change(what=what, deleted=words, under=under)
    return Change(what=what, inserted=words, under=under)


def _called(block: Block) -> str:
    names = {Heading: "heading", Paragraph: "paragraph", ListItem: "point", Table: "table"}
    return names[type(block)]


def _on_side(runs: Runs, without: str) -> str:
    return plain(tuple(run for run in runs if run.change != without))


def _all_words(block: Block) -> str:
    if isinstance(block, Table):
        return "; ".join(_row_words(row) for row in block.rows)
    number = "" if isinstance(block, ListItem) else block.number
    return " ".join(f"{number} {plain(block.runs)}".split())


def _row_words(row: Row) -> str:
    return ", ".join(" ".join(_all_words(block) for block in cell.blocks) for cell in row.cells)


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _runs(cell.blocks)
        else:
            yield from block.runs
