"""The only markup of a note: `**bold**`, `*italic*`, `__underline__`, `\\` before a literal mark.

Three stars are bold and italic at once; longer runs of stars, and runs of underscores that are not two, are words. A
mark opens only before a word and closes only after one, as in the running text of a letter, and one without a
partner is a character like any other: "2 * 3", "a_b__c" and "____" stay as they are. Backslashes matter only directly
before `*` or `_`, so that "C:\\dir" stays too. Bold, italic and underline may overlap. "\\n" is a line break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, zip_longest

from db.values import Struct

_BOLD, _ITALIC, _UNDERLINE = 1, 2, 4
_MARKS = {"*": _ITALIC, "**": _BOLD, "***": _BOLD | _ITALIC, "__": _UNDERLINE}
_PIECE = re.compile(r"(?P<slashes>\\+)(?=[*_])|(?P<run>\*+|_+)|(?P<words>[^\\*_]+|\\+)")
_RUNS = re.compile(r"(\*+|_+)")
_PASSES = 4


class Span(Struct, frozen=True):
    """Words of one appearance."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    @property
    def flags(self) -> int:
        """The appearance as one number, 0 for plain words."""
        return _BOLD * self.bold | _ITALIC * self.italic | _UNDERLINE * self.underline


class _Atom(Struct):
    """A piece of marked-up text: literal words, or (`live`) a run of marks that may mean something."""

    text: str
    live: bool = False
    taken: int = 0
    """The flags that a live run turns; the characters of the others stay words."""
    mark: bool = False
    """On writing: this run is meant as a mark."""
    escaped: bool = False
    """On writing: these characters need backslashes."""


def parse(text: str) -> tuple[Span, ...]:
    """Return the words of a note as spans, neighbours always differing; no span for an empty text."""
    if "*" not in text and "_" not in text:
        return (Span(text),) if text else ()
    atoms = _atoms(text)
    _take(atoms)
    spans: list[Span] = []
    flags = 0
    for atom in atoms:
        before, after = _words_beside(atom, flags)
        if before:
            spans.append(_span(before, flags))
        flags ^= atom.taken
        if after:
            spans.append(_span(after, flags))
    return _joined(spans)


def write(spans: Iterable[Span]) -> str:
    """Return the canonical markup of spans: `parse` gives back `merged(spans)`; no backslash that is not needed."""
    atoms = _unparsed(merged(spans))
    for _ in range(_PASSES):
        _take(atoms)
        if not _escape([atom for atom in atoms if atom.taken and not atom.mark]):
            break
    else:
        _escape([atom for atom in atoms if atom.live and not atom.mark])
    return "".join(_written(atom, following) for atom, following in zip_longest(atoms, atoms[1:]))


def special(words: str) -> bool:
    """Return whether words hold a character that could be a mark."""
    return "*" in words or "_" in words


def plain(text: str) -> str:
    """Return the words of a note without its marks."""
    return text if "*" not in text and "_" not in text else "".join(span.text for span in parse(text))


def canonical(text: str) -> str:
    """Return the one way of writing what `text` says."""
    return write(parse(text))


