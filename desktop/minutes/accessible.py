"""What stands against a document that everybody can read, seen before it leaves: nothing, or what is to be mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from desktop.minutes import page_estimate
from desktop.minutes.document import (
    Block,
    Document,
    Heading,
    ListItem,
    Look,
    Paragraph,
    Ref,
    Row,
    Table,
    every_block,
    plain,
)
from desktop.minutes.obstacles import Obstacle
from desktop.minutes.word.tints import contrast

if TYPE_CHECKING:
    from desktop.minutes.pdf.glyphs import Glyphs

TOLD = (".docx", ".pdf", ".html")
"""The formats that people read, by their endings; of tables for spreadsheets and plain text nothing is said."""
SMALLEST = 12.0
_LONG = 20
_LARGE, _LARGE_BOLD = 18.0, 14.0
_PLAIN_FONTS = (
    *("arial", "calibri", "helvetica", "verdana", "tahoma", "trebuchet ms", "segoe ui", "aptos", "open sans", "lato"),
    *("liberation sans", "dejavu sans", "noto sans", "source sans pro", "roboto", "carlito", "gill sans mt", "corbel"),
)
_PLACES = ("item", "note", "action", "decision", "review")
"""The records that can be brought into view."""
_GDS, _GOVUK = "GDS: Publishing accessible documents", "GOV.UK: tables"
_MARKER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[•▪‣◦·*–-])[ \t]+\S")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SPACES = re.compile(r"[ \u00a0]{4,}|\t.*\t.*\t")
_UNUSUAL = re.compile(r"[^\x00-\u024f\u2010-\u2027\u20ac]")
_BOLD_WORDS = 12

Inner = Heading | Paragraph | ListItem


def obstacles(document: Document, ending: str) -> tuple[Obstacle, ...]:
    """Return what stands against a document in the format of this ending, the whole document's first.

    What the formats do by themselves (real headings and lists, header rows, tags, alternative text) is not asked again.
    """
    if ending not in TOLD:
        return ()
    return tuple(
        chain(
            _of_the_file(document),
            _of_the_template(document, ending) if document.template else (),
            () if document.template and ending == ".docx" else _of_the_look(document, ending),
            _of_headings(document.blocks),
            _of_tables(document.blocks, ending),
            _of_words(document.blocks),
            _of_glyphs(document) if ending == ".pdf" else (),
        )
    )


def said(found: Sequence[Obstacle]) -> str:
    """Return what an export says of them: "accessible: yes", or how many there are."""
    if not found:
        return "accessible: yes"
    return f"accessible: {'one thing stands' if len(found) == 1 else f'{len(found)} things stand'} against it"


# ---- the document as a whole


def _of_the_file(document: Document) -> Iterator[Obstacle]:
    if not document.title.strip():
        yield Obstacle(
            what="The file has no title: a screen reader says its name instead.",
            mend="Give the meeting a title (Meeting, Heading), or the house style a title of the file.",
            rule="WCAG 2.4.2",
        )
    if not document.language.strip():
        yield Obstacle(
            what="No language is given: a screen reader may speak the words in another one.",
            mend="Set the language in the house style, “en-GB” for English.",
            rule="WCAG 3.1.1",
        )
    if not document.contents and page_estimate.pages(document) > _LONG and _of_level(document.blocks, 2) > 2:
        yield Obstacle(
            what="It is longer than 20 pages and has no list of contents.",
            mend="Have the house style print one when the minutes are long.",
            rule="DfT: accessible Word documents",
        )


def _of_level(blocks: Sequence[Block], level: int) -> int:
    return sum(isinstance(block, Heading) and block.level == level for block in blocks)


def _of_the_template(document: Document, ending: str) -> Iterator[Obstacle]:
    """Yield what stands against the committee's own template; a PDF takes only its heads and feet from it."""
    from desktop.minutes.word.template_obstacles import SILENT_PICTURE, template_obstacles

    for found in template_obstacles(document.template):
        if not found.mend.startswith("Nothing") and (ending == ".docx" or found.rule == SILENT_PICTURE):
            yield found


def _of_the_look(document: Document, ending: str) -> Iterator[Obstacle]:
    look = document.look
    if look.size < SMALLEST:
        yield Obstacle(
            what=f"The text is {look.size:g} points; many cannot read what is smaller than 12.",
            mend="Choose 12 points or more in the house style.",
            rule=_GDS,
        )
    if ending == ".docx" and look.font.casefold() not in _PLAIN_FONTS:
        yield Obstacle(
            what=f"The letters of {look.font} may have serifs, or may not be on every computer.",
            mend="Choose a plain font like Arial in the house style.",
            rule=_GDS,
        )
    yield from _pale(look)
    leads = (block for block in document.blocks if isinstance(block, Paragraph) and block.role == "lead")
    if any(look.lead_italic or all(run.italic for run in block.runs) for block in leads):
        yield Obstacle(
            what="Who leads an item is printed in italics, which are harder to read.",
            mend="Turn the italics of the lead off in the house style.",
            rule=_GDS,
        )


