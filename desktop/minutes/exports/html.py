"""HTML: one page that holds everything, runs nothing and fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape

from desktop.minutes import contents
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.changes import number_runs
from desktop.minutes.characters import printable
from desktop.minutes.document import (
    Cell,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Ref,
    Runs,
    Table,
    every_block,
)
from desktop.minutes.exports import Format, Progress
from desktop.minutes.html_style import style_sheet
from desktop.minutes.indents import label_and_value, under_numbers

LIST_TYPES = {"numbered": "1", "lettered": "a"}
CHANGED = {INSERTED: "ins", DELETED: "del"}


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as one HTML page in UTF-8."""
    page = _Page(document)
    body = list(page.body(progress))
    head = f"""<!DOCTYPE html>
<html lang="{_text(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(document.title)}</title>
<meta name="description" content="{_text(document.subject)}">
<meta name="author" content="{_text(document.author)}">
<style>
{style_sheet(document)}</style>
</head>
<body>
"""
    draft = f'<p class="draft">{_text(document.draft)}</p>\n' if document.draft else ""
    notice = f'<p class="notice">{_text(document.notice)}</p>\n' if document.notice else ""
    progress(1.0)
    return f"{head}{draft}{notice}<main>\n{''.join(body)}</main>\n</body>\n</html>\n".encode()


def _text(words: str) -> str:
    return escape(printable(words))


