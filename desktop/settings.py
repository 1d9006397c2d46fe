"""What the window remembers from one day to the next, in a file beside the database."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from db.privacy import make_private

FILE = "settings.ini"


class Settings:
    """The remembered settings of one data folder; one that cannot be written remembers nothing and says nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._kept = QSettings(str(self._path), QSettings.Format.IniFormat)

    def words(self, name: str, otherwise: str = "") -> str:
        """Return remembered words."""
        return str(self._kept.value(name, otherwise))

    def number(self, name: str, otherwise: int = 0) -> int:
        """Return a remembered whole number; what is no number counts as forgotten."""
        try:
            return int(str(self._kept.value(name, otherwise)))
        except ValueError:
            return otherwise

    def shape(self, name: str) -> QByteArray:
        """Return the remembered shape of a window or of the panes in it; empty where there is none."""
        kept = self._kept.value(name)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep(self, name: str, value: str | int | QByteArray) -> None:
        """Remember a value under a name."""
        self._kept.setValue(name, value)

    def forget(self, name: str) -> None:
        """Forget a value."""
        self._kept.remove(name)

    def write(self) -> None:
        """Bring what is remembered to the file now."""
        self._kept.sync()
        make_private(self._path)
