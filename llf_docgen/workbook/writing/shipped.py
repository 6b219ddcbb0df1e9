"""The rows of the starter workbook: the Terms of Reference for 2020-21.

What the Terms give is word for word; other schools and all people are invented. Figures are
invented too. Each table lists its rows in the order of the sheet's columns in `layout`.
"""

from __future__ import annotations

from datetime import date, time

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

# Setting, Value, Clause, Note
TERMS = (
    ("Alliance", "Leading Learning Forward Teaching School Alliance", "Purpose", "LLF TSA"),
    (
        "Group",
        "(Improvement) Planning Action Group",
        "Context",
        "The part in brackets is left out of file names and running headers.",
    ),
    ("Lead school", ST_HUGHS, "Purpose", ""),
    ("Academic year", "2020-21", "Context", ""),
    ("Secretariat", OFFICE, "Secretariat", ""),
    ("Accountable to", BOARD, "Accountability and Governance", ""),
    ("Membership agreed at", "Alliance Partnership Group", "Action Group Membership", ""),
    ("Membership agreed on", AGREED, "Action Group Membership", ""),
    (
        "Quorum (partner organisations)",
        3,
        "Action Group Membership",
        "Representatives from this many partner organisations are present.",
    ),
    ("Representatives per partner (at least)", 1, "Action Group Membership", ""),
    ("Meetings in the year (at least)", 1, "Action Group Membership", "and as required"),
    (
        "Meeting month",
        "February",
        "Action Group Membership",
        'The Terms say "in February 2020" in a 2020-21 year whose only scheduled meeting is '
        "Thursday 4 February 2021. Taken: the February inside the academic year.",
    ),
    ("Papers circulated (days before)", 7, "Secretariat", "at least one week in advance"),
    ("Minutes circulated (days after)", 7, "Secretariat", "within one week after each meeting"),
    ("Days are counted", "calendar", "Secretariat", "calendar, clear or working"),
    ("Quorum counts", "organisations", "Action Group Membership", "organisations or people"),
    (
        "Substitutes count",
        "Yes",
        "Action Group Membership",
        "The Terms are silent. Taken: for the organisation they stand for.",
    ),
    (
        "Remote attendance counts",
        "Yes",
        "Action Group Membership",
        "The Terms are silent. Taken: online and by telephone counts.",
    ),
    (
        "Board papers (days before)",
        7,
        "Deliverables",
        "The Terms give a notice for the group's own papers only. Taken: the same.",
    ),
    ("Say deadlines (days ahead)", 21, "", "How long before a deadline the check speaks of it."),
    ("Leader is called", "Leader", "Role of the Leader", "Leader, Chair or Convenor."),
    ("Leader confirmed (months)", 12, "Role of the Leader", "confirmed annually"),
    (
        "Priorities",
        "ITT; PL; PS",
        "Purpose",
        '"Initial Teaching Training" in the Purpose is Initial Teacher Training elsewhere.',
    ),
    ("Scheduled meetings", "Thursday 4 February 2021", "Meeting Date & Focus", ""),
    ("Named partners", f"{ST_HUGHS}; {HUMBER}", "Purpose", ""),
    (
        "Outcome aspects",
        "personnel (staff, leads); needs (training needs); events (courses, conferences); actions",
        "Meeting Outcomes",
        "Spring: Big 3 plans reviewed and considered - personnel, needs, events and actions "
        "agreed for 2021-22",
    ),
    ("Spending words", "buy; purchase; pay for; reimburse; fund", "Resources and Budget", ""),
    (
        "Confidential documents",
        "Agenda; Minutes; Action log; Termly report",
        "Secretariat",
        "Papers are treated as confidential; the Partnership Report is read by all partners.",
    ),
    (
        "RAG means",
        "Blue: complete; Green: on track; Amber: behind, will recover; "
        "Red: off track, the Board's help needed",
        "Deliverables",
        "",
    ),
    (
        "School holidays",
        "26-30 October 2020; 21 December 2020-1 January 2021; 15-19 February; 2-16 April; "
        "31 May-4 June; 26 July-31 August 2021",
        "",
        "Typical of many areas; put your own dates.",
    ),
    ("Bank holidays of", "England", "", ""),
    (
        "Reference documents",
        "LLF TSA Memorandum of Understanding; LLF TSA Strategic Plan; LLF TSA Action Plan; "
        "LLF TSA Policies, Processes & Protocols; LLF TSA Meeting Schedule & Calendar; "
        "TSC Key Performance Indicators (KPI)",
        "Reference Documents",
        "",
    ),
    (
        "Holds a budget",
        "No",
        "Resources and Budget",
        "Venue costs are met by the TSA, staffing costs by each organisation.",
    ),
    (
        "Confidentiality statement",
        "Confidential: for members of the Planning Action Group and those they report to.",
        "Secretariat",
        "The office's own sentence; it stands at the foot of every paper.",
    ),
    ("Autumn term begins", date(2020, 9, 1), "", "Local dates: check."),
    ("Spring term begins", date(2021, 1, 4), "", "Local dates: check."),
    ("Summer term begins", date(2021, 4, 19), "", "Local dates: check."),
    ("Year ends", date(2021, 8, 31), "", ""),
    ("Termly report to", BOARD, "Deliverables", ""),
    ("Partnership Report to", ANNUAL, "Deliverables", "Due at the September after the year."),
    (
        "Standing items",
        "Apologies; Declarations of interest; Minutes of the last meeting; "
        "Matters arising and action log; Big 3 action plan and progress reports; "
        "Planning for 2021-22; Agreed action points; Date of next meeting",
        "Meeting Agenda",
        "",
    ),
    (
        "As at",
        date(2021, 1, 18),
        "",
        "The day the workbook is judged by. Clear this cell to use today's date.",
    ),
)

