"""Plan and process: which plan, by which route, towards what, led by whom, until when; a flow from data."""

from __future__ import annotations

from desktop.domain.flows.plan import PLAN
from desktop.system.locale import _
from desktop.ui.advice_bar import AdviceBar
from desktop.ui.page import Page
from desktop.ui.session import Session
from desktop.ui.steps import FlowView
from desktop.ui.text import button


class PlanPage(Page):
    """The flow of the plan itself."""

    tables = ("initiative", "scope", "endorsement", "stage", "person", "attachment", "note", "set_aside")
    advice_step = "plan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, _(PLAN.title), _(PLAN.purpose))
        self.flow = FlowView(session, PLAN)
        self.body.addWidget(self.flow, 1)
        self.advice_bar = AdviceBar(session)
        self._back = button(_("Back"), name="plan.back")
        self._next = button(_("Next"), role="primary", name="plan.next")
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self.advice_bar.tools.addWidget(self._back)
        self.advice_bar.tools.addWidget(self._next)
        self.flow.moved.connect(self._on_moved)

    def refresh(self) -> None:
        self.flow.refresh()
        self._label_buttons()

    def come_into_view(self) -> None:
        super().come_into_view()
        self.session.asked_for_guidance.emit(self.flow.current)

    def open_record(self, record_id: str, step: str = "") -> None:
        if step:
            self.flow.open_step(step)
        if record_id:
            self.flow.choose(record_id)

    def _label_buttons(self) -> None:
        before, after = self.flow.neighbour(-1), self.flow.neighbour(1)
        self._back.setEnabled(before is not None)
        self._next.setVisible(after is not None)
        if after is not None:
            self._next.setText(_("Next: {step}").format(step=_(after.title)))
            self._next.setAccessibleName(self._next.text())

    def _on_back(self) -> None:
        step = self.flow.neighbour(-1)
        if step is not None:
            self.flow.open_step(step.key)

    def _on_next(self) -> None:
        step = self.flow.neighbour(1)
        if step is not None:
            self.flow.open_step(step.key)

    def _on_moved(self, key: str) -> None:
        self._label_buttons()
        self.session.asked_for_guidance.emit(key)
