"""Members typed one a line, as they are understood."""

from __future__ import annotations

import pytest

from db.records import Member
from desktop.first_start.member_lines import as_typed, one_a_line, read_lines, seated


def names(words: str, listed: dict[str, Member] | None = None, known: tuple[Member, ...] = ()) -> list[str]:
    return [f"{one.initials} {one.name}" for one in seated(read_lines(words, listed or {}, known))]


def test_each_line_is_a_member_with_initials_of_their_own() -> None:
    assert names("Tom Brandt\n\n  Tina   Berg \nTB Two") == ["TB Tom Brandt", "TBe Tina Berg", "TT TB Two"]


def test_who_is_typed_twice_counts_once() -> None:
    lines = read_lines("Tom Brandt, chair\nTom Brandt", {})
    assert len(seated(lines)) == 1
    assert lines[1].trouble.startswith("stands here twice")


def test_two_of_a_name_from_two_places_are_two() -> None:
    assert len(seated(read_lines("Tom Brandt, TB, Pilot, Port\nTom Brandt, TX, Clerk, Harbour", {}))) == 2


def test_initials_that_are_typed_twice_are_pointed_out_and_nobody_is_lost() -> None:
    lines = read_lines("Tom Brandt, TB\nTina Berg, TB", {})
    assert lines[1].trouble == "TB is Tom Brandt already"
    assert len(seated(lines)) == 2


def test_a_line_without_a_name_gives_no_seat() -> None:
    assert names("ruth@example.org") == []


def test_what_a_file_knew_holds_while_its_line_stands() -> None:
    member = Member(name="Ruth Cole", initials="RC", representing="Sailing Club")
    line = as_typed(member)
    assert seated(read_lines(line, {line: member}))[0].representing == "Sailing Club"
    assert seated(read_lines(f"{line}, adviser", {line: member}))[0].representing == ""


def test_lines_that_stay_as_they_were_are_not_read_again() -> None:
    words = ["Tom Brandt", "", "Tina Berg", "Tom Brandt", "TB Two"]
    whole = read_lines("\n".join(words), {})
    for begin in range(len(words) + 1):
        above = [line for line in whole if line.place < begin]
        assert read_lines("\n".join(words), {}, above=above, begin=begin) == whole


def test_who_is_known_from_elsewhere_is_the_same_person() -> None:
    known = Member(known_as=7, name="Ruth Cole", organisation="Sailing Club")
    assert seated(read_lines("Ruth Cole", {}, (known,)))[0].known_as == 7
    assert seated(read_lines("Ruth Cole, RC, Clerk, Rowing Club", {}, (known,)))[0].known_as == 0


