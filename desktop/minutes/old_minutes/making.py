"""The meeting that the lines of hand-typed minutes make, as they stand after the clerk's corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import uuid4

from db.records import (
    OUTCOMES,
    Action,
    Attendance,
    Committee,
    Decision,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    new_id,
)
from desktop.minutes import markup, numbering
from desktop.minutes.due import read_due, understand_due
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import label_words, work_lines
from desktop.minutes.old_minutes.day_words import days_in, read_time
from desktop.minutes.old_minutes.facts_of import day_of
from desktop.minutes.old_minutes.heading_lines import committee_of
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.old_minutes.who_came import Company
from desktop.minutes.owners import read_owners, understand_owners

_UNTITLED = "Minutes"
"""The title of the one item of minutes in which no item was found."""

_PLAIN_KINDS: Mapping[str, str] = {
    "text": "text",
    "bullet": "bullet",
    "numbered": "numbered",
    "lettered": "lettered",
    "sub-heading": "heading",
}
_CLOSED = re.compile(
    r"\bmeeting\s+(?:was\s+)?(?:then\s+)?(?:closed|ended|finished|concluded|adjourned)\s+at\s+(?P<time>\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|hrs)?)",
    re.IGNORECASE,
)
_DONE = {"done": "done", "complete": "done", "completed": "done", "closed": "closed", "withdrawn": "withdrawn"}
_PLAIN_STATUS = frozenset(("open", "new", "ongoing", "outstanding"))
_NO_TITLE = "Meeting"
_SMALL = frozenset("of the and for in on a an to with at or y".split())


@dataclass(slots=True)
class _Item:
    """An item while its notes are gathered."""

    line: TakenLine | None
    number: str = ""
    title: str = ""
    lead: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    meetings_only: bool = False


def meeting_of(lines: Sequence[TakenLine], *, style: HouseStyle, today: date) -> Meeting:
    """Return the meeting that lines make, every id new; where no line says its day, it is `today`.

    Every line but those that are left out and the minute-taker's is found again in it. Text before the first item
    becomes the first item's. A row of a table that tells an action again gives it what it says besides.
    """
    company = Company(lines)
    day = day_of(lines) or today
    making = _Making(company.people, day)
    making.read(lines)
    head = _head(lines)
    committee = _committee(lines, head)
    made = Meeting(
        id=new_id(),
        uid=str(uuid4()),
        committee=committee,
        title=head.get("title") or (committee.name if committee.name != _NO_TITLE else _NO_TITLE),
        kind=_kind(head.get("kind", ""), style),
        date=day,
        start=read_time(head.get("start", "")),
        end=read_time(head.get("end", "")),
        place=head.get("place", ""),
        style=style.name,
        people=company.people,
        attendance=_known_chair(company.attendance),
        items=making.items(style),
        next_meetings=tuple(making.meetings),
    )
    return _without_needless_numbers(made, style)


def likely_style(lines: Sequence[TakenLine], styles: Mapping[str, HouseStyle]) -> str:
    """Return the name of the house style that prints most nearly as the lines were typed."""
    return max(styles, key=lambda name: _likeness(lines, styles[name])) if styles else ""


class _Making:
    """Gathers items and notes line by line."""

    def __init__(self, people: tuple[Person, ...], day: date) -> None:
        self._people, self._day = people, day
        self._known = Known(people)
        self._top: list[_Item] = []
        self._before = _Item(None)
        self._at = self._before
        self._actions: dict[int, tuple[_Item, int]] = {}
        self._closed = False
        self.meetings: list[NextMeeting] = []

    def read(self, lines: Iterable[TakenLine]) -> None:
        for line in lines:
            if line.taken in ("item", "sub-item"):
                self._begin(line)
            elif line.taken == "action":
                self._act(line)
            elif line.taken == "next meeting":
                self._meet(line)
            elif line.taken == "lead":
                self._lead(line.field("lead") or markup.plain(line.words))
            elif (note := self._note(line)) is not None:
                self._at.notes.append(note)

    def _lead(self, words: str) -> None:
        """Say who leads the item in hand; before the first item nobody leads anything."""
        if self._at is self._before:
            self._at.notes.append(Note(text=markup.literal(words)))
        else:
            self._at.lead.append(words)

    def items(self, style: HouseStyle) -> tuple[Item, ...]:
        """Return the items; those that only announce later meetings are printed by the house style."""
        top = [one for one in self._top if not _announces_only(one)] if self.meetings else list(self._top)
        if not top and (self._before.notes or self._top):
            top = [_Item(None, title=_UNTITLED)]
        if top and self._before.notes:
            top[0].notes[:0] = self._before.notes
        folding = style.items.notes == "one numbered minute"
        return tuple(self._made(_folded(one) if folding else one) for one in top)

    def _begin(self, line: TakenLine) -> None:
        number = line.field("number")
        made = _Item(line, number, line.field("title"), meetings_only=line.part == label_words.MEETINGS)
        if words := line.field("lead"):
            made.lead.append(words)
        if line.taken == "sub-item":
            self._above(number, line.level).items.append(made)
        else:
            self._top.append(made)
        self._at = made
        if words := line.field("text"):
            made.notes.append(Note(text=markup.canonical(words)))

    def _above(self, number: str, level: int) -> _Item:
        """Return the item in which a sub-item stands; one that nobody typed (6 of 6a) is made."""
        head = re.match(r"\d+", number)
        if not self._top or (
            head and self._top[-1].number.strip(".") not in ("", head[0]) and number.rstrip(".")[-1:].isalpha()
        ):
            self._top.append(_Item(None, head[0] if head else ""))
        above = self._top[-1]
        for _ in range(level - 1):
            if not above.items:
                break
            above = above.items[-1]
        return above

    def _act(self, line: TakenLine) -> None:
        told = self._actions.get(line.same_as)
        if told is not None:
            item, place = told
            item.notes[place] = self._again(item.notes[place], line)
            return
        item = self._named(line) or self._at
        if item.meetings_only and line.headings and len(self._top) > 1:
            item = next((one for one in reversed(self._top) if not one.meetings_only), item)
        item.notes.append(self._action(line))
        self._actions[line.key] = (item, len(item.notes) - 1)

    def _named(self, line: TakenLine) -> _Item | None:
        """Return the item to which a row at the end says that it belongs: by its own column, or by its reference."""
        if not line.headings or self._at is not (self._top[-1] if self._top else None):
            return None
        wanted = (line.field("item") or "").strip().rstrip(".")
        reference = numbering.of_item(line.field("reference")) if line.field("reference") else None
        numbers = [wanted, reference[0] if reference else ""]
        every = [*self._top, *(inner for one in self._top for inner in one.items)]
        return next((one for one in every if one.number and one.number.rstrip(".") in numbers), None) or next(
            (one for one in every if wanted and one.title.casefold() == wanted.casefold()), None
        )

    def _action(self, line: TakenLine) -> Note:
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

    def _again(self, note: Note, line: TakenLine) -> Note:
        """Return an action with what a table says of it besides: owners, due, and its other wording."""
        action = note.action
        if action is None:
            return note
        told = self._action(line)
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

    def _meet(self, line: TakenLine) -> None:
        day = next((day for day, _ in days_in(line.field("date"), self._day)), None)
        if day is None:
            self._at.notes.append(Note(text=markup.canonical(line.words)))
            return
        self.meetings.append(
            NextMeeting(
                id=new_id(),
                date=day,
                start=read_time(line.field("start")),
                end=read_time(line.field("end")),
                place=line.field("place"),
                title=line.field("title"),
            )
        )

    def _note(self, line: TakenLine) -> Note | None:
        if line.taken in _PLAIN_KINDS:
            words = line.field("text") or line.words.replace("\t", " ")
            return Note(
                kind=_PLAIN_KINDS[line.taken],
                text=markup.canonical(words),
                level=max(0, line.level) if line.taken in ("bullet", "numbered", "lettered") else 0,
                start=self._start(line),
                run_on=line.run_on and bool(self._at.notes),
            )
        if line.taken == "decision":
            reference = line.field("reference")
            made = Decision(id=new_id(), reference=reference, provisional=not reference)
            return Note(
                kind="decision",
                text=markup.canonical(line.field("text") or line.words),
                run_on=line.run_on and bool(self._at.notes),
                decision=made,
            )
        return self._review(line) if line.taken == "review" else None

    def _start(self, line: TakenLine) -> int | None:
        """Return the number of a point where it does not follow from the points before it."""
        value = _counted(line)
        if value is None:
            return None
        kind, count = line.taken, 0
        for note in reversed(self._at.notes):
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

    def _leads(self, words: str) -> tuple[Owner, ...]:
        """Return who leads an item; words that say more than that stay together."""
        bare = _bare_lead(words)
        read = read_owners(bare, self._people)
        names = " ".join(owner.name for owner in read)
        whole = work_lines.are_owners(bare, self._known) or _words(bare) <= _words(names)
        return read if whole else (Owner(name=" ".join(bare.split())),)

    def _made(self, one: _Item) -> Item:
        lead = tuple(dict.fromkeys(owner for words in one.lead for owner in self._leads(words)))
        notes = tuple(replace(note, run_on=note.run_on and place > 0) for place, note in enumerate(one.notes))
        return Item(
            id=new_id(),
            number=one.number,
            title=one.title,
            lead=lead,
            notes=notes,
            items=tuple(self._made(inner) for inner in one.items),
        )


def _before(due: date | None, meeting: date, words: str) -> date | None:
    """Return when an earlier action was due: a day without its year that would lie far ahead was that of a year ago."""
    if due is None or due - meeting < timedelta(days=183) or re.search(r"\b(?:19|20)\d\d\b", words):
        return due
    return next((day for day, _ in days_in(f"{due.day}/{due.month}/{due.year - 1}")), due)


def _bare_lead(words: str) -> str:
    return re.sub(r"^(?:lead|presented by|led by)\s*:\s*", "", markup.plain(words), flags=re.IGNORECASE)


def _announces_only(item: _Item) -> bool:
    """Tell whether an item holds nothing but the dates of later meetings, which the house style prints by itself."""
    titled = item.meetings_only or label_words.next_meetings(item.title)
    return (
        titled
        and not item.notes
        and not item.lead
        and all(_announces_only(replace(inner, meetings_only=True)) and not inner.title for inner in item.items)
    )


def _folded(item: _Item) -> _Item:
    """Return an item whose one minute (3.1) a house style prints by itself, with the notes of that minute its own."""
    alone = item.items[0] if len(item.items) == 1 else None
    if alone is None or alone.title or alone.items or alone.number.rstrip(".") != f"{item.number.rstrip('.')}.1":
        return item
    return replace(item, notes=[*item.notes, *alone.notes], lead=[*item.lead, *alone.lead], items=[])


def _counted(line: TakenLine) -> int | None:
    number = line.number.strip("(). ")
    if line.taken == "numbered" and number.isdigit() and 0 < int(number) < 1000:
        return int(number)
    if line.taken == "lettered" and len(number) == 1 and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return None


def _head(lines: Iterable[TakenLine]) -> dict[str, str]:
    """Return what the lines of the head say; of two titles the one that names a meeting, or the first."""
    said: dict[str, str] = {}
    titles: list[str] = []
    for line in lines:
        if line.taken != "heading":
            continue
        for name, words in line.fields:
            if name == "title":
                titles.append(words)
            elif name == "place" and not _words(words) <= _words(said.get("place", "")):
                said["place"] = f"{said['place']}, {words}" if "place" in said else words
            else:
                said.setdefault(name, words)
    if titles:
        said["title"] = " – ".join(_told_once(titles))
    if "end" not in said:
        said |= _closed_at(lines)
    return said


def _told_once(titles: Sequence[str]) -> list[str]:
    """Return the lines of a title without those that say no more than another, or nothing but "Meeting"."""
    out: list[str] = []
    for place, title in enumerate(titles):
        others = [*out, *titles[place + 1 :]]
        within = any(title.casefold() in other.casefold() for other in others)
        if not within and (not out or not re.fullmatch(r"(?:the\s+)?meeting", title, re.IGNORECASE)):
            out.append(title)
    return out or list(titles[:1])


def _closed_at(lines: Iterable[TakenLine]) -> dict[str, str]:
    """Return when the meeting ended, where a line of the notes says so ("The meeting closed at 9.15pm")."""
    for line in lines:
        found = _CLOSED.search(line.source) if line.taken in ("text", "numbered", "bullet") else None
        at = read_time(found["time"]) if found else None
        if at is not None:
            return {"end": at.strftime("%H:%M")}
    return {}


def _committee(lines: Sequence[TakenLine], head: Mapping[str, str]) -> Committee:
    """Return the body that met, from the title, with the short name by which the minutes call it."""
    title = head.get("title", "")
    name = head.get("committee") or committee_of(title) or title or _NO_TITLE
    named = re.fullmatch(r"(?P<name>.+?)\s*\((?P<short>[A-Z]{2,8})\)", name)
    if named:
        return Committee(name=named["name"], short_name=named["short"])
    return Committee(name=name, short_name=_short_name(name, lines))


def _short_name(name: str, lines: Sequence[TakenLine]) -> str:
    """Return the capitals of a name where the minutes use them for it, "" where they do not."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _SMALL]
    letters = "".join(word[0] for word in words).upper()
    every = " ".join(line.source for line in lines)
    for end in range(len(letters), 2, -1):
        if len(re.findall(rf"\bthe {letters[:end]}\b", every)) >= 1:
            return letters[:end]
    return ""


