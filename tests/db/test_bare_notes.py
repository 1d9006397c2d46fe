from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from db import meetings, notes
from db.changes import Change
from db.records import Meeting, Note, new_id
from db.store import Store
from db.values import replace
from tests.db.test_changes import loaded, some_note
from tests.samples import harbour_meeting


def written(store: Store, item: int, typed: list[Note]) -> tuple[bool, Meeting, Change]:
    """Write as the workspace does; return whether it was known, the meeting that was foreseen, and the change."""
    meeting = loaded(store)
    stands = meeting.item(item)
    assert stands is not None
    edit = notes.write(item, typed, stands.notes)
    known, after = edit.foreseen(meeting) or (None, meeting)
    return known is not None, after, store.write(edit, known=known)


def typed_anew(dice: random.Random, meeting: Meeting) -> tuple[int, list[Note]]:
    """Return an item and what somebody makes of its notes: words more, paragraphs new, gone, moved, of another kind."""
    item = dice.choice(list(meeting.every_item()))
    stands = list(item.notes)
    if dice.random() < 0.3:
        dice.shuffle(stands)
    if dice.random() < 0.3:
        del stands[: dice.randint(0, 2)]
    stands = [replace(note, text=note.text + "!") if dice.random() < 0.3 else note for note in stands]
    if dice.random() < 0.2:
        stands = [replace(n, kind="bullet", level=1) if n.kind in ("text", "private") else n for n in stands]
    for _ in range(dice.choice([0, 0, 1, 2])):
        stands.insert(dice.randint(0, len(stands)), replace(some_note(dice, meeting), id=new_id()))
    return item.id, stands


@pytest.mark.parametrize("seed", range(4))
def test_what_is_known_is_what_asking_the_database_gives(tmp_path: Path, seed: int) -> None:
    """The same paragraphs, written with and without asking: the same rows, and the same taken back."""
    dice = random.Random(seed)
    quick, asking = (Store.open(tmp_path / name, sync_at_once=False) for name in ("quick", "asking"))
    asking.redo(quick.write(meetings.add(harbour_meeting())))
    first, knew, changes = rows(quick), 0, []
    for _ in range(40):
        item, typed = typed_anew(dice, loaded(quick))
        was_known, after, change = written(quick, item, typed)
        asking.write(notes.write(item, typed))
        assert words(quick) == words(asking)
        knew += was_known
        if was_known:
            assert after == loaded(quick)
        changes.append(change)
    for change in reversed(changes):
        quick.redo(change.reversed)
    assert rows(quick) == first
    assert knew > 10
    quick.close()
    asking.close()


def rows(store: Store) -> list[tuple[object, ...]]:
    query = "SELECT id, item_id, position, kind, text, level, start, run_on FROM notes ORDER BY id"
    return [tuple(row) for row in store.read(lambda session: session.execute(text(query)).all())]


def words(store: Store) -> list[tuple[object, ...]]:
    query = "SELECT item_id, id, kind, text, level, start, run_on FROM notes ORDER BY item_id, position"
    return [tuple(row) for row in store.read(lambda session: session.execute(text(query)).all())]


def test_rows_that_stand_otherwise_than_was_known_are_asked_for(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    meeting = loaded(store)
    item = next(one for one in meeting.every_item() if one.notes and one.notes[0].kind == "text")
    typed = (replace(item.notes[0], text="typed here"), *item.notes[1:])
    edit = notes.write(item.id, typed, item.notes)
    foreseen = edit.foreseen(meeting)
    assert foreseen is not None
    store.write(lambda session: session.execute(text("UPDATE notes SET text = 'meanwhile elsewhere'")))
    change = store.write(edit, known=foreseen[0])
    assert [row.before for row in change.rows] == [{"text": "meanwhile elsewhere"}]
    stands = loaded(store).item(item.id)
    assert stands is not None
    assert stands.notes[0].text == "typed here"


@pytest.mark.parametrize("kind", ["action", "decision", "review", "forward"])
def test_a_note_with_rows_of_its_own_is_only_known_in_its_words(store: Store, kind: str) -> None:
    store.write(meetings.add(harbour_meeting()))
    meeting = loaded(store)
    item = meeting.items[0]
    store.write(notes.write(item.id, [Note(id=1, kind=kind, text="a")]))
    meeting = loaded(store)
    (note,) = meeting.items[0].notes
    more, gone, otherwise = (replace(note, text="a b"),), (), (replace(note, level=1),)
    foreseen = [notes.write(item.id, typed, (note,)).foreseen(meeting) for typed in (more, gone, otherwise)]
    assert [one is not None for one in foreseen] == [kind != "review", False, False]
