"""What a committee's own Word template shows on every page, read for the PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from desktop.minutes.document import plain
from desktop.minutes.word.letterhead import Letterhead, PagePart, letterhead
from desktop.minutes.word_reading.word_text import Refused
from tests.minutes.exports.foreign_templates import TEMPLATES, a4, field, picture, saved


def read(change: Callable[[Any], None]) -> Letterhead:
    """The letterhead of a template whose page is made by `change`."""
    made = docx.Document()
    a4(made.sections[0])
    change(made)
    return letterhead(saved(made))


def lines(part: PagePart) -> list[list[tuple[str, str]]]:
    """The words and the alignment of each line, band by band."""
    return [[(plain(line.runs), line.align) for area in band.areas for line in area.lines] for band in part.bands]


def header(made: Any) -> Any:
    return made.sections[0].header.paragraphs[0]


def test_page_and_margins_are_in_millimetres() -> None:
    page = letterhead(TEMPLATES["own-fonts.docx"]())
    assert [round(side) for side in (page.width, page.height, page.left, page.right, page.top)] == [
        148,
        210,
        17,
        17,
        20,
    ]
    assert (page.size, page.fonts[0]) == (10.0, "Times New Roman")


def test_a_first_page_of_its_own_has_its_own_header_and_others_have_none() -> None:
    page = letterhead(TEMPLATES["letterhead.dotx"]())
    assert page.first_header is not None and page.first_footer is not None
    logo, name = page.first_header.bands
    assert [(round(one.width), round(one.height)) for one in logo.areas[0].lines[0].pictures] == [(40, 20)]
    assert (plain(name.areas[0].lines[0].runs), name.areas[0].lines[0].align) == ("Marram Coast Partnership", "right")
    assert (name.areas[0].lines[0].size, name.areas[0].lines[0].colour) == (16.0, "145A78")
    assert name.areas[0].lines[0].runs[0].bold
    assert lines(page.header) == [[("Marram Coast Partnership", "left")]]
    assert letterhead(TEMPLATES["two-columns.docx"]()).first_header is None


def test_a_table_in_the_header_is_a_band_with_its_cells_beside_each_other() -> None:
    (band,) = letterhead(TEMPLATES["two-columns.docx"]()).header.bands
    assert [(round(area.left), round(area.width)) for area in band.areas] == [(0, 130), (130, 50)]
    assert band.areas[1].lines[0].pictures[0].says == "Vale of Ennor Community Council, a wave on red"
    assert band.areas[1].lines[0].pictures[0].content.startswith(b"\x89PNG")


def test_what_stands_around_the_mark_opens_and_closes_the_minutes() -> None:
    page = letterhead(TEMPLATES["letterhead.dotx"]())
    assert lines(page.opening) == [[("Papers are sent out seven days before each meeting.", "left")]]
    assert lines(page.closing) == [[("Registered charity 0000000.", "left")]]
    without = letterhead(TEMPLATES["two-columns.docx"]())
    assert without.opening == without.closing == PagePart()


def test_a_line_with_tabs_has_a_part_at_the_left_the_centre_and_the_right() -> None:
    def change(made: Any) -> None:
        header(made).text = "Ward 7\tAllotments\t01632 960 411"

    (band,) = read(change).header.bands
    assert [(plain(area.lines[0].runs), area.lines[0].align) for area in band.areas] == [
        ("Ward 7", "left"),
        ("Allotments", "center"),
        ("01632 960 411", "right"),
    ]
    assert {(area.left, round(area.width)) for area in band.areas} == {(0.0, 160)}


def test_what_minutebook_fills_in_is_not_part_of_it() -> None:
    def change(made: Any) -> None:
        line = header(made)
        for piece in ("Allotments {run", "ning_head}", " {draft}"):
            line.add_run(piece)
        foot = made.sections[0].footer.paragraphs[0]
        foot.add_run("Strand Road · Page ")
        field(foot, "PAGE")
        foot.add_run(" of ")
        field(foot, "NUMPAGES")

    page = read(change)
    assert lines(page.header) == [[("Allotments  ", "left")]]
    assert lines(page.footer) == [[("Strand Road · ", "left")]]


def test_other_fields_show_what_they_showed_last() -> None:
    assert lines(read(lambda made: field(header(made), "AUTHOR")).header) == [[("1", "left")]]


def test_deleted_words_are_gone_and_inserted_ones_there() -> None:
    def change(made: Any) -> None:
        for xml in (
            '<w:ins {ns} w:id="1" w:author="X"><w:r><w:t>new</w:t></w:r></w:ins>',
            '<w:del {ns} w:id="2" w:author="X"><w:r><w:delText>old</w:delText></w:r></w:del>',
        ):
            header(made)._p.append(parse_xml(xml.format(ns=nsdecls("w"))))

    assert lines(read(change).header) == [[("new", "left")]]


def test_a_picture_of_an_old_word_is_found() -> None:
    def change(made: Any) -> None:
        run = header(made).add_run()
        relation, _image = made.sections[0].header.part.get_or_add_image(BytesIO(picture()))
        shape = (
            f'<w:pict {nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="A wave" '
            f'style="width:144pt;height:72pt"><v:imagedata r:id="{relation}"/></v:shape></w:pict>'
        )
        run._r.append(parse_xml(shape))

    (band,) = read(change).header.bands
    (found,) = band.areas[0].lines[0].pictures
    assert (round(found.width, 1), round(found.height, 1), found.says) == (50.8, 25.4, "A wave")


def test_a_picture_that_is_neither_png_nor_jpeg_is_left_out() -> None:
    def change(made: Any) -> None:
        header(made).add_run().add_picture(BytesIO(picture()), width=Mm(20))
        image = next(iter(made.sections[0].header.part.related_parts.values()))
        image._blob = b"\x01\x00\x00\x00 metafile"

    assert read(change).header.bands == ()


def test_a_text_box_floats_at_its_place() -> None:
    def change(made: Any) -> None:
        box = f"""<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<w:drawing><wp:anchor behindDoc="0" simplePos="0" relativeHeight="1" locked="0" layoutInCell="1" allowOverlap="1"
 distT="0" distB="0" distL="0" distR="0"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>360000</wp:posOffset></wp:positionV>
<wp:extent cx="1800000" cy="720000"/><wp:wrapNone/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData uri="x">
<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>The Old Lifeboat House</w:t></w:r></w:p></w:txbxContent></wps:txbx>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""
        header(made)._p.append(parse_xml(box))

    (found,) = read(change).header.floating
    assert [round(place) for place in (found.left, found.top, found.width, found.height)] == [135, 10, 50, 20]
    assert plain(found.lines[0].runs) == "The Old Lifeboat House"


def test_the_accent_is_the_colour_of_the_headings() -> None:
    def change(made: Any) -> None:
        made.styles["Heading 1"].font.color.rgb = RGBColor(122, 31, 43)
        made.styles["Normal"].font.size = Pt(12.5)

    page = read(change)
    assert (page.accent, page.size) == ("7A1F2B", 12.5)
    assert letterhead(TEMPLATES["own-fonts.docx"]()).accent == "28643C"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04"])
def test_what_is_no_template_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        letterhead(content)
