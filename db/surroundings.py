"""What lies around a meeting in its committee: actions still open, references used in the year, who sat before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from db.plain_rows import rows, stored, under
from db.records import (
    CLOSING_OUTCOMES,
    CommitteeProfile,
    EarlierAction,
    ForwardLine,
    HeldMeeting,
    MeetingCard,
    Member,
    Sat,
    StandingItem,
    Stray,
    Surroundings,
    UsedReference,
)
from db.reference_order import REMEMBERED, reference_order

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = dict[str, Any]


def around(read: Connection, meeting: Row) -> Surroundings:
    """Return what lies around a meeting, given its row with the committee's name."""
    here = {
        "id": meeting["id"],
        "committee": meeting["committee_id"],
        "day": meeting["date"].isoformat(),
        "start": stored(meeting["start"]),
        "year": str(meeting["date"].year),
    }
    profile = _profile(read, here)
    return Surroundings(
        open_actions=_open(read, here, meeting["date"], _sat_before),
        strays=tuple({row["note"]: Stray(**row) for row in rows(read, _STRAYS, here)}.values()),
        references=(*_reached(profile, meeting["date"]), *_used(read, here, meeting)),
        profile=profile,
        held=_held(read, here),
        forward=tuple(_forward(read, here)),
        before=_before(read, here, meeting["committee_name"]),
    )


def _sat_before(alias: str) -> str:
    """Return the condition that picks the meetings before this one."""
    start = f"coalesce({alias}.start, '00:00:00.000000')"
    same_day = f"({start} < :start OR ({start} = :start AND {alias}.id < :id))"
    return f"({alias}.date < :day OR ({alias}.date = :day AND {same_day}))"


_SAT_UP_TO = "({alias}.date <= :day AND {alias}.id <> :besides)"
_SAID = """
FROM reviews r JOIN notes rn ON rn.id = r.note_id JOIN items ri ON ri.id = rn.item_id
JOIN meetings said ON said.id = ri.meeting_id WHERE r.action_id = a.id AND {said_before}
"""
_LAST = "ORDER BY said.date DESC, said.start DESC, said.id DESC, r.id DESC LIMIT 1"
_OUTCOME = f"coalesce((SELECT r.outcome {_SAID} AND r.outcome <> 'none' {_LAST}), '')"
_CARRIED = f"(SELECT r.carried_to {_SAID} AND r.outcome = 'carried forward' AND r.carried_to IS NOT NULL {_LAST})"
_CLOSED = ", ".join(f"'{outcome}'" for outcome in CLOSING_OUTCOMES)
_OPEN = f"""
SELECT a.id, a.given_on, a.reference, a.text, a.owner_text, a.due, a.due_phrase, n.text AS words, i.meeting_id, m.date,
{_CARRIED} AS carried_to
FROM actions a LEFT JOIN notes n ON n.id = a.note_id LEFT JOIN items i ON i.id = n.item_id
LEFT JOIN meetings m ON m.id = i.meeting_id
WHERE a.committee_id = :committee AND a.status = 'open' AND {_OUTCOME} NOT IN ({_CLOSED})
AND ({{before}}
OR (m.id IS NULL AND (a.given_on <= :day OR (a.given_on IS NULL AND EXISTS (SELECT 1 {_SAID})))))
ORDER BY coalesce(m.date, a.given_on), m.start, m.id, a.id
"""
_OWNERS = """
SELECT o.action_id, coalesce(nullif(p.initials, ''), nullif(p.name, ''), o.name)
FROM action_owners o LEFT JOIN meeting_people p ON p.id = o.person_id WHERE o.action_id IN ({ids})
ORDER BY o.action_id, o.position
"""


def open_actions(session: Session, committee_id: int, *, before: date, besides: int = 0) -> tuple[EarlierAction, ...]:
    """Return the actions that a committee's meetings up to a day left open, oldest first.

    An action is open until its status, or the last that these meetings said of it, closes it; `besides` leaves out
    what one meeting gave and said.
    """
    here = {"committee": committee_id, "day": before.isoformat(), "besides": besides}
    return _open(under(session), here, before, lambda alias: _SAT_UP_TO.format(alias=alias))


def _open(read: Connection, here: Row, day: date, sat: Callable[[str], str]) -> tuple[EarlierAction, ...]:
    query = _OPEN.format(before=sat("m"), said_before=sat("said"))
    found = rows(read, query, here, date=("given_on", "due", "date", "carried_to"))
    names: dict[int, list[str]] = defaultdict(list)
    for action, name in read.execute(_OWNERS.format(ids=", ".join(str(row["id"]) for row in found))):
        names[action].append(name)
    actions = [
        EarlierAction(
            id=row["id"],
            meeting=row["meeting_id"] or 0,
            given_on=row["date"] or row["given_on"] or day,
            reference=row["reference"],
            text=row["text"] if row["words"] is None else row["words"],
            owners=row["owner_text"] or ", ".join(names[row["id"]]),
            due=row["carried_to"] or row["due"],
            due_phrase="" if row["carried_to"] else row["due_phrase"],
            carried=row["carried_to"] is not None,
        )
        for row in found
    ]
    return tuple(sorted(actions, key=reference_order))


_STRAYS = """
SELECT r.note_id AS note, c.name AS committee
FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
LEFT JOIN actions tied ON tied.id = r.action_id
JOIN meetings theirs ON theirs.date = r.given_on AND theirs.committee_id <> :committee
JOIN items under ON under.meeting_id = theirs.id
JOIN notes line ON line.item_id = under.id AND line.kind = 'action' AND line.text = r.text
JOIN committees c ON c.id = theirs.committee_id
WHERE i.meeting_id = :id AND tied.note_id IS NULL ORDER BY c.name
"""


