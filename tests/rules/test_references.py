"""References: each names something that is there, and is unique."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.agreed import as_agreed
from tests.builders import changed
from tests.cells import at
from tests.rules.cases import error, info, keeps, of, warning
from tests.rules.changes import (
    later_seat,
    many_wrong,
    new_role,
    owned_in_words,
    seat_twice,
    second_seat,
    with_key,
    with_reference,
)

TENTH = date(2021, 1, 10)
CASES = [
    *of(
        "reference-known",
        error(
            "a name that is nearly right",
            at("Actions", 0, "Owner"),
            lambda b: with_reference(b, "Members", "Grace O'Kell-Smith"),
        ),
        error("one name in three cells", at("Actions", 0, "Owner"), lambda b: many_wrong(b, 3)),
        error("one name in seven cells", at("Actions", 0, "Owner"), lambda b: many_wrong(b, 7)),
        error(
            "a letter for a name",
            at("Actions", 0, "Owner"),
            lambda b: with_reference(b, "Members", "Q"),
        ),
        error(
            "dots for a name",
            at("Actions", 0, "Owner"),
            lambda b: with_reference(b, "Decisions", ".."),
        ),
        keeps("a short name is known", lambda b: with_reference(b, "Organisations", "larkspur")),
        keeps(
            "a priority's name is known",
            lambda b: with_reference(b, "Priorities", "Professional Learning"),
        ),
    ),
    *of(
        "reference-unique",
        error(
            "the same reference in small letters",
            at("Actions", 1, "Ref"),
            lambda b: with_key(b, "actions", 1, "Ref", "a-2020-01"),
        ),
        error(
            "a priority's code in small letters",
            at("Priorities", 1, "Code"),
            lambda b: with_key(b, "priorities", 1, "Code", "itt"),
        ),
        error("one seat in two rows", at("Members", 1, "Name"), seat_twice),
        error(
            "a new Role, the old row without Left",
            at("Members", 1, "Left"),
            lambda b: new_role(b, None, TENTH),
        ),
        error(
            "a new Role above the old row, which has no Left",
            at("Members", 2, "Left"),
            lambda b: new_role(b, None, TENTH, above=True),
        ),
        error(
            "a new Role, neither Left nor Joined",
            at("Members", 1, "Left"),
            lambda b: new_role(b, None, None),
        ),
        error(
            "a new Role, neither has a day",
            at("Members", 1, "Left"),
            lambda b: new_role(changed(b, "members", 1, joined=None), None, None),
        ),
        error(
            "a new Role, Joined is missing",
            at("Members", 2, "Joined"),
            lambda b: new_role(b, TENTH, None),
        ),
        error(
            "a new Role above the old one, Joined is missing",
            at("Members", 1, "Joined"),
            lambda b: new_role(b, TENTH, None, above=True),
        ),
        error(
            "a new Role that begins two days before the old one ends",
            at("Members", 1, "Left"),
            lambda b: new_role(b, date(2021, 1, 12), TENTH),
        ),
        keeps("a new Role on the day that ends the old one", lambda b: new_role(b, TENTH, TENTH)),
        keeps(
            "a new Role on that day, with the new row above the old one",
            lambda b: new_role(b, TENTH, TENTH, above=True),
        ),
        warning(
            "a zero more in the number",
            at("Actions", 1, "Ref"),
            lambda b: with_key(b, "actions", 1, "Ref", "A-2020-1"),
        ),
        keeps("one person, two seats", second_seat),
        keeps("one seat, left and taken again later", later_seat),
        keeps("another year's number", lambda b: with_key(b, "actions", 1, "Ref", "A-2021-01")),
    ),
    *of(
        "reference-proposed",
        info(
            "an action without a reference",
            at("Actions", 1, "Ref"),
            lambda b: as_agreed(changed(b, "actions", 1, ref="")),
        ),
        info(
            "a decision without one",
            at("Decisions", 0, "Ref"),
            lambda b: as_agreed(changed(b, "decisions", 0, ref="")),
        ),
    ),
    *of(
        "owner-outside",
        warning(
            "somebody outside the group",
            at("Actions", 0, "Owner"),
            lambda b: owned_in_words(b, "The site manager"),
        ),
        warning(
            "a member and somebody else",
            at("Actions", 0, "Owner"),
            lambda b: owned_in_words(b, "Grace Okell and the site manager"),
        ),
        warning("a first name", at("Actions", 0, "Owner"), lambda b: owned_in_words(b, "Priya")),
        keeps("everybody", lambda b: owned_in_words(b, "All members")),
        keeps("two members", lambda b: owned_in_words(b, "Grace Okell; Priya Marlowe")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_references(shipped_book, case):
    case.holds_of(shipped_book)
