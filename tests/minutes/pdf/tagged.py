"""A PDF read as a screen reader reads it: its structure tree with the words of each element."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import decode_text

PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "Do"}


class _Marked(PDFDevice):
    """The words of a page by the number of their marked content; those of artifacts are under None."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.words: dict[int | None, str] = {}
        self._open: list[Any] = []
        self._said: list[str | None] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        props = props if isinstance(props, dict) else {}
        self._open.append(props.get("MCID", self._open[-1] if self._open else None))
        self._said.append(decode_text(props["ActualText"]) if "ActualText" in props else None)
        if self._said[-1]:
            self._take(self._said[-1])

    def end_tag(self) -> None:
        self._open.pop()
        self._said.pop()

    def _take(self, words: str) -> None:
        assert self._open, "words that are neither tagged nor an artifact"
        self.words[self._open[-1]] = self.words.get(self._open[-1], "") + words

    def render_string(self, textstate: Any, seq: Any, *_: Any) -> None:
        if not any(self._said):
            codes = [code for part in seq if isinstance(part, bytes) for code in textstate.font.decode(part)]
            self._take("".join(textstate.font.to_unichr(code) for code in codes))


@dataclass
class Part:
    """An element: its tag, its own attributes, and its kids and words in reading order."""

    tag: str
    source: pikepdf.Object
    pdf: pikepdf.Pdf = field(repr=False)
    kids: list[Part | str] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says; what was turned round says its replacement."""
        if self.tag == "Span" and "/ActualText" in self.source:
            return str(self.source.ActualText)
        return "".join(kid if isinstance(kid, str) else kid.words for kid in self.kids)

    @property
    def parts(self) -> list[Part]:
        return [kid for kid in self.kids if isinstance(kid, Part)]

    def attribute(self, name: str) -> str:
        return str(self.source.get("/A", {}).get(name, ""))

    def all(self, *tags: str) -> Iterator[Part]:
        """Yield it and what it holds, in reading order, of these tags or of all."""
        if self.tag in tags or not tags:
            yield self
        for part in self.parts:
            yield from part.all(*tags)


class Tagged:
    """A tagged PDF. Reading it asserts that the tree, the pages and the parent tree agree."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        manager = PDFResourceManager()
        self.words: list[dict[int | None, str]] = []
        for page in PDFPage.get_pages(io.BytesIO(content)):
            device = _Marked(manager)
            PDFPageInterpreter(manager, device).process_page(page)
            self.words.append(device.words)
        self._numbers = {page.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.read: set[tuple[int, int]] = set()
        root = self.pdf.Root.StructTreeRoot
        nums = list(root.ParentTree.Nums)
        self.parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        self.document = self._part(root.K, root)

    def _part(self, source: pikepdf.Object, parent: pikepdf.Object) -> Part:
        assert source.P.objgen == parent.objgen
        made = Part(str(source.S).lstrip("/"), source, self.pdf)
        for kid in source.get("/K", []):
            if isinstance(kid, int):
                made.kids.append(self._marked(source, source.Pg, kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append(self._marked(source, kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                assert self.parents[int(kid.Obj.StructParent)].objgen == source.objgen
                assert kid.Obj.objgen in [each.objgen for each in kid.Pg.Annots]
                made.links.append(kid.Obj)
            else:
                made.kids.append(self._part(kid, source))
        return made

    def _marked(self, element: pikepdf.Object, page: pikepdf.Object, number: int) -> str:
        at = self._numbers[page.objgen]
        assert (at, number) not in self.read, "content that two elements hold"
        self.read.add((at, number))
        assert self.parents[int(page.StructParents)][number].objgen == element.objgen
        return self.words[at].get(number, "")

    def unread(self) -> list[tuple[int, int]]:
        """Return the marked content that no element holds."""
        return [
            (at, n) for at, words in enumerate(self.words) for n in words if n is not None and (at, n) not in self.read
        ]

    def bare(self) -> list[str]:
        """Return what paints outside every element and artifact, or inside both."""
        found = []
        for page in self.pdf.pages:
            open_: list[str] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    open_.append(str(operands[0]))
                elif name == "EMC":
                    open_.pop()
                elif name in PAINTING and (not open_ or ("/Artifact" in open_ and len(open_) > 1)):
                    found.append(name)
            assert not open_
        return found
