from __future__ import annotations

from pathlib import Path

from tests.journeys.clerk import Clerk
from tests.journeys.paper import handed_over

FERRY = (
    "The slipway lights had failed twice since the spring tide. TB to have the lights replaced by 20 March. "
    "The Commodore thanked the volunteers. NV will thank the lifeboat crew in writing."
)


def test_a_strategic_board_of_a_harbour_is_typed_and_handed_over(clerk: Clerk, tmp_path: Path) -> None:
    begin(clerk)
    type_items(clerk)
    change_and_take_back(clerk)
    assert clerk.actions() == [
        ("AP07/26", ["TB"], "2026-03-20", "TB to have the lights replaced by 20 March."),
        ("AP08/26", ["NV"], "", "NV will thank the lifeboat crew in writing."),
        (
            "AP09/26",
            ["KW", "Ola Brand"],
            "by the next meeting",
            "KW & Ola Brand to price a second crane by the next meeting",
        ),
    ]
    clerk.next_meetings(("14 May 2026", "9.30am", "12.30pm", "", "Board meeting"))
    paper = handed_over(clerk, tmp_path, "ask about the spelling")
    paper.stands_in_order(
        [
            "MINUTES",
            "Meeting Title: Saltmere Harbour Strategic Board",
            "12th March, 2026",
            "Present",
            "(The Commodore) - Chair of the Harbour Trust",
            "(KW) - Treasurer, Harbour Trust",
            "(TB) - Harbour Master, Port Authority",
            "(LB) - Deputy Pilot, Pilots Guild (deputy for NV)",
            "Apologies",
            "(NV) - Head Pilot, Pilots Guild (deputy: LB)",
            "Minutes: GW, Clerk",
            "Welcome",
            "The Commodore welcomed everybody.",
            "Slipway and crane",
            "Storm damage",
            "Crane",
            "KW & TB",
            FERRY[: FERRY.index("TB to")].strip(),
            "TB to have the lights replaced by 20 March. AP07/26",
            "The Commodore thanked the volunteers.",
            "NV will thank the lifeboat crew in writing. AP08/26",
            "KW & Ola Brand to price a second crane by the next meeting AP09/26",
            "Meeting Close",
            "Next Meeting(s):",
            "Board meeting - Thursday 14th May 2026, 9.30am-12:30pm Quay Room",
            "Action Table",
        ]
    )
    same = next(line for line in paper.lines if "AP07/26" in line and "volunteers" in line)
    assert same.startswith("2.1 The slipway lights") and same.endswith("AP08/26")


def begin(clerk: Clerk) -> None:
    clerk.new_meeting(
        committee="Saltmere Harbour Trust",
        title="Saltmere Harbour Strategic Board",
        date="12/3/26",
        start="2pm",
        place="Quay Room",
        house_style="Strategic",
    )
    clerk.attendees(
        "Commodore, Chair of the Harbour Trust",
        "KW, Treasurer, Harbour Trust",
        "TB, Harbour Master, Port Authority",
        "NV, Head Pilot, Pilots Guild",
        "LB, Deputy Pilot, Pilots Guild",
        "GW, Clerk",
    )
    clerk.row("Comm", role="chair", initials="The Commodore")
    clerk.row("NV", attendance="apologies", deputy="LB")
    clerk.row("GW", role="minute-taker", capacity="in attendance")


def type_items(clerk: Clerk) -> None:
    clerk.press("Ctrl+3")
    clerk.name_item("Welcome", "The Commodore welcomed everybody.", "p: ask about the spelling of the guest")
    clerk.new_item("Slipway and crane", "- Storm damage", "Crane")
    clerk.in_dialog("Ctrl+L", clerk.field("Led by", "KW & TB"))
    clerk.new_item("", FERRY, inside=True)
    clerk.run_on("NV will thank the lifeboat crew in writing.")
    clerk.line_before()
    clerk.run_on("TB to have the lights replaced by 20 March.")
    clerk.in_dialog("Alt+Return", clerk.field("Reference", "AP07/26"))
    clerk.press("Ctrl+Return", "Return")
    clerk.notes("a: KW & Ola Brand to price a second crane by the next meeting")


def change_and_take_back(clerk: Clerk) -> None:
    """Several things of several rooms, and all of them taken back: the meeting is what it was."""
    before = clerk.meeting
    clerk.by_name("House style: Executive board")
    clerk.apologies("KW")
    clerk.press("Ctrl+3", "Ctrl+Return")
    clerk.name_item("Not this one", "Nothing of this is to stay")
    assert clerk.meeting != before
    while clerk.meeting != before:
        clerk.press("Ctrl+Z")


def test_the_next_meeting_goes_on_where_the_last_one_ended(clerk: Clerk, tmp_path: Path) -> None:
    begin(clerk)
    type_items(clerk)
    first = clerk.export(tmp_path / "first.meeting.json", "Ctrl+Alt+E", "Meeting file")
    clerk.new_meeting(date="14/5/26")
    assert [row.role for row in clerk.meeting.attendance] == ["chair", "", "", "", "minute-taker"]
    clerk.press("Ctrl+3")
    clerk.name_item("Matters arising", "p: the tide was late")
    clerk.press("Ctrl+Shift+R", "Down")
    clerk.type("dA letter went out. Action closed.")
    clerk.press("Escape")
    clerk.notes("Action: TB to count the buoys ASAP")
    assert [reference for reference, *_ in clerk.actions()] == ["AP10/26"]
    (review,) = (note.review for note in clerk.item.notes if note.review)
    assert [who.initials for owner in review.owners if (who := clerk.meeting.person(owner.person))] == ["NV"]
    paper = handed_over(clerk, tmp_path, "the tide was late", first)
    paper.stands_in_order(
        [
            "14th May, 2026",
            "Matters arising",
            "NV will thank the lifeboat crew in writing. AP08/26 A letter went out. Action closed.",
            "TB to count the buoys ASAP AP10/26",
        ]
    )
