"""What goes into the stand-alone program: everything of ours, and of the libraries what is needed."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.self_test import pieces
from installers import collected, facts, icons, program

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "installers" / "minutebook.spec"


def test_every_module_on_a_shelf_goes_in() -> None:
    going = set(collected.modules())
    for shelf in pieces.SHELVES:
        folder = ROOT / shelf.replace(".", "/")
        for path in folder.glob("*.py"):
            name = shelf if path.stem == "__init__" else f"{shelf}.{path.stem}"
            assert name in going


def test_every_module_that_the_self_test_imports_goes_in() -> None:
    assert {name for name in collected.modules() if not name.startswith("resources")} == set(pieces.modules_here())


def test_every_resource_and_every_migration_goes_in_as_a_file() -> None:
    going = dict(collected.files())
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            assert going[path] == path.parent.relative_to(ROOT).as_posix()
    migrations = list((ROOT / "db" / "migrations" / "versions").glob("0*.py"))
    assert len(migrations) > 5 and set(migrations) < set(going)


def test_what_migrations_import_goes_in() -> None:
    assert {"alembic", "sqlalchemy", "db.models"} <= set(collected.imported_by_migrations())


@pytest.mark.parametrize(
    "module",
    [
        "sqlalchemy.dialects.sqlite",
        "alembic.ddl.sqlite",
        "docx",
        "lxml.etree",
        "reportlab.pdfgen.canvas",
        "xlsxwriter",
        "icalendar",
        "vobject",
        "pypdfium2",
        "sqlcipher3.dbapi2",
        "tomlkit",
        "msgspec",
        "platformdirs",
        "PIL.Image",
        "PySide6.QtPrintSupport",
        "PySide6.QtSvg",
    ],
)
def test_what_the_program_imports_is_not_left_out(module: str) -> None:
    importlib.import_module(module)
    parts = module.split(".")
    assert not {".".join(parts[:at]) for at in range(1, len(parts) + 1)} & set(collected.MODULES_LEFT_OUT)


KEPT = [
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/x"),
    ("PySide6/Qt/plugins/platforms/libqwayland.so", "/venv/x"),
    ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "/venv/x"),
    ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", "/venv/x"),
    ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "/venv/x"),
    ("PySide6/Qt/lib/libQt6DBus.so.6", "/venv/x"),
    ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"),
    ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0"),
    ("python3.11/lib-dynload/_ctypes.cpython-311-x86_64-linux-gnu.so", "/usr/lib/python3.11/lib-dynload/_ctypes.so"),
    ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\x"),
    ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", "C:\\x"),
    ("PySide6\\Qt6Core.dll", "C:\\x"),
    ("python311.dll", "C:\\x"),
    ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/opt/x"),
    ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "/opt/x"),
]
LEFT_OUT = [
    ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/venv/x"),
    ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", "/venv/x"),
    ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/venv/x"),
    ("PySide6/Qt/lib/libQt6Quick.so.6", "/venv/x"),
    ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6"),
    ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0"),
    ("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6"),
    ("PySide6\\Qt6Quick.dll", "C:\\x"),
    ("PySide6\\opengl32sw.dll", "C:\\x"),
    ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", "/opt/x"),
]


@pytest.mark.parametrize(("name", "source"), KEPT)
def test_a_library_that_is_needed_is_kept(name: str, source: str) -> None:
    assert collected.keeps_binary(name, source)


@pytest.mark.parametrize(("name", "source"), LEFT_OUT)
def test_a_library_that_nothing_needs_is_left_out(name: str, source: str) -> None:
    assert not collected.keeps_binary(name, source)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("resources/styles/notes-table.toml", True),
        ("docx/templates/default.docx", True),
        ("icalendar/tests/x.ics", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6\\translations\\qtbase_de.qm", False),
        ("minutebook-0.0.9.dist-info/METADATA", False),
        ("markupsafe-3.0.4.dist-info/METADATA", True),
    ],
)
def test_files_of_libraries_are_kept_where_they_are_read(name: str, kept: bool) -> None:
    assert collected.keeps_file(name) is kept


class Builder:
    """Takes what PyInstaller's own parts would be given, and keeps it."""

    def __init__(self) -> None:
        self.given: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def part(self, name: str) -> Any:
        def take(*values: Any, **named: Any) -> Any:
            self.given.setdefault(name, []).append((values, named))
            return self

        return take

    scripts = (("pyi_rth_pyside6", "hook.py", "PYSOURCE"), ("main", "main.py", "PYSOURCE"))
    binaries = (("PySide6/Qt6Quick.dll", "C:\\x", "BINARY"), ("PySide6/Qt6Core.dll", "C:\\x", "BINARY"))
    datas = (("icalendar/tests/x.ics", "x", "DATA"), ("docx/templates/default.docx", "x", "DATA"))
    pure = ()


