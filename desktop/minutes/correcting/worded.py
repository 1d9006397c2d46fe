"""What changed in the words of paragraphs and rows, record by record, and what a yes would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.values import replace
from desktop.minutes import markup
from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.beside import Beside, ref_of
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.rewording import Reworded, shown, told
from desktop.minutes.correcting.slots import Slot, Slots
from desktop.minutes.correcting.units import Back, Sent
from desktop.minutes.correcting.words import same
from desktop.minutes.document import Heading, Paragraph, Ref, Runs, plain
from desktop.minutes.old_minutes.day_words import read_when

_ATTENDING = ("attending", "apologies")


def changed(copy: Beside, sent: Sent, unit: Back) -> None:
    """Tell what changed in a paragraph or a row: the words of each record, and the program's own."""
    if len(sent.cells) != len(unit.cells):
        copy.cannot(sent, unit, wheres.COLUMNS)
        return
    slots = copy.slotting.of(sent)
    attending = _came_otherwise(copy, sent, unit, slots)
    for at, (was, came) in enumerate(zip(sent.cells, unit.cells, strict=True)):
        bare = copy.without_number(sent, unit, came)
        if isinstance(sent.block, Heading):
            was, bare = _not_bold(was), _not_bold(bare)
        if at not in attending and not same(was, bare):
            _reworded(copy, sent, unit, was, bare, slots[at])


def _came_otherwise(copy: Beside, sent: Sent, unit: Back, slots: Slots) -> set[int]:
    """Tell whether somebody attended otherwise, where columns say so; return the cells that do."""
    fields = {at: slot.field for at, own in enumerate(slots) for slot in own if slot.field in _ATTENDING}
    changed = {at for at in fields if not same(sent.cells[at], unit.cells[at])}
    said = {fields[at]: plain(unit.cells[at]).strip().casefold() for at in fields}
    words = copy.style.attendance
    nothing = ("", copy.style.nothing)
    statuses = {words.present.casefold(): "present", words.absent.casefold(): "absent"}
    status = statuses.get(said.get("attending", ""), "")
    if said.get("apologies", "") not in nothing:
        apologies = said["apologies"] == words.apologies.casefold()
        status = "apologies" if apologies and status != "present" else ""
    person = next((ref for ref in sent.refs if ref.kind == "person"), None)
    if changed and status and person is not None:
        attended(copy, unit, sent, person, status)
        return changed
    return set()


def _reworded(copy: Beside, sent: Sent, unit: Back, was: Runs, came: Runs, slots: Sequence[Slot]) -> None:
    change = told(was, came, slots)
    for each in change.slots:
        _one(copy, sent, unit, each)
    if change.others or not (change.slots or slots):
        copy.cannot(sent, unit, why_not(copy, sent, was, came), words=shown(was, came))


def _one(copy: Beside, sent: Sent, unit: Back, change: Reworded) -> None:
    """Tell what changed in the words of one record."""
    slot = change.slot
    after = "" if change.after == copy.style.nothing else change.after
    before = "" if change.before == copy.style.nothing else change.before
    deed, why = _deed(copy, slot, after)
    if after == markup.canonical(slot.own).strip() and slot.stale:
        return
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="changed",
            ref=slot.ref if slot.ref.kind != "note" else ref_of(sent, slot),
            where=wheres.where(sent),
            words=change.words,
            before=before,
            after=after,
            authors=unit.authors,
            cannot=why,
            overtaken=markup.plain(slot.own) if slot.stale and slot.own else "",
            deed=deed,
        ),
    )


def _deed(copy: Beside, slot: Slot, after: str) -> tuple[deeds.Deed | None, str]:
    """Return what a yes does to one record's words, or why it does nothing."""
    id, words = slot.ref.id, markup.plain(after)
    of_note: dict[str, deeds.WordsOf] = {
        "text": "text",
        "closing": "closing",
        "reviewed": "reviewed",
        "table": "table",
    }
    if slot.field in of_note:
        return deeds.Reworded(note=id, text=after, of=of_note[slot.field]), ""
    if slot.ref.kind == "person":
        return _deed_of_person(copy, slot, words)
    made: dict[str, Callable[[], deeds.Deed]] = {
        "owners": lambda: deeds.Owned(note=id, owners=words),
        "due": lambda: deeds.Dated(note=id, due=words),
    }
    if slot.field in made:
        return made[slot.field](), ""
    if slot.ref.kind == "item":
        return deeds.Titled(item=id, title=words), ""
    return _deed_of_heading(copy, slot.field, words)


def _deed_of_heading(copy: Beside, field: str, words: str) -> tuple[deeds.Deed | None, str]:
    if field == "title":
        return deeds.Headed(title=words), ""
    if field == "place":
        return deeds.Headed(place=words), ""
    read = read_when(words, copy.meeting.date, bare_hours=True)
    if field == "date":
        day = read_when(words, copy.meeting.date).day
        return (deeds.Headed(date=day), "") if day else (None, wheres.NO_DAY)
    if read.start is None or (field == "times" and read.end is None and copy.meeting.end is not None):
        return None, wheres.NO_TIMES
    if field == "end":
        return deeds.Headed(end=read.start), ""
    return deeds.Headed(start=read.start, end=read.end if field == "times" else None), ""


def _deed_of_person(copy: Beside, slot: Slot, words: str) -> tuple[deeds.Deed | None, str]:
    if slot.field in _ATTENDING:
        return None, wheres.NOT_OWN
    return deeds.Named(person=slot.ref.id, field=slot.field, words=words), ""


def why_not(copy: Beside, sent: Sent, was: Runs, came: Runs) -> str:
    """Return why words are not taken over that are no record's own."""
    kinds = {ref.kind for ref in sent.refs}
    if plain(was).strip() == plain(came).strip():
        return wheres.LOOKS
    if "person" in kinds:
        return wheres.NOT_OWN
    if sent.row is not None:
        return wheres.REFERENCE if copy.slotting.action_of(sent) else wheres.FIXED
    if isinstance(sent.block, Paragraph) and sent.block.role == "detail" and sent.item is None:
        return wheres.DETAIL
    if isinstance(sent.block, Paragraph) and sent.block.role == "lead":
        return wheres.LEAD
    if kinds & {"note", "action", "decision", "review"}:
        return wheres.LABELLED if copy.slotting.notes_of(sent) else wheres.GONE
    return wheres.NEXT if of_next_meetings(copy, sent) else wheres.FIXED


def of_next_meetings(copy: Beside, sent: Sent) -> bool:
    """Tell whether something is made from the dates of next meetings."""
    title = copy.style.next_meetings.title
    return bool(title) and title in (sent.section, sent.title)


def attended(copy: Beside, unit: Back, sent: Sent, person: Ref, status: str) -> None:
    """Tell of somebody who attended otherwise than it was printed."""
    copy.found.said.add(person)
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="changed",
            ref=person,
            where=wheres.where(sent),
            words=shown(sent.runs, unit.runs),
            before=sent.section,
            after=status,
            authors=unit.authors,
            deed=deeds.Attended(person=person.id, status=status),
        ),
    )


def _not_bold(runs: Runs) -> Runs:
    """Return the words of a heading, which is bold by its style; LibreOffice says so once more in some places."""
    return tuple(replace(run, bold=False) for run in runs)
