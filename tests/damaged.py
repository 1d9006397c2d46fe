"""Databases that a disk has damaged."""

from __future__ import annotations

import random
from pathlib import Path


def spoil(path: Path, seed: int = 4, pages: int = 3) -> None:
    """Write nonsense over some of the pages that hold rows of notes, in whose words "painted" stands.

    sqlite.org/fileformat2.html, 1.6: such a page begins with 13.
    """
    dice = random.Random(seed)
    content = bytearray(path.read_bytes())
    holding = [
        at for at in range(4096, len(content), 4096) if content[at] == 13 and b"painted" in content[at : at + 4096]
    ]
    for at in dice.sample(holding, pages):
        content[at : at + 4096] = dice.randbytes(4096)
    path.write_bytes(content)
