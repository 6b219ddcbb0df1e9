"""The minutes' template: a skeleton to type into."""

from __future__ import annotations

from llf_docgen.model.minuted import PROMPT_ACTION, PROMPT_DECISION, PROMPT_DISCUSSION
from llf_docgen.word.house.markup import (
    bookmark,
    each,
    facts,
    list_table,
    p,
    plain,
    room,
    title_block,
    when,
)
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.house.templates.shared import actions


def template() -> bytes:
    """The minutes' skeleton."""
    blocks = [
        title_block("Minutes", "Meeting held on {{ date }}"),
        facts(
            ("Time", "{{ time }}"),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Minutes taken by", "minute_taker ? {{ minute_taker }}"),
            ("Approval", "approved ? {{ approved }}"),
        ),
        p("Attendance", "Heading1"),
        _attendance(),
        p("{{ quorum_sentence }}", "Decision"),
        when(
            "in_attendance",
            p("In attendance (not counted for the quorum)", "Heading2"),
            list_table(
                "person in in_attendance",
                plain("Name", 4.4, "{{ person.name }}"),
                plain("Role", 7.2, "{{ person.role }}"),
                plain("Attendance", 5.0, "{{ person.attendance }}"),
                height=450,
            ),
        ),
        p("Business", "Heading1"),
        when(
            "items",
            each("item in items", *_item()),
            otherwise=[p("No items have been entered for this meeting yet.")],
        ),
        p("Agreed actions", "Heading1"),
        p(
            "New actions take the next free references below; delete rows that are not used.",
            "ItemFacts",
        ),
        bookmark(
            "new_actions",
            1,
            list_table(
                "action in new_actions",
                plain("Ref", 2.4, "{{ action.ref }}", "KeptRow"),
                plain("Action", 7.3, "{{ action.text }}"),
                plain("Owner", 4.2, "{{ action.owner }}"),
                plain("Due", 2.7, "{{ action.due }}"),
                height=560,
            ),
        ),
        p("Open actions carried forward", "Heading2"),
        actions("open_actions", "There are no open actions from earlier meetings."),
        p("Papers considered", "Heading2"),
        when(
            "papers",
            each("paper in papers", p("{{ paper }}", "ListBullet")),
            otherwise=[p("There were no papers.")],
        ),
        p("Date of next meeting", "Heading2"),
        p("{{ next_meeting }}"),
        p("Approval", "Heading1"),
        when(
            "approved",
            p("{{ approved }}"),
            otherwise=[
                p("These minutes are a draft until the group approves them at its next meeting.")
            ],
        ),
        p("Signed as a true record of the meeting:", "LeadIn"),
        facts(
            ("Signature", "_" * 44),
            ("Name", "_" * 44),
            ("Role", "{{ signed_by }} of the {{ short_group }}"),
            ("Approved at", "_" * 44),
            ("Date", "_" * 44),
            height=600,
        ),
        p("{{ confidentiality }}", "Note"),
    ]
    page = Page("{{ short_group }}: minutes, {{ date }}", "{{ short_group }}: minutes, {{ date }}")
    return build(page, blocks)


def _attendance() -> str:
    return when(
        "represented",
        bookmark(
            "attendance",
            2,
            list_table(
                ["group in represented", "person in group.people"],
                plain("Organisation", 4.9, "{{ group.organisation }}"),
                plain("Name", 3.7, "{{ person.name }}"),
                plain("Role", 4.4, "{{ person.role }}"),
                plain("Attendance", 3.6, "{{ person.attendance }}"),
                height=450,
            ),
        ),
        otherwise=[p("No partner organisation has a member on the group.")],
    )


def _item() -> list[str]:
    """The part of the minutes for one agenda item, with its own number."""
    about = "{{ item.purpose }}{% if item.lead %}, led by {{ item.lead }}{% endif %}"
    return [
        p("{{ item.no }}. {{ item.title }}", "Heading2"),
        p(about + "{% if item.paper %}. {{ item.paper }}{% endif %}.", "ItemFacts"),
        p("Discussion", "PartLabel"),
        room("Discussion", PROMPT_DISCUSSION, "Discussion"),
        p("Decision", "PartLabel"),
        when(
            "item.decisions",
            each("decision in item.decisions", p("{{ decision }}", "Decision")),
            otherwise=[room("Decision", PROMPT_DECISION, "Decision")],
        ),
        p("Actions", "PartLabel"),
        room("Action", PROMPT_ACTION, "Action"),
    ]
