"""What can be undone and redone, read from the edits themselves, so that it survives closing the workbook.

Undoing is a new edit that takes a step back; redoing takes that edit back. A step is one edit, or the
consecutive edits of one visit to one field.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.change import Change, Edit, inverse

UNDO, REDO = "undo", "redo"
OF = "of"  # the argument of an undo or redo that keeps the action it is about


@dataclass(frozen=True)
class Step:
    """What one press of Ctrl+Z takes back."""

    edits: tuple[Edit, ...]

    @property
    def id(self) -> str:
        """The id by which edits refer to this step."""
        return self.edits[0].step

    @property
    def action(self) -> str:
        """The action that people did in the first place, however often it was undone and redone since."""
        return original_action(self.edits[-1])

    @property
    def args(self) -> dict[str, str]:
        """The arguments of that action."""
        return {name: value for name, value in self.edits[-1].args.items() if name != OF}

    def back(self) -> list[Change]:
        """The changes that take this step back."""
        return inverse(fold(change for edit in self.edits for change in edit.changes))


def original_action(edit: Edit) -> str:
    """The action of an edit; for an undo or redo, the one it is about."""
    return edit.args.get(OF, edit.action) if edit.action in (UNDO, REDO) else edit.action


def fold(changes: Iterable[Change]) -> list[Change]:
    """At most one change for each field, from where it stood first to where it stands last."""
    found: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        key = (change.table, change.row, change.field)
        earlier = found.get(key)
        found[key] = dataclasses.replace(change, before=earlier.before) if earlier else change
    return [change for change in found.values() if change.before != change.after]


class Stacks:
    """The steps that can be undone and those that can be redone, newest last."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []
        for edit in edits:
            self.add(edit)

    def add(self, edit: Edit) -> None:
        """Take a new edit into account."""
        step = Step((edit,))
        if edit.undoes:
            self._add_undoing(step)
        elif edit.step != edit.id and self.undo and self.undo[-1].id == edit.step:
            self.undo[-1] = Step((*self.undo[-1].edits, edit))
            self.redo.clear()
        else:
            self.undo.append(step)
            self.redo.clear()

    def _add_undoing(self, step: Step) -> None:
        (edit,) = step.edits
        if self.undo and self.undo[-1].id == edit.undoes:
            self.undo.pop()
            self.redo.append(step)
        elif self.redo and self.redo[-1].id == edit.undoes:
            self.redo.pop()
            self.undo.append(step)
        elif edit.action == UNDO:  # what it undid is older than what was read
            self.redo.append(step)
        else:
            self.undo.append(step)
