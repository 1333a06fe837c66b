"""Handing over from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.shell import Shell


@pytest.mark.parametrize("receiver", ["successor", "host", "partner"])
def test_one_click_writes_a_paper_and_a_copy(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, receiver: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_more: str(folder))
    shell.open_page("workbook")
    asked = shell.current_page.findChild(QPushButton, f"handover.{receiver}")
    assert asked is not None
    qtbot.mouseClick(asked, Qt.MouseButton.LeftButton)
    section = shell.current_page.handover  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Written and checked" in section.said.text(), timeout=30_000)
    assert sorted(path.suffix for path in folder.iterdir()) == [".mainstay", ".pdf"]
    assert section.folder_button.isVisibleTo(section)


def test_what_cannot_be_written_is_said(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    shell.open_page("workbook")
    section = shell.current_page.handover  # type: ignore[attr-defined]
    section.hand_over("host", tmp_path / "nowhere")
    qtbot.waitUntil(lambda: "nowhere" in section.said.text(), timeout=30_000)
