"""What says that words are not for others, told from ordinary sentences with the same words."""

from __future__ import annotations

import pytest

from llf_docgen.model.withheld import is_confidential, is_withheld

NOT_FOR_OTHERS = [
    *("Not for publication: it was told.", "Part 2 minutes: it was told.", "RESTRICTED: it was."),
    *("In private: it was told.", "In confidence it was told.", "Do not minute: it was told."),
    *("Members only: it was told.", "Not to be shared outside the group: it was told."),
    *("Pupil matters (restricted): it was told.", "Pink paper: it was", "Off-the-record: it was"),
    *("Off record: it was", "Redact: it was", "[Redacted version only] it was", "Embargoed: it"),
    *("Legally privileged: it was", "Without prejudice: it was", "Private: it", "Sensitive: it"),
    *("Staff in confidence it was told", "Exempt under Part 1 of Schedule 12A: it was told"),
    *("Commercial-in-confidence: it was", "Press and public were excluded: it was told"),
    *("The observers left. It was told.", "Restricted minute: it was", "Private minute. It was"),
    *("Reserved minute: it was", "Closed minute: it was", "Restricted", "Restricted minute"),
    *(
        "Private minute",
        "Members only",
        "Not for publication",
        "To be redacted",
        "Sensitive matter",
    ),
    *("Exclusion of the public", "Restricted item", "Private session", "Closed session"),
    *("Not for minuting", "Sensitive matters", "Part II minutes", "RESTRICTED it was told"),
    *(
        "All agreed. Restricted: it was",
        "5.1 Restricted",
        "(a) Private",
        "Mr Grey \u2013 restricted",
    ),
    *("Reserved matters:", "Exempt minutes", "Exempt information", "Staff matters [private]"),
    *("This must not be minuted: it was", "Part B: it was", "Exclusion of press and public"),
]
ORDINARY = [
    *(
        "The private sector was mentioned.",
        "Private schools were named.",
        "Budgets are restricted.",
    ),
    *("Restricted budgets were discussed.", "A sensitive matter was handled well."),
    *("Schools were open to few pupils, so that visits were restricted.", "The survey is closed."),
    *("The sensitive phase of the training was discussed.", "Grace and Owen met privately."),
    *("The session was closed to late entries.", "Two places are reserved for spring."),
    *("The group has confidence in the plan.", "She spoke with confidence.", "Closed"),
    *("The minutes were published on Monday.", "The report is to be published in May."),
    *(
        "Part B of the form was filled in.",
        "Part 2 of the plan follows.",
        "The public sector pays.",
    ),
    *("Sensitive matters were handled well by the schools.", "Reserved places: two."),
    *("The closed schools reopen in March.", "The secret of good reading is time."),
    *("Exempt schools need not reply.", "Private tutors are dear.", "The press was thanked."),
    *("Restricted access to the hall remains.", "Members only had the plan on Monday."),
    *("She took in confidence-building training.", "It was minuted in January."),
]


@pytest.mark.parametrize("said", NOT_FOR_OTHERS)
def test_a_line_that_says_that_it_is_not_for_others(said):
    assert is_withheld(said)


@pytest.mark.parametrize("said", ORDINARY)
def test_an_ordinary_sentence_with_such_a_word_says_nothing_of_the_kind(said):
    assert not is_withheld(said)
    assert not is_confidential(said)


def test_in_a_row_of_several_cells_a_word_may_be_a_kind_of_something():
    assert not is_withheld("Private", in_row=True)
    assert is_withheld("Private minute", in_row=True)


@pytest.mark.parametrize("said", ["Confidential", "the confidentiality of it", "CONFIDENTAIL: it"])
def test_confidential_is_read_with_a_slip(said):
    assert is_confidential(said)


def test_confident_is_another_word():
    assert not is_confidential("She was confident, and spoke confidently.")
