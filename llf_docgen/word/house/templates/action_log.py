"""The action log's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The action log, across the page."""

    def section(title: str, name: str, none: str, last: Col, told: str = "Progress") -> list[str]:
        return [
            p(title, "Heading1"),
            when(
                name,
                list_table(
                    f"action in {name}",
                    plain("Ref", 2.3, "{{ action.ref }}"),
                    plain("Action", 7.4, "{{ action.text }}"),
                    plain("Owner", 3.3, "{{ action.owner }}"),
                    last,
                    plain("Status", 2.3, "{{ action.status }}"),
                    plain(told, 8.0, "{{ action.progress }}", "CellNote"),
                ),
                otherwise=[p(none)],
            ),
        ]

    due = plain("Due", 2.4, "{{ action.due }}")
    done = Col(
        "Completed",
        2.4,
        p("{{ action.completed or '\u2013' }}", "TableText"),
    )
    blocks = [
        title_block("Action log", "{{ stands }}"),
        p("{{ summary }}"),
        *section("Overdue", "overdue", "No action is overdue.", due),
        *section("Open", "open", "There are no other open actions.", due),
        # Whether it is the outcome or was said on the way to it, nobody can tell.
        *section("Closed", "closed", "No action has been closed yet.", done, "Last reported"),
    ]
    title = "{{ short_group }}: action log, {{ as_at }}"
    return build(Page(title, title, landscape=True), blocks)
