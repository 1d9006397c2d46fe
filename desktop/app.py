"""Puts the program together: the only module, beside the command line, that knows every room."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from desktop import heap

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QClipboard

    from desktop.desk import Desk
    from desktop.window import Window

COME_FORWARD_AFTER = 300
"""Milliseconds after the start from which on what a second start asks for is heeded; it waits ten times as long."""

BACK_UP_AFTER = 20_000
"""Milliseconds after the start at which it is looked for the first time whether a backup is due."""

LOOK_AFTER = 3_000
"""Milliseconds after the start from which on the files are looked after while they are open."""


MEETING_FILE = ".json"
"""How the files end that the window takes in when it is started with them: with a double click."""


class Wanted(NamedTuple):
    """What the window is opened with: the data folder, None for the usual one; the words of a meeting; files."""

    folder: Path | None = None
    meeting: str = ""
    files: tuple[Path, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or carry out the command that is given, and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = window_wanted(given)
    if wanted is None:
        from desktop import command_line

        return command_line.run(given)
    return open_window(wanted)


def window_wanted(arguments: Sequence[str]) -> Wanted | None:
    """Return what the window is to be opened with, None where the arguments are for the command line."""
    wanted = Wanted()
    rest = list(arguments)
    while rest:
        given = rest.pop(0)
        if not given.startswith("-") and given.lower().endswith(MEETING_FILE):
            wanted = wanted._replace(files=(*wanted.files, Path(given)))
            continue
        name, parted, value = given.partition("=")
        if name not in ("--data", "--open") or (not parted and not rest):
            return None
        value = value if parted else rest.pop(0)
        if not value:
            return None
        wanted = wanted._replace(folder=Path(value)) if name == "--data" else wanted._replace(meeting=value)
    return wanted


def usual_folder() -> Path:
    """Return where this system keeps a user's data of this program."""
    from platformdirs import user_data_path

    return user_data_path("Minutebook", appauthor=False)


def open_window(wanted: Wanted) -> int:
    """Show the window, bring in what it works on once it is painted, and run until it is closed.

    Where a window is open already it comes forward instead; where it does not answer, say so and return 1. Where there
    is no display, say so and return 2.
    """
    if not _has_display():
        print("minutebook: there is no display here to open the window on; see --help for commands", file=sys.stderr)
        return 2
    # Nothing that is imported now ever becomes garbage: looking for it would cost a tenth of the start.
    gc.disable()
    heap.share()

    from PySide6.QtWidgets import QApplication

    import_plainly()

    from desktop import one_window
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Minutebook")
    app.setDesktopFileName("minutebook")
    folder = wanted.folder or usual_folder()
    claimed = one_window.claim(folder)
    if claimed.here and one_window.ask_forward(folder, wanted.meeting, wanted.files):
        if one_window.heeded(folder):
            return 0
        claimed = one_window.claim(folder)
    settings = Settings(folder)
    theme = Theme(app, settings.words("view/theme", "system"), settings.number("view/text"))
    if claimed.here:
        one_window.tell_unanswered()
        return 1
    window = Window(settings, theme)
    if wanted.files or sys.platform == "darwin":
        from desktop.opened_files import OpenedFiles

        OpenedFiles(app, window, wanted.files)
    window.painted.connect(lambda: _after_paint(window, folder, wanted.meeting, claimed.held), _later())
    window.show()
    code = app.exec()
    one_window.release(folder, claimed)
    _leave_words_on_clipboard(app.clipboard())
    return code


