"""From one meeting to the next by keys alone: nothing is typed twice, nothing is lost on the way."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from db import committees, forward_plan, meetings, members
from db.changes import Edit
from db.records import CommitteeProfile, Item, Meeting, Member, StandingItem
from desktop import importing
from tests.journeys.clerk import Clerk
from tests.journeys.paper import Paper

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases"
FOLLOW = "Ctrl+Shift+N"


def begin_board(clerk: Clerk, style: str = "Executive", day: str = "3 Feb 2026") -> None:
    clerk.new_meeting(
        committee="Brookside Library Board",
        title="Brookside Library Board",
        date=day,
        start="10am",
        place="Reading Room",
        house_style=style,
    )
    clerk.attendees("Orla Finch, OF, Head Librarian", "Ivo Kern, IK, Director", "Mara Dunn, MD, Clerk")
    clerk.row("OF", role="chair")
    clerk.row("MD", role="minute-taker", capacity="in attendance")
    clerk.press("Ctrl+3")
    clerk.name_item("Welcome and apologies", "OF welcomed everybody.")
    clerk.new_item("Minutes of the Library Board of 2 December 2025", "They were agreed.")


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items]


def item_called(clerk: Clerk, title: str) -> Item:
    return next(item for item in clerk.meeting.every_item() if item.title == title)


def read(clerk: Clerk, query: object) -> object:
    assert clerk.window.desk is not None
    return clerk.window.desk.workspace.read(query)  # type: ignore[arg-type]


def test_the_next_meeting_follows_with_one_enter(clerk: Clerk, tmp_path: Path) -> None:
    begin_board(clerk)
    clerk.new_item("Opening hours", "OF will print new cards.")
    clerk.run_on("OF will print new cards.")
    clerk.press("Ctrl+3", "Ctrl+End", "Return")
    clerk.notes("Next: reading groups", "next: annual report on 9 June")
    clerk.press("Return")
    clerk.notes("n: budget at the October meeting")
    clerk.new_item("Any other business", "None.")
    clerk.next_meetings(("14 April 2026", "10.00", "12.00", "Annexe", ""), ("9 June 2026", "10.00", "12.00", "", ""))
    february = clerk.meeting
    clerk.in_dialog(FOLLOW)
    april = clerk.meeting
    assert (april.date, april.start, april.end, april.place) == (date(2026, 4, 14), time(10), time(12), "Annexe")
    assert (april.status, april.style, april.title, april.kind) == (
        "planned",
        "executive-board",
        "Brookside Library Board",
        february.kind,
    )
    assert titles(april) == [
        "Welcome and apologies",
        "Minutes of the Library Board of 3rd February 2026",
        "Reading groups",
        "Any other business",
    ]
    assert [one.date for one in april.next_meetings] == [date(2026, 6, 9)]
    assert [(row.role, row.capacity) for row in april.attendance] == [
        ("chair", "member"),
        ("", "member"),
        ("minute-taker", "in attendance"),
    ]
    assert [action.text for action in april.surroundings.open_actions] == ["OF will print new cards."]
    assert [line.text for line in april.surroundings.forward] == [
        "annual report on 9 June",
        "budget at the October meeting",
    ]
    june_follows(clerk, tmp_path)


def june_follows(clerk: Clerk, tmp_path: Path) -> None:
    """April notes nothing to come; what February put on the plan for June is on June's agenda all the same."""
    clerk.in_dialog(FOLLOW)
    june = clerk.meeting
    assert june.date == date(2026, 6, 9) and june.place == "Reading Room"
    assert titles(june) == [
        "Welcome and apologies",
        "Minutes of the Library Board of 14th April 2026",
        "Annual report",
        "Any other business",
    ]
    clerk.export(tmp_path / "agenda.docx", "Ctrl+Shift+G", "Word")
    paper = Paper(tmp_path / "agenda.docx")
    paper.stands_in_order(["Agenda", "9th June 2026", "Annual report", "Action Log", "OF will print new cards."])
    assert "DRAFT" not in paper.header


def test_a_meeting_that_is_here_already_is_opened_instead(clerk: Clerk) -> None:
    begin_board(clerk)
    february = clerk.meeting.id
    clerk.next_meetings(("14 April 2026", "10.00", "12.00", "Annexe", ""))
    clerk.in_dialog(FOLLOW)
    april = clerk.meeting.id
    open_meeting(clerk, february)
    clerk.in_dialog(FOLLOW)
    assert clerk.meeting.id == april
    assert len(read(clerk, meetings.cards)) == 2  # type: ignore[arg-type]


