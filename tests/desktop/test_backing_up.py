"""The thread in which backups are made: it outlives whatever goes wrong in it."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.store import StoreError
from desktop import crash
from desktop.backing_up import UNFORESEEN, BackupWork
from tests.desktop.windows import opened

WORK_MS = 20_000


def raising(error: Exception) -> object:
    raise error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreError("The disk is full."), "The disk is full."),
        (OSError(28, "No space left on device"), UNFORESEEN),
        (ValueError("EM to tell nobody"), UNFORESEEN),
    ],
    ids=["foreseen", "of the disk", "of the program"],
)
def test_what_goes_wrong_is_told_and_the_next_is_done(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    with opened(qtbot, tmp_path / "books") as window:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        monkeypatch.setattr(threading, "__excepthook__", lambda _failure: None)
        crash.watch(tmp_path, window)
        work = BackupWork(window)
        failed: list[str] = []
        done: list[object] = []
        work.failed.connect(failed.append)
        work.done.connect(done.append)
        work.start(lambda: raising(error))
        work.start(lambda: "the next")
        qtbot.waitUntil(lambda: not work.busy, timeout=WORK_MS)
        assert (failed, done) == ([words], ["the next"])
        work.close()
        log = tmp_path / crash.LOG
        assert log.exists() == (words == UNFORESEEN)
        if log.exists():
            assert type(error).__name__ in log.read_text() and "tell nobody" not in log.read_text()
