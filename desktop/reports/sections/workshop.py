"""The report of the day, on two pages: who came, what was agreed, what stayed open, who does what by when.

The day is the newest on which something was judged. What the groups said apart stays in the team; so does who came.
"""

from __future__ import annotations

import datetime

from desktop.domain.checks.stakeholder import gaps
from desktop.domain.comparing import comparisons, days, in_words, moves
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid_drawing import SIDE, UNDER
from desktop.domain.records import Assessment, Engagement, Meeting, Stakeholder, StakeholderMap
from desktop.domain.scoring import positions, when
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.figures import influence
from desktop.reports.outline import Block, Bullet, BulletList, CallOut, Figure, Heading, Paragraph, Table
from desktop.reports.phrases import label_of, titled, value_of
from desktop.system.locale import _, format_date, show
from desktop.system.resources import choice_label

ANCHOR = "workshop"
_HEIGHT = 225.0
_MOST = 8  # lines of one list: the report has two pages


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The four questions of the day, with the picture that the room made."""
    found: list[Block] = [Heading(1, _("Report of the day"), ANCHOR)]
    known = days(snapshot)
    if not known:
        text = _("Nothing has been judged on a dated day yet, or nothing of it may be shown.")
        return [*found, CallOut("open", _("Still open."), text)]
    day = known[-1]
    question = snapshot.only(StakeholderMap)
    if question.question.strip():
        found.append(Paragraph(question.question.strip()))
    found.append(Paragraph(format_date(day.isoformat()), quiet=True))
    found += _who_came(snapshot, question, day, context)
    found += _picture(snapshot, context)
    found += _agreed(snapshot, day)
    found += _changed(snapshot, known)
    found += _open(snapshot, context)
    return [*found, *_who_does_what(snapshot, day, context)]


def _who_came(
    snapshot: Snapshot, question: StakeholderMap, day: datetime.date, context: Context
) -> list[Block]:
    if not context.internal:
        return []
    meetings = [m for m in snapshot.all(Meeting) if m.date == day.isoformat()]
    said = [text.strip() for text in (question.room, *(m.attendance for m in meetings)) if text.strip()]
    words = "\n".join(dict.fromkeys(said)) or _("Not written down.")
    return [Heading(2, _("Who came"), f"{ANCHOR}-came"), Paragraph(words)]


def _picture(snapshot: Snapshot, context: Context) -> list[Block]:
    if not any(place.quadrant for place in positions(snapshot)):
        return []
    frame = Frame(context.figure_width - SIDE, _HEIGHT - UNDER, context.measure, context.right_to_left)
    figure = influence.drawing(
        snapshot, Frame(context.figure_width, _HEIGHT, frame.measure, frame.right_to_left)
    )
    return [Figure(figure, _("Influence and interest, as judged."), figure.alt)]


def _agreed(snapshot: Snapshot, day: datetime.date) -> list[Block]:
    found: list[Block] = [Heading(2, _("What was agreed"), f"{ANCHOR}-agreed")]
    said: dict[str, list[Assessment]] = {}
    for item in snapshot.all(Assessment):
        if item.agreed == "yes" and item.value is not None and when(item) == day:
            said.setdefault(item.stakeholder, []).append(item)
    if not said:
        return [*found, Paragraph(_("No value was agreed by everybody on this day."))]
    rows = []
    for row, items in list(said.items())[:_MOST]:
        who = snapshot.get(Stakeholder, row)
        words = "; ".join(f"{_(_SHORT.get(a.dimension, a.dimension))} {a.value}" for a in items)
        reasons = " ".join(dict.fromkeys(a.reason.strip() for a in items if a.reason.strip()))
        rows.append((titled(who, snapshot) if who else "", words, reasons))
    header = (label_of(Assessment, "stakeholder"), _("Value"), label_of(Assessment, "reason"))
    found.append(Table(header, tuple(rows), (3, 2.4, 4.2)))
    if len(said) > len(rows):
        text = _("{count} more are in the workbook.").format(count=len(said) - len(rows))
        found.append(Paragraph(text, quiet=True))
    return found


_SHORT = {
    "influence": N_("Influence"),
    "interest": N_("Interest"),
    "importance": N_("Importance"),
    "support": N_("Support"),
}


def _changed(snapshot: Snapshot, known: list[datetime.date]) -> list[Block]:
    if len(known) < 2:
        return []
    said = [show(in_words(move)) for move in moves(snapshot, known[-2], known[-1]) if move.before is not None]
    if not said:
        return []
    title = _("What changed since {date}").format(date=format_date(known[-2].isoformat()))
    return [Heading(2, title, f"{ANCHOR}-changed"), _list(said)]


def _open(snapshot: Snapshot, context: Context) -> list[Block]:
    said: list[str] = []
    names = {s.id: titled(s, snapshot) for s in snapshot.all(Stakeholder)}
    for item in comparisons(snapshot):
        if item.is_open and context.internal:
            text = _("{name}: the groups are {spread} steps apart on “{what}”.")
            what = choice_label("dimensions", item.dimension)
            said.append(text.format(name=names[item.stakeholder], spread=item.spread, what=what))
    unplaced = [titled(p.stakeholder, snapshot) for p in positions(snapshot) if not p.quadrant]
    if unplaced:
        said.append(_("Not placed: {names}.").format(names="; ".join(unplaced[:_MOST])))
    missing = [_(word) for word, _kinds in gaps(snapshot)]
    if missing:
        said.append(_("Nobody speaks yet for: {names}.").format(names="; ".join(missing)))
    words: list[Block] = [_list(said)] if said else [Paragraph(_("Nothing that this program knows of."))]
    return [Heading(2, _("What stayed open"), f"{ANCHOR}-open"), *words]


def _who_does_what(snapshot: Snapshot, day: datetime.date, context: Context) -> list[Block]:
    found: list[Block] = [Heading(2, _("Who does what by when"), f"{ANCHOR}-next")]
    lines = [line for line in snapshot.all(Engagement) if line.done != "yes"]
    rows = []
    for line in sorted(lines, key=lambda item: item.date or "9999")[:_MOST]:
        who = snapshot.get(Stakeholder, line.stakeholder)
        what = line.purpose.strip() or value_of(line, "method", snapshot)
        rows.append(
            (line.responsible, what, titled(who, snapshot) if who else "", value_of(line, "date", snapshot))
        )
    if rows:
        header = (
            label_of(Engagement, "responsible"),
            label_of(Engagement, "purpose"),
            label_of(Engagement, "stakeholder"),
            label_of(Engagement, "date"),
        )
        found.append(Table(header, tuple(rows), (2.2, 3.4, 2.8, 1.8)))
    said = [
        line.strip()
        for m in snapshot.all(Meeting)
        if m.date == day.isoformat()
        for line in m.follow_up.split("\n")
    ]
    if context.internal and any(said):
        found.append(_list([line for line in said if line]))
    elif not rows:
        found.append(Paragraph(_("No step has been planned yet.")))
    return found


def _list(said: list[str]) -> BulletList:
    left = len(said) - _MOST
    shown = [
        *said[:_MOST],
        *([_("{count} more are in the workbook.").format(count=left)] if left > 0 else []),
    ]
    return BulletList(tuple(Bullet(text) for text in shown))
