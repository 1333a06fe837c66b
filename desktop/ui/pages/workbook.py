"""This workbook: where it is, its copies and backups, what was deleted, what changed, forgetting people."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.system.locale import _, show
from desktop.ui.background import Background
from desktop.ui.forget_section import ForgetSection
from desktop.ui.handover_section import HandoverSection
from desktop.ui.layout import column, row, scrolling
from desktop.ui.moment import moment_words
from desktop.ui.page import Page
from desktop.ui.saving import ask_and_save_copy
from desktop.ui.session import Session
from desktop.ui.workbook_sections import (
    BackupSection,
    ChangesSection,
    FileSection,
    Section,
    TrashSection,
    record_words,
)
from desktop.workspace.overview import Overview, discard, look
from desktop.workspace.workspace import Backup, Refused, Trashed

TWO_COLUMNS = 820  # pixels at 100 %: below this the sections stand in one column
PATIENCE = 10.0  # seconds to wait for the last changes before a stick is taken out


class WorkbookPage(Page):
    """Looks at the file in a thread; what it finds is shown in sections."""

    tables = ()  # every change is of interest here
    wants_guidance = False

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("This workbook"),
            _("Everything is saved by itself in one file. Here you take it elsewhere, go back or clean up."),
        )
        self._looking = Background(self)
        self._working = Background(self)
        self._look_again = False
        self.file = FileSection(session)
        self.backups = BackupSection(session)
        self.trash = TrashSection(session)
        self.changes = ChangesSection(session)
        self.forget = ForgetSection(session)
        self.handover = HandoverSection(session)
        inside = QWidget()
        inside.setObjectName("page")
        self._columns = row(inside, spacing=12)
        for sections in ((self.file, self.backups, self.forget), (self.handover, self.changes, self.trash)):
            side = column(spacing=12)
            for section in sections:
                side.addWidget(section)
            side.addStretch()
            self._columns.addLayout(side, 1)
        self.body.addWidget(scrolling(inside, name="workbook.scroll"), 1)
        self._connect()

    def _connect(self) -> None:
        self.file.asked_for_copy.connect(self._on_copy)
        self.file.asked_to_leave.connect(self._on_leave)
        self.backups.asked_for_backup.connect(self._on_backup)
        self.backups.asked_to_restore.connect(self._on_restore)
        self.trash.asked_to_put_back.connect(self._on_put_back)
        self.forget.asked_to_forget.connect(self._on_forget)
        self.forget.asked_to_discard.connect(self._on_discard)
        self.session.theme.changed.connect(self._fit)

    @property
    def _sections(self) -> tuple[Section, ...]:
        return (self.file, self.handover, self.backups, self.trash, self.changes, self.forget)

    def refresh(self) -> None:
        workspace = self.session.workspace
        if not self._looking.run(lambda: look(workspace), self._on_looked):
            self._look_again = True

    def come_into_view(self) -> None:
        self.refresh()

    def _on_looked(self, found: Any) -> None:
        if self._look_again:
            self._look_again = False
            self.refresh()
            return
        if not isinstance(found, Overview):
            self._say(_("This workbook could not be looked at just now. The log of this program says more."))
            return
        for section in self._sections:
            section.show_overview(found)

    def _say(self, words: str, action: str = "") -> None:
        self.session.noticed.emit(words, action)

    # ------------------------------------------------------------------ what was asked for

    def _on_copy(self) -> None:
        words = ask_and_save_copy(self, self.session.workspace)
        if words:
            self._say(words)

    def _on_leave(self) -> None:
        workspace = self.session.workspace
        self.file.leave_button.setEnabled(False)
        self._working.run(lambda: workspace.flush(PATIENCE), self._on_left)

    def _on_left(self, saved: Any) -> None:
        self.file.leave_button.setEnabled(True)
        if saved is not True:
            self._say(_("Not yet: the last changes are not in the file. Leave the stick in, or save a copy."))
            return
        name = self.session.workspace.path.name
        words = _("“{file}” is saved and closed. Eject the stick as this computer asks, then take it out.")
        self.session.asked_to_close.emit(words.format(file=name))

    def _on_backup(self) -> None:
        workspace = self.session.workspace
        if self._working.run(workspace.backup_now, self._on_backed_up):
            self.backups.make_button.setEnabled(False)

    def _on_backed_up(self, outcome: Any) -> None:
        self.backups.make_button.setEnabled(True)
        if isinstance(outcome, Backup):
            words = _("A backup is made and checked: {path}")
            self._say(words.format(path=str(outcome.path)))
        else:
            self._say(
                _refusal(outcome, _("The backup could not be made. The log of this program says more."))
            )
        self.refresh()

    def _on_restore(self, backup: Backup) -> None:
        try:
            self.session.workspace.restore(backup)
        except Refused as refusal:
            self._say(show(refusal.message))
        else:
            words = _(
                "The workbook is as it was in the backup of {moment}. How it was before is kept as a backup."
            )
            self._say(words.format(moment=moment_words(backup.when)))
        self.refresh()

    def _on_put_back(self, trashed: Trashed) -> None:
        try:
            self.session.workspace.put_back(trashed)
        except Refused as refusal:
            self._say(show(refusal.message))
            return
        self._say(
            _("Back in its place: {title}").format(title=record_words(trashed.record, self.session)), "undo"
        )

    def _on_forget(self, person: str) -> None:
        try:
            left = self.session.workspace.forget_person(person)
        except (Refused, KeyError) as problem:
            self._say(_refusal(problem, _("This person is not in the workbook any more.")))
        else:
            self.forget.show_forgotten(left)
        self.refresh()

    def _on_discard(self, backups: tuple[Backup, ...]) -> None:
        self.forget.show_discarded(discard(backups))
        self.refresh()

    # ------------------------------------------------------------------ fitting

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.session.theme.px(TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def _refusal(problem: object, otherwise: str) -> str:
    return show(problem.message) if isinstance(problem, Refused) else otherwise
