"""The guide as HTML: the newest, whole, and fit for any browser."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from installers.make_guide import DOCS, main, pages, write

EMPTY = {"meta", "link", "img", "br"}
SOURCE = "../../resources/guide/"


class Page(HTMLParser):
    """Reads a page strictly: everything that is opened is closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.seen: set[str] = set()
        self.headings: list[int] = []
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.seen.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        self.ids += [told["id"]] if told.get("id") else []  # type: ignore[list-item]
        self.links += [told["href"]] if told.get("href") else []  # type: ignore[list-item]
        self.pictures += [told] if tag == "img" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


PAGES = dict(pages(SOURCE))
HTML = {name: Page(text) for name, text in PAGES.items() if name.endswith(".html")}


@pytest.mark.parametrize("name", sorted({*PAGES, *(path.name for path in DOCS.iterdir())}))
def test_the_pages_in_docs_are_the_newest(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).exists() else ""
    assert PAGES.get(name, "") == written, "run python -m installers.make_guide"


@pytest.mark.parametrize("name", list(HTML))
def test_a_page_is_one_that_any_browser_shows(name: str) -> None:
    page = HTML[name]
    assert PAGES[name].startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert not page.seen & {"script", "style", "iframe", "font", "b", "i"}
    assert len(page.ids) == len(set(page.ids))
    assert page.headings[0] == 1 and page.headings.count(1) == 1
    assert all(below - above <= 1 for above, below in zip(page.headings, page.headings[1:], strict=False))


@pytest.mark.parametrize("name", list(HTML))
def test_every_link_and_picture_of_a_page_leads_somewhere(name: str) -> None:
    for link in HTML[name].links:
        file, _, anchor = link.partition("#")
        if link == f"{SOURCE}style.css":
            assert (DOCS / link).exists()
            continue
        assert (file or name) in PAGES, link
        assert not anchor or anchor in HTML[file or name].ids, link
    assert "://" not in PAGES[name]
    for picture in HTML[name].pictures:
        assert (DOCS / str(picture["src"])).exists()
        assert picture["alt"] and picture["width"] and picture["height"]


def test_a_copy_elsewhere_stands_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gone.html").write_text("an old chapter", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(PAGES)
    assert not (tmp_path / "gone.html").exists()
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    pictures = Page(text).pictures
    assert pictures and all((tmp_path / str(each["src"])).exists() for each in pictures)
    assert 'href="style.css"' in text and (tmp_path / "style.css").exists()
    assert write(tmp_path)
