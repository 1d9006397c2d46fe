"""The package of a Word file, opened with care: nothing of it is read further before it was found to be harmless.

Whoever reads a file that came from somewhere else begins here. What a file can do to its reader was measured: 0.9 MB
that unpack to 900 MB, 12 million elements, entities of a document type definition that read other files, macros. Sizes
are counted while reading, never taken from the file's own directory.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

from db.values import Struct, field
from desktop.minutes.word_reading.word_text import Refused

DOCUMENT, TEMPLATE, STRICT = "document", "template", "strict"
"""Kinds of Word files: a document, a template, and either in the strict form of ISO 29500 that few programs read."""

_MEGABYTE = 1 << 20
_LARGEST = 50 * _MEGABYTE
_MOST_PARTS = 2000
_LARGEST_PART = 64 * _MEGABYTE
_LARGEST_WHOLE = 200 * _MEGABYTE
_RATIO = 150
"""How often more than what is packed a part of over a megabyte may hold: minutes of 600 pages stay under 60."""
_PIECE = 1 << 16
_WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"
_TYPES = "[Content_Types].xml"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, LookupError),
)
_BEGINNINGS = (
    (
        b"\xd0\xcf\x11\xe0",
        "This file is an old Word document (.doc) or is protected by a password. Open it in Word and save it as a "
        "Word document (.docx) without a password.",
    ),
    (b"{\\rtf", "This file is in Rich Text Format (RTF). Open it in Word and save it as a Word document (.docx)."),
    (b"%PDF", "This file is a PDF, not a Word document. Choose the Word file that it was made from."),
)
_NO_WORD_FILE = "This file is not a Word document."
_DAMAGED = "This file is damaged: Word itself may be able to repair it. Open it in Word and save it again."
_TOO_MUCH = "This file unpacks to far more than any minutes need, so it was not read."
_DECLARES = "This file holds a document type definition, which Word never writes, so it was not read."
_MACROS = "This file holds macros, and none are let in. Open it in Word and save it as a Word document (.docx)."
_STRICT = (
    "This file is in the Strict Open XML form. Open it in Word and save it as “Word Document”, not as “Strict Open "
    "XML Document”."
)
_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCUMENT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": TEMPLATE,
}
_NOT_OF_THIS_KIND = {
    DOCUMENT: "This file is a Word document, and a Word template (.dotx) is wanted here.",
    TEMPLATE: "This file is a Word template (.dotx). Open it in Word and save it as a Word document (.docx).",
}
_FORMS = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Names of the strict form, and what everybody else calls them (ISO 29500-4, annex A)."""


class Link(Struct, frozen=True):
    """What a part says that it needs: `kind` is the end of its type ("header"), `target` the name of a part, or an
    address where it is `external`; that is never followed."""

    id: str
    kind: str
    target: str
    external: bool = False


