"""Where somebody is named, and where the same letters are something else: right and wrong places."""

from __future__ import annotations

import random

import pytest

from desktop.minutes.document import plain
from desktop.minutes.wording import runs_of
from tests.minutes.meetings import item, note
from tests.minutes.names_in_text.people import board, printed, runs

RIGHT = [
    ("EM said that the berths were full.", "Eva Marsh said that the berths were full."),
    ("It was noted by EM.", "It was noted by Eva Marsh."),
    ("EM, FK and AT agreed.", "Eva Marsh, Fern Knott and Alan Tibbs agreed."),
    ("EM & FK to meet", "Eva Marsh & Fern Knott to meet"),
    ("EM/FK to meet", "Eva Marsh/Fern Knott to meet"),
    ("EM&FK to meet", "Eva Marsh&Fern Knott to meet"),
    ("FK – both quays have doubled their bookings.", "Fern Knott – both quays have doubled their bookings."),
    ("FK: both quays are full", "Fern Knott: both quays are full"),
    ("FK the new ferry had begun.", "Fern Knott the new ferry had begun."),
    ("EM's report was taken as read.", "Eva Marsh's report was taken as read."),
    ("EM’s report was taken as read.", "Eva Marsh’s report was taken as read."),
    ("The report, which EM presented, was welcomed.", "The report, which Eva Marsh presented, was welcomed."),
    ("When EM left, FK took the chair.", "When Eva Marsh left, Fern Knott took the chair."),
    ("Asked EM whether it could wait.", "Asked Eva Marsh whether it could wait."),
    ("Thanks to EM for her work.", "Thanks to Eva Marsh for her work."),
    ("Dredging Plan EM presented the plan.", "Dredging Plan Eva Marsh presented the plan."),
    ("In 2019, EM had said the same.", "In 2019, Eva Marsh had said the same."),
    ("(EM to confirm)", "(Eva Marsh to confirm)"),
    ("send the list round (EM)", "send the list round (Eva Marsh)"),
    ("**EM** said so", "Eva Marsh said so"),
    ("E.M. said so", "Eva Marsh said so"),
    ("IT said that the tide was early.", "Ian Thorne said that the tide was early."),
    ("IT then asked about the tide.", "Ian Thorne then asked about the tide."),
    ("It was welcomed, and IT asked for more.", "It was welcomed, and Ian Thorne asked for more."),
    ("IT, OR and AT thanked the crew.", "Ian Thorne, Insp Owen Rees and Alan Tibbs thanked the crew."),
    ("OR reported two thefts.", "Insp Owen Rees reported two thefts."),
    ("OR to report back", "Insp Owen Rees to report back"),
    ("AT & OR to meet", "Alan Tibbs & Insp Owen Rees to meet"),
    ("AT – no objection", "Alan Tibbs – no objection"),
    ("The chair thanked AT for coming.", "The chair thanked Alan Tibbs for coming."),
    ("PM said that the budget was balanced.", "Pam Moss said that the budget was balanced."),
    ("FK was told that AT had agreed.", "Fern Knott was told that Alan Tibbs had agreed."),
    ("EM & IT agreed.", "Eva Marsh & Ian Thorne agreed."),
    ("SLH/NO’H to write", "Dr Siân Luck-Hughes/Nia O’Hara to write"),
    ("EM;FK and EM,AT", "Eva Marsh;Fern Knott and Eva Marsh,Alan Tibbs"),
    ("ŁŻ asked about beds.", "Łukasz Żak asked about beds."),
    ("SLH's paper was noted.", "Dr Siân Luck-Hughes's paper was noted."),
    ("Matters were left with EM.", "Matters were left with Eva Marsh."),
    ("Matters were left with EM\nFK agreed", "Matters were left with Eva Marsh\nFern Knott agreed"),
    ("EM wasn't sure; FK was.", "Eva Marsh wasn't sure; Fern Knott was."),
    ("EM reports that all is well", "Eva Marsh reports that all is well"),
    ("EM & FK", "Eva Marsh & Fern Knott"),
    ("Paper by EM… FK", "Paper by Eva Marsh… Fern Knott"),
    ("NO’H and NO'H agreed.", "Nia O’Hara and Nia O’Hara agreed."),
]

WRONG = [
    "The IT strategy was adopted.",
    "IT strategy and IT systems",
    "IT systems were down for a day.",
    "our IT is slow, and so is their IT",
    "IT is slow again",
    "IT was discussed.",
    "Buy new IT, then train the crew.",
    "ID card readers, and your ID",
    "Choose red OR blue",
    "OR",
    "meet AT the quay",
    "The ferry leaves at 2 PM.",
    "The ferry leaves at 2PM, not 3 PM time",
    "No. 4 and NO entry",
    "Dr EM Forster wrote of it.",
    "Ms EM spoke.",
    "Cllr EM spoke.",
    "Write to em@quay.example or EM@quay.example",
    "Write to EM.notes@quay.example",
    "See AP34/17 and EM34/17",
    "See https://quay.example/EM/FK and www.quay.example/EM",
    "Saved as EM.docx, EM_notes.pdf and C:\\EM\\FK",
    "EM notes.docx was circulated",
    "He said “EM will pay” and left.",
    'The sign reads "EM here".',
    "It is called ‘EM house’ by all.",
    "It is called 'EM' by all.",
    "ROUND OF EM AND THE REST",
    "EM UPDATE",
    "the EM was late, an EM, our EM",
    "EM strategy and EM systems",
    "EM Smith and EM House",
    "Elena Moss (EM) spoke from the floor.",
    "Emergency Measures (EM) were taken.",
    "Eva Marsh (EM) welcomed all.",
    "EM (Eva Marsh) welcomed all.",
    "SC said so; SC's plan",
    "EMs, EM2, 2EM, xEM, EMx, non-EM, EM-led",
    "OEM parts, THEM, ITEM, FKEM",
    "5 EM",
    "On 12 March 2026 EM met the owners.",
    "EM 5",
    "SCRs and FKs",
    "Harbour IT said no",
    "NB EM",
    "with EM.FK said",
    "EM I think",
    "EM-FK and EM‑FK",
    "Eva MARSH and EVA MARSH",
    "AT the table OR on it",
    "the Prime Minister (PM)",
    "Sarah EM said nothing?",
    "em said nothing; it; or; at",
    "Émile and FKÉ",
    "I/O and R&D and A&E",
    "EM'll be late; EM've been late",
    "pm and AT&T",
    "ŁŻę and ŁŻ-owi",
    "text with nobody in it at all, only Whitby and Quay Trust",
]


