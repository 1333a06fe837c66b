"""Who does what: the matrix, its rules in sentences, and the forms of the chosen activity and role."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from desktop.domain.change import Change, create
from desktop.domain.matrix_table import has_heads, rows_of
from desktop.domain.record import Record
from desktop.domain.records import Activity, Role
from desktop.domain.responsibilities import ANSWERS, ASKED, DOES, TOLD
from desktop.domain.structure import wanted
from desktop.system.locale import _, show
from desktop.system.resources import choice_label
from desktop.ui.form import FormSection
from desktop.ui.layout import card, column, scrolling
from desktop.ui.session import Session
from desktop.ui.setup.matrix import MatrixTable
from desktop.ui.setup.matrix_model import CATALOGUE
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.templates import application, template

TYPICAL = "typical-activities"
_MOST = 4  # sentences shown at once


class ResponsibilitiesView(QWidget):
    """The table left, the forms right; buttons for those who use a mouse."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.table = MatrixTable(session)
        self.table.moved.connect(self._on_moved)
        left = QWidget()
        left.setObjectName("page")
        self._lines = column(left, spacing=6)
        self._lines.addWidget(self._tools())
        self.empty = plain_label("", role="muted", name="empty.responsibility")
        self._lines.addWidget(self.empty)
        self._lines.addWidget(self.table, 1)
        self.said = plain_label("", role="attention", name="matrix.faults")
        self._lines.addWidget(self.said)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(14)
        splitter.addWidget(left)
        splitter.addWidget(self._forms())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([540, 300])
        column(self).addWidget(splitter, 1)

    def _tools(self) -> QWidget:
        tools = QWidget()
        tools.setObjectName("page")
        line = WrappingRow(tools, spacing=6)
        self.keys: list[QPushButton] = []
        for number, part in enumerate((DOES, ANSWERS, ASKED, TOLD), 1):
            words = choice_label(CATALOGUE, part)
            made = button(f"{number}  {words}", name=f"matrix.{part}", tip=_("Key {key}").format(key=number))
            made.setAccessibleName(words)
            made.setProperty("part", part)
            made.clicked.connect(self._on_part)
            self.keys.append(made)
            line.addWidget(made)
        for key, words, act in (
            ("activity", _("Add an activity"), self.add_activity),
            ("role", _("Add a role"), self.add_role),
            ("typical", _("Typical activities"), self.add_typical),
            ("bodies", _("Bodies as roles"), self.add_bodies),
            ("paste", _("Paste a table"), self.paste),
        ):
            made = button(words, name=f"matrix.add.{key}")
            made.clicked.connect(act)
            line.addWidget(made)
        if self._session.workspace.read_only is not None:
            tools.hide()
        return tools

    def _forms(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("page")
        lines = column(inside, spacing=10)
        self.activity = FormSection(self._session, Activity, ("name",))
        self.role = FormSection(self._session, Role, ("name", "body", "one_person", "outside", "visibility"))
        for title, section, key, act in (
            (_("The activity"), self.activity, "activity", self.remove_activity),
            (_("The role"), self.role, "role", self.remove_role),
        ):
            box, within = card(title)
            within.addWidget(section)
            remove = button(_("Remove this one"), name=f"matrix.remove.{key}")
            remove.clicked.connect(act)
            if self._session.workspace.read_only is not None:
                remove.hide()
            within.addWidget(remove)
            lines.addWidget(box)
        lines.addStretch()
        area = scrolling(inside, name="matrix.forms")
        area.setMinimumWidth(self._session.theme.px(270))
        return area

    def refresh(self) -> None:
        """Show the records as they are now."""
        self.table.show_snapshot(self._session.snapshot)
        whole = bool(self.table.matrix.activities) and bool(self.table.matrix.roles)
        self.table.setVisible(whole)
        self.empty.setVisible(not whole)
        self.empty.setText(self._missing())
        for key in self.keys:
            key.setVisible(whole)
        lines = [show(fault.message) for fault in self.table.matrix.faults]
        more = _("… and more") if len(lines) > _MOST else ""
        self.said.setText("\n".join([*lines[:_MOST], *([more] if more else [])]))
        self.said.setVisible(bool(lines))
        self._on_moved()

    def _missing(self) -> str:
        if not self.table.matrix.activities:
            return _("No activity yet. Begin each with a verb: write, ask, decide. Ten good ones are enough.")
        return _(
            "No role yet: who could do it, answer for it, be asked or be told? Bodies can be taken over as roles."
        )

    def flush(self) -> None:
        """Hand on what is typed."""
        self.activity.flush()
        self.role.flush()

    def choose(self, record_id: str) -> bool:
        """Bring an activity, a role or a cell into view."""
        snapshot = self._session.snapshot
        cell = snapshot.rows("responsibility").get(record_id)
        wanted_ids = {record_id, getattr(cell, "activity", ""), getattr(cell, "role", "")}
        self.table.show_snapshot(snapshot)
        rows = [n for n, item in enumerate(self.table.matrix.activities) if item.id in wanted_ids]
        columns = [n for n, item in enumerate(self.table.matrix.roles) if item.id in wanted_ids]
        if not rows and not columns:
            return False
        if self.table.matrix.activities and self.table.matrix.roles:
            self.table.go_to(rows[0] if rows else 0, columns[0] if columns else 0)
        return True

    def _current(self) -> tuple[Activity | None, Role | None]:
        at, matrix = self.table.currentIndex(), self.table.matrix
        activity = matrix.activities[at.row()] if at.isValid() else next(iter(matrix.activities), None)
        role = matrix.roles[at.column()] if at.isValid() else next(iter(matrix.roles), None)
        return activity, role

    def _on_moved(self) -> None:
        activity, role = self._current()
        self.activity.show_record(activity)
        self.role.show_record(role)

    def _on_part(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.table.press(str(sender.property("part")))
            self.table.setFocus()

    def add_activity(self) -> None:
        """Add an activity and put the cursor into its name."""
        item = Activity()
        if self._session.edit("add", create(item), name=_("Activity")):
            self.refresh()
            self.choose(item.id)
            self.activity.show_record(item)
            self.activity.focus_field("name")

    def add_role(self) -> None:
        """Add a role and put the cursor into its name."""
        item = Role()
        if self._session.edit("add", create(item), name=_("Role")):
            self.refresh()
            self.choose(item.id)
            self.role.show_record(item)
            self.role.focus_field("name")

    def paste(self) -> None:
        """Take over a table from a spreadsheet: roles in its first line, activities in its first column."""
        text = QGuiApplication.clipboard().text()
        if text.strip() and (has_heads(rows_of(text)) or self.table.currentIndex().isValid()):
            self.table.paste(text)
            return
        words = _(
            "Copy the table in a spreadsheet first: roles in the first line, activities in the first column."
        )
        self._session.noticed.emit(words, "")

    def add_typical(self) -> None:
        """Bring in the typical activities, as one step."""
        found = template(TYPICAL)
        plan = application(found, self._session.snapshot)
        if not self._session.edit("template", plan.changes, name=_(found.title)):
            self._session.noticed.emit(_("All of it is here already."), "")

    def add_bodies(self) -> None:
        """A role for each body that is wanted and has none, as one step."""
        snapshot = self._session.snapshot
        taken = {role.body for role in snapshot.all(Role)}
        changes: list[Change] = []
        for body in wanted(snapshot):
            if body.id not in taken and body.name.strip():
                outside = "yes" if body.kind in ("facilitator", "partner_group") else ""
                changes += create(Role(name=body.name, body=body.id, outside=outside))
        if not self._session.edit("add", changes):
            self._session.noticed.emit(_("Every body has a role already."), "")

    def remove_activity(self) -> None:
        """Move the chosen activity to the trash, with its row."""
        self._remove(self._current()[0])

    def remove_role(self) -> None:
        """Move the chosen role to the trash, with its column."""
        self._remove(self._current()[1])

    def _remove(self, item: Record | None) -> None:
        if item is not None:
            self.flush()
            self._session.workspace.delete(item)
