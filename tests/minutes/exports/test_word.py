"""The Word format, looked at as Word would: styles, lists, places, tables, page heads, and the judges of the format."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from desktop.minutes.document import Block, Cell, Column, Document, ListItem, Look, Paragraph, Ref, Row, Run, Table
from desktop.minutes.exports import Cancelled, format_for, silently
from desktop.minutes.exports.word import render
from desktop.minutes.word.tables import width_of, widths

from . import word_documents as sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = ("notes-table.docx", "executive-board.docx", "minutes-and-actions.docx", "strategic-board.docx")


class File:
    """A written Word file, opened again."""

    def __init__(self, *blocks: Block, document: Document | None = None, **more: object) -> None:
        told = document or sample.document(blocks, Look(), **more)
        self.content = render(told, silently)
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.tree("word/document.xml").find(f"{W}body")

    def tree(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def all(self, tag: str) -> list[etree._Element]:
        return list(self.body.iter(W + tag))

    def paragraphs(self) -> list[tuple[str, str]]:
        """The name of the style and the text of every paragraph, tabs and breaks as they were typed."""
        named = {
            s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val")
            for s in self.tree("word/styles.xml").iter(f"{W}style")
        }
        return [(named[p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")], text(p)) for p in self.all("p")]

    def styles(self) -> list[str]:
        return [style for style, _ in self.paragraphs()]

    def places(self) -> list[str]:
        return [mark.get(f"{W}name") for mark in self.all("bookmarkStart")]


def text(element: etree._Element) -> str:
    pieces = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = (child for run in element.iter(f"{W}r") for child in run)
    return "".join(pieces.get(child.tag, child.text or "") for child in runs)


def markers(file: File) -> list[str]:
    """Every list paragraph's marker as Word shows it: counted per definition, begun anew where a `w:num` says so."""
    numbering = file.tree("word/numbering.xml")
    nums = {num.get(f"{W}numId"): num for num in numbering.iter(f"{W}num")}
    forms = {form.get(f"{W}abstractNumId"): form for form in numbering.iter(f"{W}abstractNum")}
    counts: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    shown = []
    for listed in file.all("numPr"):
        number, level = listed.find(f"{W}numId").get(f"{W}val"), int(listed.find(f"{W}ilvl").get(f"{W}val"))
        form = nums[number].find(f"{W}abstractNumId").get(f"{W}val")
        count = counts.setdefault(form, {})
        start = nums[number].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if start is not None and (number, level) not in begun:
            count[level] = int(start.get(f"{W}val"))
        else:
            count[level] = count.get(level, 0) + 1
        begun.add((number, level))
        counts[form] = {at: last for at, last in count.items() if at <= level}
        look = forms[form].find(f"{W}lvl[@{W}ilvl='{level}']")
        kind = look.find(f"{W}numFmt").get(f"{W}val")
        value = {"decimal": str(count[level]), "lowerLetter": chr(96 + min(count[level], 26)), "bullet": ""}[kind]
        shown.append(look.find(f"{W}lvlText").get(f"{W}val").replace(f"%{level + 1}", value))
    return shown


def point(kind: str, value: int, level: int = 0, list: int = 1, marker: str = "") -> ListItem:
    usual = {"bullet": "•", "numbered": f"{value}.", "lettered": f"{chr(96 + value)})"}[kind]
    return ListItem(
        runs=sample.words("a point"), kind=kind, level=level, list=list, value=value, marker=marker or usual
    )


def test_it_is_the_first_format_and_makes_minutes_and_action_tables() -> None:
    assert {format_for(".docx", making).render for making in ("minutes", "actions")} == {render}


def test_headings_are_real_and_their_numbers_are_words_before_a_tab() -> None:
    file = File(sample.heading(1, "Board"), sample.heading(2, "Present"), sample.item("6a.", "Reserves", 1))
    assert file.paragraphs() == [
        ("heading 1", "Board"),
        ("heading 2 Flush", "Present"),
        ("heading 2", "6a.\tReserves"),
    ]


def test_a_heading_without_number_stands_where_its_surroundings_stand() -> None:
    inner = sample.heading(3, "Inner")
    file = File(inner, sample.item("1.", "Item", 1), inner, sample.heading(2, "Actions"), inner)
    assert file.styles() == ["heading 3 Flush", "heading 2", "heading 3 Item", "heading 2 Flush", "heading 3 Flush"]


