"""The chosen stakeholder beside a map: who it is, where it stands, what was said before, and the way to its details."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.record import RecordId
from desktop.domain.records import Assessment, Link, Stakeholder
from desktop.domain.scoring import DIMENSIONS, INFLUENCE, INTEREST, when
from desktop.system.locale import _, format_date, format_number, ngettext
from desktop.system.resources import choice_label
from desktop.ui.editors import title_of
from desktop.ui.layout import card, clear, column, row
from desktop.ui.names import show_name
from desktop.ui.pages.stakeholder.sitting import Values
from desktop.ui.scale_row import ScaleRow
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label

MOST = 8  # earlier judgements that are listed


class Inspector(QWidget):
    """One card; it says what a person did and never edits."""

    judged = Signal(str, str, int)  # stakeholder, dimension, value
    asked_to_edit = Signal(str)
    asked_for_links = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._id = ""
        box, lines = card(name="inspector")
        column(self).addWidget(box)
        self.name = plain_label("", role="strong", name="inspector.name")
        self.about = plain_label("", role="muted", name="inspector.about")
        lines.addWidget(self.name)
        lines.addWidget(self.about)
        self._body = QWidget()
        inside = column(self._body, spacing=8)
        lines.addWidget(self._body)
        self.rows = {
            INFLUENCE: ScaleRow(_("Influence"), "influence_scale", name="inspector.influence"),
            INTEREST: ScaleRow(_("Interest"), "interest_scale", name="inspector.interest"),
        }
        self.rows[INFLUENCE].changed.connect(self._on_influence)
        self.rows[INTEREST].changed.connect(self._on_interest)
        for made in self.rows.values():
            inside.addWidget(made)
        self._facts = column(spacing=2)
        inside.addLayout(self._facts)
        tools = row(spacing=6)
        self.edit = button(_("Details"), name="inspector.edit")
        self.links = button("", name="inspector.links")
        self.edit.clicked.connect(self._on_edit)
        self.links.clicked.connect(self._on_links)
        tools.addWidget(self.edit)
        tools.addWidget(self.links)
        tools.addStretch()
        inside.addLayout(tools)

    def show_one(self, record_id: RecordId, values: Values) -> None:
        """Show a stakeholder with its values in this sitting; "" shows what to do instead."""
        item = self._session.snapshot.get(Stakeholder, record_id)
        self._id = item.id if item is not None else ""
        self._body.setVisible(item is not None)
        clear(self._facts)
        if item is None:
            self.name.setText(_("Nobody chosen"))
            self.about.setText(_("Click a dot, or a name that is not placed yet."))
            return
        show_name(self.name, title_of(item))
        kinds = (choice_label("stakeholder_families", item.family), choice_label("reach", item.level))
        self.about.setText(" · ".join(word for word in kinds if word))
        self.about.setVisible(any(kinds))
        read_only = self._session.workspace.read_only is not None
        for dimension, made in self.rows.items():
            made.show_value(values.get(dimension))
            made.setEnabled(not read_only)
        self._fact(_("View of migration"), choice_label("views", item.view))
        self._fact(
            _("How we plan to work together"), choice_label("participation", item.participation_planned)
        )
        self._history(item)
        links = self._session.snapshot.all(Link)
        count = sum(item.id in (link.origin, link.to) for link in links)
        words = ngettext("{count} link", "{count} links", count).format(count=format_number(count))
        self.links.setText(words)
        self.links.setAccessibleName(words)

    def _fact(self, label: str, words: str) -> None:
        if words:
            self._facts.addWidget(plain_label(label, role="label"))
            self._facts.addWidget(plain_label(words))

    def _history(self, item: Stakeholder) -> None:
        """What was judged so far, the newest first: earlier values are never overwritten."""
        found = list(self._session.snapshot.where(Assessment, stakeholder=item.id))
        said = [a for a in found if a.value is not None and a.dimension in DIMENSIONS]
        said.sort(key=when, reverse=True)
        if not said:
            return
        self._facts.addWidget(plain_label(_("Judged so far"), role="label"))
        for judged in said[:MOST]:
            parts = [
                f"{choice_label('dimensions', judged.dimension)} {format_number(judged.value or 0)}",
                judged.by,
                _("agreed") if judged.agreed == "yes" else "",
                format_date(judged.date),
            ]
            self._facts.addWidget(plain_label(" · ".join(part for part in parts if part), role="muted"))
        if len(said) > MOST:
            more = _("and {count} earlier ones").format(count=format_number(len(said) - MOST))
            self._facts.addWidget(plain_label(more, role="muted"))

    def _on_influence(self, value: int) -> None:
        self.judged.emit(self._id, INFLUENCE, value)

    def _on_interest(self, value: int) -> None:
        self.judged.emit(self._id, INTEREST, value)

    def _on_edit(self) -> None:
        self.asked_to_edit.emit(self._id)

    def _on_links(self) -> None:
        self.asked_for_links.emit(self._id)
