"""The words by which minutes label their parts: the head, the lists of people, the columns of tables.

English first; beside it the Welsh, Polish, French and German that committees in Britain and Europe put there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PRESENT, APOLOGIES, ABSENT, ATTENDING = "present", "apologies", "absent", "in attendance"
ACTIONS, EARLIER, MEETINGS, COPIES = "actions", "earlier actions", "next meetings", "copies"


def _by_words(listed: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(word.split()): kind for kind, words in listed.items() for word in words.split("|")}


DETAILS = _by_words(
    {
        "date": """
            date | day | date of meeting | meeting date | date and time | date & time | date/time | when | held
            on | dyddiad | data | datum | dato
        """,
        "time": """
            time | times | start | start time | from | time of meeting | meeting time | amser | godzina | heure
            | uhrzeit | zeit
        """,
        "end": """
            end | end time | finish | finished | finish time | closed | close | meeting closed | time closed |
            until
        """,
        "place": """
            place | venue | location | room | where | held at | held in | meeting place | address | lleoliad |
            man cyfarfod | miejsce | lieu | ort
        """,
        "title": """
            meeting title | meeting | title | name of meeting | subject | minutes of | cyfarfod | spotkanie |
            posiedzenie | sitzung
        """,
        "committee": """
            committee | board | group | body | organisation | council | name of committee | committee name |
            pwyllgor | komisja | ausschuss
        """,
        "chair": """
            chair | chaired by | chairman | chairperson | chairwoman | chairs | in the chair | presiding |
            meeting chair | chair of meeting | cadeirydd | przewodniczący | przewodnicząca | prowadzący |
            présidence | vorsitz
        """,
        "minute-taker": """
            minutes | minutes by | minutes taken by | minute taker | minute-taker | minute-take | minutes
            prepared by | minuted by | notes | notes by | notes taken by | note taker | notetaker | note-taker |
            clerk | secretary | recorder | scribe | minute secretary | taking minutes | minute taking |
            cofnodion | protokołował | protokołowała | protokół | protokoll | secrétaire
        """,
    }
)
"""Labels of the heading block."""

PEOPLE = _by_words(
    {
        PRESENT: """
            present | attendees | attendee | attending | attendance | attended | members present | those present
            | present at the meeting | members attendance at meeting | members attendance | members' attendance
            | members attending | members in attendance | members | participants | people present | present were
            | those attending | who was there | trustees present | governors present | councillors present |
            directors present | core members | voting members | membership | attendance list | yn bresennol |
            presennol | obecni | lista obecności | uczestnicy | présents | anwesend | anwesende | teilnehmer
        """,
        ATTENDING: """
            in attendance | also in attendance | also present | also attending | officers | officers present |
            others present | others in attendance | guests | guest | visitors | observers | observer | advisers
            | advisors | non-members | non-voting | by invitation | invited | invitees | officers in attendance
            | staff in attendance | staff present | others | co-opted members | hefyd yn bresennol | goście |
            zaproszeni goście | także obecni | invités | gäste | attending for part
        """,
        APOLOGIES: """
            apologies | apologies for absence | apologies received | apologies from | apologies for absence
            received | sent apologies | apology | apologies were received from | apologies for absence were
            received from | apologies given | ymddiheuriadau | nieobecni usprawiedliwieni | usprawiedliwieni |
            excusés | entschuldigt | regrets
        """,
        ABSENT: """
            absent | did not attend | not present | absent without apologies | absent without apology | no
            apologies | non-attendance | not attending | no apologies received | yn absennol | absennol |
            nieobecni | absents | abwesend | non attendance
        """,
        COPIES: """
            circulation | distribution | distribution list | circulation list | cc | copies to | copy to |
            copied to | for information
        """,
    }
)
"""Labels over lists of people."""

COLUMNS = _by_words(
    {
        "name": """
            name | names | member | attendee | full name | person | names of members | enw | imię i nazwisko |
            nazwisko | nom
        """,
        "initials": """
            initials | initial | inits | init | abbreviation | abbrev | llythrennau | inicjały | initiales
        """,
        "job": """
            role | title | job title | position | designation | post | capacity | job | role/organisation | role
            / organisation | title/role | role and organisation | role & organisation | title and organisation |
            swydd | rôl | funkcja | stanowisko | fonction | funktion
        """,
        "organisation": """
            organisation | organization | representing | agency | company | body | department | partner |
            agency/organisation | service | employer | on behalf of | constituency | school | sefydliad |
            instytucja | organizacja
        """,
        "present": """
            attending | present | attended | in attendance | presence | yn bresennol | obecny | obecność
        """,
        "status": """
            attendance | status | present/apologies | attended? | apologies/present | present / apologies |
            attendance status
        """,
        "apologies": """
            apologies | apology | apologies received | sent apologies | ymddiheuriadau | usprawiedliwiony
        """,
        "absent": """
            absent | did not attend | nieobecny
        """,
        "deputy": """
            deputy | substitute | represented by | deputy attending | alternate | substituted by
        """,
        "email": """
            email | e-mail | contact | phone | telephone
        """,
    }
)
"""Headings of the columns of people tables."""

WORK = _by_words(
    {
        "number": """
             | no | no. | number | item no | item no. | item number | agenda no | agenda no. | agenda item no |
            # | nr | lp | lp. | rhif | min | min no | minute no | minute | action no | action no. | action
            number | action ref | ap | ap no | action point no
        """,
        "reference": """
            reference | ref | ref. | ref no | ref no. | action reference | id | decision no | minute ref
        """,
        "title": """
            item | item under discussion | item for discussion | agenda item | subject | topic | heading
            | agenda | eitem | punkt | temat
        """,
        "notes": """
            notes | discussion | minutes | minute | discussion points | key points | comments | summary | detail
            | details | discussion and decisions | discussion/decision | discussion and decision | main points |
            notes of discussion | points discussed | notes and actions | discussion / actions | key discussion
            points | trafodaeth | nodiadau | dyskusja | omówienie | discussion & outcome | outcome
        """,
        "action": """
            action | actions | action point | action points | action required | action agreed | actions agreed |
            agreed action | agreed actions | task | what | to do | decision/action | decisions/actions |
            action/decision | decision and action | actions arising | description | action description | action
            item | gweithred | camau gweithredu | działanie | zadanie | maßnahme
        """,
        "owner": """
            owner | officer | by whom | who | lead | responsible | responsibility | action by | person
            responsible | owner(s) | lead officer | responsible person | assigned to | action owner |
            action/owner | whom | actionee | for action | person | lead person | responsible officer | for
            action by | cyfrifoldeb | gan bwy | odpowiedzialny | odpowiedzialna | kto | wer | verantwortlich |
            resp | resp.
        """,
        "due": """
            due | by when | when | deadline | due date | date due | timescale | timeframe | target date | target
            | completion date | by date | timescales | to be completed by | complete by | due by | erbyn | erbyn
            pryd | termin | do kiedy | bis wann | frist
        """,
        "status": """
            status | progress | update | outcome | result | position | comments/update | progress/update |
            progress update | current position | current status | rag | complete | completed | completed? | done
            | closed | comment | statws | diweddariad
        """,
        "given": """
            meeting | date | meeting date | date of meeting | date raised | raised | from meeting | agreed on |
            date agreed
        """,
    }
)
"""Headings of the columns of tables of items and actions."""

_ACTION_LIST = re.compile(
    r"(?:(?:decisions?|agreements?)\s*(?:and\s*/\s*or|and|or|&|/)\s*)?(?:summary\s+of\s+|list\s+of\s+|table\s+of\s+|schedule\s+of\s+)?"
    r"(?:the\s+|agreed\s+|new\s+|key\s+|all\s+)?(?:actions?|action\s+points?|gweithredoedd|camau\s+gweithredu|działania|zadania)"
    r"(?:\s+(?:points?|table|list|summary|log|sheet|items?|agreed|arising|plan|required|register|schedule|tracker|by\s+due\s+date))*"
    r"(?:\s+(?:and\s*/\s*or|and|or|&)\s+decisions?(?:\s+agreed)?)?"
    r"(?:\s+(?:from|of|at|arising\s+from)\s+(?:this|the)\s+meeting)?",
    re.IGNORECASE,
)
_EARLIER_LIST = re.compile(
    r"(?:(?:review|update|progress)\s+(?:of|on)\s+)?(?:the\s+)?(?:(?:previous|outstanding|earlier|open|ongoing|last)\s+)?"
    r"(?:actions?|action\s+points?|matters\s+arising)(?:\s+(?:log|list|tracker|register|update|review|progress|points?))*"
    r"(?:\s+(?:from|of|arising\s+from)\s+(?:the\s+)?(?:last|previous|earlier|minutes).*)?(?:\s+(?:were|are|update|log))*",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:log|previous|outstanding|earlier|last|review|matters\s+arising|progress|ongoing|update)\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"(?:(?:date|dates|time|details|day)(?:\s*(?:,|and|&)\s*(?:time|venue|place|location|date))*\s+(?:and\s+\w+\s+)?(?:of|for)\s+(?:the\s+)?)?"
    r"(?:our\s+|the\s+)?(?:next|future|forthcoming|following|subsequent|coming)\s+(?:[\w’'-]+\s+){0,3}?(?:meetings?(?:\(s\))?|dates?)(?:\s+(?:dates?|is|are|will\s+be(?:\s+held)?))?"
    r"|(?:next|future)\s+meetings?(?:\(s\))?|meetings?\s+dates?(?:\s+\d{4}(?:[/-]\d{2,4})?)?|date\s+of\s+next\s+\w+|next\s+date"
    r"|dyddiad\s+y\s+cyfarfod\s+nesaf|cyfarfod\s+nesaf|następne\s+(?:spotkanie|posiedzenie)|termin\s+następnego\s+\w+|prochaine\s+réunion|nächste\s+sitzung",
    re.IGNORECASE,
)


def bare(words: str) -> str:
    """Return a label as it is looked up: lower case, without its colon, brackets behind it and marks of emphasis."""
    plain = re.sub(r"[*_]+", "", words)
    plain = re.sub(r"\s*\((?:[^()]*)\)\s*:?\s*$", "", plain.strip())
    return " ".join(plain.strip(" \t\n:.–—-").replace("’", "'").casefold().split())


def detail(words: str) -> str:
    """Return which detail of the meeting these words label, "" for none."""
    return DETAILS.get(bare(words), "")


def people(words: str) -> str:
    """Return which list of people these words label ("present"), "" for none."""
    return PEOPLE.get(bare(words), "")


def lists_actions(words: str) -> bool:
    """Tell whether words head the actions of the meeting ("Action Table", "Decisions and/or actions agreed")."""
    label = bare(words)
    return bool(label and _ACTION_LIST.fullmatch(label)) and not looks_back(label)


def looks_back(words: str) -> bool:
    """Tell whether words head a list of actions of earlier meetings ("Action Log", "Matters arising")."""
    label = bare(words)
    return bool(label and _LOOKS_BACK.search(label) and _EARLIER_LIST.fullmatch(label))


def next_meetings(words: str) -> bool:
    """Tell whether words head the dates of later meetings."""
    return bool(_NEXT.fullmatch(bare(words)))
