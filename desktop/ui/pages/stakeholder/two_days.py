"""Two days compared: any two on which something was judged, as a picture and in words, kept as a file on wish."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.comparing import days
from desktop.domain.records import Stakeholder
from desktop.system.locale import _, format_date
from desktop.ui.canvas.board import Board
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import card, column
from desktop.ui.names import in_a_row
from desktop.ui.pages.stakeholder.picture_keeper import PictureKeeper
from desktop.ui.session import Session
from desktop.ui.text import plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.views import changed, picture

GRID = "influence"


class TwoDays(QWidget):
    """Not shown while everything was judged on one day."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._days: list[datetime.date] = []
        box, lines = card(_("Two days compared"), name="review.days")
        column(self).addWidget(box)
        host = QWidget()
        line = WrappingRow(host, spacing=8)
        self.first, self.second = ChoiceBox(), ChoiceBox()
        for made, name, words in (
            (self.first, "review.first_day", _("The earlier day")),
            (self.second, "review.second_day", _("The later day")),
        ):
            made.setObjectName(name)
            made.setAccessibleName(words)
            made.setFixedWidth(session.theme.px(170))
            made.activated.connect(self._show)
            line.addWidget(made)
        self.keeper = PictureKeeper(session, self, name="review.keep", title=_("Keep this comparison"))
        self.keeper.view_id = GRID
        line.addWidget(self.keeper.opener)
        lines.addWidget(host)
        words = _(
            "An empty ring is where somebody stood on the earlier day; the arrow leads to the later one."
        )
        lines.addWidget(plain_label(words, role="muted"))
        self.board = Board(session.theme, name="review.board", title=_("Two days compared"))
        self.board.setFixedHeight(session.theme.px(340))
        self.board.on_a_page = True
        lines.addWidget(self.board)
        self.moved = plain_label("", name="review.moved")
        lines.addWidget(self.moved)

    def refresh(self) -> None:
        """Offer the days there are; those that were chosen stay chosen, at first the first and the last."""
        first, second = self.chosen_days() or (None, None)
        self._days = days(self._session.snapshot)
        self.setVisible(len(self._days) > 1)
        if len(self._days) < 2:
            return
        words = [format_date(day.isoformat()) for day in self._days]
        for box, kept, proposed in ((self.first, first, 0), (self.second, second, len(words) - 1)):
            box.clear()
            box.addItems(words)
            box.setCurrentIndex(self._days.index(kept) if kept in self._days else proposed)
        self._show()

    def chosen_days(self) -> tuple[datetime.date, datetime.date] | None:
        """The two days, the earlier one first whichever box it stands in."""
        if len(self._days) < 2:
            return None
        first, second = sorted(self._days[max(0, box.currentIndex())] for box in (self.first, self.second))
        return first, second

    def _show(self, _index: int = 0) -> None:
        chosen = self.chosen_days()
        if chosen is None:
            return
        snapshot = self._session.snapshot
        names = {item.id: title_of(item) for item in snapshot.all(Stakeholder)}
        build = partial(picture, snapshot, first=chosen[0], second=chosen[1])
        self.board.show_picture(build, names, beside=True)
        self.moved.setText(in_a_row(changed(snapshot, *chosen), "\n"))
        self.keeper.days = chosen
