"""What a clerk corrects while looking through the lines: what one is taken for, a field, where it begins and ends.

Each returns new lines; what the correction bears on is read anew, other lines stay the same objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.values import replace
from desktop.minutes import markup
from desktop.minutes.old_minutes import label_words
from desktop.minutes.old_minutes.facts_of import facts_of
from desktop.minutes.old_minutes.line_fields import reread
from desktop.minutes.old_minutes.pieces import cut
from desktop.minutes.old_minutes.taken_lines import Taken, TakenLine

Lines = tuple[TakenLine, ...]

_PEOPLE = (label_words.PRESENT, label_words.APOLOGIES, label_words.ABSENT, label_words.ATTENDING)
_BY_HAND = "You left it out."


def retaken(lines: Sequence[TakenLine], key: int, taken: Taken) -> Lines:
    """Return the lines with one taken for something else, its fields read anew as that; it is sure from now on.

    A person belongs to the list of the person before. Unknown keys change nothing.
    """
    facts = facts_of(lines)
    out: list[TakenLine] = []
    for line in lines:
        if line.key != key:
            out.append(line)
            continue
        placed = replace(line, part=_part(out) if taken == "person" and line.part not in _PEOPLE else line.part)
        number, fields = reread(placed, taken, facts)
        doubt = _BY_HAND if taken == "left out" else ""
        out.append(
            replace(
                placed,
                taken=taken,
                number=number,
                level=_level(line, taken),
                fields=fields,
                sure=True,
                doubt=doubt,
                same_as=0,
            )
        )
    return _settled(out)


def with_field(lines: Sequence[TakenLine], key: int, name: str, words: str) -> Lines:
    """Return the lines with one field of one line set; empty words take it away. The line is sure from now on."""
    return tuple(_with_field(line, name, words.strip()) if line.key == key else line for line in lines)


def joined(lines: Sequence[TakenLine], key: int) -> Lines:
    """Return the lines with one joined to the line before it, which stays what it was taken for.

    Nothing changes where it is the first line.
    """
    place = next((at for at, line in enumerate(lines) if line.key == key), 0)
    if not place:
        return tuple(lines)
    before, line = lines[place - 1], lines[place]
    gap = " " if line.run_on or (before.taken != "item" and "\t" not in before.source) else "\n"
    whole = replace(
        before, source=f"{before.source}{gap}{line.source}", marked=f"{before.words}{gap}{line.words}", same_as=0
    )
    number, fields = reread(whole, before.taken, facts_of(lines))
    whole = replace(whole, number=number or before.number, fields=fields, sure=True, doubt="")
    return _settled([*lines[: place - 1], whole, *lines[place + 1 :]], gone=line.key)


def split(lines: Sequence[TakenLine], key: int, at: int) -> Lines:
    """Return the lines with one parted before the character `at` of its source; the second part runs on.

    The first stays what it was taken for, the second is text with a key of its own. Nothing changes where one part
    would be empty.
    """
    out: list[TakenLine] = []
    facts = facts_of(lines)
    for line in lines:
        first, second = line.source[:at].strip(), line.source[at:].strip()
        if line.key != key or not first or not second:
            out.append(line)
            continue
        one = replace(line, source=first, marked=_cut(line, 0, at), same_as=0)
        number, fields = reread(one, line.taken, facts)
        out.append(replace(one, number=number or line.number, fields=fields, sure=True, doubt=""))
        rest = TakenLine(
            key=max(each.key for each in lines) + 1,
            source=second,
            taken="text",
            marked=_cut(line, at, None),
            part=line.part,
            run_on=line.taken not in ("item", "sub-item", "heading", "person", "minute-taker's lines", "left out"),
        )
        out.append(replace(rest, fields=reread(rest, "text", facts)[1]))
    return _settled(out)


def _cut(line: TakenLine, start: int, end: int | None) -> str:
    words = cut(line.words, start, end) if markup.plain(line.words) == line.source else line.source[start:end].strip()
    return "" if words == line.source[start:end].strip() else words


def _part(before: Sequence[TakenLine]) -> str:
    """Return the list of people in which a line stands: that of the person or label before it."""
    return next((line.part for line in reversed(before) if line.part in _PEOPLE), label_words.PRESENT)


def _level(line: TakenLine, taken: Taken) -> int:
    if taken == "sub-item":
        return max(1, line.level)
    return line.level if taken in ("bullet", "numbered", "lettered") else 0


def _with_field(line: TakenLine, name: str, words: str) -> TakenLine:
    others = [(one, said) for one, said in line.fields if one != name]
    place = next((at for at, (one, _) in enumerate(line.fields) if one == name), len(others))
    if words:
        others.insert(place, (name, words))
    return replace(line, fields=tuple(others), sure=True, doubt="", number=words if name == "number" else line.number)


def _settled(lines: Sequence[TakenLine], gone: int = 0) -> Lines:
    """Return lines of which none tells again what no line tells any more."""
    actions = {line.key for line in lines if line.taken == "action"} - {gone}
    return tuple(replace(line, same_as=0) if line.same_as and line.same_as not in actions else line for line in lines)
