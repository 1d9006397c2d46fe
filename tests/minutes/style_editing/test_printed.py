"""What a choice of a house style prints in a meeting's own documents, and how these are made whatever its status is."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Action, Meeting
from db.values import replace
from desktop.minutes.approval_steps import as_printed
from desktop.minutes.document import Ref, plain
from desktop.minutes.house_style import built_in, of_table
from desktop.minutes.style_editing.printed import END, FIRST, example, printed
from desktop.minutes.style_editing.sheets import is_fixed, sheet
from desktop.minutes.style_editing.style_table import as_table, with_value
from tests.samples import harbour_meeting


def words_of(meeting: Meeting, style: str, shows: str = "minutes") -> dict[str, str]:
    """What is printed, by the place of the choice."""
    found = printed(meeting, built_in()[style], shows)
    return {".".join(map(str, way)): one.words for way, one in found.items()}


def test_phrases_print_their_words_in_the_meeting_itself() -> None:
    said = words_of(harbour_meeting(), "notes-table")
    assert said["heading.details.2"] == "Venue:\tQuay Room"
    assert said["dates.meeting"] == "12 March 2026"
    assert said["times.both"] == "2:00pm – 4.10pm"
    assert said["people.0.columns.1.text"] == "IO"
    assert said["heading.file_title"] == "Harbour Trust Board meeting, 12 March 2026: meeting notes"


def test_a_choice_knows_the_record_at_which_it_prints() -> None:
    meeting = harbour_meeting()
    found = printed(meeting, built_in()["notes-table"], "minutes")
    assert found["people", 0, "columns", 0, "text"].ref == Ref("person", meeting.people[0].id)
    assert found["page", "running_head", 0].ref is None


def test_the_reference_of_an_action_is_that_which_the_style_gives_next() -> None:
    table = as_table(built_in()["notes-table"])
    style = of_table(with_value(table, ("actions", "reference"), "AP{number}/{yy}"))
    assert printed(harbour_meeting(), style, "minutes")["actions", "reference"].words == "AP1/26"


@pytest.mark.parametrize("shows", ["minutes", "agreed", "agenda", "actions", "letters"])
@pytest.mark.parametrize("style", built_in())
def test_marks_change_nothing_that_is_printed(style: str, shows: str) -> None:
    for one in printed(harbour_meeting(), built_in()[style], shows).values():
        assert not any(FIRST <= ord(letter) <= ord(END) for letter in one.words)


def test_what_is_seen_is_left_out_where_the_document_does_not_print_it() -> None:
    assert "agenda.heading" not in words_of(harbour_meeting(), "notes-table")
    assert "agenda.heading" in words_of(harbour_meeting(), "notes-table", "agenda")
    assert "approval.agreed" in words_of(harbour_meeting(), "notes-table", "agreed")
    assert "letters.owner_subject" in words_of(harbour_meeting(), "notes-table", "letters")


def test_agreed_minutes_are_seen_in_the_style_that_is_changed_and_numbered_anew() -> None:
    meeting = harbour_meeting()
    fixed = tuple(
        replace(note, action=replace(note.action or Action(), reference="99", provisional=False))
        if note.kind == "action"
        else note
        for note in meeting.items[0].notes
    )
    meeting = replace(
        meeting,
        status="agreed",
        agreed_on=date(2026, 4, 1),
        items=(replace(meeting.items[0], notes=fixed), *meeting.items[1:]),
    )
    meeting = replace(meeting, printed=as_printed(meeting, built_in()["notes-table"]))
    assert is_fixed(meeting) and not is_fixed(harbour_meeting())
    style = of_table(with_value(as_table(built_in()["notes-table"]), ("heading", "kind"), "record"), "notes-table")
    document = sheet(meeting, style, "minutes")
    assert document.draft == "DRAFT"
    assert "RECORD" in plain(document.blocks[0].runs)  # type: ignore[union-attr]


def test_an_example_fills_in_invented_words() -> None:
    assert example("**{name}**[ ({initials})]", ("name", "initials")) == "Ines Okafor (IO)"
    assert example("[{name}", ("name",)) == ""
