"""A page of choices: each with its label, its field, what it prints, and the way back to what the base says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.minutes.style_editing.choices import Choice, Page, Way, way_to
from desktop.minutes.style_editing.printed import Printed, example
from desktop.style_pages.field import Field, quiet_label
from desktop.style_pages.lists import field_for
from desktop.style_pages.style_work import StyleWork
from desktop.style_pages.typed_fields import PhraseField, WordsField

FOR_INSTANCE = "Not in these minutes. For instance: "
LONGEST = 140
SETTLING = 500
"""Milliseconds in which a page that was just shown may still grow."""


class ChoiceRow(QWidget):
    """One choice: a mark and a button stand beside its label where it differs from the style it is based on."""

    def __init__(self, choice: Choice, put_back: Callable[[Choice], object]) -> None:
        super().__init__()
        self.choice = choice
        self.field = field_for(choice, way_to(choice))
        self.mark = QLabel("changed")
        self.mark.setToolTip("Says something else than the style it is based on")
        self.mark.setProperty("tone", "accent")
        self.back = QPushButton("Put back")
        self.back.setProperty("quiet", True)
        self.back.setAutoDefault(True)
        self.back.setAccessibleName(f"{choice.label}: put back what the style it is based on says")
        self.back.clicked.connect(lambda: put_back(choice))
        head = QHBoxLayout()
        head.setSpacing(8)
        if choice.kind == "yes or no":
            head.addWidget(self.field)
        else:
            title = QLabel(choice.label)
            title.setProperty("face", "strong")
            head.addWidget(title)
        head.addWidget(self.mark)
        head.addStretch(1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        if choice.about:
            about = quiet_label(choice.about)
            about.setWordWrap(True)
            column.addWidget(about)
        if choice.kind != "yes or no":
            column.addWidget(self.field)
        self.differ("", differs=False)

    def differ(self, base: str, *, differs: bool) -> None:
        """Say whether it differs from its base, which is called this."""
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.mark.setVisible(differs)
        self.back.setVisible(differs)
        self.back.setToolTip(f"Say again what “{base}” says" if base else "")


class ChoicePage(QScrollArea):
    """The rows of one page. What is changed goes to the style in hand at once; what that refuses stays, marked."""

    def __init__(self, page: Page, work: StyleWork, entered: Callable[[Field], object]) -> None:
        super().__init__()
        self.page, self._work = page, work
        self.setAccessibleName(page.title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, ChoiceRow] = {}
        self._target: QWidget | None = None
        self._since = QElapsedTimer()
        inside = QWidget()
        inside.installEventFilter(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 12, 24)
        column.setSpacing(18)
        for section in page.sections:
            if section.title:
                column.addWidget(_heading(section.title))
            for choice in section.choices:
                column.addWidget(self._row(choice, entered))
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def draw(self) -> None:
        """Show what the style in hand says; nothing that is typed is touched where it says so already."""
        for field in self.fields():
            if field.is_wrong and not isinstance(field, WordsField):
                field.say("")
        differing = self._work.differing
        for place, row in self.rows.items():
            row.field.put(self._work.value(way_to(row.choice)))
            row.differ(self._work.base_name, differs=place in differing)

    def explain(self, printed: Mapping[Way, Printed] | None) -> None:
        """Say under each phrase what it prints in the meeting that is shown, or an invented example.

        Nothing is said as long as it is not known what the document of this page prints.
        """
        for field in self.fields():
            if isinstance(field, PhraseField) and not field.line.property("wrong"):
                field.say(_prints(field, printed.get(field.way)) if printed is not None else "")

    def forget(self) -> None:
        """Let go of what is typed and refused."""
        for field in self.fields():
            if isinstance(field, WordsField) and field.is_wrong:
                field.put_back()

    def go_to(self, place: str) -> bool:
        """Bring the focus to a choice and the choice into view; False where it stands on another page."""
        row = self.rows.get(place)
        if row is None:
            return False
        row.field.take_focus()
        self._bring_soon(row)
        return True

    def fields(self) -> Iterator[Field]:
        """Yield every field of the page, those inside others too."""
        for row in self.rows.values():
            yield from row.field.every()

    def take_focus(self) -> None:
        """Bring the focus to the first choice."""
        next(iter(self.rows.values())).field.take_focus()

    def _row(self, choice: Choice, entered: Callable[[Field], object]) -> ChoiceRow:
        row = ChoiceRow(choice, self._work.put_back)
        row.field.altered.connect(self._on_altered)
        row.field.entered.connect(entered)
        row.field.entered.connect(self._on_entered)
        row.field.left.connect(self._work.end_burst)
        self.rows[choice.place] = row
        return row

    def _on_altered(self, field: Field, value: object, at_once: bool) -> None:
        fault = self._work.set(field.way, value, at_once=at_once)
        if fault and not isinstance(field, WordsField):
            field.put(self._work.value(field.way))
        if fault or field.is_wrong:
            field.say(fault, wrong=bool(fault))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._target is not None and self._since.elapsed() < SETTLING:
            self._bring(self._target)
        return super().eventFilter(watched, event)

    def _on_entered(self, field: Field) -> None:
        self._bring_soon(field)

    def _bring_soon(self, widget: QWidget) -> None:
        """Bring a widget into view once what was just made has its place; a page that grows then follows."""
        self._target = widget
        self._since.start()
        QTimer.singleShot(0, partial(self._bring, widget))

    def _bring(self, widget: QWidget) -> None:
        """Bring a widget into view with some room around it."""
        inside = self.widget()
        if inside is not None and widget is self._target and inside.isAncestorOf(widget):
            top = widget.mapTo(inside, QPoint(0, 0)).y()
            self.ensureVisible(0, min(top + widget.height(), top + self.viewport().height() - 60), 0, 24)
            self.ensureVisible(0, top, 0, 48)


def _heading(title: str) -> QLabel:
    heading = quiet_label(title)
    heading.setProperty("face", "pane-title")
    heading.setContentsMargins(0, 8, 0, 0)
    return heading


def _prints(field: PhraseField, found: Printed | None) -> str:
    """Return what a phrase prints, in a line."""
    if not field.value:
        return ""
    if found is None:
        invented = _plain(example(field.value, field.choice.fields))
        return f"{FOR_INSTANCE}{invented}" if invented else ""
    words = found.words
    if field.choice.key == "footer":
        words = words.replace("{page}", "1").replace("{pages}", "3")
    return f"Prints: {_plain(words)}"


def _plain(words: str) -> str:
    short = " ".join(words.split())
    return short if len(short) <= LONGEST else f"{short[:LONGEST]}…"
