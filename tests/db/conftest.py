"""What tests of the database may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from db.store import Store
from tests.db.archives import fill


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
