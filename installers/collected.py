"""What goes into the stand-alone program, and what of the libraries is left out, by rules so that none is forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("db", "desktop", "resources")
MIGRATIONS = "db/migrations"

MODULES_LEFT_OUT = {
    "tkinter": "another kit of windows",
    "unittest": "for tests",
    "doctest": "for tests",
    "test": "for tests",
    "pdb": "for programmers",
    "pydoc": "for programmers",
    "lib2to3": "for programmers",
    "curses": "there is no terminal",
    "readline": "there is no terminal",
    "ensurepip": "nothing is installed at run time",
    "pip": "nothing is installed at run time",
    "setuptools": "nothing is installed at run time",
    "pkg_resources": "nothing is installed at run time",
    "distutils": "nothing is installed at run time",
    "ssl": "no network",
    "_ssl": "no network",
    "pytz": "zoneinfo knows the time zones",
    "numpy": "Pillow and reportlab would take it where it is installed",
    "cryptography": "SQLCipher brings its own",
    "mypy": "for programmers",
    "pytest": "for tests",
    "sqlalchemy.testing": "for tests",
    "alembic.testing": "for tests",
    "icalendar.tests": "for tests",
    "lxml.html": "no web page is read",
    "lxml.objectify": "no XML is read that way",
    "lxml.isoschematron": "no XML is checked that way",
    "PIL.ImageTk": "another kit of windows",
    "PIL._avif": "no document holds such pictures",
    "PIL._webp": "no document holds such pictures",
    "PIL._imagingcms": "colours are printed as they are given",
    "PIL._imagingft": "reportlab draws the letters itself",
    "PySide6.QtNetwork": "no network",
    "PySide6.QtQml": "windows are made of widgets",
    "PySide6.QtQuick": "windows are made of widgets",
    "PySide6.QtOpenGL": "nothing is drawn in three dimensions",
    "PySide6.QtTest": "for tests",
}
"""Modules that are left out, each with its reason."""

PLUGINS_KEPT = {
    "accessible*/*": "screen readers",
    "iconengines/*qsvgicon*": "icons",
    "imageformats/*qsvg*": "icons",
    "imageformats/*qico*": "icons of Windows",
    "imageformats/*qicns*": "icons of macOS",
    "imageformats/*qjpeg*": "logos of letterheads",
    "imageformats/*qgif*": "logos of letterheads",
    "platforms/*qxcb*": "X11",
    "platforms/*qwayland*": "Wayland",
    "platforms/*qoffscreen*": "the self-test",
    "platforms/*qwindows*": "Windows",
    "platforms/*qcocoa*": "macOS",
    "platforminputcontexts/*compose*": "accents by dead keys",
    "platforminputcontexts/*ibus*": "accents and other scripts by an input method",
    "platformthemes/*xdgdesktopportal*": "file dialogs and dark mode of the desktop",
    "platformthemes/*gtk3*": "file dialogs and fonts of GNOME",
    "printsupport/*": "printing",
    "styles/*": "the look of Windows and macOS",
    "wayland-shell-integration/*xdg-shell*": "Wayland",
    "wayland-decoration-client/*": "Wayland",
    "wayland-graphics-integration-client/*qt-plugin-wayland-egl*": "Wayland",
    "xcbglintegrations/*": "X11",
}
"""Qt's plugins that are put in, by folder and name, each with what it is for; all others are left out."""

