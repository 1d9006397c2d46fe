"""What stands against a document that everybody can read: each obstacle with how it is mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that keeps somebody from reading a document, in plain words, and what the clerk can do about it.

    `rule` is the source of the demand: "GOV.UK tables", "WCAG 1.4.3", "PDF/UA 7.1".
    """

    what: str
    mend: str
    rule: str = ""
