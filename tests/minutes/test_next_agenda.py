"""The agenda that is proposed for the next meeting: each line with its reason, nothing twice, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import CommitteeProfile, ForwardLine, Item, Meeting, Note, Owner, StandingItem
from db.values import replace
from desktop.minutes.agenda_titles import redated
from desktop.minutes.house_style import built_in
from desktop.minutes.next_agenda import (
    Lines,
    added,
    items_of,
    moved,
    place_for_one_more,
    proposed,
    renamed,
    turned,
)
from tests.samples import harbour_meeting

MARCH, MAY, JULY = date(2026, 3, 12), date(2026, 5, 14), date(2026, 7, 16)
STYLES = ("notes-table", "executive-board", "minutes-and-actions", "strategic-board")
NOTED = (Note(text="It was discussed."),)


def last(*items: Item | str, style: str = "notes-table") -> Meeting:
    made = tuple(Item(title=item, notes=NOTED) if isinstance(item, str) else item for item in items)
    return harbour_meeting(items=made, style=style, date=MARCH)


def lines_for(
    meeting: Meeting, *plan: ForwardLine, day: date = MAY, standing: tuple[StandingItem, ...] = (), style: str = ""
) -> Lines:
    profile = CommitteeProfile(id=1, name="Harbour Trust Board", standing_items=standing)
    return proposed(meeting, profile, plan, day, built_in()[style or meeting.style])


def on(lines: Lines) -> list[str]:
    return [line.title for line in lines if line.on]


def off(lines: Lines) -> list[str]:
    return [line.title for line in lines if not line.on]


def waiting(text: str, **fields: object) -> ForwardLine:
    return replace(ForwardLine(id=len(text) + 100, text=text, given_on=MARCH), **fields)  # type: ignore[arg-type]


def test_what_stands_on_every_agenda_by_its_name_is_on_and_the_rest_is_offered() -> None:
    lines = lines_for(
        last("Welcome and apologies", "Minutes of meeting 8 January 2026", "Dredging", "Any other business")
    )
    assert on(lines) == ["Welcome and apologies", "Minutes of meeting 12 March 2026", "Any other business"]
    assert off(lines) == ["Dredging"]


def test_items_marked_standing_come_again_with_all_that_is_known_of_them() -> None:
    meeting = last("Welcome")
    risks = Item(
        title="Risks",
        standing=True,
        minutes=15,
        purpose="decision",
        lead=(Owner(person=meeting.people[1].id), Owner(name="The auditors")),
        priority="Safe quays",
        outcome_wanted=True,
        nil=True,
        notes=NOTED,
    )
    lines = lines_for(replace(meeting, items=(*meeting.items, risks)))
    item = items_of(lines, meeting.people)[-1]
    assert (item.title, item.minutes, item.purpose, item.priority) == ("Risks", 15, "decision", "Safe quays")
    assert (item.standing, item.outcome_wanted, item.nil, item.notes) == (True, True, False, ())
    assert item.lead == (Owner(person=meeting.people[1].id), Owner(name="The auditors"))


def test_the_committees_standing_items_go_before_what_was_there_last_time() -> None:
    standing = (
        StandingItem(title="Opening", minutes=5),
        StandingItem(title="Minutes of the last meeting", purpose="decision"),
        StandingItem(title="Risks", lead="TB", outcome_wanted=True),
        StandingItem(title="AOB"),
    )
    lines = lines_for(last("Welcome", "Matters arising", "Risks", "Dredging", "Any other business"), standing=standing)
    assert on(lines) == ["Opening", "Minutes of the last meeting, 12 March 2026", "Risks", "AOB"]
    assert off(lines) == ["Dredging"]
    assert [line.title for line in lines][-1] == "AOB"


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ("notes-table", "Minutes of meeting 12 March 2026 and matters arising"),
        ("executive-board", "Minutes of the Meeting of 12th March 2026 and Action Log"),
        ("minutes-and-actions", "Minutes and actions arising"),
        ("strategic-board", "Matters arising from the minutes of the meeting on 12th March, 2026"),
    ],
)
def test_the_last_minutes_stand_behind_the_opening_in_the_words_of_the_house_style(style: str, title: str) -> None:
    lines = lines_for(last("Welcome", "Apologies", "Dredging", style=style))
    assert [line.title for line in lines][:3] == ["Welcome", "Apologies", title]
    assert "the minutes of 12 March 2026" in lines[2].reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Minutes of meeting 8 January 2026", "Minutes of meeting 12 March 2026"),
        ("Minutes of the Board, 8th January 2026 (attached)", "Minutes of the Board, 12 March 2026 (attached)"),
        ("Minutes of the last meeting", "Minutes of the last meeting, 12 March 2026"),
        ("Matters arising from the minutes of 08/01/2026", "Matters arising from the minutes of 12 March 2026"),
        ("Minutes of the January 8 meeting", "Minutes of the 12 March 2026 meeting"),
        ("Minutes and actions arising", "Minutes and actions arising"),
        ("Action log", "Action log"),
        ("Minutes of Thursday, 8 January 2026", "Minutes of 12 March 2026"),
        ("Minutes of the meeting on the 8th Sept 2025", "Minutes of the meeting on the 12 March 2026"),
    ],
)
def test_an_item_of_that_meaning_takes_up_the_last_minutes_once(before: str, after: str) -> None:
    lines = lines_for(last("Welcome", before, "Dredging"))
    assert on(lines) == ["Welcome", after]


def test_ten_minutes_of_something_are_no_minutes() -> None:
    lines = lines_for(last("Welcome", "5 minutes for the harbour"))
    assert on(lines) == ["Welcome", "Minutes of meeting 12 March 2026 and matters arising"]


def test_everything_due_on_the_forward_plan_is_on_before_the_closing_and_the_rest_waits() -> None:
    lines = lines_for(
        last("Welcome", "Dredging", "Any other business"),
        waiting("mooring fees"),
        waiting("annual report on 14 May", wanted_on=MAY),
        waiting("storm plan at the October meeting", wanted_phrase="at the October meeting"),
        waiting("regatta", wanted_on=JULY, given_on=None),
    )
    assert on(lines)[-3:] == ["Mooring fees", "Annual report", "Any other business"]
    assert [(line.title, line.reason) for line in lines if not line.on and line.forward_id] == [
        ("Storm plan", "forward plan, for the October meeting"),
        ("Regatta", "forward plan, for 16 July 2026"),
    ]
    assert {line.reason for line in lines if line.on and line.forward_id} == {"forward plan, from 12 March 2026"}
    items = items_of(lines, ())
    assert [item.forward_id for item in items if item.title == "Mooring fees"] == [100 + len("mooring fees")]


def test_what_was_taken_up_or_dropped_does_not_come_again() -> None:
    lines = lines_for(last("Welcome"), waiting("Fees", taken_by=9), waiting("Regatta", dropped=True))
    assert not any(line.forward_id for line in lines)


def test_a_line_with_the_title_of_an_item_is_taken_up_by_that_item() -> None:
    lines = lines_for(last("Welcome", "Dredging"), waiting("dredging"))
    (line,) = [line for line in lines if line.title == "Dredging"]
    assert line.on and line.forward_id == 108


def test_sub_items_stand_in_their_item_or_by_themselves_where_it_does_not_come() -> None:
    quays = Item(title="Quays", notes=NOTED, items=(Item(title="North quay"), Item(title="South quay")))
    bare = Item(items=(Item(title="Beacons", notes=NOTED),))
    lines = lines_for(last("Welcome", quays, bare))
    assert off(lines) == ["Quays", "North quay", "South quay", "Beacons"]
    by_title = {line.title: line.key for line in lines}
    alone = items_of(turned(lines, by_title["North quay"]), ())
    assert [item.title for item in alone][-1] == "North quay"
    both = items_of(turned(turned(lines, by_title["North quay"]), by_title["Quays"]), ())
    assert [(item.title, [below.title for below in item.items]) for item in both][-1] == ("Quays", ["North quay"])


def test_an_item_that_was_not_reached_says_so() -> None:
    lines = lines_for(last("Welcome", Item(title="Dredging")))
    assert [line.reason for line in lines if line.title == "Dredging"] == ["not reached on 12 March 2026"]


def test_lines_are_moved_with_what_stands_in_them_renamed_and_added() -> None:
    quays = Item(title="Quays", notes=NOTED, items=(Item(title="North quay"), Item(title="South quay")))
    lines = lines_for(last("Welcome", quays, "Dredging"))
    key = {line.title: line.key for line in lines}
    assert [line.title for line in moved(lines, key["Quays"], 1)][-4:] == [
        "Dredging",
        "Quays",
        "North quay",
        "South quay",
    ]
    assert [line.title for line in moved(lines, key["South quay"], -1)][-3:] == ["South quay", "North quay", "Dredging"]
    assert moved(lines, key["Dredging"], 1) == lines
    assert "Moles" in [line.title for line in renamed(lines, key["Quays"], "Moles")]
    more, fresh = added(lines, "Regatta", key["Welcome"])
    assert [line.title for line in more][:2] == ["Welcome", "Regatta"] and more[1].key == fresh
    assert added((), "Regatta", None)[0][0].title == "Regatta"


@pytest.mark.parametrize("style", STYLES)
def test_an_agenda_is_never_empty(style: str) -> None:
    lines = lines_for(last(style=style))
    assert len(on(lines)) == 1
    assert len(items_of(turned(lines, lines[0].key), ())) == 1


def test_a_day_in_a_title_is_replaced_and_others_are_left() -> None:
    assert redated("Board meeting of 3 Feb 2026", "14 May 2026") == "Board meeting of 14 May 2026"
    assert redated("Board meeting", "14 May 2026") == "Board meeting"


def test_one_more_item_goes_before_the_closing_of_the_meeting() -> None:
    items = tuple(Item(id=n, title=t) for n, t in enumerate(("Welcome", "Dredging", "AOB", "Date of next meeting"), 1))
    assert place_for_one_more(items) == 2
    assert place_for_one_more(items[2:]) is None
