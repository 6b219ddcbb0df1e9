"""The year planner's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, each, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The planner, across the page."""
    blocks = [
        title_block("Year planner", "{{ year }}, as at {{ as_at }}"),
        p("Dates and deadlines {{ year }}", "Heading1"),
        when("dates", _dates("dates"), otherwise=[p("No dates have been set yet.")]),
        p("Dates to agree for {{ next_year }}", "Heading1"),
        when(
            "proposed",
            p(
                "Proposed dates fall on the same weekday as this year and avoid bank holidays. "
                "School holidays for {{ next_year }} are still to be confirmed.",
            ),
            _dates("proposed"),
            otherwise=[p("No dates have been proposed yet.")],
        ),
        p("Terms and school holidays {{ year }}", "Heading1"),
        each("term in terms", p("{{ term }}", "ListBullet")),
        when("school_holidays", p("School holidays: {{ school_holidays }}", "ListBullet")),
    ]
    title = "{{ short_group }}: year planner, {{ year }}"
    return build(Page(title, title, landscape=True, confidential=False), blocks)


def _dates(name: str) -> str:
    """Dates with what is due for each."""
    body = (
        p("{{ entry.body }}", "ItemTitle")
        + when("entry.focus", p("{{ entry.focus }}", "TableNote"))
        + when("entry.where", p("{{ entry.where }}", "TableNote"))
    )
    due = each("line in entry.deadlines", p("{{ line }}", "TableText")) + p(
        "{{ entry.note }}", "TableNote"
    )
    return list_table(
        f"entry in {name}",
        plain("Date", 5.4, "{{ entry.date }}"),
        Col("Who meets", 9.9, body),
        Col("What is due", 10.4, due),
    )
