"""Attendance over time: what counts from joining to leaving, deputies, agencies, absences in a row, in print."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from db.records import Attendance, Committee, CommitteeProfile, HeldMeeting, Meeting, Member, Sat, Surroundings, new_id
from db.values import replace
from desktop.minutes import checks
from desktop.minutes.agency_names import same_agency
from desktop.minutes.attendance_lines import AttendanceRecord, percent
from desktop.minutes.attendance_record import attendance_record, record_of
from desktop.minutes.compose import compose
from desktop.minutes.compose.attendance_record import compose_record
from desktop.minutes.document import Heading, Table
from desktop.minutes.exports import format_for, silently
from desktop.minutes.numbering import Numbers
from tests.minutes.meetings import STYLES, item, lines, meeting, said, somebody, style, text, under

DAYS = tuple(date(2026, month, 12) for month in range(1, 7))
INES, TOM, LENA, GUS = 1, 2, 3, 4
NAMES = {INES: "Ines Okafor", TOM: "Tom Brandt", LENA: "Lena Fisk", GUS: "Gus Wren"}


def seat(person: int, agency: str = "", joined: date | None = None, left: date | None = None, **more: object) -> Member:
    return Member(
        known_as=person, name=NAMES.get(person, f"No {person}"), organisation=agency, joined=joined, left=left, **more
    )  # type: ignore[arg-type]


def was(person: int, status: str = "present", **more: object) -> Sat:
    return Sat(known_as=person, name=NAMES.get(person, f"No {person}"), status=status, **more)  # type: ignore[arg-type]


def held(day: date, *sat: Sat) -> HeldMeeting:
    return HeldMeeting(id=new_id(), uid="", date=day, title="Board", sat=sat)


def board(*seats: Member, key: Sequence[str] = ()) -> CommitteeProfile:
    return CommitteeProfile(name="Harbour Trust Board", members=seats, key_agencies=tuple(key))


def marks(record: AttendanceRecord, name: str) -> tuple[str, ...]:
    return next(line.marks for line in (*record.members, *record.agencies) if line.name == name)


def test_every_status_has_its_mark_and_a_deputy_is_shown_as_one() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority")),
        [
            held(DAYS[0], was(TOM)),
            held(DAYS[1], was(TOM, "apologies", deputy=LENA), was(LENA, capacity="deputy")),
            held(DAYS[2], was(TOM, "apologies", deputy=LENA), was(LENA, "apologies", capacity="deputy")),
            held(DAYS[3], was(TOM, "absent")),
            held(DAYS[4], was(TOM, "not required"), was(INES)),
            held(DAYS[5], was(INES)),
        ],
    )
    expected = ("present", "deputy", "apologies", "absent", "not required", "absent")
    assert marks(record, "Tom Brandt") == expected
    assert marks(record, "Port Authority") == expected
    (tom,) = record.members
    assert (tom.counted, tom.in_person, tom.represented) == (5, 20, 40)
    assert tom.deputies == ("", "Lena Fisk", "", "", "", "")


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        (DAYS[1], None, ("not yet a member", "present", "present")),
        (DAYS[1] + timedelta(days=1), None, ("not yet a member", "not yet a member", "present")),
        (None, DAYS[1], ("present", "present", "no longer a member")),
        (None, DAYS[1] - timedelta(days=1), ("present", "no longer a member", "no longer a member")),
        (DAYS[1], DAYS[1], ("not yet a member", "present", "no longer a member")),
    ],
)
def test_meetings_count_from_joining_to_leaving_both_days_included(
    joined: date | None, left: date | None, expected: tuple[str, ...]
) -> None:
    record = attendance_record(board(seat(TOM, joined=joined, left=left)), [held(day, was(TOM)) for day in DAYS[:3]])
    assert record.members[0].marks == expected


def test_a_member_replaced_by_another_has_two_rows_and_one_agency() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority", left=DAYS[1]), seat(LENA, "port authority", joined=DAYS[2])),
        [held(DAYS[0], was(TOM)), held(DAYS[1], was(TOM, "absent")), held(DAYS[2], was(LENA))],
    )
    assert marks(record, "Tom Brandt") == ("present", "absent", "no longer a member")
    assert marks(record, "Lena Fisk") == ("not yet a member", "not yet a member", "present")
    (agency,) = record.agencies
    assert agency.marks == ("present", "absent", "present")
    assert agency.represented == 67


def test_an_agency_counts_only_the_meetings_at_which_it_has_a_seat() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority", left=DAYS[0]), seat(LENA, "Port Authority", joined=DAYS[2])),
        [held(day, was(INES), was(TOM), was(LENA)) for day in DAYS[:4]],
    )
    (agency,) = record.agencies
    assert agency.marks == ("present", "no seat", "present", "present")
    assert agency.counted == 3


def test_one_member_of_an_agency_is_enough() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority"), seat(LENA, "Port Authority")),
        [held(DAYS[0], was(TOM, "apologies"), was(LENA)), held(DAYS[1], was(TOM, "apologies"), was(LENA, "absent"))],
    )
    assert record.agencies[0].marks == ("present", "apologies")


def test_somebody_of_the_agency_who_has_no_seat_counts_for_the_agency() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority")),
        [
            held(DAYS[0], was(TOM, "apologies"), was(GUS, capacity="deputy", agency="Port Authority")),
            held(DAYS[1], was(TOM, "apologies"), was(GUS, agency="Port Authority")),
            held(DAYS[2], was(TOM, "apologies"), was(GUS, capacity="observer", agency="Port Authority")),
        ],
    )
    assert record.agencies[0].marks == ("deputy", "present", "apologies")
    assert marks(record, "Tom Brandt") == ("apologies",) * 3


def test_the_deputy_named_in_advance_sits_for_the_member_without_being_said() -> None:
    record = attendance_record(
        board(seat(TOM, "Port Authority", deputy=LENA)),
        [held(DAYS[0], was(TOM, "absent"), was(LENA, capacity="deputy")), held(DAYS[1], was(TOM, "absent"), was(LENA))],
    )
    assert marks(record, "Tom Brandt") == ("deputy", "absent")


def test_who_left_and_came_back_was_there_once() -> None:
    record = attendance_record(board(seat(TOM)), [held(DAYS[0], was(TOM), was(TOM))])
    assert (record.members[0].marks, record.members[0].counted) == (("present",), 1)


def test_two_people_of_one_name_are_two_and_a_person_with_two_seats_has_two_rows() -> None:
    twins = (seat(7, "Port Authority"), replace(seat(8, "Sailing Club"), name="No 7"))
    record = attendance_record(board(*twins), [held(DAYS[0], was(7), was(8, "absent"))])
    assert [line.marks for line in record.members] == [("present",), ("absent",)]
    both = attendance_record(board(seat(7, "Port Authority"), seat(7, "Sailing Club")), [held(DAYS[0], was(7))])
    assert [(line.name, line.agency) for line in both.members] == [("No 7", "Port Authority"), ("No 7", "Sailing Club")]
    document = lines(compose_record(both, style("notes-table"), "Board"))
    assert any(line.startswith("No 7 (Sailing Club) | P") for line in document)


def test_who_came_as_a_member_without_a_seat_is_set_apart() -> None:
    record = attendance_record(
        board(seat(INES), seat(TOM, joined=DAYS[1])),
        [
            held(DAYS[0], was(INES), was(TOM), was(GUS)),
            held(DAYS[1], was(INES), was(TOM), was(LENA, capacity="adviser")),
        ],
    )
    assert [line.name for line in record.members] == ["Ines Okafor", "Tom Brandt"]
    assert [(line.name, line.marks) for line in record.without_seat] == [
        ("Tom Brandt", ("present", "no seat")),
        ("Gus Wren", ("present", "no seat")),
    ]
    assert not record.derived


def test_without_seats_they_are_made_out_from_who_came() -> None:
    record = attendance_record(
        board(),
        [
            held(DAYS[0], was(INES, agency="Harbour Trust"), was(GUS, capacity="in attendance")),
            held(DAYS[1], was(INES), was(TOM, "apologies")),
            held(DAYS[2], was(TOM)),
            held(DAYS[3], was(TOM), was(LENA)),
        ],
    )
    assert record.derived
    assert [(line.name, line.marks) for line in record.members] == [
        ("Ines Okafor", ("present", "present", "no longer a member", "no longer a member")),
        ("Tom Brandt", ("not yet a member", "apologies", "present", "present")),
        ("Lena Fisk", ("not yet a member",) * 3 + ("present",)),
    ]
    assert [line.name for line in record.agencies] == ["Harbour Trust"]
    assert any("No seats are kept" in line for line in lines(compose_record(record, style("notes-table"), "Board")))


def test_a_meeting_without_a_list_does_not_count() -> None:
    record = attendance_record(board(seat(TOM)), [held(DAYS[0], was(TOM)), held(DAYS[1])])
    assert [one.date for one in record.meetings] == [DAYS[0]]


def test_nobody_and_nothing_make_an_empty_record() -> None:
    assert attendance_record(board(), []) == AttendanceRecord()
    assert attendance_record(board(seat(TOM)), []).members == ()
    advisers = attendance_record(board(seat(TOM, capacity="adviser")), [held(DAYS[0], was(TOM, capacity="adviser"))])
    assert advisers.members == () and not advisers.derived


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (0, 3, 0), (3, 3, 100), (1, 3, 33), (2, 3, 67), (1, 2, 50), (199, 200, 99), (1, 300, 1), (1, 8, 13)],
)
def test_percentages_are_whole_and_only_all_is_a_hundred(part: int, whole: int, expected: int | None) -> None:
    assert percent(part, whole) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Port Authority", "port  authority", True),
        ("Achieving for Harbours", "AfH", True),
        ("Achieving for Harbours", "AH", True),
        ("PA", "Port Authority", True),
        ("Port Authority (PA)", "Port Authority", True),
        ("Port Authority (PA)", "PA", True),
        ("Harbour Police", "Police", False),
        ("Port Authority", "Pilot Association", False),
        ("P", "Police", False),
        ("Police", "Police Authority", False),
    ],
)
def test_agencies_are_the_same_by_name_or_in_short(one: str, other: str, same: bool) -> None:
    assert same_agency(one, other) is same
    assert same_agency(other, one) is same


def test_names_that_mean_one_agency_are_one_row_under_the_longest() -> None:
    record = attendance_record(
        board(seat(TOM, "PA"), seat(LENA, "Port Authority")), [held(DAYS[0], was(TOM, "absent"), was(LENA))]
    )
    assert [(line.name, line.marks) for line in record.agencies] == [("Port Authority", ("present",))]


@pytest.mark.parametrize(
    ("statuses", "missed", "still"),
    [
        ("PAPA", [], []),
        ("PAAP", [(1, 2)], []),
        ("PPAX", [(2, 3)], [(2, 3)]),
        ("XXXP", [(0, 1, 2)], []),
        ("PANA", [(1, 3)], [(1, 3)]),
        ("PAAN", [(1, 2)], [(1, 2)]),
        ("PADA", [], []),
        ("AAPAA", [(0, 1), (3, 4)], [(3, 4)]),
    ],
)
def test_two_absences_in_a_row_of_a_key_agency_are_pointed_out(
    statuses: str, missed: list[tuple[int, ...]], still: list[tuple[int, ...]]
) -> None:
    rows = {
        "P": (was(TOM),),
        "A": (was(TOM, "apologies"),),
        "X": (was(TOM, "absent"),),
        "N": (was(TOM, "not required"),),
        "D": (was(TOM, "apologies", deputy=LENA), was(LENA, capacity="deputy")),
    }
    meetings = [held(DAYS[at], was(INES), *rows[letter]) for at, letter in enumerate(statuses)]
    record = attendance_record(board(seat(INES, "Trust"), seat(TOM, "Port Authority"), key=["PA"]), meetings)
    assert [tuple(meetings.index(one) for one in days) for _, days in record.pointed_out] == missed
    assert [tuple(meetings.index(one) for one in days) for _, days in record.still_away] == still
    assert attendance_record(board(seat(TOM, "Port Authority")), meetings).pointed_out == ()


# ---- against a slow and simple count


def by_hand(seats: Sequence[Member], meetings: Sequence[HeldMeeting], agency: str) -> tuple[int, int, int]:
    """How many meetings an agency had a seat at, was there in person, or by a deputy."""
    counted = own = deputies = 0
    for one in meetings:
        sitting = [each for each in seats if each.organisation == agency and each.sits(one.date)]
        required = []
        here = deputy = False
        for each in sitting:
            rows = [row for row in one.sat if row.known_as == each.known_as]
            came = any(row.status == "present" for row in rows)
            stood_in = any(
                row.deputy is not None
                and (
                    all(other.known_as != row.deputy for other in one.sat)
                    or any(other.known_as == row.deputy and other.status == "present" for other in one.sat)
                )
                for row in rows
            )
            here, deputy = here or came, deputy or (not came and stood_in)
            needless = any(row.status == "not required" for row in rows) and not came and not stood_in
            required.append(not needless or any(row.status == "apologies" for row in rows))
        counted += any(required) or here or deputy
        own += here
        deputies += deputy and not here
    return counted, own, deputies


@pytest.mark.parametrize("seed", range(60))
def test_agencies_are_counted_as_by_hand(seed: int) -> None:
    dice = random.Random(seed)
    agencies = ["Harbour Trust", "Port Authority", "Sailing Club"]

    def day() -> date | None:
        return dice.choice((None, dice.choice(DAYS), dice.choice(DAYS) + timedelta(days=1)))

    seats = [seat(n, dice.choice(agencies), day(), day()) for n in range(1, 8)]

    def sat(one: Member) -> Sat:
        status = dice.choice(("present", "present", "apologies", "absent", "not required"))
        deputy = dice.choice((None, None, dice.randint(90, 93)))
        return was(one.known_as, status, deputy=deputy if status != "present" else None)

    def meeting_on(day: date) -> HeldMeeting:
        deputies = [
            was(n, dice.choice(("present", "apologies")), capacity="deputy") for n in dice.sample(range(90, 94), 2)
        ]
        there = [one for one in seats if dice.random() < 0.8 and one.sits(day)]
        return held(day, was(99, capacity="observer"), *map(sat, there), *deputies)

    meetings = [meeting_on(day) for day in DAYS]
    record = attendance_record(board(*seats), meetings)
    for line in record.agencies:
        found = (line.counted, line.count("present"), line.count("deputy"))
        assert found == by_hand(seats, meetings, line.name), (line, meetings)


# ---- the open meeting, its appendix and its check


def open_board(*statuses: str, key: tuple[str, ...] = ("Port Authority",), seats: int = 2) -> Meeting:
    """A meeting before which as many were held as there are statuses of Tom's but one; the last is its own."""
    ines, tom = (replace(somebody(NAMES[n], "IO" if n == INES else "TB"), known_as=n) for n in (INES, TOM))
    members = (seat(INES, "Harbour Trust"), seat(TOM, "Port Authority"))[:seats]
    before = tuple(
        held(DAYS[0] - timedelta(days=40 * (len(statuses) - at)), was(INES), was(TOM, status))
        for at, status in enumerate(statuses[:-1])
    )
    return meeting(
        item("Welcome", text("Welcomes were made.")),
        day=DAYS[0],
        committee=Committee(name="Harbour Trust Board"),
        people=(ines, tom),
        attendance=(
            Attendance(id=new_id(), person=ines.id, role="chair"),
            Attendance(id=new_id(), person=tom.id, status=statuses[-1]),
        ),
        status="draft",
        surroundings=Surroundings(profile=board(*members, key=key), held=before),
    )


