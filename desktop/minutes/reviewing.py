"""Going through the earlier actions at a meeting: what there is to review, and how what is typed becomes a review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from db.records import EarlierAction, Item, Meeting, Note, Person, Review
from db.values import Struct, replace
from desktop.minutes import in_short, markup, owners
from desktop.minutes.due import read_due
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words

LETTERS: Mapping[str, str] = {
    "D": "done",
    "C": "closed",
    "I": "discharged",
    "F": "carried forward",
    "S": "superseded",
    "W": "withdrawn",
    "N": "none",
}
"""The key of each outcome."""

TO, BY = "carried_to", "by"
ASIDES: Mapping[str, str] = {"carried forward": TO, "superseded": BY}
"""What an outcome may say besides its words: to when, by which action."""

_LOOKS_BACK = re.compile(
    r"\bminutes\s+(?:and\s+actions\s+)?(?:of|from)\b|\b(?:last|previous)\s+(?:minutes|meeting'?s?)\b|\bmatters\s+arising\b"
    r"|\baction(?:s|\s+points)?\s+(?:log|list|register|tracker|from|arising|outstanding|update|review)\b"
    r"|\b(?:outstanding|open|previous|earlier|review\s+of(?:\s+the)?)\s+actions?\b|^\s*(?:minutes|actions)\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^(?:to|until|till|for|into)\s+(?=\S)", re.IGNORECASE)
_NEXT_MEETING = re.compile(r"(?:the\s+|our\s+)?next(?:\s+[\w’'&-]+){0,3}?\s+meeting|next", re.IGNORECASE)
_MOST_WORDS = 6


class Entry(Struct, frozen=True, kw_only=True):
    """An earlier action as a meeting goes through it. `item` and `note` are where this meeting reviews it, None where
    it does not yet; `open` is the action as it was open when the meeting began, and its id the `key`; of what was not
    open the key is the note's."""

    key: int
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    given_on: date | None = None
    open: EarlierAction | None = None
    item: Item | None = None
    note: Note | None = None

    @property
    def review(self) -> Review | None:
        """What this meeting said of it."""
        return self.note.review if self.note else None

    @property
    def action(self) -> int:
        """The row of the action, 0 where the database holds none."""
        return self.open.id if self.open else (self.review.action or 0) if self.review else 0

    @property
    def called(self) -> str:
        """ "Action 4", or its first words where it has no reference."""
        words = " ".join(markup.plain(self.text).split()[:4])
        return f"Action {self.reference}" if self.reference else f"“{words} …”"


class Aside(Struct, frozen=True, kw_only=True):
    """What was typed beside an outcome: a day, else words."""

    day: date | None = None
    words: str = ""


def entries(meeting: Meeting) -> tuple[Entry, ...]:
    """Return the actions that were open when the meeting began, the oldest first, then what else it reviews."""
    said = [(item, note, note.review) for item, note in meeting.every_note() if note.review is not None]
    by_action = {review.action: (item, note) for item, note, review in said if review.action is not None}
    opened = [_open(action, *by_action.get(action.id, (None, None))) for action in meeting.surroundings.open_actions]
    shown = {entry.note.id for entry in opened if entry.note}
    others = [_told(meeting, item, note, review) for item, note, review in said if note.id not in shown]
    return (*opened, *others)


def waiting(meeting: Meeting) -> tuple[Entry, ...]:
    """Return the open actions that the meeting has not reviewed yet."""
    return tuple(entry for entry in entries(meeting) if entry.open and entry.note is None)


def looks_back(title: str) -> bool:
    """Tell whether an item is where earlier actions are gone through: minutes of the last meeting, action log."""
    return bool(_LOOKS_BACK.search(title))


def place(meeting: Meeting) -> Item | None:
    """Return the item where the meeting goes through earlier actions, else its first one."""
    reviewing = next((item for item, note in meeting.every_note() if note.review is not None), None)
    looking = [item for item in meeting.every_item() if looks_back(item.title)]
    return reviewing or next(iter([*looking[::-1], *meeting.items]), None)


