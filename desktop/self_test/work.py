"""What the program does without a window: an old database, a meeting, its documents read back, locked data."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.self_test.pieces import Missing

if TYPE_CHECKING:
    from db.records import Meeting
    from desktop.minutes.document import Document

OLDEST = "0001"
BOOKS = "books"
PASSPHRASE = "seven herons by the weir"
COMMITTEE = "Ferry Landing Residents' Group"
"""Of the oldest database: invented, like all that is typed here."""
OLD_ROWS = (
    "INSERT INTO committees (id, name, short_name, style, place) VALUES (1, ?, 'FLRG', '', '')",
    "INSERT INTO meetings (id, uid, committee_id, committee_short_name, title, kind, date, place, style, status) "
    "VALUES (2, 'b0a7', 1, 'FLRG', ?, 'minutes', '2024-05-02', '', '', 'draft')",
)


def migrations(place: Path) -> str:
    """Make a database of the first version, and open it: every migration runs, a backup is made before, all is kept."""
    from db import backups, committees, upgrade
    from db.store import FILE, Store

    folder = place / "oldest"
    folder.mkdir()
    upgrade.migrate(folder / FILE, OLDEST)
    with contextlib.closing(sqlite3.connect(folder / FILE)) as connection, connection:
        for row in OLD_ROWS:
            connection.execute(row, (COMMITTEE,))
    store = Store.open(folder)
    try:
        kept = [one.name for one in store.read(committees.every)]
    finally:
        store.close()
    if kept != [COMMITTEE]:
        raise Missing(f"the committee of a database of the first version is gone; there are {kept}")
    if not backups.every(folder):
        raise Missing("no backup was made before an old database was brought up to date")
    return f"a database of {OLDEST} is at {upgrade.version_of(folder / FILE)}, with a backup of what it was"


def meeting(place: Path) -> str:
    """Bring the sample meetings in, and read the newest."""
    from db import intake
    from db.store import Store
    from desktop import importing
    from desktop.completing import kept_up
    from desktop.minutes.house_style import built_in

    files = importing.samples()
    if not files:
        raise Missing("there is no sample meeting in resources/samples")
    store = Store.open(place / BOOKS)
    try:
        store.write(intake.bring_in(importing.read(files), kept_up(built_in())))
    finally:
        store.close()
    made = _meeting(place)
    return f"{made.title}, {made.date}: {len(made.items)} items, {len(made.people)} people"


def word(place: Path) -> str:
    """Write the minutes as a Word file in every house style; all their words are in it when it is opened again."""
    import docx

    from desktop.minutes.compose import compose
    from desktop.minutes.house_style import built_in

    made = _meeting(place)
    for style in built_in().values():
        document = compose(made, style)
        body = docx.Document(BytesIO(_rendered(document, ".docx"))).element.body
        _hold_against(_words(document), " ".join(body.itertext()), f"the Word file in {style.name}")
    return f"{len(built_in())} house styles, every word of {made.title} found again"


def pdf(place: Path) -> str:
    """Write the minutes as a PDF; all their words are on its pages when pdfium reads them."""
    import pypdfium2

    from desktop.minutes.compose import compose
    from desktop.minutes.house_style import built_in, resolve

    made = _meeting(place)
    document = compose(made, resolve(made.style, built_in()))
    with pypdfium2.PdfDocument(_rendered(document, ".pdf")) as pages:
        found = " ".join(page.get_textpage().get_text_range() for page in pages)
        many = len(pages)
    _hold_against(_words(document), found, "the PDF")
    return f"{many} pages, every word of {made.title} found again"


def other_formats(place: Path) -> str:
    """Write the minutes, the action table and the meeting file in everything else that there is."""
    from desktop.minutes.compose import compose, compose_actions
    from desktop.minutes.exports import formats, silently
    from desktop.minutes.house_style import built_in, resolve
    from desktop.minutes.numbering import number

    made = _meeting(place)
    style = resolve(made.style, built_in())
    written = []
    for form in formats():
        if form.render_meeting is not None:
            content = form.render_meeting(made, number(made, style))
        else:
            assert form.render is not None
            content = form.render((compose if "minutes" in form.makes else compose_actions)(made, style), silently)
        if len(content) < 100:
            raise Missing(f"{form.ending} has only {len(content)} bytes")
        written.append(form.ending)
    return " ".join(written)


def locked(place: Path) -> str:
    """Protect what was typed with a passphrase: nothing can be read without it, and everything with it."""
    from db import committees, locking
    from db.records import CommitteeProfile
    from db.store import FILE, Store

    folder = place / "locked"
    store = Store.open(folder)
    store.write(committees.add(CommitteeProfile(name=COMMITTEE)))
    store.close()
    locking.set_passphrase(folder, None, PASSPHRASE, lambda _done, _of: None, lambda: False)
    locking.lock(folder)
    content = (folder / FILE).read_bytes()
    if COMMITTEE.encode() in content or content.startswith(b"SQLite format 3") or locking.is_open(folder):
        raise Missing("what was locked can be read without its passphrase")
    if _opens(folder, f"not {PASSPHRASE}"):
        raise Missing("a wrong passphrase opened what was locked")
    if not _opens(folder, PASSPHRASE):
        raise Missing("what was locked cannot be opened with its passphrase")
    store = Store.open(folder)
    try:
        kept = [one.name for one in store.read(committees.every)]
    finally:
        store.close()
        locking.lock(folder)
    if kept != [COMMITTEE]:
        raise Missing(f"what was locked is not all there; there are {kept}")
    return f"{len(content) // 1024} KB that only the passphrase opens"


def _opens(folder: Path, passphrase: str) -> bool:
    from db import locking

    try:
        locking.unlock(folder, passphrase)
    except locking.WrongPassphrase:
        return False
    return locking.is_open(folder)


def _meeting(place: Path) -> Meeting:
    from db import meetings, snapshot
    from db.store import Store

    store = Store.open(place / BOOKS)
    try:
        return store.read(snapshot.load(store.read(meetings.called("latest")).id))
    finally:
        store.close()


def _rendered(document: Document, ending: str) -> bytes:
    from desktop.minutes.exports import format_for, silently

    form = format_for(ending, "minutes")
    if form is None or form.render is None:
        raise Missing(f"minutes cannot be written as {ending}")
    return form.render(document, silently)


def _words(document: Document) -> Iterator[str]:
    """Yield the words of a document's text, tables too."""
    from desktop.minutes.document import Table
    from desktop.minutes.plain_words import cell_words, words_of

    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell_words(cell).split()
        else:
            yield from words_of(block).split()


def _hold_against(wanted: Iterable[str], found: str, where: str) -> None:
    """Raise Missing with the words that were not found. Only letters count: a page may part words, or draw signs."""
    letters = re.sub(r"[\W_]+", "", found)
    gone = [word for word in wanted if re.sub(r"[\W_]+", "", word) not in letters]
    if gone:
        raise Missing(f"{where} lacks {len(gone)} words, the first is {gone[0]!a}")
