"""Right to left: letters join, lines turn, numbers and Latin words keep their way."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.minutes import right_to_left


def shown(text: str) -> str:
    """Return a line as it stands on the page from left to right."""
    parts = right_to_left.stretches(text)
    depths = right_to_left.levels(parts, right_to_left.begins_right_to_left(text))
    turned = [right_to_left.mirrored(part) if depth % 2 else part for part, depth in zip(parts, depths, strict=True)]
    return "".join(turned[at] for at in right_to_left.visual_order(depths))


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("plain words, 12 (b)", "plain words, 12 (b)"),
        ("אבג", "גבא"),
        ("see אבג דה now", "see הד גבא now"),
        ("see אבג (דה) now", "see (הד) גבא now"),
        ("אבג 2026 דה", "הד 2026 גבא"),
        ("אבג EM דה", "הד EM גבא"),
        ("אבג, דה.", ".הד ,גבא"),
        ("at אבג, EM", "at גבא, EM"),
    ],
)
def test_a_line_stands_as_it_is_read(typed: str, stands: str) -> None:
    assert shown(typed) == stands


def test_arabic_letters_take_the_shape_of_their_place() -> None:
    assert [f"{ord(char):X}" for char in right_to_left.joined("سلام")] == ["FEB3", "FEFC", "FEE1"]


@pytest.mark.parametrize("word", ["السلام", "عليكم", "محمد", "فارسی", "مُحَمَّد", "אבג", "word", ""])
def test_a_joined_word_is_the_same_word(word: str) -> None:
    assert unicodedata.normalize("NFKC", right_to_left.joined(word)) == unicodedata.normalize("NFKC", word)
