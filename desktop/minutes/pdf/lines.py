"""Runs of words broken into the lines of a PDF page: measured, with stand-ins for what a font cannot draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.values import replace
from desktop.minutes import fonts, right_to_left
from desktop.minutes.characters import printable
from desktop.minutes.document import Run, Runs
from desktop.minutes.pdf.glyphs import glyphs, width_of
from desktop.minutes.pdf.pieces import Line, Piece, arranged, width_together

TAB = 36.0
_BREAKS = {"\n": "break", "\t": "tab"}
_SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
_TOKENS = re.compile(rf"\n|\t|[{_SPACES}]+|[^\n\t{_SPACES}]+")
_HYPHENS = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])")


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
        blank = tuple(pieces(" ", run, size, bold))
        for token in _TOKENS.findall(printable(run.text)):
            between = _between(token)
            parts = [token] if between else _HYPHENS.split(token)
            for i, part in enumerate(parts):
                if word and (between or i):
                    yield "word", tuple(word)
                    word = []
                if between:
                    yield between, blank
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
    return [arranged(line, width, size, turned, at in filling.between_words) for at, line in enumerate(filling.done)]


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
        wide = width_together(word)
        if self.line and self.used + width_together(self.gap) + wide > self.width:
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


def _letters(piece: Piece) -> Iterator[Piece]:
    """Cut a piece into pieces of one letter; one that says something else stays whole."""
    if piece.said:
        yield piece
        return
    size = piece.width / (width_of(piece.text, piece.font, 1) or 1)
    for char in piece.text:
        yield replace(piece, text=char, width=width_of(char, piece.font, size))
