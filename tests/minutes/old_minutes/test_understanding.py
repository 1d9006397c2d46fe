"""Single lines and small files: what each is taken for, and what is made of it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from desktop.minutes import markup
from desktop.minutes.house_style import built_in
from desktop.minutes.old_minutes.making import likely_style, meeting_of
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.old_minutes.understanding import understood
from desktop.minutes.word_reading.word_text import Grid, GridCell, GridRow, Line, Stretch, WordText

STYLE = built_in()["notes-table"]
TODAY = date(2026, 11, 21)


def line(words: str, heading: int = 0, number: str = "") -> Line:
    spans = markup.parse(words)
    stretches = tuple(Stretch(text=one.text, bold=one.bold, italic=one.italic) for one in spans)
    return Line(stretches=stretches, heading=heading, number=number, level=0 if number else -1)


def table(*rows: str) -> Grid:
    """A table: cells parted by "|", paragraphs of a cell by "/"."""
    return Grid(
        rows=tuple(
            GridRow(
                cells=tuple(
                    GridCell(blocks=tuple(line(part.strip()) for part in cell.split("/"))) for cell in row.split("|")
                )
            )
            for row in rows
        )
    )


def file(*blocks: str | Line | Grid, head: tuple[Line, ...] = ()) -> WordText:
    return WordText(blocks=tuple(line(one) if isinstance(one, str) else one for one in blocks), head_and_foot=head)


FRONT = (
    "Xton Parish Council",
    "Date: 4 March 2026",
    "Present: Ada Moss (AM) (Chair), Tom Brandt (TB), Ines Okafor (IO)",
)


def body(*blocks: str | Line | Grid) -> list[TakenLine]:
    """The lines of minutes behind an ordinary head."""
    lines = understood(file(*FRONT, *blocks))
    return [one for one in lines if one.taken not in ("heading", "person") and one.source != "Present:"]


def kinds(*blocks: str | Line | Grid) -> list[str]:
    return [one.taken for one in body(*blocks)]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Date: Tuesday, 4th March 2026", {"date": "4 March 2026"}),
        ("DATE AND TIME\t4.3.26, 7.30 p.m.", {"date": "4 March 2026", "start": "19:30"}),
        ("Time: 1400 hrs to 1530 hrs", {"start": "14:00", "end": "15:30"}),
        ("Held at: The Old Forge, Xton", {"place": "The Old Forge, Xton"}),
        ("Dyddiad: 4 Mawrth 2026", {"date": "4 March 2026"}),
        ("Data: 4 marca 2026", {"date": "4 March 2026"}),
        (
            "Date: 4 March 2026   Time: 2pm   Venue: Quay Room",
            {"date": "4 March 2026", "start": "14:00", "place": "Quay Room"},
        ),
        ("Chaired by: Ada Moss", {"chair": "Ada Moss"}),
        (
            "Minutes of the meeting of Xton Parish Council held on 4 March 2026 at 7pm in the hall",
            {"title": "Meeting of Xton Parish Council", "date": "4 March 2026", "start": "19:00", "place": "the hall"},
        ),
    ],
)
def test_a_line_of_the_head_says_what_it_labels(words: str, fields: dict[str, str]) -> None:
    first = understood(file(words, "1. Welcome", "Welcomes were made."))[0]
    assert first.taken == "heading"
    assert {name: first.field(name) for name in fields} == fields


@pytest.mark.parametrize(
    ("words", "name", "initials", "more"),
    [
        ("Ada Moss (AM), Head of Quays", "Ada Moss", "AM", {"job_title": "Head of Quays"}),
        ("(AM) - Head of Quays", "", "AM", {"job_title": "Head of Quays"}),
        ("AM – Ada Moss – Head of Quays", "Ada Moss", "AM", {"job_title": "Head of Quays"}),
        ("Ada Moss – Item 3", "Ada Moss", "", {"for_items": "3", "capacity": "in attendance"}),
        ("Ada Moss (arrived 6.20pm)", "Ada Moss", "", {"arrived": "6.20pm"}),
        ("Ada Moss (deputy for Tom Brandt)", "Ada Moss", "", {"deputy_for": "Tom Brandt", "capacity": "deputy"}),
        ("Ada Moss Chair", "Ada Moss", "", {"role": "chair"}),
        ("Det Supt Ada Moss\tAM\tPolice", "Det Supt Ada Moss", "AM", {"job_title": "Police"}),
        ("Mrs D Green (Clerk)", "Mrs D Green", "", {"job_title": "Clerk"}),
        ("Wioletta Żółć (WŻ)", "Wioletta Żółć", "WŻ", {}),
    ],
)
def test_an_entry_of_a_list_of_people_is_read(words: str, name: str, initials: str, more: dict[str, str]) -> None:
    found = next(one for one in understood(file("Present:", words, "1. Welcome")) if one.taken == "person")
    assert (found.field("name"), found.field("initials"), found.field("status")) == (name, initials, "present")
    assert {field: found.field(field) for field in more} == more


@pytest.mark.parametrize(
    ("words", "taken", "reference", "owners"),
    [
        ("Action 3: AM to write to the owner", "action", "3", "AM"),
        ("ACTION – AM to write to the owner", "action", "", "AM"),
        ("Action AM & TB: write to the owner", "action", "", "AM & TB"),
        ("AM will write to the owner. AP03/26", "action", "AP03/26", "AM"),
        ("The owner will be written to. (Action: AM)", "action", "", "AM"),
        ("AM to write to the owner **2.1**", "action", "2.1", "AM"),
        ("**RESOLVED** that the payments be made", "decision", "", ""),
        ("It was agreed that the payments be made.", "decision", "", ""),
        ("Action plans were discussed at length.", "text", "", ""),
        ("See AP03/26 for the reasons why this was done.", "text", "", ""),
        ("AM said that the action log had been lost.", "text", "", ""),
    ],
)
def test_a_line_of_the_notes_is_taken_for(words: str, taken: str, reference: str, owners: str) -> None:
    found = body("1. Moorings", words)[-1]
    assert (found.taken, found.field("reference"), found.field("owners")) == (taken, reference, owners)


def test_a_list_that_counts_to_three_is_no_run_of_items() -> None:
    lines = body(
        "1. Welcome", "2. Matters arising", "1. The gate.", "2. The hedge.", "3. The lamp.", "3. Budget", "4. Staff"
    )
    assert [one.field("title") for one in lines if one.taken == "item"] == [
        "Welcome",
        "Matters arising",
        "Budget",
        "Staff",
    ]
    assert [one.number for one in lines if one.taken == "numbered"] == ["1", "2", "3"]


def test_a_number_used_twice_and_one_left_out_stay_as_typed() -> None:
    lines = understood(
        file(*FRONT, "**1. Welcome**", "Hello all.", "**3. Budget**", "It is small.", "**3. Staff**", "They left.")
    )
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    assert [(item.number, item.title) for item in meeting.items] == [("1", "Welcome"), ("3", "Budget"), ("3", "Staff")]


def test_a_sub_item_without_its_item_gets_one() -> None:
    lines = understood(file(*FRONT, "**5. Budget**", "Small.", "**6a. Roads**", "Potholes.", "**6b. Paths**", "Mud."))
    meeting = meeting_of(lines, style=built_in()["minutes-and-actions"], today=TODAY)
    assert [(item.number, item.title) for item in meeting.every_item()] == [
        *(("5", "Budget"), ("6", ""), ("6a", "Roads"), ("6b", "Paths")),
    ]


def test_an_action_in_the_middle_of_a_paragraph_runs_on() -> None:
    words = "The letter was read. AM will answer it by 20 March. **AP03/26** Members thanked her."
    lines = body("1. Letters", words)[1:]
    assert [(one.taken, one.run_on) for one in lines] == [("text", False), ("action", True), ("text", True)]
    assert " ".join(one.source for one in lines) == markup.plain(words)


def test_an_action_told_again_in_a_table_is_one_action() -> None:
    lines = understood(
        file(
            *(*FRONT, "1. Moorings", "Action 1: Partners to name a contact.", "Action Table"),
            table("No.|Action|Owner|Due", "1|Partners to name one contact each.|AM, TB|by 20 March 2026"),
        )
    )
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    actions = [note for _, note in meeting.every_note() if note.action]
    assert [note.text for note in actions] == ["Partners to name a contact."]
    action = actions[0].action
    assert action is not None
    assert (action.reference, action.provisional, action.due) == ("1", False, date(2026, 3, 20))
    assert action.table_text == "Partners to name one contact each."
    assert [one.person for one in action.owners] == [meeting.people[0].id, meeting.people[1].id]
    assert action.owners_set
    assert action.due_set


def test_tables_of_items_that_each_begin_with_one_are_different_actions() -> None:
    columns = "Ref|Action|Owner"
    lines = body(
        *("**1. Moorings**", "Long.", table(columns, "1|Price the moorings|TB"), "**2. Lamps**", "Dark."),
        table(columns, "1|Price the lamps|AM"),
    )
    assert [(one.field("text"), one.same_as) for one in lines if one.taken == "action"] == [
        *(("Price the moorings", 0), ("Price the lamps", 0)),
    ]


def test_a_row_of_an_earlier_log_is_a_review() -> None:
    lines = understood(
        file(
            *(*FRONT, "1. Matters arising from the minutes of 8 January"),
            table(
                "Ref|Action|Owner|Status",
                "4|TB to price the moorings|TB|Completed. Closed.",
                "5|Paint the beacon|IO|Ongoing",
            ),
        )
    )
    reviews = [note.review for _, note in meeting_of(lines, style=STYLE, today=TODAY).every_note() if note.review]
    assert [(one.reference, one.outcome, one.closing) for one in reviews] == [
        *(("4", "done", "Completed. Closed."), ("5", "carried forward", "Ongoing")),
    ]


def test_an_owner_beside_a_paragraph_makes_it_an_action() -> None:
    lines = body(table("Item|Discussion|Action by", "1. Lamps|The lamp is dark./TB agreed to mend it.|TB"))
    acted = next(one for one in lines if one.taken == "action")
    assert (acted.source, acted.field("owners"), acted.sure) == ("TB agreed to mend it.\tTB", "TB", False)


def test_who_leads_an_item_stands_in_it() -> None:
    lines = understood(file(*FRONT, "**1. Lamps** *AM & TB*", "Dark.", "**2. Paths**", "*IO*", "Mud."))
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    assert [[owner.person for owner in item.lead] for item in meeting.items] == [
        *([meeting.people[0].id, meeting.people[1].id], [meeting.people[2].id]),
    ]


def test_what_stands_on_every_page_is_left_out() -> None:
    head = (Line(stretches=(Stretch(text="Page 2 of 6"),), page_part="footer"),)
    lines = understood(file(*FRONT, "1. Welcome", "Hello.", "Xton Parish Council", "DRAFT", head=head))
    assert [one.source for one in lines if one.taken == "left out"] == ["Page 2 of 6", "Xton Parish Council", "DRAFT"]
    assert all(one.doubt for one in lines if one.taken == "left out")


def test_text_before_the_first_item_is_kept_in_it() -> None:
    lines = understood(file(*FRONT, "The meeting was recorded with the leave of all who came.", "1. Welcome", "Hello."))
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    assert [note.text for note in meeting.items[0].notes] == [
        "The meeting was recorded with the leave of all who came.",
        "Hello.",
    ]


def test_minutes_without_items_become_one() -> None:
    lines = understood(
        file("We met on the quay and talked about the lamp for a very long time indeed.", "TB came late.")
    )
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    assert [len(item.notes) for item in meeting.items] == [2]
    assert meeting.date == TODAY


def test_apologies_that_only_a_sentence_tells_are_taken_in() -> None:
    lines = understood(file(*FRONT, "1. Apologies", "Apologies were received from Cllr Ferris Grey and Lena Fisk."))
    meeting = meeting_of(lines, style=STYLE, today=TODAY)
    away = [at.person for at in meeting.attendance if at.status == "apologies"]
    assert [meeting.person(one).name for one in away if meeting.person(one)] == ["Cllr Ferris Grey", "Lena Fisk"]  # type: ignore[union-attr]


def test_a_deputy_in_the_column_of_ticks_sits_for_the_member() -> None:
    rows = table("Name|Title|Attending|Apologies", "Tom Brandt|Harbour Master|Lena Fisk|✓", "Ada Moss|Chair|✓|")
    meeting = meeting_of(understood(file("Members", rows, "1. Welcome")), style=STYLE, today=TODAY)
    by_name = {one.id: one.name for one in meeting.people}
    assert {by_name[at.person]: (at.status, by_name.get(at.deputy or 0, "")) for at in meeting.attendance} == {
        "Tom Brandt": ("apologies", "Lena Fisk"),
        "Lena Fisk": ("present", ""),
        "Ada Moss": ("present", ""),
    }


def test_the_house_style_is_the_nearest() -> None:
    year = understood(
        file(*FRONT[:2], "Present:", "(AM) - Head of Quays", "1. Lamps", "1.1 AM will mend it. **AP03/26**")
    )
    by_item = understood(file(*FRONT, "1. Lamps", "Action:", "1.1 – AM to mend it"))
    assert likely_style(year, built_in()) == "strategic-board"
    assert likely_style(by_item, built_in()) == "executive-board"


def test_sixty_pages_are_understood_at_once() -> None:
    blocks: list[str | Line | Grid] = []
    rows = ["No.|Action|Owner"]
    for item in range(1, 61):
        blocks.append(f"**{item}. Report number {item} on the moorings**")
        blocks += ["TB said that the survey had been finished and that the contractor was content. " * 6] * 6
        for count in range(3):
            words = f"AM & TB to look after mooring {item} and its lamp {count} by 3 May"
            blocks.append(f"**Action {item * 3 + count}: {words}**")
            rows.append(f"{item * 3 + count}|{words}|AM & TB")
    whole = file(*FRONT, *blocks, "**Action Table**", table(*rows))
    understood(file(*FRONT, *blocks[:20]))
    begun = time.process_time()
    lines = understood(whole)
    taken = time.process_time() - begun
    assert sum(one.taken == "action" and not one.same_as for one in lines) == 180
    assert taken < 1.0


@pytest.mark.parametrize(
    "numbers", [("21.44", "21.45"), ("FGP 1/25", "FGP 2/25"), ("1.0", "2.0"), ("045/26", "046/26")]
)
def test_items_may_be_numbered_through_the_year_or_by_tenths(numbers: tuple[str, str]) -> None:
    one, other = numbers
    lines = body(f"**{one} Chair**", "Ada Moss was elected.", f"**{other} Accounts**", "The accounts were received.")
    assert tuple(line.number for line in lines if line.taken == "item") == numbers


def test_who_acts_may_stand_in_a_line_below() -> None:
    lines = body("1. Lamps", "The lamp at the gate is to be mended.", "**Action: TB**")
    assert [(one.taken, one.field("owners")) for one in lines[1:]] == [("action", "TB")]


def test_an_action_may_be_announced_within_a_point() -> None:
    lines = body("1. Roads", "a) The sign is down – ACTION: TB to mend it")
    assert [(one.taken, one.field("text")) for one in lines[1:]] == [
        *(("lettered", "The sign is down –"), ("action", "TB to mend it")),
    ]


def test_people_in_a_table_that_goes_on_with_the_items_are_people() -> None:
    rows = table(
        "Name|Role|Present",
        "Ada Moss|Chair|Y",
        "Tom Brandt|Clerk|Apologies",
        "Item|Minute|Action",
        "1.|**Lamps**/Dark.|TB to mend",
    )
    lines = understood(file("Board", "Date: 4 March 2026", rows))
    assert [one.taken for one in lines[2:]] == [
        *("minute-taker's lines", "person", "person", "minute-taker's lines", "item", "text", "action"),
    ]


def test_an_agenda_before_the_minutes_is_left_out() -> None:
    lines = understood(file(*FRONT, "Agenda", "Lamps", "Roads", line("Lamps", 2), "Dark.", line("Roads", 2), "Muddy."))
    assert [one.source for one in lines if one.taken == "left out"] == ["Agenda", "Lamps", "Roads"]
    assert [one.source for one in lines if one.taken == "item"] == ["Lamps", "Roads"]


def test_where_the_minutes_say_when_the_meeting_closed_it_ends_then() -> None:
    lines = understood(file(*FRONT, "1. Lamps", "Dark.", "There being no more to do, the meeting closed at 9.15 pm."))
    made = meeting_of(lines, style=STYLE, today=TODAY)
    assert made.end is not None
    assert made.end.isoformat() == "21:15:00"
