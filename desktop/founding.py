"""A committee founded with its members, and its first meeting: one edit, so that one step takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db import committees, meetings, members
from db.changes import Edit
from db.records import CommitteeProfile, Meeting, Member
from desktop.minutes.sequel import begun_after


def founded(profile: CommitteeProfile, seats: Sequence[Member], first: Meeting) -> Edit:
    """Return the edit that makes a committee, gives these members their seats, and adds its first meeting, at which
    they are present until said otherwise. Ids of `profile` and `first` must be given."""

    def edit(session: Session) -> None:
        committees.add(profile)(session)
        session.flush()
        if seats:
            members.add(profile.id, *seats)(session)
        kept = committees.profile(profile.id)(session)
        meetings.add(begun_after(None, first, as_last_time=True, profile=kept))(session)

    return edit
