"""The package's copyright file: whose work stands in it, and under which licence."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from installers import facts

NAMED = ("licen", "copying", "notice", "authors")
COMMON = (
    "On Debian and Ubuntu the whole text of the GNU Lesser General Public License, version 3, stands in\n"
    "/usr/share/common-licenses/LGPL-3, and that of the Apache License, version 2, in\n"
    "/usr/share/common-licenses/Apache-2.0.\n"
)


def words(program: Path) -> str:
    """Return the file for a program that was made: its own licence, and those of everything that it brings."""
    brought = [*_python(), *(_library(one) for one in brought_libraries()), *_found_in(program)]
    return (
        f"{facts.TITLE} {facts.version()}\n\n{(facts.ROOT / 'LICENSE').read_text(encoding='utf-8')}\n"
        f"It brings with it what others made, each under its own licence.\n\n{COMMON}\n" + "\n".join(brought)
    )


def brought_libraries() -> list[importlib.metadata.Distribution]:
    """Return the libraries that the program needs at run time, and those that these need, by name."""
    found: dict[str, importlib.metadata.Distribution] = {}

    def take(name: str) -> None:
        one = importlib.metadata.distribution(name)
        key = one.metadata["Name"].lower()
        if key in found:
            return
        found[key] = one
        for wanted in map(Requirement, one.requires or ()):
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                take(wanted.name)

    for wanted in facts.project()["dependencies"]:
        take(Requirement(wanted).name)
    return [found[name] for name in sorted(found)]


def _library(one: importlib.metadata.Distribution) -> str:
    told = one.metadata
    licence = told.get("License-Expression") or (told.get("License") or "").split("\n")[0]
    texts = [path for path in one.files or () if ".dist-info" in str(path) and _is_licence(Path(str(path)).name)]
    whole = "\n\n".join(filter(None, (_text(Path(str(path.locate()))) for path in texts)))
    return _part(f"{told['Name']} {one.version}", licence, whole)


def _python() -> Iterator[str]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield _part(f"Python {version}", "Python-2.0.1", "Copyright (c) 2001-2026 Python Software Foundation")


def _found_in(program: Path) -> Iterator[str]:
    """Yield what stands beside fonts, icons and other resources."""
    for path in sorted((program / "_internal" / "resources").rglob("*")):
        if path.is_file() and _is_licence(path.name) and path.suffix in ("", ".txt"):
            yield _part(f"resources/{path.parent.name}", "", _text(path))


def _text(path: Path) -> str:
    """Return what stands in a file, "" where it is a licence that every Debian has: `COMMON` says where."""
    words = path.read_text(encoding="utf-8", errors="replace").strip()
    return "" if "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in words.upper() else words


def _is_licence(name: str) -> bool:
    return name.lower().startswith(NAMED)


def _part(title: str, licence: str, text: str) -> str:
    return f"{'-' * 78}\n{title}{f': {licence}' if licence else ''}\n\n{text}\n"
