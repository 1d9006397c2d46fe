"""What stands against a document that everybody can read: each obstacle with how it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.minutes.document import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that keeps somebody from reading a document, in plain words, and what the clerk can do about it.

    `rule` is the source of the demand: "GOV.UK tables", "WCAG 1.4.3", "PDF/UA 7.1". `ref` is the (first) record that it
    concerns, where it concerns one.
    """

    what: str
    mend: str
    rule: str = ""
    ref: Ref | None = None
