"""What the meeting is to be called: committee, title, date and house style, above the lines of old minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.dialogs.typed import date_field
from desktop.intake_pages.looked_lines import LookThrough
from desktop.intake_pages.source_box import claims, keep_keys
from desktop.minutes import in_short
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.old_minutes.facts_of import day_of
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.form import beside


class HeadingFields(QWidget):
    """The fields of the heading. `written(name, words)` follows each that was corrected, `styled(name)` the style,
    `accepted` Ctrl+Enter."""

    written = Signal(str, str)
    styled = Signal(str)
    accepted = Signal()

    def __init__(self, styles: Mapping[str, HouseStyle], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._shown: dict[str, str] = {}
        self._day: date | None = None
        self.committee_line = CompletingLine(self._offers)
        self.committee_line.setPlaceholderText("Name of the board, committee or group")
        self.title_line = CompletingLine(lambda _typed: ())
        self.date_field = date_field(None, date.today())
        self.style_box = QComboBox()
        for name, style in styles.items():
            self.style_box.addItem(style.title, name)
        self.style_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.style_box.setMinimumContentsLength(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label, field, share in (
            ("C&ommittee", self.committee_line, 4),
            ("&Title", self.title_line, 4),
            ("&Date", self.date_field, 3),
            ("House &style", self.style_box, 3),
        ):
            row.addWidget(beside(label, field))
            row.addWidget(field, share)
            keep_keys(field)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(field.fontMetrics().averageCharWidth() * (24 if field is self.date_field else 14))
        self.committee_line.editingFinished.connect(lambda: self._hand_over("committee", self.committee_line.text()))
        self.title_line.editingFinished.connect(lambda: self._hand_over("title", self.title_line.text()))
        self.date_field.editingFinished.connect(self._hand_over_date)
        self.style_box.activated.connect(lambda _row: self.styled.emit(str(self.style_box.currentData())))

    def know(self, names: Sequence[str]) -> None:
        """Offer the names of these committees."""
        self._names = tuple(names)

    def show_look(self, look: LookThrough) -> None:
        """Show what the lines say, but in the field that is being typed in."""
        for name, field in (("committee", self.committee_line), ("title", self.title_line)):
            if look.head(name) != self._shown.get(name) or not field.hasFocus():
                field.setText(look.head(name))
                field.setCursorPosition(0)
        if look.head("date") != self._shown.get("date") or not self.date_field.hasFocus():
            day = day_of(look.lines)
            self.date_field.setText(in_short.typed_day(day) if day else look.head("date"))
            self.date_field.setCursorPosition(0)
        self.style_box.setCurrentIndex(max(self.style_box.findData(look.style), 0))
        self._day = day_of(look.lines)
        self._shown = {name: look.head(name) for name in ("committee", "title", "date")}

    def settle(self) -> None:
        """Hand over what is typed."""
        self._hand_over("committee", self.committee_line.text())
        self._hand_over("title", self.title_line.text())
        self._hand_over_date()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if claims(event):
            self.settle()
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def focus(self, name: str) -> None:
        """Bring the focus to a field."""
        fields = {"committee": self.committee_line, "title": self.title_line, "date": self.date_field}
        fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, name: str, words: str) -> None:
        said = " ".join(words.split())
        if name in self._shown and said != self._shown[name]:
            self._shown[name] = said
            self.written.emit(name, said)

    def _hand_over_date(self) -> None:
        day = self.date_field.value
        if "date" in self._shown and day is not None and day != self._day:
            self._hand_over("date", in_short.typed_day(day))

    def _offers(self, typed: str) -> list[Offer]:
        sought = typed.casefold().strip()
        found = [name for name in self._names if sought and sought in name.casefold() and name != typed]
        return [Offer(name, "a committee that is here") for name in found]
