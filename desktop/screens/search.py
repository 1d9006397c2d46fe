"""Searching all meetings: one line, and what holds the words below it while they are typed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget

from db import search
from db.records import Answer, Found, Scope, Term
from desktop.desk import Desk
from desktop.minutes import in_short
from desktop.minutes.document import Ref
from desktop.minutes.excerpts import excerpt
from desktop.minutes.house_style import resolve
from desktop.minutes.numbering import number
from desktop.scope_bar import ScopeBar
from desktop.screens import Screen
from desktop.widgets.line import Line
from desktop.widgets.passage_list import Passage, PassageList
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

PAUSE = 80
"""Milliseconds after a key until it is looked for: shorter than the next key, so that a word is sought once."""
MORE = 30
"""How many results are fetched at a time."""
LENGTH = 320
"""How many characters of a note are shown at most."""

LABELS = {
    "action": "Action",
    "decision": "Decision",
    "review": "Review",
    "private": "Private",
    "title": "Item",
    "heading": "Heading",
    "forward": "Forward plan",
}
LOOKS = ("action", "decision", "review", "forward")

HINT = "↓ ↑ go through what is found · Enter opens it · Alt+D decisions · Alt+A actions · Alt+W widens again · Esc back"
EXAMPLES = (
    ("moorings contract", "both words, in any order"),
    ("“annual budget”", "these words behind each other"),
    ("saf*", "words that begin so"),
    ("crane -budget", "crane, but not budget"),
)
NOTHING_TYPED = (
    "<p>Type words, and every note that holds all of them stands here, from all meetings.</p><table cellspacing=4>"
    + "".join(f"<tr><td><b>{typed}</b>&nbsp;&nbsp;&nbsp;&nbsp;</td><td>{means}</td></tr>" for typed, means in EXAMPLES)
    + "</table><p>When did we decide it? Alt+D finds decisions only.</p>"
)
GO_ON = "<p>Go on typing: a word is looked for from its third letter on, or when a space follows it.</p>"


class SearchScreen(ScreenFrame):
    """The search. The line keeps the focus; arrows go through the results, Enter opens one at its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Search all meetings")
        self._desk = desk
        self._answer = Answer()
        self._asked: tuple[str, Scope] = ("", Scope())
        self._items: dict[int, str] = {}
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.draw)
        self.line = Line(self)
        self.line.setPlaceholderText("Words in the notes of all meetings")
        self.line.setAccessibleName("Search all meetings")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.installEventFilter(self)
        self.results = PassageList("What was found")
        self.results.clicked.connect(lambda index: self._open(index.row()))
        self.results.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.counted = QLabel("")
        self.empty = QLabel(NOTHING_TYPED)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.RichText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.scope_bar = ScopeBar(desk, self)
        self.scope_bar.changed.connect(self.draw)
        self.scope_bar.done.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()
        desk.workspace.changed.connect(lambda _by, _place: self.draw(anew=True) if self.isVisible() else None)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.results)
        hint = QLabel(HINT)
        for label in (hint, self.counted, self.empty):
            tone(label, "second")
        self.say("")
        self.body.setSpacing(8)
        self.body.addWidget(self.line)
        self.body.addWidget(self.scope_bar)
        self.body.addWidget(self.counted)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(hint)

    # ---- what a screen does

    def arrive(self, at: object) -> None:
        """Show the last search of this session anew, or the words that are asked for."""
        self.scope_bar.fill()
        if isinstance(at, str) and at:
            self.line.setText(at)
        self.draw(anew=True)

    def take_focus(self) -> None:
        """Bring the focus to the line, its words selected."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def draw(self, *, anew: bool = False) -> None:
        """Look up what is asked for and show it; the result in hand stays in hand where the question is the same."""
        self._pause.stop()
        asked = (self.line.text(), self.scope_bar.scope)
        same = asked == self._asked
        if same and not anew:
            return
        self._asked = asked
        self._look_up(max(len(self._answer.found), MORE) if same else MORE, self.results.row if same else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    # ---- keys

    def _on_key(self, event: QKeyEvent) -> bool:
        page = self.results.page
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if event.key() in steps:
            self._draw_if_waiting()
            self.results.take(self.results.row + steps[Qt.Key(event.key())])
            self._fetch_more(self.results.row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._draw_if_waiting()
            self._open(self.results.row)
        else:
            return False
        return True

    def _draw_if_waiting(self) -> None:
        if self._pause.isActive():
            self.draw()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._answer.found):
            found = self._answer.found[row]
            self._desk.show_in(found.meeting, Ref("note", found.note) if found.note else Ref("item", found.item))

    # ---- results

    def _look_up(self, limit: int, row: int) -> None:
        words, scope = self._asked
        self._answer = self._desk.workspace.read(search.find(words, scope, limit=limit, typing=True))
        self._name_untitled()
        self.results.show_passages([self._passage(found) for found in self._answer.found], row)
        self.counted.setText(self._counted())
        self.results.setAccessibleDescription(self.counted.text())
        self._pages.setCurrentWidget(self.results if self._answer.found else self.empty)
        self.empty.setText("" if self._answer.found else self._why_empty())

    def _fetch_more(self, row: int) -> None:
        """Fetch what follows when the end of what is shown comes near."""
        shown = len(self._answer.found)
        if shown - row < 10 and (self._answer.many or shown < self._answer.hits):
            self._look_up(shown + MORE, row)

    def _on_scrolled(self, at: int) -> None:
        bar = self.results.verticalScrollBar()
        shown = len(self._answer.found)
        if at and at == bar.maximum() and (self._answer.many or shown < self._answer.hits):
            self._look_up(shown + MORE, self.results.row)
            bar.setValue(at)

    def _name_untitled(self) -> None:
        """Find out the printed numbers of the items that have no title to be called by."""
        untitled = {found.meeting for found in self._answer.found if not found.item_title.strip()}
        if untitled:
            for meeting in self._desk.workspace.read(search.outlines(untitled)).values():
                self._items.update(number(meeting, resolve(meeting.style, self._desk.styles)).items)

    def _passage(self, found: Found) -> Passage:
        shown = excerpt(found.words, self._answer.terms, LENGTH)
        lead = "…" * shown.before
        numbered = f"Item {self._items.get(found.item, '')}".strip()
        return Passage(
            words=f"{lead}{shown.text}{'…' * shown.after}",
            sought=tuple((start + len(lead), end + len(lead)) for start, end in shown.sought),
            title="" if found.kind == "title" else " ".join(found.item_title.split()) or numbered,
            beside=found.committee,
            when=in_short.typed_day(found.date),
            label=" ".join(filter(None, (LABELS.get(found.kind, ""), found.reference))),
            look=found.kind if found.kind in LOOKS else "",
        )

    # ---- what is said

    def _counted(self) -> str:
        hits = self._answer.hits
        if not hits:
            return ""
        count = f"{'More than ' * self._answer.many}{hits:,} found{self._where()}"
        weighed = f"the best of the newest {hits:,}" if self._answer.many else "the best"
        return f"{count}, {weighed if self._answer.terms else 'the newest'} first."

    def _where(self) -> str:
        return f" {self.scope_bar.said}" if self.scope_bar.said else ""

    def _why_empty(self) -> str:
        words, scope = self._asked
        wanted, unwanted = search.asked(words, typing=True)
        if not wanted and scope == Scope():
            return NOTHING_TYPED if not words.strip() or unwanted else GO_ON
        said = f"“{' '.join(words.split())}”" if wanted else "Nothing"
        lines = [f"{said} was not found{self._where()}." if wanted else f"Nothing stands{self._where()}."]
        if missing := self._missing(wanted, scope):
            lines.append(
                f"{' and '.join(missing)} by {'itself is' if len(missing) == 1 else 'themselves are'} not there either."
            )
        if scope != Scope():
            lines.append("Alt+W searches everything again.")
        elif wanted:
            lines.append("Type fewer words, or only how one begins, with a star: saf*")
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def _missing(self, wanted: tuple[Term, ...], scope: Scope) -> list[str]:
        """Name those of several terms that are not found even alone."""
        alone = {" ".join(term.words): "*" * term.prefix for term in wanted} if len(wanted) > 1 else {}
        read = self._desk.workspace.read
        return [
            f"“{words}”"
            for words, star in alone.items()
            if not read(search.find(f'"{words}"{star}', scope, limit=1)).found
        ]


CARD = Screen(title="Search all meetings", make=SearchScreen)