@pytest.mark.parametrize(
    ("role", "in_item", "elsewhere", "in_cell"),
    [
        ("body", "Item Text", "Body Text", "Body Text"),
        ("detail", "Detail Flush", "Detail Flush", "Detail Flush"),
        ("lead", "Lead", "Lead Flush", "Lead Flush"),
        ("minute", "Item Text", "Body Text", "Body Text"),
        ("action", "Action", "Action Flush", "Action Flush"),
        ("decision", "Decision", "Decision Flush", "Decision Flush"),
        ("review", "Review", "Review Flush", "Review Flush"),
        ("label", "Label", "Label Flush", "Label Flush"),
        ("cell", "Table Text", "Table Text", "Table Text"),
        ("small", "Small Print", "Small Print", "Small Print"),
        ("signature", "Signature", "Signature", "Signature"),
    ],
)
def test_every_role_has_a_named_style_by_where_it_stands(role: str, in_item: str, elsewhere: str, in_cell: str) -> None:
    told = sample.body("words", role=role)
    table = sample.table("T", {"A": 1}, [[sample.cell(told)]])
    file = File(told, sample.item("1.", "Item", 1), told, sample.heading(2, "Table"), table)
    assert file.styles() == [elsewhere, "heading 2", in_item, "heading 2 Flush", "Table Heading", in_cell]


def test_a_minute_hangs_behind_its_number() -> None:
    file = File(sample.body("Agreed.", role="minute", number="3.2"))
    assert file.paragraphs() == [("Minute", "3.2\tAgreed.")]


def test_a_paragraph_keeps_its_distance_from_the_table_before_it() -> None:
    file = File(sample.people(), sample.body("After."), sample.body("Later."))
    assert file.styles()[-2:] == ["Body Text After Table", "Body Text"]


def test_the_last_line_of_a_heading_block_keeps_its_distance_from_a_table() -> None:
    file = File(
        sample.detail("Date", "4 March"), sample.detail("Time", "2:00pm"), sample.people(), sample.body("After.")
    )
    assert file.styles()[:2] == ["Detail", "Detail Before Table"]
    assert File(sample.body("Before."), sample.people()).styles()[0] == "Body Text"


def test_two_tables_in_a_row_stay_two_tables() -> None:
    file = File(sample.people(), sample.people())
    assert [etree.QName(child).localname for child in file.body] == ["tbl", "p", "tbl", "sectPr"]


def test_nothing_is_formatted_by_hand() -> None:
    allowed = {"pStyle", "keepNext", "numPr", "bidi", "rStyle", "b", "bCs", "i", "iCs", "u", "rtl"}
    for make in sample.ALL.values():
        file = File(document=make())
        properties = (child for tag in ("pPr", "rPr") for found in file.all(tag) for child in found)
        assert {etree.QName(child).localname for child in properties} <= allowed


@pytest.mark.parametrize(
    "points",
    [
        [point("bullet", 1), point("bullet", 2, 1), point("bullet", 2, 1, marker="–"), point("bullet", 2, marker="◦")],
        [point("lettered", 1), point("lettered", 3), point("lettered", 4)],
        [point("numbered", 7), point("numbered", 8), point("numbered", 10), point("numbered", 1)],
        [point("numbered", 1), point("numbered", 1, list=2), point("numbered", 2), point("numbered", 2, list=2)],
        [
            point("numbered", 1),
            point("lettered", 1, 1),
            point("lettered", 2, 1),
            point("numbered", 2),
            point("lettered", 1, 1),
        ],
        [
            point("numbered", 1, 1),
            point("numbered", 1),
            point("numbered", 1, 1),
            point("numbered", 2, 1),
            point("numbered", 2),
        ],
        [point("numbered", 1), point("numbered", 1, 2), point("numbered", 1, 1), point("numbered", 3, 1)],
        [point("lettered", 1, marker="(a)"), point("lettered", 2, marker="(b)"), point("numbered", 3, 1, marker="3)")],
    ],
)
def test_word_shows_the_very_markers(points: list[ListItem]) -> None:
    assert markers(File(*points)) == [told.marker for told in points]


def test_the_markers_of_lists_are_no_words_and_lists_do_not_share_a_number() -> None:
    file = File(point("bullet", 1), point("bullet", 1, list=2), point("lettered", 1, list=3))
    assert [words for _, words in file.paragraphs()] == ["a point"] * 3
    assert len({found.get(f"{W}val") for found in file.all("numId")}) == 3


