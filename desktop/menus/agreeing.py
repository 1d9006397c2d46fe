"""What a meeting does to agree the minutes of an earlier one, and to have them corrected first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from db import meetings, notes, snapshot, versions
from db.records import Meeting, MeetingCard
from desktop.approval_step import step
from desktop.desk import Desk
from desktop.keeping import keep, together
from desktop.minutes import in_short
from desktop.minutes.document import Ref
from desktop.minutes.house_style import resolve
from desktop.steps import Place

if TYPE_CHECKING:
    from desktop.dialogs.agree import AgreeDialog, Earlier
    from desktop.window import Window


def agree(window: Window, desk: Desk, corrections: dict[int, str], sign: Callable[[int], object]) -> None:
    """Let the open meeting agree the minutes of an earlier one.

    `corrections` holds by meeting what was typed before the clerk went to correct the earlier text, `sign(meeting)` has
    those minutes signed.
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
        if _agree(window, desk, meeting, dialog, sign):
            corrections.pop(meeting.id, None)
            break


def _agree(window: Window, desk: Desk, meeting: Meeting, dialog: AgreeDialog, sign: Callable[[int], object]) -> bool:
    """Write into the item chosen that earlier minutes are agreed, and freeze them, in one step."""
    from desktop.minutes import agreeing

    earlier, item = desk.workspace.read(snapshot.load(dialog.meeting)), meeting.item(dialog.place)
    assert item is not None
    written = agreeing.resolution(desk.style, earlier.date, dialog.wanted)
    counted = len(dialog.wanted)
    comment = f"with {counted} correction{'' if counted == 1 else 's'}" if counted else ""
    edit = together(
        notes.write(item.id, (*item.notes, *written), item.notes),
        step(desk, earlier, "agreed", meeting.date, comment=comment),
    )
    here, there = Place(desk.item_id), Place(item.id, written[-1].id)
    if not keep(desk, edit, "Agreeing the minutes", before=here, after=there):
        return False
    desk.show(Ref("note", written[-1].id))
    window.messages.say(
        f"The minutes of {in_short.typed_day(earlier.date)} are agreed and frozen. Undo (Ctrl+Z) takes back both.",
        [("Open &them", lambda: desk.workspace.open(earlier.id)), ("&Signed…", lambda: sign(earlier.id))],
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
            asks=True,
            seconds=180,
        )


def _back_to_agree(window: Window, desk: Desk, meeting_id: int) -> None:
    window.messages.hide()
    if desk.workspace.open(meeting_id):
        window.bar.run("minutes.agree")


def _called(card: MeetingCard) -> str:
    return f"{in_short.typed_day(card.date)}  {card.title}  ({card.status})"
