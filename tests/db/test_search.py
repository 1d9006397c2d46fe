from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from db import agenda, meetings, notes, passages, search
from db.records import Action, Decision, Forward, Item, Meeting, Note, Owner, Review, Scope, Term
from db.store import FILE, Store
from tests.db.test_changes import KINDS, loaded
from tests.samples import harbour_meeting

OTHER = "0d6f9999-5b1e-4b44-9d0e-0a8f3f1f7c12"


def term(*words: str, prefix: bool = False) -> Term:
    return Term(words=words, prefix=prefix)


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("", [], []),
        ("crane", [term("crane")], []),
        ("crane  budget", [term("crane"), term("budget")], []),
        ('"annual budget"', [term("annual", "budget")], []),
        ('"annual budget', [term("annual", "budget")], []),
        ("“annual budget” «a b»", [term("annual", "budget"), term("a", "b")], []),
        ('before "annual budget"*', [term("before"), term("annual", "budget", prefix=True)], []),
        ("saf*", [term("saf", prefix=True)], []),
        ("crane -budget", [term("crane")], [term("budget")]),
        ('crane -"annual budget"', [term("crane")], [term("annual", "budget")]),
        ("co-opted", [term("co", "opted")], []),
        ("AP34/17", [term("AP34", "17")], []),
        ("clerk’s", [term("clerk", "s")], []),
        ("Łódź Øre", [term("lódź"), term("ore")], []),
        ("e\u0301te\u0301", [term("été")], []),
        ('- -- * " "" -" \'', [], []),
        ("OR AND NOT NEAR", [term("OR"), term("AND"), term("NOT"), term("NEAR")], []),
        ("-crane", [], [term("crane")]),
    ],
)
def test_what_is_typed_is_read_as_words_phrases_beginnings_and_exclusions(
    typed: str, wanted: list[Term], unwanted: list[Term]
) -> None:
    assert search.asked(typed) == (tuple(wanted), tuple(unwanted))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("c", []),
        ("cr", []),
        ("cra", [term("cra", prefix=True)]),
        ("cr ", [term("cr")]),
        ("crane b", [term("crane")]),
        ("crane bud", [term("crane"), term("bud", prefix=True)]),
        ("crane ", [term("crane")]),
        ('"annual bud', [term("annual", "bud", prefix=True)]),
        ('"annual bud"', [term("annual", "bud")]),
        ("AP34/1", [term("AP34", "1")]),
        ("saf*", [term("saf", prefix=True)]),
        ("sa*", [term("sa", prefix=True)]),
    ],
)
def test_the_last_word_is_unfinished_while_it_is_being_typed(typed: str, wanted: list[Term]) -> None:
    assert search.asked(typed, typing=True) == (tuple(wanted), ())


@pytest.fixture
def books(store: Store) -> Store:
    mooring = Item(
        id=1,
        title="Mooring fees",
        notes=(
            Note(text="The clerk said that the har**bour** wall had cracked."),
            Note(text="Harbour fees were compared with those of Łódź."),
            Note(kind="heading", text="The wall"),
            Note(kind="private", text="ask about the wall again"),
            Note(
                kind="action",
                text="TB to have the wall surveyed",
                action=Action(owners=(Owner(name="Tom Brandt"),), reference="AP34/17", table_text="Survey of the quay"),
            ),
            Note(kind="decision", text="The wall be mended", decision=Decision(reference="D2")),
            Note(kind="forward", text="wall, once more", forward=Forward()),
        ),
    )
    reviewed = Note(
        kind="review",
        review=Review(
            text="EM to photograph the wall", owners=(Owner(name="Ed Marsh"),), outcome="done", closing="Discharged."
        ),
    )
    store.write(meetings.add(harbour_meeting(people=(), attendance=(), items=(mooring,))))
    store.write(
        meetings.add(
            harbour_meeting(
                uid=OTHER,
                committee=harbour_meeting().committee.__class__(name="Wall Subgroup"),
                date=date(2019, 7, 1),
                people=(),
                attendance=(),
                items=(Item(id=2, title="Earlier actions", notes=(reviewed, Note(text="wall wall wall"))),),
            )
        )
    )
    return store


