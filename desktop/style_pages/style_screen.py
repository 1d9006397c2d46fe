"""The screen of the house styles: their list, the choices of the one in hand page by page, and its preview."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db import snapshot
from db.records import Meeting
from desktop.desk import Desk
from desktop.minutes.style_editing.choices import Choice, pages
from desktop.style_pages.choice_page import ChoicePage
from desktop.style_pages.field import Field
from desktop.style_pages.style_deeds import StyleDeeds
from desktop.style_pages.style_list import StyleList
from desktop.style_pages.style_preview import StylePreview
from desktop.style_pages.style_work import StyleWork
from desktop.widgets.chooser import rank_of
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.tab_order import follow
from desktop.widgets.theme import tone

BUILT_IN = "“{title}” comes with Minutebook and stays as it is: the first change makes a copy of your own."
OWN = "Saved by itself with every change; Ctrl+Z takes it back."
STANDS_ALONE = "It is based on no other style."
SHARES = (22, 43, 35)
"""How the width is shared by the lists, the choices and the preview, in hundredths."""


class StyleScreen(ScreenFrame):
    """What is chosen is written at once; the pages at the right follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("House styles", widest=2400)
        self._desk = desk
        self.work = StyleWork(desk)
        self.preview = StylePreview()
        self.deeds = StyleDeeds(self, desk, self.work)
        self.styles = StyleList(desk, self.work, self)
        self.contents = RowList("Pages of choices", "", self)
        self.find_line = CompletingLine(self._found)
        self.pages = QStackedWidget()
        self.made: dict[int, ChoicePage] = {}
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault.hide()
        self._sample: Meeting | None = None
        self._other: Meeting | None = None
        self._at = 0
        self._add_tools()
        self._lay_out()
        self._connect()

    def arrive(self, at: object) -> None:
        """Show the styles; the one named `at` is in hand, else that of the open meeting or its copy."""
        meeting = self._desk.meeting
        if isinstance(at, str):
            self.work.take(at)
        elif meeting is not None and not self.work.stands_for(self._desk.style.name):
            self.work.take(self._desk.style.name)
        else:
            self.work.take(self.work.name)
        self._other = None

    def take_focus(self) -> None:
        """Bring the focus to the styles."""
        self.styles.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> ChoicePage:
        """The page of choices in hand."""
        if self._at not in self.made:
            page = self.made[self._at] = ChoicePage(pages()[self._at], self.work, self._on_entered)
            self.pages.addWidget(page)
            follow(page, self.preview)
        return self.made[self._at]

    @property
    def meeting(self) -> Meeting:
        """The meeting that is shown: the open one, one that was chosen, or the sample."""
        if self._other is not None:
            return self._other
        if self._desk.meeting is not None:
            return self._desk.meeting
        if self._sample is None:
            from desktop import importing

            self._sample = max(importing.read(importing.samples()), key=lambda one: one.date)
        return self._sample

    def turn_to(self, at: int) -> None:
        """Show a page of choices."""
        self._at = at
        self.pages.setCurrentWidget(self.page)
        self.contents.choose(at)
        self._draw_page()

    def turn_by(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page of choices, round and round."""
        self.turn_to((self._at + by) % len(pages()))
        if not (self.styles.hasFocus() or self.contents.hasFocus()):
            self.page.take_focus()

    def go_to(self, choice: Choice) -> None:
        """Bring the focus to a choice, on whatever page it stands."""
        for at, page in enumerate(pages()):
            if any(one.place == choice.place for section in page.sections for one in section.choices):
                self.turn_to(at)
                self.page.go_to(choice.place)

    def find_choice(self) -> None:
        """Let the clerk type the name of a choice."""
        self.find_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_meeting(self, meeting_id: int) -> None:
        """See the style on another meeting."""
        self._other = self._desk.workspace.read(snapshot.load(meeting_id))
        self._draw_preview()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" and not event.modifiers():
            self.find_choice()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_width()

    def hideEvent(self, event: QEvent) -> None:
        self.work.hand_over()
        super().hideEvent(event)  # type: ignore[arg-type]

    # ---- within

    def _add_tools(self) -> None:
        self.use = self.add_tool("&Use it", "Give this style to a committee and its open minutes")
        self.use.clicked.connect(self.deeds.use)
        self.copy = self.add_tool("Copy &as…", "Make a style of your own that begins as this one is (Insert)")
        self.copy.clicked.connect(self.deeds.copy)
        self.more = QPushButton("&More")
        self.more.setAutoDefault(True)
        self.more.setAccessibleName("More that can be done with house styles")
        menu = QMenu(self)
        self.actions_of_more: dict[str, QAction] = {}
        for title, deed in self._deeds().items():
            action = self.actions_of_more[title] = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
        self.more.setMenu(menu)
        self.tools.addWidget(self.more)

    def _deeds(self) -> Mapping[str, Callable[[], object]]:
        return {
            "Rename…\tF2": self.deeds.rename,
            "Remove…\tDelete": self.deeds.remove,
            "Import a style…": self.deeds.bring_in,
            "Export this style…": self.deeds.export,
            "Read all files again": self.deeds.read_again,
        }

    def _lay_out(self) -> None:
        self.find_line.setPlaceholderText("Find a choice ( / )")
        self.find_line.setAccessibleName("Find a choice: type its name, Enter goes there")
        self.contents.put(
            Row(key=at, cells=(Cell(page.title, stretches=True),), found_by=(page.title,))
            for at, page in enumerate(pages())
        )
        self.tally = QLabel()
        self.tally.setWordWrap(True)
        tone(self.tally, "second")
        self.parts = QSplitter()
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(12)
        for widgets, least in (
            ((self.styles, self.contents, self.tally), 150),
            ((self.find_line, self.fault, self.pages), 300),
            ((self.preview,), 220),
        ):
            self.parts.addWidget(_column(widgets, least))
        self.parts.setStretchFactor(2, 1)
        self.body.addWidget(self.parts, 1)
        self.tally.hide()

    def _connect(self) -> None:
        self.styles.chosen.connect(self._on_chosen)
        self.styles.opened.connect(lambda _key: self.contents.setFocus(Qt.FocusReason.OtherFocusReason))
        for keys, deed in (("F2", self.deeds.rename), ("Delete", self.deeds.remove), ("Insert", self.deeds.copy)):
            self.styles.on_key(keys, deed)
        for listed in (self.styles, self.contents):
            listed.on_key("/", self.find_choice)
        self.contents.chosen.connect(lambda key: self.turn_to(int(str(key))))
        self.contents.opened.connect(lambda _key: self.page.take_focus())
        self.find_line.returnPressed.connect(self._find)
        self.find_line.taken.connect(self._on_taken)
        self.work.turned.connect(self._draw)
        self.work.listed.connect(self.styles.draw)
        self.work.altered.connect(self._draw_page)
        self.work.copied.connect(self.deeds.tell_copied)
        self.work.failed.connect(self.deeds.tell_failed)
        self.preview.explained.connect(lambda printed: self.page.explain(printed))
        self.preview.other_wanted.connect(self.deeds.choose_meeting)
        self.preview.view.left.connect(self.take_focus)
        self._desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn_by, by))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.styles.draw()
            self._draw_preview()

    def _on_chosen(self, key: object) -> None:
        name = str(key)
        fault = self.styles.faults.get(name)
        self.fault.setText(str(fault) if fault is not None else "")
        self.fault.setVisible(fault is not None)
        self.pages.setVisible(fault is None)
        if fault is None and name != self.work.name:
            self.work.take(name)
        self._say()

    def _draw(self) -> None:
        for page in self.made.values():
            page.forget()
        self.styles.draw()
        self.turn_to(self._at)
        self._say()

    def _draw_page(self) -> None:
        self.page.draw()
        self._draw_preview()
        self.page.explain(self.preview.printed_in(self.page.page.shows))
        self._say()

    def _draw_preview(self) -> None:
        self.preview.show_style(self.meeting, self.work.style, self.page.page.shows)

    def _say(self) -> None:
        """Say under the headline what is in hand, and whether it may be changed."""
        own, title = self.work.own, self.work.style.title
        readable = self.fault.isHidden()
        meeting = self._desk.meeting
        body = (meeting.committee.short_name or meeting.committee.name) if meeting is not None else "a committee…"
        self.use.setText(f"&Use for {body.replace('&', '&&')}")
        for title_of, action in self.actions_of_more.items():
            action.setEnabled(own if title_of.startswith("Rename") else readable or not title_of.startswith("Export"))
        self.actions_of_more["Remove…\tDelete"].setEnabled(own or not readable)
        self.use.setEnabled(readable)
        self.copy.setEnabled(readable)
        if not readable:
            self.say(
                "This file cannot be read, so that its style is left out. Mend the line that is named, or remove it."
            )
        elif not own:
            self.say(BUILT_IN.format(title=title))
        else:
            differing = len(self.work.differing - {"title"})
            base = self._desk.styles.get(self.work.base_name)
            verb = "differs" if differing == 1 else "differ"
            said = f"{differing} of its choices {verb} from “{base.title}”." if base is not None else STANDS_ALONE
            self.say(f"“{title}”. {said} {OWN}")

    def _found(self, typed: str) -> list[Offer]:
        """Return the choices whose names fit what is typed."""
        if not typed.strip():
            return []
        ranked: list[tuple[int, int, Offer]] = []
        for page in pages():
            for section in page.sections:
                for choice in section.choices:
                    rank = _rank(typed, choice)
                    if rank >= 0:
                        ranked.append(
                            (rank, len(ranked), Offer(choice.label, _where(page.title, section.title), 0, "", choice))
                        )
        return [offer for _, _, offer in sorted(ranked, key=lambda each: each[:2])]

    def _find(self) -> None:
        found = self._found(self.find_line.text())
        if found:
            self._on_taken(found[0])
        elif self.find_line.text().strip():
            self._desk.tell("No choice is called that.")

    def _on_taken(self, offer: Offer) -> None:
        assert isinstance(offer.meant, Choice)
        self.find_line.clear()
        self.find_line.drop_offers()
        self.go_to(offer.meant)

    def _on_entered(self, field: Field) -> None:
        self.preview.point_at(field.way)

    def _share_width(self) -> None:
        whole = self.width() - 48
        self.parts.setSizes([whole * share // 100 for share in SHARES])


def _rank(typed: str, choice: Choice) -> int:
    """Return how well typed letters fit a choice, 0 best, -1 not at all: its label goes before its key and sentence."""
    said = (choice.label, choice.key.replace("_", " "), choice.about)
    ranks = (rank_of(typed, words) for words in said)
    return min((rank + 100 * at for at, rank in enumerate(ranks) if rank >= 0), default=-1)


def _where(page: str, section: str) -> str:
    return f"{page}, {section}" if section else page


class _Column(QWidget):
    """A column of the screen that keeps a little width."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, 120)


def _column(widgets: tuple[QWidget, ...], least: int) -> QWidget:
    held = _Column(least)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 0 if isinstance(widget, (CompletingLine, QLabel)) else 2 if len(widgets) > 1 else 1)
    return held
