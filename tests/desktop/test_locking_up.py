"""A window that is locked, by hand and by itself, and opened again as it was."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db import backups, damage, keys, locking
from db.keys import Key
from db.refused import LockedError
from db.store import FILE
from desktop import crash, locking_up, one_window, passphrase_change
from desktop.app import bring_in
from desktop.backing_up import BackupWork
from desktop.covering import TITLE
from desktop.dialogs import question
from desktop.dialogs.damaged import DamagedDialog
from desktop.locking_up import WindowLock
from desktop.widgets.unlock_page import UnlockPage
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting

PASSPHRASE = "kettle moss violin anchor"
UNLOCK_MS = 20_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")


say_crash = crash.say


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where the crash dialog would come, instead of waiting for somebody to answer it; the hooks go back."""
    hooks = sys.excepthook, threading.excepthook
    told: list[str] = []
    monkeypatch.setattr(crash, "say", lambda _window, _log, found: told.append(found))
    yield
    sys.excepthook, threading.excepthook = hooks
    assert not told


@pytest.fixture(scope="module")
def locked_away(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """A folder with a passphrase, to be copied, and its key."""
    folder = kept_in(tmp_path_factory.mktemp("locked") / "books", harbour_meeting())
    locking.set_passphrase(folder, None, PASSPHRASE, lambda _done, _of: None, lambda: False)
    key = keys.of(folder)
    assert key is not None
    locking.lock(folder)
    return folder, key


@pytest.fixture
def folder(tmp_path: Path, locked_away: tuple[Path, Key]) -> Iterator[Path]:
    """A folder with a passphrase, its key not in memory."""
    folder = tmp_path / "books"
    shutil.copytree(locked_away[0], folder)
    yield folder
    locking.lock(folder)


def enter(page: UnlockPage, passphrase: str) -> None:
    QTest.keyClicks(page.line, passphrase)
    QTest.keyClick(page.line, Qt.Key.Key_Return)


@pytest.fixture
def window(qtbot: QtBot, folder: Path, locked_away: tuple[Path, Key]) -> Iterator[Window]:
    """A window on the folder, its key in memory, at the newest meeting."""
    keys.hold(folder, locked_away[1])
    with opened(qtbot, folder, "latest") as window:
        yield window


def locked(qtbot: QtBot, window: Window) -> UnlockPage:
    lock = locking_up.of(window)
    press(window, "Ctrl+Shift+K")
    qtbot.waitUntil(lambda: not locking.is_open(lock.folder), timeout=UNLOCK_MS)
    assert lock.page is not None
    return lock.page


def unlocked(qtbot: QtBot, window: Window, page: UnlockPage) -> None:
    enter(page, PASSPHRASE)
    qtbot.waitUntil(lambda: not locking_up.of(window).is_locked, timeout=UNLOCK_MS)


def words_on_screen() -> str:
    """Return all words that stand in widgets that can be seen, and in titles of windows."""
    found = []
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            covered = any(page.isVisible() and not page.isAncestorOf(widget) for page in pages_over(widget))
            if not covered:
                found.append(text_of(widget))
        if widget.isWindow() and widget.isVisible():
            found.append(widget.windowTitle())
    return "\n".join(found)


def pages_over(widget: QWidget) -> list[UnlockPage]:
    top = widget.window()
    return [page for page in top.findChildren(UnlockPage) if isinstance(top, QDialog) and widget is not page]


def text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QTextEdit) else ""


def test_nothing_of_the_meetings_is_shown_before_the_passphrase(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder, "latest") as window:
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage) and page.line.hasFocus() and window.desk is None
        assert "Harbour" not in words_on_screen()
        enter(page, "not this one")
        qtbot.waitUntil(lambda: "not the passphrase" in page.said.text(), timeout=UNLOCK_MS)
        assert page.line.text() == "" and page.line.hasFocus() and window.desk is None
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None, timeout=UNLOCK_MS)
        assert desk_of(window).meeting is not None and window.bar.isVisible()


