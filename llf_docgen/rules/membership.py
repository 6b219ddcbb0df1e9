"""Purpose and Action Group Membership: who sits on the group, and for whom."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.in_year import judged_on, seats_of_other_years
from llf_docgen.model.names import did_you_mean, key, near_miss, nearest
from llf_docgen.model.records import Attendance, Meeting, Member, Organisation
from llf_docgen.model.states import Attended, MinutesStatus, Role
from llf_docgen.model.wording import listing, long_date, many, quoted, short_date, word
from llf_docgen.rules import clauses
from llf_docgen.rules.noted import Past
from llf_docgen.rules.rule import Found, breach, error, warning


@error("priorities-complete", clauses.PRIORITIES)
def priorities_complete(book: Book) -> Found:
    """Priorities holds exactly the priorities that the Terms list.

    Right: Priorities has ITT, PL and PS; so has the setting Priorities in Terms.

    Wrong: Priorities lacks PS.
    """
    codes = {key(p.code) for p in book.priorities}
    listed = {key(code) for code in book.terms.priorities}
    strange = [p for p in book.priorities if key(p.code) not in listed]
    meant = {key(nearest(p.code, book.terms.priorities)) for p in strange}
    for code in book.terms.priorities:
        if key(code) not in codes | meant:
            yield (
                book.heading("Priorities", "Code"),
                f"Priorities lacks {code}. The Terms list {listing(book.terms.priorities)}. Add "
                f"it, or take {code} out of 'Priorities' in Terms.",
            )
    for priority in strange:
        hint = did_you_mean(priority.code, book.terms.priorities)
        yield (
            priority.at.cell("Code"),
            f"{quoted(priority.code)} is not one of the priorities in the Terms "
            f"({listing(book.terms.priorities)}).{hint or ' Correct one of them.'}",
        )


@warning("named-partners", clauses.PARTNERSHIP)
def named_partners(book: Book) -> Found:
    """The lead school and the partners that the Terms name are partner organisations.

    Right: The Humber Teaching School is in Organisations and Partner is Yes.

    Wrong: Organisations has it as Humber TS only, or Partner until is past.
    """
    names = [("lead_school", book.terms.lead_school)]
    names += [("named_partners", name) for name in book.terms.named_partners]
    told: set[str] = set()
    for setting, name in names:
        organisation = _named(book, name)
        if key(name) in told:
            continue
        told.add(key(name))
        if organisation is None:
            near = near_miss(name, [o.name for o in book.organisations])
            meant = f'Did you mean "{near}"?' if near else "Add it, or correct the name."
            yield (
                book.terms.at[setting],
                f"The Terms name {name} as a partner; it is not in Organisations. {meant}",
            )
        else:
            yield from _no_partner(book, organisation)


def _named(book: Book, name: str) -> Organisation | None:
    bare = key(name).removeprefix("the")
    return book.organisation(name) or next(
        (o for o in book.organisations if key(o.name).removeprefix("the") == bare), None
    )


def _no_partner(book: Book, named: Organisation) -> Found:
    """Which of its three cells says that an organisation which the Terms name is no partner."""
    day = judged_on(book)
    until, since = named.partner_until, named.partner_since
    text = f"The Terms name {named.name} as a partner;"
    if not named.partner:
        yield named.at.cell("Partner"), f"{text} 'Partner' is No. Set it to Yes."
    elif until and until < day:
        yield (
            named.at.cell("Partner until"),
            f"{text} 'Partner until' says that it left on {long_date(until)}. Correct the date, "
            f"or tell the {book.terms.accountable_to} that the Terms need correcting.",
        )
    elif since and since > day:
        yield (
            named.at.cell("Partner since"),
            f"{text} 'Partner since' says that it becomes one on {long_date(since)}. Correct the "
            "date, or clear it.",
        )


@error("group-has-members", clauses.REPRESENTATIVES)
def group_has_members(book: Book) -> Found:
    """Somebody is a member of the group in the academic year.

    Right: Left is empty, or a day of 2020-21.

    Wrong: In the workbook for 2020-21 everybody left by 31 July 2020.
    """
    year = book.terms.year
    for seat in seats_of_other_years(book)[:1]:
        yield (
            seat.at.cell("Left" if seat.left else "Joined"),
            f"Nobody in Members is a member of the group in {year.name}: all left before "
            f"{short_date(year.first)}, or join after {short_date(year.last)}. Correct 'Left' and "
            "'Joined', or add this year's members.",
        )


@breach("partner-represented", clauses.REPRESENTATIVES)
def partner_represented(book: Book) -> Found:
    """Every partner organisation has its representatives in office.

    Where one can't send anybody, its Note says so after the word `representative:`.

    Right: Larkspur School is a partner and Yusuf Harland is its member.

    Wrong: Larkspur School is a partner and nobody in Members is from there.
    """
    day, needed = judged_on(book), book.terms.representatives
    for partner in book.partners(day):
        seated = {key(m.name) for m in _seats_of(book, partner) if m.in_office(day)}
        if len(seated) < needed and not book.is_told("Organisations", partner.name):
            has = f"only {many(len(seated), 'representative')}" if seated else "no representative"
            told = Past(
                partner.at.cell("Organisation"),
                f"{partner.name} has {has}{_since(book, partner, day)}; the Terms ask for at least "
                f"{word(needed)}.",
                "Add one to Members, or fill in 'Partner until' if it has left.",
            )
            yield from told.unless_noted("representative", partner.note)


def _seats_of(book: Book, partner: Organisation) -> list[Member]:
    names = {key(partner.name), key(partner.short_name or partner.name)}
    return [m for m in book.members if m.represents and key(m.organisation) in names]


def _since(book: Book, partner: Organisation, day: date) -> str:
    """` (Yusuf Harland left on ...)`: the last who left and the first to come, if any."""
    seats = _seats_of(book, partner)
    gone = [m for m in seats if m.left and m.left < day]
    coming = [m for m in seats if m.joined and m.joined > day]
    last = max(gone, key=lambda m: m.left or date.min, default=None)
    first = min(coming, key=lambda m: m.joined or date.max, default=None)
    parts = [f"{last.name} left on {long_date(last.left)}"] if last else []
    parts += [f"{first.name} joins on {long_date(first.joined)}"] if first else []
    return f" ({listing(parts)})" if parts else ""


@warning("membership-agreed", clauses.REPRESENTATIVES)
def membership_agreed(book: Book) -> Found:
    """The meeting that agreed the year's membership is recorded, with a date of this year.

    In August before it, that is for the year that begins.

    Right: Alliance Partnership Group, Thursday 10 September 2020.

    Wrong: No date, or a date of September 2019.
    """
    terms, agreed = book.terms, book.terms.membership_agreed_on
    first = next((m.date for m in book.dated_meetings if m.date in terms.year), terms.year.last)
    if not terms.membership_agreed_at:
        cell = terms.at["membership_agreed_at"]
        yield cell, "It is not recorded who agreed this year's membership. Fill in the meeting."
    elif agreed is None:
        cell = terms.at["membership_agreed_on"]
        yield cell, "It is not recorded when this year's membership was agreed. Fill in the date."
    elif not terms.year.settled_from <= agreed <= first:
        why = "before" if agreed < terms.year.first else "after the first meeting of"
        yield (
            terms.at["membership_agreed_on"],
            f"The membership was agreed on {long_date(agreed)}, {why} {terms.year.name}. "
            f"Correct the date if it is wrong; if not, tell the {terms.accountable_to}.",
        )


@warning("attendance-in-office", clauses.REPRESENTATIVES)
def attendance_in_office(book: Book) -> Found:
    """Everyone recorded as present was in office that day, a substitute, or a guest.

    Right: Tom Ferriby-Cole, Substitute for Rowan Pell.

    Wrong: Rowan Pell is Present on 4 February and left on 31 December.
    """
    for row in book.attendance:
        meeting = book.meeting(row.meeting)
        if meeting and not meeting.cancelled and row.status == Attended.PRESENT:
            problem = _not_in_office(book, meeting, row)
            if problem:
                yield row.at.cell("Name"), *problem


_Doubt = tuple[str, Level]


def _not_in_office(book: Book, meeting: Meeting, row: Attendance) -> _Doubt | None:
    seats = [m for m in book.seats(row.name) if m.in_office(meeting.date)]
    if row.substitute_for:
        found = _odd_substitute(book, meeting, row, any(m.represents for m in seats))
        return (found, Level.WARNING) if found else None
    if len({key(m.organisation) for m in seats}) > 1 and not row.organisation:
        text = f"{row.name} has two seats; {seats[0].organisation} is counted."
        return f"{text} Fill in 'Organisation' to say which.", Level.INFO
    if seats:
        return _not_counted(book, meeting, seats[0])
    gone = book.seat(row.name, meeting.date)
    return _gone(row, gone, meeting.date) if gone else _unknown(book, row)


def _gone(row: Attendance, seat: Member, day: date) -> _Doubt:
    when = f"left on {long_date(seat.left)}"
    if not seat.left or seat.left >= day:
        when = f"joined only on {long_date(seat.joined)}"
    text = f"{row.name} is recorded as present but {when}, so is not counted towards the quorum."
    advice = "If a substitute came, enter that name; if the date is wrong, correct it in Members."
    return f"{text} {advice}", Level.WARNING


def _unknown(book: Book, row: Attendance) -> _Doubt | None:
    """Somebody who is no member: a guest has an organisation, a misspelt name is told elsewhere."""
    if row.organisation or key(row.name) in book.unknown.get("Members", set()):
        return None
    near = near_miss(row.name, [m.name for m in book.members])
    hint = f' Did you mean "{near}"?' if near else ""
    text = f"{row.name} is not in Members, so is not counted towards the quorum.{hint}"
    return f"{text} For a guest, fill in 'Organisation'.", Level.WARNING


def _not_counted(book: Book, meeting: Meeting, seat: Member) -> _Doubt | None:
    organisation = book.organisation(seat.organisation)
    if organisation and seat.represents and not organisation.is_partner_on(meeting.date):
        why, heading = _not_yet(organisation, meeting)
        text = f"{seat.name} is from {organisation.name}, which {why}, so is not counted towards "
        text += f"the quorum. Is that right? If not, correct '{heading}' in Organisations."
        return text, Level.INFO
    return None


def _not_yet(organisation: Organisation, meeting: Meeting) -> tuple[str, str]:
    """Why an organisation was no partner at a meeting, and the column that says so."""
    until, since = organisation.partner_until, organisation.partner_since
    if organisation.partner and until and until < meeting.date:
        return f"was a partner organisation until {long_date(until)}", "Partner until"
    if organisation.partner and since and since > meeting.date:
        return f"is a partner organisation only from {long_date(since)}", "Partner since"
    return "is not a partner organisation", "Partner"


def _odd_substitute(book: Book, meeting: Meeting, row: Attendance, own_seat: bool) -> str:
    stood_for = book.seat(row.substitute_for, meeting.date)
    if stood_for is None:
        return ""  # reference-known says so
    if not stood_for.in_office(meeting.date):
        return (
            f"{row.name} stood in for {stood_for.name}, who was not in office that day, so is not "
            "counted towards the quorum. Correct 'Substitute for'."
        )
    if own_seat:
        once = (
            f"{row.name} stood in for {stood_for.name} and has a seat too: one person counts once, "
        )
        next_time = " Ask for another substitute next time." if book.coming else ""
        return f"{once}for the seat.{next_time}"
    if row.organisation and key(row.organisation) != key(stood_for.organisation):
        return (
            f"{row.name} comes from {row.organisation} and stood in for {stood_for.name}, so is "
            f"counted for {stood_for.organisation}. If that is wrong, correct 'Organisation' or "
            "'Substitute for'."
        )
    return ""


@warning("secretariat-present", clauses.SUPPORTED)
def secretariat_present(book: Book) -> Found:
    """The office staff supported each meeting held; of one without minutes nothing is asked.

    Right: Hazel Quillon of the office is Present.

    Wrong: Nobody of the office is in Attendance.
    """
    for meeting in book.held:
        minuted = meeting.minutes_status != MinutesStatus.NOT_TAKEN
        if minuted and book.present_at(meeting) and not _supported(book, meeting):
            yield (
                meeting.at.cell("Meeting"),
                f"Nobody from the secretariat ({book.terms.secretariat}) is recorded as present at "
                f"the meeting on {named_day(book, meeting)}. Add who took the minutes.",
            )


def _supported(book: Book, meeting: Meeting) -> bool:
    """Whether someone of the office was there, by their seat or as a guest from it."""
    staff = {key(m.name) for m in book.in_role(Role.SECRETARIAT, meeting.date)}
    office = key(book.terms.secretariat)
    present = book.present_at(meeting)
    return any(key(a.name) in staff or key(a.organisation) == office for a in present)


RULES = (
    priorities_complete,
    named_partners,
    group_has_members,
    partner_represented,
    membership_agreed,
    attendance_in_office,
    secretariat_present,
)
