from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import word_files
from desktop.minutes.word_reading.word_text import Refused
from desktop.widgets.message_bar import MessageBar
from desktop.window import Window
from desktop.word_files import Reading
from tests.desktop.old_files import typed
from tests.desktop.windows import opened


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def held() -> Iterator[threading.Event]:
    """Lets a reading wait until the test is over."""
    event = threading.Event()
    yield event
    event.set()


def test_what_is_read_is_handed_over(qtbot: QtBot, parent: QWidget) -> None:
    reading = Reading(lambda: "words", parent)
    with qtbot.waitSignal(reading.done) as heard:
        reading.start()
    assert heard.args == ["words"]


def test_what_fails_is_told(qtbot: QtBot, parent: QWidget) -> None:
    def fail() -> str:
        raise Refused("No.")

    reading = Reading(fail, parent)
    with qtbot.waitSignal(reading.failed) as heard:
        reading.start()
    assert isinstance(heard.args and heard.args[0], Refused)


def test_what_takes_too_long_is_given_up(qtbot: QtBot, parent: QWidget, held: threading.Event) -> None:
    reading = Reading(held.wait, parent, longest=0.05)
    with qtbot.waitSignal(reading.failed) as heard:
        reading.start()
    assert isinstance(heard.args and heard.args[0], TimeoutError)


def test_of_what_is_given_up_nothing_is_heard(qtbot: QtBot, parent: QWidget, held: threading.Event) -> None:
    reading = Reading(held.wait, parent)
    told: list[object] = []
    reading.done.connect(told.append)
    reading.failed.connect(told.append)
    reading.start()
    with qtbot.waitSignal(reading.ended):
        reading.give_up()
    held.set()
    qtbot.wait(50)
    assert told == []


def test_what_takes_a_moment_shows_itself_and_can_be_cancelled(
    qtbot: QtBot, tmp_path: Path, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_files, "PATIENCE_MS", 10)
    ended: list[bool] = []
    with opened(qtbot, tmp_path) as window:
        word_files.follow(window, "long.docx", held.wait, ended.append, lambda: ended.append(False))
        qtbot.waitUntil(window.progress.isVisible)
        assert "long.docx" in window.progress.accessibleName()
        window.progress._on_cancel()
        assert ended == [False] and not window.progress.isVisible()
        assert _told(window) == "Reading long.docx was cancelled."


def _told(window: Window) -> str:
    assert isinstance(window.messages, MessageBar)
    return window.messages.words


def test_a_file_that_cannot_be_opened_or_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match=r"gone\.docx cannot be opened"):
        word_files.contents(tmp_path / "gone.docx")
    file = typed(tmp_path / "forum.docx")
    assert word_files.contents(file).blocks
    monkeypatch.setattr(word_files, "LARGEST", 100)
    with pytest.raises(Refused, match="larger than"):
        word_files.contents(file)
