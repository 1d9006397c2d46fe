"""Two versions of a meeting's minutes in one house style, as one document that shows what changed."""

from __future__ import annotations

from db.records import Meeting
from db.values import replace
from desktop.minutes.changes import changes_of
from desktop.minutes.comparing import compared
from desktop.minutes.compose import compose
from desktop.minutes.document import Document
from desktop.minutes.house_style import HouseStyle


def compose_redline(
    before: Meeting, after: Meeting, style: HouseStyle, names: tuple[str, str] = ("circulated", "agreed")
) -> Document:
    """Return the minutes of `after` with what `before` had besides, each change marked.

    `names` is what the versions are called, the older first; that they are compared stands in the title of the file, at
    the head of every page, and with the figures in the notice, so that in Word accepting all changes gives the minutes.
    """
    older, newer = compose(before, style), compose(after, style)
    made = compared(older, newer)
    called = f"Changes from {names[0]} to {names[1]}"
    return replace(
        made,
        title=f"{called}: {newer.title}",
        running_head=(called, *newer.running_head),
        notice=f"{called}. {changes_of(made).said}",
    )
