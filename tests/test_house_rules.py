"""Who may import whom: the arrows of the house, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOREIGN = ("PySide6", "sqlalchemy", "alembic", "docx", "lxml", "reportlab", "xlsxwriter", "pypdfium2", "platformdirs")
FOREIGN += ("icalendar", "vobject", "tomlkit", "sqlcipher3", "msgspec")
WRITERS = ("docx", "lxml", "reportlab", "xlsxwriter", "icalendar", "vobject", "tomlkit")
VALUES = ("db.records", "db.values")

Rule = tuple[str, tuple[str, ...], str]

ROOMS: tuple[Rule, ...] = (
    ("db/records", VALUES, "records import nothing of ours but each other, and no library"),
    ("db/values", ("msgspec",), "it says what values are made of, and nothing else"),
    ("db/", ("db", "sqlalchemy", "alembic", "sqlcipher3"), "the database knows neither Qt nor the desktop"),
    ("desktop/minutes/exports/", (*VALUES, "desktop.minutes", *WRITERS), "a format knows records and its library"),
    ("desktop/minutes/imports/", (*VALUES, "desktop.minutes", *WRITERS), "a source knows records and its library"),
    ("desktop/minutes/member_lists/", (*VALUES, "desktop.minutes", *WRITERS), "a list knows its library"),
    (
        "desktop/minutes/",
        (*VALUES, "desktop.minutes", *WRITERS, "resources"),
        "the craft knows neither Qt nor SQL",
    ),
    (
        "desktop/widgets/",
        ("desktop.widgets", "db.values", "PySide6", "resources"),
        "a widget knows nothing of meetings",
    ),
    ("desktop/workspace", ("PySide6.QtCore", "db", "desktop.steps", "sqlalchemy"), "it knows no widget and no feature"),
    ("desktop/steps", ("db.changes", "db.values"), "steps know what they changed"),
)

NOBODY_IMPORTS = {"desktop.app": ("main",), "desktop.command_line": ("desktop/app", "main"), "msgspec": ("db/values",)}

PARTS_OF_THE_WINDOW = (
    "desktop/window",
    "desktop/pane_area",
    "desktop/start_page",
    "desktop/screen_stack",
    "desktop/committee_box",
    "desktop/scope_bar",
    "desktop/committee_pages/",
    "desktop/first_start/",
    "desktop/about_pages/",
    "desktop/copy_pages/",
    "desktop/intake_pages/",
    "desktop/compare_",
    "desktop/screens/",
    "desktop/style_pages/",
    "desktop/panes/",
    "desktop/dialogs/",
    "desktop/guide/",
    "desktop/menus/",
    "desktop/notes_editor/",
)


def modules() -> list[Path]:
    return sorted(p for room in ("db", "desktop") for p in (ROOT / room).rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in (*FOREIGN, "db", "desktop", "resources", "tests")}


def allows(allowed: tuple[str, ...], name: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in allowed)


def test_there_are_modules_to_look_at() -> None:
    assert len(modules()) > 60


@pytest.mark.parametrize("path", modules(), ids=place)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    where = place(path)
    for begins, allowed, why in ROOMS:
        if where.startswith(begins):
            wrong = {name for name in imports(path) if not allows(allowed, name)}
            assert not wrong, f"{where} imports {', '.join(sorted(wrong))}: {why}"
            return


@pytest.mark.parametrize("path", modules(), ids=place)
def test_nobody_imports_who_puts_the_program_together(path: Path) -> None:
    for name, allowed in NOBODY_IMPORTS.items():
        importing = {n for n in imports(path) if allows((name,), n)}
        assert not importing or place(path).startswith((*allowed, "desktop/command_line")), f"{place(path)}: {name}"


@pytest.mark.parametrize("path", [p for p in modules() if place(p).startswith(PARTS_OF_THE_WINDOW)], ids=place)
def test_the_window_and_its_parts_know_no_tables(path: Path) -> None:
    wrong = {n for n in imports(path) if allows(("sqlalchemy", "db.models", "db.engine", "db.store"), n)}
    assert not wrong, f"{place(path)} imports {wrong}: rows stay in db/"


@pytest.mark.parametrize(
    "shelf",
    [
        "panes",
        "screens",
        "minutes/exports",
        "minutes/checks",
        "minutes/shorthand",
        "minutes/imports",
        "minutes/member_lists",
    ],
)
def test_what_stands_on_a_shelf_imports_no_neighbour(shelf: str) -> None:
    room = ROOT / "desktop" / shelf
    package = f"desktop.{shelf.replace('/', '.')}"
    names = {f"{package}.{p.stem}" for p in room.glob("*.py") if p.stem != "__init__"}
    for path in room.glob("*.py"):
        if path.stem != "__init__":
            wrong = {
                n for n in imports(path) if any(allows((other,), n) for other in names - {f"{package}.{path.stem}"})
            }
            assert not wrong, f"{place(path)} imports its neighbour {wrong}"