def test_the_open_meeting_is_the_last_of_at_most_twelve() -> None:
    record = record_of(open_board(*["present"] * 12, "apologies"))
    assert len(record.meetings) == 12
    assert record.members[1].marks == ("present",) * 11 + ("apologies",)


def test_a_planned_meeting_without_a_word_does_not_count() -> None:
    planned = replace(open_board("present", "present"), status="planned", items=())
    assert len(record_of(planned).meetings) == 1


@pytest.mark.parametrize("name", STYLES)
def test_minutes_end_with_attendance_once_there_are_two_meetings(name: str) -> None:
    made = compose(open_board("present", "apologies", "apologies"), style(name))
    said = under(made, "Attendance over time")
    assert said[0].startswith("Port Authority was not there and sent no deputy at 2 meetings in a row: ")
    assert "Ines Okafor | P | P | P | 100" in said
    assert "Tom Brandt | P | A | A | 33" in said
    assert "Port Authority | 3 | 1 | 0 | 2 | 33" in said
    assert not any("Attendance over time" in line for line in lines(compose(open_board("present"), style(name))))


def test_the_style_may_leave_it_out() -> None:
    own = style("notes-table")
    without = replace(own, attendance_record=replace(own.attendance_record, add=False))
    assert not any("over time" in line for line in lines(compose(open_board("present", "present"), without)))


