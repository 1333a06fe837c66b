"""A table of records: sorted and filtered in memory, keeping the chosen row by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.record import Record
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column: its translated header and the words it shows for a record.

    `sort` gives what to order by where the words are not it; `mark` is "", "check" or "done" for a small state word.
    """

    header: str
    words: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    mark: Callable[[Any], str] | None = None
    stretch: int = 1
    field: str = ""  # the field it shows, where rows pasted under this heading should go there


class RecordModel(QAbstractTableModel):
    """Records as table rows. Sorting and filtering run over plain lists: 10,000 rows stay under a tenth of a second."""

    def __init__(self, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__()
        self._columns, self._theme = columns, theme
        self._all: list[Record] = []
        self._rows: list[Record] = []
        self._filter, self._kept = "", ""
        self._sort_column, self._descending = -1, False

    def show_records(self, records: list[Record], kept: str = "") -> None:
        """Show these records under the present filter and order.

        The record with the id `kept` stays even where the filter does not name it any more: somebody may be
        typing in it, and the next letters would go into another one.
        """
        self.beginResetModel()
        self._all, self._kept = records, kept
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only records with every word of `text` in some column."""
        self.beginResetModel()
        self._filter, self._kept = text.casefold().strip(), ""
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sort_column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        words = self._filter.split()
        self._rows = [r for r in self._all if not words or r.id == self._kept or self._has(r, words)]
        if 0 <= self._sort_column < len(self._columns):
            column = self._columns[self._sort_column]
            key = column.sort or (lambda item: column.words(item).casefold())
            self._rows.sort(key=key, reverse=self._descending)

    def _has(self, item: Record, words: list[str]) -> bool:
        text = " ".join(column.words(item) for column in self._columns).casefold()
        return all(word in text for word in words)

    def record_at(self, row: int) -> Record | None:
        """The record in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, record_id: str) -> int:
        """The row of a record, or -1."""
        return next((i for i, item in enumerate(self._rows) if item.id == record_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            # A cell shows one line: more would make each row as tall as the longest note.
            return column.words(item).partition("\n")[0][:300]
        if role == Qt.ItemDataRole.ForegroundRole and column.mark is not None:
            tokens = self._theme.tokens
            return QColor(
                {"check": tokens.attention_text, "done": tokens.done_text}.get(column.mark(item), tokens.text)
            )
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section].header if section < len(self._columns) else None
        return None


class RecordTable(QTableView):
    """The view of a RecordModel: rows chosen by keyboard or mouse, columns stretched to the width."""

    chosen = Signal(object)  # the record of the current row, or None
    pasted = Signal()
    asked_to_delete = Signal()

    def __init__(self, columns: Sequence[Column], theme: Theme, *, name: str, title: str) -> None:
        super().__init__()
        self.records = RecordModel(columns, theme)
        self._theme, self._columns = theme, columns
        self.setModel(self.records)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._fit_rows()
        theme.changed.connect(self._fit_rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sort)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)

    def _fit_rows(self) -> None:
        # Two lines: long names wrap and stay readable, and ten thousand equal rows still scroll at once.
        self.verticalHeader().setDefaultSectionSize(self._theme.px(46))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Narrow columns take what their header needs, the others share the rest by their stretch."""
        metrics = self.horizontalHeader().fontMetrics()
        narrow = {
            number: metrics.horizontalAdvance(column.header) + self._theme.px(38)
            for number, column in enumerate(self._columns)
            if not column.stretch
        }
        rest = max(120, self.viewport().width() - sum(narrow.values()))
        shares = sum(column.stretch for column in self._columns) or 1
        for number, column in enumerate(self._columns):
            width = narrow.get(number) or rest * column.stretch // shares
            self.horizontalHeader().resizeSection(number, width)

    def show_records(self, records: Sequence[Record]) -> None:
        """Show records and keep the chosen one chosen."""
        kept = self.current_id()
        self.selectionModel().blockSignals(True)
        self.records.show_records(list(records), kept)
        self.selectionModel().blockSignals(False)
        self.choose(kept)

    def filter(self, text: str) -> None:
        """Show only records with these words."""
        kept = self.current_id()
        self.records.set_filter(text)
        self.choose(kept)

    def current_record(self) -> Record | None:
        """The record of the current row."""
        return self.records.record_at(self.currentIndex().row())

    def current_id(self) -> str:
        """The id of the current record, "" for none."""
        item = self.current_record()
        return item.id if item else ""

    def chosen_records(self) -> list[Record]:
        """All selected records, top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [item for item in (self.records.record_at(r) for r in rows) if item is not None]

    def chosen_as_text(self) -> str:
        """The selected rows under their headers, tab-separated: a spreadsheet takes them as they are."""
        rows = [[column.header for column in self._columns]]
        rows += [[column.words(item) for column in self._columns] for item in self.chosen_records()]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in rows)

    def choose(self, record_id: str) -> None:
        """Make a record the current one; the first row where it is not shown."""
        row = self.records.row_of(record_id) if record_id else -1
        index = self.records.index(max(row, 0), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if row > 0:
            self.scrollTo(index)
        self.chosen.emit(self.current_record())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_as_text())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.asked_to_delete.emit()
        else:
            super().keyPressEvent(event)

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        kept = self.current_id()
        self.records.sort(column, order)
        self.choose(kept)

    def _on_current_row(self, *_rows: Any) -> None:
        self.chosen.emit(self.current_record())
