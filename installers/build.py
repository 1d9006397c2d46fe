"""Builds the program and its installer for the system that it runs on: `python -m installers.build`.

The program is proved by its own self-test before it is packed. What comes of it lies in `dist`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installers import facts, program

PROGRAM, PACKAGE = "program", "package"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is asked for, print what was made and its size, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installers.build", description="Build the program's installer.")
    parser.add_argument("--only", choices=(PROGRAM, PACKAGE), help=f"{PACKAGE}: of the {PROGRAM} that lies there")
    parser.add_argument("--out", type=Path, default=facts.ROOT / "dist", metavar="FOLDER", help="else dist")
    given = parser.parse_args(arguments)
    out = given.out.absolute()
    try:
        if given.only != PACKAGE:
            program.clear(out)
            folder = program.make(out)
            print(f"{folder}  {program.in_mb(program.size_of(folder))}", flush=True)
        if given.only != PROGRAM:
            for made in package(out):
                print(f"{made}  {program.in_mb(made.stat().st_size)}", flush=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"not built: {error}", file=sys.stderr)
        return 1
    return 0


def package(out: Path) -> list[Path]:
    """Make the installer for this system from the program in `out`, and return its files."""
    if sys.platform == "win32":
        from installers.windows import setup

        return [setup.make(out)]
    if sys.platform == "darwin":
        from installers.macos import image

        return [image.make(out)]
    from installers.linux import package

    return [package.make(out)]


if __name__ == "__main__":
    sys.exit(main())
