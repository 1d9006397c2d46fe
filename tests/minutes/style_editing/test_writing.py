"""The file of a house style: what is written is read again, and what a hand wrote there stays."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from desktop.minutes.house_style import built_in, built_in_file, load, of_table
from desktop.minutes.style_editing.choices import Choice, leaves, way_to, whole
from desktop.minutes.style_editing.style_table import Table, as_table, value_at, with_value
from desktop.minutes.style_editing.writing import brought, differing, rebased, retitled, started
from desktop.minutes.style_file import Misfit
from tests.minutes.style_editing.random_styles import other_value

FOUR = tuple(built_in())
HAND = """# Ours, by hand.
based_on = "strategic-board"   # the nearest
title = "Ours"                 # what menus say

# colours of the trust
[look]
accent = "7A1F2B"   # claret

# Who was there.
[[people]]   # first list
heading = "Here"
who = ["present"]
columns = [
    # the names first
    { heading = "Name", text = "{name}", share = 3 },   # widest
    { heading = "Role", text = "{job_title}" },
]

[[people]]
heading = "Away"
who = ["apologies"]
line = "{name}"   # a line each

[attendance]
roles = { chair = "Chairman" }   # ours says so
# the last word is the clerk's
"""
DOTTED = """based_on = "notes-table"
title = "Dotted"
look.size = 13  # large
look.accent = "000000"

[actions]
owners.two = "+"
"""
APART = """based_on = "notes-table"
title = "Apart"
[reviews.outcomes]
done = "Ready."
[look]
size = 13
[reviews]
label = "Earlier:"
"""


def table_of(name: str) -> Table:
    return as_table(built_in()[name])


def changed(table: Table, choice: Choice, chance: random.Random) -> Table:
    """A table with one choice made otherwise, such as a style may be."""
    while True:
        wanted = with_value(table, way_to(choice), other_value(choice, chance, value_at(table, way_to(choice))))
        try:
            return as_table(of_table(wanted))
        except Misfit:
            continue


def read_again(text: str, folder: Path) -> Table:
    file = folder / "ours.toml"
    file.write_bytes(text.encode())
    return as_table(load(file))


@pytest.mark.parametrize("choice", list(leaves(whole())), ids=lambda choice: choice.place)
def test_every_choice_made_otherwise_is_read_again_and_put_back_leaves_nothing(choice: Choice, tmp_path: Path) -> None:
    chance = random.Random(choice.place)
    base = table_of("notes-table")
    start = started("notes-table", "Ours", base, base)
    for _ in range(3):
        wanted = changed({**base, "title": "Ours"}, choice, chance)
        text = brought(start, base, wanted)
        assert read_again(text, tmp_path) == wanted
        assert differing(base, wanted) <= {"title", choice.place}
        assert brought(text, base, {**base, "title": "Ours"}) == start


@pytest.mark.parametrize("seed", range(24))
def test_rows_of_changes_are_read_again_whatever_the_file_looked_like(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    text = chance.choice((HAND, DOTTED, APART, built_in_file(FOUR[seed % 4]).read_text("utf-8")))
    based_on = tomllib.loads(text).get("based_on", "")
    base = table_of(based_on) if based_on else {}
    table = read_again(text, tmp_path)
    for choice in chance.choices(list(leaves(whole())), k=8):
        table = changed(table, choice, chance)
        text = brought(text, base, table)
        assert read_again(text, tmp_path) == table


def test_what_a_hand_wrote_stays_where_it_stands(tmp_path: Path) -> None:
    base, table = table_of("strategic-board"), read_again(HAND, tmp_path)
    wanted = with_value(table, ("look", "accent"), "102030")
    wanted = with_value(wanted, ("people", 0, "columns", 1, "text"), "{organisation}")
    wanted = with_value(wanted, ("attendance", "roles", "chair"), "In the chair")
    wanted = with_value(wanted, ("nothing",), "none")
    assert brought(HAND, base, wanted) == (
        HAND.replace('"7A1F2B"', '"102030"')
        .replace('"{job_title}"', '"{organisation}"')
        .replace('"Chairman"', '"In the chair"')
        .replace("# what menus say\n", '# what menus say\nnothing = "none"\n')
    )


def test_a_key_that_is_there_already_keeps_its_place_below_the_words_at_the_head(tmp_path: Path) -> None:
    base = table_of("notes-table")
    text = '# Our own.\nbased_on = "notes-table"\ntitle = "Ours"\nnothing = "-"\n[look]\nsize = 13\n'
    wanted = with_value(read_again(text, tmp_path), ("nothing",), "none")
    assert brought(text, base, wanted) == text.replace('"-"', '"none"')


def test_columns_are_added_moved_and_taken_away_beside_their_comments(tmp_path: Path) -> None:
    base, table = table_of("strategic-board"), read_again(HAND, tmp_path)
    columns = value_at(table, ("people", 0, "columns"))
    more = brought(
        HAND,
        base,
        with_value(table, ("people", 0, "columns"), [*columns, {"heading": "No", "text": "-", "share": 1.0}]),
    )
    assert "# the names first" in more and "# widest" in more and '{heading = "No", text = "-"}' in more
    fewer = brought(HAND, base, with_value(table, ("people",), value_at(table, ("people",))[:1]))
    assert "Away" not in fewer and "# first list" in fewer and "# the names first" in fewer


def test_what_is_said_without_need_stays_until_it_is_changed(tmp_path: Path) -> None:
    base = table_of("notes-table")
    text = f'based_on = "notes-table"\ntitle = "Ours"\nnothing = "{base["nothing"]}"  # kept\n'
    wanted = with_value(read_again(text, tmp_path), ("no_actions",), "None.")
    assert "# kept" in brought(text, base, wanted)


def test_a_file_that_differs_in_nothing_says_only_what_it_is_based_on() -> None:
    base = table_of("notes-table")
    assert started("notes-table", "Our “board”", base, base) == 'based_on = "notes-table"\ntitle = "Our “board”"\n'


def test_another_title_leaves_the_rest() -> None:
    assert retitled(HAND, "Theirs") == HAND.replace('title = "Ours"', 'title = "Theirs"')


def test_a_style_says_the_same_over_another_base(tmp_path: Path) -> None:
    table = read_again(HAND, tmp_path)
    text = rebased(HAND, "notes-table", table_of("notes-table"), table)
    assert text.startswith('# Ours, by hand.\nbased_on = "notes-table"   # the nearest\n')
    assert read_again(text, tmp_path) == table
