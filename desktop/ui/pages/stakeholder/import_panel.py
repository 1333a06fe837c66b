"""A table from elsewhere: choose the file, say what its columns mean, see what becomes of each row, then take it over.

Until the last button nothing is changed: the preview is the dry run. The rows that cannot be used are listed with the
reason, and a table that comes a second time updates instead of doubling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from desktop.domain.record import Record, spec_of
from desktop.domain.records import Link
from desktop.domain.snapshot import Snapshot
from desktop.system import paths
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.background import Background
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.table import Column, RecordTable
from desktop.ui.text import ElidedLabel, button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace import importing
from desktop.workspace.importing import LEFT_OUT, NEW, SAME, UPDATED, Book, ColumnMapping, Import, Row
from desktop.workspace.workspace import Refused

ENDINGS = "*.xlsx *.xls *.ods *.csv *.tsv *.txt *.zip *.xlsm *.mainstay"
LINK_FIELDS = ("origin", "to", "kind", "both_ways", "strength", "formal", "notes")
SAMPLES = 2  # values of a column that are shown beside its heading
MOST_COLUMNS = 60


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """One row of the preview; it never goes into the workbook."""

    row: Row


class ImportPanel(QWidget):
    """The whole way from a file to an edit. `ended` says that the panel has done its work or was left."""

    ended = Signal()

    def __init__(self, session: Session, sitting: Sitting) -> None:
        super().__init__()
        self._session, self._sitting = session, sitting
        self._work = Background(self)
        self._book: Book | None = None
        self._mapping: ColumnMapping | None = None
        self._plan: Import | None = None
        self._planned_on: Snapshot | None = None
        self._again = False  # something was changed while a plan was being made
        self._boxes: dict[int, ChoiceBox] = {}
        lines = column(self, spacing=8)
        lines.addWidget(self._head())
        self.words = plain_label(_invitation(), name="import.words")
        lines.addWidget(self.words)
        self._body = QWidget()
        inside = column(self._body, spacing=8)
        box, mapping = card(_("What the columns mean"))
        host = QWidget()
        self._grid = QGridLayout(host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        mapping.addWidget(scrolling(host, name="scroll.import.columns"))
        inside.addWidget(box, 3)
        self.table = RecordTable(
            (
                Column(
                    _("Row"),
                    lambda line: format_number(line.row.number),
                    stretch=0,
                    sort=lambda line: line.row.number,
                ),
                Column(_("Name"), lambda line: line.row.title, stretch=3),
                Column(_("What becomes of it"), _fate, stretch=2, mark=_mark),
                Column(_("Look at"), lambda line: " ".join(show(p) for p in line.row.problems), stretch=5),
            ),
            session.theme,
            name="table.import",
            title=_("What becomes of each row"),
        )
        self.table.setMinimumHeight(session.theme.px(130))
        inside.addWidget(self.table, 4)
        lines.addWidget(self._body, 1)
        lines.addWidget(self._foot())
        self._body.hide()

    def _head(self) -> QWidget:
        host = QWidget()
        line = WrappingRow(host, spacing=8)
        self.pick = button(_("Choose a file"), name="import.pick")
        self.pick.clicked.connect(self.ask)
        self.sheet, self.kind = ChoiceBox(), ChoiceBox()
        for made, name, words in (
            (self.sheet, "import.sheet", _("Sheet of the file")),
            (self.kind, "import.kind", _("What the rows are")),
        ):
            made.setObjectName(name)
            made.setAccessibleName(words)
            made.setFixedWidth(self._session.theme.px(190))
        self.kind.addItems([_("Rows are stakeholders"), _("Rows are links")])
        self.sheet.activated.connect(self._on_sheet)
        self.kind.activated.connect(self._on_kind)
        for part in (self.pick, self.kind, self.sheet):
            line.addWidget(part)
        self.sheet.hide()  # until a file is read that has several
        return host

    def _foot(self) -> QWidget:
        host = QWidget()
        line = row(host)
        self.summary = ElidedLabel(name="import.summary")
        self.take = button(_("Take these over"), role="primary", name="import.take")
        self.take.clicked.connect(self._on_take)
        leave = button(_("Back to the list"), name="import.leave")
        leave.clicked.connect(self.ended)
        line.addWidget(self.summary, 1)
        line.addWidget(leave)
        line.addWidget(self.take)
        self.take.setEnabled(False)
        return host

    # From the file to the columns

    def ask(self) -> None:
        """Let a person choose a file."""
        kinds = _("Tables and workbooks") + f" ({ENDINGS})"
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a table"), str(paths.documents_dir()), kinds
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a file, beside the window."""
        self._forget()
        self.words.setText(_("Reading “{file}” …").format(file=path.name))
        if not self._work.run(partial(importing.read, path), self._on_read):
            self.words.setText(_("Wait a moment: another table is still being read."))

    def _forget(self) -> None:
        self._book = self._mapping = self._plan = None
        self._body.hide()
        self.take.setEnabled(False)
        self.summary.show_text("")

    def _on_read(self, outcome: Book | Exception) -> None:
        if isinstance(outcome, Exception):
            self.words.setText(_sentence(outcome))
            return
        self._book = outcome
        names = [sheet.name for sheet in outcome.sheets]
        self.sheet.clear()
        self.sheet.addItems(names)
        self.sheet.setVisible(len(names) > 1)
        self.words.setText(" ".join([outcome.file, *(show(remark) for remark in outcome.remarks)]))
        self._guess("")

    @property
    def _links(self) -> bool:
        return self.kind.currentIndex() == 1

    def _guess(self, sheet: str) -> None:
        if self._book is None:
            return
        try:
            if sheet:
                mapping = importing.sheet_of(self._book, sheet, links=self._links)
            else:
                mapping = importing.guess_links(self._book) if self._links else importing.guess(self._book)
        except importing.Unmapped as problem:
            self.words.setText(show(problem.message))
            self._body.hide()
            return
        self.sheet.setCurrentText(mapping.sheet.name)
        self._show_columns(mapping)
        self._plan_again(mapping)

    def _on_sheet(self, _index: int) -> None:
        self._guess(self.sheet.currentText())

    def _on_kind(self, _index: int) -> None:
        self._guess(self.sheet.currentText())

    def _show_columns(self, mapping: ColumnMapping) -> None:
        clear(self._grid)
        self._boxes = {}
        fields = LINK_FIELDS if self._links else importing.fields()
        self._fields = ["", *fields]
        meaning = {number: field for field, number in mapping.columns.items()}
        leave = _("Leave it out") if self._links else _("Into the notes, or leave it out")
        words = [leave, *(_label(field, self._links) for field in fields)]
        for number, title in enumerate(mapping.titles[:MOST_COLUMNS]):
            found = [cells[number].strip() for _row, cells in mapping.body if number < len(cells)]
            examples = list(dict.fromkeys(value for value in found if value))[:SAMPLES]
            box = ChoiceBox()
            box.setObjectName(f"import.column.{number}")
            box.setAccessibleName(_("Meaning of column {title}").format(title=title))
            box.addItems(words)
            box.setCurrentIndex(self._fields.index(meaning.get(number, "")))
            box.activated.connect(partial(self._on_meaning, number))
            box.setFixedWidth(self._session.theme.px(220))
            self._boxes[number] = box
            self._grid.addWidget(plain_label(title, role="strong", wrap=False), number, 0)
            self._grid.addWidget(ElidedLabel("; ".join(examples), role="muted"), number, 1)
            self._grid.addWidget(box, number, 2)

    def _on_meaning(self, number: int, index: int) -> None:
        if self._mapping is None:
            return
        field = self._fields[index]
        columns = {name: place for name, place in self._mapping.columns.items() if place != number}
        taken = columns.pop(field, None)
        if taken is not None:
            self._boxes[taken].setCurrentIndex(0)  # one field, one column
        if field:
            columns[field] = number
        self._plan_again(replace(self._mapping, columns=columns))

    # From the columns to the preview, and to the edit

    def _plan_again(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping
        self.take.setEnabled(False)
        snapshot, book, links, sitting = self._session.snapshot, self._book, self._links, self._sitting
        assert book is not None

        def work() -> tuple[Import, Snapshot]:
            if links:
                return importing.plan_links(snapshot, book, mapping), snapshot
            plan = importing.plan_stakeholders(snapshot, book, mapping, date=sitting.date, by=sitting.by)
            return plan, snapshot

        self._again = not self._work.run(work, self._on_planned)

    def _on_planned(self, outcome: tuple[Import, Snapshot] | Exception) -> None:
        if self._again and self._mapping is not None:
            self._plan_again(self._mapping)
            return
        if isinstance(outcome, Exception):
            self.words.setText(_sentence(outcome))
            return
        self._plan, self._planned_on = outcome
        plan = self._plan.plan
        self.table.show_records([Line(id=str(r.number), row=r) for r in plan.rows])
        self._body.show()
        said = [
            _("new: {count}").format(count=format_number(plan.count(NEW))),
            _("updated: {count}").format(count=format_number(plan.count(UPDATED))),
            _("as they are: {count}").format(count=format_number(plan.count(SAME))),
            _("left out: {count}").format(count=format_number(plan.count(LEFT_OUT))),
        ]
        if plan.troubled:
            said.append(_("to look at: {count}").format(count=format_number(len(plan.troubled))))
        self.summary.show_text("  ·  ".join(said))
        self.take.setEnabled(bool(self._plan.changes) and self._session.workspace.read_only is None)

    def _on_take(self) -> None:
        if self._plan is None or self._mapping is None:
            return
        if self._planned_on is not self._session.snapshot:
            self._plan_again(self._mapping)
            words = _("Something was changed meanwhile: the preview is new, look at it once more.")
            self._session.noticed.emit(words, "")
            return
        plan = self._plan.plan
        if not self._session.edit("import", list(self._plan.changes)):
            return
        count = plan.count(NEW) + plan.count(UPDATED)
        words = ngettext("{count} row was taken over.", "{count} rows were taken over.", count)
        said = [words.format(count=format_number(count))]
        if plan.count(LEFT_OUT):
            words = ngettext("{count} was left out.", "{count} were left out.", plan.count(LEFT_OUT))
            said.append(words.format(count=format_number(plan.count(LEFT_OUT))))
        self._session.noticed.emit(" ".join(said), "undo")
        self._forget()
        self.sheet.hide()
        self.words.setText(_invitation())
        self.ended.emit()


def _invitation() -> str:
    return _(
        "Choose a spreadsheet (XLSX, XLS, ODS or CSV) or another workbook. You see what becomes of every row before "
        "anything is changed."
    )


def _fate(line: Line) -> str:
    return {
        NEW: _("is added"),
        UPDATED: _("updates what is there"),
        SAME: _("is there already"),
        LEFT_OUT: _("is left out"),
    }[line.row.action]


def _mark(line: Line) -> str:
    return "check" if line.row.problems or line.row.action == LEFT_OUT else "done"


def _label(field: str, links: bool) -> str:
    return _(spec_of(Link, field).label) if links else _(importing.label_of(field))


def _sentence(problem: Exception) -> str:
    """One sentence of what went wrong; what nobody foresaw goes to the log through the usual way."""
    if isinstance(problem, importing.UnreadableTable | importing.Unmapped | Refused):
        return show(problem.message)
    raise problem
