"""Committees: made, changed, removed only while they never met; what stands on their agendas."""

from __future__ import annotations

from datetime import date, time

import pytest

from db import committees, forward_plan, meetings
from db.changes import Edit
from db.models import ForwardRow
from db.records import CommitteeProfile, StandingItem, new_id
from db.store import Store
from db.values import replace
from tests.samples import harbour_meeting


def made(store: Store, name: str, **fields: object) -> int:
    id = new_id()
    store.write(committees.add(CommitteeProfile(id=id, name=name, **fields)))  # type: ignore[arg-type]
    return id


def refusal(store: Store, edit: Edit) -> str:
    with pytest.raises(committees.CommitteeError) as refused:
        store.write(edit)
    return str(refused.value)


def test_all_that_is_said_of_a_committee_is_kept(store: Store) -> None:
    parent = made(store, "Harbour Trust Board")
    profile = CommitteeProfile(
        id=new_id(),
        name="Moorings Subgroup",
        short_name="MSG",
        parent=parent,
        style="strategic-board",
        place="Quay Room",
        start=time(14),
        end=time(16),
        quorum=3,
        key_agencies=("Port Authority", "County Council"),
        priorities=("Safe moorings",),
        reached="AP33/26",
        reached_on=date(2026, 9, 1),
        standing_items=(
            StandingItem(id=new_id(), title="Apologies", minutes=5, purpose="information", lead="Chair"),
            StandingItem(id=new_id(), title="Risks", outcome_wanted=True),
        ),
    )
    store.write(committees.add(profile))
    assert store.read(committees.profile(profile.id)) == profile


def test_a_change_can_be_taken_back_whole(store: Store) -> None:
    id = made(store, "Moorings Subgroup", key_agencies=("Port Authority",))
    before = store.read(committees.profile(id))
    change = store.write(
        committees.change(id, name="Moorings Group", key_agencies=("  County   Council ", ""), quorum=4)
    )
    now = store.read(committees.profile(id))
    assert (now.name, now.key_agencies, now.quorum) == ("Moorings Group", ("County Council",), 4)
    store.redo(change.reversed)
    assert store.read(committees.profile(id)) == before


@pytest.mark.parametrize("taken", ["Harbour Trust Board", "harbour trust  board "])
def test_a_name_that_is_taken_is_refused_in_a_sentence(store: Store, taken: str) -> None:
    made(store, "Harbour Trust Board")
    other = made(store, "Moorings Subgroup")
    words = "There is a committee called “Harbour Trust Board” already. Give this one another name."
    assert refusal(store, committees.change(other, name=taken)) == words
    assert refusal(store, committees.add(CommitteeProfile(name=taken))) == words
    assert store.read(committees.profile(other)).name == "Moorings Subgroup"


def test_a_committee_keeps_its_name_rather_than_none(store: Store) -> None:
    id = made(store, "Moorings Subgroup")
    assert "needs a name" in refusal(store, committees.change(id, name="  "))


def test_committees_never_stand_below_themselves(store: Store) -> None:
    top = made(store, "Board")
    middle = made(store, "Subgroup", parent=top)
    low = made(store, "Task group", parent=middle)
    for below in (top, middle, low):
        assert "cannot stand below it" in refusal(store, committees.change(top, parent=below))
    store.write(committees.change(low, parent=top))
    assert store.read(committees.profile(low)).parent == top


def test_a_field_that_a_committee_has_not_is_an_error_of_the_program(store: Store) -> None:
    with pytest.raises(TypeError, match="colour"):
        committees.change(1, colour="red")


def test_standing_items_keep_their_identity_when_they_move_and_are_renamed(store: Store) -> None:
    id = made(store, "Board")
    first, second = StandingItem(id=new_id(), title="Apologies"), StandingItem(id=new_id(), title="Risks")
    store.write(committees.set_standing(id, (first, second)))
    renamed = replace(second, title="Risks and issues", minutes=10)
    change = store.write(committees.set_standing(id, (renamed, first, StandingItem(title="Any other business"))))
    titles = [(item.id, item.title) for item in store.read(committees.profile(id)).standing_items]
    assert titles[:2] == [(second.id, "Risks and issues"), (first.id, "Apologies")]
    assert titles[2][1] == "Any other business"
    store.redo(change.reversed)
    assert store.read(committees.profile(id)).standing_items == (first, second)


def test_a_committee_that_has_met_is_not_removed(store: Store) -> None:
    meeting = harbour_meeting(id=new_id())
    store.write(meetings.add(meeting))
    id = store.read(committees.every)[0].id
    assert refusal(store, committees.remove(id)).startswith(
        "Harbour Trust Board cannot be removed while one of its meetings is kept here."
    )
    store.write(meetings.remove(meeting.id))
    store.write(committees.remove(id))
    assert store.read(committees.every) == ()


def test_removing_a_committee_frees_those_below_it_and_can_be_taken_back(store: Store) -> None:
    top = made(store, "Board", standing_items=(StandingItem(id=new_id(), title="Apologies"),))
    low = made(store, "Subgroup", parent=top)
    store.write(lambda session: session.add(ForwardRow(id=new_id(), committee_id=top, text="Moorings prices")))
    before = store.read(committees.profile(top))
    change = store.write(committees.remove(top))
    assert [one.id for one in store.read(committees.every)] == [low]
    assert store.read(committees.profile(low)).parent is None
    store.redo(change.reversed)
    assert store.read(committees.profile(top)) == before
    assert store.read(committees.profile(low)).parent == top
    assert [line.text for line in store.read(forward_plan.lines(top))] == ["Moorings prices"]