def kinds(store: Store, words: str, typing: bool = False, **scope: object) -> list[str]:
    return [found.kind for found in store.read(search.find(words, Scope(**scope), typing=typing)).found]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cracked", ["text"]),
        ("clerk cracked", ["text"]),
        ("clerk mended", []),
        ('"wall had cracked"', ["text"]),
        ('"cracked wall"', []),
        ("crack*", ["text"]),
        ("harbour", ["text", "text"]),
        ("lodz", ["text"]),
        ("ŁÓDŹ", ["text"]),
        ("harbour -cracked", ["text"]),
        ('harbour -"fees were"', ["text"]),
        ("mooring", ["title"]),
        ("discharged", ["review"]),
        ("ap34/17", ["action"]),
        ("survey quay", ["action"]),
        ("marsh", []),
        ("kdecision", []),
        ("nobody", []),
        ("", []),
        ("???", []),
        ("-wall", []),
    ],
)
def test_what_holds_the_words_is_found(books: Store, words: str, expected: list[str]) -> None:
    assert kinds(books, words) == expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"kind": "decision"}, {"decision"}),
        ({"kind": "action"}, {"action"}),
        ({"kind": "review"}, {"review"}),
        ({"kind": "title"}, {"heading"}),
        ({"kind": "text"}, {"text"}),
        ({"kind": "private"}, {"private"}),
        ({"kind": "forward"}, {"forward"}),
        ({"first_year": 2026}, {"text", "heading", "private", "action", "decision", "forward"}),
        ({"last_year": 2025}, {"review", "text"}),
        ({"first_year": 2019, "last_year": 2019}, {"review", "text"}),
        ({"first_year": 2020, "last_year": 2025}, set()),
        ({"first_year": 2026, "last_year": 2019}, set()),
        ({"owner": "tom"}, {"action"}),
        ({"owner": "Brandt Tom"}, {"action"}),
        ({"owner": "marsh"}, {"review"}),
        ({"owner": "Tom Marsh"}, set()),
        ({"kind": "decision", "owner": "tom"}, set()),
    ],
)
def test_a_scope_narrows_what_is_found(books: Store, scope: dict[str, object], expected: set[str]) -> None:
    assert set(kinds(books, "wall", **scope)) == expected


def test_a_committee_is_a_scope(books: Store) -> None:
    cards = {card.committee_name: card.committee for card in books.read(meetings.cards)}
    assert kinds(books, "wall", committee=cards["Wall Subgroup"]) == ["text", "review"]
    assert "review" not in kinds(books, "wall", committee=cards["Harbour Trust Board"])
    assert kinds(books, "wall", committee=12345) == []


def test_without_words_all_in_the_scope_is_found_the_newest_first(books: Store) -> None:
    assert kinds(books, "", kind="decision") == ["decision"]
    assert kinds(books, "", last_year=2020) == ["text", "review", "title"]
    every = books.read(search.find("", Scope(first_year=2000)))
    assert [found.date.year for found in every.found] == [2026] * 8 + [2019] * 3
    assert every.hits == 11


def test_what_is_found_says_where_it_stands(books: Store) -> None:
    answer = books.read(search.find("mended"))
    (found,) = answer.found
    card = next(card for card in books.read(meetings.cards) if card.date.year == 2026)
    assert (found.meeting, found.uid, found.date) == (card.id, card.uid, card.date)
    assert (found.committee, found.item_title, found.reference) == ("Harbour Trust Board", "Mooring fees", "D2")
    assert found.words == "The wall be mended"
    assert answer.terms == (term("mended"),)
    assert (answer.hits, answer.many) == (1, False)


def test_the_words_of_a_review_and_of_the_action_table_are_shown(books: Store) -> None:
    (review,) = books.read(search.find("discharged")).found
    assert review.words == "EM to photograph the wall – Discharged."
    (action,) = books.read(search.find("quay")).found
    assert action.words == "TB to have the wall surveyed – Survey of the quay"


def test_a_title_is_found_without_a_note(books: Store) -> None:
    (found,) = books.read(search.find("mooring")).found
    assert (found.note, found.kind, found.words) == (0, "title", "Mooring fees")


def test_the_best_comes_first_and_among_equals_the_newest(store: Store) -> None:
    def sitting(n: int, text: str) -> Meeting:
        uid = f"{n:08x}-5b1e-4b44-9d0e-0a8f3f1f7c12"
        items = (Item(id=n, title="Any", notes=(Note(text=text),)),)
        return harbour_meeting(uid=uid, date=date(2020 + n, 1, 1), people=(), attendance=(), items=items)

    long = "the crane and a great many other words, " * 3 + "and so on"
    for n, text in enumerate([long, "crane, crane", "a crane", "a crane", long], start=1):
        store.write(meetings.add(sitting(n, text)))
    found = store.read(search.find("crane")).found
    assert [(one.date.year, one.words) for one in found] == [
        *((2022, "crane, crane"), (2024, "a crane"), (2023, "a crane"), (2025, long), (2021, long))
    ]


