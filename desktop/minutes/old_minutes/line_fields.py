"""What a line says, once it is settled what it is taken for: used at first sight and when a clerk corrects that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from db.records import Person
from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.mentions import Known
from desktop.minutes.old_minutes import label_words, person_lines, work_lines
from desktop.minutes.old_minutes.heading_lines import heading_fields, meeting_fields
from desktop.minutes.old_minutes.item_numbers import number_of
from desktop.minutes.old_minutes.label_words import WORK
from desktop.minutes.old_minutes.pieces import Piece, cut
from desktop.minutes.old_minutes.taken_lines import Taken, TakenLine

Pairs = tuple[tuple[str, str], ...]

_POINT = re.compile(
    r"\s*(?:[•▪●○◦‣⁃■□➢➤►·–—*-]\s+|\(?(?P<letter>[a-z]|[ivx]{1,5})[.)]\s+|\(?(?P<number>\d{1,3})[.)]\s+)(?=\S)"
)
_NOTHING = re.compile(r"[\s–—\-./]*|n/?a|none|nil", re.IGNORECASE)


class Facts(Struct, frozen=True):
    """What the lines of a meeting are read against: its people, and its day."""

    people: tuple[Person, ...] = ()
    date: date = date.min


def reread(line: TakenLine, taken: Taken, facts: Facts) -> tuple[str, Pairs]:
    """Return the number and the fields of a line that is taken for something."""
    words = line.words
    if "\t" in words and (line.headings or line.source.count("\t") > 1):
        return _of_row(line, taken, facts)
    number, bare = _numbered(line)
    if taken in ("item", "sub-item"):
        return number, item_fields(number, bare, titled=taken == "item" or len(markup.plain(bare)) <= 90)
    if taken in ("bullet", "numbered", "lettered"):
        return (number if taken != "bullet" else ""), _pairs(text=bare)
    if taken == "action":
        return number, action_fields(words, facts, number=line.number if "\t" in words else "")
    if taken == "review":
        return number, review_fields(markup.plain(words))
    return number, simple_fields(taken, words, line.part, facts)


def simple_fields(taken: Taken, words: str, part: str, facts: Facts) -> Pairs:
    """Return the fields of a line that has neither a number nor cells of its own."""
    plain = markup.plain(words)
    if taken == "heading":
        return tuple(heading_fields(plain).items())
    if taken == "person":
        return tuple((person_lines.person_in(plain, part) or _named(plain, part)).items())
    if taken == "decision":
        begin, reference = work_lines.decision_words(plain)
        return _pairs(reference=reference, text=cut(words, begin))
    if taken == "next meeting":
        return tuple((meeting_fields(plain, facts.date) or {"text": plain}).items())
    if taken == "lead":
        return _pairs(lead=plain)
    return _pairs(text=words) if taken in ("text", "sub-heading") else ()


def item_fields(number: str, words: str, *, titled: bool = True) -> Pairs:
    """Return the fields of an item; one that is no title (`titled` False) is the text of a minute without one."""
    shown = number.rstrip(".):")
    return _pairs(number=shown, title=markup.plain(words).rstrip(" :")) if titled else _pairs(number=shown, text=words)


def action_fields(words: str, facts: Facts, *, number: str = "", listed: bool = False) -> Pairs:
    """Return what an action says: its reference, owners, when it is due, and its words without mark and reference."""
    plain = markup.plain(words)
    told = work_lines.marked_action(plain)
    if (
        told is None
        and (behind := work_lines.actions_within(plain))
        and len(behind) == 1
        and (behind[0].begin, behind[0].end) == (0, len(plain))
    ):
        told = behind[0]
    if told is None and listed:
        told = work_lines.numbered_action(plain)
    if told is None:
        told = work_lines.Told(begin=0, end=len(plain))
    start, end = work_lines.without_reference(plain, told)
    inner = work_lines.owned_behind(plain[start:end])
    owners = told.owners
    if inner is not None and not owners:
        owners, end = inner.owners, start + inner.end
    text = _unmarked(cut(words, start, end))
    bare = markup.plain(text)
    return _pairs(
        reference=told.reference or number.rstrip(".):"),
        owners=owners or work_lines.owners_said(bare, facts.people),
        due=work_lines.due_said(bare, facts.date),
        text=text,
    )


def review_fields(plain: str, number: str = "") -> Pairs:
    """Return what was said of an earlier action: its reference and words, the closing words, the outcome they mean."""
    marked = work_lines.marked_action(plain)
    told = marked or work_lines.numbered_action(plain)
    text, closing, outcome = work_lines.earlier_action(plain[told.begin :].strip())
    return _pairs(reference=told.reference or number.rstrip(".):"), text=text, closing=closing, outcome=outcome)


def row_of_action(cells: Sequence[str], columns: Sequence[str], facts: Facts) -> dict[str, str]:
    """Return what a row of a table of actions says, by its columns."""
    said: dict[str, str] = {}
    for kind, cell in zip(columns, cells, strict=False):
        words = cell.strip()
        name = {"number": "reference", "action": "text", "owner": "owners", "title": "item", "notes": "text"}.get(
            kind, kind or "text"
        )
        if words and (name == "text" or not _NOTHING.fullmatch(words)):
            said[name] = f"{said[name]}\n{words}" if name in said else words
    if "owners" in said:
        said["owners"] = re.sub(r"\s*\n\s*", ", ", said["owners"])
    said = {name: " ".join(words.split()) if name not in ("text", "status") else words for name, words in said.items()}
    text = said.get("text", "")
    if (told := work_lines.marked_action(markup.plain(text))) is not None:
        said["text"] = cut(text, told.begin)
        said.setdefault("reference", told.reference)
    if "reference" not in said and (
        found := re.match(r"(?P<reference>\d{1,3}(?:[./]\d{1,4})+|AP\d+(?:/\d+)?)[\s–—:.-]+(?=\S)", text)
    ):
        said["reference"], said["text"] = found["reference"], text[found.end() :]
    plain = markup.plain(said.get("text", ""))
    said.setdefault("owners", work_lines.owners_said(plain, facts.people))
    said.setdefault("due", work_lines.due_said(plain, facts.date))
    if "reference" in said:
        said["reference"] = re.sub(r"(?i)^action\s+", "", said["reference"]).rstrip(".)")
    return {name: words for name, words in said.items() if words}


def columns_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Return what the columns under these headings hold."""
    kinds = [WORK.get(label_words.bare(heading), "") for heading in headings]
    if "action" in kinds and "notes" in kinds and "owner" not in kinds and kinds.index("notes") < kinds.index("action"):
        kinds[kinds.index("action")], kinds[kinds.index("notes")] = "owner", "action"
    elif "action" not in kinds and "notes" in kinds:
        kinds[kinds.index("notes")] = "action"
    return tuple(kinds)