def _pale(look: Look) -> Iterator[Obstacle]:
    """Yield the colours of a look that do not stand out from what is behind them."""
    heading = 3.0 if min(look.heading_size, look.title_size, look.subheading_size) >= _LARGE_BOLD else 4.5
    for what, colour, behind, needed in (
        ("The text", look.ink, "FFFFFF", 4.5),
        ("The colour of headings and links", look.accent, "FFFFFF", heading),
        ("The header row of tables", look.accent, look.header_fill, 4.5),
    ):
        ratio = contrast(colour, behind)
        if ratio < needed:
            yield Obstacle(
                what=f"{what} is too pale: {ratio:.1f} to 1, where {needed:g} to 1 is needed.",
                mend="Choose a darker colour in the house style, or a paler one behind it.",
                rule="WCAG 1.4.3",
            )


# ---- headings and tables


def _of_headings(blocks: Sequence[Block]) -> Iterator[Obstacle]:
    headings = [
        block for block in every_block(tuple(blocks)) if isinstance(block, Heading) and block.change != "deleted"
    ]
    if not headings or headings[0].level != 1:
        yield Obstacle(
            what="No title stands at the beginning.", mend="Give the house style a title to print.", rule="WCAG 2.4.6"
        )
    before = 0
    for heading in headings:
        words = plain(heading.runs).strip()
        if before and heading.level > before + 1:
            yield Obstacle(
                what=f"The heading “{_short(words)}” skips a level: who goes from heading to heading looks for the one "
                "between.",
                mend="Make it an item, a sub-item or plain text.",
                rule="WCAG 1.3.1",
                ref=_place(heading.ref),
            )
        before = heading.level
        for line in filter(_in_capitals, words.split("\n")):
            yield Obstacle(
                what=f"“{_short(line)}” is in capitals, which are slower to read and may be spelled out.",
                mend="Have the house style print {Kind} instead of {KIND}, or type the title of the meeting in small "
                "letters."
                if heading.level == 1
                else "Write it in small letters.",
                rule=_GDS,
                ref=_place(heading.ref),
            )


def _in_capitals(line: str) -> bool:
    """Tell whether a line is a block of capitals; a word or two ("MINUTES", "ICT CCTV") are none."""
    return line.isupper() and sum(len(word) > 1 for word in line.split()) > 2


def _of_tables(blocks: Sequence[Block], ending: str) -> Iterator[Obstacle]:
    tables = [block for block in blocks if isinstance(block, Table)]
    laid_out = [table for table in tables if any(isinstance(block, Heading) for block in every_block((table,)))]
    if laid_out:
        yield Obstacle(
            what="The items stand in a table: a screen reader says rows and columns with every paragraph.",
            mend="Choose headings instead of the table in the house style.",
            rule=_GOVUK,
        )
    for table in tables:
        called = f"The table “{_short(table.title)}”" if table.title.strip() else "A table"
        if not all(column.heading.strip() for column in table.columns):
            yield Obstacle(
                what=f"{called} has a column without a heading.",
                mend="Give every column a heading in the house style.",
                rule=_GOVUK,
            )
        if not (table.title.strip() and table.description.strip()):
            yield Obstacle(
                what=f"{called} does not say what it holds.",
                mend="Give it a heading and a description in the house style.",
                rule="WCAG 1.1.1",
            )
        if (empty := sum(map(_empty_cells, table.rows))) > 0:
            cells = "an empty cell" if empty == 1 else f"{empty} empty cells"
            yield Obstacle(
                what=f"{called} has {cells}: it is not heard whether nothing is to be said or something is missing.",
                mend="Let the house style print a dash where there is nothing (`nothing`).",
                rule=_GOVUK,
            )
    if ending == ".docx" and any(_touch(one, other) for one, other in pairwise(blocks)):
        yield Obstacle(
            what="Tables follow each other with nothing but an empty line between, which is read as “blank”.",
            mend="Give them headings in the house style, or choose headings instead of the table for the items.",
            rule="Microsoft: no blank lines",
        )


def _empty_cells(row: Row) -> int:
    return sum(not any(plain(block.runs).strip() for block in cell.blocks) for cell in row.cells)


def _touch(one: Block, other: Block) -> bool:
    return isinstance(one, Table) and isinstance(other, Table)


# ---- what was typed


def _of_words(blocks: Sequence[Block]) -> Iterator[Obstacle]:
    found: dict[Callable[[Inner, str], bool], list[Ref | None]] = {test: [] for test, *_ in _TYPED}
    for block, place in _with_places(blocks):
        words = plain(block.runs)
        for test in _TESTS:
            if test(block, words):
                found[test].append(place)
    for test, one, several, mend, rule in _TYPED:
        if places := found[test]:
            what = one if len(places) == 1 else several.format(count=len(places))
            yield Obstacle(what=what, mend=mend, rule=rule, ref=next(filter(None, places), None))


