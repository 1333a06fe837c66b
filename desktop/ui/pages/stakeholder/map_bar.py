"""The line above a picture: whom to look at, and what colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Stakeholder
from desktop.system.locale import _
from desktop.ui.canvas.legend import Legend
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column
from desktop.ui.pages.stakeholder.filter_bar import Filter, FilterBar
from desktop.ui.session import Session
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.views import WAYS, Colouring, colour_by


class MapBar(QWidget):
    """Filter and colours above one board; both hold in the other steps as well."""

    def __init__(
        self, session: Session, filter_: Filter, *, name: str, tools: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self._session, self._filter = session, filter_
        self._ways = list(WAYS)
        lines = column(self, spacing=4)
        host = QWidget()
        self.line = WrappingRow(host, spacing=6)
        lines.addWidget(host)
        self.filters = FilterBar(session, filter_, name=name)
        self.colours = ChoiceBox()
        self.colours.setObjectName(f"{name}.colours")
        self.colours.setAccessibleName(_("What colours mean"))
        self.colours.addItems([_(WAYS[way]) for way in self._ways])
        self.colours.setFixedWidth(session.theme.px(140))
        self.colours.activated.connect(self._on_colours)
        for made in (*tools, self.filters.opener, self.colours):
            self.line.addWidget(made)
        lines.addWidget(self.filters)
        self.legend = Legend(session.theme)
        lines.addWidget(self.legend)

    @property
    def way(self) -> str:
        """What colours mean now."""
        return self._filter.way

    def colouring(self) -> Colouring:
        """The colours of everybody; the legend follows."""
        self.colours.setCurrentIndex(self._ways.index(self.way))
        found = colour_by(self.way, self._session.snapshot.all(Stakeholder))
        self.legend.show_entries(found.legend)
        return found

    def _on_colours(self, index: int) -> None:
        self._filter.colour_by(self._ways[index])
