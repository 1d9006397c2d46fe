"""The words by which a person's name is told from a thing: titles, given names, words of meetings."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev revd reverend canon fr father sister
    cllr councillor ald alderman capt captain cdr commander det detective supt superintendent ch chief dci di ds
    dsu dc pc ps insp inspector sgt sergeant col colonel maj major lt lieutenant judge
    """
)

NO_INITIALS = _words(
    """
    NB FYI PS RE TBC TBA TBD AOB ASAP OK AM PM ETA EG IE NA VAT PDF UK EU USA
    """
)
"""Capitals that never name somebody who could do something."""

OFFICE_WORDS = _words(
    """
    a all an another any both each every he it its new next no not other our she some that the their these they
    this those we what which who final first second third further more draft last current joint local national
    regional annual monthly quarterly weekly independent strategic senior deputy assistant acting interim lay
    executive public private general special key main core full ongoing outstanding proposed revised updated
    written verbal action actions account accounts adviser advisers advisor advisors agenda agency agencies
    agreement analyst analysts appendix application approach area areas assembly assessment assurance audit
    auditor auditors authority authorities award bank benefits bid board boards body borough boroughs branch
    brief briefing budget building bulletin bureau business cabinet calendar campaign care case cases centre
    chair chairs chairman chairwoman chairperson charity chart charter checklist child children church circular
    city clerk clerks client clients clinic code college colleges colleagues comment comments commission
    commissioner commissioners committee committees communication communications community company complaint
    complaints conference consultant consultation contact contacts contract contractor contractors contracts
    coordinator copy correspondence council councillor councillors councils county course court crew cycle
    dashboard dataset date dates day deadline deadlines decision decisions delegate delegates delivery
    department design designer details development director directors directorate district division document
    documents early education email emails engineer engineers estate estates event events evidence exam exercise
    expert exception families family feedback fees figures finance findings follow footpath force form forms
    forum foundation framework fund funding funds governor governors governance grant grants group groups
    guidance guide handbook harbour head heads headteacher health help highlights home hospital housing hub
    income induction inspection inspectors insurance introduction invitation invitations invoice invoices issue
    issues item items keyholder kingdom leader leaders lead leads leaflet learning lease letter letters level
    library licence link links list lists log lot maintenance manager managers management map market matter
    matters measure measures meeting meetings member members membership memorandum message messages method
    minister ministry minute minutes missing model month mooring moorings neighbours network networks newsletter
    note notes notice notices number numbers nurse nurses observer office officer officers official officials
    operations option options order organisation organisations outcome outcomes overview pack page panel paper
    papers parent parents parish partner partners partnership partnerships pathway patients payment people
    performance person phase pilot plan plans planning point points police policies policy poster practice
    premises presentation presentations press price prices priorities priority procedure procedures process
    processes profile programme programmes progress project projects property proposal proposals protection
    protocol protocols provider providers province quality quarter questionnaire questions quote quotes
    quotation quotations rate rates reason recommendation recommendations record records recruitment reference
    referral referrals register report reports representative representatives request requests resident
    residents resource resources response responses result results review reviews risk risks road room rota
    safeguarding safety sample schedule scheme school schools scorecard scrutiny secretary section sector
    security service services session sessions sheet shop signage signs site social society solicitor solicitors
    speaker specification staff stakeholder stakeholders standard standards statement statements station
    strategy street structure student students study subcommittee subgroup subgroups summary summit supplier
    suppliers support survey surveyor surveyors system systems table target targets task tasks team teams
    template templates tenant tenants tender tenders term terms timescale timescales timetable toolkit topic
    town tracker trainer trainers training transport treasurer trust trustee trustees trusts union unit update
    updates venue village vision volunteer volunteers vote voucher ward wardens warning website week winter work
    worker workers workforce working workshop workshops year years young youth january february march april
    august september october november december monday tuesday wednesday thursday friday saturday sunday add
    address advise agree agreed amend analyse announce apply appoint approve arrange ask assess attend book
    bring buy call carry chase check circulate clarify close collate collect complete confirm consider continue
    convene coordinate correct create defer deliver develop disseminate discuss distribute do ensure establish
    explore extend feed file find finalise fix get give hold identify implement include inform install
    investigate invite keep liaise look make meet monitor move obtain offer organise pay place post prepare
    present print produce propose provide publish purchase put raise read recirculate recruit reissue remind
    remove renew repair replace reply resolve respond return revise secure see seek send set share sign speak
    start submit suggest take talk tell thank try upload use visit write
    """
)
"""Words of meetings: where one stands among capitalised words, they are no person's name."""

SURNAMES_TOO = _words(
    """
    bank case child church court day get grant hall head key lane law lay lead main page parish place post price school
    street town village ward winter year young
    """
)
"""Words of meetings that are surnames behind a given name ("Jane Young")."""

