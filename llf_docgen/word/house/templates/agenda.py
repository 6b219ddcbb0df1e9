"""The agenda's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, each, facts, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import actions


def template() -> bytes:
    """The agenda."""
    item = Col(
        "Item",
        9.3,
        p("{{ item.title }}", "ItemTitle")
        + when(
            "item.for_decision",
            p("{{ item.purpose }}", "ForDecision"),
            otherwise=[p("{{ item.purpose }}", "TableNote")],
        )
        + when("item.paper", p("{{ item.paper }}", "TableNote"))
        + when("item.notes", p("{{ item.notes }}", "TableNote")),
    )
    time = Col(
        "Time",
        1.9,
        p("{{ item.clock }}", "TableText")
        + when("item.length", p("{{ item.length }}", "TableNote")),
    )
    blocks = [
        title_block("Agenda"),
        facts(
            ("Date", "{{ date }}"),
            ("Time", "{{ time }}"),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Focus", "focus ? {{ focus }}"),
            ("Papers", "{{ papers_circulated }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("Items", "Heading1"),
        when(
            "items",
            list_table(
                "item in items",
                plain("No", 1.1, "{{ item.no }}"),
                item,
                plain("Lead", 4.3, "{{ item.lead }}"),
                time,
            ),
            otherwise=[p("No items have been entered for this meeting yet.")],
        ),
        p("Apologies", "Heading1"),
        when(
            "apologies",
            each("name in apologies", p("{{ name }}", "ListBullet")),
            otherwise=[p("{{ no_apologies }}")],
        ),
        p("Minutes of the last meeting", "Heading1"),
        when(
            "previous_minutes",
            each("minutes in previous_minutes", p("{{ minutes }}")),
            otherwise=[p("There are no earlier minutes to approve.")],
        ),
        p("Open actions carried forward", "Heading1"),
        actions("open_actions", "There are no open actions."),
        p("Papers", "Heading1"),
        when(
            "papers",
            list_table(
                "paper in papers",
                plain("Paper", 9.6, "{{ paper.name }}"),
                plain("Item", 1.5, "{{ paper.item }}"),
                plain("From", 5.5, "{{ paper.lead }}"),
            ),
            otherwise=[p("There are no papers for this meeting.")],
        ),
        p("Date of next meeting", "Heading1"),
        p("{{ next_meeting }}"),
    ]
    page = Page("{{ short_group }}: agenda, {{ date }}", "{{ short_group }}: agenda, {{ date }}")
    return build(page, blocks)
