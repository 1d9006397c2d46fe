"""What is done on the way of minutes to the agreed record: circulated, agreed, signed, and set back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from db import meetings, snapshot, versions
from db.records import FROZEN, MEETING_STATUSES, Meeting
from desktop.approval_step import step
from desktop.desk import Desk
from desktop.keeping import keep, keep_beyond
from desktop.menus.agreeing import agree
from desktop.minutes import in_short
from desktop.minutes.approval import GIVEN_OUT, signatories, version_name

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what is carried out here, by the names of the command table."""
    corrections: dict[int, str] = {}
    return {
        "minutes.circulate": lambda: circulate(window, desk),
        "minutes.agree": lambda: agree(window, desk, corrections, partial(sign, window, desk)),
        "minutes.sign": lambda: sign(window, desk),
        "minutes.keep_version": lambda: keep_version(window, desk),
    }


def finish(window: Window, desk: Desk) -> None:
    """Where minutes are not to be changed, let the message lead to what makes them so that they are."""
    desk.refused.connect(lambda words: _refuse(window, desk, words))


def changes_minutes(command: str) -> bool:
    """Tell whether a command changes the open meeting, so that it is refused where the minutes are frozen."""
    if command in ("item.next", "item.previous"):
        return False
    return command.startswith(("note.", "item.", "person.", "style:")) or command in (
        *("meeting.heading", "meeting.dates", "meeting.begin", "meeting.close", "minutes.circulate", "minutes.agree"),
    )


def circulate(window: Window, desk: Desk) -> None:
    """Let the minutes go out: keep a version, fix the numbers, and offer to write and send them."""
    from desktop.dialogs.circulate import CirculateDialog
    from desktop.minutes.proof_reading import findings

    if not desk.may_change() or not desk.workspace.hand_over():
        return
    meeting = desk.meeting
    assert meeting is not None
    if meeting.status == "planned":
        desk.tell(_why_not_yet(meeting))
        return
    kept = desk.workspace.read(versions.cards(meeting.id))
    named = partial(version_name, "circulated", before=kept)
    dialog = CirculateDialog(window, len(findings(meeting, desk.styles)), date.today(), named)
    while dialog.exec() == CirculateDialog.DialogCode.Accepted:
        edit = step(desk, meeting, "circulated", dialog.on, name=dialog.name, comment=dialog.comment)
        if keep(desk, edit, "Circulating the minutes"):
            _offer_to_send(window, f"Kept as “{dialog.name}”. DRAFT stays on the pages until the minutes are agreed.")
            break


def _why_not_yet(meeting: Meeting) -> str:
    """Return why a meeting that is planned has nothing to give out, and what makes minutes of it."""
    from desktop.minutes import facts

    if not facts.begun(meeting):
        return "This meeting is only planned: it has no minutes yet. “Begin now” in the Meeting menu begins it."
    return "Words were typed, but the meeting counts as planned. Meeting > Status > Draft makes minutes of it."


def sign(window: Window, desk: Desk, meeting_id: int = 0) -> None:
    """Write down who signed agreed minutes: of a meeting, else those that are open, else those of the one before."""
    from desktop.dialogs.sign import SignDialog

    here = desk.meeting
    assert here is not None
    meeting = desk.workspace.read(snapshot.load(meeting_id)) if meeting_id else _to_be_signed(desk, here)
    if meeting is None:
        desk.tell("Minutes are signed once they are agreed. The next meeting agrees them with Ctrl+Shift+M.")
        return
    names = (meeting.signed_by,) if meeting.signed_by else signatories(here, meeting)
    day = meeting.signed_on or meeting.agreed_on or date.today()
    dialog = SignDialog(window, f"Minutes of {_day_and_title(meeting)}", names, day)
    while dialog.exec() == SignDialog.DialogCode.Accepted:
        edit = step(desk, meeting, "signed", dialog.on, by=dialog.name)
        if keep_beyond(desk, edit, "Signing the minutes"):
            desk.tell(f"The minutes of {in_short.typed_day(meeting.date)} are signed by {dialog.name}.")
            break


