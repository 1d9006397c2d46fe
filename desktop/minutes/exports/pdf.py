"""PDF: the pages as they print, tagged (PDF/UA-1), with the fonts in the file, bookmarks and links."""

from __future__ import annotations

from desktop.minutes.document import Document
from desktop.minutes.exports import Format, Progress


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as a PDF file. Raises Refused where its template cannot be read."""
    from desktop.minutes.pdf import pages as pdf_pages

    return pdf_pages.printed(document, progress).content


CARD = Format(ending=".pdf", title="PDF", order=20, makes=("minutes", "actions", "agenda", "attendance"), render=render)
