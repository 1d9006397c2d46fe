"""Writes the guide as HTML: `python -m installers.make_guide [FOLDER]`, without one into `docs/guide`.

Static pages without scripts, one style sheet. Those in `docs/guide` show the pictures of `resources/guide`; a copy in
another folder stands alone, with its pictures beside it.
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
from desktop.minutes.guide.chapters import PICTURES, Chapter, Guide, read
from desktop.minutes.guide.search import folded

DOCS = Path(__file__).resolve().parents[1] / "docs" / "guide"
INDEX = "words"
STYLE = """\
:root { color-scheme: light dark; --page: #fff; --pane: #f6f7f9; --text: #1c2024; --second: #5b6470; --line: #e1e4e8;
  --accent: #1f5fbf; --selected: #e3ecf9; }
@media (prefers-color-scheme: dark) { :root { --page: #1b1d21; --pane: #22252a; --text: #e8eaed; --second: #a4acb8;
  --line: #34383f; --accent: #7fb0ff; --selected: #2b3a52; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1.0625rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.whole { display: grid; grid-template-columns: 17rem minmax(0, 1fr); min-height: 100vh; }
nav { background: var(--pane); border-right: 1px solid var(--line); padding: 1.5rem 1rem; }
nav ol { list-style: none; margin: 0; padding: 0; position: sticky; top: 1.5rem; }
nav a { display: block; padding: .3rem .6rem; border-radius: 4px; color: var(--text); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { background: var(--selected); font-weight: 600; }
main { padding: 2rem 2.5rem 4rem; max-width: 54rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.08rem; margin: 1.6rem 0 .4rem; }
p, ul, ol, table, pre { margin: 0 0 1rem; }
li { margin-bottom: .3rem; }
li > ul, li > ol, li > pre { margin-top: .3rem; }
kbd { font: inherit; font-size: .92em; font-weight: 600; white-space: nowrap; background: var(--pane);
  border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; }
code, pre { font-family: ui-monospace, "Liberation Mono", Consolas, monospace; font-size: .92em;
  background: var(--pane); border-radius: 4px; }
code { padding: .1em .3em; overflow-wrap: break-word; }
pre { padding: .7rem 1rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--second); border-bottom-color: var(--second); }
.picture img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; }
.note { background: var(--selected); border-radius: 4px; padding: .8rem 1rem; margin: 0 0 1rem; }
.note p { margin: 0; }
.turn { display: flex; justify-content: space-between; gap: 1rem; margin-top: 3rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
.letters { columns: 2 18rem; list-style: none; padding: 0; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; }
@media (max-width: 52rem) { .whole { display: block; } nav { border: 0; } main { padding: 1.5rem 1rem 3rem; } }
@media print { nav, .turn, .skip { display: none; } .whole { display: block; } main { padding: 0; max-width: none; }
  body { font-size: 10.5pt; background: #fff; color: #000; } h2, h3 { break-after: avoid; }
  tr, .picture, .note { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
"""


def pages(pictures: str) -> Iterator[tuple[str, str]]:
    """Yield every file of the guide with what stands in it; `pictures` is where its pictures lie, seen from it."""
    guide = read(told())
    yield "style.css", STYLE
    for place, chapter in enumerate(guide.chapters):
        yield file_of(guide, chapter.name), _page(guide, chapter, place, pictures)
    yield f"{INDEX}.html", _frame(guide, INDEX, "Words and where they are explained", _words(guide))


def file_of(guide: Guide, name: str) -> str:
    """Return the file of a chapter: the first is the one that a folder opens with."""
    return "index.html" if guide.chapters[0].name == name else f"{name}.html"


def write(folder: Path) -> list[Path]:
    """Write the guide into a folder and return its files. Pages of chapters that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    alone = folder.resolve() != DOCS
    if alone:
        shutil.copytree(PICTURES, folder / "pictures", dirs_exist_ok=True)
    made = dict(pages("pictures" if alone else relpath(PICTURES, DOCS).replace("\\", "/")))
    for old in folder.glob("*.html"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in made]


def _page(guide: Guide, chapter: Chapter, place: int, pictures: str) -> str:
    def link(to: str) -> str:
        name, parted, anchor = to.partition("#")
        return f"{file_of(guide, name.removesuffix('.md')) if name else ''}{parted}{anchor}"

    body = chapter.body(link, lambda name: f"{pictures}/{name}")
    return _frame(guide, chapter.name, chapter.title, f"{_sized(body)}\n{_turning(guide, place)}")


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


def _frame(guide: Guide, name: str, title: str, body: str) -> str:
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
<link rel="stylesheet" href="style.css">
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
