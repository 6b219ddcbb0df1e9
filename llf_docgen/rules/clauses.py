"""The sentences of the Terms of Reference that rules stand for, under their clauses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """A clause by its heading, with the sentence that a rule stands for."""

    name: str
    sentence: str


_MEMBERSHIP = "Action Group Membership"
_LEADER = "Role of the Leader"
_SECRETARIAT = "Secretariat"
_DELIVERABLES = "Deliverables"
_RESOURCES = "Resources and Budget"
_CYCLE = "Planning and Evaluation Process"

ESTABLISHED = Clause(
    "Context",
    "The (Improvement) Planning Action Group was established in July 2017 to drive forward the "
    "work of Leading Learning Forward TSA in relation to the Big 3 priorities.",
)
WORK_DEFINED = Clause(
    "Context",
    "The development work of the TSA is defined in the Memorandum of Understanding (2020-21) as "
    "well as in the LLF TSA's Strategic Plan (July 2020) and Action Plan (July 2020).",
)
PARTNERSHIP = Clause(
    "Purpose",
    "LLF TSA, under the leadership of St Hugh's National Teaching School, will work in "
    "partnership with The Humber Teaching School and other key strategic partners.",
)
PRIORITIES = Clause(
    "Purpose",
    "Initial Teaching Training (ITT), Professional Learning (PL) and Professional Support (PS).",
)
BIG_3 = Clause(
    "Scope/Jurisdiction",
    "The Planning Action Group will focus specifically on driving forward the Big 3 areas ... "
    "according to these terms of reference and the requirements of the TSA's action plan.",
)
REPRESENTATIVES = Clause(
    _MEMBERSHIP,
    "The Planning Action Group for 2020-21 will consist of at least one representative from "
    "partner organisations, as agreed at the Alliance Partnership Group meeting on Thursday 10 "
    "September 2020.",
)
MEETS = Clause(
    _MEMBERSHIP,
    "The Planning Action Group will meet at least once during the year, in February 2020, and as "
    "required.",
)
QUORUM = Clause(
    _MEMBERSHIP,
    "Quorum for meetings of the group will be when representatives from three of the action "
    "group partner organisations are present.",
)
SUPPORTED = Clause(_MEMBERSHIP, "The meeting will be supported by LLF TSA Office staff.")
ON_TIME = Clause(
    _LEADER,
    "The Planning Action Group Leader will ensure that the business of meetings is conducted "
    "efficiently so that meetings run on time, decisions are made as required and the importance "
    "of relevant information is considered.",
)
CONFIRMED = Clause(_LEADER, "The leader of the Action Group will be confirmed annually.")
PLANNING = Clause(
    _LEADER,
    "The leader will ensure that strategic and operational planning is robust, timely and "
    "delivered, and that monitoring activity informs on-going evaluation.",
)
OFFICE = Clause(_SECRETARIAT, "This role will be provided by LLF TSA Office staff.")
PAPERS = Clause(
    _SECRETARIAT,
    "Papers will be circulated by e-mail at least one week in advance of meetings and will be "
    "treated as confidential.",
)
MINUTES_SENT = Clause(
    _SECRETARIAT, "Minutes will be circulated within one week after each meeting."
)
BY_EMAIL = Clause(
    _SECRETARIAT,
    "All communications outside of meetings will be conducted by e-mail or telephone.",
)
MINUTES = Clause(_DELIVERABLES, "Minutes of each meeting.")
TERMLY = Clause(
    _DELIVERABLES,
    "Termly reports in relation to the LLF TSA action plan outlining key development points.",
)
CONTRIBUTIONS = Clause(
    _DELIVERABLES,
    "Contributions to the annual Partnership Report in relation to developments towards each of "
    "the Big 3 priorities.",
)
COMMUNICATIONS = Clause(
    _DELIVERABLES,
    "Communications to stakeholders on key issues, concerns and recommendations.",
)
ACCOUNTABLE = Clause(
    "Accountability and Governance",
    "The Planning Action Group will be accountable to the Strategic Board.",
)
NO_BUDGET = Clause(_RESOURCES, "The (Improvement) Planning Action Group will not hold a budget.")
VENUE = Clause(_RESOURCES, "Venue costs for meetings will be met by the TSA.")
SCHEDULED = Clause(
    "Meeting Date & Focus",
    "Thursday 4 February 2021: Initial Teacher Training, Continuing Professional & Leadership "
    "Development, School-to-School Support.",
)
AGENDA = Clause(
    "Meeting Agenda",
    "Spring: Big 3 Action Plan & Progress Reports, Planning for 2021-22 and Agreed Action Points.",
)
OUTCOMES = Clause(
    "Meeting Outcomes",
    "Spring: Big 3 plans reviewed and considered - personnel, needs, events and actions agreed "
    "for 2021-22.",
)
KPIS = Clause(
    "Key Performance Indicators",
    "The Planning Action Group will focus on the progressing of LLF TSA's work in relation to "
    "the TSC National Key Performance Indicators (KPI).",
)
DOCUMENTS = Clause(
    "Reference Documents",
    "LLF TSA Memorandum of Understanding; Strategic Plan; Action Plan; Policies, Processes & "
    "Protocols; Meeting Schedule & Calendar; TSC Key Performance Indicators (KPI).",
)
CYCLE = Clause(
    _CYCLE,
    "September: Strategic Board with Alliance Partnership Group. December, March, July: Strategic "
    "Board. February: Planning Action Group (Big 3).",
)
CYCLE_PAPERS = Clause(
    _CYCLE,
    "September: Annual Meeting, Partnership Report ... December, March, July: Progress Reports.",
)
NONE = Clause("", "")
