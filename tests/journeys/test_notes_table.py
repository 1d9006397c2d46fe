from __future__ import annotations

from pathlib import Path

from tests.journeys.clerk import Clerk
from tests.journeys.paper import Paper, handed_over

FEES = (
    "The fee for the upper plots has not changed for six years. "
    "RS and Ana Pell to draft a new scale of fees by 30 April. It was hard to compare the plots."
)


def test_notes_of_an_allotment_are_typed_and_handed_over(clerk: Clerk, tmp_path: Path) -> None:
    begin(clerk)
    type_items(clerk)
    change_and_take_back(clerk)
    switch_and_back(clerk)
    assert clerk.actions() == [
        ("1", ["DM"], "2026-02-13", "DM to mend the standpipe by Friday 13 February"),
        ("2", ["RS", "Ana Pell"], "2026-04-30", "RS and Ana Pell to draft a new scale of fees by 30 April."),
        ("8", ["HT"], "by April", "order the seed potatoes by April"),
        ("9", [], "", "Notice board to be painted"),
    ]
    clerk.next_meetings(("11 March 2026", "6pm", "7.30pm", "", ""))
    paper = handed_over(clerk, tmp_path, "Hugo would rather not be named")
    looks_as_it_should(paper)


def begin(clerk: Clerk) -> None:
    clerk.new_meeting(
        committee="Mill Lane Allotment Society",
        title="Mill Lane Allotment Committee",
        kind="notes",
        date="9 February 2026",
        start="18:00",
        place="Potting shed",
        house_style="Meeting notes",
    )
    clerk.attendees(
        "Rosa Speight, RS, Chair, Mill Lane Society",
        "Dev Marlow, DM, Plots steward, Mill Lane Society",
        "Hugo Tern, HT, Seed buyer, Mill Lane Society",
        "Ida Crane, IC, Treasurer, Mill Lane Society",
        "Bo Linnet, BL, Auditor, Crane & Linnet",
        "Una Frost, UF, Notetaker",
    )
    clerk.row("RS", role="chair")
    clerk.row("IC", attendance="apologies", deputy="BL")
    clerk.row("HT", arrived="18:20", left="1910")
    clerk.row("Una", role="minute-taker", capacity="in attendance")


def type_items(clerk: Clerk) -> None:
    clerk.press("Ctrl+3")
    clerk.name_item("Welcome and apologies", "RS welcomed everybody. IC had sent apologies.")
    clerk.new_item(
        "Plots",
        "# Water",
        "Action: DM to mend the standpipe by Friday 13 February",
        "# Fees",
        FEES,
    )
    clerk.run_on("RS and Ana Pell to draft a new scale of fees by 30 April.")
    clerk.new_item("Seeds", "- early varieties", "late varieties")
    clerk.press("Return", "Tab")
    clerk.notes("for the school plot")
    clerk.press("Return", "Return", "Return")
    clerk.notes("c) blight was seen", "bonfires are forbidden")
    clerk.press("Return", "Return")
    clerk.notes("Decision: The society buy no more peat", "Private: Hugo would rather not be named", "Action 8: HT to ")
    clerk.press(*["Backspace"] * len("HT to "))
    clerk.notes("order the seed potatoes by April")
    clerk.in_dialog("Alt+Return", clerk.field("Owners", "HT"))
    clerk.press("Return")
    clerk.notes("A: Notice board to be painted")
    clerk.press("Ctrl+Shift+A", "Home", "Delete", "Delete", "Delete")
    clerk.new_item("Paths", "The paths are to be wider.", inside=True)
    clerk.new_item("Hedges", "The hedge was cut.")


def change_and_take_back(clerk: Clerk) -> None:
    before = clerk.meeting
    clerk.press("Alt+Shift+Up", "Alt+Shift+Left")
    clerk.find_row("DM")
    clerk.press("Space", "Space", "Delete", "Ctrl+3")
    assert clerk.meeting != before
    for _ in range(12):
        if clerk.meeting == before:
            break
        clerk.press("Ctrl+Z")
    assert clerk.meeting == before


def switch_and_back(clerk: Clerk) -> None:
    before = clerk.meeting
    clerk.by_name("House style: Strategic board")
    assert [reference for reference, *_ in clerk.actions()] == ["AP01/26", "AP02/26", "8", "AP09/26"]
    clerk.by_name("House style: Meeting notes")
    assert clerk.meeting == before


def looks_as_it_should(paper: Paper) -> None:
    assert paper.rows("Name", "Initials", "Role")[0] == ["Rosa Speight", "RS", "Chair, Mill Lane Society"]
    assert ["Hugo Tern", "HT", "Seed buyer, Mill Lane Society (arrived 6:20pm, left 7.10pm)"] in paper.rows(
        "Name", "Initials", "Role"
    )
    assert [row[0] for row in paper.rows("No.", "Action", "Officer")] == ["1", "2", "8", "9"]
    paper.stands_in_order(
        [
            "Mill Lane Allotment",
            "NOTES",
            "9 February 2026",
            "Potting shed",
            "Rosa Speight",
            "Apologies",
            "Ida Crane",
            "Welcome and apologies",
            "Plots",
            "Water",
            "Action 1: DM to mend the standpipe by Friday 13 February",
            "Fees",
            "The fee for the upper plots has not changed for six years. Action 2: RS and Ana Pell to draft",
            "It was hard to compare the plots.",
            "Seeds",
            "early varieties",
            "for the school plot",
            "blight was seen",
            "bonfires are forbidden",
            "The society buy no more peat",
            "Action 8: order the seed potatoes by April",
            "Action 9: Notice board to be painted",
            "Paths",
            "The paths are to be wider.",
            "Hedges",
            "11 March 2026",
        ]
    )