PRIORITIES = (
    (
        "ITT",
        "Initial Teacher Training",
        "Initial Teaching Training; School Direct; SCITT",
        "the recruitment, induction, training, assessment & employment of trainees seeking to "
        "enter the teaching profession",
        "Grace Okell",
    ),
    (
        "PL",
        "Professional Learning",
        "Continuing Professional & Leadership Development; CPLD; CPD; Professional Development",
        "the planning, co-ordination, delivery, assessment and evaluation of continuing "
        "professional development for teachers, teaching assistants, school staff, leaders and "
        "governors",
        "Owen Tansley",
    ),
    (
        "PS",
        "Professional Support",
        "School-to-School Support; StSS; S2S",
        "the planning, negotiation, commissioning, coordination, development and evaluation of "
        "school-to-school support for teachers, teaching assistants, school staff, leaders and "
        "governors by system leaders: Specialist Leaders of Education (SLE), Local Leaders of "
        "Education (LLE), National Leaders of Education (NLE) and National Leaders of "
        "Governance (NLG)",
        "Lena Brackwell",
    ),
)

_SINCE = date(2018, 9, 1)
ORGANISATIONS = (
    (ST_HUGHS, "St Hugh's", "Teaching school", "Yes", _SINCE, None, "Leads the alliance."),
    (HUMBER, "The Humber", "Teaching school", "Yes", _SINCE, None, ""),
    (MILLFIELD, "Millfield Rise", "Secondary", "Yes", _SINCE, None, ""),
    (SALTMARSH, "Saltmarsh Infants", "Primary", "Yes", _SINCE, None, ""),
    (THORNBECK, "Thornbeck", "Primary", "Yes", _SINCE, None, ""),
    (LARKSPUR, "Larkspur", "Special", "Yes", _SINCE, None, ""),
    (WOLDS, "Wolds Edge", "College", "Yes", date(2019, 9, 1), None, ""),
    (NORTH_BANK, "North Bank", "Trust", "Yes", date(2019, 9, 1), None, ""),
    (OFFICE, "The office", "Service", "No", None, None, "Secretariat; never counted."),
)


