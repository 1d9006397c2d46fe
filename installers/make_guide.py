"""Writes the guide as HTML: `python -m installers.make_guide [FOLDER]`, without one into `docs/guide`.

Static pages without scripts. Those in `docs/guide` take pictures and style sheet from `resources/guide`; a copy in
another folder stands alone, with both beside it.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from html import escape
from os.path import relpath
from pathlib import Path

from desktop.guide.filled import told
from desktop.minutes.guide.chapters import FOLDER, PICTURES, Chapter, Guide, read
from desktop.minutes.guide.search import folded

DOCS = Path(__file__).resolve().parents[1] / "docs" / "guide"
INDEX = "words"
STYLE = FOLDER / "style.css"


def pages(source: str = "") -> Iterator[tuple[str, str]]:
    """Yield every page of the guide with what stands in it; `source`, "" or ending in /, leads from it to where its
    pictures and its style sheet lie."""
    guide = read(told())
    for place, chapter in enumerate(guide.chapters):
        yield file_of(guide, chapter.name), _page(guide, chapter, place, source)
    yield f"{INDEX}.html", _frame(guide, INDEX, "Words and where they are explained", _words(guide), source)


def file_of(guide: Guide, name: str) -> str:
    """Return the file of a chapter: the first is the one that a folder opens with."""
    return "index.html" if guide.chapters[0].name == name else f"{name}.html"


def write(folder: Path) -> list[Path]:
    """Write the guide into a folder and return its files. Pages of chapters that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    alone = folder.resolve() != DOCS
    if alone:
        shutil.copytree(PICTURES, folder / PICTURES.name, dirs_exist_ok=True)
        shutil.copy(STYLE, folder)
    made = dict(pages("" if alone else f"{relpath(FOLDER, DOCS)}/".replace("\\", "/")))
    for old in folder.glob("*.html"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in made]


def _page(guide: Guide, chapter: Chapter, place: int, source: str) -> str:
    def link(to: str) -> str:
        name, parted, anchor = to.partition("#")
        return f"{file_of(guide, name.removesuffix('.md')) if name else ''}{parted}{anchor}"

    body = chapter.body(link, lambda name: f"{source}{PICTURES.name}/{name}")
    return _frame(guide, chapter.name, chapter.title, f"{_sized(body)}\n{_turning(guide, place)}", source)


def _sized(body: str) -> str:
    """Let each picture say its size, so that nothing moves while they come."""
    return re.sub(r'<img src="([^"]*/)?([^"/]+)"', lambda found: f"{found[0]}{_size(found[2])}", body)


def _size(name: str) -> str:
    with (PICTURES / name).open("rb") as file:
        head = file.read(24)
    return f' width="{int.from_bytes(head[16:20])}" height="{int.from_bytes(head[20:24])}"'


def _turning(guide: Guide, place: int) -> str:
    before = guide.chapters[place - 1] if place else None
    after = guide.chapters[place + 1] if place + 1 < len(guide.chapters) else None
    left = f'<a rel="prev" href="{file_of(guide, before.name)}">← {escape(before.title)}</a>' if before else ""
    right = f'<a rel="next" href="{file_of(guide, after.name)}">{escape(after.title)} →</a>' if after else ""
    return f'<div class="turn"><span>{left}</span><span>{right}</span></div>'


def _words(guide: Guide) -> str:
    """Return the page of words: what a clerk may call a thing, and the sections that explain it."""
    called: dict[str, list[str]] = {}
    for section in guide.sections:
        file = file_of(guide, section.chapter)
        address = f"{file}#{section.anchor}" if section.anchor else file
        for words in section.words:
            called.setdefault(words, []).append(f'<a href="{escape(address)}">{escape(section.title, quote=False)}</a>')
    rows = (
        f"<li>{escape(words, quote=False)}: {', '.join(called[words])}</li>" for words in sorted(called, key=folded)
    )
    return f'<h1>Words and where they are explained</h1>\n<ul class="letters">{"".join(rows)}</ul>'


def _frame(guide: Guide, name: str, title: str, body: str, source: str) -> str:
    listed = [(file_of(guide, one.name), one.title, one.name == name) for one in guide.chapters]
    listed.append((f"{INDEX}.html", "Words and where they are explained", name == INDEX))
    contents = "\n".join(
        f'<li><a href="{file}"{" aria-current=" + chr(34) + "page" + chr(34) if here else ""}>'
        f"{escape(words, quote=False)}</a></li>"
        for file, words, here in listed
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title, quote=False)} – Minutebook guide</title>
<link rel="stylesheet" href="{source}{STYLE.name}">
</head>
<body>
<a class="skip" href="#page">To the page</a>
<div class="whole">
<nav aria-label="Chapters">
<ol>
{contents}
</ol>
</nav>
<main id="page">
{body}
</main>
</div>
</body>
</html>
"""


def main(arguments: list[str]) -> int:
    """Write the guide and print its files, one a line; returns the exit code."""
    for path in write(Path(arguments[0]) if arguments else DOCS):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
