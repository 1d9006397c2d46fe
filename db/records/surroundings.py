"""What lies around the open meeting in its committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.values import Struct

if TYPE_CHECKING:
    from db.records.committee import CommitteeProfile, ForwardLine, HeldMeeting
    from db.records.following import EarlierAction, Stray, UsedReference
    from db.records.meeting import MeetingCard


class Surroundings(Struct, frozen=True, kw_only=True):
    """What lies around the open meeting in its committee."""

    open_actions: tuple[EarlierAction, ...] = ()
    strays: tuple[Stray, ...] = ()
    references: tuple[UsedReference, ...] = ()
    profile: CommitteeProfile | None = None
    held: tuple[HeldMeeting, ...] = ()
    """The committee's meetings before this one, the oldest first, at most the last twelve."""
    forward: tuple[ForwardLine, ...] = ()
    """The lines of the forward plan that no meeting has taken up."""
    before: MeetingCard | None = None
    """The meeting before this one."""

    @property
    def letterhead(self) -> str:
        """The digest of the committee's own Word template, "" where it has none."""
        return self.profile.template if self.profile is not None else ""
