"""The installer of Windows: Inno Setup's compiler makes it of the program and `minutebook.iss`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from installers import facts, icons

SCRIPT = Path(__file__).with_name("minutebook.iss")
COMPILER = "Inno Setup 6/ISCC.exe"


def make(out: Path) -> Path:
    """Make the installer of the program in `out`, and return its file. Raises OSError where there is no compiler."""
    shutil.copy(facts.ROOT / "LICENSE", out / facts.NAME / "_internal" / "LICENSE.txt")
    subprocess.run([compiler(), *given(out), str(SCRIPT)], check=True)
    return out / f"{facts.NAME}-{facts.version()}-setup.exe"


def given(out: Path) -> list[str]:
    """Return what the script is told: each of them is a `#define` of Inno Setup's preprocessor."""
    told = {"Version": facts.version(), "Program": str(out / facts.NAME), "Out": str(out), "Icon": str(icons.ico())}
    return [f"/D{name}={value}" for name, value in told.items()]


def compiler() -> str:
    """Return Inno Setup's compiler: ISCC in the environment, on the path, or where its installer puts it."""
    named = os.environ.get("ISCC") or shutil.which("ISCC")
    if named:
        return named
    for folder in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"):
        for within in ("", "Programs"):
            found = Path(os.environ.get(folder, "")) / within / COMPILER
            if os.environ.get(folder) and found.is_file():
                return str(found)
    raise FileNotFoundError("Inno Setup 6 is not installed (jrsoftware.org); ISCC may name its compiler")
