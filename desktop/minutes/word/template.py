"""A Word template opened for writing: its parts, its named styles, its page; and the file that comes of it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PLACE = "the minutes stand here"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_TWIP = 635
"""A twip in the units of python-docx."""
_LONGEST_PROPERTY = 255
_PROPERTIES = "/metadata/core-properties"
"""How the relationship ends: LibreOffice begins it otherwise, and python-docx would add a second part beside that."""
_HEADS_AND_FEET = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml wants it: "p" gives "{...}p"."""
    return f"{{{W}}}{name}"


class Template:
    """A template whose trees are changed in place; `saved` makes the file."""

    def __init__(self, name: str) -> None:
        """Open one of the templates that come with the program, or a file by its whole path.

        Raises OSError where there is none, ValueError where it is no Word document.
        """
        self.name = name
        content = Path(name).read_bytes() if Path(name).is_absolute() else _shipped(name)
        try:
            self._document = docx.Document(BytesIO(content))
        except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
            raise ValueError(f"The Word template {name} is no Word document.") from error

    @property
    def styles(self) -> Any:
        """The root of the part that holds the styles."""
        return self._document.styles.element

    @cached_property
    def numbering(self) -> Any:
        """The root of the part that holds the lists; raises ValueError where the template has no list."""
        try:
            return self._document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
        except KeyError:
            raise ValueError(f"The Word template {self.name} has no lists.") from None

    def heads_and_feet(self) -> list[Any]:
        """Return the roots of the page headers and footers of all sections."""
        related = self._document.part.rels.values()
        return [found.target_part.element for found in related if found.reltype in _HEADS_AND_FEET]

    @cached_property
    def _style_ids(self) -> dict[str, str]:
        styles = self.styles.findall(w("style"))
        return {style.find(w("name")).get(w("val")).casefold(): style.get(w("styleId")) for style in styles}

    def style(self, name: str) -> str:
        """Return the id of a named style; where "Action Flush" is missing, that of "Action".

        Raises ValueError where no such style is in the template.
        """
        wanted = name.casefold()
        while wanted not in self._style_ids:
            wanted = wanted.rpartition(" ")[0]
            if not wanted:
                raise ValueError(f"The Word template {self.name} has no style named {name!r}.")
        return self._style_ids[wanted]

    def list_form(self, style: str) -> Any:
        """Return the definition (`w:abstractNum`) of the lists of a style, by the style's id.

        Raises ValueError where the style is no list.
        """
        number = self.styles.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
        form = number and self.numbering.xpath(f"w:num[@w:numId='{number[0]}']/w:abstractNumId/@w:val")
        if not form:
            raise ValueError(f"In the Word template {self.name} the style {style!r} is not that of a list.")
        return self.numbering.xpath(f"w:abstractNum[@w:abstractNumId='{form[0]}']")[0]

    @cached_property
    def text_width(self) -> int:
        """The width between the margins of the last section, in twips (1440 to the inch)."""
        page = self._document.sections[-1]
        return ((page.page_width or Mm(210)) - (page.left_margin or 0) - (page.right_margin or 0)) // _TWIP

    def speak(self, language: str) -> None:
        """Set the language that Word proofs the document in; that of the template stays where it is empty."""
        if not language:
            return
        for lang in self.styles.xpath("w:docDefaults//w:lang"):
            lang.set(w("val"), language)
        for lang in self._document.settings.element.xpath("w:themeFontLang"):
            lang.set(w("val"), language)

    def describe(self, properties: Mapping[str, str], now: datetime) -> None:
        """Set the properties of the file, by their names in python-docx; none of the template's stays.

        `now` is in UTC. An empty one is left out, a long one is cut: Word takes 255 letters.
        """
        package: Any = self._document.part.package
        for key in [key for key, found in package.rels.items() if found.reltype.endswith(_PROPERTIES)]:
            del package.rels[key]
        told = self._document.core_properties
        package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
        for name, text in properties.items():
            if text:
                setattr(told, name, text[:_LONGEST_PROPERTY].strip())
        told.created = told.modified = now

    def saved(self, body: str) -> bytes:
        """Return the finished file: `body` is the XML of the paragraphs and tables, in place of the specimen.

        The page set-up of the last section stays.
        """
        whole = self._document.element
        whole.body.clear_content()
        whole.body.insert(0, etree.Comment(_PLACE))
        # Put together as text: moving 10,000 rows from tree to tree takes lxml seconds in which no thread has its turn.
        text = etree.tostring(whole, encoding="unicode").replace(f"<!--{_PLACE}-->", body, 1)
        self._document.part._element = etree.fromstring(text.encode(), _PARSER)
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()


def _shipped(name: str) -> bytes:
    return (files("resources") / "templates" / name).read_bytes()
