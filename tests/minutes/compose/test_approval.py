"""What the minutes say of their own approval: the line under the heading, DRAFT, and the signature, style by style."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.minutes.document import Paragraph
from desktop.minutes.exports import formats, silently
from tests.minutes.meetings import STYLES, composed, lines, said, whole_meeting

SENT, AGREED, SIGNED = date(2026, 3, 20), date(2026, 5, 14), date(2026, 6, 1)

LINES = {
    "notes-table": (
        "Draft circulated on 20 March 2026",
        "Minutes circulated on 20 March 2026 and agreed on 14 May 2026",
    ),
    "executive-board": (
        "Draft circulated on 20th March 2026",
        "Minutes circulated on 20th March 2026 and agreed on 14th May 2026",
    ),
    "minutes-and-actions": (
        "Draft minutes circulated on 20 March 2026.",
        "These minutes were circulated on 20 March 2026 and agreed on 14 May 2026.",
    ),
    "strategic-board": (
        "Draft circulated on 20th March, 2026",
        "Minutes circulated on 20th March, 2026 and agreed on 14th May, 2026",
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_minutes_say_when_they_were_circulated_and_agreed(name: str) -> None:
    sent, agreed = LINES[name]
    assert sent in lines(composed(whole_meeting(status="circulated", circulated_on=SENT), name))
    assert agreed in lines(composed(whole_meeting(status="agreed", circulated_on=SENT, agreed_on=AGREED), name))


def test_a_day_that_is_not_known_is_not_spoken_of() -> None:
    assert not [line for line in lines(composed(whole_meeting(status="circulated"))) if "irculated" in line]
    assert "Minutes agreed on 14 May 2026" in lines(composed(whole_meeting(status="agreed", agreed_on=AGREED)))


def signature(name: str, **fields: object) -> list[str]:
    blocks = composed(whole_meeting(**fields), name).blocks
    signing = [isinstance(block, Paragraph) and block.role == "signature" for block in blocks]
    assert signing == sorted(signing), "what is signed stands before the signature"
    return [said(block) for block, signs in zip(blocks, signing, strict=True) if signs]


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("status", ["planned", "draft", "circulated"])
def test_there_is_nothing_to_sign_before_the_minutes_are_agreed(name: str, status: str) -> None:
    assert signature(name, status=status) == []


@pytest.mark.parametrize("name", STYLES)
def test_agreed_minutes_end_with_a_line_to_sign_on_and_signed_ones_with_who_did(name: str) -> None:
    blank = signature(name, status="agreed", agreed_on=AGREED)
    assert len(blank) == 2 and blank[1].startswith("Date:")
    signed = signature(name, status="signed", agreed_on=AGREED, signed_on=SIGNED, signed_by="Ines Okafor")
    assert "Ines Okafor" in signed[0] and "June" in signed[1]


def test_signed_minutes_of_which_nobody_knows_who_signed_keep_the_line() -> None:
    assert signature("notes-table", status="signed") == signature("notes-table", status="agreed")


@pytest.mark.parametrize("name", STYLES)
def test_the_signature_stands_in_every_format(name: str) -> None:
    made = composed(whole_meeting(status="signed", agreed_on=AGREED, signed_on=SIGNED, signed_by="Zora Quill"), name)
    for form in formats():
        if form.render is not None and form.ending in (".txt", ".html"):
            assert "Zora Quill" in form.render(made, silently).decode()
