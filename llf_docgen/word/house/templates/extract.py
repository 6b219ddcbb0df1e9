"""The template of an extract from the minutes."""

from __future__ import annotations

from llf_docgen.word.house.markup import each, facts, p, signature, title_block, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import agreed_actions


def template() -> bytes:
    """One item; it leaves the group, so it says what it is instead of being confidential."""
    blocks = [
        title_block("Extract from the minutes", "Item {{ no }}: {{ title }}"),
        facts(
            ("From the", "{{ meeting_on }}"),
            ("Chaired by", "{{ chair }}"),
            ("Quorum", "quorum_sentence ? {{ quorum_sentence }}"),
            ("Approval", "{{ approval }}"),
            ("Contact", "{{ contact }}"),
        ),
        when(
            "discussion",
            p("Discussion", "Heading1"),
            each("paragraph in discussion", p("{{ paragraph }}", "Discussion")),
        ),
        when("decisions", *_decisions()),
        when(
            "agreed or actions or no_action",
            p("Actions", "Heading1"),
            each("line in agreed", p("{{ line }}", "ListBullet")),
            when("actions", agreed_actions("actions")),
            when("no_action", p("No action is recorded under this item.")),
        ),
        when(
            "not (discussion or decisions or agreed or actions or no_action)",
            p("The minute of this item is not available yet.", "Opening"),
        ),
        p(
            "This extract covers one item. The other minutes of the meeting remain confidential "
            "to members of the group.",
            "Note",
        ),
        when(
            "certified",
            p("Certified as a true extract from the approved minutes:", "LeadIn"),
            signature(("Signature", ""), ("Name", ""), ("Role", ""), ("Date", "")),
        ),
    ]
    title = "{{ short_group }}: extract from the minutes, {{ date }}, item {{ no }}"
    return build(Page(title, title, confidential=False), blocks)


def _decisions() -> list[str]:
    return [
        when(
            "recommends",
            p("Recommendation", "Heading1"),
            p("The meeting had no quorum for this item, so it could recommend but not decide."),
            otherwise=[p("Decision", "Heading1")],
        ),
        each("decision in decisions", p("{{ decision }}", "Decision")),
        each("line in confirmed", p("{{ line }}")),
    ]
