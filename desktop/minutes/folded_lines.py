"""The lines of a vCard or iCalendar file, put together again where they were folded."""

from __future__ import annotations

import quopri
import re

from db.values import Struct
from desktop.minutes.file_words import words_in

LONGEST = 2_000
"""Characters of a line that are kept: no name or address is longer, but pictures are."""

_HEAD = re.compile(r"(?:[\w-]{1,80}\.)?(?P<name>[A-Za-z][\w-]{0,60})(?P<params>[;:].*)", re.DOTALL)


class FoldedLine(Struct, frozen=True):
    """A property: its name in capitals without its group, and the whole of what stands behind the name."""

    name: str
    rest: str

    @property
    def words(self) -> str:
        """The line as one parser reads it."""
        return f"{self.name}{self.rest}"


def unfolded(words: str) -> list[FoldedLine]:
    """Return the properties in a text; lines that begin like none are left out.

    A line that begins with a space or a tab goes on the one before (RFC 5545, 3.1; RFC 6350, 3.2), and so does one
    behind a soft break of quoted-printable (vCard 2.1), which is decoded.
    """
    lines: list[list[str]] = []
    for line in words.split("\n"):
        goes_on = bool(lines) and (line[:1] in (" ", "\t") or _is_soft_broken(lines[-1]))
        if goes_on:
            _add(lines[-1], line)
        elif line.strip():
            lines.append([line])
    return [made for line in lines if (made := _read("".join(line))) is not None]


def _is_soft_broken(line: list[str]) -> bool:
    return line[-1].endswith("=") and "QUOTED-PRINTABLE" in line[0].upper()


def _add(line: list[str], more: str) -> None:
    if _is_soft_broken(line):
        line[-1] = line[-1].removesuffix("=")
        line.append(more.removeprefix(" ").removeprefix("\t") if more[:1] in (" ", "\t") else more)
    elif len(line) < LONGEST:
        line.append(more[1:])


def _read(line: str) -> FoldedLine | None:
    found = _HEAD.fullmatch(line[:LONGEST].strip())
    if found is None:
        return None
    rest = _decoded(found["params"]) if "QUOTED-PRINTABLE" in found["params"].upper() else found["params"]
    return FoldedLine(found["name"].upper(), rest)


_CHARSET = re.compile(r"CHARSET=\"?([\w.:-]{1,40})", re.IGNORECASE)


def _decoded(rest: str) -> str:
    params, _, value = rest.partition(":")
    content = quopri.decodestring(value.encode("utf-8"))
    said = _CHARSET.search(params)
    try:
        words = content.decode(said[1]) if said else words_in(content)
    except (LookupError, ValueError):
        words = words_in(content)
    return f":{' '.join(words.split())}"
