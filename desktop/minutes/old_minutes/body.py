"""What stands from the first item on: items, notes, actions, decisions, words about earlier actions, later meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from desktop.minutes import markup, reviewing
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import label_words, line_fields, person_lines, work_lines
from desktop.minutes.old_minutes.front import Found, furniture, signature
from desktop.minutes.old_minutes.heading_lines import meeting_fields
from desktop.minutes.old_minutes.item_numbers import Number, number_of
from desktop.minutes.old_minutes.label_words import ACTIONS, EARLIER, MEETINGS, PRESENT
from desktop.minutes.old_minutes.line_fields import Facts, Pairs
from desktop.minutes.old_minutes.notes_read import PRINTED, NotesRead, replaced
from desktop.minutes.old_minutes.pieces import Piece, cut

_NEXT = re.compile(
    r"(?P<label>(?:(?:the\s+)?(?:date|dates|time)(?:\s*(?:,|and|&)\s*(?:time|venue|place))*\s+(?:of|for)\s+)?(?:the\s+)?(?:next|future|following)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:meetings?|dates?)(?:\(s\))?|dyddiad\s+y\s+cyfarfod\s+nesaf|następne\s+(?:posiedzenie|spotkanie))\b(?P<said>.{3,160})",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_END = re.compile(r":\s*$")
_TITLE_LENGTH, _LONG_TITLE = 150, 400


class Body(NotesRead):
    """Reads the pieces from the first item on; holds where in the minutes it is."""

    def __init__(self, items: Mapping[int, Number], facts: Facts, repeated: frozenset[str]) -> None:
        super().__init__(facts)
        self._items, self._repeated = items, repeated
        self._number: tuple[int, ...] = ()
        self._closed = False
        self._after_label = False
        self._after_row = 0
        """The table whose row of actions was read last."""

    def read(self, place: int, piece: Piece) -> Iterator[Found]:
        """Yield what the piece at a place is taken for."""
        if reason := self._outside(piece):
            yield Found(piece=piece, taken="left out", doubt=reason)
        elif place in self._items:
            yield from self._item(piece, self._items[place])
        elif piece.cells:
            yield from self._row(piece)
        else:
            yield from self._line(piece)

    def _outside(self, piece: Piece) -> str:
        if piece.page_part == "note":
            return ""
        if not piece.cells and " ".join(piece.text.casefold().split()) in self._repeated and not piece.first:
            return "It repeats the head of the minutes; the house style prints its own running head."
        if piece.role == "furniture":
            return "Attendance over time; Minutebook counts it anew."
        return furniture(piece) or signature(piece)

    def _item(self, piece: Piece, number: Number) -> Iterator[Found]:
        """Begin an item: its title, and what stands behind the title in the same paragraph."""
        self.part, self._begun, self._closed = "", False, False
        self._number = number.parts[:1] if number.parts else self._number
        shown = piece.number if piece.number and number.shown else number.shown
        begin = number.begin
        title, rest, lead = _title_of(cut(piece.marked, begin) if piece.marked else "")
        plain = markup.plain(title)
        stands_out = piece.heading > 0 or piece.bold or piece.first
        self._looks_back = reviewing.looks_back(plain)
        if label_words.lists_actions(plain) and not number.parts:
            self._closed, self.part = True, ACTIONS
            yield self._label(piece)
            return
        if label_words.next_meetings(plain) or re.fullmatch(
            r"(?:meeting\s+close[d]?|close(?:\s+of\s+(?:the\s+)?meeting)?)", label_words.bare(plain)
        ):
            self.part = MEETINGS
        if kind := label_words.people(plain):
            self.part = kind if kind != PRESENT or not number.parts else PRESENT
        long = len(plain) > (_LONG_TITLE if stands_out and not plain.endswith(".") else _TITLE_LENGTH)
        if (later := _NEXT.match(plain)) and (meeting := self._later_meeting(later["said"].lstrip(" :–—-."))):
            yield Found(piece=piece, taken="next meeting", number=shown, fields=tuple(meeting.items()), part=MEETINGS)
            return
        if not plain and not rest:
            fields: Pairs = (("number", shown.rstrip(".):")),)
        elif long:
            fields = line_fields.item_fields(shown, title, titled=False)
        else:
            fields = line_fields.item_fields(shown, title)
        fields += (("lead", lead),) if lead else ()
        sure = bool(number.parts) or bool(piece.heading) or piece.first
        doubt = "" if sure else "It has no number; taken for an item by its look."
        source = piece.source if not rest else _head(piece, rest)
        yield Found(
            piece=piece,
            taken="item",
            number=shown,
            fields=fields,
            source=source,
            marked=piece.marked if not rest else title,
            sure=sure and not long,
            doubt=doubt or ("It is long for a title; taken for what was said." if long else ""),
            part=self.part,
        )
        if rest:
            yield from self._rest(piece, rest)

    def _rest(self, piece: Piece, marked: str) -> Iterator[Found]:
        """Read what stands behind a title in its paragraph as a line of its own."""
        inner = Piece(text=markup.plain(marked), marked=marked, table=piece.table, row=piece.row)
        yield from (replaced(found, piece) for found in self._line(inner))

    def _row(self, piece: Piece) -> Iterator[Found]:
        if piece.role == "header":
            yield Found(
                piece=piece,
                taken="minute-taker's lines",
                doubt="The headings of a table; the house style prints its own.",
            )
        elif piece.role == "people" or (
            self.part in (PRESENT, "apologies", "absent", "in attendance") and piece.role == "details"
        ):
            part = self.part if self.part in label_words.PEOPLE.values() else PRESENT
            said = person_lines.person_of_row(piece.cells, piece.headings, part)
            yield (
                Found(piece=piece, taken="person", fields=tuple(said.items()), part=part)
                if said
                else self._table_text(piece)
            )
        elif piece.role == "actions":
            self._after_row = piece.table
            yield self._action_row(piece)
        elif (said := self._later_meeting(" ".join(cell for cell in piece.cells if cell))) and (
            self.part == MEETINGS or label_words.next_meetings(piece.cells[0])
        ):
            yield Found(piece=piece, taken="next meeting", fields=tuple(said.items()), part=MEETINGS)
        else:
            yield self._table_text(piece)

    def _table_text(self, piece: Piece) -> Found:
        words = " – ".join(cell.replace("\n", "; ") for cell in piece.marked.split("\t") if cell.strip())
        return Found(
            piece=piece,
            taken="text",
            fields=(("text", words),),
            sure=False,
            doubt="A row of a table that is nothing known; its cells become one line of text.",
        )

    def _action_row(self, piece: Piece) -> Found:
        columns = piece.columns or line_fields.columns_of(piece.headings)
        said = line_fields.row_of_action(piece.marked.split("\t"), columns, self._facts)
        earlier = self.part == EARLIER or (
            not self._closed and (self._looks_back or not self._number) and "status" in columns
        )
        if not said.get("text"):
            return self._table_text(piece)
        if earlier:
            return Found(
                piece=piece,
                taken="review",
                number=said.get("reference", ""),
                fields=line_fields.review_of_row(said),
                part=EARLIER,
            )
        if re.fullmatch(
            r"(?:decision|decided|agreed|resolved|noted|approved)\.?", said.get("owners", ""), re.IGNORECASE
        ):
            fields = tuple((name, said[name]) for name in ("reference", "text") if name in said)
            return Found(piece=piece, taken="decision", number=said.get("reference", ""), fields=fields, part=ACTIONS)
        return Found(
            piece=piece, taken="action", number=said.get("reference", ""), fields=tuple(said.items()), part=ACTIONS
        )

    def _line(self, piece: Piece) -> Iterator[Found]:
        text = piece.text
        after_label, self._after_label = self._after_label, False
        if self._after_row and self.part == ACTIONS and piece.table != self._after_row:
            self.part = ""
        self._after_row = 0
        if label := self._part_of_label(piece):
            self.part, self._after_label, self._begun = label, True, True
            yield self._label(piece)
        elif (sub := self._sub_item(piece)) is not None:
            yield from self._begin_sub_item(piece, sub)
        elif (self.part == MEETINGS and (said := self._later_meeting(text))) or (
            (found := _NEXT.match(text))
            and len(text) < 220
            and (said := self._later_meeting(found["said"].lstrip(" :–—-.")))
        ):
            yield Found(piece=piece, taken="next meeting", fields=tuple(said.items()), part=MEETINGS)
        elif (
            self.part in (PRESENT, "apologies", "absent", "in attendance")
            and not piece.heading
            and self._is_entry(piece)
        ):
            said = person_lines.person_in(text, self.part)
            yield Found(
                piece=piece,
                taken="person",
                fields=tuple(said.items()),
                part=self.part,
                sure=False,
                doubt="It stands among the items, in what looks like a list of people.",
            )
        else:
            yield from self._work(piece, after_label)

    def _is_entry(self, piece: Piece) -> bool:
        return person_lines.looks_like_person(piece.text) and bool(person_lines.person_in(piece.text, self.part))

    def _part_of_label(self, piece: Piece) -> str:
        """Return what a line by itself heads: actions, earlier actions, later meetings; "" for none."""
        words, heads = (
            piece.text,
            piece.heading > 0 or piece.bold or bool(_LABEL_END.search(piece.text)) or piece.style == "Label",
        )
        if len(words) > 90:
            return ""
        if label_words.looks_back(words) and heads:
            return EARLIER
        if label_words.lists_actions(words) and (heads or words.casefold() != "actions"):
            self._closed = self._closed or piece.heading > 0
            return ACTIONS
        return MEETINGS if label_words.next_meetings(words) and heads else ""

    def _sub_item(self, piece: Piece) -> Number | None:
        """Return the number of a line that begins a sub-item of the item in hand, None where it begins none."""
        number = number_of(piece)
        if number is None or len(number.parts) < 2 or number.kind != "plain" or not self._number:
            return None
        if self.part in (ACTIONS, EARLIER) and (
            re.match(r"\s*[\d.]+[a-z]?\s*[-–—:]", piece.text) or not (piece.first or piece.heading or piece.bold)
        ):
            return None
        same = number.parts[0] == self._number[0]
        following = number.lettered and number.parts[0] == self._number[0] + 1
        if not (same or following) or (
            self._looks_back and not piece.first and work_lines.earlier_action(piece.text)[1]
        ):
            return None
        return number

    def _begin_sub_item(self, piece: Piece, number: Number) -> Iterator[Found]:
        if number.parts[0] != self._number[0]:
            self._number, self._looks_back = number.parts[:1], False
        if self.part != MEETINGS:
            self.part = ""
        shown = (piece.number if piece.number else number.shown).rstrip(".):")
        words = cut(piece.marked, number.begin)
        title, rest, lead = _title_of(words)
        plain = markup.plain(title)
        level = max(1, len(number.parts) - 1)
        heads = piece.heading > 0 or piece.bold or bool(lead) or (bool(rest) and len(plain) <= 90)
        short = len(plain) <= 90 and not plain.endswith((".", ";", "?", ":")) and len(plain.split()) <= 12
        if plain and (heads or short) and len(plain) <= _TITLE_LENGTH and not work_lines.actions_within(plain):
            fields = line_fields.item_fields(shown, title) + ((("lead", lead),) if lead else ())
            self._begun = False
            if label_words.next_meetings(plain):
                self.part = MEETINGS
                yield Found(piece=piece, taken="minute-taker's lines", number=shown, doubt=PRINTED, part=MEETINGS)
                return
            sure = heads or piece.first
            yield Found(
                piece=piece,
                taken="sub-item",
                number=shown,
                level=level,
                fields=fields,
                source=_head(piece, rest) if rest else None,
                marked=title if rest else None,
                sure=sure,
                doubt="" if sure else "Taken for a title because it is short.",
            )
            if rest:
                yield from self._rest(piece, rest)
            return
        yield Found(
            piece=piece,
            taken="sub-item",
            number=shown,
            level=level,
            fields=(("number", shown),),
            source=shown,
            marked="",
        )
        if words:
            yield from self._rest(piece, words)

    def _later_meeting(self, text: str) -> dict[str, str]:
        near = self._facts.date if self._facts.date != date.min else date(1900, 1, 1)
        said = meeting_fields(text, near)
        if len(text) > 200 or not said:
            return {}
        return said if said["date"][-4:] != "1901" and said["date"][-4:] != "1900" else {}


def _title_of(marked: str) -> tuple[str, str, str]:
    """Return the title at the beginning of an item's paragraph, what stands behind it, and who leads the item.

    The title ends at a line break, or where bold ends; what is italic behind it names the lead.
    """
    plain = markup.plain(marked)
    if "\n" in plain:
        at = plain.index("\n")
        title, rest = cut(marked, 0, at), cut(marked, at)
        lead = markup.plain(rest)
        if "\n" not in lead and len(lead) <= 60 and _all_italic(rest) and work_lines.are_owners(lead, Known(())):
            return title, "", lead
        return title, rest, ""
    spans = markup.parse(marked)
    parted = len(spans) > 1 and (spans[-1].text[:1].isspace() or spans[-2].text[-1:].isspace())
    if parted and spans[-1].italic and not spans[0].italic and len(spans[-1].text) <= 60:
        lead = spans[-1].text.strip()
        if work_lines.are_owners(lead, Known(())):
            return markup.write(spans[:-1]).strip(), "", lead
    apart = len(spans) > 1 and bool(re.search(r"\W$", spans[0].text) or re.match(r"\W", spans[1].text))
    if apart and spans[0].bold and not spans[1].bold and len(plain) > 60:
        return spans[0].text.strip().rstrip(":.–—-").strip(), cut(marked, len(spans[0].text)), ""
    return marked, "", ""


def _all_italic(marked: str) -> bool:
    return all(span.italic for span in markup.parse(marked) if span.text.strip())


def _head(piece: Piece, rest: str) -> str:
    """Return the source of a paragraph without its rest."""
    source = piece.source
    at = source.rfind(markup.plain(rest)[:40])
    return source[:at].strip() if at > 0 else source
