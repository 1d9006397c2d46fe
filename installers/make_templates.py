"""Makes the Word templates of the house styles in resources/templates: run by hand after a change of looks.

    python installers/make_templates.py [FOLDER]

Written part by part, so that nothing of another program's template is left in them; the same run gives the same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.minutes.document import Look  # noqa: E402
from desktop.minutes.house_style import built_in  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE = (11906, 16838)  # A4 in twips
GREY = "4A525C"  # running heads and fine print: 7.9 to 1 on white
WARNING = "A3241B"  # DRAFT: 7.3 to 1 on white
LEVELS = 4
LIST_STEP = 7.0  # millimetres from level to level: "10." fits


@dataclass(frozen=True, kw_only=True)
class Design:
    """The look of a house style, and what only its Word file has."""

    look: Look
    title_rule: bool = False
    action_bar: bool = False
    lead_italic: bool = False
    footer_align: str = "right"


STYLES = built_in()
DESIGNS = (
    Design(look=STYLES["notes-table"].look, action_bar=True),
    Design(look=STYLES["executive-board"].look, title_rule=True, action_bar=True),
    Design(look=STYLES["minutes-and-actions"].look),
    Design(look=STYLES["strategic-board"].look, title_rule=True, lead_italic=True, footer_align="center"),
)


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def text_width(look: Look) -> int:
    return PAGE[0] - twips(look.margins[1]) - twips(look.margins[3])


def spacing(before: float, after: float, line: float | None = None) -> str:
    """Space before and after in points, line height as a multiple."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: float, hanging: float = 0) -> str:
    """Indents in millimetres; with a hanging one, a tab stop where the words begin."""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{twips(left)}"{hang}/>'


