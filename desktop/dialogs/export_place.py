"""Where an export is to go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.minutes.exports import Format


def ask(parent: QWidget | None, suggested: Path, form: Format) -> Path | None:
    """Return the path that the clerk chose, always with the format's ending; None where they leave it."""
    name, _ = QFileDialog.getSaveFileName(
        parent, f"Export as {form.title}", str(suggested), f"{form.title} (*{form.ending})"
    )
    return with_ending(Path(name), form.ending) if name else None


def with_ending(path: Path, ending: str) -> Path:
    """Return a path with an ending, added where it is not there in whatever case."""
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)
