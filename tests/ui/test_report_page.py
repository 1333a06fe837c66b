"""The page of reports: its preview, what it remembers, and the files that it writes and leaves alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.settings import Settings
from desktop.ui.pages.report import ReportPage
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace.export_choices import Choices
from desktop.workspace.reporting import lacks, reports
from tests.ui.conftest import let_go, open_shell


def _open(shell: Shell) -> ReportPage:
    shell.open_page("report")
    found = shell.current_page
    assert isinstance(found, ReportPage)
    return found


@pytest.fixture
def page(shell: Shell) -> ReportPage:
    return _open(shell)


def _pages(qtbot: QtBot, page: ReportPage) -> int:
    """The number of pages when the preview is there."""
    state = page.preview.state
    qtbot.waitUntil(lambda: page.preview.pages > 0 and not state.text(), timeout=60_000)
    return page.preview.pages


def _exported(qtbot: QtBot, page: ReportPage) -> str:
    page.export()
    qtbot.waitUntil(page.export_button.isEnabled, timeout=120_000)
    return page.result.text()


def _tick(page: QWidget, name: str) -> QCheckBox:
    found = page.findChild(QCheckBox, name)
    assert found is not None, name
    found.click()
    return found


def test_pages_are_seen_before_anything_is_written(page: ReportPage, qtbot: QtBot) -> None:
    whole = _pages(qtbot, page)
    assert whole > 10
    assert page.preview.place.text() == f"Page 1 of {whole}"
    qtbot.waitUntil(lambda: not page.preview._sheet.pixmap().isNull(), timeout=30_000)
    first = page.preview._sheet.pixmap().toImage()
    qtbot.mouseClick(page.preview.next_button, Qt.MouseButton.LeftButton)
    assert page.preview.place.text() == f"Page 2 of {whole}"
    qtbot.waitUntil(lambda: page.preview._sheet.pixmap().toImage() != first, timeout=30_000)
    page.choice.setCurrentIndex(1)
    page.choice.activated.emit(1)
    assert page.preview.state.text()
    assert _pages(qtbot, page) < whole


def test_the_last_choice_counts(page: ReportPage, qtbot: QtBot) -> None:
    """Clicking on while a preview is being made: what is shown in the end is what is chosen."""
    whole = _pages(qtbot, page)
    for number in (1, 2, 3, 0):
        page.choice.setCurrentIndex(number)
        page.choice.activated.emit(number)
        page.preview._make()
    assert _pages(qtbot, page) == whole


def test_parts_are_switched_and_moved(page: ReportPage, qtbot: QtBot) -> None:
    _tick(page, "report.section.sources")
    down = page.findChild(QPushButton, "report.down.plan")
    assert down is not None
    down.setFocus()
    qtbot.keyClick(down, Qt.Key.Key_Space)
    assert page.parts.chosen()[:2] == ("goals", "plan")
    assert "sources" not in page.parts.chosen()
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName() == "report.down.plan", "the keyboard goes with the part"


def test_choices_are_remembered_for_this_workbook(
    shell: Shell, page: ReportPage, workbook: Path, settings: Settings, theme: Theme
) -> None:
    page.choice.setCurrentIndex(2)
    page.choice.activated.emit(2)
    _tick(page, "report.format.docx")
    page.house.use_colour("#7a1f1f")
    page.house.header.setText("Town of Example")
    page.house.flush()
    page.readers._editions.buttons()[1].click()
    assert shell.close_workbook()
    again = open_shell(workbook, settings, theme)
    found = _open(again)
    assert found.choice.currentIndex() == 2
    assert found.choices.formats == ["pdf", "docx"]
    assert (found.choices.colour, found.choices.header) == ("#7a1f1f", "Town of Example")
    checked = found.readers._editions.checkedButton()
    assert checked is not None
    assert checked.property("key") == "public", "an internal copy is asked for each time"
    let_go(again)


def test_several_reports_and_formats_into_one_folder(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    _choose(page, "goals")
    page.target.setText(str(folder / "council"))
    _tick(page, "report.format.docx")
    _tick(page, "report.format.xlsx")
    _tick(page, "report.more")
    _tick(page, "report.also.bodies")
    titles = ["What migration means for each goal", "Institutional set-up"]
    assert "6 files" in _exported(qtbot, page)
    names = {path.name for path in folder.iterdir()}
    assert names == {f"council - {title}.{suffix}" for title in titles for suffix in ("pdf", "docx", "xlsx")}
    assert page.folder_button.isVisible()


def test_a_document_in_which_somebody_went_on_writing_stays(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.choice.setCurrentIndex(1)
    page.choice.activated.emit(1)
    page.target.setText(str(tmp_path / "brief.docx"))
    _tick(page, "report.format.docx")
    _tick(page, "report.format.pdf")
    first = tmp_path / "brief.docx"
    assert "brief.docx" in _exported(qtbot, page)
    assert "brief.docx" in _exported(qtbot, page)
    assert not (tmp_path / "brief 2.docx").exists(), "untouched, it is written anew"
    first.write_bytes(first.read_bytes() + b"the words of a colleague")
    told = _exported(qtbot, page)
    assert "brief 2.docx" in told
    assert "stays" in told
    assert first.read_bytes().endswith(b"the words of a colleague")


def test_an_export_can_be_stopped(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.target.setText(str(tmp_path / "a.pdf"))
    page.export()
    page.outcome.cancel_button.click()
    qtbot.waitUntil(page.export_button.isEnabled, timeout=60_000)
    assert list(tmp_path.glob("a*.pdf")) == []
    assert "Cancelled" in page.result.text()


def test_without_a_format_or_a_day_nothing_is_written(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.target.setText(str(tmp_path / "a.pdf"))
    _tick(page, "report.format.pdf")
    page.export()
    assert page.result.text() == "Choose a format first."
    _tick(page, "report.format.pdf")
    page.date.line.setText("2026")
    page.export()
    assert "full day" in page.result.text()
    assert page.export_button.isEnabled()


def test_a_logo_that_is_none_is_said(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"no picture at all")
    page.house.use_logo(str(logo))
    page.target.setText(str(tmp_path / "a.pdf"))
    assert "logo.png" in _exported(qtbot, page)
    assert not (tmp_path / "a.pdf").exists()
    qtbot.waitUntil(lambda: "logo.png" in page.preview.state.text(), timeout=30_000)


def test_what_is_missing_is_a_way_to_it(shell: Shell, page: ReportPage, qtbot: QtBot) -> None:
    links = [b for b in page.findChildren(QPushButton) if b.objectName().startswith("report.lack.")]
    assert links
    links[0].click()
    assert shell.current_page is not page


def _choose(page: ReportPage, report: str) -> None:
    number = [each.id for each in reports()].index(report)
    page.choice.setCurrentIndex(number)
    page.choice.activated.emit(number)


def test_every_blank_can_be_seen(page: ReportPage, qtbot: QtBot) -> None:
    """A long list shows its beginning; all of it after a click, each line a way to its field."""

    def lines() -> int:
        inside = page.missing._lines
        widgets = [item.widget() for n in range(inside.count()) if (item := inside.itemAt(n)) is not None]
        return sum(w is not None and w.objectName().startswith("report.lack.") for w in widgets)

    _choose(page, "full")
    found = lacks(page.session.snapshot, "full")
    assert len(found) > lines() == 4
    more = page.findChild(QPushButton, "report.missing.all")
    assert more is not None
    more.click()
    assert lines() == len(found)
    _choose(page, "brief")
    assert lines() <= 5


def test_each_blank_opens_the_field_that_fills_it(shell: Shell, page: ReportPage, qtbot: QtBot) -> None:
    for report in ("brief", "engagement", "terms"):
        _choose(_open(shell), report)
        for place in {
            tuple(b.property("place")) for b in page.findChildren(QPushButton) if b.property("place")
        }:
            shell.open_page("report")
            shell.open_field(*place)
            assert shell.current_page is not page, place
            table, record, field = place
            focused = shell.focusWidget()
            if record and field and table in ("initiative", "plan_goal", "body"):
                assert focused is not None, place
                assert focused.objectName() == f"{table}.{field}", place


def test_a_file_is_named_after_plan_report_and_day(page: ReportPage, tmp_path: Path) -> None:
    plan = page.session.snapshot.initiative.title
    assert page.target.text().startswith(str(page.session.workspace.path.parent))
    for report, title in (
        ("full", "Migration in the plan the whole report"),
        ("brief", "Two-page brief for those who decide"),
    ):
        _choose(page, report)
        name = Path(page.target.text()).name
        assert name == f"{plan[:10]}{name[10:]}"
        assert name.endswith(f" - {title} - {page.readers.day}.pdf")
    page.readers.date.show_value("2027-01-31", page.session.snapshot)
    page.readers.changed.emit()
    assert page.target.text().endswith(" - 2027-01-31.pdf")
    # A name of somebody's own stays, until another report is chosen.
    page.target.setText(str(tmp_path / "council.pdf"))
    page.readers.changed.emit()
    assert Path(page.target.text()).name == "council.pdf"
    _choose(page, "poster")
    found = Path(page.target.text())
    assert found.parent == tmp_path
    assert "Poster of a picture - Influence and interest" in found.name
    assert len(found.name.encode()) < 250


def test_a_poster_has_sheets_and_no_title_page(page: ReportPage, qtbot: QtBot) -> None:
    _choose(page, "poster")
    assert page.about.isVisible()
    assert page.house.sheets.isVisible()
    assert not page.house.cover.isVisible()
    page.house.sheets.setValue(2)
    assert _pages(qtbot, page) in (4, 6)
    _choose(page, "full")
    assert page.house.cover.isVisible()
    assert not page.house.sheets.isVisible()


def test_a_poster_for_anybody_is_of_no_picture_of_the_team(page: ReportPage, qtbot: QtBot) -> None:
    _choose(page, "poster")
    public = page.readers.findChild(QRadioButton, "report.edition.public")
    team = page.readers.findChild(QRadioButton, "report.edition.internal")
    assert public is not None
    assert team is not None
    assert page.readers.edition == "public"
    assert page.about.findData("views") < 0
    team.click()
    page.about.setCurrentIndex(page.about.findData("organigram"))
    public.click()
    assert page.about.currentData() == "organigram", "what is offered in both stays chosen"
    team.click()
    page.about.setCurrentIndex(page.about.findData("views"))
    public.click()
    assert page.about.findData("views") < 0
    assert page.about.currentIndex() == 0


def test_arrows_have_the_colour_of_the_look_of_now(shell: Shell, page: ReportPage) -> None:
    def arrow() -> QImage:
        found = page.findChildren(QPushButton, QRegularExpression(r"^report\.down\."))
        return found[0].icon().pixmap(28, 28).toImage()

    light = arrow()
    shell.session.theme.apply(theme="dark")
    dark = arrow()
    assert dark != light
    shell.open_page("home")
    shell.session.theme.apply(theme="light")
    shell.open_page("report")
    assert arrow() == light, "changed while the page was not on show"


def test_printing_sends_every_page(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.choice.setCurrentIndex(1)
    page.choice.activated.emit(1)
    pages = _pages(qtbot, page)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page.print_on(printer)
    qtbot.waitUntil(lambda: "printer" in page.result.text(), timeout=60_000)
    document = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(document) == pages
    document.close()


def test_choices_that_make_no_sense_are_the_usual_ones(tmp_path: Path) -> None:
    from desktop.system import paths

    paths.settings_dir().mkdir(parents=True, exist_ok=True)
    (paths.settings_dir() / "reports.json").write_text(
        '{"w": {"formats": [], "paper": "wall", "colour": "red", "parts": [1], "edition": "internal"}}'
    )
    found = Choices.load("w")
    assert (found.formats, found.paper, found.colour, found.parts) == (["pdf"], "a4", "", {})
    assert found.edition == "public"
    (paths.settings_dir() / "reports.json").write_text("broken {")
    assert Choices.load("w") == Choices()


def test_every_report_is_offered(page: ReportPage) -> None:
    assert page.choice.count() == len(reports())
