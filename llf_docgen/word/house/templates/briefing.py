"""The briefing's template: one message, or several gathered."""

from __future__ import annotations

from llf_docgen.word.house.markup import each, facts, p, title_block, when
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The briefing; it leaves the group, so it carries no confidentiality line."""
    blocks = [
        title_block("{{ title }}"),
        facts(
            ("To", "{{ audience }}"),
            ("From", "{{ group }}"),
            ("Date", "{{ date }}"),
            ("Type", "not gathers ? {{ messages[0].kind }}"),
        ),
        when("summary", p("{{ summary }}", "Opening")),
        each(
            "message in messages",
            when(
                "gathers",
                p("{{ message.kind }}: {{ message.subject }}", "Heading1"),
                p("To: {{ message.audience }}. {{ message.date }}.", "ItemFacts"),
            ),
            each("paragraph in message.paragraphs", p("{{ paragraph }}", "Message")),
        ),
        p("Questions", "Heading1"),
        p("{{ contact }}"),
    ]
    page = Page("{{ title }}", "{{ short_group }}: briefing, {{ date }}", confidential=False)
    return build(page, blocks)