def _with_places(blocks: Iterable[Block]) -> Iterator[tuple[Inner, Ref | None]]:
    """Yield what stands in the text and in tables, with the record that it was made from."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from ((inner, _place(inner.ref) or _place(row.ref)) for inner in cell.blocks)
        else:
            yield block, _place(block.ref)


def _is_bold_heading(block: Inner, words: str) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.role in ("body", "minute")
        and all(run.bold for run in block.runs if run.text.strip())
        and 0 < len(words.split()) <= _BOLD_WORDS
        and words.rstrip()[-1:] not in ".!?;,"
    )


def _is_typed_list(block: Inner, words: str) -> bool:
    return isinstance(block, Paragraph) and block.role in ("body", "minute") and _MARKER.match(words) is not None


def _is_italic(block: Inner, words: str) -> bool:
    """Tell whether a whole paragraph is in italics; a lead is the house style's."""
    if isinstance(block, Paragraph) and block.role == "lead":
        return False
    return len(words) > 40 and all(run.italic for run in block.runs if run.text.strip())


def _is_underlined(block: Inner, _words: str) -> bool:
    return any(run.underline and run.text.strip() for run in block.runs)


def _has_address(_block: Inner, words: str) -> bool:
    return ("://" in words or "www." in words) and _ADDRESS.search(words) is not None


def _is_spaced(block: Inner, words: str) -> bool:
    if isinstance(block, Paragraph) and block.role in ("detail", "signature"):
        return False
    return ("  " in words or "\t" in words or "\u00a0" in words) and _SPACES.search(words) is not None


_TYPED = (
    (
        _is_bold_heading,
        "A line is bold and stands for a heading: who goes from heading to heading passes it by.",
        "{count} lines are bold and stand for headings: who goes from heading to heading passes them by.",
        "Make it a sub-heading: type “# ” at its beginning.",
        "WCAG 1.3.1",
    ),
    (
        _is_typed_list,
        "A line begins with a number or a bullet that was typed and is in no list.",
        "{count} lines begin with a number or a bullet that was typed and are in no list.",
        "Make it a point of a list: delete the mark and type “- ” or “1. ” at its beginning.",
        "WCAG 1.3.1",
    ),
    (
        _is_italic,
        "A whole paragraph is in italics, which are harder to read.",
        "{count} paragraphs are in italics as a whole, which are harder to read.",
        "Take the italics off (Ctrl+I), and keep them for a word.",
        _GDS,
    ),
    (
        _is_underlined,
        "Words are underlined in one place: they are taken for a link.",
        "Words are underlined in {count} places: they are taken for links.",
        "Make them bold instead (Ctrl+U, then Ctrl+B).",
        _GDS,
    ),
    (
        _has_address,
        "An address of the web stands in the text: it is read out letter by letter, and does not say where it leads.",
        "{count} addresses of the web stand in the text: they are read out letter by letter.",
        "Write what can be found there, and the address only where it is needed on paper.",
        "WCAG 2.4.4",
    ),
    (
        _is_spaced,
        "A line is laid out with spaces or tabs, which fall apart when letters are enlarged.",
        "{count} lines are laid out with spaces or tabs, which fall apart when letters are enlarged.",
        "Leave one space, or make it a list.",
        "WCAG 1.3.1",
    ),
)
_TESTS = tuple(test for test, *_ in _TYPED)


def _of_glyphs(document: Document) -> Iterator[Obstacle]:
    """Yield the characters that the fonts of the PDF do not have."""
    unusual: dict[str, Ref | None] = {}
    for block, place in _with_places(document.blocks):
        for char in _UNUSUAL.findall(plain(block.runs)):
            unusual.setdefault(char, place)
    if not unusual:
        return
    from desktop.minutes.fonts import REGULAR
    from desktop.minutes.pdf.glyphs import NO_GLYPH, glyphs

    def is_box(drawn: tuple[Glyphs, ...]) -> bool:
        return any(NO_GLYPH in one.text for one in drawn)

    lacking = [char for char in unusual if char != NO_GLYPH and is_box(glyphs(char, REGULAR))]
    if lacking:
        shown = " ".join(lacking[:8]) + (" …" if len(lacking) > 8 else "")
        signs = "One character has" if len(lacking) == 1 else f"{len(lacking)} characters have"
        yield Obstacle(
            what=f"{signs} no shape in the fonts of the PDF, and stand there as empty boxes: {shown}",
            mend="Write a word in its place, or send the Word file.",
            rule="PDF/UA 7.21.7",
            ref=unusual[lacking[0]],
        )


def _place(ref: Ref | None) -> Ref | None:
    return ref if ref is not None and ref.kind in _PLACES else None


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:60].rsplit(' ', 1)[0]} …"
