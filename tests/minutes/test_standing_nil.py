"""Items that are to end in something, and those that say outright that there was nothing."""

from __future__ import annotations

from datetime import date, time

import pytest

from db.records import Action, Forward, ForwardLine, Item, Meeting, Note, Surroundings
from db.values import replace
from desktop.minutes import checks
from desktop.minutes.numbering import number
from tests.minutes.meetings import STYLES, composed, decision, item, lines, meeting, note, style, text, under

CODE = "item-no-outcome"


def found(*items: Item, **fields: object) -> list[str]:
    made: Meeting = meeting(*items, **({"end": time(16)} | fields))
    return [finding.words for finding in checks.find(made, number(made, style("notes-table"))) if finding.code == CODE]


def wanted(title: str, *notes: Note, **fields: object) -> Item:
    return replace(item(title, *notes), outcome_wanted=True, **fields)  # type: ignore[arg-type]


def test_an_item_that_ends_in_nothing_is_pointed_out() -> None:
    (words,) = found(wanted("Risks", text("They were read.")), item("Dredging", text("It was dug.")))
    assert words.startswith("“Risks” is to end in an action or a decision and has none")


@pytest.mark.parametrize(
    "noted",
    [
        (Note(kind="action", text="IO to dig", action=Action()),),
        (decision("The quay be closed"),),
    ],
)
def test_an_action_or_a_decision_is_an_end(noted: tuple[Note, ...]) -> None:
    assert found(wanted("Risks", *noted)) == []
    assert found(replace(wanted("Risks"), items=(item("Storms", *noted),))) == []


def test_an_explicit_nil_is_an_end() -> None:
    assert found(wanted("Risks", text("They were read."), nil=True)) == []


def test_a_nil_beside_an_action_is_pointed_out() -> None:
    (words,) = found(replace(item("Risks", decision("The quay be closed")), nil=True))
    assert "says that nothing was to be done, and has" in words


def test_while_the_meeting_goes_on_only_what_was_passed_over_is_pointed_out() -> None:
    agenda = (wanted("Risks", text("Read.")), item("Dredging", text("Dug.")), wanted("Quays"))
    assert len(found(*agenda, end=None)) == 1
    assert len(found(*agenda, status="planned")) == 1
    assert len(found(*agenda)) == 2


def test_a_planned_meeting_without_notes_is_not_looked_at() -> None:
    assert found(wanted("Risks"), status="planned") == []


@pytest.mark.parametrize("name", STYLES)
def test_a_nil_is_printed_in_the_words_of_the_house_style(name: str) -> None:
    said = style(name).items.nil
    nil = replace(item("Risks", text("They were read.")), nil=True)
    assert any(said in line for line in under(composed(meeting(nil), name), "Risks"))
    bare = replace(item("Risks"), nil=True)
    assert any(said in line for line in under(composed(meeting(bare), name), "Risks"))
    led = replace(item("Risks", decision("The quay be closed")), nil=True)
    assert not any(said in line for line in lines(composed(meeting(led), name)))


def test_a_nil_is_no_silence() -> None:
    made = meeting(replace(item("Risks"), nil=True), item("Dredging"), end=time(16))
    codes = [(one.code, one.words) for one in checks.find(made, number(made, style("notes-table")))]
    assert [words for code, words in codes if code == "item-no-note"] == ["“Dredging” has no note"]


@pytest.mark.parametrize("name", STYLES)
def test_a_line_to_come_is_printed_in_the_words_of_the_house_style(name: str) -> None:
    lines_to_come = (
        note("forward", "Regatta", forward=Forward()),
        note("forward", "Annual **report**", forward=Forward(wanted_on=date(2026, 7, 9))),
        note("forward", "Storm plan", forward=Forward(wanted_phrase="at the October meeting")),
    )
    said = under(composed(meeting(item("Dredging", *lines_to_come)), name), "Dredging")
    words = style(name).forward
    day = {"executive-board": "9th July 2026", "strategic-board": "9th July, 2026"}.get(name, "9 July 2026")
    for phrase, values in (
        (words.next, {"text": "Regatta"}),
        (words.later, {"text": "Annual report", "date": day}),
        (words.later, {"text": "Storm plan", "date": "the October meeting"}),
    ):
        assert any(line.endswith(phrase.words(values)) for line in said), (phrase, said)


@pytest.mark.parametrize(
    ("status", "notes", "pointed_out"),
    [
        ("planned", (text("It was dug."),), True),
        ("planned", (), False),
        ("planned", (note("private", "ask the diver"),), False),
        ("draft", (text("It was dug."),), False),
    ],
)
def test_minutes_of_a_meeting_that_counts_as_planned_are_pointed_out(
    status: str, notes: tuple[Note, ...], pointed_out: bool
) -> None:
    made = meeting(item("Dredging", *notes), status=status)
    codes = {finding.code for finding in checks.find(made, number(made, style("notes-table")))}
    assert ("still-planned" in codes) is pointed_out


@pytest.mark.parametrize(
    ("line", "fields", "pointed_out"),
    [
        ({}, {}, True),
        ({"wanted_on": date(2026, 3, 12)}, {}, True),
        ({"given_on": None}, {"status": "planned"}, True),
        ({"wanted_on": date(2026, 7, 9)}, {}, False),
        ({"wanted_phrase": "in October"}, {}, False),
        ({"given_on": date(2026, 3, 12)}, {}, False),
        ({}, {"status": "circulated"}, False),
    ],
)
def test_what_is_due_by_the_forward_plan_and_on_no_agenda_is_pointed_out(
    line: dict[str, object], fields: dict[str, object], pointed_out: bool
) -> None:
    waiting = ForwardLine(**({"id": 7, "text": "the regatta", "given_on": date(2026, 1, 8)} | line))  # type: ignore[arg-type]
    made = meeting(item("Dredging"), surroundings=Surroundings(forward=(waiting,)), **fields)
    found = [
        finding
        for finding in checks.find(made, number(made, style("notes-table")))
        if finding.code == "forward-not-taken-up"
    ]
    assert len(found) == pointed_out
    assert all(finding.words.startswith("“The regatta” is due by the forward plan") for finding in found)
