"""What must be true on a day, told once more from the rows alone.

Deadlines, what is a record, who held which office, what a figure comes to: worked out here in the
plainest way, so that the program and this page must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from tests.year.office import Row, Rows

DAY = timedelta(days=1)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONG_DATE = rf"(?:{'|'.join(WEEKDAYS)}) \d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
_PARTS = {"England": "ENG", "Scotland": "SCT"}


# words


def day_of(text: str) -> date:
    """The day of `Thursday 4 February 2021` or `4 Feb 2021`, whatever weekday is written."""
    day, month, year = re.findall(r"(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})", text)[0]
    return date(int(year), [m[:3] for m in MONTHS].index(month[:3]) + 1, int(day))


def long(day: date) -> str:
    """`Thursday 4 February 2021`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def in_table(day: date) -> str:
    """`4 Feb 2021`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def number_of(word: str) -> int:
    """3 for `three`, `Three` and `3`."""
    word = word.casefold()
    return WORDS.index(word) if word in WORDS else int(word)


# the Terms


def setting(rows: Rows, name: str) -> object:
    """The value of a setting."""
    return next(row["value"] for row in rows["Terms"] if row["setting"] == name)


def terms(rows: Rows) -> dict[str, tuple[date, date]]:
    """The terms with their first and last days, as they are counted."""
    names = ("Autumn", "Spring", "Summer")
    begin = [setting(rows, f"{name} term begins") for name in names]
    ends = [day - DAY for day in begin[1:]] + [setting(rows, "Year ends")]
    return dict(zip(names, zip(begin, ends, strict=True), strict=True))


@lru_cache
def _bank_holidays(country: str) -> Mapping[date, str]:
    return country_holidays("GB", subdiv=_PARTS[country], years=range(2019, 2030))


def works(rows: Rows, day: date) -> bool:
    """Whether people work that day: no weekend, no bank holiday."""
    return day.weekday() < 5 and day not in _bank_holidays(setting(rows, "Bank holidays of"))


def in_holiday(rows: Rows, day: date) -> bool:
    """Whether the schools are closed that day, by the ranges that the Terms give."""
    return any(first <= day <= last for first, last in _holidays(rows))


def _holidays(rows: Rows) -> Iterator[tuple[date, date]]:
    first_day = setting(rows, "Autumn term begins")
    for part in str(setting(rows, "School holidays")).split(";"):
        ends = [re.findall(r"(\d+)(?: ([A-Z]\w+))?(?: (\d{4}))?", h)[0] for h in part.split("-")]
        days, (_, month, year) = [], ends[-1]
        for d, m, y in ends:
            number = MONTHS.index(m or month) + 1
            fallback = first_day.year + (number < first_day.month)
            days.append(date(int(y or (year if not m else "") or fallback), number, int(d)))
        yield days[0], days[-1]


def _moved(rows: Rows, day: date, many: int, step: int) -> date:
    if setting(rows, "Days are counted") == "calendar":
        return day + step * many * DAY
    while many:
        day += step * DAY
        many -= works(rows, day)
    return day


def last_day(rows: Rows, what: str, on: date) -> date:
    """The last day for the papers or minutes of a meeting, or for what is due at a board."""
    if what == "Papers":
        return _moved(rows, on, int(setting(rows, "Papers circulated (days before)")), -1)
    if what == "Minutes":
        return _moved(rows, on, int(setting(rows, "Minutes circulated (days after)")), 1)
    return _moved(rows, on, int(setting(rows, "Board papers (days before)")), -1)


# meetings and boards


def meeting(rows: Rows, ref: str) -> Row:
    """The row of a meeting."""
    return next(row for row in rows["Meetings"] if row["ref"] == ref)


def board_of(rows: Rows, term: str) -> Row:
    """The Calendar's row to which a term's report goes."""
    first, last = terms(rows)[term]
    return next(
        row for row in rows["Calendar"]
        if row.get("paper_due") == "Termly report" and first <= row["date"] <= last
    )  # fmt: skip


def year_board(rows: Rows) -> Row:
    """The row of the Partnership Report after the year's end."""
    after = setting(rows, "Year ends")
    return next(
        row for row in rows["Calendar"]
        if row.get("paper_due") == "Partnership Report" and row["date"] > after
    )  # fmt: skip


def record_since(rows: Rows, today: date, folders: Mapping[str, str], path: str) -> date | None:
    """Since when a document is a record, by the table of the contract; None while it is living."""
    folder, _, name = path.rpartition("/")
    refs = [ref for ref, there in folders.items() if there == folder and ref != "year"]
    if name.startswith("Termly report"):
        term = next(t for t in terms(rows) if t in name)
        return board_of(rows, term).get("sent_on") or None
    if name.startswith("Partnership report section"):
        return year_board(rows).get("sent_on") or None
    if name.startswith("Briefing"):
        sent = [m.get("sent_on") for m in rows["Communications"] if m["ref"] in name]
        return next(iter(sent), None) or None
    if not refs:
        return None
    held = meeting(rows, refs[0])
    if name.startswith("Minutes"):
        return held.get("minutes_circulated") or None
    if name.startswith("Action log") and "after" in name:
        return held.get("minutes_circulated") or None
    if name.startswith(("Agenda", "Action log")):
        return held.get("papers_circulated") or (held["date"] if held["date"] < today else None)
    return None


