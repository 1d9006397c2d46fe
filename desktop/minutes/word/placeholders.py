"""Words like `{draft}` that a committee typed into its own Word template, and what is put in their place.

Word parts what was typed over several runs as it likes, so they are looked for in the words of a whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from desktop.minutes.word.style_sheet import W, w

Writes = Callable[[str], str]
"""Gives the runs that stand in place of a word, from the XML of the properties that it was typed in."""


def words_of(paragraph: Any) -> str:
    """Return the words of a paragraph, without those of text boxes in it."""
    return "".join(text.text or "" for text in _texts(paragraph))


def fill_in(paragraph: Any, written: dict[str, Writes]) -> bool:
    """Put runs in place of every word that is a key; return whether there was one."""
    pattern, filled = re.compile("|".join(map(re.escape, written))), False
    at = 0
    while found := pattern.search(words_of(paragraph), at):
        at = found.start() + _replace(paragraph, *found.span(), written[found[0]])
        filled = True
    return filled


def _replace(paragraph: Any, first: int, last: int, write: Writes) -> int:
    """Put runs in place of the letters from `first` to `last`; return how many letters these have."""
    begins, made = 0, None
    for text in _texts(paragraph):
        words = text.text or ""
        ends = begins + len(words)
        if ends > first and begins < last:
            if made is None:
                made = _before(text, words[: max(0, first - begins)], write)
            text.text = words[max(0, last - begins) :]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        begins = ends
    return sum(len(text.text or "") for run in made or () for text in run.iter(w("t")))


def _before(text: Any, kept: str, write: Writes) -> list[Any]:
    """Put the letters that stay, and new runs behind them, before a text; return the new runs."""
    run = text.getparent()
    letters = run.find(w("rPr"))
    properties = "" if letters is None else etree.tostring(letters, encoding="unicode")
    made = list(etree.fromstring(f'<w:p xmlns:w="{W}">{write(properties)}</w:p>'))
    head = deepcopy(run)
    position = list(run).index(text)
    head[:] = [inside for at, inside in enumerate(head) if at <= position]
    head[-1].text = kept
    head[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for inside in list(run)[:position]:
        if inside.tag != w("rPr"):
            run.remove(inside)
    for new in (head, *made):
        run.addprevious(new)
    return made


def _texts(paragraph: Any) -> list[Any]:
    """Return the texts of a paragraph that stand right in its runs."""
    return [text for run in _runs(paragraph) for text in run.findall(w("t"))]


def _runs(element: Any) -> list[Any]:
    found = []
    for inside in element:
        if inside.tag == w("r"):
            found.append(inside)
        elif inside.tag in (w("hyperlink"), w("sdt"), w("sdtContent"), w("smartTag"), w("fldSimple")):
            found += _runs(inside)
    return found
