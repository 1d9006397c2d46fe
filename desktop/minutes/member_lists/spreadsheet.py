"""CSV: a list of people out of a spreadsheet, with headings in many spellings or none, whatever parts its columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice

from desktop.minutes.due import read_due
from desktop.minutes.file_words import words_in
from desktop.minutes.listed_names import address_in, name_from, straight, tidied
from desktop.minutes.member_lists import MOST, Listed, MemberList, Reading, Unreadable
from desktop.minutes.name_words import GIVEN_NAMES, TITLES
from desktop.minutes.seats import read_seat

Cells = list[str]
Columns = dict[int, str]

_SPELLINGS = {
    "name": "name full_name display_name member member_name person contact contact_name attendee common_name who cn",
    "given": "first_name first forename forenames given_name given christian_name firstname preferred_name",
    "surname": "surname last_name last family_name family second_name lastname",
    "prefix": "prefix salutation honorific name_prefix courtesy_title",
    "title": "title",
    "initials": "initials initial abbreviation abbr",
    "email": "email e_mail mail email_address e_mail_address mail_address primary_email email_1_value work_email "
    "e_mail_1_value email1 internet_address smtp_address",
    "organisation": "organisation organization company employer org agency organisation_name organization_name "
    "company_name institution body firm affiliation organization_1_name",
    "job_title": "job_title job position post occupation designation job_role office organization_1_title jobtitle",
    "role": "role capacity seat member_role membership membership_type member_type type role_on_committee",
    "representing": "representing represents on_behalf_of constituency representative_of nominated_by appointed_by for",
    "joined": "from joined since member_from member_since start start_date appointed appointed_on date_appointed "
    "joined_on date_joined term_start",
    "left": "to until left end end_date member_until term_ends term_end expires left_on date_left",
}
_FIELD_OF = {
    spelling.replace("_", ""): field for field, spellings in _SPELLINGS.items() for spelling in spellings.split()
}
_WHO = {"name", "given", "surname", "email"}
_SAID = {"given": "first name", "job_title": "job title", "email": "e-mail", "role": "capacity"}
_JOBS = re.compile(
    r"\b(chief|director|manager|officer|head|lead|nurse|clerk|secretary|treasurer|master|assistant|deputy|consultant|"
    r"doctor|engineer|co-?ordinator|administrator|professor|superintendent|inspector|executive|councillor|analyst|"
    r"ceo|cfo|coo|gp|solicitor|accountant|principal|teacher|practitioner|commissioner)\b",
    re.IGNORECASE,
)


def read(content: bytes) -> Reading:
    """Return the people in a table: each column by its heading, or by what stands in it where there are no headings."""
    _refuse_other_programs(content)
    words = words_in(content)
    if not words.strip():
        raise Unreadable("The file is empty: export the list again and choose the new file.")
    if sum(not letter.isprintable() and letter not in "\n\t" for letter in words[:4_000]) * 50 > len(words[:4_000]):
        raise Unreadable("The file holds no text, so it is no CSV file: in the spreadsheet choose Save as, CSV UTF-8.")
    rows, said = _rows(words)
    columns, rows, guessed = _columns(rows)
    if guessed:
        said.append(f"It has no headings; the columns were taken for {', '.join(guessed)}.")
    people = [person for row in rows if (person := _person(row, columns)) is not None]
    if not people:
        raise Unreadable("The file has no line with a name or an e-mail address: it should have one for each person.")
    if left_out := len(rows) - len(people):
        was = "1 line without a name was" if left_out == 1 else f"{left_out} lines without a name were"
        said.append(f"{was} left out.")
    return Reading(tuple(people), tuple(said))


def _refuse_other_programs(content: bytes) -> None:
    for begins, what, do in (
        (b"PK\x03\x04", "a workbook or a zip file", "in the spreadsheet choose Save as, CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0", "an old workbook or Word file", "in the spreadsheet choose Save as, CSV"),
        (b"%PDF", "a PDF", "ask for the list as a spreadsheet, saved as CSV"),
    ):
        if content.startswith(begins):
            raise Unreadable(f"The file is {what}, not a CSV file: {do}, and take that file.")


# ---- lines and cells


def _rows(words: str) -> tuple[list[Cells], list[str]]:
    """Return the rows that hold anything, and what is to be said of how they were read."""
    first, _, rest = words.partition("\n")
    if said := re.fullmatch(r"\ufeff?\"?sep=(.)\"?\s*", first, re.IGNORECASE):
        return _split(rest, said[1])
    return _split(words, _separator(words))


def _split(words: str, separator: str) -> tuple[list[Cells], list[str]]:
    said = []
    try:
        rows = _read_rows(io.StringIO(words, newline=""), separator, csv.QUOTE_MINIMAL)
        broken = words.count('"') % 2 == 1 and any(cell.count("\n") > 3 for row in rows for cell in row)
    except csv.Error:
        broken = True
    if broken:
        said = ["A quotation mark in it is never closed, so it was read line by line; look at every row."]
        try:
            rows = _read_rows(io.StringIO(words, newline=""), separator, csv.QUOTE_NONE)
        except csv.Error as error:
            raise Unreadable(
                "The file has lines that are far too long for a list of people: export it again."
            ) from error
    if len(rows) > 2 * MOST:
        raise Unreadable(
            f"The file has more than {2 * MOST} lines, so it is no list of members: take out all but them."
        )
    if len(rows) == 1 and len(rows[0]) > 2 and sum("@" in cell for cell in rows[0]) > 2:
        rows = [[cell] for cell in rows[0]]
    if not rows:
        raise Unreadable("The file is empty: export the list again and choose the new file.")
    return rows, said


def _read_rows(lines: Iterable[str], separator: str, quoting: int) -> list[Cells]:
    table = csv.reader(lines, delimiter=separator, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]
    filled = ([_bare(cell) for cell in row] for row in table if any(cell.strip() for cell in row))
    return list(islice(filled, 2 * MOST + 1))


def _bare(cell: str) -> str:
    """Return a cell without the "'" that keeps a spreadsheet from taking it for a formula."""
    bare = cell.strip()
    return bare[1:] if re.match(r"'[=+\-@]", bare) else bare


def _separator(words: str) -> str:
    """Return what parts the columns: of tab, semicolon, bar and comma the one that parts most lines alike."""
    lines = [line for line in islice(words.split("\n"), 60) if line.strip()][:30]
    if len(lines) == 1 and lines[0].count("@") > 2:
        return ";" if lines[0].count(";") >= 2 else ","
    best, most = ",", 0.0
    for separator in "\t;|,":
        counts = Counter(count for line in lines if (count := _unquoted(line).count(separator)))
        share = counts.most_common(1)[0][1] / len(lines) if counts else 0.0
        if share > most + 0.2:
            best, most = separator, share
    return "\t" if best == "," and _hold_names_alone(lines) else best


def _hold_names_alone(lines: list[str]) -> bool:
    """Tell a list of "Brandt, Tom" from a table: nothing else stands in its lines, or its one heading says so."""
    if lines and "," not in lines[0] and _field(lines[0]) == "name":
        return True
    alike = sum(bool(re.fullmatch(r"[^,\d@\"]+, [^,\d@\"]+", line.strip())) for line in lines)
    return bool(lines) and alike == len(lines) and not any(_field(cell) for cell in lines[0].split(","))


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"?', "", line)


# ---- which column is what


def _columns(rows: list[Cells]) -> tuple[Columns, list[Cells], list[str]]:
    """Return the field of each column, the rows under the headings, and the fields that had to be guessed."""
    for place, row in enumerate(rows[:10]):
        found = {n: field for n, cell in enumerate(row) if (field := _field(cell))}
        if _WHO & set(found.values()) and not any("@" in cell for cell in row) and _are_headings(row, found):
            below = rows[place + 1 :]
            return _settled(found, below), below, []
    guessed = _guessed(rows)
    return guessed, rows, [_SAID.get(field, field) for _, field in sorted(guessed.items())]


def _are_headings(row: Cells, found: Columns) -> bool:
    """Tell a row of headings from a person called First, say."""
    sure = any(re.search("name|mail", row[place], re.IGNORECASE) for place in found)
    return sure or len(found) > 1 or sum(bool(cell) for cell in row) == 1


def _field(heading: str) -> str:
    return _FIELD_OF.get(re.sub(r"[^a-z0-9]", "", heading.casefold()), "")


def _settled(found: Columns, rows: Sequence[Cells]) -> Columns:
    """Return each field once, the first column of it, and “Title” as what its cells make it."""
    out: Columns = {}
    for place, heading in found.items():
        field = heading
        if field == "title":
            cells = _cells(rows, place)
            field = "prefix" if cells and all(_is_title(cell) for cell in cells) else "job_title"
        if field not in out.values():
            out[place] = field
    return out


def _cells(rows: Sequence[Cells], place: int) -> list[str]:
    return [row[place] for row in rows[:200] if place < len(row) and row[place]]


def _is_title(cell: str) -> bool:
    return cell.rstrip(".").casefold() in TITLES


def _guessed(rows: list[Cells]) -> Columns:
    """Return what the columns look like: addresses, initials and capacities first, then names, jobs, organisations."""
    out: Columns = {}
    left = [place for place in range(min(max(map(len, rows)), 40)) if _cells(rows, place)]
    for field, like in _LIKE.items():
        hit = next((n for n in left if _share(rows, n, like) > 0.6), None)
        if hit is not None:
            out[hit] = field
            left.remove(hit)
    left = [place for place in left if _share(rows, place, _has_letters) > 0.5]
    if not left:
        return out
    out.update(_named(rows, left))
    rest = [place for place in left if place not in out]
    job = max(rest, key=lambda n: _share(rows, n, _is_job), default=None)
    if job is not None and _share(rows, job, _is_job) >= 0.3:
        out[job] = "job_title"
    others = [place for place in rest if place not in out]
    return out | dict(zip(others, [f for f in ("organisation", "job_title") if f not in out.values()], strict=False))


_LIKE: dict[str, Callable[[str], bool]] = {
    "email": lambda cell: bool(address_in(cell)) and not re.search(r"[<(]", cell),
    "prefix": _is_title,
    "role": lambda cell: read_seat(cell) is not None,
    "initials": lambda cell: bool(re.fullmatch(r"[A-Z][A-Za-z.]{0,3}[A-Z]\.?", cell)),
}


def _named(rows: list[Cells], left: list[int]) -> Columns:
    """Return the column of names: one, or two that each hold single words, told by the given names there are."""
    first, second = left[0], left[1] if len(left) > 1 else None
    if second is None or _share(rows, first, _is_single) < 0.7 or _share(rows, second, _is_single) < 0.5:
        return {first: "name"}
    turned = _share(rows, second, _is_given) > _share(rows, first, _is_given)
    return {first: "surname", second: "given"} if turned else {first: "given", second: "surname"}


def _share(rows: list[Cells], place: int, like: Callable[[str], bool]) -> float:
    cells = _cells(rows, place)
    return sum(map(like, cells)) / len(cells) if cells else 0.0


def _has_letters(cell: str) -> bool:
    return sum(letter.isalpha() for letter in cell) * 2 > len(cell)


def _is_single(cell: str) -> bool:
    return len(cell.split()) == 1


def _is_given(cell: str) -> bool:
    return cell.split()[0].casefold() in GIVEN_NAMES


def _is_job(cell: str) -> bool:
    return bool(_JOBS.search(cell))


# ---- a row as a person


def _person(row: Cells, columns: Columns) -> Listed | None:
    said = {field: tidied(row[place]) for place, field in columns.items() if place < len(row)}
    name, behind, repaired = _name(said)
    email = address_in(said.get("email", "")) or address_in(said.get("name", ""))
    if not name and email:
        name = name_from(email)
        repaired.append(f"There is no name; it was read from the address {email}.")
    if sum(map(str.isalpha, name)) < 2:
        return None
    if said.get("email") and not email:
        repaired.append(f"“{said['email']}” is no e-mail address and was left out.")
    seat = read_seat(said.get("role", ""))
    job = said.get("job_title", "")
    joined, left = _day(said.get("joined", "")), _day(said.get("left", ""))
    if left:
        repaired.append(f"A member until {left.isoformat()}.")
    return Listed(
        name=name,
        initials=said.get("initials", "").replace(".", "")[:8],
        job_title=job or ("" if seat else said.get("role", "")),
        organisation=said.get("organisation", "") or ("" if "@" in behind else behind),
        email=email,
        capacity=seat[0] if seat else "member",
        role=seat[1] if seat else "",
        representing=said.get("representing", ""),
        joined=joined if not (joined and left and left < joined) else None,
        left=left,
        repaired=tuple(repaired),
    )


def _name(said: dict[str, str]) -> tuple[str, str, list[str]]:
    """Return the name, what stood behind it, and what was put right."""
    parts = [said.get(field, "") for field in ("prefix", "given", "surname")]
    if said.get("name"):
        name, behind = straight(said["name"])
        name = "" if "@" in name else name
        turned = "," in said["name"] and name and not name.startswith(said["name"].partition(",")[0])
        return name, behind, [f"“{said['name']}” was turned round."] if turned else []
    if not (parts[1] or parts[2]):
        return "", "", []
    return tidied(" ".join(part for part in parts if part)), "", []


def _day(words: str) -> date | None:
    """Return a day written as 2026-03-31, 31/03/2026 or in words; None where it is none."""
    if iso := re.match(r"(\d{4})-(\d\d)-(\d\d)", words):
        words = f"{iso[3]}/{iso[2]}/{iso[1]}"
    return read_due(words[:40], date(2000, 1, 1)).due if re.search(r"\d{4}", words) else None


CARD = MemberList(endings=(".csv", ".tsv", ".txt"), title="CSV table", order=10, read=read)
