"""Tab goes through every dialog and screen as it is seen: down the rows, and in a row from left to right."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from db.records import (
    CommitteeProfile,
    Decision,
    Member,
    Occasion,
    RegisterEntry,
    StandingItem,
)
from desktop import dialogs, screens
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.accessible import AccessibleDialog
from desktop.dialogs.action import ActionDialog
from desktop.dialogs.action_life import LifeDialog
from desktop.dialogs.agree import AgreeDialog, Earlier
from desktop.dialogs.attendance import AttendanceDialog
from desktop.dialogs.circulate import CirculateDialog
from desktop.dialogs.damaged import DamagedDialog
from desktop.dialogs.decision import DecisionDialog
from desktop.dialogs.forward import ForwardDialog
from desktop.dialogs.heading import HeadingDialog
from desktop.dialogs.item import ItemDialog
from desktop.dialogs.keep_version import KeepVersionDialog
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.leaving import LeavingDialog
from desktop.dialogs.letters import LettersDialog
from desktop.dialogs.member import MemberDialog
from desktop.dialogs.new_committee import NewCommitteeDialog
from desktop.dialogs.new_meeting import Known, NewMeetingDialog
from desktop.dialogs.next_meeting import Around, NextMeetingDialog
from desktop.dialogs.next_meetings import NextMeetingsDialog
from desktop.dialogs.passphrase import PassphraseDialog
from desktop.dialogs.replacing import ReplacingDialog
from desktop.dialogs.sign import SignDialog
from desktop.dialogs.standing_item import StandingItemDialog
from desktop.dialogs.style_title import StyleTitleDialog
from desktop.dialogs.taking_in import TakingInDialog, coming
from desktop.dialogs.template import TemplateDialog
from desktop.dialogs.title import TitleDialog
from desktop.minutes.forward_words import Wanted
from desktop.minutes.house_style import built_in
from desktop.minutes.letters import Letter, Receiver
from desktop.minutes.member_lists import Listed
from desktop.minutes.obstacles import Obstacle
from desktop.window import Window
from tests.desktop.windows import desk_of
from tests.samples import harbour_meeting

PIA = Member(id=1, known_as=7, name="Pia Aldous", initials="PA", role="chair")
OMAR = Member(id=2, known_as=8, name="Omar Dale", initials="OD")
BOARD = CommitteeProfile(id=1, name="Harbour Trust Board", members=(PIA, OMAR))
DAY = date(2026, 3, 12)
MEETING = harbour_meeting()
NOTES = [note for _, note in MEETING.every_note()]
ACTION = next(note for note in NOTES if note.action)
OBSTACLES = [Obstacle(what="A table has no head.", mend="Give it one.")]
INES = Receiver(name="Ines Okafor", email="io@harbour.example")
LETTERS = [Letter(to=(INES,), subject=subject, body="Please.") for subject in ("One", "Two")]

OPEN: dict[type[QDialog], Callable[[Window], QDialog]] = {
    AboutDialog: lambda window: AboutDialog(window, desk_of(window).workspace.store.folder),
    AccessibleDialog: lambda window: AccessibleDialog(window, "minutes.docx", OBSTACLES),
    ActionDialog: lambda window: ActionDialog(window, MEETING, ACTION.action, ACTION.text, number="1"),
    LifeDialog: lambda window: LifeDialog(
        window,
        RegisterEntry(id=1, committee="Harbour Trust Board", given_on=DAY, text="Price the moorings"),
        [Occasion(kind="given", date=DAY, words="Price the moorings")],
    ),
    AgreeDialog: lambda window: AgreeDialog(
        window, [(1, "March"), (2, "May")], lambda _id: Earlier(circulated=True, corrected=True), [(1, "1 Welcome")], 1
    ),
    AttendanceDialog: lambda window: AttendanceDialog(window, MEETING, MEETING.attendance[1], MEETING.people),
    CirculateDialog: lambda window: CirculateDialog(window, 2, DAY, lambda on: f"circulated {on}"),
    DamagedDialog: lambda window: DamagedDialog(window, desk_of(window).workspace.store.folder, None, None),
    DecisionDialog: lambda window: DecisionDialog(window, MEETING, Decision(), "The lease be renewed.", "1"),
    ForwardDialog: lambda window: ForwardDialog(window, "Lease", Wanted(), DAY, [date(2026, 5, 14)], by_hand=True),
    HeadingDialog: lambda window: HeadingDialog(window, MEETING),
    ItemDialog: lambda window: ItemDialog(window, MEETING, MEETING.items[1]),
    KeepVersionDialog: lambda window: KeepVersionDialog(window, "kept today"),
    KeysDialog: lambda window: KeysDialog(window, window.bar.actions_by_name),
    LeavingDialog: lambda window: LeavingDialog(window, PIA),
    LettersDialog: lambda window: LettersDialog(window, "Their actions to the owners", LETTERS),
    MemberDialog: lambda window: MemberDialog(window, PIA, (PIA, OMAR), ()),
    NewCommitteeDialog: lambda window: NewCommitteeDialog(window, (), built_in(), "notes-table"),
    NewMeetingDialog: lambda window: NewMeetingDialog(
        window, [BOARD.name], lambda _name: Known(profile=BOARD), built_in()
    ),
    NextMeetingDialog: lambda window: NextMeetingDialog(
        window, MEETING, Around(profile=BOARD, announced=MEETING.next_meetings * 2), built_in()["notes-table"]
    ),
    NextMeetingsDialog: lambda window: NextMeetingsDialog(window, MEETING.next_meetings * 2, DAY, "Quay Room"),
    PassphraseDialog: lambda window: PassphraseDialog(window, has_one=True, minutes=10),
    ReplacingDialog: lambda window: ReplacingDialog(window, PIA, (PIA, OMAR), ()),
    SignDialog: lambda window: SignDialog(window, "Minutes of March", ["Pia Aldous"], DAY),
    StandingItemDialog: lambda window: StandingItemDialog(window, StandingItem(title="Risks"), lambda _typed: []),
    StyleTitleDialog: lambda window: StyleTitleDialog(window, "Copy", "Our own", [], "It begins as it is.", "Copy it"),
    TakingInDialog: lambda window: TakingInDialog(
        window, "Members", ["One is taken in."], coming([Listed(name="Ida Holm")], (PIA,), ()), (PIA,), ()
    ),
    TemplateDialog: lambda window: TemplateDialog(window, "harbour.docx", "It has a logo.", OBSTACLES, "The harbour"),
    TitleDialog: lambda window: TitleDialog(window, "Welcome"),
}


MOST_PRESSED = 150


def passed(page: QWidget) -> list[tuple[QWidget, QRect]]:
    """Return what Tab comes by on a page, in its order from what is read first, each with its place."""
    page.grab()  # lays it out
    met: list[QWidget] = []
    for _ in range(MOST_PRESSED):
        widget = QApplication.focusWidget()
        assert widget is not None
        if len(met) > 1 and widget is met[0]:
            break
        if widget not in met and page.isAncestorOf(widget):
            met.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    found = [(widget, QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())) for widget in met]
    first = min(range(len(found)), key=lambda one: (found[one][1].top(), found[one][1].left()), default=0)
    return found[first:] + found[:first]


def is_seen_before(one: QRect, other: QRect) -> bool:
    """Tell whether a place is read before another: at its left in a row, above it in a column."""
    in_a_row = one.top() <= other.center().y() <= one.bottom() or other.top() <= one.center().y() <= other.bottom()
    if in_a_row:
        return one.center().x() < other.center().x()
    return one.bottom() < other.center().y() and one.left() <= other.right()


def out_of_order(page: QWidget) -> list[str]:
    """Return what Tab comes by too late, with what it came by before."""
    return [
        f"{_named(late)} after {_named(early)}"
        for (early, first), (late, second) in combinations(passed(page), 2)
        if is_seen_before(second, first)
    ]


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")
    return widget.accessibleName() or (words() if callable(words) else "") or type(widget).__name__


def dialogs_there() -> Iterator[type[QDialog]]:
    for module in pkgutil.iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        for made in vars(importlib.import_module(module.name)).values():
            if isinstance(made, type) and issubclass(made, QDialog) and made.__module__ == module.name:
                yield made


def test_every_dialog_is_opened_here() -> None:
    assert set(dialogs_there()) == set(OPEN)


@pytest.mark.parametrize("made", OPEN, ids=lambda made: made.__name__)
def test_tab_goes_through_a_dialog_as_it_is_seen(qtbot: QtBot, window: Window, made: type[QDialog]) -> None:
    dialog = OPEN[made](window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert out_of_order(dialog) == []


@pytest.mark.parametrize("name", screens.names())
def test_tab_goes_through_a_screen_as_it_is_seen(window: Window, name: str) -> None:
    desk_of(window).open_screen(name)
    page = window.pages.currentWidget()
    assert page is not None
    assert out_of_order(page) == []
