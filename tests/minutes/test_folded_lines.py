"""Lines of vCards and calendars put together again."""

from __future__ import annotations

import pytest

from desktop.minutes.file_words import words_in
from desktop.minutes.folded_lines import LONGEST, unfolded


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("FN:Lena\n  Hall\n", ["FN:Lena Hall"]),
        ("FN:Lena\n\t Hall", ["FN:Lena Hall"]),
        ("item1.fn:Lena", ["FN:Lena"]),
        ("no line at all\nFN:Lena", ["FN:Lena"]),
        ("N;ENCODING=QUOTED-PRINTABLE:M=C3=\n=BCller;Zo=C3=AB\nFN:x", ["N:Müller;Zoë", "FN:x"]),
        ("N;QUOTED-PRINTABLE:M=FCller", ["N:Müller"]),
        ("N;ENCODING=QUOTED-PRINTABLE;CHARSET=iso-8859-1:M=FCller", ["N:Müller"]),
        ("N;ENCODING=QUOTED-PRINTABLE:a=", ["N:a"]),
        (" FN:Lena", ["FN:Lena"]),
    ],
)
def test_folded_lines_are_one(words: str, lines: list[str]) -> None:
    assert [line.words for line in unfolded(words)] == lines


def test_a_picture_is_not_kept_whole() -> None:
    (line,) = unfolded("PHOTO:" + "a" * 10_000 + "\n b" * 10_000)
    assert len(line.words) <= LONGEST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_words_are_read_in_each_encoding(encoding: str) -> None:
    words = "Zoë Müller – “Ports” and Dupré, Noël Ångström\n"
    assert words_in(words.encode(encoding)) == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Zoë".encode()[:-1], "ZoÃ"),
        ("Zoë ".encode() + "Müller".encode("cp1252"), "Zoë Müller"),
        ("Zoë".encode("utf-16")[:-1], "Zo"),
        (b"", ""),
        (b"\xff\xfe", ""),
        (b"a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_odd_bytes_lose_nothing_else(content: bytes, words: str) -> None:
    assert words_in(content) == words
