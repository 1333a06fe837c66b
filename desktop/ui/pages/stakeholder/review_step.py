"""Review: what somebody experienced would look at again in this map, and who stands in it where."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.checks import CLEAR
from desktop.domain.scoring import QUADRANTS, positions
from desktop.system.locale import _, format_number
from desktop.ui.advice_list import AdviceList
from desktop.ui.layout import card, column, scrolling
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.text import plain_label

PAGE = "stakeholder"


class ReviewStep(StepView):
    """The advice of this page as a list, and the map in words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
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

    def _in_words(self) -> str:
        placed = positions(self.session.snapshot)
        said = []
        for key, label in QUADRANTS.items():
            names = [p.stakeholder.title for p in placed if p.quadrant == key]
            if names:
                said.append(f"{_(label)}: {'; '.join(names)}")
        waiting = [p.stakeholder.title for p in placed if not p.quadrant]
        if waiting:
            said.append(f"{_('Not placed yet')}: {'; '.join(waiting)}")
        return "\n".join(said) or _("Nobody is listed yet: begin under List.")

    def flush(self) -> None:
        self.advice.flush()
