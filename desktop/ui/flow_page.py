"""A page that is a flow: the strip of steps, the open step, and the way back and on at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.flows.flow import Flow
from desktop.system.locale import _
from desktop.ui.advice_bar import AdviceBar
from desktop.ui.page import Page
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.steps import FlowView
from desktop.ui.text import button

LOW = 660  # pixels at 100 % of the window, not of the page: a notice at its foot must not move what is above


class FlowPage(Page):
    """Subclasses name the flow, the tables whose changes they show, and what makes each `View` of the flow by hand."""

    def __init__(
        self, session: Session, flow: Flow, views: Mapping[str, Callable[[Session], StepView]] | None = None
    ) -> None:
        super().__init__(session, _(flow.title), _(flow.purpose))
        self.flow = FlowView(session, flow, views or {})
        self.body.addWidget(self.flow, 1)
        self.advice_bar = AdviceBar(session)
        self._back = button(_("Back"), name=f"{flow.key}.back")
        self._next = button(_("Next"), role="primary", name=f"{flow.key}.next")
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self.advice_bar.tools.addWidget(self._back)
        self.advice_bar.tools.addWidget(self._next)
        self.flow.moved.connect(self._on_moved)

    def dress(self) -> None:
        # Not the page as a whole: its steps are many, and one is on show.
        self.session.theme.dress(*(part for part in self._parts() if part is not self.flow))
        self.flow.dress()

    def _parts(self) -> list[QWidget]:
        return self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def refresh(self) -> None:
        self.flow.refresh()
        self._label_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # In a low window the work needs the lines; what a step is for stands in the guidance as well.
        low = self.window().height() < self.session.theme.px(LOW)
        self.purpose_label.setVisible(not low)
        self.flow.show_purposes(not low)

    def flush(self) -> None:
        super().flush()
        for view in self.findChildren(StepView):
            view.flush()

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
        self.session.moved.emit()
        self.session.asked_for_guidance.emit(key)
