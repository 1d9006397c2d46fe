"""Backups: made beside the typing, verified, thinned out by age, restored whole or a meeting at a time."""

from __future__ import annotations

import gzip
import os
import sqlite3
import threading
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db import agenda, backups, meetings, snapshot, upgrade
from db.backups import Backup, BackupError
from db.records import Committee, Item, Meeting, Note
from db.store import FILE, Store, StoreError
from db.values import replace
from tests.db.test_old_files import OLD_FILES

NOW = datetime(2031, 5, 14, 15, 30)


def sitting(id: int, title: str = "May") -> Meeting:
    note = Note(id=id * 10 + 2, text=f"The crane was painted {id} times")
    item = Item(id=id * 10, title="Cranes", notes=(note,))
    return Meeting(id=id, committee=Committee(name="Quay Board"), title=title, date=date(2031, 5, id), items=(item,))


def titles(store: Store) -> list[str]:
    return [card.title for card in store.read(meetings.cards)]


def test_a_backup_holds_what_stood_there_when_it_was_made_and_is_opened_without_being_changed(
    store: Store, tmp_path: Path
) -> None:
    store.write(meetings.add(sitting(1)))
    made = backups.make(store.folder, NOW, backups.BY_HAND)
    store.write(meetings.add(sitting(2, "June")))
    assert backups.every(store.folder) == (made,)
    before = made.path.read_bytes()
    with backups.opened(made) as old:
        assert titles(old) == ["May"]
        assert old.read(snapshot.load(1)).items[0].notes[0].text == "The crane was painted 1 times"
    assert made.path.read_bytes() == before and titles(store) == ["June", "May"]
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    assert made.size == len(before) and made.path.parent.stat().st_mode & 0o077 == 0


def test_what_is_in_a_backup_is_told_meeting_by_meeting(store: Store) -> None:
    for n in (1, 2):
        store.write(meetings.add(sitting(n)))
    store.write(meetings.add(replace(sitting(3), items=())))
    with backups.opened(backups.make(store.folder, NOW)) as old:
        found = old.read(backups.contents)
    assert [(one.card.id, one.notes, one.letters) for one in found] == [(3, 0, 0), (2, 1, 29), (1, 1, 29)]


def test_what_is_still_in_the_log_is_in_the_backup_and_writers_do_not_wait(store: Store) -> None:
    store.write(meetings.add(sitting(1)))
    stop = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        while not stop.is_set():
            store.write(agenda.change(10, title=f"Cranes {written}"))
            written += 1

    thread = threading.Thread(target=write)
    thread.start()
    made = [backups.make(store.folder, NOW + timedelta(minutes=n)) for n in range(3)]
    stop.set()
    thread.join()
    assert written > 3
    for one in made:
        with backups.opened(one) as old:
            assert titles(old) == ["May"]


def test_everything_is_restored_and_what_stood_there_is_backed_up_before(store: Store) -> None:
    store.write(meetings.add(sitting(1)))
    made = backups.make(store.folder, NOW)
    store.write(meetings.remove(1))
    store.write(meetings.add(sitting(2, "June")))
    before = backups.restore(made, store.folder, NOW + timedelta(hours=2))
    assert titles(store) == ["May"]
    assert before.why == backups.BEFORE_RESTORING
    store.write(agenda.change(10, title="Winches"))
    backups.restore(before, store.folder, NOW + timedelta(hours=3))
    assert titles(store) == ["June"]


@pytest.mark.parametrize("file", OLD_FILES, ids=lambda path: path.name)
def test_an_older_database_is_backed_up_before_it_is_brought_up_to_date(file: Path, tmp_path: Path) -> None:
    old = gzip.decompress(file.read_bytes())
    (tmp_path / FILE).write_bytes(old)
    was = upgrade.version_of(tmp_path / FILE)
    with closing(Store.open(tmp_path)):
        pass
    (made,) = backups.every(tmp_path)
    assert made.why == backups.BEFORE_UPDATE
    unpacked = tmp_path / "unpacked.db"
    unpacked.write_bytes(gzip.decompress(made.path.read_bytes()))
    assert upgrade.version_of(unpacked) == was != upgrade.NEWEST
    with backups.opened(made) as again:
        assert len(again.read(meetings.cards)) == 2


def test_without_a_backup_an_older_database_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(gzip.decompress(OLD_FILES[0].read_bytes()))
    before = (tmp_path / FILE).read_bytes()
    (tmp_path / backups.FOLDER).write_text("in the way")
    with pytest.raises(StoreError, match="No backup could be made"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_of_damage_nothing_is_made_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path)) as store:
        for n in range(1, 9):
            store.write(meetings.add(sitting(n)))
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    content[8192 : len(content) // 2] = b"\x5a" * (len(content) // 2 - 8192)
    file.write_bytes(content)
    with pytest.raises(BackupError, match="No backup could be made"):
        backups.make(tmp_path, NOW)
    assert list((tmp_path / backups.FOLDER).iterdir()) == []


def test_a_damaged_backup_is_told_and_restores_nothing(store: Store) -> None:
    store.write(meetings.add(sitting(1)))
    made = backups.make(store.folder, NOW)
    whole = made.path.read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        made.path.write_bytes(whole[:at])
        with pytest.raises(BackupError), backups.opened(made):
            pass
    for at in range(20, len(whole), len(whole) // 40):
        made.path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x24]) + whole[at + 1 :])
        with pytest.raises(BackupError), backups.opened(made):
            pass
    store.write(agenda.change(10, title="Winches"))
    with pytest.raises(BackupError):
        backups.restore(made, store.folder, NOW + timedelta(hours=1))
    assert store.read(snapshot.load(1)).items[0].title == "Winches"


