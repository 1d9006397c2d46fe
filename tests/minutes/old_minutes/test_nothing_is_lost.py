"""Every word of a file is in the meeting, but those of lines of which it is said that they are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from db.records import Meeting
from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.house_style import built_in
from desktop.minutes.old_minutes.looking_through import joined, retaken, split
from desktop.minutes.old_minutes.making import likely_style, meeting_of
from desktop.minutes.old_minutes.taken_lines import TAKEN, TakenLine
from desktop.minutes.old_minutes.understanding import understood
from desktop.minutes.word_reading import reading
from desktop.minutes.word_reading.word_text import Grid, Line
from tests.minutes.old_minutes.invented_minutes import CLERKS, sitting, typed
from tests.minutes.old_minutes.random_words import Shapes

TODAY = date(2026, 11, 21)
LABELS = frozenset(
    (
        "action",
        "actions",
        "ap",
        "point",
        "decision",
        "agreed",
        "resolved",
        "next",
        "date",
        "dates",
        "of",
        "meeting",
        "meetings",
        "item",
        "lead",
        "by",
        "for",
        "presented",
        "led",
        "to",
        "do",
        "the",
        "is",
    )
)
"""Words that only say what a line is: the house style has its own."""
SILENT = ("left out", "minute-taker's lines")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def said(record: object) -> Iterator[str]:
    """All words that a record holds."""
    if isinstance(record, str):
        yield markup.plain(record)
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from said(one)
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from said(getattr(record, name))


def of_meeting(meeting: Meeting) -> set[str]:
    return {word for text in said(meeting) for word in words(text)}


def wanted(line: TakenLine) -> list[str]:
    """The words of a line that must be found again: what a row of people, a head or a date says, by its fields."""
    if line.taken in ("heading", "person", "next meeting"):
        kept = (
            "name",
            "initials",
            "job_title",
            "organisation",
            "title",
            "place",
            "committee",
            "chair",
            "minute-taker",
            "deputy",
            "deputy_for",
        )
        return [word for name, text in line.fields if name in kept for word in words(text)]
    due = set(words(line.field("due"))) if line.taken == "action" else ()
    return [
        word for word in words(line.source) if word not in due and not re.fullmatch(r"\d+[a-z]?|[a-z]|[ivx]+", word)
    ]


def lost(lines: Sequence[TakenLine], style: str = "") -> list[tuple[str, str, list[str]]]:
    styles = built_in()
    meeting = meeting_of(lines, style=styles[style or likely_style(lines, styles)], today=TODAY)
    here = of_meeting(meeting)
    out: list[tuple[str, str, list[str]]] = []
    for line in lines:
        if line.taken not in SILENT:
            missing = [word for word in wanted(line) if word not in here and word not in LABELS]
            if missing:
                out.append((line.taken, line.source, missing))
    return out


@pytest.mark.parametrize("clerk", CLERKS)
def test_what_a_clerk_typed_is_found_again(clerk: str) -> None:
    lines = understood(reading.read(typed(sitting(2), CLERKS[clerk])))
    assert lost(lines) == []


@pytest.mark.parametrize("seed", range(60))
def test_a_file_of_any_shape_is_found_again(seed: int) -> None:
    assert lost(understood(Shapes(seed).file())) == []


@pytest.mark.parametrize("seed", range(60))
def test_every_line_of_a_file_is_shown_once(seed: int) -> None:
    file = Shapes(seed).file()
    lines = understood(file)
    assert [line.key for line in lines] == list(range(1, len(lines) + 1))
    there = [*file.head_and_foot, *standing(file.blocks)]
    shown = Counter(word for line in lines for word in words(line.source))
    typed_words = Counter(word for line in there for word in words(line.text))
    assert typed_words - shown == Counter()
    assert shown - typed_words <= Counter(word for line in there for word in words(line.number))


def standing(blocks: tuple[Line | Grid, ...]) -> Iterator[Line]:
    """The lines of a file but those in rows that were deleted."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                if row.change != "deleted":
                    for cell in row.cells:
                        yield from standing(cell.blocks)


@pytest.mark.parametrize("seed", range(40))
def test_corrections_by_chance_break_nothing(seed: int) -> None:
    shapes = Shapes(seed)
    lines = understood(shapes.file())
    for _ in range(6):
        if not lines:
            return
        line = shapes.chance.choice(lines)
        change = shapes.chance.randint(0, 2)
        if change == 0:
            lines = retaken(lines, line.key, shapes.chance.choice(TAKEN))
        elif change == 1:
            lines = joined(lines, line.key)
        else:
            lines = split(lines, line.key, shapes.chance.randint(0, 20))
    assert len({line.key for line in lines}) == len(lines)
    for style in built_in():
        assert lost(lines, style) == []
