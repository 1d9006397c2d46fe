"""The house styles that come with the program, read one by one."""

from __future__ import annotations

import pytest

from desktop.minutes.house_style import DEFAULT, BuiltIn, load


def test_the_default_stands_first_and_every_style_is_there() -> None:
    found = BuiltIn()
    assert next(iter(found)) == DEFAULT and len(found) == len(set(found)) >= 4
    assert all(found[name].name == name for name in found)
    assert "none of them" not in found and found.get("none of them") is None


@pytest.mark.parametrize("name", BuiltIn())
def test_the_title_is_the_same_before_and_after_the_style_is_read(name: str) -> None:
    found = BuiltIn()
    before = found.title(name)
    assert before == found[name].title == found.title(name)


def test_a_style_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("desktop.minutes.house_style.load", lambda file: (read.append(file.stem), load(file))[1])
    found = BuiltIn()
    assert found[DEFAULT] is found[DEFAULT]
    assert read == [DEFAULT]