def _leave_words_on_clipboard(clipboard: QClipboard) -> None:
    """Leave only what is Qt's own on the clipboard: it outlives Python, and what Python made must not."""
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def _has_display() -> bool:
    """Tell whether Qt will find something to draw on; elsewhere than on X11 and Wayland there always is."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def import_plainly() -> None:
    """Take PySide's own `import` back out: it reads the source of every module, and keeps it, to look for switches
    (`from __feature__ import ...`) that nobody here uses; a fifth of the time that SQLAlchemy takes."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _after_paint(window: Window, folder: Path, meeting: str, held: str) -> None:
    if not (meeting or held) and _look_first(window, folder):
        from desktop.arrival import Arrival
        from desktop.getting_ready import get_ready

        _share_python()
        rest = Arrival(window, get_ready, _bringing_in(window, folder, looked=True))
        rest.ended.connect(begin_work)
        window.closing.connect(rest.stop)
        return
    try:
        bring_in(window, folder, meeting, held)
    finally:
        begin_work()


def _look_first(window: Window, folder: Path) -> bool:
    """Let the start page take keys before the rest of the program is there; False where more than that is wanted.

    More is wanted where a meeting was cut off, something needs the clerk, or there is no meeting yet.
    """
    from db import faults, first_look, locking
    from desktop.bookmark import MEETING, OPEN

    urgent = any((folder / name).exists() for name in ("rescue", faults.NOTED))
    if urgent or window.settings.number(OPEN) or locking.is_locked(folder):
        return False
    committees = first_look.cards(folder / "minutebook.db", date.today())
    if committees:
        window.start_page.show_committees(committees, window.settings.number(MEETING))
    return bool(committees)


def begin_work() -> None:
    """Favour keys from now on, and get ready in a thread what the first writing would wait for."""
    from desktop.getting_ready import warm_up

    favour_keys()
    Thread(target=warm_up, daemon=True).start()


def favour_keys() -> None:
    """Let no key wait for garbage to be searched for, nor long for a thread that reads the meeting beside it.

    What stands now is left out of every search. A thread at work is asked for the interpreter after half a
    millisecond; Python's own five would be waited for at each call of Qt's that lets go of it.
    """
    from PySide6.QtWidgets import QApplication

    from desktop.garbage import Garbage

    gc.freeze()
    Garbage(QApplication.instance())
    _share_python()


def _share_python() -> None:
    sys.setswitchinterval(0.0005)


def bring_in(window: Window, folder: Path, meeting: str = "", held: str = "") -> None:
    """Open the database of a folder and seat the desk in the window; a folder that cannot be used ends the program.

    Where it is `held` by somebody else, in words that say by whom, it is only read.
    """
    from db import locking

    if not locking.is_open(folder):
        _ask_passphrase(window, folder, meeting, held)
        return
    for _ in _bringing_in(window, folder, meeting, held):
        pass


def _ask_passphrase(window: Window, folder: Path, meeting: str, held: str) -> None:
    """Bring in as soon as the passphrase is given; what a second start asks for meanwhile goes before."""
    from desktop import locking_up
    from desktop.getting_ready import get_ready

    def go_on(wanted: str, files: Sequence[Path]) -> None:
        bring_in(window, folder, wanted or meeting, held)
        gc.freeze()  # Work began before there were panes.
        if files and window.desk is not None:
            _take_in(window, window.desk, files)

    locking_up.at_start(window, folder, held, go_on)
    Thread(target=get_ready, daemon=True).start()


