"""Under the pseudo-languages no plain English is left on any screen or in any report, and the mirror is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.flows import places
from desktop.domain.records import Stakeholder
from desktop.reports.catalogue import REPORTS
from desktop.reports.export import compose
from desktop.reports.outline import words
from desktop.system import locale, paths
from desktop.system.settings import Settings
from desktop.system.version import VERSION
from desktop.ui.register import Register
from desktop.ui.related import Related
from desktop.ui.shell import Shell
from desktop.ui.text import ElidedButton, ElidedLabel
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow
from desktop.workspace.features import FEATURES
from desktop.workspace.reporting import Task, report_name
from desktop.workspace.workspace import Workspace
from tests.ui.conftest import let_go, open_shell
from tests.ui.seen_words import Words, seen

KEYS = [key for f in FEATURES for key in places(f.key)]


@pytest.fixture(params=locale.PSEUDO)
def language(request: pytest.FixtureRequest, theme: Theme, qapp: QApplication) -> Iterator[str]:
    """The look in one of the pseudo-languages."""
    locale.activate(request.param)
    theme.apply()
    yield request.param
    locale.activate("en")
    theme.apply()


@pytest.fixture
def foreign(language: str, workbook: Path, theme: Theme, settings: Settings) -> Iterator[Shell]:
    """The sample, open in a pseudo-language."""
    settings.language = language
    made = open_shell(workbook, settings, theme)
    yield made
    let_go(made)


def known_to(shell: Shell) -> Words:
    """What people wrote into this workbook, and the names of its files."""
    path, session = shell.session.workspace.path, shell.session
    places = [str(p) for p in (path, path.parent, path.with_suffix(".pdf"), paths.documents_dir())]
    places += [path.name, path.stem, path.parent.name, str(session.settings.backups_folder())]
    places += [str(paths.settings_dir()), str(paths.data_dir())]
    # A file's name bears no mark of the mirrored language, and the beginning of a long title.
    name = report_name(session.snapshot, Task("full", "public", "", locale.language()))
    places += [name, name.partition(" - ")[0]]
    return Words(session.snapshot, session.handbook, [*places, session.settings.name, VERSION])


def english(root: QWidget, known: Words) -> list[str]:
    """Every plain English word below `root`, with the widget it stands in."""
    found = [(where, text, known.english(text)) for where, text in seen(root)]
    return sorted({f"{where}: {text!r} -> {left}" for where, text, left in found if left})


def test_the_collector_finds_plain_english_and_only_that(foreign: Shell) -> None:
    known = known_to(foreign)
    name = foreign.session.snapshot.all(Stakeholder)[0].name
    assert known.english("Delete") == ["Delete"]
    assert known.english(f"{name}: Delete") == ["Delete"]
    assert known.english(f"{locale._('Delete')} {name} 2012, PDF, 7 August 2012") == []
    label = foreign.topbar.status
    label.setText("All is well")
    assert [line for line in english(foreign, known) if "All is well" in line and "topbar.status" in line]


def test_no_page_and_no_step_shows_plain_english(foreign: Shell) -> None:
    known, found = known_to(foreign), []
    for key in KEYS:
        foreign.open_page(key)
        for part in foreign.current_page.findChildren(Related):
            children = part.children_of_parent()
            if children:
                part.open(children[0].id)
        bar = getattr(foreign.current_page, "advice_bar", None)
        if bar is not None:
            bar.toggle.setChecked(True)
        QApplication.processEvents()
        found += [f"{key}: {line}" for line in english(foreign.current_page, known)]
        found += [f"{key}, guidance: {line}" for line in english(foreign.guidance, known)]
    found += english(foreign, known)
    assert not found, "\n".join(found)


def test_guidance_search_and_notices_show_no_plain_english(foreign: Shell, qtbot: QtBot) -> None:
    known, found = known_to(foreign), []
    # A hit shows a cut of a text that is not ours, so the whole line is known but for its kind.
    foreign.topbar.search.setText("statistical")
    qtbot.waitUntil(foreign.results.isVisible)
    kinds = [
        line.partition("\n")[2].partition(":")[0]
        for line in (foreign.results.item(n).text() for n in range(foreign.results.count()))
    ]
    assert len(set(kinds)) > 1
    found += [kind for kind in kinds if known.english(kind)]
    foreign.topbar.search.setText("qqzzqqzz")
    qtbot.waitUntil(lambda: foreign.results.count() == 1)
    found += english(foreign.results, known)
    foreign.topbar.search.clear()
    foreign.open_page("stakeholder.describe")
    register = foreign.current_page.findChild(Register)
    assert register is not None
    for act in (
        register.paste,
        register.delete,
        foreign.undo,
        foreign.redo,
        foreign._on_save,
        foreign.session.edited_first.emit,
        foreign.notices.refuse_to_close,
    ):
        act()
        QApplication.processEvents()
        assert foreign.floating.isVisible() or foreign.notices.isVisible()
        found += english(foreign.notices, known) + english(foreign.floating, known)
    foreign.open_page("home")
    QApplication.processEvents()
    found += english(foreign.current_page, known)
    assert not found, "\n".join(found)


def test_an_empty_workbook_shows_no_plain_english(
    language: str, empty_workbook: Path, theme: Theme, settings: Settings
) -> None:
    settings.language = language
    shell = open_shell(empty_workbook, settings, theme)
    known, found = known_to(shell), []
    for key in KEYS:
        shell.open_page(key)
        QApplication.processEvents()
        found += [f"{key}: {line}" for line in english(shell.current_page, known)]
    for key in ("stakeholder.describe", "body", "goal", "meeting"):
        shell.open_page(key)
        register = shell.current_page.findChild(Register)
        assert register is not None
        register.add()
        QApplication.processEvents()
        found += [f"{key}, new: {line}" for line in english(shell.current_page, known)]
    found += english(shell, known)
    let_go(shell)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("first", [True, False])
def test_the_start_page_shows_no_plain_english(
    language: str, theme: Theme, workbook: Path, qtbot: QtBot, first: bool
) -> None:
    settings = Settings(language="" if first else language, role="" if first else "planner")
    settings.recent = [str(workbook), str(workbook.with_name("lost.mainstay"))]
    window = MainWindow(settings, theme)
    window.show_start()
    window.show()
    page = window._welcome
    assert page is not None
    qtbot.waitUntil(lambda: not page.recent.looking)
    names = [str(workbook), workbook.stem, workbook.parent.name, str(workbook.with_name("lost.mainstay"))]
    names += [str(paths.documents_dir()), str(settings.backups_folder()), "lost", VERSION, ".mainstay"]
    known = Words(None, window.handbook, names)
    found = english(window, known)
    for level in ("municipal", "national"):
        page.ask_new(level)
        page.plan_form.title.setText("")
        page.plan_form.start()
        found += english(window, known)
    page.show_settings()
    found += english(window, known)
    window.open_path(workbook.with_name("lost.mainstay"))
    found += english(window, known)
    window.show_handbook()
    QApplication.processEvents()
    found += english(window, known)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("edition", ["public", "internal"])
@pytest.mark.parametrize("spoken", locale.PSEUDO)
def test_no_report_says_plain_english(sample_file: Path, spoken: str, edition: str, theme: Theme) -> None:
    from desktop.guidance.handbook import Handbook

    workspace = Workspace.open(sample_file, read_only=True)
    with locale.speaking(spoken):
        known = Words(workspace.snapshot, Handbook.open("en"), [sample_file.name])
        found = []
        for name in REPORTS:
            if REPORTS[name].handbook:
                continue  # its pages are in the language of the handbook
            made = compose(
                workspace.snapshot,
                name,
                edition=edition,
                sections=None,
                date="2012-08-07",
                file_name=sample_file.name,
            )
            own = (made.subtitle, made.place, made.edition, made.made_with, made.source, made.remark)
            texts = [*own, *(text for block in (*made.cover, *made.blocks) for text in words(block))]
            found += [f"{name}: {text!r} -> {known.english(text)}" for text in texts if known.english(text)]
    workspace.close()
    found = sorted(set(found))
    assert not found, "\n".join(found)


def left_of(shell: Shell, one: QWidget, other: QWidget) -> bool:
    """Whether `one` stands left of `other` in the window."""
    return one.mapTo(shell, QPoint(0, 0)).x() < other.mapTo(shell, QPoint(0, 0)).x()


def test_the_mirrored_language_turns_the_window_round(foreign: Shell, language: str) -> None:
    foreign.open_page("stakeholder.describe")
    QApplication.processEvents()
    mirrored = language == locale.MIRRORED
    assert (foreign.layoutDirection() is Qt.LayoutDirection.RightToLeft) == mirrored
    assert left_of(foreign, foreign.stack, foreign.rail) == mirrored
    assert left_of(foreign, foreign.guidance, foreign.stack) == mirrored
    assert left_of(foreign, foreign.topbar.report, foreign.topbar.brand) == mirrored
    register = foreign.current_page.findChild(Register)
    assert register is not None
    assert left_of(foreign, register.side, register.table) == mirrored


def clipped(shell: Shell) -> list[str]:
    """The labels and buttons on show whose words do not fit; those that end in an ellipsis on purpose do."""
    found = []
    for label in shell.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel) or not label.text():
            continue
        if label.wordWrap():
            fits = label.height() >= label.heightForWidth(label.width())
        else:
            fits = label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        if not fits:
            found.append(f"{label.objectName()}: {label.text()}")
    for button in shell.findChildren(QPushButton):
        if button.isVisible() and not isinstance(button, ElidedButton) and button.text():
            if button.width() < button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&")):
                found.append(f"{button.objectName()}: {button.text()}")
    return found


@pytest.mark.parametrize("spoken", ["en", *locale.PSEUDO])
def test_no_words_are_cut_in_any_language(
    spoken: str, workbook: Path, theme: Theme, settings: Settings
) -> None:
    locale.activate(spoken)
    theme.apply()
    shell = open_shell(workbook, settings, theme)
    found = []
    for key in KEYS:
        shell.open_page(key)
        for _turn in range(3):
            QApplication.processEvents()
        found += [f"{key}: {line}" for line in clipped(shell)]
    let_go(shell)
    locale.activate("en")
    theme.apply()
    assert not found, "\n".join(found)
