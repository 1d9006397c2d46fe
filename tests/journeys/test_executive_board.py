from __future__ import annotations

from pathlib import Path

from tests.journeys.clerk import Clerk
from tests.journeys.paper import handed_over

LOANS = "Loans have grown by a tenth. Orla Finch will print new cards by the end of March. The old ones stay valid."


def test_an_executive_board_of_a_library_is_typed_and_handed_over(clerk: Clerk, tmp_path: Path) -> None:
    clerk.new_meeting(
        committee="Brookside Library Partnership",
        title="Brookside Library Executive Board",
        date="3 Feb 2026",
        start="10am",
        place="Reading Room",
        house_style="Executive",
    )
    clerk.heading(end="12.00")
    people(clerk)
    clerk.press("Ctrl+3")
    clerk.name_item("Welcome", "The Chair welcomed everybody.", "p: Pim looked tired")
    clerk.new_item("Opening hours", LOANS)
    clerk.run_on("Orla Finch will print new cards by the end of March.")
    clerk.new_item("Reading groups")
    clerk.press("Ctrl+I")
    clerk.type("Tess Wray")
    clerk.press("Ctrl+I")
    clerk.type(" was there for this item.")
    clerk.press("Return")
    clerk.notes("a) the group for mothers", "the group for miners")
    clerk.press("Return", "Return")
    clerk.notes(
        "Resolved: The groups may use the cellar",
        "Action: Friends of the Library to find chairs, following the February committee meeting",
        "Action Pim Vos & IK: ask the county for a grant ASAP",
    )
    take_back_and_do_again(clerk)
    wording(clerk)
    clerk.next_meetings(("14 April 2026", "10.00", "12.00", "", ""), ("9 June 2026", "10.00", "12.00", "Annexe", ""))
    assert clerk.actions() == [
        ("2.1", ["OF"], "2026-03-31", "Orla Finch will print new cards by the end of March."),
        (
            "3.1",
            [],
            "following the February committee meeting",
            "Friends of the Library to find chairs, following the February committee meeting",
        ),
        ("3.2", ["PV", "IK"], "ASAP", "ask the county for a grant ASAP"),
    ]
    paper = handed_over(clerk, tmp_path, "Pim looked tired")
    members = paper.rows("Name", "Title", "Representing", "Attending", "Apologies")
    assert members[0] == ["Orla Finch Chair", "Head Librarian", "Town Library", "Present", "–"]
    assert members[1] == ["Ivo Kern", "Director", "County Council", "Pim Vos", "Apologies"]
    assert ["Mara Dunn", "Clerk - Minutes", "–", "Present", "–"] in members
    paper.stands_in_order(
        [
            "Brookside Library Executive Board",
            "3rd February 2026",
            "10:00 – 12.00",
            "Members Attendance at Meeting",
            "Also in attendance",
            "Tess Wray",
            "Welcome",
            "Opening hours",
            "Loans have grown by a tenth.",
            "The old ones stay valid.",
            "Action:",
            "2.1 – Orla Finch will print new cards by the end of March.",
            "Reading groups",
            "Tess Wray was there for this item.",
            "the group for mothers",
            "the group for miners",
            "It was agreed that the groups may use the cellar",
            "Action:",
            "3.1 – Friends of the Library",
            "3.2 – ask the county for a grant ASAP",
            "Dates of future meetings",
            "14th April 2026 (10.00 – 12.00) Reading Room",
            "9th June 2026 (10.00 – 12.00) Annexe",
        ]
    )


def people(clerk: Clerk) -> None:
    clerk.attendees(
        "Orla Finch, Head Librarian, Town Library",
        "Ivo Kern, Director, County Council",
        "Pim Vos, Deputy Director, County Council",
        "Tess Wray, , Readers' Forum",
        "Mara Dunn, Clerk",
    )
    clerk.row("Orla", role="chair")
    clerk.row("Ivo", attendance="apologies", deputy="PV")
    clerk.row("Tess", capacity="in attendance", for_items="3")
    clerk.row("Mara", role="minute-taker")


def take_back_and_do_again(clerk: Clerk) -> None:
    """Undo goes back over a style, an attendance and typing in the order of the doing, and redo forward again."""
    before = clerk.meeting
    clerk.by_name("House style: Minutes and actions")
    clerk.apologies("Tess")
    clerk.press("Ctrl+3", "Return")
    clerk.notes("words that are taken back")
    after = clerk.meeting
    assert after != before
    steps = 0
    while clerk.meeting != before:
        clerk.press("Ctrl+Z")
        steps += 1
        assert steps < 20
    clerk.press("Ctrl+Shift+Z", times=steps)
    assert clerk.meeting == after
    clerk.press("Ctrl+Z", times=steps)
    assert clerk.meeting == before


def wording(clerk: Clerk) -> None:
    """The last action gets other words in the table."""
    clerk.line_before()
    clerk.in_dialog("Alt+Return", clerk.field("Words in the table", "To ask for a grant"))
