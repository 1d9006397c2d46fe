"""The words in the bytes of a file that somebody else's program wrote."""

from __future__ import annotations

import codecs


def words_in(content: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16, with or without a byte order mark, or in Windows' cp1252.

    Bytes that are no UTF-8 are read as cp1252 one by one, so that a file of both, or one cut off inside a letter, keeps
    all its other letters. Nothing is raised. NUL characters are left out.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _plain(content[len(mark) :].decode(encoding, "replace"))
    if (wide := _wide(content)) is not None:
        return _plain(content.decode(wide, "replace"))
    return _plain(content.decode("utf-8", "as-cp1252"))


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros: in such a file of names, every other byte of most letters is one."""
    head = content[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or len(head) < 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _plain(words: str) -> str:
    return words.removesuffix("\ufffd").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("as-cp1252", _as_cp1252)
