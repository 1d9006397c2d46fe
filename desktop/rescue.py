"""Words that the database does not take, kept in a file of their own until it does."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from db.privacy import make_private
from db.records import Item, Meeting, Note
from desktop.minutes import in_short, markup
from desktop.whole_file import write_whole

FOLDER = "rescue"


class Rescue:
    """The rescue file of what is typed in one place, written anew as the words change and removed once they are kept.

    It goes into the data folder, or where that takes nothing, into the home folder or the one for passing files.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._words = ""
        self.path: Path | None = None
        """Where it lies, None where there is none or no place took it."""

    def keep(self, meeting: Meeting, item: Item, typed: Iterable[Note]) -> Path | None:
        """Write the notes that are typed under an item and return where, None where no place takes them."""
        words = "\n".join(_lines(meeting, item, typed))
        if words == self._words and self.path is not None:
            return self.path
        for place in dict.fromkeys((*((self.path.parent,) if self.path else ()), *self._places())):
            path: Path = place / _name(meeting)
            if _written(path, words):
                if self.path not in (None, path):
                    self.drop()
                self._words, self.path = words, path
                return path
        return None

    def drop(self) -> None:
        """Remove the file: the words are kept."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            with suppress(OSError):
                (self._data / FOLDER).rmdir()
        self._words, self.path = "", None

    def _places(self) -> Iterator[Path]:
        yield self._data / FOLDER
        with suppress(RuntimeError):
            yield Path.home()
        with suppress(OSError):
            yield Path(tempfile.gettempdir())


def found(data: Path) -> list[Path]:
    """Return the rescue files that an earlier window left in the data folder, the oldest first."""
    return sorted((data / FOLDER).glob("*.txt"))


def _written(path: Path, words: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, words.encode())
    except OSError:
        return False
    make_private(path)
    return True


def _name(meeting: Meeting) -> str:
    body = re.sub(r"[^\w -]+", " ", meeting.committee.short_name or meeting.committee.name)
    return f"Minutebook {' '.join(body.split())[:60]} {meeting.date.isoformat()}.txt"


def _lines(meeting: Meeting, item: Item, typed: Iterable[Note]) -> Iterator[str]:
    yield f"{meeting.title}, {in_short.typed_day(meeting.date)}"
    yield f"Typed under “{item.title}” and not kept in the database:"
    yield ""
    for note in typed:
        mark = "" if note.kind == "text" else f"{note.kind.capitalize()}: "
        yield f"{mark}{markup.plain(note.text)}"
    yield ""
