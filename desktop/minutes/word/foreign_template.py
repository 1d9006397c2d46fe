"""A committee's own Word template taken apart and put together as one that minutes can be written into."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from lxml import etree

from desktop.minutes.document import Document
from desktop.minutes.word import foreign_page, pictures
from desktop.minutes.word.foreign_styles import merge
from desktop.minutes.word.letterhead import letterhead
from desktop.minutes.word.minutes_place import section_of_minutes
from desktop.minutes.word.style_sheet import StyleSheet, W, is_on, value, w
from desktop.minutes.word.template import PLACE, RUNNING_HEAD
from desktop.minutes.word_reading.package import DOCUMENT, TEMPLATE, open_package
from desktop.minutes.word_reading.word_text import Refused

LARGEST = 20 << 20
"""Bytes of a template; a logo that fills a page has less than a tenth of it."""
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
_DROPPED_SETTINGS = (
    *("writeProtection", "documentProtection", "trackRevisions", "revisionView", "mailMerge", "attachedTemplate"),
    *("docVars", "rsids", "linkStyles", "saveThroughXslt", "updateFields", "attachedSchema", "proofState", "forms"),
    *("stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "captions", "smartTagType", "formsDesign"),
)
_MODE = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
_PROTECTED = (
    "This template is protected against changes, so the minutes could not be written into it. Take the protection off "
    "in Word (Review, Restrict Editing, Stop Protection), save it, and choose it again."
)
_FETCHED = (
    "This template fetches a picture or a file from elsewhere ({}) whenever it is opened. Put it into the template "
    "itself (in Word: Insert, Pictures, This Device), then choose it again."
)
_EMBEDDED = (
    "This template holds something on its pages that is no picture and no text (a chart, a drawing made in another "
    "program, a control). Put it in as a picture, then choose the template again."
)
_NOT_UNDERSTOOD = (
    "This Word file is built in a way that the minutes cannot be written into. Open it in Word, save it again as a "
    "Word document (.docx), and choose that."
)


@lru_cache(maxsize=4)
def prepared(content: bytes, house: bytes) -> bytes:
    """Return a template as a Word document that has every style of the house style's template (`house`).

    Its pages, headers and footers are those of `content`; a comment stands where the minutes come. Raises Refused, with
    the reason, where it cannot serve.
    """
    try:
        return _Preparing(content, house).whole()
    except Refused:
        raise
    # What a damaged file may lack is without end, and lxml and we meet each lack with another of these.
    except (AttributeError, LookupError, TypeError, ValueError, AssertionError, RecursionError, etree.Error) as error:
        raise Refused(_NOT_UNDERSTOOD) from error


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
        raise Refused(_NOT_UNDERSTOOD) from error
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


def own_styles(content: bytes, house: bytes) -> tuple[str, ...]:
    """Return the names of the styles that the minutes take over from a template. Raises Refused."""
    names = []
    for file in (content, house):
        package = open_package(file, kinds=(DOCUMENT, TEMPLATE), largest=LARGEST)
        roots = [package.root(name) for name in package.related("styles")]
        styles = [style for root in roots for style in root.findall(w("style")) if value(style, "type") == "paragraph"]
        names.append({value(style.find(w("name"))).casefold(): value(style.find(w("name"))) for style in styles})
    return tuple(found for key, found in names[0].items() if key in names[1])


class _Preparing:
    def __init__(self, content: bytes, house: bytes) -> None:
        self._package = open_package(content, kinds=(DOCUMENT, TEMPLATE), pictures=True, largest=LARGEST)
        self._house = open_package(house, pictures=True)
        self._page = letterhead(content)
        self._main = _named_usually(self._package.root(self._package.main))
        self._body = self._main.find(w("body"))
        self._made: dict[str, Any] = {self._package.main: self._main}
        name = _rels_name(self._package.main)
        self._rels = self._root(name)
        if self._rels is None:
            self._rels = self._made[name] = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")

    def whole(self) -> bytes:
        """Return the document."""
        settings = self._settings()
        foreign_page.cut(self._body)
        self._need_what_is_taken()
        self._take_styles()
        even = is_on(settings.find(w("evenAndOddHeaders")))
        styles = StyleSheet(self._one("styles"))
        named = {value(style.find(w("name"))).casefold(): id for id, style in styles.by_id.items()}
        lines = foreign_page.Lines(
            named[RUNNING_HEAD.casefold()], named["header draft"], named["footer"], self._house_alignment()
        )
        for root in self._pages():
            foreign_page.clean(root)
        parts = foreign_page.Parts(self._part, self._add_part)
        foreign_page.complete(self._body, parts, self._page, even, lines)
        foreign_page.number_pictures(self._pages())
        self._empty_notes()
        return self._packed()

    # ---- parts

    def _root(self, name: str) -> Any:
        """Return the root of a part of the new file: one that was made, or one of the template."""
        return self._made.get(name) if name in self._made else self._package.root(name)

    def _target(self, relationship: Any) -> str:
        return _whole_name(self._package.main, relationship)

    def _of_kind(self, kind: str) -> Iterator[str]:
        return (self._target(found) for found in self._rels if _kind(found) == kind and not _external(found))

    def _one(self, kind: str) -> Any:
        """Return the root of the styles, the settings or the lists; those of the house where the template has none."""
        name = next((name for name in self._of_kind(kind) if self._root(name) is not None), None)
        if name is not None:
            return self._root(name)
        root = deepcopy(self._house.root(self._house.related(kind)[0]))
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

    def _part(self, id: str) -> Any:
        """Return the root of a header or footer by its id."""
        found = next((rel for rel in self._rels if rel.get("Id") == id and not _external(rel)), None)
        return None if found is None else self._root(self._target(found))

    def _add_part(self, kind: str) -> str:
        return self._add(kind, etree.Element(w("hdr" if kind == "header" else "ftr"), nsmap={"w": W}))

    def _pages(self) -> list[Any]:
        """Return the roots of what is printed beside the minutes: text, headers and footers."""
        names = (*self._of_kind("header"), *self._of_kind("footer"))
        return [self._main, *(root for name in names if (root := self._root(name)) is not None)]

    # ---- what is looked at and changed

    def _settings(self) -> Any:
        """Return the settings without those that would hinder whoever opens the minutes. Raises Refused."""
        settings = self._one("settings")
        protection = settings.find(w("documentProtection"))
        if protection is not None and protection.get(w("enforcement"), "0") not in ("0", "false", "off"):
            raise Refused(_PROTECTED)
        for found in [found for found in settings if found.tag in set(map(w, _DROPPED_SETTINGS))]:
            settings.remove(found)
        zoom = settings.find(w("zoom"))
        if zoom is not None and not value(zoom, "percent"):
            zoom.set(w("percent"), "100")
        self._be_current(settings)
        return settings

    def _be_current(self, settings: Any) -> None:
        """Have Word open the file in its present mode."""
        compat = settings.find(w("compat"))
        if compat is None:
            ours = self._house.root(self._house.related("settings")[0]).find(w("compat"))
            following = ("docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults")
            later = next(
                (found for found in settings if etree.QName(found).localname in (*following, "decimalSymbol")), None
            )
            settings.append(deepcopy(ours)) if later is None else later.addprevious(deepcopy(ours))
            return
        modes = [found for found in compat.findall(w("compatSetting")) if value(found, "name") == _MODE["name"]]
        mode = modes[0] if modes else etree.SubElement(compat, w("compatSetting"))
        for key, words in _MODE.items():
            mode.set(w(key), words)

    def _need_what_is_taken(self) -> None:
        """Drop what the pages name no more, and refuse what they fetch or hold that no page of minutes can."""
        _drop_unnamed(self._main, self._rels)
        for rels in (self._rels, *self._rels_of_pages()):
            for found in list(rels):
                kind = _kind(found)
                if _external(found) and kind != "hyperlink":
                    raise Refused(_FETCHED.format(found.get("Target", "")[:80]))
                if kind not in _TAKEN:
                    raise Refused(_EMBEDDED)

    def _rels_of_pages(self) -> Iterator[Any]:
        for kind in ("header", "footer"):
            for name in self._of_kind(kind):
                rels = self._root(_rels_name(name))
                if rels is not None:
                    _drop_unnamed(self._root(name), rels)
                    yield rels

    def _take_styles(self) -> None:
        theme = next((self._root(name) for name in self._of_kind("theme")), None)
        sheet = StyleSheet(self._one("styles"), theme)
        foreign_page.clean(sheet.root)
        ours, lists = (self._house.root(self._house.related(kind)[0]) for kind in ("styles", "numbering"))
        merge(sheet, StyleSheet(ours), self._one("numbering"), lists, text_width(self._body))

    def _house_alignment(self) -> str:
        """Return where page numbers stand in the house style's template."""
        styles = StyleSheet(self._house.root(self._house.related("styles")[0]))
        return value(styles.setting(styles.named("footer"), "pPr/jc")) or "left"

    def _empty_notes(self) -> None:
        """Take out the foot- and endnotes to words that are not there any more."""
        for kind in ("footnote", "endnote"):
            named = {value(found, "id") for found in self._main.iter(w(f"{kind}Reference"))}
            for name in self._of_kind(f"{kind}s"):
                root = self._root(name)
                for note in [note for note in root if not value(note, "type") and value(note, "id") not in named]:
                    root.remove(note)

    # ---- the file

    def _packed(self) -> bytes:
        file = BytesIO()
        names = self._reached()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", self._types(names))
            package.writestr("_rels/.rels", self._top())
            package.writestr("docProps/app.xml", self._house.parts["docProps/app.xml"])
            for name in names:
                root = self._root(name) if name.endswith((".xml", ".rels")) else None
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
                raise Refused(_NOT_UNDERSTOOD)
            reached.append(name)
            rels = _rels_name(name)
            if self._root(rels) is not None and not name.endswith("settings.xml"):
                reached.append(rels)
                waiting += [_whole_name(name, found) for found in self._root(rels) if not _external(found)]
        return reached

    def _types(self, names: list[str]) -> bytes:
        types = etree.Element(f"{{{_PACKAGE}/content-types}}Types", nsmap={None: f"{_PACKAGE}/content-types"})
        for ending, kind in _USUAL_TYPES.items():
            _told(types, "Default", Extension=ending, ContentType=kind)
        own = {"docProps/app.xml": self._house.types["docProps/app.xml"]}
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
        raise Refused(_NOT_UNDERSTOOD)
    named = etree.Element(root.tag, dict(root.attrib), nsmap={**root.nsmap, "w": W, "r": _R})
    named.extend(list(root))
    return named


def text_width(body: Any) -> int:
    """Return the width between the margins of the section that the minutes stand in, in twips. Raises Refused."""
    mark = next((found for found in body.iter(etree.Comment) if found.text == PLACE), None)
    if mark is None:
        properties = section_of_minutes(body).properties
    else:
        properties = mark.xpath("following::w:sectPr[not(parent::w:sectPrChange)][1]", namespaces={"w": W})[0]
    page, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    sides = sum(_twips(value(margins, side), 0) for side in ("left", "right", "gutter"))
    return max(_NARROWEST, _twips(value(page, "w"), 11906) - sides)


_NARROWEST = 2000
"""Twips: what a broken page set-up leaves at least for the text."""


def _twips(found: str, usual: int) -> int:
    return round(float(found)) if found else usual


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
