from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.records import AgendaLine, CommitteeProfile, HeldAgenda, StandingItem
from desktop.minutes.standing_record import StandingFigures, same, standing_record

FIRST = date(2026, 1, 7)


def line(title: str, **fields: object) -> AgendaLine:
    return AgendaLine(item=len(title), title=title, **fields)  # type: ignore[arg-type]


def agendas(*of_meetings: tuple[AgendaLine, ...]) -> tuple[HeldAgenda, ...]:
    return tuple(
        HeldAgenda(meeting=n, date=FIRST + timedelta(days=28 * n), title=f"Meeting {n}", lines=lines)
        for n, lines in enumerate(of_meetings, 1)
    )


def profile(*titles: str, wanted: bool = False) -> CommitteeProfile:
    items = tuple(StandingItem(title=title, outcome_wanted=wanted) for title in titles)
    return CommitteeProfile(name="Quays", standing_items=items)


def figures(of: StandingFigures) -> tuple[int, ...]:
    return of.held, of.on_agenda, of.taken, of.with_outcome, of.nil, of.skipped


def test_an_item_is_counted_over_every_meeting_held() -> None:
    held = agendas(
        (line("Risk register", notes=3, outcomes=1),),
        (line("Risk register", notes=1),),
        (line("Risk register", nil=True),),
        (line("Risk register"),),
        (),
    )
    (risks,) = standing_record(profile("Risk register", wanted=True), held)
    assert figures(risks) == (5, 4, 3, 1, 1, 2)
    assert (risks.outcome_wanted, risks.open_ended) == (True, 1)
    assert [(skip.meeting, bool(skip.item)) for skip in risks.skips] == [(4, True), (5, False)]


def test_a_word_that_nothing_is_to_be_done_counts_once_beside_an_action() -> None:
    (risks,) = standing_record(profile("Risks"), agendas((line("Risks", notes=1, outcomes=1, nil=True),)))
    assert (risks.with_outcome, risks.nil, risks.open_ended) == (1, 0, 0)


def test_the_committees_items_come_first_then_those_that_meetings_marked() -> None:
    held = agendas((line("Zoo", standing=True), line("Action log", standing=True), line("Moorings")))
    record = standing_record(profile("Welcome", "action log"), held)
    assert [(each.title, each.of_committee) for each in record] == [
        ("Welcome", True),
        ("action log", True),
        ("Zoo", False),
    ]


def test_an_item_marked_once_counts_where_it_was_not_marked_too() -> None:
    (zoo,) = standing_record(None, agendas((line("Zoo", standing=True, notes=1),), (line("ZOO.", notes=1),)))
    assert figures(zoo) == (2, 2, 2, 0, 0, 0)


def test_of_two_items_with_one_title_the_one_that_was_taken_counts() -> None:
    (zoo,) = standing_record(profile("Zoo"), agendas((line("Zoo"), line("Zoo", notes=1), line("Zoo"))))
    assert (zoo.on_agenda, zoo.taken) == (1, 1)


def test_a_committee_that_never_met_has_its_items_and_no_meetings() -> None:
    (zoo,) = standing_record(profile("Zoo"), ())
    assert figures(zoo) == (0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minutes of the last meeting", "Minutes of the last meeting, 12 March 2026"),
        ("Minutes of 8th January, 2026", "Minutes of Thursday 12 Mar 2026"),
        ("Minutes of 8/1/26", "MINUTES OF 12.3.2026"),
        ("Matters arising", "Matters  arising:"),
    ],
)
def test_titles_are_the_same_whatever_day_is_in_them(one: str, other: str) -> None:
    assert same(one) == same(other)


def test_numbers_that_are_no_day_tell_titles_apart() -> None:
    assert same("Project 12") != same("Project 13")


def test_a_marked_item_is_called_without_its_day() -> None:
    (only,) = standing_record(None, agendas((line("Minutes of the last meeting, 12 March 2026", standing=True),)))
    assert only.title == "Minutes of the last meeting"
