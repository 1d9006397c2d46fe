"""What the start page shows while no committee is known, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from db import committees
from db.records import Meeting, new_id
from desktop.desk import Desk
from desktop.first_start import answers
from desktop.first_start.answers import Answers
from desktop.founding import founded
from desktop.minutes import in_short
from desktop.workspace import NotKept

if TYPE_CHECKING:
    from db.changes import Change
    from desktop.first_start.questions import Questions, Way
    from desktop.window import Window

ANSWERS, SKIPPED = "first_start/answers", "first_start/skipped"
PASSPHRASE = "data.passphrase"


def page_of(window: Window, desk: Desk) -> Questions | None:
    """Return the page of questions; None where a committee is known, the data is only read, or the clerk skipped it."""
    asked = not window.settings.number(SKIPPED) and not desk.workspace.store.only_read
    if not asked or desk.workspace.read(committees.every):
        return None
    from desktop.first_start.questions import Questions

    page = Questions(desk, answers.read(window.settings.words(ANSWERS)), _ways(window))
    page.finished.connect(lambda: begin(window, desk, page))
    page.answered.connect(lambda given: _keep(window, desk, given))
    return page


def begin(window: Window, desk: Desk, page: Questions) -> bool:
    """Make the committee with its members and first meeting in one step, and open the meeting; False where that cannot
    be kept, and the answers stay where they are."""
    first = replace(page.first, id=new_id())
    profile, given = page.profile, page.answers
    try:
        change = desk.workspace.alter(founded(profile, page.seats, first), f"Committee “{profile.name}”")
    except NotKept as error:
        desk.tell(str(error))
        return False
    window.settings.forget(ANSWERS)
    desk.workspace.open(first.id)
    made = desk.meeting
    window.messages.say(
        f"{profile.name} is made, with its meeting of {in_short.typed_day(first.date)}.",
        [("&Take it back", lambda: _take_back(window, desk, given, made, change))],
        seconds=20,
    )
    return True


def skip(window: Window, desk: Desk) -> None:
    """Ask nothing any more; the start page offers what it always does."""
    window.settings.keep(SKIPPED, 1)
    window.start_page.show_meetings(desk.workspace)


def ask_again(window: Window, desk: Desk) -> None:
    """Show the questions that were skipped."""
    window.settings.forget(SKIPPED)
    window.start_page.show_meetings(desk.workspace)


def _ways(window: Window) -> list[Way]:
    page = window.start_page
    ways: list[Way] = [
        ("&Try it with a sample meeting", "Made-up minutes to try everything on", page.sample_wanted.emit),
        ("Take in &old Word minutes…", "Minutes typed by hand become meetings", _run(window, "file.take_in_word")),
        ("Import a meeting fi&le…", "A meeting that another Minutebook wrote", page.import_wanted.emit),
        ("S&kip the questions", "Begin with an empty page", page.skip_wanted.emit),
    ]
    if PASSPHRASE in window.bar.actions_by_name:
        said = "Lock everything that is kept here away"
        ways.append(("Protect it &with a passphrase…", said, _run(window, PASSPHRASE)))
    return ways


def _run(window: Window, name: str) -> Callable[[], object]:
    return lambda: window.bar.run(name)


def _keep(window: Window, desk: Desk, given: Answers) -> None:
    """Keep the answers until they are used."""
    if given.any:
        window.settings.keep(ANSWERS, answers.written(given))
    else:
        window.settings.forget(ANSWERS)


def _take_back(window: Window, desk: Desk, given: Answers, made: Meeting | None, change: Change) -> None:
    """Take committee, members and meeting away again, unless the meeting was worked in, and ask as before."""
    window.messages.hide()
    if not desk.workspace.hand_over():
        return
    if desk.meeting is None or made is None or desk.meeting != made:
        desk.tell("The meeting was worked in already. The start page removes it (Ctrl+Shift+Home, Delete).")
        return
    desk.workspace.leave()
    desk.workspace.store.redo(change.reversed)
    _keep(window, desk, given)
    window.start_page.show_meetings(desk.workspace)
