"""The versions of the open minutes: what was circulated, what was agreed, and what changed between any two."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db import versions
from db.records import Meeting, VersionCard
from db.values import Struct, replace
from desktop import files_out
from desktop.compare_view import CompareView
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.keeping import keep_beyond
from desktop.meeting_paper import MeetingPaper
from desktop.minutes import in_short
from desktop.minutes.document import Document
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.screens import Screen
from desktop.widgets.chooser import Choice
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.window import Window

NOW = 0
"""The key of the minutes as they stand now."""
MARKING = (".docx", ".pdf", ".html")
"""The formats in which it is seen what changed; in Word, changes can be accepted and rejected."""
PAUSE = 150
"""Milliseconds on a row before its pages are made."""
EMPTY = "The versions of a meeting's minutes stand here once one is open."
ALONE = (
    "No version is kept yet. Circulating the minutes keeps one, agreeing and signing them too; "
    "“Keep a version” keeps the minutes as they are now."
)
KEYS = "Enter: read it · Space: compare it with another · Delete: remove it, where it was kept by hand"


class Shown(Struct, frozen=True):
    """What the page at the right shows: the minutes of a row, or what changed from the row marked to it."""

    row: int
    marked: int | None = None


class VersionsScreen(ScreenFrame):
    """The list of versions, the newest first under the minutes as they are now, and the pages of the one chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Versions and changes", widest=1600)
        self._desk = desk
        self._cards: dict[int, VersionCard] = {}
        self._marked: int | None = None
        self._shown: Shown | None = None
        self.list = RowList("Versions", EMPTY, self)
        self.paper = MeetingPaper(self, desk.workspace.store.read)
        self.changes = CompareView(self)
        self.pages = QStackedWidget()
        self.compare = self.add_tool("&Compare with…", "Mark this version, then choose another (Space)")
        self.remove = self.add_tool("Re&move", "Remove this version, which was kept by hand (Delete)")
        self.keep = self.add_tool("&Keep a version…", "Keep the minutes as they are now")
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._show)
        self._lay_out()
        self._connect()

    def arrive(self, _at: object) -> None:
        """Show the versions of the open meeting; the minutes as they are now are chosen."""
        self._marked = self._shown = None
        self.draw()
        self.list.choose(NOW)
        self._show()

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Show the versions as they stand."""
        meeting = self._desk.meeting
        cards = self._desk.workspace.read(versions.cards(meeting.id)) if meeting else ()
        self._cards = {card.id: card for card in cards}
        if self._marked is not None and self._marked != NOW and self._marked not in self._cards:
            self._marked = None
        self.list.put([self._now_row(meeting), *map(self._row, cards)] if meeting else [])
        self._describe()

    # ---- within

    def _lay_out(self) -> None:
        for page in (self.paper, self.changes):
            self.pages.addWidget(page)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        keys = QLabel(KEYS)
        keys.setWordWrap(True)
        tone(keys, "second")
        column.addWidget(keys)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for part in (left, self.pages):
            parts.addWidget(part)
        parts.setSizes([460, 740])
        parts.setStretchFactor(1, 1)
        row = QHBoxLayout()
        row.addWidget(parts)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.opened.connect(lambda _key: self._read())
        self.list.on_key("Space", self._mark)
        self.list.on_key("Delete", self._remove)
        self.paper.view.left.connect(self.take_focus)
        self.compare.clicked.connect(self._mark)
        self.changes.export_wanted.connect(self._export)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(lambda: self._run("minutes.keep_version"))

    @property
    def _key(self) -> int:
        key = self.list.key
        return key if isinstance(key, int) else NOW

    def _now_row(self, meeting: Meeting) -> Row:
        return self._as_row(NOW, "Now", meeting.status, "", "")

    def _row(self, card: VersionCard) -> Row:
        when = f"{in_short.day(card.made_at.date(), date.today())}, {in_short.clock(card.made_at.time())}"
        return self._as_row(card.id, card.name, card.status or "kept by hand", when, card.comment)

    def _as_row(self, key: int, name: str, status: str, when: str, comment: str) -> Row:
        marked = key == self._marked
        told = (name, status, when, comment, "marked to be compared" if marked else "")
        return Row(
            key=key,
            cells=(
                Cell(f"{name}: {comment}" if comment else name, stretches=True),
                Cell(status, "second"),
                Cell(when, "second", yields=True),
            ),
            mark=Cell("⇄", "accent", bold=True) if marked else Cell(""),
            wraps=3,
            spoken=", ".join(word for word in told if word),
            tip="\n".join([*(word for word in told if word), KEYS]),
            found_by=(name,),
        )

    def _on_changed(self) -> None:
        self._shown = None
        if self.isVisible():
            self.draw()
            self._pause.start()

    def _on_chosen(self) -> None:
        self._describe()
        self._pause.start()

    def _describe(self) -> None:
        """Say what is shown and which tools serve."""
        meeting, card = self._desk.meeting, self._cards.get(self._key)
        self.remove.setEnabled(card is not None and not card.status)
        self.compare.setEnabled(bool(self._cards))
        self.compare.setText("&Compare with…" if self._marked is None else "End &comparing")
        self.keep.setEnabled(meeting is not None)
        if meeting is None:
            self.say(EMPTY)
        elif not self._cards:
            self.say(ALONE)
        elif self._marked is None:
            self.say(f"{meeting.title}, {in_short.long_day(meeting.date)}")
        elif self._marked == self._key:
            self.say(f"Choose the version to compare “{self._name(self._marked)}” with. Space ends comparing.")
        else:
            older, newer = self._in_order()
            self.say(f"What changed from “{self._name(older)}” to “{self._name(newer)}”.")

    def _name(self, key: int) -> str:
        return self._cards[key].name if key in self._cards else "now"

    def _in_order(self) -> tuple[int, int]:
        """Return the marked version and the chosen one, the older first."""
        first, second = sorted((self._marked or NOW, self._key), key=lambda key: key or float("inf"))
        return first, second

    # ---- what keys do

    def _mark(self) -> None:
        if self._cards:
            self._marked = None if self._marked is not None else self._key
            self.draw()
            self._pause.start()

    def _read(self) -> None:
        self._show()
        if self.pages.currentWidget() is self.paper:
            self.paper.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.changes.take_focus()

    def _remove(self) -> None:
        card = self._cards.get(self._key)
        if card is None:
            return
        if card.status:
            self._desk.tell(f"“{card.name}” is what was {card.status}. It stays as long as the meeting does.")
        elif question.ask(
            self,
            f"Remove “{card.name}”?",
            "The minutes themselves stay as they are. Undo (Ctrl+Z) would bring the version back.",
            "Remove it",
            "Keep it",
        ):
            keep_beyond(self._desk, versions.remove(card.id), "Removing a version")
        self.take_focus()

    def _run(self, command: str) -> None:
        cast("Window", self.window()).bar.run(command)

    # ---- what is shown

    def _show(self) -> None:
        """Show the pages of the chosen row, or what changed between it and the one marked."""
        self._pause.stop()
        wanted = Shown(self._key, self._marked if self._marked != self._key else None)
        if self._desk.meeting is None or wanted == self._shown:
            return
        self._shown = wanted
        if wanted.marked is None:
            self.pages.setCurrentWidget(self.paper)
            self.paper.show_meeting(*self._meeting(wanted.row))
        else:
            self.pages.setCurrentWidget(self.changes)
            self.changes.show_change(self._compared())

    def _meeting(self, key: int) -> tuple[Meeting, HouseStyle]:
        """Return the meeting as a version keeps it, or as it is now, with its house style."""
        from desktop.minutes.approval_steps import as_kept

        if key == NOW:
            meeting = self._desk.meeting
            assert meeting is not None
        else:
            read = self._desk.workspace.read
            meeting = as_kept(read(versions.content(key)), read(versions.printed(key)))
        return meeting, resolve(meeting.style, self._desk.styles)

    def _compared(self) -> Document:
        from desktop.minutes.compose.redline import compose_redline

        (before, _), (after, style) = map(self._meeting, self._in_order())
        before = replace(before, style=after.style)
        older, newer = map(self._name, self._in_order())
        return compose_redline(before, after, style, (older, newer))

    def _export(self) -> None:
        from desktop.minutes.exports import formats

        meeting = self._desk.meeting
        if meeting is None or self._marked is None:
            return
        document, window = self._compared(), cast("Window", self.window())
        older, newer = map(self._name, self._in_order())
        body = meeting.committee.short_name or meeting.committee.name
        name = f"{body} {meeting.date.isoformat()} changes from {older} to {newer}"
        choices = [
            Choice(
                title=form.title,
                said=form.ending,
                deed=partial(files_out.write, window, name, lambda _: document, form),
            )
            for form in formats()
            if form.ending in MARKING
        ]
        window.chooser.open(choices, "Export what changed as")


CARD = Screen(title="Versions and changes", make=VersionsScreen)
