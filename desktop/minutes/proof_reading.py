"""Proof-reading a meeting: all checks, and whether its house style is known."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Meeting
from desktop.minutes import checks
from desktop.minutes.checks import Finding
from desktop.minutes.document import Ref
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.numbering import number


def findings(meeting: Meeting, styles: Mapping[str, HouseStyle]) -> tuple[Finding, ...]:
    """Return all findings of a meeting, numbered by its house style; a style that is not known is one."""
    style = resolve(meeting.style, styles)
    return (*_unknown_style(meeting, style), *checks.find(meeting, number(meeting, style)))


def _unknown_style(meeting: Meeting, style: HouseStyle) -> tuple[Finding, ...]:
    if meeting.style in ("", style.name):
        return ()
    words = f"The house style “{meeting.style}” is not known; “{style.name}” is used in its place"
    return (Finding(code="style-unknown", item="", words=words, ref=Ref("meeting", meeting.id)),)
