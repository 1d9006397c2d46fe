"""What is new in a house style is whole: entries of lists, and the name of its file."""

from __future__ import annotations

import pytest

from desktop.minutes.house_style import built_in, of_table
from desktop.minutes.style_editing.choices import Choice, leaves, way_to, whole
from desktop.minutes.style_editing.file_names import name_for
from desktop.minutes.style_editing.fresh import as_line, as_table, fresh
from desktop.minutes.style_editing.style_table import as_table as table_of
from desktop.minutes.style_editing.style_table import value_at, with_value

LISTS = [choice for choice in leaves(whole()) if choice.kind == "list" and not choice.names]


@pytest.mark.parametrize("choice", LISTS, ids=lambda choice: choice.place)
def test_a_new_entry_is_such_as_a_style_may_have(choice: Choice) -> None:
    assert choice.of is not None
    table = table_of(built_in()["notes-table"])
    before = value_at(table, way_to(choice))
    after = table_of(of_table(with_value(table, way_to(choice), [*before, fresh(choice.of)])))
    assert len(value_at(after, way_to(choice))) == len(before) + 1


def test_a_list_of_people_becomes_lines_and_a_table_again() -> None:
    table = table_of(built_in()["notes-table"])
    for change in (as_line, as_table):
        table = table_of(of_table(with_value(table, ("people", 0), change(table["people"][0]))))
    assert table["people"][0]["columns"] and not table["people"][0]["line"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Our board", "our-board"),
        ("  Minutes & Actions (2026) ", "minutes-actions-2026"),
        ("Gremium für Küste", "gremium-für-küste"),
        ("CON", "con-style"),
        ("…", "style"),
        ("Taken", "taken-2"),
        ("x" * 200, "x" * 60),
    ],
)
def test_the_file_of_a_new_style_is_called_by_its_title(title: str, name: str) -> None:
    assert name_for(title, {"taken", "Our"}) == name
