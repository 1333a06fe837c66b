"""Sections of the page about the workbook itself: the file, its backups, the trash and the newest changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.record import Record, names_of, spec_of, table_of
from desktop.domain.words import Message
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.layout import clear, column, frame, row
from desktop.ui.moment import moment_words, size_words, utc_words
from desktop.ui.names import show_name
from desktop.ui.session import Session
from desktop.ui.text import ElidedLabel, button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.actions import title_of
from desktop.workspace.overview import Overview
from desktop.workspace.workspace import Backup, Edit, Trashed

FIRST = 8  # lines of a list before "Show all"


class Section(QFrame):
    """A card with a title and a body that is filled anew whenever the workbook was looked at."""

    def __init__(self, session: Session, title: str, name: str) -> None:
        super().__init__()
        self.session = session
        self.setProperty("role", "card")
        self.setObjectName(f"workbook.{name}")
        lines = column(self, margin=14, spacing=8)
        lines.addWidget(plain_label(title, role="strong"))
        self.lines: QVBoxLayout = column(spacing=6)
        lines.addLayout(self.lines)

    def show_overview(self, found: Overview) -> None:
        """Show what was found."""
        raise NotImplementedError

    def muted(self, words: str) -> None:
        """Add a quiet sentence."""
        self.lines.addWidget(plain_label(words, role="muted"))

    @property
    def can_edit(self) -> bool:
        """Whether this workbook may be changed."""
        return self.session.workspace.read_only is None


class FileSection(Section):
    """Where the file is, when it was saved, how large it is, who worked on it, and taking it elsewhere."""

    asked_for_copy = Signal()
    asked_to_leave = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("The file"), "file")
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(14)
        self.facts.setVerticalSpacing(6)
        self.facts.setColumnStretch(1, 1)
        self.lines.addLayout(self.facts)
        buttons = QWidget()
        tools = WrappingRow(buttons, spacing=8)
        self.copy_button = button(_("Save a copy"), name="workbook.copy")
        self.copy_button.clicked.connect(self.asked_for_copy)
        self.folder_button = button(_("Show in folder"), name="workbook.folder")
        self.folder_button.clicked.connect(self._on_folder)
        self.leave_button = button(_("Safe to remove the stick"), name="workbook.leave")
        self.leave_button.clicked.connect(self.asked_to_leave)
        for made in (self.copy_button, self.folder_button, self.leave_button):
            tools.addWidget(made)
        self.lines.addWidget(buttons)
        self.muted(
            _("“Safe to remove the stick” saves everything, closes this workbook and goes to the start page.")
        )

    def show_overview(self, found: Overview) -> None:
        clear(self.facts)
        path = self.session.workspace.path
        saved = moment_words(found.saved) if found.saved else _("the file cannot be found at present")
        names = [name for name in found.authors if name]
        if "" in found.authors:
            names.append(_("somebody without a name"))
        facts = (
            ("path", _("Where it is"), str(path)),
            ("saved", _("Last saved"), saved),
            ("size", _("Size"), size_words(found.size) if found.size else ""),
            ("authors", _("Who worked on it"), ", ".join(names) or _("nobody yet")),
        )
        for number, (key, title, words) in enumerate(fact for fact in facts if fact[2]):
            heading = plain_label(title, role="label", wrap=False)
            heading.setContentsMargins(0, 2, 0, 0)
            self.facts.addWidget(heading, number, 0, Qt.AlignmentFlag.AlignTop)
            label = plain_label(_breakable(words), name=f"workbook.fact.{key}")
            label.setAccessibleName(f"{title}: {words}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addWidget(label, number, 1)

    def _on_folder(self) -> None:
        # Only the folder: a file that was opened this way could be any program.
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.workspace.path.parent)))


class BackupSection(Section):
    """The backups, making one now, and going back to one after saying what that means."""

    asked_for_backup = Signal()
    asked_to_restore = Signal(object)  # Backup

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Backups"), "backups")
        self._asked: Backup | None = None
        self._all = False
        self._found: tuple[Backup, ...] = ()
        self.make_button = button(_("Back up now"), name="workbook.backup_now")
        self.make_button.clicked.connect(self.asked_for_backup)
        self.list = column(spacing=4)
        self.lines.addLayout(self.list)
        self.question = QuestionPanel("workbook.restore", _("Go back to this backup"))
        self.question.agreed.connect(self._on_agreed)
        self.lines.addWidget(self.question)
        tools = row()
        tools.addWidget(self.make_button)
        tools.addStretch()
        self.lines.addLayout(tools)

    def show_overview(self, found: Overview) -> None:
        self._found = found.backups
        if self._asked is not None and self._asked not in found.backups:
            self.question.hide()
        self._fill()

    def _fill(self) -> None:
        clear(self.list)
        problem = self.session.workspace.backup_problem
        if problem is not None:
            self.list.addWidget(plain_label(show(problem), role="attention", name="workbook.backup_problem"))
        if not self._found:
            self.list.addWidget(
                plain_label(_("No backup yet. One is made by itself while you work."), role="muted")
            )
        for number, backup in enumerate(self._found if self._all else self._found[:FIRST]):
            self.list.addLayout(self._line(backup, number))
        _more(self.list, len(self._found), self._all, "workbook.all_backups", self._on_all)
        folder = ElidedLabel(
            str(self.session.workspace.backup_folder), role="label", name="workbook.backup_folder"
        )
        self.list.addWidget(folder)

    def _line(self, backup: Backup, number: int) -> QHBoxLayout:
        line = row(spacing=10)
        when = moment_words(backup.when)
        line.addWidget(plain_label(when, wrap=False))
        edits = ngettext("{count} change", "{count} changes", backup.edits).format(
            count=format_number(backup.edits)
        )
        line.addWidget(plain_label(edits, role="muted", wrap=False), 1)
        if not backup.ok:
            line.addWidget(plain_label(_("damaged"), role="chip-check", wrap=False))
        elif self.can_edit:
            made = button(_("Restore"), role="link", name=f"workbook.restore.{number}")
            made.setAccessibleName(_("Restore the backup of {moment}").format(moment=when))
            made.setProperty("path", str(backup.path))
            made.clicked.connect(self._on_restore)
            line.addWidget(made)
        return line

    def _on_all(self) -> None:
        self._all = True
        self._fill()

    def _on_restore(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        self._asked = next((b for b in self._found if str(b.path) == sender.property("path")), None)
        if self._asked is not None:
            words = _(
                "Go back to the backup of {moment}? Everything in this workbook becomes as it was then. "
                "How it is now is kept as a backup first, so you can come back."
            )
            self.question.ask(words.format(moment=moment_words(self._asked.when)))

    def _on_agreed(self) -> None:
        if self._asked is not None:
            self.asked_to_restore.emit(self._asked)


class TrashSection(Section):
    """What was deleted, when, what was linked to it, and putting it back."""

    asked_to_put_back = Signal(object)  # Trashed

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Trash"), "trash")
        self._found: tuple[Trashed, ...] = ()
        self._all = False

    def show_overview(self, found: Overview) -> None:
        self._found = found.trash
        self._fill()

    def _fill(self) -> None:
        clear(self.lines)
        if not self._found:
            self.muted(_("Nothing was deleted."))
        for number, trashed in enumerate(self._found if self._all else self._found[:FIRST]):
            self.lines.addWidget(self._line(trashed, number))
        _more(self.lines, len(self._found), self._all, "workbook.all_trash", self._on_all)

    def _line(self, trashed: Trashed, number: int) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=2)
        head = row(spacing=10)
        title = record_words(trashed.record, self.session)
        named = plain_label(name=f"workbook.trash.{number}")
        show_name(named, title)
        head.addWidget(named, 1)
        if self.can_edit:
            made = button(_("Put back"), role="link", name=f"workbook.put_back.{number}")
            made.setAccessibleName(_("Put back: {title}").format(title=title))
            made.setProperty("number", number)
            made.clicked.connect(self._on_put_back)
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        when = _("deleted {moment}").format(moment=utc_words(trashed.edit.utc))
        if trashed.edit.author:
            when = _("deleted {moment} by {name}").format(
                moment=utc_words(trashed.edit.utc), name=trashed.edit.author
            )
        lines.addWidget(plain_label(when, role="label"))
        if trashed.links:
            linked = dict.fromkeys(record_words(item, self.session) for item, _field in trashed.links)
            words = _("Linked to it: {records}").format(records=", ".join(linked))
            lines.addWidget(plain_label(words, role="label"))
        return holder

    def _on_all(self) -> None:
        self._all = True
        self._fill()

    def _on_put_back(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.asked_to_put_back.emit(self._found[int(sender.property("number"))])


class ChangesSection(Section):
    """The newest changes, in sentences."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Recent changes"), "changes")
        self._found: tuple[Edit, ...] = ()
        self._all = False

    def show_overview(self, found: Overview) -> None:
        self._found = found.recent
        self._fill()

    def _fill(self) -> None:
        clear(self.lines)
        if not self._found:
            self.muted(_("Nothing was changed yet."))
        for number, edit in enumerate(self._found if self._all else self._found[:FIRST]):
            holder = QWidget()
            lines = column(holder, spacing=0)
            words = show(self.session.workspace.sentence(edit))
            lines.addWidget(ElidedLabel(words, name=f"workbook.change.{number}"))
            parts = [utc_words(edit.utc), edit.author]
            lines.addWidget(
                plain_label("  ·  ".join(part for part in parts if part), role="label", wrap=False)
            )
            self.lines.addWidget(holder)
        _more(self.lines, len(self._found), self._all, "workbook.all_changes", self._on_all)

    def _on_all(self) -> None:
        self._all = True
        self._fill()


