"""People as they are typed in one line."""

from __future__ import annotations

import pytest

from db.records import Person
from desktop.naming import free_initials, read_person, typed


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Lena Fisk", ("Lena Fisk", "LF", "", "")),
        ("Lena Fisk, LeF", ("Lena Fisk", "LeF", "", "")),
        (
            "Lena Fisk, LF, Deputy Harbour Master, Port Authority",
            ("Lena Fisk", "LF", "Deputy Harbour Master", "Port Authority"),
        ),
        ("Lena Fisk, Clerk", ("Lena Fisk", "LF", "Clerk", "")),
        ("Lena Fisk, LF, Head, Early Help, Port", ("Lena Fisk", "LF", "Head, Early Help", "Port")),
        ("  Dr  Lena   Hall-Fisk ,", ("Dr Lena Hall-Fisk", "LHF", "", "")),
        ("LF, Deputy Harbour Master, Port Authority", ("", "LF", "Deputy Harbour Master", "Port Authority")),
        ("Lena Fisk, , Port Authority", ("Lena Fisk", "LF", "", "Port Authority")),
        ("", ("", "", "", "")),
    ],
)
def test_what_is_typed_is_read_as_name_initials_title_and_organisation(
    words: str, read: tuple[str, str, str, str]
) -> None:
    person = read_person(words, ())
    assert (person.name, person.initials, person.job_title, person.organisation) == read


@pytest.mark.parametrize(
    ("taken", "free"), [((), "SC"), (("SC",), "SCo"), (("SC", "SCo"), "SCob"), (("SC", "SCo", "SCob", "SCobb"), "SC2")]
)
def test_initials_are_made_so_that_nobody_else_has_them(taken: tuple[str, ...], free: str) -> None:
    assert free_initials("Sue Cobb", [Person(initials=initials) for initials in taken]) == free


def test_a_person_is_typed_as_they_are_read() -> None:
    person = Person(name="Lena Fisk", initials="LF", job_title="Pilot", organisation="Port Authority")
    assert read_person(typed(person), ()) == person