class Package(Struct, frozen=True, dict=True):
    """The parts of a Word file by name, `main` the one with its text; `kind` is DOCUMENT or TEMPLATE."""

    parts: Mapping[str, bytes]
    main: str
    kind: str
    strict: bool = False
    _parsed: dict[str, Any] = field(default_factory=dict)

    def root(self, name: str) -> Any:
        """Return the root element of a part, parsed once, or None where there is no such part. Raises Refused."""
        if name not in self._parsed:
            self._parsed[name] = parse(self.parts[name]) if name in self.parts else None
        return self._parsed[name]

    def links(self, name: str = "") -> tuple[Link, ...]:
        """Return what a part needs, or what the package as a whole does. Raises Refused."""
        return _links(self.parts, name)

    def related(self, kind: str, name: str | None = None) -> tuple[str, ...]:
        """Return the names of the parts of a kind ("styles", "header") that a part needs, the main one if not named."""
        found = self.links(self.main if name is None else name)
        return tuple(link.target for link in found if link.kind == kind and link.target in self.parts)

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The content type of each part."""
        return _types(self.parts)


def open_package(
    content: bytes, *, kinds: tuple[str, ...] = (DOCUMENT,), pictures: bool = False, largest: int = _LARGEST
) -> Package:
    """Return the package of a Word file of one of these kinds, without its pictures if they are not asked for.

    Raises Refused, in one sentence or two, where it is none, is damaged or of another kind, holds macros, or unpacks
    to too much. `largest` is in bytes. A part is looked at for document type definitions when it is parsed.
    """
    if len(content) > largest:
        raise Refused(f"This file is larger than {largest // _MEGABYTE} MB, which is more than is read here.")
    for beginning, words in _BEGINNINGS:
        if content.startswith(beginning):
            raise Refused(words)
    parts = _unpacked(content, pictures)
    types = _types(parts)
    if any("macroenabled" in kind.casefold() or "vbaproject" in kind.casefold() for kind in types.values()):
        raise Refused(_MACROS)
    main, strict = _main(parts)
    kind = _KINDS.get(types.get(main, ""))
    if kind is None:
        raise Refused(_NO_WORD_FILE)
    if kind not in kinds:
        raise Refused(_NOT_OF_THIS_KIND[kind])
    if strict and STRICT not in kinds:
        raise Refused(_STRICT)
    return Package(parts, main, kind, strict)


def parse(content: bytes) -> Any:
    """Return the root element of a part, with the names that are usual where it is in the strict form.

    Raises Refused where it is no XML, is nested beyond reason, or declares a document type.
    """
    if b"<!DOCTYPE" in content or (b"\x00" in content[:4] and b"<!DOCTYPE" in content.replace(b"\x00", b"")):
        raise Refused(_DECLARES)
    if b"http://purl.oclc.org/ooxml/" in content:
        for strict, usual in _FORMS:
            content = content.replace(strict, usual)
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(_DECLARES)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _unpacked(content: bytes, pictures: bool) -> dict[str, bytes]:
    """Return the parts, read piece by piece so that too much is noticed before it is in memory."""
    if not content.startswith(b"PK"):
        raise Refused(_NO_WORD_FILE)
    if content.count(_ENTRY) > _MOST_PARTS:
        raise Refused(_TOO_MUCH)
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            for entry in _entries(package):
                if _is_macro(entry.filename):
                    raise Refused(_MACROS)
                if pictures or entry.filename.casefold().endswith((".xml", ".rels")):
                    held = sum(map(len, parts.values()))
                    parts[entry.filename] = b"".join(_pieces(package, entry, _LARGEST_WHOLE - held))
    except _BROKEN as error:
        raise error if isinstance(error, Refused) else Refused(_DAMAGED) from error
    return parts


def _entries(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    seen = set()
    for entry in package.infolist():
        if entry.is_dir():
            continue
        name = entry.filename.casefold()
        if name in seen or entry.flag_bits & 1 or entry.compress_type not in _WAYS_OF_PACKING:
            raise Refused(_DAMAGED)
        seen.add(name)
        yield entry


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> Iterator[bytes]:
    room, read = min(room, _LARGEST_PART), 0
    with package.open(entry) as file:
        while piece := file.read(_PIECE):
            read += len(piece)
            if read > room or (read > _MEGABYTE and read > _RATIO * max(entry.compress_size, 1)):
                raise Refused(_TOO_MUCH)
            yield piece


def _is_macro(name: str) -> bool:
    return posixpath.basename(name).casefold().startswith(("vbaproject", "vbadata"))


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    if _TYPES not in parts:
        raise Refused(_NO_WORD_FILE)
    usual: dict[str, str] = {}
    own: dict[str, str] = {}
    for element in parse(parts[_TYPES]).iterchildren("{*}Default", "{*}Override"):
        kind = element.get("ContentType", "")
        if extension := element.get("Extension"):
            usual[extension.casefold()] = kind
        else:
            own[element.get("PartName", "").lstrip("/").casefold()] = kind
    return {name: own.get(name.casefold(), usual.get(name.rpartition(".")[2].casefold(), "")) for name in parts}


def _main(parts: Mapping[str, bytes]) -> tuple[str, bool]:
    """Return the name of the part with the text, and whether it is in the strict form."""
    link = next((link for link in _links(parts, "") if link.kind == "officeDocument" and not link.external), None)
    if link is None or link.target not in parts:
        raise Refused(_NO_WORD_FILE)
    return link.target, _FORMS[0][0] in parts[link.target]


def _links(parts: Mapping[str, bytes], name: str) -> tuple[Link, ...]:
    folder, own = posixpath.split(name)
    listed = posixpath.join(folder, "_rels", f"{own}.rels")
    if listed not in parts:
        return ()
    return tuple(_link(element, folder) for element in parse(parts[listed]).iterchildren("{*}Relationship"))


def _link(element: Any, folder: str) -> Link:
    target, kind = element.get("Target", ""), element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Link(element.get("Id", ""), kind, target, external=True)
    whole = target if target.startswith("/") else posixpath.join("/", folder, target)
    return Link(element.get("Id", ""), kind, posixpath.normpath(whole).lstrip("/"))
