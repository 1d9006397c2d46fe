from __future__ import annotations

import subprocess
import sys

import pytest

from desktop import screens
from desktop.commands import COMMANDS


@pytest.mark.parametrize("name", screens.names())
def test_every_screen_has_its_row_in_the_table_of_commands(name: str) -> None:
    assert screens.screen(name).title
    assert f"screen.{name}" in {row.name for row in COMMANDS}


def test_no_screen_is_imported_before_it_is_shown() -> None:
    looks = (
        "import sys, desktop.screen_stack as s; s.names(); print([m for m in sys.modules if 'desktop.screens.' in m])"
    )
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
