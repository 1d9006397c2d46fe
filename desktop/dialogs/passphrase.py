"""A passphrase is chosen, changed or removed: what it is, what it means, how far the work has come, what came of it."""

from __future__ import annotations

from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db import locking
from desktop.covering import CLOSES
from desktop.dialogs.explained import explained
from desktop.passphrase_strength import strength
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form
from desktop.widgets.passphrase_line import CAPS, PassphraseLine
from desktop.widgets.theme import tone

MINUTES = (5, 10, 15, 30, 60, 0)
FIRST = (
    "All meetings on this computer will be encrypted, with their backups: whoever has the laptop, or a copy of the "
    "folder, reads nothing without the passphrase."
)
LOST = (
    "A forgotten passphrase cannot be recovered, by anybody: the minutes are lost with it. Write it down and keep it "
    "away from the computer."
)
LIMITS = (
    "Not encrypted: Word, PDF and other files that you write out, and copies of backups made earlier on a stick. The "
    "disk may keep old plain pages for a while, an SSD above all: full protection from the first day needs a disk that "
    "is encrypted as a whole."
)
REMOVED = (
    "Meetings, backups and words put aside lie open on this computer again: whoever can use your account, or has the "
    "disk, can read them."
)
KEPT = "The passphrase stays as it is."
NOT_THE_SAME = "The two are not the same yet."
MISSING_OLD = "Type the passphrase that opens it now."
SAME_AS_OLD = "This is the passphrase that it has now."
CANCELLING = "Stopping, everything becomes as it was …"


class Wish(Enum):
    """What is to be done."""

    CHOOSE = "choose"
    CHANGE = "change"
    REMOVE = "remove"
    KEEP = "keep"


VERBS = {
    Wish.CHOOSE: "Lock it with this passphrase",
    Wish.CHANGE: "Change the passphrase",
    Wish.REMOVE: "Remove the passphrase",
    Wish.KEEP: "Keep it so",
}


