"""The rows of the starter workbook: the Terms of Reference for 2020-21.

What the Terms give is word for word; other schools and all people are invented. Figures are
invented too. A row says its fields by the names that `layout` gives them; what is left out is
a blank cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

Row = Mapping[str, object]
Rows = tuple[Row, ...]

PAG = "PAG-2021-02"
NOV = "PAG-2020-11"
ST_HUGHS = "St Hugh's National Teaching School"
HUMBER = "The Humber Teaching School"
MILLFIELD = "Millfield Rise Academy"
SALTMARSH = "Saltmarsh Infant School"
THORNBECK = "Thornbeck Primary Academy"
LARKSPUR = "Larkspur School"
WOLDS = "Wolds Edge College"
NORTH_BANK = "North Bank Learning Trust"
OFFICE = "LLF TSA Office"
BOARD = "Strategic Board"
ANNUAL = "Strategic Board with Alliance Partnership Group"
GROUP = "Planning Action Group (Big 3)"

AGREED = date(2020, 9, 10)

TERMS: Rows = (
    dict(
        setting="Alliance",
        value="Leading Learning Forward Teaching School Alliance",
        clause="Purpose",
        note="LLF TSA",
    ),
    dict(
        setting="Group",
        value="(Improvement) Planning Action Group",
        clause="Context",
        note="The part in brackets is left out of file names and running headers.",
    ),
    dict(setting="Lead school", value=ST_HUGHS, clause="Purpose"),
    dict(setting="Academic year", value="2020-21", clause="Context"),
    dict(setting="Secretariat", value=OFFICE, clause="Secretariat"),
    dict(setting="Accountable to", value=BOARD, clause="Accountability and Governance"),
    dict(
        setting="Membership agreed at",
        value="Alliance Partnership Group",
        clause="Action Group Membership",
    ),
    dict(setting="Membership agreed on", value=AGREED, clause="Action Group Membership"),
    dict(
        setting="Quorum (partner organisations)",
        value=3,
        clause="Action Group Membership",
        note="Representatives from this many partner organisations are present.",
    ),
    dict(
        setting="Representatives per partner (at least)", value=1, clause="Action Group Membership"
    ),
    dict(
        setting="Meetings in the year (at least)",
        value=1,
        clause="Action Group Membership",
        note="and as required",
    ),
    dict(
        setting="Meeting month",
        value="February",
        clause="Action Group Membership",
        note=(
            'The Terms say "in February 2020" in a 2020-21 year whose only scheduled meeting is '
            "Thursday 4 February 2021. Taken: the February inside the academic year."
        ),
    ),
    dict(
        setting="Papers circulated (days before)",
        value=7,
        clause="Secretariat",
        note="at least one week in advance",
    ),
    dict(
        setting="Minutes circulated (days after)",
        value=7,
        clause="Secretariat",
        note="within one week after each meeting",
    ),
    dict(
        setting="Days are counted",
        value="calendar",
        clause="Secretariat",
        note="calendar, clear or working",
    ),
    dict(
        setting="Quorum counts",
        value="organisations",
        clause="Action Group Membership",
        note="organisations or people",
    ),
    dict(
        setting="Substitutes count",
        value="Yes",
        clause="Action Group Membership",
        note="The Terms are silent. Taken: for the organisation they stand for.",
    ),
    dict(
        setting="Remote attendance counts",
        value="Yes",
        clause="Action Group Membership",
        note="The Terms are silent. Taken: online and by telephone counts.",
    ),
    dict(
        setting="Board papers (days before)",
        value=7,
        clause="Deliverables",
        note="The Terms give a notice for the group's own papers only. Taken: the same.",
    ),
    dict(
        setting="Say deadlines (days ahead)",
        value=21,
        note="How long before a deadline the check speaks of it.",
    ),
    dict(
        setting="Leader is called",
        value="Leader",
        clause="Role of the Leader",
        note="Leader, Chair or Convenor.",
    ),
    dict(
        setting="Leader confirmed (months)",
        value=12,
        clause="Role of the Leader",
        note="confirmed annually",
    ),
    dict(
        setting="Priorities",
        value="ITT; PL; PS",
        clause="Purpose",
        note='"Initial Teaching Training" in the Purpose is Initial Teacher Training elsewhere.',
    ),
    dict(
        setting="Scheduled meetings",
        value="Thursday 4 February 2021",
        clause="Meeting Date & Focus",
    ),
    dict(setting="Named partners", value=f"{ST_HUGHS}; {HUMBER}", clause="Purpose"),
    dict(
        setting="Outcome aspects",
        value=(
            "personnel (staff, leads); needs (training needs); events (courses, conferences); "
            "actions"
        ),
        clause="Meeting Outcomes",
        note=(
            "Spring: Big 3 plans reviewed and considered - personnel, needs, events and actions "
            "agreed for 2021-22"
        ),
    ),
    dict(
        setting="Spending words",
        value="buy; purchase; pay for; reimburse; fund",
        clause="Resources and Budget",
    ),
    dict(
        setting="Confidential documents",
        value="Agenda; Minutes; Action log; Termly report",
        clause="Secretariat",
        note="Papers are treated as confidential; the Partnership Report is read by all partners.",
    ),
    dict(
        setting="RAG means",
        value=(
            "Blue: complete; Green: on track; Amber: behind, will recover; Red: off track, the "
            "Board's help needed"
        ),
        clause="Deliverables",
    ),
    dict(
        setting="School holidays",
        value=(
            "26-30 October 2020; 21 December 2020-1 January 2021; 15-19 February; 2-16 April; 31 "
            "May-4 June; 26 July-31 August 2021"
        ),
        note="Typical of many areas; put your own dates.",
    ),
    dict(setting="Bank holidays of", value="England"),
    dict(
        setting="Reference documents",
        value=(
            "LLF TSA Memorandum of Understanding; LLF TSA Strategic Plan; LLF TSA Action Plan; "
            "LLF TSA Policies, Processes & Protocols; LLF TSA Meeting Schedule & Calendar; TSC "
            "Key Performance Indicators (KPI)"
        ),
        clause="Reference Documents",
    ),
    dict(
        setting="Holds a budget",
        value="No",
        clause="Resources and Budget",
        note="Venue costs are met by the TSA, staffing costs by each organisation.",
    ),
    dict(
        setting="Confidentiality statement",
        value="Confidential: for members of the Planning Action Group and those they report to.",
        clause="Secretariat",
        note="The office's own sentence; it stands at the foot of every paper.",
    ),
    dict(setting="Autumn term begins", value=date(2020, 9, 1), note="Local dates: check."),
    dict(setting="Spring term begins", value=date(2021, 1, 4), note="Local dates: check."),
    dict(setting="Summer term begins", value=date(2021, 4, 19), note="Local dates: check."),
    dict(setting="Year ends", value=date(2021, 8, 31)),
    dict(setting="Termly report to", value=BOARD, clause="Deliverables"),
    dict(
        setting="Partnership Report to",
        value=ANNUAL,
        clause="Deliverables",
        note="Due at the September after the year.",
    ),
    dict(
        setting="Standing items",
        value=(
            "Apologies; Declarations of interest; Minutes of the last meeting; Matters arising "
            "and action log; Big 3 action plan and progress reports; Planning for 2021-22; Agreed "
            "action points; Date of next meeting"
        ),
        clause="Meeting Agenda",
    ),
    dict(
        setting="As at",
        value=date(2021, 1, 18),
        note="The day the workbook is judged by. Clear this cell to use today's date.",
    ),
)

PRIORITIES: Rows = (
    dict(
        code="ITT",
        name="Initial Teacher Training",
        aliases="Initial Teaching Training; School Direct; SCITT",
        description=(
            "the recruitment, induction, training, assessment & employment of trainees seeking to "
            "enter the teaching profession"
        ),
        lead="Grace Okell",
    ),
    dict(
        code="PL",
        name="Professional Learning",
        aliases=(
            "Continuing Professional & Leadership Development; CPLD; CPD; Professional Development"
        ),
        description=(
            "the planning, co-ordination, delivery, assessment and evaluation of continuing "
            "professional development for teachers, teaching assistants, school staff, leaders "
            "and governors"
        ),
        lead="Owen Tansley",
    ),
    dict(
        code="PS",
        name="Professional Support",
        aliases="School-to-School Support; StSS; S2S",
        description=(
            "the planning, negotiation, commissioning, coordination, development and evaluation "
            "of school-to-school support for teachers, teaching assistants, school staff, leaders "
            "and governors by system leaders: Specialist Leaders of Education (SLE), Local "
            "Leaders of Education (LLE), National Leaders of Education (NLE) and National Leaders "
            "of Governance (NLG)"
        ),
        lead="Lena Brackwell",
    ),
)

_SINCE = date(2018, 9, 1)
ORGANISATIONS: Rows = (
    dict(
        name=ST_HUGHS,
        short_name="St Hugh's",
        kind="Teaching school",
        partner="Yes",
        partner_since=_SINCE,
        note="Leads the alliance.",
    ),
    dict(
        name=HUMBER,
        short_name="The Humber",
        kind="Teaching school",
        partner="Yes",
        partner_since=_SINCE,
    ),
    dict(
        name=MILLFIELD,
        short_name="Millfield Rise",
        kind="Secondary",
        partner="Yes",
        partner_since=_SINCE,
    ),
    dict(
        name=SALTMARSH,
        short_name="Saltmarsh Infants",
        kind="Primary",
        partner="Yes",
        partner_since=_SINCE,
    ),
    dict(
        name=THORNBECK, short_name="Thornbeck", kind="Primary", partner="Yes", partner_since=_SINCE
    ),
    dict(name=LARKSPUR, short_name="Larkspur", kind="Special", partner="Yes", partner_since=_SINCE),
    dict(
        name=WOLDS,
        short_name="Wolds Edge",
        kind="College",
        partner="Yes",
        partner_since=date(2019, 9, 1),
    ),
    dict(
        name=NORTH_BANK,
        short_name="North Bank",
        kind="Trust",
        partner="Yes",
        partner_since=date(2019, 9, 1),
    ),
    dict(
        name=OFFICE,
        short_name="The office",
        kind="Service",
        partner="No",
        note="Secretariat; never counted.",
    ),
)


def _member(name: str, **more: object) -> Row:
    """A member since September 2019 with an address for examples, unless said otherwise."""
    first, _, last = name.rpartition(" ")
    email = f"{first[0]}.{last}@example.org".lower().replace("'", "")
    usual = dict(role="Member", email=email, joined=date(2019, 9, 12))
    return {"name": name, **usual, **more}


MEMBERS: Rows = (
    _member(
        "Priya Marlowe",
        organisation=ST_HUGHS,
        job_title="Deputy Headteacher",
        role="Leader",
        telephone="01632 960 101",
        joined=date(2018, 9, 10),
        confirmed_on=AGREED,
    ),
    _member(
        "Jude Harrowgate",
        organisation=ST_HUGHS,
        job_title="Director of Initial Training",
        telephone="01632 960 102",
    ),
    _member(
        "Owen Tansley",
        organisation=HUMBER,
        job_title="Director of Professional Learning",
        telephone="01632 960 110",
    ),
    _member(
        "Corin Wexleigh",
        organisation=HUMBER,
        job_title="Assistant Headteacher",
        telephone="01632 960 111",
    ),
    _member(
        "Rowan Pell",
        organisation=MILLFIELD,
        job_title="Assistant Principal",
        telephone="01632 960 120",
        left=date(2020, 12, 31),
    ),
    _member(
        "Grace Okell",
        organisation=MILLFIELD,
        job_title="Professional Tutor",
        telephone="01632 960 121",
    ),
    _member(
        "Imogen Castledine",
        organisation=SALTMARSH,
        job_title="Headteacher",
        telephone="01632 960 130",
    ),
    _member(
        "Lena Brackwell",
        organisation=THORNBECK,
        job_title="Head of School, SLE",
        telephone="01632 960 140",
    ),
    _member(
        "Yusuf Harland",
        organisation=LARKSPUR,
        job_title="Deputy Headteacher, SLE",
        telephone="01632 960 150",
    ),
    _member(
        "Megan Stroud-Lacey",
        organisation=WOLDS,
        job_title="Head of Teacher Education",
        telephone="01632 960 160",
    ),
    _member(
        "Silas Fenwright",
        organisation=NORTH_BANK,
        job_title="Director of School Improvement",
        telephone="01632 960 170",
        joined=AGREED,
    ),
    _member(
        "Noor Ashgrove",
        organisation=THORNBECK,
        job_title="Chair of Governors, NLG",
        role="Observer",
        telephone="01632 960 141",
    ),
    _member(
        "Hazel Quillon",
        organisation=OFFICE,
        job_title="Alliance Administrator",
        role="Secretariat",
        telephone="01632 960 190",
    ),
    _member(
        "Bettany Crowle",
        organisation=OFFICE,
        job_title="Alliance Assistant",
        role="Secretariat",
        telephone="01632 960 191",
    ),
)

MEETINGS: Rows = (
    dict(
        ref=NOV,
        date=date(2020, 11, 12),
        start=time(15, 30),
        end=time(16, 45),
        venue="Online (video call)",
        focus="Big 3: autumn stocktake",
        chair="Priya Marlowe",
        papers_circulated=date(2020, 11, 4),
        minutes_circulated=date(2020, 11, 18),
        minutes_status="Draft",
        status="Held",
        note="An extra meeting, called as the Terms allow (as required).",
    ),
    dict(
        ref=PAG,
        date=date(2021, 2, 4),
        start=time(9, 30),
        end=time(11, 30),
        venue="Online (video call)",
        focus=(
            "Initial Teacher Training, Continuing Professional & Leadership Development, "
            "School-to-School Support"
        ),
        chair="Priya Marlowe",
        minutes_status="Not started",
        status="Planned",
    ),
)

ATTENDANCE: Rows = (
    dict(meeting=NOV, name="Priya Marlowe", status="Present", how="Online"),
    dict(meeting=NOV, name="Owen Tansley", status="Present", how="Online"),
    dict(meeting=NOV, name="Rowan Pell", status="Apologies"),
    dict(
        meeting=NOV,
        name="Tom Ferriby-Cole",
        organisation=MILLFIELD,
        status="Present",
        substitute_for="Rowan Pell",
        arrived=time(15, 40),
        how="Online",
    ),
    dict(meeting=NOV, name="Lena Brackwell", status="Present", how="Online"),
    dict(meeting=NOV, name="Yusuf Harland", status="Present", left=time(16, 30), how="Online"),
    dict(meeting=NOV, name="Grace Okell", status="Apologies"),
    dict(meeting=NOV, name="Jude Harrowgate", status="Apologies"),
    dict(meeting=NOV, name="Corin Wexleigh", status="Apologies"),
    dict(meeting=NOV, name="Imogen Castledine", status="Apologies"),
    dict(meeting=NOV, name="Noor Ashgrove", status="Present", how="Online"),
    dict(meeting=NOV, name="Megan Stroud-Lacey", status="Present", how="Online"),
    dict(meeting=NOV, name="Silas Fenwright", status="Apologies"),
    dict(meeting=NOV, name="Hazel Quillon", status="Present", how="Online"),
    dict(meeting=NOV, name="Bettany Crowle", status="Apologies"),
    dict(meeting=PAG, name="Imogen Castledine", status="Apologies"),
    dict(meeting=PAG, name="Corin Wexleigh", status="Apologies"),
    dict(meeting=PAG, name="Priya Marlowe", status="Expected", how="Online"),
    dict(meeting=PAG, name="Owen Tansley", status="Expected", how="Online"),
    dict(meeting=PAG, name="Grace Okell", status="Expected", how="Online"),
    dict(meeting=PAG, name="Lena Brackwell", status="Expected", how="Online"),
    dict(meeting=PAG, name="Yusuf Harland", status="Expected", how="Online"),
)

_LEAD = "Priya Marlowe"
AGENDA: Rows = (
    dict(
        meeting=PAG,
        no=1,
        title="Welcome and apologies",
        lead=_LEAD,
        purpose="Information",
        minutes=5,
    ),
    dict(
        meeting=PAG,
        no=2,
        title="Declarations of interest",
        lead=_LEAD,
        purpose="Information",
        minutes=2,
    ),
    dict(
        meeting=PAG,
        no=3,
        title="Minutes of the last meeting",
        lead=_LEAD,
        purpose="Decision",
        minutes=5,
        paper="Paper A: Minutes of 12 November 2020",
    ),
    dict(
        meeting=PAG,
        no=4,
        title="Matters arising and action log",
        lead="Hazel Quillon",
        purpose="Discussion",
        minutes=8,
        paper="Paper B: Action log",
    ),
    dict(
        meeting=PAG,
        no=5,
        title="Big 3 action plan and progress reports",
        lead=_LEAD,
        purpose="Discussion",
        minutes=15,
        paper="Paper C: Termly report, autumn",
        notes="What the Strategic Board asked in December.",
    ),
    dict(
        meeting=PAG,
        no=6,
        title="Initial Teacher Training: progress and plans for 2021-22",
        lead="Grace Okell",
        purpose="Decision",
        minutes=20,
        priority="ITT",
        paper="Paper D: Placement plan",
        notes="Placements while schools are open to few pupils.",
    ),
    dict(
        meeting=PAG,
        no=7,
        title="Professional Learning: progress and plans for 2021-22",
        lead="Owen Tansley",
        purpose="Decision",
        minutes=20,
        priority="PL",
        paper="Paper E: CPLD plan and needs survey",
    ),
    dict(
        meeting=PAG,
        no=8,
        title="Professional Support: progress and plans for 2021-22",
        lead="Lena Brackwell",
        purpose="Decision",
        minutes=20,
        priority="PS",
        paper="Paper F: School-to-school support plan",
    ),
    dict(
        meeting=PAG,
        no=9,
        title="Planning for 2021-22: personnel, needs, events and actions",
        lead=_LEAD,
        purpose="Decision",
        minutes=15,
        paper="Paper G: Planning summary",
        notes="With the future of teaching school hubs in mind.",
    ),
    dict(
        meeting=PAG,
        no=10,
        title="Agreed action points",
        lead="Hazel Quillon",
        purpose="Information",
        minutes=5,
    ),
    dict(
        meeting=PAG,
        no=11,
        title="Any other urgent business",
        lead=_LEAD,
        purpose="Discussion",
        minutes=3,
    ),
    dict(
        meeting=PAG,
        no=12,
        title="Date of next meeting",
        lead=_LEAD,
        purpose="Information",
        minutes=2,
    ),
)

DECISIONS: Rows = (
    dict(
        ref="D-2020-01",
        meeting=NOV,
        agenda_no="4",
        text="Agreed that second placements may be completed online until Easter.",
        priority="ITT",
    ),
    dict(
        ref="D-2020-02",
        meeting=NOV,
        agenda_no="5",
        text="Agreed the CPLD calendar for spring, all of it online.",
        priority="PL",
    ),
    dict(
        ref="D-2020-03",
        meeting=NOV,
        agenda_no="6",
        text="Agreed to match a specialist leader to every request within ten school days.",
        priority="PS",
    ),
)

ACTIONS: Rows = (
    dict(
        ref="A-2020-01",
        raised_at=NOV,
        agenda_no="4",
        priority="ITT",
        text="Confirm second placements with all partner schools",
        owner="Grace Okell",
        due=date(2021, 1, 29),
        status="In progress",
        progress="7 of 8 schools have replied.",
    ),
    dict(
        ref="A-2020-02",
        raised_at=NOV,
        agenda_no="4",
        priority="ITT",
        text="Write the guide to mentoring trainees online",
        owner="Jude Harrowgate",
        due=date(2020, 12, 11),
        status="Complete",
        completed_on=date(2020, 12, 9),
        progress="Sent to all mentors.",
    ),
    dict(
        ref="A-2020-03",
        raised_at=NOV,
        agenda_no="4",
        priority="ITT",
        text="Ask the college for the employment figures of last year's trainees",
        owner="Megan Stroud-Lacey",
        due=date(2021, 2, 26),
        status="Open",
    ),
    dict(
        ref="A-2020-04",
        raised_at=NOV,
        agenda_no="5",
        priority="PL",
        text="Send the training needs survey to all schools",
        owner="Owen Tansley",
        due=date(2020, 12, 4),
        status="Complete",
        completed_on=date(2020, 12, 3),
        progress="52 answers.",
    ),
    dict(
        ref="A-2020-05",
        raised_at=NOV,
        agenda_no="5",
        priority="PL",
        text="Draw up the CPLD plan for 2021-22 from the survey",
        owner="Owen Tansley",
        due=date(2021, 1, 27),
        status="In progress",
        progress="First draft is with the Leader.",
    ),
    dict(
        ref="A-2020-06",
        raised_at=NOV,
        agenda_no="5",
        priority="PL",
        text="Find two speakers for the summer conference",
        owner="Corin Wexleigh",
        due=date(2021, 3, 19),
        status="Open",
    ),
    dict(
        ref="A-2020-07",
        raised_at=NOV,
        agenda_no="6",
        priority="PS",
        text="List the system leaders who can support online",
        owner="Lena Brackwell",
        due=date(2020, 12, 18),
        status="Complete",
        completed_on=date(2020, 12, 17),
        progress="14 of 19 can.",
    ),
    dict(
        ref="A-2020-08",
        raised_at=NOV,
        agenda_no="6",
        priority="PS",
        text="Agree review dates with the schools now supported",
        owner="Yusuf Harland",
        due=date(2021, 2, 12),
        status="In progress",
        progress="Three of five agreed.",
    ),
    dict(
        ref="A-2020-09",
        raised_at=NOV,
        agenda_no="6",
        priority="PS",
        text="Draft the support plan for 2021-22",
        owner="Lena Brackwell",
        due=date(2021, 1, 27),
        status="In progress",
    ),
    dict(
        ref="A-2020-10",
        raised_at=NOV,
        agenda_no="5",
        priority="PL",
        text="Share news of teaching school hubs with all partners",
        owner="Hazel Quillon",
        due=date(2021, 2, 1),
        status="Open",
    ),
)


def _kpi(ref: str, **more: object) -> Row:
    """An indicator of the alliance's own that is told every term, unless said otherwise."""
    usual = dict(better="Higher", year_total="Latest", source="Alliance", reported="Termly")
    return {"ref": ref, "priority": ref[:-1], **usual, **more}


