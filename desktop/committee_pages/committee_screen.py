"""The screen of a committee: who sits on it, what stands on each of its agendas, and what else is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db import committees
from db.records import CommitteeProfile
from desktop.committee_box import CommitteeBox
from desktop.committee_pages.about_page import AboutPage
from desktop.committee_pages.members_page import MembersPage
from desktop.committee_pages.standing_page import StandingPage
from desktop.desk import Desk
from desktop.dialogs.new_committee import NewCommitteeDialog
from desktop.keeping import keep_beyond
from desktop.minutes import in_short
from desktop.widgets.page_tabs import PageTabs
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

TITLES = ("Members", "Standing items", "About the committee")


class CommitteeScreen(ScreenFrame):
    """One committee at a time, on three pages. All that is done is saved as it is done, and can be taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Committee")
        self._desk = desk
        self.commands: Mapping[str, Callable[[], object]] = {}
        self.box = CommitteeBox(desk)
        self.box.turned.connect(lambda _id: self.draw())
        self.tools.addWidget(self.box)
        self.new_button = self.add_tool("&New…", "Make a new committee")
        self.new_button.setAccessibleName("New committee")
        self.new_button.clicked.connect(self.make)
        self.tabs = PageTabs(TITLES, "Pages of the committee")
        self.members, self.standing, self.about = MembersPage(desk), StandingPage(desk), AboutPage(desk)
        self.pages = QStackedWidget()
        for page in (self.members, self.standing, self.about):
            self.pages.addWidget(page)
        self.nothing = self._nothing_page()
        self.pages.addWidget(self.nothing)
        self.body.setSpacing(0)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._on_turned)
        self.members.counted.connect(lambda count: self.tabs.say(0, f"{TITLES[0]} {count}".strip()))
        self.standing.counted.connect(lambda count: self.tabs.say(1, f"{TITLES[1]} {count}".strip()))
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn(by))
        desk.workspace.changed.connect(self._on_changed)

    def arrive(self, at: object) -> None:
        """Show a committee (its id), or that of the open meeting."""
        meeting = self._desk.meeting
        self.box.fill(at if isinstance(at, int) else meeting.committee.id if meeting else 0)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the page in hand."""
        if self.pages.currentWidget() is self.nothing:
            self._make_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.members, self.standing, self.about)[self.pages.currentIndex()].take_focus()

    def draw(self) -> None:
        """Show the chosen committee as it is kept."""
        profile = self._desk.workspace.read(committees.profile(self.box.committee)) if self.box.committee else None
        for widget in (self.box, self.tabs):
            widget.setVisible(profile is not None)
        for page in (self.members, self.standing, self.about):
            page.draw(profile)
        self.pages.setCurrentIndex(self.tabs.currentIndex() if profile else self.pages.indexOf(self.nothing))
        self.say(self._said(profile) if profile else "")

    def make(self) -> None:
        """Ask for a new committee and show it, ready for its members."""
        others = self._desk.workspace.read(committees.every)
        dialog = NewCommitteeDialog(self, others, self._desk.styles, self._desk.style.name)
        while dialog.exec() == NewCommitteeDialog.DialogCode.Accepted:
            profile = dialog.profile
            if keep_beyond(self._desk, committees.add(profile), f"Committee “{profile.name}”"):
                self.tabs.setCurrentIndex(0)
                self.arrive(profile.id)
                self.take_focus()
                break

    def _nothing_page(self) -> QWidget:
        page = QWidget()
        words = QLabel(
            "No committee is known yet. A committee is the body that meets: a board, a committee or a subgroup. "
            "Make one here, or with its first meeting (Ctrl+N)."
        )
        words.setWordWrap(True)
        tone(words, "second")
        self._make_button = QPushButton("Make a committee…")
        self._make_button.setAutoDefault(True)
        self._make_button.clicked.connect(self.make)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(words)
        column.addWidget(self._make_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    def _said(self, profile: CommitteeProfile) -> str:
        names = {one.id: one.name for one in self._desk.workspace.read(committees.every)}
        times = " to ".join(in_short.clock(at) for at in (profile.start, profile.end) if at)
        style = self._desk.styles.get(profile.style)
        said = (
            f"part of {names[profile.parent]}" if profile.parent in names else "",
            ", ".join(word for word in (profile.place, times) if word),
            f"quorum {profile.quorum}" if profile.quorum else "",
            style.title if style else "",
        )
        return " · ".join(word for word in said if word)

    def _turn(self, by: int) -> None:
        if self.pages.currentWidget() is not self.nothing:
            self.tabs.turn(by)
            self.take_focus()

    def _on_turned(self, place: int) -> None:
        if self.pages.currentWidget() is not self.nothing:
            self.pages.setCurrentIndex(place)

    def _on_changed(self, _by: object, _place: object) -> None:
        if self.isVisible():
            self.box.fill()
            self.draw()