class PassphraseDialog(QDialog):
    """Asks, then shows the work. `wanted(old, new)` follows the verb, "" where there is none; whoever does it calls
    `show_share`, and `refuse`, `tell` or `accept` in the end. `given_up` follows Cancel while it is being done."""

    wanted = Signal(str, str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None, *, has_one: bool, minutes: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passphrase")
        self.setProperty(CLOSES, True)
        self.setMinimumWidth(min(max(560, self.fontMetrics().averageCharWidth() * 84), self.screen().size().width()))
        self._has_one = has_one
        self._busy = False
        self.old, self.new, self.again = (
            PassphraseLine(name) for name in ("Passphrase now", "New passphrase", "The same again")
        )
        self.choices = {
            wish: QRadioButton(words)
            for wish, words in (
                (Wish.KEEP, "&Keep the passphrase"),
                (Wish.CHANGE, "&Choose another passphrase"),
                (Wish.REMOVE, "&Remove the passphrase"),
            )
        }
        self.choices[Wish.KEEP].setChecked(True)
        self.shows = QCheckBox("&Show what is typed")
        self.minutes_box = _minutes_box(minutes)
        self.advice, self.caps = FinePrint(self, wraps=True), FinePrint(self)
        self.about, self.wrong = explained(), explained()
        self.lost, self.limits = explained(LOST), explained(LIMITS)
        self.lost.setProperty("face", "strong")
        tone(self.lost, "text")
        tone(self.wrong, "error")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._asking())
        self.pages.addWidget(self._working())
        self.pages.addWidget(self._telling())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self.pages)
        self._connect()
        self._follow()
        (self.new if not has_one else self.choices[Wish.KEEP]).setFocus()

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        if not self._has_one:
            return Wish.CHOOSE
        return next(wish for wish, button in self.choices.items() if button.isChecked())

    @property
    def minutes(self) -> int:
        """After how many minutes it is to lock by itself, 0 for never."""
        return int(self.minutes_box.currentData())

    @property
    def busy(self) -> bool:
        """Whether the work is under way."""
        return self._busy

    def show_share(self, words: str, share: float) -> None:
        """Show how far the work has come, from 0 to 1."""
        if self.cancel.isEnabled():
            self.doing.setText(words)
        self.bar.setValue(round(share * 1000))

    def refuse(self, words: str) -> None:
        """Say why nothing was done, ready for another try."""
        self._busy = False
        self.old.empty()
        self.wrong.setText(words)
        self.wrong.show()
        self.pages.setCurrentIndex(0)
        (self.old if self._has_one else self.new).setFocus()
        self._fit()

    def tell(self, words: str) -> None:
        """Say what came of it; Close ends the dialog."""
        self._busy = False
        self._empty()
        self.came.setText(words)
        self.came.setAccessibleName(words)
        self.pages.setCurrentIndex(2)
        self.close_button.setFocus()
        self._fit()

    def reject(self) -> None:
        if self._busy:
            self._give_up()
        elif self.pages.currentIndex() == 2:
            self.accept()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._empty()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            self._give_up()
            event.ignore()
        else:
            super().closeEvent(event)

    # ---- within

    def _empty(self) -> None:
        for line in (self.old, self.new, self.again):
            line.empty()

    def _go_on(self, line: PassphraseLine) -> None:
        """Go to the next line that is to be filled in, where the verb cannot be pressed yet."""
        lines = [one for one in (self.old, self.new, self.again) if one.isVisible()]
        if not self.do.isEnabled() and line is not lines[-1]:
            lines[lines.index(line) + 1].setFocus()

    def _connect(self) -> None:
        for line in (self.old, self.new, self.again):
            line.textChanged.connect(lambda _words: self._judge())
            line.caps_turned.connect(lambda on: self.caps.say(CAPS if on else ""))
            line.returnPressed.connect(partial(self._go_on, line))
        for button in self.choices.values():
            button.toggled.connect(lambda _on: self._follow())
        self.shows.toggled.connect(self._reveal)
        self.cancel.clicked.connect(self._give_up)

    def _reveal(self, on: bool) -> None:
        for line in (self.old, self.new, self.again):
            line.reveal(on=on)

    def _follow(self) -> None:
        """Show the fields that the chosen wish needs, and say what it means."""
        wish = self.wish
        needed = {
            self.old: wish in (Wish.CHANGE, Wish.REMOVE),
            self.new: wish in (Wish.CHOOSE, Wish.CHANGE),
            self.again: wish in (Wish.CHOOSE, Wish.CHANGE),
        }
        for line, shown in needed.items():
            line.setVisible(shown)
            self._labels[line].setVisible(shown)
        self.shows.setVisible(any(needed.values()))
        self.caps.setVisible(any(needed.values()))
        self.advice.setVisible(needed[self.new])
        self.about.setText({Wish.CHOOSE: FIRST, Wish.CHANGE: "", Wish.REMOVE: REMOVED, Wish.KEEP: KEPT}[wish])
        self.about.setVisible(bool(self.about.text()))
        for told in (self.lost, self.limits):
            told.setVisible(needed[self.new])
        self.minutes_box.setEnabled(wish is not Wish.REMOVE)
        self.wrong.hide()
        self.do.setText(VERBS[wish])
        self._judge()
        self._fit()

    def _judge(self) -> None:
        """Say how strong the new passphrase is, and whether the verb can be pressed."""
        wish, new = self.wish, self.new.passphrase
        found = strength(new)
        same = new == self.again.passphrase
        lacks = ""
        if wish in (Wish.CHANGE, Wish.REMOVE) and not self.old.text():
            lacks = MISSING_OLD
        if wish in (Wish.CHOOSE, Wish.CHANGE):
            words = found.words
            if found.level and self.again.text() and not same:
                words = f"{words} {NOT_THE_SAME}"
            wrong = locking.why_not(new) if found.level else ""
            if wish is Wish.CHANGE and new and new == self.old.passphrase:
                wrong = SAME_AS_OLD
            words, lacks = wrong or words, wrong or lacks
            self.advice.say(words, warns=found.level < 2 and bool(new))
            lacks = lacks or ("" if found.level and same else words)
        self.do.setEnabled(not lacks)
        self.do.setToolTip(lacks or VERBS[wish])

    def _do(self) -> None:
        wish = self.wish
        self.wrong.hide()
        if wish is Wish.KEEP:
            self.accept()
            return
        old = self.old.passphrase if self._has_one else ""
        new = self.new.passphrase if wish is not Wish.REMOVE else ""
        self.shows.setChecked(False)
        self._busy = True
        self.cancel.setEnabled(True)
        self.bar.setValue(0)
        self.doing.setText("Beginning …")
        self.pages.setCurrentIndex(1)
        self.cancel.setFocus()
        self.wanted.emit(old, new)

    def _give_up(self) -> None:
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self.doing.setText(CANCELLING)
            self.given_up.emit()

    def _fit(self) -> None:
        """Be as high as what is shown needs, within the screen."""
        room, inside = self.screen().availableSize(), self._inside.layout()
        assert inside is not None
        width = max(self.width(), self.minimumWidth())
        wanted = inside.totalHeightForWidth(width - 48) + self._foot.sizeHint().height() + 60
        self.resize(width, min(max(wanted, 220), room.height() - 60))

    def _asking(self) -> QWidget:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._has_one:
            for button in self.choices.values():
                column.addWidget(button)
        for told in (self.about, self.wrong):
            column.addWidget(told)
        column.addLayout(self._fields())
        for told in (self.lost, self.limits):
            column.addWidget(told)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        self._foot = QDialogButtonBox()
        self.do = self._foot.addButton(VERBS[Wish.CHOOSE], QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setDefault(True)
        leave = self._foot.addButton("Leave it", QDialogButtonBox.ButtonRole.RejectRole)
        leave.setAutoDefault(False)
        self._foot.accepted.connect(self._do)
        self._foot.rejected.connect(self.reject)
        return _page(scroll, self._foot, grows=scroll)

    def _fields(self) -> Form:
        form = Form()
        self._labels: dict[QWidget, QLabel] = {}
        for label, line, below in (
            ("Passphrase &now", self.old, None),
            ("Ne&w passphrase", self.new, self.advice),
            ("The same &again", self.again, None),
        ):
            form.add(label, line, below=below)
            self._labels[line] = next(found for found in _labels_of(form) if found.buddy() is line)
        form.add("", self.shows, below=self.caps)
        form.add("&Lock by itself", self.minutes_box)
        return form

    def _working(self) -> QWidget:
        self.doing = explained("Beginning …")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel (Esc)")
        self.cancel.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.doing.setAlignment(Qt.AlignmentFlag.AlignBottom)
        return _page(self.doing, self.bar, buttons, grows=self.doing)

    def _telling(self) -> QWidget:
        self.came = explained()
        tone(self.came, "text")
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.clicked.connect(self.accept)
        self.came.setAlignment(Qt.AlignmentFlag.AlignTop)
        return _page(self.came, buttons, grows=self.came)


def _labels_of(form: Form) -> list[QLabel]:
    widgets = (item.widget() for at in range(form.count()) if (item := form.itemAt(at)) is not None)
    return [widget for widget in widgets if isinstance(widget, QLabel)]


def _page(*parts: QWidget, grows: QWidget | None = None) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for part in parts:
        column.addWidget(part, 1 if part is grows else 0)
    return page


def _minutes_box(minutes: int) -> QComboBox:
    box = QComboBox()
    for each in sorted({*MINUTES, minutes}, key=lambda one: one or 1_000_000):
        box.addItem(f"after {each} minutes without a key or the mouse" if each else "never, only by hand", each)
    box.setCurrentIndex(box.findData(minutes))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    box.setToolTip("Also when the computer has slept")
    box.setAccessibleDescription("Also when the computer has slept")
    return box
