"""Comparing: both versions are in it, what stayed is not marked, and what is marked is what a person would mark."""

from __future__ import annotations

import time

import pytest

from db.values import replace
from desktop.minutes.changed_words import joined
from desktop.minutes.changes import changes_of
from desktop.minutes.comparing import accepted, compared, rejected
from desktop.minutes.compose import compose
from desktop.minutes.document import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Ref,
    Row,
    Run,
    Table,
    every_block,
    plain,
)
from desktop.minutes.plain_words import number_of, words_of
from tests import documents
from tests.documents import point
from tests.minutes.corrections import CORRECTIONS, versions
from tests.minutes.exports.word_documents import long_meeting
from tests.minutes.meetings import STYLES, style
from tests.random_meetings import Invented

Inner = Heading | Paragraph | ListItem
SENTENCE = "The harbour master reported that the east pontoon had been inspected twice."


def told(document: Document) -> tuple[Block, ...]:
    """The blocks of a document without what no reader sees: places, links, how runs are cut, how lists are counted."""
    lists: dict[int, int] = {}
    return tuple(_told(block, lists) for block in document.blocks)


def _told(block: Block, lists: dict[int, int]) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            Row(cells=tuple(Cell(blocks=tuple(_inner(each, lists) for each in cell.blocks)) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows, title="", description="")
    return _inner(block, lists)


def _inner(block: Inner, lists: dict[int, int]) -> Inner:
    runs = joined([replace(run, anchor=None, link=None) for run in block.runs])
    if isinstance(block, ListItem):
        return replace(block, runs=runs, ref=None, list=lists.setdefault(block.list, len(lists) + 1))
    return replace(block, runs=runs, ref=None)


def of(*blocks: Block) -> Document:
    return documents.only(documents.document(), *blocks)


def paragraph(words: str, **more: object) -> Paragraph:
    return Paragraph(runs=(Run(text=words),), **more)  # type: ignore[arg-type]


def marked(*blocks: Block) -> list[str]:
    """Blocks as text: whole ones with + or - before them, words in marks."""
    signs = {"inserted": "+ ", "deleted": "- ", "": ""}
    return [
        signs[block.change]
        + (f"{number_of(block)} {words_of(block)}".strip() if not block.change else plain(block.runs))
        for block in every_block(blocks)
        if not isinstance(block, Table)
    ]


def between(before: str, after: str) -> str:
    """One paragraph in two versions, as text."""
    return marked(*compared(of(paragraph(before)), of(paragraph(after))).blocks)[0]


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("correction", CORRECTIONS)
def test_taking_every_change_gives_the_newer_version_and_none_the_older(correction: str, name: str) -> None:
    before, after = versions(correction, style(name))
    made = compared(before, after)
    assert told(accepted(made)) == told(after)
    assert told(rejected(made)) == told(before)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", STYLES)
def test_versions_that_share_nothing_can_be_compared_too(name: str, seed: int) -> None:
    chosen = style(name)
    if seed % 3 == 0:
        chosen = replace(chosen, items=replace(chosen.items, layout="table"))
    before, after = (compose(Invented(each).meeting(), chosen) for each in (seed, seed + 1))
    made = compared(before, after)
    assert told(accepted(made)) == told(after)
    assert told(rejected(made)) == told(before)


@pytest.mark.parametrize("seed", range(8))
def test_the_same_meeting_read_back_under_other_ids_has_not_changed(seed: int) -> None:
    before, after = (compose(Invented(seed).meeting(), style("notes-table")) for _ in range(2))
    made = compared(before, after)
    assert not changes_of(made).places


@pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("Two buoys were lost.", "Three old buoys were lost.", "[-Two-]{+Three old+} buoys were lost."),
        ("It costs 3.5 million.", "It costs 3.6 million.", "It costs [-3.5-]{+3.6+} million."),
        ("The board agreed.", "The board agreed. All did.", "The board agreed.{+ All did.+}"),
        ("The board, which met, agreed.", "The board agreed.", "The board[-, which met,-] agreed."),
        ("a, b and c", "x, y and c", "[-a, b-]{+x, y+} and c"),
        (
            "Nobody came at all today.",
            "Ice lay on every quay.",
            "[-Nobody came at all today-]{+Ice lay on every quay+}.",
        ),
        ("the yard's boat", "the yards' boat", "the [-yard's-]{+yards'+} boat"),
        ("会议记录完成", "会议纪录完成", "会议[-记-]{+纪+}录完成"),
        ("cafe\u0301 open", "cafe open", "[-cafe\u0301-]{+cafe+} open"),
        ("one\ttwo", "one\tthree", "one [-two-]{+three+}"),
    ],
)
def test_words_are_marked_as_a_person_would_mark_them(before: str, after: str, reads: str) -> None:
    assert between(before, after) == reads


