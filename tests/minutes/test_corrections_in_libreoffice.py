"""Copies of the minutes corrected in LibreOffice, tracked or not, and saved by it: just that is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.minutes.kinds_of_correction import KINDS, LAYOUTS, UNTRACKED, agree, offered, sent
from tests.minutes.libreoffice_corrections import SOFFICE, Order, corrected
from tests.minutes.meetings import STYLES
from tests.minutes.returned_copies import Copy

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")


def test_exactly_what_was_corrected_in_libreoffice_is_offered(tmp_path: Path) -> None:
    styles = {name: sent(name) for name in STYLES}
    files: dict[str, tuple[bytes, bool, Order]] = {}
    for at, kind in enumerate(KINDS):
        for tracked in (False, True):
            if tracked and kind.name in UNTRACKED:
                continue
            content = styles[kind.style].file
            if kind.in_libreoffice == ("leave",):
                copy = Copy(content, tracked=tracked)
                kind.edit(copy)
                content = copy.saved()
            files[f"{at}-{tracked}"] = content, tracked, kind.in_libreoffice
    wrong = {}
    for name, content in corrected(files, tmp_path).items():
        kind = KINDS[int(name.split("-")[0])]
        found = styles[kind.style].corrections(content)
        if not agree(found, kind):
            wrong[f"{kind.name}, {name}"] = offered(found)
    assert len(KINDS) > 20
    assert wrong == {}


def test_minutes_that_libreoffice_only_saved_have_no_corrections(tmp_path: Path) -> None:
    sent_out = {f"{name}-{layout}": sent(name, layout) for name in STYLES for layout in LAYOUTS}
    back = corrected({name: (each.file, False, ("leave",)) for name, each in sent_out.items()}, tmp_path)
    wrong = {name: offered(found) for name, each in sent_out.items() if (found := each.corrections(back[name]))}
    assert wrong == {}
