"""What the search in the top bar found: commands, records of the workbook, pages of the handbook, in one list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.domain.flows import FLOWS, step_asking
from desktop.domain.record import Record, names_of
from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.guidance.notes import NoteSearch
from desktop.guidance.search import Hit
from desktop.system.locale import _
from desktop.ui.hit_delegate import HIT, HitDelegate, group_line, marked_runs
from desktop.ui.names import cut, title_of
from desktop.ui.theme import Theme
from desktop.workspace.commands import Command, find_commands, find_ways
from desktop.workspace.page_notes import remarks
from desktop.workspace.search import find_records, marked

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
    "coordination_proof": "body",
    "capacity": "body",
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
    "page_note": "handbook",
}
MOST = 8  # of each kind
PASSAGE = 170  # letters around the words that were found
TARGET = Qt.ItemDataRole.UserRole + 1


class SearchList(QListWidget):
    """Drops down under the search field; arrow keys and Enter work from the field itself."""

    chose_page = Signal(str)  # "page#anchor" of the handbook
    chose_record = Signal(str, str)  # page key, record id
    chose_command = Signal(str)  # the key of a command
    chose_way = Signal(str)  # a page or step
    left = Signal()  # Escape: the keyboard goes back to the page

    def __init__(self, field: QLineEdit, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._field, self._window = field, parent
        self._note_search = NoteSearch()
        self.setObjectName("search_list")
        self.setAccessibleName(_("Search results"))
        self.setItemDelegate(HitDelegate(theme, self))
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
        commands = find_commands(text)
        # Whoever begins with the name of a command means it; a word that merely occurs in one may be a name as well.
        begun = [one for one in commands if one.said().casefold().startswith(text.strip().casefold())]
        self._add_commands(begun)
        if snapshot is not None:
            self._add_records(text, snapshot)
        self._add_pages(text, handbook, snapshot)
        self._add_commands([one for one in commands if one not in begun])
        self._add_group(_("Go to"), [(way.title, "", ("way", way.place, "")) for way in find_ways(text)])
        if not self.count():
            self._add(_("Nothing found. Try fewer or shorter words."), "", "", ("", "", ""))
        self._fit()
        self.show()
        self.raise_()
        self._choose(1)

    def _add_commands(self, commands: Iterable[Command]) -> None:
        found = [(one.said(), "", ("command", one.key, "")) for one in commands]
        self._add_group(_("Do"), found)

    def _add_records(self, text: str, snapshot: Snapshot) -> None:
        found = []
        for hit in find_records(snapshot, text, MOST):
            page, row = place_of(hit.table, hit.record)
            passage = f"{_(names_of(hit.table)[0])}: {marked(cut(hit.text, PASSAGE), text)}"
            target = ("page", row, "") if page == "handbook" else ("record", page, row)
            found.append((cut(title_of(hit.record)), passage, target))
        self._add_group(_("In this workbook"), found)

    def _add_pages(self, text: str, handbook: Handbook, snapshot: Snapshot | None) -> None:
        hits = [*handbook.search(text, MOST), *handbook.search_terms(text, 1)]
        known = {hit.id for hit in hits}
        notes = self._note_search.search(remarks(snapshot), text, 2) if snapshot is not None else []
        hits += [hit for hit in notes if hit.id not in known]
        found = []
        for hit in hits:
            place = hit.id + (f"#{hit.anchor}" if hit.anchor else "")
            found.append((hit.title, f"{_('Handbook')}: {hit.snippet}", ("page", place, "")))
        self._add_group(_("In the handbook"), found)

    def _add_group(self, title: str, found: list[tuple[str, str, tuple[str, str, str]]]) -> None:
        if found:
            self.addItem(group_line(title))
        for words, passage, target in found:
            self._add(words, passage, title, target)

    def _add(self, words: str, passage: str, group: str, target: tuple[str, str, str]) -> None:
        plain, _runs = marked_runs(passage)
        line = QListWidgetItem(f"{words}\n{plain}" if plain else words)
        line.setData(HIT, Hit("", words, "", "", passage, ""))
        line.setData(TARGET, target)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (words, group, plain))))
        self.addItem(line)

    def _choose(self, step: int) -> None:
        """Go to the next line that can be chosen, up or down; the headings of groups cannot."""
        row = self.currentRow() + step
        while 0 <= row < self.count() and not self.item(row).data(TARGET):
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)
        if self.currentRow() <= 1:
            self.scrollToTop()

    def _fit(self) -> None:
        parent = self._window
        corner = self._field.mapTo(parent, self._field.rect().bottomLeft())
        width = max(self._field.width(), 420)
        x = max(8, min(corner.x(), parent.width() - width - 8))
        self.setGeometry(x, corner.y() + 4, width, min(parent.height() - corner.y() - 20, 480))

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
                self._choose(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated(self.currentItem())
                return True
        if event.type() is QEvent.Type.FocusOut and not self.hasFocus() and not self.underMouse():
            self.hide()
        return super().eventFilter(watched, event)

    def _on_activated(self, line: QListWidgetItem | None) -> None:
        if line is None or not line.data(TARGET):
            return
        kind, target, record_id = line.data(TARGET)
        self.hide()
        if kind == "page":
            self.chose_page.emit(target)
        elif kind == "record":
            self.chose_record.emit(target, record_id)
        elif kind == "command":
            self.chose_command.emit(target)
        elif kind == "way":
            self.chose_way.emit(target)


def place_of(table: str, item: Record) -> tuple[str, str]:
    """The page that shows a record, and the record to choose there: a judgement is shown with its stakeholder."""
    if table in ("assessment", "engagement", "link", "map_position"):
        return "stakeholder", str(getattr(item, "stakeholder", getattr(item, "origin", "")))
    if table == "membership":
        return "body", str(getattr(item, "body", ""))
    if table == "page_note":
        return "handbook", str(getattr(item, "page", ""))
    return PAGE_OF_TABLE.get(table, "home"), item.id


def places_of(table: str, item: Record | None, field: str) -> tuple[list[str], str]:
    """Where a field may be asked, the likeliest place first, and the record to choose there.

    Parts that are made by hand do not say which fields they ask: with a field, the other steps of the page follow.
    """
    page, row = place_of(table, item) if item is not None else (PAGE_OF_TABLE.get(table, "home"), "")
    if page not in FLOWS:
        return [page], row
    step = (step_asking(table, field) if field else None) or step_asking(table)
    found = [step.key] if step is not None and step.key.startswith(f"{page}.") else [page]
    if field:
        found += [each.key for each in FLOWS[page].steps if each.asks(table) and each.key not in found]
    return found, row
