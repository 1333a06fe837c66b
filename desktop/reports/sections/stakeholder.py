"""Stakeholders: who has a stake, where they stand by influence and interest, and how the work with them
is planned.

A view of migration is printed in internal copies only, and never in the figure.
"""

from __future__ import annotations

from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Grid
from desktop.domain.layout.grid_drawing import SIDE, draw
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import QUADRANTS, Position, positions
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.figures.influence import grid_of, in_words
from desktop.reports.outline import Block, CallOut, Cell, Figure, Heading, Paragraph, Table
from desktop.reports.phrases import DAGGER, cited, is_made_up, label_of, notes_on, titled, value_of
from desktop.system.locale import _, format_date, ngettext
from desktop.system.resources import catalogue, choice_label

ANCHOR = "stakeholders"
HEIGHT = 300.0


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    found: list[Block] = [Heading(1, _("Stakeholders"), ANCHOR)]
    everybody = snapshot.all(Stakeholder)
    if not everybody:
        text = _("Nobody has been entered who has a stake in this plan.")
        return [*found, CallOut("open", _("Still open."), text)]
    count = len(everybody)
    text = ngettext("One stakeholder has been named.", "{count} stakeholders have been named.", count)
    found += [Paragraph(text.format(count=count)), _kinds(everybody), *_figure(snapshot, context)]
    found += [*_table(snapshot), *_working(snapshot)]
    if context.internal:
        found += _views(snapshot)
    return [*found, *notes_on(snapshot, ("stakeholder", "assessment", "link"), f"{ANCHOR}-notes")]


def _kinds(everybody: list[Stakeholder]) -> Table:
    counts: dict[str, int] = {entry.key: 0 for entry in catalogue("stakeholder_families").entries}
    for item in everybody:
        counts[item.family] = counts.get(item.family, 0) + 1
    rows = [(choice_label("stakeholder_families", key), str(n)) for key, n in counts.items() if n and key]
    if counts.get(""):
        rows.append((_("Kind not answered yet"), str(counts[""])))
    half = -(-len(rows) // 2)
    # Two pairs of columns: a list of up to thirty kinds would fill a page with little in it.
    pairs = [(*rows[i], *(rows[i + half] if i + half < len(rows) else ("", ""))) for i in range(half)]
    header = (label_of(Stakeholder, "family"), _("Count"))
    return Table((*header, *header) if half < len(rows) else (*header, "", ""), tuple(pairs), (4, 1, 4, 1))


# The figure -------------------------------------------------------------------------------------------


def _figure(snapshot: Snapshot, context: Context) -> list[Block]:
    found: list[Block] = [Heading(2, _("Influence and interest"), f"{ANCHOR}-grid")]
    all_positions = positions(snapshot)
    placed = [p for p in all_positions if p.quadrant]
    if placed:
        frame = Frame(context.figure_width - SIDE, HEIGHT, context.measure, context.right_to_left)
        grid, alt = grid_of(snapshot, frame), in_words(placed)
        figure = draw(grid, context.measure, title=_("Influence and interest"), alt=alt)
        found.append(Figure(figure, _caption(snapshot, placed, grid), alt))
        if grid.numbered:
            found.append(_keys(grid))
    missing = [titled(p.stakeholder, snapshot) for p in all_positions if not p.quadrant]
    if missing:
        lead = _("Not placed:") if context.internal else _("Not placed in this edition:")
        why = _("influence or interest has not been judged, or may not be shown.")
        found.append(Paragraph(f"{lead} {'; '.join(missing)} ({why.rstrip('.')}).", quiet=True))
    return found


def _caption(snapshot: Snapshot, placed: list[Position], grid: Grid) -> str:
    dates = sorted({j.date for p in placed for j in (p.influence, p.interest) if j and j.date})
    parts = [_("Influence and interest, as judged.")]
    parts.append(
        _("The numbers are explained below.") if grid.numbered else _("A larger dot has more influence.")
    )
    if len(dates) == 1:
        parts.append(_("Judged on {date}.").format(date=format_date(dates[0])))
    elif dates:
        span = _("Judged between {first} and {last}.")
        parts.append(span.format(first=format_date(dates[0]), last=format_date(dates[-1])))
    ids = {p.stakeholder.id for p in placed}
    if any(is_made_up(a) and a.stakeholder in ids for a in snapshot.all(Assessment)):
        parts.append(_("Positions with a dagger ({mark}) are made up for teaching.").format(mark=DAGGER))
    return " ".join(parts)


def _keys(grid: Grid) -> Table:
    """Who is who when the dots carry numbers."""
    cells = [(str(number), name) for number, name in grid.keys]
    half = -(-len(cells) // 2)
    rows = tuple((*cells[i], *(cells[i + half] if i + half < len(cells) else ("", ""))) for i in range(half))
    header = (_("No."), label_of(Stakeholder, "name"))
    return Table((*header, *header), rows, (0.6, 4, 0.6, 4))


# Tables -----------------------------------------------------------------------------------------------


def _table(snapshot: Snapshot) -> list[Block]:
    names = ("name", "family", "mandate", "needs")
    rows = tuple(
        (cited(item, titled(item, snapshot)), value_of(item, "family", snapshot), item.mandate, item.needs)
        for item in snapshot.all(Stakeholder)
    )
    header = tuple(label_of(Stakeholder, name) for name in names)
    return [Heading(2, _("Who they are"), f"{ANCHOR}-table"), Table(header, rows, (2.6, 2.2, 2.8, 2.4))]


def _working(snapshot: Snapshot) -> list[Block]:
    by_id = {p.stakeholder.id: p for p in positions(snapshot)}
    rows = []
    for item in snapshot.all(Stakeholder):
        quadrant = by_id[item.id].quadrant
        rows.append(
            (
                titled(item, snapshot),
                _(QUADRANTS[quadrant]) if quadrant else _("Not placed"),
                value_of(item, "participation_planned", snapshot) or _("Not decided yet"),
                value_of(item, "participation_actual", snapshot) or _("Not answered yet"),
            )
        )
    header = (
        label_of(Stakeholder, "name"),
        _("Place in the figure"),
        label_of(Stakeholder, "participation_planned"),
        label_of(Stakeholder, "participation_actual"),
    )
    return [
        Heading(2, _("How we work together"), f"{ANCHOR}-working"),
        Table(
            header,
            tuple(rows),
            (2.6, 2, 2.7, 2.7),
            above=(("", "", Cell(_("How they take part"), across=2)),),
        ),
    ]


def _views(snapshot: Snapshot) -> list[Block]:
    """Internal copies only: the caller has asked whether this is one."""
    told = [item for item in snapshot.all(Stakeholder) if item.view]
    if not told:
        return []
    header = tuple(label_of(Stakeholder, name) for name in ("name", "view", "view_evidence"))
    rows = tuple(
        (titled(item, snapshot), value_of(item, "view", snapshot), item.view_evidence) for item in told
    )
    return [
        Heading(2, _("Views of migration (our team only)"), f"{ANCHOR}-views"),
        Table(header, rows, (2.6, 3, 4)),
    ]