def test_making_it_can_be_taken_back(clerk: Clerk) -> None:
    begin_board(clerk)
    february = clerk.meeting.id
    clerk.in_dialog(FOLLOW)
    assert "Taking it back removes it" in clerk.window.messages.words
    take_back = next(button for button in clerk.window.messages._buttons if "Take it back" in button.text())
    take_back.click()
    assert clerk.meeting.id == february
    assert len(read(clerk, meetings.cards)) == 1  # type: ignore[arg-type]
    clerk.press("Ctrl+Z")
    assert len(read(clerk, meetings.cards)) == 2, "taking it back can itself be undone"  # type: ignore[arg-type]


def test_a_meeting_in_which_something_was_typed_is_not_taken_back(clerk: Clerk) -> None:
    begin_board(clerk)
    clerk.in_dialog(FOLLOW)
    clerk.press("Ctrl+3")
    clerk.type("It was opened.")
    take_back = next(button for button in clerk.window.messages._buttons if "Take it back" in button.text())
    take_back.click()
    assert clerk.meeting.items[0].notes[0].text == "It was opened."
    assert "Something was typed" in clerk.window.messages.words


def test_the_agenda_is_made_up_by_keys_before_it_is_made(clerk: Clerk) -> None:
    begin_board(clerk)
    clerk.new_item("Opening hours", "They were discussed.")
    clerk.new_item("Reading groups", "They were discussed.")

    def make_up() -> None:
        clerk.go_to("Agenda")
        clerk.press("Home", "Down", "Down", "Space", "Alt+Shift+Up")
        clerk.press("Down", "F2")
        clerk.type("Minutes of February")
        clerk.press("Return", "Insert")
        clerk.type("New chairs")
        clerk.press("Return")

    clerk.in_dialog(FOLLOW, make_up)
    assert titles(clerk.meeting) == ["Welcome and apologies", "Opening hours", "Minutes of February", "New chairs"]


def test_a_line_to_come_is_corrected_in_place_and_undone(clerk: Clerk) -> None:
    begin_board(clerk)
    clerk.new_item("Opening hours")
    clerk.notes("Next: annual report on 9 June")
    note = clerk.item.notes[0]
    assert note.kind == "forward" and note.forward is not None
    assert (note.text, note.forward.wanted_on) == ("annual report on 9 June", date(2026, 6, 9))
    clerk.in_dialog("Alt+Return", clerk.field("For", "the October meeting"))
    assert _wanted(clerk) == (None, "the October meeting")
    clerk.type(", with figures")
    assert _wanted(clerk) == (None, "the October meeting"), "typing on leaves what was corrected by hand"
    clerk.press("Ctrl+Z", "Ctrl+Z")
    assert _wanted(clerk) == (date(2026, 6, 9), "")


def _wanted(clerk: Clerk) -> tuple[date | None, str]:
    forward = clerk.item.notes[0].forward
    assert forward is not None
    return forward.wanted_on, forward.wanted_phrase


def test_an_explicit_nil_is_said_by_one_chord_and_printed(clerk: Clerk, tmp_path: Path) -> None:
    begin_board(clerk)
    clerk.in_dialog("Ctrl+L", lambda: item_facts(clerk))
    item = clerk.item
    assert (item.purpose, item.papers, item.minutes, item.outcome_wanted) == (
        "decision",
        ("Draft minutes", "Action log"),
        15,
        True,
    )
    clerk.press("Ctrl+Alt+0")
    assert clerk.item.nil
    paper = Paper(clerk.export(tmp_path / "minutes.docx"))
    assert "There were no actions from this item." in paper.text
    clerk.press("Ctrl+Z")
    assert not clerk.item.nil
    clerk.press("Ctrl+3", "Ctrl+End", "Return")
    clerk.notes("Agreed: the minutes be signed")
    clerk.press("Ctrl+Alt+0")
    assert not clerk.item.nil and "has an action or a decision already" in clerk.window.messages.words


def item_facts(clerk: Clerk) -> None:
    clerk.field("Minutes planned", "15")()
    clerk.field("Purpose", "decision")()
    clerk.go_to("Papers")
    clerk.type("Draft minutes")
    clerk.press("Return")
    clerk.type("Action log")
    clerk.go_to("Is to end in an action or a decision, or to say that there was none")
    clerk.press("Space")


