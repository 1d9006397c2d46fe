"""Keys made of passphrases: the same that any other program that knows SQLCipher makes, and never shown."""

from __future__ import annotations

import pickle
import random
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from db import driver, keys
from db.keys import Key

NOISE = random.Random(5).randbytes(8192)
PASSPHRASES = [
    ' it\'s "quoted", with spaces at both ends; DROP TABLE notes; -- \\ %s {0} $HOME ',
    "Ærø, Łódź, Ξ, 會議, 🐙🐙",
    "x" * 1000,
]


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_sqlcipher_opens_with_the_passphrase_what_was_locked_with_the_key(passphrase: str, tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    with closing(driver.open_with(keys.begin(passphrase), path)) as ours, ours:
        ours.execute("CREATE TABLE boats (name)")
        ours.execute("INSERT INTO boats VALUES ('Dolphin')")
    with closing(driver.cipher().connect(str(path))) as theirs:
        quoted = passphrase.replace("'", "''")
        theirs.execute(f"PRAGMA key = '{quoted}'")
        assert theirs.execute("SELECT name FROM boats").fetchall() == [("Dolphin",)]


def test_an_accent_typed_as_one_key_or_as_two_is_the_same_passphrase() -> None:
    for words in ("Ångström café", "Łódź", "Tiếng Việt"):
        assert keys.normal(unicodedata.normalize("NFD", words)) == keys.normal(words) == words
    assert keys.normal("ﬁne") != "fine" and keys.normal("quay ") != "quay"
    salt = bytes(keys.SALT)
    assert keys.derive("Ångström", salt).is_same(keys.derive("A\u030angstro\u0308m", salt))
    assert not keys.derive("Ångström", salt).is_same(keys.derive("Angstrom", salt))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "at least one letter"),
        ("   ", "at least one letter"),
        ("two\nlines", "one line"),
        ("a\tb", "one line"),
        ("nothing\0more", "one line"),
        ("half of an emoji \ud83d", "one line"),
        (f"x'{'ab' * 32}'", "a key in figures"),
    ],
)
def test_what_cannot_be_a_passphrase_is_told_why(words: str, why: str) -> None:
    assert why in keys.why_not(words)


@pytest.mark.parametrize("words", PASSPHRASES)
def test_anything_else_in_one_line_is_a_passphrase(words: str) -> None:
    assert keys.why_not(words) == ""


def test_a_key_is_not_shown_and_not_written_down() -> None:
    key = Key(b"k" * 32, b"s" * 16)
    for shown in (repr(key), str(key), f"{key}", repr([key])):
        assert "kkk" not in shown and "6b6b" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_a_key_is_held_until_the_folder_is_locked_away(tmp_path: Path) -> None:
    own, older = keys.Key(b"k" * 32, b"s" * 16), keys.Key(b"o" * 32, b"t" * 16)
    shop = tmp_path / "backups" / ".shop"
    keys.hold_beside(tmp_path, older)
    assert keys.of(tmp_path) is None
    keys.hold(tmp_path, own)
    keys.share(tmp_path, shop)
    assert keys.of(tmp_path) is keys.of(shop) is own
    assert keys.with_salt(tmp_path, older.salt) is older and keys.with_salt(tmp_path, own.salt) is own
    assert keys.with_salt(tmp_path, b"?" * 16) is None
    keys.forget(tmp_path)
    assert keys.of(tmp_path) is keys.of(shop) is keys.with_salt(tmp_path, older.salt) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        keys.MAGIC + NOISE,
        b"Dear Sir, " * 900,
        bytes(8192),
        b"PK\3\4" + NOISE,
        b"\x1f\x8b" + NOISE,
        NOISE[:4000],
    ],
    ids=["nothing", "a letter", "a plain one", "words", "zeros", "an archive", "a packed one", "half a page"],
)
def test_what_is_no_locked_file_has_no_salt(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert keys.salt_of(path) is None
    assert keys.salt_of(tmp_path / "missing") is None
