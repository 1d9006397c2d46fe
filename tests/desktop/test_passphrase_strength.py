"""What is said of how strong a passphrase is."""

from __future__ import annotations

import pytest

from desktop.passphrase_strength import bits, strength


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("kettle7", 0),
        ("kettle77", 1),
        ("aaaaaaaaaaaaaaaa", 1),
        ("abcdefghijklmnop", 1),
        ("12345678901234", 1),
        ("Minutes2031", 1),
        ("kettle kettle kettle kettle", 1),
        ("kettle moss 31", 1),
        ("kettle moss violin", 2),
        ("kettle moss violin-9", 3),
        ("kettle moss violin anchor", 3),
        ("kettle moss violin anchor bread", 4),
        ("q7#Rv2!kWz", 3),
        ("q7#Rv2!kWz+4u", 4),
        ("Чайник мох скрипка", 2),
    ],
)
def test_a_passphrase_is_as_strong_as_what_a_guesser_goes_through(passphrase: str, level: int) -> None:
    assert strength(passphrase).level == level, bits(passphrase)


@pytest.mark.parametrize("more", [" lamp", "9", "!", " kettle"])
def test_whatever_is_added_never_makes_it_weaker(more: str) -> None:
    assert bits("kettle moss" + more) > bits("kettle moss")


def test_each_level_says_something_else() -> None:
    examples = ("short", "kettle77", "kettle moss violin", "kettle moss violin-9", "kettle moss violin anchor bread")
    said = [strength(one).words for one in examples]
    assert len(set(said)) == 5 and not any(one in words for one in examples for words in said)