def test_of_more_hits_than_are_weighed_the_newest_are(books: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every = books.read(search.find("wall")).found
    assert (every[0].words, every[0].date.year) == ("wall wall wall", 2019)
    monkeypatch.setattr(search, "WEIGHED", 5)
    answer = books.read(search.find("wall", limit=3))
    assert [one.date.year for one in answer.found] == [2026] * 3
    assert answer.found == tuple(one for one in every if one.date.year == 2026)[:3]
    assert (answer.hits, answer.many) == (5, True)
    assert books.read(search.find("wall", limit=8)).found == every


def test_only_so_many_are_given_but_all_are_counted(books: Store) -> None:
    answer = books.read(search.find("wall", limit=2))
    assert (len(answer.found), answer.hits) == (2, 8)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_that_can_be_typed_is_an_error(books: Store, seed: int) -> None:
    dice = random.Random(seed)
    letters = "\"'*-+^:(){}[],.?!/\\|&%$#@~`;<>=_ \t\n\x00\x1f\ud7ff\ufffd" + "aNORwall AND OR NOT NEAR é漢🚢\u0301łß½²"
    for _ in range(150):
        typed = "".join(dice.choices(letters, k=dice.randint(1, 30)))
        scope = Scope(owner="".join(dice.choices(letters, k=3)), first_year=dice.choice((0, 2020, 10**6, -5)))
        for typing in (True, False):
            books.read(search.find(typed, scope, typing=typing))


@pytest.mark.parametrize(
    "typed", ['"' * 5000, "a " * 5000, '"' + "wall " * 5000, "-a " * 3000, "(" * 5000, "x" * 100_000]
)
def test_a_page_pasted_into_the_line_is_no_error(books: Store, typed: str) -> None:
    books.read(search.find(typed, typing=True))


def test_the_outline_of_a_meeting_holds_what_its_items_are_numbered_by(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    (card,) = store.read(meetings.cards)
    outline = store.read(search.outlines([card.id]))[card.id]
    assert outline.style == "notes-table"
    assert [item.title for item in outline.every_item()] == ["Welcome and apologies", "Matters arising", ""]
    assert [len(item.items) for item in outline.items] == [0, 1]


@pytest.mark.parametrize("hindered", ["another program holds the database", "it is only read", "killed and only read"])
@pytest.mark.parametrize("seed", range(3))
def test_what_waits_for_its_passage_is_found_where_none_can_be_made(tmp_path: Path, seed: int, hindered: str) -> None:
    dice = random.Random(seed)
    with closing(Store.open(tmp_path, sync_at_once=False)) as store:
        store.write(meetings.add(harbour_meeting()))
        store.read(search.find("any"))
        for _ in range(12):
            store.write(dice.choice(KINDS)(dice, loaded(store)))
        meeting = loaded(store)
        store.write(agenda.add(meeting.id, id=999, title="New"))
        store.write(notes.write(999, [Note(id=7, text="words that wait"), *meeting.items[0].notes[:1]]))
        with hindering(store, hindered) as books:
            found = [answered(books, words, scope) for words, scope in SOUGHT]
            assert books.read(passages.waits)
        assert found == [answered(store, words, scope) for words, scope in SOUGHT]
        assert not store.read(passages.waits)
        assert found[0][0]


SOUGHT: list[tuple[str, Scope]] = [
    ("words", Scope()),
    ("wor*", Scope()),
    ("new", Scope(kind="title")),
    ("words", Scope(kind="action")),
    ("words", Scope(owner="lena")),
    ("the -words", Scope()),
    ("", Scope(first_year=2000)),
    ("", Scope(kind="decision")),
    ("words", Scope(last_year=2000)),
]


def answered(store: Store, words: str, scope: Scope) -> tuple[int, set[tuple[int, int, str]]]:
    answer = store.read(search.find(words, scope, limit=1000))
    return answer.hits, {(found.item, found.note, found.words) for found in answer.found}


@contextmanager
def hindering(store: Store, how: str) -> Iterator[Store]:
    """Give a store on the same database that cannot write."""
    if how == "another program holds the database":
        with closing(sqlite3.connect(store.folder / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield store
        return
    folder = store.folder
    if how == "killed and only read":
        folder = store.folder / "left behind"
        folder.mkdir()
        for name in (FILE, f"{FILE}-wal"):
            shutil.copyfile(store.folder / name, folder / name)
    with closing(Store.open(folder, only_read="Another Minutebook has it.")) as reading:
        yield reading


def test_a_search_makes_the_passages_that_wait(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    assert store.read(passages.waits)
    store.read(search.find("crane"))
    assert not store.read(passages.waits)


def test_passages_are_made_little_by_little_when_nothing_else_is_done(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    rounds = 1
    while store.catch_up(2):
        rounds += 1
    waiting = sum(1 for _ in loaded(store).every_note())
    assert rounds == -(-waiting // 2)
    assert not store.catch_up(2)
