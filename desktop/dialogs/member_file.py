"""Which file members are taken from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.minutes.member_lists import member_lists

KINDS = "A CSV table, a vCard, or the invitation to a meeting (.ics)"


def ask_for(parent: QWidget, folder: str) -> Path | None:
    """Let the clerk choose a list of people, first looked for in a folder ("" for where the system looks); None where
    nothing is chosen."""
    endings = " ".join(f"*{ending}" for kind in member_lists() for ending in kind.endings)
    kinds = f"Lists of people ({endings});;All files (*)"
    name, _ = QFileDialog.getOpenFileName(parent, "Members from a file", folder, kinds)
    return Path(name) if name else None
