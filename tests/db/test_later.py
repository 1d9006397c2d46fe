"""Modules that run when they are first asked for something."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from db import later

SLOW = """
import time
import office
office.ran.append(__name__)
first = "begun"
time.sleep(0.05)
last = "done"
"""
WRONG = """
import office
office.ran.append(__name__)
well = 1 / (len(office.ran) - 1)
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Make a package with modules that say when they ran."""
    folder = tmp_path / "office"
    (folder / "shelf").mkdir(parents=True)
    (folder / "__init__.py").write_text("ran = []\n")
    (folder / "shelf" / "__init__.py").write_text("import office\noffice.ran.append('shelf')\n")
    (folder / "minutes.py").write_text(SLOW)
    (folder / "wrong.py").write_text(WRONG)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    later.begin("office")
    yield importlib.import_module("office")
    for name in [name for name in sys.modules if name.split(".")[0] == "office"]:
        del sys.modules[name]


def test_a_module_runs_when_it_is_first_asked_for_something(office: ModuleType) -> None:
    minutes = importlib.import_module("office.minutes")
    assert minutes.__name__ == "office.minutes" and minutes.__file__
    assert office.ran == []
    assert minutes.last == "done"
    assert office.ran == ["office.minutes"]
    assert type(minutes) is ModuleType and importlib.import_module("office.minutes") is minutes
    assert minutes.first == "begun" and office.ran == ["office.minutes"]


def test_whoever_asks_while_it_runs_waits_until_it_is_through(office: ModuleType) -> None:
    minutes = importlib.import_module("office.minutes")
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda name: getattr(minutes, name), ("first", "last", "last", "last")))
    assert found == ["begun", "done", "done", "done"]
    assert office.ran == ["office.minutes"]


def test_one_that_fails_is_run_again_when_it_is_asked_again(office: ModuleType) -> None:
    wrong = importlib.import_module("office.wrong")
    with pytest.raises(ZeroDivisionError):
        _ = wrong.well
    assert wrong.well == 1


def test_a_name_that_is_not_there_is_told_as_of_any_module(office: ModuleType) -> None:
    minutes = importlib.import_module("office.minutes")
    with pytest.raises(AttributeError, match=r"office\.minutes.*nothing"):
        _ = minutes.nothing


def test_packages_in_it_and_other_modules_are_left_alone(office: ModuleType) -> None:
    importlib.import_module("office.shelf")
    assert office.ran == ["shelf"]
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("office.nowhere")


def test_the_nouns_are_imported_without_the_tables() -> None:
    words = "import sys; from db import actions, notes, snapshot; sys.exit('sqlalchemy' in sys.modules)"
    subprocess.run([sys.executable, "-c", words], check=True, timeout=60)