def _reached(profile: CommitteeProfile, day: date) -> tuple[UsedReference, ...]:
    on = profile.reached_on
    if not profile.reached or on is None or on.year != day.year or on > day:
        return ()
    return (UsedReference(reference=profile.reached, given_on=on, provisional=False),)


_USED = """
SELECT x.reference, m.date, x.provisional, coalesce(m.start, '00:00:00.000000') AS start, m.id
FROM {table} x JOIN notes n ON n.id = x.note_id JOIN items i ON i.id = n.item_id JOIN meetings m ON m.id = i.meeting_id
WHERE m.committee_id = :committee AND m.id <> :id AND strftime('%Y', m.date) = :year AND x.reference <> ''
ORDER BY m.date, x.id
"""


def _used(read: Connection, here: Row, meeting: Row) -> Iterator[UsedReference]:
    order = here["start"], here["id"]
    for table in ("actions", "decisions"):
        for row in rows(read, _USED.format(table=table), here, date=("date",), bool=("provisional",)):
            soft = row["provisional"]
            if not (soft and row["date"] == meeting["date"] and (row["start"], row["id"]) > order):
                yield UsedReference(reference=row["reference"], given_on=row["date"], provisional=soft)


_PROFILE = """
SELECT id, name, short_name, parent_id AS parent, style, place, start, end, quorum, key_agencies, priorities, reached,
reached_on, template FROM committees WHERE id = :committee
"""
_STANDING = """
SELECT id, title, minutes, purpose, lead, outcome_wanted FROM standing_items WHERE committee_id = :committee
ORDER BY position
"""
_MEMBERS = """
SELECT s.id, s.person_id AS known_as, p.name, p.initials, p.job_title, p.organisation, p.email, s.capacity, s.role,
s.representing, s.deputy_id AS deputy, s.joined, s.left
FROM members s JOIN people p ON p.id = s.person_id WHERE s.committee_id = :committee ORDER BY s.position
"""


def _profile(read: Connection, here: Row) -> CommitteeProfile:
    [row] = rows(read, _PROFILE, here, date=("reached_on",), time=("start", "end"))
    for name in ("key_agencies", "priorities"):
        row[name] = tuple(row[name].split("\n")) if row[name] else ()
    standing = rows(read, _STANDING, here, bool=("outcome_wanted",))
    members = rows(read, _MEMBERS, here, date=("joined", "left"))
    return CommitteeProfile(
        **row,
        standing_items=tuple(StandingItem(**one) for one in standing),
        members=tuple(Member(**one) for one in members),
    )


_HELD = f"""
SELECT id, uid, date, start, title FROM meetings m
WHERE committee_id = :committee AND status <> 'planned' AND {_sat_before("m")}
ORDER BY date DESC, start DESC, id DESC LIMIT {REMEMBERED}
"""
_SAT = """
SELECT a.meeting_id, p.person_id AS known_as, coalesce(nullif(p.name, ''), nullif(p.initials, ''), p.job_title) AS name,
p.initials, coalesce(nullif(a.representing, ''), p.organisation) AS agency, a.status, a.capacity, a.role,
d.person_id AS deputy
FROM attendance a JOIN meeting_people p ON p.id = a.person_id LEFT JOIN meeting_people d ON d.id = a.deputy_id
WHERE a.meeting_id IN ({ids}) ORDER BY a.meeting_id, a.position
"""


def _held(read: Connection, here: Row) -> tuple[HeldMeeting, ...]:
    found = rows(read, _HELD, here, date=("date",), time=("start",))
    sat: dict[int, list[Sat]] = defaultdict(list)
    for row in rows(read, _SAT.format(ids=", ".join(str(one["id"]) for one in found))):
        sat[row.pop("meeting_id")].append(Sat(**row))
    return tuple(HeldMeeting(**one, sat=tuple(sat[one["id"]])) for one in reversed(found))


_LINES = """
SELECT f.id, coalesce(n.text, f.text) AS text, m.date AS given_on, coalesce(m.id, 0) AS meeting,
coalesce(f.note_id, 0) AS note, f.wanted_on, f.wanted_phrase, coalesce(taking.id, 0) AS taken_by,
coalesce(taking.meeting_id, 0) AS taken_in, taken.date AS taken_on, f.dropped
FROM forward_lines f LEFT JOIN notes n ON n.id = f.note_id LEFT JOIN items i ON i.id = n.item_id
LEFT JOIN meetings m ON m.id = i.meeting_id LEFT JOIN items taking ON taking.forward_id = f.id
LEFT JOIN meetings taken ON taken.id = taking.meeting_id
WHERE f.committee_id = :committee ORDER BY m.date, f.id, taken.date
"""


def _forward(read: Connection, here: Row) -> Iterator[ForwardLine]:
    found = rows(read, _LINES, here, date=("given_on", "wanted_on", "taken_on"), bool=("dropped",))
    for row in {row["id"]: row for row in found}.values():
        if not row["taken_by"] and not row["dropped"] and row["meeting"] != here["id"]:
            yield ForwardLine(**row)


_BEFORE = f"""
SELECT id, uid, title, date, start, status FROM meetings m
WHERE committee_id = :committee AND status <> 'planned' AND {_sat_before("m")}
ORDER BY date DESC, start DESC, id DESC LIMIT 1
"""


def _before(read: Connection, here: Row, committee_name: str) -> MeetingCard | None:
    found = rows(read, _BEFORE, here, date=("date",), time=("start",))
    return MeetingCard(**found[0], committee=here["committee"], committee_name=committee_name) if found else None
