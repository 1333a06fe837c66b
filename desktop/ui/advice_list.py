"""Pieces of advice as cards: what to look at, why, and setting it aside with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from desktop.domain.change import create, delete
from desktop.domain.records import SetAside
from desktop.system.locale import _, format_number, show
from desktop.ui.layout import clear, column, frame, row
from desktop.ui.names import cut
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label

if TYPE_CHECKING:
    from desktop.domain.checks import Advice


class AdviceList(QWidget):
    """The cards, one below the other."""

    def __init__(self, session: Session, *, margin: int = 0) -> None:
        super().__init__()
        self._session = session
        self._advice: list[Advice] = []
        self._keep: list[Callable[[], None]] = []  # hands on the reasons that are being typed
        self._lines = column(self, margin=margin, spacing=8)

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Show these in their order; a reason that is being typed is handed on first."""
        self.flush()
        self._keep.clear()
        self._advice = list(advice)
        clear(self._lines)
        for one in self._advice:
            self._lines.addWidget(self._line(one))
        self._lines.addStretch()

    def _line(self, advice: Advice) -> QWidget:
        box = frame("card")
        lines = column(box, margin=10, spacing=4)
        head = row()
        chip, words = _chip(advice)
        head.addWidget(plain_label(words, role=chip, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain_label(show(advice.message)), 1)
        lines.addLayout(head)
        looked = _looked_at(advice, self._session)
        if looked:
            lines.addWidget(plain_label(_("Looked at: {records}").format(records=looked), role="label"))
        if advice.set_aside:
            lines.addWidget(
                plain_label(_("Set aside: {reason}").format(reason=advice.set_aside), role="label")
            )
        lines.addLayout(self._buttons(advice))
        return box

    def _buttons(self, advice: Advice) -> QHBoxLayout:
        line = row()
        why = button(_("Why this matters"), role="link", name=f"advice.why.{advice.check}")
        why.setProperty("place", advice.anchor)
        why.clicked.connect(self._on_why)
        line.addWidget(why)
        if advice.outcome == "fires" and self._session.workspace.read_only is None:
            words = _("Follow it again") if advice.set_aside else _("Set aside, with a reason")
            aside = button(words, role="link", name=f"advice.aside.{advice.check}")
            aside.setProperty("number", self._advice.index(advice))
            aside.clicked.connect(self._on_set_aside)
            line.addWidget(aside)
        line.addStretch()
        return line

    def _on_why(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._session.asked_for_handbook.emit(str(sender.property("place")))

    def _on_set_aside(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        advice = self._advice[int(sender.property("number"))]
        if advice.set_aside:
            for item in self._session.snapshot.all(SetAside):
                if item.check == advice.check and item.subject == advice.about:
                    self._session.edit("follow", delete(item), name=advice.check)
            return
        line = QLineEdit()
        line.setObjectName(f"advice.reason.{advice.check}")
        line.setAccessibleName(_("Reason for setting this advice aside"))
        line.setPlaceholderText(_("Why does this not apply here? Press Enter."))
        keep = partial(self._keep_reason, line, advice)
        line.editingFinished.connect(keep)  # by Enter, and whenever the field is left
        self._keep.append(keep)
        parent = sender.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            sender.setEnabled(False)
            layout.addWidget(line)
            line.show()  # a hidden widget cannot take the focus
            line.setFocus()

    def flush(self) -> None:
        """Hand on the reasons that are typed and not handed on yet."""
        for keep in list(self._keep):
            keep()

    def _keep_reason(self, line: QLineEdit, advice: Advice) -> None:
        if isValid(line) and line.text().strip() and not line.isReadOnly():
            line.setReadOnly(True)  # handed on: leaving the field after Enter says the same once more
            item = SetAside(check=advice.check, subject=advice.about, reason=line.text().strip())
            self._session.edit("set_aside", create(item), name=advice.check)


def _chip(advice: Advice) -> tuple[str, str]:
    if advice.set_aside:
        return "chip-next", _("set aside")
    if advice.outcome == "unknown":
        return "chip-next", _("not enough information")
    return {"E": ("chip-check", _("conflict")), "W": ("chip-check", _("check"))}.get(
        advice.severity, ("chip-next", _("note"))
    )


def _looked_at(advice: Advice, session: Session, most: int = 6) -> str:
    """The first records by name, and how many more; a check may look at thousands."""
    named: list[str] = []
    more = 0
    for table, record_id in advice.looked_at:
        item = session.snapshot.rows(table).get(record_id)
        if item is None or not item.title:
            continue
        if len(named) == most:
            more += 1
        else:
            named.append(cut(item.title))
    shown = ", ".join(named)
    return shown + (_(" and {count} more").format(count=format_number(more)) if more > 0 else "")
