"""The guide: what is sought at the top, the contents at the left, and the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.values import Struct
from desktop.guide.contents import Contents
from desktop.guide.page import PICTURE, GuidePage
from desktop.guide.picture_sheet import PictureSheet
from desktop.guide.results import Results
from desktop.minutes.guide.chapters import Guide, Section
from desktop.widgets.theme import DRESSED

WIDE = 52
"""So many letters wide, the guide shows its contents beside the page; else in place of it."""


class Visit(Struct):
    """A page that was read, for which words, and how far down."""

    address: str
    sought: tuple[str, ...] = ()
    depth: int = 0


class GuideView(QWidget):
    """The whole guide in one widget. `left` follows Esc where nothing inside wants it. `turned(title)` follows when
    another page is shown."""

    left = Signal()
    turned = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Guide")
        self.guide = guide
        self._visits: list[Visit] = []
        self._at = -1
        self._contents_wanted = False
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search the guide")
        self.line.setAccessibleName("Search the guide")
        self.line.setClearButtonEnabled(True)
        self.page = GuidePage()
        self.contents = Contents(guide)
        self.results = Results(guide)
        self.back = self._button("←", "Back (Alt+Left)", lambda: self.step(-1))
        self.forward = self._button("→", "Forward (Alt+Right)", lambda: self.step(1))
        self.list_button = self._button("Contents", "All chapters (Alt+Home)", self.toggle_contents)
        self._lay_out()
        self._connect()
        self.show_section(guide.sections[0])

    @property
    def address(self) -> str:
        """The address of what is shown."""
        return self._visits[self._at].address

    def show_section(self, section: Section) -> None:
        """Show a section and remember where the reader came from."""
        self.go(section.address)

    def go(self, address: str, sought: tuple[str, ...] = ()) -> None:
        """Show the page at an address like `typing#owners-and-due`, words that were sought marked in it.

        An address that is not there changes nothing.
        """
        here = self._visits[self._at].address.partition("#")[0] if self._visits else ""
        name, _, anchor = address.partition("#")
        if self.guide.chapter(name or here) is None:
            return
        self._leave_mark()
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(f"{name or here}#{anchor}" if anchor else name or here, sought))
        self._at = len(self._visits) - 1
        self._show()

    def step(self, steps: int) -> None:
        """Go back (-1) or forward (1) among the pages that were read."""
        if 0 <= self._at + steps < len(self._visits):
            self._leave_mark()
            self._at += steps
            self._show(self._visits[self._at].depth)

    def take_focus(self) -> None:
        """Bring the focus to the page."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_contents(self) -> None:
        """Go to the contents; where there is no room beside the page, show them in its place, or put them away."""
        if not self._wide and self.contents.isVisible():
            self._contents_wanted = False
            self._arrange()
            self.take_focus()
        else:
            self._contents_wanted = True
            self._arrange()
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is meant for the guide and not for the meeting: what is found here is found here."""
        return QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+F")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = QKeySequence(event.keyCombination()).toString()
        deeds: dict[str, Callable[[], object]] = {
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
            "Alt+Home": self.toggle_contents,
            "Ctrl+F": self._search,
            "Esc": self._on_escape,
        }
        if chord in deeds:
            deeds[chord]()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "found"):
            self._arrange()

    @property
    def _wide(self) -> bool:
        return self.width() > WIDE * 2 * self.fontMetrics().averageCharWidth()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        for widget in (self.back, self.forward, self.list_button):
            row.addWidget(widget)
        row.addWidget(self.line, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.results)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setHandleWidth(1)
        self._parts.addWidget(self.contents)
        self._parts.addWidget(self._pages)
        self._parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self.page.followed.connect(self._on_followed)
        self.page.typed.connect(self._search)
        self.contents.wanted.connect(self._on_contents)
        self.line.textChanged.connect(self._on_sought)
        self.line.returnPressed.connect(self._on_return)
        self.results.wanted.connect(self._on_wanted)
        for inside in (self.page, self.contents, self.line):
            setattr(inside, "claims", self.claims)  # noqa: B010
            inside.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Let the arrows go through what was found while words are typed, and take the keys that are claimed."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self.claims(event):
            event.accept()
            return True
        typed = watched is self.line and event.type() == QEvent.Type.KeyPress
        return typed and self._searching and self.results.takes(event)

    @property
    def _searching(self) -> bool:
        return self._pages.currentIndex() == 1

    def _show(self, depth: int | None = None) -> None:
        visit = self._visits[self._at]
        name, _, anchor = visit.address.partition("#")
        chapter = self.guide.chapter(name)
        assert chapter is not None
        self._contents_wanted = False
        self._pages.setCurrentIndex(0)
        self._arrange()
        self.page.put(chapter, anchor, visit.sought)
        if depth is not None:
            self.page.verticalScrollBar().setValue(depth)
        self.contents.choose(visit.address)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._visits) - 1)
        self.turned.emit(chapter.title)

    def _leave_mark(self) -> None:
        if self._visits:
            self._visits[self._at].depth = self.page.verticalScrollBar().value()

    def _arrange(self) -> None:
        """Show the contents beside the page where there is room, else in its place while they are wanted."""
        page_only = not self._wide and not self._contents_wanted
        self._pages.setVisible(self._wide or page_only)
        if page_only and self.contents.hasFocus():
            self.take_focus()
        self.contents.setVisible(not page_only)
        self.list_button.setVisible(not self._wide)
        if self._wide and self._parts.sizes()[0] < 120:
            self._parts.setSizes([self.width() * 3 // 10, self.width() * 7 // 10])

    def _search(self, words: str = "") -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words:
            self.line.setText(words)
        else:
            self.line.selectAll()

    def _on_sought(self, words: str) -> None:
        if not words.strip():
            self._pages.setCurrentIndex(0)
            return
        self._contents_wanted = False
        self._arrange()
        self.results.look_up(words)
        self._pages.setCurrentIndex(1)

    def _on_followed(self, address: str) -> None:
        if address.startswith(PICTURE):
            name = address.removeprefix(PICTURE)
            PictureSheet(name, self.guide.words_of(name), self).show()
        else:
            self.go(address)

    def _on_return(self) -> None:
        if self._searching:
            self.results.read(self.results.list.row)

    def _on_wanted(self, address: str, words: tuple[str, ...]) -> None:
        self.go(address, words)
        self.take_focus()

    def _on_contents(self, address: str, chosen: bool) -> None:
        """Follow the contents; while they stand beside the page it follows every step, and the focus stays."""
        if not chosen and not self._wide:
            return
        if not self._visits or address != self._visits[self._at].address:
            self.go(address)
        elif chosen:
            self._contents_wanted = False
            self._arrange()
        if chosen:
            self.take_focus()

    def _on_escape(self) -> None:
        """Leave what was sought or the contents; where neither is shown, leave the guide."""
        if self._searching or (self._contents_wanted and not self._wide):
            self.line.clear()
            self._contents_wanted = False
            self._arrange()
            self.take_focus()
        else:
            self.left.emit()

    def _button(self, words: str, tip: str, deed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: deed())
        return button
