"""Copies of the minutes that go out as Word files: named, and kept as they were, so that corrections can come back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from db import sent_copies
from db.store import Store, StoreError
from db.values import replace
from desktop.minutes import kept_document
from desktop.minutes.document import Document

if TYPE_CHECKING:
    from desktop.minutes.exports import Format


class Copy:
    """One copy on its way out: `marked` names the document, `keep` keeps it once the file is written."""

    def __init__(self, meeting: int, style: str) -> None:
        """Take whose minutes they are, and the name of the house style they are printed in."""
        self.uid = uuid4().hex
        self._meeting, self._style = meeting, style
        self._printed = b""

    def marked(self, document: Document) -> Document:
        """Return the document as it is to be written into the file. Touches nothing else, and so may run anywhere."""
        self._printed = kept_document.write(document, self._style)
        return replace(document, sent_as=self.uid)

    def keep(self, store: Store) -> bool:
        """Keep what went out; where it cannot be kept the file is still good, only its corrections are not known."""
        if not self._printed:
            return False
        try:
            store.write(sent_copies.keep(self._meeting, self.uid, self._printed, at=datetime.now()))
        except StoreError:
            return False
        return True


def copy_of(meeting: int, style: str, making: str, form: Format) -> Copy | None:
    """Return the copy that a document will be: only of minutes in Word can corrections come back."""
    return Copy(meeting, style) if making == "minutes" and form.ending == ".docx" else None
