"""How a house style says things: phrases with fields, dates, times, and words joined to a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import lru_cache

from db.values import Struct, replace
from desktop.minutes import markup
from desktop.minutes.document import Run, Runs
from desktop.minutes.seams import BETWEEN, Bit, mended, punctuated

MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())  # noqa: SIM905

DATE_FIELDS = ("weekday", "day", "dd", "nth", "month", "mon", "mm", "year", "yy")
TIME_FIELDS = ("hh", "hour", "h12", "minute", "ampm")

_TOKEN = re.compile(r"\{\{|\[\[|\{(?P<field>[^{}]*)\}|(?P<open>\[)|(?P<close>\])|[^\[\]{]+|\{")

Values = Mapping[str, str | Runs]


class _Literal(Struct, frozen=True):
    """Words of the phrase."""

    text: str
    said: Bit


class _Field(Struct, frozen=True):
    name: str
    look: markup.Span


class _Part(Struct, frozen=True):
    """What stands in brackets: left out where a field in it is empty."""

    pieces: tuple[_Piece, ...]

    def is_said(self, values: Values) -> bool:
        """Tell whether all fields of this part are filled, or, where it has none, any part in it."""
        inner = [piece.is_said(values) for piece in self.pieces if isinstance(piece, _Part)]
        filled = [bool(values.get(piece.name)) for piece in self.pieces if isinstance(piece, _Field)]
        return all(filled) and (bool(filled) or not inner or any(inner))


_Piece = _Literal | _Field | _Part


class Phrase(Struct, frozen=True, eq=False):
    """Words with `{fields}`, `[parts]` that are left out where a field in them is empty, and the markup of a note.

    `{{` and `[[` print one bracket. A full stop or colon of the phrase never follows the full stop of a field. Commas,
    dashes and the like of the phrase are neither doubled nor left at the head or the end where what stands beside them
    is left out. `marks` stand around whatever is said.
    """

    source: str
    pieces: tuple[_Piece, ...]
    marks: tuple[str, str] | None = None

    @classmethod
    def read(cls, source: str, fields: Iterable[str]) -> Phrase:
        """Return the phrase; raises ValueError in plain words where a field is unknown or a bracket open."""
        return cls(source, _read(source, tuple(fields)))

    def __bool__(self) -> bool:
        return bool(self.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def runs(self, values: Values) -> Runs:
        """Return the phrase with its fields filled in; an empty field outside of brackets prints nothing."""
        said = joined_runs(_said(self.pieces, values))
        if self.marks is None or not said:
            return said
        return (Run(text=self.marks[0]), *said, Run(text=self.marks[1]))

    def line(self, values: Values) -> Runs:
        """Return the phrase, or nothing at all where a field outside of brackets is empty."""
        return self.runs(values) if _Part(self.pieces).is_said(values) else ()

    def words(self, values: Values) -> str:
        """Return the phrase as plain words."""
        return "".join(run.text for run in self.runs(values))

    def pattern(self, fields: Mapping[str, str]) -> re.Pattern[str]:
        """Return what reads words that this phrase wrote; `fields` gives a regular expression for each field."""
        return re.compile(_pattern(self.pieces, fields))


@lru_cache(maxsize=8192)
def runs_of(text: str) -> Runs:
    """Return the text of a note as runs."""
    return tuple(
        Run(text=span.text, bold=span.bold, italic=span.italic, underline=span.underline) for span in markup.parse(text)
    )


def joined_runs(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours of the same appearance and place made one."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and _alike(out[-1], run):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _alike(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.underline, one.anchor, one.link, one.typed) == (
        other.bold,
        other.italic,
        other.underline,
        other.anchor,
        other.link,
        other.typed,
    )


def date_words(form: Phrase, day: date, months: Sequence[str] = MONTHS, weekdays: Sequence[str] = WEEKDAYS) -> str:
    """Return a date in a style's form, "30th November, 2017"."""
    month = months[day.month - 1]
    return form.words(
        {
            "weekday": weekdays[day.weekday()],
            "day": str(day.day),
            "dd": f"{day.day:02}",
            "nth": f"{day.day}{_suffix(day.day)}",
            "month": month,
            "mon": month[:3],
            "mm": f"{day.month:02}",
            "year": str(day.year),
            "yy": f"{day.year % 100:02}",
        }
    )


