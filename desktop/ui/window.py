"""The one window: the start page, the handbook on its own, or an open workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from desktop.guidance.handbook import Handbook
from desktop.system import paths
from desktop.system.filename import file_name_from, free_path
from desktop.system.locale import _, show
from desktop.system.settings import Settings
from desktop.ui.layout import column, row
from desktop.ui.notice import Action, Notice
from desktop.ui.saving import FILES, SUFFIX
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.stack import PageStack
from desktop.ui.text import BRAND, button
from desktop.ui.theme import Theme
from desktop.workspace.new import new_workbook
from desktop.workspace.samples import copy_sample, info
from desktop.workspace.workspace import Refused, Workspace

if TYPE_CHECKING:
    from desktop.ui.welcome import WelcomePage

FIRST_SIZE = QSize(1366, 768)
FRAME = QSize(16, 40)  # what the border and the title of a window take, about; known only once it is shown
MAXIMISED = "max"  # in the settings, in the place of a size


class MainWindow(QMainWindow):
    """Opens, shows and closes workbooks; what people see of one is in Shell."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self.handbook = Handbook.open(settings.language or "en")
        self.setObjectName("main")
        self.setWindowTitle(BRAND)
        self.setMinimumSize(QSize(800, 520))
        self._fit_screen()
        self.notice = Notice("start_notice", role="warning")
        self._stack = PageStack()
        outer = QWidget()
        lines = column(outer, spacing=0)
        lines.addWidget(self.notice)
        lines.addWidget(self._stack, 1)
        self.setCentralWidget(outer)
        self._welcome: WelcomePage | None = None
        self._book: QWidget | None = None
        self.shell: Shell | None = None
        theme.dressing.connect(self._dress)
        self._stack.currentChanged.connect(self._dress)
        self._dress()

    def _dress(self, _index: int = 0) -> None:
        """The look of now for what is on show."""
        self._theme.dress(self.notice)
        shown = self._stack.currentWidget()
        if isinstance(shown, Shell):
            shown.dress()
        elif shown is not None:
            self._theme.dress(shown)

    def apply_look(self) -> None:
        """Show the look that the settings say now."""
        settings = self._settings
        self._theme.apply(theme=settings.theme, contrast=settings.contrast, percent=settings.text_size)

    # The start page

    def show_start(self) -> None:
        """Show the start page, fresh."""
        if self._welcome is not None:
            self._stack.removeWidget(self._welcome)
            self._welcome.deleteLater()
        from desktop.ui.welcome import WelcomePage  # like any page: loaded when first opened, never at start

        page = WelcomePage(self._settings, self._theme, self.handbook)
        page.open_path.connect(self._on_open_path)
        page.asked_for_file.connect(self._on_asked_for_file)
        page.asked_to_restore.connect(self._on_asked_to_restore)
        page.create.connect(self._on_create)
        page.open_sample.connect(self.open_sample)
        page.open_handbook.connect(self.show_handbook)
        self._welcome = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(BRAND)

    def show_handbook(self) -> None:
        """Show the handbook without a workbook."""
        if self._book is None:
            from desktop.ui.handbook_view import HandbookView  # as above

            self._book = QWidget()
            self._book.setObjectName("page")
            lines = column(self._book, spacing=0)
            head = row(margin=10)
            back = button(_("Back to the start"), name="handbook.start")
            back.clicked.connect(self.show_start)
            head.addWidget(back)
            head.addStretch()
            lines.addLayout(head)
            view = HandbookView(self.handbook, self._theme, settings=self._settings)
            lines.addWidget(view, 1)
            self._book.setFocusProxy(view.contents.search)
            self._stack.addWidget(self._book)
        self._stack.setCurrentWidget(self._book)
        self._book.setFocus()  # whoever begins to type searches, and does not press "Back to the start"

    # Opening

    def open_path(self, path: Path, *, read_only: bool = False, break_lock: bool = False) -> bool:
        """Open a workbook; a refusal is said on the start page, and the file is left as it is."""
        self.notice.hide()
        if not self.close_workbook():
            return False
        try:
            workspace = Workspace.open(
                path,
                author=self._settings.name,
                read_only=read_only,
                break_lock=break_lock,
                backup_folder=self._settings.backups_folder(),
            )
        except Refused as refusal:
            self.show_start()
            self.notice.say(show(refusal.message), *self._ways_on(refusal.code, path))
            return False
        self._settings.opened(path)
        self._settings.save()
        self._show_shell(workspace)
        return True

    def _ways_on(self, code: str, path: Path) -> list[Action]:
        if code == "locked":
            return [
                (_("Open for reading only"), lambda: self.open_path(path, read_only=True)),
                (_("Open it all the same"), lambda: self.open_path(path, break_lock=True)),
            ]
        if code in ("damaged", "foreign_schema", "absurd_values", "not_ours"):
            return [(_("Save what can be read"), lambda: self._recover(path))]
        return []

    def _show_shell(self, workspace: Workspace) -> None:
        session = Session(workspace, self._settings, self.handbook, self._theme)
        self.shell = Shell(session)
        self.shell.asked_for_start.connect(self._on_asked_for_start)
        self.shell.notices.asked_to_discard.connect(self._on_discard)
        self.shell.notices.asked_to_open_copy.connect(self._on_open_copy)
        self.shell.notices.asked_for_own.connect(self._on_asked_for_own)
        session.asked_to_close.connect(self._on_asked_to_close)
        self._stack.addWidget(self.shell)
        self.shell.open_page("home")
        self._stack.setCurrentWidget(self.shell)
        self.setWindowTitle(f"{workspace.path.stem} – {BRAND}")
        if workspace.upgrade is not None:
            self.shell.notices.standing.say(show(workspace.upgrade))

    def _recover(self, path: Path) -> None:
        from desktop.workspace.rescue import rescue

        target = free_path(path.parent, f"{path.stem} - {_('rescued')}", SUFFIX)
        try:
            saved = rescue(path, target)
        except Refused as refusal:
            self.notice.say(show(refusal.message))
            return
        words = " ".join([_("What could be read is in {path}.").format(path=str(target)), *map(show, saved)])
        self.notice.say(words, (_("Open it"), lambda: self.open_path(target)))

    def close_workbook(self, *, discard: bool = False) -> bool:
        """Close the open workbook; False when its last changes could not be saved (and were not discarded)."""
        if self.shell is None:
            return True
        if not self.shell.close_workbook(discard=discard):
            return False
        self._stack.removeWidget(self.shell)
        self.shell.deleteLater()
        self.shell = None
        return True

    # What the start page asks for

    def _on_open_path(self, path: str) -> None:
        self.open_path(Path(path))

    def _on_asked_for_file(self) -> None:
        folder = (
            str(Path(self._settings.recent[0]).parent)
            if self._settings.recent
            else str(paths.documents_dir())
        )
        words = _("Mainstay workbooks") + f" ({FILES})"
        name, _chosen = QFileDialog.getOpenFileName(self, _("Open a workbook"), folder, words)
        if name:
            self.open_path(Path(name))

    def _on_asked_to_restore(self) -> None:
        words = _("Mainstay workbooks") + f" ({FILES})"
        folder = str(self._settings.backups_folder())
        name, _chosen = QFileDialog.getOpenFileName(self, _("Choose a backup"), folder, words)
        if not name:
            return
        target = free_path(paths.documents_dir(), f"{Path(name).stem} - {_('restored')}", SUFFIX)
        from desktop.workspace.rescue import restore_beside

        try:
            restore_beside(Path(name), target)
        except Refused as refusal:
            self.notice.say(show(refusal.message))
            return
        self.open_path(target)

    def _on_create(self, answers: dict[str, Any]) -> None:
        path = Path(answers["path"])
        try:
            new_workbook(
                path,
                title=answers["title"],
                level=answers["level"],
                place=answers.get("place", ""),
                country=answers.get("country", ""),
            )
        except Refused as refusal:
            self.notice.say(show(refusal.message))
            return
        if self.open_path(path) and self.shell is not None:
            if answers.get("template"):
                from desktop.ui.template_use import bring_in  # on use, like the pages

                bring_in(self.shell.session, answers["template"])
            self.shell.open_page("plan.scope")
            self.shell.page_focus.first_field()

    def open_sample(self, sample: str) -> None:
        """Open a copy of a sample in the documents folder; an earlier copy is never overwritten."""
        target = free_path(paths.documents_dir(), file_name_from(info(sample).title, sample), SUFFIX)
        try:
            copy_sample(sample, target)
        except Refused as refusal:
            self.notice.say(show(refusal.message))
            return
        self.open_path(target)

    def _on_asked_for_start(self) -> None:
        if self.close_workbook():
            self.show_start()

    def _on_asked_to_close(self, words: str) -> None:
        """Close the workbook and, only when that worked, say on the start page what is true now."""
        if self.close_workbook():
            self.show_start()
            if words:
                self.notice.say(words)

    def _on_asked_for_own(self) -> None:
        """ "Start mine from this": to the start page, with the form for a plan of the example's level."""
        level = self.shell.session.level if self.shell is not None else ""
        if self.close_workbook():
            self.show_start()
            if self._welcome is not None:
                self._welcome.ask_new(level or "municipal")

    def _on_discard(self) -> None:
        if self.close_workbook(discard=True):
            self.show_start()

    def _on_open_copy(self, path: str) -> None:
        """Go on in a copy of a workbook that cannot be written: the button said so, and the copy holds everything."""
        if self.shell is not None:
            self.shell.current_page.flush()
            if not self.shell.notices.holds():
                self.shell.notices.say(
                    _("Something was changed after this copy was saved. Save a copy again.")
                )
                return
        if self.close_workbook(discard=True):
            self.open_path(Path(path))

    def _fit_screen(self) -> None:
        """The size of last time, or a good one; where that does not fit the screen, the whole screen."""
        width, _x, height = self._settings.window.partition("x")
        known = width.isdecimal() and height.isdecimal()
        wanted = QSize(int(width), int(height)) if known else FIRST_SIZE
        room = self.screen().availableSize() - FRAME
        self.resize(wanted.boundedTo(room))
        too_big = wanted.width() > room.width() or wanted.height() > room.height()
        if too_big or self._settings.window == MAXIMISED:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self.close_workbook():
            whole = self.isMaximized() or self.isFullScreen()
            self._settings.window = MAXIMISED if whole else f"{self.width()}x{self.height()}"
            self._settings.save()
            super().closeEvent(event)
        else:
            event.ignore()
