"""Somebody who has only the guide: its worked example, read out of its source and done key by key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.guide.filled import told
from desktop.minutes.guide.chapters import read
from desktop.minutes.guide.steps import Step, steps
from installers.worked_example import Count, Reader
from tests.desktop.windows import desk_of, opened
from tests.journeys.paper import Paper

FIVE_MINUTES = 300


def worked_example() -> tuple[Step, ...]:
    chapter = read(told()).chapter("first-minutes")
    assert chapter is not None
    return steps(chapter)


def test_the_guide_alone_leads_to_word_minutes_in_five_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "books") as window:
        reader = Reader(window, worked_example(), tmp_path)
        reader.follow()
        assert reader.written is not None and reader.written.exists()
        assert not window.jobs
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.date == date.today()
        assert [item.title for item in meeting.items] == ["Welcome", "Accounts", "Summer fair"]
    paper = Paper(reader.written)
    words = paper.text
    for promised in (
        "Harbour Garden Society",
        "Rosa Speight",
        "Dev Marlow",
        "Una Frost",
        "Apologies",
        "Hugo Tern",
        "RS welcomed everybody. HT had sent apologies.",
        "Decision: The fee stays as it is.",
        "Action 1: DM to send the accounts to the bank by 30 June",
        "Action 2: RS and UF to book the hall by Friday",
        "Action 3: HT to mend the gate by 12 June",
    ):
        assert promised in words, promised
    assert [row[0] for row in paper.rows("No.", "Action", "Officer")] == ["1", "2", "3"]
    assert reader.count.seconds < FIVE_MINUTES
    assert reader.count.letters > 300 and reader.count.keys >= 15


def test_what_five_minutes_hold() -> None:
    assert Count(letters=200, keys=10).seconds == pytest.approx(60 + 12)
