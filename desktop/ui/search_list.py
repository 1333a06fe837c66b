"""What the search in the top bar found: pages of the handbook and records of the workbook, one list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.domain.record import Record, names_of
from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.system.locale import _
from desktop.ui.editors import title_of
from desktop.workspace.search import find_records

PAGE_OF_TABLE = {
    "initiative": "plan",
    "scope": "plan",
    "endorsement": "plan",
    "stage": "plan",
    "person": "plan",
    "attachment": "plan",
    "note": "plan",
    "stakeholder": "stakeholder",
    "body": "body",
    "body_objective": "body",
    "body_line": "body",
    "body_position": "body",
    "lead_option": "body",
    "focal_point": "body",
    "turnover": "body",
    "facilitator": "body",
    "task": "body",
    "activity": "body",
    "role": "body",
    "responsibility": "body",
    "paper": "body",
    "readiness_proof": "body",
    "plan_goal": "goal",
    "meeting": "meeting",
}
MOST = 8  # of each kind


class SearchList(QListWidget):
    """Drops down under the search field; arrow keys and Enter work from the field itself."""

    chose_page = Signal(str)  # "page#anchor" of the handbook
    chose_record = Signal(str, str)  # page key, record id
    left = Signal()  # Escape: the keyboard goes back to the page

    def __init__(self, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._field, self._window = field, parent
        self.setObjectName("search_list")
        self.setAccessibleName(_("Search results"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        field.installEventFilter(self)
        self.itemActivated.connect(self._on_activated)
        self.itemClicked.connect(self._on_activated)

    def show_results(self, text: str, handbook: Handbook, snapshot: Snapshot | None) -> None:
        """Search for `text` and show what was found; an empty text closes the list."""
        self.clear()
        if not text.strip():
            self.hide()
            return
        for found in find_records(snapshot, text, MOST) if snapshot else []:
            words = f"{title_of(found.record)}\n{_(names_of(found.table)[0])}: {found.text}"
            page, row = place_of(found.table, found.record)
            self._add(words, ("record", page, row))
        for hit in handbook.search(text, MOST):
            snippet = hit.snippet.replace("\x02", "").replace("\x03", "")
            place = hit.id + (f"#{hit.anchor}" if hit.anchor else "")
            self._add(f"{hit.title}\n{_('Handbook')}: {snippet}", ("page", place, ""))
        if not self.count():
            self._add(_("Nothing found. Try fewer or shorter words."), ("", "", ""))
        self._fit()
        self.show()
        self.raise_()
        self.setCurrentRow(0)

    def _add(self, words: str, target: tuple[str, str, str]) -> None:
        line = QListWidgetItem(words)
        line.setData(Qt.ItemDataRole.UserRole, target)
        self.addItem(line)

    def _fit(self) -> None:
        parent = self._window
        corner = self._field.mapTo(parent, self._field.rect().bottomLeft())
        width = max(self._field.width(), 380)
        x = max(8, min(corner.x(), parent.width() - width - 8))
        self.setGeometry(x, corner.y() + 4, width, min(parent.height() - corner.y() - 20, 420))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._field.clear()
                self.hide()
                self.left.emit()
                return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated(self.currentItem())
                return True
        if event.type() is QEvent.Type.FocusOut and not self.hasFocus() and not self.underMouse():
            self.hide()
        return super().eventFilter(watched, event)

    def _on_activated(self, line: QListWidgetItem | None) -> None:
        if line is None:
            return
        kind, target, record_id = line.data(Qt.ItemDataRole.UserRole)
        self.hide()
        if kind == "page":
            self.chose_page.emit(target)
        elif kind == "record":
            self.chose_record.emit(target, record_id)


def place_of(table: str, item: Record) -> tuple[str, str]:
    """The page that shows a record, and the record to choose there: a judgement is shown with its stakeholder."""
    if table in ("assessment", "engagement", "link", "map_position"):
        return "stakeholder", str(getattr(item, "stakeholder", getattr(item, "origin", "")))
    if table == "membership":
        return "body", str(getattr(item, "body", ""))
    return PAGE_OF_TABLE.get(table, "home"), item.id
