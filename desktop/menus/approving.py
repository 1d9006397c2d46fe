"""What is done on the way of minutes to the agreed record: circulated, agreed, signed, and set back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from db import approval as approval_rows
from db import meetings, notes, snapshot, versions
from db.changes import Edit
from db.records import FROZEN, MEETING_STATUSES, Meeting, MeetingCard
from desktop.desk import Desk
from desktop.keeping import keep, keep_beyond, together
from desktop.minutes import in_short
from desktop.minutes.approval import GIVEN_OUT, signatories, version_name
from desktop.minutes.document import Ref
from desktop.minutes.house_style import resolve
from desktop.workspace import Place

if TYPE_CHECKING:
    from desktop.dialogs.agree import AgreeDialog, Earlier
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what is carried out here, by the names of the command table."""
    corrections: dict[int, str] = {}
    return {
        "minutes.circulate": lambda: circulate(window, desk),
        "minutes.agree": lambda: agree(window, desk, corrections),
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
        desk.tell("This meeting is only planned: it has no minutes yet. “Begin now” in the Meeting menu begins it.")
        return
    kept = desk.workspace.read(versions.cards(meeting.id))
    named = partial(version_name, "circulated", before=kept)
    dialog = CirculateDialog(window, len(findings(meeting, desk.styles)), date.today(), named)
    while dialog.exec() == CirculateDialog.DialogCode.Accepted:
        edit = _step(desk, meeting, "circulated", dialog.on, name=dialog.name, comment=dialog.comment)
        if keep(desk, edit, "Circulating the minutes"):
            _offer_to_send(window, f"Kept as “{dialog.name}”. DRAFT stays on the pages until the minutes are agreed.")
            break


def agree(window: Window, desk: Desk, corrections: dict[int, str]) -> None:
    """Let the open meeting agree the minutes of an earlier one.

    `corrections` holds by meeting what was typed before the clerk went to correct the earlier text.
    """
    from desktop.dialogs.agree import AgreeDialog
    from desktop.minutes import agreeing

    if not desk.may_change() or not desk.workspace.hand_over():
        return
    meeting = desk.meeting
    assert meeting is not None
    waiting = agreeing.waiting(meeting, desk.workspace.read(meetings.cards))
    if not waiting or not meeting.items:
        desk.tell(_nothing_to_agree(meeting))
        return
    dialog = AgreeDialog(
        window,
        [(card.id, _called(card)) for card in waiting],
        cache(partial(_how_it_stands, desk)),
        [(item.id, f"{desk.numbers.items.get(item.id, '')}  {item.title}".strip()) for item in meeting.every_item()],
        agreeing.item_for(meeting, desk.item_id),
        corrections.get(meeting.id, ""),
    )
    dialog.opening.connect(lambda earlier: _correct_first(window, desk, earlier, corrections, dialog.typed))
    while dialog.exec() == AgreeDialog.DialogCode.Accepted:
        if _agree(window, desk, meeting, dialog):
            corrections.pop(meeting.id, None)
            break


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
        edit = _step(desk, meeting, "signed", dialog.on, by=dialog.name)
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
    if not keep_beyond(desk, _step(desk, meeting, status, day, by=by, back=back), "Status"):
        return
    if status in GIVEN_OUT and not back:
        desk.tell(f"The minutes are {status}, dated {in_short.typed_day(day)}. Undo (Ctrl+Z) takes it back.")


def _step(
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


def _agree(window: Window, desk: Desk, meeting: Meeting, dialog: AgreeDialog) -> bool:
    """Write into the item chosen that earlier minutes are agreed, and freeze them, in one step."""
    from desktop.minutes import agreeing

    earlier, item = desk.workspace.read(snapshot.load(dialog.meeting)), meeting.item(dialog.place)
    assert item is not None
    written = agreeing.resolution(desk.style, earlier.date, dialog.wanted)
    counted = len(dialog.wanted)
    comment = f"with {counted} correction{'' if counted == 1 else 's'}" if counted else ""
    edit = together(
        notes.write(item.id, (*item.notes, *written), item.notes),
        _step(desk, earlier, "agreed", meeting.date, comment=comment),
    )
    here, there = Place(desk.item_id), Place(item.id, written[-1].id)
    if not keep(desk, edit, "Agreeing the minutes", before=here, after=there):
        return False
    desk.show(Ref("note", written[-1].id))
    window.messages.say(
        f"The minutes of {in_short.typed_day(earlier.date)} are agreed and frozen. Undo (Ctrl+Z) takes back both.",
        [("Open &them", lambda: desk.workspace.open(earlier.id)), ("&Signed…", lambda: sign(window, desk, earlier.id))],
    )
    return True


def _nothing_to_agree(meeting: Meeting) -> str:
    if not meeting.items:
        return "There is no item yet under which it could be recorded. Ctrl+Enter begins one."
    last = meeting.surroundings.before
    if last is None:
        return "No earlier meeting of this committee is here whose minutes could be agreed."
    return f"The minutes of {in_short.typed_day(last.date)} are {last.status} already; no earlier ones are waiting."


def _how_it_stands(desk: Desk, meeting_id: int) -> Earlier:
    from desktop.dialogs.agree import Earlier
    from desktop.minutes.agreeing import same_text
    from desktop.minutes.approval_steps import as_file

    meeting = desk.workspace.read(snapshot.load(meeting_id))
    out = [card for card in desk.workspace.read(versions.cards(meeting_id)) if card.status == "circulated"]
    if not out:
        return Earlier(circulated=meeting.status == "circulated", corrected=False)
    sent = desk.workspace.read(versions.content(out[0].id))
    return Earlier(
        circulated=True, corrected=not same_text(sent, as_file(meeting, resolve(meeting.style, desk.styles)))
    )


def _correct_first(window: Window, desk: Desk, earlier: int, corrections: dict[int, str], typed: str) -> None:
    """Open earlier minutes so that they can be corrected, and hold what was typed until the clerk is back."""
    here = desk.meeting
    assert here is not None
    corrections[here.id] = typed
    if desk.workspace.open(earlier):
        window.messages.say(
            "Correct the text here, then go back and agree it. The version that was circulated stays to compare.",
            [("&Back to agree it", lambda: _back_to_agree(window, desk, here.id))],
            seconds=60,
        )


def _back_to_agree(window: Window, desk: Desk, meeting_id: int) -> None:
    window.messages.hide()
    if desk.workspace.open(meeting_id):
        window.bar.run("minutes.agree")


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
        window.messages.say(words, [back])


def _offer_to_send(window: Window, words: str) -> None:
    offers = (("&Export Word…", "file.export"), ("E-&mail to the members…", "mail.minutes"))
    ready = [(title, partial(window.bar.run, name)) for title, name in offers if name in window.bar.actions_by_name]
    window.messages.say(words, ready)


def _called(card: MeetingCard) -> str:
    return f"{in_short.typed_day(card.date)}  {card.title}  ({card.status})"


def _day_and_title(meeting: Meeting) -> str:
    return f"{in_short.typed_day(meeting.date)}, {meeting.title}"
