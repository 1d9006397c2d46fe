"""What the Meeting menu does: heading, dates, begin and close, lead of an item, house style and status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from db import agenda, meetings
from db.changes import Edit
from db.records import MEETING_STATUSES
from db.values import asdict
from desktop.commands import Command
from desktop.desk import Desk
from desktop.keeping import ask_until_kept, keep, together
from desktop.menus.approving import set_status
from desktop.minutes import in_short
from desktop.minutes.document import Ref
from desktop.styles_at_hand import StylesAtHand
from desktop.widgets.chooser import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.window import Window

STYLES, STATUSES = "House style", "Status"


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {
        "meeting.heading": lambda: _ask_heading(window, desk),
        "meeting.dates": lambda: _ask_dates(window, desk),
        "meeting.begin": lambda: begin(desk),
        "meeting.close": lambda: close(desk),
        "item.next": lambda: _turn(window, desk, 1),
        "item.previous": lambda: _turn(window, desk, -1),
        "item.lead": lambda: _ask_item(window, desk),
        "item.nil": lambda: say_nil(desk),
    }


def finish(window: Window, desk: Desk) -> None:
    """Add the house styles and the statuses, the one that holds marked."""
    menu = window.bar.menus["Meeting"]
    menu.addSeparator()
    styles = menu.addMenu(STYLES)
    _list_styles(window, desk, styles)
    desk.styles_changed.connect(partial(_list_styles, window, desk, styles))
    statuses = menu.addMenu(STATUSES)
    for status in MEETING_STATUSES:
        row = Command(name=f"status:{status}", title=status.capitalize(), menu="Meeting", submenu=STATUSES)
        window.bar.add(statuses, row, partial(set_status, window, desk, status))
    desk.asked.connect(partial(_on_asked, window, desk))
    window.bar.choose_among({f"status:{status}": partial(_stands, desk, status) for status in MEETING_STATUSES})


def _list_styles(window: Window, desk: Desk, menu: QMenu) -> None:
    """Put the house styles into their menu, where these are not the ones that stand there."""
    styles = desk.styles
    titles = styles.titles() if isinstance(styles, StylesAtHand) else {name: styles[name].title for name in styles}
    wanted = {f"style:{name}": title for name, title in titles.items()}
    here = {name: made.text() for name, made in window.bar.actions_by_name.items() if name.startswith("style:")}
    if list(wanted.items()) == list(here.items()):
        return
    for name in here:
        window.bar.take_out(name)
    menu.clear()
    for name, title in titles.items():
        row = Command(name=f"style:{name}", title=title, menu="Meeting", submenu=STYLES)
        window.bar.add(menu, row, partial(wear, desk, name)).setEnabled(desk.meeting is not None)
    window.bar.choose_among({f"style:{name}": partial(_worn, desk, name) for name in desk.styles})


def begin(desk: Desk) -> None:
    """Let the meeting start now; one that was planned is a draft from now on, and its end is open."""
    meeting = desk.meeting
    assert meeting is not None
    planned = {"status": "draft", "end": None} if meeting.status == "planned" else {}
    if keep(desk, meetings.change(meeting.id, start=_now(), **planned), "Beginning the meeting"):
        desk.tell(f"The meeting began at {in_short.clock(_now())}.")


def close(desk: Desk) -> None:
    """Let the meeting end now."""
    assert desk.meeting is not None
    desk.workspace.settling.emit()
    if keep(desk, meetings.change(desk.meeting.id, end=_now()), "Closing the meeting"):
        desk.tell(f"The meeting closed at {in_short.clock(_now())}. Ctrl+E exports the Word minutes.")


def say_nil(desk: Desk) -> None:
    """Say outright that the item in hand led to nothing that is to be done, or take that back."""
    desk.workspace.settling.emit()
    item = desk.item
    if item is None:
        return
    if not item.nil and any(note.kind in ("action", "decision") for note in item.notes):
        desk.tell("This item has an action or a decision already, so it cannot say that nothing was to be done.")
    elif keep(desk, agenda.change(item.id, nil=not item.nil), "Nothing to be done"):
        called = f"“{item.title}”" if item.title else "This item"
        desk.tell(
            f"{called} says no longer that nothing was to be done." if item.nil else f"{called}: {_nil_words(desk)}"
        )


def _nil_words(desk: Desk) -> str:
    return f"the minutes say “{desk.style.items.nil}” (again takes it back)"


def wear(desk: Desk, style: str) -> None:
    """Give the open meeting another house style."""
    assert desk.meeting is not None
    if desk.meeting.style != style:
        desk.workspace.settling.emit()
        keep(desk, meetings.change(desk.meeting.id, style=style), "House style")


def _on_asked(window: Window, desk: Desk, ref: Ref) -> None:
    """Show what of a meeting is no item and no person: its heading, or the house styles."""
    if desk.meeting is not None and ref.kind == "meeting":
        _ask_heading(window, desk)
    elif desk.meeting is not None and ref.kind == "style":
        _ask_style(window, desk)


def _ask_style(window: Window, desk: Desk) -> None:
    choices = [Choice(title=style.title, deed=partial(wear, desk, name)) for name, style in desk.styles.items()]
    window.chooser.open(choices, "Give these minutes a house style")


def _ask_heading(window: Window, desk: Desk) -> None:
    from desktop.dialogs.heading import HeadingDialog

    meeting = desk.meeting
    assert meeting is not None
    desk.workspace.settling.emit()
    dialog = HeadingDialog(window, meeting)
    ask_until_kept(dialog, desk, lambda: meetings.change(meeting.id, **asdict(dialog.heading)), "Heading")


def _ask_dates(window: Window, desk: Desk) -> None:
    from desktop.dialogs.next_meetings import NextMeetingsDialog

    meeting = desk.meeting
    assert meeting is not None
    dialog = NextMeetingsDialog(window, meeting.next_meetings, meeting.date, meeting.place)
    ask_until_kept(dialog, desk, lambda: meetings.announce(meeting.id, dialog.coming), "Next meetings")


def _ask_item(window: Window, desk: Desk) -> None:
    from desktop.dialogs.item import ItemDialog

    item = desk.item
    if desk.meeting is None or item is None:
        return
    desk.workspace.settling.emit()
    dialog = ItemDialog(window, desk.meeting, item)

    def edit() -> Edit:
        return together(agenda.set_lead(item.id, dialog.lead), agenda.change(item.id, **dialog.fields))

    ask_until_kept(dialog, desk, edit, "Lead, purpose, papers")


def _turn(window: Window, desk: Desk, steps: int) -> None:
    desk.turn_by(steps)
    if window.area is not None:
        window.area.focus_centre()


def _worn(desk: Desk, name: str) -> bool:
    return desk.meeting is not None and desk.style.name == name


def _stands(desk: Desk, status: str) -> bool:
    return desk.meeting is not None and desk.meeting.status == status


def _now() -> time:
    return datetime.now().time().replace(second=0, microsecond=0)
