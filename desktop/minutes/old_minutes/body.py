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
from desktop.minutes.old_minutes.pieces import Piece, cut
from desktop.minutes.old_minutes.taken_lines import Taken

_NEXT = re.compile(
    r"(?P<label>(?:(?:the\s+)?(?:date|dates|time)(?:\s*(?:,|and|&)\s*(?:time|venue|place))*\s+(?:of|for)\s+)?(?:the\s+)?(?:next|future|following)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:meetings?|dates?)(?:\(s\))?|dyddiad\s+y\s+cyfarfod\s+nesaf|następne\s+(?:posiedzenie|spotkanie))\b(?P<said>.{3,160})",
    re.IGNORECASE | re.DOTALL,
)
_NO_ACTION = re.compile(
    r"(?:none|nil|n/?a|no\s+actions?(?:\s+\w+){0,3}|[–—-]|noted?|for\s+(?:noting|information)|info(?:rmation)?)\.?",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"(?P<text>.{12,}?)[.\s]+\*\*(?P<reference>[A-Z]{0,3}[\d./]{1,9})\*\*\s+(?P<closing>\S.*)", re.DOTALL
)
_LABEL_END = re.compile(r":\s*$")
_TITLE_LENGTH, _LONG_TITLE = 150, 400
_HOUSE_STYLES: Mapping[str, str] = {
    "Action": "action",
    "Decision": "decision",
    "Review": "review",
    "Lead": "lead",
    "Label": "minute-taker's lines",
}
"""Names of the paragraph styles in which Minutebook itself writes these."""
_PRINTED = "The house style prints its own words there."


