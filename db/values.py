"""What every value of the program is made of: a class of named fields, which C makes and compares.

Python compiles each dataclass anew when it is defined: for the hundred of an open meeting that was a tenth of the time
until the window takes keys. `replace` and `fields` of `dataclasses` do not know these values; take the ones from here.
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
