"""Words as WordprocessingML: runs, the places in them that can be jumped to, and the links that jump there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count, groupby
from xml.sax.saxutils import escape, quoteattr

from desktop.minutes.changed_words import DELETED
from desktop.minutes.changes import stretches_alike
from desktop.minutes.characters import printable
from desktop.minutes.document import Block, Ref, Run, Runs, Table, every_block, plain
from desktop.minutes.languages import with_country
from desktop.minutes.word.tracking import Tracking

_RIGHTWARD = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFTWARD_STRETCH = re.compile(f"([{_LEFTWARD}](?:[^{_RIGHTWARD}]*[{_LEFTWARD}])?)")
_RIGHTWARD_STRETCH = re.compile(f"([{_RIGHTWARD}](?:[^{_LEFTWARD}]*[{_RIGHTWARD}0-9])?)")
_LETTERS = re.compile(f"[{_RIGHTWARD}]")
_LEFTWARD_LETTERS = re.compile(f"[{_LEFTWARD}]")
_BREAK = re.compile("([\n\t])")
_MARKUP = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Places:
    """The places of a document that can be jumped to: each becomes one bookmark, where it stands first."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._known = {ref.name for ref in _refs(blocks)}
        self._marked: set[str] = set()
        self.numbers = count(1)
        """What every mark in the text takes its number from."""

    def knows(self, ref: Ref | None) -> bool:
        """Tell whether a link to this place leads anywhere."""
        return ref is not None and ref.name in self._known

    def mark(self, ref: Ref | None, inner: str) -> str:
        """Return XML with a bookmark round it; without where there is no place, or it was marked before."""
        if ref is None or ref.name in self._marked:
            return inner
        self._marked.add(ref.name)
        number = next(self.numbers)
        return f'<w:bookmarkStart w:id="{number}" w:name="{ref.name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def _refs(blocks: tuple[Block, ...]) -> Iterator[Ref]:
    for block in every_block(blocks):
        if isinstance(block, Table):
            yield from (row.ref for row in block.rows if row.ref)
            continue
        if block.ref:
            yield block.ref
        yield from (run.anchor for run in block.runs if run.anchor)


def is_leftward(runs: Runs) -> bool:
    """Tell whether most letters of a paragraph are written from right to left."""
    text = plain(runs)
    leftward = len(_LEFTWARD_LETTERS.findall(text))
    return leftward > 0 and leftward > len(_LETTERS.findall(text))


def words(
    runs: Runs,
    places: Places,
    link_style: str,
    *,
    leftward: bool = False,
    tracking: Tracking | None = None,
    language: str = "",
) -> str:
    """Return the runs as XML; `leftward` where their paragraph runs from right to left as a whole.

    Without `tracking` they are written as if nothing had changed. `language` is theirs where it is not the document's.
    """
    tag = with_country(language) if language else ""
    if len(runs) == 1 and runs[0].anchor is None and runs[0].link is None and not runs[0].change:
        return _run(runs[0], "", leftward, tag)
    return "".join(
        places.mark(anchor, "".join(_linked(group, places, link_style, leftward, tracking, tag)))
        for anchor, group in groupby(runs, key=lambda run: run.anchor)
    )


def _linked(
    runs: Iterator[Run], places: Places, link_style: str, leftward: bool, tracking: Tracking | None, tag: str
) -> Iterator[str]:
    for link, group in groupby(runs, key=lambda run: run.link if places.knows(run.link) else None):
        inner = "".join(_tracked(group, link_style if link else "", leftward, tracking, tag))
        yield f'<w:hyperlink w:anchor="{link.name}" w:history="1">{inner}</w:hyperlink>' if link and inner else inner


def _tracked(runs: Iterator[Run], style: str, leftward: bool, tracking: Tracking | None, tag: str) -> Iterator[str]:
    for change, alike in stretches_alike(tuple(runs)):
        inner = "".join(_run(run, style, leftward, tag) for run in alike)
        yield tracking.round(change, inner, plain(alike)) if tracking else inner


def _run(run: Run, style: str, leftward: bool, tag: str) -> str:
    text = printable(run.text)
    if not leftward and not _LEFTWARD_LETTERS.search(text):
        return _stretch(text, run, style, False, tag)
    pattern = _RIGHTWARD_STRETCH if leftward else _LEFTWARD_STRETCH
    return "".join(
        _stretch(part, run, style, leftward is not bool(i % 2), tag) for i, part in enumerate(pattern.split(text))
    )


def _stretch(text: str, run: Run, style: str, leftward: bool, tag: str) -> str:
    if not text:
        return ""
    looks = _appearance(run.bold, run.italic, run.underline, style, leftward, tag)
    return f"<w:r>{looks}{letters(text, run.change)}</w:r>"


@cache
def _appearance(bold: bool, italic: bool, underline: bool, style: str, leftward: bool, tag: str) -> str:
    """Return the properties of a run in the order that the schema of ISO 29500 strict gives."""
    marks = (
        (style, f'<w:rStyle w:val="{style}"/>'),
        (bold, "<w:b/><w:bCs/>"),
        (italic, "<w:i/><w:iCs/>"),
        (underline, '<w:u w:val="single"/>'),
        (leftward, "<w:rtl/>"),
        (tag, f'<w:lang w:{"bidi" if leftward else "val"}="{tag}"/>'),
    )
    inner = "".join(xml for wanted, xml in marks if wanted)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def letters(text: str, change: str = "") -> str:
    """Return printable text as the inside of a run: line breaks and tabs become their elements."""
    tag = "w:delText" if change == DELETED else "w:t"
    if "\n" not in text and "\t" not in text:
        return f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'
    return "".join(
        _MARKUP.get(piece) or f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>'
        for piece in _BREAK.split(text)
        if piece
    )


def attribute(text: str) -> str:
    """Return text as a quoted attribute value on one line."""
    return quoteattr(" ".join(printable(text).split()))
