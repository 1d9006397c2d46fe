"""How soon the window stands and takes keys, held against a bare window measured in the same run.

Run it with a display (or QT_QPA_PLATFORM=offscreen): python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
PAINTED, TAKING_KEYS = 2.5, 2.0

BARE = """
import time; began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit
class Page(QTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.perf_counter() - began)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
page = Page(); page.resize(1280, 720); page.show()
app.exec()
"""

IMPORT = """
import time; began = time.perf_counter()
import sqlalchemy.orm
print("imported", time.perf_counter() - began)
"""

OURS = """
import time; began = time.perf_counter()
import sys; sys.path.insert(0, {house!r})
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app as program
from desktop.window import Window
painted = Window.paintEvent
def paint(self, event):
    painted(self, event)
    if not hasattr(self, "told"):
        self.told = True
        print("painted", time.perf_counter() - began)
Window.paintEvent = paint
bring_in = program.bring_in
def bring(window, folder, meeting):
    bring_in(window, folder, meeting)
    QTimer.singleShot(0, lambda: (print("keys", time.perf_counter() - began), window.close()))
program.bring_in = bring
program.main(["--data", {folder!r}, *{more!r}])
"""


def main() -> int:
    """Print the medians and the two ratios; the exit code is 1 where one is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        _keep_sample(folder)
        start = OURS.format(house=str(HOUSE), folder=folder, more=[])
        straight = OURS.format(house=str(HOUSE), folder=folder, more=["--open", "latest"])
        times: dict[str, list[float]] = {}
        for _ in range(runs):
            for name, program in (("bare", BARE), ("orm", IMPORT), ("start page", start), ("meeting", straight)):
                for what, seconds in _run(program):
                    times.setdefault(f"{name} {what}", []).append(seconds)
    found = {name: statistics.median(all_of) for name, all_of in times.items()}
    for name, seconds in found.items():
        print(f"{name:22} {seconds * 1000:6.0f} ms")
    bare, orm = found["bare painted"], found["orm imported"]
    right = True
    for name in ("start page", "meeting"):
        right &= _tell(f"{name}: painted / bare window", found[f"{name} painted"] / bare, PAINTED)
        right &= _tell(f"{name}: keys / (bare + orm)", found[f"{name} keys"] / (bare + orm), TAKING_KEYS)
    return 0 if right else 1


def _run(program: str) -> list[tuple[str, float]]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [(what, float(seconds)) for what, seconds in (line.split() for line in done.stdout.splitlines())]


def _keep_sample(folder: str) -> None:
    samples = [str(path) for path in sorted((HOUSE / "resources" / "samples").glob("*.json"))]
    command = [sys.executable, str(HOUSE / "main.py"), "--data", folder, "import", *samples]
    subprocess.run(command, check=True, capture_output=True)


def _tell(name: str, ratio: float, most: float) -> bool:
    print(f"{name:40} {ratio:4.2f}  (at most {most})  {'ok' if ratio <= most else 'TOO SLOW'}")
    return ratio <= most


if __name__ == "__main__":
    sys.exit(main())
