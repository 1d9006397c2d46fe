"""What tests of the database may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import keys
from db.store import Store
from tests.db.archives import fill

LOCKED_TOO = (
    "test_backups",
    "test_backups",
    "test_meetings",
    "test_search",
    "test_templates_copies_and_pins",
    "test_versions",
)
"""Tests that run on a locked folder besides: what it holds is the same in every respect."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.module.__name__.rpartition(".")[2] in LOCKED_TOO and "store" in metafunc.fixturenames:
        metafunc.parametrize("store", ["plain", "locked"], indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "books"
    if getattr(request, "param", "plain") == "locked":
        keys.hold(folder, keys.Key(b"k" * 32, b"a certain salt ."))
    store = Store.open(folder)
    yield store
    store.close()
    keys.forget(folder)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Store]]:
    """Give archives by their seed, each made once: they are only read."""
    made: dict[int, Store] = {}

    def archive(seed: int) -> Store:
        if seed not in made:
            made[seed] = Store.open(tmp_path_factory.mktemp(f"archive-{seed}"))
            fill(made[seed], seed)
        return made[seed]

    yield archive
    for store in made.values():
        store.close()