def literal(words: str) -> str:
    """Return the markup that shows `words` exactly as they are, without appearance."""
    return write([Span(words)])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans as `parse` gives them: none empty, neighbours differing, no spaces at the ends of a marked run."""
    pieces = [span for span in spans if span.text]
    for flag in (_BOLD, _ITALIC, _UNDERLINE):
        pieces = _trimmed(pieces, flag)
    return _joined(pieces)


def _trimmed(pieces: list[Span], flag: int) -> list[Span]:
    """Take one appearance from the white space at both ends of every run that has it."""
    out: list[Span] = []
    for marked, group in groupby(pieces, key=lambda span: bool(span.flags & flag)):
        run = list(group)
        out += _bared(_bared(run, flag, str.lstrip), flag, str.rstrip) if marked else run
    return out


def _bared(run: list[Span], flag: int, strip: Callable[[str], str]) -> list[Span]:
    """Take one appearance from the white space at one end of a run."""
    from_left = strip is str.lstrip
    for place in range(len(run)) if from_left else range(len(run) - 1, -1, -1):
        span = run[place]
        words = strip(span.text)
        if words:
            kept = _span(words, span.flags)
            spaces = _span(span.text.replace(words, ""), span.flags & ~flag)
            return [*run[:place], *((spaces, kept) if from_left else (kept, spaces)), *run[place + 1 :]]
        run[place] = _span(span.text, span.flags & ~flag)
    return run


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    alike = groupby((span for span in spans if span.text), key=lambda span: span.flags)
    return tuple(_span("".join(span.text for span in group), flags) for flags, group in alike)


def _span(text: str, flags: int) -> Span:
    return Span(text, bool(flags & _BOLD), bool(flags & _ITALIC), bool(flags & _UNDERLINE))


def _atoms(text: str) -> list[_Atom]:
    """Part marked-up text into literal words and live runs."""
    atoms: list[_Atom] = []
    at = 0
    while found := _PIECE.match(text, at):
        at = found.end()
        if found["slashes"]:
            pairs, odd = divmod(len(found["slashes"]), 2)
            atoms.append(_Atom("\\" * pairs + text[at : at + odd]))
            at += odd
        else:
            atoms.append(_Atom(found[0], live=found[0] in _MARKS))
    return [atom for atom in atoms if atom.text]


def _take(atoms: Sequence[_Atom]) -> None:
    """Say of every live run which flags it turns: opening needs a word behind and a partner, closing a word before.

    One pass from the right finds the last run that can close each flag, one from the left turns them.
    """
    last = {_BOLD: -1, _ITALIC: -1, _UNDERLINE: -1}
    before = _beside(atoms)
    after = _beside(atoms[::-1], 0)[::-1]
    for place, atom in enumerate(atoms):
        if atom.live and before[place]:
            last.update({flag: place for flag in last if flag & _MARKS[atom.text]})
    flags = 0
    for place, atom in enumerate(atoms):
        atom.taken = 0
        if not atom.live:
            continue
        for flag in last:
            if flag & _MARKS[atom.text] and (before[place] if flag & flags else after[place] and last[flag] > place):
                atom.taken |= flag
        flags ^= atom.taken


def _beside(atoms: Sequence[_Atom], end: int = -1) -> list[bool]:
    """For every atom: whether the nearest literal character before it (other runs passed over) is no space."""
    word, out = False, []
    for atom in atoms:
        out.append(word)
        if not atom.live:
            word = not atom.text[end].isspace()
    return out


def _words_beside(atom: _Atom, flags: int) -> tuple[str, str]:
    """The characters of an atom that are words: before what it turns, and behind (where it closes)."""
    spare = atom.text if not atom.taken else "" if atom.taken == _MARKS[atom.text] else atom.text[_width(atom.taken) :]
    return ("", spare) if atom.taken & flags else (spare, "")


def _width(flags: int) -> int:
    return 2 if flags == _BOLD else 1


def _unparsed(spans: Sequence[Span]) -> list[_Atom]:
    """Return spans as atoms: marks between them, and in their words every run that could be read as one, live."""
    atoms: list[_Atom] = []
    flags = 0
    for span in (*spans, Span("")):
        marks = _marks(flags, span.flags)
        words = [_Atom(piece, live=piece in _MARKS) for piece in _RUNS.split(span.text) if piece]
        beside = [*atoms[-1:], *words[:1]] if marks else []
        _escape([atom for atom in beside if atom.text[0] in "*_"])
        atoms += marks + words
        flags = span.flags
    return atoms


def _marks(old: int, new: int) -> list[_Atom]:
    """Return the marks that lead from one appearance to another, well nested where that can be."""
    stars = {0: "", _ITALIC: "*", _BOLD: "**", _BOLD | _ITALIC: "***"}[(old ^ new) & (_BOLD | _ITALIC)]
    line = "__" if (old ^ new) & _UNDERLINE else ""
    return [
        _Atom(text, live=True, mark=True) for text in ((stars, line) if old & _UNDERLINE else (line, stars)) if text
    ]


def _escape(atoms: Sequence[_Atom]) -> bool:
    """Say that these runs need backslashes; return whether there were any."""
    for atom in atoms:
        atom.live, atom.escaped = False, True
    return bool(atoms)


def _written(atom: _Atom, following: _Atom | None) -> str:
    """Return an atom as it is written; backslashes that end it are doubled before a star or an underscore."""
    if atom.escaped:
        return "".join(f"\\{character}" for character in atom.text)
    if following is None or not _RUNS.match(following.text):
        return atom.text
    return atom.text + "\\" * (len(atom.text) - len(atom.text.rstrip("\\")))