KPIS: Rows = (
    _kpi(
        "ITT1",
        indicator="Trainees in training with the alliance",
        unit="Number",
        baseline=14,
        target=15,
        autumn=16,
        source="National",
    ),
    _kpi(
        "ITT2",
        indicator="Trainees of last year in a teaching post within six months",
        unit="Percent",
        baseline=86,
        target=88,
        autumn=88,
        source="National",
        reported="Yearly",
    ),
    _kpi(
        "ITT3",
        indicator="Partner schools offering a placement",
        unit="Number",
        baseline=7,
        target=8,
        autumn=7,
    ),
    _kpi(
        "PL1",
        indicator="Days of evidence-based CPLD delivered",
        unit="Number",
        baseline=46,
        target=50,
        autumn=17,
        year_total="Add the terms",
        source="National",
        comment="Online since November.",
    ),
    _kpi(
        "PL2",
        indicator="Participants who say practice has improved or will improve",
        unit="Percent",
        baseline=93,
        target=95,
        autumn=94,
        year_total="Average",
        source="National",
    ),
    _kpi(
        "PL3",
        indicator="Leaders on a national professional qualification",
        unit="Number",
        baseline=11,
        target=14,
        autumn=12,
    ),
    _kpi(
        "PS1",
        indicator="Days deployed to schools in need of support",
        unit="Number",
        baseline=34,
        target=36,
        autumn=8,
        year_total="Add the terms",
        source="National",
        comment="Visits were not possible in November.",
    ),
    _kpi(
        "PS2",
        indicator="Support rated good or better by the school",
        unit="Percent",
        baseline=92,
        target=95,
        autumn=100,
        year_total="Average",
        source="National",
    ),
    _kpi(
        "PS3",
        indicator="Requests matched to a system leader within ten school days",
        unit="Percent",
        baseline=70,
        target=90,
        autumn=75,
        year_total="Average",
    ),
)

