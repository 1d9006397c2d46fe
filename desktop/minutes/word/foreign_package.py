"""The package of a committee's own Word template while it is changed: its parts, new ones, and the file of them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

from lxml import etree

from desktop.minutes.word.style_sheet import W, w
from desktop.minutes.word_reading.package import DOCUMENT, TEMPLATE, open_package
from desktop.minutes.word_reading.word_text import Refused

LARGEST = 20 << 20
"""Bytes of a template; a logo that fills a page has less than a tenth of it."""
NOT_UNDERSTOOD = (
    "This Word file is built in a way that the minutes cannot be written into. Open it in Word, save it again as a "
    "Word document (.docx), and choose that."
)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_USUAL_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_IMPLIED = ("styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes", "font")
"""What a part needs without naming it in its text."""
_TAKEN = (*_IMPLIED, "header", "footer", "image", "hyperlink")
_FETCHED = (
    "This template fetches a picture or a file from elsewhere ({}) whenever it is opened. Put it into the template "
    "itself (in Word: Insert, Pictures, This Device), then choose it again."
)
_EMBEDDED = (
    "This template holds something on its pages that is no picture and no text (a chart, a drawing made in another "
    "program, a control). Put it in as a picture, then choose the template again."
)


class ForeignPackage:
    """The parts of a template, whose trees are changed in place; `house` is the one that serves where it lacks one.

    Raises Refused, and whatever lxml and Python raise over what is missing in a damaged file.
    """

    def __init__(self, content: bytes, house: bytes) -> None:
        self._package = open_package(content, kinds=(DOCUMENT, TEMPLATE), pictures=True, largest=LARGEST)
        self.house = open_package(house, pictures=True)
        self.text = _named_usually(self._package.root(self._package.main))
        self._made: dict[str, Any] = {self._package.main: self.text}
        name = _rels_name(self._package.main)
        self._rels = self.root(name)
        if self._rels is None:
            self._rels = self._made[name] = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")

    def root(self, name: str) -> Any:
        """Return the root of a part of the new file: one that was made, or one of the template."""
        return self._made.get(name) if name in self._made else self._package.root(name)

    def _target(self, relationship: Any) -> str:
        return _whole_name(self._package.main, relationship)

    def of_kind(self, kind: str) -> Iterator[str]:
        """Return the names of the parts of a kind that the text needs."""
        return (self._target(found) for found in self._rels if _kind(found) == kind and not _external(found))

    def one(self, kind: str) -> Any:
        """Return the root of the styles, the settings or the lists; those of the house where the template has none."""
        name = next((name for name in self.of_kind(kind) if self.root(name) is not None), None)
        if name is not None:
            return self.root(name)
        root = deepcopy(self.house.root(self.house.related(kind)[0]))
        if kind == "numbering":
            root[:] = []
        self._add(kind, root)
        return root

    def _add(self, kind: str, root: Any) -> str:
        """Add a part; return the id by which the text names it."""
        name = f"minutes-{kind}{len(self._made) + 1}.xml"
        self._made[posixpath.join(posixpath.dirname(self._package.main), name)] = root
        id = f"rIdMinutes{len(self._made)}"
        attributes = {"Id": id, "Type": f"{_R}/{kind}", "Target": name}
        etree.SubElement(self._rels, f"{{{_PACKAGE}/relationships}}Relationship", attributes)
        return id

    def page_part(self, id: str) -> Any:
        """Return the root of a header or footer by its id."""
        found = next((rel for rel in self._rels if rel.get("Id") == id and not _external(rel)), None)
        return None if found is None else self.root(self._target(found))

    def add_page_part(self, kind: str) -> str:
        """Add an empty header or footer; return its id."""
        return self._add(kind, etree.Element(w("hdr" if kind == "header" else "ftr"), nsmap={"w": W}))

    def pages(self) -> list[Any]:
        """Return the roots of what is printed beside the minutes: text, headers and footers."""
        names = (*self.of_kind("header"), *self.of_kind("footer"))
        return [self.text, *(root for name in names if (root := self.root(name)) is not None)]

    def need_what_is_taken(self) -> None:
        """Drop what the pages name no more, and refuse what they fetch or hold that no page of minutes can."""
        _drop_unnamed(self.text, self._rels)
        for rels in (self._rels, *self._rels_of_pages()):
            for found in list(rels):
                kind = _kind(found)
                if _external(found) and kind != "hyperlink":
                    raise Refused(_FETCHED.format(found.get("Target", "")[:80]))
                if kind not in _TAKEN:
                    raise Refused(_EMBEDDED)

    def _rels_of_pages(self) -> Iterator[Any]:
        for kind in ("header", "footer"):
            for name in self.of_kind(kind):
                rels = self.root(_rels_name(name))
                if rels is not None:
                    _drop_unnamed(self.root(name), rels)
                    yield rels

    def packed(self) -> bytes:
        """Return the file, with nothing in it that the text does not need."""
        file = BytesIO()
        names = self._reached()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", self._types(names))
            package.writestr("_rels/.rels", self._top())
            package.writestr("docProps/app.xml", self.house.parts["docProps/app.xml"])
            for name in names:
                root = self.root(name) if name.endswith((".xml", ".rels")) else None
                package.writestr(name, self._package.parts[name] if root is None else _written(root))
        return file.getvalue()

    def _reached(self) -> list[str]:
        """Return the names of the text, of whatever it needs, and of what that needs."""
        reached: list[str] = []
        waiting = [self._package.main]
        while waiting:
            name = waiting.pop(0)
            if name in reached:
                continue
            if name not in self._made and name not in self._package.parts:
                raise Refused(NOT_UNDERSTOOD)
            reached.append(name)
            rels = _rels_name(name)
            if self.root(rels) is not None and not name.endswith("settings.xml"):
                reached.append(rels)
                waiting += [_whole_name(name, found) for found in self.root(rels) if not _external(found)]
        return reached

    def _types(self, names: list[str]) -> bytes:
        types = etree.Element(f"{{{_PACKAGE}/content-types}}Types", nsmap={None: f"{_PACKAGE}/content-types"})
        for ending, kind in _USUAL_TYPES.items():
            _told(types, "Default", Extension=ending, ContentType=kind)
        own = {"docProps/app.xml": self.house.types["docProps/app.xml"]}
        for name in names:
            if name.endswith(".rels"):
                continue
            own[name] = f"{_WORD}.document.main+xml" if name == self._package.main else self._type(name)
        for name, kind in own.items():
            _told(types, "Override", PartName=f"/{name}", ContentType=kind)
        return _written(types)

    def _type(self, name: str) -> str:
        if name in self._made:
            kind = next(_kind(found) for found in self._rels if self._target(found) == name)
            return f"{_WORD}.{kind}+xml"
        return self._package.types[name]

    def _top(self) -> bytes:
        top = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"})
        targets = {f"{_R}/officeDocument": self._package.main, f"{_R}/extended-properties": "docProps/app.xml"}
        for number, (kind, target) in enumerate(targets.items(), 1):
            _told(top, "Relationship", Id=f"rId{number}", Type=kind, Target=target)
        return _written(top)


def _named_usually(root: Any) -> Any:
    """Return the root of the text with the prefixes that the minutes are written with."""
    if root.nsmap.get("w") == W and root.nsmap.get("r") == _R:
        return root
    if {root.nsmap.get("w", W), root.nsmap.get("r", _R)} != {W, _R}:
        raise Refused(NOT_UNDERSTOOD)
    named = etree.Element(root.tag, dict(root.attrib), nsmap={**root.nsmap, "w": W, "r": _R})
    named.extend(list(root))
    return named


def _drop_unnamed(root: Any, rels: Any) -> None:
    """Take away the relationships that nothing in a part names."""
    named = {
        words
        for element in root.iter()
        for key, words in element.attrib.items()
        if key.startswith(f"{{{_R}}}") or key.endswith("}relid")
    }
    for found in list(rels):
        if _kind(found) not in _IMPLIED and found.get("Id") not in named:
            rels.remove(found)


def _rels_name(name: str) -> str:
    folder, own = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{own}.rels")


def _whole_name(name: str, relationship: Any) -> str:
    """Return the name of the part that a part relates to."""
    target = relationship.get("Target", "")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")


def _kind(relationship: Any) -> str:
    return str(relationship.get("Type", "")).rpartition("/")[2]


def _external(relationship: Any) -> bool:
    return bool(relationship.get("TargetMode") == "External")


def _told(parent: Any, name: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
