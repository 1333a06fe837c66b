"""The matrix of who does what: typed as in a spreadsheet, with its rules said while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.change import Change
from desktop.domain.matrix_table import Pasted, read_table
from desktop.domain.responsibilities import ANSWERS, ASKED, DOES, TOLD, pressed, put, read_parts
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.session import Session
from desktop.ui.setup.matrix_model import MatrixModel

# A figure for everybody, the first letter of our words, and the letters that specialists know.
KEYS: dict[str, str] = {
    "1": DOES, "2": ANSWERS, "3": ASKED, "4": TOLD,
    "d": DOES, "a": ANSWERS, "k": ASKED, "t": TOLD,
    "r": DOES, "c": ASKED, "i": TOLD,
}  # fmt: skip


class MatrixTable(QTableView):
    """Arrow keys move, a key puts a part into every chosen cell, Delete empties them, copying and pasting work with
    any spreadsheet. One key press is one step to undo."""

    moved = Signal()  # another cell is the current one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.matrix = MatrixModel(session.theme)
        self.setModel(self.matrix)
        self.setObjectName("table.responsibility")
        self.setAccessibleName(_("Who does what"))
        self.setAccessibleDescription(
            _("Arrow keys move. 1 does it, 2 answers for it, 3 is asked, 4 is told, Delete empties.")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap))
        down.setDefaultAlignment(
            Qt.AlignmentFlag(
                Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            )
        )
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        session.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._session.theme.px
        self.horizontalHeader().setDefaultSectionSize(px(112))
        self.horizontalHeader().setFixedHeight(px(52))
        self.verticalHeader().setDefaultSectionSize(px(52))
        self.verticalHeader().setFixedWidth(px(180))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the records as they are now; the current cell stays where it was as far as it is there."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        if self.matrix.show_snapshot(snapshot):
            rows, columns = self.matrix.rowCount(), self.matrix.columnCount()
            if rows and columns:
                self.go_to(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            self.moved.emit()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.matrix.index(row, column), flags)

    def press(self, part: str) -> None:
        """Put a part into every chosen cell; where the current cell has it already, take it away."""
        current = self.currentIndex()
        if not current.isValid():
            return
        wanted = part not in self.matrix.parts_at(current)

        def after(before: frozenset[str]) -> frozenset[str]:
            return pressed(before, part) if (part in before) is not wanted else before

        self._change(after)

    def empty(self) -> None:
        """Empty every chosen cell."""
        self._change(lambda _before: frozenset())

    def _change(self, after: Callable[[frozenset[str]], frozenset[str]]) -> None:
        cells = {(i.row(), i.column()): after(self.matrix.parts_at(i)) for i in self.selectedIndexes()}
        self._put(cells)

    def _put(self, cells: dict[tuple[int, int], frozenset[str]]) -> None:
        snapshot = self._session.snapshot
        changes: list[Change] = []
        for (row, column), parts in cells.items():
            changes += put(snapshot, self.matrix.activities[row].id, self.matrix.roles[column].id, parts)
        self._session.edit("matrix", changes)

    def copied(self) -> str:
        """The chosen cells as letters, as a spreadsheet takes them."""
        chosen = {(i.row(), i.column()): self.matrix.letters_at(i) for i in self.selectedIndexes()}
        if not chosen:
            return ""
        rows, columns = sorted({r for r, _c in chosen}), sorted({c for _r, c in chosen})
        return "\n".join("\t".join(chosen.get((r, c), "") for c in columns) for r in rows)

    def paste(self, text: str) -> None:
        """Put what was copied elsewhere into the cells from the current one on; what is no part is told and left.

        A whole table, with roles above and activities at the side, brings those that are not here yet.
        """
        whole = read_table(self._session.snapshot, text)
        if whole is not None:
            self._take(whole)
            return
        start = self.currentIndex()
        if not start.isValid() or not text.strip():
            return
        cells: dict[tuple[int, int], frozenset[str]] = {}
        strange = outside = 0
        for down, line in enumerate(text.rstrip("\n").split("\n")):
            for across, cell in enumerate(line.rstrip("\r").split("\t")):
                row, column = start.row() + down, start.column() + across
                parts = read_parts(cell)
                if row >= self.matrix.rowCount() or column >= self.matrix.columnCount():
                    outside += bool(cell.strip())
                elif parts is None:
                    strange += 1
                else:
                    cells[row, column] = parts
        self._put(cells)
        self._tell(strange, outside)

    def _take(self, whole: Pasted) -> None:
        if not self._session.edit("matrix", list(whole.changes)):
            self._session.noticed.emit(_("All of it is here already."), "")
            return
        words = [
            ngettext("{count} activity is new", "{count} activities are new", whole.activities).format(
                count=format_number(whole.activities)
            ),
            ngettext("{count} role is new", "{count} roles are new", whole.roles).format(
                count=format_number(whole.roles)
            ),
        ]
        text = _("Pasted: {what}.").format(what="; ".join(words))
        if whole.strange:
            more = ngettext(
                "{count} cell was no part and is left out.",
                "{count} cells were no parts and are left out.",
                whole.strange,
            )
            text += " " + more.format(count=format_number(whole.strange))
        self._session.noticed.emit(text, "undo")

    def _tell(self, strange: int, outside: int) -> None:
        words = []
        if strange:
            text = ngettext(
                "{count} cell was no part and is left out.",
                "{count} cells were no parts and are left out.",
                strange,
            )
            words.append(text.format(count=format_number(strange)))
        if outside:
            text = ngettext(
                "{count} cell lay outside the table.", "{count} cells lay outside the table.", outside
            )
            words.append(text.format(count=format_number(outside)))
        if words:
            words.append(_("Letters are read: R does it, A answers for it, C is asked, I is told."))
            self._session.noticed.emit(" ".join(words), "undo")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and event.text().casefold() in KEYS:
            self.press(KEYS[event.text().casefold()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        """The next cell below, as in a spreadsheet; from the last one to the top of the next column."""
        at = self.currentIndex()
        if not at.isValid():
            return
        if at.row() + 1 < self.matrix.rowCount():
            self.go_to(at.row() + 1, at.column())
        elif at.column() + 1 < self.matrix.columnCount():
            self.go_to(0, at.column() + 1)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit()
