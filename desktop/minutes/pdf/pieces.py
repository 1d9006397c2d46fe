"""What stands on a line of a PDF page: pieces of one appearance in their places, some read from the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from db.values import Struct, replace
from desktop.minutes import right_to_left
from desktop.minutes.document import Ref
from desktop.minutes.pdf.glyphs import width_of


class Piece(Struct, frozen=True):
    """A stretch of one appearance on a line.

    `said` is what a reader or a search finds where other glyphs are drawn; `typed` what was typed where the style says
    it otherwise. `heard` is what a screen reader says of letters that were turned round, `at` their place on the line.
    """

    text: str
    font: str
    width: float
    said: str = ""
    underline: bool = False
    anchor: Ref | None = None
    link: Ref | None = None
    change: str = ""
    typed: str = ""
    heard: str = ""
    at: int = 0

    @property
    def words(self) -> str:
        """What the piece says."""
        return self.heard or self.said or self.text


class Line(Struct, frozen=True):
    """A line ready to draw: pieces from left to right with their distance from its left end, in points.

    A line that ends between two words ends with the space between them, which its width does not count. `turned`: it
    is not read from left to right, but by the pieces' `at`.
    """

    pieces: tuple[tuple[float, Piece], ...]
    width: float
    size: float
    turned: bool = False

    @property
    def in_reading_order(self) -> Sequence[tuple[float, Piece]]:
        """The pieces as they are read."""
        return sorted(self.pieces, key=lambda placed: placed[1].at) if self.turned else self.pieces


def arranged(drawn: list[Piece], width: float, size: float, turned: bool, spaced: bool) -> Line:
    """Put pieces in their places: neighbours of one appearance become one, what runs from right to left is turned.

    `spaced`: the line ends with a space, drawn or only heard.
    """
    mixed = turned or any(right_to_left.is_right_to_left(piece.text) for piece in drawn)
    if mixed:
        drawn = _turned(drawn, turned)
    if spaced and drawn:
        drawn = _spaced(drawn, mixed)
    groups: list[list[Piece]] = []
    for piece in drawn:
        if groups and _same_appearance(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    placed: list[tuple[float, Piece]] = []
    x = max(0.0, width - width_together(drawn)) if turned else 0.0
    for group in groups:
        placed.append((x, _joined(group)))
        x += placed[-1][1].width
    return Line(tuple(placed), x, size, mixed)


def _joined(group: list[Piece]) -> Piece:
    """Return neighbours as one; of those that were turned round, the one on the right is heard first."""
    if len(group) == 1:
        return group[0]
    heard = "".join(piece.heard for piece in reversed(group))
    return replace(group[0], text="".join(piece.text for piece in group), width=width_together(group), heard=heard)


def _same_appearance(one: Piece, other: Piece) -> bool:
    return (
        one.font == other.font
        and one.underline == other.underline
        and one.anchor == other.anchor
        and one.link == other.link
        and one.change == other.change
        and one.typed == other.typed
        and bool(one.heard) == bool(other.heard)
        and other.at - one.at == (-1 if one.heard else 1 if other.at else 0)
        and not one.said
        and not other.said
        and "\t" not in (one.text, other.text)
    )


def _turned(drawn: list[Piece], turned: bool) -> list[Piece]:
    """Return the pieces of a line in the order and the direction in which they stand on the page.

    What is turned says nothing beside its glyphs: those who take text from the page turn it back themselves. A screen
    reader does not, and is told in the structure what to say.
    """
    size_of = {piece.font: piece.width / (width_of(piece.text, piece.font, 1) or 1) for piece in drawn}
    cut = [
        replace(piece, text=part, said=piece.said if part == piece.text else "")
        for piece in drawn
        for part in right_to_left.stretches(piece.text)
    ]
    depths = right_to_left.levels([piece.text for piece in cut], turned)
    made = []
    for at in right_to_left.visual_order(depths):
        piece = replace(cut[at], at=at)
        if depths[at] % 2:
            piece = replace(
                piece,
                text=right_to_left.mirrored(piece.text),
                said="" if right_to_left.is_right_to_left(piece.text) else piece.said,
                heard=piece.said or unicodedata.normalize("NFKC", piece.text),
            )
        made.append(replace(piece, width=width_of(piece.text, piece.font, size_of[piece.font])))
    return made


def _spaced(drawn: list[Piece], mixed: bool) -> list[Piece]:
    """Return the pieces of a line with the space that parts them from what is read next; it takes no room."""
    last = max(range(len(drawn)), key=lambda at: drawn[at].at) if mixed else len(drawn) - 1
    piece = drawn[last]
    if piece.heard:
        return [*drawn[:last], replace(piece, heard=f"{piece.heard} "), *drawn[last + 1 :]]
    space = replace(piece, text=" ", said="", width=0.0, at=piece.at + mixed)
    return [*drawn[: last + 1], space, *drawn[last + 1 :]]


def width_together(drawn: Iterable[Piece]) -> float:
    """Return how wide pieces are beside each other, in points."""
    return sum(piece.width for piece in drawn)
