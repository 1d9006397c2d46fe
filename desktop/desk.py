"""What the panes share besides the meeting: the item in hand, the house styles, and the numbers that they give."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from db.records import Item, Meeting
from desktop.minutes.document import Ref
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.numbering import Numbers, remembering
from desktop.workspace import Workspace


class Desk(QObject):
    """The open meeting as it lies before the clerk.

    `turned(item_id)` follows when another item is in hand (0: none). `asked(ref)` follows when somebody wants a place
    shown: the pane that holds it brings it into view and takes the focus. `told(words)` is for the status line,
    `refused(words)` says why the minutes cannot be changed.
    `styles_changed` follows when there are other house styles, or one says something else.
    `screen_wanted(name, at)` asks for a screen, `screen_turned(name)` follows when one is shown ("": none any more).
    """

    turned = Signal(object)
    asked = Signal(object)
    told = Signal(str)
    refused = Signal(str)
    styles_changed = Signal()
    screen_wanted = Signal(str, object)
    screen_turned = Signal(str)

    def __init__(self, workspace: Workspace, styles: Mapping[str, HouseStyle]) -> None:
        super().__init__()
        self.workspace = workspace
        self.styles = styles
        self._item = 0
        self._number = remembering()
        self._numbered: tuple[Meeting, Numbers] | None = None
        workspace.changed.connect(self._on_changed)

    @property
    def meeting(self) -> Meeting | None:
        """The open meeting."""
        return self.workspace.meeting

    @property
    def style(self) -> HouseStyle:
        """The house style of the open meeting; the default one where its name is unknown."""
        return resolve(self.meeting.style if self.meeting else "", self.styles)

    @property
    def numbers(self) -> Numbers:
        """The printed numbers of the open meeting, counted once for each snapshot."""
        meeting = self.meeting
        if meeting is None:
            return Numbers(items={}, references={})
        if self._numbered is None or self._numbered[0] is not meeting:
            self._numbered = (meeting, self._number(meeting, self.style))
        return self._numbered[1]

    @property
    def item_id(self) -> int:
        """The item in hand, 0 where there is none."""
        return self._item

    @property
    def item(self) -> Item | None:
        """The item in hand as it stands in the snapshot."""
        return self.meeting.item(self._item) if self.meeting else None

    def turn_to(self, item_id: int) -> None:
        """Take an item in hand once the words typed in the one before are handed over, or are held beside where they
        cannot be kept; else that one stays."""
        if item_id != self._item and (self.workspace.hand_over(waits=False) or self.workspace.may_turn):
            self._item = item_id
            self.turned.emit(item_id)

    def turn_by(self, steps: int) -> None:
        """Take the next (1) or previous (-1) item of the agenda in hand; at the end nothing changes."""
        order = [item.id for item in self.meeting.every_item()] if self.meeting else []
        if order:
            place = order.index(self._item) + steps if self._item in order else 0
            self.turn_to(order[min(max(place, 0), len(order) - 1)])

    def show(self, ref: Ref) -> None:
        """Bring the place of a record into view, in the meeting, and put the cursor there."""
        self.leave_screen()
        self.asked.emit(ref)

    def show_in(self, meeting_id: int, ref: Ref) -> bool:
        """Bring a place of any meeting into view; it is opened where it is not yet. False where that cannot be."""
        try:
            opened = (self.meeting is not None and self.meeting.id == meeting_id) or self.workspace.open(meeting_id)
        except LookupError:
            self.tell("That meeting is not here any more.")
            return False
        if opened:
            self.show(ref)
        return opened

    def open_screen(self, name: str, at: object = None) -> None:
        """Bring a screen in place of the meeting; `at` is what it is to show, None for its own choice."""
        self.screen_wanted.emit(name, at)

    def follow_styles(self) -> None:
        """Number anew and tell everybody, after the house styles were changed."""
        self._numbered = None
        self.styles_changed.emit()

    def leave_screen(self) -> None:
        """Go back from the screen that is shown, if one is."""
        self.screen_wanted.emit("", None)

    def tell(self, words: str) -> None:
        """Say something in the status line."""
        self.told.emit(words)

    def may_change(self) -> bool:
        """Tell whether the open meeting may be changed; where it may not, say why."""
        why = self.workspace.closed
        if why:
            self.refused.emit(why)
        return not why

    def _on_changed(self, _by: object, place: object) -> None:
        order = [item.id for item in self.meeting.every_item()] if self.meeting else []
        wanted = getattr(place, "item", 0) or self._item
        item = wanted if wanted in order else (order[0] if order else 0)
        if item != self._item:
            self._item = item
            self.turned.emit(item)
