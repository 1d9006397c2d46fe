"""Tracked changes in Word: legal, complete, and taken back by LibreOffice to either version."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from db.values import replace
from desktop.minutes.comparing import compared
from desktop.minutes.compose import compose
from desktop.minutes.document import Block, Cell, Document, Heading, Paragraph, Ref, Row, Run, Table
from desktop.minutes.exports import silently
from desktop.minutes.exports.word import render
from tests import documents
from tests.documents import point
from tests.minutes.corrections import CORRECTIONS, versions
from tests.minutes.exports.settling import SOFFICE, Settled, settled
from tests.minutes.exports.test_word import judge, judged
from tests.minutes.meetings import STYLES, style
from tests.random_meetings import Invented

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCE = "The harbour master reported that the east pontoon had been inspected twice."
PPR = ("pStyle", "keepNext", "numPr", "bidi", "outlineLvl", "rPr", "pPrChange")
"""The order that the schema of ISO 29500 gives, of what is written."""
BY_HAND = ("words changed", "another due date", "an action added", "an item added in front", "a paragraph moved")
LEFT_EMPTY = {
    ("minutes-and-actions", "an item removed"),
    ("minutes-and-actions", "the last item removed"),
    ("minutes-and-actions", "two items changed places"),
    ("minutes-and-actions", "an item's notes written anew"),
    ("minutes-and-actions", "apologies were wrong"),
    ("minutes-and-actions", "much at once"),
    ("notes-table", "apologies were wrong"),
    ("notes-table", "much at once"),
}
"""Where a table goes with all that stands between it and another one, LibreOffice leaves an empty paragraph."""


def of(*blocks: Block) -> Document:
    return documents.only(documents.document(), *blocks)


def paragraph(words: str, **more: object) -> Paragraph:
    return Paragraph(runs=(Run(text=words),), **more)  # type: ignore[arg-type]


def heading(words: str, number: str = "", level: int = 2) -> Heading:
    return Heading(level=level, runs=(Run(text=words),), number=number)


def body(document: Document) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(document, silently))) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def redline(before: Document, after: Document) -> etree._Element:
    return body(compared(before, after))


def mark(paragraph: etree._Element) -> str:
    """What is said of a paragraph's mark: "ins", "del" or nothing."""
    found = paragraph.find(f"{W}pPr/{W}rPr")
    return "" if found is None else etree.QName(found[0]).localname


def style_of(properties: etree._Element) -> str:
    return str(properties.find(f"{W}pStyle").get(f"{W}val"))


def words(of_part: etree._Element, tag: str) -> str:
    return "".join(text.text or "" for text in of_part.iter(W + tag))


EVERY = [(name, correction) for name in STYLES for correction in CORRECTIONS]


@pytest.mark.parametrize(("name", "correction"), EVERY)
def test_what_is_written_is_legal(name: str, correction: str) -> None:
    made = redline(*versions(correction, style(name)))
    ids = Counter(part.get(f"{W}id") for part in made.iter() if part.tag != f"{W}bookmarkEnd" and part.get(f"{W}id"))
    assert not [number for number, times in ids.items() if times > 1]
    tracked = list(made.iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))
    assert all(part.get(f"{W}author").startswith("Minutebook") for part in tracked)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.get(f"{W}date")) for part in tracked)
    assert not [text for gone in made.iter(f"{W}del") for text in gone.iter(f"{W}t")]
    assert all(text.getparent().getparent().tag == f"{W}del" for text in made.iter(f"{W}delText"))
    for properties in made.iter(f"{W}pPr"):
        order = [PPR.index(etree.QName(part).localname) for part in properties]
        assert order == sorted(order)
    for cell in made.iter(f"{W}tc"):
        row = cell.getparent().find(f"{W}trPr")
        whole = row is not None and (row.find(f"{W}ins") is not None or row.find(f"{W}del") is not None)
        assert whole or not mark(cell.findall(f"{W}p")[-1])
    if made[-2].tag == f"{W}p":
        assert not mark(made[-2])


@pytest.mark.parametrize(("name", "correction"), EVERY)
def test_places_are_marked_once_and_links_lead_to_them(name: str, correction: str) -> None:
    made = redline(*versions(correction, style(name)))
    places = Counter(part.get(f"{W}name") for part in made.iter(f"{W}bookmarkStart"))
    assert set(places.values()) <= {1}
    assert {part.get(f"{W}anchor") for part in made.iter(f"{W}hyperlink")} <= set(places)


def test_without_changes_nothing_is_tracked() -> None:
    before, after = versions("nothing", style("notes-table"))
    assert etree.tostring(redline(before, after)) == etree.tostring(body(after))
    assert not list(redline(before, after).iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))


