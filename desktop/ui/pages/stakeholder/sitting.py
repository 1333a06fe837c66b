"""The sitting: on which day, by which group and why something is judged now. Typed once, true of all that follows."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.change import Change
from desktop.domain.comparing import groups
from desktop.domain.field import date_from, is_date
from desktop.domain.judging import judge
from desktop.domain.record import RecordId
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import folded
from desktop.system.locale import _, format_date
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow

Values = dict[str, int | None]  # by dimension


class Sitting(QObject):
    """What every judgement made now has in common."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.date = datetime.date.today().isoformat()
        self.by, self.reason = "", ""
        self.agreed = False
        self.only_own = False  # show what this group judged and nothing else

    def say(self, *, date: str, by: str, reason: str, agreed: bool, only_own: bool) -> None:
        """Take over what was typed."""
        date = date_from(date)
        self.date = date if is_date(date) else self.date
        self.by, self.reason, self.agreed, self.only_own = by.strip(), reason.strip(), agreed, only_own
        self.changed.emit()

    def own(self, snapshot: Snapshot) -> dict[tuple[RecordId, str], int]:
        """What this group has judged on this day, by stakeholder and dimension."""
        return {
            (item.stakeholder, item.dimension): item.value
            for item in snapshot.all(Assessment)
            if item.value is not None
            and (item.date, folded(item.by)) == (self.date, folded(self.by))
            and (item.agreed == "yes") == self.agreed
        }

    def values(self, snapshot: Snapshot) -> dict[RecordId, Values]:
        """Where everybody stands in this sitting: what it judged itself, and else what counts."""
        own = self.own(snapshot)
        counting = {} if self.only_own else {key: j.value for key, j in judgements(snapshot).items()}
        known = {**counting, **own}
        return {
            row: {dimension: known.get((row, dimension)) for dimension in (INFLUENCE, INTEREST)}
            for row in snapshot.rows("stakeholder")
        }

    def place(self, stakeholder: RecordId, **values: int) -> bool:
        """Write down a judgement, or two at once: one edit, one step to undo. False when nothing changed."""
        snapshot = self._session.snapshot
        item = snapshot.get(Stakeholder, stakeholder)
        if item is None:
            return False
        changes: list[Change] = []
        for dimension, value in values.items():
            changes += judge(
                snapshot,
                stakeholder,
                dimension,
                value,
                date=self.date,
                by=self.by,
                reason=self.reason,
                agreed="yes" if self.agreed else "",
            )
        return self._session.edit("place", changes, name=title_of(item))


class _Line(QLineEdit):
    """A line that hands on what it holds when it is left or with Enter."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class SittingBar(QWidget):
    """The fields in which a sitting is described; `opener` is the button that says it in short and opens them."""

    def __init__(self, session: Session, sitting: Sitting) -> None:
        super().__init__()
        self._session, self._sitting = session, sitting
        self._line = WrappingRow(self, spacing=10)
        self.opener = button("", role="toggle", name="sitting.open")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self.setVisible)
        self.setVisible(False)
        px = session.theme.px
        self.date = _Line("sitting.date", _("Day of this sitting"))
        self.date.setFixedWidth(px(110))
        self.by: QComboBox = ChoiceBox()
        self.by.setEditable(True)
        self.by.setObjectName("sitting.by")
        self.by.setAccessibleName(_("Group that judges"))
        edit = self.by.lineEdit()
        assert edit is not None
        edit.setObjectName("sitting.by.line")
        edit.setAccessibleName(_("Group that judges"))
        edit.setPlaceholderText(_("Table 2, anonymous"))
        self.by.setFixedWidth(px(170))
        self.reason = _Line("sitting.reason", _("Reason for these judgements"))
        self.reason.setPlaceholderText(_("Heard at the round of tables"))
        self.reason.setFixedWidth(px(190))
        self.agreed = _tick("sitting.agreed", _("Everybody agrees"))
        self.only_own = _tick("sitting.only_own", _("Begin with an empty map for this group"))
        for title, widget in (
            (_("Day"), self.date),
            (_("Who judges"), self.by),
            (_("Reason"), self.reason),
        ):
            self._line.addWidget(_labelled(title, widget))
        ticks = QWidget()
        inside = column(ticks, spacing=0)
        inside.addWidget(self.agreed)
        inside.addWidget(self.only_own)
        self._line.addWidget(ticks)
        self.date.editingFinished.connect(self.flush)
        edit.editingFinished.connect(self.flush)
        self.by.activated.connect(self.flush)
        self.reason.editingFinished.connect(self.flush)
        self.agreed.toggled.connect(self.flush)
        self.only_own.toggled.connect(self.flush)
        sitting.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the sitting as it is, and the groups that judged before."""
        sitting = self._sitting
        self.date.setText(sitting.date)
        if self.reason.text() != sitting.reason:
            self.reason.setText(sitting.reason)
        known = groups(self._session.snapshot)
        if [self.by.itemText(n) for n in range(self.by.count())] != known:
            self.by.blockSignals(True)
            self.by.clear()
            self.by.addItems(known)
            self.by.blockSignals(False)
        self.by.setEditText(sitting.by)
        for box, wanted in ((self.agreed, sitting.agreed), (self.only_own, sitting.only_own)):
            box.blockSignals(True)
            box.setChecked(wanted)
            box.blockSignals(False)
        self.setEnabled(self._session.workspace.read_only is None)
        who = sitting.by or _("no group named")
        parts = [format_date(sitting.date), who, _("everybody agrees") if sitting.agreed else ""]
        words = _("Judging: {what}").format(what=" · ".join(part for part in parts if part))
        self.opener.setText(words.replace("&", "&&"))
        self.opener.setAccessibleName(words)

    def flush(self) -> None:
        """Hand on what is typed."""
        sitting = self._sitting
        typed: dict[str, Any] = {
            "date": self.date.text(),
            "by": self.by.currentText(),
            "reason": self.reason.text(),
            "agreed": self.agreed.isChecked(),
            "only_own": self.only_own.isChecked(),
        }
        now = {name: getattr(sitting, name) for name in typed}
        if typed != now:
            sitting.say(**typed)


def _tick(name: str, words: str) -> QCheckBox:
    made = QCheckBox(words.replace("&", "&&"))
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made


def _labelled(title: str, widget: QWidget) -> QWidget:
    """A small field with its label above it."""
    made = QWidget()
    lines: QVBoxLayout = column(made, spacing=2)
    label = plain_label(title, role="label", wrap=False)
    label.setBuddy(widget)
    lines.addWidget(label)
    lines.addWidget(widget)
    return made