OBJECTIVES: Rows = (
    dict(
        ref="ITT1",
        priority="ITT",
        text="Recruit and train at least 15 trainees across primary and secondary",
        success_measure="15 trainees begin; none leaves for want of a placement",
        lead="Jude Harrowgate",
        by_when=date(2021, 7, 16),
        rag="Green",
        progress="16 began in September.",
    ),
    dict(
        ref="ITT2",
        priority="ITT",
        text="Secure a second placement for every trainee",
        success_measure="All placed by half term",
        lead="Grace Okell",
        by_when=date(2021, 2, 12),
        rag="Amber",
        progress="7 of 8 schools have replied; two trainees wait for a place.",
    ),
    dict(
        ref="ITT3",
        priority="ITT",
        text="Help every trainee who stays in the area into a post",
        success_measure="88% in post within six months",
        lead="Megan Stroud-Lacey",
        by_when=date(2021, 7, 16),
        rag="Green",
    ),
    dict(
        ref="PL1",
        priority="PL",
        text="Deliver 50 days of evidence-based CPLD",
        success_measure="50 days; 95% say practice improves",
        lead="Owen Tansley",
        by_when=date(2021, 7, 16),
        rag="Green",
        progress="17 days in autumn, the last nine online.",
    ),
    dict(
        ref="PL2",
        priority="PL",
        text="Plan next year's programme from a survey of needs",
        success_measure="Survey of all schools; plan agreed in February",
        lead="Owen Tansley",
        by_when=date(2021, 2, 4),
        rag="Green",
        progress="Survey closed with 52 answers.",
    ),
    dict(
        ref="PL3",
        priority="PL",
        text="Open national professional qualifications to more leaders",
        success_measure="14 leaders on a programme",
        lead="Corin Wexleigh",
        by_when=date(2021, 7, 16),
        rag="Amber",
        progress="12 so far; two places kept for spring.",
    ),
    dict(
        ref="PS1",
        priority="PS",
        text="Deploy system leaders to schools that need support",
        success_measure="36 days in the year",
        lead="Lena Brackwell",
        by_when=date(2021, 7, 16),
        rag="Amber",
        progress="8 days in autumn; online support has begun.",
    ),
    dict(
        ref="PS2",
        priority="PS",
        text="Match a specialist leader to every school that asks within ten school days",
        success_measure="90% within ten school days",
        lead="Lena Brackwell",
        by_when=date(2021, 7, 16),
        rag="Amber",
        progress="6 of 8 requests so far.",
    ),
    dict(
        ref="PS3",
        priority="PS",
        text="Train a new group of specialist leaders",
        success_measure="Six trained by December",
        lead="Yusuf Harland",
        by_when=date(2020, 12, 18),
        rag="Blue",
        progress="Six trained and deployed.",
    ),
)

