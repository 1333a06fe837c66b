"""A form section: the fields of one record, labels above, problems below, every change an edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.change import create, update
from desktop.domain.field import FieldSpec, Kind
from desktop.domain.record import Problem, Record, problems, spec_of, table_of
from desktop.domain.words import N_
from desktop.system.locale import _
from desktop.system.resources import catalogue, catalogue_keys
from desktop.ui.editors import EDITORS, Editor, title_of
from desktop.ui.session import Session
from desktop.ui.text import plain_label

PROBLEMS = {
    "required": N_("Please fill this in when you can."),
    "bad_date": N_("This is kept as typed, but it is not a date: write a year, 2012-08 or 2012-08-07."),
    "bad_money": N_(
        "This is kept as typed: write a number such as 250000, and the currency in three letters such as USD."
    ),
    "unknown_choice": N_("This answer comes from another version and is kept as it is."),
}

LONG = 26  # letters of an answer that half a line still shows
_WIDE = {Kind.LONG_TEXT, Kind.MULTI_CHOICE, Kind.TEXT, Kind.LINK, Kind.MONEY}


class FieldBox(QWidget):
    """One field: its label, its editor and, below, what a person should look at."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__()
        self.spec = spec
        self.editor: Editor = EDITORS[spec.kind](spec, table)
        self.label = plain_label(_(spec.label), role="label", name=f"label.{table}.{spec.name}")
        self.label.setBuddy(self.editor)
        self._table = table
        self._problem: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self.label)
        self._column.addWidget(self.editor)
        self._column.addStretch()

    def show_problem(self, code: str) -> None:
        """Say what is wrong, or nothing."""
        if self._problem is None:
            if not code:
                return  # most fields never need the line
            self._problem = plain_label("", role="problem", name=f"problem.{self._table}.{self.spec.name}")
            self._column.insertWidget(2, self._problem)
        self._problem.setText(_(PROBLEMS[code]) if code else "")
        self._problem.setVisible(bool(code))


class FormSection(QWidget):
    """Edits chosen fields of one record. A record that is not in the workbook yet is added by its first answer."""

    def __init__(
        self, session: Session, record_class: type[Record], names: Sequence[str], *, compact: bool = False
    ) -> None:
        super().__init__()
        self._session = session
        self._class = record_class
        self._table = table_of(record_class)
        self._item: Record | None = None
        self.boxes: dict[str, FieldBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2 if compact else 1)
        self._place(grid, [spec_of(record_class, name) for name in names], compact)

    def _place(self, grid: QGridLayout, specs: list[FieldSpec], compact: bool) -> None:
        """Short answers stand two in a row; in a compact section all stand in one row, without their labels."""
        row, half = 0, False
        for spec in specs:
            box = FieldBox(spec, self._table)
            box.editor.edited.connect(self._on_edited)
            box.editor.typing.connect(self._session.typing)
            box.editor.focused.connect(self._on_focused)
            box.editor.shortened.connect(self._on_shortened)
            self.boxes[spec.name] = box
            if compact:
                box.label.hide()
                grid.addWidget(box, 0, len(self.boxes) - 1)
                continue
            wide = spec.kind in _WIDE or _has_long_words(spec)
            if wide and half:
                row, half = row + 1, False
            if wide:
                grid.addWidget(box, row, 0, 1, 2)
                row += 1
            else:
                grid.addWidget(box, row, 1 if half else 0)
                row, half = (row + 1, False) if half else (row, True)

    @property
    def item(self) -> Record | None:
        """The record on show."""
        return self._item

    def show_record(self, item: Record | None) -> None:
        """Show a record; None empties and blocks the form."""
        if self._item is not None and (item is None or item.id != self._item.id):
            self.flush()
        self._item = item
        self.setEnabled(item is not None)
        shown = item if item is not None else self._class()
        found = {p.field: p for p in problems(shown, catalogue_keys)} if item is not None else {}
        read_only = self._session.workspace.read_only is not None
        for name, box in self.boxes.items():
            box.editor.prepare(shown)
            box.editor.show_value(getattr(shown, name), self._session.snapshot)
            box.editor.set_read_only(read_only)
            box.show_problem(self._code(found.get(name), shown))

    def _code(self, problem: Problem | None, shown: Record) -> str:
        if problem is None:
            return ""
        # A record that nobody has begun yet is not scolded for being empty.
        begun = shown.id in self._session.snapshot.rows(self._table)
        return problem.code if begun or problem.code != "required" else ""

    def flush(self) -> None:
        """Hand on whatever is typed in any of the fields."""
        for box in self.boxes.values():
            box.editor.flush()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        if name in self.boxes:
            self.boxes[name].editor.setFocus()

    def _on_focused(self) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self._session.asked_for_guidance.emit(f"{self._table}.{editor.spec.name}")

    def _on_shortened(self) -> None:
        words = _("Only the beginning of what you pasted fits here. The rest was left out.")
        self._session.noticed.emit(words, "")

    def _on_edited(self, value: Any, visit: str) -> None:
        editor = self.sender()
        if self._item is None or not isinstance(editor, Editor):
            return
        spec = editor.spec
        rows = self._session.snapshot.rows(self._table)
        current = rows.get(self._item.id)
        changes = [] if current else create(self._item)
        current = current or self._item
        changes += update(current, **{spec.name: value})
        if not changes:
            self._session.settled.emit()
        self._session.edit("change", changes, visit=visit, name=title_of(current), field=spec.label)


def _has_long_words(spec: FieldSpec) -> bool:
    """Whether the answers to choose from need a whole line to be read."""
    if spec.kind is not Kind.CHOICE or spec.catalogue == "countries":
        return False
    return any(len(_(entry.label)) > LONG for entry in catalogue(spec.catalogue).entries)
