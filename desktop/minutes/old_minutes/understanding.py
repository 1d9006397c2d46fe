"""Minutes that were typed by hand in Word, understood line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from db.records import Person
from db.values import replace
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import label_words, work_lines
from desktop.minutes.old_minutes.body import Body
from desktop.minutes.old_minutes.facts_of import facts_of
from desktop.minutes.old_minutes.front import Found, Front, lists_people, people_places
from desktop.minutes.old_minutes.grids import pieces_of
from desktop.minutes.old_minutes.item_numbers import Number, items_among, number_of
from desktop.minutes.old_minutes.pieces import Piece
from desktop.minutes.old_minutes.same_actions import told_twice
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.word_reading.word_text import WordText

_NOTHING = Piece(text="")


def understood(word: WordText, known: Iterable[Person] = ()) -> tuple[TakenLine, ...]:
    """Return every line of a file once, in order, with what it is taken for.

    `known` are people whom the program knows from elsewhere: what names them is somebody. Empty paragraphs are left
    away. A paragraph in which actions stand between other words is several lines, of which all but the first run on.
    """
    pieces = pieces_of(word)
    items = _items(pieces)
    first = min(items, default=_after_people(pieces))
    front = Front(_titles(pieces, items), people_places(pieces))
    found = [one for place, piece in enumerate(pieces[:first]) for one in front.read(place, piece)]
    lines = _keyed(found, 1)
    facts = facts_of(lines, known)
    body = Body(items, facts, _repeated(lines))
    later: list[TakenLine] = []
    for place in range(first, len(pieces)):
        piece = pieces[place]
        aside = piece.column in ("action", "owner", "due") and place not in items and not piece.cells
        if aside and _names_whom_below(pieces, place, facts.people):
            later += _keyed(
                [Found(piece=piece, taken="minute-taker's lines", doubt=_BELOW)], len(lines) + len(later) + 1
            )
            continue
        if aside and _beside(later, piece, facts.people):
            continue
        if _names_owners(later, piece, facts.people):
            continue
        later += _keyed(body.read(place, piece), len(lines) + len(later) + 1, (piece.table, piece.row))
    return told_twice((*lines, *(_without_place(line) for line in later)))


def _items(pieces: Sequence[Piece]) -> dict[int, Number]:
    """Return the lines that begin items. Labels of lists of people and of actions begin none."""
    people = people_places(pieces)
    shown = [_NOTHING if at in people or _is_label(piece) else piece for at, piece in enumerate(pieces)]
    found = items_among(shown)
    numbered = [at for at, number in found.items() if number.parts]
    begin = min(numbered, default=max(people, default=-1) + 1)
    return {at: number for at, number in found.items() if at >= begin}


def _is_label(piece: Piece) -> bool:
    if number_of(piece) is not None and piece.heading + piece.first + piece.bold:
        return False
    words = piece.text
    return bool(piece.page_part) or (
        len(words) < 90
        and not number_of(piece)
        and bool(
            label_words.people(words)
            or label_words.lists_actions(words)
            or label_words.next_meetings(words)
            or label_words.bare(words) == "attendance over time"
        )
    )


def _after_people(pieces: Sequence[Piece]) -> int:
    """Return where the notes begin of minutes in which nothing looks like an item."""
    people = people_places(pieces)
    rows = [at for at, piece in enumerate(pieces) if piece.role == "people" or lists_people(piece.text)]
    begin = max([*people, *rows], default=-1) + 1
    if begin:
        return begin
    return next((at for at, piece in enumerate(pieces) if len(piece.text.split()) > 12), len(pieces))


def _titles(pieces: Sequence[Piece], items: dict[int, Number]) -> frozenset[str]:
    """Return the titles of the items, by which an agenda before them is known."""
    words = (pieces[at].text[number.begin :] for at, number in items.items())
    return frozenset(" ".join(one.casefold().strip(" .:").split()) for one in words if one.strip())


def _repeated(lines: Sequence[TakenLine]) -> frozenset[str]:
    """Return the lines of the head, by which a running head among the notes is known."""
    heads = (line.source for line in lines if line.taken == "heading" or "running head" in line.doubt)
    return frozenset(
        " ".join(part.casefold().split()) for head in heads for part in (head, *head.split("\n")) if len(part) > 3
    )


def _keyed(found: Iterable[Found], key: int, place: tuple[int, int] = (-1, -1)) -> list[TakenLine]:
    return [_line(one, key + count, place) for count, one in enumerate(found)]


def _line(found: Found, key: int, place: tuple[int, int]) -> TakenLine:
    piece = found.piece
    source = found.source if found.source is not None else piece.source
    marked = found.marked if found.marked is not None else _marked(piece)
    row = f"{place[0]}:{place[1]}" if place[0] >= 0 and not piece.cells else ""
    return TakenLine(
        key=key,
        source=source,
        taken=found.taken,
        number=found.number
        or ("" if piece.cells or found.source is not None else piece.number if not piece.is_bullet else ""),
        level=found.level,
        fields=found.fields,
        sure=found.sure,
        doubt=found.doubt,
        marked=marked if marked != source else "",
        headings=piece.headings or ((_ROW + row,) if row else ()),
        part=found.part,
        run_on=found.run_on,
    )


_BELOW = "It names who acts; so does the action below."
_ROW = "\x00"
"""Before the place of a row, which a line carries until the cells beside it are read."""


def _marked(piece: Piece) -> str:
    if piece.cells or not piece.number or piece.is_bullet:
        return piece.marked
    return f"{piece.number}\t{piece.marked}"


def _without_place(line: TakenLine) -> TakenLine:
    return replace(line, headings=()) if line.headings[:1] and line.headings[0].startswith(_ROW) else line


def _beside(lines: list[TakenLine], piece: Piece, people: Sequence[Person]) -> bool:
    """Join a cell that says who acts, or by when, to the action that it stands beside; False where it says more."""
    row = f"{_ROW}{piece.table}:{piece.row}"
    places = [
        at for at, line in enumerate(lines) if line.headings[:1] == (row,) and line.taken not in ("item", "sub-item")
    ]
    words = piece.text.strip()
    if piece.column != "due" and not work_lines.are_owners(words, Known(people)):
        return False
    name = "due" if piece.column == "due" else "owners"
    actions = [at for at in places if lines[at].taken == "action"]
    waiting = [at for at in actions if not _has_cell(lines[at], name)]
    at = (
        waiting[0]
        if waiting
        else actions[-1]
        if actions
        else _said_by(lines, places, words)
        if name == "owners"
        else None
    )
    if at is None:
        return False
    lines[at] = _joined(lines[at], piece, name, sure=bool(actions))
    return True


def _names_whom_below(pieces: Sequence[Piece], place: int, people: Sequence[Person]) -> bool:
    """Tell whether a paragraph in a cell names those of whom the next one there says what they are to do."""
    piece, following = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else _NOTHING
    same = (piece.table, piece.row, piece.column) == (following.table, following.row, following.column)
    words = piece.text.strip(" :.")
    known = Known(people)
    named = work_lines.are_owners(words, known) and words in following.text
    return same and piece.column == "action" and named and not work_lines.are_owners(following.text, known)


def _names_owners(lines: list[TakenLine], piece: Piece, people: Sequence[Person]) -> bool:
    """Join "Action: TB" to the paragraph before it, which says what is to be done; False for any other line."""
    told = work_lines.marked_action(piece.text) if not piece.cells and lines else None
    words = piece.text[told.begin :] if told else ""
    if not words or told is None or told.reference or not work_lines.are_owners(words, Known(people)):
        return False
    before = lines[-1]
    if before.taken not in ("text", "bullet", "numbered", "lettered") or "\t" in before.source:
        return False
    said = (("owners", words), ("due", work_lines.due_said(before.source, date.min)), ("text", before.field("text")))
    lines[-1] = replace(
        before,
        taken="action",
        source=f"{before.source}\t{piece.text}",
        marked=f"{before.words}\t{piece.marked}",
        fields=tuple((name, value) for name, value in said if value),
        sure=False,
        doubt="Taken for an action because the line below it says who acts.",
    )
    return True


def _has_cell(line: TakenLine, name: str) -> bool:
    return f"\t{line.field(name)}" in line.source if line.field(name) else False


def _said_by(lines: Sequence[TakenLine], places: Sequence[int], owners: str) -> int | None:
    """Return the paragraph of a row that a cell of owners beside it means: the last that names them, else the last."""
    texts = [at for at in places if lines[at].taken in ("text", "bullet", "numbered", "lettered", "decision")]
    first = re.split(r"\W+", owners.strip())[0]
    naming = [at for at in texts if re.search(rf"\b{re.escape(first)}\b", lines[at].source)]
    return next(iter((naming or texts)[::-1]), None)


def _joined(line: TakenLine, piece: Piece, name: str, *, sure: bool) -> TakenLine:
    said = dict(line.fields)
    words = " ".join(piece.text.replace("\n", ", ").split())
    said[name] = f"{said[name]}, {words}" if _has_cell(line, name) else words
    return replace(
        line,
        taken="action",
        source=f"{line.source}\t{words}",
        marked=f"{line.words}\t{words}",
        fields=tuple(said.items()),
        sure=sure,
        doubt="" if sure else "Taken for an action because the cell beside it says who acts.",
    )
