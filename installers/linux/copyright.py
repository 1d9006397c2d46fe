"""The package's copyright file: whose work stands in it, and under which licence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.licences import Component, components
from installers import facts

COMMON = {"LGPL-3": "LGPL-3.0.txt", "GPL-3": "GPL-3.0.txt", "Apache-2.0": "Apache-2.0.txt"}
"""Licences that every Debian has in /usr/share/common-licenses, and which of our texts is the same."""
APACHE = "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"


def words() -> str:
    """Return the file: the program's own licence, and those of everything that it brings."""
    own = (facts.ROOT / "LICENSE").read_text(encoding="utf-8")
    brought = "\n".join(_part(one) for one in components() if one.name != facts.TITLE)
    return f"{facts.TITLE}\n\n{own}\nIt brings with it what others made, each under its own licence.\n\n{brought}"


def _part(one: Component) -> str:
    texts = "\n\n".join(_texts(one))
    return f"{'-' * 78}\n{one.name} {one.version}: {one.licence}\n{one.what}\n\n{texts}\n"


def _texts(one: Component) -> Iterator[str]:
    common = {ours: theirs for theirs, ours in COMMON.items()}
    for text in one.texts:
        theirs = common.get(Path(text).name)
        found = (facts.ROOT / "resources" / text).read_text(encoding="utf-8").strip()
        if theirs is None and APACHE in found.upper():
            theirs = "Apache-2.0"
        yield f"The whole text stands in /usr/share/common-licenses/{theirs}." if theirs else found
