"""The start with a damaged database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import backups, damage, faults, meetings
from db.records import Committee, Item, Meeting, Note
from db.store import FILE, DamagedError, Store, StoreError
from desktop import recovering
from desktop.backing_up import back_up
from desktop.dialogs.damaged import DamagedDialog
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window
from tests.damaged import spoil

THEN = datetime(2031, 5, 14, 15, 30)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dressed = app.font(), app.palette(), app.styleSheet()
    window = Window(Settings(tmp_path / "settings"), Theme(app, "light", 0))
    qtbot.addWidget(window)
    yield window
    app.setFont(dressed[0])
    app.setPalette(dressed[1])
    app.setStyleSheet(dressed[2])


def sitting(n: int, notes: int = 12) -> Meeting:
    words = tuple(Note(text=f"Crane {n}.{at} was painted, oiled and looked at again. " * 4) for at in range(notes))
    board = Committee(name="Quay Board")
    item = Item(id=n * 100, title="Cranes", notes=words)
    return Meeting(id=n, committee=board, title=f"No {n}", date=date(2030, 1, n), items=(item,))


def books(folder: Path, *, backed_up: int = 0) -> Path:
    """Fill a folder with ten meetings, a backup made after so many of them."""
    with closing(Store.open(folder)) as store:
        for n in range(1, 11):
            store.write(meetings.add(sitting(n)))
            if n == backed_up:
                backups.make(folder, THEN)
    return folder


def lose_beginning(path: Path) -> None:
    """Leave the first page only, so that not even the list of meetings is found."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x00" * (len(content) - 4096))


def answer(deed: Callable[[DamagedDialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DamagedDialog):
            deed(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def press(words: str) -> Callable[[DamagedDialog], None]:
    def deed(dialog: DamagedDialog) -> None:
        next(one for one in dialog.buttons.buttons() if words in one.text().replace("&", "")).click()

    return deed


def titles(store: Store) -> set[str]:
    return {card.title for card in store.read(meetings.cards)}


def test_a_sound_database_is_opened_without_a_question(window: Window, tmp_path: Path) -> None:
    with closing(recovering.opened(books(tmp_path / "books"), window, "")) as store:
        assert len(titles(store)) == 10
    damage.note(tmp_path / "books")
    with closing(recovering.opened(tmp_path / "books", window, "")) as store:
        assert len(titles(store)) == 10


def test_what_was_recovered_is_gone_on_with_and_the_backup_stays(window: Window, tmp_path: Path) -> None:
    folder = books(tmp_path / "books", backed_up=2)
    spoil(folder / FILE)
    spoiled = (folder / FILE).read_bytes()
    damage.note(folder)
    answer(press("what was recovered"))
    with closing(recovering.opened(folder, window, "")) as store:
        assert len(titles(store)) > 5
    (aside,) = folder.glob("damaged *")
    assert (aside / FILE).read_bytes() == spoiled
    assert {one.why for one in backups.every(folder)} == {backups.RECOVERED, backups.BY_ITSELF}
    assert damage.find(folder) == ""


def test_the_backup_is_gone_on_with_where_the_clerk_wants_it(window: Window, tmp_path: Path) -> None:
    folder = books(tmp_path / "books", backed_up=10)
    lose_beginning(folder / FILE)
    shown: list[str] = []

    def look(dialog: DamagedDialog) -> None:
        shown.extend(dialog._fact(0, column).words for column in range(4))
        press("the backup of 14 May")(dialog)

    answer(look)
    with closing(recovering.opened(folder, window, "")) as store:
        assert len(titles(store)) == 10
    assert shown == ["10 Jan 2030", "No 10", "12 notes", "not there"]


def test_without_anything_left_the_clerk_may_begin_anew(window: Window, tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    lose_beginning(folder / FILE)
    answer(press("Begin anew"))
    with closing(recovering.opened(folder, window, "")) as store:
        assert titles(store) == set()
    assert len([*folder.glob("damaged *")]) == 1


def test_quitting_puts_everything_back_as_it_lay(window: Window, tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    lose_beginning(folder / FILE)
    spoiled = (folder / FILE).read_bytes()
    answer(press("Quit"))
    with pytest.raises(StoreError, match="unchanged"):
        recovering.opened(folder, window, "")
    assert (folder / FILE).read_bytes() == spoiled and not [*folder.glob("damaged *")]


def test_the_command_line_says_what_to_do(tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    lose_beginning(folder / FILE)
    with pytest.raises(DamagedError, match="Open Minutebook's window"):
        Store.open(folder)


def test_damage_noticed_while_backing_up_is_told_to_the_next_start(tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    spoil(folder / FILE)
    with pytest.raises(StoreError):
        back_up(folder, THEN)
    assert (folder / faults.NOTED).exists() and damage.noted(folder)


def test_a_file_of_another_program_is_no_damage(window: Window, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"Dear Sir, " * 900)
    with pytest.raises(StoreError, match="not a Minutebook database"):
        recovering.opened(tmp_path, window, "")
    assert sys.exc_info() == (None, None, None) and not [*tmp_path.glob("damaged *")]
