"""What several templates show alike."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, list_table, p, plain, when


def actions(name: str, none: str) -> str:
    """The table of actions, or a sentence where there is none."""
    return when(name, action_table(name), otherwise=[p(none)])


def action_table(name: str) -> str:
    """A table of actions with owner, due date and how they stand."""
    action = p("{{ action.text }}", "TableText") + when(
        "action.progress", p("{{ action.progress }}", "TableNote")
    )
    due = p("{{ action.due }}", "TableText") + p("{{ action.status }}", "TableNote")
    return list_table(
        f"action in {name}",
        plain("Ref", 2.4, "{{ action.ref }}"),
        Col("Action", 7.9, action),
        plain("Owner", 3.7, "{{ action.owner }}"),
        Col("Due", 2.6, due),
    )
