"""The last step: the whole on one drawing, seven tests, and who does what."""

from __future__ import annotations

from desktop.system.locale import _
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.setup.organigram import OrganigramView
from desktop.ui.setup.parts import Parts
from desktop.ui.setup.readiness import ReadinessView
from desktop.ui.setup.responsibilities import ResponsibilitiesView
from desktop.ui.step_view import StepView


class ReviewView(StepView):
    """Three views of one set-up."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.organigram = OrganigramView(session)
        self.readiness = ReadinessView(session)
        self.matrix = ResponsibilitiesView(session)
        self.parts = Parts("review")
        self.parts.add("organigram", _("Organigram"), self.organigram, self.organigram.refresh)
        self.parts.add("readiness", _("Ready? Seven tests"), self.readiness, self.readiness.refresh)
        self.parts.add("matrix", _("Who does what"), self.matrix, self.matrix.refresh)
        column(self).addWidget(self.parts, 1)

    def refresh(self) -> None:
        self.parts.refresh()

    def flush(self) -> None:
        self.organigram.flush()
        self.readiness.flush()
        self.matrix.flush()

    def choose(self, record_id: str) -> bool:
        snapshot = self.session.snapshot
        if record_id in snapshot.rows("readiness_proof"):
            self.parts.open("readiness")
            return True
        for table in ("activity", "role", "responsibility"):
            if record_id in snapshot.rows(table):
                self.parts.open("matrix")
                return self.matrix.choose(record_id)
        if record_id in snapshot.rows("body"):
            self.parts.open("organigram")
            return self.organigram.choose(record_id)
        return False