def test_a_second_start_asks_for_a_meeting_and_gets_it_once_it_is_open(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage)
        assert one_window.ask_forward(folder, "latest")
        qtbot.waitUntil(lambda: bool(window.findChild(locking_up.AtStart)._wanted), timeout=UNLOCK_MS)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None and desk_of(window).meeting is not None, timeout=UNLOCK_MS)


def test_a_meeting_that_was_cut_off_opens_again_behind_the_passphrase(
    qtbot: QtBot, folder: Path, locked_away: tuple[Path, Key]
) -> None:
    keys.hold(folder, locked_away[1])
    with opened(qtbot, folder, "latest") as window:
        cut_off = desk_of(window).meeting
        assert cut_off is not None
        window.settings.write()
        settings = (folder / "settings.ini").read_bytes()
    locking.lock(folder)
    (folder / "settings.ini").write_bytes(settings)
    with opened(qtbot, folder) as window:
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None and desk_of(window).meeting is not None, timeout=UNLOCK_MS)
        assert "cut off" in window.messages.words


def test_who_only_reads_gives_the_passphrase_too(qtbot: QtBot, folder: Path) -> None:
    with opened(qtbot, folder) as window:
        bring_in(window, folder, "latest", "Somebody else works here.")
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None, timeout=UNLOCK_MS)
        assert desk_of(window).workspace.store.only_read == "Somebody else works here."


def test_locking_takes_everything_away_and_opening_brings_it_back(qtbot: QtBot, window: Window) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None and window.area is not None
    window.area.focus_pane("notes")
    page = focus_in(window)
    assert isinstance(page, QTextEdit)
    QTest.keyClicks(page, "Words that nobody else may read")
    QTest.keyClick(page, Qt.Key.Key_Left)
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    before = (page.textCursor().position(), page.textCursor().anchor(), desk.item_id, window.windowTitle())
    scrolled = page.verticalScrollBar().value()
    unlock = locked(qtbot, window)
    assert any("nobody else may read" in note.text for _, note in desk.meeting.every_note())
    shown = words_on_screen()
    assert "Harbour" not in shown and "nobody else" not in shown and window.windowTitle() == TITLE
    assert not window.bar.isVisible() and not window.messages.words
    with pytest.raises(LockedError):
        desk.workspace.read(lambda session: session.connection())
    unlocked(qtbot, window, unlock)
    assert focus_in(window) is page and window.pages.currentWidget() is window.area
    assert (page.textCursor().position(), page.textCursor().anchor(), desk.item_id, window.windowTitle()) == before
    assert page.verticalScrollBar().value() == scrolled and window.bar.isVisible()
    QTest.keyClick(page, Qt.Key.Key_End)
    QTest.keyClicks(page, ", and more")
    assert desk.workspace.settle()
    press(window, "Ctrl+Z")
    press(window, "Ctrl+Z")
    assert not any("nobody else" in note.text for _, note in desk.meeting.every_note())


def test_a_wrong_passphrase_leaves_it_locked(qtbot: QtBot, window: Window) -> None:
    page = locked(qtbot, window)
    enter(page, "not this one")
    qtbot.waitUntil(lambda: "not the passphrase" in page.said.text(), timeout=UNLOCK_MS)
    assert locking_up.of(window).is_locked and not locking.is_open(locking_up.of(window).folder)


def test_keys_of_the_program_do_nothing_while_it_is_locked(qtbot: QtBot, window: Window) -> None:
    items = len([*desk_of(window).meeting.every_item()])  # type: ignore[union-attr]
    page = locked(qtbot, window)
    for keys_ in ("Ctrl+Return", "F5", "Ctrl+K", "Ctrl+N", "Ctrl+3"):
        press(window, keys_)
    assert window.pages.currentWidget() is page and QApplication.activeModalWidget() is None
    assert page.line.hasFocus()
    unlocked(qtbot, window, page)
    assert len([*desk_of(window).meeting.every_item()]) == items  # type: ignore[union-attr]


