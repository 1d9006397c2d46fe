"""One window works in a data folder: a second start, another user, a window that was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import meetings, notes
from db.records import Note
from db.store import Store, StoreError
from desktop import one_window
from desktop.app import bring_in
from desktop.one_window import IN_USE, WHO, ComesForward, ask_forward, claim
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window
from tests.desktop.windows import kept_in
from tests.samples import harbour_meeting

HOLDS = """
import sys, time
from pathlib import Path
from desktop.one_window import claim
claimed = claim(Path(sys.argv[1]))
print("claimed" if claimed.lock else "refused", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the folder."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "claimed\n"
    yield holder
    holder.kill()
    holder.communicate()


def test_the_first_has_the_folder_until_it_lets_go(tmp_path: Path) -> None:
    first = claim(tmp_path / "books")
    assert first.lock is not None and not first.here and not first.held
    second = claim(tmp_path / "books")
    assert second.lock is None and second.here
    one_window.release(tmp_path / "books", first)
    assert list((tmp_path / "books").iterdir()) == []
    assert claim(tmp_path / "books").lock is not None


def test_a_window_that_was_killed_holds_nothing(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    assert claim(tmp_path).here
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert claim(tmp_path).lock is not None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"user": "maren", "machine": "clerk-laptop", "since": "2031-05-14T09:05"},
            "open on clerk-laptop: maren has been working on them since 14 May 2031, 09:05",
        ),
        ({"machine": "clerk-laptop"}, "open on clerk-laptop: somebody"),
        ({"user": "maren", "machine": "x", "since": "long ago"}, "maren has been working on them. "),
        (["no", "table"], "somebody has been working"),
        (None, "somebody has been working"),
    ],
)
def test_who_has_the_folder_elsewhere_is_named(
    tmp_path: Path, other: subprocess.Popen[str], told: object, said: str
) -> None:
    (tmp_path / WHO).write_text("no json" if told is None else json.dumps(told))
    found = claim(tmp_path)
    assert not found.here and said in found.held and str(tmp_path / IN_USE) in found.held


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_claimed_by_nobody(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert claim(tmp_path) == one_window.Claim()
    tmp_path.chmod(0o700)


def test_a_second_start_brings_the_window_forward_and_opens_what_it_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.setWindowState(Qt.WindowState.WindowMinimized)
    forward = ComesForward(window, tmp_path)
    with qtbot.waitSignal(forward.meeting_wanted) as wanted:
        assert ask_forward(tmp_path, "latest")
    assert wanted.args == ["latest"]
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    with qtbot.waitSignal(forward.meeting_wanted):
        ask_forward(tmp_path, "latest")


def test_what_was_asked_while_the_window_came_up_is_heeded(qtbot: QtBot, tmp_path: Path) -> None:
    assert claim(tmp_path).lock is not None
    ask_forward(tmp_path, "latest", [Path("minutes.json")])
    window = QWidget()
    qtbot.addWidget(window)
    forward = ComesForward(window, tmp_path)
    with qtbot.waitSignals([forward.meeting_wanted, forward.files_wanted]):
        pass
    assert one_window.heeded(tmp_path)


def test_what_was_asked_of_a_window_that_is_gone_is_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    ask_forward(tmp_path, "latest")
    assert claim(tmp_path).lock is not None
    window = QWidget()
    qtbot.addWidget(window)
    forward = ComesForward(window, tmp_path)
    with qtbot.assertNotEmitted(forward.meeting_wanted, wait=100):
        pass


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_window, "PATIENCE", 0.2)


def test_a_window_at_work_heeds_a_second_start_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    forward = ComesForward(window, tmp_path)
    found: list[bool] = []
    waits = threading.Thread(target=lambda: found.append(one_window.heeded(tmp_path)))
    with qtbot.waitSignal(forward.meeting_wanted):
        ask_forward(tmp_path, "latest")
        waits.start()
    waits.join(one_window.PATIENCE / 2)
    assert found == [True]


@pytest.mark.usefixtures("hurried")
def test_a_window_that_is_frozen_or_gone_heeds_nothing(tmp_path: Path) -> None:
    ask_forward(tmp_path, "latest")
    assert not one_window.heeded(tmp_path)
    (tmp_path / one_window.COME_FORWARD).unlink()
    assert not one_window.heeded(tmp_path)


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from desktop import one_window
from desktop.app import Wanted, open_window

one_window.PATIENCE = 0.2
app = QApplication(sys.argv[:1])

def read():
    for shown in app.topLevelWidgets():
        if shown.isVisible():
            print(shown.text() if isinstance(shown, QMessageBox) else shown.windowTitle(), flush=True)
            shown.close()

looking = QTimer(interval=20)
looking.timeout.connect(read)
looking.start()
sys.exit(open_window(Wanted(Path(sys.argv[1]))))
"""


@pytest.mark.parametrize("can_ask", [True, False])
def test_a_second_start_says_so_where_the_first_window_is_frozen(
    tmp_path: Path, other: subprocess.Popen[str], can_ask: bool
) -> None:
    other.send_signal(signal.SIGSTOP)
    if not can_ask:
        (tmp_path / one_window.COME_FORWARD).mkdir()
    second = subprocess.run([sys.executable, "-c", SECOND, str(tmp_path)], capture_output=True, text=True, timeout=30)
    assert second.stdout.splitlines() == [one_window.UNANSWERED], second.stderr
    assert second.returncode == 1


def test_what_somebody_else_has_is_read_and_not_changed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dressed = app.font(), app.palette(), app.styleSheet()
    hooks = sys.excepthook, threading.excepthook
    window = Window(Settings(folder), Theme(app, "light", 0))
    qtbot.addWidget(window)
    before = (folder / "minutebook.db").read_bytes()
    bring_in(window, folder, "latest", "These minutes are open on clerk-laptop.")
    sys.excepthook, threading.excepthook = hooks
    desk = window.desk
    assert desk is not None and desk.meeting is not None
    assert "clerk-laptop" in window.messages.words
    with qtbot.waitSignal(desk.refused) as refused:
        assert not desk.may_change()
    assert "clerk-laptop" in refused.args[0]
    with pytest.raises(StoreError, match="clerk-laptop"):
        desk.workspace.alter(notes.write(desk.meeting.items[0].id, [Note(text="x")]), "Typing")
    window.close()
    app.setFont(dressed[0])
    app.setPalette(dressed[1])
    app.setStyleSheet(dressed[2])
    assert (folder / "minutebook.db").read_bytes() == before


def test_a_folder_that_is_only_read_is_neither_made_nor_brought_up_to_date(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="elsewhere"):
        Store.open(tmp_path, only_read="open elsewhere")
    assert list(tmp_path.iterdir()) == []
    Store.open(tmp_path).close()
    with pytest.raises(StoreError, match="elsewhere"):
        Store.open(tmp_path, only_read="open elsewhere").write(meetings.add(harbour_meeting()))
