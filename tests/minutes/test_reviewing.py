"""Going through earlier actions: what there is to review, and how what is typed becomes a review."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import OUTCOMES, EarlierAction, Meeting, NextMeeting, Note, Review, Stray, Surroundings, new_id
from db.values import replace
from desktop.minutes import checks, reviewing
from desktop.minutes.house_style import built_in
from desktop.minutes.numbering import Numbers
from desktop.minutes.reviewing import Aside
from tests.minutes.meetings import STYLES, composed, item, lines, meeting, style, text

JANUARY = date(2026, 1, 8)
STYLE = built_in()["executive-board"]


def earlier(reference: str = "4", words: str = "TB to mend the crane", **fields: object) -> EarlierAction:
    return EarlierAction(id=new_id(), meeting=1, given_on=JANUARY, reference=reference, text=words, **fields)  # type: ignore[arg-type]


def review(action: EarlierAction | None = None, outcome: str = "done", **fields: object) -> Note:
    of = action or earlier()
    made = Review(action=action and action.id, reference=of.reference, text=of.text, outcome=outcome)
    return Note(kind="review", review=replace(made, **fields))  # type: ignore[arg-type]


def sat(*notes: Note, opened: tuple[EarlierAction, ...] = (), **fields: object) -> Meeting:
    log = item("Action log", *notes)
    around = Surroundings(open_actions=opened)
    return meeting(item("Welcome", text("All were welcomed.")), log, surroundings=around, **fields)


@pytest.mark.parametrize(
    "title",
    [
        "Minutes of the last meeting",
        "Minutes of Executive Board Meeting 10th January 2026",
        "Minutes",
        "Notes of the last meeting's actions",
        "Matters arising",
        "Matters Arising from the minutes of 8 January",
        "Action Log",
        "Actions from the last meeting",
        "Outstanding actions",
        "Review of actions",
        "Review of the actions",
    ],
)
def test_an_item_that_looks_back_is_known_by_its_title(title: str) -> None:
    assert reviewing.looks_back(title)


@pytest.mark.parametrize("title", ["Welcome", "Action on storm damage", "A minute's silence", "Next meeting", ""])
def test_other_items_do_not_look_back(title: str) -> None:
    assert not reviewing.looks_back(title)


def test_every_outcome_has_its_letter() -> None:
    assert sorted(reviewing.LETTERS.values()) == sorted(OUTCOMES)


def test_entries_are_what_was_open_with_what_the_meeting_said_and_then_what_else_it_reviews() -> None:
    first, second = earlier("4"), earlier("5")
    said, other = review(second), review()
    made = sat(said, other, opened=(first, second))
    assert [(entry.open, entry.note) for entry in reviewing.entries(made)] == [
        (first, None),
        (second, said),
        (None, other),
    ]
    assert [entry.reference for entry in reviewing.waiting(made)] == ["4"]


@pytest.mark.parametrize(
    ("outcome", "typed", "aside"),
    [
        ("carried forward", "", Aside()),
        ("carried forward", "to 30 June", Aside(day=date(2026, 6, 30))),
        ("carried forward", "30/6", Aside(day=date(2026, 6, 30))),
        ("carried forward", "until Friday", Aside(day=date(2026, 3, 20))),
        ("carried forward", "12 March", Aside(day=date(2027, 3, 12))),
        ("carried forward", "the next Board meeting", Aside(day=date(2026, 5, 14))),
        ("carried forward", "next", Aside(day=date(2026, 5, 14))),
        ("carried forward", "to the summer.", Aside(words="the summer")),
        ("carried forward", "31 June", Aside(words="31 June")),
        ("superseded", "by action AP07/26", Aside(words="AP07/26")),
        ("superseded", "action 7", Aside(words="7")),
    ],
)
def test_what_stands_beside_an_outcome_is_read(outcome: str, typed: str, aside: Aside) -> None:
    coming = (NextMeeting(date=date(2026, 7, 9)), NextMeeting(date=date(2026, 5, 14)), NextMeeting(date=JANUARY))
    assert reviewing.read_aside(outcome, typed, sat(next_meetings=coming)) == aside


def test_without_a_date_the_next_meeting_stays_words() -> None:
    assert reviewing.read_aside("carried forward", "next meeting", sat()) == Aside(words="the next meeting")


@pytest.mark.parametrize(
    ("outcome", "aside", "words", "closing"),
    [
        ("done", Aside(), "Completed. Action closed.", ""),
        ("done", Aside(), "  It is   mended. ", "It is mended."),
        ("superseded", Aside(words="7"), "", "Superseded by action 7. Action closed."),
        (
            "superseded",
            Aside(words="7"),
            "The pilots agreed.",
            "The pilots agreed. Superseded by action 7. Action closed.",
        ),
        ("carried forward", Aside(words="the summer"), "", "Carried forward to the summer."),
        ("carried forward", Aside(day=date(2026, 6, 30)), "Quotes are awaited.", "Quotes are awaited."),
    ],
)
def test_only_words_of_the_meeting_itself_are_kept(outcome: str, aside: Aside, words: str, closing: str) -> None:
    said = reviewing.with_outcome(Review(), outcome, aside, words, STYLE)
    assert (said.outcome, said.closing, said.carried_to) == (outcome, closing, aside.day)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Carried forward to 30 June 2026.", True),
        ("To be ready (30/6/2026)", True),
        ("Carried forward to the end of June", True),
        ("Carried forward to 3 June", False),
        ("", False),
    ],
)
def test_a_day_that_the_words_name_is_found(words: str, says: bool) -> None:
    assert reviewing.says(words, date(2026, 6, 30), JANUARY) is says


# ---- how a review prints


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("outcome", sorted({*OUTCOMES} - {"none"}))
def test_every_style_has_words_for_every_outcome(name: str, outcome: str) -> None:
    said = "\n".join(lines(composed(sat(review(outcome=outcome)), name)))
    assert reviewing.usual_words(style(name), outcome) in said


def test_what_prints_without_words_of_its_own_is_known_before_it_is_printed() -> None:
    carried = Review(outcome="carried forward", carried_to=date(2026, 6, 30))
    assert reviewing.printed_instead(STYLE, carried) == "Carried forward to 30th June 2026."
    assert reviewing.printed_instead(STYLE, Review(outcome="none")) == ""


@pytest.mark.parametrize(
    ("closing", "printed"),
    [
        ("", "4 – TB to mend the crane. Carried forward to 30th June 2026."),
        ("Parts are late.", "4 – TB to mend the crane. Parts are late. Carried forward to 30th June 2026."),
        ("Promised for 30 June.", "4 – TB to mend the crane. Promised for 30 June."),
    ],
)
def test_the_new_date_stands_behind_words_that_leave_it_out(closing: str, printed: str) -> None:
    said = review(outcome="carried forward", closing=closing, carried_to=date(2026, 6, 30))
    assert printed in lines(composed(sat(said), "executive-board"))


# ---- what is pointed out


def found(made: Meeting, code: str) -> list[tuple[str, str]]:
    """The findings of one check: the title of the item that they lead to, or of the note's, and their words."""
    holds = {one.id: one.title for one in made.every_item()} | {note.id: one.title for one, note in made.every_note()}
    numbers = Numbers(items={}, references={})
    return [(holds[one.ref.id], one.words) for one in checks.find(made, numbers) if one.code == code]