def _member(name: str, at: str, job: str, role: str, telephone: str, **more: object) -> tuple:  # type: ignore[type-arg]
    first, _, last = name.rpartition(" ")
    address = f"{first[0]}.{last}@example.org".lower().replace("'", "")
    joined, left = more.get("joined", date(2019, 9, 12)), more.get("left")
    return (name, at, job, role, address, telephone, joined, left, more.get("confirmed"))


MEMBERS = (
    _member(
        "Priya Marlowe",
        ST_HUGHS,
        "Deputy Headteacher",
        "Leader",
        "01632 960 101",
        joined=date(2018, 9, 10),
        confirmed=AGREED,
    ),
    _member("Jude Harrowgate", ST_HUGHS, "Director of Initial Training", "Member", "01632 960 102"),
    _member("Owen Tansley", HUMBER, "Director of Professional Learning", "Member", "01632 960 110"),
    _member("Corin Wexleigh", HUMBER, "Assistant Headteacher", "Member", "01632 960 111"),
    _member(
        "Rowan Pell",
        MILLFIELD,
        "Assistant Principal",
        "Member",
        "01632 960 120",
        left=date(2020, 12, 31),
    ),
    _member("Grace Okell", MILLFIELD, "Professional Tutor", "Member", "01632 960 121"),
    _member("Imogen Castledine", SALTMARSH, "Headteacher", "Member", "01632 960 130"),
    _member("Lena Brackwell", THORNBECK, "Head of School, SLE", "Member", "01632 960 140"),
    _member("Yusuf Harland", LARKSPUR, "Deputy Headteacher, SLE", "Member", "01632 960 150"),
    _member("Megan Stroud-Lacey", WOLDS, "Head of Teacher Education", "Member", "01632 960 160"),
    _member(
        "Silas Fenwright",
        NORTH_BANK,
        "Director of School Improvement",
        "Member",
        "01632 960 170",
        joined=AGREED,
    ),
    _member("Noor Ashgrove", THORNBECK, "Chair of Governors, NLG", "Observer", "01632 960 141"),
    _member("Hazel Quillon", OFFICE, "Alliance Administrator", "Secretariat", "01632 960 190"),
    _member("Bettany Crowle", OFFICE, "Alliance Assistant", "Secretariat", "01632 960 191"),
)

MEETINGS = (
    (
        NOV,
        date(2020, 11, 12),
        time(15, 30),
        time(16, 45),
        "Online (video call)",
        "Big 3: autumn stocktake",
        "Priya Marlowe",
        date(2020, 11, 4),
        date(2020, 11, 18),
        "Draft",
        "",
        "Held",
        "An extra meeting, called as the Terms allow (as required).",
    ),
    (
        PAG,
        date(2021, 2, 4),
        time(9, 30),
        time(11, 30),
        "Online (video call)",
        "Initial Teacher Training, Continuing Professional & Leadership Development, "
        "School-to-School Support",
        "Priya Marlowe",
        None,
        None,
        "Not started",
        "",
        "Planned",
        "",
    ),
)

