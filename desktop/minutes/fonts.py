"""The fonts that come with the program, where they stand, and which of them draws a character."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

REGULAR, BOLD, ITALIC, BOLD_ITALIC = (
    "LiberationSans-Regular",
    "LiberationSans-Bold",
    "LiberationSans-Italic",
    "LiberationSans-BoldItalic",
)
_STAND_INS = {REGULAR: "DejaVuSans", ITALIC: "DejaVuSans", BOLD: "DejaVuSans-Bold", BOLD_ITALIC: "DejaVuSans-Bold"}


def face(*, bold: bool, italic: bool) -> str:
    """Return the name of the font for an appearance."""
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


def stand_in(name: str) -> str:
    """Return the font that draws what `name` cannot: marks and arrows, Hebrew, Arabic, some signs."""
    return _STAND_INS[name]


@cache
def font_file(name: str) -> Path:
    """Return the file of a font, by its name without ending."""
    with as_file(files("resources") / "fonts" / f"{name}.ttf") as path:
        return path
