"""Two real sets of minutes, which stay outside the project: exported, they hold the words of the paper."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import command_line

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = {"kingston-notes-table": "000", "southwark-minutes-and-actions": "002"}

pytestmark = pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason="the cases are not here")


@pytest.fixture(params=sorted(CASES))
def exported(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The paper's number, and the Word minutes made of its meeting file."""
    name: str = request.param
    written = tmp_path / "minutes.docx"
    data = ["--data", str(tmp_path / "books")]
    assert command_line.run([*data, "import", str(SHARED / "cases" / f"{name}.meeting.json")]) == 0
    assert command_line.run([*data, "export", "latest", str(written)]) == 0
    return CASES[name], written


def test_the_words_of_the_paper_stand_in_the_word_minutes(exported: tuple[str, Path]) -> None:
    number, written = exported
    paper = next((SHARED / "seeds").glob(f"{number}_*.txt"))
    told = judged("words_held.py", paper, written)
    assert float(told.splitlines()[0]) >= 0.99, told


def test_the_judge_of_word_files_finds_no_error(exported: tuple[str, Path]) -> None:
    _, written = exported
    (report,) = json.loads(judged("docx_check.py", "--sdk", "none", "--json", written)).values()
    failed = [check for check in report["checks"] if check["problems"] and check["severity"] == "error"]
    assert not failed
    assert report["score"] >= 95


def judged(tool: str, *arguments: object) -> str:
    command = [sys.executable, str(SHARED / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