DEVELOPMENTS: Rows = (
    dict(
        term="Autumn",
        priority="ITT",
        plan_ref="ITT1",
        text=(
            "16 trainees began in September, one more than the national measure asks for; all "
            "were placed within the alliance."
        ),
        impact=(
            "First reviews show all 16 on track. Mentors say that the weekly online seminar has "
            "made support more even between schools."
        ),
        next_steps="Secure the last second placements by half term.",
        rag="Green",
    ),
    dict(
        term="Autumn",
        priority="ITT",
        plan_ref="ITT2",
        text="The guide to mentoring trainees online went to all mentors in December.",
        impact="All 16 trainees kept a full timetable during the November restrictions.",
        next_steps="Two trainees still need a second placement.",
        rag="Amber",
    ),
    dict(
        term="Autumn",
        priority="PL",
        plan_ref="PL1",
        text="17 days of CPLD were delivered, the last nine of them online.",
        impact=(
            "94% of participants say that their practice has improved or will improve; numbers at "
            "twilight sessions rose by a third once they moved online."
        ),
        next_steps="Agree in February which sessions stay online.",
        rag="Green",
    ),
    dict(
        term="Autumn",
        priority="PL",
        plan_ref="PL2",
        text="The survey of training needs closed with 52 answers from all eight partners.",
        impact="It puts early reading, curriculum leadership and staff wellbeing first.",
        next_steps="Bring the CPLD plan for 2021-22 to the February meeting.",
        rag="Green",
    ),
    dict(
        term="Autumn",
        priority="PS",
        plan_ref="PS1",
        text="Eight days of support were deployed to five schools.",
        impact=(
            "All five rated the support good or better; one has moved from weekly to termly "
            "reviews."
        ),
        next_steps="Offer online support to the three schools that wait.",
        rag="Amber",
    ),
    dict(
        term="Autumn",
        priority="PS",
        plan_ref="PS3",
        text="Six specialist leaders completed their training; the alliance now has 19.",
        impact="Two of them were deployed within four weeks.",
        next_steps="Match all six to a school by Easter.",
        rag="Green",
    ),
)

