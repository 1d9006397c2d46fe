"""What becomes of an action from meeting to meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from db import actions, agenda, meetings, notes
from db.records import CLOSING_OUTCOMES, OUTCOMES, Action, Note, Owner, Review
from db.store import Store
from db.values import replace
from tests.db.lives import JANUARY, JULY, MARCH, MAY, given, held, load, remove, said, still_open

CRANE = "TB to mend the crane"
LAMP = "LF to trim the lamp"


def note_of(store: Store, meeting: int, place: int = 0) -> Note:
    return load(store, meeting).items[0].notes[place]


def action_of(store: Store, meeting: int, place: int = 0) -> Action:
    action = note_of(store, meeting, place).action
    assert action is not None
    return action


def review_of(store: Store, meeting: int, place: int = 0) -> Review:
    review = note_of(store, meeting, place).review
    assert review is not None
    return review


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_closing_outcome_closes_for_the_meetings_after_it_and_no_other(store: Store, outcome: str) -> None:
    held(store, JANUARY, given(CRANE))
    march = held(store, MARCH, said(CRANE, outcome))
    may = held(store, MAY)
    assert still_open(store, march) == [CRANE]
    assert still_open(store, may) == ([] if outcome in CLOSING_OUTCOMES else [CRANE])


def test_what_a_later_meeting_closed_was_open_when_an_earlier_one_began(store: Store) -> None:
    held(store, JANUARY, given(CRANE))
    march = held(store, MARCH)
    held(store, MAY, said(CRANE, "done"))
    assert still_open(store, march) == [CRANE]


def test_the_evening_knows_what_the_morning_closed_and_gave(store: Store) -> None:
    held(store, JANUARY, given(CRANE))
    evening = held(store, MARCH, start=time(19))
    morning = held(store, MARCH, said(CRANE, "done"), given(LAMP), start=time(9))
    assert still_open(store, evening) == [LAMP]
    assert still_open(store, morning) == [CRANE]


def test_the_last_word_counts(store: Store) -> None:
    held(store, JANUARY, given(CRANE))
    held(store, MARCH, said(CRANE, "done"))
    held(store, MAY, said(CRANE, "carried forward"))
    assert still_open(store, held(store, JULY)) == [CRANE]


def test_an_action_is_due_when_it_was_carried_to_last(store: Store) -> None:
    held(store, JANUARY, given(CRANE, due=date(2026, 2, 1), due_phrase="by Candlemas"))
    march = held(store, MARCH, said(CRANE, "carried forward", carried_to=date(2026, 4, 30)))
    may = held(store, MAY, said(CRANE, "carried forward"))
    july = held(store, JULY)
    due = [
        (one.due, one.due_phrase, one.carried)
        for id in (march, may, july)
        for one in load(store, id).surroundings.open_actions
    ]
    carried = (date(2026, 4, 30), "", True)
    assert due == [(date(2026, 2, 1), "by Candlemas", False), carried, carried]


def test_a_review_that_is_taken_back_opens_the_action_again(store: Store) -> None:
    held(store, JANUARY, given(CRANE))
    march = held(store, MARCH, said(CRANE, "done"))
    may = held(store, MAY)
    change = store.write(notes.write(load(store, march).items[0].id, []))
    assert still_open(store, may) == [CRANE]
    store.redo(change.reversed)
    assert still_open(store, may) == []


def test_the_history_tells_who_gave_it_what_each_meeting_said_and_what_was_set_by_hand(store: Store) -> None:
    january = held(store, JANUARY, given(CRANE, "4", due=date(2026, 2, 1)))
    march = held(store, MARCH, said(CRANE, "carried forward", closing="Parts are late.", carried_to=MAY))
    action = action_of(store, january)
    store.write(notes.set_action(note_of(store, january).id, replace(action, status="withdrawn")))
    told = store.read(actions.history(action.id))
    assert [(one.kind, one.meeting, one.date, one.reference, one.words, one.outcome) for one in told] == [
        ("given", january, JANUARY, "4", CRANE, ""),
        ("review", march, MARCH, "", "Parts are late.", "carried forward"),
        ("status", 0, None, "4", "", "withdrawn"),
    ]
    assert (told[0].due, told[1].carried_to, told[1].note) == (date(2026, 2, 1), MAY, note_of(store, march).id)
    assert store.read(actions.history(1)) == ()


def test_closing_words_are_remembered_by_outcome_the_newest_first(store: Store) -> None:
    held(store, MARCH, said(CRANE, "done", closing="It is mended."), said(LAMP, "closed", closing="Closed for good."))
    may = held(store, MAY, said("GW to count", "done", closing="Counted."), said("IO to ask", "done"))
    held(store, JULY, said(CRANE, "done", closing="Elsewhere"), board="Lighthouse Friends")
    used = store.read(actions.closing_words(load(store, may).committee.id))
    assert used == {"done": ("", "Counted.", "It is mended."), "closed": ("Closed for good.",)}


# ---- meetings come and go


def test_an_earlier_meeting_that_is_brought_in_later_takes_its_actions_over(store: Store) -> None:
    march = held(store, MARCH, said(CRANE, "carried forward"))
    may = held(store, MAY, said(CRANE, "done"))
    january = held(store, JANUARY, given(CRANE))
    july = held(store, JULY)
    action = action_of(store, january).id
    assert {review_of(store, march).action, review_of(store, may).action} == {action}
    assert still_open(store, may) == [CRANE]
    assert still_open(store, july) == []


def test_an_open_action_outlives_the_minutes_that_gave_it_where_another_meeting_tells_of_it(store: Store) -> None:
    january = held(store, JANUARY, given(CRANE), given(LAMP))
    march = held(store, MARCH, said(CRANE, "carried forward", reference="1"), said(LAMP, "done"))
    may = held(store, MAY)
    change = store.write(meetings.remove(january))
    assert still_open(store, may) == [CRANE]
    assert review_of(store, march).action is not None
    store.redo(change.reversed)
    assert still_open(store, march) == [CRANE, LAMP]
    assert review_of(store, march).action == action_of(store, january).id


def test_removing_a_meeting_takes_the_actions_along_of_which_only_it_told(store: Store) -> None:
    march = held(store, MARCH, said(CRANE, "carried forward"), said(LAMP, "none"))
    may = held(store, MAY, said(LAMP, "carried forward"))
    remove(store, march)
    july = held(store, JULY)
    assert still_open(store, july) == [LAMP]
    remove(store, may)
    assert still_open(store, july) == []


def test_an_action_that_is_cut_and_put_back_is_the_one_that_was_reviewed(store: Store) -> None:
    january = held(store, JANUARY, given(CRANE))
    march = held(store, MARCH, said(CRANE, "carried forward"))
    may = held(store, MAY)
    cut, item = note_of(store, january), load(store, january).items[0].id
    store.write(notes.write(item, []))
    assert still_open(store, may) == [CRANE]
    store.write(notes.write(item, [cut]))
    assert still_open(store, may) == [CRANE]
    assert review_of(store, march).action == action_of(store, january).id


def test_an_action_whose_line_or_item_goes_stays_open_where_it_was_carried_forward(store: Store) -> None:
    january = held(store, JANUARY, given(CRANE), given(LAMP))
    held(store, MARCH, said(CRANE, "carried forward"), said(LAMP, "carried forward"))
    may = held(store, MAY)
    item = load(store, january).items[0]
    store.write(notes.write(item.id, [replace(item.notes[0], kind="text", action=None), item.notes[1]]))
    assert sorted(still_open(store, may)) == sorted([CRANE, LAMP])
    store.write(agenda.remove(item.id))
    assert sorted(still_open(store, may)) == sorted([CRANE, LAMP])


def test_a_review_that_closed_an_unknown_action_keeps_it_once_it_closes_it_no_longer(store: Store) -> None:
    march = held(store, MARCH, said(CRANE, "done"))
    may = held(store, MAY)
    assert still_open(store, may) == []
    note = note_of(store, march)
    store.write(notes.set_review(note.id, replace(review_of(store, march), outcome="carried forward")))
    assert still_open(store, may) == [CRANE]


def test_two_actions_in_the_same_words_on_two_days_are_two(store: Store) -> None:
    held(store, MARCH, said("LF to report", "carried forward", JANUARY, reference="1"))
    held(store, MAY, said("LF to report", "carried forward", MARCH, reference="1"))
    held(store, JULY, said("LF to report", "done", MARCH, reference="1"))
    august = held(store, date(2026, 8, 1))
    assert [one.given_on for one in load(store, august).surroundings.open_actions] == [JANUARY]


def test_two_actions_in_the_same_words_at_one_meeting_are_told_apart_by_their_references(store: Store) -> None:
    january = held(store, JANUARY, given("LF to report", "3.1"), given("LF to report", "4.1"))
    march = held(store, MARCH, said("LF to report", "done", reference="4.1"))
    assert review_of(store, march).action == action_of(store, january, 1).id


def test_an_action_without_minutes_here_names_its_owners(store: Store) -> None:
    held(store, MARCH, said(CRANE, "carried forward", owners=(Owner(name="Partners"), Owner(name="Pilots"))))
    may = held(store, MAY)
    assert [one.owners for one in load(store, may).surroundings.open_actions] == ["Partners, Pilots"]


# ---- other committees


def test_the_action_of_another_committee_stays_open_there_and_the_review_keeps_its_words(store: Store) -> None:
    friends = held(store, JANUARY, given(CRANE, "1"), board="Lighthouse Friends")
    march = held(store, MARCH, said(CRANE, "done", reference="1"))
    assert review_of(store, march).action is None
    assert [stray.committee for stray in load(store, march).surroundings.strays] == ["Lighthouse Friends"]
    later = held(store, MAY, board="Lighthouse Friends")
    assert still_open(store, later) == [CRANE]

    item = load(store, march).items[0]
    named = Review(action=action_of(store, friends).id, text=CRANE, given_on=JANUARY, outcome="done", closing="Ours.")
    store.write(notes.write(item.id, [Note(kind="review", review=named)]))
    assert (review_of(store, march).action, review_of(store, march).closing) == (None, "Ours.")
    assert still_open(store, later) == [CRANE]
