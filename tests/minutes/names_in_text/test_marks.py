"""The names on the pages: one over a line's end is one, kept and doubtful ones are told apart."""

from __future__ import annotations

import pytest

from db.records import Meeting, Pin
from desktop.minutes.compose import compose
from desktop.minutes.document import Ref
from desktop.minutes.names_in_text import marks
from desktop.minutes.pdf.pages import printed
from tests.minutes.meetings import item, note, review, text
from tests.minutes.names_in_text.people import board, saying


def on_pages(made: Meeting, how: str = "names") -> tuple[marks.NameMark, ...]:
    document = compose(made, saying(how))
    return marks.on_pages(printed(document, lambda _done: None).stand_ins, document, made)


@pytest.mark.parametrize("words", range(3, 40))
def test_a_name_over_a_lines_end_is_one_name_in_two_places(words: int) -> None:
    typed = text(f"{'quay ' * words}EM, EM, then EM")
    found = on_pages(board(item("Cranes", typed)))
    assert [(name.typed, name.printed) for name in found] == [("EM", "Eva Marsh")] * 3
    assert all(1 <= len(name.rects) <= 2 for name in found)
    assert {name.ref for name in found} == {Ref("note", typed.id)}


def test_kept_and_doubtful_names_are_told_apart() -> None:
    typed = text("EM spoke. IT will provide laptops.")
    asked = text("EM left.")
    made = board(item("Cranes", typed, asked), pins=(Pin(id=5, note=typed.id, words="EM"),))
    found = on_pages(made)
    assert [(name.typed, name.state) for name in found] == [
        ("EM", marks.KEPT),
        ("IT", marks.DOUBTFUL),
        ("EM", marks.CHANGED),
    ]
    assert marks.pins_of(made, found[0]) == made.pins
    assert marks.pins_of(made, found[2]) == ()


def test_the_notes_of_a_paragraph_that_say_a_name_are_found_and_none_for_a_title() -> None:
    first, second = text("It was agreed that"), note("text", "EM's plan stands", run_on=True)
    told = review("FK to write", "4", closing="FK wrote.")
    made = board(item("Visit by EM", first, second, told))
    title, plan, *reviewed = on_pages(made)
    assert marks.notes_of(made, title) == []
    assert marks.notes_of(made, plan) == [second]
    assert marks.words_of(plan) == "EM"
    assert [marks.notes_of(made, name) for name in reviewed] == [[told], [told]]


@pytest.mark.parametrize(("offset", "typed"), [(0, "EM"), (2, "EM"), (3, None), (8, None), (10, "FK's"), (14, "FK's")])
def test_the_name_at_a_character_of_a_note_is_found(offset: int, typed: str | None) -> None:
    words = text("**EM** sought FK's view")
    found = marks.at(board(item("Cranes", words)), saying("names"), words, offset)
    assert (found.typed if found else None) == typed


def test_who_has_no_office_is_told_where_they_are_named() -> None:
    made = board(item("Cranes", text("EM and JJ spoke.")))
    assert marks.without_office(on_pages(made, "offices"), made, saying("offices")) == ("John Jones",)
    assert marks.without_office(on_pages(made), made, saying("names")) == ()
