"""Fields that are typed in: words, a phrase with what it may print, a colour."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QMenu, QToolButton

from desktop.minutes.style_editing import words
from desktop.minutes.style_editing.choices import Choice, Way
from desktop.style_pages.field import Field
from desktop.widgets.line import Line
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