def test_lists_are_indented_with_their_item_and_flush_elsewhere() -> None:
    inside = sample.table("T", {"A": 1}, [[sample.cell(point("numbered", 1, list=3))]])
    file = File(point("bullet", 1), sample.item("1.", "Item", 1), point("lettered", 1, list=2), inside)
    assert [style for style in file.styles() if style.startswith("List")] == [
        "List Bullet Flush",
        "List Letter",
        "List Number Flush",
    ]


def test_an_action_row_links_to_its_action() -> None:
    row = sample.action_row(5, "to write", "OM", "May")
    file = File(sample.action(5, "OM to write"), sample.action_table([row]))
    (link,) = file.all("hyperlink")
    assert (link.get(f"{W}anchor"), text(link)) == ("action_5", "5")
    assert link.find(f"{W}r/{W}rPr/{W}rStyle").get(f"{W}val") == "Hyperlink"
    assert file.places() == ["action_5", "row_5"]


def test_a_link_that_leads_nowhere_is_plain_words() -> None:
    file = File(sample.action_table([sample.action_row(5, "to write", "OM", "May")]))
    assert not file.all("hyperlink")
    assert file.paragraphs()[4] == ("Table Text", "5")


def test_each_place_is_marked_once_where_it_stands_first() -> None:
    twice = Ref("note", 3)
    file = File(sample.body("a", ref=twice), sample.body(Run(text="b", anchor=twice), "c"), sample.item("1.", "d", 3))
    assert file.places() == ["note_3", "item_3"]
    ids = [mark.get(f"{W}id") for tag in ("bookmarkStart", "bookmarkEnd") for mark in file.all(tag)]
    assert sorted(ids) == ["1", "1", "2", "2"]


def test_neighbouring_runs_of_one_place_are_one_bookmark() -> None:
    place = Ref("action", 1)
    runs = (Run(text="Action 1: ", bold=True, anchor=place), Run(text="go", anchor=place), Run(text=" then"))
    (paragraph,) = File(Paragraph(runs=runs)).all("p")
    assert [etree.QName(child).localname for child in paragraph] == [
        "pPr",
        "bookmarkStart",
        "r",
        "r",
        "bookmarkEnd",
        "r",
    ]


def test_bold_italic_and_underline_stay() -> None:
    file = File(sample.body(Run(text="all", bold=True, italic=True, underline=True), "none"))
    assert [etree.QName(mark).localname for found in file.all("rPr") for mark in found] == ["b", "bCs", "i", "iCs", "u"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ('R&D <board> "q" ]]>', 'R&D <board> "q" ]]>'),
        ("  spaces  ", "  spaces  "),
        ("\x00\x07no\x1b control\ud800", "no control"),
        ("Łódź, Gŵyr, 👍🏽, 中文, ✓", "Łódź, Gŵyr, 👍🏽, 中文, ✓"),
        ("name שלום עולם (2026) end", "name שלום עולם (2026) end"),
    ],
)
def test_the_words_survive(typed: str, read: str) -> None:
    assert File(sample.body(typed)).paragraphs() == [("Body Text", read)]


def test_a_paragraph_in_hebrew_runs_from_right_to_left_but_its_latin_words_do_not() -> None:
    (paragraph,) = File(sample.body("הישיבה נפתחה על ידי EM, והוחלט.")).all("p")
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    runs = [
        (text_of, run.find(f"{W}rPr/{W}rtl") is not None)
        for run in paragraph.iter(f"{W}r")
        if (text_of := run.findtext(f"{W}t"))
    ]
    assert runs == [("הישיבה נפתחה על ידי ", True), ("EM", False), (", והוחלט.", True)]


def test_a_hebrew_name_in_an_english_sentence_turns_only_itself() -> None:
    (paragraph,) = File(sample.body("Name שלום עולם spoke.")).all("p")
    assert paragraph.find(f"{W}pPr/{W}bidi") is None
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.iter(f"{W}r")] == [False, True, False]


def test_a_table_says_what_it_is_and_its_header_row_repeats() -> None:
    file = File(sample.people())
    (properties,) = file.all("tblPr")
    assert properties.find(f"{W}tblCaption").get(f"{W}val") == "Attendance"
    assert properties.find(f"{W}tblDescription").get(f"{W}val") == "Attendance: a row for each"
    assert properties.find(f"{W}tblLook").get(f"{W}firstRow") == "1"
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in file.all("tr")] == [True, *[False] * 5]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in file.all("tr"))


@pytest.mark.parametrize(("rules", "style"), [("rows", "MinutesTable"), ("grid", "MinutesGrid")])
def test_rules_are_the_table_style(rules: str, style: str) -> None:
    (found,) = File(sample.table("T", {"A": 1}, [["a"]], rules=rules)).all("tblStyle")
    assert found.get(f"{W}val") == style