GIVEN_NAMES = _words(
    """
    aaron abby abdul abigail adam adele adrian ahmed aisha alan alastair albert alex alexander alexandra alfie
    ali alice alison alistair amanda amber amelia amina amir amy ana andrea andrew andy angela angie anil anita
    ann anna anne annette anthony antonia anwar arthur asha ashley audrey barbara barry beatrice becky ben
    benjamin bernard beth bethany beverley bill bob brenda brian bridget bruce bryan callum carl carol caroline
    carolyn carrie catherine cathy charles charlie charlotte cheryl chloe chris christina christine christopher
    ciara claire clare claudia clive colin connor craig daisy damian dan daniel daniela darren dave david dawn
    dean deborah debbie declan deepak denise dennis derek diana diane dominic don donald donna dorothy doug
    douglas duncan dylan eamonn ed eddie edward eileen elaine eleanor elena elisabeth elizabeth ella ellen ellie
    emily emma eric erin esther ethan eva eve evelyn faith farah fatima fergus fiona florence frances francis
    frank fred freya gail gareth garry gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine
    gerard gill gillian gina glen glenn gloria gordon graeme graham greg gus gwen hamza hannah hanna harold
    harriet harry hassan hazel heather heidi helen henry hilary hillary holly howard hugh ian imran ines ingrid
    irene isaac isabel isabella ivan jack jackie jacob jacqueline jake james jamie jan jane janet janice jasmine
    jason jay jean jeff jen jennifer jenny jeremy jess jessica jill jim jo joan joanna joanne joe john johan jon
    jonathan jonathon jordan jose joseph josh joshua joy joyce judith judy julia julian julie justin karen karim
    karl kate katherine kathleen kathryn kathy katie katy kay keith kelly ken kenneth kerry kevin khalid kim
    kirsty kumar kyle laura lauren laurence leah leanne lee lena leo leon leonard lesley leslie lewis liam lily
    linda lisa liz lloyd lorna lorraine louis louise lucas lucy luke lydia lynn lynne maeve malcolm mandy manuel
    marcus margaret maria marie marilyn mario marion mark marta martin martina mary matt matthew maureen max
    megan mehmet mel melanie melissa mia michael michelle miguel mike miranda miriam mohammed mohamed moira
    molly monica morag muhammad muriel myra nadia nancy naomi natalie natasha nathan neil niall nicholas nick
    nicola nicole nigel nina noah noel nora norman olga olive oliver olivia oscar owain owen paolo pat patricia
    patrick paul paula pauline pavel pedro penny peter phil philip philippa pippa priya rachel rahul raj ralph
    ravi ray raymond rebecca rhys richard rita rob robert roberta robin rod roger roisin ronald ros rosalind
    rose rosemary rosie ross roy russell ruth ryan sadia sally salma sam samantha samir samuel sandra sara sarah
    sean sebastian shane sharon sheila shirley siobhan sian simon sofia sonia sophie stacey stan stella
    stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tamara tanya tara ted terence
    teresa terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor uma una ursula valerie
    vanessa vera veronica vicky victor victoria vikram vincent violet vivien walter wayne wendy will william
    yasmin yusuf yvonne zahra zara zoe
    """
)

NAMES_IN_S = _words(
    """
    adams andrews banks barnes bates bowles briggs brooks burgess burns cairns chambers collins coombes cross
    curtis davies davis dennis dickens dodds douglas edwards ellis evans fields forbes francis gibbs giles
    graves griffiths harris harrington hawkins hayes haynes higgins hobbs hodges hopkins howells hughes
    humphreys humphries hutchins jacobs james jefferies jenkins jennings jones larkins lewis lucas lyons marks
    matthews meadows miles mills morris myers nicholas nichols nicholls norris owens parsons perkins peters
    phillips potts powers pugh quiles ramos reeves reynolds richards roberts rodgers rogers rollins ross russ
    sanders saunders simmonds simmons simons spears stephens stevens stokes symonds thomas tims torres vickers
    walters waters watkins watts wells williams willis wills woods yates
    """
)

ACTION_WORDS = _words(
    """
    agreed arising brought by carried closed completed date day days deadline description done due following for
    fraud from group heading item items learning list lists log logs logged minutes needed no none note noted
    notes number numbers outstanding owner owners pending plan planned plans planning point points
    previous priorities priority progress proposed recommended reference register required research review
    reviews revised sheet status step steps summary table tables taken to tracker trackers type update updated
    updates week
    """
)
"""What follows "Action" in a heading ("Action Plan: ...") and so is no owner said outright."""

PARTICLES = _words(
    """
    de da di du del della van von der den la le bin al el mc mac o st
    """
)

CALENDAR = _words(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """
)

ACRONYMS = _words(
    """
    AGM AOB BAME BME CCE CCG CCTV CEO CFO CIC CIN CLA COO CP CPD CPR CQC CSE CSP CTO CV DA DBS DCI DCS DFE DHSC
    DI DOB DPO DSL DV EDI EGM EHC EHCP EIA EPC EPR ESFA FAQ FE FGB FGM FOI GCSE GDPR GMB GP GPS HE HM HMIC HMP HMRC
    HQ HR HSE ICB ICO ICS ICT IRO ISO IT KPI KS LA LAC LADO LEA LED LEP LGA LGB LGBT LGO LPA LSCB LTD MASE
    MASH MAT MIS MOD MOT MOU MP MSP NEET NGO NHS NICE NSPCC OBR OFT ONS PAN PAYE PC PCC PCN PCSO PE PFI PHE PI PLC
    PO PPE PPG PR PTA QA QR RAG RNLI RSE SAR SAT SATS SCR SDP SEN SEND SHEQ SIP SLA SLT SMT SOP SRE SUDS TA TIF TOR
    TUC TUPE TV UN UNISON URL USB VCFS VCS VIP WHO WI XL YOT
    """
)
"""Capitals of public life that stand where a person could and are none ("CQC noted")."""

SAYING = _words(
    """
    acknowledged added advised agreed announced apologised argued arrived asked attended brought called challenged
    chaired circulated clarified closed commended commented concluded confirmed congratulated considered declared
    described detailed discussed drew echoed emphasised encouraged enquired explained expressed fed felt gave
    highlighted informed inquired introduced invited joined left led mentioned moved noted objected observed offered
    opened outlined pointed presented proposed queried questioned raised recommended referred reflected reiterated
    relayed remarked reminded replied reported requested responded said says seconded shared sought spoke stated
    stressed suggested summarised supported tabled talked thanked thought told undertook updated urged volunteered
    wanted warned welcomed wished wondered
    """
)
"""What somebody does in minutes: before these words stands a person, or a body."""
