"""Without a display, the sample meeting still shows what the program makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.minutes.exports import formats

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "installers.showing", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_the_sample_is_shown_in_every_format_and_in_pictures(tmp_path: Path) -> None:
    shown = run(str(tmp_path / "shown"))
    assert (shown.returncode, shown.stderr) == (0, "")
    made = {Path(line.split("  ")[0]) for line in shown.stdout.splitlines()}
    assert made == set((tmp_path / "shown").iterdir())
    assert all(path.stat().st_size > 100 for path in made)
    assert {path.suffix for path in made} == {".png", *(form.ending for form in formats())}
    assert len([path for path in made if path.suffix == ".docx"]) >= 5


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shown = run(str(tmp_path / "file" / "shown"))
    assert shown.returncode == 2
    assert len(shown.stderr.splitlines()) == 1


def test_a_reader_who_goes_away_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "installers.showing", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as showing:
        assert showing.stdout is not None
        showing.stdout.readline()
        showing.stdout.close()
        assert showing.wait(60) != 0
