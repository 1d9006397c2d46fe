"""What is going on in every committee: its newest meetings, the next one, and how many actions are open.

All of it is plain SQL, so that the start page can be read before SQLAlchemy is there (`cards_in`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, time
from typing import TYPE_CHECKING, Any

from db.records import Committee, MeetingCard, NextMeeting
from db.said_last import STILL_OPEN
from db.values import Struct

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NEWEST = 5
"""How many meetings of a committee are shown while there are many."""

Run = Callable[[str, tuple[Any, ...]], Iterable[Any]]
"""Runs SQL with what stands for its question marks, and gives the rows as SQLite has them."""


class CommitteeCard(Struct, frozen=True, kw_only=True):
    """A committee as the start page shows it: the newest of its `count` meetings; `coming` is the next meeting that
    one of its meetings announced."""

    committee: Committee
    meetings: tuple[MeetingCard, ...]
    count: int
    coming: NextMeeting | None
    open_actions: int
    overdue_actions: int


def cards(today: date, whole: Collection[int] = ()) -> Callable[[Session], tuple[CommitteeCard, ...]]:
    """Return the query for every committee that has met, the one with the newest meeting first.

    Only the NEWEST meetings of a committee are in it, but all of those committees that are shown `whole`, by id.
    """

    def query(session: Session) -> tuple[CommitteeCard, ...]:
        session.flush()
        return cards_in(session.connection().exec_driver_sql, today, whole)

    return query


def cards_in(run: Run, today: date, whole: Collection[int] = ()) -> tuple[CommitteeCard, ...]:
    """Return what `cards` finds, read by whatever runs SQL."""
    counts: dict[int, int] = dict(map(tuple, run(_COUNTS, ())))
    coming, actions = _coming(run, today), _actions(run, today)
    found = [
        CommitteeCard(
            committee=Committee(id=id, name=name, short_name=short_name, quorum=quorum),
            meetings=_newest(run, id, name, counts[id] if id in whole else NEWEST),
            count=counts[id],
            coming=coming.get(id),
            open_actions=actions.get(id, (0, 0))[0],
            overdue_actions=actions.get(id, (0, 0))[1],
        )
        for id, name, short_name, quorum in run("SELECT id, name, short_name, quorum FROM committees", ())
        if id in counts
    ]
    return tuple(sorted(found, key=lambda card: _when(card.meetings[0]), reverse=True))


_COUNTS = "SELECT committee_id, count(*) FROM meetings GROUP BY committee_id"


def _when(card: MeetingCard) -> tuple[date, str, int]:
    return card.date, str(card.start or ""), card.id


_NEWEST = """
SELECT id, uid, title, date, start, status FROM meetings WHERE committee_id = ?
ORDER BY date DESC, start DESC, id DESC LIMIT ?
"""


def _newest(run: Run, committee_id: int, committee: str, most: int) -> tuple[MeetingCard, ...]:
    """Return the newest meetings of a committee; the index of meetings gives them without reading the others."""
    return tuple(
        MeetingCard(
            id=id,
            uid=uid,
            committee=committee_id,
            committee_name=committee,
            title=title,
            date=date.fromisoformat(day),
            start=_time(start),
            status=status,
        )
        for id, uid, title, day, start, status in run(_NEWEST, (committee_id, most))
    )


_COMING = """
SELECT m.committee_id, n.id, n.date, n.start, n.end, n.place, n.title
FROM next_meetings n JOIN meetings m ON m.id = n.meeting_id WHERE n.date >= ? ORDER BY n.date, n.start, m.date DESC
"""


def _coming(run: Run, today: date) -> dict[int, NextMeeting]:
    found: dict[int, NextMeeting] = {}
    for committee, id, day, start, end, place, title in run(_COMING, (today.isoformat(),)):
        if committee not in found:
            found[committee] = NextMeeting(
                id=id, date=date.fromisoformat(day), start=_time(start), end=_time(end), place=place, title=title
            )
    return found


_CARRIED_TO = """
SELECT r.carried_to FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id
WHERE r.action_id = a.id AND r.outcome = 'carried forward' AND r.carried_to IS NOT NULL
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1
"""
# Word for word the condition of ix_actions_open: SQLite takes the index for no other.
ACTIONS_COUNTED = f"""
SELECT committee_id, count(*), sum(coalesce(? > coalesce(({_CARRIED_TO}), a.due), 0))
FROM actions a WHERE {STILL_OPEN} GROUP BY committee_id
"""


def _actions(run: Run, today: date) -> dict[int, tuple[int, int]]:
    """Return how many actions of each committee are open, and how many of these are overdue (`db.last_words`)."""
    rows = run(ACTIONS_COUNTED, (today.isoformat(),))
    return {committee: (count, overdue) for committee, count, overdue in rows}


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None
