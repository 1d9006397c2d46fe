"""Members about to be taken in: a row each to tick and to correct, and who of them is known already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.records import Member
from db.values import Struct, replace
from desktop.dialogs.heading import accepting
from desktop.member_naming import full
from desktop.minutes import namesakes
from desktop.minutes.listed_names import address_in, tidied
from desktop.minutes.member_lists import Listed
from desktop.minutes.namesakes import Match
from desktop.minutes.seats import SEATS, read_seat, seat_of
from desktop.widgets.colours import Colours, colours
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import verbs
from desktop.widgets.theme import ICONS

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Name", "Organisation", "Job title", "E-mail", "Capacity", "Who it is")
FIELDS = ("name", "organisation", "job_title", "email")
CAPACITY, WHO = 4, 5
NEW = "somebody new"


class Coming(Struct, frozen=True):
    """Somebody who may be taken in: as listed and corrected, whether `wanted`, and who it is. `same` is whom it is
    taken for, None for somebody new. `deputy` is who sits for them, as `Person.known_as` counts."""

    person: Listed
    found: Match
    wanted: bool = True
    same: Member | None = None
    deputy: int | None = None

    @property
    def said(self) -> str:
        """Who it is, in a few words."""
        if self.found.kind == namesakes.TWICE:
            return "twice in this list"
        if self.same is not None and self.found.kind == namesakes.HERE:
            return "already a member"
        if self.same is not None:
            alike = namesakes.same_name(self.person.name, self.same.name)
            return "known from other meetings" if alike else f"known as {_short(self.same)}"
        return f"new; same name as {_short(self.found.who)}" if self.found.who is not None else "new"


def _short(member: Member) -> str:
    """Return a name with what tells it best from others of that name."""
    behind = member.organisation or member.email or member.job_title
    return ", ".join(word for word in (member.name, behind) if word)


def coming(people: Sequence[Listed], members: Sequence[Member], known: Sequence[Member]) -> list[Coming]:
    """Return the people of a list with who they are; those who are members already are not ticked."""
    found = namesakes.matches(people, members, known, date.today())
    return [_coming(person, match) for person, match in zip(people, found, strict=True)]


def _coming(person: Listed, found: Match) -> Coming:
    same = found.who if found.kind in (namesakes.HERE, namesakes.KNOWN) or (found.who and found.sure) else None
    return Coming(person, found, found.kind not in (namesakes.HERE, namesakes.TWICE), same)


class TakingInDialog(QDialog):
    """Shows who would be taken in; `taken` are those ticked, as corrected. `said` is what there is to say of the file.

    Space ticks, F2 or typing corrects a cell, Enter takes in.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        said: Sequence[str],
        rows: Sequence[Coming],
        members: Sequence[Member],
        known: Sequence[Member],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._model = _Model(self, rows, members, known)
        self.table = _Table(self._model, self)
        head = QLabel(f"{title}: look at each before anybody is taken in")
        head.setWordWrap(True)
        about = QLabel("\n".join(said))
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setVisible(bool(said))
        self.note = FinePrint(self)
        self._buttons = verbs(self, "Take in", "Leave it")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (head, about, self.table, self.note, self._buttons):
            column.addWidget(widget, int(widget is self.table))
        self._model.altered.connect(self._look)
        self.table.selectionModel().currentChanged.connect(self._look)
        self.table.setCurrentIndex(self._model.index(0, 0))
        self._fit()
        self._look()
        self.table.setFocus()

    @property
    def taken(self) -> list[Coming]:
        """Those ticked, as corrected."""
        return [row for row in self._model.rows if row.wanted]

    def _fit(self) -> None:
        """Be as large as the rows want, within the window and the screen."""
        room = self.screen().availableSize()
        letters = self.fontMetrics().averageCharWidth()
        rows = self.table.verticalHeader().defaultSectionSize() * (len(self._model.rows) + 2)
        self.resize(min(letters * 170, room.width() - 80), min(rows + 220, room.height() - 100))
        self.table.share_room()

    def _look(self) -> None:
        count = len(self.taken)
        doing = accepting(self._buttons)
        doing.setText("Take in 1 member" if count == 1 else f"Take in {count} members")
        wrong = self._wrong()
        doing.setEnabled(bool(count) and not wrong)
        at = self.table.currentIndex().row()
        keys = "Space ticks, F2 or typing corrects, Enter takes in"
        said = " ".join(self._model.rows[at].person.repaired) if 0 <= at < len(self._model.rows) else ""
        self.note.say(wrong or said or keys, warns=bool(wrong))

    def _wrong(self) -> str:
        """Return why those ticked cannot be taken in as they are, "" where they can."""
        if any(not row.person.name.strip() for row in self.taken):
            return "Somebody who is ticked has no name"
        same = [row.same for row in self.taken if row.same is not None]
        twice = next((one for n, one in enumerate(same) if any(one.known_as == o.known_as for o in same[:n])), None)
        return f"{full(twice)} is ticked twice: untick a row, or say in “Who it is” that one is new" if twice else ""


