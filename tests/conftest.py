"""What every test may ask for: a real store in a folder of its own."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from desktop import garbage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()


@pytest.fixture(autouse=True)
def garbage_between_tests() -> Iterator[None]:
    """Look for garbage where no thread of a window runs, as the program does (`desktop.garbage`)."""
    yield
    garbage.look()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "books")
    yield store
    store.close()
