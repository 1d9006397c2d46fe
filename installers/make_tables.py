"""Writes the words that a new database is made with, out of the migrations: `python -m installers.make_tables`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from db import driver, new_file, upgrade


def made() -> str:
    """Return what makes a database at the newest migration."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newest.db"
        upgrade.migrate(path)
        with driver.opened(path) as connection:
            return new_file.words_of(connection)


def main() -> None:
    """Write the file."""
    new_file.WORDS.write_text(made(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
