"""The program talks to nobody: it starts, works and writes its documents with every socket forbidden."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent

WORKS = """
import os, sys
from pathlib import Path

def forbid(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print("asked for", event, arguments, flush=True)
        os._exit(3)

sys.addaudithook(forbid)
{more}
from PySide6.QtCore import QTimer
from desktop import app as program

folder = Path(sys.argv[1])
bring_in = program.bring_in

def bring(window, data, meeting="", held=""):
    bring_in(window, data, meeting, held)
    for name in ("committee", "register", "attendance", "search", "versions", "backups"):
        window.bar.run(f"screen.{{name}}")
    QTimer.singleShot(1500, window.close)

program.bring_in = bring
code = program.main(["--data", str(folder), "--open", "latest"])
assert not [name for name in sys.modules if "Network" in name], "a module for networks was imported"
for ending in ("docx", "pdf", "html", "txt", "json"):
    code += program.main(["--data", str(folder), "export", "latest", str(folder / f"minutes.{{ending}}")])
print("done", code)
"""


def run(folder: Path, more: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WORKS.format(more=more), str(folder)]
    return subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def books(tmp_path: Path) -> Path:
    samples = [str(path) for path in sorted((HOUSE / "resources" / "samples").glob("*.meeting.json"))]
    command = [sys.executable, str(HOUSE / "main.py"), "--data", str(tmp_path), "import", *samples]
    subprocess.run(command, check=True, capture_output=True)
    return tmp_path


def test_window_screens_and_exports_work_with_every_socket_forbidden(books: Path) -> None:
    done = run(books)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["done 0"]), done.stdout + done.stderr


def test_the_watch_sees_a_socket(books: Path) -> None:
    done = run(books, "import socket; socket.socket()")
    assert done.returncode == 3 and "asked for socket" in done.stdout