@pytest.mark.parametrize(("typed", "expected"), RIGHT)
def test_initials_are_somebodys_where_a_person_stands(typed: str, expected: str) -> None:
    assert printed(typed) == expected


@pytest.mark.parametrize("typed", WRONG)
def test_letters_that_name_nobody_surely_stay_as_typed(typed: str) -> None:
    assert printed(typed) == typed
    assert printed(typed, "offices") == typed


NAMES = [
    ("Eva Marsh said so.", "EM said so."),
    ("Eva Marsh's report", "EM's report"),
    ("Ms Eva Marsh said so.", "EM said so."),
    ("Dr Siân Luck-Hughes spoke", "SLH spoke"),
    ("Dr. Siân Luck-Hughes spoke", "SLH spoke"),
    ("Siân Luck‑Hughes spoke", "SLH spoke"),
    ("Dr Luck-Hughes spoke", "SLH spoke"),
    ("Insp Rees and Inspector Owen Rees spoke", "OR and OR spoke"),
    ("Łukasz Żak’s beds", "ŁŻ’s beds"),
    ("Guy  Wren noted it", "GW noted it"),
    ("Alan Tibbs' boat", "AT's boat"),
    ("Alan Tibbs's boat", "AT's boat"),
    ("Eva\nMarsh", "EM"),
    ("Nia O'Hara and Nia O’Hara spoke", "NO'H and NO'H spoke"),
    ("**Eva** Marsh agreed", "EM agreed"),
]


@pytest.mark.parametrize(("typed", "expected"), NAMES)
def test_full_names_are_said_as_initials(typed: str, expected: str) -> None:
    assert printed(typed, "initials") == expected


@pytest.mark.parametrize(
    "typed",
    [
        "Eva Marsh House and the Eva Marsh award",
        "Eva Marsh award",
        "Anna Eva Marsh spoke",
        "Eva Marsh-Jones spoke",
        "“Eva Marsh” is on the plaque",
        "Sam Croft and Sara Cole share initials",
        "eva marsh",
        "Evan Marshall and Eva Marshall",
        "Mr Thorne may be his brother",
        "Eva Marsh (EM) and EM (Eva Marsh) and Eva Marsh, EM, spoke",
    ],
)
def test_names_that_are_more_or_less_than_a_persons_stay(typed: str) -> None:
    assert printed(typed, "initials") == typed


def test_initials_used_for_a_thing_anywhere_in_the_meeting_need_more_to_show_a_person() -> None:
    made = board(item("Money", note("text", "the EM was empty")))
    assert printed("EM and FK went through it.", made=made) == "EM and Fern Knott went through it."
    assert printed("EM said so.", made=made) == "Eva Marsh said so."


def test_what_is_doubtful_is_left_and_told_from_what_is_none() -> None:
    for typed in ("IT will provide laptops", "IT confirmed the date", "IT: laptops", "PM to pay"):
        made = runs(typed)
        assert [(run.typed, run.text) for run in made] == [(typed[:2], typed[:2]), ("", typed[2:])]
    assert [run.typed for run in runs("the IT strategy")] == [""]
    first_name_alone = runs("Eva said so", "initials")
    assert [(run.typed, run.text) for run in first_name_alone] == [("Eva", "Eva"), ("", " said so")]


SNIPPETS = (
    "EM FK IT OR AT SLH ŁŻ SC PM Eva Marsh's Ian Thorne (EM) said to & and , . : – “ ” ' the The strategy "
    "asked 2 / **bold** *it* __u__ will Dr Ms House EM's Siân Luck-Hughes"
)
WORDS = [*SNIPPETS.split(), "\n"]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("how", ["initials", "names", "offices"])
def test_what_was_typed_can_always_be_put_together_again(seed: int, how: str) -> None:
    dice = random.Random(seed)
    typed = "".join(dice.choice(WORDS) + dice.choice([" ", " ", " ", ""]) for _ in range(dice.randint(1, 40)))
    made = runs(typed, how, first_mention=dice.choice(["as later", "in full"]))
    assert "".join(run.typed or run.text for run in made) == plain(runs_of(typed))
    assert all(run.text for run in made)


@pytest.mark.parametrize("seed", range(30))
def test_text_without_a_name_is_handed_back_untouched(seed: int) -> None:
    dice = random.Random(seed)
    letters = "aeiou mnrst BCDGH .,-–'\"/&()@1234\n"
    typed = "".join(dice.choice(letters) for _ in range(200))
    before = runs_of(typed)
    assert runs(typed, "offices") == before
