"""Copies of the open minutes that went out as Word files, for tests that bring them back corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.copies_out import copy_of
from desktop.exporting import rendering
from desktop.minutes.exports import format_for
from desktop.window import Window
from tests.desktop.windows import desk_of
from tests.minutes.returned_copies import Copy


def gone_out(window: Window) -> bytes:
    """Let the open minutes go out as a Word file, as the export writes them."""
    desk = desk_of(window)
    form = format_for(".docx", "minutes")
    assert desk.meeting is not None and form is not None
    copy = copy_of(desk.meeting.id, desk.style.name, "minutes", form)
    assert copy is not None
    content = rendering(desk.meeting, desk.style, "minutes", form, None, copy)(lambda _share: None)
    assert copy.keep(desk.workspace.store)
    return content


def corrected(content: bytes, path: Path, *edits: Callable[[Copy], object], tracked: bool = True) -> Path:
    """Correct a Word file and put it in its place."""
    copy = Copy(content, tracked=tracked)
    for edit in edits:
        edit(copy)
    path.write_bytes(copy.saved())
    return path


def choose(monkeypatch: pytest.MonkeyPatch, *files: Path) -> list[tuple[str, str]]:
    """Let the clerk choose these files; returns what is told since."""
    told: list[tuple[str, str]] = []
    dialog = "desktop.menus.bringing_in.QFileDialog"
    monkeypatch.setattr(f"{dialog}.getOpenFileNames", lambda *_: ([str(file) for file in files], ""))
    monkeypatch.setattr(f"{dialog}.getOpenFileName", lambda *_: (str(files[0]) if files else "", ""))
    monkeypatch.setattr("desktop.dialogs.question.tell", lambda _parent, title, about: told.append((title, about)))
    return told
