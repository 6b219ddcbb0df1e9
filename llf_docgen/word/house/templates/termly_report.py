"""The termly report's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import (
    Col,
    charts,
    each,
    facts,
    figure,
    list_table,
    p,
    plain,
    tinted,
    title_block,
    when,
)
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import action_table


def template() -> bytes:
    """The termly report to the board."""
    blocks = [
        title_block("Termly report", "{{ term }} term {{ year }}"),
        facts(
            ("To", "{{ report_to }}, {{ board_date }}"),
            ("From", "{{ group }}"),
            ("As at", "{{ as_at }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("The {{ report_to }} is asked to:", "LeadIn"),
        each("ask in asked_to", p("{{ ask }}", "ListBullet")),
        p("Summary: the Big 3 at a glance", "Heading1"),
        list_table(
            "part in priorities",
            plain("Priority", 5.2, "{{ part.name }}", "KeptRow"),
            plain("Lead", 3.6, "{{ part.lead }}"),
            tinted("RAG", 2.2, "{{ part.rag }}", "part.fill"),
            plain("This term", 5.6, "{{ part.headline }}"),
        ),
        when("rag_means", p("{{ rag_means }}.", "Note")),
        each("part in priorities", *_priority()),
        p("Key performance indicators", "Heading1"),
        when(
            "indicators",
            _indicators("indicators"),
            p(
                "On target: the target is met or passed. Just off: within 10% of it. Figures that "
                "add up over the year are held against what is due by now, a third for each term.",
                "Note",
            ),
            otherwise=[p("No indicators have been entered.")],
        ),
        p("Actions", "Heading1"),
        p("{{ actions_summary }}"),
        when("actions", action_table("actions")),
        p("Issues, concerns and recommendations", "Heading1"),
        when(
            "messages",
            each(
                "message in messages",
                p("{{ message.kind }}: {{ message.subject }}", "Heading2"),
                p("{{ message.text }}"),
                p("To: {{ message.audience }}. {{ message.sent }}.", "Note"),
            ),
            otherwise=[p("No issue, concern or recommendation was raised this term.")],
        ),
        when(
            "risks",
            p("Risks", "Heading1"),
            list_table(
                "risk in risks",
                plain("Risk", 5.6, "{{ risk.text }}", "KeptRow"),
                plain("Likelihood", 2.3, "{{ risk.likelihood }}"),
                plain("Impact", 1.9, "{{ risk.impact }}"),
                plain("What we do", 4.0, "{{ risk.response }}"),
                plain("Owner", 2.8, "{{ risk.owner }}"),
            ),
        ),
        p("How the group kept its Terms of Reference", "Heading1"),
        list_table(
            "line in terms_kept",
            Col(
                "The Terms ask for",
                6.8,
                p("{{ line.asks }}", "TableText") + p("{{ line.clause }}", "TableNote"),
            ),
            plain("What the data shows", 7.5, "{{ line.shows }}"),
            tinted("Outcome", 2.3, "{{ line.outcome }}", "line.fill"),
        ),
        p("Dates to come", "Heading1"),
        when(
            "next_dates",
            each("entry in next_dates", p("{{ entry }}", "ListBullet")),
            otherwise=[p("No later dates are in the Calendar.")],
        ),
    ]
    title = "{{ short_group }}: termly report, {{ term }} {{ year }}"
    return build(Page(title, title, charts=True), blocks)


def _priority() -> list[str]:
    """One of the Big 3 in the termly report."""
    return [
        p("{{ part.name }}", "Heading1"),
        when("part.lead", p("Led by {{ part.lead }}.", "ItemFacts")),
        p("Objectives of the action plan", "Heading2"),
        when(
            "part.objectives",
            list_table(
                "objective in part.objectives",
                plain("Ref", 1.4, "{{ objective.ref }}", "KeptRow"),
                Col(
                    "Objective",
                    8.8,
                    p("{{ objective.text }}", "TableText")
                    + when("objective.progress", p("{{ objective.progress }}", "TableNote")),
                ),
                Col(
                    "Lead",
                    4.1,
                    p("{{ objective.lead }}", "TableText")
                    + when("objective.by_when", p("by {{ objective.by_when }}", "TableNote")),
                ),
                tinted("RAG", 2.3, "{{ objective.rag }}", "objective.fill"),
            ),
            otherwise=[p("The action plan has no objectives for this priority.")],
        ),
        when(
            "part.charts",
            p("Indicators against their targets", "Heading2"),
            charts("chart in part.charts"),
        ),
        when(
            "part.developments",
            p("Key developments", "Heading2"),
            each("text in part.developments", p("{{ text }}", "ListBullet")),
            otherwise=[p("No developments have been recorded for this term.")],
        ),
        when(
            "part.impacts",
            p("Impact", "Heading2"),
            each("text in part.impacts", p("{{ text }}", "ListBullet")),
        ),
        when(
            "part.next_steps",
            p("Next steps", "Heading2"),
            each("text in part.next_steps", p("{{ text }}", "ListBullet")),
        ),
    ]


def _indicators(name: str) -> str:
    """The table of KPIs: baseline, target, this term, trend, against target."""
    return list_table(
        f"kpi in {name}",
        Col(
            "Indicator",
            5.3,
            p("{{ kpi.text }}", "TableText")
            + when("kpi.comment", p("{{ kpi.comment }}", "TableNote")),
        ),
        figure("Baseline", 1.9, "{{ kpi.baseline }}"),
        figure("Target", 1.6, "{{ kpi.target }}"),
        figure("This term", 2.1, "{{ kpi.this_term }}"),
        plain("Trend", 2.6, "{{ kpi.trend }}"),
        tinted("Against target", 3.1, "{{ kpi.against_target }}", "kpi.fill"),
    )
