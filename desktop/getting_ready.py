"""What is got ready in a thread once the window takes keys: the first writing would wait for it."""

from __future__ import annotations

import gc
import time
from datetime import date
from importlib import import_module

WARM_UP_AFTER = 0.1
"""Seconds after the start: by then what the clerk sees is drawn."""

LARGE = (
    *("db.store", "db.engine", "db.recording", "db.snapshot", "db.notes", "db.actions", "db.meetings", "db.passages"),
    *("db.attendance", "db.agenda", "db.people", "db.committees", "desktop.completing"),
    *("desktop.minutes.due", "desktop.minutes.owners", "desktop.minutes.reviewing", "desktop.minutes.quorum"),
    *("desktop.minutes.shorthand", "desktop.minutes.checks", "desktop.minutes.exports", "desktop.minutes.finding"),
)
"""What is not needed for the first key; nothing of Qt's."""


def get_ready() -> None:
    """Import what is large, map the tables and read the house styles."""
    # By itself and first: whoever asks a module of `db` for something waits while another of them runs.
    from sqlalchemy.orm import configure_mappers

    from db import later

    for name in LARGE:
        later.run(import_module(name))

    from desktop.minutes.house_style import built_in

    configure_mappers()
    dict(built_in())


def warm_up() -> None:
    """Get ready after a moment, and read a first action, so that the first one that is typed is read at once."""
    from desktop.minutes.due import understand_due
    from desktop.minutes.owners import understand_owners

    time.sleep(WARM_UP_AFTER)
    get_ready()
    words = "Action: by Friday, AB and Ann Bell to write to the clinic by the next meeting."
    understand_due(words, date.today())
    understand_owners(words, ())
    # What stands now is never looked through for garbage either: that would take 30 ms amid the first words.
    gc.freeze()
