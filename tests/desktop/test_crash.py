from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from db.store import FILE, StoreError
from desktop import crash
from tests.desktop.windows import opened


def test_the_log_names_the_place_and_never_the_words(tmp_path: Path) -> None:
    try:
        raise ValueError("Action: EM to tell nobody")
    except ValueError as error:
        log = crash.write_down(tmp_path, crash.report(type(error), error.__traceback__))
    assert log is not None
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written and "test_crash.py" in written
    assert "tell nobody" not in written


def test_a_failure_that_has_words_of_its_own_is_said_in_them(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, tmp_path / "books") as window:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        crash.watch(tmp_path, window, told=(StoreError,))
        sys.excepthook(StoreError, StoreError("The disk is full."), None)
        assert window.messages.words == "The disk is full."


def test_a_failure_in_a_slot_is_told_and_the_program_lives_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(crash, "say", lambda _window, log, _found: told.append(log))
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    with opened(qtbot, tmp_path / "books") as window:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        crash.watch(tmp_path, window)
        sys.excepthook(RuntimeError, RuntimeError("unforeseen"), None)
        assert told == [tmp_path / crash.LOG]
        assert window.isVisible()


def test_a_file_that_is_no_database_is_refused_and_left_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_bytes(b"my shopping list, not a database at all" * 40)
    refused: list[str] = []
    monkeypatch.setattr(crash, "refuse", lambda _window, words: refused.append(words))
    with opened(qtbot, tmp_path):
        pass
    assert "not a Minutebook database" in refused[0]
    assert (tmp_path / FILE).read_bytes().startswith(b"my shopping list")


def test_the_report_can_be_copied_and_the_window_lives_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        buttons = {button.text(): button for button in box.buttons()}
        buttons["Copy the report"].click()
        assert box.isVisible()
        buttons["Go on working"].click()

    with opened(qtbot, tmp_path / "books") as window:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        crash.watch(tmp_path, window)
        QTimer.singleShot(20, answer)
        try:
            raise ValueError("what was typed")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        copied = QApplication.clipboard().text()
        assert "ValueError" in copied and "test_crash.py" in copied and "what was typed" not in copied
        assert copied in (tmp_path / crash.LOG).read_text()
        assert window.isVisible()
    QApplication.clipboard().clear()


def test_what_fails_in_a_thread_is_in_the_log_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "__excepthook__", lambda _failure: None)
    with opened(qtbot, tmp_path / "books") as window:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        crash.watch(tmp_path, window)

        def fail() -> None:
            raise KeyError("what was typed")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    noted = (tmp_path / crash.LOG).read_text()
    assert "KeyError" in noted and " fail" in noted and "what was typed" not in noted
