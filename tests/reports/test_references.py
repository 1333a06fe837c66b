"""The handbook behind each section: printed when it is asked for, and every place is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.compose import compose
from desktop.reports.house import House
from desktop.reports.outline import Paragraph, plain
from desktop.reports.references import GUIDANCE
from desktop.workspace.samples import build_sample
from desktop.workspace.workspace import Workspace

WITHOUT = {"sources", "terms", "decision", "appointment", "request_member", "request_data", "request_help"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    path = tmp_path_factory.mktemp("book") / "a.mainstay"
    build_sample("jamaica", path)
    workspace = Workspace.open(path, read_only=True)
    yield workspace.snapshot
    workspace.close()


def lines(snapshot: Snapshot, house: House) -> list[str]:
    made = compose(
        snapshot, "full", edition="internal", sections=None, date="2012-08-07", file_name="a", house=house
    )
    texts = [plain(block.text) for block in made.blocks if isinstance(block, Paragraph)]
    return [text for text in texts if text.startswith("In the handbook: ")]


def test_every_section_has_a_place_that_is_there() -> None:
    assert set(REPORTS["full"].sections) - WITHOUT <= set(GUIDANCE)
    assert set(GUIDANCE) <= set(SECTIONS)
    book = Handbook.open("en")
    for section, key in GUIDANCE.items():
        found = book.guidance(key)
        assert found is not None, section
        page = book.page(found.page)
        assert page is not None, section
        assert found.anchor in {heading.anchor for heading in page.headings}, section
    book.close()


def test_references_are_printed_only_when_they_are_asked_for(snapshot: Snapshot) -> None:
    assert lines(snapshot, House()) == []
    found = lines(snapshot, House(references=True))
    assert len(found) >= len(REPORTS["full"].sections) - len(WITHOUT & set(REPORTS["full"].sections)) - 1
    assert any("Objectives: what migration means for each goal" in line for line in found)


def test_the_command_line_prints_them(tmp_path: Path) -> None:
    from desktop.cli import main

    book = tmp_path / "a.mainstay"
    build_sample("jamaica", book)
    target = tmp_path / "a.pdf"
    for flags, printed in ((["--references"], True), ([], False)):
        assert main(["export", str(book), "--report", "full", "--to", str(target), *flags]) == 0
        found = pypdfium2.PdfDocument(target)
        text = "".join(page.get_textpage().get_text_range() for page in found)
        found.close()
        assert ("In the handbook: " in text) is printed


def test_the_page_of_reports_has_the_switch(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from desktop.ui.house_form import HouseForm
    from desktop.workspace.export_choices import Choices
    from desktop.workspace.reporting import house_of

    choices = Choices()
    form = HouseForm(choices)
    qtbot.addWidget(form)
    form.show()
    assert not house_of(choices).references
    with qtbot.waitSignal(form.changed):
        form.references.setFocus()
        qtbot.keyClick(form.references, Qt.Key.Key_Space)
    assert house_of(choices).references