class _Page:
    """The page as it is written: which places there are to lead to, and which have been marked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = set(_places(document))
        self.marked: set[Ref] = set()

    def body(self, progress: Progress) -> Iterator[str]:
        blocks = list(under_numbers(self.document.blocks))
        points: list[ListItem] = []
        contents_place = contents.place(self.document)
        for at, (block, indented) in enumerate(blocks):
            progress(at / len(blocks))
            if at == contents_place:
                yield from self.contents()
            if isinstance(block, ListItem):
                points.append(block)
                following = blocks[at + 1] if at + 1 < len(blocks) else (None, False)
                if not isinstance(following[0], ListItem):
                    yield from self.lists(points, indented)
                    points = []
            elif isinstance(block, Table):
                yield from self.table(block)
            else:
                yield self.block(block, indented) + "\n"

    def contents(self) -> Iterator[str]:
        """Yield the list of contents: a link to each heading."""
        heading = _text(self.document.contents)
        yield f'<nav aria-label="{heading}">\n<h2>{heading}</h2>\n<ul>\n'
        for entry in contents.entries(self.document):
            number = f'<span class="number">{_text(entry.number)} </span>' if entry.number else ""
            inside = ' class="inside"' if entry.depth else ""
            link = f'<a href="#{entry.ref.name}"{_language(entry.language)}>{number}{_text(entry.words)}</a>'
            yield f"<li{inside}>{link}</li>\n"
        yield "</ul>\n</nav>\n"

    def id(self, ref: Ref | None) -> str:
        """Return the attribute that makes an element the place of a record: the first one only."""
        if ref is None or ref in self.marked:
            return ""
        self.marked.add(ref)
        return f' id="{ref.name}"'

    def runs(self, runs: Runs) -> str:
        parts = []
        for run in runs:
            words = _text(run.text).replace("\n", "<br>").replace("\t", "&emsp;")
            for tag, wanted in (("u", run.underline), ("em", run.italic), ("strong", run.bold)):
                words = f"<{tag}>{words}</{tag}>" if wanted and words else words
            if run.change and words:
                words = f"<{CHANGED[run.change]}>{words}</{CHANGED[run.change]}>"
            if run.link in self.places and run.link is not None:
                words = f'<a href="#{run.link.name}">{words}</a>'
            place = self.id(run.anchor)
            parts.append(f"<span{place}>{words}</span>" if place else words)
        return "".join(parts)

    def block(self, block: Heading | Paragraph, indented: bool) -> str:
        """Return a heading or a paragraph with its number hanging."""
        tag = f"h{min(max(block.level, 1), 6)}" if isinstance(block, Heading) else "p"
        classes = [] if isinstance(block, Heading) or block.role == "body" else [block.role]
        classes += ["under"] if indented else []
        classes += ["hung"] if block.number else []
        named = f' class="{" ".join(classes)}"' if classes else ""
        number = f'<span class="number">{self.runs(number_runs(block))} </span>' if block.number else ""
        words = self.words(block) if isinstance(block, Paragraph) else self.runs(block.runs)
        return f"<{tag}{named}{self.id(block.ref)}{_language(block.language)}>{number}{words}</{tag}>"

    def words(self, paragraph: Paragraph) -> str:
        """Return the words of a paragraph, a label hanging before them; a signature has a rule to sign on."""
        label, value = label_and_value(paragraph)
        if label:
            return f'<span class="label-of">{self.runs(label)} </span><span class="told">{self.runs(value)}</span>'
        words = self.runs(value)
        return words.replace("&emsp;", ' <span class="to-sign"></span>') if paragraph.role == "signature" else words

    def lists(self, points: Sequence[ListItem], indented: bool) -> Iterator[str]:
        """Yield points as lists in lists; a point deeper by more than one level stands one level deeper."""
        open_lists: list[ListItem] = []
        for point in points:
            while open_lists and _ends(open_lists[-1], point):
                yield f"</li>\n</{_tag(open_lists.pop())}>\n"
            goes_on = bool(open_lists) and open_lists[-1].level == point.level
            if goes_on:
                follows = open_lists[-1].value + 1 == point.value
                open_lists[-1] = point
                yield "</li>\n"
            else:
                follows = True
                yield self.list_start(point, indented and not open_lists)
                open_lists.append(point)
            told = f"{self.id(point.ref)}{_language(point.language)}{_point_look(point, follows)}"
            yield f"<li{told}>{self.runs(point.runs)}"
        while open_lists:
            yield f"</li>\n</{_tag(open_lists.pop())}>\n"

    def list_start(self, point: ListItem, indented: bool) -> str:
        under = ' class="under"' if indented else ""
        if _tag(point) == "ul":
            return f"<ul{under}>\n"
        start = f' start="{point.value}"' if point.value != 1 else ""
        return f'<ol type="{LIST_TYPES[point.kind]}"{start}{under}>\n'

    def table(self, table: Table) -> Iterator[str]:
        classes = " ".join([table.rules, "whole"] if table.keep_rows else [table.rules])
        caption = ". ".join(_text(words).rstrip(".") for words in (table.title, table.description) if words)
        total = sum(column.share for column in table.columns) or 1
        yield f'<table class="{classes}">\n<caption><span class="unseen">{caption}</span></caption>\n<colgroup>'
        yield "".join(f'<col style="width:{100 * column.share / total:.1f}%">' for column in table.columns)
        yield "</colgroup>\n<thead>\n<tr>"
        tag = CHANGED.get(table.change)
        headings = (_text(column.heading) for column in table.columns)
        yield "".join(f'<th scope="col">{f"<{tag}>{words}</{tag}>" if tag else words}</th>' for words in headings)
        yield "</tr>\n</thead>\n<tbody>\n"
        for row in table.rows:
            yield f"<tr{self.id(row.ref)}>{''.join(self.cell(cell) for cell in row.cells)}</tr>\n"
        yield "</tbody>\n</table>\n"

    def cell(self, cell: Cell) -> str:
        if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) and not cell.blocks[0].number:
            only = cell.blocks[0]
            return f"<td{self.id(only.ref)}{_language(only.language)}>{self.runs(only.runs)}</td>"
        parts: list[str] = []
        points: list[ListItem] = []
        for block in (*cell.blocks, None):
            if isinstance(block, ListItem):
                points.append(block)
                continue
            parts += self.lists(points, False)
            points = []
            parts += [self.block(block, False)] if block is not None else []
        return f"<td>{''.join(parts)}</td>"


def _places(document: Document) -> Iterator[Ref]:
    """Yield every record that has a place in the document."""
    for block in every_block(document.blocks):
        if isinstance(block, Table):
            yield from (row.ref for row in block.rows if row.ref is not None)
            continue
        yield from (ref for ref in (block.ref, *(run.anchor for run in block.runs)) if ref is not None)


def _language(tag: str) -> str:
    """Return the attribute that says which language words are in that are not in the page's."""
    return f' lang="{_text(tag)}"' if tag else ""


def _tag(point: ListItem) -> str:
    return "ol" if point.kind in LIST_TYPES else "ul"


def _ends(open_list: ListItem, point: ListItem) -> bool:
    """Tell whether a list is at its end when a point comes."""
    return open_list.level > point.level or (open_list.level == point.level and open_list.list != point.list)


def _point_look(point: ListItem, follows: bool) -> str:
    """Return a point's own number where it does not follow, and its marker where a browser would write another."""
    value = "" if follows or point.kind not in LIST_TYPES else f' value="{point.value}"'
    letter = chr(96 + point.value) if 0 < point.value < 27 else ""
    usual = {"numbered": f"{point.value}.", "lettered": f"{letter}."}.get(point.kind, point.marker)
    if point.marker == usual:
        return value
    marker = escape(json.dumps(printable(point.marker) + " ", ensure_ascii=False))
    return f'{value} style="list-style-type:{marker}"'


CARD = Format(ending=".html", title="HTML page", order=30, render=render)
