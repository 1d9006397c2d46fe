"""A damaged database: set aside as it is, and all that can be read of it recovered."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path

import pytest

from db import backups, damage, meetings, search, snapshot
from db.records import Committee, Item, Meeting, Note
from db.store import FILE, Store

NOW = datetime(2031, 5, 14, 15, 30)
MEETINGS = 40


def books(folder: Path) -> Path:
    """Fill a folder with meetings of a good many notes."""
    store = Store.open(folder)
    for n in range(1, MEETINGS + 1):
        notes = tuple(Note(text=f"Crane {n}.{at} was painted, oiled and looked at again. " * 4) for at in range(12))
        item = Item(id=n * 100, title="Cranes", notes=notes)
        board = Committee(name=f"Board {n % 3}")
        store.write(meetings.add(Meeting(id=n, committee=board, title=f"No {n}", date=date(2030, 1, 1), items=(item,))))
    store.close()
    return folder


def spoil(path: Path, seed: int, pages: int = 3) -> None:
    """Write nonsense over some of the pages that hold rows of the notes (sqlite.org/fileformat2.html, 1.6: type 13)."""
    dice = random.Random(seed)
    content = bytearray(path.read_bytes())
    holding = [
        at for at in range(4096, len(content), 4096) if content[at] == 13 and b"painted" in content[at : at + 4096]
    ]
    for at in dice.sample(holding, pages):
        content[at : at + 4096] = dice.randbytes(4096)
    path.write_bytes(content)


def test_a_sound_database_has_no_damage(tmp_path: Path) -> None:
    assert damage.find(tmp_path) == ""
    assert damage.find(books(tmp_path)) == ""
    assert not damage.noted(tmp_path)
    damage.note(tmp_path)
    assert damage.noted(tmp_path) and not damage.noted(tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_is_recovered_and_the_damaged_file_is_kept_as_it_was(tmp_path: Path, seed: int) -> None:
    spoil(books(tmp_path) / FILE, seed)
    assert damage.find(tmp_path)
    spoiled = (tmp_path / FILE).read_bytes()
    aside = damage.set_aside(tmp_path, NOW)
    assert not (tmp_path / FILE).exists()
    made = damage.recover(aside, tmp_path, NOW)
    assert (aside / FILE).read_bytes() == spoiled
    assert made is not None and made.why == backups.RECOVERED
    backups.begin_with(made, tmp_path)
    store = Store.open(tmp_path)
    cards = store.read(meetings.cards)
    assert len(cards) > MEETINGS // 2
    texts = [note.text for card in cards for _, note in store.read(snapshot.load(card.id)).every_note()]
    assert len(texts) > MEETINGS * 12 - 3 * 4096 // 200 and all("painted" in text for text in texts)
    assert len(store.read(search.find("painted")).found) > 0
    store.close()
    assert damage.find(tmp_path) == ""


def test_of_a_file_without_anything_to_be_read_nothing_is_recovered(tmp_path: Path) -> None:
    file = books(tmp_path) / FILE
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\x00" * (len(content) - 4096))
    assert damage.find(tmp_path)
    assert damage.recover(damage.set_aside(tmp_path, NOW), tmp_path, NOW) is None
    assert backups.every(tmp_path) == ()


def test_words_in_the_log_are_recovered_too(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "live", sync_at_once=False)
    item = Item(id=100, title="Cranes", notes=(Note(text="Typed last"),))
    store.write(
        meetings.add(Meeting(id=1, committee=Committee(name="B"), title="t", date=date(2030, 1, 1), items=(item,)))
    )
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in (tmp_path / "live").glob(f"{FILE}*"):
        (copy / path.name).write_bytes(path.read_bytes())
    store.close()
    made = damage.recover(damage.set_aside(copy, NOW), copy, NOW)
    assert made is not None
    with backups.opened(made) as old:
        assert old.read(snapshot.load(1)).items[0].notes[0].text == "Typed last"
