"""A whole matrix copied from a spreadsheet: roles in the first line, activities in the first column, letters inside."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.change import Change, create, update
from desktop.domain.records import Activity, Responsibility, Role
from desktop.domain.responsibilities import PARTS, read_parts
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import folded


@dataclass(frozen=True)
class Pasted:
    """The changes of a whole table: how many rows and columns are new, and how many cells were no parts."""

    changes: tuple[Change, ...]
    activities: int
    roles: int
    strange: int


def rows_of(text: str) -> list[list[str]]:
    """The cells that a spreadsheet puts into the clipboard."""
    return [line.rstrip("\r").split("\t") for line in text.rstrip("\n").split("\n")]


def has_heads(rows: list[list[str]]) -> bool:
    """Whether the first line and the first column hold names and not parts."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    across, down = rows[0][1:], [row[0] for row in rows[1:]]
    return _are_names(across) and _are_names(down)


def _are_names(cells: list[str]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and all(read_parts(cell) is None for cell in told)


def read_table(snapshot: Snapshot, text: str) -> Pasted | None:
    """What a pasted table would change; None when it has no heads. Rows and columns that are there already, by their
    names, are filled and not made twice; an empty cell leaves what stands there."""
    rows = rows_of(text)
    if not has_heads(rows):
        return None
    changes: list[Change] = []
    activities = {folded(item.name): item.id for item in snapshot.all(Activity)}
    roles = {folded(item.name): item.id for item in snapshot.all(Role)}
    before = len(activities), len(roles)
    for cell in rows[0][1:]:
        if cell.strip() and folded(cell) not in roles:
            role = Role(name=cell.strip())
            roles[folded(cell)] = role.id
            changes += create(role)
    present = {(item.activity, item.role): item for item in reversed(snapshot.all(Responsibility))}
    strange = 0
    for row in rows[1:]:
        if not row[0].strip():
            continue
        if folded(row[0]) not in activities:
            activity = Activity(name=row[0].strip())
            activities[folded(row[0])] = activity.id
            changes += create(activity)
        for head, cell in zip(rows[0][1:], row[1:], strict=False):
            parts = read_parts(cell)
            if parts is None:
                strange += 1
            elif parts and head.strip():
                place = (activities[folded(row[0])], roles[folded(head)])
                ordered = tuple(part for part in PARTS if part in parts)
                found = present.get(place)
                if found is None:
                    found = present[place] = Responsibility(activity=place[0], role=place[1], parts=ordered)
                    changes += create(found)
                elif snapshot.get(Responsibility, found.id) is found:
                    changes += update(found, parts=ordered)
    return Pasted(tuple(changes), len(activities) - before[0], len(roles) - before[1], strange)
