"""A document laid out on its pages: what stands where, before anything is drawn.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.values import replace
from desktop.minutes.contents import place
from desktop.minutes.document import Document, Heading, Ref, Table, plain
from desktop.minutes.indents import under_numbers
from desktop.minutes.pdf.contents import ContentsLine, contents, page_number
from desktop.minutes.pdf.marks import Entry, Mark, Pages, Stroke, Words
from desktop.minutes.pdf.paper import paper, part_height, set_part, with_figures
from desktop.minutes.pdf.passages import (
    ASCENT,
    MM,
    NATURAL_LEADING,
    RULE_GAP,
    Passage,
    Strip,
    followed,
    height_of,
    how_many_fit,
    passage,
)
from desktop.minutes.pdf.structure import Structure
from desktop.minutes.pdf.tables import TableSetting
from desktop.minutes.word.letterhead import PagePart

BAR, TITLE_RULE = 2.25, 1.5
"""How thick the bar beside an action and the rule under the title are."""
CHANGE_GAP, CHANGE_BAR = 4 * MM, 1.0
"""How far left of the text, and how thick, the bar stands that says that a line changed."""


class Layout:
    """Pages as they fill."""

    def __init__(self, document: Document) -> None:
        self.paper = paper(document)
        self.look = document.look
        if document.template:
            self.look = replace(self.look, size=self.paper.size, accent=self.paper.accent or self.look.accent)
        self.left, self.width = self.paper.left, self.paper.text_width
        self.pages = Pages()
        self.structure = Structure(document.language)
        self._contents: list[tuple[ContentsLine, int, Words]] = []
        self.after, self.bar = 0.0, ""
        self._first = with_figures(self.paper.first.marks, self.structure.root.add)
        self.new_page()
        self.put_part(self.paper.opening)

    def sheet(self, page: int) -> tuple[Mark, ...]:
        """Return what stands on a page (from 0) beside the text; the figures of the first are part of the document."""
        return self.paper.others.marks if page else self._first

    @property
    def top(self) -> float:
        """Where the text of this page begins."""
        return self.paper.sheet(len(self.pages.marks) - 1).top

    @property
    def bottom(self) -> float:
        return self.paper.sheet(len(self.pages.marks) - 1).bottom

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.y

    @property
    def full(self) -> float:
        """What a page holds."""
        return self.bottom - self.top

    @property
    def at_top(self) -> bool:
        return self.y <= self.top

    def new_page(self) -> None:
        self.pages.marks.append([])
        self.y, self.after, self.bar = self.top, 0.0, ""

    def put_part(self, part: PagePart) -> None:
        """Set what a committee's template has above or below the minutes."""
        if not part.bands and not part.floating:
            return
        self.leave_gap(self.look.space_after)
        if part_height(part, self.width) > self.room and not self.at_top:
            self.new_page()
        marks, self.y = set_part(part, self.left, self.y, self.width, self.look.ink, self.structure.root.add)
        self.pages.marks[-1] += marks
        self.after, self.bar = 2 * self.look.space_after, ""

    def mark(self, mark: Mark) -> None:
        self.pages.marks[-1].append(mark)

    def note_place(self, ref: Ref | None, y: float) -> None:
        if ref is not None:
            self.pages.places.setdefault(ref, (len(self.pages.marks) - 1, y))

    def put_strip(self, strip: Strip, x: float, y: float, repeated: bool) -> None:
        """Set one line with what hangs before it."""
        label, words = (None, None) if repeated else (strip.tagged.label, strip.tagged.words)
        free = strip.height - NATURAL_LEADING * strip.line.size
        base = y + free / 2 + ASCENT * strip.line.size
        self.note_place(strip.ref, y)
        if strip.number is not None:
            self.mark(Words(x + strip.number_x, base, strip.number, strip.colour, label))
        self.mark(Words(x + strip.x, base, strip.line, strip.colour, words))
        for _, piece in strip.line.pieces:
            self.note_place(piece.anchor, y)
        if any(piece.change for line in (strip.number, strip.line) if line for _, piece in line.pieces):
            bar = self.left - CHANGE_GAP
            self.mark(Stroke(bar, y, bar, y + strip.height, self.look.ink, CHANGE_BAR))

    def put_strips(self, strips: Sequence[Strip], x: float, y: float, *, repeated: bool = False) -> None:
        """Set lines below each other; what is `repeated` was read where it stood first."""
        for i, strip in enumerate(strips):
            y += strip.before if i else 0
            self.put_strip(strip, x, y, repeated)
            y += strip.height

    def put_passage(self, made: Passage) -> None:
        """Set a passage where the page is, breaking it over pages where it does not hold together."""
        end = self.y
        self.leave_gap(made.before)
        self._put_heading_marks(made)
        strips = made.strips
        while strips:
            count = how_many_fit(strips, self.room, must=self.at_top)
            if not count:
                self.new_page()
                continue
            top = end if made.bar == self.bar else self.y
            self.put_strips(strips[:count], self.left, self.y)
            self.y += height_of(strips[:count])
            self._put_bar(made, top)
            strips = strips[count:]
            if strips:
                self.new_page()
        self._put_title_rule(made)
        self.after, self.bar = made.after, made.bar

    def _put_bar(self, made: Passage, top: float) -> None:
        """Draw the bar beside what has been set, on from that of the passage before where `top` is its end."""
        if made.bar:
            x = self.left + made.strips[0].number_x - RULE_GAP - BAR / 2
            self.mark(Stroke(x, top, x, self.y, made.bar, BAR))

    def _put_title_rule(self, made: Passage) -> None:
        if made.under:
            self.y += made.under
            self.mark(Stroke(self.left, self.y, self.left + self.width, self.y, self.look.accent, TITLE_RULE))

    def note_contents(self, line: ContentsLine) -> None:
        """Note where a line of the list of contents has just been set: its page number is not known yet."""
        last = self.pages.marks[-1][-1]
        if isinstance(last, Words):
            self._contents.append((line, len(self.pages.marks) - 1, last))

    def put_page_numbers(self) -> None:
        """Set the page numbers of the list of contents, when all that it lists has its place."""
        for line, page, last in self._contents:
            self.pages.marks[page] += page_number(line, last, self.pages, self.left + self.width)

    def leave_gap(self, before: float) -> None:
        if not self.at_top:
            self.y += max(self.after, before)

    def _put_heading_marks(self, made: Passage) -> None:
        block = made.block
        if not isinstance(block, Heading):
            return
        if made.height > self.room and not self.at_top:
            self.new_page()
        if made.over:
            self.mark(Stroke(self.left, self.y, self.left + self.width, self.y, self.look.rule))
            self.y += made.over
        words = " ".join(f"{block.number} {plain(block.runs)}".split())
        self.pages.entries.append(Entry(block.level, words, len(self.pages.marks) - 1, self.y))

    def put_table(self, setting: TableSetting) -> None:
        """Set a table; its header row stands at the head of each page that it reaches."""
        self.leave_gap(setting.before)
        if self.room < setting.start and not self.at_top:
            self.new_page()
        setting.put_header()
        for row in setting.rows:
            setting.put_row(row)
        self.after, self.bar = self.look.space_after + 4, ""