@pytest.mark.parametrize("count", [2, 7, 8, 12])
def test_no_cell_is_empty_and_the_headings_are_dates(count: int) -> None:
    document = compose(open_board(*["present"] * count), style("strategic-board"))
    (grid,) = (block for block in document.blocks if isinstance(block, Table) and block.title.startswith("Attendance"))
    assert len(grid.columns) == count + 2
    assert grid.columns[-2].heading == ("12\nJan\n26" if count < 8 else "12\n01\n26")
    assert all(word.strip() for line in said(grid).split("\n")[4:] for word in line.split(" | "))


def test_an_agency_that_stayed_away_is_found_until_it_comes_back() -> None:
    def found(*statuses: str, **more: object) -> list[str]:
        made = open_board(*statuses, **more)  # type: ignore[arg-type]
        return [
            each.words for each in checks.find(made, Numbers(items={}, references={})) if each.code == "agency-away"
        ]

    assert found("present", "apologies", "absent") == [
        "Port Authority was not there and sent no deputy at 2 meetings in a row: 24 Oct 2025 and 12 Jan"
    ]
    assert found("absent", "absent", "present") == []
    assert found("present", "absent") == []
    assert found("absent", "absent", key=()) == []


def test_members_on_no_list_are_found_while_the_list_is_being_made() -> None:
    made = open_board("present", "present")
    assert made.surroundings.profile is not None
    more = (*made.surroundings.profile.members, seat(LENA), seat(GUS, capacity="observer"), seat(9, left=DAYS[0]))
    away = replace(seat(8), name="IVO ORR", left=DAYS[0] - timedelta(days=1))
    made = replace(made, surroundings=replace(made.surroundings, profile=board(*more, away)))
    numbers = Numbers(items={}, references={})
    assert [each.words for each in checks.find(made, numbers) if each.code == "member-not-listed"] == [
        "2 members of the committee are on no list: Lena Fisk, No 9"
    ]
    sent = replace(made, status="circulated")
    assert not [each for each in checks.find(sent, numbers) if each.code == "member-not-listed"]


