"""What README and guides show is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.command_line import parse
from desktop.minutes import house_style
from desktop.minutes.exports import formats
from desktop.minutes.exports.meeting_file import render
from desktop.minutes.imports.meeting_file import CARD
from desktop.minutes.member_lists import member_lists
from desktop.minutes.numbering import number
from desktop.minutes.shorthand import marks

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
PAGES = {"README.md": README, "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), **GUIDES}


@pytest.mark.parametrize("line", re.findall(r"`main\.py ((?!--open)[^`]+)`", README))
def test_a_command_that_the_readme_shows_is_understood(line: str) -> None:
    assert parse(re.sub(r'"[^"]*"', "NAME", line).split()).command


@pytest.mark.parametrize("command", ["import", "export", "actions", "check", "search", "list", "styles"])
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`main.py {command}" in README


@pytest.mark.parametrize("ending", [form.ending for form in formats()])
def test_every_format_stands_in_the_readme(ending: str) -> None:
    assert f"`{ending}`" in README


@pytest.mark.parametrize("ending", [ending for kind in member_lists() for ending in kind.endings])
def test_every_list_that_members_come_from_stands_in_the_guide(ending: str) -> None:
    assert f"`{ending}`" in GUIDES["committees.md"]


@pytest.mark.parametrize("mark", [mark.typed.strip() for mark in marks()])
def test_every_typed_mark_stands_in_the_guide(mark: str) -> None:
    assert f"`{mark}" in GUIDES["typing.md"]


@pytest.mark.parametrize("name", list(house_style.built_in()))
def test_every_house_style_stands_in_the_guide(name: str) -> None:
    assert f"`{name}`" in GUIDES["house-styles.md"]


def test_the_meeting_file_that_the_guide_shows_is_read_and_written() -> None:
    shown = re.search(r"```json\n(.*?)```", GUIDES["meeting-file.md"], re.DOTALL)
    assert shown
    meeting = CARD.read(shown[1].encode())
    style = house_style.resolve(meeting.style, house_style.built_in())
    written = render(meeting, number(meeting, style))
    again = CARD.read(written)
    assert render(again, number(again, style)) == written


def test_the_house_style_that_the_guide_shows_is_one(tmp_path: Path) -> None:
    blocks = re.findall(r"(?:^ {7}.*\n|^\n)+", GUIDES["house-styles.md"], re.MULTILINE)
    own = "\n".join(line.strip() for block in blocks for line in block.splitlines())
    (tmp_path / "our-board.toml").write_text(own, encoding="utf-8")
    wrong: list[object] = []
    found = house_style.styles(tmp_path, wrong.append)
    assert not wrong
    assert found["our-board"].attendance.present == "✓"


@pytest.mark.parametrize("name", list(PAGES))
def test_what_a_page_links_to_is_there(name: str) -> None:
    folder = ROOT / "docs" if name in GUIDES else ROOT
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)|src=\"([^\"]+)\"", PAGES[name])
    assert all((folder / (one or other)).exists() for one, other in links)