def begun(entry: Entry, people: Iterable[Person]) -> Review:
    """Return the review of an action that is yet without one; its owners are among `people` where they are there."""
    return entry.review or Review(
        action=entry.open.id if entry.open else None,
        reference=entry.reference,
        text=entry.text,
        owners=owners.read_owners(entry.owners, people),
        due=entry.due,
        due_phrase=entry.due_phrase,
        given_on=entry.given_on,
    )


def with_outcome(review: Review, outcome: str, aside: Aside, words: str, style: HouseStyle) -> Review:
    """Return a review with its outcome, and with closing words that say what only words can say.

    Words that the house style says by itself are not kept: they follow the style.
    """
    said = " ".join(words.split())
    kind = ASIDES.get(outcome)
    if said == usual_words(style, outcome):
        said = ""
    if kind is not None and aside.words:
        said = f"{said} {usual_words(style, outcome, **{kind: aside.words})}".strip()
    return replace(review, outcome=outcome, closing=said, carried_to=aside.day if kind == TO else None)


def usual_words(style: HouseStyle, outcome: str, **fields: str) -> str:
    """Return the words of a house style for an outcome, "" where it has none."""
    phrase = style.reviews.outcomes.get(outcome)
    return phrase.words(fields) if phrase else ""


def printed_instead(style: HouseStyle, review: Review) -> str:
    """Return what prints of a review that has no words of its own."""
    day = review.carried_to
    to = date_words(style.dates.due, day, style.dates.months, style.dates.weekdays) if day else ""
    return usual_words(style, review.outcome, carried_to=to)


def offered_words(style: HouseStyle, outcome: str, used: Sequence[str]) -> str:
    """Return the words that stand ready for an outcome: those that the committee used last, else the house style's.

    Where a reason or a date is to be said, and where nothing came of it, none do.
    """
    if outcome in ASIDES or outcome == "none":
        return ""
    return next(iter(used), "") or usual_words(style, outcome)


def read_aside(outcome: str, typed: str, meeting: Meeting) -> Aside:
    """Return what is understood of the words beside an outcome: "to 30 June", "next meeting", "7".

    The next meeting is a day where the meeting has announced it.
    """
    words = " ".join(typed.split()).rstrip(".")
    if ASIDES.get(outcome) == BY:
        return Aside(words=re.sub(r"^(?:by\s+)?(?:action\s+)?", "", words, flags=re.IGNORECASE))
    bare = _UNTIL.sub("", words)
    if not bare:
        return Aside()
    if _NEXT_MEETING.fullmatch(bare):
        coming = sorted(at.date for at in meeting.next_meetings if at.date > meeting.date)
        return Aside(day=coming[0]) if coming else Aside(words="the next meeting")
    read = read_due(bare, meeting.date + timedelta(days=1))
    return Aside(day=read.due) if read.due else Aside(words=bare)


def says(words: str, day: date, meeting_date: date) -> bool:
    """Tell whether words name a day already, in whatever form."""
    typed = re.findall(r"[^\s,;()]+", words)
    return any(
        read_due(" ".join(typed[start:end]), meeting_date).due == day
        for start in range(len(typed))
        for end in range(start + 1, min(start + _MOST_WORDS, len(typed)) + 1)
    )


def _open(action: EarlierAction, item: Item | None, note: Note | None) -> Entry:
    return Entry(
        key=action.id,
        reference=action.reference,
        text=action.text,
        owners=action.owners,
        due=action.due,
        due_phrase=action.due_phrase,
        given_on=action.given_on,
        open=action,
        item=item,
        note=note,
    )


def _told(meeting: Meeting, item: Item, note: Note, review: Review) -> Entry:
    return Entry(
        key=note.id,
        reference=review.reference,
        text=review.text,
        owners=in_short.owners(review.owners, meeting),
        due=review.due,
        due_phrase=review.due_phrase,
        given_on=review.given_on,
        item=item,
        note=note,
    )
