"""A messy table through the window: columns said by people, every row's fate seen before, one step to undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.records import Link, Stakeholder
from desktop.ui.pages.stakeholder.import_panel import ImportPanel
from desktop.ui.shell import Shell

MESSY = (
    "Register of organisations;;;;\n"
    ";;;;\n"
    "Organisation;Type;Influence;Tel.;Remarks\n"
    "Fishers of the bay;Civil society organisation;4;555 1234;=1+1\n"
    "Radio of the bay;Media;nine;;\n"
    ";;;;\n"
    "Fishers of the bay;;;;said twice\n"
    ";Media;3;;no name here\n"
    "Port workers;no such kind;2;;\n"
)


def opened(shell: Shell, qtbot: QtBot, path: Path) -> ImportPanel:
    shell.open_page("stakeholder.list")
    QApplication.processEvents()
    button = shell.current_page.findChild(QPushButton, "list.import")
    assert button is not None
    if not button.isChecked():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel = shell.current_page.findChild(ImportPanel)
    assert panel is not None
    panel.open(path)
    qtbot.waitUntil(lambda: not panel._work.busy and "…" not in panel.words.text(), timeout=30_000)
    return panel


def fates(panel: ImportPanel) -> list[tuple[str, str]]:
    model = panel.table.records
    return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_messy_table_is_looked_at_mapped_and_taken_over_as_one_step(
    empty_shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Organisations, été.csv"
    path.write_text(MESSY, encoding="cp1252")
    panel = opened(empty_shell, qtbot, path)
    qtbot.waitUntil(lambda: panel._plan is not None)
    QAbstractItemModelTester(panel.table.records)
    assert not empty_shell.session.snapshot.all(Stakeholder), "a preview changes nothing"
    meanings = {box.accessibleName(): box.currentText() for box in panel._boxes.values()}
    assert meanings["Meaning of column Organisation"] == "Name"
    assert dict(fates(panel))["8"] == "is left out"
    remarks = panel._boxes[4]
    remarks.setFocus()
    while remarks.currentText() != "Notes":
        qtbot.keyClick(remarks, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not panel._work.busy and panel.take.isEnabled(), timeout=30_000)
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    found = {item.name: item for item in empty_shell.session.snapshot.all(Stakeholder)}
    assert set(found) == {"Fishers of the bay", "Radio of the bay", "Port workers"}
    assert found["Radio of the bay"].family == "media"
    assert "=1+1" in found["Fishers of the bay"].notes
    assert "no such kind" in found["Port workers"].notes
    again = opened(empty_shell, qtbot, path)
    qtbot.waitUntil(lambda: again._plan is not None and not again._work.busy)
    assert not [fate for _row, fate in fates(again) if fate == "is added"], "a second time doubles nobody"
    empty_shell.undo()
    assert not empty_shell.session.snapshot.all(Stakeholder)


def test_a_table_of_links(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = shell.session.snapshot.all(Stakeholder)[3:5]
    path = tmp_path / "links.csv"
    path.write_text(
        f"from,to,type\n{first.name},{second.name},money\n{first.name},{first.name},money\n", "utf-8"
    )
    panel = opened(shell, qtbot, path)
    kind = panel.findChild(QComboBox, "import.kind")
    assert kind is not None
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not panel._work.busy and panel.take.isEnabled(), timeout=30_000)
    assert [fate for _row, fate in fates(panel)] == ["is added", "is left out"]
    before = len(shell.session.snapshot.all(Link))
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert len(shell.session.snapshot.all(Link)) == before + 1


def test_what_is_no_table_is_said_in_one_sentence(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    for name, content in (
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600),
        ("gone.xlsx", None),
        ("cut.xlsx", b"PK\x03\x04zz"),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        panel = opened(shell, qtbot, path)
        assert panel.words.text().strip()
        assert "Traceback" not in panel.words.text()
        assert not panel.take.isEnabled()


def test_what_changed_meanwhile_is_looked_at_again(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.domain.change import create

    path = tmp_path / "one.csv"
    path.write_text("Name\nFishers of the bay\n", encoding="utf-8")
    panel = opened(shell, qtbot, path)
    qtbot.waitUntil(lambda: not panel._work.busy and panel.take.isEnabled(), timeout=30_000)
    shell.session.edit("add", create(Stakeholder(name="Fishers of the bay")))
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel._work.busy)
    assert [fate for _row, fate in fates(panel)] == ["is there already"]
    names = [item.name for item in shell.session.snapshot.all(Stakeholder)]
    assert names.count("Fishers of the bay") == 1
