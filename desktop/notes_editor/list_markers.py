"""The markers of lists as they read: "•", "7.", "c)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.records import LIST_KINDS
from desktop.minutes.wording import letters
from desktop.notes_editor.paragraphs import Shape

BULLETS = ("•", "–", "▪")


def markers(shapes: Iterable[Shape]) -> dict[int, str]:
    """Return the marker of each list paragraph by its id."""
    return {shape.id: _marker(shape, value) for shape, value, _ in _counted(shapes)}


def needless_starts(shapes: Iterable[Shape]) -> set[int]:
    """Return the paragraphs whose start says only what would follow anyway."""
    return {shape.id for shape, value, follows in _counted(shapes) if shape.start is not None and value == follows}


def _counted(shapes: Iterable[Shape]) -> Iterator[tuple[Shape, int, int]]:
    """Yield each list paragraph with its value and the value that would simply follow.

    A list ends where something else stands between; a deeper level does not end the list around it, and an action, a
    review or a private note between two points does not either.
    """
    counts: dict[tuple[int, str], int] = {}
    for shape in shapes:
        if shape.kind in LIST_KINDS:
            key = (shape.level, shape.kind)
            counts = {other: n for other, n in counts.items() if other[0] < shape.level or other == key}
            follows = counts.get(key, 0) + 1
            counts[key] = follows if shape.start is None else shape.start
            yield shape, counts[key], follows
        elif shape.kind not in ("action", "review", "private"):
            counts = {}


def _marker(shape: Shape, value: int) -> str:
    if shape.kind == "bullet":
        return BULLETS[min(shape.level, len(BULLETS) - 1)]
    return f"{value}." if shape.kind == "numbered" else f"{letters(value)})"