def test_a_long_row_may_break_where_rows_need_not_be_kept() -> None:
    file = File(sample.table("T", {"A": 1}, [["short"], ["long " * 400]], keep_rows=False))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in file.all("tr")] == [True, True, False]


def test_a_table_never_leaves_its_last_row_alone_and_a_small_one_stays_whole() -> None:
    small = File(sample.table("T", {"A": 1}, [["a"]] * 4))
    long = File(sample.table("T", {"A": 1}, [["a " * 200]] * 4))
    bound = [[row.find(f".//{W}keepNext") is not None for row in file.all("tr")[1:]] for file in (small, long)]
    assert bound == [[True, True, True, False], [False, False, True, False]]


def test_a_cell_without_words_is_still_a_cell() -> None:
    columns = (Column(heading="A"), Column(heading="B"))
    row = Row(cells=(Cell(blocks=()), Cell(blocks=(Paragraph(runs=(), role="cell"),))))
    file = File(Table(title="T", description="D", columns=columns, rows=(row,)))
    assert all(cell.find(f"{W}p") is not None for cell in file.all("tc"))


def test_columns_fill_the_width_and_no_word_breaks() -> None:
    table = sample.table("T", {"Reference": 0.1, "Owner": 0.1, "Text": 9}, [("AP34/17", "Featherstone", "words")])
    found = widths([table], 9525)
    assert sum(found) == 9525
    assert found[0] > width_of("Reference") and found[1] > width_of("Featherstone")
    assert found[2] > found[0] + found[1]


def test_a_column_of_dashes_leaves_its_room_to_the_others() -> None:
    columns = {"Name": 1, "Title": 1, "Representing": 3}
    found = widths([sample.table("T", columns, [("Oriel Marchbanks", "Warden of the lower marsh " * 4, "–")])], 9000)
    assert width_of("Representing") < found[2] < found[0] + 500
    assert found[1] > 4500


def test_tables_with_the_same_columns_line_up() -> None:
    columns = {"Name": 1, "Capacity": 1}
    tables = [
        sample.table("T", columns, [(name, "Warden")]) for name in ("Jo", "Peregrine Featherstonehaugh-Marchbanks")
    ]
    file = File(*tables)
    grids = [[cell.get(f"{W}w") for cell in grid] for grid in file.all("tblGrid")]
    assert grids[0] == grids[1]


def test_columns_share_alike_what_is_too_narrow_for_all() -> None:
    table = sample.table(
        "T",
        dict.fromkeys(
            (
                "Representations",
                "Responsibilities",
                "Recommendations",
                "Acknowledgements",
                "Correspondence",
                "Communications",
            ),
            1,
        ),
        [],
    )
    found = widths([table], 9000)
    assert sum(found) == 9000
    assert min(found) > 1000


def test_a_table_without_rows_or_shares_can_be_written() -> None:
    assert len(File(sample.table("T", {"A": 0, "B": 0}, [])).all("tr")) == 1


