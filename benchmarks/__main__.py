"""Runs the benchmarks one after the other, each in a process of its own: all of them, or those that are named."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("startup", "typing", "exporting")


def main() -> int:
    """Run them and return 1 where one of them says that it was too slow."""
    wanted = sys.argv[1:] or PARTS
    if unknown := set(wanted) - set(PARTS):
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    codes = []
    for part in wanted:
        print(f"\n{part}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=False).returncode)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
