"""How standing items fared over the meetings held: on the agenda, taken, ended in something, skipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import AgendaLine, CommitteeProfile, HeldAgenda
from db.values import Struct
from desktop.minutes.wording import MONTHS

_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_DATE = re.compile(
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b"
    rf"(?:,?\s+\d{{2,4}}\b)?|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b",
    re.IGNORECASE,
)


class Skip(Struct, frozen=True, kw_only=True):
    """A meeting at which a standing item was not taken; `item` is 0 where it did not stand on the agenda."""

    meeting: int
    item: int
    agenda: HeldAgenda


class StandingFigures(Struct, frozen=True, kw_only=True):
    """How one standing item fared at the meetings held.

    Taken is what has notes, or of which it was said outright that nothing is to be done. `outcome_wanted`: it is to
    end in an action, a decision or that; `open_ended` counts those taken that ended in none of them.
    """

    title: str
    of_committee: bool
    outcome_wanted: bool
    held: int
    on_agenda: int
    taken: int
    with_outcome: int
    nil: int
    skips: tuple[Skip, ...]

    @property
    def skipped(self) -> int:
        """How often it was not taken, on the agenda or not."""
        return len(self.skips)

    @property
    def open_ended(self) -> int:
        """How often it was taken and ended in no action, no decision, and nobody said so."""
        return self.taken - self.with_outcome - self.nil


def standing_record(profile: CommitteeProfile | None, agendas: Sequence[HeldAgenda]) -> tuple[StandingFigures, ...]:
    """Return the standing items of a committee in their order, then those that only meetings marked so, by name.

    An item is known by its title, whatever its capitals, stops and the day in it ("Minutes of 12 March").
    """
    own = {same(item.title): (item.title, item.outcome_wanted) for item in profile.standing_items} if profile else {}
    marked = {same(line.title): line.title for agenda in agendas for line in agenda.lines if line.standing}
    others = {key: (_undated(marked[key]), False) for key in sorted(marked.keys() - own.keys() - {""})}
    by_title = [(agenda, _by_title(agenda.lines)) for agenda in agendas]
    return tuple(
        _figures(title, key in own, wanted, [(agenda, there.get(key)) for agenda, there in by_title])
        for key, (title, wanted) in {**own, **others}.items()
    )


def same(title: str) -> str:
    """Return what is the same of two titles of one item."""
    return " ".join(re.findall(r"\w+", _DATE.sub(" ", title).casefold()))


def _undated(title: str) -> str:
    return " ".join(_DATE.sub(" ", title).split()).rstrip(" ,.:;–-(") or title


def _by_title(lines: Iterable[AgendaLine]) -> dict[str, AgendaLine]:
    """Return the lines by title; of two with the same title the one that was taken."""
    found: dict[str, AgendaLine] = {}
    for line in lines:
        key = same(line.title)
        if key not in found or (_taken(line) and not _taken(found[key])):
            found[key] = line
    return found


def _taken(line: AgendaLine) -> bool:
    return line.notes > 0 or line.nil


def _figures(
    title: str, of_committee: bool, wanted: bool, stood: Sequence[tuple[HeldAgenda, AgendaLine | None]]
) -> StandingFigures:
    there = [line for _, line in stood if line is not None]
    taken = [line for line in there if _taken(line)]
    return StandingFigures(
        title=title,
        of_committee=of_committee,
        outcome_wanted=wanted or any(line.outcome_wanted for line in there),
        held=len(stood),
        on_agenda=len(there),
        taken=len(taken),
        with_outcome=sum(line.outcomes > 0 for line in taken),
        nil=sum(line.nil and not line.outcomes for line in taken),
        skips=tuple(
            Skip(meeting=agenda.meeting, item=line.item if line else 0, agenda=agenda)
            for agenda, line in stood
            if line is None or not _taken(line)
        ),
    )
