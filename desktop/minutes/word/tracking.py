"""Tracked changes of a Word document: who marked what, and paragraphs whose end cannot be taken away.

ISO 29500-1, 17.13.5: `w:ins` and `w:del` stand round runs, in the properties of a paragraph's mark, in those of a row.
The last mark before a table, of a cell, and of the document always stays: what came or went before it shares it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import UTC, datetime

from db.values import Struct, replace
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.changes import stretches_alike
from desktop.minutes.document import Block, Table, every_block, plain

AUTHOR, MOVED = "Minutebook", "Minutebook (moved)"
"""Whose changes they are. What one author deleted and inserted, LibreOffice takes for moved, and then gives the next
paragraph the wrong style when it is accepted or rejected (seen in 7.4): so what moved has two.
"""
_NO_HEADING = '<w:outlineLvl w:val="9"/>'
_ELEMENTS = {INSERTED: "w:ins", DELETED: "w:del"}


class Tracking:
    """Marks changes, each with a number that nothing else in the document has."""

    def __init__(self, numbers: Iterator[int], blocks: Iterable[Block] = ()) -> None:
        """Take where the numbers come from, and the document, in which it is seen what moved."""
        self._numbers = numbers
        self._date = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        self._came = frozenset(_came(blocks))
        self._moved = False

    def of_whole(self, words: str) -> Tracking:
        """Return what marks the pieces of a paragraph that came or went as a whole, all of them alike."""
        made = copy(self)
        made._moved, made._came = words.strip() in self._came, frozenset()
        return made

    def round(self, change: str, inner: str, words: str = "") -> str:
        """Return runs marked as inserted or deleted, or as they are; `words` is what they say."""
        if not change or not inner:
            return inner
        tag = _ELEMENTS[change]
        return f"<{tag} {self._by(change, words)}>{inner}</{tag}>"

    def mark(self, change: str, words: str = "") -> str:
        """Return the element that marks a row, or the end of a paragraph that says `words`; or nothing."""
        return f"<{_ELEMENTS[change]} {self._by(change, words)}/>" if change else ""

    def former(self, properties: str) -> str:
        """Return the element that says what the properties of a paragraph were before."""
        return f"<w:pPrChange {self._by('', '')}><w:pPr>{properties}</w:pPr></w:pPrChange>"

    def _by(self, change: str, words: str) -> str:
        moved = change == DELETED and (self._moved or words.strip() in self._came)
        author = MOVED if moved else AUTHOR
        return f'w:id="{next(self._numbers)}" w:author="{author}" w:date="{self._date}"'


def _came(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what came in one piece: stretches of words, and whole blocks."""
    for block in every_block(tuple(blocks)):
        if not isinstance(block, Table):
            yield from (plain(runs).strip() for change, runs in stretches_alike(block.runs) if change == INSERTED)


class Written(Struct, frozen=True):
    """A paragraph ready to be put together: its properties, its runs, and whether its mark came or went.

    `words` is what it says; `former` are the properties it had in the older version, where they were others. A heading
    that went leaves the outline: who goes from heading to heading does not come to an empty one. That is not tracked,
    for a tracked change of a deleted paragraph costs the next one its style in LibreOffice (7.4) when it is accepted.
    """

    properties: str
    inner: str
    change: str = ""
    former: str = ""
    words: str = ""
    heading: bool = False

    def xml(self, tracking: Tracking) -> str:
        """Return the paragraph."""
        mark = f"<w:rPr>{tracking.mark(self.change, self.words)}</w:rPr>" if self.change else ""
        former = tracking.former(self.former) if self.former and self.former != self.properties else ""
        outline = _NO_HEADING if self.heading and self.change == DELETED else ""
        return f"<w:p><w:pPr>{self.properties}{outline}{mark}{former}</w:pPr>{self.inner}</w:p>"


def ended(paragraphs: Sequence[Written], *, before_table: bool = False) -> list[Written]:
    """Return the paragraphs of a cell, at the end of a document, or before a table, so that the last mark stays.

    Where the last paragraph came, the one that was last before shares its mark, and says what it looked like; where it
    went, the one that is last now does. Before a table Word takes the mark away too: there it goes where nothing is
    left to share it, or only a heading, which what went would look like; LibreOffice then leaves an empty paragraph.
    """
    if not paragraphs or not paragraphs[-1].change:
        return list(paragraphs)
    last = paragraphs[-1]
    at = next((at for at in reversed(range(len(paragraphs))) if paragraphs[at].change != last.change), None)
    came = last.change == INSERTED
    if before_table and (at is None or (paragraphs[at].heading and not came)):
        return list(paragraphs)
    if at is None:
        return [*paragraphs[:-1], replace(last, change="")]
    sharing = paragraphs[at]
    properties, former = (last.properties, sharing.properties) if came else (sharing.properties, last.properties)
    end = replace(last, change="", properties=properties, former=former)
    between = [*paragraphs[at + 1 : -1], end]
    if not sharing.change:
        return [*paragraphs[:at], replace(sharing, change=last.change), *between]
    return [*paragraphs[:at], replace(between[0], inner=sharing.inner + between[0].inner), *between[1:]]


class Neighbours(Struct, frozen=True):
    """What stands beside a block in its own version: a table above, a table below.

    `gap` parts a table from one above it, which Word would make one table: "" in both versions, `inserted` or `deleted`
    in one of them, None where there is none.
    """

    gap: str | None
    after_table: bool
    before_table: bool


def neighbours(blocks: Sequence[Block]) -> list[Neighbours]:
    """Return what stands beside each block, in the versions that it is in."""
    above, below = list(_above(blocks)), list(_above(blocks[::-1]))[::-1]
    found = []
    for at, block in enumerate(blocks):
        older, newer = above[at]
        gap = None
        if isinstance(block, Table):
            newly, once = newer and block.change != DELETED, older and block.change != INSERTED
            touching = at > 0 and isinstance(blocks[at - 1], Table)
            gap = "" if newly and once else INSERTED if newly else DELETED if once else INSERTED if touching else None
        side = 0 if block.change == DELETED else 1
        found.append(Neighbours(gap, above[at][side], below[at][side]))
    return found


def _above(blocks: Sequence[Block]) -> Iterator[tuple[bool, bool]]:
    """Yield for each block whether a table stands before it in the older version, and in the newer."""
    older = newer = False
    for block in blocks:
        yield older, newer
        table = isinstance(block, Table)
        older = older if block.change == INSERTED else table
        newer = newer if block.change == DELETED else table
