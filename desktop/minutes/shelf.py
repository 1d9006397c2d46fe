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


def cards(shelf: ModuleType, kind: type[C]) -> tuple[C, ...]:
    """Return the cards of a shelf in their order.

    Raises TypeError with the module's name where a module has no card of this kind.
    """
    found: list[C] = []
    for entry in pkgutil.iter_modules(shelf.__path__):
        module = importlib.import_module(f"{shelf.__name__}.{entry.name}")
        card = getattr(module, "CARD", None)
        if not isinstance(card, kind):
            raise TypeError(f"{module.__name__} must declare one CARD of type {kind.__name__}")
        found.append(card)
    return tuple(sorted(found, key=lambda card: card.order))
