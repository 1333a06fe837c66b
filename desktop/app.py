"""The composition root of the window: settings, language, look, the first page."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.system import crash, locale, paths, portable
from desktop.system.settings import Settings
from desktop.system.version import VERSION
from desktop.ui.icons import icon
from desktop.ui.theme import Theme, load_more_fonts
from desktop.ui.window import MainWindow


def make_window(settings: Settings) -> MainWindow:
    """The window under the person's settings; the application must exist already."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    locale.activate(settings.language or _system_language())
    theme = Theme(app)
    theme.apply(theme=settings.theme, contrast=settings.contrast, percent=settings.text_size)
    return MainWindow(settings, theme)


def _system_language() -> str:
    name = QLocale.system().name().partition("_")[0]
    return name if name in locale.languages() else "en"


def _finish(app: QApplication) -> None:
    """What the first painted window does not need: further fonts, the names of countries for the next pages, the
    icon in the task bar."""
    load_more_fonts()
    locale.country_name("JM")
    app.setWindowIcon(icon("mainstay", "", 64))


def _keep_together() -> None:
    """In the portable edition, what Qt itself remembers (the sizes of its file dialog) goes to the stick as well."""
    folder = paths.portable_dir()
    if folder is not None:
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "qt"))


def run_window(path: Path | None) -> int:
    """Open the window, on a workbook if there is one, and stay until it is closed. Returns the exit code."""
    crash.start()
    _keep_together()
    # A file name is never handed to Qt: "-style" or "-platform" in one would be taken as an option.
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Mainstay")
    app.setApplicationVersion(VERSION)
    window = make_window(Settings.load())
    if path is None or not window.open_path(path):
        if path is None:
            window.show_start()
    if (problem := portable.problem()) is not None and window.notice.isHidden():
        window.notice.say(locale.show(problem))
    window.show()
    QTimer.singleShot(200, lambda: _finish(app))
    return app.exec()
