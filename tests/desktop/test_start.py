"""The start: what is not needed to show the window, or to take keys in it, is imported after that."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import intake
from db.records import new_id
from db.store import Store
from desktop.completing import kept_up
from desktop.minutes.house_style import built_in
from tests.samples import harbour_meeting

HEAVY = ("sqlalchemy", "alembic", "docx", "reportlab", "lxml", "xlsxwriter", "pypdfium2", "sqlcipher3", "tomlkit")

STARTS = """
import sys
from desktop import app as program

def look_after(name):
    there = getattr(program, name)
    def look(window, *rest):
        answer = there(window, *rest) if name != "_after_paint" else None
        print(*sys.modules)
        window.close()
        return answer
    setattr(program, name, look)

look_after(sys.argv[1])
sys.exit(program.main(sys.argv[2:]))
"""


@pytest.mark.parametrize("library", HEAVY)
def test_the_window_is_made_without(library: str) -> None:
    words = f"import sys, desktop.app, desktop.window; sys.exit({library!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", words], check=True, timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Keep a meeting as an import does: nothing in it is left to be brought up to date."""
    with closing(Store.open(tmp_path)) as store:
        store.write(intake.bring_in([harbour_meeting(id=new_id())], kept_up(built_in())))
    return tmp_path


def imported_by(step: str, folder: Path, *arguments: str) -> set[str]:
    """Start the program, close it as soon as `step` is through, and return what was imported by then; where the step is
    what follows the first paint, it is not begun."""
    command = [sys.executable, "-c", STARTS, step, "--data", str(folder), *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=environment)
    return set(done.stdout.split())


def test_the_window_is_painted_without_what_makes_the_values_of_a_meeting(folder: Path) -> None:
    there = imported_by("_after_paint", folder, "--open", "latest")
    assert "desktop.window" in there
    assert not there & {"msgspec", "dataclasses", "db.values", "db.records"}


def test_the_start_page_takes_keys_without_what_only_a_meeting_needs(folder: Path) -> None:
    there = imported_by("_look_first", folder)
    assert "db.first_look" in there
    assert not there & {
        *HEAVY,
        "db.models",
        "desktop.workspace",
        "desktop.menus.seating",
        "desktop.minutes.house_style",
    }
    assert not [name for name in there if name.startswith(("desktop.panes.", "desktop.screens.", "desktop.dialogs."))]


def test_a_meeting_takes_keys_without_what_only_writing_needs(folder: Path) -> None:
    there = imported_by("bring_in", folder, "--open", "latest")
    assert "desktop.panes.notes" in there
    assert not there & {*HEAVY, "db.models"}
    assert not [name for name in there if name.startswith(("desktop.screens.", "desktop.minutes.exports."))]
