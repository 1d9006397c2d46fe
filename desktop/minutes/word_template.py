"""A Word template opened for writing: its parts, its named styles, its page; and the package that comes of it."""

from __future__ import annotations

import re
import zipfile
from functools import cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NEVER = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_DECLARED = {"encoding": "UTF-8", "xml_declaration": True, "standalone": True}


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml wants it: "p" gives "{...}p"."""
    return f"{{{W}}}{name}"


class Template:
    """The parts of a template as trees that are changed in place, and written by `package`."""

    def __init__(self, name: str) -> None:
        """Open one of the templates that come with the program, or a file by its whole path.

        Raises OSError or zipfile.BadZipFile where there is none.
        """
        self.name = name
        content = Path(name).read_bytes() if Path(name).is_absolute() else _shipped(name)
        with zipfile.ZipFile(BytesIO(content)) as package:
            self._parts = {entry: package.read(entry) for entry in package.namelist()}
        self._trees: dict[str, Any] = {}

    def tree(self, part: str) -> Any:
        """Return the root of a part ("word/styles.xml"); what is changed in it is written."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self._parts[part], _PARSER)
        return self._trees[part]

    def heads_and_feet(self) -> list[Any]:
        """Return the roots of all page headers and footers."""
        return [self.tree(part) for part in self._parts if re.fullmatch(r"word/(header|footer)\d*\.xml", part)]

    @cached_property
    def _styles(self) -> dict[str, str]:
        styles = self.tree("word/styles.xml").findall(w("style"))
        return {style.find(w("name")).get(w("val")).casefold(): style.get(w("styleId")) for style in styles}

    def style(self, name: str) -> str:
        """Return the id of a named style; where "Action Flush" is missing, that of "Action".

        Raises ValueError where no such style is in the template.
        """
        wanted = name.casefold()
        while wanted not in self._styles:
            wanted = wanted.rpartition(" ")[0]
            if not wanted:
                raise ValueError(f"The Word template {self.name} has no style named {name!r}.")
        return self._styles[wanted]

    def list_form(self, style: str) -> Any:
        """Return the definition (`w:abstractNum`) of the lists of a style, by the style's id.

        Raises ValueError where the style is no list.
        """
        here = f"[@w:styleId='{style}']"
        number = self._found("word/styles.xml", f"w:style{here}/w:pPr/w:numPr/w:numId/@w:val")
        form = number and self._found("word/numbering.xml", f"w:num[@w:numId='{number[0]}']/w:abstractNumId/@w:val")
        if not form:
            raise ValueError(f"In the Word template {self.name} the style {style!r} is not that of a list.")
        return self._found("word/numbering.xml", f"w:abstractNum[@w:abstractNumId='{form[0]}']")[0]

    def _found(self, part: str, path: str) -> Any:
        return self.tree(part).xpath(path, namespaces={"w": W})

    @cached_property
    def text_width(self) -> int:
        """The width between the margins, in twips (1440 to the inch)."""
        section = self.tree("word/document.xml").find(f"{w('body')}/{w('sectPr')}")
        page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        return int(page.get(w("w"))) - sum(int(margins.get(w(side))) for side in ("left", "right"))

    def speak(self, language: str) -> None:
        """Set the language that Word proofs the document in; that of the template stays where it is empty."""
        if not language:
            return
        for lang in self._found("word/styles.xml", "w:docDefaults//w:lang"):
            lang.set(w("val"), language)
        for lang in self._found("word/settings.xml", "w:themeFontLang"):
            lang.set(w("val"), language)

    def package(self, body: str, **parts: bytes) -> bytes:
        """Return the finished file: `body` is the XML of the paragraphs and tables, `core` the properties.

        The same input gives the same bytes: no entry carries a time.
        """
        content = self._parts | {part: etree.tostring(tree, **_DECLARED) for part, tree in self._trees.items()}
        content |= {f"docProps/{part}.xml": xml for part, xml in parts.items()}
        content["word/document.xml"] = self._document(body)
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as package:
            for part, xml in content.items():
                entry = zipfile.ZipInfo(part, _NEVER)
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, xml)
        return file.getvalue()

    def _document(self, body: str) -> bytes:
        """Put the body into the template's document in place of its specimen, before the last page set-up."""
        root = self.tree("word/document.xml")
        story = root.find(w("body"))
        page = story.findall(w("sectPr"))[-1:]
        story[:] = [etree.Comment("body"), *page]
        return bytes(etree.tostring(root, **_DECLARED).replace(b"<!--body-->", body.encode()))


def _shipped(name: str) -> bytes:
    return (files("resources") / "templates" / name).read_bytes()