LIBRARIES_LEFT_OUT = {
    "libQt6Qml*": "windows are made of widgets",
    "libQt6Quick*": "windows are made of widgets",
    "libQt6VirtualKeyboard*": "a clerk has a keyboard",
    "libQt6Network*": "no network",
    "libQt6Egl*": "for machines without a desktop",
    "libQt6WlShell*": "Wayland as it was before xdg-shell",
    "libQt6Pdf*": "pypdfium2 shows the pages",
    "Qt6Qml*": "windows are made of widgets",
    "Qt6Quick*": "windows are made of widgets",
    "Qt6VirtualKeyboard*": "a clerk has a keyboard",
    "Qt6Network*": "no network",
    "Qt6Pdf*": "pypdfium2 shows the pages",
    "QtQml*": "windows are made of widgets",
    "QtQuick*": "windows are made of widgets",
    "QtVirtualKeyboard*": "a clerk has a keyboard",
    "QtNetwork*": "no network",
    "QtPdf*": "pypdfium2 shows the pages",
    "opengl32sw.dll": "nothing is drawn in three dimensions",
    "d3dcompiler*": "nothing is drawn in three dimensions",
}
"""Libraries that PyInstaller finds beside Qt and that nothing here needs, by name, each with its reason."""

FILES_LEFT_OUT = {
    "PySide6/translations/*": "the program speaks English",
    "PySide6/Qt/translations/*": "the program speaks English",
    "PySide6/Qt/qml/*": "windows are made of widgets",
    "alembic/templates/*": "for programmers",
    "reportlab/fonts/*": "the program brings its own fonts",
    "lxml/isoschematron/*": "no XML is checked that way",
    "lxml/*.h": "for programmers",
    "minutebook-*.dist-info/*": "written by the build, so that it is never that of an older version",
    "minutebook.egg-info/*": "written by the build, so that it is never that of an older version",
    "icalendar/tests/*": "for tests",
    "*.pyi": "for programmers",
}
"""Files of libraries that are left out, by their place, each with its reason."""

OURS_ON_LINUX = ("libpython*", "libsqlite3.*", "libmpdec.*", "libssl.*", "libcrypto.*")
"""Libraries of the build machine that go in: those whose names or abilities differ between systems. All others the
package asks the system for, so that they are kept safe by its updates."""


def modules() -> list[str]:
    """Return the name of every module of ours: what is found by being there is imported by nobody."""
    return sorted(dotted(path) for path in _sources() if not _place(path).startswith(f"{MIGRATIONS}/"))


def files() -> list[tuple[Path, str]]:
    """Return every file that is read as a file, with the folder that it is put in: resources, and migrations, which
    Alembic runs from their source, with the words of a new database."""
    found = [path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    found += [*(ROOT / MIGRATIONS).rglob("*.py"), *(ROOT / MIGRATIONS).glob("*.sql")]
    return [(path, PurePosixPath(_place(path)).parent.as_posix()) for path in sorted(found)]


def contents() -> dict[str, object]:
    """Return what the program is to hold of ours, for `--self-test`: names of modules, and digests of files."""
    digests = {_place(path): sha256(path.read_bytes()).hexdigest() for path, _ in files()}
    return {"files": digests, "modules": [name for name in modules() if not name.startswith("resources")]}


def imported_by_migrations() -> list[str]:
    """Return what the migrations import: as files they are not looked into."""
    found: set[str] = set()
    for path in (ROOT / MIGRATIONS).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(found)


def keeps_binary(name: str, source: str) -> bool:
    """Tell whether a library is put in, by its place in the program and where it was found."""
    place = PurePosixPath(name.replace("\\", "/"))
    if "plugins" in place.parts:
        plugin = PurePosixPath(*place.parts[place.parts.index("plugins") + 1 :]).as_posix()
        return any(fnmatchcase(plugin, kept) for kept in PLUGINS_KEPT)
    if any(fnmatchcase(part, left_out) for part in place.parts for left_out in LIBRARIES_LEFT_OUT):
        return False
    if source.startswith(("/lib/", "/lib64/", "/usr/lib/")) and ".so" in place.name and "python3" not in source:
        return any(fnmatchcase(place.name, ours) for ours in OURS_ON_LINUX)
    return True


def keeps_file(name: str) -> bool:
    """Tell whether a file of a library is put in, by its place in the program."""
    place = name.replace("\\", "/")
    return not any(fnmatchcase(place, left_out) for left_out in FILES_LEFT_OUT)


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from (ROOT / room).rglob("*.py")


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
