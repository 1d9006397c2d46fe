"""Meetings brought into the window from files, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from db import intake, meetings
from db.records import Meeting
from desktop.completing import kept_up
from desktop.desk import Desk
from desktop.minutes.imports import Unreadable, source_for


class Refused(Exception):
    """A file that is not taken in; the words say which, where and why."""


def read(files: Sequence[Path]) -> list[Meeting]:
    """Return the meetings in files. Raises Refused where one cannot be read, or two hold the same meeting."""
    found: dict[str, Path] = {}
    read_in = []
    for file in files:
        meeting = _read(file)
        if meeting.uid in found:
            raise Refused(f"{file.name} holds the same meeting as {found[meeting.uid].name}. Leave one of them out.")
        found[meeting.uid] = file
        read_in.append(meeting)
    return read_in


def known(desk: Desk, coming: Sequence[Meeting]) -> list[Meeting]:
    """Return those of some meetings that are here already."""
    return [one for one in coming if desk.workspace.read(meetings.with_uid(one.uid)) is not None]


def keep(desk: Desk, coming: Sequence[Meeting]) -> int:
    """Keep meetings, in place of those that are here already, and return the id of the newest."""
    desk.workspace.settling.emit()
    desk.workspace.store.write(intake.bring_in(coming, kept_up(desk.styles), replacing=True))
    newest = max(coming, key=lambda meeting: meeting.date)
    id = desk.workspace.read(meetings.with_uid(newest.uid))
    assert id is not None
    return id


def samples() -> list[Path]:
    """Return the files of the sample meetings that come with the program."""
    return sorted((Path(str(resources.files("resources"))) / "samples").glob("*.meeting.json"))


def _read(file: Path) -> Meeting:
    source = source_for(file.suffix)
    try:
        with file.open("rb") as opened:
            content = opened.read(source.largest + 1)
    except OSError as error:
        raise Refused(f"{file.name} cannot be read: {error.strerror or error}.") from error
    if len(content) > source.largest:
        raise Refused(f"{file.name} is larger than {source.largest // 1_000_000} MB, so it is no meeting file.")
    try:
        return source.read(content)
    except Unreadable as error:
        raise Refused(f"{file.name} is no meeting file that Minutebook can read: {error}") from error