@pytest.mark.parametrize(
    "member",
    [
        Member(name="Ruth Cole", initials="RC"),
        Member(name="Ruth Cole", initials="RC", role="chair"),
        Member(name="Ruth Cole", initials="RC", capacity="in attendance", role="minute-taker", email="r@example.org"),
        Member(name="Ruth Cole", initials="RC", job_title="Clerk"),
        Member(name="Ruth Cole", initials="RC", organisation="Sailing Club"),
        Member(name="Ruth Cole", initials="RC", job_title="Clerk", organisation="Sailing Club"),
    ],
    ids=as_typed,
)
def test_a_member_of_a_file_reads_as_it_would_be_typed(member: Member) -> None:
    assert seated(read_lines(as_typed(member), {})) == (member,)


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Hugo Tern\tGardener\thugo@example.org", ("Hugo Tern", "HT", "", "Gardener", "", "hugo@example.org")),
        (
            "Hugo Tern\thugo@example.org\tGardener\tPark",
            ("Hugo Tern", "HT", "", "Gardener", "Park", "hugo@example.org"),
        ),
        ("\tHugo Tern\tGardener\t\t", ("Hugo Tern", "HT", "", "Gardener", "", "")),
        ("Kim O'Neil <kim@example.org>", ("Kim O'Neil", "KO", "", "", "", "kim@example.org")),
        ("Kim Hale (kim@example.org), chair", ("Kim Hale", "KH", "chair", "", "", "kim@example.org")),
        ("Kim Hale, e-mail: kim@example.org", ("Kim Hale", "KH", "", "", "", "kim@example.org")),
        ("kim@example.org <mailto:kim@example.org>, Kim Hale", ("Kim Hale", "KH", "", "", "", "kim@example.org")),
        ("Kim Hale, chair <kim@example.org>", ("Kim Hale", "KH", "chair", "", "", "kim@example.org")),
        ("1. Una Frost", ("Una Frost", "UF", "", "", "", "")),
        ("12)\tUna Frost", ("Una Frost", "UF", "", "", "", "")),
        ("- Una Frost", ("Una Frost", "UF", "", "", "", "")),
        ("•\tUna Frost, chair", ("Una Frost", "UF", "chair", "", "", "")),
        ("Una Frost; minute-taker", ("Una Frost", "UF", "minute-taker", "", "", "")),
        ("Dev Marlow - Treasurer", ("Dev Marlow", "DM", "", "Treasurer", "", "")),
        ("Dev Marlow – Vice Chair", ("Dev Marlow", "DM", "vice-chair", "", "", "")),
        ("Dev Marlow, Clerk - mornings", ("Dev Marlow", "DM", "", "Clerk - mornings", "", "")),
        ("Ada Finch-Moor", ("Ada Finch-Moor", "AFM", "", "", "", "")),
        ("Rosa Speight (Chair)", ("Rosa Speight", "RS", "chair", "", "", "")),
        ("Rosa Speight (Chair) <rosa@example.org>", ("Rosa Speight", "RS", "chair", "", "", "rosa@example.org")),
        ("Rosa Speight (Treasurer), RSp, Rowing Club", ("Rosa Speight", "RSp", "", "Treasurer", "Rowing Club", "")),
        ("Rosa Speight (RSp)", ("Rosa Speight", "RSp", "", "", "", "")),
        ("Rosa Speight (she/her)", ("Rosa Speight (she/her)", None, "", "", "", "")),
        ("Rosa (Rosie) Speight", ("Rosa (Rosie) Speight", None, "", "", "", "")),
        ("Marlow, Dora", ("Marlow", "M", "", "Dora", "", "")),
        ("Marlow, Dora <dora.marlow@example.org>", ("Dora Marlow", "DM", "", "", "", "dora.marlow@example.org")),
        ('"Marlow, Dora" <dm@example.org>', ("Dora Marlow", "DM", "", "", "", "dm@example.org")),
        ("Ruth Cole, Clerk", ("Ruth Cole", "RC", "", "Clerk", "", "")),
    ],
)
def test_a_line_that_is_pasted_is_read_as_a_person_reads_it(line: str, understood: tuple[str | None, ...]) -> None:
    (one,) = seated(read_lines(line, {}))
    initials = one.initials if understood[1] is not None else None
    assert (one.name, initials, one.role, one.job_title, one.organisation, one.email) == understood


def test_neither_case_nor_a_bracket_makes_a_person_two() -> None:
    lines = read_lines("Rosa Speight (Chair)\nrosa speight\n3. ROSA SPEIGHT <rosa@example.org>", {})
    assert [line.seats for line in lines] == [True, False, False]


def test_a_line_of_a_file_is_known_by_its_words_though_it_holds_a_tab() -> None:
    member = Member(name="Ruth Cole", initials="RC", representing="Sailing Club")
    assert seated(read_lines("Ruth Cole,\tRC", {"Ruth Cole, RC": member})) == (member,)


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("Kim Hale <kim@example.org>; Rosa Speight <rosa@example.org>", 2),
        ("Kim Hale <kim@example.org>, Rosa Speight <rosa@example.org>; Tom Brandt; ", 3),
        ('"Marlow, Dora" <dm@example.org>; Hale, Kim <kim@example.org>', 2),
        ("Kim Hale, chair <kim@example.org>", 1),
        ("Kim Hale; KH; chair", 1),
        ("Kim Hale, KH, chair\nRosa Speight", 2),
    ],
)
def test_the_recipients_of_a_mail_are_pasted_one_a_line(pasted: str, lines: int) -> None:
    parted = one_a_line(pasted)
    assert len(parted.splitlines()) == lines
    assert len(read_lines(parted, {})) == lines and not any(line.trouble for line in read_lines(parted, {}))


def test_a_line_of_semicolons_alone_is_left_as_it_is() -> None:
    assert one_a_line("; ;") == "; ;"


def test_empty_lines_and_the_last_line_end_are_pasted_as_they_are() -> None:
    assert one_a_line("Kim Hale\n\nRosa Speight\r\n") == "Kim Hale\n\nRosa Speight\n"
