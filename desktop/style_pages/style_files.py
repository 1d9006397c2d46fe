"""The files of the user's own house styles: read, written whole, and every change of them one step to take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.desk import Desk
from desktop.minutes import house_style
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.style_editing import writing
from desktop.minutes.style_editing.file_names import name_for
from desktop.minutes.style_editing.style_table import Table, as_table
from desktop.minutes.style_file import StyleError
from desktop.styles_at_hand import StylesAtHand
from desktop.whole_file import write_whole
from desktop.workspace import NotKept

LARGEST = 500_000
"""Bytes: a house style has some thousand."""

Texts = Mapping[str, str | None]
"""What the files of styles say, by name; None for one that is not there."""


class StyleFiles:
    """The folder of the user's own styles. What changes it is undone and redone with everything else that is done.

    All that writes raises NotKept with a sentence where it cannot.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.folder = desk.workspace.store.folder / "styles"

    def path(self, name: str) -> Path:
        """Return where the file of an own style stands, or would."""
        return self.folder / f"{name}.toml"

    def is_own(self, name: str) -> bool:
        """Tell whether a style is the user's own, and not only one that comes with the program."""
        return self.path(name).exists()

    def text(self, name: str) -> str | None:
        """Return what the file of an own style says, None where there is none. Raises NotKept."""
        try:
            return self.path(name).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise NotKept(f"{self.path(name).name} cannot be read: {error}.") from None

    def base(self, name: str) -> tuple[str, Table]:
        """Return the name of the style that a style is based on and all that it says; "" and {} where it stands alone.

        What comes with the program is its own base. Raises StyleError.
        """
        if not self.is_own(name):
            return name, as_table(self._desk.styles[name])
        file = house_style.base_of(self.path(name))
        return ("", {}) if file is None else (file.stem, as_table(house_style.load(file)))

    def based_on(self, name: str) -> tuple[str, ...]:
        """Return the names of the own styles that are directly based on this one."""
        return tuple(sorted(other for other, file in self._bases() if file == self.path(name)))

    def alone(self, name: str) -> str:
        """Return the text of a style so that it says the same wherever it goes: based on no other style of the user's.

        Raises StyleError where it cannot be read.
        """
        text = self.text(name)
        style = self._desk.styles[name]
        if text is None:
            return writing.started(name, style.title, as_table(style), as_table(style))
        root = house_style.base_of(self.path(name))
        if root is None or root.parent != self.folder:
            return text
        while root is not None and root.parent == self.folder:
            root = house_style.base_of(root)
        root_name = root.stem if root is not None else house_style.DEFAULT
        return writing.rebased(text, root_name, as_table(house_style.built_in()[root_name]), as_table(style))

    def free_name(self, title: str) -> str:
        """Return the name of a file for a new style, which no other has."""
        return name_for(title, {*self._desk.styles, *(file.stem for file in self.folder.glob("*.toml"))})

    def free_title(self, title: str) -> str:
        """Return a title that no style has yet: this one, or with a number behind it."""
        taken = {style.title.casefold() for style in self._desk.styles.values()}
        tries = (title, *(f"{title} {number}" for number in range(2, 1000)))
        return next(one for one in tries if one.casefold() not in taken)

    def write(self, texts: Texts, name: str, *, burst: object = None) -> None:
        """Let files say this, as one step that can be taken back under this name."""
        before = {each: self.text(each) for each in texts}
        self._desk.workspace.beside(lambda: self._put(texts), lambda: self._put(before), name, burst=burst)

    def look_again(self) -> None:
        """Read all styles anew and tell everybody."""
        if isinstance(self._desk.styles, StylesAtHand):
            self._desk.styles.read_again()
        self._desk.follow_styles()

    def read(self, file: Path) -> tuple[str, HouseStyle]:
        """Return the text and the style of a file from elsewhere as it would be among the user's own.

        Raises StyleError with the line, and why it is no house style.
        """
        try:
            if file.stat().st_size > LARGEST:
                raise StyleError(file, f"is larger than {LARGEST // 1000} kB, so it is no house style")
        except OSError as error:
            raise StyleError(file, f"cannot be read ({error.strerror or error})") from None
        style = house_style.load(file, self.path(file.stem))
        return file.read_text(encoding="utf-8-sig"), style

    def _bases(self) -> Iterator[tuple[str, Path | None]]:
        for file in self.folder.glob("*.toml"):
            try:
                yield file.stem, house_style.base_of(file)
            except StyleError:
                continue

    def _put(self, texts: Texts) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in texts.items():
                if text is None:
                    self.path(name).unlink(missing_ok=True)
                else:
                    write_whole(self.path(name), text.encode())
        except OSError as error:
            raise NotKept(f"The house style could not be written: {error.strerror or error}.") from error
        finally:
            self.look_again()
