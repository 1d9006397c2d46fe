"""The files that commands read and write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command_line.said import Refused

if TYPE_CHECKING:
    from db.records import Meeting
    from desktop.minutes.exports import Format


def read_meeting(path: Path) -> Meeting:
    """Return the meeting that a file holds. Raises Refused with the file's name, and OSError."""
    from desktop.minutes.imports import Unreadable, source_for

    source = source_for(path.suffix)
    with path.open("rb") as file:
        content = file.read(source.largest + 1)
    if len(content) > source.largest:
        raise Refused(f"{path}: larger than {source.largest // 1_000_000} MB, so no meeting")
    try:
        return source.read(content)
    except Unreadable as error:
        raise Refused(f"{path}: {error}") from None


def format_of(out: Path, making: str) -> Format:
    """Return the format in which OUT's ending has `making` written. Raises Refused with those that there are."""
    from desktop.minutes.exports import format_for, formats

    form = format_for(out.suffix, making)
    if form is None:
        endings = ", ".join(one.ending for one in formats() if making in one.makes)
        are = "are" if making.endswith("s") else "is"
        raise Refused(f"{out}: {making} {are} written as one of {endings}")
    return form


def write(out: Path, content: bytes) -> None:
    """Write a file, all of it or nothing, and print its name. Raises Refused where it cannot be written."""
    from desktop.whole_file import write_whole

    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(f"{out} cannot be written: {error.strerror or error}") from error
    print(out)
