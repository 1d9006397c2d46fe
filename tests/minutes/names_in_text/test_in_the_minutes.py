"""Names in a whole set of minutes: every kind of note, titles, tables, owners, first mentions, pins, two versions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from db.records import Action, Item, Note, Owner, Pin
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.comparing import compared
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.document import Document, Run, Table, every_block
from desktop.minutes.house_style import built_in
from desktop.minutes.imports.meeting_file import read
from desktop.minutes.wording import Phrase
from tests.minutes.meetings import action, decision, item, lines, note, review, text
from tests.minutes.names_in_text.people import ALAN, EVA, FERN, IAN, board, saying

CASES = sorted((Path(__file__).parents[4] / "shared" / "cases").glob("*.meeting.json"))


def made(*agenda: Item, how: str = "names", pins: tuple[Pin, ...] = (), **choices: str) -> Document:
    return compose(board(*agenda, pins=pins), saying(how, **choices))


def all_runs(document: Document) -> list[Run]:
    return [run for block in every_block(document.blocks) if not isinstance(block, Table) for run in block.runs]


def owned(words: str, *owners: Owner) -> Note:
    return note("action", words, action=Action(owners=owners))


def test_every_kind_of_note_says_people_alike() -> None:
    document = made(
        item(
            "Report by FK",
            text("EM welcomed all."),
            note("bullet", "AT agreed"),
            note("heading", "Seen by FK"),
            note("numbered", "FK asked"),
            decision("EM be thanked"),
            review("FK to mend the gate", "4", closing="FK has done it."),
            note("forward", "FK to come back"),
            action("EM to write"),
        )
    )
    said = "\n".join(lines(document))
    for words in (
        "Report by Fern Knott",
        "Eva Marsh welcomed all.",
        "Alan Tibbs agreed",
        "Seen by Fern Knott",
        "Fern Knott asked",
        "Decision: Eva Marsh be thanked",
        "Fern Knott to mend the gate",
        "Fern Knott has done it.",
        "Fern Knott to come back",
        "Action 1: Eva Marsh to write",
    ):
        assert words in said
    assert {run.typed for run in all_runs(document) if run.typed} == {"FK", "EM", "AT"}


def test_as_typed_is_what_comes_with_the_program_and_changes_nothing() -> None:
    for style in built_in().values():
        assert style.names.in_text == "as typed"
        document = compose(board(item("Cranes", text("EM and IT said so."))), style)
        assert not any(run.typed for run in all_runs(document))


def test_an_action_that_runs_on_is_no_new_sentence() -> None:
    agenda = item("Cranes", text("It was agreed that"), note("text", "EM would write, and", run_on=True))
    said = "\n".join(lines(made(agenda, how="offices")))
    assert "It was agreed that the Chair would write, and" in said


def test_the_owner_of_an_action_shows_that_its_initials_are_a_persons() -> None:
    agenda = item("Cranes", owned("IT will provide laptops", Owner(person=IAN.id)), text("IT will provide laptops"))
    said = lines(made(agenda))
    assert "Action 1: Ian Thorne will provide laptops" in said
    assert "IT will provide laptops" in said


def test_words_of_actions_may_stay_as_typed() -> None:
    agenda = item("Cranes", owned("EM to write", Owner(person=EVA.id)), text("EM agreed."))
    said = lines(made(agenda, actions="as typed"))
    assert "Action 1: EM to write" in said
    assert "Eva Marsh agreed." in said


@pytest.mark.parametrize(
    ("how", "said"),
    [("initials", "EM & AT"), ("names", "Eva Marsh & Alan Tibbs"), ("offices", "Chair & Alan Tibbs")],
)
def test_owners_and_leads_follow_the_text_where_the_style_wants_it(how: str, said: str) -> None:
    people = (Owner(person=EVA.id), Owner(person=ALAN.id))
    agenda = item("Cranes", owned("To write", *people), lead=people)
    base = saying(how, owners="as the text")
    led = replace(base, items=replace(base.items, lead=Phrase.read("Led by {lead}", ("lead",))))
    rows = lines(compose(board(agenda), led))
    assert f"Led by {said}" in rows
    assert f"1 | To write | {said}" in rows
    assert "1 | To write | EM & AT" in lines(compose(board(agenda), saying(how)))


def test_the_first_mention_is_in_full_and_tables_repeat_nobody() -> None:
    agenda = (
        item("Cranes by EM", text("EM's paper was read. EM spoke; EM left."), action("EM to write")),
        item("Quays", text("EM came back.")),
    )
    said = "\n".join(lines(made(*agenda, how="initials", first_mention="in full")))
    assert "Cranes by EM" in said
    assert "EM's paper was read. Eva Marsh (EM) spoke; EM left." in said
    assert said.count("Eva Marsh (EM)") == 1
    again = "\n".join(lines(made(*agenda, how="offices", first_mention="in full", first_in="each item")))
    assert again.count("Eva Marsh (EM)") == 2
    assert "The Chair's paper was read. Eva Marsh (EM) spoke; the Chair left." in again


def test_somebody_introduced_by_the_clerk_is_not_introduced_again() -> None:
    agenda = item("Cranes", text("Eva Marsh (EM) came. EM spoke."))
    said = "\n".join(lines(made(agenda, how="initials", first_mention="in full")))
    assert "Eva Marsh (EM) came. EM spoke." in said


def test_a_pin_holds_words_in_its_note_or_in_all() -> None:
    one, other = text("EM spoke. FK spoke."), text("EM's plan. FK left.")
    agenda = item("Cranes", one, other)
    said = lines(made(agenda, pins=(Pin(note=one.id, words="EM"), Pin(words="FK"))))
    assert "EM spoke. FK spoke." in said
    assert "Eva Marsh's plan. FK left." in said
    held = [run for run in all_runs(made(agenda, pins=(Pin(words="FK"),))) if run.typed == run.text and run.typed]
    assert [run.text for run in held] == ["FK", "FK"]


def test_names_compare_as_they_print() -> None:
    typed = ("EM spoke at length.", "Eva Marsh spoke at length.")
    before, after = (made(item("Cranes", text(words))) for words in typed)
    assert not [run for run in all_runs(compared(before, after)) if run.change]


def test_agreed_minutes_keep_their_names() -> None:
    document = made(item("Cranes", text("EM spoke.")))
    kept = kept_document.read(kept_document.write(document, "our-board"))
    assert kept is not None and kept[1] == document


def test_the_action_table_alone_says_people_too() -> None:
    agenda = item("Cranes", owned("FK to write", Owner(person=FERN.id)))
    assert "Fern Knott to write" in "\n".join(lines(compose_actions(board(agenda), saying("names"))))


@pytest.mark.skipif(not CASES, reason="the cases are not here")
@pytest.mark.parametrize("how", ["initials", "names", "offices"])
@pytest.mark.parametrize("file", CASES, ids=lambda path: path.name.split(".")[0])
def test_in_real_minutes_nothing_is_said_within_a_word(file: Path, how: str) -> None:
    meeting = read(file.read_bytes())
    document = compose(meeting, saying(how))
    people = json.loads(file.read_text(encoding="utf-8"))["people"]
    initials = {person.get("initials") for person in people}
    found = 0
    for block in every_block(document.blocks):
        if isinstance(block, Table):
            continue
        for before, run, behind in zip((None, *block.runs), block.runs, (*block.runs[1:], None), strict=False):
            if not run.typed:
                continue
            found += 1
            assert before is None or not before.text[-1:].isalnum()
            assert behind is None or not behind.text[:1].isalnum()
            word = re.sub(r"['’]s?$", "", run.typed)
            assert word in initials or how == "initials" or " " in word or run.typed == run.text
    assert found or how == "initials"
