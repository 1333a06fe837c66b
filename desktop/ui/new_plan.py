"""Starting a workbook of one's own: title, place, and a place for the file. Nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from desktop.system import paths
from desktop.system.filename import file_name_from, free_path
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, labelled, row
from desktop.ui.text import button, plain_label
from desktop.workspace.templates import set_ups

SUFFIX = ".mainstay"
LONGEST = 300  # characters of a title


class NewPlan(QWidget):
    """A form of at most seven lines. `answered` carries title, level, place, country, template and path, all text."""

    answered = Signal(dict)
    cancelled = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("new_plan")
        self._settings = settings
        self._level = "municipal"
        self._own_name = False  # whether the person typed a file name
        lines = column(self, spacing=12)
        self.heading = plain_label("", role="title")
        lines.addWidget(self.heading)
        box, inside = card(name="new_plan.card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        inside.addLayout(self._grid)
        self._add_fields()
        self.problem = plain_label("", role="problem", name="new_plan.problem")
        self.problem.hide()
        inside.addWidget(self.problem)
        line = row()
        self.start_button = button(_("Start"), role="primary", name="new_plan.start")
        self.start_button.clicked.connect(self.start)
        back = button(_("Back"), name="new_plan.back")
        back.clicked.connect(self.cancelled)
        line.addWidget(self.start_button)
        line.addWidget(back)
        line.addStretch()
        inside.addLayout(line)
        lines.addWidget(box)
        lines.addStretch()

    def _add_fields(self) -> None:
        self.title = self._line("title", _("Title of this work"), 0)
        self.title.setMaxLength(LONGEST)
        self.title.textEdited.connect(self._propose)
        self.level = ChoiceBox()
        self.level.activated.connect(self._fill_templates)
        self.level_label = self._labelled("level", _("Level of government"), self.level, 1, 0)
        self.country = ChoiceBox()
        self.country.setMinimumContentsLength(12)
        self._labelled("country", _("Country"), self.country, 1, 1)
        self.place = QLineEdit()
        self.place.setMaxLength(LONGEST)
        self.place_label = self._labelled(
            "place", _("Province, district or municipality"), self.place, 2, 0, wide=True
        )
        self.template = ChoiceBox()
        self._labelled("template", _("Institutions to begin with"), self.template, 3, 0, wide=True)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        browse = button(_("Choose a folder"), name="new_plan.browse")
        browse.clicked.connect(self._on_browse)
        holder = QWidget()
        line = row(holder)
        line.addWidget(self.folder, 1)
        line.addWidget(browse)
        self._labelled("folder", _("Folder for the file"), self.folder, 4, 0, wide=True, holder=holder)
        self.file_name = self._line("file_name", _("File name"), 5)
        self.file_name.textEdited.connect(self._on_named)

    def _line(self, name: str, title: str, place: int) -> QLineEdit:
        line = QLineEdit()
        self._labelled(name, title, line, place, 0, wide=True)
        line.returnPressed.connect(self.start)
        return line

    def _labelled(
        self,
        name: str,
        title: str,
        editor: QWidget,
        place: int,
        side: int,
        *,
        wide: bool = False,
        holder: QWidget | None = None,
    ) -> QWidget:
        editor.setObjectName(f"new_plan.{name}")
        editor.setAccessibleName(title)
        group = labelled(title, editor, holder)
        self._grid.addWidget(group, place, side, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(side, 1)
        return group

    def begin(self, level: str) -> None:
        """Ask afresh for a plan of `level` ("national", or another for a local one)."""
        self._level = level
        local = level != "national"
        self.heading.setText(_("A local plan") if local else _("A national plan"))
        self.level_label.setVisible(local)
        self.place_label.setVisible(local)
        self._fill_choices()
        for line in (self.title, self.place):
            line.clear()
        self._own_name = False
        self.folder.setText(str(paths.documents_dir()))
        self.show_problem("")
        self._propose()
        self.title.setFocus()

    def _fill_choices(self) -> None:
        if not self.country.count():
            self.country.addItem(_("Not answered"), "")
            named = [
                (choice_label("countries", entry.key), entry.key) for entry in catalogue("countries").entries
            ]
            for words, key in sorted(named, key=lambda pair: pair[0].casefold()):
                self.country.addItem(words, key)
            for entry in catalogue("levels").entries:
                if entry.key != "national":
                    self.level.addItem(_(entry.label), entry.key)
        self.country.setCurrentIndex(0)
        self.level.setCurrentIndex(max(0, self.level.findData(self._level)))
        self._fill_templates()

    def _fill_templates(self) -> None:
        """The set-ups for this level; the one that the person or their trainer set for new plans is chosen."""
        self.template.clear()
        self.template.addItem(_("None: I write them down myself"), "")
        for found in set_ups(self._chosen_level()):
            self.template.addItem(_(found.title), found.id)
        self.template.setCurrentIndex(max(0, self.template.findData(self._settings.template)))

    def _chosen_level(self) -> str:
        return "national" if self._level == "national" else str(self.level.currentData())

    def show_problem(self, words: str) -> None:
        """Say why the workbook could not be started; "" takes the sentence away."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def start(self) -> None:
        """Hand on the answers, or say what is missing."""
        title = " ".join(self.title.text().split())
        if not title:
            self.show_problem(_("Give this work a title. You can change it later."))
            self.title.setFocus()
            return
        name = self._typed_name() or file_name_from(title, _("Workbook"))
        path = Path(self.folder.text()) / f"{name}{SUFFIX}"
        try:
            free = free_path(path.parent, name, SUFFIX)
        except OSError:
            self.show_problem(_("This folder cannot be read. Choose another one."))
            return
        if free != path:
            self.file_name.setText(free.stem)
            self._own_name = True
            self.show_problem(
                _(
                    "There is already a file with that name. “{name}” is free: press Start again to use it."
                ).format(name=free.stem)
            )
            return
        self.show_problem("")
        local = self._level != "national"
        self.answered.emit(
            {
                "title": title,
                "level": self._chosen_level(),
                "place": " ".join(self.place.text().split()) if local else "",
                "country": str(self.country.currentData()),
                "template": str(self.template.currentData()),
                "path": str(path),
            }
        )

    def _typed_name(self) -> str:
        typed = self.file_name.text().strip()
        if typed.casefold().endswith(SUFFIX):
            typed = typed[: -len(SUFFIX)]
        return file_name_from(typed, "")

    def _propose(self) -> None:
        self.show_problem("")  # what was missing is being typed
        if self._own_name:
            return
        name = file_name_from(self.title.text(), _("Workbook"))
        try:
            name = free_path(Path(self.folder.text()), name, SUFFIX).stem
        except OSError:
            pass  # said when Start is pressed
        self.file_name.setText(name)

    def _on_named(self) -> None:
        self._own_name = bool(self.file_name.text().strip())

    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the file"), self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))
            self.show_problem("")
            self._propose()