def test_a_pane_that_floats_is_hidden_and_comes_back(qtbot: QtBot, window: Window) -> None:
    area = window.area
    assert area is not None
    dock = next(one.dock for one in area.placed if one.card.name == "agenda")
    assert dock is not None
    dock.setFloating(True)
    page = locked(qtbot, window)
    assert not dock.isVisible()
    unlocked(qtbot, window, page)
    assert dock.isVisible() and dock.isFloating()


def during(dialog: QDialog, deed: Callable[[], None]) -> None:
    """Do something while a dialog is shown, and leave it in the end."""
    failed: list[BaseException] = []

    def do() -> None:
        try:
            deed()
        except BaseException as error:
            failed.append(error)
        finally:
            dialog.done(0)

    QTimer.singleShot(0, do)
    dialog.exec()
    if failed:
        raise failed[0]


def test_a_dialog_keeps_what_is_typed_in_it(qtbot: QtBot, window: Window) -> None:
    from desktop.dialogs.keep_version import KeepVersionDialog

    dialog = KeepVersionDialog(window, "Harbour as agreed")
    lock = locking_up.of(window)

    def deed() -> None:
        size = dialog.size()
        dialog.comment_line.setText("half a comm")
        dialog.comment_line.setFocus()
        dialog.comment_line.setCursorPosition(4)
        assert lock.lock()
        qtbot.waitUntil(lambda: not locking.is_open(lock.folder), timeout=UNLOCK_MS)
        page = lock.page
        assert page is not None and page.window() is dialog and page.isVisible() and dialog.windowTitle() == TITLE
        assert page.geometry() == dialog.rect() and "Harbour" not in words_on_screen()
        QTest.keyClick(page.line, Qt.Key.Key_F1)
        qtbot.wait(1)
        assert QApplication.activeModalWidget() is dialog and lock.page is page
        dialog.close()
        assert dialog.isVisible()
        unlocked(qtbot, window, page)
        assert dialog.isVisible() and dialog.size() == size and dialog.windowTitle() == "Keep a version"
        assert dialog.comment_line.text() == "half a comm" and dialog.comment_line.hasFocus()
        assert dialog.comment_line.cursorPosition() == 4

    during(dialog, deed)


def test_a_question_waits_behind_the_lock(qtbot: QtBot, window: Window) -> None:
    box = question.sheet(window, "Remove “Harbour”?", "It goes with all its notes.")
    box.addButton("Leave it", QMessageBox.ButtonRole.RejectRole)
    lock = locking_up.of(window)

    def deed() -> None:
        assert lock.lock()
        page = lock.page
        assert page is not None and page.window() is box and page.geometry() == box.rect()
        qtbot.waitUntil(lambda: not locking.is_open(lock.folder), timeout=UNLOCK_MS)
        unlocked(qtbot, window, page)
        assert box.isVisible()

    during(box, deed)


def test_what_is_said_meanwhile_waits_to_be_read(qtbot: QtBot, window: Window) -> None:
    page = locked(qtbot, window)
    window.messages.say("The minutes of the Harbour Board were written.")
    assert not window.messages.words and "Harbour" not in words_on_screen()
    unlocked(qtbot, window, page)
    assert "were written" in window.messages.words


def test_the_key_stays_until_a_backup_is_made(qtbot: QtBot, window: Window) -> None:
    work = BackupWork(window)
    goes_on = threading.Event()
    work.start(lambda: goes_on.wait(20))
    lock = locking_up.of(window)
    assert lock.lock() and lock.page is not None
    qtbot.waitUntil(lambda: locking_up.STILL_WRITING in lock.page.about.text(), timeout=UNLOCK_MS)  # type: ignore[union-attr]
    assert locking.is_open(lock.folder)
    goes_on.set()
    qtbot.waitUntil(lambda: not locking.is_open(lock.folder), timeout=UNLOCK_MS)
    assert locking_up.STILL_WRITING not in lock.page.about.text()
    work.close()


