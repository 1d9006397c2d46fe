"""Colours of a foreign template: whether they can be read on the page, and what is made of them."""

from __future__ import annotations

WHITE = "FFFFFF"
READABLE = 4.5
"""WCAG 2.2, 1.4.3: the contrast of letters to what they stand on."""
_TINT = 0.12


def contrast(colour: str, ground: str = WHITE) -> float:
    """Return the contrast of two colours (`RRGGBB`), from 1 to 21, as WCAG 2.2 counts it."""
    darker, lighter = sorted((_luminance(colour), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def tint(colour: str) -> str:
    """Return a light ground in the hue of a colour."""
    return "".join(f"{round(255 - (255 - part) * _TINT):02X}" for part in _parts(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
