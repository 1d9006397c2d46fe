"""The dialog in which a passphrase is chosen, changed or removed, and what comes of it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db import backups, locking
from db.records import Note
from db.refused import WrongPassphrase
from db.store import Store
from desktop import locking_up, rescue
from desktop.backing_up import BackupWork
from desktop.dialogs.passphrase import PassphraseDialog, Wish
from desktop.locking_up import MINUTES, WindowLock
from desktop.rescue import Rescue
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened
from tests.samples import harbour_meeting

FIRST, SECOND = "kettle moss violin anchor", "pencil harbour lamp fourteen"
WORK_MS = 30_000


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    yield folder
    locking.lock(folder)


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    with opened(qtbot, folder, "latest") as window:
        yield window


def dialog_of(qtbot: QtBot, *, has_one: bool) -> PassphraseDialog:
    dialog = PassphraseDialog(None, has_one=has_one, minutes=30)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def during(qtbot: QtBot, window: Window, *deeds: Callable[[PassphraseDialog], object]) -> bool:
    """Open the dialog of a window, do things in it as soon as it takes keys, and tell whether anything changed."""
    failed: list[BaseException] = []

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, PassphraseDialog)
            for deed in deeds:
                deed(dialog)
        except BaseException as error:
            failed.append(error)
        finally:
            if isinstance(dialog, PassphraseDialog):
                qtbot.waitUntil(lambda: not dialog.busy, timeout=WORK_MS)
                if dialog.isVisible():
                    dialog.reject()

    QTimer.singleShot(0, run)
    changed = locking_up.choose(window)
    if failed:
        raise failed[0]
    return changed


def filled(*words: str, wish: Wish | None = None) -> Callable[[PassphraseDialog], None]:
    """Type passphrases into the fields that are shown, one after the other, and press the verb."""

    def deed(dialog: PassphraseDialog) -> None:
        if wish is not None:
            dialog.choices[wish].setChecked(True)
        shown = [line for line in (dialog.old, dialog.new, dialog.again) if line.isVisible()]
        for line, each in zip(shown, words, strict=True):
            QTest.keyClicks(line, each)
        assert dialog.do.isEnabled(), dialog.do.toolTip()
        QTest.keyClick(shown[-1], Qt.Key.Key_Return)

    return deed


def told(qtbot: QtBot, words: str) -> Callable[[PassphraseDialog], None]:
    """Wait until the dialog says what came of it."""

    def deed(dialog: PassphraseDialog) -> None:
        qtbot.waitUntil(lambda: not dialog.busy, timeout=WORK_MS)
        said = dialog.came.text() if dialog.pages.currentIndex() == 2 else dialog.wrong.text()
        assert words in said

    return deed


def test_the_verb_waits_for_two_that_are_the_same(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=False)
    assert not dialog.do.isEnabled()
    QTest.keyClicks(dialog.new, "kettle")
    QTest.keyClicks(dialog.again, "kettle")
    assert not dialog.do.isEnabled() and "At least 8" in dialog.advice.words
    QTest.keyClicks(dialog.new, " moss violin")
    assert not dialog.do.isEnabled() and "not the same" in dialog.advice.words
    QTest.keyClicks(dialog.again, " moss violin")
    assert dialog.do.isEnabled() and dialog.advice.words.startswith("Fair")


def test_it_says_what_a_forgotten_one_means_and_what_is_not_encrypted(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=False)
    assert "cannot be recovered, by anybody" in dialog.lost.text() and dialog.lost.isVisible()
    assert "Word, PDF" in dialog.limits.text() and "SSD" in dialog.limits.text()


@pytest.mark.parametrize(
    ("wish", "fields"), [(Wish.KEEP, 0), (Wish.CHANGE, 3), (Wish.REMOVE, 1)], ids=lambda value: str(value)
)
def test_only_what_a_wish_needs_is_asked(qtbot: QtBot, wish: Wish, fields: int) -> None:
    dialog = dialog_of(qtbot, has_one=True)
    dialog.choices[wish].setChecked(True)
    assert sum(line.isVisible() for line in (dialog.old, dialog.new, dialog.again)) == fields
    assert dialog.do.isEnabled() is (wish is Wish.KEEP)


def test_the_old_one_is_no_new_one(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=True)
    dialog.choices[Wish.CHANGE].setChecked(True)
    for line in (dialog.old, dialog.new, dialog.again):
        QTest.keyClicks(line, FIRST)
    assert not dialog.do.isEnabled() and "that it has now" in dialog.advice.words


def test_nothing_typed_stays_in_the_fields(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=False)
    for line in (dialog.new, dialog.again):
        QTest.keyClicks(line, FIRST)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert wanted.args == ["", FIRST]
    with qtbot.waitSignal(dialog.given_up):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.tell("It is done.")
    assert not any(line.text() for line in (dialog.old, dialog.new, dialog.again))


def test_a_wrong_old_passphrase_leaves_the_new_one_to_be_used_again(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=True)
    dialog.choices[Wish.CHANGE].setChecked(True)
    for line, words in ((dialog.old, SECOND), (dialog.new, FIRST), (dialog.again, FIRST)):
        QTest.keyClicks(line, words)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    dialog.refuse("That is not the passphrase.")
    assert not dialog.old.text() and dialog.new.passphrase == dialog.again.passphrase == FIRST
    QTest.keyClicks(dialog.old, "lantern")
    with qtbot.waitSignal(dialog.wanted) as wanted:
        QTest.keyClick(dialog.old, Qt.Key.Key_Return)
    assert wanted.args == ["lantern", FIRST]


def test_enter_goes_to_the_next_line_that_is_to_be_filled_in(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, has_one=False)
    QTest.keyClicks(dialog.new, FIRST)
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.again and dialog.pages.currentIndex() == 0


def test_it_is_chosen_changed_and_removed_while_the_meeting_stays_open(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    backups.make(folder, datetime(2031, 5, 14, 15, 30))
    assert window.area is not None
    window.area.focus_pane("notes")
    page = focus_in(window)
    assert isinstance(page, QTextEdit)
    QTest.keyClicks(page, "Said before")
    assert during(qtbot, window, filled(FIRST, FIRST), told(qtbot, "with one backup"))
    assert locking.is_locked(folder) and window.findChild(WindowLock).watch.minutes == locking_up.USUAL_MINUTES
    words = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Harbour" not in words and b"Said before" not in words and b"kettle" not in words
    page.setFocus()
    QTest.keyClicks(page, ", and after")
    assert desk_of(window).workspace.settle()
    assert not during(qtbot, window, filled("not the old one", SECOND, SECOND, wish=Wish.CHANGE), told(qtbot, "not"))
    assert during(qtbot, window, filled(FIRST, SECOND, SECOND, wish=Wish.CHANGE), told(qtbot, "new passphrase"))
    with pytest.raises(WrongPassphrase):
        locking.unlock(folder, FIRST)
    assert during(qtbot, window, filled(SECOND, wish=Wish.REMOVE), told(qtbot, "removed"))
    assert not locking.is_locked(folder) and window.findChild(WindowLock).watch.minutes == 0
    meeting = desk_of(window).meeting
    assert meeting is not None
    assert any("Said before, and after" in note.text for _, note in meeting.every_note())
    while desk_of(window).workspace.undo_name:
        assert desk_of(window).workspace.undo()
    meeting = desk_of(window).meeting
    assert meeting is not None and not any("Said before" in note.text for _, note in meeting.every_note())
    (packed,) = (one.path for one in backups.every(folder))
    with gzip.open(packed) as unpacked:
        assert unpacked.read(15) == b"SQLite format 3"


def test_cancelling_leaves_all_as_it_was(qtbot: QtBot, window: Window, folder: Path) -> None:
    work, goes_on = BackupWork(window), threading.Event()
    work.start(lambda: goes_on.wait(20))
    assert not during(
        qtbot, window, filled(FIRST, FIRST), lambda dialog: dialog.cancel.click(), told(qtbot, "as it was")
    )
    goes_on.set()
    work.close()
    assert not locking.is_locked(folder) and desk_of(window).workspace.settle()
    assert not window.findChild(WindowLock).at_work


def test_a_folder_that_takes_nothing_is_told(qtbot: QtBot, window: Window, folder: Path) -> None:
    (folder / ".changing").write_text("in the way")
    assert not during(qtbot, window, filled(FIRST, FIRST), told(qtbot, "Nothing was changed"))
    assert not locking.is_locked(folder)
    meeting = desk_of(window).meeting
    assert meeting is not None and desk_of(window).workspace.settle()


def test_the_time_to_lock_is_kept_and_no_passphrase_is_written_anywhere(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    during(qtbot, window, filled(FIRST, FIRST), told(qtbot, "locked"))

    def choose_ten(dialog: PassphraseDialog) -> None:
        dialog.minutes_box.setCurrentIndex(dialog.minutes_box.findData(10))
        dialog.do.click()

    assert during(qtbot, window, choose_ten)
    assert window.settings.number(MINUTES) == 10 and window.findChild(WindowLock).watch.minutes == 10
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"kettle" not in kept and b"10" in (folder / "settings.ini").read_bytes()
    for one in (window, *window.findChildren(QWidget)):
        assert "kettle" not in f"{one.accessibleName()} {one.accessibleDescription()}"


def test_words_put_aside_elsewhere_follow_the_passphrase(
    qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    locking.set_passphrase(folder, None, FIRST, lambda _done, _of: None, lambda: False)
    (folder / rescue.FOLDER).write_text("in the way")
    meeting = harbour_meeting()
    path = Rescue(folder).keep(meeting, meeting.items[0], [Note(text="A word of the harbour")])
    assert path is not None and path.parent == home and b"harbour" not in path.read_bytes().lower()
    assert "Harbour" not in path.name
    (folder / rescue.FOLDER).unlink()
    with opened(qtbot, folder, "latest") as window:
        assert during(qtbot, window, filled(FIRST, SECOND, SECOND, wish=Wish.CHANGE), told(qtbot, "new passphrase"))
        (left,) = rescue.read(folder)
        assert "A word of the harbour" in left.words and left.path == path
        assert during(qtbot, window, filled(SECOND, wish=Wish.REMOVE), told(qtbot, "removed"))
    (plain,) = home.iterdir()
    assert "A word of the harbour" in plain.read_text()


def test_whoever_only_reads_chooses_nothing(qtbot: QtBot, folder: Path) -> None:
    with closing(Store.open(folder)):
        pass
    with opened(qtbot, folder, "latest") as window:
        desk_of(window).workspace.store.only_read = "Somebody else works here."
        assert not locking_up.choose(window)
        assert "Somebody else" in window.messages.words