def lay_out(document: Document, progress: Callable[[float], None]) -> Layout:
    """Return a document laid out; progress goes from 0 to 1.

    A heading, and what keeps with the next, stays on one page with the beginning of what follows.
    """
    layout = Layout(document)
    items: list[Passage | TableSetting] = []
    contents_at = place(document)
    for at, (block, indented) in enumerate(under_numbers(document.blocks)):
        if at == contents_at:
            items += contents(document, layout.structure, layout.width)
        progress(0.8 * at / len(document.blocks))
        if not isinstance(block, Table):
            tagged = layout.structure.flow.begin(block)
            items.append(passage(block, tagged, layout.look, layout.width, indented=indented))
        elif block.columns:
            items.append(TableSetting(layout, block))
    for at, item in enumerate(items):
        progress(0.8 + 0.2 * at / len(items))
        if item.keep and layout.room < _room_with_next(items[at:]) <= layout.full:
            layout.new_page()
        if isinstance(item, Passage):
            layout.put_passage(followed(item, items[at + 1] if at + 1 < len(items) else None, layout.look))
        else:
            layout.put_table(item)
        if isinstance(item, ContentsLine):
            layout.note_contents(item)
    layout.put_part(layout.paper.closing)
    layout.put_page_numbers()
    progress(1.0)
    return layout


def _room_with_next(items: Sequence[Passage | TableSetting]) -> float:
    """Return the room for all that keeps with the next, and the beginning of what comes then."""
    room = 0.0
    for item in items:
        room += item.before
        if not isinstance(item, Passage) or not item.keep:
            return room + item.start
        room += item.height + item.after
    return room
