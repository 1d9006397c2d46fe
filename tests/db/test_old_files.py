"""Databases of every version that was ever released open in this one, with all that stood in them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from db import committees, meetings, register, search, snapshot, upgrade
from db.store import FILE, Store

OLD_FILES = sorted((Path(__file__).parent.parent / "old_files").glob("*.db.gz"))


@pytest.fixture(params=OLD_FILES, ids=lambda path: path.name.removesuffix(".db.gz"))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / FILE).write_bytes(gzip.decompress(request.param.read_bytes()))
    return tmp_path


def test_there_are_old_files() -> None:
    assert OLD_FILES


def test_what_stood_in_an_old_file_stands_in_the_new_one(old: Path) -> None:
    store = Store.open(old)
    march, january = (store.read(snapshot.load(card.id)) for card in store.read(meetings.cards))
    assert upgrade.version_of(old / FILE) == upgrade.NEWEST
    assert (january.status, march.status) == ("agreed", "draft")
    assert [note.action.reference for _, note in january.every_note() if note.action] == ["1", "2", "3"]
    assert [action.reference for action in march.surroundings.open_actions] == ["1", "2", "3"]
    (review,) = [note.review for _, note in march.every_note() if note.review]
    assert (review.outcome, review.carried_to) == ("done", None)
    store.close()


def test_an_old_file_is_found_in_and_followed_as_a_new_one(old: Path) -> None:
    store = Store.open(old)
    assert len(store.read(search.find("boiler")).found) > 1
    entries = store.read(register.entries(register.Wanted(status="")))
    assert [entry.status for entry in entries][:3] == ["done", "open", "open"]
    (committee,) = store.read(committees.every)
    assert store.read(committees.profile(committee.id)).members == ()
    store.close()


def test_an_old_file_is_changed_once_only(old: Path) -> None:
    Store.open(old).close()
    before = (old / FILE).read_bytes()
    Store.open(old).close()
    assert (old / FILE).read_bytes() == before
