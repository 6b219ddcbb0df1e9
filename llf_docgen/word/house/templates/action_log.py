"""The action log's template."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The action log, across the page; of what there is none the summary says so."""

    def table(name: str, last: Col, told: str = "Progress") -> str:
        return list_table(
            f"action in {name}",
            plain("Ref", 2.3, "{{ action.ref }}"),
            plain("Action", 7.4, "{{ action.text }}"),
            plain("Owner", 3.3, "{{ action.owner }}"),
            last,
            plain("Status", 2.3, "{{ action.status }}"),
            plain(told, 8.0, "{{ action.progress }}", "CellNote"),
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
        when("overdue", p("Overdue", "Heading1"), table("overdue", due)),
        when("open", p("Open", "Heading1"), table("open", due)),
        # Without a closed one a sentence ends it: a merge can't take away a table that is last.
        p("Closed", "Heading1"),
        when(
            "closed",
            # Whether it is the outcome or was said on the way to it, nobody can tell.
            table("closed", done, "Last reported"),
            otherwise=[p("No action has been closed yet.")],
        ),
    ]
    title = "{{ short_group }}: action log, {{ as_at }}"
    return build(Page(title, title, landscape=True), blocks)
