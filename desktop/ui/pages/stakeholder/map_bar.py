"""The line above a picture: which stakeholders to look at, and what colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.words import folded
from desktop.system.locale import _
from desktop.system.resources import choice_label
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.legend import Legend
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.views import NONE, WAYS, Colouring, colour_by


class MapBar(QWidget):
    """Filter and colours for one board."""

    changed = Signal()

    def __init__(self, session: Session, board: Board, *, ways: Sequence[str] = tuple(WAYS)) -> None:
        super().__init__()
        self._session, self._ways = session, list(ways)
        name = board.objectName()
        lines = column(self, spacing=4)
        host = QWidget()
        self.line = WrappingRow(host, spacing=6)
        lines.addWidget(host)
        self.filter = QLineEdit()
        self.filter.setObjectName(f"{name}.filter")
        self.filter.setAccessibleName(_("Show only those with these words"))
        self.filter.setPlaceholderText(_("Look at"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(session.theme.px(150))
        self.filter.textChanged.connect(self.changed)
        self.colours = ChoiceBox()
        self.colours.setObjectName(f"{name}.colours")
        self.colours.setAccessibleName(_("What colours mean"))
        self.colours.addItems([_(WAYS[way]) for way in self._ways])
        self.colours.setFixedWidth(session.theme.px(140))
        self.colours.activated.connect(self.changed)
        self.line.addWidget(self.filter)
        self.line.addWidget(self.colours)
        self.legend = Legend(session.theme)
        lines.addWidget(self.legend)

    @property
    def way(self) -> str:
        """What colours mean now."""
        return self._ways[self.colours.currentIndex()] if self.colours.currentIndex() >= 0 else NONE

    def colouring(self) -> Colouring:
        """The colours of everybody; the legend follows."""
        found = colour_by(self.way, self._session.snapshot.all(Stakeholder))
        self.legend.show_entries(found.legend)
        return found

    def looked_at(self) -> set[RecordId] | None:
        """Those with all the words of the filter in any of their answers; None when there is no filter."""
        words = folded(self.filter.text()).split()
        if not words:
            return None
        items = self._session.snapshot.all(Stakeholder)
        return {item.id for item in items if all(word in _text_of(item) for word in words)}


def _text_of(item: Stakeholder) -> str:
    said = [
        item.name,
        choice_label("stakeholder_families", item.family),
        choice_label("reach", item.level),
        choice_label("sectors", item.sector),
        choice_label("participation", item.participation_planned),
        choice_label("views", item.view),
        item.mandate,
        item.resources,
        item.needs,
    ]
    return folded(" ".join(said))