def test_a_member_listed_under_the_same_name_is_not_missed() -> None:
    made = open_board("present", "present")
    strangers = tuple(replace(person, known_as=new_id()) for person in made.people)
    numbers = Numbers(items={}, references={})
    found = checks.find(replace(made, people=strangers), numbers)
    assert not [each for each in found if each.code == "member-not-listed"]


# ---- a document of its own


def long_record(members: int = 8, meetings: int = 30) -> AttendanceRecord:
    seats = [seat(n + 10, f"Agency {n % 3}") for n in range(members)]
    days = [date(2020, 1, 9) + timedelta(days=30 * n) for n in range(meetings)]
    return attendance_record(
        board(*seats, key=["Agency 1"]),
        [
            held(day, *(was(one.known_as, "absent" if (n + at) % 4 else "present") for at, one in enumerate(seats)))
            for n, day in enumerate(days)
        ],
    )


def test_many_meetings_stand_in_tables_of_at_most_twelve_each_under_its_dates() -> None:
    document = compose_record(long_record(), style("notes-table"), "Harbour Trust Board")
    grids = [block for block in document.blocks if isinstance(block, Table) and block.rules == "grid"]
    assert {len(grid.columns) - 1 for grid in grids} == {10}
    headings = [said(block) for block in document.blocks if isinstance(block, Heading) and block.level == 3]
    assert headings[0] == "9 January 2020 – 5 October 2020"
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    assert levels[0] == 1 and set(levels) == {1, 2, 3}


