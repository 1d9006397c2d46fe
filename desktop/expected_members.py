"""Members of the committee who are on no list of the open meeting: offered to be put there in one step."""

from __future__ import annotations

from functools import partial

from db import attendance
from db.changes import Edit
from db.records import Attendance, Meeting, Member, Person, new_id
from desktop import naming
from desktop.desk import Desk
from desktop.keeping import keep, together
from desktop.minutes.unlisted import on_no_list
from desktop.widgets.offer_strip import OfferStrip

NAMED = 12


class ExpectedMembers(OfferStrip):
    """Says how many members are on no list and puts them there with apologies, as absent or as present."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(
            (
                ("Apologies", "Put them on the list with apologies", partial(self.add, "apologies")),
                ("Absent", "Put them on the list as absent", partial(self.add, "absent")),
                ("Present", "Put them on the list as present", partial(self.add, "present")),
            )
        )
        self.setAccessibleName("Members on no list")

    def look(self) -> None:
        """Show who is on no list now."""
        meeting = self._desk.meeting
        missing = on_no_list(meeting) if meeting is not None else ()
        if not missing:
            self.offer("")
            return
        who = ", ".join(member.initials or member.name for member in missing[:3])
        more = f", … ({len(missing)})" if len(missing) > 3 else ""
        count = "1 member" if len(missing) == 1 else f"{len(missing)} members"
        names = "\n".join(member.name for member in missing[:NAMED])
        self.offer(f"{count} on no list: {who}{more}", f"Members of the committee who are on no list:\n{names}")

    def add(self, status: str) -> None:
        """Put all of them on the list with a status."""
        meeting = self._desk.meeting
        missing = on_no_list(meeting) if meeting is not None else ()
        if meeting is None or not missing:
            return
        count = "1 member" if len(missing) == 1 else f"{len(missing)} members"
        how = {"apologies": "with apologies"}.get(status, status)
        if keep(self._desk, put_on_list(meeting, missing, status), f"{count} {how}"):
            self._desk.tell(f"{count} put on the list, {how}. Space changes one; undo: Ctrl+Z.")


def put_on_list(meeting: Meeting, members: tuple[Member, ...], status: str) -> Edit:
    """Return the edit that puts members on the list of a meeting as their seats say."""
    named = list(meeting.people)
    edits: list[Edit] = []
    for member in members:
        person = next((each for each in named if each.known_as == member.known_as), None)
        if person is None:
            person = person_of(member, named)
            named.append(person)
        seat = Attendance(
            id=new_id(),
            person=person.id,
            status=status,
            capacity=member.capacity,
            role=member.role if not any(row.role == member.role for row in meeting.attendance) else "",
            representing=member.representing,
        )
        edits.append(attendance.add(meeting.id, person, seat))
    return together(*edits)


def person_of(member: Member, named: list[Person]) -> Person:
    """Return a member as this meeting names them; initials that somebody has already are made longer."""
    taken = naming.who_has(member.initials, named) is not None
    return Person(
        id=new_id(),
        known_as=member.known_as,
        name=member.name,
        initials=naming.free_initials(member.name, named) if taken else member.initials,
        job_title=member.job_title,
        organisation=member.organisation,
    )
