"""Collects every text of a window that a person sees or hears, and tells plain English from what was translated.

Under a pseudo-language each translated word carries its mark. What is left over after taking away marks and the words
that people or the handbook wrote is English that nobody marked for translation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QIdentityProxyModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from desktop.domain.field import Kind
from desktop.domain.flows import FLOWS
from desktop.domain.record import TABLES, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.system import locale
from desktop.system.resources import catalogue
from desktop.workspace.features import FEATURES

ROWS = 60  # of each table: every state of a cell occurs among the first
_TAIL = 25  # letters by which the beginning of a long answer is known again
CUT = "…"  # an elided text; its widget tells the whole one to a screen reader, and that is looked at
# Names that are the same in every language, and keys of the keyboard.
NAMES = {
    *("Mainstay", "English", "PDF", "Ctrl", "Alt", "Esc", "Enter", "F1", "mainstay", "gnu", "gpl"),
    *("Windows", "macOS", "Linux", "Python", "ZIP"),
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # Babel writes dates, and writes those of the accented language in English
_WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)


class Words:
    """What may stand on the screen without being translated: what people wrote, the handbook, names, paths."""

    def __init__(self, snapshot: Snapshot | None, handbook: Handbook, more: Iterable[str] = ()) -> None:
        found = {*more, *_MONTHS, *locale.PSEUDO}
        if snapshot is not None:
            found.update(_of_records(snapshot))
        found.update(_of_handbook(handbook))
        countries = [entry.key for entry in catalogue("countries").entries]
        found.update(locale.country_name(code) for code in countries)
        pieces = {
            piece.strip()
            for text in found
            for piece in (text, *text.splitlines(), *text.split(";"), text.partition("\n")[0][:300])
        }  # as reports take sources apart, and as a cell of a table shows the beginning of a long text
        known = sorted((p for p in pieces if len(p) > 1), key=len, reverse=True)
        self._known = [(piece, re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")) for piece in known]

    def english(self, text: str) -> list[str]:
        """The words of `text` that are plain English, neither marked nor known."""
        text = text.replace("\u200b", "")  # where a long path may be broken
        left = _unmarked(text) if locale.language() == locale.MIRRORED else text
        left = self._without_beginnings(left)
        # Sources stand one after another with semicolons: a known text may be the beginning of two of them together,
        # so what is not known as a whole is looked at source by source.
        if not self._unknown(left):
            return []
        return [word for part in left.split("; ") for word in self._unknown(part)]

    def _unknown(self, left: str) -> list[str]:
        # Quick look first: most texts are wholly translated, and the known ones are thousands.
        if not _suspects(left):
            return []
        for piece, pattern in self._known:
            if piece in left:
                left = pattern.sub(" ", left)
                if not _suspects(left):
                    return []
        return _suspects(left)

    def _without_beginnings(self, text: str) -> str:
        """The text without the beginnings of long answers, as a short report shows them ("The vision came ...…")."""
        for shown in re.findall(rf"([^{CUT}]{{{_TAIL}}}){CUT}", text):
            for piece, _pattern in self._known:
                beginning = piece[: piece.find(shown) + _TAIL] if shown in piece else ""
                if beginning and beginning + CUT in text:
                    text = text.replace(beginning + CUT, " ")
                    break
        return text


def _unmarked(text: str) -> str:
    """What stands outside the marks of the mirrored language; marks may stand in one another."""
    depth, out = 0, []
    for letter in text:
        depth += (letter == "\u202e") - (letter == "\u202c")
        out.append(letter if depth == 0 and letter not in "\u202c\u200f" else " ")
    return "".join(out)


def _suspects(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text)
    # A word without a letter that the accented language changes ("KB") cannot be told from a translated one.
    return [
        word
        for word in words
        if len(word) > 1
        and word.isascii()
        and word not in NAMES
        and any(letter in "aeiouycnsz" for letter in word.casefold())
    ]


def _of_records(snapshot: Snapshot) -> Iterator[str]:
    for table, cls in TABLES.items():
        for item in snapshot.rows(table).values():
            for spec in specs_of(cls):
                value = getattr(item, spec.name)
                if spec.kind in _WRITTEN:
                    yield value
                elif spec.kind is Kind.MONEY and value is not None:
                    yield getattr(value, "currency", value)


def _of_handbook(handbook: Handbook) -> Iterator[str]:
    for part in handbook.parts():
        yield part.title
        for info in part.pages:
            page = handbook.page(info.id)
            assert page is not None
            yield from (page.title, page.summary)
            yield from (heading.title for heading in page.headings)
            yield re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.html)))
    for term in handbook.terms():
        yield from (term.title, term.text)
    fields = [f"{table}.{spec.name}" for table, cls in TABLES.items() for spec in specs_of(cls)]
    steps = [step.key for flow in FLOWS.values() for step in flow.steps]
    for key in (*TABLES, *fields, *steps, *(feature.key for feature in FEATURES)):
        found = handbook.guidance(key)
        if found is not None:
            yield from (found.title, found.why, found.example, found.ask)


def seen(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in `root` and below, shown now or later, each with the path of its widget."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith("qt_") or _within_calendar(widget):
            continue  # parts that Qt adds and translates itself
        where = _path(widget)
        for text in (*_shown(widget), *_told(widget)):
            if text.strip() and not text.rstrip().endswith(CUT):
                yield where, text


def _told(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield html.unescape(re.sub(r"<[^>]+>", "", widget.toolTip()))
    yield widget.windowTitle().replace("[*]", "")
    yield widget.statusTip()


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&&", "&")
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        return  # the table itself tells its headers
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = QIdentityProxyModel()  # lists keep their own count of columns to themselves
        model.setSourceModel(widget.model())
        yield from _cells(model, QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for column in range(model.columnCount(parent)):
        if not parent.isValid():
            head = model.headerData(column, Qt.Orientation.Horizontal)
            yield head if isinstance(head, str) and not head.isdigit() else ""
        for row in range(min(ROWS, model.rowCount(parent))):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                value = index.data(role)
                yield value if isinstance(value, str) else ""
            if column == 0 and model.hasChildren(index):
                yield from _cells(model, index)


def _within_calendar(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QCalendarWidget):
            return True
        above = above.parentWidget()
    return False


def _path(widget: QWidget) -> str:
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None:
        name = above.objectName()
        if name or above is widget:
            names.append(f"{type(above).__name__}#{name}" if name else type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names[:4])
