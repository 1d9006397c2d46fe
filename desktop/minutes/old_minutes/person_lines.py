"""Who a line or a row of a list of people names: name, initials, role, whether they came, for whom and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.minutes.mentions import looks_like_initials, looks_like_name, without_title
from desktop.minutes.name_words import TITLES
from desktop.minutes.old_minutes import label_words
from desktop.minutes.old_minutes.label_words import ABSENT, APOLOGIES, ATTENDING, COLUMNS, PRESENT
from desktop.minutes.old_minutes.person_asides import BEFORE, BEHIND, asides, role_of

Fields = dict[str, str]

LONGEST = 220
"""Characters of a line that can name somebody; what is longer tells something."""

_CAPACITIES = (
    ("observer", r"observer"),
    ("lay member", r"lay\s+member"),
)
_INITIALS_FIRST = re.compile(
    r"[(\[]?(?P<initials>[A-Z][A-Za-zÀ-ÿ]{0,2}[A-Z]{1,2}|[A-Z]{2,4}|[A-Z][A-Z]?[a-z])[)\]]?"
    r"(?:\s*[-–—:,]\s*|\t+\s*|\s+(?=\S)|$)(?P<rest>.*)",
    re.DOTALL,
)
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĄĆĈČĎĐĘĚŁŃŅŇŒŘŚŞŠŤŪŮŴŶŹŻŽ]"
_INITIALS_IN_BRACKETS = re.compile(rf"\s*[(\[](?P<initials>(?:{_UPPER}[a-zà-ÿ]?\.?){{2,5}})[)\]]")
_OFFICE_IN_BRACKETS = re.compile(r"[(\[](?P<office>[^()\[\]]{3,60})[)\]]\s*[-–—:,]\s*(?P<rest>.+)", re.DOTALL)
_PARTED = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|\t+|\s*[,;:]\s+|\s{3,}|\s*\|\s*")
_TICK = re.compile(
    r"[✓✔☑✅√xX×☒yY●•]|yes|present|p|attended|in attendance|here|ü|oes|tak|1|in person|via teams|online|"
    r"virtual(?:ly)?|\(?via \w+\)?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[–—\-\s./]*|n/?a|no|none|not\s+applicable|0|☐|n", re.IGNORECASE)
_STATUS = (
    (
        APOLOGIES,
        re.compile(
            r"(?:apolog(?:y|ies)|a|ap|apols?|sent apologies|apologies (?:received|sent|given)|"
            r"excused|ymddiheuriadau)\.?",
            re.IGNORECASE,
        ),
    ),
    (ABSENT, re.compile(r"(?:absent|abs|did not attend|dna|not present|n|no|x|no apologies)\.?", re.IGNORECASE)),
    (
        PRESENT,
        re.compile(
            r"(?:present|yes|y|p|✓|✔|☑|√|attended|attending|in attendance|in person|online|remote(?:ly)?|"
            r"virtual(?:ly)?|via \w+)\.?",
            re.IGNORECASE,
        ),
    ),
)
_CROWD = re.compile(r"\b(?:of\s+the\s+(?:public|press)|parishioners|residents|pupils|there\s+were)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?P<name>(?:(?:county|district|borough)\s+)?(?:(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame)\b\.?\s+)+"
    r"(?:[A-Z]\.?\s+){0,3}[A-Z][\w'’-]+)\s+(?P<job>[A-Z][a-z].+)",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:master|officer|head|director|manager|members?|lead|leader|nurse|teacher|advis[eo]r|treasurer|secretary|"
    r"councillor|governor|clerk|co-?ordinator|doctor|representative|warden|executive|trustee|president|administrator|assistant|consultant|analyst|"
    r"commander|inspector|chair(?:man|woman|person)?|accountant|solicitor|surveyor|engineer|planner|deputy|services?|trust|council|university|school)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s+|^[•▪●○◦–*-]\s+")
_LISTED = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+(?=[A-Z\d]|the\s+[A-Z])|\n+")
_COUNCILLORS = re.compile(r"^(?:cllrs|councillors|messrs|trustees|governors|directors)\.?\s+", re.IGNORECASE)


def person_in(words: str, part: str, *, lenient: bool = True) -> Fields:
    """Return what a line says of one person, {} where it names none. `part` is the list that it stands in.

    `lenient`: it stands in a list of people, where what begins like a name is one.
    """
    line = _NUMBERED.sub("", " ".join(words.replace("\n", ", ").split(" "))).strip(" ,;")
    if not line or len(line) > LONGEST or (line[-1:] in ".!?" and len(line.split()) > 9):
        return {}
    fields: Fields = {}
    line = asides(line, fields)
    if (before := BEFORE.match(line)) and before.end() < len(line) and ":" in before[0]:
        fields["role"] = role_of(before)
        line = line[before.end() :].strip()
    office = _OFFICE_IN_BRACKETS.fullmatch(line)
    if office and not looks_like_initials(office["office"]) and " " in office["office"]:
        return _finished({"name": office["office"], "job_title": office["rest"]} | fields, part)
    if (brackets := _INITIALS_IN_BRACKETS.search(line)) and brackets.start() > 0:
        fields["initials"] = brackets["initials"].replace(".", "")
        line = f"{line[: brackets.start()]} {line[brackets.end() :].lstrip(' ')}".strip()
    first = _INITIALS_FIRST.fullmatch(line)
    if (
        "initials" not in fields
        and first
        and not first["rest"][:1].isdigit()
        and _are_initials(first["initials"], line)
    ):
        return _with_initials_first(first, fields, part)
    return _with_name_first(line, fields, part, lenient)


def person_of_row(cells: Sequence[str], headings: Sequence[str], part: str) -> Fields:
    """Return what a row of a table of people says, {} where it names nobody."""
    if not headings:
        return _of_plain_row(cells, part)
    kinds = [COLUMNS.get(label_words.bare(heading), "") for heading in headings]
    said: Fields = {}
    for kind, cell in zip(kinds, cells, strict=False):
        words = " ".join(cell.split())
        if kind and words and not (kind not in ("name", "initials") and _NOTHING.fullmatch(words)):
            said[kind] = f"{said[kind]}, {words}" if kind in said and kind in ("job", "name") else words
    others = [" ".join(cell.split()) for kind, cell in zip(kinds, cells, strict=False) if not kind and cell.strip()]
    return _of_columns(said, [one for one in others if not _NOTHING.fullmatch(one)], part)


def people_in(words: str, part: str) -> list[tuple[int, int, Fields]]:
    """Return the people whom a list within one line names ("A. Moss (Chair), B. Reed and the Clerk"), with where.

    A part that names nobody ("3 members of the public") has no fields. [] where it does not read as such a list.
    """
    plural = _COUNCILLORS.match(words)
    titled = plural is not None and plural[0].strip().casefold().rstrip(".s") in ("cllr", "councillor")
    out: list[tuple[int, int, Fields]] = []
    for start, end in _listed(words, plural.end() if plural else 0):
        said = words[start:end]
        fields = person_in(said, part) if len(said.split()) <= 6 or "(" in said else {}
        if not fields:
            out.append((start, end, fields))
            continue
        name = fields.get("name", "")
        if titled and name and name == without_title(name) and not name.casefold().startswith("the "):
            fields["name"] = f"Cllr {name}"
        out.append((start, end, fields))
    nobody = sum(not fields for _, _, fields in out)
    if nobody * 3 > len(out) or (out and not out[0][2]):
        return []
    several = titled or _are_several([words[start:end] for start, end, _ in out], [fields for _, _, fields in out])
    return out if several else []


def _are_several(parts: Sequence[str], people: Sequence[Fields]) -> bool:
    """Tell whether the parts of a line are people each, not one with a job title behind a comma."""
    if len(parts) < 2 or any("job_title" in fields for fields in people):
        return True
    named = [part for part, fields in zip(parts, people, strict=True) if fields]
    if any(
        _JOB.search(re.sub(r"\([^()]*\)", "", part))
        for part in named[1:]
        if not re.match(r"the\s", part, re.IGNORECASE)
    ):
        return False
    lettered = ["initials" in fields for fields in people if fields]
    return all(lettered) or not lettered[0] or not any(not one for one in lettered[1:-1] or lettered[1:])


def looks_like_person(words: str) -> bool:
    """Tell whether a line by itself, in no list of people, reads as an entry of one."""
    line = words.strip()
    if not line or len(line) > LONGEST or (line[-1] == "." and len(line.split()) > 6):
        return False
    head = _PARTED.split(asides(line, {}), maxsplit=1)[0]
    head = _INITIALS_IN_BRACKETS.sub("", head)
    if re.match(r"[(\[][A-Z]{2,4}[a-z]?[)\]]", line):
        return True
    first = _INITIALS_FIRST.fullmatch(line)
    if first and _are_initials(first["initials"], line) and re.match(r"\S+\s*(?:[-–—:,\t])", line):
        return True
    return looks_like_name(head, sure=True)


def _listed(words: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a list; what stands in brackets parts nothing, and semicolons go before commas."""
    hidden = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda found: "_" * len(found[0]), words)
    parting = re.compile(r"\s*;\s*(?:and\s+)?|\n+") if ";" in hidden else _LISTED
    start = begin
    for gap in parting.finditer(hidden, begin):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    end = len(words.rstrip(" ."))
    if start < end:
        yield start, end


