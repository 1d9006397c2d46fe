from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from db.records import Meeting, Owner, Person
from db.values import replace
from desktop.minutes.exports import meeting_file
from desktop.minutes.house_style import built_in
from desktop.minutes.imports import Unreadable, source_for, sources
from desktop.minutes.imports.meeting_file import DEEPEST, read
from desktop.minutes.numbering import number
from tests.samples import harbour_meeting

File = dict[str, Any]


def the_file() -> File:
    """The harbour meeting as a meeting file."""
    meeting = harbour_meeting()
    content = meeting_file.render(meeting, number(meeting, built_in()["notes-table"]))
    parsed: File = json.loads(content)
    return parsed


def in_bytes(file: object) -> bytes:
    return json.dumps(file).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(content)
    words = str(refused.value)
    assert len(words.splitlines()) == 1
    assert words.isprintable()
    return words


def changed(*path: str | int, to: object) -> File:
    """The harbour file with one value put at a place, or (`...`) taken away."""
    file: Any = the_file()
    inside = file
    for step in path[:-1]:
        inside = inside[step]
    if to is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = to
    return file  # type: ignore[no-any-return]


TB, NOTES = ("attendance", 1), ("agenda", 1, "notes")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("colour",), "red", "colour: unknown key"),
        (("two words",), "red", '["two words"]: unknown key'),
        (("committee", "chair"), "io", "committee.chair: unknown key"),
        ((*NOTES, 0, "owners"), [], "agenda[1].notes[0].owners: unknown key"),
        ((*NOTES, 4, "due"), "2026-03-20", "agenda[1].notes[4].due: unknown key"),
        ((*NOTES, 1, "text"), "Done.", "agenda[1].notes[1].text: unknown key"),
        ((*NOTES, 2, "owners", 0), "jt", 'agenda[1].notes[2].owners[0]: nobody is labelled "jt"'),
        ((*NOTES, 1, "action", "owners", 0), "jt", 'agenda[1].notes[1].action.owners[0]: nobody is labelled "jt"'),
        (("agenda", 1, "lead", 0), "jt", 'agenda[1].lead[0]: nobody is labelled "jt"'),
        (("agenda", 1, "lead", 1), {"name": " "}, "agenda[1].lead[1].name: must not be empty"),
        (("agenda", 1, "lead", 1), {"label": "io"}, "agenda[1].lead[1].label: unknown key"),
        (("agenda", 1, "lead", 1), 3, 'agenda[1].lead[1]: must be a label or {"name": ...}, not 3'),
        ((*TB, "person"), "jt", 'attendance[1].person: nobody is labelled "jt"'),
        ((*TB, "deputy"), "jt", 'attendance[1].deputy: nobody is labelled "jt"'),
        ((*TB, "person"), ["io"], "attendance[1].person: must be text, not a list"),
        ((*TB, "for_items"), ["2", 2], "attendance[1].for_items[1]: must be text, not 2"),
        ((*TB, "for_items"), [""], 'attendance[1].for_items[0]: "" is no item number'),
        ((*TB, "for_items"), None, "attendance[1].for_items: must be a list, not null"),
        (
            (*TB, "status"),
            "sick",
            'attendance[1].status: "sick" is none of: present, apologies, absent, not required',
        ),
        ((*TB, "status"), ..., "attendance[1].status: missing"),
        ((*TB, "arrived"), "24:00", 'attendance[1].arrived: "24:00" is no time (HH:MM, 24 hours)'),
        ((*TB, "left"), "9:30", 'attendance[1].left: "9:30" is no time (HH:MM, 24 hours)'),
        (("start",), "14:00:30", 'start: "14:00:30" is no time (HH:MM, 24 hours)'),
        (("date",), "2026-02-29", 'date: "2026-02-29" is no date (YYYY-MM-DD)'),
        (("date",), "20260312", 'date: "20260312" is no date (YYYY-MM-DD)'),
        (("date",), "２０２６-03-12", "is no date (YYYY-MM-DD)"),
        (("date",), 20260312, "date: 20260312 is no date (YYYY-MM-DD)"),
        (("date",), ..., "date: missing"),
        (("title",), ..., "title: missing"),
        (("title",), None, "title: must be text, not null"),
        (("title",), "\ud83d", "title: holds half a character (a lone surrogate)"),
        (("committee",), ..., "committee: missing"),
        (("committee",), "Board", 'committee: must be an object, not "Board"'),
        (("committee", "name"), ..., "committee.name: missing"),
        (("committee", "name"), "", "committee.name: must not be empty"),
        (("committee", "quorum"), True, "committee.quorum: must be a whole number, not true"),
        (("committee", "quorum"), 3.0, "committee.quorum: must be a whole number, not 3.0"),
        (("committee", "quorum"), -1, "committee.quorum: -1 is not between 0 and 99999"),
        (("committee", "quorum"), 10**30, "committee.quorum: must be a whole number, not 1e+30"),
        (("id",), "0d6f1c3e", 'id: "0d6f1c3e" is no UUID'),
        (("id",), "{0d6f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c11}", "is no UUID"),
        (("status",), "final", 'status: "final" is none of: planned, draft, circulated, agreed, signed'),
        (("people", 1, "id"), "io", 'people[1].id: "io" is the id of two people'),
        (("people", 1, "id"), "T B", 'people[1].id: "T B" is no label: use a-z, 0-9 and -'),
        (("people", 1, "id"), ..., "people[1].id: missing"),
        (("people", 3), {"id": "gw", "organisation": "Trust"}, "people[3]: needs a name, initials or a job_title"),
        (("people",), {}, "people: must be a list, not an object"),
        (("agenda",), None, "agenda: must be a list, not null"),
        (("agenda", 0), [], "agenda[0]: must be an object, not a list"),
        (("agenda", 1, "standing"), 1, "agenda[1].standing: must be true or false, not 1"),
        (("agenda", 1, "minutes"), False, "agenda[1].minutes: must be a whole number, not false"),
        (("agenda", 1, "number"), 2, "agenda[1].number: must be text, not 2"),
        ((*NOTES, 0, "kind"), "task", 'agenda[1].notes[0].kind: "task" is none of: text, heading, bullet'),
        ((*NOTES, 0, "kind"), [], "agenda[1].notes[0].kind: must be text, not a list"),
        ((*NOTES, 0, "kind"), ..., "agenda[1].notes[0].kind: missing"),
        ((*NOTES, 0, "text"), ..., "agenda[1].notes[0].text: missing"),
        ((*NOTES, 1, "action"), ..., "agenda[1].notes[1].action: missing"),
        ((*NOTES, 1, "action", "text"), ..., "agenda[1].notes[1].action.text: missing"),
        ((*NOTES, 1, "outcome"), "open", 'agenda[1].notes[1].outcome: "open" is none of: done'),
        ((*NOTES, 2, "due"), "", 'agenda[1].notes[2].due: "" is no date (YYYY-MM-DD)'),
        ((*NOTES, 2, "provisional"), "true", 'agenda[1].notes[2].provisional: must be true or false, not "true"'),
        (("agenda", 1, "items", 0, "notes", 1, "start"), 0, "agenda[1].items[0].notes[1].start: there is no letter"),
        (("next_meetings", 0, "date"), ..., "next_meetings[0].date: missing"),
        (("next_meetings", 0, "people"), [], "next_meetings[0].people: unknown key"),
        (("format",), ..., 'format: missing; a meeting file says "minutebook-meeting"'),
        (("format",), "minutes", 'format: "minutes"; a meeting file says "minutebook-meeting"'),
        (("version",), ..., "version: missing"),
        (("version",), 3, "version: 3 is newer than this program, which reads up to 2"),
        (("version",), True, "version: true is no version"),
        (("version",), 1.0, "version: 1.0 is no version"),
        (("version",), 0, "version: 0 is no version"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(path: tuple[str | int, ...], value: object, words: str) -> None:
    assert words in refusal(in_bytes(changed(*path, to=value)))


def test_a_newer_file_is_called_newer_whatever_else_it_holds() -> None:
    assert "newer" in refusal(in_bytes({**changed("version", to=7), "wings": 2}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1: not JSON"),
        (b"Dear Sir", "line 1, column 1: not JSON"),
        (b'{"format": "minutebook-meeting",\n "version": 1,}', "line 2, column 15: not JSON"),
        (b'{"format": 1} {}', "not JSON: Extra data"),
        (b"[]", "not a meeting file: it holds a list where an object should be"),
        (b"NaN", "not a meeting file: it holds NaN"),
        (b'"\xff"', "not UTF-8: byte 1 cannot be read"),
        ("{}".encode("utf-16"), "not UTF-8: byte 0 cannot be read"),
        (b"[" * 100_000, "too deep"),
        (b'{"a":' * 100_000, "too deep"),
        (b'{"format": "minutebook-meeting", "version": ' + b"9" * 10_000 + b"}", "version: Infinity is no version"),
    ],
)
def test_what_is_no_meeting_file_is_refused(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"title": "Harbour', '"title": "A", "title": "Harbour', "title: this key stands there twice"),
        ('"format":', '"version": 1, "format":', "version: this key stands there twice"),
        ('"name": "Tom Brandt"', '"name": "T", "name": "Tom"', "people[1].name: this key stands there twice"),
        ('"quorum": 3', '"quorum": NaN', "committee.quorum: must be a whole number, not NaN"),
        ('"minutes": 20', '"minutes": -Infinity', "agenda[1].minutes: must be a whole number, not -Infinity"),
        ('"minutes": 20', '"minutes": 2e1', "agenda[1].minutes: must be a whole number, not 20.0"),
    ],
)
def test_what_json_itself_would_let_pass_is_refused(before: str, after: str, words: str) -> None:
    text = json.dumps(the_file())
    assert before in text
    assert refusal(text.replace(before, after, 1).encode()) == words


