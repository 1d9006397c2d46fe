"""Pasted words become clean paragraphs, whatever Word, a mail or a web page says about their looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument, QTextListFormat

from db.records import Note, new_id
from db.values import replace
from desktop.minutes import markup, shorthand
from desktop.notes_editor import paragraphs

_BULLET = re.compile(r"^\s*(?:[•·●▪◦‣§\uf0b7\uf0a7–—-]|o(?=[\s\u00a0]{2,}))[\s\u00a0]+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)][\s\u00a0]+(?=\S)")
_LETTER = re.compile(r"^\s*([a-z])\)[\s\u00a0]+(?=\S)")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff\ufffc\u0000-\u0008\u000b\u000c\u000e-\u001f]")
_SPACES = re.compile(r"[ \t\u00a0]+")


def pasted_notes(mime: QMimeData) -> list[Note]:
    """Return what was copied as notes with new ids: words, bold, italic, underline, lists; nothing else."""
    if mime.hasHtml() and (found := list(_from_html(mime.html()))):
        return found
    return list(_from_text(mime.text())) if mime.hasText() else []


def marked(note: Note) -> Note:
    """Return a pasted text note as what a typed mark at its start makes of it; an action still without its owners."""
    taken = shorthand.take(markup.plain(note.text)) if note.kind == "text" else None
    if taken is None:
        return note
    return replace(note, kind=taken.kind, text=_without(note.text, taken.length), start=taken.start)


def clean(text: str) -> str:
    """Return words without characters that cannot be seen, and with plain spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip(" ")


def _from_text(text: str) -> Iterator[Note]:
    for line in _paragraphs(text):
        words = clean(line)
        if words:
            yield _listed(Note(text=markup.literal(words)), line)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text; lines that a mail has broken at its width are joined again."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    if not any(not line.strip() for line in lines) or max(map(len, lines)) > 100:
        return lines
    joined: list[str] = []
    fresh = True
    for line in lines:
        begins = _BULLET.match(line) or _NUMBER.match(line) or _LETTER.match(line)
        if not line.strip():
            fresh = True
        elif fresh or begins or len(joined[-1].splitlines()[-1]) < 50:
            joined.append(line)
            fresh = False
        else:
            joined[-1] += "\n" + line
    return [line.replace("\n", " ") for line in joined]


def _from_html(html: str) -> Iterator[Note]:
    document = QTextDocument()
    document.setHtml(re.sub(r"(?is)<(script|style|head|xml)\b.*?</\1>|<!--.*?-->|<img\b[^>]*>", "", html))
    for block in paragraphs.blocks(document):
        spans = _tidy(paragraphs.spans(block))
        text = markup.write(spans)
        if text:
            yield _from_block(block, text)


def _tidy(spans: Iterable[markup.Span]) -> list[markup.Span]:
    """Return spans with plain single spaces; links are not underlined."""
    tidied: list[markup.Span] = []
    for span in spans:
        text = _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", span.text)).replace("\n", " "))
        before = tidied[-1].text if tidied else " "
        tidied.append(replace(span, text=text.lstrip() if before.endswith(" ") else text))
    while tidied and not tidied[-1].text.strip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tidied


def _from_block(block: QTextBlock, text: str) -> Note:
    within = block.textList()
    if within is None:
        return _listed(Note(text=text), block.text())
    has = within.format()
    styles = QTextListFormat.Style
    kind = {styles.ListDecimal: "numbered", styles.ListLowerAlpha: "lettered", styles.ListUpperAlpha: "lettered"}.get(
        has.style(), "bullet"
    )
    return Note(kind=kind, text=text, level=max(has.indent() - 1, 0))


def _listed(note: Note, line: str) -> Note:
    """Return a paragraph that begins with a typed bullet, number or letter as a point of a list."""
    if found := _BULLET.match(line):
        return replace(note, id=new_id(), kind="bullet", text=_without(note.text, len(clean(found.group())) + 1))
    if found := _NUMBER.match(line):
        value = int(found[1])
        return replace(
            note, kind="numbered", text=_without(note.text, len(found[1]) + 2), start=value if value > 1 else None
        )
    if found := _LETTER.match(line):
        value = ord(found[1]) - ord("a") + 1
        return replace(note, kind="lettered", text=_without(note.text, 3), start=value if value > 1 else None)
    return note


def _without(text: str, length: int) -> str:
    """Return marked-up text without its first `length` words' characters."""
    kept: list[markup.Span] = []
    for span in markup.parse(text):
        kept.append(replace(span, text=span.text[length:]))
        length = max(length - len(span.text), 0)
    return markup.write(kept).lstrip()
