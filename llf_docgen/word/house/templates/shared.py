"""What several templates show alike."""

from __future__ import annotations

from llf_docgen.word.house.markup import Col, list_table, p, plain, when


def actions(name: str, none: str) -> str:
    """The table of actions, or a sentence where there is none."""
    return when(name, action_table(name), otherwise=[p(none)])


def action_table(name: str) -> str:
    """A table of actions with owner, due date and how they stand; what is overdue is marked."""
    action = p("{{ action.text }}", "TableText") + when(
        "action.progress", p("{{ action.progress }}", "TableNote")
    )
    due = p("{{ action.due }}", "TableText") + when(
        "action.overdue",
        p("{{ action.status }}", "ForDecision"),
        otherwise=[p("{{ action.status }}", "TableNote")],
    )
    return list_table(
        f"action in {name}",
        plain("Ref", 2.4, "{{ action.ref }}"),
        Col("Action", 7.9, action),
        plain("Owner", 3.7, "{{ action.owner }}"),
        Col("Due", 2.6, due),
    )


def agreed_actions(name: str) -> str:
    """A table of actions as they were agreed: by whom and by when, not how they stand now."""
    return list_table(
        f"action in {name}",
        plain("Ref", 2.4, "{{ action.ref }}"),
        plain("Action", 7.9, "{{ action.text }}"),
        plain("Owner", 3.7, "{{ action.owner }}"),
        plain("Due", 2.6, "{{ action.due }}"),
    )
