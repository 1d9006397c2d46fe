"""Paragraphs and rows that were added, and such as were taken out."""

from __future__ import annotations

import re

from desktop.minutes import markup
from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.beside import Beside, bare
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.placed import place_of, status_of
from desktop.minutes.correcting.rewording import new_text, shown
from desktop.minutes.correcting.shaped import kind_of_new
from desktop.minutes.correcting.units import Back, Sent
from desktop.minutes.correcting.worded import attended, of_next_meetings
from desktop.minutes.document import Heading, Runs, plain
from desktop.minutes.word_reading.standing import changers, gone


def added(copy: Beside, unit: Back) -> None:
    """Tell of a paragraph or a row that was not sent."""
    if _is_of_template(copy, unit):
        return
    if unit.strange:
        _came_new(copy, unit, wheres.TABLE_ADDED)
    elif unit.table >= 0:
        _row_added(copy, unit)
    elif copy.is_new_item(unit):
        _came_new(copy, unit, wheres.ITEM_ADDED)
    else:
        item, after = place_of(copy, unit)
        if item is None:
            _came_new(copy, unit, wheres.UNDER_NEW_ITEM if _under_new_item(copy, unit) else wheres.NOWHERE)
            return
        kind, level = kind_of_new(unit)
        number = copy.number_before(item, unit.runs)
        text = new_text(bare(unit.runs, len(number)) if number else unit.runs)
        if not text:
            return
        deed = deeds.Added(note=copy.note_for(unit.place), item=item.id, after=after, text=text, kind=kind, level=level)
        _came_new(copy, unit, "", deed, text)


def _is_of_template(copy: Beside, unit: Back) -> bool:
    """Tell whether something stands in the committee's own template: by its words, else around the minutes."""
    if copy.of_template is not None:
        return unit.text.strip() in copy.of_template
    paired_ = copy.pairs.sent_of
    around = not min(paired_, default=0) <= unit.place <= max(paired_, default=0)
    return bool(copy.document.letterhead) and around and not unit.authors


def _row_added(copy: Beside, unit: Back) -> None:
    """Tell of a row that was added: of the table of an item's actions it is one more."""
    beside = next((sent for sent in copy.sent if sent.table_place == unit.table), None)
    kinds = {ref.kind for ref in beside.refs} if beside else set()
    if "person" in kinds:
        if not _attends_otherwise(copy, unit):
            _came_new(copy, unit, wheres.PERSON_ADDED)
        return
    if (
        beside is None
        or beside.item is None
        or not kinds & {"action", "decision"}
        or len(unit.cells) != len(beside.cells)
    ):
        _came_new(copy, unit, wheres.ROW_ADDED)
        return
    said = _columns(copy, unit)
    text = new_text(said.get("text", ()))
    owners, due = (plain(said.get(name, ())).strip() for name in ("owners", "due"))
    kind = "decision" if owners == copy.style.decisions.owner else "action"
    last = _last_note(copy, beside.item.id)
    deed = deeds.Added(
        note=copy.note_for(unit.place),
        item=beside.item.id,
        after=last,
        text=text,
        kind=kind,
        owners=owners if kind == "action" and owners != copy.style.nothing else None,
        due=due if due != copy.style.nothing else None,
    )
    _came_new(copy, unit, "" if text else wheres.ROW_ADDED, deed if text else None, text)


def _columns(copy: Beside, unit: Back) -> dict[str, Runs]:
    """Return the cells of a row in the table of an item by what they say."""
    columns = copy.style.item_table.columns
    found: dict[str, Runs] = {}
    for column, cell in zip(columns, unit.cells, strict=False):
        fields = re.findall(r"\{(\w+)\}", column.text.source)
        found.update(dict.fromkeys(fields[:1], cell))
    return found


def _last_note(copy: Beside, item: int) -> deeds.After:
    found = copy.meeting.item(item)
    return tuple(note.id for note in reversed(found.notes)) if found else ()


def _attends_otherwise(copy: Beside, unit: Back) -> bool:
    """Tell of somebody whose row went from one list of people to another: they attended otherwise."""
    names = {cell for cells in unit.cells if (cell := plain(cells).strip())}
    for sent in copy.sent:
        person = next((ref for ref in sent.refs if ref.kind == "person"), None)
        if person is None or sent.place in copy.pairs.back_of or not sent.row:
            continue
        if plain(sent.cells[0]).strip() in names:
            heading = next((each.section for each in copy.sent if each.table_place == unit.table), "")
            status = status_of(copy, heading)
            if status:
                attended(copy, unit, sent, person, status)
            return bool(status)
    return False


def _under_new_item(copy: Beside, unit: Back) -> bool:
    """Tell whether the last heading before something is one that was added."""
    for place in range(unit.place - 1, -1, -1):
        if copy.is_new_item(copy.back[place]):
            return True
        if copy.sent_at(place) is not None:
            return False
    return False


def _came_new(copy: Beside, unit: Back, why: str, deed: deeds.Deed | None = None, text: str = "") -> None:
    before = next((sent for at in range(unit.place - 1, -1, -1) if (sent := copy.sent_at(at))), None)
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="added",
            ref=before.refs[0] if before and before.refs else None,
            where=f"Behind {_small(wheres.where(before))}" if before else "At the beginning",
            words=shown((), unit.runs),
            after=text or new_text(unit.runs),
            authors=unit.authors,
            cannot=why,
            deed=deed,
        ),
    )


def went(copy: Beside, sent: Sent) -> None:
    """Tell of a paragraph or a row that did not come back."""
    kinds = {ref.kind: ref for ref in sent.refs}
    notes = copy.slotting.notes_of(sent)
    deed: deeds.Deed | None = None
    why = ""
    if "person" in kinds:
        if kinds["person"] in copy.found.said:
            return
        why = wheres.PERSON_GONE
    elif isinstance(sent.block, Heading) and "item" in kinds:
        why = wheres.HEADING_GONE
    elif sent.row is not None and not kinds.keys() & {"action", "decision"}:
        why = wheres.ROW_GONE if copy.slotting.action_of(sent) else wheres.FIXED
    elif notes:
        deed = deeds.Removed(notes=tuple(note.id for note in notes))
    else:
        why = wheres.GONE if "note" in kinds else wheres.NEXT if of_next_meetings(copy, sent) else wheres.FIXED
    if why == wheres.GONE:
        return
    said = [slot for slots in copy.slotting.of(sent) for slot in slots]
    stale = next((slot for slot in said if slot.stale), None)
    copy.add(
        _place_of_gone(copy, sent.place),
        Correction(
            key=0,
            kind="removed",
            ref=sent.refs[0] if sent.refs else None,
            where=wheres.where(sent),
            words=shown(sent.runs, ()),
            before=" ".join(note.text for note in notes) if deed and not stale else new_text(sent.runs),
            authors=_who_removed(copy, sent),
            cannot=why,
            overtaken=markup.plain(stale.own) if stale else "",
            deed=deed,
        ),
        1,
        sent.place,
    )


def _who_removed(copy: Beside, sent: Sent) -> tuple[str, ...]:
    words = sent.text.strip()
    lines = [line for line in gone(copy.file.blocks) if line.text_before.strip() and line.text_before.strip() in words]
    return changers(lines)


def _place_of_gone(copy: Beside, place: int) -> int:
    """Return what came back last before something that went."""
    for before in range(place - 1, -1, -1):
        back = copy.pairs.back_of.get(before)
        if back is not None and back not in copy.pairs.moved:
            return back
    return -1


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
