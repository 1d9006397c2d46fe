"""The words of the four sets of real minutes beside the checkout, taken apart by rules that know nothing of the import.

Nothing of them is kept here: they are read where they lie, and typed into Word files when the tests run.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
CASES = SEEDS.parent / "cases"


@dataclass
class SeedItem:
    """An item of the agenda: its number and title as printed, and its paragraphs (tables as lists of rows)."""

    number: str
    title: str
    parts: list[str | list[list[str]]] = field(default_factory=list)


@dataclass
class Seed:
    """A set of minutes: the lines of its head, the rows of its lists of people, its items, its table at the end."""

    head: list[str]
    people: list[list[str]]
    items: list[SeedItem]
    table: list[list[str]] = field(default_factory=list)


def words_of(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def paragraphs(cell: str) -> list[str]:
    """The paragraphs of a cell of the text: HTML inside it taken for what it means, with the markup of notes."""
    text = re.sub(r"</?(?:ol|ul)[^>]*>", "\n", cell)
    text = re.sub(r"<li>", "\n• ", text)
    text = re.sub(r"<br/?>|</?p>|</li>", "\n", text)
    text = re.sub(r"<i>\s*(.*?)\s*</i>", r" *\1*", text)
    text = re.sub(r"<u>\s*(.*?)\s*</u>", r" __\1__", text)
    out = []
    for line in html.unescape(text).split("\n"):
        bare = " ".join(line.split())
        if re.match(r"1\. \S.* 2\. \S", bare):
            out += _listed(bare)
        elif re.match(r"a\) \S.* b\) \S", bare):
            out += re.split(r"\s(?=[b-h]\) [A-Z])", bare)
        elif re.match(r"[•-] \S", bare):
            out += [f"• {part}" for part in re.split(rf"(?:^|\s){bare[0]} (?=[A-Z0-9])", bare) if part]
        elif bare:
            out.append(bare)
    return out


def _listed(line: str) -> list[str]:
    """The points "1. ... 2. ... 3. ..." of a line, each by itself."""
    out, rest, number = [], line, 2
    while (found := re.search(rf"\s{number}\. (?=[A-Z])", rest)) is not None:
        out.append(rest[: found.start()].strip())
        rest, number = rest[found.start() :].strip(), number + 1
    return [*out, rest]


def notes_table() -> Seed:
    """Seed 000."""
    before, rest = words_of("000").split("Item\tNotes", 1)
    body, table = rest.split("Action Table", 1)
    head, people = before.split("Attendees:", 1)
    seed = Seed(
        [line.strip("* ") for line in head.splitlines() if line.strip("* ")],
        [[cell.strip() for cell in line.split("\t")] for line in people.splitlines() if line.strip()],
        [],
        [[cell.strip() for cell in line.split("\t")] for line in table.splitlines() if line.strip()],
    )
    for line in body.splitlines():
        first, _, second = line.partition("\t")
        bare = re.sub(r"<[^>]+>", "", first).strip()
        if re.fullmatch(r"\d+\.", bare):
            seed.items.append(SeedItem(bare, re.sub(r"<[^>]+>", "", second).strip()))
        elif second.strip():
            seed.items[-1].parts += paragraphs(second)
    return seed


def executive_board() -> Seed:
    """Seed 001."""
    before, body = words_of("001").split("No.\tAgenda Item", 1)
    head, people = before.split("Members Attendance at Meeting", 1)
    seed = Seed(
        [line.strip() for line in head.splitlines() if line.strip()],
        [line.split("\t") for line in people.splitlines() if line.strip()],
        [],
    )
    for line in body.splitlines():
        bare = re.sub(r"<[^>]+>", "", line.partition("\t")[0]).strip()
        if re.fullmatch(r"\d+\.", bare):
            title, *parts = paragraphs(line.partition("\t")[2])
            seed.items.append(SeedItem(bare, title, list(parts)))
        elif found := re.fullmatch(r"(\d+\.) (\S.{5,90})", line.strip()):
            seed.items.append(SeedItem(found[1], found[2]))
        elif line.strip():
            _go_on(seed.items[-1], paragraphs(line))
    return seed


def _go_on(item: SeedItem, parts: list[str]) -> None:
    """Add paragraphs; one that begins in the middle of a sentence goes on the one before it."""
    for part in parts:
        last = item.parts[-1] if item.parts else ""
        cut = isinstance(last, str) and last and last[-1] not in ".:;?!”" and part[:1].islower() and part[1:2] != ")"
        if cut:
            item.parts[-1] = f"{last} {part}"
        else:
            item.parts.append(part)


def minutes_and_actions() -> Seed:
    """Seed 002: the head that every page repeats is taken out of the notes."""
    text = words_of("002").strip()
    head = text.split("\n\n", 1)[0].splitlines()
    repeated = f"{head[0]}\n" + "\n".join(head[1:])
    body = text.replace(f"{repeated}\n\nMinutes and actions\n", "\n")
    people, rest = body.split("\n1. ", 1)
    seed = Seed([*head], [line.split("\t") for line in people.splitlines() if line.strip()], [])
    table: list[list[str]] | None = None
    for line in f"1. {rest}".splitlines():
        if not line.strip():
            continue
        if found := re.fullmatch(r"(\d+[a-z]?\.) (\S.*)", line):
            seed.items.append(SeedItem(found[1], found[2].strip()))
            table = None
        elif line.startswith("Decisions and/or"):
            seed.items[-1].parts.append(line.strip())
            table = []
            seed.items[-1].parts.append(table)
        elif "\t" in line and table is not None:
            cells = ["\n\n".join(paragraphs(cell)) if "<" in cell else cell.strip() for cell in line.split("\t")]
            table.append([*cells[:2], re.sub(r"^([A-Z]{2}) ([A-Z]{2})$", r"\1\n\n\2", cells[2])])
        else:
            _go_on(seed.items[-1], [" ".join(line.split())])
    return seed


def strategic_board() -> Seed:
    """Seed 004."""
    lines = [line for line in words_of("004").splitlines() if line.strip()]
    begin = next(at for at, line in enumerate(lines) if line.startswith("Present"))
    first = next(at for at, line in enumerate(lines) if line.startswith("1."))
    seed = Seed(lines[:begin], [[cell.strip() for cell in line.split("\t")] for line in lines[begin:first]], [])
    for line in lines[first:]:
        number, _, cell = line.partition("\t")
        if number.strip():
            seed.items.append(SeedItem(number.strip(), "", list(paragraphs(cell))))
        else:
            _go_on(seed.items[-1], paragraphs(cell))
    last = seed.items[-1].parts
    last[-1:] = [part for line in last[-1:] for part in re.split(r"(?<=\(s\):) | (?=Board meeting –)", str(line))]
    return seed
