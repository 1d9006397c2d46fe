"""Takes pictures of widgets and keeps them small, in the colours of the window."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from installers.showing import _settle

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

COLOURS, EXACT = 256, 64
"""In the palette of a picture, and how many of them are just those of the window: text stays crisp in 60 kB."""


class Camera:
    """Puts pictures into the folder of the guide, each with as few colours as it needs. `only` names those wanted."""

    def __init__(self, folder: Path, only: frozenset[str]) -> None:
        self._folder, self._only = folder, only

    def wants(self, *names: str) -> bool:
        """Tell whether one of these pictures is wanted."""
        return not self._only or not self._only.isdisjoint(names)

    def take(self, name: str, of: QWidget, *, part: QRect | None = None) -> None:
        """Take a picture of a widget as it is shown, or of a part of it."""
        from PySide6.QtCore import QRect

        _settle()
        self.keep(name, image_of(of.grab(part if part is not None else QRect(0, 0, -1, -1))))

    def keep(self, name: str, image: Image) -> None:
        """Keep a picture under a name."""
        if self.wants(name):
            path = self._folder / f"{name}.png"
            _flat(image.convert("RGB")).save(path, optimize=True)
            print(f"{path.name}  {image.width} x {image.height}, {path.stat().st_size // 1000} kB", flush=True)


def _flat(image: Image) -> Image:
    """Return an image with a palette: the commonest colours as they are, the others near enough."""
    from PIL import Image as images
    from PIL.Image import Quantize

    counted = sorted(image.getcolors(image.width * image.height) or [], reverse=True)
    every = [colour for _, colour in counted]
    near = image.quantize(COLOURS - EXACT, method=Quantize.MAXCOVERAGE).getpalette() or []
    palette = [*every[:EXACT], *zip(*[iter(near)] * 3, strict=True)][:COLOURS]
    places = {colour: _nearest(colour, palette) for colour in every}
    flat = images.frombytes("P", image.size, bytes(places[colour] for colour in image.get_flattened_data()))
    flat.putpalette([part for colour in palette for part in colour])
    return flat


def _nearest(colour: tuple[int, ...], palette: Sequence[tuple[int, ...]]) -> int:
    away = [sum((one - other) ** 2 for one, other in zip(colour, each, strict=True)) for each in palette]
    return away.index(min(away))


def image_of(pixmap: QPixmap) -> Image:
    """Return what a widget showed as an image."""
    from PIL import Image
    from PySide6.QtCore import QBuffer

    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    pixmap.save(held, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(bytes(held.data().data())))
