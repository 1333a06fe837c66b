"""Two records side by side: for each field in which they differ, a choice of what stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.field import FieldSpec, Kind, Money
from desktop.domain.joining import Difference
from desktop.domain.record import TABLES
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_date, format_money
from desktop.system.resources import choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import clear
from desktop.ui.text import plain_label


class DifferencesGrid(QWidget):
    """A line for each field; what would be kept without a choice stands first."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._choices: dict[str, tuple[ChoiceBox, list[Any]]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def show_differences(self, found: Sequence[Difference], snapshot: Snapshot) -> None:
        """Show these fields."""
        clear(self._grid)
        self._choices = {}
        for line, item in enumerate(found):
            values = [item.proposed]
            values += [value for value in (item.first, item.second) if value not in values]
            box = ChoiceBox()
            box.setObjectName(f"{self._name}.{item.spec.name}")
            box.setAccessibleName(_("What stays of {field}").format(field=_(item.spec.label)))
            box.addItems([words_of(item.spec, value, snapshot) for value in values])
            self._choices[item.spec.name] = (box, values)
            label = plain_label(_(item.spec.label), role="label")
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(box, line, 1)
        self._grid.setRowStretch(len(self._choices), 1)

    def chosen(self) -> dict[str, Any]:
        """What stays of each field."""
        return {name: values[max(0, box.currentIndex())] for name, (box, values) in self._choices.items()}


def words_of(spec: FieldSpec, value: Any, snapshot: Snapshot) -> str:
    """A value as one line of a list."""
    if value == spec.empty:
        return _("Not answered")
    if spec.kind is Kind.MULTI_CHOICE:
        return "; ".join(choice_label(spec.catalogue, key) for key in value)
    if spec.kind is Kind.YES_NO:
        return choice_label("yes_no", str(value))
    if spec.catalogue:
        return choice_label(spec.catalogue, str(value))
    if spec.kind is Kind.DATE:
        return format_date(value)
    if isinstance(value, Money):
        return format_money(value)
    if spec.kind is Kind.LINK and spec.target in TABLES:
        other = snapshot.rows(spec.target).get(value)
        return other.title if other is not None else _("no longer there")
    return " ".join(str(value).split())
