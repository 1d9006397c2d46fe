from __future__ import annotations

import pytest

from desktop.minutes.finding import find
from tests.samples import harbour_meeting


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("", []),
        ("   ", []),
        ("zeppelin", []),
        ("arising", ["item"]),
        ("MOORINGS", ["note", "note"]),
        ("agreed", ["note"]),
        ("**agreed**", []),
        ("price  the", ["note"]),
        ("surveyor's", ["note"]),
    ],
)
def test_words_are_found_in_titles_notes_and_reviews(words: str, kinds: list[str]) -> None:
    assert [hit.ref.kind for hit in find(harbour_meeting(), words)] == kinds


def test_accents_make_no_difference() -> None:
    assert find(harbour_meeting(), "Wélcomes")


def test_an_excerpt_shows_what_stands_around_the_words() -> None:
    hit = find(harbour_meeting(), "renewed")[0]
    assert hit.excerpt == "The moorings contract be renewed for two years"
