"""The objects of a PDF packed into one file: small ones together and compressed.

A tagged document has a small object for each paragraph, cell and link; one by one they would make up two thirds of the
file. ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument

HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
TOGETHER = 200
"""So many objects are packed together: a reader unpacks all of them for one."""


def packed(document: PDFDocument) -> bytes:
    """Return the whole file of a document in which every object has been put."""
    root, about = (document.Reference(made).format(document) for made in (document.Catalog, document.info))
    file = _File()
    loose: list[tuple[int, bytes]] = []
    number = 0
    while (number := number + 1) in document.numberToId:  # formatting an object may put others in
        made = document.idToObject[document.numberToId[number]]
        source = pdfdoc.format(made, document, toplevel=1).strip()
        if source.endswith(b"endstream"):
            file.add(number, source)
        else:
            loose.append((number, source))
    for at in range(0, len(loose), TOGETHER):
        file.add_together(number, loose[at : at + TOGETHER])
        number += 1
    return file.whole(number, root, about, document.signature.hexdigest().encode())


class _File:
    """The file as it is written; `places` says where each object is, as a row of the cross-reference stream."""

    def __init__(self) -> None:
        self.parts = [HEADER]
        self.length = len(HEADER)
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, source: bytes) -> None:
        """Put in an object of its own."""
        self.places[number] = (1, self.length, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, source)
        self.parts.append(part)
        self.length += len(part)

    def add_together(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Put in objects that are no streams, packed into one that is."""
        starts, at = [], 0
        for place, (each, source) in enumerate(objects):
            self.places[each] = (2, number, place)
            starts.append(b"%d %d" % (each, at))
            at += len(source) + 1
        head = b" ".join(starts) + b"\n"
        body = head + b"\n".join(source for _, source in objects)
        self.add(number, _stream(b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head)), body))

    def whole(self, number: int, root: bytes, about: bytes, digest: bytes) -> bytes:
        """Return the file, at its end where everything is."""
        start = self.length
        self.places[number] = (1, start, 0)
        rows = (self.places[each] for each in range(number + 1))
        table = b"".join(kind.to_bytes(1) + at.to_bytes(4) + more.to_bytes(2) for kind, at, more in rows)
        told = b"/Type /XRef /Size %d /W [1 4 2] /Root %b /Info %b /ID [<%b> <%b>]"
        self.add(number, _stream(told % (number + 1, root, about, digest, digest), table))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _stream(told: bytes, content: bytes) -> bytes:
    small = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (told, len(small), small)