def time_words(form: Phrase, clock: time) -> str:
    """Return a time of day in a style's form, "5.10pm"."""
    return form.words(
        {
            "hh": f"{clock.hour:02}",
            "hour": str(clock.hour),
            "h12": str((clock.hour - 1) % 12 + 1),
            "minute": f"{clock.minute:02}",
            "ampm": "am" if clock.hour < 12 else "pm",
        }
    )


def join(words: Sequence[str], two: str = " and ", more: str = ", ", last: str = " and ") -> str:
    """Return words as a list in a sentence: `two` stands between two, `more` and `last` between several."""
    if len(words) < 3:
        return two.join(words)
    return more.join(words[:-1]) + last + words[-1]


def letters(number: int) -> str:
    """Return the letter of a list's point as Word counts: a ... z, aa, bb ..."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _suffix(day: int) -> str:
    return "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _read(source: str, fields: tuple[str, ...]) -> tuple[_Piece, ...]:
    floors: list[list[_Piece]] = [[]]
    for span in markup.parse(source):
        look = replace(span, text="")
        for token in _TOKEN.finditer(span.text):
            if token["open"]:
                floors.append([])
            elif token["close"] and len(floors) > 1:
                part = _Part(tuple(floors.pop()))
                floors[-1].append(part)
            elif token["field"] is not None:
                floors[-1].append(_Field(_known(token["field"], fields), look))
            else:
                words = token[0][:1] if token[0] in ("{{", "[[") else token[0]
                floors[-1] += _literals(words, look, inside=len(floors) > 1)
    if len(floors) > 1:
        raise ValueError("a [ is not closed by a ]")
    return tuple(floors[0])


def _literals(text: str, look: markup.Span, inside: bool) -> Iterator[_Literal]:
    """Yield words of a phrase, apart from the commas, dashes, colons and spaces at their head and end."""
    head = len(text) - len(text.lstrip(BETWEEN))
    end = max(len(text.rstrip(BETWEEN)), head)
    for words, between in ((text[:head], True), (text[head:end], False), (text[end:], True)):
        if words:
            run = Run(text=words, bold=look.bold, italic=look.italic, underline=look.underline)
            yield _Literal(words, Bit(run, between=between, inside=inside))


def _known(name: str, fields: tuple[str, ...]) -> str:
    if name not in fields:
        there_are = ", ".join(f"{{{field}}}" for field in fields) or "none"
        raise ValueError(f"{{{name}}} cannot be printed here; the fields are: {there_are}")
    return name


def _said(pieces: tuple[_Piece, ...], values: Values) -> list[Run]:
    bits = list(_bits(pieces, values))
    out: list[Run] = []
    for bit in mended(bits) if None in bits else bits:
        if bit is not None:
            run = bit.run
            if bit.seam and run.text[0] in ".:" and (text := punctuated(out, run.text)) != run.text:
                run = replace(run, text=text)
            if run.text:
                out.append(run)
    return out


def _bits(pieces: tuple[_Piece, ...], values: Values, inside: bool = False) -> Iterator[Bit | None]:
    """Yield what is said, and None where something is left out."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, _Literal):
            yield piece.said
        elif isinstance(piece, _Field):
            said = _looked(values.get(piece.name, ""), piece.look)
            for place, run in enumerate(said):
                yield Bit(run, seam=inside and not at and not place, field=True)
            if not said:
                yield None
        elif piece.is_said(values):
            yield from _bits(piece.pieces, values, inside=True)
        else:
            yield None


def _looked(value: str | Runs, look: markup.Span) -> list[Run]:
    if isinstance(value, str):
        return [Run(text=value, bold=look.bold, italic=look.italic, underline=look.underline)] if value else []
    if not look.flags:
        return [run for run in value if run.text]
    return [
        replace(
            run, bold=run.bold or look.bold, italic=run.italic or look.italic, underline=run.underline or look.underline
        )
        for run in value
        if run.text
    ]


def _pattern(pieces: tuple[_Piece, ...], fields: Mapping[str, str]) -> str:
    return "".join(
        re.escape(piece.text)
        if isinstance(piece, _Literal)
        else fields[piece.name]
        if isinstance(piece, _Field)
        else f"(?:{_pattern(piece.pieces, fields)})?"
        for piece in pieces
    )
