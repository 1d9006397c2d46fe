"""What the pictures of a Word file show, said for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFF = ("0", "false")
_LONGEST = 250


def silent(roots: Iterable[Any]) -> list[tuple[Any, str]]:
    """Return the pictures that do not say what they show: an element, and its attribute that would.

    Text boxes speak for themselves, and what is marked as decoration need not say anything.
    """
    return [found for root in roots for found in _silent(root)]


def describe(roots: Iterable[Any], words: str) -> None:
    """Let the pictures that say nothing say these words, and text boxes what stands in them."""
    for root in roots:
        for element, attribute in _silent(root):
            element.set(attribute, words)
        for about in root.iter(f"{_WP}docPr"):
            box = about.getparent().find(f".//{_WPS}txbx")
            if box is not None and not (about.get("descr") or "").strip():
                about.set("descr", " ".join("".join(box.itertext(f"{_W}t")).split())[:_LONGEST] or words)


def _silent(root: Any) -> Iterator[tuple[Any, str]]:
    for about in root.iter(f"{_WP}docPr"):
        holder = about.getparent()
        speaks = (about.get("descr") or "").strip() or holder.find(f".//{_WPS}txbx") is not None
        decorative = any(mark.get("val", "1") not in _OFF for mark in about.iter(_DECORATIVE))
        if not speaks and not decorative:
            yield about, "descr"
    for shape in root.iter(f"{_VML}shape", f"{_VML}rect"):
        if shape.find(f"{_VML}imagedata") is not None and not (shape.get("alt") or "").strip():
            yield shape, "alt"
