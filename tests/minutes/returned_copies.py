"""A copy of the minutes as somebody corrects it in a word processor: Word files changed by hand, tracked or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

AUTHOR = "Ines Okafor"
_TRACKED = {qn("w:author"): AUTHOR, qn("w:date"): "2026-03-20T09:00:00Z"}
Edit = Callable[["Copy"], None]


class Copy:
    """A Word file that is being corrected; with `tracked`, its changes are marked as such."""

    def __init__(self, content: bytes, *, tracked: bool = False) -> None:
        self.file = docx.Document(BytesIO(content))
        self.tracked = tracked
        self._next = 9000

    @property
    def body(self) -> Any:
        return self.file.element.body

    def saved(self) -> bytes:
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()

    def paragraph(self, words: str, at: int = 0) -> Any:
        """The paragraph that says these words, the first or a later one."""
        found = [paragraph for paragraph in self.body.iter(qn("w:p")) if words in text_of(paragraph)]
        return found[at]

    def say(self, old: str, new: str, at: int = 0) -> None:
        """Put words in place of others in one paragraph."""
        self.say_in(self.paragraph(old, at), old, new)

    def say_in(self, paragraph: Any, old: str, new: str) -> None:
        """Put words in place of others in this paragraph."""
        runs = list(self._cut(paragraph, old))
        fresh = self._run_like(runs[0], new) if new else None
        if fresh is not None:
            runs[-1].addnext(self._came(fresh))
        for run in runs:
            self._take(run)

    def insert(self, behind: str, new: str, at: int = 0) -> None:
        """Put words behind others."""
        runs = list(self._cut(self.paragraph(behind, at), behind))
        runs[-1].addnext(self._came(self._run_like(runs[-1], new)))

    def look(self, words: str, mark: str, on: bool = True) -> None:
        """Make words bold ("b") or italic ("i"), or no more."""
        for run in self._cut(self.paragraph(words), words):
            properties = run.get_or_add_rPr()
            for old in properties.findall(qn(f"w:{mark}")):
                properties.remove(old)
            if on:
                properties.append(properties.makeelement(qn(f"w:{mark}"), {}))

    def add(self, behind: str, words: str, style: str = "", at: int = 0) -> None:
        """Put a paragraph behind another, of its style or another's."""
        before = self.paragraph(behind, at)
        fresh = deepcopy(before)
        fresh[:] = fresh.findall(qn("w:pPr"))
        if style:
            like = self.paragraph(style)
            fresh[:] = [deepcopy(each) for each in like.findall(qn("w:pPr"))]
        fresh.append(self._came(self._run(words)))
        if self.tracked:
            self._mark(fresh, "w:ins")
        before.addnext(fresh)

    def remove(self, words: str, at: int = 0) -> None:
        """Take a paragraph out."""
        paragraph = self.paragraph(words, at)
        if not self.tracked:
            paragraph.getparent().remove(paragraph)
            return
        for run in list(paragraph.iter(qn("w:r"))):
            self._take(run)
        self._mark(paragraph, "w:del")

    def split(self, before: str) -> None:
        """Press Enter before these words."""
        first = next(iter(self._cut(self.paragraph(before), before)))
        paragraph = next(up for up in first.iterancestors(qn("w:p")))
        second = deepcopy(paragraph)
        second[:] = second.findall(qn("w:pPr"))
        paragraph.addnext(second)
        moving = [each for each in paragraph if each.tag == qn("w:r")]
        for run in moving[moving.index(first) :]:
            second.append(run)
        if self.tracked:
            self._mark(paragraph, "w:ins")

    def join(self, words: str) -> None:
        """Take the end of a paragraph away, so that the next one goes on in it."""
        first = self.paragraph(words)
        second = first.getnext()
        if self.tracked:
            self._mark(first, "w:del")
            return
        first.append(self._run(" "))
        for each in list(second):
            if each.tag != qn("w:pPr"):
                first.append(each)
        second.getparent().remove(second)

    def move(self, words: str, behind: str) -> None:
        """Cut a paragraph out and put it behind another; tracked, as a word processor marks what moved."""
        moving, target = self.paragraph(words), self.paragraph(behind)
        if not self.tracked:
            target.addnext(moving)
            return
        fresh = deepcopy(moving)
        for mark in [*fresh.iter(qn("w:bookmarkStart")), *fresh.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        target.addnext(fresh)
        for run in list(fresh.iter(qn("w:r"))):
            self._around(run, "w:moveTo")
        self._mark(fresh, "w:ins")
        for run in list(moving.iter(qn("w:r"))):
            self._around(run, "w:moveFrom")
        self._mark(moving, "w:del")

    def restyle(self, words: str, like: str) -> None:
        """Give a paragraph the style and the list of another."""
        paragraph, other = self.paragraph(words), self.paragraph(like)
        former = paragraph.find(qn("w:pPr"))
        paragraph.remove(former)
        fresh = deepcopy(other.find(qn("w:pPr")))
        paragraph.insert(0, fresh)
        if self.tracked:
            mark = fresh.makeelement(qn("w:pPrChange"), self._by())
            mark.append(former)
            fresh.append(mark)

    def row(self, words: str) -> Any:
        """The row of a table that says these words, and least besides."""
        return min(
            (row for row in self.body.iter(qn("w:tr")) if words in text_of(row)), key=lambda row: len(text_of(row))
        )

    def remove_row(self, words: str) -> None:
        row = self.row(words)
        if not self.tracked:
            row.getparent().remove(row)
            return
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = row.makeelement(qn("w:trPr"), {})
            row.insert(0, properties)
        properties.append(properties.makeelement(qn("w:del"), self._by()))
        for run in list(row.iter(qn("w:r"))):
            self._take(run)

    def add_row(self, like: str, *cells: str) -> None:
        """Put a row behind another."""
        before = self.row(like)
        fresh = deepcopy(before)
        for mark in [*fresh.iter(qn("w:bookmarkStart")), *fresh.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        for cell, words in zip(fresh.findall(qn("w:tc")), cells, strict=True):
            paragraph = cell.find(qn("w:p"))
            paragraph[:] = paragraph.findall(qn("w:pPr"))
            paragraph.append(self._run(words))
        before.addnext(fresh)

    def comment(self, words: str, text: str) -> None:
        """Put a comment beside words."""
        runs = [docx.text.run.Run(run, None) for run in self._cut(self.paragraph(words), words)]
        self.file.add_comment(runs, text=text, author=AUTHOR, initials="IO")

    def running_head(self, old: str, new: str) -> None:
        """Change what stands at the head of every page."""
        for section in self.file.sections:
            for paragraph in section.header.paragraphs:
                for run in paragraph.runs:
                    run.text = run.text.replace(old, new) if old in run.text else run.text

    def _cut(self, paragraph: Any, words: str) -> Iterator[Any]:
        """Yield the runs that say just these words, cut out of those that say more."""
        runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run)]
        start = text_of(paragraph).index(words)
        end, at = start + len(words), 0
        for run in runs:
            text = text_of(run)
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first >= last:
                continue
            if text[:first]:
                run.addprevious(self._run_like(run, text[:first]))
            if text[last:]:
                run.addnext(self._run_like(run, text[last:]))
            self._put(run, text[first:last])
            yield run

    def _run(self, words: str) -> Any:
        run = self.body.makeelement(qn("w:r"), {})
        self._put(run, words)
        return run

    def _run_like(self, run: Any, words: str) -> Any:
        fresh = self._run(words)
        for properties in run.findall(qn("w:rPr")):
            fresh.insert(0, deepcopy(properties))
        return fresh

    def _put(self, run: Any, words: str) -> None:
        for old in [each for each in run if each.tag != qn("w:rPr")]:
            run.remove(old)
        for at, piece in enumerate(words.split("\t")):
            if at:
                run.append(run.makeelement(qn("w:tab"), {}))
            text = run.makeelement(qn("w:t"), {qn("xml:space"): "preserve"})
            text.text = piece
            run.append(text)

    def _came(self, run: Any) -> Any:
        if not self.tracked:
            return run
        mark = run.makeelement(qn("w:ins"), self._by())
        mark.append(run)
        return mark

    def _take(self, run: Any) -> None:
        if not self.tracked:
            run.getparent().remove(run)
            return
        self._around(run, "w:del")
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")

    def _around(self, run: Any, tag: str) -> None:
        mark = run.makeelement(qn(tag), self._by())
        run.addprevious(mark)
        mark.append(run)

    def _mark(self, paragraph: Any, tag: str) -> None:
        """Say that the end of a paragraph came or went."""
        properties = paragraph.get_or_add_pPr()
        looks = properties.find(qn("w:rPr"))
        if looks is None:
            looks = properties.makeelement(qn("w:rPr"), {})
            properties.append(looks)
        looks.insert(0, looks.makeelement(qn(tag), self._by()))

    def _by(self) -> dict[str, str]:
        self._next += 1
        return {qn("w:id"): str(self._next), **_TRACKED}


def text_of(element: Any) -> str:
    """What an element says, what was deleted left out."""
    pieces = []
    for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        pieces.append(each.text or "" if each.tag == qn("w:t") else "\t" if each.tag == qn("w:tab") else "\n")
    return "".join(pieces)


def part(content: bytes, name: str) -> Any:
    """The root of a part of a Word file."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))
