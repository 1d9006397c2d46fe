"""Chapters read from a folder, filled with what is made, as sections and as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.minutes.guide import chapters
from desktop.minutes.guide.chapters import Guide
from desktop.minutes.guide.inline import GuideFault, Told
from desktop.minutes.guide.steps import Step, steps

TOLD = Told(
    keys={"file.export": ("Ctrl+E",), "meeting.begin": ()},
    places={"file.export": "File → Export", "meeting.begin": "Meeting → Begin now"},
    names={"check no-chair": "No chair"},
    blocks={"marks": lambda: "| `- ` | a bullet |\n"},
)
HEAD = "# Typing\n<!-- order: 2 -->\n"


def guide(folder: Path, **texts: str) -> Guide:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return chapters.read(TOLD, folder)


def body(folder: Path, text: str) -> str:
    return guide(folder, one=HEAD + text).chapters[0].body(str, lambda name: f"there/{name}").split("\n", 1)[1]


def test_chapters_stand_in_their_order(tmp_path: Path) -> None:
    found = guide(tmp_path, a=HEAD, b="# First\n<!-- order: 1 -->\n")
    assert [one.title for one in found.chapters] == ["First", "Typing"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Press [[file.export]].", "<p>Press <kbd>Ctrl+E</kbd>.</p>"),
        ("[[Enter]], [[=Ctrl+E]]", "<p><kbd>Enter</kbd>, <kbd>Ctrl+E</kbd></p>"),
        ("[[>file.export]]", "<p><strong>File → Export</strong></p>"),
        ("[[meeting.begin]]", "<p><strong>Meeting → Begin now</strong></p>"),
        ("`a: <b>` & **so *so* now**", "<p><code>a: &lt;b&gt;</code> &amp; <strong>so <em>so</em> now</strong></p>"),
        ("[see `x`](other.md#here)", '<p><a href="other.md#here">see <code>x</code></a></p>'),
        ("### {{check no-chair}}", '<h3 id="no-chair">No chair</h3>'),
        ("{{marks}}", "<table><tbody><tr><td><code>- </code></td><td>a bullet</td></tr></tbody></table>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("![A \"page\"](pictures/p.png)", '<p class="picture"><img src="there/p.png" alt="A &quot;page&quot;"></p>'),
        ("\\*not bold\\* 2 * 3", "<p>*not bold* 2 * 3</p>"),
    ],
)  # fmt: skip
def test_what_is_written_reads_so(tmp_path: Path, text: str, html: str) -> None:
    assert body(tmp_path, text) == html


@pytest.mark.parametrize("wrong", ["[[file.exprot]]", "[[>no.such]]", "{{no such}}", "## {{check none}}"])
def test_what_stands_for_nothing_is_named_with_its_file(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(GuideFault, match=r"one\.md: .*stands for nothing|neither a command|no command"):
        guide(tmp_path, one=HEAD + wrong)


@pytest.mark.parametrize("text", ["", "words", "# Title\n", "## Title\n<!-- order: 1 -->"])
def test_a_chapter_begins_with_its_title_and_order(tmp_path: Path, text: str) -> None:
    with pytest.raises(GuideFault, match="a chapter begins with"):
        guide(tmp_path, one=text)


def test_a_section_knows_what_it_is_about_and_what_stands_in_it(tmp_path: Path) -> None:
    told = "<!-- for: pane.attendees; words: apologies, quorum -->"
    text = f"{HEAD}Beginning.\n## Who’s there?\n{told}\n| [[Space]] | `x` |\n"
    found = guide(tmp_path, one=text)
    first, second = found.sections
    assert (first.text, first.address) == ("Beginning.", "one")
    assert (second.about, second.words, second.text) == (("pane.attendees",), ("apologies", "quorum"), "Space x")
    assert second.address == "one#whos-there"
    assert found.about("pane.other", "pane.attendees") is second
    assert found.about("pane.other") is None


def test_the_steps_are_what_numbered_lists_say_to_press_and_type(tmp_path: Path) -> None:
    text = "Press [[file.export]] some day.\n\n1. Type `words`:\n   - `a` [[Tab]]\n"
    text += "2. Choose [[>meeting.begin]], press [[file.export]]\n"
    assert steps(guide(tmp_path, one=HEAD + text).chapters[0]) == (
        Step(typed="words"),
        Step(typed="a"),
        Step(key="Tab"),
        Step(key="Ctrl+E"),
    )