def test_a_renumbered_heading_has_another_number_and_no_other_change() -> None:
    def item(number: str, words: str) -> Heading:
        return Heading(level=2, runs=(Run(text=words),), number=number)

    before = of(item("1.", "Welcome"), paragraph(SENTENCE), item("2.", "Close"))
    after = of(item("1.", "Quorum"), item("2.", "Welcome"), paragraph(SENTENCE), item("3.", "Close"))
    assert marked(*compared(before, after).blocks) == [
        "+ Quorum",
        "[-1.-]{+2.+} Welcome",
        SENTENCE,
        "[-2.-]{+3.+} Close",
    ]


def test_a_heading_with_its_number_is_still_itself_under_another_name() -> None:
    before = of(Heading(level=2, runs=(Run(text="Any other business"),), number="6."))
    after = of(Heading(level=2, runs=(Run(text="AOB"),), number="6."))
    assert marked(*compared(before, after).blocks) == ["6. [-Any other business-]{+AOB+}"]


def test_what_moved_went_and_came() -> None:
    one, two, three = (paragraph(f"{SENTENCE} Number {n} of them, said {n}.") for n in ("first", "second", "third"))
    other = paragraph("Something else was said about the fees of the year.")
    made = compared(of(one, other, two, three), of(other, two, three, one))
    assert [block.change for block in made.blocks] == ["deleted", "", "", "", "inserted"]


def test_a_split_paragraph_keeps_its_greater_half() -> None:
    first, second = (
        "Two buoys were lost in the storm of the year.",
        "The insurers have paid for one of them so far, and more.",
    )
    made = compared(of(paragraph(f"{first} {second}")), of(paragraph(first), paragraph(second)))
    assert marked(*made.blocks) == [f"+ {first}", f"[-{first} -]{second}"]


def test_another_style_is_another_paragraph() -> None:
    made = compared(of(paragraph(SENTENCE)), of(paragraph(SENTENCE, role="decision")))
    assert marked(*made.blocks) == [f"- {SENTENCE}", f"+ {SENTENCE}"]


def test_bold_alone_went_and_came() -> None:
    after = of(Paragraph(runs=(Run(text="We agreed "), Run(text="nothing", bold=True), Run(text="."))))
    assert marked(*compared(of(paragraph("We agreed nothing.")), after).blocks) == ["We agreed [-nothing-]{+nothing+}."]


def test_a_row_that_came_is_one_and_the_others_are_renumbered() -> None:
    def table(*rows: tuple[str, str]) -> Table:
        made = tuple(Row(cells=tuple(documents.cell(words) for words in row)) for row in rows)
        return documents.table("Actions", (("No.", 1), ("Action", 9)), made)

    paint, price = "TB to paint the bell buoy before Easter", "IO to price the moorings of the inner basin"
    (made,) = compared(of(table(("1", paint))), of(table(("1", price), ("2", paint)))).blocks
    assert isinstance(made, Table)
    assert [row.change for row in made.rows] == ["inserted", ""]
    assert marked(*made.rows[1].cells[0].blocks) == ["[-1-]{+2+}"]


def test_a_table_that_went_goes_with_all_its_rows() -> None:
    table = documents.action_table(2)
    gone, stayed = compared(of(table, paragraph(SENTENCE)), of(paragraph(SENTENCE))).blocks
    assert isinstance(gone, Table)
    assert (gone.change, stayed.change) == ("deleted", "")
    assert {row.change for row in gone.rows} == {"deleted"}
    assert all(run.link is None for row in gone.rows for cell in row.cells for each in cell.blocks for run in each.runs)