def test_it_locks_by_itself_and_says_why(qtbot: QtBot, window: Window) -> None:
    lock = locking_up.of(window)
    assert lock.watch.minutes == locking_up.USUAL_MINUTES
    lock.watch.soon.emit(60)
    assert window.messages.words == locking_up.SOON
    lock.watch.stirred.emit()
    assert not window.messages.words and not lock.is_locked
    lock.watch.idle.emit()
    assert lock.page is not None and "30 minutes" in lock.page.about.text()


def test_without_a_passphrase_nothing_locks(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path / "plain", harbour_meeting()), "latest") as window:
        assert window.findChild(WindowLock) is None
        press(window, "Ctrl+Shift+K")
        assert locking_up.NO_PASSPHRASE in window.messages.words and not locking_up.of(window).is_locked


def test_selected_words_are_not_left_to_paste(qtbot: QtBot, window: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("copied by the clerk")
    page = locked(qtbot, window)
    assert clipboard.text() == "copied by the clerk"
    if clipboard.supportsSelection():
        assert not clipboard.text(QClipboard.Mode.Selection)
    unlocked(qtbot, window, page)


def test_a_second_start_on_a_locked_window_waits_with_its_meeting(qtbot: QtBot, window: Window, folder: Path) -> None:
    assert desk_of(window).workspace.leave()
    page = locked(qtbot, window)
    assert one_window.ask_forward(folder, "latest")
    qtbot.waitUntil(lambda: bool(locking_up.of(window)._waiting), timeout=UNLOCK_MS)
    unlocked(qtbot, window, page)
    assert desk_of(window).meeting is not None


def test_a_window_that_is_closed_while_it_is_locked_keeps_its_panes(
    qtbot: QtBot, folder: Path, locked_away: tuple[Path, Key]
) -> None:
    keys.hold(folder, locked_away[1])
    with opened(qtbot, folder, "latest") as window:
        assert window.area is not None
        dock = next(one.dock for one in window.area.placed if one.card.name == "agenda")
        assert dock is not None
        dock.setFloating(True)
        locked(qtbot, window)
    with opened(qtbot, folder) as window:
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None, timeout=UNLOCK_MS)
        assert window.area is not None
        dock = next(one.dock for one in window.area.placed if one.card.name == "agenda")
        assert dock is not None and dock.isFloating()


def test_a_damaged_file_is_recovered_behind_the_passphrase(
    qtbot: QtBot, folder: Path, locked_away: tuple[Path, Key]
) -> None:
    keys.hold(folder, locked_away[1])
    backups.make(folder, datetime(2031, 5, 14, 15, 30))
    locking.lock(folder)
    content = bytearray((folder / FILE).read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    (folder / FILE).write_bytes(content)
    damage.note(folder)

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DamagedDialog):
            next(one for one in dialog.buttons.buttons() if "the backup" in one.text().replace("&", "")).click()
        else:
            QTimer.singleShot(50, go_on)

    with opened(qtbot, folder, "latest") as window:
        page = window.pages.currentWidget()
        assert isinstance(page, UnlockPage)
        QTimer.singleShot(50, go_on)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None and desk_of(window).meeting is not None, timeout=UNLOCK_MS)
        assert locking.is_locked(folder) and b"Harbour" not in (folder / FILE).read_bytes()


