"""What a line of the notes is: an action, a decision, a word about an earlier action, who leads, or just said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from desktop.minutes import markup
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import line_fields, work_lines
from desktop.minutes.old_minutes.front import Found
from desktop.minutes.old_minutes.item_numbers import number_of
from desktop.minutes.old_minutes.label_words import ACTIONS, EARLIER
from desktop.minutes.old_minutes.line_fields import Facts
from desktop.minutes.old_minutes.pieces import Piece, cut
from desktop.minutes.old_minutes.taken_lines import Taken

_NO_ACTION = re.compile(
    r"(?:none|nil|n/?a|no\s+actions?(?:\s+\w+){0,3}|[–—-]|noted?|for\s+(?:noting|information)|info(?:rmation)?)\.?",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"(?P<text>.{12,}?)[.\s]+\*\*(?P<reference>[A-Z]{0,3}[\d./]{1,9})\*\*\s+(?P<closing>\S.*)", re.DOTALL
)
_HOUSE_STYLES: Mapping[str, str] = {
    "Action": "action",
    "Decision": "decision",
    "Review": "review",
    "Lead": "lead",
    "Label": "minute-taker's lines",
}
"""Names of the paragraph styles in which Minutebook itself writes these."""
PRINTED = "The house style prints its own words there."


class NotesRead:
    """Reads lines of notes; holds under what they stand."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known = Known(facts.people)
        self.part = ""
        self._looks_back = False
        """Whether the item in hand goes through earlier actions."""
        self._begun = False
        """Whether the item in hand has text, so that no line is its lead any more."""

    def _label(self, piece: Piece) -> Found:
        return Found(piece=piece, taken="minute-taker's lines", doubt=PRINTED, part=self.part)

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
        elif alone := work_lines.numbered_behind(piece.marked):
            words = markup.plain(cut(piece.marked, alone.begin, alone.end))
            fields = dict(line_fields.action_fields(words, self._facts)) | {"reference": alone.reference}
            yield Found(piece=piece, taken="action", fields=tuple(fields.items()))
        elif written == "action" or self._listed_action(piece, after_label):
            yield self._action(piece, sure=True, listed=True)
        elif owned := work_lines.owned_behind(text):
            yield from self._cut_up(piece, [owned])
        elif inside := work_lines.marked_within(text):
            yield from self._cut_up(piece, [inside])
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
        closing = work_lines.earlier_action(bare)[1]
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
                piece=piece,
                taken="action",
                fields=tuple(fields.items()),
                source=markup.plain(source),
                marked=source,
                run_on=run_on,
            )
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
        return replaced(first, piece, source=markup.plain(words), marked=words)

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


def replaced(found: Found, piece: Piece, source: str | None = None, marked: str | None = None) -> Found:
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
