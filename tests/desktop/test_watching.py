"""What becomes of the files while the window is open, and of the time."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from db import meetings, put_back, snapshot
from db.store import FILE, Store
from desktop import one_window, rescue
from desktop.one_window import IN_USE, WHO
from desktop.watching import Watching
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in
from tests.samples import harbour_meeting

WAIT_MS = 10_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")


class Wrist:
    """A clock that is set by hand: seconds since it was made, and those that it says."""

    def __init__(self) -> None:
        self.steady, self.wall = 1000.0, 1_900_000_000.0

    def __call__(self) -> tuple[float, float]:
        return self.steady, self.wall

    def go(self, steady: float, wall: float | None = None) -> None:
        self.steady += steady
        self.wall += steady if wall is None else wall


@pytest.fixture
def wrist() -> Wrist:
    return Wrist()


@pytest.fixture
def watching(window: Window, books: Path, wrist: Wrist) -> Watching:
    return Watching(window, desk_of(window), books, wrist)


def type_in(window: Window, words: str) -> None:
    QTest.keyClicks(focus_in(window), words)


def written(books: Path) -> str:
    """Return all that a fresh start would find in the newest meeting."""
    with closing(Store.open(books)) as store:
        (card, *_) = store.read(meetings.cards)
        return "\n".join(note.text for _, note in store.read(snapshot.load(card.id)).every_note())


def nothing_there(database: Path) -> None:
    database.unlink()


def everything_gone(database: Path) -> None:
    for path in database.parent.glob("minutebook.db*"):
        path.unlink()


def without_its_log(database: Path) -> None:
    database.with_name(f"{FILE}-wal").unlink()


def an_older_copy(database: Path) -> None:
    older = kept_in(database.parent.parent / "older", harbour_meeting(title="As it was last week"))
    (older / FILE).replace(database)


@posix
@pytest.mark.parametrize("fault", [nothing_there, everything_gone, without_its_log])
def test_a_file_that_was_taken_away_is_put_back_with_every_word(
    qtbot: QtBot, window: Window, watching: Watching, books: Path, fault: Callable[[Path], None]
) -> None:
    type_in(window, "Before. ")
    qtbot.waitSignal(desk_of(window).workspace.saved, timeout=WAIT_MS).wait()
    fault(books / FILE)
    type_in(window, "And after.")
    qtbot.waitUntil(
        lambda: "back in" in window.messages.words or "been put back" in window.messages.words, timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.status.words.startswith("saved"), timeout=WAIT_MS)
    assert not rescue.read(books) and not put_back.left(books)
    window.close()
    assert "Before. And after." in written(books)


@posix
def test_it_is_noticed_without_a_key_being_pressed(
    qtbot: QtBot, window: Window, watching: Watching, books: Path
) -> None:
    everything_gone(books / FILE)
    qtbot.waitUntil(lambda: (books / FILE).exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "been put back" in window.messages.words, timeout=WAIT_MS)


@posix
def test_another_file_in_its_place_is_set_aside_when_the_clerk_says_so(
    qtbot: QtBot, window: Window, watching: Watching, books: Path
) -> None:
    type_in(window, "Ours. ")
    qtbot.waitSignal(desk_of(window).workspace.saved, timeout=WAIT_MS).wait()
    an_older_copy(books / FILE)
    lies = (books / FILE).read_bytes()
    type_in(window, "More of it.")
    qtbot.waitUntil(lambda: window.messages.take_focus(), timeout=WAIT_MS)
    assert "another one was put in its place" in window.messages.words and "read out" in window.messages.words
    assert (books / FILE).read_bytes() == lies and desk_of(window).workspace.holding
    assert "More of it." in rescue.read(books)[0].words
    window.messages.press("Put it back")
    (aside,) = books.glob("put aside *")
    assert (aside / FILE).read_bytes() == lies and not desk_of(window).workspace.holding
    qtbot.waitUntil(lambda: str(aside) in window.messages.words, timeout=WAIT_MS)
    window.close()
    assert "Ours. More of it." in written(books)


@posix
def test_what_was_read_out_stays_where_another_file_is_gone_on_with(
    qtbot: QtBot, window: Window, watching: Watching, books: Path
) -> None:
    type_in(window, "Ours. ")
    qtbot.waitSignal(desk_of(window).workspace.saved, timeout=WAIT_MS).wait()
    an_older_copy(books / FILE)
    watching.look()
    qtbot.waitUntil(lambda: "read out" in window.messages.words, timeout=WAIT_MS)
    store = desk_of(window).workspace.store
    store.suspend()
    store.resume()
    watching.look()
    (copy,) = put_back.left(books)
    assert str(copy) in window.messages.words


@posix
@pytest.mark.parametrize("back", [True, False])
def test_closing_asks_what_is_to_lie_in_its_place(
    qtbot: QtBot, window: Window, watching: Watching, books: Path, back: bool
) -> None:
    type_in(window, "Ours.")
    qtbot.waitSignal(desk_of(window).workspace.saved, timeout=WAIT_MS).wait()
    an_older_copy(books / FILE)
    watching.look()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            words = "Put it back and close" if back else "Close without it"
            next(button for button in box.buttons() if button.text() == words).click()
        else:
            QTimer.singleShot(20, answer)

    QTimer.singleShot(20, answer)
    assert window.close()
    assert ("Ours." in written(books)) is back
    assert bool(put_back.left(books)) is not back


@posix
def test_a_folder_that_is_gone_for_a_while_is_gone_on_with_when_it_is_back(
    qtbot: QtBot, window: Window, watching: Watching, books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    books.rename(tmp_path / "away")
    type_in(window, "Typed while the stick was out.")
    qtbot.waitUntil(lambda: "taken out" in window.messages.words, timeout=WAIT_MS)
    assert "goes on by itself" in window.messages.words
    assert not (books / FILE).exists()
    assert any("stick was out" in path.read_text() for path in home.glob("Minutebook *.txt"))
    shutil.rmtree(books, ignore_errors=True)
    (tmp_path / "away").rename(books)
    qtbot.waitUntil(lambda: not desk_of(window).workspace.holding, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.messages.words == "", timeout=WAIT_MS)
    assert not list(home.glob("*"))
    window.close()
    assert "stick was out" in written(books)


# ---- the clock


@pytest.mark.parametrize(
    ("steady", "wall", "woken"),
    [
        (2.0, 2.0, False),
        (10.0, 10.0, False),
        (2.0, 2.0 + 8 * 3600, True),
        (8 * 3600, 8 * 3600, True),
        (2.0, -86_400.0, True),
        (2.0, 1.6, False),
    ],
    ids=["as ever", "a slow look", "slept", "slept, and the steady clock went on", "set back", "put right"],
)
def test_the_clocks_tell_that_the_computer_slept_or_was_set(
    qtbot: QtBot, watching: Watching, wrist: Wrist, steady: float, wall: float, woken: bool
) -> None:
    told: list[bool] = []
    watching.woke.connect(lambda: told.append(True))
    wrist.go(steady, wall)
    watching.look()
    watching.look()
    assert bool(told) is woken and len(told) <= 1


def test_on_waking_words_are_handed_over_and_the_time_is_right_again(
    qtbot: QtBot, window: Window, watching: Watching, wrist: Wrist, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = desk_of(window).workspace
    now = datetime.now()
    if now.time() < time(0, 10):
        pytest.skip("a meeting that began ten minutes ago began yesterday")
    begun = (now - timedelta(minutes=5)).time().replace(second=0, microsecond=0)
    assert workspace.meeting is not None
    workspace.do(meetings.change(workspace.meeting.id, date=now.date(), start=begun, end=None), "Heading")
    window.status._begun = now + timedelta(hours=1)
    type_in(window, "Before the lid was shut.")
    wrist.go(2, 3600)
    with qtbot.waitSignal(workspace.saved, timeout=WAIT_MS):
        watching.look()
    assert any("the lid was shut" in note.text for _, note in workspace.meeting.every_note())
    assert "in session 0:0" in window.status.words


# ---- who has the folder


def test_a_folder_that_somebody_took_over_meanwhile_is_only_read_from_then_on(
    qtbot: QtBot, window: Window, watching: Watching, wrist: Wrist, books: Path
) -> None:
    claimed = one_window.claim(books)
    watching.look()
    assert window.messages.words == ""
    (books / IN_USE).write_text("77\nminutebook\nclerk-laptop\n\n\n")
    (books / WHO).write_text(json.dumps({"user": "maren", "machine": "clerk-laptop"}))
    before = (books / FILE).read_bytes()
    wrist.go(2, 3600)
    watching.look()
    assert "taken over on clerk-laptop: maren" in window.messages.words
    type_in(window, "Not into hers.")
    qtbot.waitUntil(lambda: bool(desk_of(window).workspace.holding), timeout=WAIT_MS)
    assert "Not into hers." in rescue.read(books)[0].words and (books / FILE).read_bytes() == before
    one_window.release(books, claimed)
    assert (books / IN_USE).read_text().startswith("77") and (books / WHO).exists()
    desk_of(window).workspace.store.only_read = ""


def test_a_machine_that_is_called_otherwise_by_another_network_has_taken_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimed = one_window.claim(tmp_path)
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "clerk-laptop.lan")
    assert one_window.taken(tmp_path) == ""
    assert one_window.claim(tmp_path).here
    one_window.release(tmp_path, claimed)


def test_our_own_lock_and_none_at_all_are_nobody_s(books: Path) -> None:
    assert one_window.taken(books) == ""
    (books / IN_USE).write_text(f"{os.getpid()}\nminutebook\n{QSysInfo.machineHostName()}\n\n\n")
    assert one_window.taken(books) == ""
