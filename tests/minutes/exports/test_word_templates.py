"""The Word templates of the house styles: made from their looks, and as the look says."""

from __future__ import annotations

import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from desktop.minutes.house_style import built_in
from desktop.minutes.word.template import Template

ROOT = Path(__file__).parents[3]
LOOKS = {name: style.look for name, style in built_in().items()}


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "installers" / "make_templates.py"))


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def setting(name: str, style: str, path: str) -> str | None:
    """A setting in a named style of a template: "w:rPr/w:sz"."""
    template = Template(name)
    found = template.styles.xpath(f"w:style[w:name/@w:val='{style}']/{path}/@w:val")
    return str(found[0]) if found else None


def test_the_templates_are_what_the_script_makes_of_the_looks_today(script: dict[str, Any], tmp_path: Path) -> None:
    for look in LOOKS.values():
        made = script["write"](look, tmp_path)
        assert unpacked(made) == unpacked(ROOT / "resources" / "templates" / made.name), (
            "run installers/make_templates.py"
        )


def test_making_a_template_twice_gives_the_same_bytes(script: dict[str, Any], tmp_path: Path) -> None:
    made = [script["write"](LOOKS["notes-table"], tmp_path).read_bytes() for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_house_style_has_its_template(look: Any) -> None:
    assert Template(look.template).text_width > 9000
    assert setting(look.template, "heading 1", "w:rPr/w:color") == look.accent
    assert setting(look.template, "heading 1", "w:rPr/w:sz") == f"{look.title_size * 2:.0f}"
    assert setting(look.template, "heading 2", "w:rPr/w:sz") == f"{look.heading_size * 2:.0f}"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_template_has_headings_of_four_levels_and_nothing_of_another_program(look: Any) -> None:
    levels = [setting(look.template, f"heading {level}", "w:pPr/w:outlineLvl") for level in range(1, 5)]
    assert levels == ["0", "1", "2", "3"]
    parts = unpacked(ROOT / "resources" / "templates" / look.template)
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in parts["word/settings.xml"]
    )
    assert b'w:lang w:val="en-GB"' in parts["word/styles.xml"]
    assert b'w:w="11906" w:h="16838"' in parts["word/document.xml"]
    assert not any(b"python-docx" in content for content in parts.values())


def test_a_wanted_style_that_is_missing_falls_back_to_that_of_fewer_words() -> None:
    template = Template("notes-table.docx")
    assert template.style("Label Flush After Table") == template.style("Label Flush")
    with pytest.raises(ValueError, match="no style named 'Epigraph'"):
        template.style("Epigraph")


def test_a_style_that_is_no_list_is_named() -> None:
    with pytest.raises(ValueError, match="'Action' is not that of a list"):
        Template("notes-table.docx").list_form("Action")


def test_every_part_of_a_template_is_well_formed() -> None:
    for look in LOOKS.values():
        for name, content in unpacked(ROOT / "resources" / "templates" / look.template).items():
            assert etree.fromstring(content) is not None, name
