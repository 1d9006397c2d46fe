"""The guide leaves nothing out, and nothing in it is written by hand that the program knows better."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest

from db import faults
from desktop import panes, screens
from desktop.command_line.commands import commands
from desktop.commands import COMMANDS
from desktop.guide.filled import told
from desktop.minutes import house_style
from desktop.minutes.checks import checks
from desktop.minutes.exports import formats
from desktop.minutes.guide import inline
from desktop.minutes.guide.chapters import FOLDER, PICTURES, SAYS, read
from desktop.minutes.member_lists import member_lists
from desktop.minutes.shorthand import marks

ROOT = Path(__file__).parents[3]
GUIDE = read(told())
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
PROSE = {name: text for name, text in SOURCES.items() if name != "keys"}
NAMED = {named for text in PROSE.values() for named in inline.commands_in(text)}
BODIES = {one.name: one.body(str, str) for one in GUIDE.chapters}
ABOUT = [name for section in GUIDE.sections for name in section.about]
MOST_BYTES = 1_500_000


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_every_command_is_explained(name: str) -> None:
    assert name in NAMED, f"no chapter but the list of keys speaks of it: write [[{name}]] or [[>{name}]]"


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_and_each_of_its_keys_stand_in_the_list_of_keys(row: object) -> None:
    page = GUIDE.chapter("keys")
    assert page is not None
    text = " ".join(section.text for section in page.sections)
    assert row.title in text  # type: ignore[attr-defined]
    assert all(key.replace("Return", "Enter") in text for key in row.keys)  # type: ignore[attr-defined]


@pytest.mark.parametrize("card", panes.panes(), ids=lambda card: card.name)
def test_every_pane_has_its_section_and_its_key_in_the_guide(card: panes.Pane) -> None:
    section = GUIDE.about(f"pane.{card.name}")
    assert section is not None and section.text
    assert card.key in BODIES["keys"]


@pytest.mark.parametrize("name", screens.names())
def test_every_screen_has_its_section(name: str) -> None:
    section = GUIDE.about(f"screen.{name}")
    assert section is not None and section.text


def forms() -> list[str]:
    """Return the modules of the dialogs in which a form is."""
    found = []
    for path in sorted((ROOT / "desktop" / "dialogs").glob("*.py")):
        bases = {
            base.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef)
            for base in node.bases
            if isinstance(base, ast.Name)
        }
        if any(base.endswith("Dialog") for base in bases):
            found.append(path.stem)
    return found


@pytest.mark.parametrize("name", forms())
def test_every_form_has_its_section(name: str) -> None:
    assert f"dialog.{name}" in ABOUT, f"write “for: dialog.{name}” under the heading that explains it"


@pytest.mark.parametrize("code", [*(check.code for check in checks()), "style-unknown"])
def test_every_check_is_explained(code: str) -> None:
    section = GUIDE.about(f"check.{code}")
    assert section is not None and len(section.text.split()) > 10


@pytest.mark.parametrize("mark", [mark.typed.strip() for mark in marks()])
def test_every_typed_mark_stands_in_the_guide(mark: str) -> None:
    assert f"<code>{mark}" in BODIES["typing"]


@pytest.mark.parametrize("name", list(house_style.built_in()))
def test_every_house_style_stands_in_the_guide(name: str) -> None:
    assert f"<code>{name}</code>" in BODIES["house-styles"]


@pytest.mark.parametrize("ending", [form.ending for form in formats()])
def test_every_format_stands_in_the_guide(ending: str) -> None:
    assert f"<code>{ending}</code>" in BODIES["documents"]


@pytest.mark.parametrize("ending", [ending for kind in member_lists() for ending in kind.endings])
def test_every_list_that_members_come_from_stands_in_the_guide(ending: str) -> None:
    assert f"<code>{ending}</code>" in BODIES["committees"]


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_without_a_window_stands_in_the_guide(name: str) -> None:
    assert f"<code>minutebook {name}" in BODIES["command-line"]


@functools.cache
def said_by_the_program() -> str:
    """Return the sources of the program, strings that go on in the next line joined."""
    paths = [path for room in ("db", "desktop") for path in (ROOT / room).rglob("*.py")]
    return re.sub(r'"\s*\n\s*f?"', "", "\n".join(path.read_text(encoding="utf-8") for path in paths))


@pytest.mark.parametrize("words", [name.removeprefix(SAYS) for name in ABOUT if name.startswith(SAYS)])
def test_every_message_that_is_explained_is_one_of_the_program(words: str) -> None:
    assert words in said_by_the_program()


@pytest.mark.parametrize("kind", [kind for kind in faults.WORDS if kind not in (faults.FOREIGN, faults.REFUSED)])
def test_every_fault_of_the_disk_is_explained(kind: str) -> None:
    section = GUIDE.about(f"{SAYS}{faults.WORDS[kind]}")
    assert (section is not None and section.chapter == "trouble") or kind == faults.DAMAGED


@pytest.mark.parametrize("name", list(SOURCES))
def test_keys_of_commands_are_never_written_by_hand(name: str) -> None:
    """`[[=F2]]` says that the key means something else there."""
    of_commands = {key for row in COMMANDS for key in told().keys[row.name]}
    by_hand = [key for key in inline.commands_in(SOURCES[name]) if key in of_commands]
    loose = re.findall(
        r"(?<![\[=+`])\b(?:Ctrl|Alt|Shift)\+\w+|(?<![\[=+`\w])F\d\d?\b", re.sub(r"\[\[.*?\]\]", "", SOURCES[name])
    )
    assert not by_hand and not loose


def test_on_macos_the_guide_says_the_keys_of_macos() -> None:
    keys = told(lambda key: key.replace("Ctrl+", "⌘"), lambda row: row.mac_keys or row.keys)
    items = read(keys).chapter("items")
    assert items is not None
    body = items.body(str, str)
    assert "<kbd>⌘Alt+Down</kbd>" in body and "<kbd>Alt+Down</kbd>" not in body


@pytest.mark.parametrize("name", list(BODIES))
def test_every_link_of_a_chapter_leads_somewhere(name: str) -> None:
    addresses = {section.address for section in GUIDE.sections}
    for to in re.findall(r'href="([^"]+)"', BODIES[name]):
        file, parted, anchor = to.partition("#")
        assert f"{file.removesuffix('.md') or name}{parted}{anchor}" in addresses, to


def test_nothing_is_explained_in_two_places_and_nothing_is_that_is_not_there() -> None:
    assert len(ABOUT) == len(set(ABOUT))
    there = {f"pane.{card.name}" for card in panes.panes()} | {f"screen.{name}" for name in screens.names()}
    there |= {f"check.{check.code}" for check in checks()} | {"check.style-unknown"}
    gone = {name for name in ABOUT if name.startswith(("pane.", "screen.", "check."))} - there
    files = {f"dialog.{path.stem}" for path in (ROOT / "desktop" / "dialogs").glob("*.py")}
    assert not gone | {name for name in ABOUT if name.startswith("dialog.")} - files


def test_the_addresses_of_a_chapter_are_its_own() -> None:
    addresses = [section.address for section in GUIDE.sections]
    assert len(addresses) == len(set(addresses))
    assert len({one.order for one in GUIDE.chapters}) == len(GUIDE.chapters)


def test_every_picture_that_is_named_is_there_and_none_lies_about() -> None:
    named = {Path(file).name for file in re.findall(r"\]\(pictures/([^)]+)\)", "".join(SOURCES.values()))}
    readme = set(
        re.findall(r"resources/guide/pictures/([\w-]+\.png)", (ROOT / "README.md").read_text(encoding="utf-8"))
    )
    there = {path.name for path in PICTURES.iterdir()}
    assert named | readme == there
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


def test_every_picture_is_one_that_the_program_takes_of_itself() -> None:
    taken = (ROOT / "installers" / "make_pictures.py").read_text(encoding="utf-8")
    assert all(f'"{path.stem}"' in taken for path in PICTURES.iterdir())


def test_every_picture_says_what_it_shows() -> None:
    for body in BODIES.values():
        assert all(len(words) > 25 for words in re.findall(r'<img [^>]*alt="([^"]*)"', body))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("minute number", "items"),
        ("apologies", "window#attendees"),
        ("track changes", "bringing-in#a-corrected-copy"),
        ("disk full", "trouble"),
        ("export", "documents"),
        ("who chairs", "window"),
        ("overdue", "actions"),
        ("letterhead", "templates"),
        ("restore", "backups"),
        ("dark mode", "window#size-of-the-text-light-and-dark"),
        ("deputy", "window"),
        ("action points", "window#actions"),
        ("spreadsheet", ""),
        ("excel", ""),
    ],
)
def test_a_clerk_finds_what_is_meant_among_the_first(words: str, address: str) -> None:
    from desktop.minutes.guide.search import Index

    found = [each.section.address for each in Index(GUIDE).find(words)[:4]]
    assert any(one.startswith(address) for one in found), found