class Body:
    """Reads the pieces from the first item on; holds where in the minutes it is."""

    def __init__(self, items: Mapping[int, Number], facts: Facts, repeated: frozenset[str]) -> None:
        self._items, self._facts, self._repeated = items, facts, repeated
        self._known = Known(facts.people)
        self.part = ""
        self._number: tuple[int, ...] = ()
        self._looks_back = False
        self._begun = False
        """Whether the item in hand has text, so that no line is its lead any more."""
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
        yield from (_replaced(found, piece) for found in self._line(inner))

    def _label(self, piece: Piece) -> Found:
        return Found(piece=piece, taken="minute-taker's lines", doubt=_PRINTED, part=self.part)

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
                yield Found(piece=piece, taken="minute-taker's lines", number=shown, doubt=_PRINTED, part=MEETINGS)
                return
            yield Found(
                piece=piece, taken="sub-item", number=shown, level=level, fields=fields, source=_head(piece, rest) if rest else None,
                marked=title if rest else None, sure=heads or piece.first, doubt="" if heads or piece.first else "Taken for a title because it is short.",
            )  # fmt: skip
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

    def _work(self, piece: Piece, after_label: bool) -> Iterator[Found]:
        """Read a line of the notes: an action, a decision, a word about an earlier action, or just what was said."""
        text, written = piece.text, _HOUSE_STYLES.get(piece.style, "")
        self._begun_by(piece)
        if written == "minute-taker's lines":
            yield self._label(piece)
        elif told := work_lines.marked_action(text):
            closing = work_lines.earlier_action(text[told.begin :])[1]
            if (
                written == "review"
                or self.part == EARLIER
                or (self._looks_back and written != "action" and work_lines.outcome_of(closing) != "none")
            ):
                yield self._review(piece)
            else:
                yield self._action(piece, sure=True)
        elif self._looks_back and (behind := _REVIEWED.fullmatch(piece.marked)):
            fields = dict(
                line_fields.review_fields(f"{markup.plain(behind['text'])}. {markup.plain(behind['closing'])}")
            )
            fields = {"reference": behind["reference"]} | fields
            yield Found(piece=piece, taken="review", fields=tuple(fields.items()), part=EARLIER)
        elif written == "review" or self._reviews(piece):
            yield self._review(piece)
        elif piece.column in ("action", "owner"):
            yield self._in_column(piece)
        elif within := work_lines.actions_within(text):
            yield from self._cut_up(piece, within)
        elif numbered := work_lines.numbered_behind(piece.marked):
            words = markup.plain(cut(piece.marked, numbered.begin, numbered.end))
            fields = dict(line_fields.action_fields(words, self._facts)) | {"reference": numbered.reference}
            yield Found(piece=piece, taken="action", fields=tuple(fields.items()))
        elif written == "action" or self._listed_action(piece, after_label):
            yield self._action(piece, sure=True, listed=True)
        elif behind := work_lines.owned_behind(text):
            yield from self._cut_up(piece, [behind])
        elif written == "decision" or work_lines.begins_decided(text):
            yield Found(
                piece=piece,
                taken="decision",
                fields=line_fields.simple_fields("decision", piece.marked, "", self._facts),
            )
        elif self._leads(piece, written):
            yield Found(piece=piece, taken="lead", fields=(("lead", text),))
        else:
            self._begun = self._begun or not (piece.is_bullet or line_fields.point_of(text))
            self.part = "" if self.part == ACTIONS else self.part
            yield self._note(piece)

    def _in_column(self, piece: Piece) -> Found:
        """Return what stands in the column of actions: an action, unless it says that there is none."""
        if _NO_ACTION.fullmatch(piece.text):
            return Found(piece=piece, taken="minute-taker's lines", doubt="It says that there is nothing to do.")
        return self._action(piece, sure=piece.column == "action", listed=True)

    def _begun_by(self, piece: Piece) -> None:
        if len(piece.text) > 120 or work_lines.marked_action(piece.text):
            self._begun = True

    def _leads(self, piece: Piece, written: str) -> bool:
        if written == "lead":
            return True
        if piece.number or line_fields.point_of(piece.text):
            return False
        shown = (
            piece.italic
            or re.fullmatch(r"[A-Z]{2,4}(?:\s*(?:[,&/]|and)\s*[A-Z]{2,4})*", piece.text)
            or re.match(r"(?:lead|presented by|led by)\s*:", piece.text, re.IGNORECASE)
        )
        bare = re.sub(r"^(?:lead|presented by|led by)\s*:\s*", "", piece.text, flags=re.IGNORECASE)
        return not self._begun and bool(shown) and line_fields.are_leads(bare, self._known)

    def _reviews(self, piece: Piece) -> bool:
        """Tell whether a line says what became of an earlier action."""
        listed = bool(piece.number or line_fields.point_of(piece.text)) or number_of(piece) is not None
        number = number_of(piece)
        bare = piece.text[number.begin :] if number else piece.text
        _, closing, outcome = work_lines.earlier_action(bare)
        if self.part == EARLIER:
            return listed or bool(closing) or work_lines.action_like(bare, self._facts.people)
        return self._looks_back and listed and work_lines.action_like(bare, self._facts.people) and bool(closing)

    def _listed_action(self, piece: Piece, after_label: bool) -> bool:
        """Tell whether a line is an action because it stands in a list of them, or is bold and says who does what."""
        if self.part == ACTIONS and not piece.heading and not _NO_ACTION.fullmatch(piece.text):
            told = work_lines.numbered_action(piece.text)
            return bool(
                told.begin
                or piece.number
                or after_label
                or line_fields.point_of(piece.text)
                or work_lines.action_like(piece.text, self._facts.people)
            )
        return (
            piece.bold
            and len(piece.text) > 25
            and not piece.heading
            and work_lines.action_like(piece.text, self._facts.people)
            and " to " in piece.text
        )

    def _action(self, piece: Piece, *, sure: bool, listed: bool = False) -> Found:
        words = piece.marked
        point = line_fields.point_of(piece.text) if not work_lines.marked_action(piece.text) else None
        if point is not None and point[0] == "bullet":
            words = cut(words, point[2])
        number = "" if piece.is_bullet else piece.number
        fields = line_fields.action_fields(words, self._facts, number=number, listed=listed)
        self._begun = True
        marked_or_listed = sure and (
            not listed or self.part == ACTIONS or piece.style == "Action" or bool(piece.column)
        )
        doubt = (
            "" if marked_or_listed else "It says who is to do something, but no word of it says that it is an action."
        )
        return Found(
            piece=piece,
            taken="action",
            number=piece.number,
            fields=fields,
            sure=marked_or_listed,
            doubt=doubt,
            part=self.part if self.part == ACTIONS else "",
        )

    def _review(self, piece: Piece) -> Found:
        plain = piece.text
        point = line_fields.point_of(plain)
        if point is not None and point[0] == "bullet":
            plain = plain[point[2] :]
        number = "" if piece.is_bullet else piece.number
        fields = line_fields.review_fields(plain, number)
        sure = work_lines.outcome_of(dict(fields).get("closing", "")) != "none" or self.part == EARLIER
        doubt = "" if sure else "Taken for an earlier action; nothing says plainly what became of it."
        return Found(
            piece=piece, taken="review", number=piece.number, fields=fields, sure=sure, doubt=doubt, part=EARLIER
        )

    def _cut_up(self, piece: Piece, told: list[work_lines.Told]) -> Iterator[Found]:
        """Take the actions out of a paragraph; what stands before, between and behind them runs on as text."""
        at, run_on = 0, False
        for one in told:
            if before := cut(piece.marked, at, one.begin):
                yield self._run(piece, before, run_on, text_only=True)
                run_on = True
            words = cut(piece.marked, one.begin, one.end)
            fields = dict(line_fields.action_fields(words, self._facts))
            if one.owners:
                fields["owners"] = one.owners
            behind = cut(piece.marked, one.end) if one.owners and one is told[-1] else ""
            source = words if not behind else f"{words} {behind}".strip()
            yield Found(
                piece=piece, taken="action", fields=tuple(fields.items()), source=markup.plain(source), marked=source, run_on=run_on,
            )  # fmt: skip
            at, run_on = (one.end if not behind else len(piece.text)), True
        if rest := cut(piece.marked, at):
            yield self._run(piece, rest, run_on, text_only=True)
        self._begun = True

    def _run(self, piece: Piece, words: str, run_on: bool, *, text_only: bool) -> Found:
        first = self._note(
            Piece(text=markup.plain(words), marked=words, number="" if run_on else piece.number, level=piece.level)
        )
        if run_on and text_only:
            return Found(
                piece=piece,
                taken="text",
                fields=(("text", words),),
                source=markup.plain(words),
                marked=words,
                run_on=True,
            )
        return _replaced(first, piece, source=markup.plain(words), marked=words)

    def _note(self, piece: Piece) -> Found:
        """Return a line that is just said: a point of a list, a sub-heading, or text."""
        point = line_fields.point_of(piece.text)
        level = max(0, piece.level)
        if piece.is_bullet:
            return Found(piece=piece, taken="bullet", level=level, fields=(("text", piece.marked),))
        if piece.number:
            kind: Taken = "lettered" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+)[.)]*", piece.number) else "numbered"
            return Found(
                piece=piece, taken=kind, number=piece.number.strip("()."), level=level, fields=(("text", piece.marked),)
            )
        if point is not None and not piece.heading:
            kind = "bullet" if point[0] == "bullet" else "lettered" if point[0] == "lettered" else "numbered"
            return Found(
                piece=piece, taken=kind, number=point[1], level=level, fields=(("text", cut(piece.marked, point[2])),)
            )
        short = len(piece.text) <= 90 and not piece.text.endswith((".", ";", ","))
        if piece.heading or (piece.bold and short):
            return Found(piece=piece, taken="sub-heading", fields=(("text", markup.plain(piece.marked)),), sure=True)
        return Found(piece=piece, taken="text", fields=(("text", piece.marked),))


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
    if len(spans) > 1 and spans[-1].italic and not spans[0].italic and len(spans[-1].text) <= 60:
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


def _replaced(found: Found, piece: Piece, source: str | None = None, marked: str | None = None) -> Found:
    """Return what was found of a part of a paragraph as that of the paragraph, running on."""
    inner = found.piece
    return Found(
        piece=piece,
        taken=found.taken,
        number=found.number,
        level=found.level,
        fields=found.fields,
        sure=found.sure,
        doubt=found.doubt,
        source=source if source is not None else found.source if found.source is not None else inner.text,
        marked=marked if marked is not None else found.marked if found.marked is not None else inner.marked,
        part=found.part,
        run_on=found.run_on,
    )
