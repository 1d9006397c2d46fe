"""The pages of a PDF as pictures: the only place that uses pdfium, which serves one thread at a time."""

from __future__ import annotations

import atexit
from functools import cache
from threading import RLock
from typing import Any
from weakref import WeakSet

from PySide6.QtGui import QImage

ALONE = RLock()
"""Held during every call of pdfium; it keeps no lock of its own (its README, "Thread safety")."""

Size = tuple[float, float]

_OPEN: WeakSet[PageImages] = WeakSet()


@cache
def _close_at_exit() -> None:
    """See that what a thread still has open is closed before pdfium ends, which it does in an exit of its own."""
    atexit.register(_close_all)


def _close_all() -> None:
    for images in tuple(_OPEN):
        images.close()


class PageImages:
    """An open PDF. `sizes` are its pages' widths and heights in points."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        with ALONE:
            _close_at_exit()
            self._document: Any = pypdfium2.PdfDocument(content)
            _OPEN.add(self)
            pages = range(len(self._document))
            self.sizes: tuple[Size, ...] = tuple(self._document.get_page_size(page) for page in pages)

    def draw(self, page: int, scale: float) -> QImage:
        """Return a page as a picture of its own, `scale` pixels to the point."""
        with ALONE:
            sheet = self._document[page]
            bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            form = QImage.Format.Format_RGBX8888
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            sheet.close()
        return image

    def close(self) -> None:
        """Let go of the PDF; nothing may be drawn any more."""
        with ALONE:
            self._document.close()
