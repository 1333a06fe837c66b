"""The fields that each part of a report needs, as data: what is blank of them is told before anybody prints.

What is no plain field (somebody was chosen to lead, a request can be sent) is asked in `missing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.words import N_

ANY, NONE = "*", ""  # of a condition: whatever stands there, and only where nothing stands there


@dataclass(frozen=True)
class Need:
    """`fields` that every record of a table must have filled in. With `when` (a field and its value, `ANY` or `NONE`)
    only the records that have it. `none` is the untranslated sentence where the table has no record at all; it leads to
    `first`, the field with which a new one begins ("" for the list)."""

    table: str
    fields: tuple[str, ...] = ()
    when: tuple[str, str] | None = None
    none: str = ""
    first: str = ""


_SOMEBODY = Need("stakeholder", none=N_("No stakeholder has been entered."), first="name")
_GOAL = Need("plan_goal", none=N_("No goal of the plan has been entered."), first="name")
_MATTERS = ("answer", "matters")
_LETTER = (Need("initiative", ("lead_institution", "lead_contact")),)
_PLAN = ("name", "level", "country", "instrument", "cycle_end", "route", "vision", "lead_institution")
_TERMS = ("legal_basis", "purpose", "mandate", "limits", "secretariat", "rhythm", "quorum")

NEEDS: dict[str, tuple[Need, ...]] = {
    "plan": (
        Need("initiative", _PLAN),
        *(Need("initiative", ("place",), when=("level", level)) for level in ("province", "municipal")),
    ),
    "goals": (_GOAL, Need("plan_goal", ("meaning_for_goal", "meaning_for_migration"), when=_MATTERS)),
    "stakeholders": (_SOMEBODY, Need("stakeholder", ("family", "participation_planned"))),
    "engagement": (
        _SOMEBODY,
        Need(
            "engagement",
            ("method", "date", "answer_by"),
            none=N_("No step of working together has been planned yet."),
        ),
    ),
    "workshop": (
        _SOMEBODY,
        Need("assessment", none=N_("Nobody's influence or interest has been judged yet.")),
    ),
    "room": (_SOMEBODY,),
    "cards": (_SOMEBODY,),
    "bodies": (
        Need("body", none=N_("No body has been entered."), first="name"),
        Need("body", ("kind", "mandate"), when=("not_needed", NONE)),
    ),
    "setup": (Need("task", ("competence", "funded"), none=N_("No task has been entered.")),),
    "meetings": (Need("meeting", ("date",)),),
    "handover": (
        Need("initiative", ("lead_institution", "next_review")),
        Need("stage", ("status", "owner"), none=N_("The timetable has not been entered.")),
    ),
    "terms": (Need("body", (*_TERMS, "decision_rule", "reporting_line")),),
    "decision": (
        Need("initiative", ("lead_institution",)),
        Need("body", ("legal_basis", "purpose", "mandate", "secretariat")),
    ),
    "appointment": _LETTER,
    "request_member": _LETTER,
    "request_data": _LETTER,
    "request_help": _LETTER,
    "brief": (
        Need("initiative", ("instrument", "lead_institution", "adoption", "route", "vision")),
        Need("plan_goal", ("responsible", "budget_line"), when=("measure", ANY)),
    ),
    "plan_text": (
        _GOAL,
        Need(
            "plan_goal",
            ("meaning_for_goal", "measure", "indicator", "budget_line", "responsible"),
            when=_MATTERS,
        ),
    ),
    "minutes": (
        Need(
            "meeting",
            ("date", "place", "agenda", "decisions"),
            none=N_("No meeting has been entered."),
            first="name",
        ),
    ),
}
