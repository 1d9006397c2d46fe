from __future__ import annotations

from pathlib import Path

from tests.journeys.clerk import Clerk
from tests.journeys.paper import handed_over

ROOF = "The roof leaks over the hall. SB will ask for three prices by the next meeting. Buckets serve until then."


def test_minutes_and_actions_of_a_school_are_typed_and_handed_over(clerk: Clerk, tmp_path: Path) -> None:
    clerk.new_meeting(
        committee="Elm Road School Governors",
        title="Elm Road School Governing Body",
        kind="minutes and actions",
        date="Tuesday 3 March 2026",
        start="4.30pm",
        house_style="Minutes and actions",
    )
    people(clerk)
    clerk.press("Ctrl+3")
    clerk.name_item("Welcome and introductions", "SB opened the meeting.", "Private: the heating was off")
    clerk.new_item("Buildings")
    clerk.new_item("Roof", ROOF, inside=True)
    clerk.run_on("SB will ask for three prices by the next meeting.")
    clerk.new_item("Playground", "- swings", "slide")
    clerk.press("Return", "Return")
    clerk.notes("d: The slide be closed", "Action: NJ, CF and OR to paint the fence by 15/05", "The fence is green.")
    clerk.new_item("Lunches", "No lunches were discussed.")
    clerk.press("Alt+Shift+Left")
    clerk.new_item("Action: none", "Agreed: Lunch be at noon")
    change_and_take_back(clerk)
    assert clerk.actions() == [
        ("1", ["SB"], "by the next meeting", "SB will ask for three prices by the next meeting."),
        ("3", ["NJ", "CF", "OR"], "2026-05-15", "NJ, CF and OR to paint the fence by 15/05"),
    ]
    paper = handed_over(clerk, tmp_path, "the heating was off")
    agreed = paper.rows("Reference", "Details", "Action")
    assert [row[0] for row in agreed] == ["1", "2", "3", "4"]
    assert agreed[1][1] == "The slide be closed"
    assert agreed[2] == ["3", "NJ, CF and OR to paint the fence by 15/05", "NJ, CF, OR"]
    assert agreed[0] == ["1", "SB will ask for three prices by the next meeting.", "SB"]
    assert ROOF in paper.lines
    paper.stands_in_order(
        [
            "Elm Road School Governing Body",
            "3 March 2026",
            "Sana Birch (Chair)",
            "Olga Rowan – Item 2b",
            "Nils Juniper (Minutes)",
            "Apologies",
            "Carl Fir",
            "Welcome and introductions",
            "Buildings",
            "Roof",
            "The roof leaks over the hall.",
            "Buckets serve until then.",
            "Decisions and/or actions agreed:",
            "Playground",
            "swings",
            "The fence is green.",
            "Decisions and/or actions agreed:",
            "Lunches",
            "No lunches were discussed.",
        ]
    )
    assert [line for line in words(clerk, tmp_path) if line.startswith(("2a.", "2b.", "3."))] == [
        "2a. Roof",
        "2b. Playground",
        "3. Lunches",
    ]


def people(clerk: Clerk) -> None:
    clerk.attendees(
        "Sana Birch, Head governor",
        "Carl Fir, Parent governor",
        "Olga Rowan, Surveyor, Rowan & Daughters",
        "Nils Juniper, NJ, Clerk",
    )
    clerk.row("SB", role="chair")
    clerk.apologies("Carl")
    clerk.row("Olga", capacity="in attendance", for_items="2b")
    clerk.row("Nils", role="minute-taker")


def change_and_take_back(clerk: Clerk) -> None:
    before = clerk.meeting
    clerk.press("Alt+Up", "F2")
    clerk.type("Another title")
    clerk.press("Return", "Ctrl+3")
    clerk.by_name("House style: Executive board")
    assert clerk.meeting != before
    for _ in range(6):
        clerk.press("Ctrl+Z")
        if clerk.meeting == before:
            return
    raise AssertionError("undo did not come back to what was")


def words(clerk: Clerk, folder: Path) -> list[str]:
    text = (folder / "minutes.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.splitlines()]
