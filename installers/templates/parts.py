"""The parts of a Word template's package beside its styles, and all of them by their names."""

from __future__ import annotations

from desktop.minutes.document import Look
from installers.templates.markup import PAGE, XML, W, indent, style_id, tab, twips
from installers.templates.styles import LISTS, styles_part

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LEVELS = 4
LIST_STEP = 7.0  # millimetres from level to level: "10." fits


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


def parts(look: Look) -> dict[str, str]:
    """Every part of a template by its name in the package."""
    top = {
        "word/document.xml": f"{OFFICE}/officeDocument",
        "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{OFFICE}/extended-properties",
    }
    title = look.template.removesuffix(".docx")
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(top),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Minutebook</Application></Properties>',
        "word/_rels/document.xml.rels": relationships({file_name(part): f"{OFFICE}/{part}" for part in PARTS}),
        "word/document.xml": document_part(look),
        "word/styles.xml": styles_part(look),
        "word/numbering.xml": numbering_part(look),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_part(look),
        "word/header1.xml": header_part(),
        "word/footer1.xml": footer_part(),
    }
