from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import meetings
from db.store import Store
from desktop import garbage, giving_back, heap
from desktop.giving_back import GivingBack
from desktop.workspace import REST_MS, Workspace
from tests.samples import harbour_meeting


def test_a_rest_makes_what_search_waits_for_and_says_so(qtbot: QtBot, store: Store) -> None:
    workspace = Workspace(store)
    with qtbot.waitSignal(workspace.rested, timeout=REST_MS * 4):
        workspace.alter(meetings.add(harbour_meeting()), "Meeting")
    assert not store.catch_up(1)


def test_memory_is_given_back_in_a_rest_and_not_in_every_one(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, given = Workspace(store), []
    monkeypatch.setattr(garbage, "clear", lambda: given.append("cleared"))
    GivingBack(workspace)
    workspace.rested.emit()
    assert given == []
    monkeypatch.setattr(giving_back, "EVERY_SECONDS", 0)
    workspace.rested.emit()
    assert given == ["cleared"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give memory back by themselves")
def test_what_was_freed_leaves_the_process() -> None:
    from ctypes import CDLL, c_size_t, c_void_p

    library = CDLL(None)
    library.malloc.restype, library.malloc.argtypes = c_void_p, [c_size_t]
    library.free.argtypes = [c_void_p]
    taken = [library.malloc(60_000) for _ in range(2000)]
    for at in taken:
        library.memset(c_void_p(at), 1, c_size_t(60_000))
    for at in taken[:-1]:
        library.free(at)
    before = _resident()
    heap.trim()
    assert _resident() < before - 50
    library.free(taken[-1])


HEAPS = """
import ctypes, sys, tempfile, threading
from desktop import heap
if sys.argv[1:] == ["shared"]:
    heap.share()
library = ctypes.CDLL(None)
library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
together = threading.Barrier(4)
def take():
    together.wait()
    for _ in range(200):
        library.malloc(5000)
    together.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
library.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as file:
    told = ctypes.c_void_p(library.fopen(file.name.encode(), b"w"))
    library.malloc_info(0, told)
    library.fclose(told)
    print(file.read().count(b"<heap nr"))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have one heap, or keep them otherwise")
def test_threads_share_one_heap() -> None:
    def heaps(*how: str) -> int:
        house = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [sys.executable, "-c", HEAPS, *how], cwd=house, capture_output=True, text=True, check=True
        )
        return int(done.stdout)

    assert heaps() > 1
    assert heaps("shared") == 1


def _resident() -> float:
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.partition("VmRSS:")[2].split()[0]) / 1024
