"""A Word file that is to be a committee's template: tried, completed, and asked for the styles that it brings."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx
from lxml import etree

from desktop.minutes.document import Document
from desktop.minutes.word import pictures
from desktop.minutes.word.foreign_package import LARGEST, NOT_UNDERSTOOD
from desktop.minutes.word.style_sheet import value, w
from desktop.minutes.word_reading.package import DOCUMENT, TEMPLATE, open_package
from desktop.minutes.word_reading.word_text import Refused


def tried(document: Document) -> bytes:
    """Return a document as a Word file in its own template, opened again to see that it can be. Raises Refused."""
    from desktop.minutes.exports import silently
    from desktop.minutes.exports.word import render

    try:
        made = render(document, silently)
        docx.Document(BytesIO(made))
    except Refused:
        raise
    except (AttributeError, LookupError, TypeError, ValueError, AssertionError, RecursionError, etree.Error) as error:
        raise Refused(NOT_UNDERSTOOD) from error
    return made


def saying(content: bytes, words: str) -> bytes:
    """Return a template in which the pictures at the head and foot of its pages that said nothing say these words.

    The same bytes where all of them speak. Raises Refused.
    """
    package = open_package(content, kinds=(DOCUMENT, TEMPLATE), pictures=True, largest=LARGEST)
    names = [name for kind in ("header", "footer") for name in package.related(kind)]
    spoken = [name for name in names if pictures.silent([package.root(name)])]
    if not spoken or not words.strip():
        return content
    pictures.describe([package.root(name) for name in spoken], " ".join(words.split()))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in package.parts.items():
            packed.writestr(name, _written(package.root(name)) if name in spoken else part)
    return file.getvalue()


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def own_styles(content: bytes, house: bytes) -> tuple[str, ...]:
    """Return the names of the styles that the minutes take over from a template. Raises Refused."""
    names = []
    for file in (content, house):
        package = open_package(file, kinds=(DOCUMENT, TEMPLATE), largest=LARGEST)
        roots = [package.root(name) for name in package.related("styles")]
        styles = [style for root in roots for style in root.findall(w("style")) if value(style, "type") == "paragraph"]
        names.append({value(style.find(w("name"))).casefold(): value(style.find(w("name"))) for style in styles})
    return tuple(found for key, found in names[0].items() if key in names[1])
