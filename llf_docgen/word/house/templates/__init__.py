"""The templates that come with the tool, one module a template, in the house style.

Staff may change them in Word at will; nothing else depends on more than the names they use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from llf_docgen.word.house.templates import (
    action_log,
    actions,
    agenda,
    briefing,
    evidence,
    extract,
    minutes,
    partnership,
    termly_report,
    year,
)

TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "Agenda": agenda.template,
    "Minutes": minutes.template,
    "Action log": action_log.template,
    "Termly report": termly_report.template,
    "Actions": actions.template,
    "Extract": extract.template,
    "Partnership report section": partnership.template,
    "Evidence": evidence.template,
    "Briefing": briefing.template,
    "Year planner": year.template,
}
