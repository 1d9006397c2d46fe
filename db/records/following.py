"""Actions followed beyond their meeting, and what reports count."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.values import Struct

if TYPE_CHECKING:
    from db.records.meeting import Day


class EarlierAction(Struct, frozen=True, kw_only=True):
    """An action that was open when a meeting began; owners in words.

    `due` is the day it was carried forward to where `carried`, else its own. `meeting` is 0 where the minutes that gave
    it are not here.
    """

    id: int
    meeting: int
    given_on: date
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    carried: bool = False


class Occasion(Struct, frozen=True, kw_only=True):
    """A moment in the life of an action: a meeting gave it or reviewed it, or its status was set by hand.

    `kind` is given, review or status. `words` are the action's own when it was given, the closing words of a review;
    `outcome` is a review's, or the status. `note` is where it stands in the minutes of the meeting, 0 where nowhere.
    """

    kind: str
    meeting: int = 0
    title: str = ""
    note: int = 0
    date: Day | None = None
    reference: str = ""
    words: str = ""
    outcome: str = ""
    carried_to: Day | None = None
    due: Day | None = None
    due_phrase: str = ""


class Duty(Struct, frozen=True, kw_only=True):
    """What one owner is to do: an open action, with the owner's name and address."""

    action: int
    owner: str
    email: str = ""
    given_on: date
    reference: str = ""
    text: str = ""
    due: date | None = None
    due_phrase: str = ""


class RegisterEntry(Struct, frozen=True, kw_only=True):
    """An action as the register lists it, beyond its meeting: words as its table prints them, owners in words.

    What later meetings said counts: `closed_later` where one of them closed it, `carried` where `due` is the day that
    one carried it to. `priority` is its own, or (`of_item`) that of the item that it stands under. `meeting` and `note`
    are 0 for an action of a meeting that is not here; `meeting_status` says whether its minutes are FROZEN.
    """

    id: int
    committee: str
    given_on: date | None
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    status: str = "open"
    committee_id: int = 0
    meeting: int = 0
    note: int = 0
    meeting_status: str = ""
    priority: str = ""
    of_item: bool = False
    carried: bool = False
    closed_later: bool = False


class PriorityFigures(Struct, frozen=True, kw_only=True):
    """How much work a priority had in a time; "" is what carries none. `named`: it is one of the committee's list."""

    priority: str
    named: bool = False
    items: int = 0
    decisions: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0

    @property
    def actions(self) -> int:
        """All actions, open and closed; the overdue ones are among the open."""
        return self.open + self.closed

    @property
    def work(self) -> int:
        """Everything counted."""
        return self.items + self.decisions + self.actions


class Tagged(Struct, frozen=True, kw_only=True):
    """An item or a decision with a priority: `kind` says which, `id` is the item or the note."""

    kind: str
    id: int
    committee: str
    meeting: int
    date: Day
    reference: str = ""
    text: str = ""


class AgendaLine(Struct, frozen=True, kw_only=True):
    """An item of an agenda that was dealt with: how many notes were typed under it and in what stands in it (private
    ones do not count), how many of them are actions or decisions, and whether it was said that nothing is to be done.
    """

    item: int
    title: str
    standing: bool = False
    outcome_wanted: bool = False
    notes: int = 0
    outcomes: int = 0
    nil: bool = False


class HeldAgenda(Struct, frozen=True, kw_only=True):
    """The agenda of a meeting that was held."""

    meeting: int
    date: Day
    title: str = ""
    lines: tuple[AgendaLine, ...] = ()


class UsedReference(Struct, frozen=True, kw_only=True):
    """A reference that another meeting of the same committee and calendar year has given."""

    reference: str
    given_on: date
    provisional: bool


class Stray(Struct, frozen=True, kw_only=True):
    """A review (its note) whose words are those of an action that another committee gave on that day."""

    note: int
    committee: str
