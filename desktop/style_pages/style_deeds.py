"""What is done with whole house styles: copied, renamed, removed, brought in, written out, given to a committee."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog, QWidget

from db import committees, meetings, styles_worn
from desktop import exporting, files_out
from desktop.desk import Desk
from desktop.dialogs import question, style_clash
from desktop.dialogs.export_place import with_ending
from desktop.dialogs.style_title import StyleTitleDialog
from desktop.keeping import keep_beyond, together
from desktop.minutes import in_short
from desktop.minutes.style_editing import writing
from desktop.minutes.style_file import StyleError
from desktop.minutes.wording import join
from desktop.style_pages.style_work import StyleWork
from desktop.styles_at_hand import StylesAtHand
from desktop.widgets.chooser import Choice
from desktop.workspace import NotKept

if TYPE_CHECKING:
    from desktop.style_pages.style_screen import StyleScreen
    from desktop.window import Window

FILES = "House style (*.toml)"


class StyleDeeds:
    """Carries out what the buttons and keys of the screen ask for; all but writing a file out can be undone."""

    def __init__(self, screen: QWidget, desk: Desk, work: StyleWork) -> None:
        self._screen, self._desk, self._work = screen, desk, work

    @property
    def _window(self) -> Window:
        return cast("Window", self._screen.window())

    def copy(self) -> None:
        """Ask for a title and make a copy of the style in hand."""
        before = self._work.style
        dialog = StyleTitleDialog(
            self._screen,
            "Copy a house style",
            self._work.files.free_title(before.title if self._work.own else f"{before.title} – our own"),
            [style.title for style in self._desk.styles.values()],
            f"The copy begins as “{before.title}” is. Only what you change is kept in its file; all else goes on "
            "following the style that it is based on.",
            "Make the copy",
        )
        if dialog.exec():
            self._try(lambda: self._work.copy(before.name, dialog.title))

    def rename(self) -> None:
        """Ask for another title of the style in hand."""
        if not self._work.own:
            self._desk.tell("What comes with Minutebook keeps its name. “Copy as…” makes a style of your own.")
            return
        now = self._work.style.title
        dialog = StyleTitleDialog(
            self._screen,
            "Rename a house style",
            now,
            [style.title for style in self._desk.styles.values() if style.title != now],
            f"Committees and meetings stay with it. Its file is still called {self._work.name}.toml.",
            "Rename it",
        )
        if dialog.exec() and dialog.title != now:
            self._try(lambda: self._work.rename(dialog.title))

    def remove(self) -> None:
        """Remove the chosen style when the clerk says so; it is said who uses it."""
        name = self._chosen()
        if not self._work.files.is_own(name):
            self._desk.tell("What comes with Minutebook stays. Only styles of your own can be removed.")
            return
        style = self._desk.styles.get(name)
        title = style.title if style is not None else f"{name}.toml"
        if question.ask(self._screen, f"Remove “{title}”?", self._used(name), "Remove it", "Keep it"):
            self._try(lambda: self._work.remove(name))

    def bring_in(self) -> None:
        """Ask for a file and put its style among the user's own; why a file cannot be read is said with its line."""
        settings = self._window.settings
        name, _ = QFileDialog.getOpenFileName(
            self._screen, "Import a house style", settings.words("import/folder"), FILES
        )
        if not name:
            return
        file = Path(name)
        settings.keep("import/folder", str(file.parent))
        try:
            text, style = self._work.files.read(file)
        except StyleError as error:
            question.tell(self._screen, "No house style was imported", f"{error}.")
            return
        made, title = file.stem, style.title
        if made in self._desk.styles or self._work.files.is_own(made):
            built_in = not self._work.files.is_own(made)
            here = self._desk.styles[made].title if made in self._desk.styles else made
            answer = style_clash.ask(self._screen, file.name, here, built_in=built_in)
            if answer == "leave":
                return
            if answer == "keep both":
                title = self._work.files.free_title(title)
                made, text = self._work.files.free_name(title), writing.retitled(text, title)
        if self._try(lambda: self._work.bring_in(text, made, title)):
            self._desk.tell(f"“{title}” is here now. “Use for …” gives it to a committee.")

    def export(self) -> None:
        """Ask for a place and write the style in hand there, as one file that stands alone."""
        self._work.hand_over()
        window = self._window
        name, _ = QFileDialog.getSaveFileName(
            self._screen,
            "Export this house style",
            str(files_out.folder(window) / f"{self._work.name}.toml"),
            FILES,
        )
        if not name:
            return
        path = with_ending(Path(name), ".toml")
        try:
            exporting.put(self._work.files.alone(self._work.name).encode(), path)
        except (exporting.Unwritable, StyleError, NotKept) as error:
            question.tell(self._screen, "The file was not written", str(error))
            return
        window.settings.keep("export/folder", str(path.parent))
        files_out.tell_done(window, path)

    def read_again(self) -> None:
        """Read the folder of the styles anew, after files in it were changed by hand."""
        self._work.files.look_again()
        styles = self._desk.styles
        if isinstance(styles, StylesAtHand):
            wrong = len(styles.faults)
            left_out = f" {wrong} cannot be read; the list says why." if wrong else ""
            self._desk.tell(f"All house styles were read again.{left_out}")

    def use(self) -> None:
        """Give the style in hand to the committee of the open meeting, and to the meeting; or to one that is chosen."""
        self._work.hand_over()
        meeting = self._desk.meeting
        if meeting is not None:
            self._give(meeting.committee.id, meeting.committee.name)
            return
        choices = [
            Choice(title=one.name, deed=partial(self._give, one.id, one.name))
            for one in self._desk.workspace.read(committees.every)
        ]
        if not choices:
            self._desk.tell("No committee is known yet. The first meeting brings one (Ctrl+N).")
            return
        self._window.chooser.open(choices, "Which committee is to have this style?")

    def choose_meeting(self) -> None:
        """Let the clerk choose the meeting on which the style is seen."""
        screen = cast("StyleScreen", self._screen)
        choices = [
            Choice(
                title=f"{in_short.typed_day(card.date)}   {card.title}",
                said=card.status,
                deed=partial(screen.show_meeting, card.id),
            )
            for card in self._desk.workspace.read(meetings.cards)
        ]
        if not choices:
            self._desk.tell("No meeting is here yet; what is shown is the sample.")
            return
        self._window.chooser.open(choices, "See this style on a meeting: type its title or date")

    def tell_copied(self, name: str, title: str) -> None:
        """Say that what comes with the program was copied before it was changed."""
        self._window.messages.say(
            f"Your change is in “{title}”, a copy of your own. What comes with Minutebook stays as it is.",
            [(f"&{self._use_words()}", partial(self._use_copy, name))],
        )

    def tell_failed(self, words: str) -> None:
        """Say why a change could not be written."""
        self._window.messages.say(f"That change was not kept. {words}", wrong=True)

    def _use_words(self) -> str:
        meeting = self._desk.meeting
        return f"Use it for {meeting.committee.short_name or meeting.committee.name}" if meeting else "Use it…"

    def _use_copy(self, name: str) -> None:
        if self._work.name == name:
            self.use()

    def _chosen(self) -> str:
        key = cast("StyleScreen", self._screen).styles.key
        return key if isinstance(key, str) else self._work.name

    def _give(self, committee: int, called: str) -> None:
        name, title, meeting = self._work.name, self._work.style.title, self._desk.meeting
        edits = [committees.change(committee, style=name)]
        if meeting is not None and not self._desk.workspace.closed and meeting.style != name:
            edits.append(meetings.change(meeting.id, style=name))
        if keep_beyond(self._desk, together(*edits), f"House style “{title}”"):
            these = "" if len(edits) == 1 else ", and these minutes"
            self._desk.tell(f"{called} has “{title}” from now on{these}. Ctrl+Z takes it back.")

    def _used(self, name: str) -> str:
        worn = self._desk.workspace.read(styles_worn.of(name))
        said = []
        if worn.committees:
            said.append(f"It is the style of {join(worn.committees)}.")
        if worn.meetings:
            many = "One meeting has it" if worn.meetings == 1 else f"{worn.meetings} meetings have it"
            said.append(f"{many}: what is not agreed yet prints in the default style from then on.")
        if others := self._work.files.based_on(name):
            titles = [f"“{self._desk.styles[other].title}”" for other in others if other in self._desk.styles]
            said.append(f"{join(titles)} began with it and keep what they took from it.")
        return " ".join([*(said or ["No committee and no meeting uses it."]), "Undo (Ctrl+Z) brings it back."])

    def _try(self, deed: Callable[[], object]) -> bool:
        """Do it; where it cannot be done, say why."""
        try:
            deed()
        except (NotKept, StyleError) as error:
            question.tell(self._screen, "That could not be done", str(error))
            return False
        return True
