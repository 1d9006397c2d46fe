"""What somebody corrected in a copy of the minutes is found, one by one, and nothing where nothing was."""

from __future__ import annotations

import pytest

from tests.minutes.kinds_of_correction import KINDS, LAYOUTS, UNTRACKED, Kind, agree, offered, sent
from tests.minutes.meetings import STYLES
from tests.minutes.returned_copies import AUTHOR, Copy


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_exactly_the_corrections_are_offered(kind: Kind, layout: str, tracked: bool) -> None:
    if tracked and kind.name in UNTRACKED:
        pytest.skip("nothing to track")
    went_out = sent(kind.style, layout)
    copy = Copy(went_out.file, tracked=tracked)
    kind.edit(copy)
    found = went_out.corrections(copy.saved())
    assert agree(found, kind), offered(found)
    if tracked and kind.offered[0][0] != "comment" and kind.offered[0][2] != "head of every page":
        assert found[0].authors == (AUTHOR,)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", STYLES)
def test_nothing_is_offered_where_nothing_was_corrected(name: str, layout: str) -> None:
    went_out = sent(name, layout)
    assert went_out.corrections(Copy(went_out.file).saved()) == []