def test_the_number_of_a_heading_is_tracked_before_its_words() -> None:
    (made, *_) = redline(of(heading("Close", "2.")), of(heading("Close", "3.")))
    assert words(made.find(f"{W}del"), "delText") == "2."
    assert words(made.find(f"{W}ins"), "t") == "3."
    assert not mark(made)


def test_a_row_that_came_is_tracked_with_all_it_holds() -> None:
    made = redline(of(documents.action_table(1)), of(documents.action_table(2)))
    *_, row = made.iter(f"{W}tr")
    assert row.find(f"{W}trPr/{W}ins") is not None
    assert all(run.getparent().tag == f"{W}ins" for run in row.iter(f"{W}r"))
    assert {mark(each) for each in row.iter(f"{W}p")} == {"ins"}


def test_a_table_that_went_is_tracked_with_its_header_row() -> None:
    made = redline(
        of(paragraph(SENTENCE), documents.action_table(1), paragraph("End.")),
        of(paragraph(SENTENCE), paragraph("End.")),
    )
    assert all(row.find(f"{W}trPr/{W}del") is not None for row in made.iter(f"{W}tr"))


def test_the_last_paragraph_of_a_cell_shares_its_mark_with_the_one_before() -> None:
    def table(*blocks: Paragraph) -> Table:
        return documents.table("Facts", (("Fact", 1),), (Row(cells=(Cell(blocks=blocks),)),))

    more = paragraph("And the west one was not.", role="cell")
    made = redline(of(table(paragraph(SENTENCE, role="cell"))), of(table(paragraph(SENTENCE, role="cell"), more)))
    first, last = list(made.iter(f"{W}tc"))[-1].findall(f"{W}p")
    assert (mark(first), mark(last)) == ("ins", "")
    assert words(last.find(f"{W}ins"), "t") == "And the west one was not."


def test_the_last_paragraph_of_a_document_says_what_it_looked_like() -> None:
    before, after = (
        of(heading("Close"), paragraph("Signed:", role="signature")),
        of(heading("Close"), paragraph(SENTENCE, role="small")),
    )
    *_, last, _ = redline(before, after)
    assert not mark(last)
    assert style_of(last.find(f"{W}pPr")) == "SmallPrint"
    assert style_of(last.find(f"{W}pPr/{W}pPrChange/{W}pPr")) == "Signature"
    assert words(last.find(f"{W}del"), "delText") == "Signed:"


def test_two_tables_that_become_neighbours_are_parted() -> None:
    one, other = (
        replace(documents.action_table(n), title=f"Table of {title}") for n, title in ((1, "one"), (2, "more"))
    )
    made = redline(of(one, paragraph(SENTENCE), other), of(one, other))
    between = made[1]
    assert style_of(between.find(f"{W}pPr")) == "TableGap"
    assert style_of(between.find(f"{W}pPr/{W}pPrChange/{W}pPr")).startswith("BodyText")
    assert words(between, "delText") == SENTENCE


def test_a_heading_that_went_leaves_the_outline() -> None:
    first, *_ = redline(of(heading("Fees"), heading("Close")), of(heading("Close")))
    assert first.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "9"
    assert mark(first) == "del"


def test_points_are_counted_in_either_version() -> None:
    before = [point(said, n, kind="lettered", list=1) for n, said in enumerate(("oak", "ash", "elm"), 1)]
    after = [point(said, n, kind="lettered", list=4) for n, said in enumerate(("oak", "elm"), 1)]
    made = redline(of(*before), of(*after))
    assert len({number.get(f"{W}val") for number in made.iter(f"{W}numId")}) == 1


def test_what_moved_is_not_the_same_authors() -> None:
    blocks = [paragraph(f"{SENTENCE} {n} said so, and {n} was right.") for n in ("One", "Two", "Three")]
    made = redline(of(*blocks, paragraph("End of it.")), of(*blocks[1:], paragraph("End of it."), blocks[0]))
    came, went = made.find(f".//{W}ins"), made.find(f".//{W}del")
    assert (came.get(f"{W}author"), went.get(f"{W}author")) == ("Minutebook", "Minutebook (moved)")


def test_a_link_in_a_changed_row_stays_a_link() -> None:
    action = Paragraph(runs=(Run(text="TB to paint", anchor=Ref("action", 1)),), ref=Ref("note", 1))
    made = redline(of(action), of(action, documents.action_table(1)))
    link = made.find(f".//{W}hyperlink")
    assert link.get(f"{W}anchor") == "action_1"
    assert link[0].tag == f"{W}ins"


