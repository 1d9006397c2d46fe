from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from db import intake, meetings, snapshot
from db.records import Action, Item, Meeting, Note, Person, Pin, Review
from db.store import Store
from db.values import replace
from desktop.completing import kept_up
from desktop.minutes.exports import meeting_file
from desktop.minutes.house_style import built_in, resolve
from desktop.minutes.imports.meeting_file import read
from desktop.minutes.numbering import number
from tests.random_meetings import Invented
from tests.samples import harbour_meeting

CASES = sorted((Path(__file__).parents[3].parent / "shared" / "cases").glob("*.meeting.json"))


def written(meeting: Meeting) -> bytes:
    return meeting_file.render(meeting, number(meeting, resolve(meeting.style, built_in())))


def through_the_database(store: Store, content: bytes) -> bytes:
    meeting = read(content)
    store.write(intake.bring_in([meeting], kept_up(built_in()), replacing=True))
    id = store.read(meetings.with_uid(meeting.uid))
    assert id is not None
    return written(store.read(snapshot.load(id)))


def test_keys_stand_in_the_order_of_the_contract_without_those_at_their_default() -> None:
    file = json.loads(written(harbour_meeting()))
    assert [*file] == [
        *("format", "version", "id", "committee", "title", "date", "start", "end", "place", "style"),
        *("people", "attendance", "agenda", "next_meetings"),
    ]
    assert [list(row) for row in file["attendance"]] == [
        ["person", "status", "role"],
        ["person", "status", "deputy"],
        ["person", "status", "capacity", "for_items"],
        ["person", "status", "capacity", "role", "arrived", "left"],
    ]
    item = file["agenda"][1]
    assert [*item] == ["number", "provisional", "title", "lead", "standing", "minutes", "began", "notes", "items"]
    assert [list(note) for note in item["notes"]] == [
        ["kind", "text"],
        ["kind", "action", "outcome", "closing"],
        ["kind", "text", "owners", "due", "reference", "provisional"],
        ["kind", "text", "owners", "due_phrase", "reference", "provisional"],
        ["kind", "text"],
    ]
    assert list(item["notes"][1]["action"]) == ["reference", "text", "owners", "meeting"]
    assert item["items"][0]["notes"][1:3] == [
        {"kind": "lettered", "text": "insurance", "start": 3},
        {"kind": "numbered", "text": "surveyor booked", "level": 1},
    ]


def test_the_form_is_two_spaces_characters_as_themselves_and_one_newline_at_the_end() -> None:
    content = written(harbour_meeting(title="Hafen Übersee 漢"))
    assert content.startswith(b'{\n  "format": "minutebook-meeting",\n  "version": 1,\n  "id": ')
    assert "Hafen Übersee 漢".encode() in content
    assert content.endswith(b"\n}\n")


def test_numbers_of_the_style_are_provisional_and_those_set_by_hand_are_not() -> None:
    meeting = harbour_meeting(items=(Item(id=1, title="One"), Item(id=2, number="7", title="Seven")))
    assert json.loads(written(meeting))["agenda"] == [
        {"number": "1", "provisional": True, "title": "One"},
        {"number": "7", "title": "Seven"},
    ]


def test_a_private_note_is_written() -> None:
    assert "check the spelling of the surveyor" in written(harbour_meeting()).decode()


def test_a_decision_carries_its_reference_where_the_style_numbers_decisions() -> None:
    notes = [note for _, note in harbour_meeting().every_note()]
    of_style = {
        style: json.loads(written(harbour_meeting(style=style)))["agenda"][1]["notes"][4].get("reference")
        for style in ("notes-table", "minutes-and-actions")
    }
    assert any(note.kind == "decision" for note in notes)
    assert of_style == {"notes-table": None, "minutes-and-actions": "3"}


def test_what_only_has_its_defaults_is_short() -> None:
    meeting = Meeting(uid="x", committee=harbour_meeting().committee, title="", date=date(2026, 1, 2))
    assert list(json.loads(written(meeting))) == ["format", "version", "id", "committee", "title", "date"]


def test_part_attendance_for_no_item_differs_from_attendance_for_all() -> None:
    meeting = harbour_meeting()
    none = replace(meeting, attendance=(replace(meeting.attendance[0], for_items=()),))
    assert json.loads(written(none))["attendance"][0]["for_items"] == []
    assert read(written(none)).attendance[0].for_items == ()


@pytest.mark.parametrize("seed", range(60))
def test_reading_what_was_written_and_writing_it_again_gives_the_same_bytes(seed: int, store: Store) -> None:
    content = written(Invented(seed).meeting())
    assert written(read(content)) == content
    assert through_the_database(store, content) == content
    assert through_the_database(store, content) == content


@pytest.mark.parametrize("seed", range(20))
def test_a_meeting_among_others_comes_back_from_its_file(seed: int, store: Store) -> None:
    several = [replace(Invented(seed * 10 + n).meeting(), style="strategic-board") for n in range(5)]
    random.Random(seed).shuffle(several)
    store.write(intake.bring_in([read(written(one)) for one in several], kept_up(built_in())))
    for card in store.read(meetings.cards):
        content = written(store.read(snapshot.load(card.id)))
        assert through_the_database(store, content) == content


def test_a_review_without_an_action_keeps_its_words() -> None:
    meeting = harbour_meeting(items=(Item(id=1, notes=(Note(kind="review", text="**Seen** to."),)),))
    assert json.loads(written(meeting))["agenda"][0]["notes"] == [{"kind": "review", "action": {"text": "Seen to."}}]


def test_an_office_without_a_name_is_written(store: Store) -> None:
    clerk = Person(id=5, label="clerk", job_title="Clerk")
    assert json.loads(written(harbour_meeting(people=(clerk,), attendance=(), items=())))["people"] == [
        {"id": "clerk", "job_title": "Clerk"}
    ]


@pytest.mark.skipif(not CASES, reason="the cases are not here")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_cases_come_back_from_their_files(case: Path, store: Store) -> None:
    content = written(read(case.read_bytes()))
    assert through_the_database(store, content) == content
    assert written(read(content)) == content


def test_words_that_print_as_typed_go_along_with_their_note_and_stay_with_it(store: Store) -> None:
    note = Note(kind="action", text="IT to reset the crane", action=Action())
    review = Note(kind="review", review=Review(text="IT to renew the licence"))
    spare = Pin(note=77, words="nobody's")
    pins = (Pin(words="OR"), Pin(words="AT"), Pin(note=note.id, words="IT"), Pin(note=review.id, words="IT"), spare)
    meeting = harbour_meeting(items=(Item(title="Cranes", notes=(note, review)),), pins=pins)
    file = json.loads(written(meeting))
    assert file["version"] == 2
    assert file["as_typed"] == ["AT", "OR"]
    assert [one["as_typed"] for one in file["agenda"][0]["notes"]] == [["IT"], ["IT"]]
    again = read(written(meeting))
    ids = [one.id for one in again.items[0].notes]
    assert sorted((pin.note, pin.words) for pin in again.pins) == [(0, "AT"), (0, "OR"), *((id, "IT") for id in ids)]
    assert through_the_database(store, written(meeting)) == written(meeting)