ATTENDANCE = (
    (NOV, "Priya Marlowe", "", "Present", "", None, None, "Online"),
    (NOV, "Owen Tansley", "", "Present", "", None, None, "Online"),
    (NOV, "Rowan Pell", "", "Apologies", "", None, None, ""),
    (NOV, "Tom Ferriby-Cole", MILLFIELD, "Present", "Rowan Pell", time(15, 40), None, "Online"),
    (NOV, "Lena Brackwell", "", "Present", "", None, None, "Online"),
    (NOV, "Yusuf Harland", "", "Present", "", None, time(16, 30), "Online"),
    (NOV, "Grace Okell", "", "Apologies", "", None, None, ""),
    (NOV, "Jude Harrowgate", "", "Apologies", "", None, None, ""),
    (NOV, "Corin Wexleigh", "", "Apologies", "", None, None, ""),
    (NOV, "Imogen Castledine", "", "Apologies", "", None, None, ""),
    (NOV, "Noor Ashgrove", "", "Present", "", None, None, "Online"),
    (NOV, "Megan Stroud-Lacey", "", "Present", "", None, None, "Online"),
    (NOV, "Silas Fenwright", "", "Apologies", "", None, None, ""),
    (NOV, "Hazel Quillon", "", "Present", "", None, None, "Online"),
    (NOV, "Bettany Crowle", "", "Apologies", "", None, None, ""),
    (PAG, "Imogen Castledine", "", "Apologies", "", None, None, ""),
    (PAG, "Corin Wexleigh", "", "Apologies", "", None, None, ""),
    (PAG, "Priya Marlowe", "", "Expected", "", None, None, "Online"),
    (PAG, "Owen Tansley", "", "Expected", "", None, None, "Online"),
    (PAG, "Grace Okell", "", "Expected", "", None, None, "Online"),
    (PAG, "Lena Brackwell", "", "Expected", "", None, None, "Online"),
    (PAG, "Yusuf Harland", "", "Expected", "", None, None, "Online"),
)

_LEAD = "Priya Marlowe"
AGENDA = (
    (PAG, 1, "Welcome and apologies", _LEAD, "Information", 5, "", "", None, ""),
    (PAG, 2, "Declarations of interest", _LEAD, "Information", 2, "", "", None, ""),
    (
        PAG,
        3,
        "Minutes of the last meeting",
        _LEAD,
        "Decision",
        5,
        "",
        "Paper A: Minutes of 12 November 2020",
        None,
        "",
    ),
    (
        PAG,
        4,
        "Matters arising and action log",
        "Hazel Quillon",
        "Discussion",
        8,
        "",
        "Paper B: Action log",
        None,
        "",
    ),
    (
        PAG,
        5,
        "Big 3 action plan and progress reports",
        _LEAD,
        "Discussion",
        15,
        "",
        "Paper C: Termly report, autumn",
        None,
        "What the Strategic Board asked in December.",
    ),
    (
        PAG,
        6,
        "Initial Teacher Training: progress and plans for 2021-22",
        "Grace Okell",
        "Decision",
        20,
        "ITT",
        "Paper D: Placement plan",
        None,
        "Placements while schools are open to few pupils.",
    ),
    (
        PAG,
        7,
        "Professional Learning: progress and plans for 2021-22",
        "Owen Tansley",
        "Decision",
        20,
        "PL",
        "Paper E: CPLD plan and needs survey",
        None,
        "",
    ),
    (
        PAG,
        8,
        "Professional Support: progress and plans for 2021-22",
        "Lena Brackwell",
        "Decision",
        20,
        "PS",
        "Paper F: School-to-school support plan",
        None,
        "",
    ),
    (
        PAG,
        9,
        "Planning for 2021-22: personnel, needs, events and actions",
        _LEAD,
        "Decision",
        15,
        "",
        "Paper G: Planning summary",
        None,
        "With the future of teaching school hubs in mind.",
    ),
    (PAG, 10, "Agreed action points", "Hazel Quillon", "Information", 5, "", "", None, ""),
    (PAG, 11, "Any other urgent business", _LEAD, "Discussion", 3, "", "", None, ""),
    (PAG, 12, "Date of next meeting", _LEAD, "Information", 2, "", "", None, ""),
)

DECISIONS = (
    (
        "D-2020-01",
        NOV,
        "4",
        "Agreed that second placements may be completed online until Easter.",
        "ITT",
    ),
    ("D-2020-02", NOV, "5", "Agreed the CPLD calendar for spring, all of it online.", "PL"),
    (
        "D-2020-03",
        NOV,
        "6",
        "Agreed to match a specialist leader to every request within ten school days.",
        "PS",
    ),
)

