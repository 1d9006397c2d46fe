"""The words by which capitals are told from a person, and a person from a thing, in the text of minutes."""

from __future__ import annotations

from desktop.minutes.name_words import ACRONYMS, NO_INITIALS, OFFICE_WORDS, SAYING


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


THINGS = (
    ACRONYMS
    | NO_INITIALS
    | _words(
        """
        AD BBC BMA CE DM EP EPS FSW GMC GPU HV MD MPS NMC OT PCT QC RCN RSPCA SLAM SS SW UTC YJB
        """
    )
)
"""Capitals that may be a body's or a department's, which acts as people do: so only what people alone do shows one."""

NO_AGENTS = _words(
    """
    AI AP API BA BC BSL CD CT DD DNA DVD EAL EBSA EH HMG HND HPV JD LAN LD LSOA MH MRI NE NW OAP OCD OD OED OPD PEP PH
    PIN POD PV QS RN SE SI TB VC VPN WC WIFI YP YJ
    """
)
"""Capitals that may be a thing's, a place's or a measure's, which does nothing."""

PLAIN_WORDS = _words(
    """
    AM AN AND ANY ARE AS AT BE BIG BUT BY CAN DAY DID DO FEW FOR GO HAD HAS HE HER HIM HIS HOW ID IF IN IS IT ITS LET ME
    MAN MAY MY NEW NO NOR NOT NOW OF OFF OK OLD ON ONE OR OUR OUT OWN PAY PER SAY SEE SET SHE SO TEN THE TO TOO TWO UP
    US USE WAS WAY WE WHO WHY YES YET YOU ALL ALSO BEEN BOTH DONE EACH ELSE EVEN FROM GOOD HAVE HELP HERE INTO JUST KEEP
    LAST LEFT LIKE MADE MAKE MORE MOST MUST NEED NEXT NONE ONLY OPEN OVER SAME SOME SUCH TAKE THAN THAT THEM THEN THEY
    THIS VERY WANT WELL WERE WHAT WHEN WILL WITH WORK YEAR YOUR
    """
)
"""Ordinary words, which stand in capitals where somebody stresses them."""

SPEAKING = _words(
    """
    acknowledged added apologised argued asked commented congratulated emphasised encouraged enquired explained
    expressed felt inquired mentioned objected observed queried questioned reflected reiterated remarked reminded
    said says stressed suggested summarised thanked thought urged volunteered welcomed wished wondered
    """
)
"""What people do and departments hardly do."""

NOUNS = (
    OFFICE_WORDS
    | _words(
        """
        account band bid bill bills bloc bus card cards channel class client column code column component concern cost
        costs cover crisis desk device devices disc drive equipment estate export field file files filter fault faults
        folder gap gateway hardware helpdesk infrastructure kit laptop laptops licence link lines line list log login
        manager manual network number numbers outage page platform portal problem problems product products queue
        rollout room screen server servers software sticker suite supplier suppliers tag test tests ticket tickets tool
        tools upgrade upgrades user users van vehicle vendor
        """
    )
) - (
    SAYING
    | _words(
        """
        a all an another any both current each every final first full further he her his it its joint last lay live
        local main more next new no not other our second she some special that the their these they third this those
        we what which who work
        """
    )
)
"""What a thing's capitals stand before ("IT strategy"): so capitals before them are no person."""

LEADING = _words(
    """
    about action actions after against agreed although and around as ask asked asking at based because before behind
    between both but by can cc contact copy could despite did do does during either email even except except following
    for from given had has have help here hence how however if in include includes including inform into invite is
    lead leads led let like may meanwhile might must neither nor not note noted of on once only or otherwise owner
    owners per post query question re regarding remind remind request see shall should since so support than thank
    thanks that then therefore though through thus to today together tomorrow towards under unless unlike until upon
    via was were what when whenever where whereas whether which while who whom whose why will with within without would
    yesterday yet
    """
)
"""Words with a capital that may stand before a name at the beginning of a sentence ("When", "Thanks")."""

OF_A_THING = _words("the a an our its their new")
"""Before these, capitals are a thing's."""

DETERMINERS = OF_A_THING | _words("your my his her this these those each every any some no another other")
"""Before these, no name stands that is somebody's own."""

NOT_SENTENCE_ENDS = _words("eg ie etc no nos cf vs approx dept ref para art vol fig tel ext dr mr mrs ms st prof")
"""Shortened words whose full stop ends no sentence."""