@pytest.mark.parametrize(("name", "correction"), EVERY)
def test_by_the_rules_of_the_format_it_is_either_version(name: str, correction: str) -> None:
    before, after = versions(correction, style(name))
    assert taken(compared(before, after), without="del") == taken(after)
    assert taken(compared(before, after), without="ins") == taken(before)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("layout", ["headings", "table"])
def test_by_the_rules_of_the_format_even_what_shares_nothing_is_either_version(layout: str, seed: int) -> None:
    chosen = style(STYLES[seed % len(STYLES)])
    chosen = replace(chosen, items=replace(chosen.items, layout=layout))
    before, after = (compose(Invented(each).meeting(), chosen) for each in (seed, seed + 1))
    assert taken(compared(before, after), without="del") == taken(after)
    assert taken(compared(before, after), without="ins") == taken(before)


def taken(document: Document, without: str = "") -> list[str]:
    """The paragraphs of a Word file once what was deleted (or inserted) is taken out; "|" where a table begins or ends.

    ISO 29500-1, 17.13.5: a paragraph whose mark is gone goes on in the next one, whose properties it takes. An empty
    paragraph behind a table at the very end is there for Word anyway.
    """
    found = list(_taken(body(document), without))
    return found[:-1] if found[-1].endswith(": ") and found[-2] == "|" else found


def _taken(container: etree._Element, without: str) -> Iterator[str]:
    held = ""
    for part in container:
        if part.tag == f"{W}p":
            held += "".join(_kept(part, without))
            if without and mark(part) == without:
                continue
            yield f"{_kind(part, without)}: {held}"
            held = ""
        elif part.tag == f"{W}tbl":
            rows = [row for row in part.iter(f"{W}tr") if not without or row.find(f"{W}trPr/{W}{without}") is None]
            assert not held, "words are left before a table"
            if rows:
                yield "|"
                for cell in (cell for row in rows for cell in row.iter(f"{W}tc")):
                    yield from _taken(cell, without)
                yield "|"


def _kept(part: etree._Element, without: str) -> Iterator[str]:
    for text in part.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
        around = {etree.QName(each).localname for each in text.iterancestors()}
        if not without or without not in around:
            yield text.text or " "


def _kind(paragraph: etree._Element, without: str) -> str:
    """The style of a paragraph, but for the room that it has by what stands beside it and above it."""
    properties = paragraph.find(f"{W}pPr")
    former = properties.find(f"{W}pPrChange/{W}pPr")
    named = style_of(former if without == "ins" and former is not None else properties)
    return re.sub("(AfterTable|BeforeTable|Flush|Item|Table)+$", "", named.replace("ItemText", "BodyText"))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("chosen", ["notes-table", "minutes-and-actions"])
def test_libreoffice_accepts_to_the_newer_version_and_rejects_to_the_older(chosen: str, tmp_path: Path) -> None:
    compare_settled(chosen, BY_HAND, tmp_path)


def compare_settled(chosen: str, corrections: tuple[str, ...], folder: Path) -> None:
    """Compare what LibreOffice makes of redlines with what it reads in the two versions themselves."""
    files = {}
    for at, correction in enumerate(corrections):
        before, after = versions(correction, style(chosen))
        for name, document in (("redline", compared(before, after)), ("before", before), ("after", after)):
            files[f"{name}{at}"] = render(document, silently)
    read = settled(files, folder)
    for at, correction in enumerate(corrections):
        made = read[f"redline{at}"]
        wanted = Settled(accepted=read[f"after{at}"].accepted, rejected=read[f"before{at}"].rejected)
        if (chosen, correction) in LEFT_EMPTY:
            made, wanted = without_empty(made), without_empty(wanted)
        assert made == wanted, (chosen, correction)


def without_empty(lines: Settled) -> Settled:
    return Settled(*([line for line in each if line.strip()] for each in (lines.accepted, lines.rejected)))


@pytest.mark.skipif(judge() is None, reason="the check of Word files is not here")
def test_the_judge_finds_no_error_in_a_redline(tmp_path: Path) -> None:
    for name in STYLES:
        for at, correction in enumerate(("much at once", "an item removed", "two items changed places")):
            content = render(compared(*versions(correction, style(name))), silently)
            (tmp_path / f"{name}-{at}.docx").write_bytes(content)
    verdicts = judged(sorted(tmp_path.glob("*.docx")))
    assert len(verdicts) == 3 * len(STYLES)
    for path, verdict in verdicts.items():
        assert verdict["errors"] == 0, (path, [check for check in verdict["checks"] if check["problems"]])  # type: ignore[attr-defined]