ACTIONS = (
    (
        "A-2020-01",
        NOV,
        "ITT",
        "Confirm second placements with all partner schools",
        "Grace Okell",
        date(2021, 1, 29),
        "In progress",
        None,
        "7 of 8 schools have replied.",
    ),
    (
        "A-2020-02",
        NOV,
        "ITT",
        "Write the guide to mentoring trainees online",
        "Jude Harrowgate",
        date(2020, 12, 11),
        "Complete",
        date(2020, 12, 9),
        "Sent to all mentors.",
    ),
    (
        "A-2020-03",
        NOV,
        "ITT",
        "Ask the college for the employment figures of last year's trainees",
        "Megan Stroud-Lacey",
        date(2021, 2, 26),
        "Open",
        None,
        "",
    ),
    (
        "A-2020-04",
        NOV,
        "PL",
        "Send the training needs survey to all schools",
        "Owen Tansley",
        date(2020, 12, 4),
        "Complete",
        date(2020, 12, 3),
        "52 answers.",
    ),
    (
        "A-2020-05",
        NOV,
        "PL",
        "Draw up the CPLD plan for 2021-22 from the survey",
        "Owen Tansley",
        date(2021, 1, 27),
        "In progress",
        None,
        "First draft is with the Leader.",
    ),
    (
        "A-2020-06",
        NOV,
        "PL",
        "Find two speakers for the summer conference",
        "Corin Wexleigh",
        date(2021, 3, 19),
        "Open",
        None,
        "",
    ),
    (
        "A-2020-07",
        NOV,
        "PS",
        "List the system leaders who can support online",
        "Lena Brackwell",
        date(2020, 12, 18),
        "Complete",
        date(2020, 12, 17),
        "14 of 19 can.",
    ),
    (
        "A-2020-08",
        NOV,
        "PS",
        "Agree review dates with the schools now supported",
        "Yusuf Harland",
        date(2021, 2, 12),
        "In progress",
        None,
        "Three of five agreed.",
    ),
    (
        "A-2020-09",
        NOV,
        "PS",
        "Draft the support plan for 2021-22",
        "Lena Brackwell",
        date(2021, 1, 27),
        "In progress",
        None,
        "",
    ),
    (
        "A-2020-10",
        NOV,
        "PL",
        "Share news of teaching school hubs with all partners",
        "Hazel Quillon",
        date(2021, 2, 1),
        "Open",
        None,
        "",
    ),
)


def _kpi(ref: str, indicator: str, figures: tuple, **more: str) -> tuple:  # type: ignore[type-arg]
    unit, baseline, target, autumn = figures
    return (
        ref,
        ref[:-1],
        indicator,
        unit,
        "Higher",
        baseline,
        target,
        autumn,
        None,
        None,
        more.get("total", "Latest"),
        more.get("source", "Alliance"),
        more.get("reported", "Termly"),
        more.get("comment", ""),
    )


KPIS = (
    _kpi(
        "ITT1",
        "Trainees in training with the alliance",
        ("Number", 14, 15, 16),
        source="National",
    ),
    _kpi(
        "ITT2",
        "Trainees of last year in a teaching post within six months",
        ("Percent", 86, 88, 88),
        source="National",
        reported="Yearly",
    ),
    _kpi("ITT3", "Partner schools offering a placement", ("Number", 7, 8, 7)),
    _kpi(
        "PL1",
        "Days of evidence-based CPLD delivered",
        ("Number", 46, 50, 17),
        total="Add the terms",
        source="National",
        comment="Online since November.",
    ),
    _kpi(
        "PL2",
        "Participants who say practice has improved or will improve",
        ("Percent", 93, 95, 94),
        total="Average",
        source="National",
    ),
    _kpi("PL3", "Leaders on a national professional qualification", ("Number", 11, 14, 12)),
    _kpi(
        "PS1",
        "Days deployed to schools in need of support",
        ("Number", 34, 36, 8),
        total="Add the terms",
        source="National",
        comment="Visits were not possible in November.",
    ),
    _kpi(
        "PS2",
        "Support rated good or better by the school",
        ("Percent", 92, 95, 100),
        total="Average",
        source="National",
    ),
    _kpi(
        "PS3",
        "Requests matched to a system leader within ten school days",
        ("Percent", 70, 90, 75),
        total="Average",
    ),
)

