"""The template of the note of a meeting of which no minutes were taken."""

from __future__ import annotations

from llf_docgen.word.house.markup import each, facts, p, title_block, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import agreed_actions


def template() -> bytes:
    """What is recorded of the meeting, on one page."""
    blocks = [
        title_block("Note of the meeting", "{{ meeting_on }}"),
        facts(
            ("Time", "{{ time }}"),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("No minutes were taken of this meeting.{% if why %} {{ why }}{% endif %}", "Opening"),
        p("Attendance", "Heading1"),
        when(
            "present",
            each("name in present", p("{{ name }}", "ListBullet")),
            otherwise=[p("Nobody is recorded as present.")],
        ),
        when("apologies", p("{{ apologies }}")),
        when("quorum_sentence", p("{{ quorum_sentence }}", "Decision")),
        p("Decisions", "Heading1"),
        when(
            "decisions",
            each("decision in decisions", p("{{ decision }}", "Decision")),
            otherwise=[p("No decision is recorded.")],
        ),
        p("Actions", "Heading1"),
        when("actions", agreed_actions("actions"), otherwise=[p("No action is recorded.")]),
    ]
    title = "{{ short_group }}: note of the meeting, {{ date }}"
    return build(Page(title, title), blocks)