def tab(place: float, leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="left" w:leader="{leader}" w:pos="{twips(place)}"/></w:tabs>'


def line(side: str, colour: str, eighths: int = 4, space: int = 6) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def letters(size: float | None = None, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def style_id(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in name.split())


BUILT_IN = {"Normal", "Body Text", "List Bullet", "List Number", "header", "footer", "Signature", "Hyperlink"}


def style(
    name: str,
    *,
    based: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    gallery: bool = True,
    kind: str = "paragraph",
) -> str:
    """A named style; one that is not for the gallery shows in Word's lists once it is used."""
    custom = "" if name in BUILT_IN or (name.startswith("heading") and name[-1].isdigit()) else ' w:customStyle="1"'
    shown = '<w:uiPriority w:val="1"/><w:qFormat/>' if gallery else ('<w:uiPriority w:val="99"/><w:unhideWhenUsed/>')
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(based)}"/>'
        + (f'<w:next w:val="{style_id(following)}"/>' if following else "")
        + shown
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


KEEP = "<w:keepNext/><w:keepLines/>"


def heading_styles(design: Design) -> Iterator[str]:
    look = design.look
    border = f"<w:pBdr>{line('bottom', look.accent, 12)}</w:pBdr>" if design.title_rule else ""
    align = f'<w:jc w:val="{look.title_align}"/>' if look.title_align != "left" else ""
    yield style(
        "heading 1",
        following="Detail",
        paragraph=KEEP + border + spacing(0, 8, 1.05) + align + '<w:outlineLvl w:val="0"/>',
        run=letters(look.title_size, look.accent, bold=True),
    )
    sizes = {2: look.heading_size, 3: look.subheading_size, 4: look.subheading_size}
    for level, size in sizes.items():
        yield from _one_heading(design, level, size)


def _one_heading(design: Design, level: int, size: float) -> Iterator[str]:
    """A heading and its kin: unnumbered in an item, unnumbered elsewhere, in a table."""
    look = design.look
    name, outline = f"heading {level}", f'<w:outlineLvl w:val="{level - 1}"/>'
    ruled = look.heading_rule and level == 2
    border = f"<w:pBdr>{line('top', look.rule)}{line('between', look.rule)}</w:pBdr>" if ruled else ""
    none = (
        "<w:pBdr>" + "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "between")) + "</w:pBdr>" if ruled else ""
    )
    space = spacing(16 if level == 2 else 10, 4, 1.05)
    hang = tab(look.number_width), indent(look.number_width, look.number_width)
    yield style(
        name,
        following="Item Text",
        paragraph=KEEP + border + hang[0] + space + hang[1] + outline,
        run=letters(size, look.accent, bold=level < 4),
    )
    for kin, left, gap in (("Item", look.item_indent, space), ("Flush", 0, space), ("Table", 0, spacing(0, 3, 1.05))):
        follower = {"Item": "Item Text", "Flush": "Body Text", "Table": "Table Text"}[kin]
        yield style(
            f"{name} {kin}",
            based=name,
            following=follower,
            paragraph=KEEP + none + gap + indent(left) + outline,
            run=letters(look.size) if kin == "Table" else "",
            gallery=False,
        )


def text_styles(design: Design) -> Iterator[str]:
    look = design.look
    after = look.space_after
    yield style("Body Text", paragraph=spacing(0, after))
    yield style("Item Text", based="Body Text", paragraph=indent(look.item_indent))
    hang = tab(look.number_width), indent(look.number_width, look.number_width)
    yield style("Minute", based="Body Text", paragraph=hang[0] + hang[1])
    hang = tab(34), indent(34, 34)
    yield style("Detail", paragraph=hang[0] + spacing(0, 2) + hang[1])
    yield style("Detail Flush", based="Detail", paragraph=indent(0), gallery=False)
    yield style("Small Print", paragraph=spacing(6, 3), run=letters(colour=GREY))
    yield style("Signature", paragraph=KEEP + tab(100, leader="underscore") + spacing(30, 6))
    for name, kept, space, run, bar in (
        ("Lead", "<w:keepNext/>", spacing(1, after), letters(colour=GREY, italic=design.lead_italic), ""),
        ("Label", KEEP, spacing(8, 4), letters(colour=look.accent, bold=True), ""),
        ("Action", "<w:keepLines/>", spacing(4, after), "", look.accent),
        ("Decision", "<w:keepLines/>", spacing(4, after), "", look.rule),
        ("Review", "", spacing(0, after - 1), "", ""),
    ):
        edge = f"<w:pBdr>{line('left', bar, 18)}</w:pBdr>" if bar and design.action_bar else ""
        yield style(name, paragraph=kept + edge + space + indent(look.item_indent), run=run)
        none = '<w:pBdr><w:left w:val="nil"/></w:pBdr>' if edge else ""
        yield style(f"{name} Flush", based=name, paragraph=none + indent(0), gallery=False)

    for name in AFTER_TABLE:
        yield style(f"{name} After Table", based=name, paragraph='<w:spacing w:before="200"/>', gallery=False)
    for name in ("Detail", "Detail Flush"):
        yield style(f"{name} Before Table", based=name, paragraph='<w:spacing w:after="160"/>', gallery=False)


AFTER_TABLE = (
    *("Body Text", "Item Text", "Minute", "Detail", "Detail Flush", "Lead", "Lead Flush", "Review", "Review Flush"),
    *("Action", "Action Flush", "Decision", "Decision Flush"),
)
LISTS = ("List Bullet", "List Number", "List Letter", "List Bullet Flush", "List Number Flush", "List Letter Flush")


def list_styles() -> Iterator[str]:
    for number, name in enumerate(LISTS, 1):
        flush = name.endswith("Flush")
        based = name.removesuffix(" Flush") if flush else "Body Text"
        paragraph = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' + spacing(0, 3)
        yield style(name, based=based, paragraph=paragraph, gallery=not flush)


def table_styles(look: Look) -> Iterator[str]:
    yield style("Table Text", paragraph=spacing(0, 2, 1.05))
    yield style("Table Heading", based="Table Text", paragraph=KEEP, run=letters(colour=look.accent, bold=True))
    yield style(
        "Table Gap", gallery=False, paragraph='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
    )
    rows = line("top", look.accent, 8, 0) + line("bottom", look.rule, 4, 0) + line("insideH", look.rule, 4, 0)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = "".join(line(side, look.rule, 4, 0) for side in sides)
    for name, borders in (("Minutes Table", rows), ("Minutes Grid", grid)):
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/><w:tblPr>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="68" w:type="dxa"/>'
            '<w:left w:w="113" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
            '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
            f'{line("bottom", look.accent, 8, 0)}</w:tcBorders><w:shd w:val="clear" w:color="auto" '
            f'w:fill="{look.header_fill}"/></w:tcPr></w:tblStylePr></w:style>'
        )


def page_styles(design: Design) -> Iterator[str]:
    look = design.look
    right = f'<w:tabs><w:tab w:val="right" w:pos="{text_width(look)}"/></w:tabs>'
    border = "" if look.heading_rule else f"<w:pBdr>{line('bottom', look.rule, 4, 4)}</w:pBdr>"
    yield style("header", paragraph=right + spacing(0, 0), run=letters(10, GREY))
    yield style("header Last", based="header", paragraph=border + spacing(0, 12), gallery=False)
    yield style("header Draft", based="header", paragraph='<w:jc w:val="right"/>', gallery=False)
    align = f'<w:jc w:val="{design.footer_align}"/>'
    yield style("footer", paragraph=right + spacing(0, 0) + align, run=letters(10, GREY))
    underline = f'<w:color w:val="{look.accent}"/><w:u w:val="single"/>'
    font = "Default Paragraph Font"
    yield style("Hyperlink", kind="character", based=font, run=underline)
    yield style("Draft", kind="character", based=font, run=letters(11, WARNING, bold=True))


