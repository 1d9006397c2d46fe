"""The start: what is not needed to show the window is imported after it shows."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "library",
    ["sqlalchemy", "docx", "reportlab", "lxml", "xlsxwriter", "pypdfium2", "desktop.first_start", "desktop.guide"],
)
def test_the_window_is_made_without(library: str) -> None:
    words = f"import sys, desktop.app, desktop.window; sys.exit({library!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", words], check=True, timeout=60)
