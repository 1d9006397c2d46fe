"""The quorum: who counts, at which moment and for which item, and how the minutes and the checks say so."""

from __future__ import annotations

import random
from datetime import date, datetime, time

import pytest

from db.records import (
    Attendance,
    Committee,
    CommitteeProfile,
    Decision,
    Item,
    Meeting,
    Note,
    Person,
    Surroundings,
    new_id,
)
from db.values import replace
from desktop.minutes import checks, quorum
from desktop.minutes.compose import compose
from desktop.minutes.numbering import Numbers, number
from desktop.minutes.quorum import Quorum
from tests.minutes.meetings import STYLES, lines, meeting, somebody, style, under

INES, TOM, LENA, GUS, PIA = (somebody(name, name[:2].upper()) for name in ("Ines", "Tom", "Lena", "Gus", "Pia"))
PEOPLE = (INES, TOM, LENA, GUS, PIA)


def sat(*attendance: Attendance, quorum: int | None = 3, items: tuple[Item, ...] = (), **fields: object) -> Meeting:
    committee = Committee(name="Harbour Trust Board", quorum=quorum)
    made = {"people": PEOPLE, "start": time(14), "status": "draft"} | fields
    return meeting(*items, attendance=attendance, committee=committee, **made)


def row(person: Person, **fields: object) -> Attendance:
    return Attendance(id=new_id(), person=person.id, **fields)  # type: ignore[arg-type]


def there(made: Meeting, at: time | None = None, item: str = "") -> int:
    found = quorum.quorum(made, at, item)
    assert found is not None
    return found.there


def printed(made: Meeting) -> Numbers:
    return number(made, style("notes-table"))


@pytest.mark.parametrize(
    ("capacity", "counts"),
    [
        ("member", True),
        ("lay member", True),
        ("deputy", False),
        ("adviser", False),
        ("in attendance", False),
        ("observer", False),
    ],
)
def test_only_members_count(capacity: str, counts: bool) -> None:
    assert there(sat(row(INES, capacity=capacity))) == int(counts)


@pytest.mark.parametrize(
    ("member", "deputy", "count"),
    [
        ("present", "present", 1),
        ("apologies", "present", 1),
        ("absent", "present", 1),
        ("apologies", "apologies", 0),
        ("apologies", None, 1),
        ("present", None, 1),
    ],
)
def test_a_deputy_counts_for_the_member_who_is_away_and_never_beside(
    member: str, deputy: str | None, count: int
) -> None:
    own = [row(LENA, status=deputy, capacity="deputy")] if deputy else []
    assert there(sat(row(TOM, status=member, deputy=LENA.id), *own)) == count


def test_two_deputies_for_one_member_count_once() -> None:
    rows = (
        row(TOM, status="apologies", deputy=LENA.id),
        row(TOM, status="apologies", deputy=GUS.id),
        row(LENA, capacity="deputy"),
        row(GUS, capacity="deputy"),
    )
    assert there(sat(*rows)) == 1


def test_one_deputy_for_two_members_is_one_person() -> None:
    rows = (
        row(TOM, status="apologies", deputy=LENA.id),
        row(INES, status="apologies", deputy=LENA.id),
        row(LENA, capacity="deputy"),
    )
    assert there(sat(*rows)) == 1


def test_a_member_who_sits_for_another_too_counts_once() -> None:
    assert there(sat(row(TOM, status="apologies", deputy=LENA.id), row(LENA))) == 1


def test_a_deputy_takes_over_when_the_member_leaves() -> None:
    made = sat(row(TOM, deputy=LENA.id, left=time(15)), row(LENA, capacity="deputy", arrived=time(15)), quorum=1)
    assert [(each.since, each.quorum.there) for each in quorum.stretches(made, {})] == [(None, 1)]


def test_who_left_and_came_back_is_away_between() -> None:
    made = sat(row(TOM, left=time(15)), row(TOM, arrived=time(15, 30)), quorum=1)
    assert [(each.since, each.quorum.there) for each in quorum.stretches(made, {})] == [
        (None, 1),
        (time(15), 0),
        (time(15, 30), 1),
    ]


def test_who_stays_to_the_end_has_not_left_early() -> None:
    made = sat(row(TOM, left=time(16)), row(INES, left=time(16, 5)), quorum=2, end=time(16))
    assert [each.quorum.met for each in quorum.stretches(made, {})] == [True]


def test_who_came_before_the_beginning_was_there_from_the_beginning() -> None:
    made = sat(row(TOM, arrived=time(13, 50)), quorum=1)
    assert [each.quorum for each in quorum.stretches(made, {})] == [Quorum(1, 1)]


