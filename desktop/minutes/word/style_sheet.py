"""The named styles of a Word file as they work out: what a style says, or what it is based on, or the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_USUAL_SIZE = "20"
"""Half points of a file that says nothing (ISO 29500-1, 17.3.2.38)."""
_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml wants it: "p" gives "{...}p"."""
    return f"{{{W}}}{name}"


def value(element: Any, name: str = "val") -> str:
    """Return an attribute of an element, "" where either is missing."""
    return "" if element is None else element.get(w(name), "")


def is_on(element: Any) -> bool:
    """Tell whether a property that is there by its name, like `w:b`, holds."""
    return element is not None and element.get(w("val"), "1") not in _OFF


def colour_of(element: Any) -> str:
    """Return the `RRGGBB` of a `w:color`, "" where it is none or automatic."""
    found = value(element).upper()
    return found if len(found) == 6 and set(found) <= set("0123456789ABCDEF") else ""


class StyleSheet:
    """Asks the root of a styles part, and that of the theme where there is one."""

    def __init__(self, root: Any, theme: Any = None) -> None:
        self.root = root
        self._theme = theme
        self.by_id = {style.get(w("styleId"), ""): style for style in root.findall(w("style"))}

    def default(self, kind: str = "paragraph") -> str:
        """Return the id of the style that holds where none is named, "" where there is none."""
        marked = (
            id
            for id, style in self.by_id.items()
            if value(style, "type") == kind and is_marked(style.get(w("default")))
        )
        return next(marked, "")

    def named(self, name: str) -> str:
        """Return the id of the paragraph style with a name, as Word compares names; "" where there is none."""
        styles = ((id, style) for id, style in self.by_id.items() if value(style, "type") == "paragraph")
        return next((id for id, style in styles if value(style.find(w("name"))).casefold() == name.casefold()), "")

    def chain(self, style: str) -> Iterator[Any]:
        """Yield a style, by its id, and those that it is based on."""
        seen = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style].find(w("basedOn")))

    def setting(self, style: str, path: str) -> Any:
        """Return the element that a style has by a path like "rPr/sz", None where nobody says anything."""
        names = [w(name) for name in path.split("/")]
        for one in self.chain(style or self.default()):
            found = one.find("/".join(names))
            if found is not None:
                return found
        holder = {"rPr": "rPrDefault", "pPr": "pPrDefault"}[path.split("/")[0]]
        return self.root.find("/".join([w("docDefaults"), w(holder), *names]))

    def size(self, style: str) -> float:
        """Return the size of a style's letters in points."""
        found = value(self.setting(style, "rPr/sz"))
        return int(found if found.isdecimal() else _USUAL_SIZE) / 2

    def colour(self, style: str) -> str:
        """Return the `RRGGBB` of a style's letters, "" where it is automatic."""
        return colour_of(self.setting(style, "rPr/color"))

    def font(self, style: str) -> str:
        """Return the name of a style's font, "" where nobody says."""
        return self.font_of(self.setting(style, "rPr/rFonts"))

    def font_of(self, fonts: Any) -> str:
        """Return the name that a `w:rFonts` gives, looked up in the theme where it says so."""
        by_theme = value(fonts, "asciiTheme")
        if by_theme and self._theme is not None:
            role = "majorFont" if by_theme.startswith("major") else "minorFont"
            latin = next(self._theme.iter(f"{{{_A}}}{role}"), None)
            face = latin.find(f"{{{_A}}}latin") if latin is not None else None
            return face.get("typeface", "") if face is not None else ""
        return value(fonts, "ascii")


def is_marked(found: str | None) -> bool:
    """Tell whether an attribute is there and says yes."""
    return found is not None and found not in _OFF
