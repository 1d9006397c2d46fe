"""Searching all meetings: words as they are typed, in an index of every note and every item's title."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db import passages
from db.records import LETTERS_FOLDED, Answer, Committee, Found, Item, Meeting, Scope, Term
from db.tables import COMMITTEES, ITEMS, MEETINGS

KINDS = {
    "decision": ("decision",),
    "action": ("action",),
    "review": ("review",),
    "title": ("title", "heading"),
    "text": ("text", "bullet", "numbered", "lettered"),
    "forward": ("forward",),
    "private": ("private",),
}
"""What can be searched alone, and the kinds of notes (and the titles of items) that it means."""

WEIGHED = 20_000
"""The newest hits, as many as this, are counted and weighed against each other. Weighing one costs FTS5 a microsecond
and a half: a word of every second note would take most of a second; and of so many, one of the newest is meant."""

BEGINNING = 3
"""A word that is being typed is looked for from so many letters on: the index holds the beginnings of words from there,
and shorter ones begin half of all words."""

MOST_WORDS = 64
"""More words than these are not looked at: a page pasted into the line is no search."""

_CHUNK = re.compile(r'(?P<minus>-?)(?P<quote>")(?P<phrase>[^"]*)(?P<closed>"?)(?P<star>\*?)|(?P<lone>\S+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_SAID = "{words reference}"
"""The columns that typed words are sought in (`passage_words`)."""


def asked(words: str, *, typing: bool = False) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return what is to occur and what is not, from words as they are typed.

    All words occur, in any order; "words in quotes" follow each other; `saf*` begins a word; -word does not occur. In
    the midst of `typing` the last word is only the beginning of one, and is not looked for before its third letter.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    room = MOST_WORDS
    words = words.translate(_QUOTES)
    for chunk in _CHUNK.finditer(words):
        term, minus = _term(chunk, unfinished=typing and chunk.end() == len(words), most=room)
        room -= len(term.words)
        if term.words:
            (unwanted if minus else wanted).append(term)
    return tuple(wanted), tuple(unwanted)


def find(
    words: str, scope: Scope | None = None, *, limit: int = 50, typing: bool = False
) -> Callable[[Session], Answer]:
    """Return the query for what holds these words in this scope; see `asked` for how words are read.

    The best of the newest come first, as many as are WEIGHED or, where that is more, as the limit; among equals the
    newest. Without words all that lies in the scope is found, the newest first; without a scope either, nothing.
    """
    scope = scope or Scope()
    terms, unwanted = asked(words, typing=typing)
    match = _expression(terms, unwanted, scope)
    first, last = passages.ids_between(*_days(scope))

    def query(session: Session) -> Answer:
        if not match and not (scope.first_year or scope.last_year):
            return Answer()
        there = passages.brought_up_to_date(session)
        run = session.connection().exec_driver_sql
        most = max(WEIGHED, limit)
        if match:
            best = run(_WEIGHED if terms else _UNWEIGHED, (match, first, last, most + 1, limit)).all()
        else:
            best = run(_OF_DAYS, (first, last, most + 1, limit)).all()
        waiting = [] if there else _waiting(session, match, first, last)
        ids = [*(-note for note in waiting), *(row.id for row in best)][:limit]
        details = _DETAILS.format(ids=_listed(ids), notes=_listed(waiting))
        rows = {row.id: row for row in run(details)}
        found = tuple(_found(rows[id]) for id in ids)
        count = (best[0].hits if best else 0) + len(waiting)
        return Answer(found=found, hits=min(count, most), many=count > most, terms=terms)

    return query


def _waiting(session: Session, match: str, first: int, last: int) -> list[int]:
    """Return the notes among those whose passage could not be made that a search finds, in an index of their own.

    A temporary table can be written where the database cannot: its folder is read-only, or another has it.
    """
    run = session.connection().exec_driver_sql
    run(_OWN_INDEX)
    try:
        run(_INTO_OWN_INDEX, (first, last))
        rows = run(_IN_OWN_INDEX, (match,)) if match else run("SELECT rowid FROM temp.waiting_words")
        return [note for (note,) in rows]
    finally:
        run("DROP TABLE temp.waiting_words")


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))


def outlines(meeting_ids: Iterable[int]) -> Callable[[Session], dict[int, Meeting]]:
    """Return the query for meetings, by id, with nothing but the agenda: what the numbers of items follow from."""
    wanted = set(meeting_ids)

    def query(session: Session) -> dict[int, Meeting]:
        item = ITEMS.c
        rows = session.execute(
            select(item.id, item.meeting_id, item.parent_id, item.number, item.title)
            .where(item.meeting_id.in_(wanted))
            .order_by(item.position)
        )
        below: dict[tuple[int, int | None], list[Any]] = defaultdict(list)
        for row in rows:
            below[row.meeting_id, row.parent_id].append(row)

        def items(meeting: int, parent: int | None) -> tuple[Item, ...]:
            return tuple(
                Item(id=row.id, number=row.number, title=row.title, items=items(meeting, row.id))
                for row in below[meeting, parent]
            )

        heads = session.execute(
            select(MEETINGS.c.id, MEETINGS.c.title, MEETINGS.c.date, MEETINGS.c.style, COMMITTEES.c.name)
            .join(COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id)
            .where(MEETINGS.c.id.in_(wanted))
        )
        return {
            id: Meeting(
                id=id, committee=Committee(name=name), title=title, date=day, style=style, items=items(id, None)
            )
            for id, title, day, style, name in heads
        }

    return query


def _term(chunk: re.Match[str], *, unfinished: bool, most: int) -> tuple[Term, bool]:
    """Return what a chunk of typed words seeks, and whether it is not to occur."""
    lone = chunk["lone"] or ""
    minus = bool(chunk["minus"]) or lone.startswith("-")
    words = _words(lone or chunk["phrase"] or "")[:most]
    star = bool(chunk["star"]) or lone.endswith("*")
    open_end = unfinished and bool(words) and not (star or chunk["closed"])
    if open_end and len(words[-1]) < BEGINNING:
        words, open_end = words if len(words) > 1 else (), False
    return Term(words=words, prefix=star or open_end), minus


def _words(typed: str) -> tuple[str, ...]:
    """Part what is typed as the index parts its text: letters, numbers and the accents behind them are words."""
    typed = unicodedata.normalize("NFC", typed)
    for letter, plain in LETTERS_FOLDED.items():
        typed = typed.replace(letter, plain).replace(letter.upper(), plain)
    kept = (one if one.isalnum() or unicodedata.category(one) == "Mn" else " " for one in typed)
    return tuple("".join(kept).split())


def _expression(terms: Iterable[Term], unwanted: Iterable[Term], scope: Scope) -> str:
    """Return the full text query, "" where nothing is sought by words; nothing typed can make it a wrong one."""
    kinds = [f"k{kind}" for kind in KINDS.get(scope.kind, ())]
    owner = [Term(words=(word,), prefix=len(word) > 2) for word in _words(scope.owner)]
    parts = [
        _within(_SAID, " AND ", map(_quoted, terms)),
        _within("owners", " AND ", map(_quoted, owner)),
        _within("facets", " OR ", kinds),
        _within("facets", " AND ", [f"c{scope.committee}"] if scope.committee else []),
    ]
    wanted = " AND ".join(filter(None, parts))
    without = _within(_SAID, " OR ", map(_quoted, unwanted))
    return f"({wanted}) NOT {without}" if wanted and without else wanted


def _within(columns: str, joiner: str, sought: Iterable[str]) -> str:
    joined = joiner.join(sought)
    return f"{columns} : ({joined})" if joined else ""


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _days(scope: Scope) -> tuple[date, date]:
    first, last = scope.first_year or MINYEAR, scope.last_year or MAXYEAR - 1
    return date(min(max(first, MINYEAR), MAXYEAR - 1), 1, 1), date(min(max(last, MINYEAR), MAXYEAR - 1), 12, 31)


_HITS = """
WITH there AS MATERIALIZED (SELECT rowid AS id, {weight} AS weight FROM {table} ORDER BY rowid DESC LIMIT ?)
SELECT id, (SELECT count(*) FROM there) AS hits FROM there ORDER BY weight, id DESC LIMIT ?
"""
_MADE = "rowid NOT IN (SELECT p.id FROM passages_waiting w JOIN passages p ON p.note_id = w.id)"
_MATCHING = f"passage_words WHERE passage_words MATCH ? AND rowid BETWEEN ? AND ? AND {_MADE}"
_WEIGHED = _HITS.format(table=_MATCHING, weight="bm25(passage_words, 1.0, 2.0, 0.0, 0.0)")
_UNWEIGHED = _HITS.format(table=_MATCHING, weight="0")
_OF_DAYS = _HITS.format(table=f"passages WHERE rowid BETWEEN ? AND ? AND {_MADE}", weight="0")
_OWN_INDEX = f"CREATE VIRTUAL TABLE temp.waiting_words USING fts5 ({passages.INDEXED}, {passages.INDEX})"
_INTO_OWN_INDEX = f"""
INSERT INTO temp.waiting_words (rowid, {passages.INDEXED}) SELECT note_id, {passages.INDEXED} FROM note_passages
WHERE note_id IN (SELECT id FROM passages_waiting) AND first_id BETWEEN ? AND ?
"""
_IN_OWN_INDEX = "SELECT rowid FROM temp.waiting_words WHERE waiting_words MATCH ? ORDER BY rank"
_DETAILS = """
SELECT p.id, p.note_id, coalesce(n.kind, 'title') AS kind, p.reference, n.text, r.text AS reviewed, r.closing,
a.table_text, i.id AS item, i.title, m.id AS meeting, m.uid, m.date, m.title AS meeting_title, c.name AS committee
FROM (SELECT id, note_id, item_id, reference FROM passages WHERE id IN ({ids}) UNION ALL
SELECT -note_id, note_id, NULL, reference FROM note_passages WHERE note_id IN ({notes})) p
LEFT JOIN notes n ON n.id = p.note_id LEFT JOIN reviews r ON r.note_id = n.id
LEFT JOIN actions a ON a.note_id = n.id JOIN items i ON i.id = coalesce(n.item_id, p.item_id)
JOIN meetings m ON m.id = i.meeting_id JOIN committees c ON c.id = m.committee_id
"""


def _found(row: Row[Any]) -> Found:
    words = (row.text, row.reviewed, row.closing, row.table_text) if row.note_id else (row.title,)
    return Found(
        meeting=row.meeting,
        uid=row.uid,
        date=date.fromisoformat(row.date),
        meeting_title=row.meeting_title,
        committee=row.committee,
        item=row.item,
        item_title=row.title,
        note=row.note_id or 0,
        kind=row.kind,
        reference=row.reference,
        words=" – ".join(filter(None, words)),
    )
