"""Databases of every version that was ever released open in this one, with all that stood in them."""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import committees, meetings, register, search, snapshot, upgrade
from db.store import FILE, Store, StoreError

ROOT = Path(__file__).parent.parent.parent
OLD_FILES = sorted((Path(__file__).parent.parent / "old_files").glob("*.db.gz"))


@pytest.fixture(params=OLD_FILES, ids=lambda path: path.name.removesuffix(".db.gz"))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / FILE).write_bytes(gzip.decompress(request.param.read_bytes()))
    return tmp_path


def test_there_is_a_file_of_every_version_that_was_released() -> None:
    released = set(re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE))
    assert released and released <= {path.name.removesuffix(".db.gz") for path in OLD_FILES}


STEPS = sorted((upgrade.MIGRATIONS / "versions").glob("[0-9]*.py"))


@pytest.mark.parametrize("failing", [step.stem for step in STEPS[1:]])
def test_a_migration_that_fails_leaves_an_old_file_as_it_was(
    old: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each migration fails in its turn, when all that it does is done."""
    held = content(old / FILE)
    version = upgrade.version_of(old / FILE)
    stop_after(failing, monkeypatch)
    if version is not None and version >= failing[:4]:
        pytest.skip("the file is newer than that")
    with pytest.raises(StoreError, match="stopped here"):
        Store.open(old, keep_backup=False)
    assert upgrade.version_of(old / FILE) == version and content(old / FILE) == held
    monkeypatch.undo()
    Store.open(old, keep_backup=False).close()
    assert upgrade.version_of(old / FILE) == upgrade.NEWEST


def stop_after(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one migration fail behind its last statement."""
    from alembic.runtime.migration import MigrationContext

    whole = MigrationContext.run_migrations

    def run(context: MigrationContext, **how: object) -> None:
        fn = context._migrations_fn

        def steps(heads: object, migration: MigrationContext) -> list[object]:
            found = list(fn(heads, migration))  # type: ignore[misc, arg-type]
            return [Stopping(one) if one.revision.revision == step[:4] else one for one in found]

        context._migrations_fn = steps  # type: ignore[assignment]
        whole(context, **how)

    monkeypatch.setattr(MigrationContext, "run_migrations", run)


class Stopping:
    """A step of Alembic's that raises when it is through."""

    def __init__(self, step: object) -> None:
        self._step = step

    def __getattr__(self, name: str) -> object:
        return getattr(self._step, name)

    @property
    def migration_fn(self) -> object:
        whole = self._step.migration_fn  # type: ignore[attr-defined]

        def stop(**how: object) -> None:
            whole(**how)
            raise sqlite3.OperationalError("stopped here")

        return stop


def content(path: Path) -> list[str]:
    """Return all that stands in a database, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("folded", 1, str, deterministic=True)
        return list(connection.iterdump())


def test_one_that_a_newer_version_made_is_refused_untouched(old: Path) -> None:
    Store.open(old).close()
    with closing(sqlite3.connect(old / FILE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (old / FILE).read_bytes()
    for only_read in ("", "open elsewhere"):
        with pytest.raises(StoreError, match="newer version"):
            Store.open(old, only_read=only_read)
    assert (old / FILE).read_bytes() == before
    assert not any(path.stat().st_size for path in old.glob(f"{FILE}-wal"))


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
