"""Runs of words broken into the lines of a PDF page: measured, with stand-ins for what a font cannot draw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.minutes import fonts, right_to_left
from desktop.minutes.characters import printable
from desktop.minutes.document import Ref, Run, Runs
from desktop.minutes.pdf.glyphs import glyphs, width_of

TAB = 36.0
_BREAKS = {"\n": "break", "\t": "tab"}
_SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
_TOKENS = re.compile(rf"\n|\t|[{_SPACES}]+|[^\n\t{_SPACES}]+")
_HYPHENS = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Piece:
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


@dataclass(frozen=True, slots=True)
class Line:
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


def pieces(word: str, run: Run, size: float, bold: bool) -> list[Piece]:
    """Return a word as it is drawn in a run's appearance."""
    name = fonts.face(bold=run.bold or bold, italic=run.italic)
    return [
        Piece(
            made.text,
            made.font,
            made.width * size,
            made.said,
            run.underline,
            run.anchor,
            run.link,
            run.change,
            run.typed,
        )
        for made in glyphs(word, name)
    ]


Unit = tuple[str, tuple[Piece, ...]]
"""("word" | "space" | "tab" | "break", what it draws)."""


def _between(token: str) -> str:
    """Return "break", "tab" or "space" where a token stands between words, "" where it is of one."""
    if token in _BREAKS:
        return _BREAKS[token]
    return "" if token.strip(_SPACES) else "space"


def units(runs: Runs, size: float, bold: bool) -> Iterator[Unit]:
    """Yield what a line is filled with: words that hold together across runs, and what stands between them."""
    word: list[Piece] = []
    for run in runs:
        for token in _TOKENS.findall(printable(run.text)):
            between = _between(token)
            parts = [token] if between else _HYPHENS.split(token)
            for i, part in enumerate(parts):
                if word and (between or i):
                    yield "word", tuple(word)
                    word = []
                if between:
                    yield between, tuple(pieces(" ", run, size, bold))
                else:
                    word += pieces(part, run, size, bold)
    if word:
        yield "word", tuple(word)


def lines(runs: Runs, width: float, size: float, *, bold: bool = False, spaced: bool = False) -> list[Line]:
    """Return the runs broken into lines of at most `width` points; at least one line, of no words where there are none.

    A word wider than a line breaks where it must. `spaced`: the last line ends with a space too, because it is read
    together with what stands beside it.
    """
    filling = _Filling(width)
    for kind, drawn in units(runs, size, bold):
        if kind == "break":
            filling.end_line(between_words=True)
        elif kind == "tab":
            filling.add_tab(drawn[0])
        elif kind == "space":
            filling.gap += drawn
        else:
            filling.add_word(drawn)
    filling.end_line(between_words=spaced)
    turned = right_to_left.begins_right_to_left("".join(run.text for run in runs))
    return [_arranged(line, width, size, turned, at in filling.between_words) for at, line in enumerate(filling.done)]


def _spaced(drawn: list[Piece], mixed: bool) -> list[Piece]:
    """Return the pieces of a line with the space that parts them from what is read next; it takes no room."""
    last = max(range(len(drawn)), key=lambda at: drawn[at].at) if mixed else len(drawn) - 1
    piece = drawn[last]
    if piece.heard:
        return [*drawn[:last], replace(piece, heard=f"{piece.heard} "), *drawn[last + 1 :]]
    space = replace(piece, text=" ", said="", width=0.0, at=piece.at + mixed)
    return [*drawn[: last + 1], space, *drawn[last + 1 :]]


class _Filling:
    """Lines as they fill: what is done, what stands on the one in hand, and the gap before what comes next."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.done: list[list[Piece]] = []
        self.line: list[Piece] = []
        self.gap: tuple[Piece, ...] = ()
        self.used = 0.0
        self.between_words: set[int] = set()

    def end_line(self, *, between_words: bool = False) -> None:
        if between_words:
            self.between_words.add(len(self.done))
        self.done.append(self.line)
        self.line, self.gap, self.used = [], (), 0.0

    def _add(self, drawn: Iterable[Piece]) -> None:
        for piece in drawn:
            self.line.append(piece)
            self.used += piece.width

    def add_tab(self, drawn: Piece) -> None:
        self._add(self.gap)
        self._add([replace(drawn, text="\t", width=TAB - self.used % TAB)])
        self.gap = ()

    def add_word(self, word: tuple[Piece, ...]) -> None:
        wide = _width(word)
        if self.line and self.used + _width(self.gap) + wide > self.width:
            self.end_line(between_words=bool(self.gap))
        self._add(self.gap)
        self.gap = ()
        if wide <= self.width:
            self._add(word)
            return
        for letter in (letter for piece in word for letter in _letters(piece)):
            if self.line and self.used + letter.width > self.width:
                self.end_line()
            self._add([letter])


def _width(drawn: Iterable[Piece]) -> float:
    return sum(piece.width for piece in drawn)


def _letters(piece: Piece) -> Iterator[Piece]:
    """Cut a piece into pieces of one letter; one that says something else stays whole."""
    if piece.said:
        yield piece
        return
    size = piece.width / (width_of(piece.text, piece.font, 1) or 1)
    for char in piece.text:
        yield replace(piece, text=char, width=width_of(char, piece.font, size))


def _arranged(drawn: list[Piece], width: float, size: float, turned: bool, spaced: bool) -> Line:
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
    x = max(0.0, width - _width(drawn)) if turned else 0.0
    for group in groups:
        placed.append((x, _joined(group)))
        x += placed[-1][1].width
    return Line(tuple(placed), x, size, mixed)


def _joined(group: list[Piece]) -> Piece:
    """Return neighbours as one; of those that were turned round, the one on the right is heard first."""
    if len(group) == 1:
        return group[0]
    heard = "".join(piece.heard for piece in reversed(group))
    return replace(group[0], text="".join(piece.text for piece in group), width=_width(group), heard=heard)


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
