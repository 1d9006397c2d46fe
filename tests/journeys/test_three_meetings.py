"""Three meetings of one board in a row, by keys alone: what lies between them, and that all of it agrees in the end."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from db import committees, meetings, register, snapshot, versions
from db.records import CommitteeProfile, Meeting
from desktop.command_line import run
from desktop.minutes.attendance_record import record_of
from desktop.minutes.proof_reading import findings
from tests.journeys.clerk import Clerk
from tests.journeys.paper import Paper

T = TypeVar("T")
BOARD = "Saltmere Harbour Board"
FOLLOW, REVIEW, AGREE = "Ctrl+Shift+N", "Ctrl+Shift+R", "Ctrl+Shift+M"
OCTOBER, DECEMBER, FEBRUARY = date(2026, 10, 14), date(2026, 12, 9), date(2027, 2, 10)


def test_three_meetings_follow_each_other_and_all_that_came_of_them_agrees(clerk: Clerk, tmp_path: Path) -> None:
    found_the_board(clerk)
    october(clerk)
    december(clerk)
    february(clerk)
    books = Books(clerk)
    the_register_agrees(books, tmp_path / "register.csv")
    the_grid_agrees(books, tmp_path / "grid.csv")
    the_documents_agree(books, tmp_path)


# ---- the board


def found_the_board(clerk: Clerk) -> None:
    clerk.press("F12")
    clerk.in_dialog("Return", clerk.field("Name", BOARD), clerk.field("House style", "Strategic"))
    clerk.press("Insert")
    clerk.lines(
        "Ines Okafor, IO, chair, Chief Executive, Harbour Trust",
        "Tom Brandt, TB, Harbour Master, Port Authority",
        "Nia Vaughan, NV, Head Pilot, Pilots Guild",
        "Kofi West, KW, Treasurer, Harbour Trust",
    )
    clerk.press("Escape", "Ctrl+PgDown", "Ctrl+PgDown")
    for field, words in (("Quorum", "3"), ("Last reference", "AP43/26"), ("Given on", "9 September 2026")):
        clerk.press("Home")
        clerk.type(field)
        clerk.press("Return", "Ctrl+A")
        clerk.type(words)
        clerk.press("Return")
    clerk.press("Tab")
    clerk.go_to("Key agencies")
    clerk.press("Insert")
    clerk.lines("Pilots Guild")
    clerk.press("Escape", "Escape")
    profile = board(clerk)
    assert [(one.initials, one.role, one.agency) for one in profile.members] == [
        ("IO", "chair", "Harbour Trust"),
        ("TB", "", "Port Authority"),
        ("NV", "", "Pilots Guild"),
        ("KW", "", "Harbour Trust"),
    ]
    assert (profile.quorum, profile.key_agencies) == (3, ("Pilots Guild",))
    assert (profile.reached, profile.reached_on) == ("AP43/26", date(2026, 9, 9))


def hand_seat_on(clerk: Clerk) -> None:
    """Lena Fisk takes Tom Brandt's seat with the new year."""
    clerk.press("F12")
    clerk.press("Ctrl+PgUp", "Ctrl+PgUp", "Home")
    clerk.type("Tom")
    clerk.in_dialog(
        "Shift+Insert",
        lambda: clerk.type("Lena Fisk, LF, Deputy Harbour Master, Port Authority"),
        clerk.field("From", "1 January 2027"),
    )
    clerk.press("Escape")


# ---- the meetings


def october(clerk: Clerk) -> None:
    clerk.new_meeting(committee=BOARD, date="14/10/26", start="14:00", place="Quay Room")
    clerk.by_name("Draft")
    clerk.apologies("NV")
    clerk.press("Ctrl+3")
    clerk.name_item("Slipway", "The lights had failed.", "Action: TB to have the lights replaced by 1 December")
    clerk.new_item("Dredging", "Action: KW to price the dredger by 20 November")
    clerk.press("Return")
    clerk.notes("Next: storm damage")
    clerk.next_meetings(("9 Dec 2026", "14:00", "16:00", "Quay Room", ""), ("10/2/27", "14:00", "16:00", "Annexe", ""))
    assert given(clerk) == [("AP44/26", ["TB"], "2026-12-01"), ("AP45/26", ["KW"], "2026-11-20")]
    circulate(clerk)


def december(clerk: Clerk) -> None:
    clerk.in_dialog(FOLLOW)
    assert (clerk.meeting.date, clerk.meeting.place, clerk.meeting.status) == (DECEMBER, "Quay Room", "planned")
    assert [item.title for item in clerk.meeting.items] == [
        "Matters arising from the minutes of the meeting on 14th October, 2026",
        "Storm damage",
    ]
    clerk.by_name("Draft")
    clerk.apologies("NV")
    clerk.press("Ctrl+3")
    clerk.in_dialog(AGREE)
    review(clerk, ("d", ""), ("f", "31 January 2027", "No dredger is free."))
    clerk.press("Alt+Down")
    clerk.notes("Action: IO to ask the insurers by 15 January")
    assert given(clerk) == [("AP46/26", ["IO"], "2027-01-15")]
    assert "Pilots Guild" in " ".join(found(clerk))
    circulate(clerk)
    clerk.press("Ctrl+3", "Ctrl+Home")
    clerk.type("After the storm. ")
    hand_seat_on(clerk)


