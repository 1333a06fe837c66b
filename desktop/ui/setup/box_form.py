"""What the box of a body says on the organigram, as a form beside the picture: a change there changes the drawing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.chair import chairs_of, could_lead, give_chair
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import meets
from desktop.system.locale import _
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form import FormSection
from desktop.ui.layout import column, labelled, scrolling
from desktop.ui.session import Session
from desktop.ui.setup.bodies import name_of
from desktop.ui.text import plain_label

FIELDS = ("name", "kind", "status", "host", "parent", "reporting_line", "not_needed")


class BoxForm(QWidget):
    """The chosen body in short; the whole form of it is one click away."""

    closed = Signal()  # Escape

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self)
        inside = QWidget()
        fields = column(inside, spacing=12)
        self.fields = FormSection(session, Body, FIELDS)
        fields.addWidget(self.fields)
        self.chair = ChoiceBox()
        self.chair.setObjectName("organigram.chair")
        self.chair.setAccessibleName(_("Chair"))
        self.chair.activated.connect(self._on_chair)
        self.chair_box = labelled(_("Chair"), self.chair)
        self.chair_words = plain_label("", role="muted", name="organigram.chairs")
        fields.addWidget(self.chair_box)
        fields.addWidget(self.chair_words)
        fields.addStretch()
        lines.addWidget(scrolling(inside, name="organigram.form"), 1)

    @property
    def body(self) -> Body | None:
        """The body that is shown."""
        item = self.fields.item
        return item if isinstance(item, Body) else None

    def show_body(self, body: Body | None) -> None:
        """Show a body as it is now."""
        self.fields.show_record(body)
        if body is None:
            return
        snapshot = self._session.snapshot
        leading, able = chairs_of(snapshot, body), could_lead(snapshot, body)
        asked = meets(body) or bool(leading)
        editable = self._session.workspace.read_only is None
        self.chair_box.setVisible(asked and bool(able) and len(leading) < 2)
        self.chair.setEnabled(editable)
        self.chair_words.setVisible(asked and (not able or len(leading) > 1))
        self._show_chair(snapshot, leading, able)

    def _show_chair(self, snapshot: Snapshot, leading: list[Membership], able: list[Membership]) -> None:
        if len(leading) > 1:
            names = "; ".join(_member(snapshot, seat) for seat in leading)
            self.chair_words.setText(_("Chairs: {names}").format(names=names))
            return
        if not able:
            self.chair_words.setText(
                _("Nobody sits on it yet: seats are given where the whole body is open.")
            )
            return
        self.chair.clear()
        self.chair.addItem(_("no chair yet"), "")
        for seat in able:
            self.chair.addItem(_member(snapshot, seat), seat.id)
        self.chair.setCurrentIndex(max(0, self.chair.findData(leading[0].id)) if leading else 0)

    def write(self) -> None:
        """Put the cursor into the first field."""
        self.fields.focus_field(FIELDS[0])

    def flush(self) -> None:
        """Hand on what is typed."""
        self.fields.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_chair(self) -> None:
        body = self.body
        if body is not None:
            changes = give_chair(self._session.snapshot, body, str(self.chair.currentData()))
            self._session.edit(
                "change", changes, visit=f"chair.{body.id}", name=name_of(body), field=_("Chair")
            )


def _member(snapshot: Snapshot, seat: Membership) -> str:
    member = snapshot.get(Stakeholder, seat.stakeholder)
    return member.title if member is not None else ""