def test_a_backup_is_due_an_hour_after_the_last_where_anything_was_changed_since(store: Store) -> None:
    now = datetime.now().replace(microsecond=0)
    assert backups.is_due(store.folder, now)
    made = backups.make(store.folder, now)
    assert not backups.is_due(store.folder, now + timedelta(minutes=59))
    assert not backups.is_due(store.folder, now + timedelta(hours=2))
    store.write(meetings.add(sitting(1)))
    later = made.path.stat().st_mtime + 1
    for path in store.folder.glob(f"{FILE}*"):
        os.utime(path, (later, later))
    assert not backups.is_due(store.folder, now + timedelta(minutes=59))
    assert backups.is_due(store.folder, now + timedelta(hours=1))
    assert backups.is_due(store.folder, now - timedelta(days=3))


def ages(*made: tuple[timedelta, str]) -> list[Backup]:
    return [Backup(path=Path(f"{age}{why}"), made_at=NOW - age, why=why) for age, why in made]


def test_all_of_today_the_last_of_each_day_and_of_each_week_are_kept() -> None:
    hours = ages(*((timedelta(hours=n), "") for n in range(24 * 500)))
    gone = {one.made_at for one in backups.outgrown(hours, NOW)}
    kept = [one for one in hours if one.made_at not in gone]
    today = [one for one in kept if one.made_at.date() == NOW.date()]
    assert len(today) == 16
    days = [one for one in kept if timedelta(0) < NOW.date() - one.made_at.date() <= backups.DAILY_FOR]
    assert len(days) == 14 and all(one.made_at.hour == 23 for one in days)
    weeks = {one.made_at.isocalendar()[:2] for one in kept}
    assert 52 <= len(weeks) <= 54
    assert len(kept) <= 16 + 14 + 54
    assert min(one.made_at for one in kept) > NOW - backups.WEEKLY_FOR - timedelta(days=1)


def test_the_newest_the_ones_with_a_reason_and_those_of_a_clock_set_back_stay() -> None:
    only = ages((timedelta(days=900), ""))
    assert backups.outgrown(only, NOW) == ()
    several = ages(
        (timedelta(days=40), ""),
        (timedelta(days=40, hours=1), backups.BEFORE_UPDATE),
        (timedelta(days=40, hours=2), ""),
        (timedelta(days=-300), ""),
        (timedelta(days=-300, hours=1), ""),
        (timedelta(days=500), backups.BEFORE_UPDATE),
    )
    assert backups.outgrown(several, NOW) == (several[2], several[5])


def test_thinning_out_leaves_other_files_alone(store: Store) -> None:
    for days in (0, 3, 3, 400):
        backups.make(store.folder, NOW - timedelta(days=days))
    other = store.folder / backups.FOLDER / "letter.txt"
    other.write_text("mine")
    backups.thin_out(store.folder, NOW)
    assert [one.made_at.date().day for one in backups.every(store.folder)] == [14, 11]
    assert other.exists()


def test_a_copy_on_a_stick_is_the_same_and_one_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    store.write(meetings.add(sitting(1)))
    made = backups.make(store.folder, NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = backups.copy_to(made, stick)
    assert copied.read_bytes() == made.path.read_bytes() and [*stick.iterdir()] == [copied]
    with backups.opened(replace(made, path=copied), folder=store.folder) as old:
        assert titles(old) == ["May"]
    with pytest.raises(BackupError, match="could not be copied"):
        backups.copy_to(made, tmp_path / "no stick")


def test_the_copy_in_a_backup_is_checked_before_it_counts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise sqlite3.DatabaseError("row 7 missing from index")

    monkeypatch.setattr(backups, "_verify", refuse)
    with pytest.raises(BackupError, match="row 7 missing"):
        backups.make(store.folder, NOW)
    assert backups.every(store.folder) == ()


def test_where_no_place_for_a_copy_can_be_made_it_is_said(store: Store) -> None:
    store.write(meetings.add(sitting(1)))
    made = backups.make(store.folder, NOW)
    aside = made.path.rename(store.folder / made.path.name)
    made.path.parent.rmdir()
    made.path.parent.write_text("in the way")
    with pytest.raises(BackupError, match=r"made or opened: File exists\. The minutes"):
        backups.make(store.folder, NOW)
    with (
        pytest.raises(BackupError, match=r"made or opened: File exists\. The minutes"),
        backups.opened(replace(made, path=aside), folder=store.folder),
    ):
        pass
    assert titles(store) == ["May"]


def test_a_backup_that_goes_while_the_folder_is_read_is_none(store: Store) -> None:
    """A link to nothing is listed and has no size, as a file that another program has just removed."""
    made = backups.make(store.folder, NOW)
    later = made.path.with_name(made.path.name.replace("15.30", "16.30"))
    try:
        later.symlink_to(made.path.with_name("gone"))
        made.path.with_name(".shop-gone").symlink_to(made.path.with_name("gone"))
    except OSError:
        pytest.skip("no links may be made here")
    assert backups.every(store.folder) == (made,)
    assert not backups.is_due(store.folder, NOW + timedelta(minutes=59))
    backups.thin_out(store.folder, NOW + timedelta(days=3))
    assert backups.every(store.folder) == (made,)
