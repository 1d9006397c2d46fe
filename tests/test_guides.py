"""What README and the pages about the program show is what it does; the guide has tests of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.command_line import parse
from desktop.minutes import house_style
from desktop.minutes.exports.meeting_file import render
from desktop.minutes.guide.chapters import FOLDER
from desktop.minutes.imports.meeting_file import CARD
from desktop.minutes.numbering import number

ROOT = Path(__file__).parent.parent
COMMAND_LINE = (FOLDER / "command-line.md").read_text(encoding="utf-8")
STYLES = (FOLDER / "house-styles.md").read_text(encoding="utf-8")
PAGES = {path: path.read_text(encoding="utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))}
EXAMPLES = re.findall(r"`(?:main\.py|minutebook) ((?!--|\[)[^`]+)`", PAGES[ROOT / "README.md"] + COMMAND_LINE)


@pytest.mark.parametrize("line", sorted(set(EXAMPLES)))
def test_a_command_that_is_shown_is_understood(line: str) -> None:
    assert parse(re.sub(r'"[^"]*"', "NAME", line).split()).command


def test_the_meeting_file_that_is_shown_is_read_and_written() -> None:
    shown = re.search(r"```json\n(.*?)```", PAGES[ROOT / "docs" / "meeting-file.md"], re.DOTALL)
    assert shown
    meeting = CARD.read(shown[1].encode())
    style = house_style.resolve(meeting.style, house_style.built_in())
    written = render(meeting, number(meeting, style))
    again = CARD.read(written)
    assert render(again, number(again, style)) == written


def test_the_house_style_that_the_guide_shows_is_one(tmp_path: Path) -> None:
    blocks = re.findall(r"^ *```\n(.*?)^ *```", STYLES, re.DOTALL | re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    keys = [line for line in lines if line.startswith("other_languages")]
    own = "\n".join([*keys, *(line for line in lines if line not in keys)])
    (tmp_path / "our-board.toml").write_text(own, encoding="utf-8")
    wrong: list[object] = []
    found = house_style.styles(tmp_path, wrong.append)
    assert not wrong
    assert found["our-board"].attendance.present == "✓"
    assert found["our-board"].contents.heading == "Cynnwys"


@pytest.mark.parametrize("page", list(PAGES), ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)|src=\"([^\"]+)\"", PAGES[page])
    assert all((page.parent / (one or other)).exists() for one, other in links)
