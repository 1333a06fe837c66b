"""Real windows over real workbooks: a sample is built once, every test opens its own copy."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.guidance.handbook import Handbook
from desktop.system import locale, paths
from desktop.system.settings import Settings
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme, load_more_fonts
from desktop.workspace.new import new_workbook
from desktop.workspace.samples import build_sample
from desktop.workspace.workspace import Workspace

MANY = 3000  # widgets: about half of a window whose every page was visited


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished sample as a workbook; tests copy it."""
    path = tmp_path_factory.mktemp("sample") / "jamaica.mainstay"
    build_sample("jamaica", path)
    return path


@pytest.fixture(autouse=True)
def no_choices_yet() -> None:
    """Copies of one sample are one workbook: what a test before chose for its reports is forgotten."""
    (paths.settings_dir() / "reports.json").unlink(missing_ok=True)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %."""
    locale.activate("en")
    if len(qapp.allWidgets()) > MANY:
        gc.collect()  # the window collects in quiet moments, which tests do not have; each look dresses all that lives
    made = Theme(qapp)
    load_more_fonts()
    made.apply()
    yield made
    locale.activate("en")
    made.deleteLater()


@pytest.fixture
def settings() -> Settings:
    """The settings of somebody who gave a name already."""
    return Settings(language="en", role="planner", name="A. Planner")


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the finished sample."""
    path = tmp_path / "Vision 2030.mainstay"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture
def empty_workbook(tmp_path: Path) -> Path:
    """A new local plan."""
    path = tmp_path / "Our town.mainstay"
    new_workbook(path, title="Our town", level="municipal", place="Our town", country="PH")
    return path


def open_shell(path: Path, settings: Settings, theme: Theme, *, size: tuple[int, int] = (1366, 768)) -> Shell:
    """A shell on a workbook, shown in a window of `size`."""
    workspace = Workspace.open(path, author=settings.name)
    shell = Shell(Session(workspace, settings, Handbook.open("en"), theme))
    dress(shell, theme)
    shell.resize(*size)
    shell.show()
    shell.activateWindow()
    assert QTest.qWaitForWindowActive(shell)  # only an active window has a focused field
    shell.open_page("home")
    return shell


def dress(shell: Shell, theme: Theme) -> None:
    """Give a shell its look as the window does, which is left out here."""
    shell.dress()
    theme.dressing.connect(lambda: shell.dress() if isValid(shell) else None)


def let_go(shell: Shell) -> None:
    """Close a shell and delete it now: left to the event loop, hundreds of windows would pile up in one run."""
    shell.close_workbook()
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shell(workbook: Path, settings: Settings, theme: Theme) -> Iterator[Shell]:
    """The sample, open at Home."""
    made = open_shell(workbook, settings, theme)
    yield made
    let_go(made)


@pytest.fixture
def empty_shell(empty_workbook: Path, settings: Settings, theme: Theme) -> Iterator[Shell]:
    """A new local plan, open at Home."""
    made = open_shell(empty_workbook, settings, theme)
    yield made
    let_go(made)
