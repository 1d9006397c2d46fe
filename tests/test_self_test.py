"""The self-test: it passes on a whole program, and names what was taken away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.self_test import PROOFS, pieces, prove
from desktop.self_test.pieces import SHELVES, Missing
from installers import collected

HOUSE = Path(__file__).parent.parent

ONE = """
import sys
from pathlib import Path
from desktop.self_test import PROOFS, prove
name = sys.argv[1]
for _, good, words in prove([(name, PROOFS[name])], Path(sys.argv[2])):
    print(words)
    sys.exit(0 if good else 1)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of its own, from which pieces can be taken, with the list that the build makes."""
    place = tmp_path / "program"
    for room in collected.ROOMS:
        shutil.copytree(HOUSE / room, place / room, ignore=shutil.ignore_patterns("__pycache__"))
    (place / "resources" / pieces.CONTENTS).write_text(json.dumps(collected.contents()), encoding="utf-8")
    return place


def proved(program: Path, name: str) -> tuple[int, str]:
    command = [sys.executable, "-c", ONE, name, str(program.parent)]
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=program, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout + done.stderr


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


TAKEN: list[tuple[str, str, Callable[[Path], object], str]] = [
    ("contents", "desktop/minutes/checks/chair.py", Path.unlink, "desktop.minutes.checks.chair"),
    ("contents", "resources/samples/committee.toml", Path.unlink, "committee.toml is not there"),
    ("contents", "resources/icons/x.svg", damage, "x.svg is not as it was built"),
    ("modules", "desktop/minutes/due.py", Path.unlink, "due"),
    ("house styles", "resources/templates/strategic-board.docx", Path.unlink, "strategic-board.docx"),
    ("house styles", "resources/templates/notes-table.docx", damage, "notes-table.docx"),
    ("fonts", "resources/fonts/DejaVuSans-Bold.ttf", Path.unlink, "DejaVuSans-Bold.ttf"),
    ("icons", "resources/icons/grey-check.svg", Path.unlink, "grey-check.svg"),
    ("licences", "resources/licences/by_hand/LGPL-3.0.txt", Path.unlink, "LGPL-3.0.txt"),
    ("guide", "resources/guide/pictures/typing.png", Path.unlink, "typing.png"),
    ("migrations", "db/migrations/versions/0003_full_text_search.py", Path.unlink, "0003"),
]


@pytest.mark.parametrize(("name", "piece", "taking", "said"), TAKEN, ids=[f"{one[0]}: {one[1]}" for one in TAKEN])
def test_what_is_taken_away_is_named(
    program: Path, name: str, piece: str, taking: Callable[[Path], object], said: str
) -> None:
    taking(program / piece)
    code, words = proved(program, name)
    assert code == 1, words
    assert said in words


def test_a_whole_program_is_as_it_was_built(program: Path) -> None:
    code, words = proved(program, "contents")
    assert code == 0, words
    assert "as they were built" in words


def test_every_shelf_is_looked_at() -> None:
    shelves = {
        collected.dotted(path.parent / "__init__.py")
        for path in (HOUSE / "desktop").rglob("*.py")
        if path.stem != "__init__" and "\nCARD = " in path.read_text(encoding="utf-8")
    }
    assert shelves == set(SHELVES)


def test_a_library_that_the_system_cannot_load_is_named(tmp_path: Path) -> None:
    (tmp_path / "libqxcb.so").write_bytes(b"no library")
    with pytest.raises(Missing, match=r"libqxcb\.so cannot be loaded: "):
        pieces.load(tmp_path / "libqxcb.so")


def test_a_proof_that_raises_anything_says_where() -> None:
    def breaks(_place: Path) -> str:
        raise KeyError("what was not there")

    def lacks(_place: Path) -> str:
        raise Missing("x.svg is not there")

    (_, _, first), (_, _, second) = prove([("a", breaks), ("b", lacks)], HOUSE)
    assert first.startswith("KeyError: 'what was not there', at test_self_test.py:")
    assert second == "x.svg is not there"


def test_the_command_works_in_the_folder_it_is_given_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(HOUSE / "main.py"), "--data", str(tmp_path / "data"), "--self-test"]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.split("  ")[0].strip() for line in lines[:-1]] == ["ok"] * (len(PROOFS) + 1)
    assert lines[-1] == f"all {len(PROOFS) + 1} are ok"
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.parametrize("more", [["list"], ["--open", "latest"]])
def test_it_goes_with_nothing_else(more: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(HOUSE / "main.py"), "--self-test", *more], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--self-test" in done.stderr
