"""One correction of a copy that came back, and all of them."""

from __future__ import annotations

from typing import Literal

from db.values import Struct
from desktop.minutes.correcting.deeds import Deed
from desktop.minutes.document import Ref, Runs

Kind = Literal["changed", "added", "removed", "moved", "comment"]


class Correction(Struct, frozen=True, kw_only=True):
    """One difference between the copy that came back and the one that went out.

    `ref` is the record that it concerns; of an added paragraph, that after which it stands. `where` says the place in
    plain words ("Item 3, the action 3.1"). `words` shows it: unchanged, inserted and deleted runs in order. `after` is
    the new text in the markup of notes. `authors` are those whom tracked changes or the comment name.

    `cannot` is "" where it can be taken over by a yes; else why not and where the clerk corrects it by hand.
    `overtaken` says that the minutes have been changed there since the copy went out, and holds what they say now.
    `deed` is what a yes does (`taking.change_of`), None where it cannot be taken over.
    """

    key: int
    kind: Kind
    ref: Ref | None
    where: str
    words: Runs
    before: str = ""
    after: str = ""
    authors: tuple[str, ...] = ()
    cannot: str = ""
    overtaken: str = ""
    deed: Deed | None = None


class Corrections(Struct, frozen=True, kw_only=True):
    """All differences of a copy, in reading order; `left_out` says what of the copy was not read."""

    found: tuple[Correction, ...]
    left_out: tuple[str, ...] = ()
