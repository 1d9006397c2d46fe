"""Making a new meeting: of which committee, when, where, in which house style, and who comes as last time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import Committee, CommitteeProfile, Meeting, NextMeeting, Person
from db.values import Struct
from desktop.dialogs.heading import accepting, kind_box
from desktop.dialogs.typed import beside_short, date_field, time_field
from desktop.minutes import in_short
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.sequel import begun, begun_after, nobody_sits
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class Known(Struct, frozen=True):
    """A committee that is known: what is kept of it, its last meeting if it has met, the next one announced, and
    people who may be deputies."""

    profile: CommitteeProfile
    last: Meeting | None = None
    coming: NextMeeting | None = None
    people: tuple[Person, ...] = ()


LookUp = Callable[[str], Known]


class NewMeetingDialog(QDialog):
    """Asks for a new meeting; `meeting` is what its fields make.

    `names` are the committees that are known, the first is offered; `look_up` gives one of them by its name.
    """

    def __init__(
        self, parent: QWidget | None, names: Sequence[str], look_up: LookUp, styles: Mapping[str, HouseStyle]
    ) -> None:
        super().__init__(parent)
        self._names, self._look_up = frozenset(names), cache(look_up)
        self._styles = styles
        self._typed: set[QWidget] = set()
        self.setWindowTitle("New meeting")
        self.setMinimumWidth(600)
        self.committee_box = QComboBox()
        self.committee_box.setEditable(True)
        self.committee_box.addItems(names)
        self.committee_box.lineEdit().setPlaceholderText("Name of the board, committee or group")  # type: ignore[union-attr]
        self.title_line = QLineEdit()
        self.kind_box = kind_box("minutes")
        self.date_field = date_field(date.today())
        self.start_field = time_field(None)
        self.place_line = QLineEdit()
        self.style_box = QComboBox()
        for name, style in styles.items():
            self.style_box.addItem(style.title, name)
        self.again_box = QCheckBox("")
        self.again_box.setChecked(True)
        self.date_note, self.trouble = FinePrint(self), FinePrint(self, wraps=True)
        self._lay_out()
        self._listen()
        self._on_committee_changed()
        self.committee_box.setFocus()
        self.committee_box.lineEdit().selectAll()  # type: ignore[union-attr]

    @property
    def meeting(self) -> Meeting:
        """The meeting that the fields make."""
        heading = Meeting(
            committee=Committee(name=self._name()),
            title=" ".join(self.title_line.text().split()) or self._name(),
            kind=self.kind_box.currentText().strip() or "minutes",
            date=self.date_field.value or date.today(),
            start=self.start_field.value,
            place=self.place_line.text().strip(),
            style=str(self.style_box.currentData()),
        )
        known = self._known()
        if known is None:
            return begun(heading)
        again = self.again_box.isChecked() and not self.again_box.isHidden()
        return begun_after(known.last, heading, as_last_time=again, profile=known.profile, known=known.people)

    def _lay_out(self) -> None:
        form = Form()
        form.add("&Committee", self.committee_box)
        form.add("&Title", self.title_line)
        form.add("&Kind", self.kind_box)
        form.add("&Date", self.date_field, below=self.date_note)
        form.add("&Start", self.start_field, beside_short(self.start_field))
        form.add("&Place", self.place_line)
        form.add("&House style", self.style_box)
        self._buttons = verbs(self, "Make the meeting", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self.again_box)
        whole.addWidget(self.trouble)
        whole.addWidget(self._buttons)

    def _listen(self) -> None:
        self.committee_box.currentTextChanged.connect(self._on_committee_changed)
        for line in (self.title_line, self.place_line, self.start_field, self.date_field):
            line.textEdited.connect(lambda _text, line=line: self._typed.add(line))
        for box in (self.style_box, self.kind_box):
            box.activated.connect(lambda _row, box=box: self._typed.add(box))
        self.date_field.altered.connect(self._read)
        self.start_field.altered.connect(self._read)

    def _name(self) -> str:
        return " ".join(self.committee_box.currentText().split())

    def _known(self) -> Known | None:
        return self._look_up(self._name()) if self._name() in self._names else None

    def _on_committee_changed(self) -> None:
        """Fill in what follows from the committee, wherever the clerk has not written yet."""
        known = self._known()
        last, coming, usual = (known.last, known.coming, known.profile) if known else (None, None, None)
        self._follow(self.title_line, (coming.title if coming else "") or (last.title if last else self._name()))
        place = (coming.place if coming else "") or (usual.place if usual else "") or (last.place if last else "")
        self._follow(self.place_line, place)
        if self.date_field not in self._typed:
            self.date_field.put(coming.date if coming else date.today())
        if self.start_field not in self._typed:
            start = (coming.start if coming else None) or (usual.start if usual else None)
            self.start_field.put(start or (last.start if last else None))
        if self.kind_box not in self._typed:
            self.kind_box.setCurrentText(last.kind if last else "minutes")
        if self.style_box not in self._typed:
            wanted = resolve((usual.style if usual else "") or (last.style if last else ""), self._styles).name
            self.style_box.setCurrentIndex(max(self.style_box.findData(wanted), 0))
        self._offer_again(known)
        self._read()

    def _offer_again(self, known: Known | None) -> None:
        """Offer the people and standing items that the committee keeps, else those of its last meeting."""
        kept = known is not None and bool(known.profile.members or known.profile.standing_items)
        last = known.last if known else None
        self.again_box.setVisible(kept or last is not None)
        if kept:
            self.again_box.setText("Members and standing items of the &committee")
        elif last is not None:
            self.again_box.setText(f"&People and standing items as on {in_short.typed_day(last.date)}")

    def _follow(self, line: QLineEdit, words: str) -> None:
        if line not in self._typed:
            line.setText(words)
            line.setCursorPosition(0)

    def _read(self) -> None:
        day = self.date_field.value
        self.date_note.say(in_short.long_day(day) if day else "No date: type 12 March 2026, or 12/3/26", warns=not day)
        wrong = self._wrong()
        self.trouble.say(wrong or self._doubt(), warns=bool(self._name()))
        accepting(self._buttons).setEnabled(not wrong)

    def _doubt(self) -> str:
        """Return what speaks against the date, which may be right all the same."""
        known, day = self._known(), self.date_field.value
        return nobody_sits(day, known.profile) if known and day else ""

    def _wrong(self) -> str:
        if not self._name():
            return "Which committee meets?"
        if self.date_field.value is None:
            return "A meeting needs a date."
        return "" if self.start_field.is_right else "A time is written like 14:00 or 2pm."
