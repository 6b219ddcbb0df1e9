"""Purpose and Action Group Membership: who sits on the group, when it meets, its quorum."""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Level
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.quorum import partners_with_seat, quorum
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import MONTHS, count, listing, long_date
from llf_docgen.rules.rule import Found, breach, error, warning

CLAUSE = "Action Group Membership"
EXPECTED_FROM_DAYS = 14  # with no attendance rows yet, silence until then


@error("priorities-complete", "Purpose")
def priorities_complete(book: Book) -> Found:
    """Priorities holds exactly the priorities that the Terms list."""
    codes = {key(p.code) for p in book.priorities}
    listed = {key(code) for code in book.terms.priorities}
    for code in book.terms.priorities:
        if key(code) not in codes:
            yield (
                book.heading("Priorities", "Code"),
                f"Priorities lacks {code}. The Terms list {listing(book.terms.priorities)}.",
            )
    for priority in book.priorities:
        if key(priority.code) not in listed:
            hint = did_you_mean(priority.code, book.terms.priorities)
            yield (
                priority.at.cell("Code"),
                f"'{priority.code}' is none of the priorities that the Terms list "
                f"({listing(book.terms.priorities)}).{hint}",
            )


@breach("partner-represented", CLAUSE)
def partner_represented(book: Book) -> Found:
    """Every partner organisation has its representatives in office."""
    needed = book.terms.representatives
    for partner in book.partners(book.today):
        names = {key(partner.name), key(partner.short_name or partner.name)}
        seats = sum(
            m.represents and key(m.organisation) in names for m in book.in_office(book.today)
        )
        if seats < needed:
            found = "nobody" if not seats else f"only {count(seats, 'member')}"
            yield (
                partner.at.cell("Organisation"),
                f"{partner.name} is a partner organisation but has {found} on the group; the "
                f"Terms ask for {needed}. Add its representative to Members, or set Partner to No.",
            )


@breach("yearly-meeting", CLAUSE)
def yearly_meeting(book: Book) -> Found:
    """The group meets at least the required number of times in the academic year."""
    year, needed = book.terms.year, book.terms.meetings_in_year
    counted = _counted(book)
    if len(counted) < needed:
        planned = "is" if len(counted) == 1 else "are"
        yield (
            book.heading("Meetings", "Date"),
            f"{count(len(counted), 'meeting')} of the group {planned} held or planned in "
            f"{year.name}; the Terms ask for at least {needed}. Add a row to Meetings.",
        )


def _counted(book: Book) -> list[Meeting]:
    """Held in the year, or still to come in it; cancelled ones do not count."""
    return [m for m in book.dated_meetings if m.date in book.terms.year]


@breach("meeting-month", CLAUSE)
def meeting_month(book: Book) -> Found:
    """One of the year's meetings is in each month that the Terms name."""
    counted = _counted(book)
    if not counted:
        return
    for name in book.terms.meeting_months:
        year, month = book.terms.year.month(name)
        if month and not any((m.date.year, m.date.month) == (year, month) for m in counted):
            passed = (book.today.year, book.today.month) > (year, month)
            days = listing(long_date(m.date) for m in counted)
            meetings = "meeting is" if len(counted) == 1 else "meetings are"
            yield (
                counted[0].at.cell("Date"),
                f"The Terms ask for a meeting in {MONTHS[month - 1]} {year}; the year's {meetings} "
                f"on {days}. Add a meeting in that month, or tell the "
                f"{book.terms.accountable_to} why it moved.",
                Level.BREACH if passed else Level.WARNING,
            )


@warning("meeting-in-year", CLAUSE)
def meeting_in_year(book: Book) -> Found:
    """Every meeting lies inside the academic year."""
    for meeting in book.meetings:
        year = book.terms.year
        if meeting.date not in year:
            yield (
                meeting.at.cell("Date"),
                f"{meeting.ref} is on {long_date(meeting.date)}, outside {year.name} "
                f"({long_date(year.first)} to {long_date(year.last)}). Is the year mistyped?",
            )


@breach("quorum", CLAUSE)
def quorum_present(book: Book) -> Found:
    """At each meeting held, enough partner organisations were represented."""
    for meeting in book.held:
        stood = quorum(book, meeting)
        recorded = any(a.status == "Present" for a in book.attendance_of(meeting))
        if recorded and not stood.quorate:
            who = listing(stood.organisations) or "none"
            what = "people" if stood.counts_people else "partner organisations"
            yield (
                meeting.at.cell("Meeting"),
                f"The meeting on {long_date(meeting.date)} was not quorate: {stood.present} of the "
                f"{stood.needed} {what} needed were represented ({who}). Record its decisions as "
                "recommendations and confirm them at the next meeting.",
            )


@breach("quorum-possible", CLAUSE)
def quorum_possible(book: Book) -> Found:
    """Enough partner organisations have a seat to make a quorum at all."""
    for meeting in book.coming[:1]:
        seated = partners_with_seat(book, meeting)
        if len(seated) < book.terms.quorum and not _counts_people(book):
            yield (
                book.terms.at["quorum"],
                f"Only {count(len(seated), 'partner organisation')} of those in Organisations have "
                f"members on the group, but the quorum is {book.terms.quorum}: no meeting can be "
                "quorate. Add members, or correct Partner in Organisations.",
            )


@warning("quorum-expected", CLAUSE)
def quorum_expected(book: Book) -> Found:
    """For a meeting to come, the organisations without apologies still make a quorum."""
    for meeting in book.coming:
        rows = book.attendance_of(meeting)
        far = (meeting.date - book.today).days > EXPECTED_FROM_DAYS
        seated = partners_with_seat(book, meeting)
        if (not rows and far) or len(seated) < book.terms.quorum or _counts_people(book):
            continue
        away = {key(a.name) for a in rows if a.status in ("Apologies", "Absent")}
        coming = {
            key(m.organisation)
            for m in book.in_office(meeting.date)
            if m.represents and key(m.name) not in away
        }
        subs = quorum(book, meeting, ("Expected", "Present")).organisations
        left = [o for o in seated if {key(o.name), key(o.short_name)} & coming or o.name in subs]
        if len(left) < book.terms.quorum:
            ask = [o.name for o in seated if o not in left][:3]
            yield (
                meeting.at.cell("Meeting"),
                f"So far {count(len(left), 'partner organisation')} can be expected on "
                f"{long_date(meeting.date)}; {book.terms.quorum} are needed. "
                f"Ask {listing(ask, 'or')} for a substitute.",
            )


def _counts_people(book: Book) -> bool:
    return book.terms.quorum_counts == "people"


@warning("secretariat-present", CLAUSE)
def secretariat_present(book: Book) -> Found:
    """The office staff supported each meeting held."""
    for meeting in book.held:
        rows = [a for a in book.attendance_of(meeting) if a.status == "Present"]
        office = key(book.terms.secretariat)
        seats = [book.seat(a.name, meeting.date) for a in rows]
        staff = any(s and s.role == "Secretariat" and s.in_office(meeting.date) for s in seats)
        if rows and not staff and office not in {key(a.organisation) for a in rows}:
            yield (
                meeting.at.cell("Meeting"),
                f"Nobody from the {book.terms.secretariat} is recorded as present on "
                f"{long_date(meeting.date)}. Add to Attendance who took the minutes.",
            )


RULES = (
    priorities_complete,
    partner_represented,
    yearly_meeting,
    meeting_month,
    meeting_in_year,
    quorum_present,
    quorum_possible,
    quorum_expected,
    secretariat_present,
)
