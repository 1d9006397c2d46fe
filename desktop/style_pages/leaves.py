"""Fields for one value: words, a phrase with what it may print, one of several, a number, yes or no, a colour."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QColorDialog, QGridLayout, QHBoxLayout, QMenu, QToolButton

from desktop.minutes.style_editing import words
from desktop.minutes.style_editing.choices import FONTS, Choice, Way
from desktop.style_pages.field import Field
from desktop.widgets.line import Line
from desktop.widgets.quiet_boxes import ChoiceBox, NumberBox
from desktop.widgets.theme import DRESSED

SIGNS = {"\t": "⇥", "\n": "↵"}
"""How a tab and a line break are shown in a line to type in."""
MARKS = {"Ctrl+B": "**{}**", "Ctrl+I": "*{}*", "Ctrl+U": "__{}__"}
PARTS = (
    ("Left out where a field in it is empty: [ … ]", "[{}]"),
    ("Bold: ** … **\tCtrl+B", MARKS["Ctrl+B"]),
    ("Italic: * … *\tCtrl+I", MARKS["Ctrl+I"]),
    ("Underlined: __ … __\tCtrl+U", MARKS["Ctrl+U"]),
    ("A tab: ⇥", "⇥"),
    ("A new line: ↵", "↵"),
)


class WordsField(Field):
    """A line of words. Enter hands them over at once, else a pause does."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self._value = ""
        self._typing = False
        self.line = Line()
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(choice.about)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.left)
        self.watch(self.line)
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        self.row.addWidget(self.line, 1)
        self.column.addLayout(self.row)
        self.column.addWidget(self.note)

    @property
    def value(self) -> str:
        """What is typed."""
        return meant(self.line.text())

    def put(self, value: Any) -> None:
        if not self._typing and value not in (self._value, self.value):
            self.line.setText(shown(value))
            self.line.setCursorPosition(0)
            self.say("")
        self._value = value

    def put_back(self) -> None:
        """Show again what holds in place of what is typed."""
        self.line.setText(shown(self._value))
        self.say("")

    def take_focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def say(self, words: str, *, wrong: bool = False) -> None:
        super().say(words, wrong=wrong)
        self.line.setAccessibleDescription(f"{self.choice.about} {words}".strip())
        if bool(self.line.property("wrong")) != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.line.property("wrong")
        ):
            self.put_back()
            self._on_edited()
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._typing = True
        try:
            self.altered.emit(self, self.value, False)
        finally:
            self._typing = False


class PhraseField(WordsField):
    """A line for a phrase; a small menu puts in a field of it, or what else a phrase may have (Alt+Down)."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.button = QToolButton()
        self.button.setText("{ }")
        self.button.setToolTip("What this may print (Alt+Down)")
        self.button.setAccessibleName(f"{label}: what it may print")
        self.button.clicked.connect(self.offer)
        self.watch(self.button)
        self.row.addWidget(self.button)

    def take_key(self, keys: str) -> bool:
        if keys == "Alt+Down":
            self.offer()
        elif keys in MARKS and self.choice.key != "footer":
            self.insert(MARKS[keys])
        return keys == "Alt+Down" or keys in MARKS

    def offer(self) -> None:
        """Open the menu of what may stand here."""
        menu = QMenu(self)
        menu.setAccessibleName("What this may print")
        for name in self.choice.fields:
            said = words.of_field(name)
            action = menu.addAction(f"{{{name}}}\t{said.label}".replace("&", "&&"))
            action.triggered.connect(partial(self.insert, f"{{{name}}}"))
        menu.addSeparator()
        for title, around in PARTS if self.choice.key != "footer" else ():
            menu.addAction(title).triggered.connect(partial(self.insert, around))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        menu.setActiveAction(menu.actions()[0])

    def insert(self, what: str, _checked: bool = False) -> None:
        """Put words in place of what is selected; where they have room inside, what was selected goes there."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        selected = self.line.selectedText()
        self.line.insert(what.format(selected) if what in (around for _, around in PARTS) else what)
        if what.endswith(("{}]", "}**", "}*", "}__")) and not selected:
            self.line.setCursorPosition(self.line.cursorPosition() - len(what.split("{}")[1]))
        self._on_edited()


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


class ColourField(WordsField):
    """A colour as six digits; the square shows it, and opens a palette (Alt+Down)."""

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__(choice, way, label)
        self.line.setMaxLength(7)
        self.line.setFixedWidth(self.line.fontMetrics().averageCharWidth() * 13)
        self.swatch = QToolButton()
        self.swatch.setIconSize(QSize(28, 18))
        self.swatch.setToolTip("Choose a colour (Alt+Down)")
        self.swatch.setAccessibleName(f"{label}: choose from a palette")
        self.swatch.clicked.connect(self.pick)
        self.row.addWidget(self.swatch)
        self.watch(self.swatch)
        self.row.addStretch(1)

    @property
    def value(self) -> str:
        return self.line.text().strip().lstrip("#").upper()

    def put(self, value: Any) -> None:
        super().put(value)
        self._paint(value)

    def take_key(self, keys: str) -> bool:
        if keys == "Alt+Down":
            self.pick()
        return keys == "Alt+Down"

    def pick(self) -> None:
        """Let the clerk choose a colour from a palette."""
        picked = QColorDialog.getColor(QColor(f"#{self._value}"), self, self.label)
        if picked.isValid():
            self.line.setText(picked.name()[1:].upper())
            self._paint(self.value)
            self.altered.emit(self, self.value, True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "swatch"):
            self._paint(self._value)

    def _on_edited(self) -> None:
        super()._on_edited()
        self._paint(self.value)

    def _paint(self, value: str) -> None:
        colour = QColor(f"#{value}")
        if not colour.isValid():
            return
        drawn = QPixmap(28, 18)
        drawn.fill(colour)
        painter = QPainter(drawn)
        painter.setPen(QGuiApplication.palette().text().color())
        painter.drawRect(0, 0, 27, 17)
        painter.end()
        self.swatch.setIcon(drawn)


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


def shown(value: str) -> str:
    """Return words as a line shows them."""
    for meaning, sign in SIGNS.items():
        value = value.replace(meaning, sign)
    return value


def meant(line: str) -> str:
    """Return the words that a line shows."""
    for meaning, sign in SIGNS.items():
        line = line.replace(sign, meaning)
    return line


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
