"""The choices of a house style: every key of it, none other, each in words, as the file that explains them has it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, get_args, get_type_hints

import pytest

from db.values import Struct
from desktop.minutes.house_style import HouseStyle, built_in, built_in_file, of_table
from desktop.minutes.style_editing import words
from desktop.minutes.style_editing.choices import (
    MORE,
    Choice,
    every_choice,
    find,
    leaves,
    pages,
    way_to,
    whole,
)
from desktop.minutes.style_editing.style_table import as_table, unit_of, with_value
from desktop.minutes.style_file import Misfit
from desktop.minutes.wording import Phrase


def classes_in(kind: Any) -> set[type[Any]]:
    """A class and all that its values hold, in lists too."""
    if not isinstance(kind, type) or not issubclass(kind, Struct) or kind is Phrase:
        return set().union(*(classes_in(inner) for inner in get_args(kind) if inner is not kind), set())
    return {kind}.union(*(classes_in(hint) for hint in get_type_hints(kind).values()))


def said() -> list[Choice]:
    """The choices that have words of their own."""
    return [choice for choice in every_choice(whole()) if choice.label and choice.place]


def test_every_key_of_a_style_is_described_and_nothing_else_is() -> None:
    there = {kind.__name__: set(kind.__struct_fields__) for kind in classes_in(HouseStyle)}
    there["HouseStyle"].discard("name")
    assert words.described() == there


def test_every_key_stands_on_one_page() -> None:
    on_pages = Counter(
        leaf.place
        for page in pages()
        for section in page.sections
        for choice in section.choices
        for leaf in leaves(choice)
    )
    assert set(on_pages) == {leaf.place for leaf in leaves(whole())}
    assert set(on_pages.values()) == {1}
    assert MORE not in [page.title for page in pages()]


def test_labels_are_words_and_not_keys() -> None:
    for choice in said():
        assert not re.search(r"[_.{}]", choice.label), choice.place
        assert choice.label[0].isupper(), choice.place


def test_two_choices_of_a_section_are_never_called_the_same() -> None:
    for page in pages():
        for section in page.sections:
            labels = [choice.label for choice in section.choices]
            assert len(set(labels)) == len(labels), (page.title, section.title)


def test_every_option_is_described_and_none_that_is_not_there() -> None:
    for choice in said():
        if choice.options and choice.key != "template":
            assert all(option.label != option.value for option in choice.options), choice.place


def test_every_field_of_a_phrase_is_described_with_an_example() -> None:
    for choice in every_choice(whole()):
        for field in choice.fields:
            assert words.of_field(field).about, (choice.place, field)


SHARED = ("page", "heading", "dates", "times", "actions", "tables", "action_table")
"""The parts of notes-table.toml that explain what stands in others too."""


def explained(choice: Choice) -> str:
    """The words of notes-table.toml that bear on a choice: its part of the file, those shared, the comments above."""
    parts = re.split(r"(?m)^(?=\[)", built_in_file("notes-table").read_text(encoding="utf-8"))
    named = "|".join((choice.place.split(".")[0], *SHARED))
    here = {at for at, part in enumerate(parts) if re.match(rf"\[+({named})[\].]", part)}
    return "\n".join(parts[at] for at in sorted({0, *here, *(at - 1 for at in here)}))


@pytest.mark.parametrize("choice", [choice for choice in said() if choice.options], ids=lambda choice: choice.place)
def test_the_file_that_explains_the_keys_names_every_option(choice: Choice) -> None:
    if choice.key != "template":
        missing = [option.value for option in choice.options if option.value not in explained(choice)]
        assert not missing


@pytest.mark.parametrize(
    "choice", [choice for choice in every_choice(whole()) if choice.fields], ids=lambda choice: choice.place
)
def test_the_file_that_explains_the_keys_names_every_field(choice: Choice) -> None:
    text = explained(choice)
    assert not [field for field in choice.fields if not re.search(rf"(?<!\w){field}(?!\w)", text)]


@pytest.mark.parametrize(
    "choice", [leaf for leaf in leaves(whole()) if leaf.bounds is not None], ids=lambda choice: choice.place
)
def test_the_bounds_of_a_number_are_those_that_a_style_takes(choice: Choice) -> None:
    assert choice.bounds is not None
    table = as_table(built_in()["notes-table"])
    for number in (choice.bounds.least, choice.bounds.most):
        of_table(with_value(table, way_to(choice), int(number) if choice.whole else float(number)))
    if choice.key != "narrow":
        with pytest.raises(Misfit):
            beyond = choice.bounds.most + 1
            of_table(with_value(table, way_to(choice), int(beyond) if choice.whole else float(beyond)))


def test_a_choice_is_found_by_its_place_and_an_entry_of_a_list_by_the_list() -> None:
    assert find("actions.owners.two") is not None
    assert find("actions.nothing") is None
    assert unit_of(("people", 0, "columns", 1, "text")) == ("people",)
    assert unit_of(("actions", "owners", "two")) == ("actions", "owners", "two")
    assert unit_of(("attendance", "roles", "chair")) == ("attendance", "roles")


@pytest.mark.parametrize("name", built_in())
def test_a_style_as_a_table_makes_the_same_style(name: str) -> None:
    assert of_table(as_table(built_in()[name]), name) == built_in()[name]