@pytest.mark.parametrize(
    ("running_head", "draft", "lines"),
    [
        (("Board", "4 March"), "DRAFT", ["Board\tDRAFT", "4 March"]),
        (("Board",), "", ["Board"]),
        ((), "DRAFT", ["\tDRAFT"]),
        ((), "", [""]),
        (("A board " * 20, "4 March"), "DRAFT", ["DRAFT", "A board " * 20, "4 March"]),
    ],
)
def test_running_heads_and_draft_stand_on_every_page(
    running_head: tuple[str, ...], draft: str, lines: list[str]
) -> None:
    file = File(sample.body("text"), running_head=running_head, draft=draft)
    head = file.tree("word/header1.xml")
    assert [text(line) for line in head.iter(f"{W}p")] == lines
    drafts = [run for run in head.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert [text(run) for run in drafts] == ([draft] if draft else [])


def test_the_footer_counts_pages_in_fields_with_a_result() -> None:
    foot = File(sample.body("text"), footer="Page {page} of {pages} pages").tree("word/footer1.xml")
    assert "".join(found.text for found in foot.iter(f"{W}t")) == "Page 1 of 1 pages"
    assert [found.text.strip() for found in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is() -> None:
    file = File(sample.body("text"), title="Board & trust", subject="Minutes", author="GW", language="cy-GB")
    properties = {etree.QName(child).localname: child.text for child in file.tree("docProps/core.xml")}
    stamp = properties.pop("created")
    assert properties.pop("modified") == stamp and stamp.endswith("Z")
    assert properties == {
        "title": "Board & trust",
        "subject": "Minutes",
        "creator": "GW",
        "lastModifiedBy": "GW",
        "language": "cy-GB",
    }
    (language,) = file.tree("word/styles.xml").iter(f"{W}lang")
    assert language.get(f"{W}val") == "cy-GB"


def test_a_property_that_is_empty_is_left_out_and_a_long_one_cut() -> None:
    file = File(sample.body("text"), title="Board " * 60, author=" ")
    held = {etree.QName(child).localname: child.text for child in file.tree("docProps/core.xml")}
    assert held["title"] == ("Board " * 60)[:255].strip()
    assert not held.keys() & {"creator", "lastModifiedBy", "description"}


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_is_no_word_document_is_named(content: bytes, tmp_path: Path) -> None:
    poor = tmp_path / "poor.docx"
    poor.write_bytes(content)
    with pytest.raises(ValueError, match=r"poor\.docx is no Word document"):
        render(sample.document([sample.body("x")], Look(template=str(poor))), silently)


def test_a_template_that_libreoffice_saved_gives_a_file_with_one_set_of_properties(tmp_path: Path) -> None:
    parts = File(sample.body("x")).parts
    package, office = (f"http://schemas.openxmlformats.org/{name}".encode() for name in ("package", "officedocument"))
    ends = b"/2006/relationships/metadata/core-properties"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(package + ends, office + ends)
    assert office in parts["_rels/.rels"]
    saved = tmp_path / "saved.docx"
    with zipfile.ZipFile(saved, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    made = render(sample.document([sample.body("x")], Look(template=str(saved)), title="Board"), silently)
    with zipfile.ZipFile(io.BytesIO(made)) as target:
        assert target.namelist().count("docProps/core.xml") == 1
        assert b"Board<" in target.read("docProps/core.xml")


def test_the_same_document_gives_the_same_file_but_for_its_date() -> None:
    one, other = (File(document=sample.notes_table()).parts for _ in range(2))
    assert {name for name in one if one[name] != other[name]} <= {"docProps/core.xml"}


def test_a_template_that_lacks_a_style_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(File(sample.body("x")).content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Body Text', b'"Fliesstext')
    poor = tmp_path / "poor.docx"
    with zipfile.ZipFile(poor, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(ValueError, match=r"poor\.docx has no style named 'Body Text'"):
        render(sample.document([sample.body("x")], Look(template=str(poor))), silently)


def test_an_export_can_be_given_up_in_the_middle() -> None:
    told: list[float] = []

    def give_up(done: float) -> None:
        told.append(done)
        if done > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(sample.long_meeting(), give_up)
    assert 20 < len(told) < 120 and told == sorted(told)


def test_a_very_long_meeting_is_written_in_well_under_a_second() -> None:
    document = sample.long_meeting()
    began = time.perf_counter()
    render(document, silently)
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_holds_every_style(template: str) -> None:
    for make in sample.ALL.values():
        told = make()
        render(Document(**{**_fields(told), "look": Look(template=template)}), silently)


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__struct_fields__}


def judge() -> Path | None:
    """The check of Word files where it is at hand: in a folder the environment names, or beside the checkout."""
    beside = Path(__file__).parents[4] / "shared" / "tools"
    folder = Path(os.environ.get("MINUTEBOOK_TOOLS", beside))
    return folder / "docx_check.py" if (folder / "docx_check.py").exists() else None


def judged(files: Iterable[Path], *options: str) -> dict[str, dict[str, object]]:
    command = [sys.executable, str(judge()), *map(str, files), "--json", *options]
    if sdk := os.environ.get("MINUTEBOOK_OOXML_VALIDATOR"):
        command += ["--sdk", sdk]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


@pytest.mark.skipif(judge() is None, reason="the check of Word files is not here")
def test_the_judge_finds_no_error_in_any_document(tmp_path: Path) -> None:
    for name, make in sample.ALL.items():
        (tmp_path / f"{name}.docx").write_bytes(render(make(), silently))
    options = ("--render",) if shutil.which("soffice") else ()
    for path, verdict in judged(sorted(tmp_path.glob("*.docx")), *options).items():
        failed = [check for check in verdict["checks"] if check["problems"]]  # type: ignore[attr-defined]
        assert verdict["errors"] == 0, (path, failed)
        assert verdict["score"] >= 98, (path, failed)  # type: ignore[operator]
