"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from desktop.minutes.patterns import later


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    assert later(r"(?P<day>\d+) may", re.IGNORECASE).match("3 MAY")["day"] == "3"  # type: ignore[index]
    assert later("a+").sub("b", "caat") == "cbt"
    assert later("a", re.IGNORECASE).pattern == "a"


def test_a_faulty_pattern_is_found_at_its_first_use() -> None:
    faulty = later("(")
    with pytest.raises(re.error):
        faulty.match("")
