"""The termly report's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import (
    Col,
    charts,
    each,
    facts,
    figure,
    kept,
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
            ("Board", "reported ? {{ reported }}"),
            ("To", "not reported ? {{ to }}"),
            ("From", "{{ group }}"),
            ("As at", "{{ as_at }}"),
            ("Contact", "{{ contact }}"),
        ),
        when(
            "asked_to",
            p("The {{ report_to }} {{ are }} asked to:", "LeadIn"),
            each("ask in asked_to", p("{{ ask }}", "ListBullet")),
            otherwise=[p("For the group's information.", "LeadIn")],
        ),
        p("At a glance", "Heading1"),
        list_table(
            "part in priorities",
            kept("Priority", 5.2, "{{ part.name }}"),
            plain("Lead", 3.6, "{{ part.lead }}"),
            tinted("RAG", 2.2, "{{ part.rag }}", "part.fill"),
            Col(
                "This term",
                5.6,
                p("{{ part.headline }}", "TableText")
                + when("part.objectives_summary", p("{{ part.objectives_summary }}", "TableNote")),
            ),
        ),
        when("rag_means", p("{{ rag_means }}.", "Note")),
        p(
            "Each rating is the gravest of the term's developments and of the objectives not yet "
            "complete, as at {{ as_at }}.",
            "Note",
        ),
        each("part in priorities", *_priority()),
        p("Key performance indicators", "Heading1"),
        when(
            "indicators",
            _indicators("indicators"),
            p(
                "On target: what is expected by now, or the target, is met or passed. Close to "
                "target: within 10% of it. Running totals are compared with the share of the "
                "target due by now (one third each term) or with the milestone agreed. Without a "
                "milestone, numbers that do not add up are compared with last year until the "
                "summer term.",
                "Note",
            ),
            otherwise=[p("No indicators have been set.")],
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
            otherwise=[p("No issue, concern or recommendation was raised {{ covered }}.")],
        ),
        when(
            "risks",
            p("Risks", "Heading1"),
            list_table(
                "risk in risks",
                kept("Risk", 5.6, "{{ risk.text }}"),
                plain("Likelihood", 2.3, "{{ risk.likelihood }}"),
                plain("Impact", 1.9, "{{ risk.impact }}"),
                plain("What we are doing about it", 4.0, "{{ risk.response }}"),
                plain("Owner", 2.8, "{{ risk.owner }}"),
            ),
        ),
        p("Compliance with the Terms of Reference", "Heading1"),
        list_table(
            "line in terms_kept",
            Col(
                "The Terms ask for",
                6.8,
                p("{{ line.asks }}", "TableText") + p("{{ line.clause }}", "TableNote"),
            ),
            plain("Evidence", 7.5, "{{ line.shows }}"),
            tinted("Outcome", 2.3, "{{ line.outcome }}", "line.fill"),
        ),
        p("Key dates ahead", "Heading1"),
        when(
            "next_dates",
            each("entry in next_dates", p("{{ entry }}", "ListBullet")),
            otherwise=[p("No further dates have been set.")],
        ),
    ]
    title = "{{ short_group }}: termly report, {{ term }} {{ year }}"
    return build(Page(title, title, charts=True), blocks)


def _priority() -> list[str]:
    """One priority in the termly report."""
    return [
        p("{{ part.name }}", "Heading1"),
        when("part.lead", p("Led by {{ part.lead }}.", "ItemFacts")),
        p("Objectives of the action plan", "Heading2"),
        when(
            "part.objectives",
            list_table(
                "objective in part.objectives",
                kept("Ref", 1.4, "{{ objective.ref }}"),
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
                    + when(
                        "objective.late",
                        p("{{ objective.late }}", "ForDecision"),
                        otherwise=[
                            when("objective.by_when", p("by {{ objective.by_when }}", "TableNote"))
                        ],
                    ),
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
    """The table of KPIs; the verdict stands beside the figures that it is a verdict on."""
    return list_table(
        f"kpi in {name}",
        Col(
            "Indicator",
            3.4,
            p("{{ kpi.text }}", "TableText")
            + when("kpi.comment", p("{{ kpi.comment }}", "TableNote")),
        ),
        figure("Baseline", 1.8, "{{ kpi.baseline }}"),
        figure("This term", 1.9, "{{ kpi.this_term }}"),
        figure("Year so far", 1.9, "{{ kpi.so_far }}"),
        figure("Target", 1.5, "{{ kpi.target }}"),
        figure("{{ expected }}", 2.0, "{{ kpi.expected }}"),
        tinted("Verdict", 1.9, "{{ kpi.against_target }}", "kpi.fill"),
        plain("Trend", 2.2, "{{ kpi.trend }}"),
    )
