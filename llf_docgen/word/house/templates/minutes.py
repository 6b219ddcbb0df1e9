"""The minutes' template: a skeleton to type into."""

from __future__ import annotations

from llf_docgen.model import minuted
from llf_docgen.word.house.markup import (
    Col,
    bookmark,
    each,
    facts,
    kept,
    list_table,
    p,
    plain,
    room,
    room_in_line,
    signature,
    title_block,
    when,
)
from llf_docgen.word.house.page import Page, build


def template() -> bytes:
    """The minutes' skeleton."""
    blocks = [
        title_block("Minutes", "{{ meeting_on }}"),
        facts(
            ("Time", "{{ time }}"),
            ("Closed at", _known("closed", "Closed at", minuted.PROMPT_CLOSED)),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Minutes taken by", _known("minute_taker", "Taken by", minuted.PROMPT_TAKER)),
            ("Approval", "approved ? {{ approved }}"),
        ),
        *_attendance(),
        p("Business", "Heading1"),
        each("sentence in approved_here", p("{{ sentence }}", "Decision")),
        when(
            "items",
            each("item in items", *_item()),
            otherwise=[p("No business has been recorded.")],
        ),
        p("Actions", "Heading1"),
        *_actions(),
        p("Other matters", "Heading1"),
        when(
            "other_decisions",
            p("Further decisions", "Heading2"),
            each("decision in other_decisions", p("{{ decision }}", "Decision")),
        ),
        when(
            "to_note",
            p("Decisions between meetings, to note", "Heading2"),
            each("decision in to_note", p("{{ decision }}", "ListBullet")),
        ),
        p("Papers", "Heading2"),
        when(
            "papers",
            each("paper in papers", p("{{ paper }}", "ListBullet")),
            otherwise=[p("There are no papers for this meeting.")],
        ),
        when("next_meeting or ordinary", *_next_meeting()),
        *_approval(),
    ]
    page = Page("{{ short_group }}: minutes, {{ date }}", "{{ short_group }}: minutes, {{ date }}")
    return build(page, blocks)


def _known(name: str, label: str, prompt: str) -> str:
    """What is known of a fact, or a place to type it into."""
    return when(
        name,
        p(f"{{{{ {name} }}}}", "TableText"),
        otherwise=[room_in_line(label, prompt, "TableText")],
    )


def _attendance() -> list[str]:
    table = bookmark(
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
    )
    return [
        p("Attendance", "Heading1"),
        when(
            "represented",
            table,
            otherwise=[p("No partner organisation has a member on the group.")],
        ),
        when(
            "apologies",
            p("{{ apologies }}", "Opening"),
            room("Apologies", minuted.PROMPT_APOLOGIES, "Discussion"),
        ),
        when(
            "quorum_sentence",
            p("{{ quorum_sentence }}", "Decision"),
            otherwise=[
                p("{{ quorum_needed }}", "LeadIn"),
                room("Quorum", minuted.PROMPT_QUORUM, "Decision"),
            ],
        ),
        when(
            "in_attendance",
            p("In attendance (not counted towards the quorum)", "Heading2"),
            list_table(
                "person in in_attendance",
                plain("Name", 4.4, "{{ person.name }}"),
                plain("Role", 7.2, "{{ person.role }}"),
                plain("Attendance", 5.0, "{{ person.attendance }}"),
                height=450,
            ),
        ),
    ]


def _item() -> list[str]:
    """The part of the minutes for one agenda item, with its own number."""
    recommended = room("Recommendation", minuted.PROMPT_RECOMMENDATION, "Decision")
    return [
        p("{{ item.no }}. {{ item.title }}", "Heading2"),
        p("{{ item.about }}", "ItemFacts"),
        p("Discussion", "PartLabel"),
        room("Discussion", minuted.PROMPT_DISCUSSION, "Discussion"),
        when(
            "item.recommends",
            p("Recommendation", "PartLabel"),
            otherwise=[p("Decision", "PartLabel")],
        ),
        each("decision in item.decisions", p("{{ decision }}", "Decision")),
        when("not item.decisions and item.recommends", recommended),
        when(
            "not item.decisions and not item.recommends",
            room("Decision", minuted.PROMPT_DECISION, "Decision"),
        ),
        p("Actions", "PartLabel"),
        when(
            "item.actions",
            each("action in item.actions", p("{{ action }}", "Action")),
            otherwise=[room("Action", minuted.PROMPT_ACTION, "Action")],
        ),
    ]


def _actions() -> list[str]:
    agreed = when(
        "action.first",
        room_in_line("New action", minuted.PROMPT_NEW_ACTION, "TableText"),
        otherwise=[p("{{ action.text }}", "TableText")],
    )
    new = list_table(
        "action in new_actions",
        kept("Ref", 2.4, "{{ action.ref }}"),
        Col("Action", 7.3, agreed),
        plain("Owner", 4.2, "{{ action.owner }}"),
        plain("Due", 2.7, "{{ action.due }}"),
        height=560,
    )
    text = (
        p("{{ action.text }}", "TableText"),
        when("action.progress", p("{{ action.progress }}", "TableNote")),
        when("action.later", p("{{ action.later }}", "TableNote")),
    )
    matters = list_table(
        "action in matters_arising",
        plain("Ref", 2.4, "{{ action.ref }}"),
        Col("Action", 6.5, "".join(text)),
        plain("Owner", 3.4, "{{ action.owner }}"),
        plain("Outcome", 4.3, "{{ action.outcome }}"),
    )
    return [
        p("Agreed at this meeting", "Heading2"),
        when(
            "new_actions",
            bookmark("new_actions", 1, new),
            otherwise=[p("No new action is recorded.")],
        ),
        when(
            "ordinary",
            p("Matters arising", "Heading2"),
            when(
                "matters_arising",
                matters,
                otherwise=[p("There are no actions from earlier meetings.")],
            ),
        ),
    ]


def _next_meeting() -> list[str]:
    return [
        p("Date of next meeting", "Heading2"),
        when(
            "next_meeting",
            p("{{ next_meeting }}"),
            otherwise=[room("Next meeting", minuted.PROMPT_NEXT, "Discussion")],
        ),
    ]


def _approval() -> list[str]:
    return [
        p("Approval", "Heading1"),
        when(
            "approved",
            p("{{ approved }}"),
            otherwise=[p("These minutes are a draft until the group approves them.")],
        ),
        p("Signed as a true record:", "LeadIn"),
        signature(
            ("Signature", ""),
            ("Name", "{{ signed.name }}"),
            ("Role", "{{ signed.role }}"),
            ("Approved at", "{{ signed.at }}"),
            ("Date", ""),
        ),
    ]
