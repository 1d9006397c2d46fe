"""The minutes as pages, made and drawn in a thread of their own; what was asked last wins."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from typing import TYPE_CHECKING

from db.records import Meeting
from db.values import Struct
from desktop.letterheads import Read, put_in
from desktop.minutes.document import Document, Ref
from desktop.minutes.exports import Cancelled
from desktop.minutes.house_style import HouseStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.minutes.names_in_text.marks import NameMark
    from desktop.page_images import PageImages, Size


class Pages(Struct, frozen=True):
    """Minutes as they print: the size of every page, the page (from 0) and depth of every record, in points, and the
    names that the house style says otherwise than they were typed."""

    sizes: tuple[Size, ...]
    places: dict[Ref, tuple[int, float]]
    names: tuple[NameMark, ...] = ()
    without_office: tuple[str, ...] = ()
    """Who prints by name in a style that says offices."""


Composing = Callable[[Meeting, HouseStyle], Document]
Wanted = tuple[Meeting, HouseStyle, str | Composing]
"""A meeting, its house style, and which document is to be made of it, or what makes it."""


class PageMaker:
    """Makes pages of a meeting and draws them. The three callbacks are called from its thread.

    `made(pages)` follows `make`, `drawn(page, image)` each `draw`, `failed(words)` what could not be made. `read` is
    `Store.read`, for the committee's own Word template.
    """

    def __init__(
        self,
        made: Callable[[Pages], object],
        drawn: Callable[[int, QImage], object],
        failed: Callable[[str], object],
        read: Read | None = None,
    ) -> None:
        self._made, self._drawn, self._failed, self._read = made, drawn, failed, read
        self._news = Condition()
        self._wanted: Wanted | None = None
        self._drawings: dict[int, int] = {}
        self._over = False
        self._images: PageImages | None = None
        self._thread: Thread | None = None

    def make(self, meeting: Meeting, style: HouseStyle, making: str | Composing = "minutes") -> None:
        """Make the pages of the minutes of a meeting, of its agenda, or of what `making` composes (in the thread of the
        pages); what is being made of an older one is given up."""
        self._tell(lambda: setattr(self, "_wanted", (meeting, style, making)))

    def give_up(self) -> None:
        """Stop making what was asked for."""
        with self._news:
            self._wanted = None

    def draw(self, page: int, pixels: int) -> None:
        """Draw a page so many pixels wide."""
        self._tell(lambda: self._drawings.__setitem__(page, pixels))

    def stop(self) -> None:
        """End the thread; nothing is called back any more."""
        with self._news:
            self._over = True
            self._wanted = None
            self._news.notify()
        if self._thread is not None:
            self._thread.join(2)

    def _tell(self, change: Callable[[], object]) -> None:
        with self._news:
            change()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="pages", daemon=True)
                self._thread.start()
            self._news.notify()

    def _run(self) -> None:
        while not self._over:
            with self._news:
                self._news.wait_for(lambda: self._over or self._wanted or self._drawings)
                wanted = self._wanted
                drawing = None if wanted or not self._drawings else self._drawings.popitem()
            try:
                if self._over:
                    break
                if wanted is not None:
                    self._make(wanted)
                elif drawing is not None:
                    self._draw(*drawing)
            except Cancelled:
                pass
            except RuntimeError:
                break  # whoever was to be called back is gone
        self._close()

    def _make(self, wanted: Wanted) -> None:
        from desktop.minutes.compose import compose
        from desktop.minutes.compose.agenda_paper import compose_agenda
        from desktop.minutes.names_in_text import marks
        from desktop.minutes.pdf import pages as pdf_pages

        def progress(_done: float) -> None:
            if self._wanted is not wanted:
                raise Cancelled

        try:
            meeting, style, making = wanted
            if callable(making):
                document = making(meeting, style)
            else:
                document = compose_agenda(meeting, style) if making == "agenda" else compose(meeting, style)
            printed = pdf_pages.printed(put_in(document, self._read) if self._read else document, progress)
            names = marks.on_pages(printed.stand_ins, document, meeting) if printed.stand_ins else ()
            lacking = marks.without_office(names, meeting, style)
            pages = Pages(self._opened(printed.content), printed.places, names, lacking)
        except Cancelled:
            raise
        except Exception as error:  # a preview that cannot be made must not end the program
            self._done(wanted)
            self._call(self._failed, f"The pages could not be made: {error or type(error).__name__}")
        else:
            if self._done(wanted):
                self._call(self._made, pages)

    def _opened(self, content: bytes) -> tuple[Size, ...]:
        from desktop.page_images import PageImages

        self._close()
        self._images = PageImages(content)
        return self._images.sizes

    def _done(self, wanted: Wanted) -> bool:
        """Note that this was made; False where something newer is wanted by now."""
        with self._news:
            newest = self._wanted is wanted
            if newest:
                self._wanted = None
                self._drawings.clear()
            return newest

    def _draw(self, page: int, pixels: int) -> None:
        if self._images is not None and page < len(self._images.sizes):
            width, _ = self._images.sizes[page]
            self._call(self._drawn, page, self._images.draw(page, pixels / width))

    def _call(self, call: Callable[..., object], *what: object) -> None:
        if not self._over:
            call(*what)

    def _close(self) -> None:
        if self._images is not None:
            self._images.close()
            self._images = None
