"""The agenda's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, each, facts, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import actions


def template() -> bytes:
    """The agenda."""
    blocks = [
        title_block("Agenda"),
        when("not ordinary", p("{{ meeting_on }}", "Subtitle")),
        when("revised", p("{{ revised }}", "Subtitle")),
        when(
            "changes",
            p("What has changed:", "LeadIn"),
            each("change in changes", p("{{ change }}", "ListBullet")),
        ),
        facts(
            ("Date", "{{ date }}"),
            ("Time", "{{ time }}"),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Focus", "focus ? {{ focus }}"),
            ("Reason", "reason ? {{ reason }}"),
            ("Papers", "papers_circulated ? {{ papers_circulated }}"),
            (
                "Papers",
                "not papers and not papers_circulated ? There are no papers for this meeting.",
            ),
            ("Contact", "{{ apologies_to }}"),
            ("Quorum", "{{ quorum }}"),
            ("Next meeting", "ordinary ? {{ next_meeting }}"),
        ),
        p("Business", "Heading1"),
        when(
            "items",
            p("Members are asked to declare any interest in an item below.", "ItemFacts"),
            _items(),
            otherwise=[p("The business of this meeting is still to be agreed.")],
        ),
        when("ordinary", *_from_earlier_meetings()),
    ]
    page = Page("{{ short_group }}: agenda, {{ date }}", "{{ short_group }}: agenda, {{ date }}")
    return build(page, blocks)


def _items() -> str:
    item = Col(
        "Item",
        9.3,
        p("{{ item.title }}", "ItemTitle")
        + when(
            "item.for_decision",
            p("{{ item.purpose }}", "ForDecision"),
            otherwise=[p("{{ item.purpose }}", "TableNote")],
        )
        + when("item.paper_line", p("{{ item.paper_line }}", "TableNote"))
        + when("item.notes", p("{{ item.notes }}", "TableNote")),
    )
    time = Col(
        "Time",
        1.9,
        p("{{ item.clock }}", "TableText")
        + when("item.length", p("{{ item.length }}", "TableNote")),
    )
    return list_table(
        "item in items",
        plain("No", 1.1, "{{ item.no }}"),
        item,
        plain("Lead", 4.3, "{{ item.lead }}"),
        time,
    )


def _from_earlier_meetings() -> list[str]:
    return [
        p("Earlier minutes", "Heading1"),
        when(
            "previous_minutes",
            each("minutes in previous_minutes", p("{{ minutes }}")),
            otherwise=[p("There are no earlier minutes to approve.")],
        ),
        when(
            "to_confirm",
            p("Recommendations to confirm", "Heading1"),
            each(
                "group in to_confirm",
                p("{{ group.said }}", "LeadIn"),
                each("one in group.recommendations", p("{{ one }}", "ListBullet")),
            ),
        ),
        when(
            "to_note",
            p("Decisions between meetings, to note", "Heading1"),
            each("decision in to_note", p("{{ decision }}", "ListBullet")),
        ),
        p("Open actions carried forward", "Heading1"),
        actions("open_actions", "There are no open actions."),
    ]
