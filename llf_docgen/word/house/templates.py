"""The five templates that come with the tool: what stands in each, in the house style.

Staff may change them in Word at will; nothing else depends on more than the names they use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from llf_docgen.word.house.blocks import (
    Col,
    bookmark,
    each,
    facts,
    figure,
    list_table,
    p,
    para,
    plain,
    room,
    run,
    tinted,
    title_block,
    when,
)
from llf_docgen.word.house.page import Page, build

PROMPT_DISCUSSION = "Click here and type: background in a sentence, then the main points."
PROMPT_DECISION = "Click here and type the decision, or: Noted."
PROMPT_ACTION = "Click here and type: what, who, by when. Repeat it in the table of actions."


def agenda() -> bytes:
    """The agenda."""
    item = Col(
        "Item",
        9.3,
        p("{{ item.title }}", "ItemTitle")
        + when(
            "item.for_decision",
            p("{{ item.purpose }}", "ForDecision"),
            otherwise=[p("{{ item.purpose }}", "TableNote")],
        )
        + when("item.paper", p("{{ item.paper }}", "TableNote"))
        + when("item.notes", p("{{ item.notes }}", "TableNote")),
    )
    time = Col(
        "Time",
        1.9,
        p("{{ item.clock }}", "TableText")
        + when("item.length", p("{{ item.length }}", "TableNote")),
    )
    blocks = [
        title_block("Agenda"),
        facts(
            ("Date", "{{ date }}"),
            ("Time", "{{ time }}"),
            ("Place", "{{ venue }}"),
            ("Chaired by", "{{ chair }}"),
            ("Focus", "focus ? {{ focus }}"),
            ("Papers", "{{ papers_circulated }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("Items", "Heading1"),
        when(
            "items",
            list_table(
                "item in items",
                plain("No", 1.1, "{{ item.no }}"),
                item,
                plain("Lead", 4.3, "{{ item.lead }}"),
                time,
            ),
            otherwise=[p("No items have been entered for this meeting yet.")],
        ),
        p("Apologies", "Heading1"),
        when(
            "apologies",
            each("name in apologies", p("{{ name }}", "ListBullet")),
            otherwise=[p("{{ no_apologies }}")],
        ),
        p("Minutes of the last meeting", "Heading1"),
        when(
            "previous_minutes",
            each("minutes in previous_minutes", p("{{ minutes }}")),
            otherwise=[p("There are no earlier minutes to approve.")],
        ),
        p("Open actions carried forward", "Heading1"),
        _actions("open_actions", "There are no open actions."),
        p("Papers", "Heading1"),
        when(
            "papers",
            list_table(
                "paper in papers",
                plain("Paper", 9.6, "{{ paper.name }}"),
                plain("Item", 1.5, "{{ paper.item }}"),
                plain("From", 5.5, "{{ paper.lead }}"),
            ),
            otherwise=[p("There are no papers for this meeting.")],
        ),
        p("Date of next meeting", "Heading1"),
        p("{{ next_meeting }}"),
    ]
    page = Page("{{ short_group }}: agenda, {{ date }}", "{{ short_group }}: agenda, {{ date }}")
    return build(page, blocks)


def minutes() -> bytes:
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
        _actions("open_actions", "There are no open actions from earlier meetings."),
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


def _actions(name: str, none: str) -> str:
    """The table of actions, or a sentence where there is none."""
    return when(name, _action_table(name), otherwise=[p(none)])


def _action_table(name: str) -> str:
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


def action_log() -> bytes:
    """The action log, across the page."""

    def section(title: str, name: str, none: str, last: Col) -> list[str]:
        return [
            p(title, "Heading1"),
            when(
                name,
                list_table(
                    f"action in {name}",
                    plain("Ref", 2.6, "{{ action.ref }}"),
                    plain("Action", 8.6, "{{ action.text }}"),
                    plain("Owner", 3.6, "{{ action.owner }}"),
                    last,
                    plain("Status", 2.4, "{{ action.status }}"),
                    plain("Progress", 5.8, "{{ action.progress }}"),
                ),
                otherwise=[p(none)],
            ),
        ]

    due = plain("Due", 2.7, "{{ action.due }}")
    done = Col(
        "Completed",
        2.7,
        p("{{ action.completed or '\u2013' }}", "TableText"),
    )
    blocks = [
        title_block("Action log", "As at {{ as_at }}, for the meeting on {{ date }}"),
        p("{{ summary }}"),
        *section("Overdue", "overdue", "No action is overdue.", due),
        *section("Open", "open", "There are no other open actions.", due),
        *section("Closed", "closed", "No action has been closed yet.", done),
    ]
    title = "{{ short_group }}: action log, {{ as_at }}"
    return build(Page(title, title, landscape=True), blocks)


def termly_report() -> bytes:
    """The termly report to the board."""
    blocks = [
        title_block("Termly report", "{{ term }} term {{ year }}"),
        facts(
            ("To", "{{ report_to }}, {{ board_date }}"),
            ("From", "{{ group }}"),
            ("As at", "{{ as_at }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("The {{ report_to }} is asked to:", "LeadIn"),
        each("ask in asked_to", p("{{ ask }}", "ListBullet")),
        p("Summary: the Big 3 at a glance", "Heading1"),
        list_table(
            "part in priorities",
            plain("Priority", 5.2, "{{ part.name }}", "KeptRow"),
            plain("Lead", 3.6, "{{ part.lead }}"),
            tinted("RAG", 2.2, "{{ part.rag }}", "part.fill"),
            plain("This term", 5.6, "{{ part.headline }}"),
        ),
        when("rag_means", p("{{ rag_means }}.", "Note")),
        each("part in priorities", *_priority()),
        p("Key performance indicators", "Heading1"),
        when(
            "indicators",
            _indicators("indicators"),
            p(
                "On target: the target is met or passed. Just off: within 10% of it. Figures that "
                "add up over the year are held against what is due by now, a third for each term.",
                "Note",
            ),
            otherwise=[p("No indicators have been entered.")],
        ),
        p("Actions", "Heading1"),
        p("{{ actions_summary }}"),
        when("actions", _action_table("actions")),
        p("Issues, concerns and recommendations", "Heading1"),
        when(
            "messages",
            each(
                "message in messages",
                p("{{ message.kind }}: {{ message.subject }}", "Heading2"),
                p("{{ message.text }}"),
                p("To: {{ message.audience }}. {{ message.sent }}.", "Note"),
            ),
            otherwise=[p("No issue, concern or recommendation was raised this term.")],
        ),
        when(
            "risks",
            p("Risks", "Heading1"),
            list_table(
                "risk in risks",
                plain("Risk", 5.6, "{{ risk.text }}", "KeptRow"),
                plain("Likelihood", 2.3, "{{ risk.likelihood }}"),
                plain("Impact", 1.9, "{{ risk.impact }}"),
                plain("What we do", 4.0, "{{ risk.response }}"),
                plain("Owner", 2.8, "{{ risk.owner }}"),
            ),
        ),
        p("How the group kept its Terms of Reference", "Heading1"),
        list_table(
            "line in terms_kept",
            Col(
                "The Terms ask for",
                6.8,
                p("{{ line.asks }}", "TableText") + p("{{ line.clause }}", "TableNote"),
            ),
            plain("What the data shows", 7.5, "{{ line.shows }}"),
            tinted("Outcome", 2.3, "{{ line.outcome }}", "line.fill"),
        ),
        p("Dates to come", "Heading1"),
        when(
            "next_dates",
            each("entry in next_dates", p("{{ entry }}", "ListBullet")),
            otherwise=[p("No later dates are in the Calendar.")],
        ),
    ]
    title = "{{ short_group }}: termly report, {{ term }} {{ year }}"
    return build(Page(title, title), blocks)


def _priority() -> list[str]:
    """One of the Big 3 in the termly report."""
    return [
        p("{{ part.name }}", "Heading1"),
        when("part.lead", p("Led by {{ part.lead }}.", "ItemFacts")),
        p("Objectives of the action plan", "Heading2"),
        when(
            "part.objectives",
            list_table(
                "objective in part.objectives",
                plain("Ref", 1.4, "{{ objective.ref }}", "KeptRow"),
                Col(
                    "Objective",
                    8.8,
                    p("{{ objective.text }}", "TableText")
                    + when("objective.progress", p("{{ objective.progress }}", "TableNote")),
                ),
                Col(
                    "Lead",
                    4.1,
                    p("{{ objective.lead }}", "TableText")
                    + when("objective.by_when", p("by {{ objective.by_when }}", "TableNote")),
                ),
                tinted("RAG", 2.3, "{{ objective.rag }}", "objective.fill"),
            ),
            otherwise=[p("The action plan has no objectives for this priority.")],
        ),
        when(
            "part.developments",
            p("Key developments", "Heading2"),
            each("text in part.developments", p("{{ text }}", "ListBullet")),
            otherwise=[p("No developments have been recorded for this term.")],
        ),
        when(
            "part.impacts",
            p("Impact", "Heading2"),
            each("text in part.impacts", p("{{ text }}", "ListBullet")),
        ),
        when(
            "part.next_steps",
            p("Next steps", "Heading2"),
            each("text in part.next_steps", p("{{ text }}", "ListBullet")),
        ),
    ]


def _indicators(name: str) -> str:
    """The table of KPIs: baseline, target, this term, trend, against target."""
    return list_table(
        f"kpi in {name}",
        Col(
            "Indicator",
            5.3,
            p("{{ kpi.text }}", "TableText")
            + when("kpi.comment", p("{{ kpi.comment }}", "TableNote")),
        ),
        figure("Baseline", 1.9, "{{ kpi.baseline }}"),
        figure("Target", 1.6, "{{ kpi.target }}"),
        figure("This term", 2.1, "{{ kpi.this_term }}"),
        plain("Trend", 2.6, "{{ kpi.trend }}"),
        tinted("Against target", 3.1, "{{ kpi.against_target }}", "kpi.fill"),
    )


def partnership() -> bytes:
    """The section of the Partnership Report."""
    blocks = [
        title_block("Partnership Report", "Section of the {{ short_group }}, {{ year }}"),
        facts(
            ("For", "{{ report_to }}"),
            ("Meeting", "{{ report_date }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("{{ introduction }}", "Opening"),
        p("{{ took_part }}"),
        when("so_far", p("{{ so_far }}", "Note")),
        each(
            "part in priorities",
            p("{{ part.name }}", "Heading1"),
            when("part.description", p("{{ part.description }}", "Note")),
            p("Achievements", "Heading2"),
            when(
                "part.achievements",
                each(
                    "moved in part.achievements",
                    para(
                        run("{{ moved.term }}: ", bold=True)
                        + run("{{ moved.text }}")
                        + run("{% if moved.impact %} {{ moved.impact }}{% endif %}"),
                        "ListBullet",
                    ),
                ),
                otherwise=[p("No achievements have been recorded yet.")],
            ),
            when(
                "part.completed",
                p("Objectives completed", "Heading3"),
                each("objective in part.completed", p("{{ objective }}", "ListBullet")),
            ),
            p("Evidence", "Heading2"),
            when(
                "part.indicators",
                list_table(
                    "kpi in part.indicators",
                    plain("Indicator", 5.8, "{{ kpi.text }}"),
                    figure("Baseline", 2.0, "{{ kpi.baseline }}"),
                    figure("Target", 1.9, "{{ kpi.target }}"),
                    figure("So far", 2.3, "{{ kpi.so_far }}"),
                    tinted("Against target", 4.6, "{{ kpi.against_target }}", "kpi.fill"),
                ),
                otherwise=[p("No indicators have been entered.")],
            ),
            p("Plans for {{ next_year }}", "Heading2"),
            when(
                "part.next_year",
                each("plan in part.next_year", p("{{ plan }}", "ListBullet")),
                otherwise=[p("Plans have not been agreed yet.")],
            ),
        ),
        when(
            "partners",
            p("With thanks to our partners", "Heading1"),
            each("partner in partners", p("{{ partner }}", "ListBullet")),
        ),
    ]
    title = "{{ short_group }}: section of the Partnership Report, {{ year }}"
    return build(Page(title, title, confidential=False), blocks)


def evidence() -> bytes:
    """The evidence for the board."""
    blocks = [
        title_block("Evidence", "How the Terms of Reference were kept in {{ year }}"),
        facts(
            ("To", "{{ report_to }}"),
            ("From", "{{ group }}"),
            ("As at", "{{ as_at }}"),
            ("Contact", "{{ contact }}"),
        ),
        p("{{ summary }}", "Opening"),
        each(
            "part in clauses",
            p("{{ part.name }}", "Heading1"),
            list_table(
                "line in part.lines",
                plain("The Terms ask for", 6.4, "{{ line.asks }}", "KeptRow"),
                plain("What the data shows", 7.7, "{{ line.shows }}"),
                tinted("Outcome", 2.5, "{{ line.outcome }}", "line.fill"),
            ),
        ),
    ]
    title = "{{ short_group }}: evidence of the Terms of Reference, {{ year }}"
    return build(Page(title, title), blocks)


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "Agenda": agenda,
    "Minutes": minutes,
    "Action log": action_log,
    "Termly report": termly_report,
    "Partnership report section": partnership,
    "Evidence": evidence,
}