def _are_initials(words: str, line: str) -> bool:
    bare = words.strip("()[]")
    if line.startswith(("(", "[")):
        return True
    return len(bare) >= 2 and sum(letter.isupper() for letter in bare) >= 2 and bare.casefold() not in TITLES


def _with_initials_first(first: re.Match[str], fields: Fields, part: str) -> Fields:
    """ "(EM) - Head of Service", "AT – Lay Member", "IO Ines Okafor, Chief Executive"."""
    rest = first["rest"].strip(" -–—:,\t")
    made: Fields = {"initials": first["initials"]}
    pieces = _PARTED.split(rest, maxsplit=1)
    if looks_like_name(pieces[0], sure=True) or (_spells(first["initials"], pieces[0]) and not _JOB.search(pieces[0])):
        made["name"] = pieces[0].strip()
        rest = pieces[1] if len(pieces) > 1 else ""
    if rest.strip():
        made["job_title"] = rest.strip()
    return _finished(made | fields, part)


def _with_name_first(line: str, fields: Fields, part: str, lenient: bool) -> Fields:
    """ "Ines Okafor, Chief Executive", "Hilda Barr – Head of Care", "Ines Okafor IO Chief Executive"."""
    pieces = _PARTED.split(line, maxsplit=1)
    name, rest = pieces[0].strip(), pieces[1].strip() if len(pieces) > 1 else ""
    words = re.fullmatch(r"(?P<name>.+?)\s+(?P<initials>[A-Z]{2,4})(?:\s+(?P<rest>[A-Z].*))?", name)
    if words and looks_like_name(words["name"]) and "initials" not in fields:
        name, fields["initials"] = words["name"], words["initials"]
        rest = ", ".join(one for one in (words["rest"] or "", rest) if one)
    second = re.match(r"([A-Z]{2,4})(?:\s*[-–—,:\t]\s*|\s+|$)(?=\S|$)", rest)
    if "initials" not in fields and second and _fits(second[1], name):
        fields["initials"], rest = second[1], rest[second.end() :]
    name = _role_beside(name, fields)
    if office := re.fullmatch(r"(?P<name>[^()]+?)\s*[(\[](?P<office>[^()\[\]]{2,60})[)\]]", name):
        name, rest = office["name"], ", ".join(one for one in (office["office"], rest) if one)
    titled = _TITLED.fullmatch(name)
    if titled and titled["job"][:1].isupper() and _JOB.search(titled["job"]):
        name, rest = titled["name"], ", ".join(one for one in (titled["job"], rest) if one)
    spelled = _spells(fields.get("initials", ""), name)
    if not name or not (spelled or looks_like_name(name) or (lenient and _could_be_name(name))):
        return {}
    made = {"name": name} | ({"job_title": rest.strip(" -–—,")} if rest.strip(" -–—,") else {})
    return _finished(made | fields, part)


