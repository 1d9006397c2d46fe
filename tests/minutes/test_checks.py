"""Proof-reading a meeting against its own facts; every check with what it finds and what it leaves alone."""

from __future__ import annotations

import time as clock
from datetime import date, time

import pytest

from db.records import (
    Action,
    Attendance,
    Committee,
    Decision,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    Surroundings,
    UsedReference,
    new_id,
)
from db.values import replace
from desktop.minutes import checks
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers
from tests.samples import harbour_meeting

INES = Person(id=1, name="Ines Okafor", initials="IO", job_title="Chief Executive, HTB")
TOM = Person(id=2, name="Tom Brandt", initials="TB", organisation="Port Authority")
LENA = Person(id=3, name="Lena Fisk", initials="LF")
GUS = Person(id=4, name="Gus Wren", initials="GW", job_title="Notetaker")
LISTS = (
    Attendance(person=1, role="chair"),
    Attendance(person=2),
    Attendance(person=3),
    Attendance(person=4, role="minute-taker"),
)


def item(*notes: Note | str, title: str = "Moorings", items: tuple[Item, ...] = (), **fields: object) -> Item:
    written = tuple(note if isinstance(note, Note) else Note(text=note) for note in notes)
    return replace(Item(id=new_id(), title=title, notes=written, items=items), **fields)  # type: ignore[arg-type]


def action(text: str, *owners: int | str, due: str = "by April", **fields: object) -> Note:
    named = tuple(Owner(person=owner) if isinstance(owner, int) else Owner(name=owner) for owner in owners)
    record = replace(Action(owners=named, due_phrase=due), **fields)  # type: ignore[arg-type]
    return Note(kind="action", text=text, action=record)