def built_on(platform: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Builder:
    """Carry the spec out as PyInstaller would on a system, up to what PyInstaller does itself."""
    monkeypatch.setattr(program, "WORK", tmp_path)
    monkeypatch.setattr(icons, "MADE", tmp_path)
    icons.ico(), icons.icns()
    builder = Builder()
    names = {name: builder.part(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    with monkeypatch.context() as faked:
        faked.setattr(sys, "platform", platform)
        faked.setattr(sys, "path", list(sys.path))
        code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
        exec(code, {"SPECPATH": str(SPEC.parent), **names})
    return builder


@pytest.mark.parametrize(
    ("platform", "starts", "bundles"),
    [
        ("linux", {"minutebook": True}, 0),
        ("win32", {"minutebook": False, "minutebook-cli": True}, 0),
        ("darwin", {"minutebook": False}, 1),
    ],
)
def test_the_spec_holds_on_every_system(
    platform: str, starts: dict[str, bool], bundles: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = built_on(platform, monkeypatch, tmp_path).given
    assert {named["name"]: named["console"] for _, named in given["EXE"]} == starts
    assert len(given.get("BUNDLE", ())) == bundles
    (whole,) = given["COLLECT"]
    *_, binaries, datas = whole[0]
    assert [one[0] for one in binaries] == ["PySide6/Qt6Core.dll"]
    there = {one[0] for one in datas}
    assert "docx/templates/default.docx" in there and "icalendar/tests/x.ics" not in there
    assert {"resources/contents.json", f"minutebook-{facts.version()}.dist-info/METADATA"} <= there
    ((_, analysed),) = given["Analysis"]
    assert set(collected.modules()) <= set(analysed["hiddenimports"])
    scripts = given["EXE"][0][0][1]
    assert ("pyi_rth_pyside6" in [one[0] for one in scripts]) is (platform != "linux")


def test_what_windows_shows_of_the_program_can_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(program, "WORK", tmp_path)
    words = program.version_of_windows().read_text(encoding="utf-8")
    compile(words, "version_info.txt", "eval")
    assert f"'ProductVersion', '{facts.version()}'" in words


def test_the_version_stands_in_one_place() -> None:
    from email.parser import HeaderParser

    told = HeaderParser().parsestr(facts.metadata())
    assert (told["Name"], told["Version"]) == ("minutebook", facts.version())
    others = [path for path in (ROOT / "installers").rglob("*") if path.suffix in (".iss", ".xml", ".py", ".desktop")]
    assert [path for path in others if facts.version() in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/program", "LD_LIBRARY_PATH_ORIG": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
        ({"LD_LIBRARY_PATH": "/program"}, {}),
        ({}, {}),
    ],
)
def test_what_is_opened_from_the_program_gets_the_clerks_environment(
    before: dict[str, str], after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import runpy

    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    runpy.run_path(str(ROOT / "installers" / "environment.py"))
    assert {name: value for name, value in os.environ.items() if name.startswith("LD_LIBRARY")} == after


def test_a_program_that_grew_too_large_is_not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(2000))
    (tmp_path / "again").symlink_to("large")
    assert 2000 < program.size_of(tmp_path) < 2100
    program.weigh(tmp_path)
    monkeypatch.setattr(program, "LARGEST", 1000)
    with pytest.raises(ValueError, match="at most"):
        program.weigh(tmp_path)