def nested(depth: int) -> File:
    item: File = {"title": "at the bottom"}
    for _ in range(depth):
        item = {"items": [item]}
    return {**the_file(), "agenda": [item]}


def test_items_stand_inside_items_to_a_depth_that_nobody_prints() -> None:
    assert len(list(read(in_bytes(nested(DEEPEST))).every_item())) == DEEPEST + 1
    assert "deep" in refusal(in_bytes(nested(DEEPEST + 1)))
    assert "deep" in refusal(in_bytes(nested(300)))


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbf" + in_bytes(the_file())).title == "Harbour Trust Board meeting"


def test_everything_that_is_said_is_in_the_record() -> None:
    meeting = read(in_bytes(the_file()))
    ines, tom, lena, gus = meeting.people
    assert (meeting.uid, meeting.committee.quorum, meeting.start) == (harbour_meeting().uid, 3, time(14))
    assert (ines.label, ines.name, ines.initials, ines.organisation) == ("io", "Ines Okafor", "IO", "Harbour Trust")
    assert [at.person for at in meeting.attendance] == [ines.id, tom.id, lena.id, gus.id]
    assert meeting.attendance[1].deputy == lena.id
    assert (meeting.attendance[2].for_items, meeting.attendance[3].left) == (("2", "2.1"), time(15, 55))
    item = meeting.items[1]
    assert (item.lead, item.standing, item.minutes, item.began) == (
        (Owner(person=ines.id), Owner(name="The auditors")),
        True,
        20,
        time(14, 5),
    )
    review = item.notes[1].review
    assert review is not None
    assert (review.owners, review.given_on, review.outcome) == ((Owner(person=tom.id),), date(2026, 1, 8), "done")
    assert [note.start for note in item.items[0].notes] == [None, 3, None, None]


