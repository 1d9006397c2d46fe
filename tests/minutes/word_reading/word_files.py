"""Word files made by hand, part by part."""

from __future__ import annotations

import zipfile
from io import BytesIO

from desktop.minutes.word_reading.reading import read
from desktop.minutes.word_reading.word_text import Grid, Line, WordText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    (
        f'xmlns:w="{W}"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    )
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this inside its body, and other parts ("styles", "numbering") by name."""
    text = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    links = "".join(
        f'<Relationship Id="r_{name}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name in _ROOTS
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/></Types>',
        )
        root = f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", _relationships(root))
        package.writestr("word/_rels/document.xml.rels", _relationships(links))
        package.writestr("word/document.xml", text)
        for name, inside in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{_ROOTS[name]} {_SPACES}>{inside}</w:{_ROOTS[name]}>")
    return target.getvalue()


def text_read(body: str, **parts: str) -> WordText:
    return read(word_file(body, **parts))


def lines_read(body: str, **parts: str) -> list[Line]:
    """The lines outside of tables."""
    return [block for block in text_read(body, **parts).blocks if isinstance(block, Line)]


def grid_read(body: str) -> Grid:
    """The first table."""
    return next(block for block in text_read(body).blocks if isinstance(block, Grid))


def p(inside: str, properties: str = "") -> str:
    """A paragraph; bare words become a run."""
    runs = inside if "<" in inside else r(inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _relationships(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
