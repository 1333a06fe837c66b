"""The advice bar at the foot of a page: what to look at, why, and setting advice aside with a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from desktop.domain.change import create, delete
from desktop.domain.checks import Advice
from desktop.domain.records import SetAside
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.layout import clear, column, frame, row, scrolling
from desktop.ui.session import Session
from desktop.ui.text import ElidedLabel, button, has_focus, plain_label


class AdviceBar(QWidget):
    """One line that opens into a list; the page adds its own buttons at the end."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._advice: list[Advice] = []
        self._keep: list[Callable[[], None]] = []  # hands on the reasons that are being typed
        self.setObjectName("bottombar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        outer = column(self, spacing=0)
        inside = QWidget()
        self._list = column(inside, margin=14, spacing=8)
        self._panel = scrolling(inside, name="advice_list")
        self._panel.hide()
        outer.addWidget(self._panel)
        line = row(spacing=10)
        line.setContentsMargins(22, 8, 22, 8)
        self.toggle = button("", name="advice_toggle")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._on_toggled)
        line.addWidget(self.toggle)
        self._first = ElidedLabel(role="muted", name="advice_first")
        line.addWidget(self._first, 1)
        self.tools: QHBoxLayout = row(spacing=10)
        line.addLayout(self.tools)
        outer.addLayout(line)

    @property
    def has_something(self) -> bool:
        """Whether there is advice or a button: a bar without both would be an empty strip."""
        return bool(self._advice) or bool(self.tools.count())

    def show_advice(self, advice: list[Advice]) -> None:
        """Show the advice of one page, most serious first."""
        self._advice = advice
        fires = [a for a in advice if a.outcome == "fires" and not a.set_aside]
        count = len(fires)
        unknown = sum(a.outcome == "unknown" and not a.set_aside for a in advice)
        if count:
            words = ngettext("{count} thing to look at", "{count} things to look at", count)
            self.toggle.setText(words.format(count=format_number(count)))
            self._first.show_text("  ·  ".join(show(a.message) for a in fires))
        elif unknown:
            words = ngettext("{count} check lacks information", "{count} checks lack information", unknown)
            self.toggle.setText(words.format(count=format_number(unknown)))
            self._first.show_text("")
        else:
            self.toggle.setText(_("Nothing to look at here"))
            self._first.show_text("")
        self.toggle.setAccessibleName(self.toggle.text())
        self.toggle.setProperty("role", "")
        self.toggle.setVisible(bool(advice))
        if self.toggle.isChecked():
            self._fill()

    def _on_toggled(self, opened: bool) -> None:
        self._panel.setVisible(opened)
        if opened:
            self._fill()

    def _fill(self) -> None:
        self.flush()
        self._keep.clear()
        inside = has_focus(self._panel)
        clear(self._list)
        for advice in self._advice:
            self._list.addWidget(self._line(advice))
        self._list.addStretch()
        most = max(110, self.window().height() * 2 // 5)
        self._panel.setFixedHeight(min(most, 90 * max(1, len(self._advice)) + 30))
        if inside and self.toggle.isVisible():
            self.toggle.setFocus()  # what had the keyboard is gone; without this it would leave the page

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
    titles = []
    for table, record_id in advice.looked_at:
        item = session.snapshot.rows(table).get(record_id)
        if item is not None and item.title:
            titles.append(item.title)
    more = len(titles) - most
    shown = ", ".join(titles[:most])
    return shown + (_(" and {count} more").format(count=format_number(more)) if more > 0 else "")