def test_a_meeting_past_midnight_goes_on_the_next_day() -> None:
    made = sat(row(TOM, left=time(0, 20)), row(INES, arrived=time(23)), quorum=2, start=time(22), end=time(1))
    assert [(each.since, each.quorum.there) for each in quorum.stretches(made, {})] == [
        (None, 1),
        (time(23), 2),
        (time(0, 20), 1),
    ]


def test_who_came_for_an_item_counts_for_that_item_only() -> None:
    items = tuple(Item(id=new_id(), title=str(n), began=time(14 + n)) for n in range(3))
    made = sat(row(TOM), row(INES, for_items=("2",)), quorum=2, items=items)
    assert [there(made, item=number) for number in ("", "1", "2", "2.1", "3")] == [1, 1, 2, 2, 1]
    assert [(each.since, each.quorum.there) for each in quorum.stretches(made, printed(made).items)] == [
        (None, 1),
        (time(15), 2),
        (time(16), 1),
    ]


def test_the_committee_says_its_quorum_where_the_meeting_does_not_until_it_is_frozen() -> None:
    around = Surroundings(profile=CommitteeProfile(name="Harbour Trust Board", quorum=4))
    made = sat(row(TOM), quorum=None, surroundings=around)
    assert quorum.needed(made) == 4
    assert quorum.needed(replace(made, status="agreed")) is None
    assert quorum.needed(sat(row(TOM), quorum=2, surroundings=around)) == 2


def test_without_a_number_or_a_list_there_is_nothing_to_watch() -> None:
    assert quorum.quorum(sat(row(TOM), quorum=None)) is None
    assert quorum.stretches(sat(row(TOM), quorum=0), {}) == ()
    assert quorum.stretches(sat(), {}) == ()


def test_the_clock_decides_while_the_meeting_goes_on_and_its_end_afterwards() -> None:
    today = date(2026, 3, 12)
    made = sat(row(TOM), row(INES, left=time(15, 30)), quorum=2, day=today)

    def stands(hour: int, minute: int, day: date = today) -> tuple[time | None, bool]:
        found = quorum.standing(made, {}, datetime.combine(day, time(hour, minute)))
        assert found is not None
        return found.since, found.quorum.met

    assert stands(15, 29) == (None, True)
    assert stands(15, 30) == (time(15, 30), False)
    assert stands(9, 0, date(2026, 3, 20)) == (time(15, 30), False)


def counted_by_hand(made: Meeting, at: time, item: str) -> int:
    """Seat by seat, straight from the rule."""

    def covers(each: Attendance) -> bool:
        came, went = each.arrived or time.min, each.left or time.max
        listed = each.for_items is None or item in each.for_items
        return each.status == "present" and came <= at < went and listed

    people: set[int] = set()
    for member in {each.person for each in made.attendance if each.capacity in ("member", "lay member")}:
        own = [each for each in made.attendance if each.person == member]
        if any(map(covers, own)):
            people.add(member)
            continue
        for each in own:
            if each.capacity not in ("member", "lay member") or each.deputy is None:
                continue
            theirs = [other for other in made.attendance if other.person == each.deputy]
            away = all(other.status != "present" for other in own)
            if any(map(covers, theirs)) or (not theirs and away):
                people.add(each.deputy)
                break
    return len(people)


