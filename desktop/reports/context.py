"""What a section knows besides the records: the edition, the date, and how wide words are in the figures."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.checks import Advice
from desktop.domain.layout.box import Measure
from desktop.domain.visibility import INTERNAL


@dataclass(frozen=True)
class Context:
    """Handed to every section.

    `date` is the ISO date of the document as it was typed. `advice` was already cut to what this edition may
    say. `measure` gives the width and line height of words in points, `figure_width` the room for a drawing.
    `about` is the id of the record that the report is about, "" where it is about all; `sheets` of a poster stand side
    by side. `tables` are the registers on which the report rests, none where it rests on all. `ready` are the tests of
    readiness that are met by all the records, also those that this edition does not show.
    """

    edition: str
    date: str
    measure: Measure
    figure_width: float
    right_to_left: bool = False
    advice: tuple[Advice, ...] = ()
    about: str = ""
    sheets: int = 3
    tables: frozenset[str] = frozenset()
    ready: frozenset[str] | None = None

    @property
    def internal(self) -> bool:
        """Whether this copy stays inside the team."""
        return self.edition == INTERNAL