def february(clerk: Clerk) -> None:
    clerk.in_dialog(FOLLOW)
    assert (clerk.meeting.date, clerk.meeting.place) == (FEBRUARY, "Annexe")
    assert called(clerk.meeting) == ["IO", "LF", "NV", "KW"]
    clerk.by_name("Draft")
    clerk.apologies("NV")
    clerk.row("NV", deputy="Lars Berg")
    clerk.press("Ctrl+3")
    clerk.in_dialog(AGREE, lambda: clerk.lines("item 2: it was after the storm"))
    review(clerk, ("f", "31 March 2027", "The dredger is in Oslo."), ("s", "AP01/27"))
    clerk.new_item("Claim", "Action: LF to write the claim by 1 March")
    assert given(clerk) == [("AP01/27", ["LF"], "2027-03-01")]
    assert "Pilots Guild" not in " ".join(found(clerk))


def review(clerk: Clerk, *said: tuple[str, ...]) -> None:
    """Go through what is open: a letter for each, then what stands in its fields."""
    clerk.press(REVIEW)
    for letter, *fields in said:
        clerk.type(letter)
        for n, words in enumerate(fields):
            if n:
                clerk.press("Tab", "Ctrl+A")
            clerk.type(words)
        clerk.press("Return")


def circulate(clerk: Clerk) -> None:
    clerk.press("Ctrl+K")
    clerk.type("Circulate the minutes")
    clerk.in_dialog("Return")
    assert clerk.meeting.status == "circulated"


# ---- what came of it


def read(clerk: Clerk, query: Callable[[Session], T]) -> T:
    assert clerk.window.desk is not None
    return clerk.window.desk.workspace.read(query)


def board(clerk: Clerk) -> CommitteeProfile:
    (committee,) = read(clerk, committees.every)
    return read(clerk, committees.profile(committee.id))


def given(clerk: Clerk) -> list[tuple[str, list[str], str]]:
    return [(reference, owners, due) for reference, owners, due, _ in clerk.actions()]


def called(meeting: Meeting) -> list[str]:
    people = {person.id: person.called for person in meeting.people}
    return [people[row.person] for row in meeting.attendance]


def found(clerk: Clerk) -> list[str]:
    assert clerk.window.desk is not None
    return [finding.words for finding in findings(clerk.meeting, clerk.window.desk.styles)]


# ---- the books, read without the window


class Books:
    """All that is kept, once the window is closed."""

    def __init__(self, clerk: Clerk) -> None:
        self.folder = clerk.window.desk.workspace.store.folder  # type: ignore[union-attr]
        self.profile = board(clerk)
        cards = sorted(read(clerk, meetings.cards), key=lambda card: card.date)
        self.meetings = [read(clerk, snapshot.load(card.id)) for card in cards]
        self.actions = read(clerk, register.entries(register.Wanted(status="")))
        self.versions = [[one.name for one in read(clerk, versions.cards(card.id))] for card in cards]
        clerk.window.close()

    def write(self, *command: str) -> None:
        assert run(["--data", str(self.folder), *command]) == 0


def the_register_agrees(books: Books, out: Path) -> None:
    assert [(one.reference, one.owners, one.due, one.status) for one in books.actions] == [
        ("AP44/26", "TB", date(2026, 12, 1), "done"),
        ("AP45/26", "KW", date(2027, 3, 31), "open"),
        ("AP46/26", "IO", date(2027, 1, 15), "superseded"),
        ("AP01/27", "LF", date(2027, 3, 1), "open"),
    ]
    books.write("actions", str(out), "--committee", BOARD)
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [row["Reference"] for row in rows] == [one.reference for one in books.actions]
    assert [row["Status"].casefold() for row in rows] == ["done", "open", "superseded", "open"]


def the_grid_agrees(books: Books, out: Path) -> None:
    record = record_of(books.meetings[-1])
    marks = {line.name: line.marks for line in record.members}
    assert marks["Nia Vaughan"] == ("apologies", "apologies", "deputy")
    assert marks["Tom Brandt"][:2] == ("present", "present") and marks["Tom Brandt"][2] not in ("present", "absent")
    assert marks["Lena Fisk"][2] == "present" and marks["Lena Fisk"][0] not in ("present", "absent")
    guild = next(line for line in record.agencies if line.name == "Pilots Guild")
    port = next(line for line in record.agencies if line.name == "Port Authority")
    assert (guild.represented, port.represented) == (33, 100)
    assert [[held.date for held in missed] for _, missed in record.pointed_out] == [[OCTOBER, DECEMBER]]
    books.write("attendance", str(out), "--committee", BOARD)
    assert "Nia Vaughan" in out.read_text("utf-8-sig")


def the_documents_agree(books: Books, folder: Path) -> None:
    papers = []
    for meeting in books.meetings:
        path = folder / f"{meeting.date}.docx"
        books.write("export", meeting.uid[:8], str(path))
        papers.append(Paper(path))
    october, december, february = papers
    assert [meeting.status for meeting in books.meetings] == ["agreed", "agreed", "draft"]
    assert [meeting.agreed_on for meeting in books.meetings] == [DECEMBER, FEBRUARY, None]
    assert "DRAFT" not in october.header + december.header and "DRAFT" in february.header
    assert "After the storm. " in december.text and "after the storm" in february.text
    for paper, references in ((october, ["AP44/26", "AP45/26"]), (december, ["AP46/26"]), (february, ["AP01/27"])):
        assert all(reference in paper.text for reference in references)
    assert "No dredger is free." in december.text and "The dredger is in Oslo." in february.text
    assert ["Pilots Guild", "3", "0", "1", "2", "33"] in february.rows("Agency", "", "", "", "", "")
    assert [len(names) for names in books.versions] == [2, 2, 0]
