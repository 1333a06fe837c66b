"""Links as a matrix: who (rows) gives what to whom (columns). A letter in a cell writes a link or takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.domain.layout.box import shorten
from desktop.domain.records import Link, LinkKind, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_number
from desktop.system.resources import catalogue, choice_label
from desktop.ui.editors import title_of
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
KINDS = "link_types"
BOTH = "↔"
SHORT = 14  # letters of a name over its column


def letters() -> dict[str, str]:
    """One letter for each kind of link: the first of its word that no other kind has."""
    found: dict[str, str] = {}
    for entry in catalogue(KINDS).entries:
        word = [letter for letter in choice_label(KINDS, entry.key).casefold() if letter.isalpha()]
        letter = next((letter for letter in word if letter not in found), "")
        if letter:
            found[letter] = entry.key
    return found


def kinds_of_link(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Every kind there is: its key, or the id of one of our own, and its words."""
    listed = [(entry.key, choice_label(KINDS, entry.key)) for entry in catalogue(KINDS).entries]
    return [*listed, *((kind.id, kind.name) for kind in snapshot.all(LinkKind) if kind.name)]


def kind_words(link: Link, snapshot: Snapshot) -> str:
    """What passes over a link, in our own word where we have one."""
    own = snapshot.get(LinkKind, link.own_kind) if link.own_kind else None
    return own.name if own is not None else choice_label(KINDS, link.kind)


class MatrixModel(QAbstractTableModel):
    """The links of all who are looked at. A link that goes both ways stands in both cells."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.items: list[Stakeholder] = []
        self._links: dict[tuple[str, str], list[Link]] = {}
        self._snapshot = Snapshot()
        self._letters = {kind: letter for letter, kind in letters().items()}

    def show_snapshot(self, snapshot: Snapshot, items: list[Stakeholder]) -> None:
        """Show the links among `items` as they are now; the cells stay where they are unless somebody came or went."""
        links: dict[tuple[str, str], list[Link]] = {}
        for link in snapshot.all(Link):
            links.setdefault((link.origin, link.to), []).append(link)
            if link.both_ways == "yes" and link.origin != link.to:
                links.setdefault((link.to, link.origin), []).append(link)
        if [(i.id, i.name) for i in items] != [(i.id, i.name) for i in self.items]:
            self.beginResetModel()
            self.items, self._links, self._snapshot = items, links, snapshot
            self.endResetModel()
            return
        self._links, self._snapshot = links, snapshot
        if items:
            last = self.index(len(items) - 1, len(items) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def pair(self, index: Index) -> tuple[str, str]:
        """The two ids of a cell: from and to."""
        return self.items[index.row()].id, self.items[index.column()].id

    def links_at(self, index: Index) -> list[Link]:
        """The links of a cell."""
        return self._links.get(self.pair(index), []) if index.isValid() else []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.BackgroundRole and index.row() == index.column():
            return QBrush(QColor(self._theme.tokens.line))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._short(link) for link in self.links_at(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.in_words(index)
        return None

    def _short(self, link: Link) -> str:
        own = self._snapshot.get(LinkKind, link.own_kind) if link.own_kind else None
        sign = own.name[:3] if own is not None else self._letters.get(link.kind, "?").upper()
        strength = format_number(link.strength) if link.strength else ""
        return f"{sign}{strength}{BOTH if link.both_ways == 'yes' else ''}"

    def in_words(self, index: Index) -> str:
        """A cell as a sentence."""
        first, second = self.items[index.row()], self.items[index.column()]
        if first is second:
            return _("{name} with itself: no link").format(name=title_of(first))
        links = self.links_at(index)
        said = ", ".join(kind_words(link, self._snapshot) or _("some link") for link in links)
        words = _("{first} to {second}: {links}")
        return words.format(first=title_of(first), second=title_of(second), links=said or _("none"))

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= section < len(self.items):
            return None
        across = orientation is Qt.Orientation.Horizontal
        return shorten(title_of(self.items[section]), SHORT if across else 22)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() == index.column():
            return Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Matrix(QTableView):
    """The cells by keyboard: arrows go, a letter writes, a digit says how strong, = both ways, Delete takes away."""

    chose_cell = Signal(str, str)
    typed_kind = Signal(str, str, str)  # from, to, kind
    typed_strength = Signal(str, str, int)
    typed_both = Signal(str, str)
    asked_to_delete = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = MatrixModel(theme)
        self.setModel(self.cells)
        self.setObjectName("links.matrix")
        self.setAccessibleName(_("Who gives what to whom"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._letters = letters()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(104))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        self.verticalHeader().setFixedWidth(self._theme.px(170))

    def choose(self, first: str, second: str) -> None:
        """Go to a cell."""
        ids = [item.id for item in self.cells.items]
        if first in ids and second in ids:
            index = self.cells.index(ids.index(first), ids.index(second))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        typed = event.text().casefold()
        if not index.isValid() or index.row() == index.column():
            super().keyPressEvent(event)
            return
        first, second = self.cells.pair(index)
        if typed in self._letters:
            self.typed_kind.emit(first, second, self._letters[typed])
        elif typed in ("1", "2", "3", "4", "5"):
            self.typed_strength.emit(first, second, int(typed))
        elif typed == "=":
            self.typed_both.emit(first, second)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.asked_to_delete.emit(first, second)
        else:
            super().keyPressEvent(event)

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        index = self.currentIndex()
        if index.isValid() and index.row() != index.column():
            self.chose_cell.emit(*self.cells.pair(index))


def key_line(kinds: Sequence[tuple[str, str]]) -> str:
    """Which letter means what, in one line."""
    return "  ·  ".join(f"{letter.upper()} {words}" for letter, words in kinds)
