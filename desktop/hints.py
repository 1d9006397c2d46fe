"""The hints: short sentences that say, once each, what else could be done here.

To add one: a row in HINTS. `desktop/hint_watch.py` shows it when its `when` holds, unless what it says was
done already.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from db.records import Item, Meeting, Note
from db.values import Struct


class Moment(Struct, frozen=True, kw_only=True):
    """What the clerk is at: the open meeting, the item in hand, the pane that has the focus, the
    commands done since the start, and how many findings stand to be checked."""

    meeting: Meeting
    item: Item | None = None
    pane: str = ""
    done: Collection[str] = ()
    to_check: int = 0
    today: date

    def notes(self, kind: str = "") -> list[Note]:
        """Return the notes of the meeting, or those of one kind."""
        return [note for _, note in self.meeting.every_note() if kind in ("", note.kind)]

    @property
    def typed(self) -> list[Note]:
        """The notes of the item in hand that have words."""
        return [note for note in (self.item.notes if self.item else ()) if note.text.strip()]


class Hint(Struct, frozen=True, kw_only=True):
    """One hint. `words` name the key of `command` as "{key}", and that of another as "{key:item.next}". It is for those
    moments of which `when` holds, and never for who did the command, or of whom `knows` holds. It goes with the next
    key that is typed, unless it `stays`, because it says what to type."""

    name: str
    words: str
    when: Callable[[Moment], bool]
    command: str = ""
    knows: Callable[[Moment], bool] = lambda _moment: False
    stays: bool = False


HINTS: tuple[Hint, ...] = (
    Hint(
        name="action",
        words="Begin a line with “Action:” and a name, as in “Action: AB to write by Friday”.",
        when=lambda now: now.pane == "notes" and now.item is not None and bool(now.item.title),
        knows=lambda now: bool(now.notes("action")),
        stays=True,
    ),
    Hint(
        name="understood",
        words="Owner and due date were understood as they stand there; {key} corrects them.",
        when=lambda now: now.pane == "notes" and any(note.action and note.action.owners for note in now.typed),
        command="note.correct",
    ),
    Hint(
        name="decision",
        words="“Decision:” begins a decision, “Private:” a note that is in no minutes.",
        when=lambda now: now.pane == "notes" and bool(now.notes("action")) and len(now.typed) >= 3,
        knows=lambda now: bool(now.notes("decision")),
        stays=True,
    ),
    Hint(
        name="next item",
        words="{key} begins the next item; {key:item.next} and {key:item.previous} lead from one to the other.",
        when=lambda now: now.pane == "notes" and len(now.meeting.items) == 1 and len(now.typed) >= 2,
        command="item.add",
    ),
    Hint(
        name="sub-item",
        words="{key:item.indent} makes an item a sub-item, {key} an item again.",
        when=lambda now: bool({"item.add_inside", "item.indent"} & set(now.done)),
        command="item.outdent",
    ),
    Hint(
        name="attendees",
        words="Letters find a person, Space steps from present to apologies and absent.",
        when=lambda now: now.pane == "attendees" and bool(now.meeting.attendance),
        knows=lambda now: any(row.status != "present" for row in now.meeting.attendance),
    ),
    Hint(
        name="to check",
        words="{key} goes through what is to be checked; Enter leads to the place.",
        when=lambda now: now.to_check > 0 and len(now.notes()) >= 4 and now.pane != "to_check",
        command="pane:to_check",
    ),
    Hint(
        name="closed",
        words="The minutes are ready: {key} writes them as a Word file.",
        when=lambda now: "meeting.close" in now.done and now.meeting.end is not None,
        command="file.export",
    ),
    Hint(
        name="exported",
        words="{key} writes the action table alone; Meeting, Circulate keeps what went out.",
        when=lambda now: "file.export" in now.done and bool(now.notes("action")),
        command="file.export_actions",
    ),
    Hint(
        name="next meeting",
        words="{key} makes the next meeting from this one, with its people and open actions.",
        when=lambda now: now.meeting.end is not None and now.meeting.date < now.today,
        command="meeting.follow",
    ),
    Hint(
        name="guide",
        words="{key} opens the guide beside your typing, at what you are doing.",
        when=lambda now: len(now.done) >= 5,
        command="help.guide",
    ),
    Hint(
        name="anything",
        words="{key} does anything by its name.",
        when=lambda now: len(now.done) >= 8,
        command="help.palette",
    ),
)

MOUSE = "“{title}” has a key: {key}"
"""What is said once the mouse was used several times for something that has a key."""
