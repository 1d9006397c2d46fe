"""The agenda that is proposed for the next meeting: what recurs, the minutes of the last one, the forward plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from db.records import CommitteeProfile, ForwardLine, Item, Meeting, Person, StandingItem, new_id
from db.values import Struct, replace
from desktop.minutes import agenda_titles, forward_words, in_short, owners
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words


class Line(Struct, frozen=True, kw_only=True):
    """An item that is proposed, with the reason for it; `on` says that it is to stand on the agenda.

    A line `inside` another (its key) stands in that item where both are on, else by itself. `lead` is in words.
    """

    key: int
    title: str
    reason: str
    on: bool = True
    inside: int = 0
    standing: bool = False
    minutes: int | None = None
    purpose: str = ""
    lead: str = ""
    priority: str = ""
    outcome_wanted: bool = False
    forward_id: int | None = None


Lines = tuple[Line, ...]


def proposed(
    last: Meeting, profile: CommitteeProfile | None, plan: Iterable[ForwardLine], day: date, style: HouseStyle
) -> Lines:
    """Return the agenda for a meeting on a day, after the `last` one of the committee.

    What recurs: the committee's standing items, else those marked so last time and those that by their name stand on
    every agenda (the opening, any other business). The minutes of the last meeting come exactly once; everything on the
    forward plan that is due is on; what else was there last time, and what is wanted later, is off.
    """
    lines = _recurring(last, profile)
    lines = _with_last_minutes(lines, last, style)
    waiting = [line for line in plan if not line.taken_by and not line.dropped]
    due = [line for line in waiting if forward_words.is_due(line, day)]
    to_come = [line for line in waiting if line not in due]
    for line in due:
        lines = _with_due(lines, line, last.date)
    known = {_same(line.title) for line in lines}
    fresh = [_due_line(line, last.date) for line in due if _same(_title_of(line, last.date)) not in known]
    other = [_later_line(line, last.date) for line in to_come]
    body, end = _parted(lines)
    return (*body, *fresh, *other, *end)


def standing(profile: CommitteeProfile) -> Lines:
    """Return the committee's standing items, all on."""
    return tuple(_standing_line(item) for item in profile.standing_items)


def items_of(lines: Iterable[Line], people: Sequence[Person]) -> tuple[Item, ...]:
    """Return the agenda that the lines which are on make; at least one item."""
    on = [line for line in lines if line.on]
    keys = {line.key for line in on}
    tops = [line for line in on if line.inside not in keys]
    return tuple(
        _item(line, people, tuple(_item(below, people) for below in on if below.inside == line.key)) for line in tops
    ) or (Item(),)


def turned(lines: Lines, key: int) -> Lines:
    """Return the lines with one of them turned on or off."""
    return tuple(replace(line, on=not line.on) if line.key == key else line for line in lines)


def renamed(lines: Lines, key: int, title: str) -> Lines:
    """Return the lines with one of them called otherwise."""
    return tuple(replace(line, title=title) if line.key == key else line for line in lines)


def moved(lines: Lines, key: int, by: int) -> Lines:
    """Return the lines with one moved up (-1) or down (+1) among its neighbours, what stands in it along with it."""
    blocks = _blocks(lines)
    at = next((n for n, block in enumerate(blocks) if block[0].key == key), -1)
    if at < 0:
        return _moved_inside(blocks, key, by)
    to = min(max(at + by, 0), len(blocks) - 1)
    blocks.insert(to, blocks.pop(at))
    return tuple(line for block in blocks for line in block)


def added(lines: Lines, title: str, after: int | None) -> tuple[Lines, int]:
    """Return the lines with one more behind another (at the end for None), and its key."""
    fresh = Line(key=new_id(), title=title, reason="added here")
    blocks = _blocks(lines)
    at = next((n for n, block in enumerate(blocks, 1) if any(line.key == after for line in block)), len(blocks))
    blocks.insert(at, [fresh])
    return tuple(line for block in blocks for line in block), fresh.key


def place_for_one_more(items: Sequence[Item]) -> int | None:
    """Return the item after which one more is put: the last before the closing of the meeting; None where none is."""
    body = list(items)
    while body and agenda_titles.closes(body[-1].title):
        body.pop()
    return body[-1].id if body else None


# ---- what recurs


def _recurring(last: Meeting, profile: CommitteeProfile | None) -> list[Line]:
    there = _lines_of(last, last.items)
    if profile is None or not profile.standing_items:
        return there
    lines = list(standing(profile))
    known = {_same(line.title) for line in lines}
    others = [
        replace(line, on=False)
        for line in there
        if not agenda_titles.recurs(line.title) and _same(line.title) not in known
    ]
    body, end = _parted(lines)
    return [*body, *others, *end]


def _standing_line(item: StandingItem) -> Line:
    return Line(
        key=new_id(),
        title=item.title,
        reason="standing item",
        standing=True,
        minutes=item.minutes,
        purpose=item.purpose,
        lead=item.lead,
        outcome_wanted=item.outcome_wanted,
    )


