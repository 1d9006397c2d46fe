"""The fields of the line in hand: what was made out of it, each to be corrected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.intake_pages.field_kinds import FieldKind, fields_of
from desktop.intake_pages.line_rows import LABELS
from desktop.intake_pages.source_box import SPLIT_KEYS, SourceBox, claims, enter, keep_keys
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.widgets.completing_line import CompletingLine
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form
from desktop.widgets.theme import tone

NOTHING = "Choose a line at the left; what was made out of it stands here."
UNHEARD_WORDS = "It comes into the meeting nowhere. A letter below takes it for something else."


class LineFields(QScrollArea):
    """Shows a line whole, with its fields. `written(key, name, words)` follows each that was corrected, `parted(at)`
    the wish to split it before a character, `left` Esc. `stepped(by)` follows Ctrl+Down and Ctrl+Up, `accepted`
    Ctrl+Enter."""

    written = Signal(object, str, str)
    parted = Signal(int)
    left = Signal()
    stepped = Signal(int)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, QWidget] = {}
        self.source: SourceBox | None = None
        self._line: TakenLine | None = None
        self._note: FinePrint | None = None
        self._read: dict[str, Callable[[], str]] = {}
        self._put: dict[str, str] = {}
        """What each field said when it was filled: only what differs from it was typed."""

    def show_line(self, line: TakenLine | None, otherwise: str = NOTHING) -> None:
        """Show a line, or words in its place."""
        if line is not None and line == self._line:
            return
        before, self._line = self._line, line
        if before is not None and line is not None and _shape(before) == _shape(line):
            self._fill_again(line)
            return
        self.fields, self._read, self._put, self.source, self._note = {}, {}, {}, None, None
        gone = self.takeWidget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()  # later: what is shown anew may be so because of a field in it
        self.setWidget(self._page(line) if line is not None else _saying(otherwise))

    def _fill_again(self, line: TakenLine) -> None:
        """Fill the fields that are there anew, but for what is being typed."""
        for name, field in self.fields.items():
            if not field.hasFocus() or self._read[name]() == self._put[name]:
                _fill(field, line.field(name))
            self._put[name] = self._read[name]()
        if self._note is not None:
            self._note.say(line.doubt, warns=not line.sure)
            self._note.setVisible(bool(line.doubt))

    def settle(self) -> None:
        """Hand over what is typed in the fields."""
        for name in tuple(self._read):
            self._hand_over(name)

    def take_focus(self) -> bool:
        """Bring the focus to the first field that says something, else to the first; False where there is none."""
        said = [field for name, field in self.fields.items() if self._read[name]()]
        first = next(iter(said or self.fields.values()), None)
        if first is not None:
            self._focus(first)
        return first is not None

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _own(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self._hand_over(str(watched.property("field")))
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return False

    # ---- within

    def _page(self, line: TakenLine) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 0, 8, 8)
        column.setSpacing(8)
        title = QLabel(LABELS[line.taken])
        title.setProperty("face", "strong")
        column.addWidget(title)
        self._note = FinePrint(page, wraps=True)
        self._note.say(line.doubt, warns=not line.sure)
        self._note.setVisible(bool(line.doubt))
        column.addWidget(self._note)
        if line.source.strip():
            column.addWidget(self._source_box(line))
            column.addWidget(FinePrint(page, SPLIT_KEYS))
        form = Form()
        for kind in fields_of(line):
            form.add(kind.label, self._field(kind, line.field(kind.name)))
        column.addLayout(form)
        if not self.fields:
            column.addWidget(_saying(UNHEARD_WORDS))
        column.addStretch(1)
        return page

    def _source_box(self, line: TakenLine) -> QWidget:
        self.source = SourceBox(line.source, self.parted.emit)
        self.source.installEventFilter(self)
        return self.source

    def _field(self, kind: FieldKind, words: str) -> QWidget:
        made: QWidget
        if kind.choices:
            made = self._choice(kind, words)
        elif kind.long:
            made = self._words(kind, words)
        else:
            line = CompletingLine(lambda _typed: ())
            _fill(line, words)
            line.editingFinished.connect(lambda: self._hand_over(kind.name))
            self._read[kind.name] = lambda: line.text().strip()
            made = line
        made.setProperty("field", kind.name)
        made.installEventFilter(self)
        keep_keys(made)
        self._put[kind.name] = self._read[kind.name]()
        self.fields[kind.name] = made
        return made

    def _choice(self, kind: FieldKind, words: str) -> QComboBox:
        box = QComboBox()
        box.addItems(kind.choices)
        _fill(box, words)
        box.activated.connect(lambda _row: self._hand_over(kind.name))
        self._read[kind.name] = box.currentText
        return box

    def _words(self, kind: FieldKind, words: str) -> QPlainTextEdit:
        box = QPlainTextEdit()
        _fill(box, words)
        box.setTabChangesFocus(True)
        box.setProperty("framed", True)
        lines = min(max(len(words) // 44 + words.count("\n") + 1, 2), 9)
        box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 18)
        self._read[kind.name] = lambda: box.toPlainText().strip()
        return box

    def _hand_over(self, name: str) -> None:
        read = self._read.get(name)
        if read is not None and self._line is not None and read() != self._put[name]:
            self._put[name] = read()
            self.written.emit(self._line.key, name, read())

    def _on_key(self, watched: object, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.settle()
            self.left.emit()
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.settle()
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif claims(event) and not isinstance(watched, SourceBox):
            self.settle()
            self.accepted.emit()
        elif enter(event) and not held and isinstance(watched, QLineEdit):
            self.settle()
            self.left.emit()
        else:
            return False
        return True

    def _focus(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)
        if isinstance(field, QLineEdit):
            field.selectAll()


def _shape(line: TakenLine) -> tuple[object, ...]:
    """Return what two lines have in common whose fields are the same."""
    return line.key, line.taken, line.source, fields_of(line)


def _fill(field: QWidget, words: str) -> None:
    if isinstance(field, QComboBox):
        if field.findText(words) < 0:
            field.addItem(words)
        field.setCurrentText(words)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
        field.setCursorPosition(0)


def _own(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape


def _saying(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setContentsMargins(12, 0, 8, 8)
    tone(label, "second")
    return label
