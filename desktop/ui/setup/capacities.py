"""Who is able to do what: one line for each office and task, filled in by the office itself; it stays in the team."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Capacity
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.ui.layout import column
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.table import Column
from desktop.ui.text import plain_label

ALONE = ("3", "4")  # done by themselves


class CapacitiesView(QWidget):
    """The register, and a line that says where nobody has looked yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self, spacing=8)
        self.words = plain_label("", role="muted", name="capacities.words")
        lines.addWidget(self.words)
        self.register = Register(session, _shape())
        lines.addWidget(self.register, 1)

    def refresh(self) -> None:
        """Show the records as they are now."""
        self.register.refresh()
        found = self._session.snapshot.all(Capacity)
        told = {item.reach for item in found if item.level}
        left = [
            choice_label("capacity_places", entry.key)
            for entry in catalogue("capacity_places").at(self._session.level)
            if entry.key not in told
        ]
        words = [_("Each fills in its own line; the table stays in the team.")]
        if found and left:
            words.append(_("Not looked at yet: {places}.").format(places="; ".join(left)))
        self.words.setText(" ".join(words))

    def choose(self, record_id: str) -> bool:
        """Bring a line into view."""
        if record_id not in self._session.snapshot.rows("capacity"):
            return False
        self.register.choose(record_id)
        return True


def _shape() -> Shape:
    return Shape(
        Capacity,
        columns=(
            Column(_("Who"), lambda c: c.title or _("(no name yet)"), stretch=3, field="name"),
            Column(_("What"), lambda c: choice_label("task_kinds", c.function), stretch=2, field="function"),
            Column(
                _("How far"),
                lambda c: choice_label("capacity_levels", c.level),
                sort=lambda c: c.level,
                stretch=3,
                mark=_mark,
                field="level",
            ),
        ),
        groups=(
            ("", ("name", "reach", "function", "level", "evidence", "need", "date")),
            (_("More"), ("source", "illustrative")),
        ),
        add=_("Add a line"),
        empty=_("Nothing yet. Ask each office what it can do alone, what with help, and what would help it."),
        paste_order=("name", "function", "level", "evidence", "need"),
    )


def _mark(item: Capacity) -> str:
    if not item.level:
        return ""
    return "done" if item.level in ALONE else "check"