def _lines_of(last: Meeting, items: Iterable[Item], inside: int = 0) -> list[Line]:
    """Return the titled items of the last meeting; what stood in one without a title stands by itself."""
    out: list[Line] = []
    for item in items:
        line = _line_of(last, item, inside)
        out += [line] if line.title else []
        out += _lines_of(last, item.items, inside or (line.key if line.title else 0))
    return out


def _line_of(last: Meeting, item: Item, inside: int) -> Line:
    title = " ".join(item.title.split())
    recurs = not inside and agenda_titles.recurs(title)
    return Line(
        key=new_id(),
        title=title,
        reason=_reason(last, item, recurs),
        on=item.standing or recurs,
        inside=inside,
        standing=item.standing,
        minutes=item.minutes,
        purpose=item.purpose,
        lead=", ".join(_lead(last, item)),
        priority=item.priority,
        outcome_wanted=item.outcome_wanted,
    )


def _reason(last: Meeting, item: Item, recurs: bool) -> str:
    if item.standing:
        return "stands on every agenda"
    silent = not item.notes and not any(below.notes for below in item.items)
    if not recurs and silent and any(each.notes for each in last.every_item()):
        return f"not reached on {in_short.typed_day(last.date)}"
    return f"as on {in_short.typed_day(last.date)}"


def _lead(last: Meeting, item: Item) -> list[str]:
    return [person.full if (person := last.person(owner.person)) else owner.name for owner in item.lead]


# ---- the minutes of the last meeting


def _with_last_minutes(lines: list[Line], last: Meeting, style: HouseStyle) -> list[Line]:
    """Return the lines with the minutes of the last meeting among them, once: an item of that meaning takes their
    place, else it stands after the opening of the meeting."""
    day = date_words(style.dates.meeting, last.date, style.dates.months, style.dates.weekdays)
    reason = f"the minutes of {in_short.typed_day(last.date)}"
    tops = [line for line in lines if not line.inside]
    there = next((line for line in tops if agenda_titles.of_minutes(line.title)), None)
    there = there or next((line for line in tops if agenda_titles.arising(line.title)), None)
    if there is not None:
        fresh = replace(there, title=agenda_titles.redated(there.title, day), reason=reason, on=True)
        return [fresh if line is there else line for line in lines]
    title = style.agenda.last_minutes.words({"date": day, "title": last.title})
    opening = 0
    while opening < len(lines) and (lines[opening].inside or agenda_titles.opens(lines[opening].title)):
        opening += 1
    return [*lines[:opening], Line(key=new_id(), title=title, reason=reason, standing=True), *lines[opening:]]


# ---- the forward plan


def _with_due(lines: list[Line], due: ForwardLine, near: date) -> list[Line]:
    """Return the lines with the one of the same title, where there is one, taking up a line of the forward plan."""
    same = _same(_title_of(due, near))
    return [
        replace(line, on=True, forward_id=due.id, reason=_why(due)) if _same(line.title) == same else line
        for line in lines
    ]


def _due_line(line: ForwardLine, near: date) -> Line:
    return Line(key=new_id(), title=_title_of(line, near), reason=_why(line), forward_id=line.id)


def _later_line(line: ForwardLine, near: date) -> Line:
    meant = forward_words.meant_for(line.wanted_on, line.wanted_phrase)
    return Line(
        key=new_id(), title=_title_of(line, near), reason=f"forward plan, for {meant}", on=False, forward_id=line.id
    )


def _why(line: ForwardLine) -> str:
    return f"forward plan, from {in_short.typed_day(line.given_on)}" if line.given_on else "forward plan"


def _title_of(line: ForwardLine, near: date) -> str:
    return forward_words.title(line.text, line.given_on or near)


# ---- order


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines before and from the closing of the meeting: any other business, the next dates."""
    blocks = _blocks(lines)
    end = len(blocks)
    while end and agenda_titles.closes(blocks[end - 1][0].title):
        end -= 1
    return [line for block in blocks[:end] for line in block], [line for block in blocks[end:] for line in block]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines with what stands in each behind it."""
    keys = {line.key for line in lines}
    return [
        [line, *(below for below in lines if below.inside == line.key)] for line in lines if line.inside not in keys
    ]


def _moved_inside(blocks: list[list[Line]], key: int, by: int) -> Lines:
    for block in blocks:
        at = next((n for n, line in enumerate(block) if line.key == key), -1)
        if at > 0:
            block.insert(min(max(at + by, 1), len(block) - 1), block.pop(at))
    return tuple(line for block in blocks for line in block)


def _item(line: Line, people: Sequence[Person], inside: tuple[Item, ...] = ()) -> Item:
    return Item(
        title=line.title,
        standing=line.standing,
        minutes=line.minutes,
        purpose=line.purpose,
        lead=owners.read_owners(line.lead, people) if line.lead else (),
        priority=line.priority,
        outcome_wanted=line.outcome_wanted,
        forward_id=line.forward_id,
        items=inside,
    )


def _same(title: str) -> str:
    return " ".join(title.split()).strip(" .:").casefold()
