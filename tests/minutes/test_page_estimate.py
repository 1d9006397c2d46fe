from __future__ import annotations

import pypdfium2
import pytest

from benchmarks.long_meeting import long_meeting
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.page_estimate import pages
from tests.minutes.meetings import STYLES


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_the_estimate_is_right_within_fifteen_per_cent(name: str, layout: str) -> None:
    form = format_for(".pdf", "minutes")
    assert form is not None
    assert form.render is not None
    style = built_in()[name]
    style = replace(
        style,
        items=replace(style.items, layout=layout),  # type: ignore[arg-type]
        contents=replace(style.contents, place="never"),
    )
    for items, words, actions in ((8, 3000, 24), (24, 7500, 96)):
        document = compose(long_meeting(items, words, actions), style)
        with pypdfium2.PdfDocument(form.render(document, silently)) as printed:
            assert pages(document) == pytest.approx(len(printed), rel=0.15)
