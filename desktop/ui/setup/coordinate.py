"""The step "Coordinate": the bodies that bring offices together, and how well they do it."""

from __future__ import annotations

from desktop.system.locale import _
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.setup.bodies import CoordinatingBodies
from desktop.ui.setup.ladder import LadderView
from desktop.ui.setup.parts import Parts
from desktop.ui.step_view import StepView


class CoordinateView(StepView):
    """Two parts, one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.bodies = CoordinatingBodies(session)
        self.ladder = LadderView(session)
        self.parts = Parts("coordinate")
        self.parts.add("bodies", _("Bodies and seats"), self.bodies, self.bodies.refresh)
        self.parts.add("ladder", _("How well they work together"), self.ladder, self.ladder.refresh)
        column(self).addWidget(self.parts, 1)

    def refresh(self) -> None:
        self.parts.refresh()

    def flush(self) -> None:
        self.bodies.flush()
        self.ladder.flush()

    def choose(self, record_id: str) -> bool:
        if record_id in self.session.snapshot.rows("coordination_proof"):
            self.parts.open("ladder")
            return self.ladder.choose(record_id)
        if self.bodies.choose(record_id):
            self.parts.open("bodies")
            return True
        return False