COMMUNICATIONS: Rows = (
    dict(
        ref="C-2020-01",
        date=date(2020, 11, 16),
        kind="Recommendation",
        audience="Partner headteachers",
        subject="Second placements online",
        message=(
            "The group recommends that trainees may complete part of the second placement online "
            "until Easter, with a mentor named in each school."
        ),
        channel="E-mail",
        sent_on=date(2020, 11, 18),
    ),
    dict(
        ref="C-2020-02",
        date=date(2020, 12, 7),
        kind="Concern",
        audience="Strategic Board",
        subject="Days of support to schools",
        message=(
            "Visits to schools were not possible in November. Without online support the year's "
            "36 days will not be reached."
        ),
        channel="E-mail",
        sent_on=date(2020, 12, 8),
    ),
)

CYCLE: Rows = (
    dict(
        month="September",
        body=ANNUAL,
        focus=(
            "Annual Meeting; Partnership Report; TSA Operational Plans; Membership of Planning "
            "Action Group; Agreed Priorities & Actions for 2020-21"
        ),
        paper_due="Partnership Report",
    ),
    dict(
        month="December",
        body=BOARD,
        focus="LLF TSA Strategic Priorities; TSC/DfE News; Progress Reports",
        paper_due="Termly report",
    ),
    dict(
        month="February",
        body=GROUP,
        focus=(
            "Initial Teacher Training; Continuing Professional & Leadership Development; "
            "School-to-School Support"
        ),
    ),
    dict(
        month="March",
        body=BOARD,
        focus="LLF Future Plans; TSC/DfE News; Progress Reports & Review",
        paper_due="Termly report",
    ),
    dict(
        month="July",
        body=BOARD,
        focus="LLF TSA Strategic Plan; TSC/DfE News; Progress Reports & Review",
        paper_due="Termly report",
    ),
)

