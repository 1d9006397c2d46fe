"""The members of a committee: who sits on it, for whom, from when to when; added, handed on and ended by keys."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db import members
from db.changes import Edit
from db.records import CommitteeProfile, Member, new_id
from db.values import replace
from desktop import member_intake, naming
from desktop.committee_pages import member_rows
from desktop.committee_pages.ways_in_and_out import WaysInAndOut
from desktop.desk import Desk
from desktop.dialogs import question, same_person
from desktop.dialogs.leaving import LeavingDialog
from desktop.dialogs.member import MemberDialog
from desktop.dialogs.replacing import ReplacingDialog
from desktop.keeping import keep_beyond, together
from desktop.member_naming import called, full, listed, meant, offers, people
from desktop.minutes import in_short, namesakes
from desktop.widgets.completing_line import Offer
from desktop.widgets.entry_line import EntryLine
from desktop.widgets.rows import sections
from desktop.widgets.table_list import TableList

EMPTY = "Who sits on the committee stands here. Insert begins a line: type a name and press Enter; or take a file."


class MembersPage(QWidget):
    """The table of members, a line for one more, and the ways in and out. `counted(words)` follows each drawing."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile: CommitteeProfile | None = None
        self._known: tuple[Member, ...] = ()
        self._offered: Member | None = None
        self.list = TableList("Members", EMPTY, member_rows.HEADINGS, self)
        self.entry = EntryLine(
            "Add a member",
            "Insert",
            self._enter,
            offers=self._offers,
            explain=self._explain,
            placeholder="Name, initials, capacity, e-mail, job title, organisation",
        )
        self.ways = WaysInAndOut(desk)
        self._lay_out()
        self._connect()

    def take_focus(self) -> None:
        """Bring the focus to the table."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, profile: CommitteeProfile | None) -> None:
        """Show the members of a committee, those who have left last."""
        if profile is None or self._profile is None or profile.id != self._profile.id:
            self.entry.close_line()
        self._profile = profile
        self.setEnabled(profile is not None)
        if profile is None:
            self.list.put(())
            return
        self._known = self._desk.workspace.read(members.known)
        today, called_as = date.today(), {one.known_as: called(one) for one in self._known}
        former = [member for member in profile.members if _has_left(member)]
        current = [member_rows.row(one, called_as, today) for one in profile.members if not _has_left(one)]
        gone = [member_rows.row(one, called_as, today) for one in former]
        self.list.put([*current, *sections(("Former members", str(len(gone)), gone))])
        self.ways.follow(profile, self._known)
        self.counted.emit(str(len(current)) if current else "")

    # ---- how it is made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.entry, 1)
        row.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.ways.last_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        for keys, deed in (
            ("F2", lambda: self._open(self.list.key)),
            ("Insert", self.add),
            ("Shift+Insert", self._replace),
            ("Delete", self._end),
            ("Alt+Shift+Up", partial(self._move, -1)),
            ("Alt+Shift+Down", partial(self._move, 1)),
        ):
            self.list.on_key(keys, deed)
        self.entry.opening.connect(self._on_opening)
        self.entry.closed.connect(self.take_focus)
        self.ways.done.connect(self.take_focus)
        self.entry.line.taken.connect(self._on_taken)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        member = self._member()
        if member is None or (not self.list.underMouse() and not self.list.hasFocus()):
            return
        menu = QMenu(self)
        menu.addAction("Open…\tEnter", lambda: self._open(self.list.key))
        menu.addAction("Somebody else takes the seat…\tShift+Insert", self._replace)
        menu.addAction("Has left, or remove…\tDelete", self._end)
        menu.addSeparator()
        menu.addAction("Move up\tAlt+Shift+Up", partial(self._move, -1))
        menu.addAction("Move down\tAlt+Shift+Down", partial(self._move, 1))
        menu.popup(event.globalPos())

    # ---- what keys do

    def add(self) -> None:
        """Open the line in which a member is typed."""
        if self._profile is not None:
            self.entry.open()

    def _member(self, key: object = None) -> Member | None:
        wanted = self.list.key if key is None else key
        rows = self._profile.members if self._profile else ()
        return next((member for member in rows if member.id == wanted), None)

    def _keep(self, edit: Edit, name: str) -> bool:
        return keep_beyond(self._desk, edit, name)

    def _open(self, key: object) -> None:
        member = self._member(key)
        if member is None or self._profile is None:
            return
        dialog = MemberDialog(self, member, self._profile.members, self._known)
        while dialog.exec() == MemberDialog.DialogCode.Accepted:
            if self._change(member, dialog):
                break
        self.take_focus()
        if dialog.replacing:
            self._replace()

    def _change(self, member: Member, dialog: MemberDialog) -> bool:
        assert self._profile is not None
        edits: list[Edit] = []
        if dialog.person:
            edits.append(members.change_person(member.known_as, **dialog.person))
        if dialog.seat:
            edits.append(members.change(member.id, **dialog.seat))
        if dialog.deputy_differs and (deputy := dialog.deputy) is not None:
            try:
                deputy = same_person.settled(self, deputy, self._profile.members, self._known)
            except same_person.Left:
                return False
            edits.append(members.name_deputy(member.id, deputy))
        elif dialog.deputy_differs:
            edits.append(members.change(member.id, deputy=None))
        return not edits or self._keep(together(*edits), f"Member {called(member)}")

    def _move(self, by: int) -> None:
        member = self._member()
        if member is None or self._profile is None:
            return
        beside = [one for one in self._profile.members if _has_left(one) == _has_left(member)]
        to = beside.index(member) + by
        if 0 <= to < len(beside):
            self._keep(members.move(member.id, beside[to].id), f"Moving {called(member)}")

    def _end(self) -> None:
        member = self._member()
        if member is None:
            return
        who = called(member)
        if _has_left(member):
            if question.ask(
                self,
                f"Take {who} off the former members?",
                "Attendance over time then no longer knows when they sat. Written minutes keep what they print.",
                "Take off",
                "Keep",
            ):
                self._keep(members.remove(member.id), f"Taking {who} off")
            return
        dialog = LeavingDialog(self, member)
        if dialog.exec() != LeavingDialog.DialogCode.Accepted:
            return
        if dialog.removed:
            kept = self._keep(members.remove(member.id), f"Removing {who}")
            said = f"{who} was removed from the members. Undo (Ctrl+Z) puts the seat back."
        else:
            kept = self._keep(members.change(member.id, left=dialog.last_day), f"{who} leaves")
            said = f"{who} is a member until {in_short.typed_day(dialog.last_day)}."
        if kept:
            self._desk.tell(said)

    def _replace(self) -> None:
        member = self._member()
        if member is None or self._profile is None or _has_left(member):
            return
        dialog = ReplacingDialog(self, member, self._profile.members, self._known)
        while dialog.exec() == ReplacingDialog.DialogCode.Accepted:
            try:
                who = same_person.settled(self, dialog.successor, self._profile.members, self._known)
            except same_person.Left:
                continue
            fresh = new_id()
            edit = members.replace(member.id, replace(who, id=fresh), dialog.first_day)
            if self._keep(edit, f"{called(who)} for {called(member)}"):
                self.list.choose(fresh)
                break
        self.take_focus()

    # ---- the line for one more

    def _on_opening(self) -> None:
        self._offered = None

    def _on_taken(self, offer: Offer) -> None:
        self._offered = offer.meant if isinstance(offer.meant, Member) else None

    def _sitting(self) -> tuple[Member, ...]:
        return tuple(one for one in (self._profile.members if self._profile else ()) if not _has_left(one))

    def _offers(self, typed: str) -> list[Offer]:
        return offers(typed, self._known, {one.known_as for one in self._sitting()})

    def _enter(self, words: str) -> bool:
        if self._profile is None:
            return False
        try:
            typed = meant(words, self._offered, self._sitting())
            who = same_person.settled(self, typed, self._sitting(), self._known)
        except same_person.Left:
            return False
        here = next((one for one in self._sitting() if who.known_as and one.known_as == who.known_as), None)
        if here is not None:
            self.list.choose(here.id)
            self._desk.tell(f"{called(here)} is a member already.")
            return True
        member = member_intake.returning(replace(who, id=new_id()), self._profile.members)
        if not self._keep(members.add(self._profile.id, member), f"Member {called(who)}"):
            return False
        self._offered = None
        self.list.choose(member.id)
        return True

    def _explain(self, words: str) -> tuple[str, bool]:
        """Say what Enter would do."""
        if not words:
            return "Enter adds a member, Tab takes a name that is offered, Esc ends", False
        who = meant(words, self._offered, self._sitting())
        if not who.known_as:
            found = namesakes.match(listed(who), self._sitting(), self._known, date.today())
            if found.kind == namesakes.HERE and found.who is not None:
                return f"{full(found.who)} is a member already", True
            other = naming.who_has(who.initials, people(self._sitting()))
            if other is not None:
                return f"{who.initials} is {other.full} already", True
        said = (who.initials or "no initials", full(who), who.email, who.role or _capacity(who))
        known = "known from other meetings" if who.known_as else ""
        return " · ".join(word for word in (*said, known) if word), False


def _has_left(member: Member) -> bool:
    return member_rows.has_left(member, date.today())


def _capacity(member: Member) -> str:
    return "" if member.capacity == "member" else member.capacity
