"""The matrix of who does what as Qt knows it: activities down, roles across, plain words in the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.records import Activity, Role
from desktop.domain.responsibilities import LETTERS, PARTS, Fault, cells_of, faults
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _
from desktop.system.resources import choice_label
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CATALOGUE = "raci_parts"
SEPARATOR = "/"


class MatrixModel(QAbstractTableModel):
    """Shows a snapshot. Where only cells differ from before, only they are announced: what is chosen stays chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.activities: list[Activity] = []
        self.roles: list[Role] = []
        self.faults: list[Fault] = []
        self._cells: dict[tuple[str, str], frozenset[str]] = {}
        self._wrong: set[str] = set()

    def show_snapshot(self, snapshot: Snapshot) -> bool:
        """Show the records as they are now; True when rows or columns came or went."""
        activities, roles, cells = snapshot.all(Activity), snapshot.all(Role), cells_of(snapshot)
        self.faults = faults(snapshot)
        wrong = {fault.activity for fault in self.faults if fault.certain}
        same = [a.id for a in activities] == [a.id for a in self.activities]
        same = same and [r.id for r in roles] == [r.id for r in self.roles]
        if not same:
            self.beginResetModel()
            self.activities, self.roles, self._cells, self._wrong = activities, roles, cells, wrong
            self.endResetModel()
            return True
        changed = {place for place in {*cells, *self._cells} if cells.get(place) != self._cells.get(place)}
        self.activities, self.roles, self._cells = activities, roles, cells
        self._announce(changed, wrong ^ self._wrong)
        self._wrong = wrong
        if activities:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(activities) - 1)
        if roles:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(roles) - 1)
        return False

    def _announce(self, cells: Iterable[tuple[str, str]], rows: set[str]) -> None:
        row_of = {item.id: number for number, item in enumerate(self.activities)}
        column_of = {item.id: number for number, item in enumerate(self.roles)}
        for activity, role in cells:
            if activity in row_of and role in column_of:
                index = self.index(row_of[activity], column_of[role])
                self.dataChanged.emit(index, index)
        for activity in rows:
            if activity in row_of and self.roles:
                first = self.index(row_of[activity], 0)
                self.dataChanged.emit(first, self.index(row_of[activity], len(self.roles) - 1))

    def parts_at(self, index: Index) -> frozenset[str]:
        """The parts in a cell."""
        if not index.isValid():
            return frozenset()
        place = (self.activities[index.row()].id, self.roles[index.column()].id)
        return self._cells.get(place, frozenset())

    def letters_at(self, index: Index) -> str:
        """The parts of a cell as letters, for other programs."""
        return SEPARATOR.join(LETTERS[part] for part in PARTS if part in self.parts_at(index))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.activities)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.roles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = [choice_label(CATALOGUE, part) for part in PARTS if part in self.parts_at(index)]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                who = self.roles[index.column()].title, self.activities[index.row()].title
                return ": ".join((*who, ", ".join(words) or _("no part")))
            return "\n".join(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and self.activities[index.row()].id in self._wrong:
            return QColor(self._theme.tokens.attention_text)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        items = self.roles if orientation is Qt.Orientation.Horizontal else self.activities
        if not 0 <= section < len(items):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return items[section].title or _("(no name yet)")
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.ForegroundRole and not across and items[section].id in self._wrong:
            return QColor(self._theme.tokens.attention_text)
        return None