RISKS: Rows = (
    dict(
        ref="R1",
        priority="ITT",
        text="Too few second placements while schools are open to few pupils",
        likelihood="High",
        impact="Medium",
        response="Mentoring online; later second placements",
        owner="Grace Okell",
    ),
    dict(
        ref="R2",
        priority="PS",
        text="Schools in need do not ask for support while staff are stretched",
        likelihood="Medium",
        impact="High",
        response="A call to every head each half term; support online",
        owner="Lena Brackwell",
    ),
)

CALENDAR: Rows = (
    dict(
        date=AGREED,
        body=ANNUAL,
        focus=CYCLE[0]["focus"],
        paper_due="Partnership Report",
        sent_on=date(2020, 9, 3),
    ),
    dict(date=date(2020, 11, 12), body=GROUP, focus="Big 3: autumn stocktake"),
    dict(
        date=date(2020, 12, 10),
        body=BOARD,
        focus=CYCLE[1]["focus"],
        paper_due="Termly report",
        sent_on=date(2020, 12, 3),
    ),
    dict(date=date(2021, 2, 4), body=GROUP, focus=CYCLE[2]["focus"]),
    dict(date=date(2021, 3, 18), body=BOARD, focus=CYCLE[3]["focus"], paper_due="Termly report"),
    dict(date=date(2021, 7, 8), body=BOARD, focus=CYCLE[4]["focus"], paper_due="Termly report"),
    dict(
        date=date(2021, 9, 9),
        body=ANNUAL,
        focus=(
            "Annual Meeting; Partnership Report; TSA Operational Plans; Membership of Planning "
            "Action Group; Agreed Priorities & Actions for 2021-22 (provisional date)"
        ),
        paper_due="Partnership Report",
    ),
)

