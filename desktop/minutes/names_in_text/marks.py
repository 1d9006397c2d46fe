"""The names on the pages of a preview: what was typed for each, how it prints, and whether it is held as typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from db.records import Meeting, Note, Pin
from db.values import Struct, replace
from desktop.minutes import markup
from desktop.minutes.compose.items import paragraphs
from desktop.minutes.document import Document, Ref, Runs, Table, every_block
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.names_in_text.printing import NamesPrinted
from desktop.minutes.wording import runs_of

if TYPE_CHECKING:
    from desktop.minutes.pdf.pages import StandIn

CHANGED, KEPT, DOUBTFUL = "changed", "kept", "doubtful"
Rect = tuple[int, float, float, float, float]
"""Page from 0, then x, y, width and height in points."""


class NameMark(Struct, frozen=True):
    """A name as it was `typed` and as it prints, in how many places of its paragraph's lines.

    `state` says whether the house style changed it, it is kept by a pin, or was left because it may name nobody.
    """

    typed: str
    printed: str
    state: str
    ref: Ref | None = None
    rects: tuple[Rect, ...] = ()


def on_pages(found: Sequence[StandIn], document: Document, meeting: Meeting) -> tuple[NameMark, ...]:
    """Return the names on the pages of a document in their order; one over a line's end is one."""
    wholes = _wholes(document)
    out: list[NameMark] = []
    begun: list[StandIn] = []
    for place in found:
        if begun and (begun[0].ref, begun[0].typed) != (place.ref, place.typed):
            out.append(_mark(begun, meeting))
            begun = []
        begun.append(place)
        if _joined(begun) in wholes[place.typed]:
            out.append(_mark(begun, meeting))
            begun = []
    return tuple(out if not begun else [*out, _mark(begun, meeting)])


def without_office(names: Iterable[NameMark], meeting: Meeting, style: HouseStyle) -> tuple[str, ...]:
    """Return who prints by name in a style that says offices, because none is known that is theirs alone."""
    if style.names.in_text != "offices":
        return ()
    lacking = {person.name for person in NamesPrinted(meeting, style).without_office}
    return tuple(dict.fromkeys(name.printed for name in names if name.state == CHANGED and name.printed in lacking))


def at(meeting: Meeting, style: HouseStyle, note: Note, offset: int) -> NameMark | None:
    """Return the name in which a character of a note's words stands, or right behind it; None where there is none."""
    words = note.review.text if note.review is not None else note.text
    runs: Runs = NamesPrinted(meeting, style).runs(runs_of(words), note)
    start = 0
    for run in runs:
        end = start + len(run.typed or run.text)
        if run.typed and start <= offset <= end:
            mark = NameMark(run.typed, run.text, CHANGED, Ref("note", note.id))
            return mark if run.typed != run.text else replace(mark, state=_held(meeting, mark))
        start = end
    return None


def notes_of(meeting: Meeting, mark: NameMark) -> list[Note]:
    """Return the notes of the paragraph that a name stands in which say it; none for a title."""
    ref = mark.ref
    if ref is None or ref.kind == "item":
        return []
    for item in meeting.every_item():
        for paragraph in paragraphs(item.notes):
            if any(note.id == ref.id for note in paragraph):
                return [note for note in paragraph if mark.typed in _words(note)]
    return []


def pins_of(meeting: Meeting, mark: NameMark) -> tuple[Pin, ...]:
    """Return the pins that keep a name as it was typed."""
    notes = {0, *(note.id for note in notes_of(meeting, mark))}
    return tuple(pin for pin in meeting.pins if pin.words == words_of(mark) and pin.note in notes)


def words_of(mark: NameMark) -> str:
    """Return the words that a pin of a name holds: without their ending, so that "EM's" is kept as EM is."""
    return next((mark.typed[: -len(end)] for end in ("'s", "’s", "'", "’") if mark.typed.endswith(end)), mark.typed)


def _mark(places: Sequence[StandIn], meeting: Meeting) -> NameMark:
    first = places[0]
    printed = " ".join(place.printed.strip() for place in places)
    rects = tuple((place.page, place.x, place.y, place.width, place.height) for place in places)
    unjudged = NameMark(first.typed, printed, CHANGED, first.ref, rects)
    return unjudged if _bare(first.typed) != _bare(printed) else replace(unjudged, state=_held(meeting, unjudged))


def _held(meeting: Meeting, mark: NameMark) -> str:
    """Return why a name stands as it was typed."""
    return KEPT if pins_of(meeting, mark) else DOUBTFUL


def _wholes(document: Document) -> defaultdict[str, set[str]]:
    """Return how what was typed prints in a document, without spaces."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for block in every_block(document.blocks):
        for run in () if isinstance(block, Table) else block.runs:
            if run.typed:
                found[run.typed].add(_bare(run.text))
    return found


def _joined(places: Iterable[StandIn]) -> str:
    return "".join(_bare(place.printed) for place in places)


def _bare(words: str) -> str:
    return "".join(words.split())


def _words(note: Note) -> str:
    if note.review is not None:
        return f"{markup.plain(note.review.text)}\n{markup.plain(note.review.closing)}"
    table_text = note.action.table_text if note.action is not None else ""
    return f"{markup.plain(note.text)}\n{markup.plain(table_text)}"