def test_a_spreadsheet_has_a_column_for_every_meeting_with_words() -> None:
    document = compose_record(long_record(), style("notes-table"), "Harbour Trust Board", one_table=True)
    members = next(block for block in document.blocks if isinstance(block, Table))
    assert len(members.columns) == 9 + 30
    assert members.columns[9].heading == "2020-01-09"
    assert (
        said(members).split("\n")[1].startswith("No 10 | Agency 0 | 30 | 8 | 0 | 0 | 22 | 27 | 27 | present | absent")
    )


def test_two_meetings_of_a_day_have_two_columns() -> None:
    twice = attendance_record(board(seat(TOM)), [held(DAYS[0], was(TOM)), held(DAYS[0], was(TOM, "absent"))])
    table = next(
        block
        for block in compose_record(twice, style("notes-table"), "Board", one_table=True).blocks
        if isinstance(block, Table)
    )
    assert [column.heading for column in table.columns[-2:]] == ["2026-01-12", "2026-01-12 (2)"]


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx", ".csv"])
@pytest.mark.parametrize("record", [AttendanceRecord(), long_record(3, 2)], ids=["empty", "short"])
def test_every_format_takes_it(ending: str, record: AttendanceRecord) -> None:
    form = format_for(ending, "attendance")
    assert form is not None and form.render is not None
    document = compose_record(record, style("executive-board"), "Board", one_table=form.for_spreadsheets)
    assert form.render(document, silently)


def test_without_a_meeting_it_says_so() -> None:
    assert lines(compose_record(AttendanceRecord(), style("notes-table"), "Board"))[1:] == [
        "No meeting with a list of attendance has been held yet."
    ]
