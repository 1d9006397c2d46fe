"""One member: who it is, in what seat, for whom, with which deputy, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from db.records import Member
from desktop import naming
from desktop.dialogs.attendance import SHORT_LETTERS
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field
from desktop.member_naming import called, full, meant, offers, people
from desktop.minutes.listed_names import address_in
from desktop.minutes.seats import SEATS, read_seat, seat_of
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, beside, verbs


class MemberDialog(QDialog):
    """A member for correction. `seat` and `person` hold what differs, for the two edits of members; `deputy` whom to
    name where `deputy_differs`, None for nobody. `replacing` says that somebody else is to take the seat."""

    def __init__(
        self, parent: QWidget | None, member: Member, members: Sequence[Member], known: Sequence[Member]
    ) -> None:
        super().__init__(parent)
        self._member, self._members, self._known = member, members, known
        self._offered = self._deputy_now()
        self.replacing = False
        self.setWindowTitle(called(member))
        self.setMinimumWidth(560)
        self._make_fields()
        self._lay_out()
        self._look()
        self.seat_box.setFocus()

    @property
    def seat(self) -> dict[str, Any]:
        """What differs in the seat but for the deputy."""
        chosen = read_seat(self.seat_box.currentText()) or (self._member.capacity, self._member.role)
        now = {
            "capacity": chosen[0],
            "role": chosen[1],
            "representing": self.representing_line.text().strip(),
            "joined": self.joined_field.value,
            "left": self.left_field.value,
        }
        return {name: value for name, value in now.items() if value != getattr(self._member, name)}

    @property
    def person(self) -> dict[str, str]:
        """What differs in who the person is."""
        now = {name: " ".join(line.text().split()) for name, line in self._lines.items()}
        return {name: value for name, value in now.items() if value != getattr(self._member, name)}

    @property
    def deputy(self) -> Member | None:
        """Who sits for the member, None for nobody."""
        words = self.deputy_line.text().strip()
        return meant(words, self._offered, self._members) if words else None

    @property
    def deputy_differs(self) -> bool:
        """Whether the deputy is to be changed."""
        deputy = self.deputy
        return (deputy.known_as if deputy else None) != self._member.deputy

    def _deputy_now(self) -> Member | None:
        return next((one for one in self._known if one.known_as == self._member.deputy), None)

    def _make_fields(self) -> None:
        member = self._member
        seat = seat_of(member.capacity, member.role)
        self.seat_box = QComboBox()
        self.seat_box.addItems([*SEATS, *([] if seat in SEATS else [seat])])
        self.seat_box.setCurrentText(seat)
        self.representing_line = QLineEdit(member.representing)
        self.representing_line.setPlaceholderText(member.organisation)
        besides = {member.known_as}
        self.deputy_line = CompletingLine(lambda typed: offers(typed, self._known, besides))
        self.deputy_line.setText(called(self._offered) if self._offered else "")
        self.deputy_line.setPlaceholderText("nobody named in advance")
        self.deputy_line.taken.connect(self._on_taken)
        self.joined_field, self.left_field = date_field(member.joined), date_field(member.left)
        self.joined_field.setPlaceholderText("not known")
        self.left_field.setPlaceholderText("still a member")
        self._lines = {
            name: QLineEdit(getattr(member, name))
            for name in ("name", "initials", "email", "job_title", "organisation")
        }
        self.name_line, self.initials_line, self.email_line = (
            self._lines[name] for name in ("name", "initials", "email")
        )
        self.deputy_note, self.dates_note, self.name_note, self.trouble = (FinePrint(self) for _ in range(4))
        for line in (self.deputy_line, *self._lines.values()):
            line.textChanged.connect(self._look)
        for field in (self.joined_field, self.left_field):
            field.altered.connect(self._look)

    def _lay_out(self) -> None:
        form = Form()
        form.add("&Capacity", self.seat_box)
        form.add("Re&presenting", self.representing_line)
        form.add("&Deputy", self.deputy_line, below=self.deputy_note)
        left = beside("&To", self.left_field)
        left.setMinimumWidth(left.sizeHint().width() + left.fontMetrics().averageCharWidth())
        form.add("&From", self.joined_field, left, self.left_field, below=self.dates_note)
        initials = beside("&Initials", self.initials_line)
        form.add("&Name", self.name_line, initials, self.initials_line, below=self.name_note)
        form.add("&E-mail", self.email_line)
        form.add("&Job title", self._lines["job_title"])
        form.add("&Organisation", self._lines["organisation"])
        self.initials_line.setFixedWidth(self.initials_line.fontMetrics().averageCharWidth() * SHORT_LETTERS)
        self._buttons = verbs(self, "Change the member", "Leave it")
        other = self._buttons.addButton("&Somebody else takes the seat…", QDialogButtonBox.ButtonRole.ActionRole)
        other.setAutoDefault(False)
        other.setToolTip("From a day on; Shift+Insert in the list")
        other.clicked.connect(self._on_replacing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self.trouble)
        whole.addWidget(self._buttons)

    def _on_taken(self, offer: Offer) -> None:
        self._offered = offer.meant if isinstance(offer.meant, Member) else None
        self._look()

    def _on_replacing(self) -> None:
        self.replacing = True
        self.accept()

    def _look(self) -> None:
        """Say under the fields what follows from them."""
        deputy = self.deputy
        known = "known from other meetings" if deputy and deputy.known_as else "somebody new"
        self.deputy_note.say(f"{full(deputy)}: {known}" if deputy and self.deputy_differs else "")
        day = (
            "" if self.joined_field.is_right and self.left_field.is_right else "No date: type 12 March 2026, or 12/3/26"
        )
        if self._turned:
            day = "The last day lies before the first"
        self.dates_note.say(day, warns=True)
        others = people(one for one in self._members if one.known_as != self._member.known_as)
        same = naming.who_has(self.initials_line.text().strip(), others)
        self.name_note.say(f"{same.initials} is {same.full} too" if same else "", warns=True)
        email = self.email_line.text().strip()
        odd = f"“{email}” is no e-mail address" if email and address_in(email) != email else ""
        nameable = (self._lines[name].text().strip() for name in ("name", "initials", "job_title"))
        nameless = "" if any(nameable) else "A member needs a name."
        changed = (
            "Minutes that are written keep what they print; from now on this is what is known." if self.person else ""
        )
        wrong = nameless or odd
        self.trouble.say(wrong or changed, warns=bool(wrong))
        accepting(self._buttons).setEnabled(not (day or nameless or odd))
        for note in (self.deputy_note, self.dates_note, self.name_note):
            note.setVisible(bool(note.words))

    @property
    def _turned(self) -> bool:
        joined, left = self.joined_field.value, self.left_field.value
        return bool(joined and left and left < joined)
