from __future__ import annotations

import pytest

from db import meetings, search
from db.records import Item, Note, Term
from db.store import Store
from desktop.minutes.excerpts import excerpt
from tests.samples import harbour_meeting

LONG = "The quay was looked at. " * 20 + "Then the crane stood still, and the budget with it. " + "All went home. " * 20


def marked(words: str, *sought: str, typing: bool = False, most: int = 200) -> str:
    """An excerpt with brackets around what was sought."""
    terms, _ = search.asked(" ".join(sought), typing=typing)
    shown = excerpt(words, terms, most)
    text = shown.text
    for start, end in reversed(shown.sought):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return f"{'…' * shown.before}{text}{'…' * shown.after}"


@pytest.mark.parametrize(
    ("words", "sought", "expected"),
    [
        ("The harbour wall", "wall", "The harbour [wall]"),
        ("The harbour wall", "WALL har*", "The [harbour] [wall]"),
        ("The har**bour** *wall*", "harbour", "The [harbour] wall"),
        ("a wall, a wall", '"wall a"', "a [wall, a] wall"),
        ("Kraków, Łódź i ŻÓŁĆ", "lodz zolc", "Kraków, [Łódź] i [ŻÓŁĆ]"),
        ("cafe\u0301 au lait", "café", "[cafe\u0301] au lait"),
        ("Straße", "strasse", "[Straße]"),
        ("line one\nline two", "two", "line one line [two]"),
        ("the clerk's wall", "clerk's", "the [clerk's] wall"),
        ("wall", "quay", "wall"),
        ("wallwall wall", "wall", "wallwall [wall]"),
        ("", "wall", ""),
    ],
)
def test_what_was_sought_is_marked(words: str, sought: str, expected: str) -> None:
    assert marked(words, sought) == expected


def test_of_a_long_note_the_words_around_are_shown() -> None:
    shown = marked(LONG, "crane", most=60)
    assert shown == "…at. Then the [crane] stood still, and the budget with it. All…"


def test_the_place_where_most_terms_stand_together_is_shown() -> None:
    words = f"A crane. {LONG}"
    assert "[crane] stood still, and the [budget]" in marked(words, "crane", "budget", most=80)


def test_without_a_mark_the_beginning_is_shown() -> None:
    assert marked(LONG, "AP34/17", most=40).startswith("The quay was looked at.")


@pytest.mark.parametrize("most", [1, 7, 30, 200])
def test_an_excerpt_is_never_longer_than_it_may_be(most: int) -> None:
    terms = (Term(words=("crane",)),)
    assert all(len(excerpt(words, terms, most).text) <= most for words in (LONG, "x" * 500, "crane " * 100, ""))


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Größe und Ähre", "grosse"),
        ("Þórður ætlar", "aetlar"),
        ("naïve ŵyau", "WYAU"),
        ("Đorđe", "dorde"),
        ("½ of it", "½"),
        ("漢字", "漢*"),
        ("a** b__c__d", "bcd"),
        ("smørrebrød", "smorre*"),
        ("İstanbul", "istanbul"),
    ],
)
def test_whatever_the_index_finds_is_marked(store: Store, written: str, sought: str) -> None:
    items = (Item(id=1, title="Any", notes=(Note(text=written),)),)
    store.write(meetings.add(harbour_meeting(people=(), attendance=(), items=items)))
    answer = store.read(search.find(sought))
    (found,) = answer.found
    assert excerpt(found.words, answer.terms).sought
