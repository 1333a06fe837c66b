"""For the tables in the room: cards with short codes, an empty grid, and a sheet whose values are typed back."""

from __future__ import annotations

from desktop.domain.layout.frame import Frame
from desktop.domain.paper import codes
from desktop.domain.records import Stakeholder, StakeholderMap
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.figures.sheets import ON_A_SHEET, blank_grid, cards
from desktop.reports.outline import Block, CallOut, FieldGrid, Figure, Heading, PageBreak, Paragraph, Table
from desktop.reports.phrases import label_of
from desktop.system.locale import _

ANCHOR = "room"
_CARDS, _GRID = 610.0, 560.0


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The sheet for one table first, then the grid, then the cards to cut out."""
    found: list[Block] = [Heading(1, _("Sheets for the tables"), ANCHOR)]
    everybody = snapshot.all(Stakeholder)
    if not everybody:
        return [
            *found,
            CallOut("open", _("Still open."), _("Nobody has been entered who has a stake in this plan.")),
        ]
    given = codes(snapshot)
    question = snapshot.only(StakeholderMap).question.strip()
    found.append(FieldGrid(((_("Table"), ""), (_("Date"), ""), (_("Question of the map"), question))))
    text = _("From 1 to 5 for each, or a dash. Typed back as T2 S07 4 3: table, code, influence, interest.")
    found.append(Paragraph(text, quiet=True))
    rows = tuple((given[item.id], item.title, "", "", "") for item in everybody)
    header = (_("Code"), label_of(Stakeholder, "name"), _("Influence"), _("Interest"), _("Reason"))
    found.append(Table(header, rows, (0.9, 3.6, 1.4, 1.3, 2.8), form=True, row_height=22))
    frame = Frame(context.figure_width, _GRID, context.measure, context.right_to_left)
    grid = blank_grid(frame)
    found += [
        PageBreak(),
        Heading(2, _("Empty grid"), f"{ANCHOR}-grid"),
        Figure(grid, _("Lay the cards on it."), grid.alt),
    ]
    named = [(given[item.id], item.title) for item in everybody]
    for number, start in enumerate(range(0, len(named), ON_A_SHEET), 1):
        sheet = named[start : start + ON_A_SHEET]
        page = cards(sheet, Frame(context.figure_width, _CARDS, context.measure, context.right_to_left))
        found += [PageBreak(), Heading(2, _("Cards"), f"{ANCHOR}-cards-{number}")]
        found.append(Figure(page, _("Cut along the lines."), page.alt))
    return found