def test_no_passphrase_is_in_the_log_nor_anywhere_in_the_folder(
    qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.watch(folder, window)
    page = locked(qtbot, window)

    def fails(_folder: Path, passphrase: str) -> None:
        raise ValueError(f"{len(passphrase)} letters")

    with monkeypatch.context() as broken:
        broken.setattr(locking, "unlock", fails)
        enter(page, PASSPHRASE)
        qtbot.waitUntil(lambda: "noted in the log" in page.said.text(), timeout=UNLOCK_MS)
    unlocked(qtbot, window, page)
    assert "ValueError" in (folder / crash.LOG).read_text()
    window.settings.write()
    assert not any(b"kettle" in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not any("kettle" in words for words in capfd.readouterr())
    for one in (window, *window.findChildren(QWidget)):
        assert "kettle" not in f"{one.accessibleName()} {one.accessibleDescription()} {text_of(one)}"


def test_a_crash_is_told_over_the_lock(qtbot: QtBot, window: Window, folder: Path) -> None:
    page = locked(qtbot, window)
    seen: list[QWidget | None] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        seen.append(box)
        if isinstance(box, QMessageBox):
            assert not box.findChildren(UnlockPage) and not page.line.hasFocus()
            QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)
    say_crash(window, folder / crash.LOG, "somewhere")
    assert isinstance(seen[0], QMessageBox) and locking_up.of(window).is_locked
    page.begin()
    unlocked(qtbot, window, page)


def test_words_that_cannot_be_kept_keep_the_file_open_behind_the_lock(qtbot: QtBot, window: Window) -> None:
    workspace, lock = desk_of(window).workspace, locking_up.of(window)
    holder = object()
    workspace.holding.add(holder)
    assert lock.lock() and lock.page is not None
    qtbot.waitUntil(lambda: locking_up.STILL_HELD in lock.page.about.text(), timeout=UNLOCK_MS)  # type: ignore[union-attr]
    assert locking.is_open(lock.folder) and not window.bar.isVisible()
    workspace.holding.discard(holder)
    qtbot.waitUntil(lambda: not locking.is_open(lock.folder), timeout=UNLOCK_MS)


@posix
def test_what_only_the_open_files_hold_is_not_let_go_of_by_locking(
    qtbot: QtBot, window: Window, folder: Path, tmp_path: Path
) -> None:
    lock, ours = locking_up.of(window), tmp_path / "ours.db"
    (folder / FILE).rename(ours)
    (folder / FILE).write_bytes(b"somebody else's")
    assert lock.lock() and lock.page is not None
    qtbot.waitUntil(lambda: locking_up.STILL_LOST in lock.page.about.text(), timeout=UNLOCK_MS)  # type: ignore[union-attr]
    assert locking.is_open(folder) and not window.bar.isVisible() and not desk_of(window).workspace.store.suspended
    ours.replace(folder / FILE)
    qtbot.waitUntil(lambda: not locking.is_open(folder), timeout=UNLOCK_MS)


@posix
def test_no_passphrase_is_changed_while_another_file_lies_in_the_place(
    qtbot: QtBot, window: Window, folder: Path, tmp_path: Path
) -> None:
    (folder / FILE).rename(tmp_path / "ours.db")
    (folder / FILE).write_bytes(b"somebody else's")
    assert not locking_up.choose(window)
    assert passphrase_change.NOT_OURS in window.messages.words
    conversion = passphrase_change.Conversion(window, folder)
    with qtbot.waitSignal(conversion.failed, timeout=UNLOCK_MS) as failed:
        conversion.start(PASSPHRASE, "")
    assert passphrase_change.NOT_OURS in failed.args[0]
    assert (folder / FILE).read_bytes() == b"somebody else's" and not desk_of(window).workspace.store.suspended
    (tmp_path / "ours.db").replace(folder / FILE)


def test_a_file_that_is_gone_is_told_on_the_page(qtbot: QtBot, window: Window, folder: Path) -> None:
    page = locked(qtbot, window)
    (folder / FILE).rename(folder / "elsewhere.db")
    enter(page, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(page.said.text()) and not page.busy, timeout=UNLOCK_MS)
    assert locking_up.of(window).is_locked
    (folder / "elsewhere.db").rename(folder / FILE)
