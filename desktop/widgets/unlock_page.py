"""The page that stands in a window while it is locked: one line for the passphrase, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.passphrase_line import CAPS, PassphraseLine
from desktop.widgets.theme import tone

WIDEST = 480
FORGOTTEN = "Nobody can bring back a forgotten passphrase, and nothing opens the minutes without it."
ELSEWHERE = "Enter the passphrase in the window in front."


class UnlockPage(QWidget):
    """Covers all there is of a window. `tried(passphrase)` follows Enter; nothing typed here goes further."""

    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Locked")
        self.title = QLabel("Minutebook is locked")
        self.title.setProperty("face", "headline")
        self.about = _words("")
        self.line = PassphraseLine()
        self.open = QPushButton("&Open")
        self.open.setToolTip("Open (Enter)")
        self.open.setDefault(True)
        self.shows = QCheckBox("&Show the passphrase")
        self.said = _words("")
        self.forgotten = _words(FORGOTTEN)
        tone(self.forgotten, "second")
        self._busy = False
        self._lay_out()
        self.line.returnPressed.connect(self._on_entered)
        self.open.clicked.connect(self._on_entered)
        self.shows.toggled.connect(lambda on: self.line.reveal(on=on))
        self.line.caps_turned.connect(lambda on: self._say(CAPS if on else "", "second"))
        self.setTabOrder(self.line, self.open)
        self.setTabOrder(self.open, self.shows)
        self.tell("")

    @property
    def busy(self) -> bool:
        """Whether a passphrase is being tried."""
        return self._busy

    def tell(self, words: str) -> None:
        """Say under the headline what is locked and why."""
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def begin(self) -> None:
        """Take keys."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """Say that the passphrase is being tried."""
        self._busy = True
        self.open.setEnabled(False)
        self._say("Opening …", "second")

    def refuse(self, words: str) -> None:
        """Say why it does not open, the line empty and ready."""
        self.rest()
        self._say(words, "error")
        self.begin()

    def rest(self) -> None:
        """Be as at first: nothing typed, nothing said."""
        self._busy = False
        self.line.empty()
        self.shows.setChecked(False)
        self.open.setEnabled(True)
        self._say("", "second")

    def stand_in_front(self) -> None:
        """Take the passphrase."""
        self._show_parts(shown=True)

    def stand_behind(self) -> None:
        """Only cover: the passphrase is entered in a window in front of this one."""
        self.tell(ELSEWHERE)
        self._show_parts(shown=False)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Stay within the page: what lies under it must not get the focus."""
        ring = [part for part in (self.line, self.open, self.shows) if part.isVisibleTo(self) and part.isEnabled()]
        now = next((at for at, part in enumerate(ring) if part.hasFocus()), -1)
        if ring:
            reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
            ring[(now + (1 if forwards else -1)) % len(ring)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A dialog under the page would take Enter and Esc.
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours(QGuiApplication.palette()).page))
        painter.end()

    def _on_entered(self) -> None:
        if self._busy:
            return
        if not self.line.text():
            self._say("Type the passphrase, then press Enter.", "second")
            self.begin()
            return
        passphrase = self.line.passphrase
        self.line.empty()
        self.wait()
        self.tried.emit(passphrase)

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self.line, self.open, self.shows, self.said, self.forgotten):
            part.setVisible(shown)

    def _say(self, words: str, kind: str) -> None:
        self.said.setText(words)
        self.line.setAccessibleDescription(words)
        tone(self.said, kind)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self.shows)
        column.addWidget(self.said)
        column.addSpacing(8)
        column.addWidget(self.forgotten)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST + 48)
        middle.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(middle)


def _words(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
