"""The parameters of the Terms of Reference: what next year's Terms may change without code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from llf_docgen.model.cells import Cell
from llf_docgen.model.dates import Closed, Counting, Span, Year
from llf_docgen.model.states import Country, DaysCounted, QuorumCounts


@dataclass(frozen=True)
class Terms:
    """One field for each setting of the sheet `Terms`; `at` gives a setting's cell."""

    at: Mapping[str, Cell]
    alliance: str
    group: str
    lead_school: str
    year_name: str
    secretariat: str
    accountable_to: str
    membership_agreed_at: str
    membership_agreed_on: date | None
    quorum: int
    representatives: int
    meetings_in_year: int
    meeting_months: tuple[str, ...]
    papers_days: int
    minutes_days: int
    days_are_counted: DaysCounted
    quorum_counts: QuorumCounts
    substitutes_count: bool
    remote_counts: bool
    board_papers_days: int
    say_deadlines: int
    leader_is_called: str
    leader_confirmed_months: int
    priorities: tuple[str, ...]
    scheduled_meetings: tuple[date, ...]
    named_partners: tuple[str, ...]
    outcome_aspects: tuple[str, ...]
    spending_words: tuple[str, ...]
    confidential_documents: tuple[str, ...]
    rag_means: tuple[str, ...]
    school_holidays: str
    bank_holidays_of: Country
    reference_documents: tuple[str, ...]
    holds_a_budget: bool
    confidentiality: str
    autumn_begins: date
    spring_begins: date
    summer_begins: date
    year_ends: date
    termly_report_to: str
    partnership_report_to: str
    standing_items: tuple[str, ...]
    as_at: date | None
    year: Year
    holidays: tuple[Span, ...]

    @property
    def short_group(self) -> str:
        """The group's name without a part in brackets: file names and running headers."""
        inside = self.group.partition("(")[2].partition(")")[0]
        return self.group.replace(f"({inside})", "").strip() if inside else self.group

    @property
    def counts_people(self) -> bool:
        """Whether people make the quorum, and not partner organisations."""
        return self.quorum_counts == QuorumCounts.PEOPLE

    @property
    def closed(self) -> Closed:
        """The days on which the office or the schools are closed."""
        return Closed(self.bank_holidays_of, self.holidays)

    @property
    def counting(self) -> Counting:
        """How days before and after a meeting are counted."""
        return Counting(self.days_are_counted, self.closed)

    def last_school_day(self, term: Span) -> date | None:
        """The day on which the schools end a term, None where no school holiday follows it.

        For counting, a term runs on until the next begins; as people say it, it ends before the
        holiday.
        """
        day = self.closed.school_day(term.last)
        return day if self.closed.holiday_after(day, term.last) else None

    def papers_by(self, meeting: date) -> date:
        """The last day for the papers of a meeting on that day (clause Secretariat)."""
        return self.counting.before(meeting, self.papers_days)

    def minutes_by(self, meeting: date) -> date:
        """The last day for the minutes of a meeting on that day (clause Secretariat)."""
        return self.counting.after(meeting, self.minutes_days)

    def board_papers_by(self, board: date) -> date:
        """The last day for a paper due at a board on that day."""
        return self.counting.before(board, self.board_papers_days)
