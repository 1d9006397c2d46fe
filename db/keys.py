"""The keys of locked folders: made of a passphrase, held in memory and nowhere else.

A locked file is an SQLCipher 4 file as it comes (zetetic.net/sqlcipher/design): its first 16 bytes are the salt, and
the key is PBKDF2-HMAC-SHA512 of the passphrase, 256,000 rounds. Any program that knows SQLCipher opens it with the
passphrase.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from threading import Lock

SALT = 16
PAGE = 4096
FILE = "minutebook.db"
LOCKED = ".locked.db"
"""How the names of locked files end, but for the database's own."""
MAGIC = b"SQLite format 3\0"
"""How every plain SQLite file begins (sqlite.org/fileformat2.html, 1.3)."""
ROUNDS = 256_000
_OTHERS = (MAGIC, b"PK", b"\x1f\x8b", b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
"""How files begin that look like random bytes too: compressed ones, pictures."""
_LEAST_BYTES = 200
"""A page of random bytes holds so many different ones of the 256 at the least; not one in a billion holds fewer."""
_AS_A_KEY = re.compile(r"x'[0-9a-fA-F]+'")


class Key:
    """What one locked file is opened with; it is never shown."""

    __slots__ = ("_secret", "salt")

    def __init__(self, secret: bytes, salt: bytes) -> None:
        self._secret = secret
        self.salt = salt

    def __repr__(self) -> str:
        return "Key(not shown)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")

    def is_same(self, other: Key) -> bool:
        """Tell whether another key opens the same files."""
        from hmac import compare_digest

        return self.salt == other.salt and compare_digest(self._secret, other._secret)

    def in_sql(self) -> str:
        """Return the key as SQLCipher takes it in a statement, as it is: nothing is left to be derived."""
        return f"\"x'{self._secret.hex()}{self.salt.hex()}'\""


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a salt; it takes a sixth of a second, so that guessing takes long."""
    import hashlib

    return Key(hashlib.pbkdf2_hmac("sha512", normal(passphrase).encode(), salt, ROUNDS, 32), salt)


def begin(passphrase: str) -> Key:
    """Return a key of a passphrase for files that are not there yet."""
    salt = os.urandom(SALT)
    while salt.startswith(_OTHERS):
        salt = os.urandom(SALT)
    return derive(passphrase, salt)


def normal(passphrase: str) -> str:
    """Return a passphrase in Unicode's composed form (NFC): an accent typed as one key or as two is the same.

    It is the form in which keyboards give nearly all letters, so that other programs, which take the letters as they
    come, make the same key; NFKC would also take letters for each other that look alike, which those do not.
    """
    import unicodedata

    return unicodedata.normalize("NFC", passphrase)


def why_not(passphrase: str) -> str:
    """Say in a sentence why words cannot be a passphrase, "" where they can. Spaces count, at the ends too."""
    import unicodedata

    if not passphrase.strip():
        return "A passphrase needs at least one letter."
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in passphrase):
        return "A passphrase is one line of letters, figures, signs and spaces; there is something else in this one."
    if _AS_A_KEY.fullmatch(passphrase):
        return "Other programs would take this passphrase for a key in figures. Choose another."
    return ""


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a locked file; None of a plain one, of one that is missing, and of what cannot be locked.

    Not for a database that is open in this process: closing a file lets go of all locks on it
    (sqlite.org/howtocorrupt.html, 2.2).
    """
    with suppress(OSError), path.open("rb") as file:
        first = file.read(PAGE)
        if len(first) == PAGE and not first.startswith(_OTHERS) and len(set(first)) >= _LEAST_BYTES:
            return first[:SALT]
    return None


_own: dict[Path, Key] = {}
_beside: dict[Path, dict[bytes, Key]] = {}
_shared: dict[Path, Path] = {}
_turn = Lock()


def hold(folder: Path, key: Key | None) -> None:
    """Hold the key of the files in a folder from now on; None: they are plain, or locked away."""
    with _turn:
        _shared.pop(folder.absolute(), None)
        if key is None:
            _own.pop(folder.absolute(), None)
        else:
            _own[folder.absolute()] = key


def hold_beside(folder: Path, key: Key) -> None:
    """Hold the key of single files (an older backup) that belong to a folder, beside the folder's own."""
    with _turn:
        _beside.setdefault(folder.absolute(), {})[key.salt] = key


def share(folder: Path, place: Path) -> None:
    """Have the files in a place of a folder's own locked as the folder is, for as long as its key is held."""
    with _turn:
        _shared[place.absolute()] = _shared.get(folder.absolute(), folder.absolute())


def of(folder: Path) -> Key | None:
    """Return the key of the files in a folder, None where they are plain or locked away."""
    with _turn:
        return _own.get(_shared.get(folder.absolute(), folder.absolute()))


def with_salt(folder: Path, salt: bytes) -> Key | None:
    """Return the key that is held of a folder for a file with this salt."""
    own = of(folder)
    with _turn:
        return own if own and own.salt == salt else _beside.get(folder.absolute(), {}).get(salt)


def forget(folder: Path) -> None:
    """Forget every key that is held of a folder, and of places in it."""
    place = folder.absolute()
    with _turn:
        for held in (_own, _beside, _shared):
            for path in [path for path in held if path == place or place in path.parents]:
                del held[path]
