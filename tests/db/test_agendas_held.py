from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from db import agendas_held, committees, meetings
from db.records import Action, AgendaLine, Committee, HeldAgenda, Item, Meeting, Note, new_id
from db.store import Store
from tests.db.archives import Archives, held


def every_note(item: Item) -> Iterator[Note]:
    yield from item.notes
    for inside in item.items:
        yield from every_note(inside)


def nil(item: Item) -> bool:
    return item.nil or any(nil(inside) for inside in item.items)


def slowly(item: Item) -> AgendaLine:
    said = [note for note in every_note(item) if note.kind != "private" and (note.text.strip(" ") or note.review)]
    return AgendaLine(
        item=item.id,
        title=item.title,
        standing=item.standing,
        outcome_wanted=item.outcome_wanted,
        notes=len(said),
        outcomes=sum(note.kind in ("action", "decision") for note in said),
        nil=nil(item),
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("first", [None, date(2024, 9, 1)])
@pytest.mark.parametrize("last", [None, date(2025, 9, 1)])
def test_agendas_are_those_that_looking_through_every_meeting_gives(
    archives: Archives, seed: int, first: date | None, last: date | None
) -> None:
    store = archives(seed)
    for committee in store.read(committees.every):
        wanted = [
            HeldAgenda(meeting=one.id, date=one.date, title=one.title, lines=tuple(map(slowly, one.every_item())))
            for one in held(store)
            if one.committee.id == committee.id and one.status != "planned"
            if (first is None or first <= one.date) and (last is None or one.date <= last)
        ]
        found = store.read(agendas_held.of_committee(committee.id, first, last))
        assert [(one.meeting, sorted(one.lines, key=lambda line: line.item)) for one in found] == [
            (one.meeting, sorted(one.lines, key=lambda line: line.item)) for one in wanted
        ]


def test_notes_to_self_and_empty_lines_do_not_take_an_item(store: Store) -> None:
    notes = (Note(kind="private", text="ask Tom"), Note(text="  "), Note(kind="action", text="", action=Action()))
    item = Item(id=new_id(), title="Risks", notes=notes)
    store.write(
        meetings.add(
            Meeting(uid="u1", committee=Committee(name="Quays"), title="Quays", date=date(2026, 1, 7), items=(item,))
        )
    )
    (committee,) = store.read(committees.every)
    (agenda,) = store.read(agendas_held.of_committee(committee.id, None, None))
    assert (agenda.lines[0].notes, agenda.lines[0].outcomes) == (0, 0)
