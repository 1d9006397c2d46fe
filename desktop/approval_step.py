"""One step of minutes to another status, as the edit that makes it and keeps a version."""

from __future__ import annotations

from datetime import date, datetime

from db import approval as approval_rows
from db import versions
from db.changes import Edit
from db.records import Meeting
from desktop.desk import Desk
from desktop.keeping import together
from desktop.minutes.approval import GIVEN_OUT, version_name
from desktop.minutes.house_style import resolve


def step(
    desk: Desk,
    meeting: Meeting,
    status: str,
    on: date,
    *,
    name: str = "",
    comment: str = "",
    by: str = "",
    back: bool = False,
) -> Edit:
    """Return the edit that gives minutes another status, and keeps a version of them where that is one to keep."""
    from desktop.minutes.approval_steps import as_file, as_printed, moved

    style = resolve(meeting.style, desk.styles)
    after = moved(meeting, style, status, None if back else on, by)
    change = approval_rows.move(meeting, after)
    if back or status not in GIVEN_OUT:
        return change
    name = name or version_name(status, on, desk.workspace.read(versions.cards(meeting.id)))
    file, printed = as_file(after, style), as_printed(after, style)
    kept = versions.keep(meeting.id, name, status, file, at=datetime.now(), comment=comment, printed=printed)
    return together(change, kept)