def meeting(*items: Item, **fields: object) -> Meeting:
    plain = Meeting(
        committee=Committee(name="Harbour Trust Board", short_name="HTB"),
        title="Harbour Trust Board meeting",
        date=date(2026, 3, 12),
        end=time(16),
        people=(INES, TOM, LENA, GUS),
        attendance=LISTS,
        items=items or (item("IO welcomed the board."),),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def numbered(meeting: Meeting) -> Numbers:
    items: dict[int, str] = {}
    for place, top in enumerate(meeting.items, start=1):
        items[top.id] = top.number or str(place)
        for below, sub in enumerate(top.items, start=1):
            items[sub.id] = sub.number or f"{items[top.id]}.{below}"
    references: dict[int, str] = {}
    for count, note in enumerate((note for _, note in meeting.every_note() if note.action or note.decision), start=1):
        record = note.action or note.decision
        references[note.id] = (record.reference if record else "") or str(count)
    return Numbers(items=items, references=references)


def found(code: str, meeting: Meeting) -> list[checks.Finding]:
    return [finding for finding in checks.find(meeting, numbered(meeting)) if finding.code == code]


def words(code: str, meeting: Meeting) -> list[str]:
    return [finding.words for finding in found(code, meeting)]


def test_codes_are_short_words_and_no_two_checks_share_one() -> None:
    codes = [check.code for check in checks.checks()]
    assert len(set(codes)) == len(codes)
    assert all(code == code.lower() and " " not in code for code in codes)
    assert all(check.title for check in checks.checks())


def test_a_meeting_without_faults_has_no_findings() -> None:
    good = meeting(
        item("IO welcomed the board. The CQC noted it, and SCRs were read.", action("TB to price by April", 2)),
        item(Note(kind="decision", text="The lease be renewed", decision=Decision())),
    )
    assert checks.find(good, numbered(good)) == ()


def test_every_finding_has_the_code_of_its_check_and_a_way_back() -> None:
    bad = meeting(
        item(action("somebody to price", due=""), "XY noted it.", title=""),
        item(),
        item(),
        attendance=(Attendance(person=2, status="apologies"), Attendance(person=2)),
        end=None,
    )
    for check in checks.checks():
        for finding in check.find(bad, numbered(bad)):
            assert finding.code == check.code
            assert finding.words and "\n" not in finding.words
            assert finding.ref.kind in ("meeting", "person", "item", "note", "action")


def test_an_empty_planned_meeting_has_nothing_to_check() -> None:
    planned = meeting(item(), item(), attendance=(), end=None, status="planned")
    assert checks.find(planned, numbered(planned)) == ()


def test_the_sample_meeting_is_proof_read() -> None:
    sample = harbour_meeting()
    assert found("owner-unknown", sample)[0].words.startswith("Partners, owner of Action")


class TestInitials:
    @pytest.mark.parametrize(
        "text",
        [
            "XY raised a question about the fee.",
            "The fee was discussed; XY noted that it was high.",
            "IO & XY to price the moorings: Done.",
            "IO and XY supported the plan.",
            "XY and TB agreed.",
            "XY to price the moorings.",
            "It was agreed that XY will price the moorings.",
            "The paper was presented by XY.",
            "IO asked XY to price the moorings.",
            "Jo Dean (XY) joined the meeting.",
            "Outside, XY kindly offered to help.",
        ],
    )
    def test_initials_in_no_list_are_found_where_a_person_stands(self, text: str) -> None:
        assert words("initials-unknown", meeting(item(text))) == ["XY is in no list"]

    @pytest.mark.parametrize(
        "text",
        [
            "IO raised a question.",
            "The XY raised a question.",
            "XY raised a question. The XY is the regulator.",
            "The regulator (XY) was there. XY noted it.",
            "XY Services will write.",
            "XYs are common, XY noted.",
            "CQC noted that NHS will help.",
            "They will see to it ASAP and FYI.",
            "We discussed XY at length.",
            "With Leeds XY and TB the work will start.",
            "HTB noted the report.",
            "AP34/17 noted.",
            "IO noted the XYZZY.",
        ],
    )
    def test_what_names_a_body_or_nothing_is_left_alone(self, text: str) -> None:
        assert words("initials-unknown", meeting(item(text))) == []

    def test_initials_are_found_once_with_a_count_at_their_first_place(self) -> None:
        first = Note(text="They met XY.")
        findings = found("initials-unknown", meeting(item(), item(first, "XY agreed."), item("XY left.")))
        assert findings == [
            checks.Finding(code="initials-unknown", item="2", words="XY is in no list (3)", ref=Ref("note", first.id))
        ]

    def test_only_attendance_counts_as_a_list(self) -> None:
        assert words("initials-unknown", meeting(item("TB agreed."), attendance=(LISTS[0], LISTS[3]))) == [
            "TB is in no list"
        ]

    def test_a_deputy_named_beside_a_member_is_in_a_list(self) -> None:
        lists = (LISTS[0], LISTS[3], Attendance(person=2, status="apologies", deputy=3))
        assert words("initials-unknown", meeting(item("LF agreed."), attendance=lists)) == []

    def test_reviews_are_read_and_private_notes_are_not(self) -> None:
        review = Note(kind="review", review=Review(text="IO & XY to price", closing="XY agreed."))
        private = Note(kind="private", text="WV agreed")
        assert words("initials-unknown", meeting(item(review, private))) == ["XY is in no list (2)"]

    def test_who_leads_an_item_is_read(self) -> None:
        assert words("initials-unknown", meeting(item("Noted.", lead=(Owner(name="XY"), Owner(name="All"))))) == [
            "XY is in no list"
        ]

    def test_a_mixed_spelling_of_listed_initials_is_known(self) -> None:
        people = (*LISTS, Attendance(person=9))
        known = meeting(
            item("ASP agreed."), people=(INES, TOM, LENA, GUS, Person(id=9, initials="ASp")), attendance=people
        )
        assert words("initials-unknown", known) == []

    def test_two_people_with_the_same_initials(self) -> None:
        people = (INES, TOM, LENA, GUS, Person(id=9, name="Ivo Orr", initials="IO"))
        shared = meeting(people=people, attendance=(*LISTS, Attendance(person=9)))
        assert words("initials-shared", shared) == [
            "IO is both Ines Okafor and Ivo Orr: give one of them other initials"
        ]


class TestActions:
    def test_owners_in_no_list(self) -> None:
        one = meeting(item(action("Jo Dean to price", "Jo Dean"), action("TB to price", 2)))
        assert words("owner-unknown", one) == ["Jo Dean, owner of Action 1, is in no list"]
        two = meeting(item(action("x", "XY"), action("y", "XY", 2)))
        assert words("owner-unknown", two) == ["XY, owner of 2 actions, is in no list"]
        assert words("initials-unknown", two) == []

    def test_an_owner_who_is_known_but_not_in_attendance(self) -> None:
        unlisted = meeting(item(action("TB to price", 2)), attendance=(LISTS[0], LISTS[3]))
        assert words("owner-unknown", unlisted) == ["TB, owner of Action 1, is in no list"]

    @pytest.mark.parametrize(
        ("status", "why"),
        [("apologies", "sent apologies"), ("absent", "was not there"), ("not required", "was not there")],
    )
    def test_an_owner_who_was_not_there(self, status: str, why: str) -> None:
        lists = (LISTS[0], Attendance(person=2, status=status), LISTS[3])
        absent = meeting(item(action("TB to price", 2)), attendance=lists)
        assert words("owner-absent", absent) == [f"TB {why} but owns Action 1: tell them"]

    def test_an_action_without_an_owner(self) -> None:
        ownerless = action("Scorecard to be reissued")
        bare = meeting(item(ownerless, action("x", 2), action("y", owner_text="All")))
        assert found("action-no-owner", bare) == [
            checks.Finding(
                code="action-no-owner", item="1", words="Action 1 has no owner", ref=Ref("action", ownerless.id)
            )
        ]

    def test_an_action_without_a_due(self) -> None:
        several = meeting(
            item(
                action("a", 2, due=""),
                action("b", 2, due="", due_phrase="ASAP"),
                replace(action("c", 2, due=""), action=Action(owners=(Owner(person=2),), due=date(2026, 4, 1))),
                action("d", 2, due="", status="done"),
                action("e", due="", status="withdrawn"),
            )
        )
        assert words("action-no-due", several) == ["Action 1 does not say by when"]
        assert words("action-no-owner", several) == []

    def test_an_action_that_prints_no_number_is_called_by_its_words(self) -> None:
        bare = meeting(item(action("Scorecard to be **reissued**")))
        numbers = Numbers(items=numbered(bare).items, references={})
        assert [f.words for f in checks.find(bare, numbers)] == ["“Scorecard to be reissued” has no owner"]

    @pytest.mark.parametrize(
        "text",
        [
            "TB agreed to price the moorings.",
            "It was late. TB and LF agreed to price the moorings.",
            "TB will write to the ferry company.",
            "TB to write to the ferry company.",
            "Tom Brandt undertook to write.",
            "It was agreed that TB would write to the ferry company.",
        ],
    )
    def test_a_sentence_that_sounds_like_an_action(self, text: str) -> None:
        [finding] = found("action-unmarked", meeting(item(text)))
        assert "sounds like an action but is none" in finding.words
        assert finding.words.startswith("“T")

    @pytest.mark.parametrize(
        "text",
        [
            "TB agreed with the plan.",
            "TB agreed that the plan was good.",
            "TB will be on leave.",
            "TB to write to the ferry company: Done.",
            "TB would welcome more detail.",
            "The board agreed to meet again.",
            "TB wanted to know the fee, and LF to see the paper.",
        ],
    )
    def test_a_sentence_that_does_not(self, text: str) -> None:
        assert words("action-unmarked", meeting(item(text))) == []

    def test_a_sentence_whose_person_has_an_action_under_the_same_item(self) -> None:
        below = item(action("Price the moorings", 2), title="Fees")
        assert words("action-unmarked", meeting(item("TB agreed to price the moorings.", items=(below,)))) == []


class TestNumbers:
    def test_an_item_number_used_twice(self) -> None:
        twice = meeting(item("x"), item("y", number="1", title="Close"))
        assert words("number-twice", twice) == ["Item number 1 is used twice (“Close”)"]

    def test_an_item_number_left_out(self) -> None:
        gap = meeting(item("x"), item("y", number="4"))
        assert words("number-skipped", gap) == ["Items 2 to 3 are missing before 4"]

    @pytest.mark.parametrize("numbers", [("6a", "6b", "6c"), ("6.1", "6.2", "6.3"), ("1", "1a", "2")])
    def test_sub_items_that_follow_each_other(self, numbers: tuple[str, ...]) -> None:
        subs = tuple(item("x", number=number) for number in numbers)
        assert words("number-skipped", meeting(item("x", items=subs))) == []

    def test_a_lettered_sub_item_left_out(self) -> None:
        subs = (item("x", number="1a"), item("y", number="1c"))
        assert words("number-skipped", meeting(item("x", items=subs))) == ["Item 1b is missing before 1c"]

    def test_an_action_number_left_out_or_used_twice(self) -> None:
        given = [action(f"x{number}", 2, reference=number) for number in ("1", "2", "2", "4")]
        faulty = meeting(item(*given))
        assert words("number-skipped", faulty) == ["Action 3 is missing before 4"]
        [twice] = found("number-twice", faulty)
        assert (twice.words, twice.ref) == ("Action number 2 is used twice", Ref("action", given[2].id))

    def test_a_number_set_by_hand_far_from_the_others_is_no_part_of_their_run(self) -> None:
        given = [action(f"x{number}", 2, reference=number) for number in ("1", "20260312", "9" * 5000, "2")]
        assert words("number-skipped", meeting(item(*given), item("x", number="2026"))) == []

    def test_decisions_fill_the_numbers_of_actions(self) -> None:
        decision = Note(kind="decision", text="x", decision=Decision(reference="2"))
        run = meeting(item(action("x", 2, reference="1"), decision, action("y", 2, reference="3")))
        assert words("number-skipped", run) == []

    def test_numbers_of_items_run_by_item(self) -> None:
        run = meeting(item(action("x", 2, reference="3.1"), action("y", 2, reference="5.2")))
        assert words("number-skipped", run) == ["Action 5.1 is missing before 5.2"]

    def test_numbers_of_a_year_go_on_from_the_meetings_before(self) -> None:
        earlier = tuple(
            UsedReference(reference=f"AP{number}/26", given_on=date(2026, 1, 8), provisional=False)
            for number in (1, 2, 4)
        )
        here = item(action("x", 2, reference="AP4/26"), action("y", 2, reference="AP7/26"))
        run = meeting(here, surroundings=Surroundings(references=earlier))
        assert words("number-twice", run) == ["AP4/26 was already given on 8 January 2026"]
        assert words("number-skipped", run) == [
            "Action AP3/26 is missing before AP4/26",
            "Actions AP5/26 to AP6/26 are missing before AP7/26",
        ]

    def test_a_missing_number_is_named_in_the_form_of_the_others(self) -> None:
        given = [action(f"x{number}", 2, reference=number) for number in ("AP08/26", "AP10/26")]
        assert words("number-skipped", meeting(item(*given))) == ["Action AP09/26 is missing before AP10/26"]
        given = [action("x", 2, reference="(3)")]
        assert words("number-skipped", meeting(item(*given))) == ["Actions (1) to (2) are missing before (3)"]

    def test_a_year_may_begin_with_any_number_where_no_earlier_meeting_is_known(self) -> None:
        assert words("number-skipped", meeting(item(action("x", 2, reference="AP33/17")))) == []

    def test_plain_numbers_of_other_meetings_are_no_clash(self) -> None:
        used = UsedReference(reference="1", given_on=date(2026, 1, 8), provisional=False)
        plain = meeting(item(action("x", 2, reference="1")), surroundings=Surroundings(references=(used,)))
        assert words("number-twice", plain) == []


class TestAttendance:
    def test_no_chair(self) -> None:
        assert words("no-chair", meeting(attendance=LISTS[1:])) == ["Nobody is marked as chair"]
        away = (Attendance(person=1, status="apologies", role="chair"), *LISTS[1:])
        assert words("no-chair", meeting(attendance=away)) == [
            "The chair (IO) was not there and nobody else is marked as chairing"
        ]

    @pytest.mark.parametrize("role", ["chair", "co-chair", "vice-chair"])
    def test_somebody_in_the_chair(self, role: str) -> None:
        assert words("no-chair", meeting(attendance=(Attendance(person=1, role=role), *LISTS[1:]))) == []

    def test_no_minute_taker(self) -> None:
        assert len(words("no-minute-taker", meeting(attendance=LISTS[:3]))) == 1

    def test_no_end_time(self) -> None:
        assert words("no-end-time", meeting(end=None)) == ["The time at which the meeting ended is not set"]

    def test_both_present_and_with_apologies(self) -> None:
        same_row = meeting(attendance=(*LISTS, Attendance(person=2, status="apologies")))
        assert words("present-and-apologies", same_row) == ["Tom Brandt is listed both as present and with apologies"]
        same_name = meeting(
            people=(INES, TOM, LENA, GUS, Person(id=9, name="Dr Tom Brandt")),
            attendance=(*LISTS, Attendance(person=9, status="apologies")),
        )
        assert len(words("present-and-apologies", same_name)) == 1

    def test_a_deputy_who_is_not_listed_as_present(self) -> None:
        lists = (LISTS[0], Attendance(person=2, status="apologies", deputy=3), LISTS[3])
        assert words("deputy-unclear", meeting(attendance=lists)) == [
            "Lena Fisk sits for Tom Brandt but is not listed as present"
        ]

    def test_a_deputy_for_nobody(self) -> None:
        lists = (LISTS[0], LISTS[1], Attendance(person=3, capacity="deputy"), LISTS[3])
        assert words("deputy-unclear", meeting(attendance=lists)) == [
            "Lena Fisk is there as a deputy, but no member is marked as the one they sit for"
        ]

    def test_a_member_beside_the_deputy(self) -> None:
        deputy = Attendance(person=3, capacity="deputy")
        both = (LISTS[0], Attendance(person=2, deputy=3), deputy, LISTS[3])
        assert words("deputy-unclear", meeting(attendance=both)) == [
            "Tom Brandt is present, and so is Lena Fisk, who sits for them"
        ]
        in_turn = (LISTS[0], Attendance(person=2, deputy=3, left=time(15)), deputy, LISTS[3])
        assert words("deputy-unclear", meeting(attendance=in_turn)) == []
        away = (LISTS[0], Attendance(person=2, status="apologies", deputy=3), deputy, LISTS[3])
        assert words("deputy-unclear", meeting(attendance=away)) == []

    def test_items_that_the_agenda_does_not_have(self) -> None:
        lists = (*LISTS[:3], Attendance(person=4, role="minute-taker", for_items=("1", "7", "1.2.")))
        agenda = meeting(item("x", items=(item("y"), item("z"))), attendance=lists)
        assert words("for-items-unknown", agenda) == ["Gus Wren is listed for item 7, not on the agenda"]


class TestItems:
    def test_an_item_without_a_note(self) -> None:
        silent = meeting(item("x"), item(title="Leases"), item(Note(kind="private", text="x"), title=""))
        assert words("item-no-note", silent) == ["“Leases” has no note", "This item has no note"]

    def test_an_item_whose_sub_items_have_notes(self) -> None:
        assert words("item-no-note", meeting(item(items=(item("x"), item(title="Fees"))))) == ["“Fees” has no note"]

    def test_while_the_meeting_goes_on_only_items_passed_over(self) -> None:
        running = meeting(item("x"), item(title="Fees"), item("y"), item(title="Close"), end=None)
        assert words("item-no-note", running) == ["“Fees” has no note"]

    def test_an_item_that_prints_the_next_meetings(self) -> None:
        closing = meeting(
            item("x"), item(title="Dates of future meetings"), next_meetings=(NextMeeting(date=date(2026, 5, 14)),)
        )
        assert words("item-no-note", closing) == []


def test_a_long_meeting_is_proof_read_in_a_blink() -> None:
    text = "TB said that the moorings of the Harbour Trust cost more, which XY and the CQC noted on 3 March. " * 8
    notes = [Note(text=text) for _ in range(4)]
    items = tuple(item(*(replace(note, id=new_id()) for note in notes), action("TB to price", 2)) for _ in range(40))
    long = meeting(*items)
    numbers = numbered(long)
    assert sum(len(note.text.split()) for _, note in long.every_note()) > 23_000
    checks.find(long, numbers)
    taken = []
    for _ in range(3):
        began = clock.perf_counter()
        checks.find(long, numbers)
        taken.append(clock.perf_counter() - began)
    assert min(taken) < 0.25
