"""The markers of lists as they read: "•", "7.", "c)"."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import LIST_KINDS
from desktop.minutes.wording import letters
from desktop.notes_editor.paragraphs import Shape

BULLETS = ("•", "–", "▪")


def markers(shapes: Iterable[Shape]) -> dict[int, str]:
    """Return the marker of each list paragraph by its id; a list ends where something else stands between.

    A deeper level does not end the list around it; an action or a review between two points does not either.
    """
    counts: dict[tuple[int, str], int] = {}
    found: dict[int, str] = {}
    for shape in shapes:
        if shape.kind in LIST_KINDS:
            key = (shape.level, shape.kind)
            counts = {other: n for other, n in counts.items() if other[0] < shape.level or other == key}
            counts[key] = shape.start if shape.start is not None else counts.get(key, 0) + 1
            found[shape.id] = _marker(shape, counts[key])
        elif shape.kind not in ("action", "review", "private"):
            counts = {}
    return found


def _marker(shape: Shape, value: int) -> str:
    if shape.kind == "bullet":
        return BULLETS[min(shape.level, len(BULLETS) - 1)]
    return f"{value}." if shape.kind == "numbered" else f"{letters(value)})"
