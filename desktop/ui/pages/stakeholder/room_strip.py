"""The operator's strip while something is shown to the room: a name and Enter, letters or names, colours, the clock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.system.locale import _
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.pages.stakeholder.adding import add_one
from desktop.ui.pages.stakeholder.matrix import kinds_of_link
from desktop.ui.pages.stakeholder.showing import AS_WORDS, TIES, Showing
from desktop.ui.session import Session
from desktop.ui.text import button
from desktop.ui.undo_keys import EntryField
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.views import WAYS


class RoomStrip(QWidget):
    """Stands at the foot of the room's window, or with the operator where there are two screens."""

    asked_to_end = Signal()

    def __init__(self, session: Session, showing: Showing, *, large: bool) -> None:
        super().__init__()
        self._session, self._showing = session, showing
        line = WrappingRow(self, spacing=10)
        times = 1.5 if large else 1.0
        self.name = EntryField()
        self.name.setObjectName("room.name")
        self.name.setAccessibleName(_("Name of a stakeholder"))
        self.name.setPlaceholderText(_("Type a name and press Enter"))
        self.name.setFixedWidth(session.theme.px(230 * times))
        self.name.returnPressed.connect(self._on_entered)
        self.hide_names = QCheckBox(_("Letters instead of names"))
        self.hide_names.setObjectName("room.hide_names")
        self.hide_names.setAccessibleName(_("Letters instead of names"))
        self.hide_names.setChecked(showing.names_hidden)
        self.hide_names.toggled.connect(showing.hide_names)
        self.colours = ChoiceBox()
        self.colours.setObjectName("room.colours")
        self.colours.setAccessibleName(_("What colours mean"))
        self.colours.addItems([_(WAYS[way]) for way in showing.ways])
        self.colours.setFixedWidth(session.theme.px(150 * times))
        self.colours.activated.connect(self._on_colours)
        self.kind = ChoiceBox()
        self.kind.setObjectName("room.kind")
        self.kind.setAccessibleName(_("Kind of link that is drawn"))
        self.kind.setFixedWidth(session.theme.px(150 * times))
        self._kinds = [("", _("Kind: say it later")), *kinds_of_link(session.snapshot)]
        self.kind.addItems([words for _key, words in self._kinds])
        self.kind.activated.connect(self._on_kind)
        self.start = button("", name="room.start")
        self.start.clicked.connect(showing.start_or_pause)
        more = button(_("5 minutes more"), name="room.more")
        more.clicked.connect(self._on_more)
        leave = button(_("Leave (Esc)"), name="room.leave")
        leave.clicked.connect(self.asked_to_end)
        for made in (self.name, self.kind, self.start, more, self.hide_names, self.colours, leave):
            line.addWidget(made)
        self.kind.setVisible(showing.part == TIES)
        self.colours.setVisible(showing.part not in AS_WORDS)
        if session.workspace.read_only is not None:
            self.name.hide()
        showing.ticked.connect(self._show_clock)
        self._show_clock()

    def _show_clock(self) -> None:
        words = _("Stop the clock") if self._showing.is_running else _("Start the clock")
        self.start.setText(words)
        self.start.setAccessibleName(f"{words}, {self._showing.time_left()}")

    def _on_more(self) -> None:
        self._showing.add_minutes(5)

    def _on_kind(self, index: int) -> None:
        self._showing.kind = self._kinds[index][0]

    def _on_colours(self, index: int) -> None:
        self._showing.colour_by(self._showing.ways[index])

    def _on_entered(self) -> None:
        name = self.name.taken()
        add_one(self._session, name)
