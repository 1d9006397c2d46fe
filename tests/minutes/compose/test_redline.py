"""The redline: two meetings in one document that says which two, and the minutes once every change is accepted."""

from __future__ import annotations

import json

import pytest

from db.records import Meeting
from desktop.minutes.comparing import accepted
from desktop.minutes.compose import compose
from desktop.minutes.compose.redline import compose_redline
from desktop.minutes.document import every_block, plain
from desktop.minutes.exports import silently
from desktop.minutes.exports.html import render as render_html
from desktop.minutes.exports.text import render as render_text
from tests.minutes.corrections import CORRECTIONS, older
from tests.minutes.meetings import STYLES, style
from tests.minutes.test_comparing import told

NAMES = ("circulated on 14 March", "agreed on 14 May")


def newer() -> Meeting:
    return CORRECTIONS["much at once"](older())


@pytest.mark.parametrize("name", STYLES)
def test_accepting_everything_gives_the_minutes_themselves(name: str) -> None:
    made = compose_redline(older(), newer(), style(name))
    assert told(accepted(made)) == told(compose(newer(), style(name)))


def test_it_says_which_versions_are_compared_but_not_among_the_minutes() -> None:
    made = compose_redline(older(), newer(), style("notes-table"), NAMES)
    called = "Changes from circulated on 14 March to agreed on 14 May"
    assert made.title.startswith(f"{called}: ")
    assert made.running_head[0] == called
    assert made.notice.startswith(f"{called}. ")
    assert "words in" in made.notice
    said = (plain(block.runs) for block in every_block(made.blocks) if not hasattr(block, "rows"))
    assert not any(called in words for words in said)


def test_text_and_web_page_begin_with_the_notice() -> None:
    made = compose_redline(older(), newer(), style("notes-table"), NAMES)
    assert made.notice in render_text(made, silently).decode().replace("\n", " ")
    assert f'<p class="notice">{made.notice}</p>' in render_html(made, silently).decode()


def test_without_changes_the_notice_says_so() -> None:
    assert compose_redline(older(), older(), style("notes-table")).notice.endswith("Nothing changed.")


def test_names_may_hold_anything() -> None:
    odd = ('<b>"one"</b>', "{page} & two")
    page = render_html(compose_redline(older(), newer(), style("notes-table"), odd), silently).decode()
    assert "Changes from &lt;b&gt;&quot;one&quot;&lt;/b&gt; to {page} &amp; two" in page
    assert json.dumps(page)