class QuestionPanel(QFrame):
    """A question in the page, with what a yes would do; never a dialog."""

    agreed = Signal()

    def __init__(self, name: str, yes: str) -> None:
        super().__init__()
        self.setProperty("role", "callout")
        self.setObjectName(f"{name}.question")
        self.lines = column(self, margin=12, spacing=8)
        self.words = plain_label("", name=f"{name}.words")
        self.lines.addWidget(self.words)
        self.extra = column(spacing=4)
        self.lines.addLayout(self.extra)
        buttons = QWidget()
        tools = WrappingRow(buttons, spacing=8)
        self.yes = button(yes, role="primary", name=f"{name}.yes")
        self.yes.clicked.connect(self._on_yes)
        self.no = button(_("Not now"), name=f"{name}.no")
        self.no.clicked.connect(self.hide)
        tools.addWidget(self.yes)
        tools.addWidget(self.no)
        self.lines.addWidget(buttons)
        self.hide()

    def ask(self, words: str) -> None:
        """Show the question; the safe answer has the focus."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.no.setFocus()
        bring_into_view(self)

    def _on_yes(self) -> None:
        self.hide()
        self.agreed.emit()


def record_words(item: Record, session: Session) -> str:
    """A record for people: what kind it is and how it is called."""
    title = title_of(item, session.snapshot)
    shown = show(title) if isinstance(title, Message) else str(title)
    kind = _(names_of(table_of(item))[0])
    return kind if shown == kind else _("{kind}: {title}").format(kind=kind, title=shown)


def field_words(item: Record, field: str, session: Session) -> str:
    """One field of a record for people."""
    label = _(spec_of(type(item), field).label)
    return f"{record_words(item, session)}  ·  {label}"


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page so that something that just appeared can be seen."""
    area: QWidget | None = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        # Only when the layout has given it its place.
        QTimer.singleShot(0, area, partial(area.ensureWidgetVisible, widget))


def rule() -> QFrame:
    """A thin line between parts of a section."""
    return frame("rule")


def _more(into: QVBoxLayout, count: int, all_shown: bool, name: str, slot: Callable[[], None]) -> None:
    if count > FIRST and not all_shown:
        made = button(_("Show all {count}").format(count=format_number(count)), role="link", name=name)
        made.clicked.connect(slot)
        line = row()
        line.addWidget(made)
        line.addStretch()
        into.addLayout(line)


def _breakable(path: str) -> str:
    """A path that may go on in a next line after each folder (a mark without width, for the eye only)."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
