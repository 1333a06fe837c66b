"""Forgetting a person: what is erased, a confirmation that no slip can give, and what is left to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.domain.records import Person
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import clear, column, row
from desktop.ui.moment import moment_words
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, button, plain_label
from desktop.ui.workbook_sections import QuestionPanel, Section, bring_into_view, field_words, rule
from desktop.workspace.overview import Overview
from desktop.workspace.workspace import Backup, Forgotten

MOST_PLACES = 12


class ForgetSection(Section):
    """Asks for a person, explains, makes sure, and then shows where the name still stands."""

    asked_to_forget = Signal(str)  # a person's id
    asked_to_discard = Signal(object)  # backups to delete for good

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Forget a person"), "forget")
        self._chosen = ""
        self._name = ""
        self._left: Forgotten | None = None
        self._sure = False
        self.muted(
            _("When somebody asks to be taken out of this workbook, for good and not only from sight.")
        )
        self._ask_row = QWidget()
        line = row(self._ask_row)
        self.person = ChoiceBox()
        self.person.setObjectName("workbook.forget.person")
        self.person.setAccessibleName(_("Person to forget"))
        self.person.setMinimumContentsLength(12)
        line.addWidget(self.person, 1)
        self.ask_button = button(_("Forget this person"), name="workbook.forget.ask")
        self.ask_button.clicked.connect(self._on_ask)
        line.addWidget(self.ask_button)
        self.lines.addWidget(self._ask_row)
        self.nobody = plain_label(_("There is nobody in the team of this workbook."), role="muted")
        self.lines.addWidget(self.nobody)
        self._add_question()
        self._result = QWidget()
        self.result = column(self._result, spacing=6)
        self._result.hide()
        self.lines.addWidget(self._result)

    def _add_question(self) -> None:
        self.question = QuestionPanel("workbook.forget", _("Erase now"))
        self.question.agreed.connect(self._on_agreed)
        self._typed_label = plain_label("", role="label")
        self.typed = QLineEdit()
        self.typed.setObjectName("workbook.forget.typed")
        self.typed.textChanged.connect(self._on_typed)
        self._typed_label.setBuddy(self.typed)
        self.question.extra.addWidget(self._typed_label)
        self.question.extra.addWidget(self.typed)
        self.lines.addWidget(self.question)

    def show_overview(self, found: Overview) -> None:
        people = self.session.snapshot.all(Person)
        chosen = self.person.currentData()
        self.person.clear()
        for item in sorted(people, key=lambda person: person.title.casefold()):
            self.person.addItem(item.title or _("(no name yet)"), item.id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self._ask_row.setVisible(bool(people) and self.can_edit)
        self.nobody.setVisible(not people)
        if self._chosen not in {item.id for item in people}:
            self.question.hide()

    def _on_ask(self) -> None:
        item = self.session.snapshot.get(Person, str(self.person.currentData()))
        if item is None:
            return
        self._chosen, self._name = item.id, " ".join(item.title.split())
        name = self._name or _("this person without a name")
        words = _(
            "This erases {name}: the record, every link to it, and the whole history of this workbook, "
            "because the history holds the name. Undo and the trash are empty afterwards. "
            "It cannot be taken back. Copies of this workbook in other places are not touched."
        ).format(name=name)
        self._typed_label.setText(_("To be sure, type the name: {name}").format(name=self._name))
        self.typed.setAccessibleName(_("The name, to be sure"))
        self.typed.clear()
        for widget in (self._typed_label, self.typed):
            widget.setVisible(bool(self._name))
        self._on_typed()
        self.question.ask(words)
        if self._name:
            self.typed.setFocus()

    def _on_typed(self) -> None:
        typed = " ".join(self.typed.text().split()).casefold()
        self.question.yes.setEnabled(typed == self._name.casefold())

    def _on_agreed(self) -> None:
        self.asked_to_forget.emit(self._chosen)

    def show_forgotten(self, left: Forgotten) -> None:
        """Say what was erased, and where the name still stands."""
        self._left, self._sure = left, False
        clear(self.result)
        self._result.show()
        name = left.name or _("this person without a name")
        self.result.addWidget(rule())
        done = _("{name} is erased from the team and from the history of this workbook.").format(name=name)
        self.result.addWidget(plain_label(done, role="strong", name="workbook.forget.done"))
        self._show_places(left)
        self._show_backups(left.backups)
        bring_into_view(self._result)

    def _show_places(self, left: Forgotten) -> None:
        if not left.places:
            return
        self.result.addWidget(plain_label(_("The name still stands in these texts. Look at each of them:")))
        for number, (item, field) in enumerate(left.places[:MOST_PLACES]):
            words = field_words(item, field, self.session)
            made = ElidedButton(words, role="link", name=f"workbook.forget.place.{number}")
            made.setProperty("record", item.id)
            made.clicked.connect(self._on_place)
            self.result.addWidget(made)
        more = len(left.places) - MOST_PLACES
        if more > 0:
            words = ngettext("and {count} more", "and {count} more", more).format(count=format_number(more))
            self.result.addWidget(plain_label(words, role="muted"))

    def _show_backups(self, backups: tuple[Backup, ...]) -> None:
        if not backups:
            self.result.addWidget(
                plain_label(_("No backup in the present backup folder holds the name."), role="muted")
            )
            return
        words = ngettext(
            "{count} backup holds the name: {moments}",
            "{count} backups hold the name: {moments}",
            len(backups),
        ).format(count=format_number(len(backups)), moments=", ".join(moment_words(b.when) for b in backups))
        self.result.addWidget(plain_label(words, name="workbook.forget.backups"))
        line = row()
        self.discard_button = button(_("Delete these backups"), name="workbook.forget.discard")
        self.discard_button.clicked.connect(self._on_discard)
        line.addWidget(self.discard_button)
        line.addStretch()
        self.result.addLayout(line)

    def show_discarded(self, left: list[Backup]) -> None:
        """Say that the backups are gone, or which are not."""
        self.discard_button.setEnabled(False)
        if left:
            names = ", ".join(backup.path.name for backup in left)
            words = _("These could not be deleted: {files}. Delete them by hand.").format(files=names)
        else:
            words = _("The backups with the name are deleted.")
        self.result.addWidget(
            plain_label(words, role="attention" if left else "muted", name="workbook.forget.gone")
        )

    def _on_discard(self) -> None:
        """The first press asks, the second deletes."""
        if not self._sure:
            self._sure = True
            words = _("Delete them for good: press again")
            self.discard_button.setText(words)
            self.discard_button.setAccessibleName(words)
        elif self._left is not None:
            self.asked_to_discard.emit(self._left.backups)

    def _on_place(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.session.asked_for_record.emit(str(sender.property("record")))
