"""The notes that lines of hand-typed minutes make: actions with owners and due, decisions, reviews, points of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from db.records import OUTCOMES, Action, Decision, Note, Owner, Person, Review, new_id
from db.values import replace
from desktop.minutes import markup
from desktop.minutes.due import read_due, understand_due
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import work_lines
from desktop.minutes.old_minutes.day_words import days_in
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.owners import read_owners, understand_owners

_PLAIN_KINDS: Mapping[str, str] = {
    "text": "text",
    "bullet": "bullet",
    "numbered": "numbered",
    "lettered": "lettered",
    "sub-heading": "heading",
}
_DONE = {"done": "done", "complete": "done", "completed": "done", "closed": "closed", "withdrawn": "withdrawn"}
_PLAIN_STATUS = frozenset(("open", "new", "ongoing", "outstanding"))


class NotesMade:
    """Makes the notes of one meeting, read against its people and its day."""

    def __init__(self, people: tuple[Person, ...], day: date) -> None:
        self._people, self._day = people, day
        self._known = Known(people)

    def action(self, line: TakenLine) -> Note:
        status = " ".join(line.field("status").split())
        text = markup.canonical(line.field("text") or line.words)
        if status and status.casefold() not in _PLAIN_STATUS and status.casefold() not in _DONE:
            text = f"{text} ({markup.literal(status)})"
        plain = markup.plain(text)
        owners, owner_text = self._owners(line.field("owners"))
        due = read_due(line.field("due"), self._day)
        said = understand_due(plain, self._day)
        own = understand_owners(plain, self._people).owners
        made = Action(
            id=new_id(),
            owners=owners,
            owner_text=owner_text,
            due=due.due,
            due_phrase=due.phrase,
            status=_DONE.get(status.casefold(), "open"),
            reference=line.field("reference"),
            provisional=not line.field("reference"),
            owners_set=owners != own,
            due_set=(due.due, due.phrase) != (said.due, said.phrase),
        )
        return Note(kind="action", text=text, run_on=line.run_on, action=made)

    def _owners(self, words: str) -> tuple[tuple[Owner, ...], str]:
        """Return the owners whom words name, and the words themselves where they say more than that."""
        bare = markup.plain(words)
        if not bare:
            return (), ""
        if work_lines.are_owners(bare, self._known):
            return read_owners(bare, self._people), ""
        understood = understand_owners(bare, self._people).owners
        return (understood, bare) if understood else (read_owners(bare, self._people), "")

    def again(self, note: Note, line: TakenLine) -> Note:
        """Return an action with what a table says of it besides: owners, due, and its other wording."""
        action = note.action
        if action is None:
            return note
        told = self.action(line)
        other = told.action or action
        wording = told.text if _squeezed(told.text) != _squeezed(note.text) else action.table_text
        owners = other.owners if line.field("owners") and other.owners else action.owners
        dated = bool(other.due or other.due_phrase) and not action.due
        understood = understand_owners(markup.plain(note.text), self._people).owners
        return replace(
            note,
            action=replace(
                action,
                owners=owners,
                owner_text=action.owner_text or other.owner_text,
                owners_set=owners != understood,
                due=other.due if dated else action.due,
                due_phrase=other.due_phrase if dated else action.due_phrase,
                due_set=action.due_set or (dated and other.due_set),
                reference=action.reference or other.reference,
                provisional=not (action.reference or other.reference),
                table_text=wording,
            ),
        )

    def note(self, line: TakenLine, before: Sequence[Note]) -> Note | None:
        if line.taken in _PLAIN_KINDS:
            words = line.field("text") or line.words.replace("\t", " ")
            return Note(
                kind=_PLAIN_KINDS[line.taken],
                text=markup.canonical(words),
                level=max(0, line.level) if line.taken in ("bullet", "numbered", "lettered") else 0,
                start=self._start(line, before),
                run_on=line.run_on and bool(before),
            )
        if line.taken == "decision":
            reference = line.field("reference")
            made = Decision(id=new_id(), reference=reference, provisional=not reference)
            return Note(
                kind="decision",
                text=markup.canonical(line.field("text") or line.words),
                run_on=line.run_on and bool(before),
                decision=made,
            )
        return self._review(line) if line.taken == "review" else None

    def _start(self, line: TakenLine, before: Sequence[Note]) -> int | None:
        """Return the number of a point where it does not follow from the points before it."""
        value = _counted(line)
        if value is None:
            return None
        kind, count = line.taken, 0
        for note in reversed(before):
            if note.kind != kind:
                break
            count += 1
            if note.start is not None:
                return None if note.start + count == value else value
        return None if count + 1 == value else value

    def _review(self, line: TakenLine) -> Note:
        text = line.field("text") or markup.plain(line.words)
        owners, _ = self._owners(line.field("owners"))
        due = read_due(line.field("due"), self._day) if line.field("due") else understand_due(text, self._day)
        day = _before(due.due, self._day, line.field("due") or text)
        outcome = line.field("outcome")
        made = Review(
            id=new_id(),
            reference=line.field("reference"),
            text=text,
            owners=owners or understand_owners(text, self._people).owners,
            due=day,
            due_phrase=due.phrase,
            outcome=outcome if outcome in OUTCOMES else "none",
            closing=line.field("closing"),
        )
        return Note(kind="review", review=made)


def _before(due: date | None, meeting: date, words: str) -> date | None:
    """Return when an earlier action was due: a day without its year that would lie far ahead was that of a year ago."""
    if due is None or due - meeting < timedelta(days=183) or re.search(r"\b(?:19|20)\d\d\b", words):
        return due
    return next((day for day, _ in days_in(f"{due.day}/{due.month}/{due.year - 1}")), due)


def _counted(line: TakenLine) -> int | None:
    number = line.number.strip("(). ")
    if line.taken == "numbered" and number.isdigit() and 0 < int(number) < 1000:
        return int(number)
    if line.taken == "lettered" and len(number) == 1 and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return None


def _squeezed(words: str) -> str:
    """Return words without marks and spaces, by which two wordings are told apart ("15 th" is "15th")."""
    return re.sub(r"[\s.]+", "", markup.plain(words)).casefold()
