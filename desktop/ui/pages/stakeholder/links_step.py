"""Links: who is tied to whom and how, as a matrix by keyboard or drawn from one to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain import tying
from desktop.domain.change import Change, create
from desktop.domain.record import RecordId
from desktop.domain.records import Link, LinkKind, Stakeholder
from desktop.domain.scoring import INFLUENCE
from desktop.domain.words import folded
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.ui.editors import title_of
from desktop.ui.form import FormSection
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.names import cut, show_name
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.link_picture import LinkPicture
from desktop.ui.pages.stakeholder.matrix import KINDS, Matrix, key_line, kind_words, letters
from desktop.ui.pages.stakeholder.projecting import Projector
from desktop.ui.pages.stakeholder.showing import TIES
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.scale_row import ScaleRow
from desktop.ui.seen import WhenSeen
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.text import button, plain_label

DETAILS = ("kind", "own_kind", "both_ways", "strength", "formal", "visibility", "notes")


class LinksStep(StepView):
    """The picture or the matrix, and beside it the links of the chosen two."""

    def __init__(self, session: Session, chosen: Chosen, sitting: Sitting, filter_: Filter) -> None:
        super().__init__(session)
        self._chosen, self._sitting, self._filter = chosen, sitting, filter_
        self._pair: tuple[RecordId, RecordId] = ("", "")
        self._open = ""
        lines = column(self, spacing=8)
        self.matrix = Matrix(session.theme)
        keys = [(letter, choice_label(KINDS, kind)) for letter, kind in letters().items()]
        words = _("In a cell, type a letter to write a link or take it away: {letters}.")
        more = _(
            "A digit from 1 to 5 says how strong it is, = that it goes both ways, Delete takes all away."
        )
        self.keys = plain_label(f"{words.format(letters=key_line(keys))} {more}", role="label")
        table = QWidget()
        inside = column(table, spacing=6)
        inside.addWidget(self.keys)
        inside.addWidget(self.matrix, 1)
        self.picture = LinkPicture(session, chosen, filter_)
        self.as_matrix = button(_("As a matrix"), role="toggle", name="links.as_matrix")
        self.as_matrix.setCheckable(True)
        self.as_matrix.toggled.connect(self._on_as_matrix)
        head = row(spacing=8)
        head.addWidget(self.picture.tools, 1)
        self.projector = Projector(self, session, sitting, TIES)
        self.projector.use_place(lines)
        self.picture.foot.insertWidget(1, self.projector.opener)
        head.addWidget(self.as_matrix, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
        lines.addLayout(head)
        left = QStackedWidget()
        left.addWidget(self.picture)
        left.addWidget(table)
        self._stack = left
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.addWidget(left)
        side = scrolling(self._side(), name="scroll.links")
        side.setMinimumWidth(session.theme.px(230))
        self._splitter.addWidget(side)
        left.setMinimumWidth(240)
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([700, 280])
        lines.addWidget(self._splitter, 1)
        self._connect()

    def _side(self) -> QWidget:
        host = QWidget()
        lines = column(host, spacing=12)
        box, inside = card(name="links.pair")
        self.head = plain_label("", role="strong", name="links.head")
        inside.addWidget(self.head)
        self._there: QVBoxLayout = column(spacing=2)
        inside.addLayout(self._there)
        self.form = FormSection(self.session, Link, DETAILS)
        inside.addWidget(self.form)
        tools = row()
        self.remove = button(_("Take this link away"), name="links.remove")
        self.remove.clicked.connect(self._on_remove)
        tools.addWidget(self.remove)
        tools.addStretch()
        inside.addLayout(tools)
        lines.addWidget(box)
        lines.addWidget(self._tower())
        own, own_lines = card(_("Kinds of link of our own"), name="links.own")
        self.own = plain_label("", role="muted", name="links.own.names")
        own_lines.addWidget(self.own)
        self.own_line = QLineEdit()
        self.own_line.setObjectName("links.own.name")
        self.own_line.setAccessibleName(_("Name of a kind of link of our own"))
        self.own_line.setPlaceholderText(_("For example: vehicles lent. Press Enter."))
        self.own_line.returnPressed.connect(self._on_own_kind)
        own_lines.addWidget(self.own_line)
        if self.session.workspace.read_only is not None:
            self.own_line.hide()
        lines.addWidget(own)
        lines.addStretch()
        return host

    def _tower(self) -> QWidget:
        """The height of the chosen one's tower: a judgement of influence like any other."""
        box, inside = card(_("Influence tower"), name="links.tower.card")
        self.tower_of = plain_label("", role="muted", name="links.tower.name")
        inside.addWidget(self.tower_of)
        self.tower = ScaleRow(_("Influence"), "influence_scale", name="links.tower")
        self.tower.changed.connect(self._on_tower)
        inside.addWidget(self.tower)
        return box

    def _show_tower(self, _record_id: str = "") -> None:
        item = self.session.snapshot.get(Stakeholder, self._chosen.id)
        if item is None:
            self.tower_of.setText(_("Choose somebody in the picture; then slide, or type 1 to 5."))
            self.tower.show_value(None)
        else:
            show_name(self.tower_of, title_of(item))
            self.tower.show_value(self._sitting.values(self.session.snapshot)[item.id][INFLUENCE])
        self.tower.setEnabled(item is not None and self.session.workspace.read_only is None)

    def _on_tower(self, value: int) -> None:
        self._on_raised(self._chosen.id, value)

    def _on_raised(self, record_id: str, value: int) -> None:
        """A tower is as high as the room says: one to five discs, the scale of the map."""
        if self.session.workspace.read_only is None and self._sitting.place(record_id, **{INFLUENCE: value}):
            item = self.session.snapshot.get(Stakeholder, record_id)
            words = _("{name}: influence {value}").format(
                name=title_of(item) if item is not None else "",
                value=f"{format_number(value)} {choice_label('influence_scale', str(value))}",
            )
            self.picture.board.announce(words)

    def _connect(self) -> None:
        self.picture.raised.connect(self._on_raised)
        self._chosen.changed.connect(self._show_tower)
        matrix = self.matrix
        matrix.chose_cell.connect(self._on_cell)
        # Later: the filter may follow the choice, and the matrix is still busy with choosing then.
        shown = WhenSeen(matrix, self._show_matrix)
        self._filter.changed.connect(shown.ask, Qt.ConnectionType.QueuedConnection)
        self.picture.tie_chosen.connect(self._on_tie)
        matrix.typed_kind.connect(self._on_kind)
        matrix.typed_strength.connect(self._on_strength)
        matrix.typed_both.connect(self._on_both)
        matrix.asked_to_delete.connect(self._on_delete)

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        self._show_matrix()
        names = [kind.name for kind in snapshot.all(LinkKind) if kind.name]
        self.own.setText("; ".join(names) or _("None yet: the six kinds above are often enough."))
        if not self.as_matrix.isChecked():
            self.picture.refresh()
        elif self._pair == ("", "") and self._chosen.id:
            self.choose(self._chosen.id)
        self._show_pair()
        self._show_tower()

    def _show_matrix(self) -> None:
        """Those who are looked at; the chosen cell stays the chosen one while it is among them."""
        self.matrix.cells.show_snapshot(self.session.snapshot, self._filter.rows())
        if not self.matrix.currentIndex().isValid():
            self.matrix.choose(*self._pair)

    def choose(self, record_id: str) -> bool:
        """Go to a link, or to the first cell in the row of a stakeholder."""
        link = self.session.snapshot.get(Link, record_id)
        if link is not None:
            self._on_tie(link.id)
            self.matrix.choose(link.origin, link.to)
            return True
        known = self.session.snapshot.rows("stakeholder")
        if record_id not in known or len(known) < 2:
            return False
        self._chosen.set(record_id)
        others = [item.id for item in self.matrix.cells.items if item.id != record_id]
        linked = [k.to for k in self.session.snapshot.all(Link) if k.origin == record_id and k.to in others]
        for other in (linked or others)[:1]:
            self.matrix.choose(record_id, other)
        return True

    def flush(self) -> None:
        self.form.flush()
        if self.own_line.text().strip():
            self._on_own_kind()

    def _on_as_matrix(self, wanted: bool) -> None:
        self._stack.setCurrentIndex(1 if wanted else 0)
        self.picture.show_only_the_filter(wanted)
        self.refresh()

    def _on_tie(self, record_id: str) -> None:
        """A link was chosen in the picture, or drawn there."""
        link = self.session.snapshot.get(Link, record_id)
        if link is not None:
            self.form.flush()
            self._open, self._pair = link.id, (link.origin, link.to)
            self._show_pair()

    def _on_cell(self, first: str, second: str) -> None:
        self.form.flush()
        self._pair = (first, second)
        self._chosen.set(first)
        self._show_pair()

    def _show_pair(self) -> None:
        snapshot = self.session.snapshot
        first, second = (snapshot.get(Stakeholder, row) for row in self._pair)
        clear(self._there)
        links = tying.between(snapshot, *self._pair) if first and second else []
        if first is None or second is None:
            show_name(self.head, _("Choose a link in the picture, or a cell of the matrix."))
        else:
            words, names = _("{first} to {second}"), (title_of(first), title_of(second))
            show_name(self.head, words.format(first=names[0], second=names[1]))
            self.head.setText(words.format(first=cut(names[0]), second=cut(names[1])))
            if not links:
                self._there.addWidget(plain_label(_("No link yet."), role="muted"))
        current = next((link for link in links if link.id == self._open), links[0] if links else None)
        self._open = current.id if current is not None else ""
        for link in links if len(links) > 1 else ():
            self._there.addWidget(self._line(link))
        self.form.setVisible(current is not None)
        self.form.show_record(current)
        editable = self.session.workspace.read_only is None
        self.remove.setVisible(current is not None and editable)

    def _line(self, link: Link) -> QPushButton:
        words = kind_words(link, self.session.snapshot) or _("some link")
        made = button(words, role="rail", name=f"links.open.{link.id}")
        made.setCheckable(True)
        made.setChecked(link.id == self._open)
        made.setProperty("record", link.id)
        made.clicked.connect(self._on_opened)
        return made

    def _on_opened(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.form.flush()
            self._open = str(sender.property("record"))
            self._show_pair()

    # Edits

    def _edit(self, changes: list[Change]) -> None:
        first = self.session.snapshot.get(Stakeholder, self._pair[0])
        self.session.edit("link", changes, name=title_of(first) if first is not None else "")

    def _on_kind(self, first: str, second: str, kind: str) -> None:
        self._edit(tying.toggle(self.session.snapshot, first, second, kind))

    def _on_strength(self, first: str, second: str, value: int) -> None:
        self._edit(tying.strengthen(self.session.snapshot, first, second, value))

    def _on_both(self, first: str, second: str) -> None:
        self._edit(tying.turn_both_ways(self.session.snapshot, first, second))

    def _on_delete(self, first: str, second: str) -> None:
        self._edit(tying.untie(self.session.snapshot, first, second))

    def _on_remove(self) -> None:
        self.form.flush()
        link = self.session.snapshot.get(Link, self._open)
        if link is not None:
            self._open = ""
            self.session.workspace.delete(link)

    def _on_own_kind(self) -> None:
        name = " ".join(self.own_line.text().split())
        self.own_line.clear()
        known = {folded(kind.name) for kind in self.session.snapshot.all(LinkKind)}
        if name and folded(name) not in known:
            self.session.edit("add", create(LinkKind(name=name)), name=name)
