"""Somebody else taking a member's seat from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.records import Member
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field
from desktop.member_naming import called, full, meant, offers
from desktop.minutes import in_short
from desktop.minutes.seats import seat_of
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class ReplacingDialog(QDialog):
    """Asks who takes the seat (`successor`) and from which day on (`first_day`)."""

    def __init__(
        self, parent: QWidget | None, member: Member, members: Sequence[Member], known: Sequence[Member]
    ) -> None:
        super().__init__(parent)
        self._member, self._members = member, members
        self._offered: Member | None = None
        self.setWindowTitle(f"Somebody else for {called(member)}")
        self.setMinimumWidth(560)
        seated = {one.known_as for one in members}
        self.who_line = CompletingLine(lambda typed: offers(typed, known, seated))
        self.who_line.setPlaceholderText("Name, initials, job title, organisation")
        self.who_line.taken.connect(self._on_taken)
        self.day_field = date_field(date.today())
        self.who_note, self.note = FinePrint(self), FinePrint(self)
        form = Form()
        form.add("&Who takes the seat", self.who_line, below=self.who_note)
        form.add("&From", self.day_field, below=self.note)
        self._buttons = verbs(self, "Hand the seat on", "Leave it")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.who_line.textChanged.connect(self._look)
        self.day_field.altered.connect(self._look)
        self._look()
        self.who_line.setFocus()

    @property
    def successor(self) -> Member:
        """Who takes the seat, as typed or as taken from the offers."""
        return meant(self.who_line.text(), self._offered, self._members)

    @property
    def first_day(self) -> date:
        """The successor's first day."""
        return self.day_field.value or date.today()

    def _on_taken(self, offer: Offer) -> None:
        self._offered = offer.meant if isinstance(offer.meant, Member) else None
        self._look()

    def _look(self) -> None:
        who, day = self.successor, self.day_field.value
        typed = bool(self.who_line.text().strip())
        known = "known from other meetings" if who.known_as else f"initials {who.initials}" if who.initials else ""
        self.who_note.say(" · ".join(word for word in (full(who), known) if word) if typed else "")
        joined = self._member.joined
        wrong = "" if day else "No date: type 12 March 2026, or 12/3/26"
        if day and joined and day <= joined:
            wrong = f"{called(self._member)} joined on {in_short.typed_day(joined)}"
        self.note.say(wrong or (self._said(day) if day else ""), warns=bool(wrong))
        accepting(self._buttons).setEnabled(typed and not wrong)

    def _said(self, day: date) -> str:
        seat = seat_of(self._member.capacity, self._member.role)
        agency = f" for {self._member.representing}" if self._member.representing else ""
        last = in_short.typed_day(day - timedelta(days=1))
        return f"{called(self._member)} is {seat}{agency} until {last}"
