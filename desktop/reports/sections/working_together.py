"""What each is able to do, and how well offices work together. The public snapshot holds neither."""

from __future__ import annotations

from desktop.domain.coordination import Ladder, Rung, ladder, with_ladder
from desktop.domain.records import Capacity
from desktop.domain.snapshot import Snapshot
from desktop.reports.outline import Block, Heading, Paragraph, Table
from desktop.reports.phrases import label_of, titled, value_of
from desktop.system.locale import _, format_date, format_number
from desktop.system.resources import choice_label

ANCHOR = "setup"
RUNGS = "coordination_rungs"
_GAP = "_" * 16


def capacities(snapshot: Snapshot) -> list[Block]:
    """Line by line, as each filled it in; nothing is added up."""
    names = ("function", "level", "evidence", "need")
    rows = tuple(
        (titled(item, snapshot), *(value_of(item, name, snapshot) or _GAP for name in names))
        for item in snapshot.all(Capacity)
    )
    if not rows:
        return []
    header = (label_of(Capacity, "name"), *(label_of(Capacity, name) for name in names))
    return [
        Heading(2, _("What each is able to do"), f"{ANCHOR}-capacities"),
        Table(header, rows, (2.2, 1.4, 2, 2.2, 2.2)),
    ]


def ladders(snapshot: Snapshot) -> list[Block]:
    """For each body that was asked: which rung counts, what shows each, and the next step."""
    found: list[Block] = []
    for number, body in enumerate(with_ladder(snapshot), 1):
        item = ladder(snapshot, body)
        if item.is_begun:
            found += _ladder(snapshot, item, f"{ANCHOR}-ladder-{number}")
    return found


def _ladder(snapshot: Snapshot, item: Ladder, anchor: str) -> list[Block]:
    title = _("How well they work together: {body}").format(body=titled(item.body, snapshot))
    header = (_("Rung"), _("What they do"), _("What shows it"), _("Counts"))
    rows = tuple(_row(rung) for rung in item.rungs)
    note = _("A rung counts only when all below it have a proof with its date. Adapted from Metcalfe (1994).")
    return [
        Heading(2, title, anchor),
        Paragraph(_result(item)),
        Table(header, rows, (0.9, 3.8, 4.2, 1.1)),
        Paragraph(note, quiet=True),
    ]


def _row(rung: Rung) -> tuple[str, str, str, str]:
    proofs = [
        " ".join(part for part in (proof.name, f"({format_date(proof.date)})" if proof.date else "") if part)
        for proof in rung.proofs
    ]
    counts = _("yes") if rung.counts else ""
    return (format_number(int(rung.key)), choice_label(RUNGS, rung.key), "\n".join(proofs) or _GAP, counts)


def _result(item: Ladder) -> str:
    reached = (
        _("Rung {number} counts: {words}.").format(
            number=format_number(int(item.reached)), words=choice_label(RUNGS, item.reached)
        )
        if item.reached
        else _("No rung counts yet.")
    )
    if item.claims_more:
        reached += " " + _("Those who sit there see themselves on rung {number}.").format(
            number=format_number(int(item.body.claimed_rung))
        )
    if not item.missing:
        return reached
    next_step = _("The next step is rung {number}: {words}.").format(
        number=format_number(int(item.missing)), words=choice_label(RUNGS, item.missing)
    )
    return f"{reached} {next_step}"