_KEPT = "Shared drive > Governance"
DOCUMENTS: Rows = (
    dict(
        title="LLF TSA Memorandum of Understanding",
        owner=OFFICE,
        dated="September 2020",
        where_kept=_KEPT,
    ),
    dict(title="LLF TSA Strategic Plan", owner=BOARD, dated="July 2020", where_kept=_KEPT),
    dict(title="LLF TSA Action Plan", owner=BOARD, dated="July 2020", where_kept=_KEPT),
    dict(
        title="LLF TSA Policies, Processes & Protocols",
        owner=OFFICE,
        dated="September 2020",
        where_kept=_KEPT,
    ),
    dict(
        title="LLF TSA Meeting Schedule & Calendar",
        owner=OFFICE,
        dated="September 2020",
        where_kept=_KEPT,
    ),
    dict(
        title="TSC Key Performance Indicators (KPI)",
        owner="Teaching Schools Council",
        dated="2018",
        where_kept=_KEPT,
    ),
)

ROWS: Mapping[str, Rows] = {
    "Terms": TERMS,
    "Priorities": PRIORITIES,
    "Organisations": ORGANISATIONS,
    "Members": MEMBERS,
    "Meetings": MEETINGS,
    "Attendance": ATTENDANCE,
    "Agenda": AGENDA,
    "Decisions": DECISIONS,
    "Actions": ACTIONS,
    "KPIs": KPIS,
    "Action plan": OBJECTIVES,
    "Developments": DEVELOPMENTS,
    "Communications": COMMUNICATIONS,
    "Cycle": CYCLE,
    "Risks": RISKS,
    "Calendar": CALENDAR,
    "Documents": DOCUMENTS,
}