@pytest.mark.parametrize("seed", range(60))
def test_every_minute_counts_as_by_hand(seed: int) -> None:
    dice = random.Random(seed)

    def hour() -> time | None:
        return dice.choice((None, None, time(dice.randint(13, 17), dice.choice((0, 20, 40)))))

    def random_row(person: Person) -> Attendance:
        return row(
            person,
            status=dice.choice(("present", "present", "apologies", "absent")),
            capacity=dice.choice(("member", "member", "lay member", "deputy", "adviser")),
            deputy=dice.choice((None, dice.choice([each.id for each in PEOPLE if each is not person]))),
            for_items=dice.choice((None, None, ("1",), ("2",))),
            arrived=hour(),
            left=hour(),
        )

    rows = [random_row(dice.choice(PEOPLE)) for _ in range(dice.randint(1, 6))]
    items = tuple(Item(id=new_id(), title=str(n), began=time(14 + n, 10)) for n in range(2))
    made = sat(*rows, quorum=2, items=items, start=time(14), end=time(18))
    found = quorum.stretches(made, printed(made).items)
    for minute in range(14 * 60, 18 * 60):
        at = time(minute // 60, minute % 60)
        item = "2" if at >= time(15, 10) else "1" if at >= time(14, 10) else ""
        now = [each for each in found if each.since is None or each.since <= at][-1]
        assert now.quorum.there == counted_by_hand(made, at, item), (at, made.attendance)


# ---- how the minutes say it


def statement(made: Meeting, name: str = "notes-table") -> str:
    return next((line for line in lines(compose(made, style(name))) if "quor" in line), "")


MET = tuple(row(person) for person in PEOPLE[:4])
SOME_ITEM = (Item(id=new_id(), title="Welcome", notes=(Note(text="Welcomes were made."),)),)


@pytest.mark.parametrize(
    ("rows", "needed", "said"),
    [
        (MET, 3, "The meeting was quorate (4 members; 3 needed)."),
        (MET[:1], 1, "The meeting was quorate (1 member; 1 needed)."),
        (MET[:2], 3, "The meeting was not quorate (2 members; 3 needed)."),
        (
            (*MET[:2], replace(MET[2], left=time(15, 40))),
            3,
            "The meeting was quorate (3 members; 3 needed). From 3:40pm the meeting was not quorate (2 members).",
        ),
        (
            (*MET[:2], replace(MET[2], left=time(15, 40)), replace(MET[3], arrived=time(15, 50))),
            3,
            "The meeting was quorate (4 members; 3 needed). From 3:40pm the meeting was not quorate (2 members). "
            "From 3:50pm it was quorate again (3 members).",
        ),
        (
            (*MET[:2], replace(MET[2], arrived=time(14, 10))),
            3,
            "The meeting began without a quorum (2 members; 3 needed). From 2:10pm it was quorate (3 members).",
        ),
        (MET, None, ""),
    ],
)
def test_the_minutes_state_the_quorum(rows: tuple[Attendance, ...], needed: int | None, said: str) -> None:
    assert statement(sat(*rows, quorum=needed, items=SOME_ITEM)) == said


def test_a_style_may_leave_it_out_and_a_planned_meeting_says_nothing() -> None:
    made = sat(*MET, items=SOME_ITEM)
    own = style("notes-table")
    assert not any(
        "quor" in line for line in lines(compose(made, replace(own, quorum=replace(own.quorum, state=False))))
    )
    assert statement(sat(*MET, status="planned")) == ""


@pytest.mark.parametrize("name", STYLES)
def test_every_style_states_it_before_the_first_item(name: str) -> None:
    said = lines(compose(sat(*MET, items=SOME_ITEM), style(name)))
    at = next(n for n, line in enumerate(said) if "quorate" in line)
    assert at < next(n for n, line in enumerate(said) if "Welcomes" in line)


# ---- checks


def found(code: str, made: Meeting) -> list[checks.Finding]:
    return [each for each in checks.find(made, printed(made)) if each.code == code]


def decision(began: time | None) -> Item:
    note = Note(kind="decision", text="The lease be renewed", decision=Decision())
    return Item(id=new_id(), title="Lease", began=began, notes=(note,))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (MET, []),
        (MET[:2], ["The quorum was not met: 2 of the 3 members needed"]),
        (
            (*MET[:2], replace(MET[2], left=time(15, 40))),
            ["Quorum lost at 15:40: 2 of the 3 members needed"],
        ),
        (
            (*MET[:2], replace(MET[2], left=time(15, 40)), replace(MET[3], arrived=time(15, 50))),
            ["Quorum lost at 15:40, regained at 15:50: 2 of the 3 members needed"],
        ),
        (
            (*MET[:2], replace(MET[2], arrived=time(14, 10))),
            ["The quorum was not met until 14:10: 2 of the 3 members needed"],
        ),
    ],
)
def test_a_lost_quorum_is_found(rows: tuple[Attendance, ...], said: list[str]) -> None:
    assert [each.words for each in found("not-quorate", sat(*rows, items=SOME_ITEM))] == said


def test_a_decision_under_an_item_that_began_without_a_quorum_is_found() -> None:
    rows = (*MET[:2], replace(MET[2], left=time(15, 40)))
    before, after, unknown = decision(time(15, 30)), decision(time(15, 50)), decision(None)
    (finding,) = found("decision-not-quorate", sat(*rows, items=(before, after, unknown)))
    assert finding.item == "2"
    assert finding.words == (
        "A decision without a quorum: 2 of the 3 members needed were there when this item began at 15:50"
    )


def test_a_sub_item_began_with_the_item_it_stands_in() -> None:
    rows = (*MET[:2], replace(MET[2], left=time(15, 40)))
    whole = Item(id=new_id(), title="Leases", began=time(15, 50), items=(decision(None),))
    assert [each.item for each in found("decision-not-quorate", sat(*rows, items=(whole,)))] == ["1.1"]


def test_where_no_time_is_known_who_came_for_the_item_counts() -> None:
    rows = (*MET[:2], replace(MET[2], for_items=("1",)))
    made = sat(*rows, items=(decision(None), decision(None)))
    assert [each.item for each in found("decision-not-quorate", made)] == ["2"]


def test_the_statement_stands_under_the_people() -> None:
    made = sat(*MET, items=SOME_ITEM)
    assert under(compose(made, style("notes-table")), "Attendees")[-1].startswith("The meeting was quorate")
