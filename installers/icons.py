"""The program's icon in the sizes and files that the systems want, all drawn from one SVG."""

from __future__ import annotations

import io
import os
from pathlib import Path

from installers.collected import ROOT

DRAWING = ROOT / "resources" / "icons" / "minutebook.svg"
MADE = ROOT / "build" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons that a Linux desktop looks for (freedesktop.org, Icon Theme Specification)."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def png(size: int) -> bytes:
    """Return the icon as a PNG of this many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError(f"the icon of {size} pixels cannot be written")
    return bytes(content.data())


def ico() -> Path:
    """Make the icon of Windows and return its file."""
    return _made("minutebook.ico", ICO_SIZES)


def icns() -> Path:
    """Make the icon of macOS and return its file."""
    return _made("minutebook.icns", ICNS_SIZES)


def _made(name: str, sizes: tuple[int, ...]) -> Path:
    from PIL import Image

    MADE.mkdir(parents=True, exist_ok=True)
    path = MADE / name
    images = [Image.open(io.BytesIO(png(size))) for size in sizes]
    images[-1].save(path, append_images=images[:-1], sizes=[(size, size) for size in sizes])
    return path
