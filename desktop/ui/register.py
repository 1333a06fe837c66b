"""A register: a table of records beside the form of the chosen one; add, paste, delete, filter, sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QVBoxLayout, QWidget

from desktop.domain.change import create
from desktop.domain.record import Record, names_of, new_id, table_of
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.editors import title_of
from desktop.ui.form import FormSection
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.names import cut
from desktop.ui.session import Session
from desktop.ui.table import Column, RecordTable
from desktop.ui.text import button, plain_label
from desktop.workspace.paste import read_rows


@dataclass(frozen=True)
class Shape:
    """What a register shows: its columns, the groups of its form, and its words (already translated)."""

    record_class: type[Record]
    columns: Sequence[Column]
    groups: Sequence[tuple[str, Sequence[str]]]
    add: str
    empty: str
    paste_order: Sequence[str] = ("name",)
    fresh: Callable[[], dict[str, Any]] = field(default=dict)
    rows: Callable[[], Sequence[Record]] | None = None
    # Where `rows` are filtered by whoever gives them: takes that filter away, so that a row can be chosen.
    show_all: Callable[[], None] | None = None


class Register(QWidget):
    """Table left, form right; each keeps a width at which it can be used."""

    def __init__(self, session: Session, shape: Shape) -> None:
        super().__init__()
        self._session, self.shape = session, shape
        self._shown = ""
        self._table_name = table_of(shape.record_class)
        outer = self.lines = column(self, spacing=10)
        self.filter = QLineEdit()
        outer.addLayout(self._tools())
        self.table = RecordTable(
            shape.columns,
            session.theme,
            name=f"table.{self._table_name}",
            title=_(names_of(self._table_name)[1]),
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.pasted.connect(self.paste)
        self.table.asked_to_delete.connect(self.delete)
        self.empty = plain_label(shape.empty, role="muted", name=f"empty.{self._table_name}")
        left = QWidget()
        left_column = column(left)
        left_column.addWidget(self.empty)
        left_column.addWidget(self.table, 1)
        self.sections: list[FormSection] = []
        self.side = QWidget()
        self.side_column = column(self.side, spacing=12)
        self._build_form()
        self._form_area = scrolling(self.side, name=f"form.{self._table_name}")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._form_area)
        self._splitter.setStretchFactor(0, 11)
        self._splitter.setStretchFactor(1, 9)
        # Small enough for both beside the guidance at 1024 pixels and 150 % text.
        left.setMinimumWidth(200)
        self._form_area.setMinimumWidth(230)
        self._splitter.setSizes([1100, 900])

        outer.addWidget(self._splitter, 1)

    def _tools(self) -> QVBoxLayout:
        lines = column(spacing=6)
        line = self.tools = row()
        self.filter.setObjectName(f"filter.{self._table_name}")
        self.filter.setAccessibleName(_("Show only rows with these words"))
        self.filter.setClearButtonEnabled(True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self._on_filter)
        self.filter.textChanged.connect(self._wait.start)
        line.addWidget(self.filter, 1)
        self.add_button = button(self.shape.add, name=f"add.{self._table_name}")
        self.add_button.clicked.connect(self.add)
        self.paste_button = button(
            _("Paste rows"),
            name=f"paste.{self._table_name}",
            tip=_("Rows copied in a spreadsheet, one record each"),
        )
        self.paste_button.clicked.connect(self.paste)
        self.delete_button = button(_("Delete"), name=f"delete.{self._table_name}")
        self.delete_button.clicked.connect(self.delete)
        for made in (self.add_button, self.paste_button, self.delete_button):
            line.addWidget(made)
            if self._session.workspace.read_only is not None:
                made.hide()
        lines.addLayout(line)
        return lines

    def _build_form(self) -> None:
        for title, names in self.shape.groups:
            box, inside = card(title)
            section = FormSection(self._session, self.shape.record_class, names)
            self.sections.append(section)
            inside.addWidget(section)
            self.side_column.addWidget(box)
        self.side_column.addStretch()

    def refresh(self) -> None:
        """Show the records as they are now."""
        records = (
            self.shape.rows()
            if self.shape.rows
            else list(self._session.snapshot.rows(self._table_name).values())
        )
        self.table.show_records(records)
        self.empty.setVisible(not records)
        count = ngettext("{count} row", "{count} rows", len(records)).format(
            count=format_number(len(records))
        )
        self.filter.setPlaceholderText(_("Filter") + f" ({count})")

    def choose(self, record_id: str) -> None:
        """Bring a record into view; a filter that hides it is taken away."""
        if self.table.records.row_of(record_id) < 0:
            self.filter.clear()
            self._on_filter()
            if self.shape.show_all is not None:
                self.shape.show_all()
        self.table.choose(record_id)

    def add(self) -> None:
        """Add an empty record and put the cursor into its first field."""
        item = self.shape.record_class(**self.shape.fresh())
        self._session.edit("add", create(item), name=_(names_of(self._table_name)[0]))
        self.choose(item.id)
        if self.sections:
            first = next(iter(self.sections[0].boxes))
            self.sections[0].focus_field(first)

    def paste(self) -> None:
        """Add the rows that lie in the clipboard, as one step that can be undone."""
        text = QGuiApplication.clipboard().text()
        pasted = read_rows(text, self.shape.record_class, list(self.shape.paste_order), self._headers())
        remarks = " ".join(show(remark) for remark in pasted.remarks[:3])
        if not pasted.records:
            self._session.noticed.emit(
                _("There are no rows to paste. Copy them in a spreadsheet first.") + " " + remarks, ""
            )
            return
        changes = [change for item in pasted.records for change in create(item)]
        count = len(pasted.records)
        known = {item.title for item in self._session.snapshot.rows(self._table_name).values()}
        twice = sum(item.title in known for item in pasted.records)
        if twice:
            words = ngettext(
                "{count} of these names was there already.",
                "{count} of these names were there already.",
                twice,
            )
            remarks = f"{words.format(count=format_number(twice))} {remarks}"
        if not self._session.edit("paste", changes):
            return
        words = ngettext("{count} row was added.", "{count} rows were added.", count).format(
            count=format_number(count)
        )
        self._session.noticed.emit(f"{words} {remarks}".strip(), "undo")
        self.choose(pasted.records[0].id)

    def _headers(self) -> dict[str, str]:
        """The headings people see on this page, by the field they stand for."""
        return {column.header: column.field for column in self.shape.columns if column.field}

    def delete(self) -> None:
        """Move the chosen records to the trash, with what hangs on them."""
        chosen = self.table.chosen_records()
        if not chosen or self._session.workspace.read_only is not None:
            return
        for section in self.side.findChildren(FormSection):
            section.flush()
        together = new_id()
        for item in chosen:
            self._session.workspace.delete(item, visit=together)
        if len(chosen) == 1:
            words = _("{name} is in the trash of this workbook.").format(name=cut(title_of(chosen[0])))
        else:
            words = _("{count} rows are in the trash of this workbook.").format(
                count=format_number(len(chosen))
            )
        self._session.noticed.emit(words, "undo")

    def _on_filter(self) -> None:
        if self.shape.show_all is None:
            self.table.filter(self.filter.text())

    def _on_chosen(self, item: Record | None) -> None:
        self._stop_typing_unless(item)
        if (item.id if item else "") != self._shown:
            self._shown = item.id if item else ""
            self._form_area.verticalScrollBar().setValue(0)
        for section in self.sections:
            section.show_record(item)
        self.delete_button.setEnabled(item is not None)
        self.side.setVisible(item is not None)
        # Beside an empty list there is nothing to scroll.
        needed = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if item is not None
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._form_area.setVerticalScrollBarPolicy(needed)

    def _stop_typing_unless(self, item: Record | None) -> None:
        """Take the cursor out of the form before another record comes into it (the one on show was undone)."""
        shown = self.sections[0].item if self.sections else None
        focused = QApplication.focusWidget()
        if shown is None or focused is None or (item is not None and item.id == shown.id):
            return
        if self.side.isAncestorOf(focused):
            self.table.setFocus()
