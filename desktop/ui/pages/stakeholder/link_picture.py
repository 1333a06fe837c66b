"""Links as a picture: moved about, tied by dragging from one to the other, by forces or by level, one kind or all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain import tying
from desktop.domain.change import Change, create, delete, update
from desktop.domain.record import RecordId
from desktop.domain.records import Link, LinkKind, MapPosition, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.tools import BoardTools
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import column, row
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.map_bar import MapBar
from desktop.ui.pages.stakeholder.matrix import kind_words, kinds_of_link
from desktop.ui.pages.stakeholder.picture_keeper import PictureKeeper
from desktop.ui.seen import WhenSeen
from desktop.ui.session import Session
from desktop.ui.text import ElidedLabel, button
from desktop.workspace.views import draw

VIEWS = ("links", "levels", "towers")
LEAST = QSizeF(330, 200)  # units; in less there is no room for names and legend
NUDGE = 20  # thousandths of the picture for one press of an arrow key


class LinkPicture(QWidget):
    """The board with its tools. A chosen link is shown by whoever listens to `tie_chosen`."""

    tie_chosen = Signal(str)

    raised = Signal(str, int)  # somebody, and the height of its influence tower

    def __init__(self, session: Session, chosen: Chosen, filter_: Filter) -> None:
        super().__init__()
        self._session, self._chosen, self._filter = session, chosen, filter_
        self._counted = False  # the line below says how many links there are, and nothing else
        self._shown = Snapshot()  # with the links of the kinds that are looked at
        lines = column(self, spacing=6)
        self.board = Board(session.theme, name="links.board", title=_("Picture of the links"))
        self.board.least = LEAST
        self.tools = self._tools()  # stands over the picture and what is beside it
        lines.addWidget(self.board, 1)
        self.said = ElidedLabel(role="label", name="links.said")
        foot = self.foot = row(spacing=8)
        foot.addWidget(self.said, 1)
        self.keeper = PictureKeeper(session, self, name="links.keep")
        foot.addWidget(self.anew)
        foot.addWidget(self.keeper.opener)
        foot.addWidget(BoardTools(self.board))
        lines.addLayout(foot)
        self.board.moved.connect(self._on_moved)
        self.board.nudged.connect(self._on_nudged)
        self.board.linked.connect(self._on_linked)
        self.board.tie_chosen.connect(self.tie_chosen)
        self.board.chosen.connect(self._on_board_chosen)
        self.board.digit_typed.connect(self.raised)
        self.board.said.connect(self._on_said)
        filter_.changed.connect(WhenSeen(self, self.refresh).ask)
        chosen.changed.connect(self._on_chosen)

    def _tools(self) -> MapBar:
        px = self._session.theme.px
        self.view, self.kind = ChoiceBox(), ChoiceBox()
        for box, name, words, wide in (
            (self.view, "links.view", _("How the picture is arranged"), 175),
            (self.kind, "links.kind", _("Kind of link that is looked at and drawn"), 140),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setFixedWidth(px(wide))
            box.activated.connect(self.refresh)
        self.view.addItems([_("Arranged by links"), _("Arranged by level"), _("With influence towers")])
        self.tying = _tick("links.tying", _("Draw by dragging"))
        self.tying.toggled.connect(self._on_tying)
        self.anew = button(_("Arrange anew"), name="links.anew")
        self.anew.clicked.connect(self._on_anew)
        tools = MapBar(
            self._session,
            self._filter,
            name="links",
            tools=(self.view, self.kind, self.tying),
        )
        if self._session.workspace.read_only is not None:
            self.tying.hide()
        return tools

    @property
    def view_id(self) -> str:
        """The picture that is on show."""
        return VIEWS[max(0, self.view.currentIndex())]

    @property
    def _places(self) -> str:
        """The picture whose places count: dots and towers stand at the same."""
        return "levels" if self.view_id == "levels" else "links"

    def show_only_the_filter(self, wanted: bool) -> None:
        """Above a matrix stands the same filter, without what only a picture has a use for."""
        for made in (self.view, self.kind, self.tools.colours):
            made.setVisible(not wanted)
        self.tying.setVisible(not wanted and self._session.workspace.read_only is None)
        self.tools.legend.set_wanted(not wanted)

    def refresh(self, _index: int = 0) -> None:
        """Show the links as they are now."""
        snapshot = self._session.snapshot
        self._list_kinds(snapshot)
        kept = self._kinds[max(0, self.kind.currentIndex())]
        others = [k for k in snapshot.all(Link) if kept and (k.own_kind or k.kind) != kept]
        self._shown = (
            snapshot.apply(change for link in others for change in delete(link)) if others else snapshot
        )
        names = {item.id: title_of(item) for item in snapshot.all(Stakeholder)}
        roles = self.tools.colouring().roles
        self.tools.filters.refresh()
        self.board.set_movable(self._session.workspace.read_only is None)
        self.board.show_picture(partial(draw, self._shown, self.view_id, roles=roles), names, beside=True)
        moved = any(True for _item in snapshot.where(MapPosition, view=self._places))
        self.anew.setVisible(moved and self._session.workspace.read_only is None)
        self.keeper.view_id, self.keeper.way = self.view_id, self._filter.way
        if not self.said.text() or self._counted:
            self._count(snapshot)
        self._on_chosen(self._chosen.id)

    def _count(self, snapshot: Snapshot) -> None:
        if len(snapshot.rows("stakeholder")) < 2:
            self.said.show_text(_("A link needs two: begin under List."))
        else:
            count = len(snapshot.all(Link))
            words = ngettext("{count} link so far.", "{count} links so far.", count)
            self.said.show_text(words.format(count=format_number(count)))
        self._counted = True

    def _on_said(self, words: str) -> None:
        self._counted = False
        self.said.show_text(words)

    def _list_kinds(self, snapshot: Snapshot) -> None:
        entries = [("", _("All kinds of link")), *kinds_of_link(snapshot)]
        if [words for _key, words in entries] != [self.kind.itemText(n) for n in range(self.kind.count())]:
            kept = self.kind.currentText()
            self.kind.clear()
            self.kind.addItems([words for _key, words in entries])
            self.kind.setCurrentIndex(max(0, self.kind.findText(kept)))
        self._kinds = [key for key, _words in entries]

    # What people do

    def _on_board_chosen(self, record_id: str) -> None:
        if record_id:
            self._chosen.set(record_id)
        self._emphasise()

    def _on_chosen(self, record_id: str) -> None:
        self.board.choose(record_id)
        self._emphasise()

    def _emphasise(self) -> None:
        self.board.emphasise(self._filter.emphasis())

    def _on_tying(self, wanted: bool) -> None:
        self.board.linking = wanted
        words = _("Drag from one to the other. The kind is the one chosen above.") if wanted else ""
        self._on_said(words)

    def _on_linked(self, first: RecordId, second: RecordId) -> None:
        kept = self._kinds[max(0, self.kind.currentIndex())]
        own = kept if self._session.snapshot.get(LinkKind, kept) else ""
        changes = tying.tie(self._session.snapshot, first, second, "" if own else kept, own)
        item = self._session.snapshot.get(Stakeholder, first)
        if not changes:
            self.board.announce(_("This link is there already."))
        elif self._session.edit("link", changes, name=title_of(item) if item is not None else ""):
            made = self._session.snapshot.get(Link, changes[0].row)
            other = self._session.snapshot.get(Stakeholder, second)
            if made is not None and item is not None and other is not None:
                kind = kind_words(made, self._session.snapshot) or _("some link")
                words = _("{first} to {second}: {links}")
                self.board.announce(words.format(first=title_of(item), second=title_of(other), links=kind))
            self.tie_chosen.emit(changes[0].row)

    def _on_moved(self, record_id: RecordId, x: float, y: float) -> None:
        left, top, width, height = self.board.sheet.drawing.inner
        place = [(x - left) / max(width, 1) * 1000, (y - top) / max(height, 1) * 1000]
        self._put(record_id, *(round(min(1000, max(0, value))) for value in place))

    def _on_nudged(self, record_id: RecordId, dx: int, dy: int) -> None:
        middle = self.board.sheet.middle(record_id)
        width, height = self.board.sheet.drawing.inner[2:]
        if middle is not None:
            step = NUDGE / 1000
            self._on_moved(record_id, middle.x() + dx * step * width, middle.y() + dy * step * height)

    def _put(self, record_id: RecordId, x: int, y: int) -> None:
        """Remember where somebody wants a dot: one edit."""
        snapshot = self._session.snapshot
        known = next(snapshot.where(MapPosition, stakeholder=record_id, view=self._places), None)
        if known is not None:
            changes = update(known, x=str(x), y=str(y))
        else:
            made = MapPosition(stakeholder=record_id, view=self._places, x=str(x), y=str(y))
            changes = create(made)
        name = self.board.names.get(record_id, "")
        self._session.edit("move", changes, name=name)
        words = _("{name}: {across} of 100 across, {down} of 100 down")
        across, down = format_number(round(x / 10)), format_number(round(y / 10))
        self.board.announce(words.format(name=name, across=across, down=down))

    def _on_anew(self) -> None:
        """Forget where people put the dots of this picture; undo brings it back."""
        positions = list(self._session.snapshot.where(MapPosition, view=self._places))
        changes: list[Change] = [change for item in positions for change in delete(item)]
        self.board.fit()
        if self._session.edit("arrange", changes):
            self._session.noticed.emit(_("The picture is arranged by the computer again."), "undo")


def _tick(name: str, words: str) -> QCheckBox:
    made = QCheckBox(words.replace("&", "&&"))
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