OBJECTIVES = (
    (
        "ITT1",
        "ITT",
        "Recruit and train at least 15 trainees across primary and secondary",
        "15 trainees begin; none leaves for want of a placement",
        "Jude Harrowgate",
        date(2021, 7, 16),
        "Green",
        "16 began in September.",
    ),
    (
        "ITT2",
        "ITT",
        "Secure a second placement for every trainee",
        "All placed by half term",
        "Grace Okell",
        date(2021, 2, 12),
        "Amber",
        "7 of 8 schools have replied; two trainees wait for a place.",
    ),
    (
        "ITT3",
        "ITT",
        "Help every trainee who stays in the area into a post",
        "88% in post within six months",
        "Megan Stroud-Lacey",
        date(2021, 7, 16),
        "Green",
        "",
    ),
    (
        "PL1",
        "PL",
        "Deliver 50 days of evidence-based CPLD",
        "50 days; 95% say practice improves",
        "Owen Tansley",
        date(2021, 7, 16),
        "Green",
        "17 days in autumn, the last nine online.",
    ),
    (
        "PL2",
        "PL",
        "Plan next year's programme from a survey of needs",
        "Survey of all schools; plan agreed in February",
        "Owen Tansley",
        date(2021, 2, 4),
        "Green",
        "Survey closed with 52 answers.",
    ),
    (
        "PL3",
        "PL",
        "Open national professional qualifications to more leaders",
        "14 leaders on a programme",
        "Corin Wexleigh",
        date(2021, 7, 16),
        "Amber",
        "12 so far; two places kept for spring.",
    ),
    (
        "PS1",
        "PS",
        "Deploy system leaders to schools that need support",
        "36 days in the year",
        "Lena Brackwell",
        date(2021, 7, 16),
        "Amber",
        "8 days in autumn; online support has begun.",
    ),
    (
        "PS2",
        "PS",
        "Match a specialist leader to every school that asks within ten school days",
        "90% within ten school days",
        "Lena Brackwell",
        date(2021, 7, 16),
        "Amber",
        "6 of 8 requests so far.",
    ),
    (
        "PS3",
        "PS",
        "Train a new group of specialist leaders",
        "Six trained by December",
        "Yusuf Harland",
        date(2020, 12, 18),
        "Blue",
        "Six trained and deployed.",
    ),
)

DEVELOPMENTS = (
    (
        "Autumn",
        "ITT",
        "ITT1",
        "16 trainees began in September, one more than the national measure asks for; all were "
        "placed within the alliance.",
        "First reviews show all 16 on track. Mentors say that the weekly online seminar has "
        "made support more even between schools.",
        "Secure the last second placements by half term.",
        "Green",
    ),
    (
        "Autumn",
        "ITT",
        "ITT2",
        "The guide to mentoring trainees online went to all mentors in December.",
        "All 16 trainees kept a full timetable during the November restrictions.",
        "Two trainees still need a second placement.",
        "Amber",
    ),
    (
        "Autumn",
        "PL",
        "PL1",
        "17 days of CPLD were delivered, the last nine of them online.",
        "94% of participants say that their practice has improved or will improve; numbers at "
        "twilight sessions rose by a third once they moved online.",
        "Agree in February which sessions stay online.",
        "Green",
    ),
    (
        "Autumn",
        "PL",
        "PL2",
        "The survey of training needs closed with 52 answers from all eight partners.",
        "It puts early reading, curriculum leadership and staff wellbeing first.",
        "Bring the CPLD plan for 2021-22 to the February meeting.",
        "Green",
    ),
    (
        "Autumn",
        "PS",
        "PS1",
        "Eight days of support were deployed to five schools.",
        "All five rated the support good or better; one has moved from weekly to termly reviews.",
        "Offer online support to the three schools that wait.",
        "Amber",
    ),
    (
        "Autumn",
        "PS",
        "PS3",
        "Six specialist leaders completed their training; the alliance now has 19.",
        "Two of them were deployed within four weeks.",
        "Match all six to a school by Easter.",
        "Green",
    ),
)

