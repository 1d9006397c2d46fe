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

from desktop.minutes.document import Document
from desktop.minutes.word.minutes_place import PLACE, text_width
from desktop.minutes.word.style_sheet import StyleSheet, w

RUNNING_HEAD = "Running Head"
"""The style of the line at the head of every page that is added to what a committee's own template has there."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_TWIP = 635
"""A twip in the units of python-docx."""
_LONGEST_PROPERTY = 255
_PROPERTIES = "/metadata/core-properties"
"""How the relationship ends: LibreOffice begins it otherwise, and python-docx would add a second part beside that."""
_WIDE_FONTS, _WIDER = ("verdana", "dejavu sans", "bookman old style", "century gothic", "lucida sans unicode"), 1.2
_HEADS_AND_FEET = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def opened(document: Document) -> Template:
    """Return the template that a document is written into: the committee's own, else that of its look.

    Raises ValueError where it cannot serve, OSError where there is none.
    """
    if not document.template:
        return Template(document.look.template)
    from desktop.minutes.word.foreign_template import prepared

    own = prepared(document.template, content_of(document.look.template))
    return Template("of the committee", own)


def content_of(name: str) -> bytes:
    """Return the bytes of a template that comes with the program, or of a file by its whole path; raises OSError."""
    return Path(name).read_bytes() if Path(name).is_absolute() else _shipped(name)


class Template:
    """A template whose trees are changed in place; `saved` makes the file.

    `foreign` says that it is a committee's own: its headers and footers hold words of theirs, and the text may too.
    """

    def __init__(self, name: str, own: bytes = b"") -> None:
        """Open one of the templates that come with the program, a file by its whole path, or `own` as `prepared` gave
        it.

        Raises OSError where there is none, ValueError where it is no Word document.
        """
        self.name = name
        self.foreign = bool(own)
        content = own or content_of(name)
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
        """The width between the margins of the section that the minutes stand in, in twips (1440 to the inch)."""
        if self.foreign:
            return text_width(self._document.element.body)
        page = self._document.sections[-1]
        return ((page.page_width or Mm(210)) - (page.left_margin or 0) - (page.right_margin or 0)) // _TWIP

    @cached_property
    def letter_scale(self) -> float:
        """How much wider letters of the text stand than those of 12 points in Arial."""
        sheet = StyleSheet(self.styles)
        wide = sheet.font(sheet.default()).casefold() in _WIDE_FONTS
        return (sheet.size(sheet.default()) / 12 if self.foreign else 1.0) * (_WIDER if wide else 1.0)

    def describe_pictures(self, words: str) -> None:
        """Say what pictures show that do not say it themselves, and are no mere decoration."""
        if self.foreign:
            from desktop.minutes.word.pictures import describe

            describe([self._document.element, *self.heads_and_feet()], words)

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

    def name_copy(self, copy: str) -> None:
        """Write down which copy of the minutes the file is, so that it is known again; nothing where that is ""."""
        from desktop.minutes.word.copy_mark import mark

        mark(self._document.part.package, copy)

    def saved(self, body: str) -> bytes:
        """Return the finished file: `body` is the XML of the paragraphs and tables, in place of the specimen.

        The page set-up of the last section stays; of a foreign template, all that was prepared.
        """
        whole = self._document.element
        if not self.foreign:
            whole.body.clear_content()
            whole.body.insert(0, etree.Comment(PLACE))
        # Put together as text: moving 10,000 rows from tree to tree takes lxml seconds in which no thread has its turn.
        text = etree.tostring(whole, encoding="unicode").replace(f"<!--{PLACE}-->", body, 1)
        self._document.part._element = etree.fromstring(text.encode(), _PARSER)
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()


def _shipped(name: str) -> bytes:
    return (files("resources") / "templates" / name).read_bytes()
