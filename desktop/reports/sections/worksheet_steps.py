"""What the worksheet of a step asks where its screen is made by hand (a map, a matrix, a register with a form)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.flows.flow import Rows, View
from desktop.domain.record import TABLES, specs_of

LEFT_OUT = ("id", "source", "illustrative", "visibility")
_MOST_COLUMNS = 6


@dataclass(frozen=True)
class Each:
    """A form for each record of a table; blank there is one."""

    table: str
    names: tuple[str, ...]


Sheet = Rows | Each

_BODY = (
    *("name", "kind", "legal_basis", "authority", "purpose", "mandate", "limits", "objectives"),
    *("reporting_line", "link_up", "link_down", "secretariat", "rhythm", "notice", "quorum", "decision_rule"),
    *("recourse", "duration", "ends", "review", "feedback", "confidentiality", "interests", "monitoring"),
)
_STAKEHOLDER = (
    *("name", "mandate", "resources", "power_sources", "stake", "needs", "legitimate", "urgent"),
    *("participation_planned", "participation_actual", "languages", "access"),
)

SHEETS: dict[str, tuple[Sheet, ...]] = {
    "stakeholder.list": (Rows("stakeholder", ("name", "family", "level", "sector")),),
    "stakeholder.missing": (),
    "stakeholder.place": (Rows("assessment", ("stakeholder", "dimension", "value", "by", "reason")),),
    "stakeholder.compare": (),
    "stakeholder.describe": (Each("stakeholder", _STAKEHOLDER),),
    "stakeholder.links": (Rows("link", ("origin", "to", "kind", "strength", "notes")),),
    "stakeholder.engage": (
        Rows("engagement", ("stakeholder", "purpose", "method", "date", "responsible", "answer_by")),
    ),
    "body.what_exists": (Rows("body", ("name", "kind", "existing", "status", "host", "parent")),),
    "body.tasks": (Rows("task", ("name", "competence", "funded", "addressee", "request")),),
    "body.lead": (
        Rows(
            "lead_option",
            ("name", "cross_mandate", "convening", "budget", "capacity", "continuity", "chosen"),
        ),
        Each("focal_point", ("name", "body", "alternate", "host_kind", "hours", "start", "end", "handover")),
    ),
    "body.coordinate": (
        Each("body", _BODY),
        Rows("membership", ("body", "stakeholder", "seat", "side", "function", "alternate")),
        Rows("body_objective", ("body", "name", "deliverable", "due")),
    ),
    "body.hear": (
        Each("facilitator", ("name", "body", "start", "end", "paid_by", "tasks", "declared", "handover")),
    ),
    "body.money": (
        Rows("body", ("name", "budget", "budget_line", "budget_year", "budget_source", "budget_signer")),
    ),
    "body.papers": (Rows("paper", ("name", "kind", "body", "state", "number", "date", "signed_by")),),
    "body.first_meeting": (Each("meeting", ("name", "kind", "body", "date", "time", "place", "agenda")),),
    "body.whole": (
        Rows("activity", ("name",)),
        Rows("responsibility", ("activity", "role", "parts")),
        Rows("readiness_proof", ("test", "date", "explanation"), each="test"),
    ),
}
_PLACES = ("map_position", "body_position")  # where somebody dragged a sign: nothing to write


def sheets_of(step: str, view: View) -> tuple[Sheet, ...]:
    """What the worksheet of a step asks for a part that is made by hand: as listed above, and tables that came later
    with their first columns."""
    listed = SHEETS.get(step, ())
    known = {sheet.table for found in SHEETS.values() for sheet in found}
    more = [table for table in view.tables if table not in known and table not in _PLACES]
    return (*listed, *(Rows(table, _columns(table)) for table in more))


def _columns(table: str) -> tuple[str, ...]:
    names = [spec.name for spec in specs_of(TABLES[table]) if spec.name not in LEFT_OUT]
    return tuple(names[:_MOST_COLUMNS])