def keep_version(window: Window, desk: Desk) -> None:
    """Keep the minutes as they are now under a name."""
    from desktop.dialogs.keep_version import KeepVersionDialog
    from desktop.minutes.approval_steps import as_file, as_printed

    if not desk.workspace.hand_over():
        return
    meeting, now = desk.meeting, datetime.now()
    assert meeting is not None
    dialog = KeepVersionDialog(window, f"kept {in_short.typed_day(now.date())}, {in_short.clock(now.time())}")
    while dialog.exec() == KeepVersionDialog.DialogCode.Accepted:
        file, printed = as_file(meeting, desk.style), as_printed(meeting, desk.style)
        edit = versions.keep(meeting.id, dialog.name, "", file, at=now, comment=dialog.comment, printed=printed)
        if keep_beyond(desk, edit, "Keeping a version"):
            desk.tell(f"Kept as “{dialog.name}”. Shift+F7 shows all versions.")
            break


def set_status(window: Window, desk: Desk, status: str) -> None:
    """Give the open minutes another status by hand, with the date that is likely; setting them back is asked."""
    meeting = desk.meeting
    assert meeting is not None
    if meeting.status == status or not desk.workspace.hand_over():
        return
    back = MEETING_STATUSES.index(status) < MEETING_STATUSES.index(meeting.status)
    if back and meeting.status in GIVEN_OUT and not _may_set_back(window, meeting, status):
        return
    day = _agreed_by_now(desk, meeting) if status == "agreed" else date.today()
    by = next(iter(signatories(meeting)), "") if status == "signed" else ""
    if not keep_beyond(desk, step(desk, meeting, status, day, by=by, back=back), "Status"):
        return
    if status in GIVEN_OUT and not back:
        desk.tell(f"The minutes are {status}, dated {in_short.typed_day(day)}. Undo (Ctrl+Z) takes it back.")


def _to_be_signed(desk: Desk, here: Meeting) -> Meeting | None:
    if here.status in FROZEN:
        return here
    last = here.surroundings.before
    return desk.workspace.read(snapshot.load(last.id)) if last is not None and last.status in FROZEN else None


def _agreed_by_now(desk: Desk, meeting: Meeting) -> date:
    """Return when minutes were likely agreed: at the next meeting, where that was held."""
    cards = desk.workspace.read(meetings.cards)
    later = (
        card.date
        for card in cards
        if card.committee == meeting.committee.id and meeting.date < card.date and card.status != "planned"
    )
    return min((day for day in later if day <= date.today()), default=date.today())


def _may_set_back(window: Window, meeting: Meeting, status: str) -> bool:
    from desktop.dialogs import question

    return question.ask(
        window,
        f"Set the minutes back to {status}?",
        f"They are {meeting.status}. {BACK_TO.get(status, BACK_FURTHER)} The text stays as it is, and so do the "
        "versions that were kept. Undo (Ctrl+Z) would bring the status back.",
        f"Set back to {status}",
        f"Leave them {meeting.status}",
    )


BACK_TO = {
    "agreed": "The signature is taken back.",
    "circulated": "They can be changed again, and print DRAFT, until they are agreed anew.",
}
BACK_FURTHER = "They are as if they had not gone out; but the numbers that others have read stay fixed."


def _refuse(window: Window, desk: Desk, words: str) -> None:
    """Say why minutes cannot be changed, once and not at each key."""
    if window.messages.words != words:
        back = ("Set &back to circulated…", lambda: set_status(window, desk, "circulated"))
        window.messages.say(words, [back], asks=True, seconds=24)


def _offer_to_send(window: Window, words: str) -> None:
    offers = (("&Export Word…", "file.export"), ("E-&mail to the members…", "mail.minutes"))
    ready = [(title, partial(window.bar.run, name)) for title, name in offers if name in window.bar.actions_by_name]
    window.messages.say(words, ready)


def _day_and_title(meeting: Meeting) -> str:
    return f"{in_short.typed_day(meeting.date)}, {meeting.title}"
