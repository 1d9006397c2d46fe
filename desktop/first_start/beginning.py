"""What the start page shows while no committee is known, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from db.records import new_id
from db.values import replace
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
    """Return the page of questions; None where the clerk skipped it."""
    if window.settings.number(SKIPPED):
        return None
    from desktop.first_start.questions import Questions

    page = Questions(desk, answers.read(window.settings.words(ANSWERS)), _ways(window))
    page.finished.connect(lambda: begin(window, desk, page))
    page.answered.connect(lambda given: _keep(window, desk, given))
    if (passphrase := window.bar.actions_by_name.get(PASSPHRASE)) is not None:
        passphrase.triggered.connect(page.keep)
    return page


def begin(window: Window, desk: Desk, page: Questions) -> bool:
    """Make the committee with its members and first meeting in one step, and open the meeting; False where that cannot
    be kept, and the answers stay where they are."""
    first = replace(page.first, id=new_id())
    profile = page.profile
    try:
        change = desk.workspace.alter(founded(profile, page.seats, first), f"Committee “{profile.name}”")
    except NotKept as error:
        desk.tell(str(error))
        return False
    desk.workspace.open(first.id)
    window.settings.forget(ANSWERS)
    _offer_back(window, desk, profile.name, change)
    return True


def _offer_back(window: Window, desk: Desk, name: str, change: Change) -> None:
    """Say what was made, and offer to take it back until the meeting is worked in."""
    made = desk.meeting
    assert made is not None
    said = f"{name} is made, with its meeting of {in_short.typed_day(made.date)}."

    def end() -> None:
        desk.workspace.changed.disconnect(on_changed)
        if window.messages.words == said:
            window.messages.hide()

    def on_changed(_by: object, _place: object) -> None:
        if desk.meeting != made:
            end()

    def take_back() -> None:
        if desk.workspace.hand_over() and desk.meeting == made:
            end()
            desk.workspace.leave()
            desk.workspace.store.redo(change.reversed)
            window.start_page.show_meetings(desk.workspace)

    window.messages.say(said, [("&Take it back", take_back)])
    desk.workspace.changed.connect(on_changed)


def skip(window: Window, desk: Desk) -> None:
    """Ask nothing any more; the start page offers what it always does."""
    window.settings.keep(SKIPPED, 1)
    window.start_page.forget_questions()
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
    """Keep the answers until they are used, but never in plain words beside data that is locked away. Where the data
    cannot be read, what was kept stays."""
    from db import locking

    with suppress(NotKept):
        if not locking.is_locked(desk.workspace.store.folder) and given.any and window.start_page.asks():
            window.settings.keep(ANSWERS, answers.written(given))
        else:
            window.settings.forget(ANSWERS)
