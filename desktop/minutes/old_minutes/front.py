"""What stands before the first item: the head of the minutes and the lists of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.old_minutes import label_words, person_lines
from desktop.minutes.old_minutes.day_words import days_in
from desktop.minutes.old_minutes.heading_lines import detail_fields, heading_fields, names_body
from desktop.minutes.old_minutes.item_numbers import WELL_KNOWN, generic, number_of
from desktop.minutes.old_minutes.label_words import COPIES, PRESENT
from desktop.minutes.old_minutes.pieces import Piece
from desktop.minutes.old_minutes.taken_lines import Taken

_LABELLED = re.compile(r"(?P<label>[^:\t\n]{2,60}?)\s*(?::|\t|\s[–—-]\s)[\s:]*(?P<value>\S.*)", re.DOTALL)
_NOBODY = re.compile(
    r"(?:there\s+were\s+no\s+(?:absences|apologies)(?:\s+received)?|no\s+absences|none|nil|no(?:body|ne)?(?:\s+apologies)?(?:\s+(?:were\s+)?received)?|n/?a|–|-|brak|dim)\.?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"page\s+\d+(?:\s+(?:of|/)\s+\d+)?|\d+\s+of\s+\d+|(?:draft|unconfirmed|confirmed|approved|confidential|official(?:\s*[-–:]\s*sensitive)?)(?:\s+(?:minutes|copy|v(?:ersion)?\s*[\d.]+))?|"
    r"[-–—_=*\s.]{3,}|(?:end|close)\s+of\s+(?:minutes|document)|tudalen\s+\d+.*|strona\s+\d+.*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:signed|signature|chair(?:man|person)?(?:['’]s\s+signature)?|approved(?:\s+by)?|agreed|date|dated|name|confirmed(?:\s+as\s+a\s+(?:true|correct)\s+record)?|llofnod|podpis)\b[^\n]{0,60}?"
    r"(?:[._…]{3,}[\s\S]{0,120}|:\s*$|:\s*\t\s*\w{0,12}$)|(?:signed|signature|llofnodwyd|podpisano)\b[\s\S]{0,100}|these\s+minutes\s+were\s+[\s\S]{0,120}|"
    r"(?:draft\s+)?minutes\s+circulated\s+on\s+[\s\S]{0,100}",
    re.IGNORECASE,
)
_QUORATE = re.compile(r"[^\n]{0,60}\bquor(?:ate|um)\b[^\n]{0,40}\(\d+ members?(?:; \d+ needed)?\)\.?", re.IGNORECASE)


class Found(Struct, frozen=True, kw_only=True):
    """What one piece, or a part of it, was taken for, before it gets its key."""

    piece: Piece
    taken: Taken
    number: str = ""
    level: int = 0
    fields: tuple[tuple[str, str], ...] = ()
    sure: bool = True
    doubt: str = ""
    source: str | None = None
    marked: str | None = None
    part: str = ""
    run_on: bool = False


def furniture(piece: Piece) -> str:
    """Return why a line is no part of the minutes themselves, "" where it is one."""
    if piece.page_part in ("header", "footer"):
        return "It stands on every page; the house style prints its own."
    if _FURNITURE.fullmatch(piece.text.strip()):
        return "It belongs to the page; the house style prints its own."
    if _QUORATE.fullmatch(piece.text.strip()):
        return "The house style says the quorum by itself."
    return ""


def signature(piece: Piece) -> str:
    """Return why a line is left to the house style because it is a place for signing, "" where it is none."""
    words = "\t".join(piece.cells) if piece.cells else piece.text
    return "The place for the signature; the house style prints its own." if _SIGNATURE.fullmatch(words.strip()) else ""


def people_places(pieces: Sequence[Piece]) -> set[int]:
    """Return where lines of lists of people stand: numbers before them number no items."""
    out: set[int] = set()
    part, numbered, bold, seen = "", False, False, 0
    for at, piece in enumerate(pieces):
        if piece.cells:
            part = part if piece.role in ("people", "header") else ""
            continue
        if piece.first or piece.column:
            part = ""
            continue
        if kind := label_words.people(piece.text):
            part, seen, bold = kind, 0, False
            if not number_of(piece):
                out.add(at)
            continue
        if not part or piece.heading:
            part = ""
            continue
        if _detail_of(piece.text)[0] == "chair":
            continue
        number = number_of(piece)
        follows = number is None or number.parts[:1] == (seen + 1,)
        strange = seen and ((number and not (numbered and follows)) or (piece.bold and not bold))
        if strange or not _entry(piece, part, number is not None, first=not seen):
            part = ""
            continue
        numbered, bold, seen = number is not None, piece.bold, seen + 1
        out.add(at)
    return out


def _entry(piece: Piece, part: str, numbered: bool, *, first: bool) -> bool:
    """Tell whether a line is an entry of a list of people; a numbered one must read as a person by itself."""
    if _NOBODY.fullmatch(piece.text):
        return first
    number = number_of(piece)
    bare = piece.text[number.begin :] if number else piece.text
    if numbered:
        return bool(person_lines.person_in(bare, part, lenient=False)) and not WELL_KNOWN.match(bare)
    if _detail_of(piece.text)[0] or _FURNITURE.fullmatch(piece.text) or WELL_KNOWN.match(piece.text):
        return False
    return bool(person_lines.person_in(bare, part)) or bool(person_lines.people_in(bare, part))


class Front:
    """Reads the lines before the first item one by one; holds in which list of people it is."""

    def __init__(self, titles: frozenset[str], people: set[int]) -> None:
        self.part = ""
        self._people = people
        self._titles = titles
        self._begun = False
        self._kinds: set[str] = set()

    def read(self, place: int, piece: Piece) -> Iterator[Found]:
        """Yield what a piece before the first item is taken for."""
        if piece.cells:
            yield from self._row(piece)
        elif reason := self._outside(piece):
            yield Found(piece=piece, taken="left out", doubt=reason)
        elif kind := label_words.people(piece.text):
            self.part, self._begun = kind, True
            yield Found(
                piece=piece, taken="minute-taker's lines", doubt="The house style prints its own words over the list."
            )
        elif (labelled := _people_label(piece.text)) is not None:
            self._begun = True
            yield from self._inline(piece, *labelled)
        elif self.part and place in self._people and (found := self._entry(piece)):
            yield from found
        else:
            yield self._heading(piece)

    def people_row(self, piece: Piece) -> Found:
        """Return the row of a table of people."""
        said = person_lines.person_of_row(piece.cells, piece.headings, self.part or PRESENT)
        if not said:
            return Found(
                piece=piece,
                taken="text",
                sure=False,
                doubt="It stands in a list of people but names nobody.",
                part=self.part,
            )
        return Found(piece=piece, taken="person", fields=tuple(said.items()), part=self.part or PRESENT)

    def _outside(self, piece: Piece) -> str:
        if piece.page_part == "header" and not self._begun:
            said = heading_fields(piece.text)
            return "" if said.keys() - {"title"} else furniture(piece)
        if reason := furniture(piece) or signature(piece):
            return reason
        if self.part == COPIES:
            return "A list of who gets a copy; Minutebook keeps none."
        number = number_of(piece)
        title = piece.text[number.begin :] if number else piece.text
        if _plain(title) in self._titles or _plain(title) == "agenda":
            return "The agenda; its items follow."
        if generic(title):
            return "It only says that the notes begin."
        return ""

    def _row(self, piece: Piece) -> Iterator[Found]:
        if piece.role == "header":
            yield Found(
                piece=piece,
                taken="minute-taker's lines",
                doubt="The headings of a table; the house style prints its own.",
            )
        elif piece.role == "people":
            self._begun = True
            yield self.people_row(piece)
        elif piece.role == "details":
            yield from self._details(piece)
        elif reason := signature(piece):
            yield Found(piece=piece, taken="left out", doubt=reason)
        elif self.part and (said := person_lines.person_of_row(piece.cells, (), self.part)):
            yield Found(piece=piece, taken="person", fields=tuple(said.items()), part=self.part)
        else:
            yield self._heading(piece)

    def _details(self, piece: Piece) -> Iterator[Found]:
        """Read a row of labels and what they say, in two columns or four."""
        self.part = ""
        cells = [cell.strip() for cell in piece.cells if cell.strip()]
        said: dict[str, str] = {}
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            kind = label_words.detail(label)
            for name, words in (detail_fields(kind, value) if kind else {"other": ""}).items():
                said.setdefault(name, words)
        taker = said.get("minute-taker", "")
        if taker and len(said) == 1:
            yield self._minute_taker(piece, taker)
            return
        known = tuple((name, words) for name, words in said.items() if words)
        lost = "other" in said or (len(cells) > 1 and not known)
        yield Found(
            piece=piece,
            taken="text" if lost else "heading",
            fields=() if lost else known,
            sure=not lost,
            doubt=_UNKNOWN if lost else "",
        )

    def _inline(self, piece: Piece, kind: str, begin: int) -> Iterator[Found]:
        """Read "Present: A. Moss (Chair), B. Reed": the label, then everybody named behind it."""
        self.part = kind
        said = piece.text[begin:]
        people = person_lines.people_in(said, kind)
        single = person_lines.person_in(said, kind)
        if kind == COPIES:
            yield Found(piece=piece, taken="left out", doubt="A list of who gets a copy; Minutebook keeps none.")
        elif _NOBODY.fullmatch(said.strip()):
            yield Found(piece=piece, taken="minute-taker's lines", doubt="It says that there was nobody.")
        elif not people and not single:
            yield Found(
                piece=piece,
                taken="text",
                sure=False,
                doubt="It seems to list people, but their names could not be told apart.",
                part=kind,
            )
        else:
            yield Found(
                piece=piece,
                taken="minute-taker's lines",
                source=piece.text[:begin].strip(),
                marked="",
                doubt="The house style prints its own words over the list.",
            )
            for start, end, fields in people or [(0, len(said), single)]:
                yield self._one_of_several(piece, said[start:end].strip(), fields, run_on=True)

    def _one_of_several(self, piece: Piece, words: str, fields: dict[str, str], *, run_on: bool) -> Found:
        """Return one of several people whom a line names; what names nobody stays as text."""
        if fields:
            said = tuple(fields.items())
            return Found(
                piece=piece, taken="person", source=words, marked="", fields=said, part=self.part, run_on=run_on
            )
        return Found(
            piece=piece,
            taken="text",
            source=words,
            marked="",
            fields=(("text", words),),
            part=self.part,
            sure=False,
            doubt="It stands in a list of people but names nobody.",
        )

    def _entry(self, piece: Piece) -> list[Found]:
        """Return a line in a list of people, or the several people that it names; [] where the list is over."""
        if _NOBODY.fullmatch(piece.text):
            return [
                Found(piece=piece, taken="minute-taker's lines", doubt="It says that there was nobody.", part=self.part)
            ]
        if piece.heading or _detail_of(piece.text)[0]:
            return []
        said = person_lines.person_in(piece.text, self.part)
        several = person_lines.people_in(piece.text, self.part)
        if len(several) > 1 and all("job_title" not in fields for _, _, fields in several):
            return [
                self._one_of_several(piece, piece.text[start:end], fields, run_on=place > 0)
                for place, (start, end, fields) in enumerate(several)
            ]
        if not said:
            return []
        sure = (
            person_lines.looks_like_person(piece.text)
            or "job_title" in said
            or "role" in said
            or " " in said.get("name", " ")
        )
        doubt = "" if sure else "It is taken for a name because it stands in a list of people."
        return [Found(piece=piece, taken="person", fields=tuple(said.items()), part=self.part, sure=sure, doubt=doubt)]

    def _heading(self, piece: Piece) -> Found:
        """Return a line of the head; what is nothing of the kind is text."""
        kind, value = _detail_of(piece.text) if not piece.cells else ("", "")
        if kind == "minute-taker" and len(value) < 140 and (found := self._minute_taker(piece, value)).fields:
            return found
        self.part = self.part if kind == "chair" else ""
        said = {} if piece.cells else heading_fields(piece.text)
        if said.keys() - {"title"} or (said and self._is_title(piece, said["title"])):
            repeated = bool(said) and said.keys() <= self._kinds and not self._begun and "title" in said
            self._kinds |= said.keys()
            unsure = repeated and not names_body(said["title"])
            doubt = "Taken for a line of the title." if unsure else _without_year(piece.text, said)
            return Found(piece=piece, taken="heading", fields=tuple(said.items()), sure=not doubt, doubt=doubt)
        if said and self._is_place(said["title"]):
            self._kinds.add("place")
            return Found(
                piece=piece,
                taken="heading",
                fields=(("place", said["title"]),),
                sure=False,
                doubt="Taken for the place because it stands beside date and time.",
            )
        return Found(piece=piece, taken="text", fields=(("text", _words(piece)),), sure=False, doubt=_UNKNOWN)

    def _is_title(self, piece: Piece, title: str) -> bool:
        if self._begun or len(title) > 120 or title.endswith((".", ";", ":")):
            return False
        if self._kinds & {"date", "start"} and "title" in self._kinds:
            return False
        return "title" not in self._kinds or names_body(title) or bool(piece.heading) or piece.bold or title.isupper()

    def _is_place(self, words: str) -> bool:
        dated = bool(self._kinds & {"date", "start"}) and "place" not in self._kinds
        return dated and not self._begun and len(words) <= 100 and not words.endswith((".", ";", ":"))

    def _minute_taker(self, piece: Piece, value: str) -> Found:
        said = person_lines.person_in(value, PRESENT)
        if said:
            said |= {"role": "minute-taker", "capacity": "in attendance"}
        return Found(piece=piece, taken="person", fields=tuple(said.items()), part=PRESENT)


_UNKNOWN = "It stands before the first item and says nothing that is known; it becomes text of the first item."


def _without_year(text: str, said: dict[str, str]) -> str:
    """Return what is amiss with a line that names a day and no year, "" where nothing is."""
    named = "date" not in said and any(True for _ in days_in(text, date(2000, 1, 1)))
    return "It names a day without its year; set the date." if named else ""


def _words(piece: Piece) -> str:
    return " – ".join(cell for cell in piece.marked.split("\t") if cell.strip()) if piece.cells else piece.marked


def lists_people(text: str) -> bool:
    """Tell whether a line lists people behind their label ("Present: A. Moss, B. Reed")."""
    return _people_label(text) is not None


def _people_label(text: str) -> tuple[str, int] | None:
    """Return which list of people a line begins ("Present: ..."), and where the names stand."""
    found = _LABELLED.fullmatch(text)
    kind = label_words.people(found["label"]) if found else ""
    return (kind, found.start("value")) if found and kind else None


def _detail_of(text: str) -> tuple[str, str]:
    """Return which detail of the meeting a line labels, and what it says; "" where it labels none."""
    found = _LABELLED.fullmatch(text)
    kind = label_words.detail(found["label"]) if found else ""
    return (kind, found["value"]) if found and kind else ("", "")


def _plain(words: str) -> str:
    return " ".join(markup.plain(words).casefold().strip(" .:").split())
