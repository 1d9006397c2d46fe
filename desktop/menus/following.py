"""The next meeting made from the open one, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import committees, forward_plan, meetings, people, surroundings
from db.records import Meeting
from desktop.desk import Desk
from desktop.keeping import keep_beyond
from desktop.minutes import in_short
from desktop.workspace import NotKept

if TYPE_CHECKING:
    from desktop.dialogs.next_meeting import Around
    from desktop.window import Window


def follow(window: Window, desk: Desk) -> None:
    """Propose the next meeting, make it and open it; where it is here already, open that."""
    from desktop.dialogs.next_meeting import NextMeetingDialog

    last = desk.meeting
    if last is None or not desk.workspace.hand_over():
        return
    dialog = NextMeetingDialog(window, last, _around(desk, last), desk.style)
    while dialog.exec() == NextMeetingDialog.DialogCode.Accepted:
        if dialog.existing is not None:
            desk.workspace.open(dialog.existing.id)
            return
        if _made(window, desk, last, dialog.meeting):
            return


def finish(_window: Window, desk: Desk) -> None:
    """Let a line of the forward plan that somebody wants shown bring its screen."""
    desk.asked.connect(lambda ref: desk.open_screen("forward", ref) if ref.kind == "forward" else None)


def _around(desk: Desk, last: Meeting) -> Around:
    from desktop.dialogs.next_meeting import Around

    read, committee = desk.workspace.read, last.committee.id
    return Around(
        profile=read(committees.profile(committee)),
        plan=read(forward_plan.lines(committee)),
        announced=read(meetings.announced(committee, last.date)),
        held=tuple(card for card in read(meetings.cards_of(committee)) if card.id != last.id),
        known=read(people.known),
        open_actions=len(read(lambda session: surroundings.open_actions(session, committee, before=last.date))),
    )


def _made(window: Window, desk: Desk, last: Meeting, fresh: Meeting) -> bool:
    try:
        desk.workspace.store.write(meetings.add(fresh))
    except NotKept as error:
        desk.tell(str(error))
        return False
    desk.workspace.open(fresh.id)

    window.messages.say(
        f"The meeting of {in_short.typed_day(fresh.date)} is made and open. Taking it back removes it.",
        [("&Take it back", lambda: _take_back(window, desk, last, fresh))],
    )
    return True


def _take_back(window: Window, desk: Desk, last: Meeting, fresh: Meeting) -> None:
    """Remove the meeting again and go back to the one before, unless something was typed in it."""
    window.messages.hide()
    if not desk.workspace.hand_over():
        return
    here = desk.meeting if desk.meeting is not None and desk.meeting.id == fresh.id else None
    if here is not None and any(here.every_note()):
        desk.tell("Something was typed in it already. The start page removes it (Ctrl+Shift+Home, Delete).")
    elif here is None or desk.workspace.open(last.id):
        keep_beyond(desk, meetings.remove(fresh.id), "Taking back the next meeting")
        if desk.meeting is None:
            window.start_page.show_meetings(desk.workspace)
