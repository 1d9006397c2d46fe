"""What the File menu does: meetings made, opened, brought in and removed, minutes written out and printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from db import committees, meetings, people, snapshot
from db.records import Meeting
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.menus import bringing_in, following, writing_out
from desktop.minutes import in_short
from desktop.widgets.chooser import Choice
from desktop.workspace import NotKept

if TYPE_CHECKING:
    from desktop.first_start.questions import Questions
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {
        "meeting.new": lambda: make(window, desk),
        "meeting.follow": lambda: following.follow(window, desk),
        "meeting.open": lambda: choose(window, desk),
        "meeting.leave": desk.workspace.leave,
        "file.import": lambda: bring_in(window, desk),
        "file.quit": window.close,
        "data.passphrase": lambda: _choose_passphrase(window),
        "data.lock": lambda: _lock(window),
        **writing_out.commands(window, desk),
    }


def finish(window: Window, desk: Desk) -> None:
    """Let the start page do what this menu does."""
    following.finish(window, desk)
    page = window.start_page
    page.opened.connect(desk.workspace.open)
    page.new_wanted.connect(lambda: make(window, desk))
    page.open_wanted.connect(lambda: choose(window, desk))
    page.import_wanted.connect(lambda: bring_in(window, desk))
    page.sample_wanted.connect(lambda: try_sample(desk))
    page.removal_wanted.connect(lambda meeting: remove(window, desk, meeting))
    page.asks = lambda: not desk.workspace.store.only_read and not desk.workspace.read(committees.every)
    page.first_start = lambda: _questions(window, desk)
    window.asked_before_closing.append(page.settle)
    page.skip_wanted.connect(lambda: _skip(window, desk))
    page.questions_wanted.connect(lambda: _ask_again(window, desk))


def _questions(window: Window, desk: Desk) -> Questions | None:
    from desktop.first_start import beginning

    return beginning.page_of(window, desk)


def _skip(window: Window, desk: Desk) -> None:
    from desktop.first_start import beginning

    beginning.skip(window, desk)


def _ask_again(window: Window, desk: Desk) -> None:
    from desktop.first_start import beginning

    beginning.ask_again(window, desk)


def _choose_passphrase(window: Window) -> None:
    from desktop import locking_up

    locking_up.choose(window)


def _lock(window: Window) -> None:
    from desktop import locking_up

    locking_up.lock_now(window)


def make(window: Window, desk: Desk) -> None:
    """Ask for a new meeting, and open it ready to be typed."""
    from desktop.dialogs.new_meeting import Known, NewMeetingDialog

    desk.workspace.settling.emit()
    read = desk.workspace.read
    here = desk.meeting.committee.id if desk.meeting else 0
    met = [card.committee for card in read(meetings.cards)]
    order = {id: place for place, id in enumerate(dict.fromkeys([here, *met]))}
    every = sorted(read(committees.every), key=lambda committee: order.get(committee.id, len(order)))
    ids = {committee.name: committee.id for committee in every}

    def look_up(name: str) -> Known:
        newest = read(meetings.latest_of(ids[name]))
        return Known(
            read(committees.profile(ids[name])),
            read(snapshot.load(newest)) if newest else None,
            next(iter(sorted(read(meetings.announced(ids[name], yesterday())), key=lambda one: one.date)), None),
            read(people.known),
        )

    dialog = NewMeetingDialog(window, list(ids), look_up, desk.styles)
    while dialog.exec() == NewMeetingDialog.DialogCode.Accepted:
        wanted = dialog.meeting
        try:
            desk.workspace.store.write(meetings.add(wanted))
        except NotKept as error:
            desk.tell(str(error))
        else:
            desk.workspace.open(wanted.id)
            break


def yesterday() -> date:
    """Return the day after which a meeting may still come."""
    return date.today() - timedelta(days=1)


def choose(window: Window, desk: Desk) -> None:
    """Let the clerk choose a meeting by typing some of its name, committee or date."""
    cards = desk.workspace.read(meetings.cards)
    choices = [
        Choice(
            title=f"{in_short.typed_day(card.date)}   {card.title}"
            + (f"   {card.committee_name}" if card.committee_name != card.title else ""),
            said=card.status,
            deed=partial(desk.workspace.open, card.id),
        )
        for card in cards
    ]
    window.chooser.open(choices, "Open a meeting: type its title, committee or date")


def bring_in(window: Window, desk: Desk) -> None:
    """Ask for files and bring their meetings in, all or none; one that is here is replaced if the clerk says so.

    Word files among them are looked through first.
    """
    from desktop import importing
    from desktop.minutes.imports import sources

    patterns = " ".join(f"*{source.ending}" for source in sources())
    names, _ = QFileDialog.getOpenFileNames(
        window, "Import meeting files", window.settings.words("import/folder"), f"Meeting files ({patterns})"
    )
    if not names:
        return
    window.settings.keep("import/folder", str(Path(names[0]).parent))
    typed = tuple(Path(name) for name in names if name.lower().endswith(bringing_in.WORD))
    if typed:
        bringing_in.take_in(window, desk, typed)
    if not (files := [Path(name) for name in names if Path(name) not in typed]):
        return
    try:
        read = importing.read(files)
        known = importing.known(desk, read)
        if known and not may_replace(window, known):
            return
    except importing.Refused as refused:
        question.tell(window, "Nothing was imported", str(refused))
        return
    desk.workspace.open(importing.keep(desk, read))


def try_sample(desk: Desk) -> None:
    """Bring the sample meetings and their committee in, and open the newest meeting."""
    from desktop import importing, sample_committee

    newest = importing.keep(desk, importing.read(importing.samples()))
    committee = desk.workspace.read(snapshot.load(newest)).committee
    desk.workspace.store.write(sample_committee.furnished(committee.id))
    desk.workspace.open(newest)


def remove(window: Window, desk: Desk, meeting_id: int) -> None:
    """Remove a meeting when the clerk says so; while the message stands it can be put back."""
    card = next(card for card in desk.workspace.read(meetings.cards) if card.id == meeting_id)
    called = f"{card.title}, {in_short.typed_day(card.date)}"
    if not question.ask(
        window,
        f"Remove “{called}”?",
        "Its notes, actions and attendance go with it. Files that were exported stay where they are. "
        "It can be put back as long as the message about it stands.",
        "Remove",
        "Keep",
    ):
        return
    store = desk.workspace.store
    change = store.write(meetings.remove(meeting_id))
    window.start_page.show_meetings(desk.workspace)

    def put_back() -> None:
        store.redo(change.reversed)
        window.messages.hide()
        window.start_page.show_meetings(desk.workspace)

    window.messages.say(f"“{called}” was removed.", [("&Put it back", put_back)], asks=True, seconds=60)


def may_replace(window: Window, known: Sequence[Meeting]) -> bool:
    """Ask whether meetings that are here already are to be replaced by those that come in."""
    return question.ask(
        window,
        "Replace what is here?",
        f"{_listed([meeting.title for meeting in known])}: here already. Replacing puts what the file holds in its "
        "place, with all its notes; what was typed here since is gone.",
        "Replace",
        "Keep what is here",
    )


def _listed(titles: list[str]) -> str:
    shown = ", ".join(f"“{title}”" for title in titles[:3])
    return f"{shown} and {len(titles) - 3} more" if len(titles) > 3 else shown