def test_members_deputies_and_standing_items_of_the_committee_come_by_themselves(clerk: Clerk) -> None:
    begin_board(clerk)
    clerk.next_meetings(("14 April 2026", "10.00", "12.00", "Annexe", ""))
    committee = clerk.meeting.committee.id
    known = {person.name: person.known_as for person in clerk.meeting.people}
    seats = (
        Member(known_as=known["Orla Finch"], name="Orla Finch", role="chair", left=date(2026, 3, 31)),
        Member(known_as=known["Ivo Kern"], name="Ivo Kern", role="vice-chair"),
        Member(name="Tess Wray", initials="TW", job_title="Town Clerk", joined=date(2026, 4, 1)),
        Member(name="Pim Vos", joined=date(2026, 5, 1)),
    )
    for seat in seats:
        alter(clerk, members.add(committee, seat))
    tess = next(m for m in profile_of(clerk).members if m.name == "Tess Wray")
    alter(clerk, members.name_deputy(tess.id, Member(name="Bo Lund", initials="BL")))
    risks = StandingItem(title="Risks", minutes=20, purpose="decision", lead="TW", outcome_wanted=True)
    agenda = (StandingItem(title="Welcome"), StandingItem(title="Minutes of the last meeting"), risks)
    alter(clerk, committees.set_standing(committee, agenda))
    clerk.in_dialog(FOLLOW)
    april = clerk.meeting
    names = {person.id: person.full for person in april.people}
    assert [(names[row.person], row.role, names.get(row.deputy or 0)) for row in april.attendance] == [
        ("Ivo Kern", "vice-chair", None),
        ("Tess Wray", "", "Bo Lund"),
        ("Mara Dunn", "minute-taker", None),
    ]
    assert titles(april) == ["Welcome", "Minutes of the last meeting, 3rd February 2026", "Risks"]
    item = april.items[-1]
    assert (item.minutes, item.purpose, item.outcome_wanted, item.standing) == (20, "decision", True, True)
    assert [names[owner.person or 0] for owner in item.lead] == ["Tess Wray"]


def alter(clerk: Clerk, edit: Edit) -> None:
    assert clerk.window.desk is not None
    clerk.window.desk.workspace.alter(edit, "What the committee keeps")


def profile_of(clerk: Clerk) -> CommitteeProfile:
    profile = clerk.meeting.surroundings.profile
    assert profile is not None
    return profile


@pytest.mark.skipif(not SHARED.is_dir(), reason="the cases are not here")
@pytest.mark.parametrize(
    ("case", "minutes", "people", "forms"),
    [
        ("kingston-notes-table", "Minutes of meeting 15 January 2020", 14, ("Ctrl+E", "Ctrl+Shift+G")),
        ("southwark-minutes-and-actions", "Minutes and actions arising", 23, ("Ctrl+E", "Ctrl+Shift+G")),
    ],
)
def test_real_minutes_are_followed_without_typing_anything_twice(
    clerk: Clerk, tmp_path: Path, case: str, minutes: str, people: int, forms: tuple[str, ...]
) -> None:
    desk = clerk.window.desk
    assert desk is not None
    desk.workspace.open(importing.keep(desk, importing.read([SHARED / f"{case}.meeting.json"])))
    last = clerk.meeting
    clerk.in_dialog(FOLLOW)
    made = clerk.meeting
    assert made.id != last.id and made.date > last.date and made.status == "planned"
    assert [title for title in titles(made) if "inutes" in title] == [minutes]
    assert len(made.attendance) == people
    assert {row.role for row in made.attendance} == {row.role for row in last.attendance}
    still_open = sum(note.kind == "action" for _, note in last.every_note())
    assert len(made.surroundings.open_actions) >= still_open
    for keys in forms:
        name = "Word" if keys != "Ctrl+E" else ""
        assert clerk.export(tmp_path / f"{keys[-1]}.docx", keys, name).stat().st_size > 5000


@pytest.mark.parametrize(
    ("style", "minutes"),
    [
        ("Executive", "Minutes of the Library Board of 3rd February 2026"),
        ("Strategic", "Minutes of the Library Board of 3rd February, 2026"),
        ("Meeting notes", "Minutes of the Library Board of 3 February 2026"),
        ("Minutes and actions", "Minutes of the Library Board of 3 February 2026"),
    ],
)
def test_each_house_style_dates_the_last_minutes_its_own_way(clerk: Clerk, style: str, minutes: str) -> None:
    begin_board(clerk, style)
    clerk.in_dialog(FOLLOW)
    assert titles(clerk.meeting)[1] == minutes
    committee = clerk.meeting.committee.id
    assert read(clerk, forward_plan.lines(committee)) == ()
    assert read(clerk, committees.profile(committee)).name == "Brookside Library Board"  # type: ignore[attr-defined]


def open_meeting(clerk: Clerk, meeting: int) -> None:
    assert clerk.window.desk is not None
    clerk.window.desk.workspace.open(meeting)