def test_every_id_is_new() -> None:
    def ids(meeting: Meeting) -> list[int]:
        notes = [note for _, note in meeting.every_note()]
        inside = [record.id for note in notes for record in (note.action, note.decision, note.review) if record]
        rows = (*meeting.people, *meeting.attendance, *meeting.every_item(), *notes, *meeting.next_meetings)
        return [meeting.id, *(row.id for row in rows), *inside]

    content = in_bytes(the_file())
    both = ids(read(content)) + ids(read(content))
    assert 0 not in both
    assert len(set(both)) == len(both)


def test_a_meeting_without_an_id_is_given_one() -> None:
    content = in_bytes(changed("id", to=...))
    assert read(content).uid != read(content).uid


def test_an_id_in_capitals_is_the_same_id() -> None:
    assert read(in_bytes(changed("id", to=harbour_meeting().uid.upper()))).uid == harbour_meeting().uid


@pytest.mark.parametrize(
    ("keys", "fixed"),
    [
        ({"number": "2"}, "2"),
        ({"number": "2", "provisional": False}, "2"),
        ({"number": "2", "provisional": True}, ""),
        ({}, ""),
    ],
)
def test_an_items_number_is_fixed_unless_it_is_provisional(keys: File, fixed: str) -> None:
    assert read(in_bytes({**the_file(), "agenda": [{"title": "One", **keys}]})).items[0].number == fixed


