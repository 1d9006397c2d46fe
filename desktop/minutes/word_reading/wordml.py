"""Names and values of WordprocessingML."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = ("0", "false", "off", "none")


def value(parent: Any, name: str, default: str = "") -> str:
    """Return what a child says in its `w:val`, the default where there is no such child; a bare child says "true"."""
    child = parent.find(W + name) if parent is not None else None
    return default if child is None else str(child.get(W + "val", "true"))


def switch(properties: Any, name: str) -> bool | None:
    """Return whether a property is switched on or off, None where nothing is said."""
    said = value(properties, name)
    return said.lower() not in _OFF if said else None


def whole(text: str | None, default: int = 0) -> int:
    """Return a number as a file gives it, the default where it is none or beyond reason."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < 1 << 31 else default


def inner(element: Any) -> str:
    """Return the words that stand in an element itself."""
    return "".join((element.text or "", *(child.tail or "" for child in element)))
