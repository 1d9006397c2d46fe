"""The chapters of the guide, read and filled: each is a page, each heading in it a section that can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape
from importlib import resources
from pathlib import Path

from db.values import Struct
from desktop.minutes.guide import blocks, inline
from desktop.minutes.guide.inline import GuideFault, Told

FOLDER = Path(str(resources.files("resources"))) / "guide"
PICTURES = FOLDER / "pictures"
SAYS = "says:"
"""How the name of a message begins, which is all its words."""
_MADE = re.compile(r"^\{\{(?P<what>[^}]+)\}\}$", re.MULTILINE)


class Section(Struct, frozen=True):
    """What stands under one heading, up to the next. `about` names what of the window it explains ("pane.notes"),
    `words` how else a clerk would call it; `text` is what is searched."""

    chapter: str
    anchor: str
    title: str
    level: int
    about: tuple[str, ...]
    words: tuple[str, ...]
    text: str

    @property
    def address(self) -> str:
        """Where links lead to: `typing#owners-and-due`."""
        return f"{self.chapter}#{self.anchor}" if self.anchor else self.chapter


class Chapter(Struct, frozen=True, dict=True):
    """One page of the guide. `body` is its HTML without a frame; its first section is the page itself."""

    name: str
    order: int
    told: Told
    within: tuple[blocks.Block, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.sections[0].title

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every heading of the page with what stands under it."""
        return tuple(_sections(self))

    def body(self, links: Callable[[str], str], pictures: Callable[[str], str]) -> str:
        """Return the page as HTML; `links` and `pictures` give addresses for where links lead and for file names."""
        return "\n".join(_Writing(self, links, pictures).written(self.within))


class Guide(Struct, frozen=True, dict=True):
    """All chapters in their order."""

    chapters: tuple[Chapter, ...]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section of every chapter."""
        return tuple(section for chapter in self.chapters for section in chapter.sections)

    def about(self, *names: str) -> Section | None:
        """Return the section that explains the first of these names that any explains ("check.no-chair").

        A name that begins with SAYS is a message: the section that is about words in it explains it.
        """
        return next((one for name in names for one in self.sections if _explains(one, name)), None)

    def words_of(self, picture: str) -> str:
        """Return what a picture shows, for those who do not see it."""
        every = (block for one in self.chapters for block in one.within if isinstance(block, blocks.Picture))
        return next((block.words for block in every if Path(block.file).name == picture), "")

    def chapter(self, name: str) -> Chapter | None:
        """Return a chapter by its name."""
        return next((one for one in self.chapters if one.name == name), None)


def _explains(section: Section, name: str) -> bool:
    if not name.startswith(SAYS):
        return name in section.about
    return any(one.startswith(SAYS) and one.removeprefix(SAYS) in name for one in section.about)


def read(told: Told, folder: Path = FOLDER) -> Guide:
    """Return the guide that lies in a folder, filled with what is told.

    Raises GuideFault, with the name of the file, where a chapter names what is not there.
    """
    return Guide(tuple(sorted((_chapter(path, told) for path in folder.glob("*.md")), key=lambda one: one.order)))


def anchor_of(title: str) -> str:
    """Return the words of a heading as the end of an address, as sites that show Markdown make it."""
    return re.sub(r"[^\w -]", "", title.casefold()).replace(" ", "-")


def _chapter(path: Path, told: Told) -> Chapter:
    try:
        text = _MADE.sub(lambda found: _made(found["what"], told), path.read_text(encoding="utf-8"))
        within = blocks.read(text)
        first = within[0] if within else None
        if not isinstance(first, blocks.Heading) or first.level != 1 or not first.told.get("order", "").isdigit():
            raise GuideFault("a chapter begins with “# Title” and a line “<!-- order: 45 -->”")
        chapter = Chapter(path.stem, int(first.told["order"]), told, within)
        chapter.body(str, str)
        assert chapter.sections
    except GuideFault as fault:
        raise GuideFault(f"{path.name}: {fault}") from fault
    return chapter


def _made(what: str, told: Told) -> str:
    if what not in told.blocks:
        raise GuideFault(f"{{{{{what}}}}} stands for nothing")
    return told.blocks[what]()


def _sections(chapter: Chapter) -> Iterator[Section]:
    heads = [n for n, block in enumerate(chapter.within) if isinstance(block, blocks.Heading)]
    for at, end in zip(heads, [*heads[1:], len(chapter.within)], strict=True):
        head = chapter.within[at]
        assert isinstance(head, blocks.Heading)
        title = inline.plain(head.words, chapter.told)
        yield Section(
            chapter=chapter.name,
            anchor=anchor_of(title) if head.level > 1 else "",
            title=title,
            level=head.level,
            about=_listed(head.told.get("for", "")),
            words=_listed(head.told.get("words", "")),
            text=" ".join(words for block in chapter.within[at + 1 : end] for words in _words(block, chapter.told)),
        )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _words(block: blocks.Block, told: Told) -> Iterator[str]:
    """Yield what is to be found in a block, without its marks."""
    match block:
        case blocks.Heading() | blocks.Paragraph() | blocks.Picture():
            yield inline.plain(block.words, told)
        case blocks.Typed():
            yield block.words
        case blocks.Table():
            yield from (inline.plain(cell, told) for row in block.rows for cell in row)
        case blocks.Listed():
            yield from (words for point in block.points for each in point for words in _words(each, told))
        case blocks.Note():
            yield from (words for each in block.within for words in _words(each, told))


class _Writing:
    """Writes the blocks of a chapter as HTML."""

    def __init__(self, chapter: Chapter, links: Callable[[str], str], pictures: Callable[[str], str]) -> None:
        self._told, self._links, self._pictures = chapter.told, links, pictures

    def written(self, within: tuple[blocks.Block, ...]) -> Iterator[str]:
        for block in within:
            yield self._block(block)

    def _block(self, block: blocks.Block) -> str:
        match block:
            case blocks.Heading():
                return self._heading(block)
            case blocks.Paragraph():
                return f"<p>{self._line(block.words)}</p>"
            case blocks.Picture():
                source = escape(self._pictures(Path(block.file).name))
                return f'<p class="picture"><img src="{source}" alt="{escape(block.words)}"></p>'
            case blocks.Typed():
                return f"<pre>{escape(block.words, quote=False)}</pre>"
            case blocks.Table():
                return self._table(block)
            case blocks.Listed():
                return self._list(block)
            case blocks.Note():
                return f'<div class="note">{"".join(self.written(block.within))}</div>'

    def _heading(self, block: blocks.Heading) -> str:
        words = self._line(block.words)
        if block.level == 1:
            return f"<h1>{words}</h1>"
        anchor = anchor_of(inline.plain(block.words, self._told))
        return f'<h{block.level} id="{escape(anchor)}">{words}</h{block.level}>'

    def _list(self, block: blocks.Listed) -> str:
        kind = "ol" if block.numbered else "ul"
        points = "".join(f"<li>{self._point(point)}</li>" for point in block.points)
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<{kind}{start}>{points}</{kind}>"

    def _point(self, point: tuple[blocks.Block, ...]) -> str:
        first, *rest = point or (blocks.Paragraph(""),)
        words = self._line(first.words) if isinstance(first, blocks.Paragraph) else self._block(first)
        return words + "".join(self.written(tuple(rest)))

    def _table(self, block: blocks.Table) -> str:
        head = "".join(f'<th scope="col">{self._line(cell)}</th>' for cell in block.head)
        rows = "".join(f"<tr>{''.join(f'<td>{self._line(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table>"

    def _line(self, words: str) -> str:
        return inline.html(words, self._told, self._links)