@pytest.mark.parametrize("kind", ["action", "decision"])
@pytest.mark.parametrize(
    ("keys", "reference", "provisional"),
    [
        ({"reference": "8"}, "8", False),
        ({"reference": "8", "provisional": True}, "8", True),
        ({"reference": ""}, "", True),
        ({"provisional": True}, "", True),
        ({}, "", True),
    ],
)
def test_a_reference_is_fixed_unless_it_is_provisional(
    kind: str, keys: File, reference: str, provisional: bool
) -> None:
    note = (
        read(in_bytes({**the_file(), "agenda": [{"notes": [{"kind": kind, "text": "x", **keys}]}]})).items[0].notes[0]
    )
    held = note.action or note.decision
    assert held is not None
    assert (held.reference, held.provisional) == (reference, provisional)


@pytest.mark.parametrize(
    ("keys", "owners_set", "due_set"),
    [
        ({"owners": ["lf"], "due": "2026-03-20"}, False, False),
        ({"owners": ["tb"], "due": "2026-03-20"}, True, False),
        ({"owners": [], "due": "2026-03-20"}, True, False),
        ({"owners": ["lf"], "due": "2026-03-21"}, False, True),
        ({"owners": ["lf"], "due": "2026-03-20", "due_phrase": "soon"}, False, True),
        ({"owners": ["lf"]}, False, True),
    ],
)
def test_owners_and_due_that_the_words_do_not_say_were_set_by_hand(keys: File, owners_set: bool, due_set: bool) -> None:
    note = {"kind": "action", "text": "**LF** to send the list by 20 March", **keys}
    action = read(in_bytes({**the_file(), "agenda": [{"notes": [note]}]})).items[0].notes[0].action
    assert action is not None
    assert (action.owners_set, action.due_set) == (owners_set, due_set)


def test_markup_is_made_canonical() -> None:
    note = {"kind": "text", "text": r"a \*b ** c** **d**"}
    text = read(in_bytes({**the_file(), "agenda": [{"notes": [note]}]})).items[0].notes[0].text
    assert text == "a *b ** c** **d**"


@pytest.mark.parametrize(
    "change",
    [
        lambda file: {**file, "place": "", "agenda": [], "next_meetings": []},
        lambda file: {**file, "attendance": [{"person": "io", "status": "present", "role": "", "for_items": []}]},
        lambda file: dict(reversed(file.items())),
    ],
)
def test_defaults_may_be_said_and_keys_come_in_any_order(change: Callable[[File], File]) -> None:
    read(in_bytes(change(the_file())))


def test_the_meeting_file_is_the_source_for_any_ending() -> None:
    assert source_for(".JSON") is source_for(".txt") is sources()[0]


def test_people_need_initials_no_more_than_a_name() -> None:
    file = {**the_file(), "people": [{"id": "c", "job_title": "Clerk"}], "attendance": [], "agenda": []}
    assert replace(read(in_bytes(file)).people[0], id=0) == Person(label="c", job_title="Clerk")