COMMUNICATIONS = (
    (
        "C-2020-01",
        date(2020, 11, 16),
        "Recommendation",
        "Partner headteachers",
        "Second placements online",
        "The group recommends that trainees may complete part of the second placement online "
        "until Easter, with a mentor named in each school.",
        "E-mail",
        date(2020, 11, 18),
    ),
    (
        "C-2020-02",
        date(2020, 12, 7),
        "Concern",
        "Strategic Board",
        "Days of support to schools",
        "Visits to schools were not possible in November. Without online support the year's 36 "
        "days will not be reached.",
        "E-mail",
        date(2020, 12, 8),
    ),
)

CYCLE = (
    (
        "September",
        ANNUAL,
        "Annual Meeting; Partnership Report; TSA Operational Plans; Membership of Planning "
        "Action Group; Agreed Priorities & Actions for 2020-21",
        "Partnership Report",
    ),
    (
        "December",
        BOARD,
        "LLF TSA Strategic Priorities; TSC/DfE News; Progress Reports",
        "Termly report",
    ),
    (
        "February",
        GROUP,
        "Initial Teacher Training; Continuing Professional & Leadership Development; "
        "School-to-School Support",
        "",
    ),
    (
        "March",
        BOARD,
        "LLF Future Plans; TSC/DfE News; Progress Reports & Review",
        "Termly report",
    ),
    (
        "July",
        BOARD,
        "LLF TSA Strategic Plan; TSC/DfE News; Progress Reports & Review",
        "Termly report",
    ),
)

RISKS = (
    (
        "R1",
        "ITT",
        "Too few second placements while schools are open to few pupils",
        "High",
        "Medium",
        "Mentoring online; later second placements",
        "Grace Okell",
    ),
    (
        "R2",
        "PS",
        "Schools in need do not ask for support while staff are stretched",
        "Medium",
        "High",
        "A call to every head each half term; support online",
        "Lena Brackwell",
    ),
)

CALENDAR = (
    (AGREED, ANNUAL, CYCLE[0][2], "Partnership Report", date(2020, 9, 3)),
    (date(2020, 11, 12), GROUP, "Big 3: autumn stocktake", "", None),
    (date(2020, 12, 10), BOARD, CYCLE[1][2], "Termly report", date(2020, 12, 3)),
    (date(2021, 2, 4), GROUP, CYCLE[2][2], "", None),
    (date(2021, 3, 18), BOARD, CYCLE[3][2], "Termly report", None),
    (date(2021, 7, 8), BOARD, CYCLE[4][2], "Termly report", None),
    (
        date(2021, 9, 9),
        ANNUAL,
        "Annual Meeting; Partnership Report; TSA Operational Plans; Membership of Planning "
        "Action Group; Agreed Priorities & Actions for 2021-22 (provisional date)",
        "Partnership Report",
        None,
    ),
)

_KEPT = "Shared drive > Governance"
DOCUMENTS = (
    ("LLF TSA Memorandum of Understanding", OFFICE, "September 2020", _KEPT),
    ("LLF TSA Strategic Plan", BOARD, "July 2020", _KEPT),
    ("LLF TSA Action Plan", BOARD, "July 2020", _KEPT),
    ("LLF TSA Policies, Processes & Protocols", OFFICE, "September 2020", _KEPT),
    ("LLF TSA Meeting Schedule & Calendar", OFFICE, "September 2020", _KEPT),
    ("TSC Key Performance Indicators (KPI)", "Teaching Schools Council", "2018", _KEPT),
)

ROWS = {
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
