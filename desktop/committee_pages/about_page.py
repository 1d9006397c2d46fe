"""What else is kept of a committee: name, house style, place and times, quorum, numbering, key agencies, priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from db import committees
from db.records import CommitteeProfile
from desktop.committee_pages.facts import FACTS, NOT_SET, Fact, Misread, explained, shown
from desktop.committee_pages.template_choice import TemplateChoice
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.keeping import keep_beyond
from desktop.minutes.last_reference import day_of
from desktop.widgets.completing_line import Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.line_list import LineList
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.theme import tone


class AboutPage(QWidget):
    """The fields of a committee, written over in place, beside its key agencies and priorities.

    `removed` follows when the committee was taken away.
    """

    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile: CommitteeProfile | None = None
        self._names: dict[int, str] = {}
        self.template = TemplateChoice(desk, self)
        self.list = RowList("What is kept of the committee", "", self)
        self.note = FinePrint(self)
        self.note.setContentsMargins(12, 0, 0, 0)
        self.agencies = LineList(
            "Key agencies",
            "key agency",
            "Agencies that should be at every meeting. Two absences in a row are pointed out. Insert adds one.",
            partial(self._keep_lines, "key_agencies", "Key agency"),
            offers=self._agencies,
        )
        self.priorities = LineList(
            "Priorities",
            "priority",
            "What the committee works for; items, decisions and actions can be tagged with one. Insert adds one.",
            partial(self._keep_lines, "priorities", "Priority"),
        )
        self.remove_button = QPushButton("Remove this committee…")
        self.remove_button.setProperty("quiet", True)
        self.remove_button.setAutoDefault(True)
        self._lay_out()
        self.list.opened.connect(self._write)
        self.list.chosen.connect(lambda _key: self._explain())
        self.list.on_key("F2", lambda: self._write(self.list.key))
        self.list.on_key("Delete", self._empty)
        self.remove_button.clicked.connect(self._remove)

    def take_focus(self) -> None:
        """Bring the focus to the fields."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, profile: CommitteeProfile | None) -> None:
        """Show what is kept of a committee."""
        if profile is None or self._profile is None or profile.id != self._profile.id:
            self.agencies.entry.close_line()
            self.priorities.entry.close_line()
        self._profile = profile
        self.setEnabled(profile is not None)
        if profile is None:
            return
        self._names = {one.id: one.name for one in self._desk.workspace.read(committees.every)}
        self.list.put(self._row(fact, profile) for fact in FACTS)
        sitting = {member.agency.casefold() for member in profile.members if member.sits(date.today())}
        said = {line: "no member" for line in profile.key_agencies if line.casefold() not in sitting}
        self.agencies.put(profile.key_agencies, said if profile.members else {})
        self.priorities.put(profile.priorities)
        self._explain()

    def _lay_out(self) -> None:
        heading = QLabel("Committee")
        heading.setProperty("face", "pane-title")
        tone(heading, "second")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(heading)
        left.addWidget(self.list, 1)
        left.addWidget(self.note)
        left.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.agencies, 1)
        right.addWidget(self.priorities, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _shown(self, fact: Fact, profile: CommitteeProfile) -> str:
        template = self.template.name(profile) if fact.name == "template" else ""
        return shown(fact, profile, self._names, self._desk.styles, template)

    def _row(self, fact: Fact, profile: CommitteeProfile) -> Row:
        words = self._shown(fact, profile)
        return Row(
            key=fact.name,
            cells=(Cell(fact.title, "second"), Cell(words or NOT_SET, "text" if words else "second", stretches=True)),
            spoken=f"{fact.title}: {words or NOT_SET}",
            tip=f"{fact.about}\nEnter: change · Delete: empty",
            found_by=(fact.title,),
        )

    def _fact(self, key: object) -> Fact | None:
        return next((fact for fact in FACTS if fact.name == key), None)

    def _explain(self) -> None:
        fact = self._fact(self.list.key) or FACTS[0]
        if self._profile is not None:
            said, warns = explained(fact, self._profile, self._desk.styles)
            self.note.say(said, warns=warns)

    # ---- what keys do

    def _keep(self, fact: Fact, value: Any) -> bool:
        assert self._profile is not None
        wanted = {fact.name: value}
        if fact.name == "reached" and value and self._profile.reached_on is None:
            wanted["reached_on"] = day_of(value, date.today()) or date.today()
        edit = committees.change(self._profile.id, **wanted)
        return keep_beyond(self._desk, edit, f"{fact.title} of the committee")

    def _keep_lines(self, field: str, what: str, lines: tuple[str, ...], said: str) -> bool:
        if self._profile is None:
            return False
        edit = committees.change(self._profile.id, **{field: lines})
        return keep_beyond(self._desk, edit, f"{what} “{said}”")

    def _write(self, key: object) -> None:
        fact = self._fact(key)
        if fact is None or self._profile is None:
            return
        if fact.read is None:
            self._offer(fact)
            return
        read, before = fact.read, self._shown(fact, self._profile)

        def accept(words: str) -> bool:
            try:
                value = read(words)
            except Misread as misread:
                self.note.say(str(misread), warns=True)
                return False
            return words.strip() == before or self._keep(fact, value)

        self.list.write_over(fact.name, before, accept, fact.title)

    def _offer(self, fact: Fact) -> None:
        """Open a menu of what a field can be."""
        assert self._profile is not None
        now = getattr(self._profile, fact.name) or ""
        menu = QMenu(self)
        menu.setAccessibleName(fact.title)
        for words, deed in self.template.deeds(self._profile) if fact.name == "template" else ():
            menu.addAction(words).triggered.connect(partial(_carry_out, deed))
        for value, words in self._choices(fact):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._choose, fact, value))
            if value == now:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        row = self.list.visualRect(self.list.currentIndex())
        menu.popup(self.list.viewport().mapToGlobal(row.bottomLeft()))
        if menu.activeAction() is None:
            menu.setActiveAction(menu.actions()[0])

    def _choices(self, fact: Fact) -> Iterable[tuple[object, str]]:
        assert self._profile is not None
        if fact.name == "template":
            return ()
        if fact.name == "style":
            return (("", NOT_SET), *((name, style.title) for name, style in self._desk.styles.items()))
        others = ((id, name) for id, name in self._names.items() if id != self._profile.id)
        return (("", "none"), *others)

    def _choose(self, fact: Fact, value: object, _checked: bool = False) -> None:
        self._keep(fact, None if fact.name == "parent" and not value else value)

    def _empty(self) -> None:
        fact = self._fact(self.list.key)
        if fact is not None and fact.name == "template" and self._profile is not None:
            self.template.remove(self._profile)
        elif fact is not None and fact.name != "name" and self._profile is not None:
            empty = "" if isinstance(getattr(CommitteeProfile(name=""), fact.name), str) else None
            self._keep(fact, empty)

    def _agencies(self, typed: str) -> list[Offer]:
        members = self._profile.members if self._profile else ()
        here = {line.casefold() for line in self.agencies.lines}
        known = dict.fromkeys(member.agency for member in members if member.agency.casefold() not in here)
        wanted = typed.casefold()
        return [Offer(agency) for agency in known if wanted and agency and agency.casefold().startswith(wanted)]

    def _remove(self) -> None:
        profile = self._profile
        if profile is None or not question.ask(
            self,
            f"Remove {profile.name}?",
            "Its members, standing items and forward plan go with it. This works only while it has no meetings.",
            "Remove",
            "Keep",
        ):
            return
        if keep_beyond(self._desk, committees.remove(profile.id), f"Removing {profile.name}"):
            self._desk.tell(f"{profile.name} was removed. Undo (Ctrl+Z) puts it back.")
            self.removed.emit()


def _carry_out(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