def _kind(said: str, style: HouseStyle) -> str:
    """Return the word in the heading: the ordinary one where the house style says that by itself."""
    bare = (
        re.sub(r"^(?:draft|final|confirmed|unconfirmed|approved)\s+", "", said.casefold()).replace("&", "and").strip()
    )
    return "minutes" if not bare or bare in (style.heading.kind.casefold(), "minutes", "meeting minutes") else bare


def _known_chair(rows: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Return attendance in which nobody who did not come has taken the minutes."""
    return tuple(
        replace(row, role="") if row.role == "minute-taker" and row.status != "present" else row for row in rows
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _squeezed(words: str) -> str:
    """Return words without marks and spaces, by which two wordings are told apart ("15 th" is "15th")."""
    return re.sub(r"[\s.]+", "", markup.plain(words)).casefold()


def _without_needless_numbers(meeting: Meeting, style: HouseStyle) -> Meeting:
    """Return a meeting that keeps only those numbers of items which the house style would not give by itself."""
    bare = replace(meeting, items=tuple(_unnumbered(item) for item in meeting.items))
    given = numbering.number(bare, style).items
    if all(given[item.id] == item.number.rstrip(".") for item in meeting.every_item() if item.number):
        return bare
    return meeting


def _unnumbered(item: Item) -> Item:
    return replace(item, number="", items=tuple(_unnumbered(inner) for inner in item.items))


def _likeness(lines: Sequence[TakenLine], style: HouseStyle) -> float:
    """Return how much of what was found is as a house style prints it."""
    actions = [line for line in lines if line.taken == "action" and not line.same_as]
    references = [line.field("reference") for line in actions]
    scheme = style.actions.numbers
    by_item = sum(numbering.of_item(one) is not None and "/" not in one for one in references if one)
    by_year = sum(numbering.of_year(one) is not None for one in references if one)
    plain = sum(one.isdigit() for one in references)
    out = (
        2.0
        * {"by item": by_item, "through the year": by_year, "through the meeting": plain}[scheme]
        / max(1, len(references))
    )
    in_table = sum(bool(line.headings) for line in actions) / max(1, len(actions))
    out += in_table if style.actions.place == "in a table after the item" else 0.0
    out += 0.6 * (style.actions.place == "in place") * (1 - in_table) * bool(actions)
    out += _people_alike(lines, style)
    kinds = " ".join(line.field("kind") for line in lines if line.taken == "heading")
    out += 0.7 * (kinds == style.heading.kind)
    subs = [line.field("number") for line in lines if line.taken == "sub-item"]
    lettered = sum(bool(re.fullmatch(r"\d+[a-z]", one)) for one in subs)
    out += (
        0.7 * (lettered / len(subs) if style.items.sub_items == "letters" else (len(subs) - lettered) / len(subs))
        if subs
        else 0.0
    )
    untitled = sum(1 for line in lines if line.taken == "sub-item" and not line.field("title"))
    return out + (0.8 * untitled / len(subs) if subs and style.items.notes == "one numbered minute" else 0.0)


def _people_alike(lines: Sequence[TakenLine], style: HouseStyle) -> float:
    """Return how much the lists of people are those of a house style: their columns, or lines without any."""
    rows = [line for line in lines if line.taken == "person" and not line.run_on]
    if not rows:
        return 0.0
    headings = {tuple(label_words.bare(one) for one in line.headings) for line in rows if line.headings}
    own = {
        tuple(label_words.bare(column.heading) for column in group.columns) for group in style.people if group.columns
    }
    if headings:
        return 1.0 if headings & own else 0.0
    return 0.7 if not own and not any("\t" in line.source for line in rows) else 0.0
