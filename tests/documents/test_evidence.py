"""The evidence: what was met and what was not, on whichever day it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.documents.evidence import context
from llf_docgen.documents.obligation import days_in_words
from llf_docgen.documents.rag import fill
from llf_docgen.documents.terms_kept import (
    AT_RISK,
    KEPT,
    NONE_NEEDED,
    NOT_KEPT,
    NOT_RECORDED,
    NOT_YET,
    PARTLY_KEPT,
    terms_kept,
    year_kept,
)
from llf_docgen.model.book import Book
from llf_docgen.model.states import DaysCounted, QuorumCounts, Rag
from tests import books
from tests.builders import added, changed, terms, without
from tests.rules.changes import extraordinary, held, leaving, minutes_noted, noted_late, sick

APPOINTED = date(2021, 1, 11)


def rows(book: Book, asks: str) -> list[tuple[str, str]]:
    """What is shown, and the outcome, of the obligations that begin so."""
    return [(line.shows, line.outcome) for line in year_kept(book) if line.asks.startswith(asks)]


def summary(book: Book) -> str:
    return context(books.request(book)).summary


def not_circulated(book: Book, **values) -> Book:
    return changed(book, "meetings", 0, minutes_circulated=None, **values)


def with_leaders(book: Book, until: date, since: date, **second) -> Book:
    """The Leader hands over to another in January."""
    book = changed(book, "members", 0, left=until)
    return added(book, "members", 2, role="Leader", joined=since, **second)


def nothing_sent(book: Book, *refs: str) -> Book:
    """Only some messages are there, and none of them went out."""
    told = (c for c in book.communications if c.ref in refs)
    return book.with_(communications=tuple(replace(c, sent_on=None) for c in told))


def boards(book: Book, **values) -> Book:
    return changed(book, "calendar", 2, **values)


def late_paper(book: Book, sent: date | None, **values) -> Book:
    """The November meeting has an item whose paper went out by itself."""
    values = {"meeting": "PAG-2020-11", "no": "2", "paper": "Paper A", "paper_sent": sent} | values
    return added(book, "agenda", 0, **values)


ROWS = [
    (
        "the group met and will meet",
        lambda b: b,
        "At least one meeting",
        [("Held: 12 November 2020. Planned: 4 February 2021.", NOT_YET)],
    ),
    (
        "the month is over, and the meeting was moved",
        lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)).with_(today=date(2021, 3, 1)),
        "At least one meeting",
        [("Held: 12 November 2020. Planned: 4 March 2021.", NOT_KEPT)],
    ),
    (
        "no meeting in the month, and it is noted why",
        lambda b: changed(
            b, "meetings", 1, date=date(2021, 3, 4), note="month: the snow in February"
        ).with_(today=date(2021, 3, 1)),
        "At least one meeting",
        [
            (
                "Held: 12 November 2020. Planned: 4 March 2021. The snow in February.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "too few meetings in the year, and it is noted why",
        lambda b: terms(
            changed(held(b), "meetings", 1, note="meetings: the flood in June"), meetings_in_year=3
        ).with_(today=date(2021, 9, 1)),
        "At least three meetings",
        [("Held: 12 November 2020 and 4 February 2021. The flood in June.", NOT_KEPT)],
    ),
    (
        "an extraordinary meeting counts for the number, not for the month",
        lambda b: terms(changed(held(b), "meetings", 1, kind="Extraordinary"), meetings_in_year=2),
        "At least two meetings",
        [("Held: 12 November 2020 and 4 February 2021 (extraordinary).", AT_RISK)],
    ),
    (
        "two meetings on one day are told apart by their times",
        lambda b: changed(
            held(b), "meetings", 1, date=b.meetings[0].date, start=time(17), kind="Extraordinary"
        ),
        "At least one meeting",
        [
            (
                "Held: 12 November 2020 (15:30) and 12 November 2020 (17:00, extraordinary).",
                AT_RISK,
            )
        ],
    ),
    (
        "no month is asked for",
        lambda b: terms(
            changed(held(b), "meetings", 1, kind="Extraordinary"),
            meetings_in_year=2,
            meeting_months=(),
        ),
        "At least two meetings",
        [("Held: 12 November 2020 and 4 February 2021 (extraordinary).", KEPT)],
    ),
    (
        "a meeting of which nobody recorded anything is not said to have been held",
        lambda b: changed(b, "meetings", 1, status="").with_(today=date(2021, 3, 8)),
        "At least one meeting",
        [
            (
                "Held: 12 November 2020. No attendance is recorded for 4 February 2021.",
                AT_RISK,
            )
        ],
    ),
    (
        "nobody meets",
        lambda b: without(b, "meetings"),
        "At least one meeting",
        [("No meeting was held or is planned.", AT_RISK)],
    ),
    (
        "a quorum",
        lambda b: b,
        "Quorum: three partner organisations",
        [("12 November 2020: six were represented.", KEPT)],
    ),
    (
        "one came",
        sick,
        "Quorum",
        [
            ("12 November 2020: six were represented.", KEPT),
            (
                "4 February 2021: one was represented (no attendance is recorded for nine "
                "members). "
                "What was decided then stands as a recommendation.",
                NOT_KEPT,
            ),
        ],
    ),
    (
        "a quorum lost for a while in which nothing was decided breaks nothing",
        lambda b: leaving(b, time(10, 0)).with_(decisions=()),
        "Quorum",
        [
            ("12 November 2020: six were represented.", KEPT),
            (
                "4 February 2021: five were represented, but too few from 10:00 to 11:30; no "
                "decision is recorded for that time.",
                KEPT,
            ),
        ],
    ),
    (
        "a quorum lost for a while, and something was decided then",
        lambda b: leaving(b, time(11, 15)),
        "Quorum",
        [
            ("12 November 2020: six were represented.", KEPT),
            (
                "4 February 2021: five were represented, but too few from 11:15 to 11:30. What was "
                "decided then stands as a recommendation.",
                NOT_KEPT,
            ),
        ],
    ),
    (
        "a quorum lost for a while in which minutes were approved",
        lambda b: changed(leaving(b, time(9, 35)), "meetings", 0, approved_at="PAG-2021-02").with_(
            decisions=()
        ),
        "Quorum",
        [
            ("12 November 2020: six were represented.", KEPT),
            (
                "4 February 2021: five were represented, but too few from 09:35 to 11:30.",
                NOT_KEPT,
            ),
        ],
    ),
    *(
        (
            f"a quorum lost for a while, and {why}",
            change,
            "Quorum",
            [
                ("12 November 2020: six were represented.", KEPT),
                (
                    "4 February 2021: five were represented, but too few from 11:28 to 11:30; "
                    "whether anything was decided then is not recorded.",
                    NOT_RECORDED,
                ),
            ],
        )
        for why, change in (
            (
                "the minutes are not out",
                lambda b: changed(leaving(b, time(11, 28)), "meetings", 1, minutes_circulated=None),
            ),
            (
                "a decision is under no item",
                lambda b: added(
                    leaving(b, time(11, 28)),
                    "decisions",
                    0,
                    ref="D-9",
                    meeting="PAG-2021-02",
                    agenda_no="",
                ),
            ),
        )
    ),
    (
        "no quorum, and noted; what was decided was confirmed",
        lambda b: added(
            changed(terms(b, quorum=7), "meetings", 0, note="quorum: the snow."),
            "decisions",
            0,
            ref="D-2020-09",
            meeting="by e-mail",
            date=date(2021, 1, 11),
            text="Confirmed D-2020-01, D-2020-02 and D-2020-03.",
        ),
        "Quorum: seven",
        [
            (
                "12 November 2020: six were represented. What was decided then was confirmed by "
                "e-mail on 11 January 2021. The snow.",
                NOT_KEPT,
            )
        ],
    ),
    *(
        (
            f"no quorum, and the Note says what is recorded: {note}",
            lambda b, note=note: added(
                changed(terms(b, quorum=7), "meetings", 0, kind="Extraordinary", note=note),
                "decisions",
                0,
                ref="D-2020-09",
                meeting="by e-mail",
                date=date(2021, 1, 11),
                text="Confirmed D-2020-01, D-2020-02 and D-2020-03.",
            ),
            "Quorum: seven",
            [
                (
                    "12 November 2020: six were represented. What was decided then was confirmed "
                    "by e-mail on 11 January 2021.",
                    NOT_KEPT,
                )
            ],
        )
        for note in (
            "quorum: confirmed on 11 January",
            "quorum: Confirmed by e-mail on 11 January 2021.",
            "quorum: confirmed on 11 January. To agree the bid.",
            "To agree the bid; quorum: confirmed on 11 January",
        )
    ),
    (
        "people make the quorum",
        lambda b: terms(b, quorum_counts=QuorumCounts.PEOPLE),
        "Quorum: three members",
        [("12 November 2020: six members were present.", KEPT)],
    ),
    (
        "nobody recorded who came",
        lambda b: without(b, "attendance").with_(decisions=()),
        "Quorum",
        [("12 November 2020: no attendance is recorded.", NOT_RECORDED)],
    ),
    (
        "those expected could still make the quorum, and minutes are not out",
        lambda b: not_circulated(
            b.with_(
                attendance=tuple(
                    replace(a, status="Expected" if n else "Present")
                    for n, a in enumerate(b.attendance)
                )
            ),
            minutes_status="Not started",
        ),
        "Quorum",
        [
            (
                "12 November 2020: one was represented (no attendance is recorded for ten members).",
                NOT_RECORDED,
            )
        ],
    ),
    (
        "papers in time",
        lambda b: b,
        "Papers at least seven days before each meeting",
        [("12 November 2020: sent eight days before.", KEPT)],
    ),
    (
        "papers late, and noted: still not met",
        lambda b: noted_late(b, "papers: the survey closed late"),
        "Papers",
        [("12 November 2020: sent six days before. The survey closed late.", NOT_KEPT)],
    ),
    (
        "a paper by itself, late",
        lambda b: late_paper(b, date(2020, 11, 10)),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The paper for item 2 was sent on 10 "
                "November 2020, due by 5 November 2020.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "a paper by itself, late, and why",
        lambda b: late_paper(b, date(2020, 11, 12), notes="papers: the Leader agreed"),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The paper for item 2 was sent on 12 "
                "November 2020, due by 5 November 2020. The Leader agreed.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "two papers by themselves, late, each with its reason",
        lambda b: late_paper(
            late_paper(b, date(2020, 11, 10), notes="papers: the survey closed late."),
            date(2020, 11, 10),
            no="4",
            notes="For the bid. papers: came in on Monday.",
        ),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The papers for items 2 and 4 were sent "
                "on 10 November 2020, due by 5 November 2020. Item 2: the survey closed late. "
                "Item 4: came in on Monday.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "two papers by themselves, late, for one reason",
        lambda b: late_paper(
            late_paper(b, date(2020, 11, 10), notes="papers: the snow"),
            date(2020, 11, 10),
            no="4",
            notes="papers: the snow",
        ),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The papers for items 2 and 4 were sent "
                "on 10 November 2020, due by 5 November 2020. The snow.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "two papers that never went out, and why one of them",
        lambda b: late_paper(
            late_paper(b, None, paper="Tabled", notes="papers: the author was ill"),
            None,
            no="4",
            paper="To follow",
        ),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The papers for items 2 and 4 were due "
                "by 5 November 2020; no date of sending is recorded. Item 2: the author was ill.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "a paper by itself, in time",
        lambda b: late_paper(b, date(2020, 11, 5)),
        "Papers",
        [("12 November 2020: sent eight days before.", KEPT)],
    ),
    (
        "papers late, and one later still",
        lambda b: changed(
            late_paper(b, date(2020, 11, 12)), "meetings", 0, papers_circulated=date(2020, 11, 10)
        ),
        "Papers",
        [
            (
                "12 November 2020: sent two days before. The paper for item 2 was sent on 12 "
                "November 2020, due by 5 November 2020.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "a paper that never went out",
        lambda b: late_paper(b, None, paper="Paper A: to be tabled"),
        "Papers",
        [
            (
                "12 November 2020: sent eight days before. The paper for item 2 was due by 5 "
                "November 2020; no date of sending is recorded.",
                PARTLY_KEPT,
            )
        ],
    ),
    (
        "papers on the day",
        lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 12)),
        "Papers",
        [("12 November 2020: sent on the same day.", NOT_KEPT)],
    ),
    (
        "papers of a meeting to come, due and not sent",
        lambda b: b.with_(today=date(2021, 1, 29)),
        "Papers",
        [
            ("12 November 2020: sent eight days before.", KEPT),
            ("4 February 2021: no date of sending is recorded.", NOT_KEPT),
        ],
    ),
    (
        "papers of a meeting to come, sent in time",
        lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 18)),
        "Papers",
        [
            ("12 November 2020: sent eight days before.", KEPT),
            ("4 February 2021: sent 17 days before.", KEPT),
        ],
    ),
    (
        "an extraordinary meeting called at short notice",
        lambda b: extraordinary(
            b, papers_circulated=date(2021, 2, 1), minutes_status="Not started"
        ).with_(today=date(2021, 2, 2)),
        "Papers",
        [
            ("12 November 2020: sent eight days before.", KEPT),
            ("4 February 2021: sent three days before.", NOT_KEPT),
        ],
    ),
    (
        "working days are counted",
        lambda b: terms(b, days_are_counted=DaysCounted.WORKING),
        "Papers at least seven working days",
        [("12 November 2020: sent on 4 November 2020, due by 3 November 2020.", NOT_KEPT)],
    ),
    (
        "minutes in time",
        lambda b: minutes_noted(b, "").with_(meetings=b.meetings),
        "Minutes within seven days of each meeting",
        [("12 November 2020: circulated six days after.", KEPT)],
    ),
    (
        "minutes late, and noted: still not met",
        lambda b: minutes_noted(b, "minutes: Hazel was ill."),
        "Minutes",
        [("12 November 2020: circulated eight days after. Hazel was ill.", NOT_KEPT)],
    ),
    (
        "minutes not taken",
        lambda b: not_circulated(b, minutes_status="Not taken", note="Nobody from the office came"),
        "Minutes",
        [
            (
                "12 November 2020: no minutes were taken. Nobody from the office came.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "minutes still to come",
        lambda b: not_circulated(b).with_(today=date(2020, 11, 19)),
        "Minutes",
        [("12 November 2020: not yet circulated, due by 19 November 2020.", NOT_YET)],
    ),
    (
        "minutes never sent",
        not_circulated,
        "Minutes",
        [
            (
                "12 November 2020: no date of circulation is recorded; they were due by "
                "19 November 2020.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "every partner is represented",
        lambda b: b,
        "At least one representative from each partner",
        [("Eight partner organisations, each with a member on the group.", KEPT)],
    ),
    (
        "a partner without anybody",
        lambda b: changed(b, "members", 6, role="Observer"),
        "At least one representative",
        [("No representative from Saltmarsh Infant School.", NOT_KEPT)],
    ),
    (
        "a partner without anybody, and it is noted why",
        lambda b: changed(
            changed(b, "members", 6, role="Observer"),
            "organisations",
            3,
            note="representative: none until Easter",
        ),
        "At least one representative",
        [("No representative from Saltmarsh Infant School. None until Easter.", NOT_KEPT)],
    ),
    (
        "two partners without anybody, and of one it is noted why",
        lambda b: changed(
            changed(changed(b, "members", 6, role="Observer"), "members", 7, role="Observer"),
            "organisations",
            3,
            note="representative: none until Easter",
        ),
        "At least one representative",
        [
            (
                "No representative from Saltmarsh Infant School or Thornbeck Primary Academy. "
                "Saltmarsh Infant School: none until Easter.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "two are asked for",
        lambda b: terms(b, representatives=2).with_(organisations=b.organisations[:3]),
        "At least two representatives from each partner",
        [("Too few representatives from Millfield Rise Academy.", NOT_KEPT)],
    ),
    (
        "a partner that is none any more",
        lambda b: changed(b, "organisations", 3, partner_until=date(2021, 1, 17)),
        "At least one representative",
        [("Seven partner organisations, each with a member on the group.", KEPT)],
    ),
    (
        "a year later, the members of its last day",
        lambda b: changed(b, "members", 6, left=date(2021, 9, 30)).with_(today=date(2021, 12, 1)),
        "At least one representative",
        [("Eight partner organisations, each with a member on the group.", KEPT)],
    ),
    (
        "membership that nobody recorded",
        lambda b: terms(b, membership_agreed_at=""),
        "Membership",
        [("Where and when it was agreed is not recorded.", AT_RISK)],
    ),
    (
        "membership that nobody recorded, when the year is over",
        lambda b: terms(b, membership_agreed_on=None).with_(today=date(2021, 9, 1)),
        "Membership",
        [("Where and when it was agreed is not recorded.", NOT_KEPT)],
    ),
    (
        "membership agreed in August, for the year that begins",
        lambda b: terms(b, membership_agreed_on=date(2020, 8, 27)),
        "Membership",
        [("Agreed at the Alliance Partnership Group on 27 August 2020.", KEPT)],
    ),
    (
        "one Leader",
        lambda b: b,
        "A Leader, confirmed annually",
        [("Priya Marlowe, confirmed on 10 September 2020.", KEPT)],
    ),
    (
        "a change of Leader",
        lambda b: with_leaders(
            b, date(2020, 12, 31), date(2021, 1, 1), name="Tom Lockyer", confirmed_on=APPOINTED
        ),
        "A Leader",
        [
            (
                "Priya Marlowe to 31 December 2020, confirmed on 10 September 2020; Tom Lockyer "
                "from 1 January 2021, confirmed on 11 January 2021.",
                KEPT,
            )
        ],
    ),
    (
        "a new Leader is confirmed by coming into the role, as check counts it",
        lambda b: with_leaders(
            b, date(2020, 12, 31), date(2020, 12, 31), name="Tom Lockyer", confirmed_on=None
        ),
        "A Leader",
        [
            (
                "Priya Marlowe to 31 December 2020, confirmed on 10 September 2020; Tom Lockyer "
                "from 31 December 2020.",
                KEPT,
            )
        ],
    ),
    (
        "no Leader",
        lambda b: without(b, "members", 0),
        "A Leader",
        [("No Leader is in post.", NOT_KEPT)],
    ),
    (
        "no Leader at a meeting",
        lambda b: changed(b, "members", 0, joined=date(2020, 12, 1)),
        "A Leader",
        [("No Leader was in post on 12 November 2020.", NOT_KEPT)],
    ),
    (
        "no Leader at a meeting, and it is noted why",
        lambda b: changed(
            changed(b, "members", 0, joined=date(2020, 12, 1)),
            "meetings",
            0,
            note="leader: the deputy led that day",
        ),
        "A Leader",
        [("No Leader was in post on 12 November 2020. The deputy led that day.", NOT_KEPT)],
    ),
    (
        "two Leaders at once",
        lambda b: changed(b, "members", 1, role="Leader"),
        "A Leader",
        [("Priya Marlowe and Jude Harrowgate are each recorded as Leader.", NOT_KEPT)],
    ),
    (
        "reports sent and due",
        lambda b: b,
        "A termly report to the Strategic Board",
        [
            ("Autumn term: sent in time on 3 December 2020 for 10 December 2020.", KEPT),
            ("Spring term: due by 11 March 2021 for 18 March 2021.", NOT_YET),
            ("Summer term: due by 1 July 2021 for 8 July 2021.", NOT_YET),
        ],
    ),
    (
        "a report late, and one near with nothing in it",
        lambda b: boards(b, sent_on=date(2020, 12, 8)).with_(today=date(2021, 3, 8)),
        "A termly report",
        [
            (
                "Autumn term: sent late on 8 December 2020 for 10 December 2020; it was due by "
                "3 December 2020.",
                NOT_KEPT,
            ),
            (
                "Spring term: due by 11 March 2021 for 18 March 2021; nothing is recorded yet on "
                "Initial Teacher Training, Professional Learning or Professional Support.",
                AT_RISK,
            ),
            ("Summer term: due by 1 July 2021 for 8 July 2021.", NOT_YET),
        ],
    ),
    (
        "no board is in the Calendar",
        lambda b: without(b, "calendar").with_(today=date(2021, 3, 1)),
        "A termly report",
        [
            (
                "Autumn term: was due by 18 December 2020; no date of sending is recorded.",
                NOT_KEPT,
            ),
            ("Spring term: due by 1 April 2021.", NOT_YET),
            ("Summer term: due by 23 July 2021.", NOT_YET),
        ],
    ),
    (
        "the contribution still to come",
        lambda b: b,
        "A contribution",
        [
            (
                "Due by 2 September 2021 for 9 September 2021; developments are recorded for all "
                "three priorities.",
                NOT_YET,
            )
        ],
    ),
    (
        "a contribution with little in it, too late",
        lambda b: b.with_(developments=b.developments[:1], today=date(2021, 9, 3)),
        "A contribution",
        [
            (
                "Was due by 2 September 2021 for 9 September 2021; no date of sending is recorded; "
                "developments are recorded for Initial Teacher Training.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "the contribution sent",
        lambda b: changed(b, "calendar", 6, sent_on=date(2021, 9, 1)).with_(today=date(2021, 9, 2)),
        "A contribution",
        [("Sent in time on 1 September 2021 for 9 September 2021.", KEPT)],
    ),
    (
        "nobody knows yet when the annual meeting is",
        lambda b: without(b, "calendar", 6),
        "A contribution",
        [
            (
                "Due at the Strategic Board with Alliance Partnership Group after the year (date "
                "to be confirmed).",
                NOT_YET,
            )
        ],
    ),
    ("messages sent", lambda b: b, "Communications", [("Two messages sent.", KEPT)]),
    (
        "nothing to tell anybody",
        nothing_sent,
        "Communications",
        [("No issue, concern or recommendation is recorded.", NONE_NEEDED)],
    ),
    (
        "none of the messages sent",
        lambda b: nothing_sent(b, "C-2020-01"),
        "Communications",
        [("C-2020-01 is still to be sent.", AT_RISK)],
    ),
    (
        "one message sent, one not",
        lambda b: changed(b, "communications", 0, sent_on=None),
        "Communications",
        [("One message sent; C-2020-01 is still to be sent.", AT_RISK)],
    ),
    (
        "the board met, and was reported to",
        lambda b: b,
        "Accountable",
        [
            (
                "The Strategic Board met on 10 September and 10 December 2020; it next meets on "
                "18 March 2021. A termly report was sent to it on 3 December 2020.",
                KEPT,
            )
        ],
    ),
    (
        "the board met, and was owed a report",
        lambda b: boards(b, sent_on=None),
        "Accountable",
        [
            (
                "The Strategic Board met on 10 September and 10 December 2020; it next meets on "
                "18 March 2021.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "the board met in two years",
        lambda b: changed(b, "calendar", 4, sent_on=date(2021, 3, 11)).with_(
            today=date(2021, 7, 20)
        ),
        "Accountable",
        [
            (
                "The Strategic Board met on 10 September and 10 December 2020, and 18 March and "
                "8 July 2021; it next meets on 9 September 2021. Termly reports were sent to it on "
                "3 December 2020 and 11 March 2021.",
                KEPT,
            )
        ],
    ),
    (
        "the board has not met",
        lambda b: boards(b, sent_on=None).with_(today=date(2020, 9, 1)),
        "Accountable",
        [("The Strategic Board first meets on 10 September 2020.", NOT_YET)],
    ),
    (
        "the year is over, and nothing reached the board",
        lambda b: b.with_(
            calendar=tuple(replace(e, paper_due="", sent_on=None) for e in b.calendar[:6]),
            today=date(2021, 9, 1),
        ),
        "Accountable",
        [
            (
                "The Strategic Board met on 10 September and 10 December 2020, and 18 March and "
                "8 July 2021.",
                NOT_KEPT,
            )
        ],
    ),
    (
        "no board is known",
        lambda b: without(b, "calendar"),
        "Accountable",
        [("No meeting of the Strategic Board is recorded.", NOT_KEPT)],
    ),
    ("no budget", lambda b: b, "No budget", [("The group holds none.", KEPT)]),
    (
        "a budget",
        lambda b: terms(b, holds_a_budget=True),
        "No budget",
        [("The group holds a budget.", NOT_KEPT)],
    ),
]


@pytest.mark.parametrize(
    ("change", "asks", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS]
)
def test_what_the_evidence_shows(shipped_book, change, asks, expected):
    assert rows(change(shipped_book), asks) == expected


@pytest.mark.parametrize(
    ("many", "months", "said"),
    [
        (3, (), "At least three meetings a year"),
        (1, ("February",), "At least one meeting a year, in February"),
        (3, ("January",), "At least three meetings a year, one of them in January"),
        (2, ("October", "February"), "At least two meetings a year, in October and February"),
        (
            4,
            ("October", "February"),
            "At least four meetings a year, among them one in October and one in February",
        ),
    ],
)
def test_not_all_meetings_are_asked_for_in_the_months_that_the_terms_name(
    shipped_book, many, months, said
):
    book = terms(shipped_book, meetings_in_year=many, meeting_months=months)
    assert said in [line.asks for line in year_kept(book)]
    assert said in [line.asks for line in terms_kept(books.request(book))]


def test_what_did_not_arise_has_no_tint(shipped_book):
    lines = year_kept(nothing_sent(shipped_book))
    tints = {line.outcome: line.fill for line in lines}
    assert tints[NONE_NEEDED] == tints[NOT_YET] == "FFFFFF" != tints[KEPT]


def test_the_summary_says_what_became_of_them(shipped_book):
    assert summary(shipped_book) == (
        "Of 14 obligations, ten have been met and four are not yet due."
    )
    badly = boards(nothing_sent(shipped_book), sent_on=date(2020, 12, 8))
    assert summary(badly) == (
        "Of 14 obligations, eight have been met, one has not been met, four are not yet due and "
        "one has not arisen."
    )
    assert "one has been met in part and" in summary(late_paper(shipped_book, date(2020, 11, 10)))


def test_who_is_in_nobodys_attendance_is_named(shipped_book):
    """A substitute stands for a member; one that is still only expected is not accounted for."""
    seated = {m.name for m in shipped_book.in_office(date(2020, 11, 12)) if m.represents}
    member, other, third = [
        n
        for n, a in enumerate(shipped_book.attendance)
        if a.meeting == "PAG-2020-11" and a.name in seated
    ][1:4]
    names = [shipped_book.attendance[n].name for n in (member, other, third)]
    book = changed(shipped_book, "attendance", member, status="Expected")
    book = changed(book, "attendance", other, name="Della Winsford", substitute_for=names[1])
    told = rows(without(book, "attendance", third), "Quorum")[0][0]
    assert f"(no attendance is recorded for {names[0]} or {names[2]})" in told
    assert names[1] not in told


def test_a_report_tells_the_years_meetings_and_not_of_itself(shipped_book):
    def told(book: Book, term: int) -> list[tuple[str, str]]:
        return [
            (line.asks.split()[0], line.outcome)
            for line in terms_kept(books.request(book, term=term))
        ]

    meetings = ("At", NOT_YET)
    assert told(shipped_book, 0) == [
        meetings,
        ("Quorum:", KEPT),
        ("Papers", KEPT),
        ("Minutes", KEPT),
    ]
    assert told(shipped_book, 1) == told(shipped_book, 2) == [meetings]


def test_a_past_meeting_is_never_at_risk(shipped_book):
    for hour in (9, 10, 11):
        book = leaving(shipped_book, time(hour, 40))
        held_lines = [line for line in year_kept(book) if line.shows.startswith("4 February 2021")]
        assert {line.outcome for line in held_lines} <= {KEPT, NOT_KEPT}
        assert len(held_lines) == 3


def test_the_summary_counts_what_is_not_recorded(shipped_book):
    nobody = without(shipped_book, "attendance").with_(decisions=())
    assert "one is not recorded" in summary(nobody)
    (line,) = (li for li in year_kept(nobody) if li.asks.startswith("Quorum"))
    assert line.fill == fill(Rag.AMBER)


def test_evidence_with_nothing_to_show():
    book = books.empty()
    assert rows(book, "At least one representative") == [
        ("No partner organisation is recorded.", NOT_KEPT)
    ]
    assert rows(book, "Communications")[0][1] == NONE_NEEDED
    kept = [line.asks for line in year_kept(book) if line.outcome == KEPT]
    assert kept == ["Membership as agreed for the year", "No budget"]


FEBRUARY, MARCH, NEXT = date(2021, 2, 4), date(2021, 3, 1), date(2022, 3, 1)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([FEBRUARY], "4 February 2021"),
        ([FEBRUARY, MARCH, NEXT], "4 February and 1 March 2021, and 1 March 2022"),
        ([FEBRUARY, FEBRUARY], "4 February 2021 (twice)"),
        ([FEBRUARY, FEBRUARY, MARCH], "4 February (twice) and 1 March 2021"),
        ([MARCH] * 3, "1 March 2021 (three times)"),
    ],
)
def test_days_are_listed_as_people_do(days, said):
    assert days_in_words(days) == said
