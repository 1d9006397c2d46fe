"""Steps of minutes on the way to the agreed record, and what a meeting writes that agrees earlier ones."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from db.records import Item, Meeting, MeetingCard, Note, Surroundings, VersionCard
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.agreeing import (
    Correction,
    is_about_minutes,
    item_for,
    read_corrections,
    resolution,
    same_text,
    waiting,
)
from desktop.minutes.approval import signatories, version_name, why_closed
from desktop.minutes.approval_steps import as_file, as_kept, as_printed, moved
from desktop.minutes.checks import find
from desktop.minutes.compose import compose, compose_signed
from desktop.minutes.numbering import number
from tests import documents
from tests.minutes.meetings import STYLES, action, decision, item, lines, meeting, style, whole_meeting
from tests.samples import harbour_meeting

MARCH, MAY = date(2026, 3, 12), date(2026, 5, 14)
SENT, SIGNED = date(2026, 3, 20), date(2026, 6, 1)


# ---- steps


def days(made: Meeting) -> tuple[date | None, date | None, date | None, str]:
    return made.circulated_on, made.agreed_on, made.signed_on, made.signed_by


def test_each_status_brings_its_day_and_keeps_those_before() -> None:
    made, house = whole_meeting(), style("notes-table")
    sent = moved(made, house, "circulated", SENT)
    agreed = moved(sent, house, "agreed", MAY)
    signed = moved(agreed, house, "signed", SIGNED, "Ines Okafor")
    assert days(sent) == (SENT, None, None, "")
    assert days(agreed) == (SENT, MAY, None, "")
    assert days(signed) == (SENT, MAY, SIGNED, "Ines Okafor")
    assert days(moved(signed, house, "agreed", None)) == (SENT, MAY, None, "")
    assert days(moved(signed, house, "circulated", None)) == (SENT, None, None, "")
    assert days(moved(signed, house, "draft", None)) == (None, None, None, "")


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("status", ["circulated", "agreed", "signed"])
def test_numbers_are_fixed_as_the_style_prints_them(name: str, status: str) -> None:
    made = whole_meeting()
    after = moved(made, style(name), status, MAY)
    assert number(after, style(name)) == number(made, style(name))
    for other in STYLES:
        assert number(after, style(other)).items == number(made, style(name)).items
    assert all(note.action.provisional is False for _, note in after.every_note() if note.action)


def test_a_decision_that_prints_no_number_is_given_none() -> None:
    made = meeting(item("Fees", decision("The fees stay"), action()))
    (_, note), _ = moved(made, style("notes-table"), "agreed", MAY).every_note()
    assert note.decision == made.items[0].notes[0].decision


@pytest.mark.parametrize("name", STYLES)
def test_frozen_minutes_whose_numbers_were_given_have_them_in_every_style(name: str) -> None:
    agreed = moved(whole_meeting(), style("strategic-board"), "agreed", MAY)
    assert number(agreed, style(name)) == number(agreed, style("strategic-board"))


def test_frozen_minutes_without_references_are_numbered_as_any() -> None:
    made = meeting(item("Fees", action(), action()), status="agreed")
    assert list(number(made, style("notes-table")).references.values()) == ["1", "2"]


@pytest.mark.parametrize(("status", "closed"), [("planned", 0), ("draft", 0), ("circulated", 0), ("agreed", 1)])
def test_only_agreed_minutes_are_closed(status: str, closed: int) -> None:
    assert bool(why_closed(meeting(status=status))) == bool(closed)


def test_a_version_is_named_by_what_was_done_and_when() -> None:
    sent = VersionCard(id=1, meeting=1, name="x", status="circulated", made_at=datetime(2026, 3, 20))
    assert version_name("circulated", SENT) == "circulated 20 March 2026"
    assert version_name("circulated", SENT, [sent]) == "circulated again 20 March 2026"
    assert version_name("agreed", MAY, [sent]) == "agreed 14 May 2026"


def test_those_in_the_chair_may_have_signed() -> None:
    assert signatories(whole_meeting(), whole_meeting()) == ("Ines Okafor",)


# ---- kept as it printed


@pytest.mark.parametrize("name", STYLES)
def test_a_document_is_read_again_as_it_was_kept(name: str) -> None:
    made = compose(whole_meeting(status="agreed", agreed_on=MAY), style(name))
    assert kept_document.read(kept_document.write(made, name)) == (name, made)


def test_every_part_of_a_document_is_kept() -> None:
    made = documents.document()
    assert kept_document.read(kept_document.write(made, "x")) == ("x", made)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"style": "a", "document": 3}', b"\xff"])
def test_what_is_no_document_is_told(content: bytes) -> None:
    assert kept_document.read(content) is None


def test_what_a_later_program_keeps_besides_is_left_out() -> None:
    content = kept_document.write(documents.document(), "x").replace(b'"title":', b'"glow": 3, "title":', 1)
    assert kept_document.read(content) == ("x", documents.document())


def test_agreed_minutes_print_as_kept_but_in_another_style_as_that_one_has_them() -> None:
    house = style("notes-table")
    agreed = moved(whole_meeting(style="notes-table"), house, "agreed", MAY)
    agreed = replace(agreed, printed=as_printed(agreed, house))
    renamed = replace(agreed, title="Quay Board", place="")
    assert compose(renamed, house) == compose(agreed, house)
    restyled = replace(renamed, style="executive-board")
    assert "Quay Board" in lines(compose(restyled, style("executive-board")))[0]


def test_agreed_minutes_print_as_kept_where_their_house_style_is_gone() -> None:
    own = replace(style("strategic-board"), name="our-board")
    agreed = moved(whole_meeting(style="our-board"), own, "agreed", MAY)
    agreed = replace(agreed, printed=as_printed(agreed, own))
    assert compose(agreed, style("notes-table")) == compose(agreed, own)


def test_signing_changes_nothing_but_the_signature() -> None:
    house = style("notes-table")
    agreed = moved(whole_meeting(), house, "agreed", MAY)
    agreed = replace(agreed, printed=as_printed(agreed, house), title="Renamed behind its back")
    signed = moved(agreed, house, "signed", SIGNED, "Ines Okafor")
    before, after = lines(compose(agreed, house)), lines(compose_signed(signed, house))
    assert before[:-2] == after[:-2]
    assert after[-2:] == ["Signed: Ines Okafor", "Date: 1 June 2026"]


def test_a_version_is_read_again_as_its_meeting() -> None:
    made, house = harbour_meeting(status="circulated"), style("notes-table")
    kept = as_kept(as_file(made, house), as_printed(made, house))
    assert (kept.title, kept.date, kept.status) == (made.title, made.date, "circulated")
    assert compose(kept, house) == compose(made, house)


# ---- agreeing


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Minutes", True),
        ("Minutes of the last meeting", True),
        ("Minutes of 12 March 2026", True),
        ("Minutes of the previous meeting and matters arising", True),
        ("Approval of the minutes", True),
        ("Apologies, and agreeing the minutes", True),
        ("Minutes and action log", True),
        ("Draft minutes", True),
        ("Taking of minutes", False),
        ("Silence for 2 minutes and thanks", False),
        ("Matters arising", False),
        ("", False),
    ],
)
def test_the_item_for_earlier_minutes_is_known_by_its_title(title: str, about: bool) -> None:
    assert is_about_minutes(title) == about


def test_earlier_minutes_are_agreed_under_their_item_else_the_one_in_hand() -> None:
    made = meeting(item("Welcome"), item("Minutes of the last meeting"), item("Minutes of the subgroup"))
    welcome, last, subgroup = (each.id for each in made.items)
    assert item_for(made, welcome) == last
    assert item_for(made, subgroup) == subgroup
    assert item_for(meeting(item("Fees")), 7) == 7


def test_only_minutes_of_the_committee_that_were_held_and_not_agreed_are_waiting() -> None:
    made = replace(meeting(day=MAY), id=9)

    def card(id: int, day: date, status: str, committee: int = 0) -> MeetingCard:
        return MeetingCard(
            id=id, uid="", committee=committee, committee_name="", title="", date=day, start=None, status=status
        )

    cards = (
        card(1, date(2026, 1, 8), "draft"),
        card(2, MARCH, "circulated"),
        card(3, MARCH, "agreed"),
        card(4, MARCH, "planned"),
        card(5, date(2026, 7, 1), "draft"),
        card(6, MARCH, "draft", committee=4),
        card(9, MAY, "draft"),
    )
    assert [each.id for each in waiting(made, cards)] == [2, 1]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        (" \n\n", ()),
        ("it was the west quay", (Correction("", "it was the west quay"),)),
        ("item 3: the fee is £20", (Correction("3", "the fee is £20"),)),
        ("- Item 2.1 – spelling", (Correction("2.1", "spelling"),)),
        ("Item 6b. : spelling", (Correction("6b", "spelling"),)),
        ("item 3", (Correction("", "item 3"),)),
        ("Items were in the wrong order", (Correction("", "Items were in the wrong order"),)),
        ("• one\n• two", (Correction("", "one"), Correction("", "two"))),
    ],
)
def test_corrections_are_read_line_by_line(typed: str, read: tuple[Correction, ...]) -> None:
    assert read_corrections(typed) == read


@pytest.mark.parametrize("name", STYLES)
def test_every_style_has_its_words_for_agreeing(name: str) -> None:
    none = resolution(style(name), MARCH, ())
    one = resolution(style(name), MARCH, (Correction("3", "the fee"),))
    two = resolution(style(name), MARCH, (Correction("", "one"), Correction("", "two")))
    assert len(none) == 1 and none[0].text.endswith(".") and "March" in none[0].text
    assert one[0].text.endswith(":") and one[1].text == "Item 3: the fee"
    assert [note.kind for note in two] == ["text", "bullet", "bullet"]
    assert one[0].text != two[0].text


def test_a_style_may_have_it_written_as_a_decision() -> None:
    house = style("notes-table")
    said = replace(house, approval=replace(house.approval, written_as="decision"))
    (note,) = resolution(said, MARCH, ())
    assert note.kind == "decision" and note.decision is not None


def test_fixing_numbers_and_status_changes_no_text() -> None:
    made, house = harbour_meeting(), style("notes-table")
    sent = moved(made, house, "circulated", SENT)
    assert same_text(as_file(made, house), as_file(sent, house))
    corrected = replace(made, items=(replace(made.items[0], notes=(Note(text="Other."),)), *made.items[1:]))
    assert not same_text(as_file(made, house), as_file(corrected, house))


# ---- checks


def codes(made: Meeting) -> list[str]:
    found = find(made, number(made, style("notes-table")))
    return [one.words for one in found if one.code in ("approval-date", "minutes-not-agreed")]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "draft"}, []),
        ({"status": "circulated"}, ["The minutes are circulated, but it is not said when"]),
        ({"status": "circulated", "circulated_on": SENT}, []),
        ({"status": "agreed"}, ["The minutes are agreed, but it is not said by which meeting"]),
        ({"status": "agreed", "agreed_on": MAY}, []),
        (
            {"status": "agreed", "agreed_on": MARCH},
            ["The minutes are agreed by no later meeting: the day is that of the meeting itself"],
        ),
        (
            {"status": "agreed", "circulated_on": date(2026, 6, 1), "agreed_on": MAY},
            ["The minutes are agreed on 14 May 2026, before they were circulated"],
        ),
        (
            {"status": "circulated", "circulated_on": date(2026, 3, 2)},
            ["The minutes are circulated on 2 March 2026, before they were held"],
        ),
        (
            {"status": "signed", "agreed_on": MAY},
            [
                "The minutes are signed, but it is not said when",
                "The minutes are signed, but it is not said by whom",
            ],
        ),
    ],
)
def test_the_days_of_approval_are_checked(fields: dict[str, object], words: list[str]) -> None:
    assert codes(meeting(item("Welcome"), **fields)) == words


@pytest.mark.parametrize(
    ("before", "title", "status", "found"),
    [
        ("circulated", "Minutes of the last meeting", "draft", True),
        ("draft", "Minutes of the last meeting", "draft", True),
        ("agreed", "Minutes of the last meeting", "draft", False),
        ("circulated", "Welcome", "draft", False),
        ("circulated", "Minutes of the last meeting", "planned", False),
        ("circulated", "Minutes of the last meeting", "agreed", False),
    ],
)
def test_minutes_that_were_not_agreed_under_their_item_are_pointed_out(
    before: str, title: str, status: str, found: bool
) -> None:
    last = MeetingCard(id=1, uid="", committee=0, committee_name="", title="", date=MARCH, start=None, status=before)
    around = Surroundings(before=last)
    made = meeting(Item(id=5, title=title), day=MAY, status=status, surroundings=around)
    assert bool([words for words in codes(made) if "12 March 2026" in words]) == found
