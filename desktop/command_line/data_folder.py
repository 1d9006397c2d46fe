"""What lies in the data folder that a command works on: meetings, committees, house styles, each found by its words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command_line.passphrase_asked import unlocked
from desktop.command_line.said import Refused

if TYPE_CHECKING:
    from db.records import Committee, Meeting
    from db.store import Store
    from desktop.minutes.house_style import HouseStyle


@contextmanager
def opened(given: Namespace) -> Iterator[Store]:
    """Give the store of the folder that was asked for, unlocked where it has a passphrase, and closed in the end."""
    from db.store import Store

    with unlocked(folder_of(given)), closing(Store.open(folder_of(given))) as store:
        yield store


def house_styles(given: Namespace, report: Callable[[object], object] = lambda _: None) -> dict[str, HouseStyle]:
    """Return the program's house styles and the folder's own; `report` is told of those that cannot be read."""
    from desktop.minutes import house_style

    return house_style.styles(folder_of(given) / "styles", report)


def meeting_called(store: Store, words: str) -> Meeting:
    """Return the meeting that is meant by the first characters of its id, its date, or "latest"."""
    from db import meetings, snapshot

    return store.read(snapshot.load(store.read(meetings.called(words)).id))


def committee_called(store: Store, words: str) -> Committee:
    """Return the committee with this name or short name. Raises Refused where that is not exactly one."""
    from db import committees

    every = store.read(committees.every)
    wanted = words.strip().casefold()
    found = [one for one in every if one.name.casefold() == wanted]
    found = found or [one for one in every if wanted and one.short_name.casefold() == wanted]
    if len(found) != 1:
        raise Refused(f"{len(found) or 'no'} committee{'s' * bool(found)} called {words!a}")
    return found[0]


def folder_of(given: Namespace) -> Path:
    """Return the data folder that was asked for, or the usual one."""
    from platformdirs import user_data_dir

    return given.data or Path(user_data_dir("Minutebook", appauthor=False))
