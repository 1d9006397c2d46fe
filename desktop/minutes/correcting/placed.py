"""What stands elsewhere than it was sent: under which item, behind what."""

from __future__ import annotations

from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.beside import Beside
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.units import Back, Sent
from desktop.minutes.correcting.worded import attended
from desktop.minutes.document import Heading, Ref, Run


def moved(copy: Beside, sent: Sent, unit: Back) -> None:
    """Tell where a paragraph stands elsewhere; the notes of an item that moved go with it."""
    notes = copy.slotting.notes_of(sent)
    if isinstance(sent.block, Heading) and not notes:
        copy.cannot(sent, unit, wheres.ITEM_MOVED if sent.item else wheres.FIXED, kind="moved")
    elif any(ref.kind == "person" for ref in sent.refs):
        _in_another_list(copy, sent, unit)
    elif sent.row is not None:
        copy.cannot(sent, unit, wheres.ROW_MOVED, kind="moved")
    elif sent.item not in copy.moved_items:
        item, after = place_of(copy, unit)
        ids = tuple(note.id for note in notes)
        can = item is not None and bool(ids)
        why = "" if can else wheres.NOWHERE if ids else wheres.FIXED
        copy.add(
            unit.place,
            Correction(
                key=0,
                kind="moved",
                ref=sent.refs[0] if sent.refs else None,
                where=wheres.where(sent),
                words=(Run(text=sent.text.strip()),),
                before=wheres.item_called(sent),
                after=_said_place(copy, unit),
                authors=unit.authors,
                cannot=why,
                deed=deeds.Moved(notes=ids, item=item.id, after=after) if item is not None and can else None,
            ),
        )


def _in_another_list(copy: Beside, sent: Sent, unit: Back) -> None:
    """Tell of somebody who stands in another list of people, and so attended otherwise, or in another order."""
    person = next(ref for ref in sent.refs if ref.kind == "person")
    before = next((each for at in range(unit.place - 1, -1, -1) if (each := copy.sent_at(at))), None)
    heading = before.section if before is not None else ""
    if heading == sent.section:
        copy.cannot(sent, unit, wheres.ROW_MOVED, kind="moved")
    elif status := status_of(copy, heading):
        attended(copy, unit, sent, person, status)
    else:
        copy.cannot(sent, unit, wheres.PERSON_GONE, kind="moved")


def status_of(copy: Beside, heading: str) -> str:
    """Return how everybody attended who stands in the list of this heading, "" where that is not one way."""
    group = next((group for group in copy.style.people if group.heading == heading), None)
    return group.who[0] if group is not None and len(group.who) == 1 else ""


def place_of(copy: Beside, unit: Back) -> tuple[Ref | None, deeds.After]:
    """Return the item under which something came, and the notes behind which it stands, the nearest first."""
    after: list[int] = []
    item: Ref | None = None
    for place in range(unit.place - 1, -1, -1):
        sent = copy.sent_at(place)
        if sent is None:
            if copy.is_new_item(copy.back[place]):
                return None, ()
            after += [copy.new[place]] if place in copy.new else []
            continue
        if place not in copy.pairs.sent_of:
            after.append(copy.note_for(place))
        if place in copy.pairs.moved and sent.item is not None and not copy.is_title(place):
            after += [note.id for note in reversed(copy.slotting.notes_of(sent))]
            continue
        if item is not None and sent.item != item:
            break
        item = sent.item
        if item is None:
            return None, ()
        after += [note.id for note in reversed(copy.slotting.notes_of(sent))] if sent.row is None else []
        if copy.is_title(place):
            break
    return item, tuple(after)


def _said_place(copy: Beside, unit: Back) -> str:
    """Return behind what something came to stand, in plain words."""
    before = next((sent for at in range(unit.place - 1, -1, -1) if (sent := copy.sent_at(at))), None)
    return f"behind {wheres.where(before)}" if before else "at the beginning"
