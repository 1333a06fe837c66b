"""The steps of the page "Plan and process": which plan, which route, towards what, led by whom, by when."""

from __future__ import annotations

from desktop.domain.flows.flow import (
    Fields,
    Flow,
    Rows,
    Step,
    answered,
    answered_locally,
    any_row,
    row_for_each,
    rows_for,
)
from desktop.domain.record import Record
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_

# Keys of the catalogues; a test compares them with the files.
SCOPE_KINDS = (
    "emigration",
    "immigration",
    "transit",
    "return",
    "internal",
    "displaced",
    "diaspora",
    "environmental",
    "seasonal",
    "irregular",
    "neighbouring",
    "trafficking",
)
STAGE_KINDS = ("situation", "objectives", "action_plan", "implementation", "monitoring")

SCOPE_ROWS = Rows("scope", ("kind", "state", "reason"), title=N_("Kinds of migration"), each="kind")
STAGE_ROWS = Rows(
    "stage",
    ("kind", "status", "start", "end", "owner", "documents"),
    title=N_("The five stages"),
    each="kind",
)

_SCOPE = Step(
    key="plan.scope",
    title=N_("Plan and scope"),
    purpose=N_("Which plan this is about, and which kinds of migration it looks at."),
    local_purpose=N_("Which plan of your place this is about, and which movements of people it looks at."),
    sections=(
        Fields(
            ("name", "level", "country", "place", "instrument", "instrument_kind"),
            title=N_("The plan"),
            local=("place",),
        ),
        SCOPE_ROWS,
    ),
    needed=(
        answered("name", "level", "country", "instrument", "instrument_kind"),
        answered_locally("place"),
        row_for_each("scope", "kind", SCOPE_KINDS, "state"),
    ),
)

_ROUTE = Step(
    key="plan.route",
    title=N_("Route and dates"),
    purpose=N_("How migration gets into the plan, and how much time there is."),
    sections=(
        Fields(("route", "route_reason"), title=N_("The route")),
        Fields(("cycle_start", "cycle_end", "adoption", "next_review"), title=N_("The dates of the plan")),
    ),
    needed=(answered("route", "route_reason", "cycle_start", "cycle_end"),),
)

_VISION = Step(
    key="plan.vision",
    title=N_("Vision"),
    purpose=N_("What life should be like when the work succeeds, in words that people can agree on."),
    local_purpose=N_("What life in your place should be like when the work succeeds."),
    sections=(Fields(("vision", "vision_horizon", "parent_strategy")),),
    needed=(answered("vision", "vision_horizon"),),
)

_ENTRY = Step(
    key="plan.entry",
    title=N_("Entry points"),
    purpose=N_("The one or two concerns with which to begin, because people already feel them."),
    sections=(Fields(("entry_points", "entry_reason")),),
    needed=(answered("entry_points", "entry_reason"),),
)

_LEAD = Step(
    key="plan.lead",
    title=N_("Lead and backing"),
    purpose=N_("Who leads, who stands behind the work in writing, and who belongs to the team."),
    local_purpose=N_("Which office leads, what the council or mayor decided, and who belongs to the team."),
    sections=(
        Fields(("lead_institution", "lead_contact", "leadership_since", "continuity"), title=N_("The lead")),
        Rows(
            "endorsement",
            ("name", "instrument", "date", "by", "reference"),
            add=N_("Add an endorsement"),
            title=N_("Backing in writing"),
        ),
        Rows(
            "person",
            ("name", "role", "organisation", "contact", "visibility"),
            add=N_("Add a person"),
            title=N_("The team"),
        ),
    ),
    needed=(
        answered("lead_institution"),
        any_row("endorsement", "name", "instrument"),
        any_row("person", "name"),
    ),
)

_TIMETABLE = Step(
    key="plan.timetable",
    title=N_("Timetable"),
    purpose=N_("When each of the five stages is worked on, and who sees to it."),
    sections=(STAGE_ROWS,),
    needed=(row_for_each("stage", "kind", STAGE_KINDS, "status"),),
)

_PAPERS = Step(
    key="plan.papers",
    title=N_("Papers and notes"),
    purpose=N_("Where the papers lie that this work stands on, and what should not be forgotten."),
    sections=(
        Rows(
            "attachment",
            ("name", "location", "date", "notes"),
            add=N_("Add a paper"),
            title=N_("Papers"),
        ),
        Rows("note", ("name", "text", "date", "visibility"), add=N_("Add a note"), title=N_("Notes")),
    ),
    needed=(any_row("attachment", "name", "location"),),
)

PLAN = Flow(
    key="plan",
    title=N_("Plan and process"),
    purpose=N_("What the work is about, and how it gets into the plan."),
    steps=(_SCOPE, _ROUTE, _VISION, _ENTRY, _LEAD, _TIMETABLE, _PAPERS),
)


def scope_rows(snapshot: Snapshot) -> list[tuple[str, Record | None]]:
    """Every migration type with its Scope record, or None while nobody has decided."""
    return rows_for(snapshot, SCOPE_ROWS, SCOPE_KINDS)


def stage_rows(snapshot: Snapshot) -> list[tuple[str, Record | None]]:
    """Every planning stage with its Stage record, or None while nothing is written about it."""
    return rows_for(snapshot, STAGE_ROWS, STAGE_KINDS)
