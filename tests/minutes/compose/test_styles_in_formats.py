"""Every house style in every format: it is written, and nothing private is in it."""

from __future__ import annotations

import pytest

from db.values import replace
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.exports import Format, formats, silently
from tests.minutes.meetings import STYLES, style, whole_meeting

OF_DOCUMENTS = [each for each in formats() if each.render is not None]


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("each", OF_DOCUMENTS, ids=lambda each: each.ending)
def test_a_style_is_written_in_a_format(name: str, each: Format) -> None:
    assert each.render is not None
    if "minutes" in each.makes:
        assert b"surveyor" not in each.render(compose(whole_meeting(), style(name)), silently)
    if "actions" in each.makes:
        assert each.render(compose_actions(whole_meeting(), style(name)), silently)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(
    "each", [each for each in OF_DOCUMENTS if "minutes" in each.makes], ids=lambda each: each.ending
)
def test_the_table_layout_is_written_in_a_format(name: str, each: Format) -> None:
    chosen = style(name)
    assert each.render is not None
    assert each.render(compose(whole_meeting(), replace(chosen, items=replace(chosen.items, layout="table"))), silently)