def test_an_open_action_that_was_not_reviewed_is_pointed_out_where_reviews_stand() -> None:
    first, second = earlier("4", owners="TB"), earlier("5")
    log = item("Follow-up", review(first))
    made = replace(sat(opened=(first, second)), items=(item("Welcome", text("All came.")), log))
    assert found(made, "action-unreviewed") == [
        ("Follow-up", "Action 5 (no owner), given on 8 January 2026, is still open and was not reviewed")
    ]


def test_without_any_review_it_leads_to_the_item_that_looks_back() -> None:
    made = sat(opened=(earlier("4", owners="TB"),))
    assert found(made, "action-unreviewed") == [
        ("Action log", "Action 4 (TB), given on 8 January 2026, is still open and was not reviewed")
    ]


@pytest.mark.parametrize("made", [sat(opened=(earlier(),), status="planned"), meeting(item("Action log"))])
def test_a_meeting_that_is_planned_or_without_notes_has_nothing_to_review_yet(made: Meeting) -> None:
    made = replace(made, surroundings=Surroundings(open_actions=(earlier(),)))
    assert found(made, "action-unreviewed") == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (review(), []),
        (review(outcome="none"), ["The review of action 4 gives no outcome: it stays open"]),
        (
            review(outcome="carried forward"),
            ["Action 4 is carried forward without a new date or a reason"],
        ),
        (review(outcome="carried forward", carried_to=date(2026, 6, 30)), []),
        (
            review(outcome="carried forward", carried_to=date(2026, 6, 30), due=date(2026, 2, 1)),
            ["Action 4 is late and carried forward without a reason"],
        ),
        (review(outcome="carried forward", closing="Parts are late.", due=date(2026, 2, 1)), []),
    ],
)
def test_a_review_that_leaves_open_what_came_of_it_is_pointed_out(said: Note, words: list[str]) -> None:
    assert found(sat(said), "review-open-ended") == [("Action log", each) for each in words]


def test_a_review_of_another_committees_action_is_pointed_out() -> None:
    said = review()
    made = sat(said)
    made = replace(made, surroundings=Surroundings(strays=(Stray(note=said.id, committee="Lighthouse Friends"),)))
    assert found(made, "review-elsewhere") == [
        ("Action log", "Action 4 is an action of Lighthouse Friends: what is said of it here leaves it open there")
    ]
