"""A yes to a correction: the meeting then prints as the copy that came back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from random import Random

import pytest

from db.records import Item, Meeting, Note, Owner
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.correcting import deeds
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.taking import changes_of
from desktop.minutes.correcting.units import Back, of_document, of_file
from desktop.minutes.correcting.units import Sent as Sent_
from desktop.minutes.word_reading.reading import read
from tests.minutes.kinds_of_correction import KINDS, LAYOUTS, Kind, Sent, sent
from tests.minutes.meetings import STYLES, action, item, lines, note, text
from tests.minutes.returned_copies import Copy
from tests.minutes.taken_over import taken_over

TAKEN = [kind for kind in KINDS if all(deed for _, deed, _ in kind.offered)]


@pytest.mark.parametrize("kind", TAKEN, ids=lambda kind: kind.name)
def test_once_all_is_taken_over_the_same_copy_has_no_corrections(kind: Kind) -> None:
    went_out = sent(kind.style)
    copy = Copy(went_out.file)
    kind.edit(copy)
    found = went_out.corrections(copy.saved())
    now = taken_over(went_out.meeting, found)
    assert now != went_out.meeting
    for correction in found:
        assert changes_of(now, correction) == (), "what is done is not done twice"


def the_note(meeting: Meeting, words: str) -> Note:
    return next(note for _, note in meeting.every_note() if words in note.text)


def corrected(kind_of: object, went_out: Sent | None = None) -> Meeting:
    went_out = went_out or sent()
    copy = Copy(went_out.file)
    kind_of(copy)  # type: ignore[operator]
    return taken_over(went_out.meeting, went_out.corrections(copy.saved()))


def test_an_action_is_understood_anew_from_its_words() -> None:
    went_out = sent()
    now = corrected(
        lambda copy: copy.say("LF to send the price list by 20 March", "TB to send it by 27 March"), went_out
    )
    said = the_note(now, "TB to send it").action
    assert said is not None
    assert said.due == date(2026, 3, 27)
    assert [now.person(owner.person).initials for owner in said.owners] == ["TB"]  # type: ignore[union-attr]


def test_what_was_set_by_hand_stays_when_the_words_change() -> None:
    went_out = sent()
    made = the_note(went_out.meeting, "thank the yard").action
    assert made is not None
    by_hand = replace(made, owners=(Owner(name="The clerk"),), owners_set=True, due=date(2026, 6, 1), due_set=True)
    copy = Copy(went_out.file)
    copy.say("IO to thank the yard", "IO to thank the yard by 9 May")
    correction = went_out.corrections(copy.saved())[0]
    note = replace(the_note(went_out.meeting, "thank the yard"), action=by_hand)
    now = taken_over(with_note(went_out.meeting, note), [correction])
    assert the_note(now, "by 9 May").action == by_hand


def with_note(meeting: Meeting, wanted: Note) -> Meeting:
    def changed(found: Item) -> Item:
        notes = tuple(wanted if each.id == wanted.id else each for each in found.notes)
        return replace(found, notes=notes, items=tuple(changed(inner) for inner in found.items))

    return replace(meeting, items=tuple(changed(found) for found in meeting.items))


def test_owners_and_days_of_the_table_count_as_set_by_hand() -> None:
    went_out = sent()
    copy = Copy(went_out.file)
    copy.say_in(copy.row("2 April 2026").findall(".//{*}p")[2], "IO", "TB & LF")
    copy.say("2 April 2026", "end of April")
    now = taken_over(went_out.meeting, went_out.corrections(copy.saved()))
    said = the_note(now, "thank the yard").action
    assert said is not None and said.owners_set and said.due_set
    assert said.due == date(2026, 4, 30)
    assert [now.person(owner.person).initials for owner in said.owners] == ["TB", "LF"]  # type: ignore[union-attr]


def test_an_action_that_was_typed_becomes_one() -> None:
    now = corrected(lambda copy: copy.add("It was a mild spring.", "Action: LF to count the swans by 1 May"))
    found = the_note(now, "count the swans")
    assert (found.kind, found.text) == ("action", "LF to count the swans by 1 May")
    assert found.action is not None and found.action.due == date(2026, 5, 1)


def test_paragraphs_that_were_added_one_behind_the_other_stay_so_whichever_is_taken_first() -> None:
    went_out = sent()
    copy = Copy(went_out.file)
    copy.add("It was a mild spring.", "First.")
    copy.add("First.", "Second.")
    copy.add("Second.", "Third.")
    found = went_out.corrections(copy.saved())
    for order in (found, found[::-1], [found[1], found[0], found[2]]):
        now = taken_over(went_out.meeting, order)
        winter = [note.text for note in now.items[2].notes]
        at = winter.index("It was a mild spring.")
        assert winter[at + 1 : at + 4] == ["First.", "Second.", "Third."]


def test_the_heading_is_corrected_field_by_field() -> None:
    def edit(copy: Copy) -> None:
        copy.say("12 March 2026", "Friday 13 March 2026")
        copy.say("2:00pm – 4.10pm", "14:15 to 16:20")
        copy.say("Quay Room", "Pilot House")

    now = corrected(edit)
    assert (now.date, now.start, now.end, now.place) == (date(2026, 3, 13), time(14, 15), time(16, 20), "Pilot House")


def test_what_is_gone_is_not_taken_over() -> None:
    went_out = sent()
    gone = Correction(key=1, kind="changed", ref=None, where="", words=(), deed=deeds.Reworded(note=5, text="x"))
    assert changes_of(went_out.meeting, gone) == ()
    moved = replace(gone, deed=deeds.Moved(notes=(5,), item=went_out.meeting.items[0].id, after=()))
    assert changes_of(went_out.meeting, moved) == ()
    comment = replace(gone, kind="comment", deed=None)
    assert changes_of(went_out.meeting, comment) == ()


WORDS = """
tide harbour pilot quay beacon mooring lantern channel dredger harbourmaster cargo ferry swell anchor rope signal chart
pier basin gull storm season visitor berth crane crew fender gauge hull inlet jetty keel ledger
""".split()  # noqa: SIM905


def sentence(chance: Random, least: int = 5) -> str:
    return f"{' '.join(chance.choice(WORDS) for _ in range(chance.randint(least, 14))).capitalize()}."


def random_meeting(chance: Random) -> Meeting:
    """Four items of notes of several kinds, each said once."""
    kinds = ("text", "text", "text", "bullet", "numbered", "text")
    agenda = []
    made = sent().meeting
    owner = next(Owner(person=who.id) for who in made.people if who.initials == "TB")
    for number in range(4):
        notes = [note(chance.choice(kinds), sentence(chance)) for _ in range(chance.randint(2, 6))]
        notes.append(action(f"TB to {sentence(chance).lower()}", owners=(owner,)))
        agenda.append(item(f"Business {number}", *notes, text(sentence(chance))))
    return replace(made, items=tuple(agenda))


def changed_at_random(meeting: Meeting, chance: Random) -> Meeting:
    """The meeting after two to five corrections of its notes."""
    for _ in range(chance.randint(2, 5)):
        place = chance.randrange(len(meeting.items))
        found = meeting.items[place]
        plain_notes = [at for at, each in enumerate(found.notes) if each.kind != "action"]
        if not plain_notes:
            continue
        at = chance.choice(plain_notes)
        notes = list(found.notes)
        what = chance.choice(("reword", "add", "remove", "reword action", "title", "cut"))
        if what == "reword":
            words = notes[at].text.split()
            words[chance.randrange(len(words))] = chance.choice(WORDS)
            notes[at] = replace(notes[at], text=" ".join(words))
        elif what == "add":
            notes.insert(at + 1, text(sentence(chance)))
        elif what == "remove":
            del notes[at]
        elif what == "cut":
            words = notes[at].text.split()
            notes[at] = replace(notes[at], text=" ".join(words[: max(3, len(words) - 2)]))
        elif what == "reword action":
            at = next(at for at, each in enumerate(notes) if each.kind == "action")
            notes[at] = replace(notes[at], text=f"{notes[at].text} {chance.choice(WORDS)}")
        fresh = replace(found, notes=tuple(notes), title="Other business" if what == "title" else found.title)
        meeting = replace(meeting, items=(*meeting.items[:place], fresh, *meeting.items[place + 1 :]))
    return meeting


@pytest.mark.parametrize("seed", range(24))
def test_whatever_is_corrected_the_minutes_print_like_the_copy_once_all_is_taken_over(seed: int) -> None:
    chance = Random(seed)
    name, layout = STYLES[seed % len(STYLES)], LAYOUTS[seed // 4 % 2]
    older = random_meeting(chance)
    newer = changed_at_random(older, chance)
    went_out, came_back = sent(name, layout, older), sent(name, layout, newer)
    found = went_out.corrections(came_back.file)
    assert [correction.where for correction in found if correction.cannot] == []
    now = taken_over(older, found)
    assert lines(compose(now, went_out.style)) == lines(compose(newer, went_out.style))


def edited_at_random(copy: Copy, meeting: Meeting, chance: Random) -> None:
    """One to four corrections of notes, as they are made in a word processor; none touches what another did."""
    loose = [note for found in meeting.items for note in found.notes if note.kind != "action"]
    chance.shuffle(loose)
    for _ in range(chance.randint(1, 4)):
        note, other = loose.pop(), loose.pop()
        words = note.text.split()
        edits = (
            lambda words=words: copy.split(" ".join(words[3:])),
            lambda note=note, other=other: copy.move(note.text, other.text),
            lambda note=note: copy.remove(note.text),
            lambda note=note: copy.add(note.text, sentence(chance)),
            lambda note=note, words=words: copy.say(note.text, " ".join((*words[:2], "quite", "other", *words[3:]))),
        )
        chance.choice(edits)()
        if len(loose) < 2:
            return


def said_by(units: Iterable[Sent_ | Back]) -> list[str]:
    """The words of every paragraph and row, without the numbers before them."""
    texts = (re.sub(r"^[\d.]+\t", "", unit.text.strip()) for unit in units)
    return [words for words in texts if words and not re.fullmatch(r"[\d.]+", words)]


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_edited_by_hand_the_minutes_say_it_once_all_is_taken_over(seed: int) -> None:
    chance = Random(seed)
    went_out = sent(STYLES[seed % len(STYLES)], LAYOUTS[seed // 4 % 2], random_meeting(chance))
    copy = Copy(went_out.file, tracked=seed % 3 == 0)
    edited_at_random(copy, went_out.meeting, chance)
    content = copy.saved()
    found = went_out.corrections(content)
    assert found and [correction.where for correction in found if correction.cannot] == []
    now = compose(taken_over(went_out.meeting, found), went_out.style)
    assert said_by(of_document(now)) == said_by(of_file(read(content), went_out.document))
