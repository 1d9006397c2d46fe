"""E-mail drafts: the minutes to the members, their actions to the owners, a reminder of what is overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr

from db.records import Duty, Meeting
from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.compose.heading import draft, meeting_values
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.minutes.wording import Phrase, Values, date_words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Receiver(Struct, frozen=True, kw_only=True):
    """Somebody a letter goes to; without an `email` it cannot reach them."""

    name: str
    email: str = ""


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that goes with a letter. `kind` is its media type."""

    name: str
    content: bytes
    kind: str = WORD


class Letter(Struct, frozen=True, kw_only=True):
    """A draft as the clerk's mail program opens it; nobody but the clerk sends it."""

    to: tuple[Receiver, ...]
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def unreachable(self) -> tuple[str, ...]:
        """The names of those who have no address that a mail program takes."""
        return tuple(one.name for one in self.to if _address(one) is None)

    @property
    def called(self) -> str:
        """Who it goes to, in a few words."""
        names = [one.name for one in self.to]
        return ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} more"


def written(letter: Letter) -> bytes:
    """Return a letter as an `.eml` file (RFC 5322), marked as not sent yet: `X-Unsent`, which Outlook asks for."""
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = " ".join(letter.subject.split())
    reached = [address for one in letter.to if (address := _address(one)) is not None]
    if reached:
        message["To"] = reached
    message["X-Unsent"] = "1"
    message.set_content(letter.body.rstrip() + "\n")
    for one in letter.attachments:
        main, _, sub = one.kind.partition("/")
        message.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
    return message.as_bytes()


def minutes_letter(meeting: Meeting, style: HouseStyle, addresses: Mapping[int, str], file: Attachment) -> Letter:
    """Return the letter that brings the minutes to the members, and to everybody else on the list who has an address.

    Where no members are kept of the committee, it goes to all who are on the list. `addresses` are those of people, by
    `Person.known_as`.
    """
    values = _values(meeting, style)
    words = style.letters
    return Letter(
        to=tuple(_receivers(meeting, addresses)),
        subject=words.minutes_subject.words(values),
        body=_lines(words.minutes_body, values),
        attachments=(file,),
    )


def _receivers(meeting: Meeting, addresses: Mapping[int, str]) -> Iterator[Receiver]:
    profile = meeting.surroundings.profile
    members = [member for member in profile.members if member.sits(meeting.date)] if profile else []
    for member in members:
        yield Receiver(name=member.name or member.initials or member.job_title, email=member.email)
    named = {member.known_as for member in members}
    for row in meeting.attendance:
        person = meeting.person(row.person)
        if person is not None and person.known_as not in named and (not members or addresses.get(person.known_as)):
            named.add(person.known_as)
            yield Receiver(name=person.full, email=addresses.get(person.known_as, ""))


def owner_letters(meeting: Meeting, style: HouseStyle, duties: Sequence[Duty]) -> tuple[Letter, ...]:
    """Return a letter to each owner with what they are to do, those with most to do first."""
    by_owner: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in duties:
        by_owner[duty.owner, duty.email].append(duty)
    order = sorted(by_owner.items(), key=lambda held: (-len(held[1]), held[0][0].casefold()))
    return tuple(_to_owner(meeting, style, Receiver(name=name, email=email), held) for (name, email), held in order)


def overdue_letter(meeting: Meeting, style: HouseStyle, duties: Sequence[Duty], today: date) -> Letter | None:
    """Return the reminder of all that is overdue, owner by owner, to all of them; None where nothing is."""
    late = [duty for duty in duties if duty.due is not None and duty.due < today]
    if not late:
        return None
    words = style.letters
    values = {**_values(meeting, style), "today": _day(today, style), "count": str(len(late))}
    owners = list(dict.fromkeys((duty.owner, duty.email) for duty in late))
    said = [
        f"{name}\n{_actions(meeting, style, [duty for duty in late if (duty.owner, duty.email) == (name, email)])}"
        for name, email in owners
    ]
    return Letter(
        to=tuple(Receiver(name=name, email=email) for name, email in owners),
        subject=words.overdue_subject.words(values),
        body=_lines(words.overdue_body, {**values, "actions": "\n\n".join(said)}),
    )


def _to_owner(meeting: Meeting, style: HouseStyle, owner: Receiver, duties: list[Duty]) -> Letter:
    words = style.letters
    values = {**_values(meeting, style), "owner": owner.name, "count": str(len(duties))}
    return Letter(
        to=(owner,),
        subject=words.owner_subject.words(values),
        body=_lines(words.owner_body, {**values, "actions": _actions(meeting, style, duties)}),
    )


def _actions(meeting: Meeting, style: HouseStyle, duties: Iterable[Duty]) -> str:
    return "\n".join(_action(meeting, style, duty) for duty in duties)


def _action(meeting: Meeting, style: HouseStyle, duty: Duty) -> str:
    said = {
        "reference": duty.reference,
        "text": " ".join(markup.plain(duty.text).split()),
        "due": _day(duty.due, style) if duty.due else duty.due_phrase,
        "given_on": _day(duty.given_on, style),
    }
    return f"- {style.letters.action.words(said)}"


def _lines(phrases: Iterable[Phrase], values: Values) -> str:
    return "\n".join(phrase.words(values) for phrase in phrases)


def _values(meeting: Meeting, style: HouseStyle) -> dict[str, str]:
    sitting = Sitting(meeting, style, number(meeting, style))
    return {**meeting_values(sitting), "draft": draft(sitting).capitalize()}


def _day(day: date, style: HouseStyle) -> str:
    return date_words(style.dates.due, day, style.dates.months, style.dates.weekdays)


def _address(one: Receiver) -> Address | None:
    """Return the address of a receiver, None where it is none that a mail program takes."""
    given = one.email.strip()
    if not given.isprintable():
        return None
    _, plain = parseaddr(given)
    user, at, domain = plain.rpartition("@")
    if not at or not user or not domain or any(letter.isspace() for letter in plain):
        return None
    try:
        return Address(display_name=" ".join(one.name.split()), addr_spec=plain)
    except (ValueError, IndexError):
        return None
