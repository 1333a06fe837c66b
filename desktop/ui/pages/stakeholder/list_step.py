"""List: names first. One with Enter, many lines at once, by family, or from a table."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from desktop.domain.records import Stakeholder
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.pages.stakeholder.adding import add_many, add_one
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.duplicates_panel import DuplicatesPanel
from desktop.ui.pages.stakeholder.families import FamilyPrompts, every_family
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.import_panel import ImportPanel
from desktop.ui.pages.stakeholder.projecting import Projector
from desktop.ui.pages.stakeholder.register_step import RegisterStep
from desktop.ui.pages.stakeholder.showing import NAMES
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.register import Shape
from desktop.ui.session import Session
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label
from desktop.ui.undo_keys import EntryField
from desktop.ui.wrapping import WrappingRow


class ListStep(RegisterStep):
    """The register with a line above it; panels for many names and for families take its place when opened."""

    def __init__(self, session: Session, chosen: Chosen, sitting: Sitting, filter_: Filter) -> None:
        super().__init__(session, chosen, filter_, name="list")
        lines = column(self, spacing=8)
        self.projector = Projector(self, session, sitting, NAMES)
        self.projector.use_place(lines)
        lines.addWidget(self._entry())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.register)
        self.many = QPlainTextEdit()
        self.families = FamilyPrompts(session, name="list.family")
        self.importer = ImportPanel(session, sitting)
        self.importer.ended.connect(self._on_ended)
        self.twins = DuplicatesPanel(session)
        self.twins.ended.connect(self._on_ended)
        self._panels: dict[QPushButton, QWidget] = {
            self.many_button: self._many_panel(),
            self.families_button: self._families_panel(),
            self.import_button: self.importer,
            self.twins_button: self.twins,
        }
        for made, panel in self._panels.items():
            self._stack.addWidget(panel)
            made.toggled.connect(self._on_toggled)
        lines.addWidget(self._stack, 1)

    def shape(self) -> Shape:
        return Shape(
            Stakeholder,
            columns=(
                Column(_("Name"), lambda s: s.title or _("(no name yet)"), stretch=3, field="name"),
                Column(
                    _("Kind of organisation"),
                    lambda s: choice_label("stakeholder_families", s.family),
                    stretch=2,
                    field="family",
                ),
            ),
            groups=(("", ("name", "family", "mandate")),),
            add=_("Add a stakeholder"),
            empty=_("Nobody yet. Type a name above and press Enter, or paste a list."),
            paste_order=("name", "family", "mandate"),
        )

    def _entry(self) -> QWidget:
        host = QWidget()
        line = WrappingRow(host, spacing=8)
        px = self.session.theme.px
        self.name = EntryField()
        self.name.setObjectName("list.name")
        self.name.setAccessibleName(_("Name of a stakeholder"))
        self.name.setPlaceholderText(_("Type a name and press Enter"))
        self.name.setFixedWidth(px(250))
        self.name.returnPressed.connect(self._on_entered)
        self.family = ChoiceBox()
        self.family.setObjectName("list.kind")
        self.family.setAccessibleName(_("Kind of the names that are typed next"))
        self.family.setFixedWidth(px(190))
        self._families = ["", *(entry.key for entry in catalogue("stakeholder_families").entries)]
        self.family.addItem(_("Kind: say it later"))
        self.family.addItems([choice_label("stakeholder_families", key) for key in self._families[1:]])
        self.many_button = button(_("Many lines"), role="toggle", name="list.many")
        self.families_button = button(_("Ask by family"), role="toggle", name="list.families")
        self.import_button = button(_("Import a table"), role="toggle", name="list.import")
        self.twins_button = button(_("Find duplicates"), role="toggle", name="list.duplicates")
        buttons = (self.many_button, self.families_button, self.import_button, self.twins_button)
        for made in (self.name, self.family, *buttons):
            line.addWidget(made)
        for made in buttons:
            made.setCheckable(True)
        line.addWidget(self.projector.opener)
        if self.session.workspace.read_only is not None:
            host.hide()
        return host

    def _many_panel(self) -> QWidget:
        box, inside = card()
        inside.addWidget(
            plain_label(
                _(
                    "One name in each line. Rows copied in a spreadsheet may have the kind and one line about it in "
                    "the next two columns."
                ),
                role="muted",
            )
        )
        self.many.setObjectName("list.lines")
        self.many.setAccessibleName(_("Names, one in each line"))
        self.many.setTabChangesFocus(True)
        inside.addWidget(self.many, 1)
        tools = row()
        add = button(_("Add these"), role="primary", name="list.add_lines")
        add.clicked.connect(self._on_add_lines)
        tools.addWidget(add)
        tools.addStretch()
        inside.addLayout(tools)
        return box

    def _families_panel(self) -> QWidget:
        host = QWidget()
        lines = column(host, spacing=6)
        words = _("Go through the families and ask of each: who speaks for them here?")
        lines.addWidget(plain_label(words, role="muted"))
        lines.addWidget(scrolling(self.families, name="scroll.list.families"), 1)
        return host

    def refresh(self) -> None:
        super().refresh()
        if self.families_button.isChecked():
            self.families.show_prompts(every_family())
        if self.twins_button.isChecked():
            self.twins.refresh()

    def flush(self) -> None:
        self.families.flush()
        if self.name.text().strip():
            self._on_entered()

    def _on_entered(self) -> None:
        name = self.name.taken()
        made = add_one(self.session, name, self._families[self.family.currentIndex()])
        if made:
            self.register.choose(made)

    def _on_add_lines(self) -> None:
        made = add_many(self.session, self.many.toPlainText(), self._families[self.family.currentIndex()])
        self.many.clear()
        self.many_button.setChecked(False)
        if made:
            self.register.choose(made[0])

    def _on_ended(self) -> None:
        """A panel has done its work: back to the list."""
        for made in self._panels:
            made.setChecked(False)

    def _on_toggled(self, wanted: bool) -> None:
        sender = self.sender()
        for made, panel in self._panels.items():
            if made is sender and wanted:
                self._stack.setCurrentWidget(panel)
            elif made is not sender and wanted:
                made.setChecked(False)
        if not any(made.isChecked() for made in self._panels):
            self._stack.setCurrentWidget(self.register)
        self.refresh()
        if self.many_button.isChecked():
            self.many.setFocus()
