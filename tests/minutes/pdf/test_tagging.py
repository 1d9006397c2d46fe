"""The tagged PDF: what a screen reader finds is the document, in its order, and nothing else."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from db.values import replace
from desktop.minutes.characters import printable
from desktop.minutes.comparing import compared
from desktop.minutes.compose import compose
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.compose.attendance_record import compose_record
from desktop.minutes.compose.redline import compose_redline
from desktop.minutes.compose.register import compose_register
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
    plain,
)
from desktop.minutes.exports import silently
from desktop.minutes.exports.pdf import render
from desktop.minutes.house_style import built_in
from tests import documents
from tests.minutes.exports.foreign_templates import TEMPLATES
from tests.minutes.pdf.random_documents import random_document
from tests.minutes.pdf.tagged import Part, Tagged
from tests.minutes.reports.test_priorities import made as priorities_made
from tests.minutes.test_attendance_record import long_record
from tests.minutes.test_register import ENTRIES
from tests.samples import harbour_meeting

JUDGE = Path(__file__).parents[4] / "shared" / "tools" / "pdf_check.py"
INLINE = ("Span", "Link", "Ins", "Del")
SEEDS = range(10)
A4_TEMPLATES = ("letterhead.dotx", "two-columns.docx")


def tagged(document: Document) -> Tagged:
    return Tagged(render(document, silently))


def of(*blocks: Block) -> Tagged:
    return tagged(documents.only(documents.document(), *blocks))


def squeezed(words: str) -> str:
    """Words as they are compared: composed, without what has no shape, one space between them."""
    words = unicodedata.normalize("NFC", printable(words))
    return " ".join(re.sub("[\u200b-\u200d\ufe0f]", "", words).split())


def told(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) of what a document says, in reading order."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (("TH", column.heading) for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    alone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
                    yield from ((("TD", words) for _, words in told(cell.blocks)) if alone else told(cell.blocks))
        elif isinstance(block, ListItem):
            yield "Lbl", block.marker
            yield "LBody", plain(block.runs)
        else:
            yield "H" if isinstance(block, Heading) else "P", f"{block.number} {plain(block.runs)}"


def heard(part: Part) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) of what a screen reader finds, in its order."""
    own: list[str] = []
    for kid in part.kids:
        if isinstance(kid, Part) and kid.tag not in INLINE:
            break
        own.append(kid if isinstance(kid, str) else kid.words)
    if own:
        yield re.sub(r"^H\d$", "H", part.tag), "".join(own)
    for each in part.parts:
        if each.tag not in INLINE:
            yield from heard(each)


def all_of(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, squeezed(words)) for kind, words in pairs if squeezed(words)]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_heard_is_the_document_in_its_order(seed: int) -> None:
    document = random_document(seed)
    found = tagged(document)
    assert all_of(heard(found.document)) == all_of(told(document.blocks))
    assert found.unread() == []
    assert found.bare() == []
    assert found.pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_two_versions_in_one_are_tagged_as_well(seed: int) -> None:
    before, after = random_document(seed), random_document(seed)
    after = replace(after, blocks=(*after.blocks[:3], *random_document(seed + 100).blocks[:4], *after.blocks[6:]))
    found = tagged(compared(before, after))
    assert found.unread() == found.bare() == []
    assert {part.tag for part in found.document.all()} >= {"Ins"}


@pytest.mark.parametrize("seed", SEEDS)
def test_elements_stand_where_the_standard_lets_them_stand(seed: int) -> None:
    may_hold = {
        "Document": {"P", "L", "Table"},
        "L": {"LI"},
        "LI": {"Lbl", "LBody"},
        "LBody": {"L", *INLINE},
        "Table": {"THead", "TBody", "TR"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TR": {"TH", "TD"},
        "TD": {"P", "L", *INLINE},
        "Link": {"Span"},
    }
    for part in tagged(random_document(seed)).document.all():
        held = {kid.tag for kid in part.parts if not re.fullmatch(r"H[1-6]", kid.tag)}
        assert held <= may_hold.get(part.tag, set(INLINE)), part.tag


@pytest.mark.parametrize("seed", SEEDS)
def test_no_level_of_headings_is_left_out(seed: int) -> None:
    before = 0
    for part in tagged(random_document(seed)).document.all(*(f"H{n}" for n in range(1, 7))):
        assert int(part.tag[1]) <= before + 1
        before = int(part.tag[1])


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1, 2, 3, 2), "H1 H2 H3 H2"),
        ((1, 3, 3, 2, 3), "H1 H2 H2 H2 H3"),
        ((2, 3, 1), "H1 H2 H1"),
        ((1, 2, 3, 4, 5, 6, 7), "H1 H2 H3 H4 H5 H6 H6"),
    ],
)
def test_headings_have_the_levels_of_a_list_of_contents(levels: tuple[int, ...], tags: str) -> None:
    found = of(*(Heading(level=level, runs=documents.run("Words")) for level in levels))
    assert " ".join(part.tag for part in found.document.parts) == tags


