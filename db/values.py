"""What every value of the program is made of: a class of named fields, which C makes and compares.

As dataclasses, of which each is compiled when it is defined, the hundreds of values took a fifth of the time until the
window took keys; Python's own `replace` and `fields` know them no longer, so take these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import NODEFAULT, Struct, field
from msgspec.structs import FieldInfo, asdict, fields

if TYPE_CHECKING:
    from dataclasses import replace  # which a type checker follows to the fields of the value, for a Struct too
else:
    from msgspec.structs import replace

__all__ = ["NODEFAULT", "FieldInfo", "Struct", "asdict", "field", "fields", "replace"]
