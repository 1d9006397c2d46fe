"""What was understood of an action's words, and how it is said beside the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from db.records import Action, Forward, Note, Owner, Person, Review
from db.values import replace
from desktop.minutes import markup
from desktop.minutes.due import understand_due
from desktop.minutes.forward_words import meant_for
from desktop.minutes.owners import read_owners, understand_owners
from desktop.minutes.shorthand import Taken
from desktop.notes_editor.drawing import LOCK, Beside, Chip

People = Iterable[Person]


def understand(words: str, action: Action, people: People, day: date) -> Action:
    """Return the action with the owners and the due that its words say, but for what was set by hand."""
    if not action.owners_set:
        action = replace(action, owners=understand_owners(words, people).owners)
    if not action.due_set:
        due = understand_due(words, day)
        action = replace(action, due=due.due, due_phrase=due.phrase)
    return action


def unknown_names(words: str, people: People) -> list[tuple[int, int]]:
    """Return where in an action's words somebody is named who is in no list: (start, end)."""
    return [(start, end) for start, end, known in understand_owners(words, people).ranges if not known]


def action_of(taken: Taken, people: People) -> Action:
    """Return the action that a typed mark begins: owners and reference as they were said outright."""
    owners = read_owners(taken.owner_words, people) if taken.owner_words else ()
    return Action(owners=owners, owners_set=bool(owners), reference=taken.reference, provisional=not taken.reference)


def beside(
    note: Note, reference: str, people: dict[int, Person], marker: str, usual: Callable[[Review], str]
) -> Beside:
    """Return what stands beside a note's words; `usual` gives the words that print of a review without its own."""
    label = label_of(note.kind, reference)
    if note.kind == "action":
        return Beside(label=label, chips=_action_chips(note.action or Action(), people))
    if note.kind == "forward":
        forward = note.forward or Forward()
        chip = Chip(f"for {meant_for(forward.wanted_on, forward.wanted_phrase)}", "forward")
        return Beside(label=label, chips=(chip,))
    if note.kind == "review" and note.review is not None:
        instead = "" if note.review.closing else usual(note.review)
        above, chips = _reviewed(note.review, people), _review_chips(note.review)
        return Beside(label=label, above=above, chips=chips, instead=instead)
    return Beside(label=label, marker=marker)


def label_of(kind: str, reference: str) -> str:
    """Return what stands before the words of a note of this kind, "" where nothing does."""
    if kind in ("action", "decision"):
        return f"{kind.capitalize()} {reference}".strip()
    return {"review": "Review", "private": LOCK, "forward": "Next"}.get(kind, "")


def short_date(day: date) -> str:
    """Return a date as a chip says it: "5 Feb 2027"."""
    return f"{day.day} {day:%b %Y}"


def owner_words(owners: Iterable[Owner], people: dict[int, Person]) -> str:
    """Return owners as a chip says them: initials or names, with commas."""
    known = (people.get(owner.person or 0) for owner in owners)
    return ", ".join(who.called if who else owner.name for who, owner in zip(known, owners, strict=True))


def _action_chips(action: Action, people: dict[int, Person]) -> tuple[Chip, ...]:
    owners = action.owner_text or owner_words(action.owners, people)
    due = short_date(action.due) if action.due else action.due_phrase
    chips = [
        Chip(owners or "no owner", "owners", missing=not owners, alarms=not owners),
        Chip(f"due {short_date(action.due)}" if action.due else due or "no due date", "due", missing=not due),
    ]
    if action.status != "open":
        chips.append(Chip(action.status, "status"))
    if action.priority:
        chips.append(Chip(action.priority, "priority"))
    if action.table_text:
        chips.append(Chip("worded otherwise in the table", "table"))
    return tuple(chips)


def _review_chips(review: Review) -> tuple[Chip, ...]:
    nothing = review.outcome == "none"
    to = (Chip(f"to {short_date(review.carried_to)}", "review"),) if review.carried_to else ()
    return Chip("no outcome" if nothing else review.outcome, "review", missing=nothing), *to


def _reviewed(review: Review, people: dict[int, Person]) -> str:
    text = markup.plain(review.text)
    return " – ".join(part for part in (review.reference, text, owner_words(review.owners, people)) if part)
