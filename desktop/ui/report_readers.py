"""Who will read a report: the edition, the language of the document and the day on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.domain.field import FieldSpec, Kind, is_date
from desktop.domain.visibility import INTERNAL, PUBLIC
from desktop.system.locale import _, language, language_name
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import DateEditor
from desktop.ui.layout import card, column
from desktop.ui.session import Session
from desktop.ui.text import plain_label
from desktop.workspace.export_choices import Choices
from desktop.workspace.reporting import proposed_date, spoken_languages


class ReportReaders(QWidget):
    """`changed` when somebody chose otherwise."""

    changed = Signal()

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        lines = column(self)
        box, inside = card(_("Who will read it"), name="report.edition")
        lines.addWidget(box)
        self._editions = QButtonGroup(self)
        public_words = _(
            "No views, contacts or lists of names. Judgements, ties, notes and people only if marked “Anyone”."
        )
        team_words = _("Everything in this workbook, marked as internal on every page.")
        for key, words, help_text in (
            (PUBLIC, _("Anybody"), public_words),
            (INTERNAL, _("Our team only"), team_words),
        ):
            choice = QRadioButton(words)
            choice.setObjectName(f"report.edition.{key}")
            choice.setAccessibleName(f"{words}. {help_text}")
            choice.setProperty("key", key)
            choice.setChecked(key == PUBLIC)
            self._editions.addButton(choice)
            inside.addWidget(choice)
            inside.addWidget(plain_label(help_text, role="label"))
        self._editions.buttonClicked.connect(self._on_changed)
        inside.addWidget(plain_label(_("Language of the document"), role="label"))
        self.spoken = ChoiceBox()
        self.spoken.setObjectName("report.language")
        self.spoken.setAccessibleName(_("Language of the document"))
        for code in dict.fromkeys([*spoken_languages(), language()]):
            self.spoken.addItem(language_name(code), code)
        self.spoken.setCurrentIndex(max(0, self.spoken.findData(choices.language or language())))
        self.spoken.activated.connect(self._on_language)
        inside.addWidget(self.spoken)
        inside.addWidget(plain_label(_("Date on the document"), role="label"))
        spec = FieldSpec(name="date", kind=Kind.DATE, label=_("Date on the document"))
        self.date = DateEditor(spec, "report")
        self.date.show_value(proposed_date(session.workspace), session.snapshot)
        self.date.setMaximumWidth(session.theme.px(260))
        self.date.edited.connect(self._on_changed)
        inside.addWidget(self.date)

    @property
    def edition(self) -> str:
        """The edition that is chosen; the public one in case of doubt."""
        checked = self._editions.checkedButton()
        return str(checked.property("key")) if checked is not None else PUBLIC

    @property
    def language(self) -> str:
        """The language of the document."""
        return str(self.spoken.currentData() or language())

    @property
    def day(self) -> str:
        """The day as it is typed."""
        return self.date.value().strip()

    @property
    def has_day(self) -> bool:
        """Whether it is a full day."""
        return is_date(self.day) and len(self.day) == 10

    def _on_changed(self, *_value: object) -> None:
        self.changed.emit()

    def _on_language(self) -> None:
        self._choices.language = str(self.spoken.currentData())
        self.changed.emit()
