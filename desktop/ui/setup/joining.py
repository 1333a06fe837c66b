"""Two bodies with the same members: field by field, people choose what stays, and one edit makes one of two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.change import create
from desktop.domain.checks.setup import SAME_MEMBERS
from desktop.domain.joining import differences
from desktop.domain.joining_bodies import in_order, join_bodies
from desktop.domain.records import Body, SetAside
from desktop.domain.structure import alike
from desktop.system.locale import _
from desktop.ui.differences import DifferencesGrid
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.names import cut
from desktop.ui.session import Session
from desktop.ui.setup.bodies import name_of
from desktop.ui.text import button, plain_label


class JoinBodies(QWidget):
    """One pair at a time."""

    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self, spacing=8)
        top = row()
        self.words = plain_label("", name="joining.words")
        back = button(_("Back to the list"), name="joining.back")
        back.clicked.connect(self.ended)
        top.addWidget(self.words, 1)
        top.addWidget(back)
        lines.addLayout(top)
        box, inside = card(name="joining.fields")
        self._grid = DifferencesGrid("joining")
        inside.addWidget(scrolling(self._grid, name="scroll.joining"), 1)
        tools = row(spacing=8)
        self.join_button = button(_("Join into one"), role="primary", name="joining.join")
        self.join_button.clicked.connect(self.join)
        self.apart_button = button(_("They are two"), name="joining.apart")
        self.apart_button.clicked.connect(self.keep_apart)
        tools.addWidget(self.join_button)
        tools.addWidget(self.apart_button)
        tools.addStretch()
        inside.addLayout(tools)
        lines.addWidget(box, 1)

    def pairs(self) -> list[tuple[Body, Body]]:
        """The pairs that nobody has said of that they are two, the one that should stay first."""
        snapshot = self._session.snapshot
        apart = {item.subject for item in snapshot.all(SetAside) if item.check == SAME_MEMBERS}
        return [in_order(snapshot, one, other) for one, other in alike(snapshot) if one.id not in apart]

    def refresh(self) -> None:
        """Show the first pair; without one there is nothing to do here."""
        found = self.pairs()
        if not found:
            self.ended.emit()
            return
        keep, other = found[0]
        self.words.setText(
            _(
                "“{other}” goes into “{keep}”: seats, papers, meetings and what reports to it come along."
            ).format(keep=cut(name_of(keep)), other=cut(name_of(other)))
        )
        self._grid.show_differences(differences(keep, other), self._session.snapshot)

    def join(self) -> None:
        """Make one of the two that are shown."""
        found = self.pairs()
        if not found:
            return
        keep, other = found[0]
        if self._session.edit("join", join_bodies(self._session.snapshot, keep, other, self._grid.chosen())):
            words = _("{first} and {second} are one now.")
            self._session.noticed.emit(
                words.format(first=cut(name_of(keep)), second=cut(name_of(other))), "undo"
            )
            self.refresh()

    def keep_apart(self) -> None:
        """Do not ask about this pair again: the advice about it is set aside, where it can be followed again."""
        snapshot = self._session.snapshot
        shown = self.pairs()[:1]
        for one, other in alike(snapshot):
            if in_order(snapshot, one, other) in shown:
                words = _("They are two: “{one}” and “{other}”.")
                reason = words.format(one=name_of(one), other=name_of(other))
                item = SetAside(check=SAME_MEMBERS, subject=one.id, reason=reason)
                self._session.edit("set_aside", create(item), name=SAME_MEMBERS)
                return
