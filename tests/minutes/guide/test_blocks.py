"""The Markdown that chapters are written in."""

from __future__ import annotations

import pytest

from desktop.minutes.guide import blocks
from desktop.minutes.guide.blocks import Heading, Listed, Note, Paragraph, Picture, Table, Typed


def test_a_heading_is_told_about_by_the_comment_below_it() -> None:
    assert blocks.read("# Title\n<!-- order: 4; for: pane.notes, start -->\n") == (
        Heading(1, "Title", {"order": "4", "for": "pane.notes, start"}),
    )


def test_lines_that_run_on_are_one_paragraph() -> None:
    assert blocks.read("one\ntwo\n\nthree") == (Paragraph("one two"), Paragraph("three"))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("![words](pictures/a.png)", Picture("pictures/a.png", "words")),
        ("> mind\n> this", Note((Paragraph("mind this"),))),
        ("```\na  b\n\nc\n```", Typed("a  b\n\nc")),
        ("| a | b |\n|---|---|\n| `x|y` | z \\| w |", Table(("a", "b"), (("`x|y`", "z | w"),))),
        ("| | |\n|---|---|\n| a | b |", Table((), (("a", "b"),))),
        ("- a\n- b", Listed(False, ((Paragraph("a"),), (Paragraph("b"),)))),
    ],
)
def test_each_kind_of_block_is_read(text: str, block: blocks.Block) -> None:
    assert blocks.read(text) == (block,)


def test_what_is_indented_belongs_to_its_point() -> None:
    (listed,) = blocks.read("4. first\n   goes on\n   - inside\n\n   ```\n   as typed\n     deeper\n   ```\n5. second")
    assert listed == Listed(
        True,
        (
            (Paragraph("first goes on"), Listed(False, ((Paragraph("inside"),),)), Typed("as typed\n  deeper")),
            (Paragraph("second"),),
        ),
        4,
    )


def test_a_list_after_a_paragraph_needs_no_empty_line() -> None:
    assert [type(each) for each in blocks.read("words\n- a\n\n| a |\n|---|\n| b |\nmore")] == [
        Paragraph,
        Listed,
        Table,
        Paragraph,
    ]
