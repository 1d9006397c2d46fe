"""Words that the database does not take, kept in a file of their own until it does."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db import keys, locking
from db.privacy import make_private
from db.records import Item, Meeting, Note
from db.refused import StoreError, WrongPassphrase
from db.values import Struct
from desktop.minutes import in_short, markup
from desktop.whole_file import write_whole

FOLDER = "rescue"
SHUT = keys.LOCKED
"""How the files of a folder with a passphrase end; their names say nothing of the meeting."""


class Rescue:
    """The rescue file of what is typed in one place, written anew as the words change and removed once they are kept.

    It goes into the data folder, or where that takes nothing, into the home folder or the one for passing files. Of a
    folder with a passphrase it is encrypted, wherever it lies.
    """

    def __init__(self, data: Path, what: str = "") -> None:
        """Keep words of a data folder; `what` they are stands in the name, so that two files are not one."""
        self._data = data
        self._what = what
        self._mark = os.urandom(4).hex()
        self._words = ""
        self.path: Path | None = None
        """Where it lies, None where there is none or no place took it."""

    def keep(
        self, meeting: Meeting, item: Item, typed: Iterable[Note], others: Iterable[tuple[Item, Iterable[Note]]] = ()
    ) -> Path | None:
        """Write the notes that are typed under an item, and under others, and return where, None where no place takes
        them."""
        words = "\n".join(_lines(meeting, ((item, typed), *others)))
        if words == self._words and self.path is not None:
            return self.path
        shut = locking.is_locked(self._data)
        for place in dict.fromkeys((*((self.path.parent,) if self.path else ()), *_places(self._data))):
            path: Path = place / (f"Minutebook {self._mark}{SHUT}" if shut else _name(meeting, self._what))
            if _written(path, words, self._data if shut else None):
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


class Rescued(Struct, frozen=True):
    """A rescue file that an earlier window left: what stands in it, or why it cannot be read."""

    path: Path
    at: datetime
    words: str = ""
    wrong: str = ""


def found(data: Path) -> list[Path]:
    """Return the rescue files that an earlier window left, the oldest first: those in the data folder, and the
    encrypted ones elsewhere, which may be those of another data folder."""
    lying = [(data / FOLDER).glob("*.txt"), (data / FOLDER).glob(f"*{SHUT}")]
    if locking.is_locked(data):
        lying += [place.glob(f"Minutebook *{SHUT}") for place in _places(data) if place != data / FOLDER]
    return sorted({path for paths in lying for path in _listed(paths)}, key=lambda path: (_time(path), path))


def read(data: Path) -> list[Rescued]:
    """Return what was left, as far as it belongs to this data folder, the oldest first. The folder is to be open."""
    return [one for path in found(data) if (one := _read(data, path)) is not None]


def remove(rescued: Rescued) -> None:
    """Remove a file whose words are not needed any more. Raises OSError."""
    rescued.path.unlink(missing_ok=True)
    if rescued.path.parent.name == FOLDER:
        with suppress(OSError):
            rescued.path.parent.rmdir()


def write_again(data: Path, left: Iterable[Rescued]) -> list[Path]:
    """Write what `read` found outside a data folder, before its passphrase was changed or removed, as the folder has it
    now; return the files that could not be. Those within are written anew with the folder."""
    shut = locking.is_locked(data)
    failed = []
    for one in left:
        if one.path.parent == data / FOLDER:
            continue
        path = one.path if shut else one.path.with_name(one.path.name.removesuffix(SHUT) + ".txt")
        if one.wrong or not _written(path, one.words, data if shut else None):
            failed.append(one.path)
        elif path != one.path:
            with suppress(OSError):
                one.path.unlink(missing_ok=True)
    return failed


def _places(data: Path) -> Iterator[Path]:
    if data.is_dir():
        yield data / FOLDER
    with suppress(RuntimeError):
        yield Path.home()
    with suppress(OSError):
        yield Path(tempfile.gettempdir())


def _listed(paths: Iterable[Path]) -> list[Path]:
    with suppress(OSError):
        return list(paths)
    return []


def _time(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _read(data: Path, path: Path) -> Rescued | None:
    """Return what stands in a file, None where it belongs to another data folder."""
    at = datetime.fromtimestamp(_time(path))
    try:
        words = locking.read_shut(data, path) if path.name.endswith(SHUT) else path.read_text(encoding="utf-8")
    except WrongPassphrase as error:
        return Rescued(path, at, wrong=str(error)) if path.parent == data / FOLDER else None
    except (OSError, StoreError, UnicodeDecodeError) as error:
        return Rescued(path, at, wrong=str(error))
    return Rescued(path, at, words)


def _written(path: Path, words: str, shut_of: Path | None) -> bool:
    """Write a file, encrypted as one of a data folder where that is given; False where it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shut_of is not None:
            locking.write_shut(shut_of, path, words)
        else:
            write_whole(path, words.encode())
    except (OSError, StoreError):
        return False
    make_private(path)
    return True


def _name(meeting: Meeting, what: str) -> str:
    body = re.sub(r"[^\w -]+", " ", meeting.committee.short_name or meeting.committee.name)
    return f"Minutebook {' '.join(body.split())[:60]} {meeting.date.isoformat()}{f' {what}' if what else ''}.txt"


def _lines(meeting: Meeting, parts: Iterable[tuple[Item, Iterable[Note]]]) -> Iterator[str]:
    yield f"{meeting.title}, {in_short.typed_day(meeting.date)}"
    for item, typed in parts:
        yield f"Typed under “{item.title}” and not kept in the database:"
        yield ""
        for note in typed:
            mark = "" if note.kind == "text" else f"{note.kind.capitalize()}: "
            yield f"{mark}{markup.plain(note.text)}"
        yield ""
