"""Many files take the places of others: all or none, also where some of what was made is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import moves
from db.moves import LIST, PLACE, Moves

OLD = {"books.db": "old books", "one.gz": "old one", "two.gz": "old two"}
NEW = {"books.db": "new books", "one.db": "new one", "two.db": "new two"}


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """A folder in which it is decided that new files take the places of old ones."""
    for name, words in OLD.items():
        (tmp_path / name).write_text(words)
    place = moves.begin(tmp_path)
    for at, words in enumerate(NEW.values()):
        (place / str(at)).write_text(words)
    moves.decide(tmp_path, Moves([(str(at), name) for at, name in enumerate(NEW)], [*OLD]))
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_what_was_moved_before_a_crash_is_taken_as_moved(decided: Path) -> None:
    for at, name in enumerate(NEW):
        if at < 2:
            (decided / PLACE / str(at)).replace(decided / name)
    moves.finish(decided)
    assert held(decided) == NEW and not (decided / PLACE).exists()


@pytest.mark.parametrize("gone", ["0", "1", "2"])
def test_where_something_made_is_gone_before_all_is_moved_nothing_is(decided: Path, gone: str) -> None:
    (decided / PLACE / gone).unlink()
    with pytest.raises(moves.NotAllThereError):
        moves.finish(decided)
    assert held(decided) == OLD
    moves.finish(decided)
    moves.sweep(decided)
    assert held(decided) == OLD and not (decided / PLACE).exists()


def test_where_something_made_is_gone_in_the_middle_nothing_old_goes(decided: Path) -> None:
    (decided / PLACE / "0").replace(decided / "books.db")
    (decided / PLACE / "1").unlink()
    with pytest.raises(FileNotFoundError, match=r"one\.db"):
        moves.finish(decided)
    assert held(decided) == {**OLD, "books.db": "new books", "two.db": "new two"}
    assert not (decided / PLACE / LIST).exists()


def test_nothing_is_decided_of_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one.gz").write_text("old one")
    moves.begin(tmp_path)
    with pytest.raises(FileNotFoundError):
        moves.decide(tmp_path, Moves([("0", "one.db")], ["one.gz"]))
    moves.finish(tmp_path)
    assert held(tmp_path) == {"one.gz": "old one"}


def test_a_folder_that_was_removed_meanwhile_is_there_again(tmp_path: Path) -> None:
    place = moves.begin(tmp_path)
    (place / "0").write_text("new")
    moves.decide(tmp_path, Moves([("0", "put aside/one.db")]))
    moves.finish(tmp_path)
    assert (tmp_path / "put aside" / "one.db").read_text() == "new"
