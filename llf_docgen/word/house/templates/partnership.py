"""The template of the section of the Partnership Report."""

from __future__ import annotations

from llf_docgen.word.house.markup import (
    charts,
    each,
    facts,
    figure,
    kept,
    list_table,
    p,
    para,
    run,
    tinted,
    title_block,
    when,
)
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The section of the Partnership Report."""
    blocks = [
        title_block("Partnership Report", "Section of the {{ short_group }}, {{ year }}"),
        facts(
            ("For", "{{ report_to }}"),
            ("Meeting", "{{ report_date }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("{{ introduction }}", "Opening"),
        p("{{ took_part }}"),
        when("so_far", p("{{ so_far }}", "Note")),
        each(
            "part in priorities",
            p("{{ part.name }}", "Heading1"),
            when("part.description", p("{{ part.description }}", "Note")),
            p("Achievements", "Heading2"),
            when(
                "part.achievements",
                each(
                    "moved in part.achievements",
                    para(
                        run("{{ moved.term }}: ", bold=True)
                        + run("{{ moved.text }}")
                        + run("{% if moved.impact %} {{ moved.impact }}{% endif %}"),
                        "ListBullet",
                    ),
                ),
                otherwise=[p("No achievements have been recorded yet.")],
            ),
            when(
                "part.completed",
                p("Objectives completed by {{ as_at }}", "Heading3"),
                each("objective in part.completed", p("{{ objective }}", "ListBullet")),
            ),
            p("Evidence", "Heading2"),
            when("up_to and part.indicators", p("{{ up_to }}", "ItemFacts")),
            when("part.charts", charts("chart in part.charts")),
            when(
                "part.indicators",
                list_table(
                    "kpi in part.indicators",
                    kept("Indicator", 5.4, "{{ kpi.text }}"),
                    figure("Baseline", 2.0, "{{ kpi.baseline }}"),
                    figure("{{ year_figure }}", 2.5, "{{ kpi.so_far }}"),
                    figure("Target", 1.7, "{{ kpi.target }}"),
                    figure("{{ expected }}", 2.1, "{{ kpi.expected }}"),
                    tinted("Verdict", 2.9, "{{ kpi.against_target }}", "kpi.fill"),
                ),
                otherwise=[p("No indicators have been set.")],
            ),
            when(
                "part.next_year or part.no_plans",
                p("Plans for {{ next_year }}", "Heading2"),
            ),
            each("plan in part.next_year", p("{{ plan }}", "ListBullet")),
            when("part.no_plans", p("{{ part.no_plans }}")),
        ),
        when(
            "for_all",
            p("Plans for {{ next_year }} on all priorities", "Heading1"),
            each("plan in for_all", p("{{ plan }}", "ListBullet")),
        ),
        when(
            "partners",
            p("With thanks to our partners", "Heading1"),
            each("partner in partners", p("{{ partner }}", "ListBullet")),
        ),
    ]
    title = "{{ short_group }}: section of the Partnership Report, {{ year }}"
    return build(Page(title, title, confidential=False, charts=True), blocks)
