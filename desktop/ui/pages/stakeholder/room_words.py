"""What the room reads where it is shown words and no picture: names, groups that are missing, where tables differ."""

from __future__ import annotations

from desktop.domain.checks.stakeholder import gaps
from desktop.domain.comparing import comparisons
from desktop.domain.records import Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.ui.editors import title_of
from desktop.ui.names import cut
from desktop.ui.pages.stakeholder.showing import GAPS, MAP, NAMES, SPREADS, TIES

MOST = 60  # lines; more are read by nobody on a wall


def asked_of(part: str) -> str:
    """The question over a part where the map has none of its own."""
    return {
        NAMES: _("Who has a stake?"),
        GAPS: _("Who is missing?"),
        MAP: _("Where does each one stand today?"),
        SPREADS: _("Where do the tables differ?"),
        TIES: _("Who is tied to whom?"),
    }[part]


def lines_for(part: str, shown: Snapshot, whole: Snapshot) -> list[str]:
    """The lines of a part. `shown` is what the room may see.

    Gaps are told of all records: a group that only somebody of the team's own list stands for is not missing.
    """
    if part == GAPS:
        words = [_(word) for word, _kinds in gaps(whole)]
        found = [word[:1].upper() + word[1:] for word in words]
        nobody = _("Somebody speaks for every group of the checklist.")
    elif part == SPREADS:
        names = {item.id: title_of(item) for item in shown.all(Stakeholder)}
        found = []
        for item in comparisons(shown):
            values = [value for _by, value in item.said]
            if item.spread:
                said = _("{name}, {what}: {low} to {high}").format(
                    name=cut(names[item.stakeholder]),
                    what=choice_label("dimensions", item.dimension),
                    low=format_number(min(values)),
                    high=format_number(max(values)),
                )
                agreed = item.agreed.value if item.agreed is not None else None
                if agreed is not None:
                    said = _("{said} · agreed: {value}").format(said=said, value=format_number(agreed))
                found.append(said)
        nobody = _("The tables do not differ, or only one has judged.")
    else:
        found = [cut(title_of(item)) for item in shown.all(Stakeholder)]
        nobody = _("Nobody yet.")
    left = len(found) - MOST
    return [*found[:MOST], *([f"+ {format_number(left)}"] if left > 0 else [])] or [nobody]
