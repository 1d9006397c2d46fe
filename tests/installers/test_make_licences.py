"""The list of licences is that of what is installed and shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from installers import collected, make_licences

KEPT = {
    row["name"]: row for row in json.loads((make_licences.LICENCES / "components.json").read_text(encoding="utf-8"))
}
FORGOTTEN = "run python -m installers.make_licences"


@pytest.mark.parametrize("component", make_licences.components(), ids=lambda one: one.name)
def test_what_is_shipped_stands_in_the_list_in_its_version_with_a_licence(component: make_licences.Component) -> None:
    assert component.name in KEPT, FORGOTTEN
    kept = KEPT[component.name]
    assert (kept["version"], kept["licence"]) == (component.version, component.licence), FORGOTTEN
    assert component.texts, f"{component.name} has no licence text: give it one in by_hand.toml"
    for text in component.texts:
        assert (make_licences.ROOT / "resources" / text).stat().st_size > 100, FORGOTTEN


def test_nothing_stands_in_the_list_that_is_not_shipped() -> None:
    assert set(KEPT) == {one.name for one in make_licences.components()}, FORGOTTEN


def test_the_texts_are_those_of_what_is_installed() -> None:
    made = {path.name: path.read_text(encoding="utf-8") for path in make_licences.MADE.glob("*.txt")}
    assert made == make_licences.texts(), FORGOTTEN


def test_what_a_dependency_needs_is_shipped_with_it_and_tools_are_not() -> None:
    shipped = make_licences.shipped()
    assert {"pyside6-essentials", "shiboken6", "mako", "pillow", "sqlcipher3", "typing-extensions"} <= shipped
    assert not {"pytest", "mypy", "pyinstaller", "greenlet"} & shipped


def test_licences_of_builds_that_are_not_shipped_are_left_out() -> None:
    paths = [path for path, _ in make_licences.licence_files("pypdfium2")]
    assert any(path.endswith("pdfium.txt") for path in paths)
    assert not any("v8" in path or "android" in path for path in paths)


def test_the_stand_alone_program_brings_the_list_and_every_text() -> None:
    brought = {path.relative_to(make_licences.ROOT / "resources").as_posix() for path, _ in _files_brought()}
    wanted = {text for row in KEPT.values() for text in row["texts"]}
    assert wanted | {"licences/components.json"} <= brought


def _files_brought() -> list[tuple[Path, str]]:
    return [(path, folder) for path, folder in collected.files() if folder.startswith("resources")]
