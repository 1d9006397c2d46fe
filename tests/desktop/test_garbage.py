from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop import garbage
from desktop.garbage import Garbage


class Ring:
    """What refers to itself, and tells in which thread it goes."""

    gone: list[Thread]

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.gone.append(current_thread())


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    Ring.gone = []
    monkeypatch.setattr(gc, "freeze", lambda: None)  # a window of an earlier test may still be warming up
    limits, enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.set_threshold(*limits)
    gc.enable() if enabled else gc.disable()


def rings(count: int) -> None:
    for _ in range(count):
        Ring()


def test_python_alone_looks_for_garbage_in_any_thread() -> None:
    gc.enable()
    gc.set_threshold(50, 1, 1)
    _in_another_thread(500)
    assert any(thread is not main_thread() for thread in Ring.gone)


def test_only_the_windows_thread_looks_for_garbage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "MUCH", (50, 1, 1))
    monkeypatch.setattr(garbage, "EVERY_MS", 20)
    parent = QObject()
    Garbage(parent)
    _in_another_thread(500)
    assert Ring.gone == []
    qtbot.waitUntil(lambda: len(Ring.gone) >= 500)
    assert set(Ring.gone) == {main_thread()}


def test_what_is_young_is_looked_through_when_there_is_much_and_the_old_more_rarely() -> None:
    gc.disable()
    gc.set_threshold(50, 1, 50)
    gc.collect()
    garbage.look()
    assert gc.get_count()[1] == 0
    kept = [Ring() for _ in range(200)]
    garbage.look()
    garbage.look()
    assert gc.get_count()[0] < 50
    seen = weakref.ref(kept[0])
    kept.clear()
    for _ in range(4):
        rings(100)
        garbage.look()
    assert seen() is None


def _in_another_thread(count: int) -> None:
    thread = Thread(target=rings, args=(count,))
    thread.start()
    thread.join()
