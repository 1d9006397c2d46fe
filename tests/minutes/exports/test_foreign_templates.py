"""Minutes written into Word templates that committees made themselves."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from db.values import replace
from desktop.minutes.comparing import compared
from desktop.minutes.document import Document
from desktop.minutes.exports import silently
from desktop.minutes.exports.word import render
from desktop.minutes.word.foreign_package import LARGEST
from desktop.minutes.word.letterhead import letterhead
from desktop.minutes.word.template import content_of
from desktop.minutes.word.template_obstacles import template_obstacles
from desktop.minutes.word.template_trial import own_styles, saying, tried
from desktop.minutes.word_reading.word_text import Refused
from tests.minutes.exports import word_documents
from tests.minutes.exports.foreign_templates import (
    MAIN,
    TEMPLATES,
    field,
    repacked,
    replaced,
    saved,
    two_columns,
)
from tests.minutes.exports.settling import settled
from tests.minutes.exports.test_tracked_changes import style as house_style
from tests.minutes.exports.test_tracked_changes import versions, without_empty

STYLES = {
    "notes-table": word_documents.notes_table,
    "executive-board": word_documents.executive_board,
    "minutes-and-actions": word_documents.minutes_and_actions,
    "strategic-board": word_documents.strategic_board,
}
DOCUMENT = "word/document.xml"


@cache
def template(name: str) -> bytes:
    return TEMPLATES[name]()


def written(content: bytes, document: Document | None = None, **changes: Any) -> Any:
    """Minutes in a template, opened again."""
    made = replace(document or word_documents.notes_table(), template=content, **changes)
    return docx.Document(BytesIO(render(made, silently)))


def words(part: Any) -> list[str]:
    """The paragraphs of a header, a footer or a text, those in its tables too."""
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in part._element.iter(qn("w:p"))]


def told(part: Any) -> str:
    return " | ".join(filter(None, words(part)))


def part_of(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def body_of(change: Callable[[Any], None]) -> bytes:
    """A template of one page whose text is made by `change`."""
    made = docx.Document()
    change(made)
    return saved(made)


# ---- what stays and what comes


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_minutes_in_every_style_are_written_into_every_template(name: str, style: str) -> None:
    document = STYLES[style]()
    made = written(template(name), document)
    texts = [paragraph.text for paragraph in made.element.body.iter(qn("w:p"))]
    for paragraph in docx.Document(BytesIO(render(document, silently))).element.body.iter(qn("w:p")):
        assert paragraph.text in texts


@pytest.mark.parametrize("name", TEMPLATES)
def test_page_and_margins_stay_and_tables_are_as_wide_as_the_text(name: str) -> None:
    before, after = docx.Document(BytesIO(opened(name))).sections[0], written(template(name)).sections[0]
    for measure in ("page_width", "page_height", "left_margin", "right_margin", "top_margin", "header_distance"):
        assert getattr(before, measure) == getattr(after, measure)
    width = (after.page_width - after.left_margin - after.right_margin) // 635
    body = after._document_part.element.body
    assert {int(found.get(qn("w:w"))) for found in body.iter(qn("w:tblW"))} == {width}


def opened(name: str) -> bytes:
    """A template under the content type that python-docx takes."""
    types = part_of(template(name), "[Content_Types].xml")
    if MAIN in types:
        return template(name)
    return replaced(template(name), "[Content_Types].xml", "wordprocessingml.template.main+xml", MAIN)


def test_the_first_page_keeps_its_letterhead_and_says_draft() -> None:
    section = written(template("letterhead.dotx")).sections[0]
    assert section.different_first_page_header_footer
    assert told(section.first_page_header) == "Marram Coast Partnership | DRAFT"
    assert len(list(section.first_page_header._element.iter(qn("wp:inline")))) == 1
    assert told(section.header) == "Marram Coast Partnership | Reserve Management BoardDRAFT | 4 March 2026"
    for footer in (section.first_page_footer, section.footer):
        assert told(footer).endswith("01632 960 411 | Page 1 of 1")


def test_agreed_minutes_say_draft_nowhere() -> None:
    for name in TEMPLATES:
        section = written(template(name), draft="").sections[0]
        for header in (section.header, section.first_page_header, section.even_page_header):
            assert "DRAFT" not in told(header)
            assert "{" not in told(header)


def test_what_is_typed_into_the_header_is_filled_in_where_it_stands() -> None:
    section = written(template("two-columns.docx")).sections[0]
    for header in (section.header, section.even_page_header):
        assert words(header)[:3] == [
            "Vale of Ennor Community Council",
            "Reserve Management Board · 4 March 2026",
            "DRAFT",
        ]


def test_a_template_that_counts_its_pages_is_given_no_second_number() -> None:
    section = written(template("two-columns.docx")).sections[0]
    for footer in (section.footer, section.even_page_footer):
        codes = [found.text.strip() for found in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert told(footer) == "Tudalen 1 o 1" or told(footer) == "Tudalen  | 1 |  o  | 1"


def test_draft_stands_where_the_template_wants_it() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Status: {draft} (page {page} of {pages})"

    section = written(body_of(change)).sections[0]
    assert words(section.header)[0] == "Status: DRAFT (page 1 of 1)"
    assert told(section.header).count("DRAFT") == 1
    assert "PAGE" not in "".join(found.text for found in section.footer._element.iter(qn("w:instrText")))
    agreed = written(body_of(change), draft="").sections[0]
    assert words(agreed.header)[0] == "Status:  (page 1 of 1)"


def test_what_stands_around_the_mark_stays_and_other_text_goes() -> None:
    texts = [paragraph.text for paragraph in written(template("letterhead.dotx")).paragraphs]
    assert texts[0] == "Papers are sent out seven days before each meeting."
    assert texts[1] == "Reserve Management Board: meeting notes"
    assert texts[-1] == "Registered charity 0000000."
    assert "Specimen" not in [paragraph.text for paragraph in written(template("two-columns.docx")).paragraphs]


def test_a_bookmark_marks_the_place_of_the_minutes_as_well() -> None:
    def change(made: Any) -> None:
        made.add_paragraph("To all members")
        for text, tag in (("from here", "bookmarkStart"), ("to here", "bookmarkEnd")):
            name = ' w:name="Minutes"' if tag == "bookmarkStart" else ""
            made.add_paragraph(text)._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="7"{name}/>'))
        made.add_paragraph("Yours sincerely")

    texts = [paragraph.text for paragraph in written(body_of(change)).paragraphs]
    assert texts[0] == "To all members"
    assert texts[-1] == "Yours sincerely"
    assert not {"from here", "to here"} & set(texts)


def test_without_a_mark_the_first_section_is_the_page_of_the_minutes() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Letterhead"
        made.add_section()
        made.sections[1].header.is_linked_to_previous = False
        made.sections[1].header.paragraphs[0].text = "Appendix"
        made.sections[1].left_margin = Mm(60)

    made = written(body_of(change))
    assert len(made.sections) == 1
    assert told(made.sections[0].header).startswith("Letterhead")
    assert made.sections[0].left_margin < Mm(40)


def test_a_section_with_the_mark_keeps_headers_that_it_has_from_before() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "On every page"
        made.add_paragraph("A cover")
        made.add_section()
        made.add_paragraph("{minutes}")

    made = written(body_of(change))
    assert len(made.sections) == 2
    assert made.paragraphs[0].text == "A cover"
    assert told(made.sections[1].header).startswith("On every page | Reserve Management Board")


def test_every_page_is_headed_even_where_the_template_left_pages_bare() -> None:
    def change(made: Any) -> None:
        made.sections[0].different_first_page_header_footer = True
        made.settings.odd_and_even_pages_header_footer = True

    section = written(body_of(change)).sections[0]
    assert told(section.first_page_header) == "DRAFT"
    for header in (section.header, section.even_page_header):
        assert "DRAFT" in told(header)
    for footer in (section.first_page_footer, section.footer, section.even_page_footer):
        assert told(footer) == "Page 1 of 1"


# ---- styles


def style(made: Any, name: str) -> Any:
    return next(found for found in made.styles.element if found.find(qn("w:name")) is not None and name == named(found))


def named(found: Any) -> str:
    return str(found.find(qn("w:name")).get(qn("w:val")))


def styles_used(made: Any) -> set[str]:
    by_id = {found.get(qn("w:styleId")): named(found) for found in made.styles.element.iter(qn("w:style"))}
    return {by_id[found.get(qn("w:val"))] for found in made.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}


@pytest.mark.parametrize("name", TEMPLATES)
def test_styles_of_the_template_keep_their_looks(name: str) -> None:
    before, after = docx.Document(BytesIO(opened(name))), written(template(name))
    for which in ("heading 2", "heading 3", "Normal"):
        told = [style(made, which).find(qn("w:rPr")) for made in (before, after)]
        letters = [[(e.tag, dict(e.attrib)) for e in held] for held in told]
        assert letters[0] == letters[1]


def test_every_style_that_is_used_is_there_once() -> None:
    for name in TEMPLATES:
        made = written(template(name), word_documents.strategic_board())
        assert {"heading 1", "heading 2", "Minute", "Lead", "Minutes Table", "Table Text"} <= styles_used(made)
        names = [named(found).casefold() for found in made.styles.element.iter(qn("w:style"))]
        ids = [found.get(qn("w:styleId")) for found in made.styles.element.iter(qn("w:style"))]
        assert len(set(names)) == len(names)
        assert len(set(ids)) == len(ids)
        links = made.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link"))
        assert {found.get(qn("w:val")) for found in links} <= set(ids)


def test_a_style_that_names_one_that_is_missing_does_so_no_more() -> None:
    broken = replaced(two_columns(), "word/styles.xml", 'w:styleId="Heading5Char"', 'w:styleId="Lost"')
    assert "Heading5Char" in part_of(broken, "word/styles.xml")
    made = written(broken)
    assert "Heading5Char" not in {found.get(qn("w:val")) for found in made.styles.element.iter(qn("w:link"))}


def test_the_heading_of_a_list_of_contents_is_a_heading() -> None:
    level = style(written(two_columns(), contents="Contents"), "TOC Heading").find(
        f"{qn('w:pPr')}/{qn('w:outlineLvl')}"
    )
    assert level.get(qn("w:val")) == "1"


def test_a_heading_under_a_welsh_name_is_taken_over_by_its_level() -> None:
    made = written(template("own-fonts.docx"))
    first = style(made, "heading 1")
    assert first.get(qn("w:styleId")) == "Pennawd1"
    assert first.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:ascii")) == "Verdana"
    assert "Pennawd 1" not in [named(found) for found in made.styles.element.iter(qn("w:style"))]


def test_headings_that_count_by_themselves_do_so_no_more_and_hang_by_their_number() -> None:
    made = written(template("own-fonts.docx"))
    heading = style(made, "heading 2").find(qn("w:pPr"))
    assert heading.find(f"{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) == "0"
    assert heading.find(qn("w:tabs")) is not None
    assert int(heading.find(qn("w:ind")).get(qn("w:hanging"))) > 300


def test_added_styles_take_the_colour_of_the_headings_where_it_can_be_read() -> None:
    made = written(template("letterhead.dotx"))
    assert style(made, "Label").find(f"{qn('w:rPr')}/{qn('w:color')}").get(qn("w:val")) == "145A78"
    pale = replaced(template("letterhead.dotx"), "word/styles.xml", "145A78", "BBDDEE")
    colour = style(written(pale), "Label").find(f"{qn('w:rPr')}/{qn('w:color')}")
    assert colour is None or colour.get(qn("w:val")) not in ("BBDDEE", "145A78")


def test_added_styles_are_as_large_as_the_template_writes() -> None:
    small, large = (style(written(template(name)), "Small Print") for name in ("own-fonts.docx", "letterhead.dotx"))
    assert small.find(f"{qn('w:rPr')}/{qn('w:sz')}") is None
    title = [
        int(style(written(template(n)), "Draft").find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")))
        for n in TEMPLATES
    ]
    assert title == [22, 20, 18]
    assert large is not None


def test_lists_of_a_template_with_one_level_are_nine_levels_deep_and_count_in_our_way() -> None:
    made = written(template("two-columns.docx"))
    points = [p for p in made.paragraphs if p.text in ("of these, 14 ringed", "the car park")]
    numbering = made.part.numbering_part.element
    for point in points:
        number = point._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        form = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
        assert len(numbering.xpath(f"w:abstractNum[@w:abstractNumId='{form}']/w:lvl")) == 9


def test_minutes_that_were_exported_serve_as_a_template_again() -> None:
    first = render(replace(word_documents.notes_table(), template=template("letterhead.dotx")), silently)
    again = written(first, word_documents.executive_board())
    assert told(again.sections[0].first_page_header).startswith("Marram Coast Partnership")
    assert "Reserve Executive Board Meeting" in [paragraph.text for paragraph in again.paragraphs]


def test_the_language_is_that_of_the_minutes() -> None:
    made = written(template("letterhead.dotx"), language="cy-GB")
    assert {found.get(qn("w:val")) for found in made.styles.element.iter(qn("w:lang"))} == {"cy-GB"}
    assert made.core_properties.language == "cy-GB"
    assert made.core_properties.title == "Reserve Management Board, 4 March 2026"
    assert made.core_properties.author == "Gus Wren"


def test_the_names_of_styles_that_are_taken_over_are_told() -> None:
    names = own_styles(template("own-fonts.docx"), content_of("notes-table.docx"))
    assert {"heading 2", "Action", "List Bullet"} <= set(names)


# ---- pictures


def test_a_logo_that_says_nothing_says_whose_it_is() -> None:
    header = written(template("letterhead.dotx")).sections[0].first_page_header
    assert [found.get("descr") for found in header._element.iter(qn("wp:docPr"))] == ["Minutes"]
    told = saying(template("letterhead.dotx"), " A wave\n on blue ")
    header = written(told).sections[0].first_page_header
    assert [found.get("descr") for found in header._element.iter(qn("wp:docPr"))] == ["A wave on blue"]
    assert saying(told, "something else") == told


def test_pictures_have_numbers_of_their_own() -> None:
    made = written(template("two-columns.docx")).sections[0]
    numbers = [
        found.get("id")
        for header in (made.header, made.even_page_header)
        for found in header._element.iter(qn("wp:docPr"))
    ]
    assert len(set(numbers)) == 2


def test_the_running_head_keeps_clear_of_a_floating_logo() -> None:
    header = written(template("own-fonts.docx")).sections[0].header
    ours = [p for p in header.paragraphs if "Reserve Management Board" in p.text]
    assert ours[0].paragraph_format.space_before > Mm(4)
    floating = letterhead(template("own-fonts.docx")).header.floating
    assert [(round(one.left), round(one.top), round(one.height)) for one in floating] == [(115, 6, 16)]


# ---- what does not leave the template


def test_comments_changes_and_properties_of_the_template_stay_behind() -> None:
    def change(made: Any) -> None:
        header = made.sections[0].header.paragraphs[0]
        header.text = "Kept"
        for xml in (
            '<w:ins {ns} w:id="1" w:author="X"><w:r><w:t> new</w:t></w:r></w:ins>',
            '<w:del {ns} w:id="2" w:author="X"><w:r><w:delText> old</w:delText></w:r></w:del>',
        ):
            header._p.append(parse_xml(xml.format(ns=nsdecls("w"))))
        paragraph = made.add_paragraph("Above the minutes")
        made.add_comment(paragraph.runs, text="Secret remark", author="X")
        made.add_paragraph("{minutes}")
        made.core_properties.keywords = "secret words"

    content = repacked(
        body_of(change), lambda _name, part: part, **{"docProps/custom.xml": b"<Properties>secret</Properties>"}
    )
    made = replace(word_documents.notes_table(), template=content)
    with zipfile.ZipFile(BytesIO(render(made, silently))) as package:
        names = package.namelist()
        whole = b"".join(package.read(name) for name in names).decode("utf-8", "replace")
    assert not [name for name in names if "comment" in name or "custom" in name]
    assert "ecret" not in whole
    assert "commentR" not in whole
    section = docx.Document(BytesIO(render(made, silently))).sections[0]
    assert words(section.header)[0] == "Kept new"


def test_settings_that_would_hinder_a_reader_stay_behind() -> None:
    settings = part_of(two_columns(), "word/settings.xml")
    assert "compatibilityMode" in settings
    made = written(replaced(two_columns(), "word/settings.xml", "<w:compat>", "<w:trackRevisions/><w:compat>"))
    tags = {found.tag for found in made.settings.element}
    assert qn("w:trackRevisions") not in tags
    modes = [
        found.get(qn("w:val"))
        for found in made.settings.element.iter(qn("w:compatSetting"))
        if found.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]


# ---- what cannot serve


def _protected() -> bytes:
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:compat>'
    return replaced(two_columns(), "word/settings.xml", "<w:compat>", protection)


def _linked_picture() -> bytes:
    relation = "word/_rels/header1.xml.rels"
    found = re.search(r'Target="media/[^"]+"', part_of(two_columns(), relation))
    assert found is not None
    return replaced(two_columns(), relation, found[0], 'Target="http://logo.invalid/a.png" TargetMode="External"')


def _fetching_field() -> bytes:
    def change(made: Any) -> None:
        field(made.sections[0].header.paragraphs[0], 'INCLUDEPICTURE "http://logo.invalid/a.png"')

    return body_of(change)


def _without_section() -> bytes:
    whole = part_of(two_columns(), DOCUMENT)
    found = re.search(r"<w:sectPr.*?</w:sectPr>", whole, re.DOTALL)
    assert found is not None
    return replaced(two_columns(), DOCUMENT, found[0], "")


def _mark_in_a_table() -> bytes:
    def change(made: Any) -> None:
        made.add_table(1, 1).rows[0].cells[0].text = "{minutes}"

    return body_of(change)


def _with_doctype() -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<w:styles", b'<!DOCTYPE s [<!ENTITY x "y">]><w:styles', 1) if "styles.xml" in name else part
        )

    return repacked(two_columns(), change)


def _embedded_chart() -> bytes:
    relation = "word/_rels/header1.xml.rels"
    return replaced(two_columns(), relation, "relationships/image", "relationships/oleObject")


USELESS: dict[str, tuple[Callable[[], bytes], str]] = {
    "protected": (_protected, "protected against changes"),
    "a picture from elsewhere": (_linked_picture, "fetches a picture"),
    "a field that fetches": (_fetching_field, "INCLUDEPICTURE"),
    "no section": (_without_section, "no page set-up"),
    "the mark in a table": (_mark_in_a_table, "stands in a table"),
    "a document type definition": (_with_doctype, "document type definition"),
    "an embedded object": (_embedded_chart, "no picture and no text"),
    "too large": (lambda: b"PK\x03\x04" + bytes(LARGEST), "larger than 20 MB"),
    "a PDF": (lambda: b"%PDF-1.4", "is a PDF"),
    "macros": (
        lambda: repacked(two_columns(), lambda _n, part: part, **{"word/vbaProject.bin": b"x"}),
        "macros",
    ),
}


@pytest.mark.parametrize(("make", "says"), USELESS.values(), ids=USELESS)
def test_a_template_that_cannot_serve_is_refused_with_the_reason(make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(Refused, match=says):
        tried(replace(word_documents.notes_table(), template=make()))


def test_a_damaged_template_is_refused_or_serves_but_never_fails_otherwise() -> None:
    chance, whole, refused = random.Random(11), template("own-fonts.docx"), 0
    document = word_documents.notes_table()
    damaged = [whole[: chance.randrange(len(whole))] for _ in range(25)]
    for _ in range(25):
        flipped = bytearray(whole)
        for _ in range(chance.choice((1, 5, 60))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(flipped))
    damaged += [b"PK\x03\x04" + chance.randbytes(chance.randrange(3000)) for _ in range(10)]
    for content in damaged:
        try:
            tried(replace(document, template=content))
        except Refused as refusal:
            assert 0 < str(refusal).count(".") <= 6
            refused += 1
    assert refused > 40


def test_parts_whose_elements_are_cut_out_by_chance_are_refused_or_serve() -> None:
    chance, whole = random.Random(5), template("own-fonts.docx")
    for _ in range(40):
        name = chance.choice(("word/styles.xml", "word/document.xml", "word/numbering.xml", "word/settings.xml"))
        root = parse_xml(part_of(whole, name).encode())
        elements = [element for element in root.iter() if element.getparent() is not None]
        for element in chance.sample(elements, min(len(elements), chance.choice((1, 4, 20)))):
            if element.getparent() is not None:
                if chance.random() < 0.5:
                    element.getparent().remove(element)
                else:
                    element.attrib.clear()
        cut = repacked(whole, lambda held, part, name=name, root=root: _xml(root) if held == name else part)
        try:
            tried(replace(word_documents.notes_table(), template=cut))
        except Refused:
            continue


def _xml(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root))


# ---- advice


def test_what_stands_against_a_template_is_told() -> None:
    told = {name: " ".join(one.what for one in template_obstacles(template(name))) for name in TEMPLATES}
    assert "says nothing" in told["letterhead.dotx"]
    assert told["two-columns.docx"] == "The text is 11 points; many cannot read what is smaller than 12."
    for words_in_it in ("floats", "10 points", "Times New Roman", "justified", "148 by 210 mm"):
        assert words_in_it in told["own-fonts.docx"]


def test_pale_headings_and_capitals_are_told() -> None:
    pale = replaced(
        template("letterhead.dotx"),
        "word/styles.xml",
        '<w:color w:val="145A78"/>',
        '<w:caps/><w:color w:val="99CCEE"/>',
    )
    told = " ".join(one.what for one in template_obstacles(pale))
    assert "Heading 1 (1.7 to 1)" in told
    assert "capitals" in told


def test_a_field_that_waits_to_be_filled_in_is_told() -> None:
    def change(made: Any) -> None:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>[Document title]</w:t>"
            "</w:r></w:sdtContent></w:sdt>"
        )
        made.sections[0].header.paragraphs[0]._p.append(control)

    assert "[Document title]" in " ".join(one.what for one in template_obstacles(body_of(change)))


# ---- the guide

GUIDE = (Path(__file__).parents[3] / "resources" / "guide" / "templates.md").read_text(encoding="utf-8")


OF_LETTERS = {"Hyperlink", "Draft"}
NAMED = set(re.findall(r"`([A-Z][a-z]+(?: [A-Z0-9][a-z]*)?)`", GUIDE)) - OF_LETTERS - {"Table Grid"}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_style_that_the_guide_names_is_taken_over(name: str) -> None:
    def change(made: Any) -> None:
        if name not in [found.name for found in made.styles]:
            made.styles.add_style(name, 3 if name in ("Minutes Table", "Minutes Grid") else 1)
        made.styles[name].element.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:keepLines w:val="0"/></w:pPr>'))

    made = written(body_of(change), word_documents.notes_table())
    ours = next(
        found for found in made.styles.element.iter(qn("w:style")) if named(found).casefold() == name.casefold()
    )
    assert [found.get(qn("w:val")) for found in ours.iter(qn("w:keepLines"))][-1] == "0"


@pytest.mark.parametrize("word", re.findall(r"`(\{\w+\})`", GUIDE))
def test_every_word_in_braces_that_the_guide_names_is_filled_in(word: str) -> None:
    def change(made: Any) -> None:
        target = made.add_paragraph() if word == "{minutes}" else made.sections[0].header.paragraphs[0]
        target.text = word

    made = written(body_of(change))
    said = " ".join(words(made.sections[0].header) + [paragraph.text for paragraph in made.paragraphs])
    assert word not in said
    assert "Reserve Management Board: meeting notes" in said


# ---- other judges


def _documents() -> dict[str, Document]:
    before, after = word_documents.notes_table(), word_documents.notes_table()
    blocks = (*after.blocks[:9], *after.blocks[10:])
    redline = compared(before, replace(after, blocks=blocks))
    return {**{name: make() for name, make in STYLES.items()}, "redline": redline}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_judge_of_documents_finds_no_error(name: str, tmp_path: Path) -> None:
    judge = Path(__file__).parents[4] / "shared" / "tools" / "docx_check.py"
    if not judge.exists():
        pytest.skip("the judge of Word documents is not here")
    for kind, document in _documents().items():
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(render(replace(document, template=template(name)), silently))
        found = subprocess.run([sys.executable, str(judge), str(file)], capture_output=True, text=True, check=False)
        assert "ERROR" not in found.stdout, f"{kind}: {found.stdout}"
        assert "score" in found.stdout, found.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_redline_in_a_template_accepts_to_the_newer_version_and_rejects_to_the_older(tmp_path: Path) -> None:
    before, after = versions("much at once", house_style("notes-table"))
    three = {"redline": compared(before, after), "before": before, "after": after}
    held = template("letterhead.dotx")
    files = {kind: render(replace(document, template=held), silently) for kind, document in three.items()}
    read = {kind: without_empty(lines) for kind, lines in settled(files, tmp_path).items()}
    assert read["redline"].accepted == read["after"].accepted
    assert read["redline"].rejected == read["before"].rejected
    assert read["before"].rejected != read["after"].accepted


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_makes_pages_of_minutes_in_every_template(tmp_path: Path) -> None:
    for name in TEMPLATES:
        file = tmp_path / Path(name).with_suffix(".docx").name
        file.write_bytes(render(replace(word_documents.notes_table(), template=template(name)), silently))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(file) for file in tmp_path.glob("*.docx")]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    import pypdfium2

    for file in tmp_path.glob("*.pdf"):
        with pypdfium2.PdfDocument(file) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
        assert all("DRAFT" in page for page in pages)
        assert re.search(r"(?:Page|Tudalen) 2 (?:of|o) \d", pages[1])
    assert len(list(tmp_path.glob("*.pdf"))) == len(TEMPLATES)
