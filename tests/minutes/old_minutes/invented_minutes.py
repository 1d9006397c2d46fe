"""Minutes that nobody held, typed by clerks who each have their own ways, and what is right about them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from tests.minutes.old_minutes.typist import Typist

GIVEN = [
    "Ines",
    "Tom",
    "Lena",
    "Gus",
    "Pia",
    "Omar",
    "Maren",
    "Piet",
    "Hana",
    "Rufus",
    "Jun",
    "Edda",
    "Carys",
    "Hamid",
    "Oriel",
    "Wanda",
    "Silas",
    "Bronwen",
    "Idris",
    "Nora",
]
FAMILY = (
    "Okafor",
    "Brandt",
    "Fisk",
    "Wren",
    "Quayle",
    "Dale",
    "Oduya",
    "Kowal",
    "Sorley",
    "Bell",
    "Dalby",
    "Frome",
    "Llwyd",
    "Bassari",
    "Marchbanks",
    "Reed",
    "Thorne",
    "Penhale",
    "Vance",
    "Ashdown",
    "O'Hare",
    "Smith-Jones",
    "McEwan",
    "Duarte",
)
JOBS = (
    "Chief Executive",
    "Harbour Master",
    "Head of Estates, Borough Council",
    "Treasurer",
    "Ward Councillor",
    "Head Teacher, Northgate School",
    "Director of Nursing and Quality",
    "Lay Member",
    "Operations Manager - Quays",
    "Senior Safeguarding Adviser, Marsh Trust",
    "Finance & Resources Lead",
    "Volunteer Co-ordinator",
)
TITLES = (
    "Welcome and introductions",
    "Minutes of the last meeting",
    "Budget 2026/27",
    "Storm damage to the north quay",
    "Staffing update",
    "Risk register – quarterly review",
    "Health and safety",
    "Dredging: the contractor's report",
    "Policies for approval",
    "Summer fair",
    "Reports from sub-groups (paper attached)",
    "Children's play area",
    "Membership and communications",
    "Any other business",
)
SENTENCES = (
    "{a} reported that the survey had been finished a week early and that the contractor was content.",
    "There was a long discussion of what the new rules mean for the smaller boats. Nobody could say for certain.",
    "{a} asked whether the money had been set aside; {b} confirmed that it had, in the reserve of 2024.",
    "12 volunteers came to the open day, more than in any year before.",
    "The action plan was noted, and members thanked the team for its work.",
    "{b} said that two parents had written about the crossing, and that the letters will be answered.",
    "It was noted that the lease ends in September 2027.",
    "In response to a question from {a}, {b} explained that the figures are those of the third quarter.",
    "Members were reminded to declare any interests as they arise.",
    "The Board welcomed the report.",
)
POINTS = (
    "the lights on the east stair",
    "a second quotation for the roof",
    "insurance of the workshop",
    "what the school needs by Easter",
)
TASKS = (
    "circulate the revised budget to all members",
    "ask three firms for a price",
    "draft a reply to the residents of Quay Street",
    "update the risk register",
    "arrange a site visit with the surveyor",
    "send the safeguarding return to the county",
    "find out what the grant would cover",
    "bring a paper on hire rates to the committee",
    "speak to the school about the crossing",
    "check the insurance of the workshop",
    "order new signs for the jetty",
    "invite the ferry company to the next forum",
)
DUES = ("", "", " by 20 March 2026", " by the next meeting", " by 15 April 2026", " by the end of March", " by Friday")


@dataclass
class Somebody:
    name: str
    initials: str
    job: str
    status: str = "present"
    role: str = ""


@dataclass
class Task:
    words: str
    owners: tuple[str, ...]
    number: str = ""
    due: str = ""


@dataclass
class Matter:
    title: str
    number: str = ""
    said: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


@dataclass
class Sitting:
    """Everything that a set of minutes tells."""

    body: str
    day: date
    start: time
    end: time
    place: str
    people: list[Somebody]
    matters: list[Matter]
    following: date


def sitting(seed: int) -> Sitting:
    """An invented meeting; the same seed gives the same one."""
    chance = random.Random(seed)
    people = _people(chance)
    there = [one for one in people if one.status == "present"]
    day = date(2026, 1, 5) + timedelta(days=chance.randint(0, 60))
    tasks = list(TASKS)
    chance.shuffle(tasks)
    count = 0
    matters = []
    for title in [*TITLES[:2], *chance.sample(TITLES[2:-1], chance.randint(3, 8)), TITLES[-1]]:
        matter = Matter(title)
        for _ in range(chance.randint(1, 4)):
            a, b = chance.sample(there, 2)
            matter.said.append(chance.choice(SENTENCES).format(a=a.initials, b=b.initials))
        if chance.random() < 0.3:
            matter.points = chance.sample(POINTS, 3)
        for _ in range(chance.choice((0, 0, 1, 1, 2)) if title != TITLES[0] else 0):
            if tasks:
                count += 1
                owners = tuple(one.initials for one in chance.sample(there, chance.choice((1, 1, 2))))
                matter.tasks.append(Task(tasks.pop(), owners, str(count), chance.choice(DUES)))
        matters.append(matter)
    return Sitting(
        body=chance.choice(
            (
                "Harbour Trust Board",
                "Lantern Street Community Committee",
                "Fenland Wildlife Partnership",
                "Xton Parish Council",
            )
        ),
        day=day,
        start=time(chance.choice((9, 10, 14, 18, 19)), chance.choice((0, 30))),
        end=time(21, chance.choice((0, 15))),
        place=chance.choice(("Quay Room, Harbour House", "Upper Hall, 4 Lantern Street", "Room 2.14, County Hall")),
        people=people,
        matters=matters,
        following=day + timedelta(days=56),
    )


def _people(chance: random.Random) -> list[Somebody]:
    out: list[Somebody] = []
    given, family = chance.sample(GIVEN, 12), chance.sample(FAMILY, 12)
    for first, last in zip(given, family, strict=True):
        letters = f"{first[0]}{''.join(part[0] for part in last.replace('-', ' ').split())}"
        if letters not in {one.initials for one in out}:
            out.append(Somebody(f"{first} {last}", letters, chance.choice(JOBS)))
    out = out[: chance.randint(6, 10)]
    for one in out[-chance.randint(1, 2) :]:
        one.status = "apologies"
    out[0].role, out[1].role = "chair", "minute-taker"
    return out


Shape = Callable[[Typist, Sitting], None]


# The head


def ordinal(day: date) -> str:
    end = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{end} {day:%B}"


DAYS: dict[str, Callable[[date], str]] = {
    "plain": lambda day: f"{day.day} {day:%B %Y}",
    "weekday": lambda day: f"{day:%A} {ordinal(day)} {day.year}",
    "ordinal": lambda day: f"{ordinal(day)}, {day.year}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "short": lambda day: f"{day:%d.%m.%y}",
    "american": lambda day: f"{day:%B} {day.day}, {day.year}",
    "iso": lambda day: day.isoformat(),
    "of": lambda day: f"{day:%A}, the {ordinal(day).replace(' ', ' of ')} {day.year}",
}


def clock(at: time, form: str = "") -> str:
    hour = (at.hour - 1) % 12 + 1
    half = "am" if at.hour < 12 else "pm"
    return {"dots": f"{hour}.{at:%M} {half[0]}.m.", "short": f"{hour}.{at:%M}{half}"}.get(form, f"{at:%H:%M}")


def labelled(typist: Typist, of: Sitting, day: str = "plain") -> None:
    typist.line(of.body, bold=True)
    typist.line("Minutes of meeting")
    typist.line(f"**Date:** {DAYS[day](of.day)}")
    typist.line(f"**Time:** {clock(of.start)} – {clock(of.end)}")
    typist.line(f"**Venue:** {of.place}")


def tabled(typist: Typist, of: Sitting, day: str = "weekday") -> None:
    typist.line(f"{of.body} meeting", heading=1)
    typist.table(
        [
            ["Date", DAYS[day](of.day)],
            ["Time", f"{clock(of.start, 'dots')} to {clock(of.end, 'dots')}"],
            ["Location", of.place],
        ]
    )


def sentence(typist: Typist, of: Sitting, day: str = "of") -> None:
    words = (
        f"MINUTES of the meeting of {of.body} held on {DAYS[day](of.day)} at {clock(of.start, 'dots')} in {of.place}"
    )
    typist.line(words, bold=True)
    typist.line("DRAFT")


def bare(typist: Typist, of: Sitting, day: str = "ordinal") -> None:
    typist.line("MINUTES", bold=True)
    typist.line(of.body, bold=True)
    typist.line(DAYS[day](of.day))
    typist.line(f"{clock(of.start, 'short')} - {clock(of.end, 'short')}")
    typist.line(of.place)


def welsh(typist: Typist, of: Sitting, day: str = "slashes") -> None:
    typist.line(of.body, heading=1)
    typist.line(f"Dyddiad: {DAYS[day](of.day)}")
    typist.line(f"Amser: {clock(of.start)}")
    typist.line(f"Lleoliad: {of.place}")


# The people


def in_lists(people: list[Somebody]) -> dict[str, list[Somebody]]:
    return {status: [one for one in people if one.status == status] for status in ("present", "apologies")}


def suffixed(one: Somebody) -> str:
    return f"{one.name}{' (Chair)' if one.role == 'chair' else ' (Minutes)' if one.role else ''}"


def people_table(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("Present", lists["present"]), ("Apologies", lists["apologies"])):
        typist.line(title, bold=True)
        typist.table(
            [["Name", "Initials", "Role"], *([suffixed(one), one.initials, one.job] for one in people)], header=True
        )


def people_ticks(typist: Typist, of: Sitting) -> None:
    typist.line("Attendance", heading=2)
    rows = [["Name", "Initials", "Job title", "Present", "Apologies"]]
    for one in of.people:
        here = one.status == "present"
        rows.append([suffixed(one), f"({one.initials})", one.job, "✓" if here else "", "" if here else "✓"])
    typist.table(rows, header=True)


def people_status(typist: Typist, of: Sitting) -> None:
    typist.line("Attendees:")
    rows = [["Member", "Position", "Initials", "Attendance"]]
    rows += [[suffixed(one), one.job, one.initials, one.status.title()] for one in of.people]
    typist.table(rows)


def people_lines(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    typist.line("Present:", bold=True)
    for one in lists["present"]:
        typist.line(f"{suffixed(one)} ({one.initials}) – {one.job}")
    typist.line("Apologies for absence", bold=True)
    for one in lists["apologies"]:
        typist.line(f"{one.name} ({one.initials}) – {one.job}")


def people_initials(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("Attendees", lists["present"]), ("Apologies received", lists["apologies"])):
        typist.line(title, heading=2)
        for one in people:
            typist.line(f"{one.initials} - {one.name}, {one.job}", list="•")


def people_inline(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("Present", lists["present"]), ("Apologies", lists["apologies"])):
        names = [f"{suffixed(one)} ({one.initials})" for one in people]
        listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
        typist.line(f"**{title}:** {listed}")


def people_semicolons(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("Members present", lists["present"]), ("Apologies", lists["apologies"])):
        typist.line(f"{title}: " + "; ".join(f"{suffixed(one)} ({one.initials}), {one.job}" for one in people) + ".")


def people_beside_label(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    typist.table(
        [
            ["Present:", "\n\n".join(f"{suffixed(one)} ({one.initials}), {one.job}" for one in lists["present"])],
            ["Apologies:", "\n\n".join(f"{one.name} ({one.initials}), {one.job}" for one in lists["apologies"])],
        ]
    )


def people_numbered(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("PRESENT", lists["present"]), ("APOLOGIES", lists["apologies"])):
        typist.line(title, bold=True)
        for place, one in enumerate(people, 1):
            typist.line(f"{place}. {suffixed(one)} ({one.initials}) – {one.job}")


def people_polish(typist: Typist, of: Sitting) -> None:
    lists = in_lists(of.people)
    for title, people in (("Obecni:", lists["present"]), ("Nieobecni usprawiedliwieni:", lists["apologies"])):
        typist.line(title, bold=True)
        for one in people:
            typist.line(f"{suffixed(one)} ({one.initials}), {one.job}")


# The actions


def owned(task: Task, joiner: str = " & ") -> str:
    return f"{joiner.join(task.owners)} to {task.words}{task.due}"


def in_place(typist: Typist, matter: Matter, day: date) -> None:
    for task in matter.tasks:
        typist.line(f"Action {task.number}: {owned(task)}.", bold=True)


def loud(typist: Typist, matter: Matter, day: date) -> None:
    for task in matter.tasks:
        typist.line(f"**ACTION:** {owned(task, ' and ')}")


def dashed(typist: Typist, matter: Matter, day: date) -> None:
    for task in matter.tasks:
        typist.line(f"Action – {owned(task)}")


def under_label(typist: Typist, matter: Matter, day: date) -> None:
    if matter.tasks:
        typist.line("Actions:", bold=True)
    for task in matter.tasks:
        typist.line(owned(task), list="•")


def referenced(typist: Typist, matter: Matter, day: date) -> None:
    for task in matter.tasks:
        said = f"It was agreed that {' and '.join(task.owners)} will {task.words}{task.due}."
        typist.line(f"{said} **AP{int(task.number):02}/{day:%y}**")


def in_brackets(typist: Typist, matter: Matter, day: date) -> None:
    for task in matter.tasks:
        said = f"The paper was considered. {task.words[0].upper()}{task.words[1:]}{task.due}."
        typist.line(f"{said} (Action: {' & '.join(task.owners)})")


def in_item_table(typist: Typist, matter: Matter, day: date) -> None:
    if matter.tasks:
        rows = [["Ref", "Action", "Owner", "Due"]]
        rows += [[task.number, f"To {task.words}", " & ".join(task.owners), task.due.strip()] for task in matter.tasks]
        typist.table(rows, header=True)


def only_at_the_end(typist: Typist, matter: Matter, day: date) -> None:
    """The text does not say them."""


TaskShape = Callable[[Typist, Matter, date], None]


# The items


def notes(typist: Typist, matter: Matter, day: date, tasks: TaskShape, bullet: str = "- ") -> None:
    for said in matter.said:
        typist.line(said)
    for point in matter.points:
        if bullet:
            typist.line(f"{bullet}{point}")
        else:
            typist.line(point, list="•")
    tasks(typist, matter, day)


def numbered_points(typist: Typist, matter: Matter, day: date, tasks: TaskShape) -> None:
    typist.new_list()
    for said in matter.said:
        typist.line(said)
    for place, point in enumerate(matter.points, 1):
        typist.line(f"{place}. {point[0].upper()}{point[1:]}")
    tasks(typist, matter, day)


def headed(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(f"{place}. {matter.title}", heading=2)
        notes(typist, matter, of.day, tasks, bullet="")


def bold_typed(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(f"{place}.\t{matter.title}", bold=True)
        numbered_points(typist, matter, of.day, tasks)


def plain_typed(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(f"{place}. {matter.title}")
        numbered_points(typist, matter, of.day, tasks)


def counted(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(matter.title, list="1.", bold=True)
        notes(typist, matter, of.day, tasks, bullet="• ")


def capitals(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(f"{place} {matter.title.upper()}", bold=True)
        notes(typist, matter, of.day, tasks)


def item_word(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        typist.line(f"Item {place}: {matter.title}", heading=3)
        notes(typist, matter, of.day, tasks)


def parish(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for place, matter in enumerate(of.matters, 41):
        matter.number = f"{place:03}/26"
        typist.line(f"{matter.number} {matter.title}", bold=True)
        notes(typist, matter, of.day, tasks)


def unnumbered(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for matter in of.matters:
        typist.line(matter.title, heading=2)
        notes(typist, matter, of.day, tasks)


def bold_unnumbered(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    for matter in of.matters:
        typist.line(matter.title, bold=True)
        notes(typist, matter, of.day, tasks)


def two_columns(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    rows = [["No", "Item"]]
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        said = [f"**{matter.title}**", *matter.said, *(f"• {point}" for point in matter.points)]
        said += [f"**Action {task.number}:** {owned(task)}" for task in matter.tasks]
        rows.append([f"{place}.", "\n\n".join(said)])
    typist.table(rows, header=True)


def action_column(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    rows = [["Item", "Discussion", "Action"]]
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        rows.append(
            [f"{place}. {matter.title}", "\n\n".join(matter.said), "\n\n".join(owned(task) for task in matter.tasks)]
        )
    typist.table(rows, header=True)


def owner_column(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    rows = [["No.", "Minutes", "Action by"]]
    for place, matter in enumerate(of.matters, 1):
        matter.number = str(place)
        rows.append([f"{place}.", f"**{matter.title}**", ""])
        rows += [["", said, ""] for said in matter.said]
        rows += [
            ["", f"{' and '.join(task.owners)} agreed to {task.words}{task.due}.", " & ".join(task.owners)]
            for task in matter.tasks
        ]
    typist.table(rows, header=True)


def five_columns(typist: Typist, of: Sitting, tasks: TaskShape) -> None:
    rows = [["Agenda item", "Discussion points", "Action", "Who", "By when"]]
    for matter in of.matters:
        listed = [
            "\n\n".join(one)
            for one in zip(
                *((f"To {task.words}", ", ".join(task.owners), task.due.strip() or "ongoing") for task in matter.tasks),
                strict=True,
            )
        ]
        rows.append([matter.title, "\n\n".join(matter.said), *(listed or ["", "", ""])])
    typist.table(rows, header=True)


ItemShape = Callable[[Typist, Sitting, TaskShape], None]


# The end


def end_table(typist: Typist, of: Sitting, headings: tuple[str, ...] = ("No.", "Action", "Owner", "Deadline")) -> None:
    typist.line("Summary of actions", heading=2)
    rows = [list(headings)]
    for matter in of.matters:
        for task in matter.tasks:
            rows.append(
                [task.number, f"{task.words[0].upper()}{task.words[1:]}", ", ".join(task.owners), task.due.strip()]
            )
    if len(rows) > 1:
        typist.table(rows, header=True)


def same_table(typist: Typist, of: Sitting) -> None:
    typist.line("Action Table", bold=True)
    rows = [["Action", "By whom", "By when"]]
    rows += [
        [owned(task), " & ".join(task.owners), task.due.strip() or "–"]
        for matter in of.matters
        for task in matter.tasks
    ]
    if len(rows) > 1:
        typist.table(rows, header=True)


def next_line(typist: Typist, of: Sitting) -> None:
    typist.line(f"Date of next meeting: {DAYS['weekday'](of.following)} at {clock(of.start, 'short')}, {of.place}")
    typist.line("Signed: ................................    Date: ....................")


def next_heading(typist: Typist, of: Sitting) -> None:
    typist.line("Date of next meeting", bold=True)
    typist.line(f"{DAYS['plain'](of.following)}, {clock(of.start)} – {clock(of.end)}, {of.place}")


@dataclass(frozen=True)
class Ways:
    """How one clerk types."""

    head: Callable[..., None]
    people: Shape
    items: ItemShape
    tasks: TaskShape
    end: tuple[Shape, ...] = ()
    day: str = ""


def typed(of: Sitting, ways: Ways) -> bytes:
    """The Word file of a meeting, typed in these ways."""
    typist = Typist()
    ways.head(typist, of, *([ways.day] if ways.day else []))
    ways.people(typist, of)
    ways.items(typist, of, ways.tasks)
    for shape in ways.end:
        shape(typist, of)
    return typist.content()


CLERKS: dict[str, Ways] = {
    "bold numbers, a table of people": Ways(labelled, people_table, bold_typed, in_place, (next_line,)),
    "headings, ticks": Ways(tabled, people_ticks, headed, loud, (end_table, next_heading)),
    "one sentence at the head, lines of people": Ways(sentence, people_lines, bold_typed, dashed, (next_line,)),
    "no labels, counted by Word": Ways(bare, people_lines, counted, under_label, (next_heading,)),
    "attendance in words": Ways(labelled, people_status, headed, in_item_table, (), "american"),
    "initials first": Ways(tabled, people_initials, unnumbered, in_place, (same_table,), "short"),
    "names in one line": Ways(sentence, people_inline, parish, loud, (next_line,), "weekday"),
    "names parted by semicolons": Ways(labelled, people_semicolons, capitals, referenced, (next_line,), "slashes"),
    "names beside their label": Ways(bare, people_beside_label, bold_typed, referenced, (same_table,), "plain"),
    "numbered people": Ways(labelled, people_numbered, headed, in_place, (next_heading,), "iso"),
    "plain numbers": Ways(tabled, people_table, plain_typed, in_place, (same_table,)),
    "plain numbers, actions in brackets": Ways(labelled, people_lines, plain_typed, in_brackets, (next_line,)),
    "a table with two columns": Ways(bare, people_ticks, two_columns, in_place, (end_table,)),
    "a table with an action column": Ways(tabled, people_table, action_column, in_place, (next_line,)),
    "a table with a column of owners": Ways(
        labelled, people_initials, owner_column, in_place, (next_heading,), "weekday"
    ),
    "a table with five columns": Ways(sentence, people_status, five_columns, in_place, (), "american"),
    "headings without numbers, a table at the end": Ways(
        bare, people_inline, unnumbered, in_place, (same_table, next_heading)
    ),
    "bold titles without numbers": Ways(labelled, people_beside_label, bold_unnumbered, loud, (next_line,)),
    "Item 3:": Ways(tabled, people_lines, item_word, under_label, (end_table,)),
    "actions at the end only": Ways(labelled, people_table, bold_typed, only_at_the_end, (end_table,)),
    "actions in tables by item": Ways(bare, people_numbered, counted, in_item_table, (next_line,)),
    "Welsh labels": Ways(welsh, people_table, headed, in_place, (next_heading,)),
    "Polish lists": Ways(labelled, people_polish, bold_typed, in_place, (next_line,), "short"),
    "capitals": Ways(bare, people_status, capitals, dashed, (end_table, next_line)),
    "parish numbers, references behind": Ways(sentence, people_semicolons, parish, referenced, (next_heading,)),
    "an owner column and a table at the end": Ways(
        tabled, people_ticks, owner_column, in_place, (end_table,), "ordinal"
    ),
    "counted by Word, actions in brackets": Ways(labelled, people_initials, counted, in_brackets, (same_table,)),
    "headings, references behind": Ways(tabled, people_inline, headed, referenced, (end_table,), "of"),
}
