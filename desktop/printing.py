"""The pages of the minutes on paper: what the PDF holds, in the printer's own fineness."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.page_images import PageImages, Size

FINEST = 600
"""Dots per inch above which nobody sees a difference and the memory of an old laptop does."""


def print_pages(parent: QWidget, content: bytes, title: str) -> bool:
    """Ask for a printer and print the pages of a PDF; False where the clerk leaves it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    sizes = page_sizes(content)
    printer.setPageSize(_sheet(sizes[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the minutes")
    dialog.setMinMax(1, len(sizes))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_pages(printer, content)
    return True


def page_sizes(content: bytes) -> tuple[Size, ...]:
    """Return the width and height of each page of a PDF, in points."""
    images = PageImages(content)
    images.close()
    return images.sizes


def _sheet(size: Size) -> QPageSize:
    """Return the paper of a page's size, by its name where it has one."""
    wanted = QSizeF(*size)
    named = QPageSize.id(wanted, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)
    return QPageSize(wanted, QPageSize.Unit.Point) if named == QPageSize.PageSizeId.Custom else QPageSize(named)


def paint_pages(printer: QPrinter, content: bytes) -> None:
    """Paint the pages of a PDF that were asked for, each as large as its sheet allows, in its middle."""
    printer.setFullPage(True)
    images = PageImages(content)
    painter = QPainter(printer)
    fineness = min(printer.resolution(), FINEST)
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    try:
        for place, number in enumerate(_wanted(printer, len(images.sizes))):
            if place:
                printer.newPage()
            page = QSizeF(*images.sizes[number]).scaled(QSizeF(sheet.size()), Qt.AspectRatioMode.KeepAspectRatio)
            corner = QPointF((sheet.width() - page.width()) / 2, (sheet.height() - page.height()) / 2)
            painter.drawImage(QRectF(corner, page), images.draw(number, fineness / 72))
    finally:
        painter.end()
        images.close()


def _wanted(printer: QPrinter, pages: int) -> list[int]:
    """Return the page numbers, from 0, in the order in which the printer is to have them."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    wanted = list(range(first - 1, min(last, pages)))
    return wanted[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else wanted
