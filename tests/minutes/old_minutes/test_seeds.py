"""Real minutes, typed again into Word in the ways in which a clerk could have typed them: how much is understood.

The words lie beside the checkout; where they are not, this is skipped. What is right is known from the meeting files of
two of them, and for the others by rules of this file that read the text and know nothing of the import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from db.records import Meeting
from desktop.minutes import markup
from desktop.minutes.imports import source_for
from tests.minutes.old_minutes import seed_words
from tests.minutes.old_minutes.seed_words import Seed, SeedItem
from tests.minutes.old_minutes.typist import Typist

pytestmark = pytest.mark.skipif(not seed_words.SEEDS.exists(), reason="the real minutes are not here")

Rows = set[tuple[str, ...]]


def plain(words: str) -> str:
    return " ".join(re.sub(r"[’‘]", "'", markup.plain(words)).replace("• ", "- ").split())


def bold_action(words: str) -> str:
    return f"**{words}**" if re.match(r"Action \d+:", words) else words


def bold_reference(words: str) -> str:
    return re.sub(r"(AP\d\d/\d\d)(?!\*)", r"**\1**", words) if "*" not in words else words


# The Word files


def notes_in_a_table(seed: Seed) -> bytes:
    typist = Typist()
    for place, line in enumerate(seed.head):
        typist.line(line, bold=place < 2)
    typist.line("Attendees:", bold=True)
    typist.table(seed.people)
    rows = [["Item", "Notes"]]
    for item in seed.items:
        rows += [[item.number, f"**{item.title}**"], ["", "\n\n".join(map(bold_action, map(str, item.parts)))]]
    typist.table(rows, header=True)
    typist.line("Action Table")
    typist.table(seed.table, header=True)
    return typist.content()


def notes_under_headings(seed: Seed) -> bytes:
    typist = Typist()
    typist.line("\n".join(seed.head[:2]), heading=1)
    for line in seed.head[2:]:
        label, value = line.split(": ", 1)
        typist.line(f"**{label}:**\t{value}")
    typist.line("Attendees", heading=2)
    at = next(place for place, row in enumerate(seed.people) if row[0] == "Apologies:")
    typist.table([["Name", "Initials", "Role"], *seed.people[:at]], header=True)
    typist.line("Apologies", heading=2)
    typist.table([["Name", "Initials", "Role"], *seed.people[at + 1 :]], header=True)
    for item in seed.items:
        typist.line(f"{item.number}\t{item.title}", heading=2)
        typist.new_list()
        for part in map(str, item.parts):
            if found := re.match(r"\d+\. ", part):
                typist.line(part[found.end() :], list="1.")
            else:
                typist.line(re.sub(r"^(Action \d+:)", r"**\1**", part))
    typist.line("Action Table", heading=2)
    typist.table(seed.table, header=True)
    return typist.content()


def board_in_a_table(seed: Seed) -> bytes:
    typist = Typist()
    typist.table([line.split("\t") for line in seed.head])
    people_of_the_board(typist, seed)
    rows = [["No.", "Agenda Item"]]
    rows += [[item.number, "\n\n".join([f"**{item.title}**", *map(str, item.parts)])] for item in seed.items]
    typist.table(rows, header=True)
    return typist.content()


def board_in_paragraphs(seed: Seed) -> bytes:
    typist = Typist()
    for line in seed.head:
        typist.line(line.replace("\t", " "))
    people_of_the_board(typist, seed)
    for item in seed.items:
        typist.line(item.title, bold=True, list="1.")
        for part in map(str, item.parts):
            if part.startswith("• "):
                typist.line(part[2:], list="•")
            elif found := re.match(r"[a-h]\) ", part):
                typist.line(part[found.end() :], list="a)", level=0)
            else:
                typist.line(part, bold=part in ("Action:", "Action Log:"))
    return typist.content()


def people_of_the_board(typist: Typist, seed: Seed) -> None:
    at = next(place for place, row in enumerate(seed.people) if row[0].startswith("Also"))
    typist.line("Members Attendance at Meeting", bold=True)
    typist.table(seed.people[:at], header=True)
    typist.line(seed.people[at][0], bold=True)
    typist.table(seed.people[at + 1 :], header=True)


def actions_in_tables(seed: Seed) -> bytes:
    typist = Typist()
    typist.head(*seed.head)
    for line in seed.head:
        typist.line(line, bold=True)
    at = next(place for place, row in enumerate(seed.people) if row[0] == "Apologies:")
    typist.line("Present:", bold=True)
    typist.table(seed.people[1:at])
    typist.line("Apologies:", bold=True)
    typist.table(seed.people[at + 1 :])
    for item in seed.items:
        typist.line(f"{item.number} {item.title}", bold=True)
        for place, part in enumerate(item.parts):
            if isinstance(part, list):
                typist.merged([[str(item.parts[place - 1])], *part])
            elif not part.startswith("Decisions and/or"):
                typist.line(part)
    return typist.content()


def actions_below_headings(seed: Seed) -> bytes:
    typist = Typist()
    for line in seed.head:
        typist.line(line)
    typist.table([[*row, "", ""][:3] for row in seed.people])
    for item in seed.items:
        typist.line(f"{item.number} {item.title}", heading=2 if item.number[:-1].isdigit() else 3)
        for part in item.parts:
            if isinstance(part, list):
                typist.table(part, header=True)
            else:
                typist.line(part)
    return typist.content()


def everything_in_one_table(seed: Seed) -> bytes:
    typist = Typist()
    for line in seed.head:
        typist.line(line)
    rows = [[*row, ""][:2] for row in seed.people]
    rows += [[item.number, bold_reference("\n\n".join(map(str, item.parts)))] for item in seed.items]
    typist.table(rows)
    return typist.content()


def minutes_counted_by_word(seed: Seed) -> bytes:
    typist = Typist()
    for line in seed.head:
        typist.line(line, bold=not line.count(":"))
    for row in seed.people:
        for cell in filter(None, row):
            typist.line(cell, bold=cell in ("Present:", "Apologies:"))
    for item in seed.items:
        top = item.number.endswith(".")
        for place, part in enumerate(map(str, item.parts)):
            words = bold_reference(part)
            if part.startswith("• "):
                typist.line(words[2:], list="•")
            elif place == 0:
                typist.line(words, bold=top and "*" not in words, list="1.1", level=0 if top else 1)
            else:
                typist.line(words)
    return typist.content()


# What is right


def case(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(seed_words.CASES.glob(f"*{name}.meeting.json")).read_text(encoding="utf-8"))
    return found


def people_of_case(name: str) -> Rows:
    file = case(name)
    by_id = {one["id"]: one for one in file["people"]}
    rows = ((by_id[at["person"]], at["status"]) for at in file["attendance"])
    return {(plain(one.get("name", "")), one.get("initials", ""), status) for one, status in rows}


def items_of_case(items: Iterable[dict[str, Any]]) -> Rows:
    out: Rows = set()
    for item in items:
        if item.get("title"):
            out.add((item["number"], plain(item["title"])))
        out |= items_of_case(item.get("items", ()))
    return out


def actions_of_case(name: str) -> Rows:
    file = case(name)
    by_id = {one["id"]: one for one in file["people"]}
    out: Rows = set()

    def gather(items: Iterable[dict[str, Any]]) -> None:
        for item in items:
            for note in item.get("notes", ()):
                if note["kind"] == "action":
                    owners = (by_id[one]["initials"] if isinstance(one, str) else one["name"] for one in note["owners"])
                    counted = note.get("reference") or str(len(out) + 1)
                    out.add((counted, ", ".join(sorted(owners)), plain(note["text"])))
            gather(item.get("items", ()))

    gather(file["agenda"])
    return out


def people_of_board(seed: Seed) -> Rows:
    out: Rows = set()
    for name, *_, attending, apologies in (row for row in seed.people if len(row) == 5 and row[0] != "Name"):
        out.add((name.removesuffix(" Chair"), "", "apologies" if apologies else "present"))
        if len(attending) > 1:
            out.add((attending, "", "present"))
    return out


def people_of_strategic(seed: Seed) -> Rows:
    out: Rows = set()
    status = ""
    for cell in (cell for row in seed.people for cell in row if cell):
        if cell.endswith(":"):
            status = cell[:-1].lower()
        elif found := re.match(r"\(?([A-Z]{2,3}[a-z]?)\)?(?: ?[-–]|,? [A-Z]|,)", cell.removeprefix("Minutes: ")):
            out.add(("", found[1], "present" if "Minutes" in cell else status))
        else:
            out.add((re.split(r" [–-] ", cell)[0].strip("()"), "", status))
    return out


def items_of(seed: Seed, title: Callable[[SeedItem], str]) -> Rows:
    return {(item.number.rstrip("."), plain(title(item))) for item in seed.items}


def actions_of_board(seed: Seed) -> Rows:
    out: Rows = set()
    for item in seed.items:
        parts = list(map(str, item.parts))
        if "Action:" in parts:
            for part in parts[parts.index("Action:") + 1 :]:
                reference, words = re.split(r"\s*–\s*", part, maxsplit=1)
                out.add((reference, plain(words)))
    return out


def actions_of_strategic(seed: Seed) -> Rows:
    """The sentence before each reference; where it asks or tells in several, the last."""
    out: Rows = set()
    for item in seed.items:
        for part in map(str, item.parts):
            words = plain(part)
            pieces = re.split(r"(AP\d\d/\d\d)", words)
            for said, reference in zip(pieces[::2], pieces[1::2], strict=False):
                out.add((reference, re.split(r"(?<=[a-z0-9)'][.?])\s+", said.strip())[-1].strip()))
    return out


# What was understood


def brought(content: bytes) -> Meeting:
    return source_for(".docx").read(content)


def people_found(meeting: Meeting) -> Rows:
    people = {one.id: one for one in meeting.people}
    return {(plain(people[at.person].name), people[at.person].initials, at.status) for at in meeting.attendance}


def items_found(meeting: Meeting) -> Rows:
    """Items with their numbers as printed, and minutes without a title by their numbers."""
    from desktop.minutes import numbering
    from desktop.minutes.house_style import built_in

    numbers = numbering.number(meeting, built_in()[meeting.style]).items
    return {(numbers[item.id].rstrip("."), plain(item.title)) for item in meeting.every_item()}


def actions_found(meeting: Meeting, owners: bool) -> Rows:
    called = {one.id: one.initials or one.name for one in meeting.people}
    out: Rows = set()
    for _, note in meeting.every_note():
        if note.action is not None:
            who = ", ".join(sorted(called.get(one.person or 0, one.name) for one in note.action.owners))
            words = (note.action.reference, who, plain(note.text))
            out.add(words if owners else (words[0], words[2]))
    return out


def figures(name: str, wanted: Rows, found: Rows) -> tuple[float, float]:
    right = len(wanted & found)
    recall, precision = right / max(1, len(wanted)), right / max(1, len(found))
    print(f"{name}: {right} of {len(wanted)} right, recall {recall:.1%}, precision {precision:.1%}")
    for row in sorted(wanted - found):
        print("   missing", row)
    for row in sorted(found - wanted):
        print("   besides", row)
    return recall, precision


ENOUGH = 0.95


def check(content: bytes, people: Rows, items: Rows, actions: Rows, *, owners: bool, untitled: bool = False) -> None:
    meeting = brought(content)
    found = items_found(meeting)
    if untitled:
        items = {row for row in items if row[1]}
        found = {row for row in found if row[1]}
    results = [
        figures("people", people, people_found(meeting)),
        figures("items", items, {row for row in found if row[1]}),
        figures("actions", actions, actions_found(meeting, owners)),
    ]
    assert min(min(one) for one in results) >= ENOUGH


@pytest.mark.parametrize("typed", [notes_in_a_table, notes_under_headings])
def test_notes_with_an_action_table_are_understood(typed: Callable[[Seed], bytes]) -> None:
    seed, file = seed_words.notes_table(), case("notes-table")
    check(
        typed(seed),
        people_of_case("notes-table"),
        items_of_case(file["agenda"]),
        actions_of_case("notes-table"),
        owners=True,
    )


@pytest.mark.parametrize("typed", [board_in_a_table, board_in_paragraphs])
def test_minutes_of_an_executive_board_are_understood(typed: Callable[[Seed], bytes]) -> None:
    seed = seed_words.executive_board()
    items = {row for row in items_of(seed, lambda item: item.title) if "future meetings" not in row[1]}
    content = typed(seed)
    check(content, people_of_board(seed), items, actions_of_board(seed), owners=False)
    assert len(brought(content).next_meetings) == 3


@pytest.mark.parametrize("typed", [actions_in_tables, actions_below_headings])
def test_minutes_with_actions_in_tables_are_understood(typed: Callable[[Seed], bytes]) -> None:
    seed, file = seed_words.minutes_and_actions(), case("minutes-and-actions")
    check(
        typed(seed),
        people_of_case("minutes-and-actions"),
        items_of_case(file["agenda"]),
        actions_of_case("minutes-and-actions"),
        owners=True,
    )


@pytest.mark.parametrize("typed", [everything_in_one_table, minutes_counted_by_word])
def test_minutes_of_a_strategic_board_are_understood(typed: Callable[[Seed], bytes]) -> None:
    seed = seed_words.strategic_board()
    top = [item for item in seed.items if item.number.endswith(".") and "Close" not in str(item.parts[0])]
    items = items_of(Seed([], [], top), lambda item: re.sub(r"\s*\*[^*]+\*$", "", str(item.parts[0])))
    content = typed(seed)
    check(content, people_of_strategic(seed), items, actions_of_strategic(seed), owners=False, untitled=True)
    assert len(brought(content).next_meetings) == 2
