"""Fields that point at another record: the choice is listed when somebody comes to choose, not with every form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.domain.change import create, delete
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.ui.related import Related
from desktop.ui.shell import Shell


def opened_seat(shell: Shell) -> tuple[Membership, QComboBox]:
    """The first seat of a body that has one, open in its form, and its field for the stakeholder."""
    snapshot = shell.session.snapshot
    seat = next(item for item in snapshot.all(Membership) if snapshot.get(Stakeholder, item.stakeholder))
    shell.open_page("body", seat.body)
    part = next(p for p in shell.current_page.findChildren(Related) if p.isVisible())
    part.open(seat.id)
    QApplication.processEvents()
    combo = part.section.findChild(QComboBox, "membership.stakeholder")
    assert combo is not None
    return seat, combo


def test_all_records_are_listed_when_the_field_is_entered(shell: Shell, qtbot: QtBot) -> None:
    seat, combo = opened_seat(shell)
    everybody = shell.session.snapshot.all(Stakeholder)
    chosen = shell.session.snapshot.get(Stakeholder, seat.stakeholder)
    assert chosen is not None
    assert combo.currentText() == chosen.name
    assert combo.count() == 2, "nobody came to choose yet"
    combo.setFocus()
    assert combo.count() == len(everybody) + 1
    assert combo.currentText() == chosen.name
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    changed = shell.session.snapshot.get(Membership, seat.id)
    assert changed is not None
    assert changed.stakeholder not in ("", seat.stakeholder)
    assert combo.count() == len(everybody) + 1, "the list stays while somebody is choosing"
    shell.undo()
    assert combo.currentText() == chosen.name


def test_a_record_added_meanwhile_can_be_chosen_and_one_deleted_cannot(shell: Shell) -> None:
    _seat, combo = opened_seat(shell)
    added = Stakeholder(name="Added meanwhile")
    shell.session.edit("add", create(added))
    combo.setFocus()
    assert combo.findText("Added meanwhile") > 0
    assert shell.session.snapshot.all(Body)
    combo.clearFocus()
    shell.session.edit("delete", delete(added))
    combo.setFocus()
    assert combo.findText("Added meanwhile") < 0
