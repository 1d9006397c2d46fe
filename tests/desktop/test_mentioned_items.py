"""Numbers of items in the text, and in the attendance, that follow when items move: in the workspace, with undo."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from db import agenda, attendance, meetings, notes
from db.changes import Edit
from db.records import Action, Attendance, Committee, Item, Meeting, Note, Review
from db.store import Store
from db.values import replace
from desktop.completing import kept_up
from desktop.minutes.checks import missing_items
from desktop.minutes.compose import compose
from desktop.minutes.document import Ref, Table
from desktop.minutes.house_style import HouseStyle, built_in
from desktop.minutes.numbering import number
from desktop.workspace import Workspace
from tests.samples import person

WREN = person("Gus Wren", "GW", "Notetaker")


def titled(title: str, *typed: Note, items: tuple[Item, ...] = (), number: str = "") -> Item:
    return Item(title=title, notes=typed, items=items, number=number)


def opened(store: Store, *items: Item, style: str = "notes-table", **fields: object) -> Workspace:
    """Return a workspace with a meeting of these items open."""
    meeting = Meeting(
        committee=Committee(name="Harbour Trust Board"),
        date=date(2026, 3, 12),
        title="Board",
        style=style,
        people=(WREN,),
        attendance=(Attendance(person=WREN.id, for_items=("2", "4")),),
        items=items,
        **fields,  # type: ignore[arg-type]
    )
    store.write(meetings.add(meeting))
    (card,) = store.read(meetings.cards)
    workspace = Workspace(store, kept_up(built_in()))
    workspace.open(card.id)
    return workspace


def five(store: Store, words: str = "See item 4, and item 2 before it.", **fields: object) -> Workspace:
    """Return a workspace with five items; the first says something of others."""
    first = titled("Welcome", Note(text=words))
    others = (titled(title) for title in ("Matters arising", "Finance", "Dredging", "Close"))
    return opened(store, first, *others, **fields)


def now(workspace: Workspace) -> Meeting:
    assert workspace.meeting is not None
    return workspace.meeting


def said(workspace: Workspace) -> str:
    return now(workspace).items[0].notes[0].text


def item_called(workspace: Workspace, title: str) -> int:
    return next(item.id for item in now(workspace).every_item() if item.title == title)


def findings(workspace: Workspace) -> list[str]:
    style: HouseStyle = built_in()[now(workspace).style]
    return [found.words for found in missing_items.CARD.find(now(workspace), number(now(workspace), style))]


MOVES: dict[str, tuple[Callable[[Workspace], Edit], str, tuple[str, ...]]] = {
    "moved down": (
        lambda workspace: agenda.move(item_called(workspace, "Matters arising"), 2),
        "See item 3, and item 4 before it.",
        ("4", "3"),
    ),
    "moved up": (
        lambda workspace: agenda.move(item_called(workspace, "Dredging"), -2),
        "See item 2, and item 3 before it.",
        ("3", "2"),
    ),
    "added before": (
        lambda workspace: agenda.add(now(workspace).id, id=77, title="New", after=item_called(workspace, "Welcome")),
        "See item 5, and item 3 before it.",
        ("3", "5"),
    ),
    "removed before": (
        lambda workspace: agenda.remove(item_called(workspace, "Finance")),
        "See item 3, and item 2 before it.",
        ("2", "3"),
    ),
    "made a sub-item": (
        lambda workspace: agenda.indent(item_called(workspace, "Dredging")),
        "See item 3.1, and item 2 before it.",
        ("2", "3.1"),
    ),
    "numbered by hand": (
        lambda workspace: agenda.change(item_called(workspace, "Dredging"), number="11"),
        "See item 11, and item 2 before it.",
        ("2", "11"),
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_numbers_in_the_text_and_the_attendance_follow_and_one_undo_takes_all_back(
    qtbot: QtBot, store: Store, name: str
) -> None:
    edit, words, attended = MOVES[name]
    workspace = five(store)
    before = now(workspace)
    workspace.do(edit(workspace), name)
    assert said(workspace) == words
    assert now(workspace).attendance[0].for_items == attended
    workspace.undo()
    assert now(workspace) == before
    workspace.redo()
    assert said(workspace) == words


def test_moves_after_an_undo_follow_from_what_stands_then(qtbot: QtBot, store: Store) -> None:
    workspace = five(store)
    workspace.do(agenda.move(item_called(workspace, "Dredging"), -2), "Up")
    workspace.undo()
    item = now(workspace).items[1]
    workspace.do(notes.write(item.id, [Note(text="Typed on.")]), "Typing")
    assert said(workspace) == "See item 4, and item 2 before it."
    workspace.do(agenda.move(item_called(workspace, "Dredging"), 1), "Down")
    assert said(workspace) == "See item 5, and item 2 before it."


def test_another_house_style_that_numbers_otherwise_takes_the_text_along(qtbot: QtBot, store: Store) -> None:
    first = titled("Welcome", Note(text="See item 2.1."))
    workspace = opened(store, first, titled("Finance", items=(titled("Fees"),)))
    workspace.do(meetings.change(now(workspace).id, style="minutes-and-actions"), "House style")
    assert said(workspace) == "See item 2a."


def test_actions_reviews_and_words_in_the_table_follow_but_not_what_an_earlier_meeting_said(
    qtbot: QtBot, store: Store
) -> None:
    action = Action(table_text="GW to price item 2")
    review = Review(text="GW to look at item 2", closing="Done under item 2.")
    typed = (
        Note(kind="action", text="GW to price what **item 2** says", action=action),
        Note(kind="review", review=review),
        Note(kind="private", text="ask about item 2"),
        Note(text="item 2 of the plan"),
    )
    workspace = opened(store, titled("Welcome", *typed), titled("Finance"), titled("Close"))
    workspace.do(agenda.move(item_called(workspace, "Finance"), 1), "Down")
    acted, reviewed, private, plan = now(workspace).items[0].notes
    assert acted.text == "GW to price what **item 3** says"
    assert acted.action is not None
    assert acted.action.table_text == "GW to price item 3"
    assert reviewed.review is not None
    assert (reviewed.review.text, reviewed.review.closing) == ("GW to look at item 2", "Done under item 3.")
    assert private.text == "ask about item 3"
    assert plan.text == "item 2 of the plan"


def test_words_typed_in_the_same_step_are_left_as_they_were_typed(qtbot: QtBot, store: Store) -> None:
    workspace = five(store)
    item = now(workspace).items[0]

    def both(session: object) -> None:
        agenda.move(item_called(workspace, "Dredging"), -2)(session)  # type: ignore[arg-type]
        notes.write(item.id, [replace(item.notes[0], text="See item 5.")])(session)  # type: ignore[arg-type]

    workspace.do(both, "Both")
    assert said(workspace) == "See item 5."


def test_a_number_that_two_items_have_speaks_of_neither(qtbot: QtBot, store: Store) -> None:
    first = titled("Welcome", Note(text="See item 4."))
    workspace = opened(store, first, titled("Finance", number="4"), titled("Dredging", number="4"), titled("Close"))
    workspace.do(agenda.change(item_called(workspace, "Finance"), number="9"), "Number")
    assert said(workspace) == "See item 4."


def test_a_mention_of_an_item_that_goes_stays_and_is_pointed_out_until_it_is_written_anew(
    qtbot: QtBot, store: Store
) -> None:
    workspace = five(store)
    before = now(workspace)
    workspace.do(agenda.remove(item_called(workspace, "Dredging")), "Removing")
    assert said(workspace) == "See item 4, and item 2 before it."
    assert findings(workspace) == ["item 4 is mentioned in item 1, but it was removed; item 4 is another one now"]
    assert now(workspace).attendance[0].for_items == ("2", "4?")
    workspace.do(agenda.move(item_called(workspace, "Close"), -1), "Up")
    assert said(workspace) == "See item 4, and item 2 before it."
    first = now(workspace).items[0]
    workspace.do(notes.write(first.id, [replace(first.notes[0], text="See item 2.")]), "Typing")
    assert findings(workspace) == []
    assert now(workspace).pins == ()
    for _ in range(3):
        workspace.undo()
    assert now(workspace) == before


def test_the_one_minute_of_an_item_is_spoken_of_too_where_a_style_numbers_it(qtbot: QtBot, store: Store) -> None:
    workspace = five(store, "See item 4.1 and item 4.2.", style="strategic-board")
    assert findings(workspace) == ["item 4.2 is mentioned in item 1, but there is none"]
    workspace.do(agenda.move(item_called(workspace, "Dredging"), -2), "Up")
    assert said(workspace) == "See item 2.1 and item 4.2."
    document = compose(now(workspace), built_in()["strategic-board"])
    links = {run.link for block in document.blocks if not isinstance(block, Table) for run in block.runs if run.link}
    assert links == {Ref("item", item_called(workspace, "Dredging"))}


def test_a_number_that_is_not_on_the_agenda_is_pointed_out(qtbot: QtBot, store: Store) -> None:
    workspace = five(store, "See item 7 and item 2; item 9 of the plan.")
    assert findings(workspace) == ["item 7 is mentioned in item 1, but there is none"]


def test_frozen_minutes_stay_as_they_are(qtbot: QtBot, store: Store) -> None:
    workspace = five(store, status="agreed")
    workspace.alter(agenda.move(item_called(workspace, "Dredging"), -2), "Up")
    assert said(workspace) == "See item 4, and item 2 before it."


def test_attendance_rewritten_by_hand_is_left_as_it_was_written(qtbot: QtBot, store: Store) -> None:
    workspace = five(store)
    row = now(workspace).attendance[0]

    def both(session: object) -> None:
        agenda.move(item_called(workspace, "Dredging"), -2)(session)  # type: ignore[arg-type]
        attendance.change(row.id, for_items=("5",))(session)  # type: ignore[arg-type]

    workspace.do(both, "Both")
    assert now(workspace).attendance[0].for_items == ("5",)


@pytest.mark.parametrize("style", ["notes-table", "minutes-and-actions"])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_to_the_agenda_each_mention_speaks_of_its_item(
    qtbot: QtBot, store: Store, seed: int, style: str
) -> None:
    dice = random.Random(seed)
    titles = ("Berths", "Fees", "Storms", "Dredging", "Cranes", "Lights")
    items = tuple(titled(title, Note(text=f"See item {dice.randint(1, 6)}.")) for title in titles)
    workspace = opened(store, *items, style=style)
    before = now(workspace)
    by_number = {printed: id for id, printed in numbers_of(workspace).items()}
    spoken_of = {note.id: by_number[note.text[9:-1]] for _, note in before.every_note()}
    for step in range(12):
        workspace.do(any_edit(dice, now(workspace), step), "Agenda")
        printed = numbers_of(workspace)
        for _, note in now(workspace).every_note():
            if spoken_of[note.id] in printed:
                assert note.text == f"See item {printed[spoken_of[note.id]]}."
            else:
                assert any(pin.note == note.id for pin in now(workspace).pins)
    after = now(workspace)
    while workspace.undo():
        pass
    assert now(workspace) == before
    while workspace.redo():
        pass
    assert now(workspace) == after


def numbers_of(workspace: Workspace) -> dict[int, str]:
    return dict(number(now(workspace), built_in()[now(workspace).style]).items)


def any_edit(dice: random.Random, meeting: Meeting, step: int) -> Edit:
    """Return something that is done to a chance item of the agenda."""
    item = dice.choice([item.id for item in meeting.every_item()])
    if step == 6:
        return agenda.remove(item)
    return dice.choice(
        [
            agenda.move(item, dice.choice([-2, -1, 1, 2])),
            agenda.indent(item),
            agenda.outdent(item),
            agenda.add(meeting.id, id=1000 + step, title=f"New {step}", after=item),
            agenda.change(item, number=str(50 + step)),
            agenda.release_numbers(meeting.id),
        ]
    )
