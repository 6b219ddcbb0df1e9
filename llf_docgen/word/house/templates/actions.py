"""The template of an owner's sheet of actions."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, facts, list_table, p, plain, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """An owner's open actions, with room for what to report."""
    action = p("{{ action.text }}", "TableText") + when(
        "action.progress", p("{{ action.progress }}", "TableNote")
    )
    due = p("{{ action.due }}", "TableText") + when(
        "action.overdue",
        p("{{ action.status }}", "ForDecision"),
        otherwise=[p("{{ action.status }}", "TableNote")],
    )
    blocks = [
        title_block("Your actions", "{{ owner }}"),
        facts(
            ("As at", "{{ as_at }}"),
            ("For", "{{ meeting }}"),
            ("Reply to", "contact ? {{ contact }}"),
        ),
        p("{{ summary }}", "Opening"),
        list_table(
            "action in actions",
            plain("Ref", 2.4, "{{ action.ref }}"),
            Col("Action", 6.4, action),
            Col("Due", 2.6, due),
            plain("Your update", 5.2, ""),
            height=1100,
        ),
    ]
    title = "{{ short_group }}: actions of {{ owner }}, {{ as_at }}"
    return build(Page(title, title), blocks)
