"""Old minutes being looked through: their lines as they stand, each step taken back and done again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.values import Struct, replace
from desktop.minutes.old_minutes import looking_through
from desktop.minutes.old_minutes.heading_lines import committee_of
from desktop.minutes.old_minutes.taken_lines import Taken, TakenLine

Lines = tuple[TakenLine, ...]
TITLES = " – "
"""Stands between the titles of a heading that has several."""
UNHEARD = ("left out", "minute-taker's lines")
"""What a line is that comes into the meeting nowhere."""


class Looked(Struct, frozen=True):
    """How far the look-through has come: the lines, and the house style wanted."""

    lines: Lines
    style: str


class Step(Struct, frozen=True):
    """One step: its name in the menu, and how things stood before and after it."""

    name: str
    before: Looked
    after: Looked


class LookThrough:
    """One file's lines, corrected step by step. `name` is that of the file, `left_out` what was not read of it."""

    def __init__(self, name: str, lines: Lines, style: str, left_out: Sequence[str] = ()) -> None:
        self.name, self.left_out = name, tuple(left_out)
        self.now = Looked(lines, style)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def lines(self) -> Lines:
        """The lines as they stand."""
        return self.now.lines

    @property
    def style(self) -> str:
        """The name of the house style wanted."""
        return self.now.style

    @property
    def touched(self) -> bool:
        """Whether anything was corrected."""
        return bool(self._done)

    @property
    def undo_name(self) -> str:
        """What undo would take back, "" where there is nothing."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again, "" where there is nothing."""
        return self._undone[-1].name if self._undone else ""

    def line(self, key: object) -> TakenLine | None:
        """Return the line with this key, None where there is none."""
        return next((line for line in self.lines if line.key == key), None)

    def head(self, name: str) -> str:
        """Return the title, the committee or the date as the first line that has one says it."""
        return head(self.lines, name)

    # ---- steps

    def take_for(self, keys: Iterable[object], taken: Taken) -> bool:
        """Take lines for something else; False where nothing changed."""
        lines = self.lines
        for key in keys:
            line = next(line for line in lines if line.key == key)
            if line.taken != taken:
                lines = looking_through.retaken(lines, line.key, taken)
        return self._step(f"Taking for {taken}", lines)

    def confirm(self, keys: Iterable[object]) -> bool:
        """Say that lines are right as they are; False where none was in doubt."""
        wanted = set(keys)
        return self._step("Right as it is", tuple(_sure(line) if line.key in wanted else line for line in self.lines))

    def set_field(self, key: object, name: str, words: str) -> bool:
        """Write a field of a line; it is no longer in doubt. False where it says so already."""
        line = self.line(key)
        if line is None or line.field(name) == words:
            return False
        return self._step("Correcting a line", looking_through.with_field(self.lines, line.key, name, words))

    def set_head(self, name: str, words: str) -> bool:
        """Write the title, the committee or the date into the heading; where the file has none, a line is put before
        the others. False where it says so already."""
        if self.head(name) == words:
            return False
        said = [line.key for line in self.lines if line.taken == "heading" and line.field(name)]
        heading = said or [line.key for line in self.lines if line.taken == "heading"]
        if heading:
            lines = looking_through.with_field(self.lines, heading[0], name, words)
        else:
            lines = (TakenLine(key=self._free_key(), source="", taken="heading", fields=((name, words),)), *self.lines)
        for key in said[1:]:
            lines = looking_through.with_field(lines, key, name, "")
        return self._step(f"Correcting the {name}", lines)

    def set_style(self, style: str) -> bool:
        """Wear another house style; False where it is worn."""
        return self._put("House style", replace(self.now, style=style))

    def join(self, keys: Sequence[object]) -> int | None:
        """Make one line of neighbours: it stays what the first was. Returns its key, None where they are no
        neighbours."""
        places = [place for place, line in enumerate(self.lines) if line.key in set(keys)]
        if len(places) < 2 or places != list(range(places[0], places[-1] + 1)):
            return None
        first, *others = self.lines[places[0] : places[-1] + 1]
        lines = self.lines
        for line in others:
            lines = looking_through.joined(lines, line.key)
        self._step("Joining lines", lines)
        return first.key

    def split(self, key: object, at: int) -> int | None:
        """Part a line before a character of its source. Returns the key of the second, None where one would be
        empty."""
        line = self.line(key)
        lines = looking_through.split(self.lines, line.key, at) if line is not None else self.lines
        if line is None or len(lines) == len(self.lines):
            return None
        second = lines[[each.key for each in lines].index(line.key) + 1]
        self._step("Splitting a line", lines)
        return second.key

    def undo(self) -> bool:
        """Take the newest step back; False where there is none."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self.now = step.before
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False where there is nothing."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self.now = step.after
        return True

    # ---- within

    def _step(self, name: str, lines: Lines) -> bool:
        return self._put(name, replace(self.now, lines=lines))

    def _put(self, name: str, after: Looked) -> bool:
        if after == self.now:
            return False
        self._done.append(Step(name, self.now, after))
        self._undone.clear()
        self.now = after
        return True

    def _free_key(self) -> int:
        return max((line.key for line in self.lines), default=0) + 1


def _sure(line: TakenLine) -> TakenLine:
    return line if line.sure else replace(line, sure=True, doubt="")


def head(lines: Lines, name: str) -> str:
    """Return the title, the committee or the date of the meeting that lines make; without a committee that which the
    title names."""
    said = [line.field(name) for line in lines if line.taken == "heading" and line.field(name)]
    if name == "title":
        return TITLES.join(dict.fromkeys(said))
    if name == "committee" and not said:
        return committee_of(head(lines, "title").split(TITLES)[0])
    return said[0] if said else ""


def doubts(lines: Lines) -> tuple[TakenLine, ...]:
    """Return the lines that are in doubt."""
    return tuple(line for line in lines if not line.sure)


def counted(lines: Lines, *, doubtful: bool = True) -> str:
    """Return in figures what the lines make: "14 people · 9 items · 12 actions · 3 doubts", or without the doubts."""
    kinds = [line.taken for line in lines]
    actions = sum(line.taken == "action" and not line.same_as for line in lines)
    figures = (
        (kinds.count("person"), "person", "people"),
        (kinds.count("item") + kinds.count("sub-item"), "item", "items"),
        (actions, "action", "actions"),
        (kinds.count("decision"), "decision", "decisions"),
        (kinds.count("review"), "earlier action", "earlier actions"),
        (kinds.count("left out"), "line left out", "lines left out"),
        (len(doubts(lines)), "doubt", "doubts"),
    )
    always = ("people", "items", "actions", "doubts")
    shown = figures if doubtful else figures[:-1]
    return " · ".join(f"{n} {one if n == 1 else many}" for n, one, many in shown if n or many in always)
