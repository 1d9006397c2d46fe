"""A whole meeting is read as it was kept, with what lies around it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime, time
from pathlib import Path

import pytest

from db import (
    committees,
    driver,
    first_look,
    forward_plan,
    intake,
    meetings,
    members,
    pins,
    snapshot,
    versions,
    whole_meeting,
)
from db import held as held_meetings
from db.records import HeldMeeting, Meeting, Member, StandingItem, UsedReference, new_id
from db.reference_order import REMEMBERED
from db.store import FILE, Store
from db.values import replace
from desktop.completing import kept_up
from desktop.minutes.house_style import built_in
from tests.db.archives import fill, held
from tests.db.lives import JANUARY, MARCH, MAY
from tests.samples import harbour_meeting


@pytest.fixture
def plain(store: Store) -> Iterator[sqlite3.Connection]:
    with closing(driver.connect(store.folder / FILE)) as connection:
        connection.isolation_level = None
        yield connection


def assert_as_its_nouns_say(store: Store, meeting: Meeting) -> None:
    """Hold what lies around a meeting against what each noun's own query finds."""
    committee, around = meeting.committee.id, meeting.surroundings
    assert around.profile == store.read(committees.profile(committee))
    sat = [one for one in store.read(held_meetings.meetings_of(committee)) if sitting(one) < sitting(meeting)]
    assert around.held == tuple(sat[-REMEMBERED:])
    assert (around.before.id if around.before else None) == (sat[-1].id if sat else None)
    lines = store.read(forward_plan.lines(committee))
    waits = [line for line in lines if not line.taken_by and not line.dropped and line.meeting != meeting.id]
    assert list(around.forward) == waits


def sitting(one: Meeting | HeldMeeting) -> tuple[date, time, int]:
    return one.date, one.start or time.min, one.id


@pytest.mark.parametrize("seed", range(3))
def test_what_lies_around_invented_meetings_is_what_is_known_of_their_committees(store: Store, seed: int) -> None:
    fill(store, seed)
    found = held(store)
    assert any(meeting.surroundings.open_actions for meeting in found)
    assert any(meeting.surroundings.forward for meeting in found)
    for meeting in found:
        assert_as_its_nouns_say(store, meeting)


def test_what_is_kept_of_a_committee_and_its_forward_plan_lies_around_its_meetings(store: Store) -> None:
    store.write(meetings.add(harbour_meeting(id=new_id(), uid="one")))
    [committee] = store.read(committees.every)
    kept = {"place": "Net loft", "start": time(14, 30), "key_agencies": ("Port Authority", "Harbour Trust")}
    kept |= {"priorities": ("Safety",), "reached": "AP12", "reached_on": date(2026, 1, 5)}
    store.write(committees.change(committee.id, **kept))
    seat = Member(name="Gus Wren", initials="GW", role="chair", joined=date(2025, 1, 1), left=date(2027, 1, 1))
    store.write(members.add(committee.id, seat))
    store.write(committees.set_standing(committee.id, (StandingItem(title="Apologies", minutes=5),)))
    store.write(forward_plan.add(committee.id, id=new_id(), text="The lease", wanted_on=date(2026, 9, 1)))
    [meeting] = held(store)
    assert_as_its_nouns_say(store, meeting)
    profile = meeting.surroundings.profile
    assert profile is not None and {name: getattr(profile, name) for name in kept} == kept
    assert [line.text for line in meeting.surroundings.forward] == ["The lease"]
    assert (
        UsedReference(reference="AP12", given_on=date(2026, 1, 5), provisional=False) in meeting.surroundings.references
    )


def test_pins_and_how_frozen_minutes_printed_come_with_a_meeting(store: Store) -> None:
    agreed = harbour_meeting(id=new_id(), uid="agreed", status="agreed", agreed_on=MAY)
    store.write(intake.bring_in([agreed], kept_up(built_in())))
    [meeting] = held(store)
    printed = meeting.printed
    store.write(pins.add(meeting.id, "the EM"))
    store.write(pins.add(meeting.id, "item 4", meeting.items[0].notes[0].id))
    store.write(versions.keep(meeting.id, "by hand", "", b"{}", at=datetime(2026, 6, 1), printed=b"other"))
    [meeting] = held(store)
    assert printed and meeting.printed == printed
    assert [(pin.words, pin.note) for pin in meeting.pins] == [("the EM", 0), ("item 4", meeting.items[0].notes[0].id)]


def test_a_meeting_that_is_not_here_is_looked_up_in_vain(store: Store, plain: sqlite3.Connection) -> None:
    with pytest.raises(LookupError):
        whole_meeting.meeting(plain, 7)
    assert not plain.in_transaction


@pytest.mark.parametrize("words", ["latest", " Latest ", "2026-03-12", "2026-01-01", "0d6f", "0D6F1C3E", "9", "", "%"])
def test_words_mean_the_same_meetings(store: Store, plain: sqlite3.Connection, words: str) -> None:
    for uid, day in (("0d6f1c3e-1", MARCH), ("0d6f2", JANUARY), ("9a", MARCH)):
        store.write(meetings.add(harbour_meeting(id=new_id(), uid=uid, date=day)))
    wanted: tuple[int, ...] = ()
    with suppress(LookupError):
        wanted = (store.read(meetings.called(words)).id,)
    found = first_look.called(plain, words)
    assert (found if len(found) == 1 else ()) == wanted


def test_a_store_that_was_opened_just_now_reads_by_sqlite_and_goes_over_when_more_is_wanted(tmp_path: Path) -> None:
    kept = harbour_meeting(id=new_id())
    with closing(Store.open(tmp_path)) as store:
        store.write(meetings.add(kept))
    with closing(Store.open(tmp_path)) as store:
        first = store.meeting(kept.id)
        assert store.called("latest") == kept.id
        store.write(pins.add(kept.id, "the EM"))
        assert first == replace(store.meeting(kept.id), pins=())
        assert store.meeting(kept.id) == store.read(snapshot.load(kept.id))
        assert not store.files.look()
