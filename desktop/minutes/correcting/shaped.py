"""Paragraphs that became of another kind, were split, or were joined."""

from __future__ import annotations

from collections.abc import Sequence

from db.values import replace
from desktop.minutes import markup
from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.beside import Beside, ref_of
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.rewording import PARTED, shown, told
from desktop.minutes.correcting.slots import Slot, Slots
from desktop.minutes.correcting.units import Back, Sent
from desktop.minutes.correcting.worded import why_not
from desktop.minutes.document import Heading, ListItem, Ref, Run, Runs
from desktop.minutes.word_reading.word_text import Line

_LIST_KINDS = ("bullet", "numbered", "lettered")
_PLAIN_KINDS = ("text", "heading", *_LIST_KINDS)


def became(copy: Beside, sent: Sent, unit: Back, line: Line) -> None:
    """Tell where a paragraph became a point of a list, a heading, or plain text."""
    notes = copy.slotting.notes_of(sent)
    was = _kind_of_block(sent)
    if len(notes) != 1 or was is None or notes[0].kind not in _PLAIN_KINDS:
        return
    kind, level = _kind_of_line(line)
    if (kind, level) == was or notes[0].run_on or unit.text.strip() in copy.behind_gone:
        return
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="changed",
            ref=Ref("note", notes[0].id),
            where=wheres.where(sent),
            words=(Run(text=unit.text.strip()),),
            before=_called(*was),
            after=_called(kind, level),
            authors=unit.authors,
            overtaken=_called(notes[0].kind, notes[0].level) if (notes[0].kind, notes[0].level) != was else "",
            deed=deeds.Became(note=notes[0].id, kind=kind, level=level),
        ),
    )


def split(copy: Beside, sent: Sent, unit: Back) -> None:
    """Tell where one paragraph became several."""
    places = sorted((unit.place, *copy.pairs.parts[sent.place]))
    pieces = [copy.back[place] for place in places]
    first = copy.without_number(sent, pieces[0], pieces[0].runs)
    came = _parted([first, *(piece.runs for piece in pieces[1:])])
    slots = copy.slotting.of(sent)[0]
    change = told(sent.runs, came, slots)
    parted = next((each for each in change.slots if PARTED in each.after), None)
    if len(slots) != 1 or parted is None or parted.slot.ref.kind != "note" or parted.slot.field != "text":
        why = wheres.MIXED if copy.slotting.notes_of(sent) else why_not(copy, sent, sent.runs, came)
        copy.cannot(sent, unit, why, words=_visible(shown(sent.runs, came)))
        return
    texts = tuple(text.strip() for text in parted.after.split(PARTED))
    new = tuple(copy.note_for(place) for place in places[1:])
    authors = tuple(dict.fromkeys(author for piece in pieces for author in piece.authors))
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="changed",
            ref=ref_of(sent, parted.slot),
            where=wheres.where(sent),
            words=_visible(parted.words),
            before=parted.before,
            after="\n\n".join(texts),
            authors=authors,
            overtaken=markup.plain(parted.slot.own) if parted.slot.stale else "",
            deed=deeds.Split(note=parted.slot.ref.id, texts=texts, new=new),
        ),
    )


def joined(copy: Beside, sent: Sent, unit: Back) -> None:
    """Tell where several paragraphs became one."""
    units = [copy.sent[place] for place in sorted((sent.place, *copy.pairs.joined[unit.place]))]
    was, slots = _together(units, [copy.slotting.of(each) for each in units])
    came = copy.without_number(units[0], unit, unit.runs)
    change = told(was, came, slots)
    whole = {slot.ref.id: slot.own for slot in slots}
    whole |= {each.slot.ref.id: each.after for each in change.slots}
    if len(slots) != len(units) or any(slot.ref.kind != "note" or slot.field != "text" for slot in slots):
        copy.cannot(sent, unit, wheres.MIXED, words=shown(was, came))
        return
    copy.add(
        unit.place,
        Correction(
            key=0,
            kind="changed",
            ref=ref_of(units[0], slots[0]),
            where=wheres.where(units[0]),
            words=_visible(shown(_parted([each.runs for each in units]), came)),
            before="\n\n".join(slot.own for slot in slots),
            after=" ".join(text.strip() for text in whole.values()),
            authors=unit.authors,
            deed=deeds.Joined(
                notes=tuple(slot.ref.id for slot in slots), text=" ".join(text.strip() for text in whole.values())
            ),
        ),
    )


def _kind_of_block(sent: Sent) -> tuple[str, int] | None:
    block = sent.block
    if isinstance(block, ListItem):
        return block.kind, block.level
    if isinstance(block, Heading):
        return ("heading", 0) if any(ref.kind == "note" for ref in sent.refs) else None
    return ("text", 0)


def _kind_of_line(line: Line) -> tuple[str, int]:
    """Return what a paragraph is by how it looks in the file."""
    if line.level >= 0 and line.number:
        sign = next((sign for sign in line.number if sign.isalnum()), "")
        return "numbered" if sign.isdigit() else "lettered" if sign else "bullet", line.level
    return ("heading" if line.heading or line.style.casefold().startswith("heading") else "text"), 0


def kind_of_new(unit: Back) -> tuple[str, int]:
    """Return what a paragraph that was added is to be, and its level, by its style and its list."""
    line = unit.kind or Line()
    style = line.style.casefold()
    named = next((kind for kind in ("action", "decision") if style.startswith(kind)), "")
    return (named, 0) if named else _kind_of_line(line)


def _called(kind: str, level: int) -> str:
    """Return what a kind of paragraph is called."""
    names = {"text": "a paragraph", "heading": "a sub-heading", "bullet": "a bullet"}
    name = names.get(kind, f"a {kind} point")
    return f"{name}, level {level + 1}" if level else name


def _parted(pieces: Sequence[Runs]) -> Runs:
    """Return paragraphs as one text in which signs part them."""
    out: list[Run] = []
    for at, runs in enumerate(pieces):
        out += [Run(text=PARTED)] if at else []
        out += runs
    return tuple(out)


def _visible(runs: Runs) -> Runs:
    return tuple(replace(run, text=run.text.replace(PARTED, " ¶ ")) for run in runs)


def _together(units: Sequence[Sent], slots: Sequence[Slots]) -> tuple[Runs, list[Slot]]:
    """Return paragraphs as one text with spaces between them, and their slots in it."""
    out: list[Run] = []
    held: list[Slot] = []
    at = 0
    for unit, own in zip(units, slots, strict=True):
        if out:
            out.append(Run(text=" "))
            at += 1
        held += [replace(slot, start=slot.start + at, end=slot.end + at) for slot in own[0]]
        out += unit.runs
        at += len(unit.text)
    return tuple(out), held