def _spells(initials: str, name: str) -> bool:
    """Tell whether initials are those of a name: of every part of it, or of the first and the last."""
    parts = without_title(name).split()
    capitals = [part for part in parts if part[:1].isupper()]
    if not 2 <= len(parts) <= 5 or len(capitals) < 2:
        return False
    plain = "".join(part[0] for part in capitals)
    every = "".join(half[0] for part in capitals for half in re.split(r"['’-]|(?<=Mc)", part) if half)
    return initials.upper() in {plain.upper(), every.upper(), f"{plain[0]}{plain[-1]}".upper()}


def _fits(initials: str, name: str) -> bool:
    letters = "".join(word[0] for word in re.split(r"[\s-]+", without_title(name)) if word).upper()
    return bool(letters) and initials[0] == letters[0]


def _before(words: str) -> str:
    """Return words without what joined them to what stood behind."""
    return re.sub(r"\s+(?:and|&)$", "", words.strip(" ,-–—"))


def _could_be_name(words: str) -> bool:
    """Tell whether words in a list of people can be a name or an office: few, the first with a capital."""
    parts = words.split()
    if _CROWD.search(words):
        return False
    return 1 <= len(parts) <= 7 and parts[0][:1].isupper() and not words.endswith((".", ":", "?"))


def _role_beside(name: str, fields: Fields) -> str:
    """Return a name without a role joined to it ("Andrea Prior Chair")."""
    if (behind := BEHIND.search(name)) and behind.start() > 0 and (" " in name[: behind.start()] or "," in name):
        fields.setdefault("role", role_of(behind))
        return name[: behind.start()].strip(" ,")
    return name


