"""What the program proves of itself once it is installed: that it is whole, works, and writes what can be read back.

To add a proof: one function that returns in a few words what it found, or raises; and its row in `PROOFS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.self_test import pieces, work

if TYPE_CHECKING:
    from desktop.window import Window

WHOLE, NOT_WHOLE = 0, 1

BringIn = Callable[["Window", Path], None]
Proof = Callable[[Path], str]

PROOFS: dict[str, Proof] = {
    "contents": pieces.as_built,
    "libraries": pieces.every_library,
    "modules": pieces.every_module,
    "shelves": pieces.every_shelf,
    "house styles": pieces.every_style,
    "fonts": pieces.every_font,
    "icons": pieces.every_icon,
    "guide": pieces.every_chapter,
    "licences": pieces.every_licence,
    "migrations": work.migrations,
    "meeting": work.meeting,
    "Word": work.word,
    "PDF": work.pdf,
    "other formats": work.other_formats,
    "locked data": work.locked,
}
"""What is proved, in this order, each in a folder that those before it worked in."""


def run(folder: Path | None, bring_in: BringIn) -> int:
    """Prove everything, print a line for each proof, and return the exit code: 1 where any of them failed.

    The work is done in a new folder within `folder` (None: the system's for temporary files), gone afterwards.
    """
    from desktop.self_test import window

    every: dict[str, Proof] = {**PROOFS, "window": lambda place: window.takes_a_key(place, bring_in)}
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with TemporaryDirectory(dir=folder, prefix="self-test-") as place:
        for name, good, words in prove(every.items(), Path(place)):
            print(f"{'ok    ' if good else 'FAILED'}  {name}: {words}", flush=True)
            failed += not good
    print(f"{failed} of {len(every)} FAILED" if failed else f"all {len(every)} are ok", flush=True)
    return NOT_WHOLE if failed else WHOLE


def prove(proofs: Iterable[tuple[str, Proof]], place: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield for each proof its name, whether it held, and in one line what was found or what is wrong."""
    for name, proof in proofs:
        try:
            yield name, True, proof(place)
        except Exception as error:
            yield name, False, " ".join(_why(error).split())


def _why(error: Exception) -> str:
    if isinstance(error, pieces.Missing):
        return str(error)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f", at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error}{at}"
