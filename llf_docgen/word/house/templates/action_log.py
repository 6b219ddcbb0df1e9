"""The action log's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The action log, across the page; of what there is none the summary says so."""

    def section(title: str, name: str, last: Col, told: str = "Progress") -> str:
        return when(
            name,
            p(title, "Heading1"),
            list_table(
                f"action in {name}",
                plain("Ref", 2.3, "{{ action.ref }}"),
                plain("Action", 7.4, "{{ action.text }}"),
                plain("Owner", 3.3, "{{ action.owner }}"),
                last,
                plain("Status", 2.3, "{{ action.status }}"),
                plain(told, 8.0, "{{ action.progress }}", "CellNote"),
            ),
        )

    due = plain("Due", 2.4, "{{ action.due }}")
    done = Col(
        "Completed",
        2.4,
        p("{{ action.completed or '\u2013' }}", "TableText"),
    )
    blocks = [
        title_block("Action log", "{{ stands }}"),
        p("{{ summary }}"),
        section("Overdue", "overdue", due),
        section("Open", "open", due),
        # Whether it is the outcome or was said on the way to it, nobody can tell.
        section("Closed", "closed", done, "Last reported"),
    ]
    title = "{{ short_group }}: action log, {{ as_at }}"
    return build(Page(title, title, landscape=True), blocks)