def point_of(text: str) -> tuple[str, str, int] | None:
    """Return kind, number and length of the mark of a typed point ("- ", "a) ", "3. "), None where there is none."""
    found = _POINT.match(text)
    if found is None:
        return None
    if found["letter"]:
        return "lettered", found["letter"], found.end()
    return ("numbered", found["number"], found.end()) if found["number"] else ("bullet", "", found.end())


def are_leads(words: str, known: Known) -> bool:
    """Tell whether a line names who leads an item and nothing else."""
    return work_lines.are_owners(words, known) and len(words) <= 60


def _named(words: str, part: str) -> dict[str, str]:
    """Return somebody whom the clerk says that words name."""
    here = (label_words.PRESENT, label_words.APOLOGIES, label_words.ABSENT)
    return {"name": " ".join(words.split()), "status": part if part in here else label_words.PRESENT}


def _numbered(line: TakenLine) -> tuple[str, str]:
    """Return the number of a line, shown or typed, and its words behind it."""
    words = line.words
    if line.number and words.startswith(f"{line.number}\t"):
        return line.number, words.partition("\t")[2].strip()
    plain = markup.plain(words)
    if point := point_of(plain):
        return line.number or point[1], cut(words, point[2])
    found = number_of(Piece(text=plain)) if not line.number else None
    if found is not None and found.begin:
        return found.shown, cut(words, found.begin)
    typed = number_of(Piece(text=plain))
    if line.number and typed is not None and typed.shown.rstrip(".") == line.number.rstrip(".):"):
        return line.number, cut(words, typed.begin)
    return line.number, words


def _of_row(line: TakenLine, taken: Taken, facts: Facts) -> tuple[str, Pairs]:
    cells, marked = line.source.split("\t"), line.words.split("\t")
    if taken == "person":
        said = person_lines.person_of_row(cells, line.headings, line.part or label_words.PRESENT)
        return "", tuple((said or _named(line.source, line.part)).items())
    columns = columns_of(line.headings)
    if taken in ("action", "review", "decision") and "action" in columns:
        said = row_of_action(marked, columns, facts)
        if taken == "review":
            return said.get("reference", ""), review_of_row(said)
        return said.get("reference", ""), tuple((name, words) for name, words in said.items() if words)
    joined = " – ".join(cell for cell in marked if cell.strip())
    if taken in ("item", "sub-item"):
        return "", item_fields("", joined, titled=len(joined) <= 200)
    if taken == "action":
        return "", action_fields(joined, facts)
    if taken == "review":
        return "", review_fields(markup.plain(joined))
    if taken in ("bullet", "numbered", "lettered"):
        return "", _pairs(text=joined)
    return "", simple_fields(
        taken, line.words.replace("\t", ": ", 1) if taken == "heading" else joined, line.part, facts
    )


def review_of_row(said: dict[str, str]) -> Pairs:
    """Return what a row of a log of earlier actions says: the words of its status are the closing words."""
    closing = " ".join(said.get("status", "").split())
    text = " ".join(markup.plain(said.get("text", "")).split())
    if not closing:
        text, closing, _ = work_lines.earlier_action(text)
    return _pairs(
        reference=said.get("reference", ""),
        text=text,
        owners=said.get("owners", ""),
        due=said.get("due", ""),
        closing=closing,
        outcome=work_lines.outcome_of(closing),
    )


def _unmarked(text: str) -> str:
    """Return words without bold that runs over all of them: it says that they are an action."""
    spans = markup.parse(text)
    worded = [span for span in spans if span.text.strip()]
    return markup.literal(markup.plain(text)) if worded and all(span.bold for span in worded) else text


def _pairs(**fields: str) -> Pairs:
    return tuple((name, words) for name, words in fields.items() if words)
