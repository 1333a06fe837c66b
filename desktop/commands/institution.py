"""`mainstay institutions list | raci`: bodies, and who does what, without a window."""

from __future__ import annotations

from pathlib import Path

from desktop.commands.command import (
    answer,
    columns,
    command,
    file_argument,
    json_option,
    option,
    refuse_usage,
    subject,
)
from desktop.commands.reading import reading
from desktop.domain.readiness import is_begun, readiness
from desktop.domain.records import Activity, Body, Membership, Role, Stakeholder
from desktop.domain.responsibilities import LETTERS, PARTS, cells_of, faults
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import CHAIRS, in_order, is_empty, parents, seats_of, state_of
from desktop.domain.visibility import EDITIONS, for_edition
from desktop.domain.words import N_
from desktop.system.locale import _, show
from desktop.system.resources import choice_label


@subject(N_("Institutions: the bodies with their seats, and who does what."))
def institutions() -> None:
    """The group."""


@command(N_("List the bodies, those below under the one above."), group=institutions, name="list")
@file_argument
@option(
    "--edition",
    metavar="E",
    default="internal",
    help_text=N_("public (for anybody) or internal (for the team)."),
)
@json_option
def list_(file: Path, edition: str, as_json: bool) -> None:
    """One object for each body; what is unmet of the seven tests of readiness stands beside them."""
    with reading(file) as book:
        snapshot = _edition(book.snapshot, edition)
        ordered = list(in_order(snapshot.all(Body)))
        unmet = [r for r in readiness(snapshot) if not r.met] if is_begun(snapshot) else []
        document = {
            "bodies": [_body(snapshot, body) for _level, body in ordered],
            "unmet": [
                {"test": r.test, "title": choice_label("readiness_tests", r.test), "help": show(r.missing)}
                for r in unmet
            ],
        }
        rows = [
            (
                "  " * level + (body.name or _("(no name yet)")),
                choice_label("body_types", body.kind),
                _("not needed here")
                if body.not_needed.strip()
                else choice_label("body_states", state_of(body)),
                _chairs(snapshot, body),
            )
            for level, body in ordered
        ]
    lines = list(columns(rows)) if rows else [_("No bodies yet.")]
    if unmet:
        lines += ["", _("Not met of the seven tests:")]
        lines += [f"  {choice_label('readiness_tests', r.test)}: {show(r.missing)}" for r in unmet]
    answer(document, lines)


def _edition(snapshot: Snapshot, edition: str) -> Snapshot:
    if edition not in EDITIONS:
        raise refuse_usage(N_('There is no edition "{edition}": public or internal.'), edition=edition)
    return for_edition(snapshot, edition)


def _chairs(snapshot: Snapshot, body: Body) -> str:
    names = [
        _member(snapshot, s)
        for s in seats_of(snapshot, body)
        if s.seat in CHAIRS and not is_empty(snapshot, s)
    ]
    return "; ".join(names)


def _member(snapshot: Snapshot, seat: Membership) -> str:
    member = snapshot.get(Stakeholder, seat.stakeholder)
    return member.name if member is not None else ""


def _body(snapshot: Snapshot, body: Body) -> dict[str, object]:
    above = parents(snapshot.all(Body))
    seats = seats_of(snapshot, body)
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "status": state_of(body),
        "not_needed": body.not_needed,
        "parent": above[body.id],
        "host": body.host,
        "quorum": body.quorum_number or body.quorum,
        "budget": str(body.budget) if body.budget is not None else None,
        "budget_year": body.budget_year,
        "seats": [
            {"member": _member(snapshot, seat), "seat": seat.seat, "side": seat.side, "rank": seat.rank}
            for seat in seats
        ],
        "empty_seats": sum(is_empty(snapshot, seat) for seat in seats),
    }


@command(N_("Show who does what, and where a rule is broken."), group=institutions, name="raci")
@file_argument
@option(
    "--edition",
    metavar="E",
    default="internal",
    help_text=N_("public (for anybody) or internal (for the team)."),
)
@json_option
def raci(file: Path, edition: str, as_json: bool) -> None:
    """Letters as specialists write them: R does it, A answers for it, C is asked, I is told."""
    with reading(file) as book:
        snapshot = _edition(book.snapshot, edition)
        activities, roles, cells = snapshot.all(Activity), snapshot.all(Role), cells_of(snapshot)
        found = faults(snapshot)
    document = {
        "roles": [{"id": role.id, "name": role.name, "outside": role.outside == "yes"} for role in roles],
        "activities": [
            {
                "id": item.id,
                "name": item.name,
                "parts": {
                    role.id: [part for part in PARTS if part in cells[item.id, role.id]]
                    for role in roles
                    if (item.id, role.id) in cells
                },
            }
            for item in activities
        ],
        "problems": [
            {"text": show(f.message), "activity": f.activity, "role": f.role, "rule": f.certain}
            for f in found
        ],
    }
    if not activities or not roles:
        answer(document, [_("It is not written down yet who does what.")])
        return
    head = ("", *(role.name for role in roles))
    rows = [
        (
            item.name,
            *("/".join(LETTERS[p] for p in PARTS if p in cells.get((item.id, r.id), ())) for r in roles),
        )
        for item in activities
    ]
    lines = [*columns([head, *rows]), "", _("R does it, A answers for it, C is asked, I is told.")]
    answer(document, [*lines, *(show(fault.message) for fault in found)])
