"""The influence and interest grid as the window shows it: who stands where in this sitting, also in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.layout.drawing import DOT, Drawing, Rect
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Actor, Grid, place
from desktop.domain.layout.grid_drawing import SIDE, UNDER, draw, start_of
from desktop.domain.record import RecordId
from desktop.domain.scoring import INFLUENCE, INTEREST
from desktop.system import locale
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.workspace.views import corners

FEW = 20  # names that find their places while somebody waits; more are placed beside the window
LENGTHS = (46, 30)  # letters of names beside their dots, before lines lead to names farther away


@dataclass
class GridPicture:
    """Builds the drawing for a board and reads places on it; `grid` is that of the newest drawing."""

    names: Mapping[RecordId, str]
    values: Mapping[RecordId, Mapping[str, int | None]]
    ghosts: Mapping[RecordId, tuple[int, int]]
    colours: Mapping[RecordId, str]
    grid: Grid | None = None

    def build(self, frame: Frame) -> Drawing:
        """The drawing in a frame; it takes all of it."""
        actors = [
            Actor(
                row,
                self.names[row],
                self.values[row][INFLUENCE],
                self.values[row][INTEREST],
                colour=self.colours.get(row, DOT),
            )
            for row in self.names
        ]
        inner = replace(frame, width=frame.width - SIDE, height=frame.height - UNDER)
        self.grid = place(
            actors,
            corners(),
            width=inner.width,
            height=inner.height,
            measure=frame.measure,
            right_to_left=frame.right_to_left,
            lengths=LENGTHS,
        )
        title = _("Influence and interest")
        return draw(self.grid, frame.measure, title=title, alt=title, ghosts=self.ghosts)

    def values_at(self, x: float, y: float) -> tuple[int, int]:
        """Influence and interest at a place of the drawing."""
        assert self.grid is not None
        return self.grid.values_at(x - start_of(self.grid.right_to_left), y)

    def hint(self, key: str, x: float, y: float) -> tuple[Rect | None, str]:
        """The cell in which a dragged dot would land, and what that means."""
        if self.grid is None:
            return None, ""
        influence, interest = self.values_at(x, y)
        box = self.grid.cell(influence, interest)
        rect = Rect(box.x + start_of(self.grid.right_to_left), box.y, box.width, box.height)
        return rect, in_words(self.names.get(key, ""), influence, interest)


def step_of(now: Mapping[str, int | None], dx: int, dy: int) -> dict[str, int]:
    """The values that one press of an arrow key changes; nothing at the edge of the map."""
    forwards = -dx if locale.is_right_to_left() else dx
    wanted = {INFLUENCE: (now[INFLUENCE] or 3) - dy, INTEREST: (now[INTEREST] or 3) + forwards}
    inside = {dimension: min(5, max(1, value)) for dimension, value in wanted.items()}
    return {dimension: value for dimension, value in inside.items() if value != now[dimension]}


def in_words(name: str, influence: int | None, interest: int | None) -> str:
    """A place in words, as it is announced: "Bank: influence 4 Strong, interest 2 A little"."""
    said = _("{name}: influence {influence}, interest {interest}")
    return said.format(
        name=name,
        influence=_valued("influence_scale", influence),
        interest=_valued("interest_scale", interest),
    )


def _valued(catalogue: str, value: int | None) -> str:
    if value is None:
        return _("not placed yet")
    return f"{format_number(value)} {choice_label(catalogue, str(value))}"
