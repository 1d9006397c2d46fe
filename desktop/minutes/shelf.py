"""How what comes in kinds is found: every module of a shelf declares exactly one card, named `CARD`."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Protocol, TypeVar


class Card(Protocol):
    """What every card has: its place among the others."""

    @property
    def order(self) -> int: ...


C = TypeVar("C", bound=Card)
K = TypeVar("K")


def cards(shelf: ModuleType, kind: type[C]) -> tuple[C, ...]:
    """Return the cards of a shelf in their order.

    Raises TypeError with the module's name where a module has no card of this kind.
    """
    return tuple(sorted((card(shelf, name, kind) for name in names(shelf)), key=lambda card: card.order))


def names(shelf: ModuleType) -> tuple[str, ...]:
    """Return the names of the modules on a shelf, none of them imported yet."""
    return tuple(entry.name for entry in pkgutil.iter_modules(shelf.__path__))


def card(shelf: ModuleType, name: str, kind: type[K]) -> K:
    """Return the card of one module. Raises TypeError with the module's name where it has none of this kind."""
    module = importlib.import_module(f"{shelf.__name__}.{name}")
    found = getattr(module, "CARD", None)
    if not isinstance(found, kind):
        raise TypeError(f"{module.__name__} must declare one CARD of type {kind.__name__}")
    return found
