"""Place: who can influence the question and to whom it matters, on a map that is dragged, steered or typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop.domain.comparing import ghosts
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.system.locale import _, format_number
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.tools import BoardTools
from desktop.ui.canvas.tray import Tray
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.grid_picture import FEW, GridPicture, in_words, step_of
from desktop.ui.pages.stakeholder.inspector import Inspector
from desktop.ui.pages.stakeholder.map_bar import MapBar
from desktop.ui.pages.stakeholder.paper_panel import PaperPanel
from desktop.ui.pages.stakeholder.picture_keeper import PictureKeeper
from desktop.ui.pages.stakeholder.projecting import Projector
from desktop.ui.pages.stakeholder.showing import MAP
from desktop.ui.pages.stakeholder.sitting import Sitting, SittingBar, Values
from desktop.ui.seen import WhenSeen
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.text import ElidedLabel, button, plain_label
from desktop.workspace.views import draw, views

GRID = "influence"
LEAST = QSizeF(400, 270)  # units for the pictures that were made for a sheet of paper
SIDE = 236  # pixels of the cards beside the map at 100 %


class PlaceStep(StepView):
    """The map, the card of the chosen one, and the tray of those not placed yet."""

    def __init__(self, session: Session, chosen: Chosen, sitting: Sitting, filter_: Filter) -> None:
        super().__init__(session)
        self._chosen, self._sitting, self._filter = chosen, sitting, filter_
        self._values: dict[RecordId, Values] = {}
        self._picture = GridPicture({}, {}, {}, {})
        lines = column(self, spacing=8)
        self.board = Board(session.theme, name="place.board", title=_("Map of influence and interest"))
        self.sitting_bar = SittingBar(session, sitting)
        self._pictures = ChoiceBox()
        self._pictures.setObjectName("place.picture")
        self._pictures.setAccessibleName(_("Which picture is shown"))
        self._pictures.setFixedWidth(session.theme.px(190))
        self._views = [view for view in views() if view.about == "stakeholder"]
        self._pictures.addItems([_(view.title) for view in self._views])
        tools = (self._pictures, self.sitting_bar.opener)
        self.map_bar = MapBar(session, filter_, name="place", tools=tools)
        self.projector = Projector(self, session, sitting, MAP)
        self.projector.use_place(lines)
        self.paper_button = button(_("Type back from paper"), role="toggle", name="place.paper")
        self.paper_button.setCheckable(True)
        self.keeper = PictureKeeper(session, self, name="place.keep")
        lines.addWidget(self.map_bar)
        lines.addWidget(self.sitting_bar)
        self._map = QWidget()
        middle = row(self._map, spacing=12)
        middle.addWidget(self.board, 1)
        self._side = self._make_side()
        middle.addWidget(self._side)
        self.paper = PaperPanel(session, sitting)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._map)
        self._stack.addWidget(self.paper)
        lines.addWidget(self._stack, 1)
        self._announced: tuple[RecordId, dict[str, int | None]] = ("", {})
        self.said = ElidedLabel(role="label", name="place.said")
        self._foot = QWidget()
        foot = row(self._foot, spacing=8)
        foot.addWidget(self.said, 1)
        for made in (self.projector.opener, self.paper_button, self.keeper.opener):
            foot.addWidget(made)
        foot.addWidget(BoardTools(self.board))
        lines.addWidget(self._foot)
        self._connect()
        self._fit()

    def _make_side(self) -> QWidget:
        # Each has its share of the height: a list that moved under the pointer would be pressed at the wrong line.
        side = QWidget()
        inside = column(side, spacing=12)
        self.inspector = Inspector(self.session)
        host = QWidget()
        above = column(host)
        above.addWidget(self.inspector)
        above.addStretch()
        inside.addWidget(scrolling(host, name="place.scroll"), 3)
        self._waiting, lines = card(name="place.unplaced")
        self.unplaced = plain_label("", role="strong", name="place.unplaced.title")
        lines.addWidget(self.unplaced)
        self.tray = Tray(self.board, name="place.tray", title=_("Not placed yet"))
        self.tray.setMinimumHeight(self.session.theme.px(40))
        self.tray.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        lines.addWidget(self.tray, 1)
        self.keys_title = plain_label(_("Who is who"), role="strong", name="place.keys.title")
        lines.addWidget(self.keys_title)
        self.keys = Tray(self.board, name="place.keys", title=_("The numbers on the map"))
        self.keys.carries = False
        self.keys.setMinimumHeight(self.session.theme.px(40))
        self.keys.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        lines.addWidget(self.keys, 2)
        inside.addWidget(self._waiting, 2)
        return side

    def _connect(self) -> None:
        self.board.chosen.connect(self._chosen.set)
        self.board.moved.connect(self._on_moved)
        self.board.nudged.connect(self._on_nudged)
        self.board.opened.connect(self._on_edit)
        self.board.entered.connect(self._on_edit)
        self.board.said.connect(self.said.show_text)
        self.tray.chosen.connect(self._on_tray)
        self.keys.chosen.connect(self._on_tray)
        self.board.built.connect(self._show_keys)
        self.tray.asked_to_place.connect(self._on_asked_to_place)
        self._filter.changed.connect(WhenSeen(self, self.refresh).ask)
        self.inspector.judged.connect(self._on_judged)
        self.inspector.asked_to_edit.connect(self._on_edit)
        self.inspector.asked_for_links.connect(self._on_links)
        self.paper_button.toggled.connect(self._on_paper)
        self.paper.ended.connect(self._on_paper_ended)
        self._pictures.activated.connect(self.refresh)
        self._chosen.changed.connect(self._on_chosen)
        self._sitting.changed.connect(self.refresh)
        self.session.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self._side.setFixedWidth(self.session.theme.px(SIDE))

    def refresh(self, _index: int = 0) -> None:
        snapshot = self.session.snapshot
        self._values = self._sitting.values(snapshot)
        items = snapshot.all(Stakeholder)
        names = {item.id: title_of(item) for item in items}
        former = {}
        if not self._sitting.only_own:
            counting = judgements(snapshot)
            former = {
                row_: (ghost.influence, ghost.interest)
                for row_, ghost in ghosts(snapshot).items()
                if all(self._values[row_][d] == counting[row_, d].value for d in (INFLUENCE, INTEREST))
            }
        self.keeper.way = self.map_bar.way
        roles = self.map_bar.colouring().roles
        # The last grid stays until the new one is made: places are read on it meanwhile.
        self._picture = GridPicture(names, self._values, former, roles, self._picture.grid)
        self._show_picture(names)
        self.map_bar.filters.refresh()
        self.board.emphasise(self._filter.emphasis())
        waiting = [item for item in items if None in self._values[item.id].values()]
        self.unplaced.setText(_("Not placed yet: {count}").format(count=format_number(len(waiting))))
        self.tray.show_items([(item.id, names[item.id]) for item in waiting])
        for part in (self.tray, self.unplaced):
            part.setVisible(bool(waiting))
        self.sitting_bar.refresh()
        if self.paper_button.isChecked():
            self.paper.refresh()
        row, values = self._announced
        if row and self._values.get(row) != values:  # it was undone, or judged anew elsewhere
            self._announced = ("", {})
            self.said.show_text("")
        if not items:
            self.said.show_text(_("Nobody is listed yet: begin under List."))
        self._on_chosen(self._chosen.id)

    @property
    def view_id(self) -> str:
        """The picture on show; on the first one people judge, the others are looked at."""
        return self._views[max(0, self._pictures.currentIndex())].id

    def _show_picture(self, names: dict[RecordId, str]) -> None:
        judging = self.view_id == GRID
        self.board.set_movable(judging and self.session.workspace.read_only is None)
        self.board.hint = self._picture.hint if judging else None
        self.keeper.view_id = self.view_id
        self.board.least = QSizeF(0, 0) if judging else LEAST
        if judging:
            self.board.show_picture(self._picture.build, names, beside=len(names) > FEW)
        else:
            snapshot, view_id = self.session.snapshot, self.view_id
            self.board.show_picture(
                partial(draw, snapshot, view_id, roles=self._picture.colours), names, beside=True
            )

    def _on_paper(self, wanted: bool) -> None:
        self._stack.setCurrentWidget(self.paper if wanted else self._map)
        self._foot.setVisible(not wanted)
        self.refresh()
        if wanted:
            self.paper.lines.setFocus()

    def _on_paper_ended(self) -> None:
        self.paper_button.setChecked(False)

    def _show_keys(self) -> None:
        """Where names found no room, dots carry numbers: this list says whose they are."""
        if self.view_id != GRID and not self.board.is_building and self.board.names:
            empty = not self.board.sheet.bodies
            self.said.show_text(_("Nobody is judged for this picture yet: see Describe.") if empty else "")
        grid = self._picture.grid
        found = grid.keys if grid is not None and grid.numbered and self.view_id == GRID else ()
        placed = [dot.key for dot in grid.dots] if grid is not None else []
        lines = [f"{format_number(number)}  {name}" for number, name in found]
        self.keys.show_items(list(zip(placed, lines, strict=False)) if found else [])
        for part in (self.keys, self.keys_title):
            part.setVisible(bool(found))
        self._waiting.setVisible(bool(found) or bool(self.tray.count()))

    def flush(self) -> None:
        self.sitting_bar.flush()

    def choose(self, record_id: str) -> bool:
        if record_id not in self.session.snapshot.rows("stakeholder"):
            return False
        self._chosen.set(record_id)
        return True

    def _on_chosen(self, record_id: str) -> None:
        self.board.choose(record_id)
        self.inspector.show_one(record_id, self._values.get(record_id, {}))
        for part in (self.tray, self.keys):
            part.blockSignals(True)
            part.choose(record_id)
            part.blockSignals(False)

    def _on_tray(self, record_id: str) -> None:
        if record_id:
            self._chosen.set(record_id)

    def _on_asked_to_place(self, record_id: str) -> None:
        """Enter in the tray goes on to the two values, which are typed."""
        self._chosen.set(record_id)
        self.inspector.rows[INFLUENCE].slider.setFocus()

    def _on_moved(self, record_id: str, x: float, y: float) -> None:
        influence, interest = self._picture.values_at(x, y)
        self._write(record_id, influence=influence, interest=interest)

    def _on_nudged(self, record_id: str, dx: int, dy: int) -> None:
        changed = step_of(self._values[record_id], dx, dy)
        if changed:
            self._write(record_id, **changed)
        else:
            self.board.announce(_("That is the edge of the map."))

    def _on_judged(self, record_id: str, dimension: str, value: int) -> None:
        self._write(record_id, **{dimension: value})

    def _write(self, record_id: str, **values: int) -> None:
        self._chosen.set(record_id)
        self.sitting_bar.flush()
        self._sitting.place(record_id, **values)
        now = self._sitting.values(self.session.snapshot).get(record_id, {})
        words = in_words(self._picture.names.get(record_id, ""), now.get(INFLUENCE), now.get(INTEREST))
        counting = judgements(self.session.snapshot)
        agreed = [counting[record_id, d] for d in values if (record_id, d) in counting]
        if any(j.agreed for j in agreed) and not self._sitting.agreed:
            words += ". " + _("What was agreed still counts: tick “Everybody agrees” to replace it.")
        self._announced = (record_id, now)
        self.board.announce(words)

    def _on_edit(self, record_id: str) -> None:
        self.session.asked_for_page.emit("stakeholder.describe", record_id)

    def _on_links(self, record_id: str) -> None:
        self.session.asked_for_page.emit("stakeholder.links", record_id)
