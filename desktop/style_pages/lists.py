"""Fields that hold others: lists of lines and of columns, words by name, lists of people and tables of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.minutes.style_editing import words
from desktop.minutes.style_editing.choices import Choice, Way
from desktop.minutes.style_editing.fresh import as_line, as_table, fresh
from desktop.style_pages.chosen_fields import FontField, NumberField, OneOfField, SomeOfField, YesNoField
from desktop.style_pages.field import Field, quiet_label
from desktop.style_pages.typed_fields import ColourField, PhraseField, WordsField
from desktop.widgets.quiet_boxes import ChoiceBox

KINDS = {
    "words": WordsField,
    "phrase": PhraseField,
    "one of": OneOfField,
    "some of": SomeOfField,
    "number": NumberField,
    "yes or no": YesNoField,
    "colour": ColourField,
    "font": FontField,
}
"""The field of each kind of value."""
ONES = {"columns": "column", "running_head": "line", "people": "list of people", "tables": "table", "bullets": "bullet"}
"""What one entry of a list is called, where it is no line."""
STRETCH = {"heading": 3, "text": 6, "share": 0}
"""How the parts of a column share the room there is."""


def field_for(choice: Choice, way: Way, label: str = "") -> Field:
    """Return the field for a choice, at the place that it has in the style in hand."""
    label = label or choice.label
    if choice.kind == "words by name":
        return NamedField(choice, way, label)
    if choice.kind == "list":
        return FixedField(choice, way, label) if choice.names else ListField(choice, way, label)
    if choice.kind == "part":
        return ColumnField(choice, way, label) if _is_column(choice) else RecordField(choice, way, label)
    return KINDS[choice.kind](choice, way, label)


def _is_column(choice: Choice) -> bool:
    return {part.key for part in choice.parts} == {"heading", "text", "share"}


class _Holder(Field):
    """A field of fields, by the step that leads to each."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.inner: dict[str | int, Field] = {}

    def hold(self, step: str | int, choice: Choice, label: str) -> Field:
        """Make the field for what a step leads to."""
        field = field_for(choice, (*self.way, step), label)
        self.pass_on(field)
        self.inner[step] = field
        return field

    def take_focus(self) -> None:
        if self.inner:
            next(iter(self.inner.values())).take_focus()

    def every(self) -> Iterator[Field]:
        yield self
        for field in self.inner.values():
            yield from field.every()


