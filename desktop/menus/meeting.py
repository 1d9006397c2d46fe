"""What the Meeting menu does: heading, dates, begin and close, house style and status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from db import meetings
from desktop.desk import Desk

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {
        "meeting.begin": lambda: _set_time(desk, "start", "begin now"),
        "meeting.close": lambda: _set_time(desk, "end", "close now"),
        "item.next": lambda: desk.turn_by(1),
        "item.previous": lambda: desk.turn_by(-1),
    }


def finish(window: Window, desk: Desk) -> None:
    """Add the house styles and statuses."""


def _set_time(desk: Desk, which: str, name: str) -> None:
    meeting = desk.meeting
    assert meeting is not None
    now = datetime.now().time().replace(second=0, microsecond=0)
    desk.workspace.do(meetings.change(meeting.id, **{which: now}), name)
