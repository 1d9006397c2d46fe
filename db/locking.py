"""A data folder with a passphrase: whether it has one, unlocked and locked away; chosen, changed and removed.

The key is held in memory while the folder is open, and forgotten by `lock`. How files are locked, `db.keys` says.
Nothing heavy is imported here: whether a folder is locked is asked at every start.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db import driver, keys, moves
from db.keys import FILE, LOCKED, Key, why_not
from db.refused import Cancelled, LockedError, OtherPassphrase, StoreError, WrongPassphrase
from db.values import Struct

__all__ = ["LOCKED", "Cancelled", "LockedError", "OtherPassphrase", "WrongPassphrase", "why_not"]

WRONG = (
    "That is not the passphrase, and nothing was done. Capitals, spaces and accents count: look whether Caps Lock is "
    "on, and which keyboard is chosen."
)
WORDS = "words.txt"
"""The name of words within a locked file."""
HAS_ONE = "These minutes have a passphrase already. Give it to choose another."
HAS_NONE = "These minutes have no passphrase."


class Outcome(Struct, frozen=True, kw_only=True):
    """How many backups were written anew, and by name what could not be, and why: it is as it was."""

    backups: int = 0
    left: tuple[tuple[str, str], ...] = ()


def is_locked(folder: Path) -> bool:
    """Tell whether a folder has a passphrase. One whose database is missing, or damaged at its beginning, has one where
    its newest backup does."""
    if keys.of(folder) is not None:
        return True
    database = folder / FILE
    if driver.is_open(database):
        return False
    with suppress(OSError):
        moves.finish(folder)
    return keys.salt_of(database) is not None or (not _is_plain(database) and _newest_locked(folder) is not None)


def is_open(folder: Path) -> bool:
    """Tell whether the files in a folder can be read: its key is held, or it needs none."""
    return keys.of(folder) is not None or not is_locked(folder)


def unlock(folder: Path, passphrase: str) -> None:
    """Hold the key of a folder from now on; one without a passphrase is left alone. It takes a sixth of a second.

    A database that is damaged at its beginning is unlocked where its newest backup takes the passphrase; opening it
    then raises DamagedError. Raises WrongPassphrase.
    """
    if is_locked(folder):
        keys.hold(folder, _key_of(folder, passphrase))


def lock(folder: Path) -> None:
    """Forget the key of a folder. Its store is to be suspended or closed before."""
    keys.forget(folder)


def unlock_backup(folder: Path, path: Path, passphrase: str) -> None:
    """Hold the key of a backup with another passphrase beside the folder's own, until `lock`.

    Raises WrongPassphrase, StoreError where it is no locked file.
    """
    from db.locked_files import opens

    salt = None if driver.is_open(path) else keys.salt_of(path)
    if salt is None:
        raise StoreError(f"{path.name} is not locked with a passphrase, or it is damaged.")
    key = keys.derive(passphrase, salt)
    if not opens(key, path):
        raise WrongPassphrase(WRONG)
    keys.hold_beside(folder, key)


def set_passphrase(
    folder: Path,
    old: str | None,
    new: str | None,
    told: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Outcome:
    """Lock a folder, give it another passphrase, or take it away with None: its database, its backups, what was set
    aside as damaged, and rescue files. All of it is converted and checked before anything takes its place.

    `old` is None for a folder without one. `told(done, of)` follows each file, `cancelled()` is asked between and
    within them. The key held afterwards is the new one; the outcome names what could not be converted. Raises
    WrongPassphrase for the old one, Cancelled, StoreError; all is then as it was.
    """
    from db import rewriting

    if new is not None and (why := why_not(new)):
        raise StoreError(why)
    if is_locked(folder) and old is None:
        raise StoreError(HAS_ONE)
    if not is_locked(folder) and (old is not None or new is None):
        raise StoreError(HAS_NONE)
    before = None if old is None else _key_of(folder, old)
    after = None if new is None else keys.begin(new)
    if not (folder / FILE).exists():
        _begin(folder, before)
    outcome = rewriting.rewrite(folder, before, after, told, cancelled)
    keys.hold(folder, after)
    return outcome


def write_shut(folder: Path, path: Path, words: str) -> None:
    """Write words into a file that is locked as a folder is, wherever it lies; whole or not at all, on the disk.

    Raises LockedError where the folder's key is not held, OSError.
    """
    from db import locked_files

    key = keys.of(folder)
    if key is None:
        raise LockedError(f"{path.name} is not written: the minutes it belongs to are locked.")
    locked_files.pack_words(key, path, WORDS, words)


def read_shut(folder: Path, path: Path) -> str:
    """Return the words of a locked file. Raises WrongPassphrase where no key that is held opens it, StoreError where it
    cannot be read."""
    from db import locked_files

    salt = None if driver.is_open(path) else keys.salt_of(path)
    if salt is None:
        raise StoreError(f"{path.name} cannot be read: it is damaged, gone, or not locked.")
    key = keys.with_salt(folder, salt)
    if key is None:
        raise WrongPassphrase(f"{path.name} has another passphrase than these minutes.")
    try:
        return locked_files.words(key, path)
    except driver.errors(UnicodeDecodeError) as error:
        raise StoreError(f"{path.name} cannot be read, it is damaged: {error}.") from error


def _key_of(folder: Path, passphrase: str) -> Key:
    """Return the key that a passphrase makes for a locked folder. Raises WrongPassphrase."""
    held = keys.of(folder)
    if held is not None:
        key = keys.derive(passphrase, held.salt)
        if key.is_same(held):
            return key
    elif (found := _key_that_opens(folder, passphrase)) is not None:
        return found
    raise WrongPassphrase(WRONG)


def _key_that_opens(folder: Path, passphrase: str) -> Key | None:
    """Return the key that opens a folder's database; where that cannot be told, its newest backup of the same salt."""
    from db.locked_files import opens

    backup, salt = _newest_locked(folder), keys.salt_of(folder / FILE)
    of_backup = keys.salt_of(backup) if backup else None
    key = keys.derive(passphrase, salt or of_backup or b"")
    if salt and opens(key, folder / FILE):
        return key
    return key if backup and key.salt == of_backup and opens(key, backup) else None


def _begin(folder: Path, key: Key | None) -> None:
    from db.store import Store

    if key is not None:
        keys.hold(folder, key)
    Store.open(folder).close()


def _is_plain(database: Path) -> bool:
    try:
        with database.open("rb") as file:
            return file.read(len(keys.MAGIC)) == keys.MAGIC
    except OSError:
        return False


def _newest_locked(folder: Path) -> Path | None:
    """Return the newest backup of a folder where it is a locked one; the names sort by when they were made."""
    newest = max((folder / "backups").glob("minutebook *.db*"), key=lambda path: path.name, default=None)
    return newest if newest is not None and newest.name.endswith(LOCKED) else None
