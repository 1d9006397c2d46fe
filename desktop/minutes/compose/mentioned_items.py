"""Items that the text speaks of ("item 4"), each a link to that item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from db.values import replace
from desktop.minutes.compose.blocks import mapped
from desktop.minutes.compose.sitting import Inner, Sitting
from desktop.minutes.document import Block, Heading, ListItem, Paragraph, Ref, Row, Run, Runs, plain
from desktop.minutes.item_links import Mention, bare, mentions, pin_words
from desktop.minutes.markup import plain as plain_text
from desktop.minutes.renumbering import numbered

_TYPED = ("note", "action", "decision", "row", "review")
"""Whose words are spoken of this meeting's items: notes, and the rows of tables made of them."""


def with_links(sitting: Sitting, blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with a link wherever a note speaks of an item of this meeting.

    Words pinned in a note stay as they are; of a review only the closing words were said at this meeting.
    """
    places = _places(sitting)
    if not places or not sitting.style.items.mention:
        return list(blocks)
    linking = _Linking(sitting, places)
    return mapped(blocks, linking.linked)


def _places(sitting: Sitting) -> dict[str, Ref]:
    """Return the items by their bare numbers; a number that two of them have is nobody's."""
    numbers = {whose: bare(n) for whose, n in numbered(sitting.meeting, sitting.numbers, sitting.style).items()}
    often = Counter(numbers.values())
    return {number: Ref("item", id) for (_, id), number in numbers.items() if number and often[number] == 1}


class _Linking:
    """Puts the links in while a document is composed."""

    def __init__(self, sitting: Sitting, places: Mapping[str, Ref]) -> None:
        self._spoken, self._language = sitting.style.items.mention, sitting.style.language
        self._places = places
        self._notes = {note.id: note for _, note in sitting.meeting.every_note()}
        self._pinned = {(pin.note, pin.words) for pin in sitting.meeting.pins if pin.note}

    def linked(self, block: Inner, row: Row | None) -> Inner:
        """Return a block with its links, the same where it has none."""
        ref = block.ref or (_of_row(row) if row is not None else None)
        if ref is None or ref.kind not in _TYPED:
            return block
        words = plain(block.runs)
        found = [one for one in self._mentions(words, ref.id) if bare(one.number) in self._places]
        return _with_runs(block, tuple(self._parted(block.runs, found))) if found else block

    def _mentions(self, words: str, note: int) -> Iterator[Mention]:
        begin = self._begin(words, note)
        for one in mentions(words, self._spoken, self._language):
            if one.begin >= begin and (note, pin_words(one.number)) not in self._pinned:
                yield one

    def _begin(self, words: str, note: int) -> int:
        """Return where the words begin that were said at this meeting: of a review its closing words, if at its end."""
        said = self._notes.get(note)
        if said is None or said.review is None:
            return 0
        closing = plain_text(said.review.closing)
        return len(words) - len(closing) if closing and words.endswith(closing) else len(words)

    def _parted(self, runs: Runs, found: list[Mention]) -> Iterator[Run]:
        """Yield runs parted where a link begins and ends; a run that is a link already stays one."""
        at = 0
        for run in runs:
            end, inside = at + len(run.text), at
            for one in found:
                begin, stop = max(one.said, at), min(one.end, end)
                if begin < stop and run.link is None:
                    yield from _piece(run, run.text[inside - at : begin - at])
                    yield replace(run, text=run.text[begin - at : stop - at], link=self._places[bare(one.number)])
                    inside = stop
            yield from _piece(run, run.text[inside - at :])
            at = end


def _of_row(row: Row) -> Ref | None:
    """Return the record that a row is made of: where the row has no place itself, the action that it leads to."""
    if row.ref is not None:
        return row.ref
    links = (run.link for cell in row.cells for block in cell.blocks for run in block.runs if run.link)
    return next((link for link in links if link.kind == "action"), None)


def _piece(run: Run, text: str) -> Iterator[Run]:
    if text:
        yield replace(run, text=text)


def _with_runs(block: Inner, runs: Runs) -> Inner:
    assert isinstance(block, Heading | Paragraph | ListItem)
    return replace(block, runs=runs)
