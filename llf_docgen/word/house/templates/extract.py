"""The template of an extract from the minutes."""

from __future__ import annotations

from llf_docgen.word.house.markup import each, facts, p, title_block, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import action_table


def template() -> bytes:
    """One item; it leaves the group, so it says what it is instead of being confidential."""
    blocks = [
        title_block("Extract from the minutes", "Item {{ no }}: {{ title }}"),
        facts(
            ("Meeting of", "{{ group }}"),
            ("Date", "{{ date }}"),
            ("Chaired by", "{{ chair }}"),
            ("Approval", "{{ approval }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("Discussion", "Heading1"),
        when(
            "discussion",
            each("paragraph in discussion", p("{{ paragraph }}", "Discussion")),
            otherwise=[p("No discussion has been minuted for this item.")],
        ),
        p("Decision", "Heading1"),
        when(
            "decisions",
            each("decision in decisions", p("{{ decision }}", "Decision")),
            otherwise=[p("No decision has been recorded for this item.")],
        ),
        p("Actions", "Heading1"),
        when(
            "agreed or actions",
            each("line in agreed", p("{{ line }}", "ListBullet")),
            when("actions", action_table("actions")),
            otherwise=[p("No action was agreed under this item.")],
        ),
        p(
            "This extract holds one item only. The rest of the minutes is confidential to the "
            "members of the group.",
            "Note",
        ),
    ]
    title = "{{ short_group }}: extract from the minutes, {{ date }}, item {{ no }}"
    return build(Page(title, title, confidential=False), blocks)