class _Model(QAbstractTableModel):
    """The rows as Qt asks for them."""

    altered = Signal()

    def __init__(
        self, parent: QWidget, rows: Sequence[Coming], members: Sequence[Member], known: Sequence[Member]
    ) -> None:
        super().__init__(parent)
        self.rows = list(rows)
        self._members, self._known = members, known

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() != WHO or self.choices(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and (not row.wanted or index.column() == WHO):
            return QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((self._words(row, index.column()), *row.person.repaired)).strip() or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = ("ticked, " if row.wanted else "not ticked, ") if index.column() == 0 else ""
            return f"{ticked}{COLUMNS[index.column()]}: {self._words(row, index.column()) or 'empty'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick(index.row())
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        changed = self._changed(self.rows[index.row()], index.column(), str(value))
        if changed is not None:
            self.rows[index.row()] = changed
            self._tell(index.row())
        return changed is not None

    def tick(self, place: int) -> None:
        """Tick a row, or take its tick away."""
        self.rows[place] = replace(self.rows[place], wanted=not self.rows[place].wanted)
        self._tell(place)

    def choices(self, place: int) -> dict[str, Member | None]:
        """Return whom a row may be taken for, in words; nothing where nobody of that name is known."""
        others = self.rows[place].found.others
        return {**{f"the same as {full(other)}": other for other in others}, NEW: None} if others else {}

    def _words(self, row: Coming, column: int) -> str:
        if column == CAPACITY:
            return seat_of(row.person.capacity, row.person.role)
        return row.said if column == WHO else str(getattr(row.person, FIELDS[column]))

    def _changed(self, row: Coming, column: int, words: str) -> Coming | None:
        if column == WHO:
            return self._taken_for(row, words)
        if column == CAPACITY:
            seat = read_seat(words)
            person = replace(row.person, capacity=seat[0], role=seat[1]) if seat else None
            return replace(row, person=person) if person else None
        said = address_in(words) if FIELDS[column] == "email" else tidied(words)
        if words.strip() and not said:
            return None
        person = replace(row.person, **{FIELDS[column]: said})  # type: ignore[arg-type]
        found = namesakes.match(person, self._members, self._known, date.today())
        return replace(_coming(person, found), wanted=row.wanted, deputy=row.deputy)

    def _taken_for(self, row: Coming, words: str) -> Coming | None:
        choices = self.choices(self.rows.index(row))
        if words not in choices:
            return None
        same = choices[words]
        seats = [one for one in self._members if same is not None and one.known_as == same.known_as]
        seated = any(namesakes.holds(seat, row.person, date.today()) for seat in seats)
        kind = namesakes.HERE if seated else namesakes.KNOWN if same else namesakes.ANOTHER
        return replace(row, same=same, found=replace(row.found, kind=kind, who=same or row.found.who))

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, WHO))
        self.altered.emit()


class _Table(QTableView):
    """The rows; Space ticks wherever the cursor stands."""

    def __init__(self, model: _Model, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName("People in the list")
        self.setShowGrid(False)
        self.setStyleSheet(_style(colours(self.palette())))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Choosing(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(32, self.fontMetrics().height() + 14))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)

    def share_room(self) -> None:
        """Give each column what its words want, no more than a fifth of the room."""
        self.resizeColumnsToContents()
        most = max(self.window().width() - 60, 300)
        for column in range(WHO):
            width = self.columnWidth(column) + 16
            self.setColumnWidth(column, min(width, most * (22 if column in (0, 3) else 17) // 100))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.tick(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(self.state() == QAbstractItemView.State.EditingState)
        else:
            super().keyPressEvent(event)


def _style(of: Colours) -> str:
    """Return what makes ticks plain in light and dark, and cells stand under their headings."""
    box = f"width: 14px; height: 14px; border: 1px solid {of.edge}; border-radius: 3px; background: {of.page};"
    return f"""
QTableView::item {{ padding: 0 6px; }}
QTableView::item:selected {{ background: {of.accent}; color: {of.on_accent}; }}
QTableView::indicator {{ {box} }}
QTableView::indicator:checked {{ image: url({ICONS.as_posix()}/grey-check.svg); }}
"""


class _Choosing(QStyledItemDelegate):
    """Cells of which there is a choice are corrected by a list, the others by a line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, _Model)
        if index.column() not in (CAPACITY, WHO):
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(list(SEATS if index.column() == CAPACITY else model.choices(index.row())))
        box.setAccessibleName(COLUMNS[index.column()])
        box.activated.connect(lambda _row: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            words = str(index.data(Qt.ItemDataRole.EditRole))
            editor.setCurrentIndex(max(editor.findText(words), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
