"""Word files that come in: old minutes that were typed by hand, and copies of the minutes that somebody corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from db import sent_copies
from db.records import SentCopy
from desktop.desk import Desk
from desktop.dialogs import question

if TYPE_CHECKING:
    from desktop.copy_pages.corrected import Corrected
    from desktop.minutes.corrections import Corrections
    from desktop.minutes.word_reading.word_text import WordText
    from desktop.window import Window

WORD = ".docx"
NOT_OURS = (
    "Minutebook did not write this file, or the mark by which it knows its own files was lost: that happens where its "
    "words were copied into a new document. It can be taken in as old minutes instead, beside those that are here."
)
NOT_KNOWN = (
    "It was exported by another Minutebook, or so long ago that what went out is not kept any more (the last 50 copies "
    "of a meeting are). Compare it by eye, or ask for the corrections in a newer copy."
)
TOO_NEW = "It was exported by a later Minutebook than this one. Bring the program up to date, then try again."
GONE = "The meeting that it was exported from is not here any more. Without it there is nothing to correct."


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what is carried out here, by the names of the command table."""
    return {
        "file.take_in_word": lambda: take_in(window, desk),
        "file.bring_back": lambda: bring_back(window, desk),
    }


def finish(window: Window, desk: Desk) -> None:
    """Let what is looked through not be lost by closing the window; take files that are dropped on it."""
    from desktop.file_drop import FileDrop

    window.asked_before_closing.append(partial(_may_close, window))
    FileDrop(window, (WORD,), lambda paths: _on_dropped(window, desk, paths))


# ---- old minutes


def take_in(window: Window, desk: Desk, files: tuple[Path, ...] = ()) -> None:
    """Ask for Word files of old minutes, and have them looked through one after the other."""
    from desktop.intake_pages.intake import TakingIn

    wanted = files or _asked_for(window, "Take in old Word minutes")
    if wanted and _may_leave(window):
        TakingIn(window, desk, wanted).go_on()


def _may_leave(window: Window) -> bool:
    """Tell whether other minutes may be looked through; where some are half done, ask."""
    screen = _old_minutes(window)
    return not getattr(screen, "unfinished", False) or question.ask(
        window,
        "Leave the minutes that are being looked through?",
        "They are not taken in yet, and what you corrected in them would be gone.",
        "Leave them out",
        "Finish them first",
    )


def _may_close(window: Window) -> bool:
    screen = _old_minutes(window)
    return not getattr(screen, "unfinished", False) or question.ask(
        window,
        "Close before the old minutes are taken in?",
        "Nothing of them is kept yet, and what you corrected in them would be gone. Their Word file stays as it is.",
        "Close without them",
        "Stay here",
    )


def _old_minutes(window: Window) -> object | None:
    """Return the screen of old minutes, None where it was not shown yet."""
    pages = (window.pages.widget(place) for place in range(window.pages.count()))
    return next((page for page in pages if hasattr(page, "unfinished")), None)


def _asked_for(window: Window, title: str, *, one: bool = False) -> tuple[Path, ...]:
    ask = QFileDialog.getOpenFileName if one else QFileDialog.getOpenFileNames
    found, _ = ask(window, title, window.settings.words("word/folder"), f"Word documents (*{WORD} *.docm *.dotx)")
    names = [found] if isinstance(found, str) else list(found)
    paths = tuple(Path(name) for name in names if name)
    if paths:
        window.settings.keep("word/folder", str(paths[0].parent))
    return paths


# ---- corrected copies


def bring_back(window: Window, desk: Desk) -> None:
    """Ask for a copy that somebody corrected, and show its corrections in the meeting that it was exported from."""
    from desktop import word_files

    paths = _asked_for(window, "Bring back a corrected copy", one=True)
    if paths:
        word_files.follow(
            window,
            paths[0].name,
            partial(word_files.contents, paths[0]),
            lambda word: _on_read(window, desk, paths[0], word),
        )


def _on_read(window: Window, desk: Desk, path: Path, word: WordText) -> None:
    from desktop.minutes.word_reading.word_text import COPY

    name = word.properties.get(COPY, "")
    if not name:
        if question.ask(window, f"{path.name} is no copy of minutes that are here", NOT_OURS, "Take it in", "Leave it"):
            take_in(window, desk, (path,))
        return
    sent = desk.workspace.read(sent_copies.find(name))
    if sent is None:
        question.tell(window, f"{path.name} is not known here", NOT_KNOWN)
    elif _opened(window, desk, path, sent):
        _compare(window, desk, path, word, sent)


def _opened(window: Window, desk: Desk, path: Path, sent: SentCopy) -> bool:
    """Open the meeting of a copy; False where that cannot be."""
    if desk.meeting is not None and desk.meeting.id == sent.meeting:
        return desk.workspace.hand_over()
    try:
        return desk.workspace.open(sent.meeting)
    except LookupError:
        question.tell(window, f"{path.name} belongs to no meeting", GONE)
        return False


def _compare(window: Window, desk: Desk, path: Path, word: WordText, sent: SentCopy) -> None:
    """Find the corrections behind the window, and show them."""
    from desktop import word_files
    from desktop.letterheads import put_in
    from desktop.minutes import corrections, kept_document
    from desktop.minutes.house_style import resolve

    kept, meeting = kept_document.read(sent.printed), desk.meeting
    if kept is None or meeting is None:
        question.tell(window, f"{path.name} cannot be compared", TOO_NEW)
        return

    style = resolve(kept[0], desk.styles)
    headed = put_in(kept[1], desk.workspace.store.read)
    went_out = headed if headed.template else kept[1]

    def find() -> Corrections:
        return corrections.find(went_out, word, meeting, style)

    def show(found: Corrections) -> None:
        if desk.meeting is not None and desk.meeting.id == sent.meeting:
            desk.open_screen("corrected_copy", _as_corrected(path, sent, found))

    word_files.follow(window, path.name, find, show)


def _as_corrected(path: Path, sent: SentCopy, found: Corrections) -> Corrected:
    from desktop.copy_pages.corrected import Corrected

    return Corrected(path.name, sent.meeting, sent.made_at, found.found, found.left_out)


# ---- dropped


def _on_dropped(window: Window, desk: Desk, paths: tuple[Path, ...]) -> None:
    """Look at files that were dropped: one that went out from here comes back, all others are old minutes."""
    if len(paths) > 1:
        take_in(window, desk, paths)
        return

    from desktop import word_files
    from desktop.minutes.word_reading.word_text import COPY

    def on_read(word: WordText) -> None:
        ours = bool(word.properties.get(COPY)) and desk.workspace.read(sent_copies.find(word.properties[COPY]))
        if ours:
            _on_read(window, desk, paths[0], word)
        else:
            take_in(window, desk, paths)

    word_files.follow(window, paths[0].name, partial(word_files.contents, paths[0]), on_read)
