from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from db import committees, meetings, priorities, register
from db.records import (
    Action,
    Committee,
    Decision,
    Item,
    Meeting,
    Note,
    PriorityFigures,
    Review,
    new_id,
)
from db.store import Store
from tests.db.archives import TODAY, Archives, held

DAY = date(2025, 1, 7)
Days = tuple[date | None, date | None]


def under(items: tuple[Item, ...], above: str = "") -> Iterator[tuple[Item, str]]:
    """Yield items with the priority that they count for."""
    for item in items:
        yield item, item.priority or above
        yield from under(item.items, item.priority or above)


def within(day: date | None, days: Days) -> bool:
    first, last = days
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


def counted_slowly(store: Store, committee: int, days: Days) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in held(store):
        if meeting.status == "planned" or committee not in (0, meeting.committee.id) or not within(meeting.date, days):
            continue
        for item, priority in under(meeting.items):
            if item.priority or not priority:
                found[item.priority]["items"] += 1
            for note in item.notes:
                if note.decision is not None:
                    found[note.decision.priority or priority]["decisions"] += 1
    for entry in store.read(register.entries(register.Wanted(status=""))):
        here = committee in (0, entry.committee_id) and within(entry.given_on, days)
        if here and entry.meeting_status != "planned":
            late = entry.status == "open" and entry.due is not None and entry.due < TODAY
            found[entry.priority]["open" if entry.status == "open" else "closed"] += 1
            found[entry.priority]["overdue"] += late
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("days", [(None, None), (date(2024, 6, 1), None), (date(2024, 6, 1), date(2025, 6, 1))])
def test_figures_are_those_that_counting_every_meeting_gives(archives: Archives, seed: int, days: Days) -> None:
    store = archives(seed)
    for committee in (0, *(one.id for one in store.read(committees.every))):
        within = (committee,) if committee else ()
        slowly = counted_slowly(store, committee, days)
        figures = store.read(priorities.figures(within, *days, TODAY))
        assert figures[-1].priority == ""
        assert {each.priority: each for each in figures} == {
            name: PriorityFigures(priority=name, **slowly[name]) for name in {*slowly, ""}
        }
        for each in figures:
            if each.priority:
                tagged, actions = store.read(priorities.work_of(each.priority, within, *days))
                kinds = Counter(one.kind for one in tagged)
                assert (kinds["item"], kinds["decision"], len(actions)) == (each.items, each.decisions, each.actions)


def sitting(*items: Item, **fields: object) -> Meeting:
    made = {"committee": Committee(name="Quays"), "title": "Quays", "date": DAY} | fields
    return Meeting(id=new_id(), uid=f"uid-{new_id()}", items=items, **made)  # type: ignore[arg-type]


def action(words: str, **fields: object) -> Note:
    return Note(kind="action", text=words, action=Action(id=new_id(), **fields))  # type: ignore[arg-type]


def test_what_stands_under_an_item_counts_for_its_priority_unless_it_has_its_own() -> None:
    inner = Item(title="South", notes=(action("b"), action("c", priority="Visitors")))
    assert [(one.title, priority) for one, priority in under((Item(title="Q", priority="Safe", items=(inner,)),))] == [
        ("Q", "Safe"),
        ("South", "Safe"),
    ]


def test_decisions_and_actions_inherit_through_items_within_items(store: Store) -> None:
    decision = Note(kind="decision", text="d", decision=Decision(id=new_id()))
    inner = Item(title="South", notes=(action("b"), action("c", priority="Visitors"), decision))
    store.write(meetings.add(sitting(Item(title="Quays", priority="Safe berths", items=(inner,)), Item(title="Other"))))
    figures = store.read(priorities.figures((), None, None, TODAY))
    assert figures == (
        PriorityFigures(priority="Safe berths", items=1, decisions=1, open=1),
        PriorityFigures(priority="Visitors", open=1),
        PriorityFigures(priority="", items=1),
    )


def test_the_committees_priorities_come_first_with_those_without_work(store: Store) -> None:
    store.write(meetings.add(sitting(Item(title="Quays", priority="Apples"))))
    (body,) = store.read(committees.every)
    store.write(committees.change(body.id, priorities=("Visitors", "Safe berths")))
    figures = store.read(priorities.figures((body.id,), None, None, TODAY))
    assert [(each.priority, each.named, each.work) for each in figures] == [
        ("Visitors", True, 0),
        ("Safe berths", True, 0),
        ("Apples", False, 1),
        ("", False, 0),
    ]


def test_a_meeting_that_is_only_planned_was_not_held(store: Store) -> None:
    store.write(meetings.add(sitting(Item(title="Q", priority="P", notes=(action("a"),)), status="planned")))
    assert store.read(priorities.figures((), None, None, TODAY)) == (PriorityFigures(priority=""),)
    assert store.read(priorities.work_of("P", (), None, None)) == ((), ())


def test_what_a_later_meeting_closed_is_closed(store: Store) -> None:
    note = action("mend the crane", priority="P", due=DAY)
    store.write(meetings.add(sitting(Item(title="Q", notes=(note,)))))
    (only, _) = store.read(priorities.figures((), None, None, TODAY))
    assert (only.open, only.overdue, only.closed) == (1, 1, 0)
    assert note.action is not None
    review = Note(kind="review", review=Review(action=note.action.id, outcome="done"))
    store.write(meetings.add(sitting(Item(title="Q", notes=(review,)), date=date(2025, 3, 4))))
    (only, _) = store.read(priorities.figures((), None, None, TODAY))
    assert (only.open, only.overdue, only.closed) == (0, 0, 1)
