"""How a word is drawn in a PDF: in the font asked for, with stand-ins for what that font lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from db.values import Struct
from desktop.minutes import fonts, right_to_left

NO_GLYPH = "□"
LONGEST_NAME = 24
"""How long the name of an emoji may be to be printed in its place."""
_JOINING = re.compile("[\u0600-\u08ff]+|[^\u0600-\u08ff]+")


@cache
def font(name: str) -> TTFont:
    """Return a font by the name of its file, known to reportlab from then on."""
    made = TTFont(name, str(fonts.font_file(name)), shapable=False)
    pdfmetrics.registerFont(made)
    return made


def width_of(text: str, name: str, size: float) -> float:
    """Return how wide a font draws the text, in points."""
    return float(font(name).stringWidth(text, size))


class Glyphs(Struct, frozen=True):
    """What is drawn for a stretch of a word, what it says where that differs, and its width at 1 point."""

    text: str
    font: str
    said: str
    width: float


@cache
def glyphs(word: str, name: str) -> tuple[Glyphs, ...]:
    """Return how a word is drawn in a font.

    What the font lacks comes from its stand-in, what that lacks is named where it is an emoji, else an empty box; marks
    without a shape (joiners, variation selectors) are not drawn.
    """
    word = unicodedata.normalize("NFC", word)
    if all(ord(char) in font(name).face.charToGlyph for char in word):
        return (Glyphs(word, name, "", width_of(word, name, 1)),)
    parts: list[tuple[str, str, str]] = []
    for said, drawn, by in _drawn(word, name):
        said = "" if said == drawn else said
        if parts and parts[-1][1] == by and bool(parts[-1][2]) == bool(said):
            parts[-1] = (parts[-1][0] + drawn, by, parts[-1][2] + said)
        else:
            parts.append((drawn, by, said))
    return tuple(Glyphs(drawn, by, said, width_of(drawn, by, 1)) for drawn, by, said in parts)


def _drawn(word: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield (characters, what is drawn for them, in which font); joined Arabic letters come as one."""
    for stretch in _JOINING.findall(word):
        shaped = right_to_left.joined(stretch)
        if shaped != stretch and all(ord(char) in font(fonts.stand_in(name)).face.charToGlyph for char in shaped):
            yield stretch, shaped, fonts.stand_in(name)
        else:
            yield from ((char, *found) for char in stretch if (found := _glyph(char, name))[0])


def _glyph(char: str, name: str) -> tuple[str, str]:
    for by in (name, fonts.stand_in(name)):
        if ord(char) in font(by).face.charToGlyph:
            return char, by
    return _without_glyph(char), name


def _without_glyph(char: str) -> str:
    """Return what is drawn for a character that no font has: nothing, what it is called, or an empty box.

    Emoji say what they are ("[thumbs up sign]"), the colours of their skins nothing.
    """
    category, called = unicodedata.category(char), unicodedata.name(char, "").lower()
    if category in ("Cf", "Mn", "Me") or called.startswith("emoji modifier"):
        return ""
    return f"[{called}]" if category == "So" and 0 < len(called) <= LONGEST_NAME else NO_GLYPH