def _bringing_in(
    window: Window, folder: Path, meeting: str = "", held: str = "", *, looked: bool = False
) -> Iterator[None]:
    """Bring in as `bring_in` does, in steps between which keys may be answered; the start page stays as it is where it
    `looked` at the database already."""
    from db import locking
    from db.store import StoreError
    from desktop import crash, recovering
    from desktop.completing import kept_up
    from desktop.desk import Desk
    from desktop.minutes.approval import why_closed
    from desktop.styles_at_hand import StylesAtHand
    from desktop.workspace import Workspace

    yield
    crash.watch(folder, window, told=(StoreError,))
    try:
        store = recovering.opened(folder, window, held)
    except StoreError as error:
        crash.refuse(window, str(error))
        return
    elsewhere, held = held, held or store.only_read
    yield
    styles = StylesAtHand(folder / "styles")
    yield
    kept = None if held else kept_up(styles)
    desk = Desk(Workspace(store, kept, lambda meeting: held or why_closed(meeting)), styles)
    window.closing.connect(store.close)
    yield from window.seating(desk)
    if locking.is_locked(folder):
        from desktop import locking_up

        locking_up.of(window).begin()
    for fault in styles.faults:
        window.messages.say(f"A house style was left out: {fault}", wrong=True)
    if held:
        window.messages.say(held, stays=True, wrong=True)
    else:
        _keep_backups(window, folder)
        _look_after(window, desk, folder)
        _tell_rescued(window, folder)
    if not elsewhere:
        _come_forward(window, desk, folder)
    if looked:
        window.start_page.follow(desk.workspace)
    elif not (_open(desk, meeting) if meeting else _open_again(window, desk)):
        window.start_page.show_meetings(desk.workspace, window.bookmark.meeting if window.bookmark else 0)


def _tell_rescued(window: Window, folder: Path) -> None:
    """Point out words that the last window could not keep and put aside."""
    from db import locking

    if not (folder / "rescue").is_dir() and not locking.is_locked(folder):
        return
    from desktop import rescue

    if left := rescue.read(folder):
        window.messages.say(
            f"Words that could not be kept last time lie in {left[0].path}. "
            "Copy what is missing, then delete the file.",
            [("&Show them", lambda: window.bar.run("screen.rescued"))],
            stays=True,
            wrong=True,
        )


def _come_forward(window: Window, desk: Desk, folder: Path) -> None:
    """Heed what a second start asks for, once this start is over: watching a file takes 8 ms to begin."""

    def begin() -> None:
        from desktop import one_window

        forward = one_window.ComesForward(window, folder)
        forward.meeting_wanted.connect(lambda words: window.when_open(lambda: _open(desk, words)))
        forward.files_wanted.connect(lambda files: window.when_open(lambda: _take_in(window, desk, files)))

    _once_started(window, COME_FORWARD_AFTER, begin)


def _keep_backups(window: Window, folder: Path) -> None:
    """Have backups made by themselves, once the start is over."""

    def begin() -> None:
        from desktop.backing_up import BackingUp
        from desktop.giving_back import GivingBack

        BackingUp(window, folder).look()
        if window.desk is not None:
            GivingBack(window.desk.workspace)

    _once_started(window, BACK_UP_AFTER, begin)


def _look_after(window: Window, desk: Desk, folder: Path) -> None:
    """Have the files looked after, once the start is over."""

    def begin() -> None:
        from desktop import looking_after

        looking_after.begin(window, desk, folder)

    _once_started(window, LOOK_AFTER, begin)


def _once_started(window: Window, after: int, begin: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    first = QTimer(window, singleShot=True, interval=after)
    first.timeout.connect(begin)
    window.closing.connect(first.stop)
    first.start()


def _take_in(window: Window, desk: Desk, files: Sequence[Path]) -> None:
    from desktop.opened_files import take_in

    take_in(window, desk, files)


def _open(desk: Desk, words: str) -> bool:
    try:
        desk.workspace.open(desk.workspace.store.called(words))
    except LookupError as error:
        words = str(error)
        desk.tell(f"{words[:1].upper()}{words[1:]}. Open one from the start page.")
        return False
    return True


def _open_again(window: Window, desk: Desk) -> bool:
    """Open the meeting in which the program was cut off; False where it was not."""
    from db.store import StoreError

    cut_off = window.bookmark.cut_off if window.bookmark else 0
    try:
        if not cut_off or not desk.workspace.open(cut_off):
            return False
    except (LookupError, StoreError):
        return False
    desk.tell("Minutebook was cut off last time. This meeting is as you typed it, but for at most the last second.")
    return True


def _later() -> Qt.ConnectionType:
    from PySide6.QtCore import Qt

    return Qt.ConnectionType.QueuedConnection
