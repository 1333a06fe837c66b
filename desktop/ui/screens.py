"""Pictures of every page and step from a sample, in two sizes, light and dark, and in the two pseudo-languages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.flows import places
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.theme import Theme, load_more_fonts
from desktop.ui.window import MainWindow
from desktop.workspace.features import FEATURES
from desktop.workspace.samples import copy_sample


@dataclass(frozen=True)
class Look:
    """One set of pictures."""

    name: str
    width: int
    height: int
    theme: str = "light"
    language: str = "en"
    percent: int = 100
    contrast: bool = False


LOOKS = (
    Look("1366x768-light", 1366, 768),
    Look("1366x768-dark", 1366, 768, theme="dark"),
    Look("1024x600-light", 1024, 600),
    Look("1024x600-dark", 1024, 600, theme="dark"),
    Look("1366x768-accents", 1366, 768, language=locale.ACCENTED),
    Look("1366x768-mirrored", 1366, 768, language=locale.MIRRORED),
    Look("1366x768-text150", 1366, 768, percent=150),
    Look("1366x768-contrast", 1366, 768, contrast=True),
)


def take(folder: Path, sample: str = "jamaica", only: str = "") -> list[Path]:
    """Write all pictures into `folder` and return their paths; `only` names one look."""
    app = QApplication.instance() or QApplication(["mainstay"])
    assert isinstance(app, QApplication)
    load_more = True
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="mainstay-screens-") as place:
        for look in LOOKS:
            if only and only != look.name:
                continue
            workbook = Path(place) / look.name / "Jamaica.mainstay"
            workbook.parent.mkdir()
            copy_sample(sample, workbook)
            target = folder / look.name
            target.mkdir(parents=True, exist_ok=True)
            locale.activate(look.language)
            theme = Theme(app)
            if load_more:
                load_more_fonts()
                load_more = False
            theme.apply(theme=look.theme, contrast=look.contrast, percent=look.percent)
            settings = Settings(language=look.language, role="planner", name="A. Planner", theme=look.theme)
            window = MainWindow(settings, theme)
            # The platform of pictures has a small screen of its own, for which the window would be maximised.
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(look.width, look.height)
            made += list(_pictures(window, workbook, target))
            window.close()
            window.deleteLater()
            theme.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    locale.activate("en")
    return made


def _pictures(window: MainWindow, workbook: Path, folder: Path) -> Iterator[Path]:
    window.show_start()
    window.show()
    yield _grab(window, folder / "00-start.png")
    window.open_path(workbook)
    assert window.shell is not None
    number = 1
    for feature in FEATURES:
        for key in places(feature.key):
            window.shell.open_page(key)
            yield _grab(window, folder / f"{number:02d}-{key}.png")
            number += 1
    room = _room(window)
    yield _grab(room, folder / f"{number:02d}-room.png")
    room.close()
    number += 1
    window.shell.open_page("body")
    bar = getattr(window.shell.current_page, "advice_bar", None)
    if bar is not None:
        bar.toggle.setChecked(True)
        yield _grab(window, folder / f"{number:02d}-advice.png")


def _room(window: MainWindow) -> QWidget:
    """What the room sees, in the size of the window."""
    from desktop.ui.pages.stakeholder.place_step import PlaceStep

    assert window.shell is not None
    window.shell.open_page("stakeholder.place")
    step = window.shell.current_page.findChild(PlaceStep)
    assert step is not None
    step.projector.start()
    room = step.projector.room
    assert room is not None
    room.setWindowState(Qt.WindowState.WindowNoState)
    room.resize(window.size())
    return room


def _grab(window: QWidget, path: Path) -> Path:
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)  # lets layouts settle; pictures are not measured
    loop.exec()
    window.grab().save(str(path))
    return path
