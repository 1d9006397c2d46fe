"""A damaged database: set aside as it is, and all that can be read of it recovered."""

from __future__ import annotations

import contextlib
import random
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from db import backups, damage, driver, keys, locking, meetings, search, snapshot
from db.records import Committee, Item, Meeting, Note
from db.refused import WrongPassphrase
from db.store import FILE, DamagedError, Store
from tests.damaged import spoil

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


def spoil_locked(file: Path, seed: int) -> None:
    """Change one byte in each of three pages, of which none says what tables there are: each fails its seal."""
    dice = random.Random(seed)
    whole = file.read_bytes()
    spoiled = bytearray(whole)
    left = 3
    while left:
        at = dice.randrange(4096 * 40, len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x24]) + whole[at + 1 :])
        with driver.opened(file) as connection, contextlib.suppress(*driver.errors()):
            connection.execute("SELECT count(sql) FROM sqlite_master").fetchone()
            spoiled[at] ^= 0x24
            left -= 1
    file.write_bytes(spoiled)


@pytest.mark.parametrize("seed", range(3))
def test_what_can_be_read_of_a_locked_database_is_recovered_locked(tmp_path: Path, seed: int) -> None:
    keys.hold(tmp_path, keys.Key(b"k" * 32, b"a certain salt ."))
    file = books(tmp_path) / FILE
    spoil_locked(file, seed)
    content = file.read_bytes()
    assert damage.find(tmp_path)
    aside = damage.set_aside(tmp_path, NOW)
    made = damage.recover(aside, tmp_path, NOW)
    assert (aside / FILE).read_bytes() == content
    assert made is not None and made.is_locked and made.why == backups.RECOVERED
    backups.begin_with(made, tmp_path)
    with closing(Store.open(tmp_path)) as store:
        cards = store.read(meetings.cards)
        texts = [note.text for card in cards for _, note in store.read(snapshot.load(card.id)).every_note()]
    assert len(cards) == MEETINGS and len(texts) > MEETINGS * 12 - 4 * 4096 // 200
    assert damage.find(tmp_path) == ""
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"painted" in path.read_bytes()]
    keys.forget(tmp_path)


def test_a_locked_database_without_its_first_page_is_opened_by_its_backup_and_told_as_damaged(tmp_path: Path) -> None:
    books(tmp_path)
    locking.set_passphrase(tmp_path, None, "a heron on the quay", lambda _done, _of: None, lambda: False)
    backups.make(tmp_path, NOW)
    for spoiled in (bytes(4096), random.Random(3).randbytes(4096)[16:]):
        content = bytearray((tmp_path / FILE).read_bytes())
        content[4096 - len(spoiled) : 4096] = spoiled
        (tmp_path / FILE).write_bytes(content)
        locking.lock(tmp_path)
        assert locking.is_locked(tmp_path)
        with pytest.raises(WrongPassphrase):
            locking.unlock(tmp_path, "a guess")
        locking.unlock(tmp_path, "a heron on the quay")
        assert damage.find(tmp_path)
        with pytest.raises(DamagedError, match="is damaged"):
            Store.open(tmp_path)
        assert damage.recover(damage.set_aside(tmp_path, NOW), tmp_path, NOW) is None
        backups.begin_with(backups.every(tmp_path)[0], tmp_path)
        with closing(Store.open(tmp_path)) as store:
            assert len(store.read(meetings.cards)) == MEETINGS
        shutil.rmtree(next(tmp_path.glob("damaged*")))
    keys.forget(tmp_path)


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
