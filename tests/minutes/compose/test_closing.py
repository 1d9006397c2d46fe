"""The dates of next meetings: in a section, as the last item, in the item that the clerk typed."""

from __future__ import annotations

from datetime import date, time

import pytest

from db.records import NextMeeting
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.document import Heading, ListItem
from tests.minutes.meetings import STYLES, composed, item, lines, meeting, note, said, style, text, under

NEXT = (
    NextMeeting(date=date(2026, 5, 14), start=time(10), end=time(12, 30), place="Quay Room"),
    NextMeeting(date=date(2026, 7, 2), title="Open day"),
)

SAID = {
    "notes-table": (
        "Dates of next meetings",
        ["• Thursday 14 May 2026, 10:00am – 12.30pm, Quay Room", "• Open day: Thursday 2 July 2026"],
    ),
    "executive-board": (
        "2. Dates of future meetings",
        ["• 14th May 2026 (10.00 – 12.30) Quay Room", "• 2nd July 2026 – Open day"],
    ),
    "minutes-and-actions": (
        "Dates of next meetings",
        ["• Thursday 14 May 2026, 10.00am – 12.30pm, Quay Room", "• Open day: Thursday 2 July 2026"],
    ),
    "strategic-board": (
        "2. Meeting Close",
        [
            "2.1 Next Meeting(s):",
            "Thursday 14th May 2026, 10.00am-12:30pm Quay Room",
            "Open day - Thursday 2nd July 2026",
        ],
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_next_meetings_stand_where_the_style_has_them(name: str) -> None:
    heading, dates = SAID[name]
    assert under(composed(meeting(item("One", text("Said.")), next_meetings=NEXT), name), heading) == dates


@pytest.mark.parametrize("name", STYLES)
def test_without_next_meetings_nothing_is_said_of_them(name: str) -> None:
    said_of_it = lines(composed(meeting(item("One")), name))
    assert not [line for line in said_of_it if "meetings" in line or "Close" in line]


def test_a_style_may_leave_them_out() -> None:
    chosen = style("notes-table")
    chosen = replace(chosen, next_meetings=replace(chosen.next_meetings, place="none"))
    assert "14 May" not in "\n".join(lines(compose(meeting(next_meetings=NEXT), chosen)))


def test_an_item_typed_under_the_same_title_takes_the_dates_in() -> None:
    made = meeting(item("One"), item("dates of future meetings:", text("As ever.")), next_meetings=NEXT)
    document = composed(made, "executive-board")
    assert [said(block) for block in document.blocks if isinstance(block, Heading)][1:] == [
        "1. One",
        "2. dates of future meetings:",
    ]
    assert under(document, "dates of future")[:2] == ["As ever.", "• 14th May 2026 (10.00 – 12.30) Quay Room"]


def test_an_empty_item_typed_under_the_same_title_has_them_as_its_minute() -> None:
    made = meeting(item("Meeting Close", number="11"), next_meetings=NEXT)
    assert under(composed(made, "strategic-board"), "11. Meeting Close")[0] == "11.1 Next Meeting(s):"


def test_the_dates_are_a_list_of_their_own() -> None:
    made = meeting(item("One", note("bullet", "point")), next_meetings=NEXT)
    found = [block.list for block in composed(made).blocks if isinstance(block, ListItem)]
    assert len(found) == 3
    assert found[1] == found[2] != found[0]
