"""The composition root of the window: settings, language, look, the first page."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.system import crash, locale, paths, portable
from desktop.system.settings import Settings, settings_path
from desktop.system.version import VERSION
from desktop.ui.background import Background
from desktop.ui.icons import icon
from desktop.ui.preloading import Preloading
from desktop.ui.support_bundle import save_bundle
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


def _finish(app: QApplication, window: MainWindow) -> None:
    """What the first painted window does not need: further fonts, the names of countries and the code of the pages
    that come next, the icon in the task bar."""
    load_more_fonts()
    locale.country_name("JM")
    app.setWindowIcon(icon("mainstay", "", 64))
    Preloading(window)
    _look_at_packs(window)
    folder = paths.program_dir()
    if folder is not None and paths.portable_dir() is not None:
        Thread(target=_tidy, args=(folder,), daemon=True).start()


def _look_at_packs(window: MainWindow) -> None:
    """Content packs that were laid into their folder, or a cache that was lost: read beside the window."""
    from desktop.workspace import packs

    if not packs.is_applied():
        reader = Background(window)
        reader.run(packs.apply, lambda _outcome: window.handbook.reopen())


def _tidy(folder: Path) -> None:
    """What an update left on the stick goes now that the new version has shown its window."""
    from desktop.distribution.update import tidy

    try:
        tidy(folder)
    except OSError as error:
        logging.getLogger(__name__).warning("what an update left could not be removed: %s", error)


def _apply_presets(settings: Settings) -> bool:
    """What a trainer chose for people who start this program first; whether that changed anything."""
    from desktop.distribution.presets import apply_at_first_start

    return apply_at_first_start(settings)


def _take_back(window: MainWindow, settings: Settings) -> None:
    """The person does not want the trainer's choices: everything is asked as for anybody else."""
    from desktop.distribution.presets import undo

    undo(settings)
    locale.activate(settings.language or _system_language())
    window.notice.hide()
    window.apply_look()
    if window.shell is None:
        window.show_start()


def _say_first(window: MainWindow, settings: Settings, preset: bool, ended: bool = False) -> None:
    """One sentence above the first page, where there is one: what cannot be kept comes before what was chosen."""
    if not window.notice.isHidden():
        return
    if (problem := portable.problem()) is not None:
        window.notice.say(locale.show(problem))
    elif preset:
        words = locale._(
            "Your trainer chose what you begin with: language, part, look and what goes with them. You can change "
            "it in the settings."
        )
        window.notice.say(words, (locale._("Undo"), lambda: _take_back(window, settings)))
    elif ended:
        words = locale._(
            "Mainstay ended by itself the last time. What was saved is in your workbook. A support bundle helps "
            "whoever looks for the reason; it holds nothing of your workbooks."
        )
        writer = Background(window)
        action = locale._("Save a support bundle")
        window.notice.say(words, (action, lambda: save_bundle(window, writer, window.notice.say, short=True)))


def screens() -> dict[str, object]:
    """The screens that Qt finds, for whoever helps from afar. Where there is none, Qt ends the process."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    found = [
        {"width": s.size().width(), "height": s.size().height(), "scale": s.devicePixelRatio()}
        for s in app.screens()
    ]
    return {"platform": app.platformName(), "screens": found}


def try_window(path: Path) -> None:
    """Show the window on a workbook and close it at once, to see that it can be shown here."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = make_window(Settings())
    window.open_path(path)
    window.show()
    app.processEvents()
    window.close_workbook(discard=True)
    window.deleteLater()


def _keep_together() -> None:
    """In the portable edition, what Qt itself remembers (the sizes of its file dialog) goes to the stick as well."""
    folder = paths.portable_dir()
    if folder is not None:
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "qt"))


def run_window(path: Path | None) -> int:
    """Open the window, on a workbook if there is one, and stay until it is closed. Returns the exit code."""
    ended = crash.start()
    _keep_together()
    # A file name is never handed to Qt: "-style" or "-platform" in one would be taken as an option.
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Mainstay")
    app.setApplicationVersion(VERSION)
    settings = Settings.load()
    preset = not settings_path().exists() and _apply_presets(settings)
    window = make_window(settings)
    if path is None or not window.open_path(path):
        if path is None:
            window.show_start()
    _say_first(window, settings, preset, ended)
    window.show()
    QTimer.singleShot(200, lambda: _finish(app, window))
    code = app.exec()
    crash.end()
    return code
