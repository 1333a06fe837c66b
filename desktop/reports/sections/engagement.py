"""The engagement plan: whom we turn to, what for, how and when, who sees to it, and by when they get an answer."""

from __future__ import annotations

from desktop.domain.checks.stakeholder import CONCERNED, INFORM
from desktop.domain.field import first_day
from desktop.domain.layout.frame import Frame
from desktop.domain.records import Engagement, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.figures import calendar
from desktop.reports.outline import Block, CallOut, Figure, Heading, PageBreak, Paragraph, Table
from desktop.reports.phrases import label_of, titled, value_of
from desktop.system.locale import _, ngettext

ANCHOR = "engagement"
_HEIGHT = 600.0


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The table, who has no line in it, and the calendar on a page of its own."""
    found: list[Block] = [Heading(1, _("Plan of working together"), ANCHOR)]
    lines = sorted(snapshot.all(Engagement), key=_when)
    if not lines:
        text = _("No step of working together has been planned yet, or none may be shown.")
        return [*found, CallOut("open", _("Still open."), text)]
    found += [_table(snapshot, lines, context), *_coverage(snapshot, lines)]
    if calendar.marks(snapshot):
        frame = Frame(context.figure_width, _HEIGHT, context.measure, context.right_to_left)
        figure = calendar.drawing(snapshot, frame)
        found += [PageBreak(), Heading(2, _("On the wall"), f"{ANCHOR}-calendar")]
        found.append(Figure(figure, _("Steps and promised answers, month by month."), figure.alt))
    return found


def _when(line: Engagement) -> tuple[bool, str]:
    day = first_day(line.date)
    return (day is None, day.isoformat() if day else "")


def _table(snapshot: Snapshot, lines: list[Engagement], context: Context) -> Table:
    inside = ("responsible", "access") if context.internal else ()
    rows = tuple(_row(snapshot, line, inside) for line in lines)
    header = (
        label_of(Engagement, "stakeholder"),
        label_of(Stakeholder, "participation_planned"),
        _("What for, and how"),
        label_of(Engagement, "date"),
        *(label_of(Engagement, name) for name in inside),
        label_of(Engagement, "answer_by"),
    )
    weights = (2.2, 1.8, 2.6, 1.5, *(1.5 for _name in inside), 1.5)
    return Table(header, rows, weights)


def _row(snapshot: Snapshot, line: Engagement, inside: tuple[str, ...]) -> tuple[str, ...]:
    item = snapshot.get(Stakeholder, line.stakeholder)
    how = value_of(line, "method", snapshot)
    language = line.language.strip()
    what = "\n".join(part for part in (line.purpose.strip(), how, language) if part)
    answer = value_of(line, "answer_by", snapshot)
    if line.answered:
        answer = _("answered {date}").format(date=value_of(line, "answered", snapshot))
    date = value_of(line, "date", snapshot)
    return (
        titled(item, snapshot) if item else "",
        (value_of(item, "participation_planned", snapshot) if item else "") or _("Not decided yet"),
        what,
        f"{date}\n{_('done')}" if line.done == "yes" else date,
        *(str(getattr(line, name)) for name in inside),
        answer,
    )


def _coverage(snapshot: Snapshot, lines: list[Engagement]) -> list[Block]:
    """Who has no line, and who of those concerned is only told."""
    found: list[Block] = []
    planned = {line.stakeholder for line in lines}
    everybody = snapshot.all(Stakeholder)
    text = ngettext(
        "{done} of {count} stakeholder has a step in this plan.",
        "{done} of {count} stakeholders have a step in this plan.",
        len(everybody),
    )
    found.append(Paragraph(text.format(done=sum(s.id in planned for s in everybody), count=len(everybody))))
    without = [titled(s, snapshot) for s in everybody if s.id not in planned]
    if without:
        found.append(Paragraph(f"{_('Without a step:')} {'; '.join(without)}.", quiet=True))
    told = [
        titled(s, snapshot) for s in everybody if s.family in CONCERNED and s.participation_planned == INFORM
    ]
    if told:
        text = _("{names}: the plan is only to inform. To be told is not to take part.")
        found.append(CallOut("open", _("Look again."), text.format(names="; ".join(told))))
    return found
