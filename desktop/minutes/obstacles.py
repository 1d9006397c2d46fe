"""What stands against a document that everybody can read: each obstacle with how it is mended."""

from __future__ import annotations

from db.values import Struct
from desktop.minutes.document import Ref


class Obstacle(Struct, frozen=True, kw_only=True):
    """One thing that keeps somebody from reading a document, in plain words, and what the clerk can do about it.

    `rule` is the source of the demand: "GOV.UK tables", "WCAG 1.4.3", "PDF/UA 7.1". `ref` is the (first) record that it
    concerns, where it concerns one.
    """

    what: str
    mend: str
    rule: str = ""
    ref: Ref | None = None
