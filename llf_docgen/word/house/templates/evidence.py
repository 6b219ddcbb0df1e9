"""The evidence's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import each, facts, list_table, p, plain, tinted, title_block
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The evidence for the board."""
    blocks = [
        title_block("Compliance with the Terms of Reference", "{{ year }}"),
        facts(
            ("To", "{{ report_to }}"),
            ("From", "{{ group }}"),
            ("As at", "{{ as_at }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("{{ summary }}", "Opening"),
        each(
            "part in clauses",
            p("{{ part.name }}", "Heading1"),
            list_table(
                "line in part.lines",
                plain("The Terms ask for", 6.4, "{{ line.asks }}"),
                plain("Evidence", 7.7, "{{ line.shows }}"),
                tinted("Outcome", 2.5, "{{ line.outcome }}", "line.fill"),
            ),
        ),
    ]
    title = "{{ short_group }}: compliance with the Terms of Reference, {{ year }}"
    return build(Page(title, title), blocks)
