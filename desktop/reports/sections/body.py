"""Bodies: how they hang together, what each may do and has, who sits on it, and what is still blank."""

from __future__ import annotations

from desktop.domain.layout.frame import Frame
from desktop.domain.layout.organigram import MANY
from desktop.domain.records import Body, Membership
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import in_order
from desktop.reports.context import Context
from desktop.reports.figures import organigram
from desktop.reports.outline import Block, Bullet, BulletList, CallOut, Figure, Heading, Paragraph, Run, Table
from desktop.reports.phrases import (
    answered,
    cited,
    fields,
    label_of,
    marked,
    notes_on,
    titled,
    value_of,
)
from desktop.system.locale import _, ngettext

ANCHOR = "bodies"
HEIGHT = 520.0  # points; what is higher is drawn smaller
TALL, A3 = 600.0, 2**0.5  # a page of its own; the sides of A3 to those of A4
_ALL = (
    "kind",
    "existing",
    "status",
    "reuse",
    "also_serves",
    "not_needed",
    "host",
    "parent",
    "theme",
    "legal_basis",
    "mandate_step",
    "authority",
    "background",
    "purpose",
    "mandate",
    "limits",
    "objectives",
    "reporting_line",
    "link_up",
    "link_down",
    "secretariat",
    "secretariat_staff",
    "rhythm",
    "notice",
    "quorum",
    "decision_rule",
    "recourse",
    "start",
    "duration",
    "ends",
    "review",
    "confidentiality",
    "interests",
    "feedback",
    "monitors",
    "monitoring",
    "amendment",
    "budget",
    "budget_line",
    "budget_year",
    "budget_source",
    "budget_signer",
    "notes",
)
# What a body cannot do without; a group inside another body leans on that one for the rest.
_NEEDED = ("mandate", "legal_basis", "secretariat", "rhythm", "quorum", "decision_rule", "budget")
_NEEDED_INSIDE = ("mandate", "rhythm")
_INSIDE = ("thematic_group", "task_force")
_SAID_ABOVE = ("kind", "existing", "parent")  # the structure shows them
_GAP = "_" * 16


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    found: list[Block] = [Heading(1, _("Bodies and who sits on them"), ANCHOR)]
    bodies = snapshot.all(Body)
    if not bodies:
        text = _("No body that leads, coordinates or is heard has been entered.")
        return [*found, CallOut("open", _("Still open."), text)]
    text = ngettext("One body has been entered.", "{count} bodies have been entered.", len(bodies))
    found += [Paragraph(text.format(count=len(bodies))), Heading(2, _("Structure"), f"{ANCHOR}-structure")]
    picture = organigram.drawing(snapshot, _frame(context, len(bodies)))
    found.append(
        Figure(picture, _("Organigram: who is part of what, who leads, and what is open"), picture.alt)
    )
    if picture.names:
        found.append(
            Paragraph(_("Names that are shortened there stand below with their number."), quiet=True)
        )
    ordered = list(in_order(bodies))
    found.append(
        BulletList(tuple(Bullet(_line(snapshot, body, picture.names), level) for level, body in ordered))
    )
    groups = [body for _level, body in ordered if body.kind in _INSIDE and not body.not_needed]
    for number, (_level, body) in enumerate(ordered, 1):
        if body not in groups:
            found += _body(snapshot, number, body)
    if groups:
        found += _groups(snapshot, groups)
    return [*found, *notes_on(snapshot, ("body", "membership"), f"{ANCHOR}-notes")]


def _frame(context: Context, count: int) -> Frame:
    """The room for the organigram; a large one is drawn for twice the page: printed on A3, letters have 8 points."""
    times = A3 if count >= MANY else 1.0
    height = TALL if count >= MANY else HEIGHT
    return Frame(context.figure_width * times, height * times, context.measure, context.right_to_left)


def _line(snapshot: Snapshot, body: Body, numbered: tuple[str, ...]) -> tuple[Run, ...]:
    name = titled(body, snapshot)
    name = next((each for each in numbered if each.partition(". ")[2] == name), name)
    kind = value_of(body, "kind", snapshot)
    parts = [kind] if kind else []
    if body.existing == "no":
        parts.append(_("not set up yet"))
    if body.not_needed:
        parts.append(_("not needed here"))
    return (*cited(body, name, bold=True), Run(f" ({', '.join(parts)})" if parts else ""))


def _body(snapshot: Snapshot, number: int, body: Body) -> list[Block]:
    found: list[Block] = [Heading(2, titled(body, snapshot), f"{ANCHOR}-{number}")]
    told = answered(body, _ALL)
    if told:
        found.append(fields(body, told, snapshot))
    blank = [] if body.not_needed else [name for name in _NEEDED if name not in told]
    if blank:
        found.append(fields(body, blank, snapshot, columns=2, title=_("Still blank")))
    return [*found, *_seats(snapshot, body)]


def _seats(snapshot: Snapshot, body: Body) -> list[Block]:
    seats = list(snapshot.where(Membership, body=body.id))
    if not seats:
        return [] if body.not_needed else [Paragraph(_("No seats have been entered."), quiet=True)]
    columns = ("stakeholder", "seat", "side", "function")
    rows = [_seat(snapshot, seat) for seat in seats]
    # A column in which nobody has anything says nothing.
    used = [i for i in range(len(columns)) if i < 2 or any(row[i] for row in rows)]
    header = tuple(label_of(Membership, columns[i]) for i in used)
    weights = tuple((3.4, 1.4, 1.9, 3.3)[i] for i in used)
    return [Table(header, tuple(tuple(row[i] for i in used) for row in rows), weights)]


def _seat(snapshot: Snapshot, seat: Membership) -> tuple[str, str, str, str]:
    function = "; ".join(part for part in (value_of(seat, "rank", snapshot), seat.function) if part)
    if seat.alternate:
        function += "\n" + _("Stands in: {name}").format(name=seat.alternate)
    side = value_of(seat, "side", snapshot)
    return (_member(snapshot, seat), value_of(seat, "seat", snapshot), side, function.strip())


def _member(snapshot: Snapshot, seat: Membership) -> str:
    return marked(seat, value_of(seat, "stakeholder", snapshot) or _("(without a name)"))


def _groups(snapshot: Snapshot, groups: list[Body]) -> list[Block]:
    """Thematic groups and task forces in one table: there are often many, and little is said of each."""
    rows = []
    for body in groups:
        told = [name for name in answered(body, _ALL) if name not in _SAID_ABOVE]
        facts = [f"{label}: {value}" for label, value in fields(body, told, snapshot).pairs]
        seats = list(snapshot.where(Membership, body=body.id))
        sit = [": ".join(filter(None, (value_of(s, "seat", snapshot), _member(snapshot, s)))) for s in seats]
        blank = [
            f"{label}: {_GAP}" for label, value in fields(body, _NEEDED_INSIDE, snapshot).pairs if not value
        ]
        rows.append((titled(body, snapshot), "\n".join([*facts, *blank]), "\n".join(sit) or _GAP))
    header = (label_of(Body, "name"), _("What is known, and still blank"), _("Who sits on it"))
    return [
        Heading(2, _("Thematic groups and task forces"), f"{ANCHOR}-groups"),
        Table(header, tuple(rows), (2.5, 4.8, 2.7)),
    ]
