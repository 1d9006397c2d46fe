"""Modules that run when they are first asked for something; `importlib.util.LazyLoader` is not safe with threads before
Python 3.12 (github.com/python/cpython/issues/114763)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader, MetaPathFinder
else:
    # They are asked for what they can do, not for what they are; to import the classes takes 2 ms of the start.
    Loader = MetaPathFinder = object

_LOCK = RLock()
"""One for all: whoever asks waits until a module that runs in another thread is through."""


class LaterModule(ModuleType):
    """A module that has not run yet. It runs, and is like any other, once a name in it is asked for."""

    def __getattribute__(self, name: str) -> object:
        if not (name.startswith("__") and name.endswith("__")):
            run(self)
        return ModuleType.__getattribute__(self, name)


class LaterLoader(Loader):
    """Stands in for the loader of a module until it runs."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader
        self.running = False

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__class__ = LaterModule


class LaterFinder(MetaPathFinder):
    """Finds the modules of a package, but not those of packages in it, as the finders after it do."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.rpartition(".")[0] != self._package:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, (finder.find_spec(name, path, target) for finder in others)), None)
        if spec is not None and spec.loader is not None and spec.submodule_search_locations is None:
            spec.loader = LaterLoader(spec.loader)
        return spec


def begin(package: str) -> None:
    """Let the modules of a package run when they are first asked for something."""
    sys.meta_path.insert(0, LaterFinder(package))


def run(module: ModuleType) -> None:
    """Run a module that has not run yet; one that fails is tried again when it is next asked for something."""
    with _LOCK:
        spec = module.__spec__
        later = spec.loader if spec is not None else None
        if not isinstance(later, LaterLoader) or later.running:
            return
        assert spec is not None
        later.running = True
        try:
            later.loader.exec_module(module)
        finally:
            later.running = False
        spec.loader = module.__loader__ = later.loader
        module.__class__ = ModuleType
