"""Goes through a copy that came back, unit by unit, and says what was corrected and what a yes would do."""

from __future__ import annotations

from db.records import Meeting
from db.values import replace
from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.beside import Beside
from desktop.minutes.correcting.came_and_went import added, went
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.margins import comments, heads
from desktop.minutes.correcting.placed import moved
from desktop.minutes.correcting.shaped import became, joined, split
from desktop.minutes.correcting.units import Back
from desktop.minutes.correcting.worded import changed
from desktop.minutes.document import Document
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.word_reading.word_text import WordText


def corrections(sent: Document, back: WordText, meeting: Meeting, style: HouseStyle) -> tuple[Correction, ...]:
    """Return what was corrected in a copy that came back (`corrections.find`), in reading order."""
    copy = Beside(sent, back, meeting, style)
    for unit in copy.back:
        _came(copy, unit)
    for gone in copy.sent:
        if gone.text.strip() and gone.place not in copy.pairs.back_of and not copy.joined_into(gone.place):
            went(copy, gone)
    comments(copy)
    heads(copy)
    in_order = sorted(copy.found.all, key=lambda each: each[0])
    kept = [correction for _, correction in in_order if not _follows(copy, correction)]
    return tuple(replace(correction, key=key) for key, correction in enumerate(kept, 1))


def _came(copy: Beside, unit: Back) -> None:
    place = copy.pairs.sent_of.get(unit.place)
    if place is None:
        if not any(unit.place in parts for parts in copy.pairs.parts.values()):
            added(copy, unit)
        return
    sent = copy.sent[place]
    if unit.place in copy.pairs.moved:
        moved(copy, sent, unit)
    if unit.place in copy.pairs.joined:
        joined(copy, sent, unit)
    elif place in copy.pairs.parts:
        split(copy, sent, unit)
    else:
        changed(copy, sent, unit)
        if sent.row is None and unit.kind is not None:
            became(copy, sent, unit, unit.kind)


def _follows(copy: Beside, correction: Correction) -> bool:
    """Tell whether a correction of a table follows from another: of the action that the row is made from."""
    if correction.deed is not None or correction.cannot != wheres.ROW_GONE or correction.ref is None:
        return False
    gone_ = [each.deed.notes for _, each in copy.found.all if isinstance(each.deed, deeds.Removed)]
    return any(correction.ref.id in notes for notes in gone_)