def test_the_number_of_a_heading_is_read_with_it() -> None:
    found = of(Heading(level=2, runs=documents.run("Fees"), number="6b."))
    assert [part.words for part in found.document.parts] == ["6b. Fees"]


def test_a_paragraph_that_goes_on_over_pages_is_one_element() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    found = of(Paragraph(runs=documents.run(words)))
    assert len(found.pdf.pages) > 2
    (part,) = found.document.parts
    assert part.words == words


def test_a_row_that_goes_on_over_pages_is_read_cell_by_cell() -> None:
    sides = [" ".join(f"{side}{n}" for n in range(1500)) for side in ("left", "right")]
    row = Row(cells=tuple(documents.cell(side) for side in sides))
    found = of(documents.table("Both", (("Left", 1), ("Right", 1)), (row,), keep_rows=False))
    assert len(found.pdf.pages) > 2
    assert [cell.words for cell in found.document.all("TD")] == sides
    assert [cell.words for cell in found.document.all("TH")] == ["Left", "Right"]


def test_header_cells_say_what_they_head_and_a_table_what_it_holds() -> None:
    (table,) = of(documents.action_table(60)).document.all("Table")
    assert table.attribute("/Summary") == "Action table, a row each"
    assert {cell.attribute("/Scope") for cell in table.all("TH")} == {"/Column"}
    assert len(list(table.all("TH"))) == 4


def test_every_row_has_a_cell_for_each_column() -> None:
    rows = (Row(cells=(documents.cell("one"),)), Row(cells=()))
    found = of(documents.table("Gaps", (("A", 1), ("B", 1), ("C", 1)), rows))
    assert [len(row.parts) for row in found.document.all("TR")] == [3, 3, 3]


def outline(part: Part) -> object:
    """A list as nested lists of the words of its points."""
    return [
        ["".join(kid for kid in body.kids if isinstance(kid, str)), *map(outline, body.parts)]
        for entry in part.parts
        for body in entry.parts
        if body.tag == "LBody"
    ]


def test_lists_stand_in_the_points_that_they_belong_to() -> None:
    point = documents.point
    found = of(
        point("one"),
        point("two"),
        point("two-a", level=1, list=2, marker="◦"),
        point("two-a-i", level=2, list=3, kind="numbered", marker="1."),
        point("two-b", level=1, list=2, marker="◦"),
        point("three"),
        point("else", list=9, kind="lettered", marker="c)"),
    )
    first, second = found.document.parts
    assert outline(first) == [["one"], ["two", [["two-a", [["two-a-i"]]], ["two-b"]]], ["three"]]
    assert outline(second) == [["else"]]
    counted = [part.attribute("/ListNumbering") for part in found.document.all("L")]
    assert counted == ["/Disc", "/Circle", "/Decimal", "/LowerAlpha"]


def test_a_link_has_its_area_its_words_and_says_where_it_leads() -> None:
    found = tagged(documents.document(actions=3))
    links = list(found.document.all("Link"))
    assert [link.words for link in links] == ["1", "2", "3"]
    said = [str(area.Contents) for link in links for area in link.links]
    assert [words[:36] for words in said] == [f"Action {n}: IO to price the mooring nu" for n in (1, 2, 3)]
    assert {str(page.Tabs) for page in found.pdf.pages} == {"/S"}


def test_a_link_that_goes_on_over_a_line_is_one() -> None:
    note = Paragraph(runs=documents.run("target"), ref=Ref("note", 1))
    long = Paragraph(runs=(Run(text="see "), Run(text="pontoon " * 30, link=Ref("note", 1)), Run(text="end")))
    (link,) = of(note, long).document.all("Link")
    assert len(link.links) > 1
    assert link.words.split() == ["pontoon"] * 30


def test_words_in_another_language_say_so() -> None:
    row = Row(cells=(Cell(blocks=(Paragraph(runs=documents.run("Cyngor"), language="cy"),)),))
    found = of(
        Paragraph(runs=documents.run("Welcome")),
        Paragraph(runs=documents.run("Croeso"), language="cy"),
        replace(documents.point("Diolch"), language="cy"),
        documents.table("T", (("A", 1),), (row,)),
        Paragraph(runs=documents.run("Thanks"), language="en-GB"),
    )
    assert str(found.pdf.Root.Lang) == "en-GB"
    said = {str(part.source.Lang): part.words for part in found.document.all() if "/Lang" in part.source}
    assert said.keys() == {"cy"}
    spoken = [part.words for part in found.document.all() if "/Lang" in part.source]
    assert [words.strip() for words in spoken] == ["Croeso", "•", "Diolch", "Cyngor"]


