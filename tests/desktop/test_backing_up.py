"""The thread in which backups are made: it outlives whatever goes wrong in it, and makes none at the wrong time."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import backups
from db.store import StoreError
from desktop import crash
from desktop.backing_up import UNFORESEEN, BackingUp, BackupWork
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting

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


def test_no_backup_is_begun_while_the_minutes_are_let_go_of(qtbot: QtBot, tmp_path: Path) -> None:
    """A passphrase is being chosen then: the key is not held yet, and a readable backup would stay."""
    folder = kept_in(tmp_path / "books", harbour_meeting())
    with opened(qtbot, folder, "latest") as window:
        store, backing_up = desk_of(window).workspace.store, BackingUp(window, folder)
        store.suspend()
        backing_up.look()
        assert not backing_up.work.busy
        store.resume()
        backing_up.look()
        qtbot.waitUntil(lambda: not backing_up.work.busy, timeout=WORK_MS)
        assert len(backups.every(folder)) == 1
