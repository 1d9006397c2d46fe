"""The named styles of a Word template, in the look of a house style."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.minutes.document import Look
from installers.templates.markup import XML, W, indent, letters, line, spacing, style, style_id, tab, text_width

GREY = "4A525C"  # running heads and fine print: 7.9 to 1 on white
WARNING = "A3241B"  # DRAFT: 7.3 to 1 on white
KEEP = "<w:keepNext/><w:keepLines/>"
LISTS = ("List Bullet", "List Number", "List Letter", "List Bullet Flush", "List Number Flush", "List Letter Flush")
AFTER_TABLE = (
    *("Body Text", "Item Text", "Minute", "Detail", "Detail Flush", "Lead", "Lead Flush", "Review", "Review Flush"),
    *("Action", "Action Flush", "Decision", "Decision Flush"),
)


def heading_styles(look: Look) -> Iterator[str]:
    border = f"<w:pBdr>{line('bottom', look.accent, 12)}</w:pBdr>" if look.title_rule else ""
    align = f'<w:jc w:val="{look.title_align}"/>' if look.title_align != "left" else ""
    yield style(
        "heading 1",
        following="Detail",
        paragraph=KEEP + border + spacing(0, 8, 1.05) + align + '<w:outlineLvl w:val="0"/>',
        run=letters(look.title_size, look.accent, bold=True),
    )
    sizes = {2: look.heading_size, 3: look.subheading_size, 4: look.subheading_size}
    for level, size in sizes.items():
        yield from _one_heading(look, level, size)


def _one_heading(look: Look, level: int, size: float) -> Iterator[str]:
    """A heading and its kin: unnumbered in an item, unnumbered elsewhere, in a table."""
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


def text_styles(look: Look) -> Iterator[str]:
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
        ("Lead", "<w:keepNext/>", spacing(1, after), letters(colour=GREY, italic=look.lead_italic), ""),
        ("Label", KEEP, spacing(8, 4), letters(colour=look.accent, bold=True), ""),
        ("Action", "<w:keepLines/>", spacing(4, after), "", look.accent),
        ("Decision", "<w:keepLines/>", spacing(4, after), "", look.rule),
        ("Review", "", spacing(0, after - 1), "", ""),
    ):
        edge = f"<w:pBdr>{line('left', bar, 18)}</w:pBdr>" if bar and look.action_bar else ""
        yield style(name, paragraph=kept + edge + space + indent(look.item_indent), run=run)
        none = '<w:pBdr><w:left w:val="nil"/></w:pBdr>' if edge else ""
        yield style(f"{name} Flush", based=name, paragraph=none + indent(0), gallery=False)

    for name in AFTER_TABLE:
        yield style(f"{name} After Table", based=name, paragraph='<w:spacing w:before="200"/>', gallery=False)
    for name in ("Detail", "Detail Flush"):
        yield style(f"{name} Before Table", based=name, paragraph='<w:spacing w:after="160"/>', gallery=False)


def contents_styles(look: Look) -> Iterator[str]:
    """The list of contents: its heading, and an entry for each level of headings."""
    yield style("TOC Heading", based="heading 2 Flush", following="Body Text")
    for level in (1, 2, 3):
        left = look.number_width * max(level - 1, 0)
        hang = tab(left) + spacing(0, 3) + indent(left, look.number_width) if left else spacing(0, 3)
        yield style(f"toc {level}", following="Body Text", paragraph=hang, gallery=False)
        before = '<w:spacing w:after="200"/>'
        yield style(f"toc {level} Before Table", based=f"toc {level}", paragraph=before, gallery=False)


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


def page_styles(look: Look) -> Iterator[str]:
    right = f'<w:tabs><w:tab w:val="right" w:pos="{text_width(look)}"/></w:tabs>'
    border = "" if look.heading_rule else f"<w:pBdr>{line('bottom', look.rule, 4, 4)}</w:pBdr>"
    yield style("header", paragraph=right + spacing(0, 0), run=letters(10, GREY))
    yield style("header Last", based="header", paragraph=border + spacing(0, 12), gallery=False)
    yield style("header Draft", based="header", paragraph='<w:jc w:val="right"/>', gallery=False)
    align = f'<w:jc w:val="{look.footer_align}"/>'
    yield style("footer", paragraph=right + spacing(0, 0) + align, run=letters(10, GREY))
    underline = f'<w:color w:val="{look.accent}"/><w:u w:val="single"/>'
    font = "Default Paragraph Font"
    yield style("Hyperlink", kind="character", based=font, run=underline)
    yield style("Draft", kind="character", based=font, run=letters(11, WARNING, bold=True))


def styles_part(look: Look) -> str:
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
            (
                *heading_styles(look),
                *text_styles(look),
                *list_styles(),
                *contents_styles(look),
                *table_styles(look),
                *page_styles(look),
            )
        )
        + "</w:styles>"
    )