class NamedField(_Holder):
    """Words by name: a line for each name there is."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setColumnStretch(1, 1)
        self.column.addLayout(self.grid)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        assert self.choice.of is not None
        for name in dict.fromkeys((*self.choice.names, *value)):
            if name not in self.inner:
                said = words.of_name(name)
                field = self.hold(name, self.choice.of, f"{self.label}: {said}")
                row = self.grid.rowCount()
                self.grid.addWidget(QLabel(said), row, 0, Qt.AlignmentFlag.AlignTop)
                self.grid.addWidget(field, row, 1)
            self.inner[name].put(value.get(name, ""))


class FixedField(_Holder):
    """A list of so many entries, each with its name: the margins, the months."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        assert choice.of is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        across = 4 if choice.of.kind == "number" else 2 if len(choice.names) == 2 else 3
        for at, name in enumerate(choice.names):
            field = self.hold(at, choice.of, f"{label}: {name}")
            said = quiet_label(name)
            grid.addWidget(said, at // across * 2, at % across)
            grid.addWidget(field, at // across * 2 + 1, at % across)
        self.column.addLayout(grid)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        for at, each in enumerate(value):
            self.inner[at].put(each)


class ListField(_Holder):
    """A list whose entries are added, moved and taken away. Enter in a line adds one below."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        assert choice.of is not None
        self._value: list[Any] = []
        self.one = ONES.get(choice.key, "line")
        self.entries: list[_Entry] = []
        self.rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.rows.setSpacing(16 if choice.of.kind == "part" and not _is_column(choice.of) else 4)
        self.add_button = QPushButton(f"+ Add a {self.one}")
        self.add_button.setProperty("quiet", True)
        self.add_button.setAutoDefault(True)
        self.add_button.setAccessibleName(f"{label}: add a {self.one}")
        self.add_button.clicked.connect(lambda: self.add(len(self._value)))
        self.watch(self.add_button)
        if _is_column(choice.of):
            self.column.addLayout(_column_heads(choice.of))
        self.column.addLayout(self.rows)
        self.column.addWidget(self.note)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def put(self, value: Any) -> None:
        assert self.choice.of is not None
        self._value = list(value)
        while len(self.entries) > len(value):
            self._drop_last()
        for at, each in enumerate(value):
            if at == len(self.entries):
                field = self.hold(at, self.choice.of, f"{self.one.capitalize()} {at + 1}")
                self.entries.append(_Entry(self, at, field))
                self.rows.addWidget(self.entries[-1])
                # A layout shows what is added to it only later; what is to have the focus has to be there now.
                self.entries[-1].setVisible(True)
            self.inner[at].put(each)

    def take_focus(self) -> None:
        if self.inner:
            super().take_focus()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, at: int) -> None:
        """Add an entry at a place and bring the focus there."""
        assert self.choice.of is not None
        new = fresh(self.choice.of)
        self._become([*self._value[:at], new, *self._value[at:]], at)

    def remove(self, at: int) -> None:
        """Take an entry away."""
        self._become(self._value[:at] + self._value[at + 1 :], max(at - 1, 0))

    def shift(self, at: int, by: int) -> None:
        """Move an entry up (-1) or down (1)."""
        if 0 <= at + by < len(self._value):
            value = list(self._value)
            value.insert(at + by, value.pop(at))
            self._become(value, at + by)

    def _become(self, value: list[Any], at: int) -> None:
        before = self._value
        self.altered.emit(self, value, True)
        if self._value != before and at in self.inner:
            self.inner[at].take_focus()
            for field in self.inner[at].every():
                if isinstance(field, WordsField) and field.line.hasFocus() and len(value) > len(before):
                    field.line.selectAll()
        elif not self.inner:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_last(self) -> None:
        entry = self.entries.pop()
        del self.inner[len(self.entries)]
        if entry.isAncestorOf(self.focusWidget() or self):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows.removeWidget(entry)
        entry.hide()
        entry.deleteLater()


def _column_heads(choice: Choice) -> QHBoxLayout:
    """Return what stands above the rows of columns."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in choice.parts:
        said = quiet_label(part.label)
        row.addWidget(said, STRETCH[part.key] or 2)
    return row


class _Entry(QFrame):
    """One entry of a list with the small menu that moves it and takes it away."""

    def __init__(self, held_by: ListField, at: int, field: Field) -> None:
        super().__init__()
        self._list, self._at = held_by, at
        self.button = QToolButton()
        self.button.setText("⋯")
        self.button.setToolTip("Move (Alt+Shift+Up, Down), take away (Ctrl+Delete), add one (Ctrl+Insert)")
        self.button.setAccessibleName(f"{field.label}: move or take away")
        self.button.clicked.connect(self.offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        field.watch(self.button)
        if isinstance(field, WordsField):
            field.line.returnPressed.connect(lambda: held_by.add(at + 1))

    def take_key(self, keys: str) -> bool:
        """Do what a key does with the entry; False where it does nothing."""
        deed = next((deed for own, deed in self._deeds().values() if own == keys), None)
        if deed is not None:
            deed()
        return deed is not None

    def offer(self) -> None:
        """Open the menu of what may be done with the entry."""
        menu = QMenu(self)
        for title, (keys, deed) in self._deeds().items():
            menu.addAction(f"{title}\t{keys}").triggered.connect(partial(_do, deed))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _deeds(self) -> dict[str, tuple[str, Any]]:
        held, at = self._list, self._at
        return {
            "Move up": ("Alt+Shift+Up", partial(held.shift, at, -1)),
            "Move down": ("Alt+Shift+Down", partial(held.shift, at, 1)),
            f"Add a {held.one} below": ("Ctrl+Ins", partial(held.add, at + 1)),
            f"Take this {held.one} away": ("Ctrl+Del", partial(held.remove, at)),
        }


def _do(deed: Any, _checked: bool = False) -> None:
    deed()


class ColumnField(_Holder):
    """A column of a table in one row: its heading, what stands in it, how wide it is."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in choice.parts:
            field = self.hold(part.key, part, f"{label}: {part.label}")
            field.setToolTip(part.label)
            if isinstance(field, WordsField):
                field.line.setPlaceholderText(part.label)
            if isinstance(field, NumberField):
                field.setFixedWidth(field.fontMetrics().averageCharWidth() * 5 + 40)
            row.addWidget(field, STRETCH[part.key], Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        for key, field in self.inner.items():
            field.put(value[key])


class RecordField(_Holder):
    """An entry with parts of its own, each under its label; one that may be a table or a line each says which."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self._labels: dict[str, QWidget] = {}
        self._value: dict[str, Any] = {}
        self.form_box: ChoiceBox | None = None
        self.column.setContentsMargins(12, 0, 0, 0)
        self.title = QLabel(label)
        self.title.setProperty("face", "strong")
        self.column.addWidget(self.title)
        for part in choice.parts:
            if part.key == "columns" and any(other.key == "line" for other in choice.parts):
                self._add_form_box()
            self._add(part)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        self._value = value
        for key, field in self.inner.items():
            field.put(value[key])
        self.title.setText(f"{self.label}: {value['heading']}" if value.get("heading") else self.label)
        if self.form_box is not None:
            table = bool(value["columns"])
            self.form_box.setCurrentIndex(0 if table else 1)
            for key, is_shown in (("columns", table), ("line", not table)):
                self.inner[key].setVisible(is_shown)
                self._labels[key].setVisible(is_shown)

    def _add(self, part: Choice) -> None:
        field = self.hold(part.key, part, f"{self.label}: {part.label}")
        if part.kind != "yes or no":
            self._labels[part.key] = said = quiet_label(part.label)
            said.setContentsMargins(0, 6, 0, 0)
            said.setToolTip(part.about)
            self.column.addWidget(said)
        self.column.addWidget(field)

    def _add_form_box(self) -> None:
        self.form_box = ChoiceBox()
        self.form_box.addItems(["A table", "A line for each person"])
        self.form_box.setAccessibleName(f"{self.label}: it is")
        self.form_box.activated.connect(self._on_form)
        self.watch(self.form_box)
        said = quiet_label("The list is")
        self.column.addWidget(said)
        self.column.addWidget(self.form_box, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_form(self, at: int) -> None:
        if (at == 0) != bool(self._value["columns"]):
            value = as_table(self._value) if at == 0 else as_line(self._value)
            self.altered.emit(self, value, True)
