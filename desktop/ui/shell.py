"""An open workbook: top bar, rail, pages, guidance and advice, and what holds them together."""

from __future__ import annotations

import importlib
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.domain.flows.progress import progress
from desktop.domain.record import table_of
from desktop.system.locale import _, show
from desktop.ui import tab_order
from desktop.ui.advice_bar import AdviceBar
from desktop.ui.doing import Doing
from desktop.ui.floating import Floating
from desktop.ui.guidance_pane import WIDTH, GuidancePane
from desktop.ui.layout import column, frame, row
from desktop.ui.notices import Notices
from desktop.ui.page import Page
from desktop.ui.page_focus import PageFocus
from desktop.ui.rail import Rail
from desktop.ui.search_list import SearchList, place_of, places_of
from desktop.ui.session import Session
from desktop.ui.stack import PageStack
from desktop.ui.step_back import StepBack
from desktop.ui.text import has_focus
from desktop.ui.theme import Theme
from desktop.ui.topbar import TopBar
from desktop.workspace import commands
from desktop.workspace.features import feature

NARROW = 1180  # pixels at 100 %: below this the guidance pane folds away first, then the rail becomes icons
NARROWER = 1080


class Shell(QWidget):
    """Everything that stands around the pages of one workbook."""

    asked_for_start = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("shell")
        self._pages: dict[str, Page] = {}
        self._current = ""
        # None: as there is room. Whoever folded it away once finds it folded next time.
        self._guidance_wanted: bool | None = None if session.settings.guidance_open else False
        self.topbar = TopBar()
        self.rail = Rail(session.theme)
        self.guidance = GuidancePane(session.handbook, lambda: session.level)
        self.notices = Notices(session)
        self.stack = PageStack()
        self._bottom = QStackedWidget()
        self._compose()
        self.floating = Floating(
            self, self._strip, [self.notices.question, self.notices.latest], session.theme
        )
        self._steps = StepBack(session.workspace, self.notices, lambda: self.current_page.flush())
        self.page_focus = PageFocus(self.stack, self.rail)
        self.results = SearchList(self.topbar.search, self, session.theme)
        acts = {
            commands.SAVE_COPY: self.save_copy,
            commands.UNDO: self.undo,
            commands.REDO: self.redo,
            commands.GUIDANCE: self.toggle_guidance,
            commands.CLOSE: self.asked_for_start.emit,
        }
        self._doing = Doing(self, self.notices.say, acts)
        self._search_wait = QTimer(self)
        self._search_wait.setSingleShot(True)
        self._search_wait.setInterval(120)
        # The checks read every record: not in the middle of an edit but right after it, once for several edits.
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._connect()
        self.topbar.show_status(session.workspace.status)
        self._on_changed()

    def _compose(self) -> None:
        outer = column(self, spacing=0)
        outer.addWidget(self.topbar)
        outer.addWidget(self.notices)
        middle = row(spacing=0)
        middle.addWidget(self.rail)
        self._rail_rule = _rule()
        middle.addWidget(self._rail_rule)
        page_side = column(spacing=0)
        page_side.addWidget(self.stack, 1)
        self._strip = QWidget()
        page_side.addWidget(self._strip)
        page_side.addWidget(self._bottom)
        middle.addLayout(page_side, 1)
        self._guidance_rule = _rule()
        middle.addWidget(self._guidance_rule)
        middle.addWidget(self.guidance)
        outer.addLayout(middle, 1)
        self._nothing_below = QWidget()
        self._bottom.addWidget(self._nothing_below)
        self._bottom.hide()

    def _connect(self) -> None:
        session = self.session
        self.rail.chosen.connect(self.open_page)
        self.topbar.asked_for_report.connect(partial(self.open_page, "report"))
        self.topbar.asked_for_home.connect(partial(self.open_page, "home"))
        self.topbar.asked_for_guidance.connect(self.toggle_guidance)
        self.topbar.searched.connect(self._search_wait.start)
        self._search_wait.timeout.connect(self._on_search)
        self._look_soon.timeout.connect(self._look)
        self.results.chose_page.connect(self.open_handbook)
        self.results.chose_record.connect(self.open_page)
        self.results.chose_command.connect(self._doing.run)
        self.results.chose_way.connect(self.open_page)
        self.results.left.connect(self.page_focus.back)
        self.notices.left.connect(self.page_focus.back)
        self.notices.asked_for_copy.connect(self.save_copy)
        self.guidance.asked_for_handbook.connect(self.open_handbook)
        session.changed.connect(self._on_changed)
        session.status_changed.connect(self.topbar.show_status)
        session.typing.connect(self.topbar.show_typing)
        session.settled.connect(self._on_settled)
        session.asked_for_page.connect(self.open_page)
        session.asked_for_record.connect(self.open_record)
        session.asked_for_field.connect(self.open_field)
        session.asked_for_handbook.connect(self.open_handbook)
        session.asked_for_guidance.connect(self.guidance.show_key)
        session.noticed.connect(self._on_noticed)
        session.theme.changed.connect(self._fit)
        _keys(self)

    def dress(self) -> None:
        """Give what is on show the look of now; a page that is hidden gets it when it is opened."""
        around = (self.topbar, self.notices, self.rail, self._rail_rule, self._guidance_rule, self.guidance)
        self.session.theme.dress(*around, self.floating, self.results)
        self.session.theme.dress(self._bottom.currentWidget() or self._nothing_below)
        if self._current:
            self.current_page.dress()

    # Pages

    def open_page(self, key: str, record_id: str = "") -> None:
        """Open a page by its key ("goal") or a step of it ("plan.route"), and bring a record into view."""
        name, _dot, step = key.partition(".")
        page = self._page(name)
        if self._current and self._current != name:
            self._pages[self._current].flush()
            self.session.moved.emit()
        self._current = name
        bar = self._bar_of(page)
        page.dress()
        self.session.theme.dress(bar or self._nothing_below)
        self.stack.setCurrentWidget(page)
        self.rail.mark(name)
        page.come_into_view()
        if record_id or step:
            page.open_record(record_id, key if step else "")
        if not step:
            self.session.asked_for_guidance.emit(name)
        self._bottom.setCurrentWidget(bar or self._nothing_below)
        self._show_advice()
        self.floating.stand_by(bar)
        self._fit()

    def open_record(self, record_id: str) -> None:
        """Open the page that shows a record; a blank id opens the plan, which every report begins with."""
        item = self.session.snapshot.find(record_id)
        self.open_page(*(place_of(table_of(item), item) if item is not None else ("plan",)))

    def open_field(self, table: str, record_id: str, field: str) -> None:
        """Open the place where a field of a record is asked, and put the keyboard there."""
        places, row = places_of(table, self.session.snapshot.find(record_id), field)
        for place in (*places, places[0]) if len(places) > 1 else places:
            self.open_page(place, row)
            if self.page_focus.field(f"{table}.{field}"):
                return

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            module, _colon, name = feature(key).page.partition(":")
            page: Page = getattr(importlib.import_module(module), name)(self.session)
            self._pages[key] = page
            self.stack.addWidget(page)
            bar = self._bar_of(page)
            if bar is not None:
                self._bottom.addWidget(bar)
        return self._pages[key]

    @property
    def current_page(self) -> Page:
        """The page on show."""
        return self._pages[self._current]

    def _bar_of(self, page: Page) -> AdviceBar | None:
        bar = getattr(page, "advice_bar", None)
        return bar if isinstance(bar, AdviceBar) else None

    def open_handbook(self, place: str) -> None:
        """Open the handbook at "page#anchor"."""
        self.open_page("handbook")
        self._pages["handbook"].open_record(place)

    # Keeping up with the workbook

    def _on_changed(self, _change: object = None) -> None:
        self.topbar.show_workbook(self.session.snapshot.initiative.title, self.session.workspace.path)
        self._look_soon.start(0)

    def _look(self) -> None:
        for key, found in progress(self.session.snapshot).items():
            self.rail.show_progress(key, found.done, found.total)
        self._show_advice()

    def _show_advice(self) -> None:
        if not self._current:
            return
        page = self.current_page
        bar = self._bar_of(page)
        if bar is None:
            self._bottom.hide()
            return
        here = [a for a in self.session.advice() if a.step.partition(".")[0] == page.advice_step]
        inside = has_focus(bar)
        bar.show_advice([a for a in here if not a.is_clear])
        self._bottom.setVisible(bar.has_something)
        if inside and not has_focus(bar):
            self.page_focus.back()

    def _on_settled(self) -> None:
        self.topbar.show_status(self.session.workspace.status)

    def _on_noticed(self, words: str, action: str) -> None:
        if action == "undo":
            self._steps.offer_undo(words)
        else:
            self.notices.say(words)

    # Keys

    def undo(self) -> None:
        """Take back the last step and say which one it was."""
        self._steps.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._steps.redo()

    def _on_save(self) -> None:
        """Ctrl+S: everything is saved as it is typed, so this answers where the file is."""
        self.current_page.flush()
        workspace = self.session.workspace
        if workspace.read_only is not None:
            self.notices.offer_copy(show(workspace.read_only))
        elif workspace.flush(2.0):
            self.notices.offer_copy(
                _("Everything is saved, as always, in {path}").format(path=str(workspace.path))
            )
        else:
            self.notices.offer_copy(_("The last changes are still being saved."))

    def save_copy(self) -> None:
        """Ask where a copy should go, and save it there."""
        from desktop.ui.saving import ask_where, make_copy

        self.current_page.flush()
        workspace = self.session.workspace
        target = ask_where(self.topbar, workspace)  # dressed, which a window's boxes are not
        if target is None:
            return
        copied = make_copy(workspace, target)
        if copied.path is not None and workspace.status.state in ("failing", "read_only"):
            self.notices.offer_open(copied.words, str(copied.path))
        else:
            self.notices.say(copied.words)

    def _on_search_key(self) -> None:
        self.topbar.search.setFocus()
        self.topbar.search.selectAll()

    def _on_search(self) -> None:
        self.results.show_results(self.topbar.search.text(), self.session.handbook, self.session.snapshot)

    def toggle_guidance(self) -> None:
        """F1, or the button: open or close the guidance pane."""
        if self._current and not self.current_page.wants_guidance:
            return
        self._guidance_wanted = not self.guidance.isVisible()
        self.session.settings.guidance_open = self._guidance_wanted
        self.session.settings.save()
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return tab_order.move(self, forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()
        self.rail.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.results.hide()
        self._fit()

    def _fit(self) -> None:
        """What stands beside the page depends on the room: guidance folds away first, then the rail."""
        if not self.isVisible():
            return  # the width is not the real one yet: folding for it would load icons that nobody sees
        theme: Theme = self.session.theme
        room = self.width() * 100 / theme.percent
        wanted = self._guidance_wanted if self._guidance_wanted is not None else room >= NARROW
        page_wants = not self._current or self.current_page.wants_guidance
        self.guidance.setVisible(wanted and page_wants)
        self._guidance_rule.setVisible(wanted and page_wants)
        self.topbar.show_guidance(opened=wanted and page_wants, possible=page_wants)
        self.guidance.setFixedWidth(theme.px(WIDTH))
        self.rail.set_narrow(room < NARROWER)
        self.topbar.folder.setVisible(room >= NARROWER)

    def close_workbook(self, *, discard: bool = False) -> bool:
        """Hand on what is typed and close the file; False when something could not be saved.

        `discard` closes all the same: what is unsaved is lost.
        """
        workspace = self.session.workspace
        if self._current:
            self.current_page.flush()
        # A file that cannot be written now will not be in ten seconds: do not let people wait for it.
        patience = 1.0 if workspace.status.state == "failing" else 10.0
        if not workspace.close(patience, discard=discard):
            self.notices.refuse_to_close()
            return False
        self._look_soon.stop()
        self.session.close()
        return True


def _rule() -> QFrame:
    return frame("vrule")


def _keys(shell: Shell) -> None:
    for keys, slot in (
        ("Ctrl+Z", shell.undo),
        ("Ctrl+Shift+Z", shell.redo),
        ("Ctrl+Y", shell.redo),  # both on every system: people know the one or the other
        ("Ctrl+S", shell._on_save),
        ("Ctrl+K", shell._on_search_key),
        ("Ctrl+W", shell.asked_for_start.emit),
        ("F1", shell.toggle_guidance),
    ):
        QShortcut(QKeySequence(keys), shell, slot, context=Qt.ShortcutContext.WindowShortcut)