def test_what_came_and_what_went_is_heard() -> None:
    before = (Heading(level=1, runs=documents.run("Fees")), Paragraph(runs=documents.run("The old fee stays.")))
    after = (before[0], Paragraph(runs=documents.run("The new fee stays for a year.")))
    document = documents.document()
    found = tagged(compared(documents.only(document, *before), documents.only(document, *after)))
    marked = [(part.tag, str(part.source.ActualText)) for part in found.document.all("Ins", "Del")]
    assert marked == [
        ("Del", " [deleted: old] "),
        ("Ins", " [inserted: new] "),
        ("Ins", " [inserted: for a year] "),
    ]
    ruled = {part.tag: part.attribute("/TextDecorationType") for part in found.document.all("Ins", "Del")}
    assert ruled == {"Del": "/LineThrough", "Ins": "/Underline"}
    roles = found.pdf.Root.StructTreeRoot.RoleMap
    assert {str(roles["/Ins"]), str(roles["/Del"])} == {"/Span"}


def test_running_heads_feet_and_repeated_header_rows_are_not_read() -> None:
    found = tagged(documents.document(actions=80))
    spoken = squeezed(found.document.words)
    assert "DRAFT" not in spoken
    assert "Page 1" not in spoken
    assert spoken.count("Officer") == 1
    artifacts = [words.get(None, "") for words in found.words]
    assert len(artifacts) > 4
    assert all("DRAFT" in words and "Page" in words for words in artifacts)
    assert sum("Officer" in words for words in artifacts) >= 3


@pytest.mark.parametrize(
    "words", ["שלום 2026 (עולם) end", "He wrote שלום עולם, then left.", "السلام عليكم", "(שלום) 12 – 14 [עולם]"]
)
def test_what_runs_from_right_to_left_is_heard_in_its_order(words: str) -> None:
    (part,) = of(Paragraph(runs=documents.run(words))).document.parts
    assert squeezed(part.words) == squeezed(words)


def test_lines_are_parted_as_words_are() -> None:
    words = "well-known " * 40 + "x" * 300 + " first\nsecond\tthird"
    (part,) = of(Paragraph(runs=documents.run(words))).document.parts
    assert part.words.split() == words.split()


def test_the_file_says_that_it_is_accessible() -> None:
    with pikepdf.open(io.BytesIO(render(documents.document(), silently))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata(set_pikepdf_as_editor=False) as facts:
            assert facts["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert facts["dc:title"] == "Harbour Trust Board, 12 March 2026"
            assert facts["dc:creator"] == ["Gus Wren"]
            assert facts["dc:language"] == {"en-GB"}


def test_a_title_of_any_letters_stands_in_the_metadata() -> None:
    document = replace(documents.document(), title="R&D <Łódź> 会议 \x00\ud83d", author="")
    with pikepdf.open(io.BytesIO(render(document, silently))) as pdf, pdf.open_metadata() as facts:
        assert facts["dc:title"] == printable(document.title)


def test_a_table_without_rows_has_no_body() -> None:
    (table,) = of(documents.table("None", (("A", 1), ("B", 1)), ())).document.all("Table")
    assert [part.tag for part in table.all()] == ["Table", "TR", "TH", "TH"]


def judged(documents_by_name: dict[str, Document], folder: Path) -> None:
    files = []
    for name, document in documents_by_name.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(render(document, silently))
    judge = [sys.executable, JUDGE, "--no-vera", "--min-score", "98", *files]
    done = subprocess.run(judge, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


needs_judge = pytest.mark.skipif(not JUDGE.exists(), reason="the judges are not here")


@needs_judge
@pytest.mark.parametrize("style", built_in())
def test_the_judge_finds_nothing_to_mend_in_a_house_style(style: str, tmp_path: Path) -> None:
    meeting = harbour_meeting()
    fewer = replace(meeting, items=(replace(meeting.items[0], title="Welcome"), *meeting.items[2:]))
    made = {
        "minutes": compose(meeting, built_in()[style]),
        "agenda": compose_agenda(meeting, built_in()[style]),
        "redline": compose_redline(fewer, meeting, built_in()[style]),
    }
    judged(made, tmp_path)


@needs_judge
def test_the_judge_finds_nothing_to_mend_in_what_spans_meetings_nor_on_other_paper(tmp_path: Path) -> None:
    style = built_in()["notes-table"]
    on_paper = {name: replace(documents.document(), template=TEMPLATES[name]()) for name in A4_TEMPLATES}
    made = {
        "register": compose_register(ENTRIES, style),
        "attendance": compose_record(long_record(), style, "Harbour Trust Board", one_table=True),
        "priorities": priorities_made(),
        "by chance": random_document(3),
    }
    judged(made | on_paper, tmp_path)
