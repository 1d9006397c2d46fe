"""The Word template of a committee: chosen, looked at before it is kept, tried, and given up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog, QWidget

from db import committees, templates
from db.records import CommitteeProfile, Meeting, Surroundings
from db.values import Struct, replace
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.keeping import keep_beyond, together
from desktop.minutes.house_style import HouseStyle, resolve

if TYPE_CHECKING:
    from desktop.minutes.document import Document
    from desktop.minutes.exports import Format
    from desktop.minutes.obstacles import Obstacle
    from desktop.window import Window


class Looked(Struct, frozen=True):
    """A template that can serve: what it brings, in sentences, and what stands against it."""

    content: bytes
    told: str
    obstacles: tuple[Obstacle, ...]


class TemplateChoice:
    """Serves one committee at a time. Every change is one step that can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._parent = desk, parent
        self._folder = ""

    def name(self, profile: CommitteeProfile) -> str:
        """Return the file name of a committee's template, "" where it has none."""
        if not profile.template:
            return ""
        try:
            return self._desk.workspace.read(templates.name(profile.template))
        except LookupError:
            return "not on this machine"

    def deeds(self, profile: CommitteeProfile) -> list[tuple[str, Callable[[], object]]]:
        """Return what can be done, each with its words for a menu."""
        choose = ("Choose another…" if profile.template else "Choose a Word file…", partial(self.choose, profile))
        if not profile.template:
            return [choose]
        return [choose, ("Try it…", partial(self.try_it, profile)), ("Remove it", partial(self.remove, profile))]

    def choose(self, profile: CommitteeProfile) -> None:
        """Ask for a file, and take it."""
        name, _ = QFileDialog.getOpenFileName(
            self._parent, "Word template", self._folder, "Word files (*.docx *.dotx);;All files (*)"
        )
        if name:
            self._folder = str(Path(name).parent)
            self.take(profile, Path(name))

    def take(self, profile: CommitteeProfile, file: Path) -> None:
        """Look at a file and keep it as the template when the clerk says so; one that cannot serve is refused."""
        from desktop.dialogs.template import TemplateDialog
        from desktop.minutes.word.template_obstacles import SILENT_PICTURE
        from desktop.minutes.word_reading.word_text import Refused

        style = resolve(profile.style, self._desk.styles)
        try:
            looked = look_at(_bytes_of(file), profile, style)
        except Refused as refused:
            question.tell(self._parent, f"{file.name} cannot be used as a template", str(refused))
            return
        advice = [one for one in looked.obstacles if one.rule != SILENT_PICTURE]
        logo = f"Logo of {profile.name}" if len(advice) < len(looked.obstacles) else ""
        dialog = TemplateDialog(self._parent, file.name, looked.told, advice, logo)
        if dialog.exec() == TemplateDialog.DialogCode.Accepted:
            self._keep(profile, file.name, looked.content, dialog.shows)

    def try_it(self, profile: CommitteeProfile) -> None:
        """Write minutes into the template as a Word file: those of the open meeting, or else of an invented one."""
        from desktop import files_out
        from desktop.letterheads import headed
        from desktop.minutes.compose import compose
        from desktop.minutes.exports import format_for

        form = format_for(".docx", "minutes")
        assert form is not None
        meeting = self._desk.meeting
        own = meeting is not None and meeting.committee.id == profile.id
        shown = meeting if meeting is not None and own else invented(profile)
        style = self._desk.style if own else resolve(profile.style, self._desk.styles)

        def make(_form: Format) -> Document:
            return headed(compose(shown, style), profile)

        called = f"{profile.short_name or profile.name} template trial"
        files_out.write(cast("Window", self._parent.window()), called, make, form)

    def remove(self, profile: CommitteeProfile) -> None:
        """Let the house style's own template serve again."""
        if not profile.template:
            return
        if keep_beyond(self._desk, committees.change(profile.id, template=""), "Removing the Word template"):
            self._desk.tell(f"{profile.name} has no Word template of its own any more. Undo (Ctrl+Z) brings it back.")

    def _keep(self, profile: CommitteeProfile, name: str, content: bytes, shows: str) -> None:
        from desktop.minutes.word.template_trial import saying

        file = saying(content, shows)
        kept = templates.keep(name, file, at=datetime.now())
        edit = together(kept, committees.change(profile.id, template=templates.digest(file)))
        if keep_beyond(self._desk, edit, f"Word template {name}"):
            self._desk.tell(f"What is exported for {profile.name} is written into {name} from now on.")


def look_at(content: bytes, profile: CommitteeProfile, style: HouseStyle) -> Looked:
    """Return what a Word file is as a template of a committee, tried with minutes. Raises Refused with the reason."""
    from desktop.minutes.compose import compose
    from desktop.minutes.word.letterhead import letterhead
    from desktop.minutes.word.template import content_of
    from desktop.minutes.word.template_obstacles import template_obstacles
    from desktop.minutes.word.template_trial import own_styles, tried

    tried(replace(compose(invented(profile), style), template=content))
    page = letterhead(content)
    names = _in_short(own_styles(content, content_of(style.look.template)))
    font = f"in {page.fonts[0]}" if page.fonts else "in its font"
    told = (
        f"Its page ({page.width:.0f} by {page.height:.0f} mm), margins, headers and footers stay; the text is "
        f"{page.size:g} points {font}. "
        + (f"Its own styles are used for {', '.join(names)}; the others come from the house style. " if names else "")
        + "What else it holds as text is left out"
        + (", but for what stands around {minutes}." if page.opening.bands or page.closing.bands else ".")
    )
    return Looked(content, told, template_obstacles(content))


def _in_short(styles: Iterable[str]) -> list[str]:
    """Return the names of styles, headings and lists in one word each; Normal and those of the page are said before."""
    kinds = {"heading": "headings", "list": "lists", "header": "", "footer": "", "normal": "", "toc": "contents"}
    said = (kinds.get(name.casefold().split()[0], name) for name in styles)
    return [name for name in dict.fromkeys(said) if name]


def invented(profile: CommitteeProfile) -> Meeting:
    """Return the newest sample meeting as one of a committee."""
    from desktop import importing

    meeting = importing.read(importing.samples())[-1]
    committee = replace(meeting.committee, name=profile.name, short_name=profile.short_name)
    return replace(meeting, committee=committee, title=profile.name, surroundings=Surroundings(profile=profile))


def _bytes_of(file: Path) -> bytes:
    """Return the bytes of a file, one more than may be at most. Raises Refused."""
    from desktop.minutes.word.foreign_package import LARGEST
    from desktop.minutes.word_reading.word_text import Refused

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"{file.name} cannot be read: {error.strerror or error}.") from error