def _of_plain_row(cells: Sequence[str], part: str) -> Fields:
    """A row without headings: a name, perhaps initials, and what is left as the role."""
    said = [" ".join(cell.split()) for cell in cells]
    ticked = [one for one in said[1:] if _STATUS[0][1].fullmatch(one) or (_TICK.fullmatch(one) and len(one) < 3)]
    worded = [one for one in said if one and one not in ticked]
    if not worded:
        return {}
    fields: Fields = {}
    if len(worded) > 1 and looks_like_initials(worded[0]) and not looks_like_initials(worded[1]):
        worded[0], worded[1] = worded[1], worded[0]
    fields = person_in(worded[0], part)
    if not fields:
        return {}
    for words in worded[1:]:
        short = re.fullmatch(r"[(\[]?([A-Z][A-Za-z]{0,3}[A-Z])[)\]]?", words)
        if short and "initials" not in fields and len(words) <= 6:
            fields["initials"] = short[1]
        else:
            fields["job_title"] = f"{fields['job_title']}, {words}" if "job_title" in fields else words
    if any(_STATUS[0][1].fullmatch(one) for one in ticked):
        fields["status"] = APOLOGIES
    return _finished(fields, fields.get("status", part))


def _of_columns(said: Fields, others: list[str], part: str) -> Fields:
    name = said.get("name", "")
    fields = person_in(name, part) if name else {}
    if name and not fields:
        fields = {"name": _role_beside(name, fields), "status": part or PRESENT} if _could_be_name(name) else {}
    if not fields and not (initials := said.get("initials")):
        return {}
    if initials := said.get("initials", "").strip("()[] "):
        fields["initials"] = initials
    job = ", ".join(one for one in (fields.get("job_title", ""), said.get("job", ""), *others) if one)
    if job:
        fields["job_title"] = asides(job, fields) if said.get("job") else job
    if "organisation" in said:
        fields["organisation"] = said["organisation"]
    if "deputy" in said:
        fields["deputy"] = said["deputy"]
    status = _status(said, fields, part)
    return _finished(fields | {"status": status}, status)


def _status(said: Fields, fields: Fields, part: str) -> str:
    """Return whether somebody came, from the columns of ticks and words; a name there is a deputy's."""
    if words := said.get("status"):
        return next((status for status, form in _STATUS if form.fullmatch(words)), part or PRESENT)
    present, away = said.get("present", ""), said.get("apologies", "")
    present = asides(present, fields)
    if present and not _TICK.fullmatch(present):
        found = next((status for status, form in _STATUS if form.fullmatch(present)), "")
        if found:
            return found
        if looks_like_name(present) or looks_like_initials(present):
            fields["deputy"] = present
            return APOLOGIES
    if present:
        return PRESENT
    if away:
        if looks_like_name(away):
            fields["deputy"] = away
        return APOLOGIES
    if said.get("absent") or ("present" in said or "apologies" in said):
        return ABSENT
    return part or PRESENT


def _finished(fields: Fields, part: str) -> Fields:
    """Complete what a line said by the list it stands in, and by what the words of the role say."""
    job = fields.get("job_title", "")
    if job and "role" not in fields:
        if behind := BEHIND.search(job):
            fields["role"], fields["job_title"] = role_of(behind), _before(job[: behind.start()])
        elif before := BEFORE.match(job):
            fields["role"] = role_of(before)
    if "role" not in fields and (own := BEFORE.match(fields.get("name", ""))):
        fields["role"] = role_of(own)
    fields.setdefault("status", part if part in (PRESENT, APOLOGIES, ABSENT) else PRESENT)
    capacity = next((name for name, form in _CAPACITIES if re.search(form, job, re.IGNORECASE)), "")
    if "deputy_for" in fields:
        fields["capacity"] = "deputy"
    elif part == ATTENDING or "for_items" in fields or fields.get("role") == "minute-taker":
        fields["capacity"] = "in attendance"
    else:
        fields["capacity"] = capacity or "member"
    return {name: words for name, words in fields.items() if words}
