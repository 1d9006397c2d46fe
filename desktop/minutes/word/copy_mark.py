"""The name of a copy in the properties of a Word file, by which it is known again when it comes back corrected.

A custom property (ISO 29500-1, 22.3) is what Word and LibreOffice keep when somebody else saves the file (seen with
LibreOffice 7.4).
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from desktop.minutes.word_reading.word_text import COPY

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PLACE = "/docProps/custom.xml"
_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What every custom property says that it is."""


def mark(package: Any, copy: str) -> None:
    """Give the package of a Word file the name of a copy; other custom properties, those of a template, go."""
    for key in [key for key, found in package.rels.items() if found.reltype.endswith("/custom-properties")]:
        del package.rels[key]
    if copy:
        package.relate_to(Part(PackURI(_PLACE), _TYPE, _xml(copy).encode(), package), _KIND)


def _xml(copy: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{_FORM}" pid="2" name="{COPY}"><vt:lpwstr>{escape(copy)}</vt:lpwstr></property></Properties>'
    )
