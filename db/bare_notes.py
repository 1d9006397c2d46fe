"""What writing notes changes where that is known beforehand: notes that are nothing but their own row, and words.

Most of all typing is such: it is kept past SQLAlchemy, in a tenth of the time (`Store.write`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import starmap, takewhile
from operator import attrgetter
from typing import Any

from db.changes import Known, RowChange, Rows, Values
from db.note_places import GAP, UNPLACED, places_of
from db.records import Note
from db.values import replace

FIELDS = ("kind", "text", "level", "start", "run_on")
WITH_ROWS = ("action", "decision", "review", "forward")
"""The kinds of notes that have rows besides their own."""


def known_rows(item_id: int, known: Sequence[Note], notes: Sequence[Note]) -> Known | None:
    """Return what is changed where an item's notes, `known` to stand there, become these; None where more has to be
    asked of the database."""
    was, now = ({note.id: note for note in some} for some in (known, notes))
    steps = [(was.get(id), now.get(id)) for id in {**was, **now} if _differ(was.get(id), now.get(id))]
    if len(now) < len(notes) or 0 in now or not all(starmap(_is_bare_step, steps)):
        return None
    if list(was) == list(now):
        begins = len(known)
    else:
        begins = max(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False))) - 1, 0)
    rows = tuple(
        _changed(note.id, _words(was[note.id]), _words(note)) for note in notes[:begins] if _differ(note, was[note.id])
    )
    if begins == len(known) == len(notes):
        return lambda _connection: rows
    return partial(_placed_rows, item_id, known[begins:], notes[begins:], rows)


def _placed_rows(
    item_id: int, known: Sequence[Note], notes: Sequence[Note], before: Rows, connection: Any
) -> Rows | None:
    """Return what is changed where notes come, go or move among the last of an item, besides what is changed `before`.

    Their places are in the database alone. The first of them stays where it is.
    """
    there = _last_places(item_id, len(known), connection)
    if list(there) != [note.id for note in known]:
        return None
    if len(known) == 1 and notes[:1] == known:
        behind = there[known[0].id]
        return (*before, *(_begun(note, item_id, behind + GAP * n) for n, note in enumerate(notes[1:], 1)))
    was, now = ({note.id: note for note in some} for some in (known, notes))
    places = dict(zip(now, places_of([there.get(id, UNPLACED) for id in now]), strict=True))
    if known and notes and known[0].id == notes[0].id and places[notes[0].id] != there[notes[0].id]:
        return None
    ids = [
        *(was.keys() - now.keys()),
        *(id for id in now if places[id] != there.get(id) or _differ(was.get(id), now[id])),
    ]
    stood, stands = (
        {id: _row(some[id], item_id, at[id]) for id in ids if id in some} for at, some in ((there, was), (places, now))
    )
    return (*before, *(_changed(id, stood.get(id), stands.get(id)) for id in ids))


def _last_places(item_id: int, count: int, connection: Any) -> dict[int, int]:
    """Return where the last notes of an item stand, by id and in their order."""
    if count == 1:
        # With one max() SQLite gives the rest of a row from where it found that (sqlite.org/quirks.html, 7), unsorted.
        found = connection.execute("SELECT id, max(position) FROM notes WHERE item_id = ?", (item_id,)).fetchall()
    else:
        query = "SELECT id, position FROM notes WHERE item_id = ? ORDER BY position DESC LIMIT ?"
        found = connection.execute(query, (item_id, count)).fetchall()
    return dict(reversed(found))


def _begun(note: Note, item_id: int, position: int) -> RowChange:
    return RowChange("notes", note.id, None, _row(note, item_id, position))


def _row(note: Note, item_id: int, position: int) -> Values:
    return {"id": note.id, "item_id": item_id, "position": position, **_words(note)}


def _differ(one: Note | None, other: Note | None) -> bool:
    return one is not other and one != other


def _is_bare_step(was: Note | None, now: Note | None) -> bool:
    if was and now and now.kind != "review" and replace(was, text=now.text) == now:
        return True
    return all(note is None or note.kind not in WITH_ROWS for note in (was, now))


def _words(note: Note) -> Values:
    return dict(zip(FIELDS, _fields(note), strict=True))


_fields = attrgetter(*FIELDS)


def _changed(id: int, before: Values | None, after: Values | None) -> RowChange:
    if before is None or after is None:
        return RowChange("notes", id, before, after)
    names = [name for name in after if before[name] != after[name]]
    return RowChange("notes", id, {name: before[name] for name in names}, {name: after[name] for name in names})
