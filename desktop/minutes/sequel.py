"""How a new meeting begins: empty, as the last time, or as the next one in a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from db.records import Committee, CommitteeProfile, Item, Meeting, NextMeeting, Person, new_id
from db.values import replace
from desktop.minutes import in_short, next_agenda
from desktop.minutes.agenda_titles import redated
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.invited import Expected, expected
from desktop.minutes.wording import date_words

USUAL_GAP = timedelta(weeks=4)


def begun(heading: Meeting) -> Meeting:
    """Return a meeting with this heading, ready to be typed: with one item, and planned where its day is to come."""
    status = "planned" if heading.date > date.today() else "draft"
    return replace(heading, id=heading.id or new_id(), status=status, items=heading.items or (Item(),))


def begun_after(
    last: Meeting | None,
    heading: Meeting,
    *,
    as_last_time: bool,
    profile: CommitteeProfile | None = None,
    known: Iterable[Person] = (),
) -> Meeting:
    """Return a meeting of the same committee as `last` with this heading, or of one that never met (None).

    As last time: the committee's members of that day are there, else who had a seat or a role, present until said
    otherwise; the committee's standing items stand on the agenda, else those marked so last time, without notes.
    """
    committee = _committee(last, heading, profile)
    if not as_last_time:
        return begun(replace(heading, committee=committee))
    there = expected(last, profile, heading.date, known)
    return begun(
        replace(
            heading,
            committee=committee,
            people=there.people,
            attendance=there.attendance,
            items=_standing(last, profile, there),
        )
    )


def following(last: Meeting, heading: Meeting, there: Expected, items: tuple[Item, ...]) -> Meeting:
    """Return the meeting after `last` with this heading, people and agenda: planned, with the dates still to come."""
    return replace(
        heading,
        id=heading.id or new_id(),
        committee=_committee(last, heading, last.surroundings.profile),
        kind=last.kind,
        style=last.style,
        status="planned",
        people=there.people,
        attendance=there.attendance,
        items=items,
        next_meetings=tuple(replace(one, id=0) for one in heading.next_meetings if one.date > heading.date),
    )


def announced(last: Meeting, others: Iterable[NextMeeting] = ()) -> tuple[NextMeeting, ...]:
    """Return the later meetings announced, the earliest first: by the meeting itself, else by `others` of its
    committee; a day and time once."""
    found: dict[tuple[object, object], NextMeeting] = {}
    for one in (*last.next_meetings, *others):
        if one.date > last.date:
            found.setdefault((one.date, one.title), one)
    return tuple(sorted(found.values(), key=lambda one: (one.date, one.start or time.min)))


def guessed_day(last: date, before: date | None) -> date:
    """Return a day for a meeting of which none is announced: as far from the last as that from the one before it."""
    gap = last - before if before is not None and before < last else USUAL_GAP
    return last + max(timedelta(weeks=round(gap.days / 7)), timedelta(weeks=1))


def titled(last: Meeting, day: date, style: HouseStyle) -> str:
    """Return the title of the next meeting: that of the last one, a date in it replaced."""
    said = date_words(style.dates.meeting, day, style.dates.months, style.dates.weekdays)
    return redated(last.title, said)


def doubts(day: date, last: Meeting, profile: CommitteeProfile | None) -> str:
    """Return what speaks against a day, in sentences; "" where nothing does."""
    said = []
    if day <= last.date:
        said.append(
            f"{in_short.typed_day(day)} is not after this meeting ({in_short.typed_day(last.date)}), so it cannot "
            "agree its minutes."
        )
    if nobody := nobody_sits(day, profile):
        said.append(f"{nobody} The people are as last time.")
    return " ".join(said)


def nobody_sits(day: date, profile: CommitteeProfile | None) -> str:
    """Return that no member of a committee sits on a day, and why, in a sentence; "" where one does or none is kept."""
    members = profile.members if profile else ()
    if not members or any(member.sits(day) for member in members):
        return ""
    first = min((member.joined for member in members if member.joined), default=day)
    when = f"the first joined on {in_short.typed_day(first)}" if day < first else "all have left"
    return f"Nobody sits on the committee on that day: {when}."


def _committee(last: Meeting | None, heading: Meeting, profile: CommitteeProfile | None) -> Committee:
    """Return the committee as its next meeting prints it: with the quorum that it has by now."""
    before = last.committee if last else heading.committee
    return Committee(
        name=before.name,
        short_name=before.short_name or (profile.short_name if profile else ""),
        quorum=profile.quorum if profile and profile.quorum is not None else before.quorum,
    )


def _standing(last: Meeting | None, profile: CommitteeProfile | None, there: Expected) -> tuple[Item, ...]:
    if profile is not None and profile.standing_items:
        return next_agenda.items_of(next_agenda.standing(profile), there.people)
    return _marked(last.items) if last else ()


def _marked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(title=item.title, standing=True, minutes=item.minutes, items=_marked(item.items))
        for item in items
        if item.standing
    )
