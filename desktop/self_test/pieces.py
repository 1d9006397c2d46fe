"""The pieces of the program, each proved to be there and to be usable."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from pathlib import Path

CONTENTS = "contents.json"
"""Written by the build among the resources: the names of all modules, and the digests of all files beside them."""

MIGRATIONS = "db.migrations"
"""Run by Alembic, file by file, and imported by nobody."""

SHELVES = {
    "desktop.command_line.commands": "commands",
    "desktop.minutes.checks": "checks",
    "desktop.minutes.exports": "formats",
    "desktop.minutes.imports": "sources",
    "desktop.minutes.member_lists": "member_lists",
    "desktop.minutes.shorthand": "marks",
    "desktop.panes": "panes",
    "desktop.screens": "names",
}
"""Each shelf, and its function that returns what stands on it."""


PLUGINS = (
    "platforms/*",
    "platforminputcontexts/*",
    "wayland-shell-integration/*",
    "imageformats/*svg*",
    "iconengines/*",
)
"""Where the plugins stand without which there is no window, no key or no icon."""


class Missing(Exception):
    """A piece is not there or is not what was built; the words name it."""


def as_built(_place: Path) -> str:
    """Hold every file against what the build put in; run from source, there is nothing to hold it against."""
    listed = _resources() / CONTENTS
    if not listed.is_file():
        return "run from source, so nothing was built"
    built = json.loads(listed.read_text(encoding="utf-8"))
    root = _resources().parent
    for name, digest in built["files"].items():
        if not (root / name).is_file():
            raise Missing(f"{name} is not there")
        if sha256((root / name).read_bytes()).hexdigest() != digest:
            raise Missing(f"{name} is not as it was built")
    known = set(modules_here())
    if gone := [name for name in built["modules"] if name not in known]:
        raise Missing(f"{', '.join(gone)} {'is' if len(gone) == 1 else 'are'} not there")
    return f"{len(built['files'])} files and {len(built['modules'])} modules are as they were built"


def every_library(_place: Path) -> str:
    """Load the plugins by which Qt draws and takes keys: what they ask of the system has to be there."""
    if not (_resources() / CONTENTS).is_file():
        return "run from source, so nothing was put beside it"
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    found = sorted({path for places in PLUGINS for path in plugins.glob(places)})
    if not found:
        raise Missing(f"there are no plugins in {plugins}")
    for path in found:
        load(path)
    return f"{len(found)} plugins of Qt find what they need"


def load(path: Path) -> None:
    """Load a library. Raises Missing with what the system says it lacks."""
    from ctypes import CDLL

    try:
        CDLL(str(path))
    except OSError as error:
        raise Missing(f"{path.name} cannot be loaded: {error}") from error


def every_module(_place: Path) -> str:
    """Import every module: a library that was left out shows here."""
    names = modules_here()
    for name in names:
        try:
            # A module of db runs when it is first asked for something.
            getattr(importlib.import_module(name), "CARD", None)
        except Exception as error:
            raise Missing(f"{name} cannot be imported: {type(error).__name__}: {error}") from error
    return f"{len(names)} can be imported"


def every_shelf(_place: Path) -> str:
    """Read the cards of every shelf; none is empty."""
    found = []
    for name, every in SHELVES.items():
        cards = getattr(importlib.import_module(name), every)()
        if not cards:
            raise Missing(f"nothing stands on {name}")
        found.append(f"{len(cards)} {name.rpartition('.')[2].replace('_', ' ')}")
    return ", ".join(found)


def every_style(_place: Path) -> str:
    """Read every house style and the Word template that it names, and the words of the screen that edits them."""
    from desktop.minutes.house_style import built_in
    from desktop.minutes.style_editing.choices import pages
    from desktop.minutes.word.template import Template

    styles = built_in()
    if not styles:
        raise Missing("there is no house style in resources/styles")
    for style in styles.values():
        try:
            Template(style.look.template)
        except (OSError, ValueError) as error:
            raise Missing(f"the Word template {style.look.template} of {style.name}: {error}") from error
    return f"{', '.join(styles)}, with their Word templates, on {len(pages())} pages of choices"


def every_font(_place: Path) -> str:
    """Read every font that a document can want, also those that stand in for signs."""
    from reportlab.pdfbase.ttfonts import TTFont

    from desktop.minutes.fonts import face, font_file, stand_in

    wanted = [face(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
    wanted = list(dict.fromkeys([*wanted, *map(stand_in, wanted)]))
    for name in wanted:
        if not font_file(name).is_file():
            raise Missing(f"{font_file(name).name} is not there")
        TTFont(name, str(font_file(name)))
    return ", ".join(wanted)


def every_icon(_place: Path) -> str:
    """Draw every icon; those that the style sheet names are among them."""
    from desktop.widgets import theme
    from desktop.widgets.colours import LIGHT

    wanted = re.findall(r"url\(([^)]+)\)", theme.style_sheet(LIGHT, 10))
    icons = {path.resolve() for path in (*theme.ICONS.glob("*.svg"), *map(Path, wanted))}
    for path in (theme.ICONS / "minutebook.svg", *sorted(icons)):
        if not path.is_file():
            raise Missing(f"{path.name} is not there")
        _draw(path)
    return f"{len(icons)} can be drawn"


def every_chapter(_place: Path) -> str:
    """Read every chapter of the guide, with what is filled into it and its pictures."""
    from desktop.guide.filled import told
    from desktop.minutes.guide.blocks import Picture
    from desktop.minutes.guide.chapters import PICTURES, read

    guide = read(told())
    if not guide.chapters:
        raise Missing("there is no chapter in resources/guide")
    shown = (block for chapter in guide.chapters for block in chapter.within if isinstance(block, Picture))
    pictures = sorted({Path(block.file).name for block in shown})
    if gone := [name for name in pictures if not (PICTURES / name).is_file()]:
        raise Missing(f"{', '.join(gone)} {'is' if len(gone) == 1 else 'are'} not in resources/guide/pictures")
    return f"{len(guide.chapters)} chapters, {len(pictures)} pictures"


def every_licence(_place: Path) -> str:
    """Read the licence of everything that is shipped."""
    from desktop.licences import components, text_of

    for one in components():
        try:
            if not text_of(one):
                raise Missing(f"{one.name} has no licence in resources/licences")
        except OSError as error:
            raise Missing(f"the licence of {one.name}: {error.filename} is not there") from error
    return f"of {len(components())} components"


def _draw(path: Path) -> None:
    from PySide6.QtSvg import QSvgRenderer

    if not QSvgRenderer(str(path)).isValid():
        raise Missing(f"{path.name} cannot be drawn")


def _resources() -> Path:
    return Path(str(resources.files("resources")))


def modules_here() -> tuple[str, ...]:
    """Return the names of all modules of ours that can be found, none of them imported but packages."""
    return tuple(name for room in ("db", "desktop") for name in _below(room))


def _below(package: str) -> Iterator[str]:
    yield package
    for entry in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
        if entry.name == MIGRATIONS:
            continue
        if entry.ispkg:
            yield from _below(entry.name)
        else:
            yield entry.name
