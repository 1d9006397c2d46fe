"""Lists within the notes of an item: which points belong together, their numbers and how they read."""

from __future__ import annotations

from db.records import Note
from db.values import Struct
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.document import ListItem, Ref, Runs
from desktop.minutes.wording import letters


class _List(Struct):
    kind: str
    list: int
    value: int


class Lists:
    """The lists of one item, from its first note to its last."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._open: dict[int, _List] = {}
        self._before: dict[tuple[int, str], _List] = {}

    def point(self, note: Note, runs: Runs) -> ListItem:
        """Return a note as the next point of its list; `note.start` says where it does not simply follow."""
        return self._point(note.kind, max(note.level, 0), note.start, runs, Ref("note", note.id))

    def review(self, note: Note, runs: Runs) -> ListItem:
        """Return a review as a point of the numbered list of earlier actions, under its own number if it has one."""
        before = self._open.get(0) or self._before.get((0, "numbered"))
        reached = before.value if before and before.kind == "numbered" else 0
        said = note.review.reference.strip() if note.review else ""
        value = int(said) if said.isdecimal() and int(said) > reached else reached + 1
        return self._point("numbered", 0, value, runs, Ref("note", note.id))

    def interrupt(self) -> None:
        """End the lists, as a paragraph does; a point with the next number can take its list up again."""
        self._before.update({(level, one.kind): one for level, one in self._open.items()})
        self._open.clear()

    def _point(self, kind: str, level: int, start: int | None, runs: Runs, ref: Ref) -> ListItem:
        for deeper in [deep for deep in self._open if deep > level]:
            del self._open[deeper]
        self._open[level] = here = self._taken_up(kind, level, start)
        return ListItem(
            runs=runs,
            kind=kind,
            level=level,
            list=here.list,
            value=here.value,
            marker=self._marker(here, level),
            ref=ref,
        )

    def _taken_up(self, kind: str, level: int, start: int | None) -> _List:
        """Return the list that a point goes on with, or a new one, at the point's own number."""
        here = self._open.get(level)
        if here and here.kind == kind and (start is None or start > here.value):
            return _List(kind, here.list, here.value + 1 if start is None else start)
        before = self._before.get((level, kind))
        if not here and before and start == before.value + 1:
            return _List(kind, before.list, start)
        return _List(kind, self._sitting.new_list(), 1 if start is None else start)

    def _marker(self, here: _List, level: int) -> str:
        style = self._sitting.style.lists
        if here.kind == "bullet":
            return style.bullets[min(level, len(style.bullets) - 1)]
        if here.kind == "lettered":
            return style.lettered.words({"letter": letters(max(here.value, 1))})
        return style.numbered.words({"number": str(here.value)})
