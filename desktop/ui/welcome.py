"""The first page: open a workbook, start one, or learn from a finished one. Needs no workbook itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.guidance.handbook import Handbook
from desktop.system.locale import _, language, language_name
from desktop.system.settings import Settings
from desktop.system.version import VERSION
from desktop.ui.first_run import FirstRun
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.new_plan import NewPlan
from desktop.ui.notice import Notice
from desktop.ui.recent import RecentList
from desktop.ui.settings_form import SettingsForm
from desktop.ui.text import BRAND, button, plain_label, set_tip
from desktop.ui.theme import Theme
from desktop.ui.tile import Tile, TileRow, let_shrink
from desktop.workspace.samples import SampleInfo, samples

WIDEST_SIDE, NARROWEST_SIDE = 430, 220  # pixels at 100 %
WIDEST_PANEL = 1000
SECOND_CLICK = 400  # milliseconds
BEFORE = "-start"  # samples as they were before the workshop


class WelcomePage(QWidget):
    """Teal side left, what can be done right. Questions are asked in the page, never in a dialog."""

    open_path = Signal(str)
    asked_for_file = Signal()
    asked_to_restore = Signal()
    new_plan = Signal(str)  # "municipal" or "national"; the questions are asked here
    create = Signal(dict)  # type: ignore[assignment]  # what NewPlan answers
    open_sample = Signal(str)
    open_handbook = Signal()
    answered = Signal()  # the two questions of the first start were answered

    def __init__(self, settings: Settings, theme: Theme, handbook: Handbook) -> None:
        super().__init__()
        self._settings, self._theme, self._handbook = settings, theme, handbook
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._line = row(self, spacing=0)
        self._panels: dict[str, QWidget] = {}
        self._build()
        theme.changed.connect(self._fit)

    def _build(self) -> None:
        clear(self._line)
        self._side = self._make_side()
        self._line.addWidget(self._side)
        right = QWidget()
        right.setObjectName("page")
        self._right = column(right, spacing=12)
        self.notice = Notice("welcome.notice", "warning")
        self._right.addWidget(self.notice)
        self.recent = RecentList(self._settings)
        self.recent.open_path.connect(self.open_path)
        self.first_run = FirstRun(self._settings, self._theme)
        self.first_run.answered.connect(self._on_answered)
        self.first_run.language_chosen.connect(self._on_language)
        self.plan_form = NewPlan(self._settings)
        self.plan_form.answered.connect(self.create)
        self.plan_form.cancelled.connect(self.show_start)
        self.settings_panel, self.settings_form = self._make_settings()
        self._panels = {
            "start": self._make_start(),
            "first_run": self.first_run,
            "plan": self.plan_form,
            "settings": self.settings_panel,
        }
        for panel in self._panels.values():
            self._right.addWidget(panel)
        self._right.addStretch()
        self._area = scrolling(right, name="welcome.scroll")
        self._line.addWidget(self._area, 1)
        asked = bool(self._settings.language and self._settings.role)
        self._show_panel("start" if asked else "first_run")
        self._fit()

    # ------------------------------------------------------------------ the side

    def _make_side(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("welcome_side")
        lines = column(inside, spacing=14)
        self._side_lines = lines
        lines.addWidget(plain_label(BRAND, role="big", name="welcome.brand"))
        words = _(
            "What does migration mean for every goal of your plan? Work it out here, with the people it "
            "concerns, without a connection."
        )
        lines.addWidget(plain_label(words, role="lead"))
        lines.addStretch()
        lines.addWidget(plain_label(_("Works offline. Nothing leaves this computer unless you export it.")))
        about = _("Version {version}").format(version=VERSION) + "  ·  " + language_name(language())
        lines.addWidget(plain_label(about, name="welcome.about"))
        line = row()
        self.settings_button = button(_("Settings"), role="on-banner", name="welcome.settings")
        self.settings_button.clicked.connect(self.show_settings)
        line.addWidget(self.settings_button)
        line.addStretch()
        lines.addLayout(line)
        for label in inside.findChildren(QLabel):
            let_shrink(label)
        return scrolling(inside, name="welcome_side")

    # ------------------------------------------------------------------ the panels

    def _make_start(self) -> QWidget:
        panel = QWidget()
        panel.setObjectName("welcome.start")
        lines = column(panel, spacing=8)
        sections = {
            _("Open"): self._open_card(),
            _("Start"): TileRow(self._theme, self._start_tiles()),
            _("Learn from a finished one"): TileRow(self._theme, self._learn_tiles()),
        }
        # A planner comes back to a plan, a trainer to the samples.
        order = list(sections) if self._settings.role != "trainer" else list(sections)[::-1]
        for title in order:
            lines.addWidget(plain_label(title, role="title"))
            lines.addWidget(sections[title])
            lines.addSpacing(12)
        return panel

    def _open_card(self) -> QWidget:
        box, inside = card(name="welcome.open")
        inside.addWidget(self.recent)
        line = row()
        self.file_button = button(_("Open another file"), name="welcome.file")
        self.file_button.clicked.connect(self.asked_for_file)
        self.restore_button = button(_("Restore a backup"), name="welcome.restore")
        self.restore_button.clicked.connect(self.asked_to_restore)
        line.addWidget(self.file_button)
        line.addWidget(self.restore_button)
        line.addStretch()
        inside.addLayout(line)
        return box

    def _start_tiles(self) -> list[QWidget]:
        local = Tile(
            _("A local plan"),
            _("City, municipality or district: in the words of local government."),
            name="welcome.new.local",
        )
        local.setProperty("level", "municipal")
        national = Tile(
            _("A national plan"),
            _("National development plan, sector strategy or a stand-alone policy."),
            name="welcome.new.national",
        )
        national.setProperty("level", "national")
        for tile in (local, national):
            tile.clicked.connect(self._on_new)
        return [local, national]

    def _learn_tiles(self) -> list[QWidget]:
        known = {info.id: info for info in samples()}
        tiles: list[QWidget] = [
            self._sample_tile(info, known.get(info.id + BEFORE))
            for info in known.values()
            if not info.id.endswith(BEFORE)
        ]
        book = Tile(_("Handbook"), _("Read or search the guide without a workbook."), name="welcome.handbook")
        book.clicked.connect(self.open_handbook)
        holder = QWidget()
        lines = column(holder, spacing=2)
        lines.addWidget(book)
        lines.addStretch()
        return [*tiles, holder]

    def _sample_tile(self, info: SampleInfo, before: SampleInfo | None) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=2)
        sentence = f"{_(info.summary)} {_('Opens as a copy.')}"
        title = _(info.title)
        tile = Tile(title.partition(": ")[0], sentence, name=f"welcome.sample.{info.id}")
        set_tip(tile, title)
        tile.setProperty("sample", info.id)
        tile.clicked.connect(self._on_sample)
        lines.addWidget(tile)
        if before is not None:
            link = button(_("Before the workshop"), role="link", name=f"welcome.sample.{before.id}")
            link.setAccessibleDescription(f"{_(before.title)}. {_(before.summary)}")
            link.setProperty("sample", before.id)
            link.clicked.connect(self._on_sample)
            line = row()
            line.addWidget(link)
            line.addStretch()
            lines.addLayout(line)
        lines.addStretch()
        return holder

    def _make_settings(self) -> tuple[QWidget, SettingsForm]:
        panel = QWidget()
        panel.setObjectName("welcome.settings_panel")
        lines: QVBoxLayout = column(panel, spacing=12)
        lines.addWidget(plain_label(_("Settings"), role="title"))
        form = SettingsForm(self._settings, self._theme, self._handbook)
        lines.addWidget(form)
        line = row()
        back = button(_("Back"), name="welcome.settings_back")
        back.clicked.connect(self._on_settings_left)
        line.addWidget(back)
        line.addStretch()
        lines.addLayout(line)
        return panel, form

    def _show_panel(self, key: str) -> None:
        for name, panel in self._panels.items():
            panel.setVisible(name == key)
        self._area.verticalScrollBar().setValue(0)
        if key == "start":
            self.file_button.setFocus()

    # ------------------------------------------------------------------ for the window

    def show_start(self) -> None:
        """Show what can be opened and started, freshly looked up."""
        asked = bool(self._settings.language and self._settings.role)
        self.recent.refresh()
        self._show_panel("start" if asked else "first_run")

    def show_settings(self) -> None:
        """Show the settings in the place of the start."""
        self.settings_form.refresh()
        self._show_panel("settings")

    def ask_new(self, level: str) -> None:
        """Ask what a new workbook needs: `level` is "national", or another for a local plan."""
        self._show_panel("plan")
        self.plan_form.begin(level)

    def show_problem(self, words: str) -> None:
        """Say what could not be done: in the form of the new plan when it is open, else above the page."""
        if self.plan_form.isVisibleTo(self):
            self.plan_form.show_problem(words)
        else:
            self.notice.say(words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.recent.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, width = self._theme.px, self.width()
        self._side.setFixedWidth(
            max(min(px(NARROWEST_SIDE), width // 3), min(px(WIDEST_SIDE), round(width * 0.31)))
        )
        for panel in self._panels.values():
            panel.setMaximumWidth(px(WIDEST_PANEL))
        narrow = width < px(1150)
        self._side_lines.setContentsMargins(*((24, 32, 20, 20) if narrow else (44, 52, 44, 28)))
        self._right.setContentsMargins(*((28, 24, 28, 20) if narrow else (48, 44, 48, 28)))

    # ------------------------------------------------------------------ what was pressed

    def _on_new(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            level = str(sender.property("level"))
            self.ask_new(level)
            self.new_plan.emit(level)

    def _on_sample(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.open_sample.emit(str(sender.property("sample")))

    def _on_answered(self) -> None:
        self.show_start()
        self.file_button.setFocus()
        self._ignore_second_click()
        self.answered.emit()

    def _ignore_second_click(self) -> None:
        """People double-click tiles; the second click must not fall on what has come in the place of the first."""
        start = self._panels["start"]
        deaf = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        start.setAttribute(deaf, True)
        patience = max(SECOND_CLICK, QApplication.doubleClickInterval())
        QTimer.singleShot(patience, start, lambda: start.setAttribute(deaf, False))

    def _on_language(self) -> None:
        settings = self._settings
        self._theme.apply(theme=settings.theme, contrast=settings.contrast, percent=settings.text_size)
        self._build()
        self.first_run.language.setFocus()

    def _on_settings_left(self) -> None:
        self.settings_form.flush()
        self.show_start()