def test_a_point_that_went_stays_in_its_list() -> None:
    before = of(*(point(words, n, kind="lettered", list=7) for n, words in enumerate(("oak", "ash", "elm"), 1)))
    after = of(*(point(words, n, kind="lettered", list=3) for n, words in enumerate(("oak", "elm"), 1)))
    made = compared(before, after).blocks
    assert [(block.change, block.list) for block in made if isinstance(block, ListItem)] == [
        ("", 3),
        ("deleted", 3),
        ("", 3),
    ]


def test_places_and_links_are_those_of_the_newer_version() -> None:
    def action(ref: int, words: str) -> Paragraph:
        return Paragraph(runs=(Run(text=words, anchor=Ref("action", ref), link=Ref("row", ref)),), ref=Ref("note", ref))

    before, after = of(action(1, "IO to sail"), action(2, SENTENCE)), of(action(8, "IO to row"))
    made = compared(before, after)
    refs = {run.anchor for block in made.blocks if not isinstance(block, Table) for run in block.runs if not run.change}
    assert refs == {Ref("action", 8)}
    gone = [r for b in made.blocks if not isinstance(b, Table) for r in b.runs if r.change == "deleted"]
    assert gone
    assert all(run.anchor is None and run.link is None for run in gone)
    assert [block.ref for block in made.blocks if not isinstance(block, Table)] == [Ref("note", 8), None]


def test_changes_are_counted_by_place_and_word() -> None:
    before = of(Heading(level=2, runs=(Run(text="Fees"),), number="4."), paragraph("The old fee stays for a year."))
    after = of(
        Heading(level=2, runs=(Run(text="Fees"),), number="5."),
        paragraph("The new fee stays for two years."),
        paragraph("Boats of members are free."),
    )
    found = changes_of(compared(before, after))
    assert [(place.what, place.deleted, place.inserted, place.under) for place in found.places] == [
        ("number", "4.", "5.", "5. Fees"),
        ("words", "old", "new", "5. Fees"),
        ("words", "a year", "two years", "5. Fees"),
        ("paragraph", "", "Boats of members are free.", "5. Fees"),
    ]
    assert (found.words_in, found.words_out) == (8, 3)
    assert found.said == "4 places changed: 8 words in, 3 words out."
    assert found.places[1].said == "Words: deleted “old”, inserted “new”."


def test_nothing_and_one_word_are_said_in_good_english() -> None:
    same = of(paragraph(SENTENCE))
    assert changes_of(compared(same, same)).said == "Nothing changed."
    found = changes_of(compared(same, of(paragraph(SENTENCE.replace("twice", "once")))))
    assert found.said == "1 place changed: 1 word in, 1 word out."


LONG = {
    "few words, ever again": (" ".join(f"w{n % 50}" for n in range(6000)), " ".join(f"w{n % 47}" for n in range(6000))),
    "every third word": (
        " ".join(f"w{n}" for n in range(6000)),
        " ".join(f"w{n}" if n % 3 else "other" for n in range(6000)),
    ),
    "commas": ("a, " * 3000, "b, " * 3500),
    "a sentence in the middle": (f"{SENTENCE} " * 400, f"{SENTENCE} " * 200 + "Nobody spoke. " + f"{SENTENCE} " * 200),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_paragraph_of_many_pages_is_compared_in_time_and_exactly(kind: str) -> None:
    before, after = (of(paragraph(words)) for words in LONG[kind])
    begin = time.perf_counter()
    made = compared(before, after)
    assert time.perf_counter() - begin < 3
    assert told(accepted(made)) == told(after)
    assert told(rejected(made)) == told(before)


def test_a_sentence_put_into_a_paragraph_of_many_pages_is_all_that_came() -> None:
    made = compared(*(of(paragraph(words)) for words in LONG["a sentence in the middle"]))
    assert [place.said for place in changes_of(made).places] == ["Words: inserted “Nobody spoke.”."]


def test_sixty_pages_are_compared_at_once() -> None:
    before = long_meeting(60, 575, 200)
    words = [block for block in before.blocks if isinstance(block, Paragraph)]
    touched = {id(block) for block in words[::20]}
    after = replace(
        before,
        blocks=tuple(
            replace(block, runs=(Run(text=plain(block.runs).replace("the", "that very")),))
            if id(block) in touched
            else block
            for block in before.blocks
            if not isinstance(block, Table)
        ),
    )
    begin = time.perf_counter()
    made = compared(before, after)
    assert time.perf_counter() - begin < 1.5
    assert len(changes_of(made).places) > 40
