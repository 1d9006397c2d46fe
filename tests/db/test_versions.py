"""Versions of the minutes, and how the printed ones come along with frozen minutes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from db import approval, meetings, snapshot, versions
from db.records import Meeting
from db.store import Store
from desktop.minutes.approval_steps import moved
from desktop.minutes.house_style import built_in
from tests.samples import harbour_meeting

AT = datetime(2026, 3, 20, 9, 30)


@pytest.fixture
def meeting(store: Store) -> Meeting:
    store.write(meetings.add(harbour_meeting()))
    return held(store)


def held(store: Store) -> Meeting:
    (card,) = store.read(meetings.cards)
    return store.read(snapshot.load(card.id))


def keep(store: Store, meeting: Meeting, name: str, status: str = "", printed: bytes = b"") -> int:
    store.write(versions.keep(meeting.id, name, status, name.encode(), at=AT, comment="so", printed=printed))
    return store.read(versions.cards(meeting.id))[0].id


def test_versions_are_listed_newest_first_with_what_they_keep(store: Store, meeting: Meeting) -> None:
    first, second = keep(store, meeting, "first"), keep(store, meeting, "second", "circulated", b"pages")
    cards = store.read(versions.cards(meeting.id))
    assert [(card.id, card.name, card.status, card.made_at, card.comment) for card in cards] == [
        (second, "second", "circulated", AT, "so"),
        (first, "first", "", AT, "so"),
    ]
    assert [store.read(versions.content(id)) for id in (first, second)] == [b"first", b"second"]
    assert [store.read(versions.printed(id)) for id in (first, second)] == [b"", b"pages"]


def test_a_version_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(LookupError):
        store.read(versions.content(4))
    assert store.read(versions.printed(4)) == b""


def test_only_a_version_kept_by_hand_is_removed(store: Store, meeting: Meeting) -> None:
    by_hand, sent = keep(store, meeting, "by hand"), keep(store, meeting, "sent", "circulated")
    with pytest.raises(ValueError, match="circulated"):
        store.write(versions.remove(sent))
    change = store.write(versions.remove(by_hand))
    assert [card.id for card in store.read(versions.cards(meeting.id))] == [sent]
    store.redo(change.reversed)
    assert store.read(versions.content(by_hand)) == b"by hand"


@pytest.mark.parametrize(
    ("status", "printed"), [("draft", b""), ("circulated", b""), ("agreed", b"agreed anew"), ("signed", b"signed")]
)
def test_frozen_minutes_bring_along_how_they_printed_when_they_last_were(
    store: Store, meeting: Meeting, status: str, printed: bytes
) -> None:
    for name, reached in (
        ("sent", "circulated"),
        ("agreed", "agreed"),
        ("signed", "signed"),
        ("agreed anew", "agreed"),
    ):
        keep(store, meeting, name, reached, name.encode())
    keep(store, meeting, "by hand", "", b"by hand")
    store.write(meetings.change(meeting.id, status=status))
    assert held(store).printed == printed


def test_a_step_changes_status_dates_and_numbers_and_nothing_else(store: Store, meeting: Meeting) -> None:
    after = moved(meeting, built_in()["strategic-board"], "circulated", date(2026, 3, 20))
    change = store.write(approval.move(meeting, after))
    assert held(store) == after
    store.redo(change.reversed)
    assert held(store) == meeting


def test_versions_go_with_their_meeting_and_come_back_with_it(store: Store, meeting: Meeting) -> None:
    kept = keep(store, meeting, "sent", "circulated", b"pages")
    change = store.write(meetings.remove(meeting.id))
    assert store.read(versions.cards(meeting.id)) == ()
    store.redo(change.reversed)
    assert store.read(versions.printed(kept)) == b"pages"
