"""Fields that are chosen in: one of several, some of a few, a font, a number, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout

from desktop.minutes.style_editing.choices import FONTS, Choice, Way
from desktop.style_pages.field import Field
from desktop.widgets.quiet_boxes import ChoiceBox, NumberBox


class OneOfField(Field):
    """One of several; below stands an example of the one that is chosen, or looked at."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.box = ChoiceBox()
        self.box.setAccessibleName(label)
        for option in choice.options:
            self.box.addItem(option.label, option.value)
        self.box.activated.connect(self._on_activated)
        self.box.highlighted.connect(self._explain)
        self.watch(self.box)
        self.column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(self.box.findData(value))
        self._explain(self.box.currentIndex())

    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, at: int) -> None:
        self._explain(at)
        self.altered.emit(self, self.box.itemData(at), True)

    def _explain(self, at: int) -> None:
        value = self.box.itemData(at)
        example = next((option.example for option in self.choice.options if option.value == value), "")
        self.say(example)
        self.box.setAccessibleDescription(f"{self.choice.about} {example}".strip())


class FontField(Field):
    """The name of a font: one of those that most computers have, or any other that is typed."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.box = ChoiceBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(label)
        self.box.addItems(FONTS)
        line = self.box.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        line.editingFinished.connect(self._on_finished)
        self.box.activated.connect(lambda _at: self._on_finished())
        self.watch(line)
        self.column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.note)
        self._value = ""

    def put(self, value: Any) -> None:
        self._value = value
        self.box.setEditText(value)

    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finished(self) -> None:
        words = " ".join(self.box.currentText().split())
        if words and words != self._value:
            self._value = words
            self.altered.emit(self, words, True)


class NumberField(Field):
    """A number within its bounds, which no key can leave."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        bounds = choice.bounds
        assert bounds is not None
        self.box = NumberBox(bounds.least, bounds.most, bounds.step, bounds.unit, whole=choice.whole)
        self.box.setAccessibleName(f"{label}, {bounds.least:g} to {bounds.most:g} {bounds.unit}".strip())
        self.box.setToolTip(f"{bounds.least:g} to {bounds.most:g} {bounds.unit}".strip())
        self.box.valueChanged.connect(self._on_changed)
        line = self.box.lineEdit()
        self.watch(self.box)
        line.returnPressed.connect(self.left)
        self.column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setValue(float(value))
        self.box.blockSignals(False)

    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, value: float) -> None:
        self.altered.emit(self, int(value) if self.choice.whole else float(value), False)


class YesNoField(Field):
    """A box to tick; its label stands beside it."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.box = QCheckBox(label)
        self.box.setAccessibleName(label)
        self.box.clicked.connect(lambda on: self.altered.emit(self, on, True))
        self.watch(self.box)
        self.column.addWidget(self.box)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)


class SomeOfField(Field):
    """Several of a few, each a box to tick."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self._others: list[str] = []
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setSpacing(2)
        for at, option in enumerate(choice.options):
            box = QCheckBox(option.label)
            box.setAccessibleName(f"{label}: {option.label}")
            box.clicked.connect(self._on_clicked)
            self.watch(box)
            self.boxes[option.value] = box
            grid.addWidget(box, at // 3, at % 3)
        grid.setColumnStretch(3, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:
        self._others = [each for each in value if each not in self.boxes]
        for name, box in self.boxes.items():
            box.setChecked(name in value)

    def take_focus(self) -> None:
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        chosen = [name for name, box in self.boxes.items() if box.isChecked()]
        self.altered.emit(self, [*chosen, *self._others], True)
