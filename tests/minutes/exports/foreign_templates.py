"""Word templates as committees have them, made by code: with a logo, with two columns in the header, with own fonts."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

MAIN = "wordprocessingml.document.main+xml"


def picture(width: int = 120, height: int = 60, colour: tuple[int, int, int] = (20, 90, 120)) -> bytes:
    """A PNG: a field of a colour with a light wave through it."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            light = abs(y - height / 2 - (x % 40 - 20) * (1 if x // 40 % 2 else -1) / 4) < 4
            rows += bytes((235, 240, 242) if light else colour)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")
    )


def saved(document: Any, *, as_template: bool = False) -> bytes:
    target = BytesIO()
    document.save(target)
    return as_dotx(target.getvalue()) if as_template else target.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """The file with each part changed, or left out where `change` gives None."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in added.items():
            new.writestr(name, part)
    return target.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with words in one part replaced; they must be there."""

    def change(name: str, held: bytes) -> bytes:
        if name != part:
            return held
        assert old.encode() in held, f"{old} is not in {part}"
        return held.replace(old.encode(), new.encode())

    return repacked(content, change)


def as_dotx(content: bytes) -> bytes:
    return replaced(content, "[Content_Types].xml", MAIN, "wordprocessingml.template.main+xml")


def field(paragraph: Any, code: str) -> None:
    """A field in a paragraph, in pieces as Word writes it."""
    inner = "".join(
        f"<w:r {nsdecls('w')}>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    for run in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        paragraph._p.append(run)


def a4(section: Any, margin: float = 25.0) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(22)


def letterhead_with_logo() -> bytes:
    """A .dotx: the first page with logo and address, other pages with the name alone; the mark within a letter."""
    made = docx.Document()
    section = made.sections[0]
    a4(section)
    section.different_first_page_header_footer = True
    first = section.first_page_header
    first.paragraphs[0].alignment = 2
    first.paragraphs[0].add_run().add_picture(BytesIO(picture()), width=Mm(40))
    line = first.add_paragraph("Marram Coast Partnership")
    line.alignment = 2
    line.runs[0].bold = True
    line.runs[0].font.size = Pt(16)
    line.runs[0].font.color.rgb = RGBColor(20, 90, 120)
    section.header.paragraphs[0].text = "Marram Coast Partnership"
    for footer in (section.first_page_footer, section.footer):
        footer.paragraphs[0].text = "The Old Lifeboat House, Strand Road, Marram · 01632 960 411"
        footer.paragraphs[0].alignment = 1
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(12)
    for level, size in ((1, 20), (2, 15), (3, 13)):
        style = made.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(20, 90, 120)
    made.add_paragraph("Papers are sent out seven days before each meeting.")
    made.add_paragraph("{minutes}")
    made.add_paragraph("Registered charity 0000000.")
    return saved(made, as_template=True)


def two_columns() -> bytes:
    """A .docx: name and places to fill in beside a logo in the header, even pages of their own, narrow margins."""
    made = docx.Document()
    section = made.sections[0]
    a4(section, margin=15)
    made.settings.odd_and_even_pages_header_footer = True
    for header in (section.header, section.even_page_header):
        table = header.add_table(1, 2, Mm(180))
        left, right = table.rows[0].cells
        left.width, right.width = Mm(130), Mm(50)
        left.paragraphs[0].add_run("Vale of Ennor Community Council").bold = True
        filled = left.add_paragraph()
        for piece in ("{", "running", "_head}"):
            filled.add_run(piece)
        right.paragraphs[0].alignment = 2
        right.paragraphs[0].add_run().add_picture(BytesIO(picture(colour=(110, 40, 60))), width=Mm(26))
        for drawn in header._element.iter(qn("wp:docPr")):
            drawn.set("descr", "Vale of Ennor Community Council, a wave on red")
        header._element.remove(header.paragraphs[0]._p)
        header._element.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
    for footer in (section.footer, section.even_page_footer):
        line = footer.paragraphs[0]
        line.add_run("Tudalen ")
        field(line, "PAGE")
        line.add_run(" o ")
        field(line, "NUMPAGES")
    made.styles["Normal"].font.name = "Arial"
    made.styles["Normal"].font.size = Pt(11)
    for level in (2, 3, 4):
        made.styles[f"Heading {level}"].font.color.rgb = RGBColor(110, 40, 60)
    made.add_heading("Specimen", 1)
    made.add_table(2, 2).style = "Table Grid"
    return saved(made)


ANCHOR = """<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251658240"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>{extent}<wp:wrapNone/>{rest}
</wp:anchor>"""


def _afloat(run: Any, left: float, top: float) -> None:
    """Let a picture that stands in the line float, millimetres from the corner of the page."""
    inline = run._r.find(f".//{qn('wp:inline')}")
    anchor = parse_xml(
        ANCHOR.format(left=int(Mm(left)), top=int(Mm(top)), extent="", rest="").replace(
            "<wp:anchor ", f"<wp:anchor {nsdecls('wp')} "
        )
    )
    anchor.insert(3, inline.find(qn("wp:extent")))
    for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        anchor.append(inline.find(qn(name)))
    inline.getparent().replace(inline, anchor)


NUMBERED = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Pennawd2"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>
</w:abstractNum>"""


def own_fonts() -> bytes:
    """A .docx in A5: serif, justified, numbered headings in another font, Welsh names of styles, a floating logo."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    normal.paragraph_format.alignment = 3
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERED.format(ns=nsdecls("w"))))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in (1, 2, 3):
        style = made.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Verdana", RGBColor(40, 100, 60)
        fonts = style.element.rPr.rFonts
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
        style.element.set(qn("w:styleId"), f"Pennawd{level}")
        if level == 1:
            style.element.find(qn("w:name")).set(qn("w:val"), "Pennawd 1")
            style.element.set(qn("w:customStyle"), "1")
        if level == 2:
            numbered = parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
            style.element.pPr.find(qn("w:keepLines")).addnext(numbered)
    for holder in made.styles.element.iter(qn("w:link"), qn("w:basedOn"), qn("w:next")):
        holder.set(qn("w:val"), re.sub("^Heading([123])$", r"Pennawd\1", holder.get(qn("w:val"))))
    body = made.styles.add_style("Action", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style, body.font.italic = normal, True
    header = section.header.paragraphs[0]
    run = header.add_run()
    run.add_picture(BytesIO(picture(80, 80, (40, 100, 60))), width=Mm(16))
    _afloat(run, 115, 6)
    header.add_run("Cyngor Cymuned Aberhesg")
    return saved(made)


TEMPLATES = {"letterhead.dotx": letterhead_with_logo, "two-columns.docx": two_columns, "own-fonts.docx": own_fonts}
