"""Tables taken for what they are: people, actions, the items themselves, details of the meeting, or just a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from db.values import Struct, replace
from desktop.minutes.mentions import looks_like_initials, looks_like_name
from desktop.minutes.old_minutes import label_words, person_lines
from desktop.minutes.old_minutes.label_words import COLUMNS, WORK
from desktop.minutes.old_minutes.pieces import Piece, piece_of
from desktop.minutes.word_reading.word_text import Grid, GridCell, Line, WordText

Cells = tuple[tuple[Piece, ...], ...]

_NUMBER = re.compile(
    r"\(?(?:item\s+)?(?:\d{1,3}(?:\.\d{1,3})*\.?[a-z]?|\d{1,4}/\d{1,4}|[IVX]{1,5})\s*[.):]?", re.IGNORECASE
)
_FURNITURE = re.compile(r"attendance over time|by member|by agency|agenda", re.IGNORECASE)
_HEADER_WITHIN = 4
"""In which of the first rows the headings of columns are looked for."""


class _Plan(Struct, frozen=True):
    """What a table was taken for: its role, the row of its headings (-1: none), and what each column holds."""

    role: str
    header: int = -1
    kinds: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def pieces_of(word: WordText) -> list[Piece]:
    """Return every paragraph of a file once, in reading order; rows that say one thing stay whole."""
    out = [made for line in word.head_and_foot if (made := piece_of(line)) is not None]
    return out + list(_walk(word.blocks))


def number_alone(words: str) -> bool:
    """Tell whether a cell holds the number of an item and nothing else."""
    return bool(_NUMBER.fullmatch(words.strip()))


def _walk(blocks: Sequence[Line | Grid]) -> Iterator[Piece]:
    label, count = "", 0
    for block in blocks:
        if isinstance(block, Line):
            made = piece_of(block)
            if made is not None:
                label = made.text
                yield made
        else:
            count += 1
            for piece in _of_grid(block, label, count):
                if not piece.cells:
                    label = piece.text
                yield piece


def _of_grid(grid: Grid, label: str, table: int) -> Iterator[Piece]:
    rows = [_cells(row.cells) for row in grid.rows if row.change != "deleted"]
    plan = _plan(rows, label)
    section = label
    for at, cells in enumerate(rows):
        if not any(cells):
            continue
        if at > max(plan.header, 0) and (anew := _anew(cells, at, section, rows)):
            plan = anew
        for piece in _of_row(cells, plan, at, section):
            if not piece.cells and label_words.people(piece.text):
                section = piece.text
            yield replace(piece, table=table, row=at)


def _anew(cells: Cells, at: int, label: str, rows: Sequence[Cells]) -> _Plan | None:
    """Return what a table becomes from a row on that holds the headings of other columns."""
    words = [_words(cell) for cell in cells]
    filled = [label_words.bare(one) for one in words if one]
    if len(filled) < 2 or not all(one in COLUMNS or one in WORK for one in filled):
        return None
    return _by_headings(words, at, label, [[_words(cell) for cell in row] for row in rows[at + 1 :]])


def _cells(cells: Sequence[GridCell]) -> Cells:
    """Return the paragraphs of each cell; one that takes several columns leaves the others empty."""
    out: list[tuple[Piece, ...]] = []
    for cell in cells:
        out.append(tuple(_inside(cell.blocks)))
        out += [()] * (min(cell.across, 60) - 1)
    return tuple(out)


def _inside(blocks: Sequence[Line | Grid]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Line):
            made = piece_of(block)
            if made is not None:
                yield made
        else:
            for row in block.rows:
                cells = _cells(row.cells)
                if row.change != "deleted" and any(cells):
                    yield _row(cells, _Plan("plain"))


def _plan(rows: Sequence[Cells], label: str) -> _Plan:
    words = [[_words(cell) for cell in cells] for cells in rows]
    for at, cells in enumerate(words[:_HEADER_WITHIN]):
        if sum(map(bool, cells)) < 2 and len(cells) > 1:
            continue
        if plan := _by_headings(cells, at, label, words[at + 1 :]):
            return plan
        if sum(map(bool, cells)) > 1:
            break
    return _by_content(words, label)


def _by_headings(cells: Sequence[str], at: int, label: str, below: Sequence[Sequence[str]]) -> _Plan | None:
    """Return what the headings of its columns make of a table, None where these are no headings."""
    if any(len(cell) > 60 for cell in cells):
        return None
    labels = [label_words.bare(cell) for cell in cells]
    filled = [one for one in labels if one]
    as_people = [COLUMNS.get(one, "") if one else "" for one in labels]
    as_work = [WORK.get(one, "") for one in labels]
    if _FURNITURE.fullmatch(label_words.bare(label)) and "name" not in as_people:
        return _Plan("furniture", at, headings=tuple(cells))
    known = sum(map(bool, as_people))
    if "name" in as_people and known >= 2 and known * 2 >= len(filled) and "owner" not in as_work[2:3]:
        return _Plan("people", at, tuple(as_people), tuple(cells))
    found = [kind for kind, one in zip(as_work, labels, strict=True) if kind and one]
    if len(found) < 2 or len(found) * 2 < len(filled):
        return None
    kinds = _settled(as_work, labels, below)
    role = _role(kinds, label, labels)
    return _Plan(role, at, tuple(_for_actions(kinds) if role == "actions" else kinds), tuple(cells)) if role else None


def _settled(kinds: list[str], labels: list[str], below: Sequence[Sequence[str]]) -> list[str]:
    """Return the kinds of columns, "Item" taken for the number where numbers stand below it."""
    out = list(kinds)
    for at, (kind, label) in enumerate(zip(kinds, labels, strict=True)):
        under = [cells[at] for cells in below if at < len(cells) and cells[at]]
        numbers = sum(number_alone(one) for one in under)
        if (
            kind in ("title", "given", "notes")
            and label in ("item", "agenda item", "agenda", "minute", "minutes")
            and under
            and numbers * 2 > len(under)
        ):
            out[at] = "number"
        if not label and under and numbers * 2 <= len(under):
            out[at] = ""
    return out


def _role(kinds: Sequence[str], label: str, labels: Sequence[str]) -> str:
    has = set(kinds)
    if "action" in has and "notes" in has:
        listed = "reference" in has or label_words.lists_actions(label)
        return "actions" if listed and "title" not in has else "items"
    if "action" in has and has & {"owner", "due", "status"}:
        return (
            "actions"
            if not ("title" in has and kinds.index("title") < kinds.index("action") and not has & {"owner", "due"})
            else "items"
        )
    if "owner" in has and has & {"notes", "title"}:
        return "actions" if "reference" in has or label_words.lists_actions(label) else "items"
    if "action" in has and has & {"number", "reference"}:
        return "actions"
    if "notes" in has or ("title" in has and has & {"number", "action"}):
        return "items"
    return ""


def _for_actions(kinds: Sequence[str]) -> list[str]:
    """Return columns of a table of actions, where "Details" is what is to be done and "Action" says who."""
    out = list(kinds)
    if "action" in out and "notes" in out and "owner" not in out and out.index("notes") < out.index("action"):
        out[out.index("action")], out[out.index("notes")] = "owner", "action"
    elif "action" not in out:
        at = next((place for place, kind in enumerate(out) if kind in ("notes", "title")), None)
        if at is not None:
            out[at] = "action"
    return out


def _by_content(words: Sequence[Sequence[str]], label: str) -> _Plan:
    """Return what a table without headings is, by what stands in it and over it."""
    filled = [[cell for cell in cells if cell] for cells in words]
    several = [cells for cells in filled if len(cells) > 1]
    if not several:
        return _Plan("lines")
    if _share(several, lambda cells: bool(label_words.detail(cells[0]) or label_words.people(cells[0]))) >= 0.5:
        return _Plan("details")
    heads = [cells[0] if cells else "" for cells in words]
    if sum(map(number_alone, heads)) >= max(1, 0.2 * len(heads)) and _longest(several) > 60:
        return _Plan("mixed")
    if label_words.lists_actions(label) or label_words.looks_back(label):
        return _action_columns(words)
    if label_words.people(label) and _share(several, lambda cells: len(cells[0]) < 90) >= 0.7:
        return _Plan("people")
    if _share(several, _reads_as_person) >= 0.6:
        return _Plan("people")
    return _Plan("mixed")


def _action_columns(words: Sequence[Sequence[str]]) -> _Plan:
    """Return the columns of a table of actions without headings: the longest cells say what, short names who."""
    width = max(map(len, words))
    columns = [[cells[at] for cells in words if at < len(cells) and cells[at]] for at in range(width)]
    lengths = [sum(map(len, column)) / max(1, len(column)) for column in columns]
    what = lengths.index(max(lengths))
    kinds = ["due" if at > what else "number" for at in range(width)]
    kinds[what] = "action"
    owner = next((at for at in range(what + 1, width) if columns[at]), None)
    if owner is not None:
        kinds[owner] = "owner"
    shown = {"number": "No.", "action": "Action", "owner": "Owner", "due": "Due"}
    return _Plan("actions", kinds=tuple(kinds), headings=tuple(shown[kind] for kind in kinds))


def _reads_as_person(cells: Sequence[str]) -> bool:
    first = cells[0]
    if len(first) > 80 or any(len(cell) > 140 for cell in cells):
        return False
    return (
        looks_like_name(first.split("(")[0].strip(), sure=True)
        or person_lines.looks_like_person(first)
        or (looks_like_initials(first) and looks_like_name(cells[1]))
    )


def _share(rows: Sequence[Sequence[str]], fits: Callable[[Sequence[str]], bool]) -> float:
    return sum(1 for cells in rows if fits(cells)) / len(rows)


def _longest(rows: Sequence[Sequence[str]]) -> int:
    return max(len(cell) for cells in rows for cell in cells)


def _words(cell: Sequence[Piece]) -> str:
    return " ".join(_numbered(piece) for piece in cell).strip()


def _numbered(piece: Piece) -> str:
    """Return the words of a paragraph in a cell with the mark that Word shows before it."""
    if piece.is_bullet:
        return f"- {piece.text}"
    return f"{piece.number} {piece.text}" if piece.number else piece.text


def _of_row(cells: Cells, plan: _Plan, at: int, section: str) -> Iterator[Piece]:
    filled = [cell for cell in cells if cell]
    if at == plan.header or (plan.header >= 0 and _again(cells, plan)):
        yield _row(cells, replace(plan, role="header"))
    elif plan.role == "furniture":
        yield _row(cells, plan)
    elif len(filled) == 1 and not (plan.role in ("people", "actions") and plan.header >= 0 and _is_entry(filled[0])):
        yield from filled[0]
    elif plan.role == "people" and plan.header < 0 and _several_people(filled):
        for cell in filled:
            yield from cell
    elif plan.role in ("people", "actions"):
        yield _row(cells, plan)
    elif plan.role == "items":
        yield from _item_row(cells, plan)
    else:
        yield from _plain_row(cells, filled, plan, section)


def _again(cells: Cells, plan: _Plan) -> bool:
    return [label_words.bare(_words(cell)) for cell in cells] == [label_words.bare(one) for one in plan.headings]


def _is_entry(cell: Sequence[Piece]) -> bool:
    words = _words(cell)
    labels = (label_words.people, label_words.lists_actions, label_words.looks_back, label_words.next_meetings)
    return not any(label(words) for label in labels) and not words.endswith(":") and len(words) < 200


def _several_people(filled: Sequence[Sequence[Piece]]) -> bool:
    return all(person_lines.looks_like_person(_words(cell)) for cell in filled)


def _row(cells: Cells, plan: _Plan) -> Piece:
    """Return a row as one piece; paragraphs within a cell are parted by line breaks."""
    texts = tuple("\n".join(_numbered(piece).replace("\t", " ") for piece in cell) for cell in cells)
    marked = "\t".join("\n".join(_marked(piece).replace("\t", " ") for piece in cell) for cell in cells)
    every = [piece for cell in cells for piece in cell]
    headings = plan.headings if plan.role != "header" else ()
    return Piece(
        text=" ".join(text for text in texts if text),
        marked=marked,
        cells=texts,
        headings=headings,
        columns=plan.kinds,
        role=plan.role,
        bold=all(piece.bold for piece in every),
    )


def _marked(piece: Piece) -> str:
    return (
        f"- {piece.marked}" if piece.is_bullet else f"{piece.number} {piece.marked}" if piece.number else piece.marked
    )


def _item_row(cells: Cells, plan: _Plan) -> Iterator[Piece]:
    """Yield a row of a table of items: the number with what it numbers, then paragraph by paragraph."""
    number, begun = "", False
    for place, cell in enumerate(cells):
        kind = plan.kinds[place] if place < len(plan.kinds) else ""
        if (
            not begun
            and not number
            and cell
            and (kind == "number" or number_alone(_words(cell)))
            and number_alone(_words(cell))
        ):
            number = _words(cell)
            continue
        for piece in cell:
            shown = replace(piece, column=kind)
            if not begun:
                shown = replace(shown, first=True, number=number or piece.number, counted=bool(number) or piece.counted)
                begun = True
            yield shown
    if number and not begun:
        yield Piece(text="", number=number, counted=True, first=True)


def _plain_row(cells: Cells, filled: Sequence[Sequence[Piece]], plan: _Plan, section: str) -> Iterator[Piece]:
    """Yield a row of a table that is nothing as a whole, by what it says itself."""
    first = _words(filled[0])
    if number_alone(first) and cells[0]:
        yield from _item_row(cells, plan)
    elif label_words.people(first):
        for cell in filled:
            yield from cell
    elif label_words.detail(first) and len(first) < 40:
        yield _row(cells, replace(plan, role="details"))
    elif all(person_lines.looks_like_person(_words(cell)) and len(cell) == 1 for cell in filled):
        for cell in filled:
            yield from cell
    elif label_words.people(section) and len(first) < 90 and plan.role != "mixed":
        yield _row(cells, replace(plan, role="people"))
    elif _longest([[_words(cell) for cell in filled]]) > 200 or any(len(cell) > 2 for cell in filled):
        for cell in filled:
            yield from cell
    else:
        yield _row(cells, replace(plan, role="plain"))