def styles_part(design: Design) -> str:
    look = design.look
    font = " ".join(f'w:{script}="{look.font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'{XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/>'
        f'{letters(look.size, look.ink)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 0, look.line_height)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
        'w:val="Default Paragraph Font"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(
            (*heading_styles(design), *text_styles(design), *list_styles(), *table_styles(look), *page_styles(design))
        )
        + "</w:styles>"
    )


def numbering_part(look: Look) -> str:
    forms = {"Bullet": ("bullet", "•"), "Number": ("decimal", "%{}."), "Letter": ("lowerLetter", "%{})")}
    abstract = ""
    for number, name in enumerate(LISTS, 1):
        form, text = forms[name.split()[1]]
        start = 0 if name.endswith("Flush") else look.item_indent
        abstract += f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4D420000 + number:08X}"/>'
        abstract += '<w:multiLevelType w:val="multilevel"/>'
        for level in range(9):
            mark = "–" if form == "bullet" and level % 2 else text.format(level + 1)
            step = min(level, LEVELS) + 1
            abstract += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="tab"/>'
                f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr>{tab(start + LIST_STEP * step)}'
                f"{indent(start + LIST_STEP * step, LIST_STEP)}</w:pPr></w:lvl>"
            )
        abstract += "</w:abstractNum>"
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(LISTS) + 1)
    )
    return f'{XML}<w:numbering xmlns:w="{W}">{abstract}{nums}</w:numbering>'


SETTINGS = (
    f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def font_part(look: Look) -> str:
    return (
        f'{XML}<w:fonts xmlns:w="{W}"><w:font w:name="{look.font}"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def paragraph(name: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


SPECIMEN = (
    ("heading 1", "The title of the minutes"),
    ("Detail Flush", "Detail: a line of the heading block"),
    ("heading 2", "An agenda item"),
    ("Lead", "Lead: who presents it"),
    ("Item Text", "Item Text: what was said under an item."),
    ("Minute", "Minute: a numbered paragraph."),
    ("List Bullet", "List Bullet"),
    ("List Number", "List Number"),
    ("List Letter", "List Letter"),
    ("heading 3 Item", "A heading within the item"),
    ("Label", "Label:"),
    ("Action", "Action: what somebody is to do."),
    ("Decision", "Decision: what was resolved."),
    ("Review", "Review: what was said about an earlier action."),
    ("heading 2 Flush", "A section without a number"),
    ("Body Text", "Body Text: text outside the items."),
    ("Small Print", "Small Print: a remark about the document."),
    ("Signature", "Signature: where the chair signs."),
)


def document_part(look: Look) -> str:
    """A page that shows the styles; only its page set-up goes into the minutes."""
    top, right, bottom, left = (twips(margin) for margin in look.margins)
    return (
        f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        + "".join(paragraph(name, text) for name, text in SPECIMEN)
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{twips(11)}" w:footer="{twips(10)}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def header_part() -> str:
    return f'{XML}<w:hdr xmlns:w="{W}">{paragraph("header", "{running_head}")}</w:hdr>'


def footer_part() -> str:
    return f'{XML}<w:ftr xmlns:w="{W}">{paragraph("footer", "{footer}")}</w:ftr>'


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = ("styles", "numbering", "settings", "fontTable", "header", "footer")
CORE = "application/vnd.openxmlformats-package.core-properties+xml"


def file_name(part: str) -> str:
    return f"{part}1.xml" if part in ("header", "footer") else f"{part}.xml"


def content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {f"/word/{file_name(part)}": f"{word}.{part}+xml" for part in PARTS}
    kinds |= {"/word/document.xml": f"{word}.document.main+xml", "/docProps/core.xml": CORE}
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def parts(design: Design) -> dict[str, str]:
    """Every part of a template by its name in the package."""
    top = {
        "word/document.xml": f"{OFFICE}/officeDocument",
        "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{OFFICE}/extended-properties",
    }
    title = design.look.template.removesuffix(".docx")
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(top),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Minutebook</Application></Properties>',
        "word/_rels/document.xml.rels": relationships({file_name(part): f"{OFFICE}/{part}" for part in PARTS}),
        "word/document.xml": document_part(design.look),
        "word/styles.xml": styles_part(design),
        "word/numbering.xml": numbering_part(design.look),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_part(design.look),
        "word/header1.xml": header_part(),
        "word/footer1.xml": footer_part(),
    }


def write(design: Design, folder: Path) -> Path:
    """Write a template and return its path."""
    path = folder / design.look.template
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts(design).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "templates"
    for design in DESIGNS:
        print(write(design, target).name)
