"""Which characters of typed text can be printed at all."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return text that XML allows: every kind of line break as "\\n", control characters and halves of pairs left out.

    XML 1.0, section 2.2: of the control characters only tab and line breaks may stand in a document.
    """
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text))