# people


def seats(rows: Rows, name: str, day: date) -> list[Row]:
    """The seats that a person held that day."""
    return [m for m in rows["Members"] if m["name"] == name and in_office(m, day)]


def in_office(member: Row, day: date) -> bool:
    """In office that day; the days of joining and of leaving count."""
    return _within(day, member.get("joined"), member.get("left"))


def partners(rows: Rows, day: date) -> set[str]:
    """The partner organisations of that day."""
    return {
        o["name"] for o in rows["Organisations"]
        if o["partner"] == "Yes" and _within(day, o.get("partner_since"), o.get("partner_until"))
    }  # fmt: skip


def partners_of_the_year(rows: Rows) -> set[str]:
    """Who was a partner at any time in the year."""
    span = terms(rows)
    first, last = span["Autumn"][0], span["Summer"][1]
    return {
        o["name"] for o in rows["Organisations"]
        if o["partner"] == "Yes" and (o.get("partner_since") or first) <= last
        and (o.get("partner_until") or last) >= first
    }  # fmt: skip


def _within(day: date, first: date | str | None, last: date | str | None) -> bool:
    return (not first or first <= day) and (not last or day <= last)


def counted(rows: Rows, ref: str) -> list[tuple[str, str]]:
    """Who counted for the quorum of a meeting: each person with the organisation."""
    day, found = meeting(rows, ref)["date"], []
    for row in rows["Attendance"]:
        if row["meeting"] != ref or row["status"] != "Present":
            continue
        seated = seats(rows, row.get("substitute_for") or row["name"], day)
        for seat in seated[:1]:
            represents = seat["role"] in ("Leader", "Member")
            if represents and seat["organisation"] in partners(rows, day):
                found.append((row["name"], seat["organisation"]))
    return found


# figures


def so_far(kpi: Row, term: str) -> float | None:
    """What an indicator comes to by the end of a term."""
    names = ("autumn", "spring", "summer")
    known = [kpi.get(n) for n in names[: names.index(term.lower()) + 1]]
    known = [value for value in known if value not in ("", None)]
    if not known:
        return None
    if kpi.get("year_total") == "Add the terms":
        return sum(known)
    return sum(known) / len(known) if kpi.get("year_total") == "Average" else known[-1]


def expected_by(kpi: Row, term: str) -> float | None:
    """What is due by the end of a term; None where only the direction is judged till the last."""
    milestone = kpi.get(f"by_{term.lower()}")
    if term == "Summer" or milestone not in ("", None):
        return kpi["target"] if term == "Summer" else milestone
    if kpi.get("year_total") == "Add the terms":
        return kpi["target"] * (1 + ("Autumn", "Spring").index(term)) / 3
    return None if kpi["unit"] == "Number" else kpi["target"]


def figures(text: str) -> list[float]:
    """The numbers of a cell."""
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


# tables of an outline


def cells(line: str) -> list[str]:
    """The cells of a table's row."""
    return [cell.replace("\xa0", " ").strip() for cell in line.strip("| ").split(" | ")]


def table(lines: tuple[str, ...], *headings: str) -> Iterator[dict[str, str]]:
    """The rows of each table whose first cells are these headings, by heading."""
    head: list[str] | None = None
    for line in lines:
        if not line.startswith("| "):
            head = None
            continue
        row = _padded(line)
        if tuple(row[: len(headings)]) == headings:
            head = row
        elif head:
            yield dict(zip(head, row, strict=False))


def _padded(line: str) -> list[str]:
    return [cell.replace("\xa0", " ").strip() for cell in line[1:-1].split("|")]


def section(lines: tuple[str, ...], heading: str) -> list[str]:
    """The lines from a heading to the next heading of its rank or a higher one."""
    found, rank = [], ""
    for line in lines:
        style, _, words = line.strip("[]").partition(": ")
        if style.startswith("Heading") and rank and style <= rank:
            rank = ""
        if rank:
            found.append(line)
        if style.startswith("Heading") and words == heading:
            rank = style
    return found


def each_deadline(text: str) -> Iterator[tuple[str, date, date]]:
    """Each deadline that a text names: what, for a meeting or board on which day, by when."""
    for what, on, by in re.findall(
        rf"(Papers for|Minutes of) the meeting on ({LONG_DATE})(?: go out| are due)?:? by ({LONG_DATE})",
        text,
    ):
        yield what.split()[0], day_of(on), day_of(by)
    for on, by in re.findall(
        rf"(?:Termly report|Partnership Report) for the [^:\n]*? on ({LONG_DATE}):? by ({LONG_DATE})",
        text,
    ):
        yield "Board", day_of(on), day_of(by)


def planned_deadlines(lines: tuple[str, ...]) -> Iterator[tuple[str, date, date]]:
    """Each deadline of a year planner's rows."""
    for row in table(lines, "Date"):
        if not re.fullmatch(LONG_DATE, row["Date"]):
            continue
        for what, by in re.findall(
            rf"(Papers|Minutes|Termly report|Partnership Report) by ({LONG_DATE})",
            " ".join(row.values()),
        ):
            kind = what if what in ("Papers", "Minutes") else "Board"
            yield kind, day_of(row["Date"]), day_of(by)
