"""Words found in the guide, the ones a clerk would use."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.minutes.guide import chapters
from desktop.minutes.guide.inline import Told
from desktop.minutes.guide.search import Index

ONE = """# Typing the minutes
<!-- order: 1 -->
Café and quorum are spoken of here.

## Quorum
<!-- words: enough members -->
How many are needed.

## Times
A quorum, a quorum, a quorum. The résumé of what came to pass at length before the break, and after it again.
"""
TWO = "# Quorum\n<!-- order: 2 -->\nA page.\n"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    for name, text in (("one", ONE), ("two", TWO)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return Index(chapters.read(Told(), tmp_path))


def addresses(index: Index, words: str) -> list[str]:
    return [found.section.address for found in index.find(words)]


def test_titles_of_pages_go_before_headings_and_these_before_text(index: Index) -> None:
    assert addresses(index, "quorum") == ["two", "one#quorum", "one#times", "one"]


@pytest.mark.parametrize("words", ["QUOR", "quorum", "Quórum"])
def test_beginnings_case_and_accents_make_no_difference(index: Index, words: str) -> None:
    assert addresses(index, words)[0] == "two"


def test_a_clerks_own_words_lead_to_the_section(index: Index) -> None:
    assert addresses(index, "how do I see enough members") == []
    assert addresses(index, "how do I enough members") == ["one#quorum"]


def test_every_word_has_to_be_there(index: Index) -> None:
    assert addresses(index, "quorum break") == ["one#times"]


def test_the_excerpt_stands_around_the_words(index: Index) -> None:
    assert "…" in index.find("break")[0].excerpt and "break" in index.find("break")[0].excerpt


@pytest.mark.parametrize("words", ["", "  ", "?", "zebra"])
def test_nothing_sought_or_there_finds_nothing(index: Index, words: str) -> None:
    assert not index.find(words)


def test_a_heading_with_nothing_under_it_stands_below_what_has_something(tmp_path: Path) -> None:
    for name, text in (
        ("bare", "# Printing\n<!-- order: 1 -->\n\n## Paper\nOf any size.\n"),
        ("told", ONE + "Printing it.\n"),
    ):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assert addresses(Index(chapters.read(Told(), tmp_path)), "printing") == ["told#times", "bare"]
