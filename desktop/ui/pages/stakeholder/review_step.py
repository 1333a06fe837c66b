"""Review: what somebody experienced would look at again in this map, and who stands in it where."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.checks import CLEAR
from desktop.domain.scoring import QUADRANTS, positions
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import Message
from desktop.system.locale import _, format_number, show
from desktop.ui.advice_list import AdviceList
from desktop.ui.background import Background
from desktop.ui.layout import card, column, scrolling
from desktop.ui.names import in_a_row
from desktop.ui.pages.stakeholder.two_days import TwoDays
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.text import plain_label
from desktop.workspace.network import network, sentences

PAGE = "stakeholder"


class ReviewStep(StepView):
    """The advice of this page as a list, and the map in words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._work = Background(self)
        self._measured: Snapshot | None = None
        self._again = False
        inside = QWidget()
        lines = column(inside, spacing=12)
        self.clear = plain_label("", role="lead", name="review.clear")
        lines.addWidget(self.clear)
        self.advice = AdviceList(session)
        lines.addWidget(self.advice)
        box, words = card(_("The map in words"))
        self.words = plain_label("", name="review.words")
        words.addWidget(self.words)
        lines.addWidget(box)
        self._network_box, said = card(_("What the links say"))
        self.network = plain_label("", name="review.network")
        said.addWidget(self.network)
        lines.addWidget(self._network_box)
        self.two_days = TwoDays(session)
        lines.addWidget(self.two_days)
        lines.addStretch()
        column(self).addWidget(scrolling(inside, name="scroll.review"))

    def refresh(self) -> None:
        mine = [a for a in self.session.advice() if a.step.partition(".")[0] == PAGE]
        found = [a for a in mine if a.outcome != CLEAR]
        self.advice.show_advice(found)
        clear = len(mine) - len(found)
        if found:
            words = _("{count} checks of this page found nothing to look at.")
        else:
            words = _("Nothing to look at again: all {count} checks of this page are clear.")
        self.clear.setText(words.format(count=format_number(clear)))
        self.words.setText(self._in_words())
        self._measure()
        self.two_days.refresh()

    def _measure(self) -> None:
        """Large networks take their time: beside the window."""
        snapshot = self.session.snapshot
        if self._measured is not snapshot:
            self._measured = snapshot
            self._again = not self._work.run(
                lambda: sentences(network(snapshot), snapshot), self._on_measured
            )

    def _on_measured(self, outcome: list[tuple[str, Message]] | Exception) -> None:
        if isinstance(outcome, Exception):
            raise outcome
        self.network.setText("\n".join(show(words) for _key, words in outcome))
        # More words need more lines, now: left to the event loop, one frame would show them cut.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if self._again:
            self._measured = None
            self._measure()

    def _in_words(self) -> str:
        placed = positions(self.session.snapshot)
        said = []
        for key, label in QUADRANTS.items():
            names = [p.stakeholder.title for p in placed if p.quadrant == key]
            if names:
                said.append(f"{_(label)}: {in_a_row(names)}")
        waiting = [p.stakeholder.title for p in placed if not p.quadrant]
        if waiting:
            said.append(f"{_('Not placed yet')}: {in_a_row(waiting)}")
        return "\n".join(said) or _("Nobody is listed yet: begin under List.")

    def flush(self) -> None:
        self.advice.flush()
