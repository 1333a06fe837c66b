"""The open workbook: the records as they are now, and everything that can be done with them.

One thread (the window's) calls it. Edits take effect in memory at once and are written behind; `changed` is
announced in the calling thread, `status_changed` also from the writer's.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.domain.change import Change, Conflict, Edit, inverse
from desktop.domain.field import FROM_CELL, TO_CELL, Kind
from desktop.domain.record import TABLES, Record, RecordId, new_id, spec_of, table_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import SUCCESSOR
from desktop.domain.words import N_, Message
from desktop.storage import backup as storage_backup
from desktop.storage import clock, forget, schema
from desktop.storage.backup import Backup
from desktop.storage.connection import MAX_TEXT
from desktop.storage.errors import Refused
from desktop.storage.workbook import OpenFile, WorkbookInfo
from desktop.storage.writer import READ_ONLY, SAVED, Status, Writer
from desktop.system import installation, paths
from desktop.workspace import actions, copying, doors
from desktop.workspace.forgetting import Forgotten, left_over
from desktop.workspace.keeping import Keeper
from desktop.workspace.listeners import Changed, Listeners
from desktop.workspace.trash import Trashed, deletion, find_trashed, restoration
from desktop.workspace.undo import OF, REDO, UNDO, Stacks, Step

STEPS_KEPT = 1000  # undo steps read back from the file; more than anybody presses Ctrl+Z
_TEXT = TO_CELL[Kind.TEXT]


class Workspace:
    """One open workbook. `snapshot` is what it holds now; `author` signs the next edits."""

    def __init__(self, door: doors.Door, author: str, backup_folder: Path) -> None:
        self.changed: Listeners[Changed] = Listeners()
        self.status_changed: Listeners[Status] = Listeners()
        self.author = author
        self.path = door.path
        self._take(door, backup_folder, None)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str = "",
        read_only: bool = False,
        break_lock: bool = False,
        backup_folder: Path | None = None,
    ) -> Workspace:
        """Open a workbook file. Raises Refused with one sentence when that cannot or should not be done.

        `break_lock` opens it although a lock says that somebody else has it (code "locked"). Backups go into
        `backup_folder`, or into the folder of the program.
        """
        door = doors.enter(path, name=author, read_only=read_only, break_lock=break_lock)
        return cls(door, author, backup_folder or paths.backups_dir())

    def _take(self, door: doors.Door, backup_folder: Path, saved_at: datetime.datetime | None) -> None:
        """Start from a freshly opened file."""
        self._door = door
        self._file: OpenFile = door.file
        self.read_only: Message | None = door.read_only
        self.snapshot = Snapshot(self._file.load)
        # The edits since opening: together with the copy in the work area they are the workbook.
        self._session: list[Edit] = []
        self._known: list[Edit] | None = None
        self._stacks: Stacks | None = None
        self._visit = ""
        self._counter = -1
        version = door.file.info.schema[0] * 1000 + door.file.info.schema[1]
        self._keeper = Keeper(door.file, backup_folder)
        first, keep = door.file, lambda: self._keeper.before_upgrade(self._title)
        self._writer = Writer(door.path, first.mark, first.lack, version, self._on_status, saved_at, keep)

    @property
    def info(self) -> WorkbookInfo:
        """What the file says about itself."""
        return dataclasses.replace(self._file.info, edits=self._file.info.edits + len(self._session))

    @property
    def upgrade(self) -> Message | None:
        """What the first edit does to a file of an older version; None when there is nothing to say."""
        return None if self.read_only or self._session else self._file.upgrade

    # ---------------------------------------------------------------- editing

    def edit(self, action: str, changes: Iterable[Change], *, visit: str = "", **args: str) -> Snapshot:
        """Make these changes, as one edit, and give the next snapshot; without changes there is no edit.

        `action` is a key of `actions`, `args` fill its sentence. Consecutive edits with the same `visit` are
        one undo step. Raises Conflict when a change expects something else than what is there, Refused when
        the workbook can only be read or a text is longer than a workbook should hold.
        """
        made = list(changes)
        if not made:
            return self.snapshot
        _check(made)
        top = (
            self._undo_stacks.undo[-1] if visit and visit == self._visit and self._undo_stacks.undo else None
        )
        self._commit(action, made, step=top.id if top else "", args=args)
        self._visit = visit
        return self.snapshot

    def delete(self, record: Record, *, visit: str = "") -> Snapshot:
        """Delete a record with all that cannot stand without it, and empty the links to it; it goes to the
        trash. Deletions with the same `visit` are one undo step.
        """
        found = self.snapshot.rows(table_of(record)).get(record.id)  # as it is now; or gone with another one
        return self.edit("delete", deletion(self.snapshot, found) if found else [], visit=visit)

    def undo(self) -> Edit | None:
        """Take the last step back; None when there is none. Raises Refused when it does not fit any more."""
        stack = self._undo_stacks.undo
        return self._take_back(stack[-1], UNDO) if stack else None

    def redo(self) -> Edit | None:
        """Do again what was undone last; None when there is nothing."""
        stack = self._undo_stacks.redo
        return self._take_back(stack[-1], REDO) if stack else None

    @property
    def undo_message(self) -> Message | None:
        """What undo would take back, for a menu; None when there is nothing."""
        stack = self._undo_stacks.undo
        return Message(N_("Undo: {what}"), {"what": self._name_of(stack[-1], UNDO)}) if stack else None

    @property
    def redo_message(self) -> Message | None:
        """What redo would do again, for a menu; None when there is nothing."""
        stack = self._undo_stacks.redo
        return Message(N_("Redo: {what}"), {"what": self._name_of(stack[-1], REDO)}) if stack else None

    def _name_of(self, step: Step, way: str) -> Message:
        changes = step.back() if way == REDO else inverse(step.back())
        return actions.describe(step.action, step.args, changes, self.snapshot)

    def _take_back(self, step: Step, action: str) -> Edit:
        try:
            return self._commit(action, step.back(), undoes=step.id, args={OF: step.action, **step.args})
        except (Conflict, KeyError):
            text = N_("This step cannot be taken back: what it changed is different now.")
            raise Refused("conflict", Message(text)) from None

    def _commit(
        self, action: str, changes: list[Change], *, args: dict[str, str], step: str = "", undoes: str = ""
    ) -> Edit:
        if self.read_only is not None:
            raise Refused("read_only", self.read_only)
        stacks, instance = self._undo_stacks, installation.instance_id()
        if self._counter < 0:
            self._counter = self._file.chain_end(instance).counter
        snapshot = self.snapshot.apply(changes)
        edit_id = new_id()
        edit = Edit(
            id=edit_id,
            step=step or edit_id,
            instance=instance,
            counter=self._counter + 1,
            author=str(_TEXT(self.author) or ""),
            utc=clock.utc(),
            action=action,
            args={name: str(_TEXT(value) or "") for name, value in args.items()},
            undoes=undoes,
            schema=schema.VERSION,
            changes=tuple(changes),
        )
        self.snapshot, self._counter, self._visit = snapshot, edit.counter, ""
        self._session.append(edit)
        stacks.add(edit)
        self._writer.append(edit)
        self.changed.emit(
            Changed(frozenset(c.table for c in changes), frozenset(c.row for c in changes), action)
        )
        return edit

    # ---------------------------------------------------------------- looking back

    @property
    def _undo_stacks(self) -> Stacks:
        if self._stacks is None:
            self._stacks = Stacks([*self._read_back(), *self._session])
        return self._stacks

    def _read_back(self) -> list[Edit]:
        """The newest edits of the file as it was opened, oldest first."""
        if self._known is None:
            self._known = self._file.edits(steps=STEPS_KEPT)
        return self._known

    def recent(self, limit: int = 50) -> list[Edit]:
        """The newest edits, newest first."""
        found = self._session[-limit:] if limit else []
        if len(found) < limit:
            found = [*self._read_back()[len(found) - limit :], *found]
        return found[::-1]

    def history(self) -> list[Edit]:
        """Every edit since the history of this file begins, oldest first."""
        return [*self._file.edits(), *self._session]

    def sentence(self, edit: Edit) -> Message:
        """What an edit did, in words."""
        return actions.sentence(edit, self.snapshot)

    def trash(self) -> list[Trashed]:
        """The deleted records that can be put back, newest first."""
        return find_trashed(self.history(), self.snapshot)

    def put_back(self, trashed: Trashed) -> Snapshot:
        """Put a deleted record back, with what went with it and the links to it, as far as they are free."""
        return self.edit("put_back", restoration(trashed, self.snapshot))

    def problems(self) -> list[Message]:
        """What is wrong with the file as it was opened: its pages, its history. Reads the whole file."""
        return self._file.verify()

    # ---------------------------------------------------------------- saving

    @property
    def status(self) -> Status:
        """Whether everything is in the file."""
        return self._writer.status if self.read_only is None else Status(READ_ONLY, None, self.read_only)

    def flush(self, timeout: float = 10) -> bool:
        """Wait until everything is in the file; False when `timeout` seconds were not enough."""
        return self._writer.flush(timeout)

    def close(self, timeout: float = 10, *, discard: bool = False) -> bool:
        """Save what is left and close. False: something is still unsaved, and the workbook stays open.

        `discard` closes in any case; what is unsaved is lost.
        """
        if not self.flush(timeout) and not discard:
            return False
        self._leave()
        return True

    def _leave(self) -> None:
        self._writer.close()
        self._keeper.wait()
        if self.read_only is None:
            storage_backup.remove_empty_journal(self.path)
        self._door.leave()

    def _on_status(self, status: Status) -> None:
        """From the writer's thread: tell everybody, and make a backup when everything is saved and one is
        due.
        """
        self.status_changed.emit(status)
        if status.state == SAVED:
            self._keeper.after_save(self._session, self._title)

    # ---------------------------------------------------------------- copies, backups, forgetting

    @property
    def _title(self) -> str:
        return self.snapshot.initiative.name or self.path.stem

    def save_copy(self, target: Path, receiver: str = SUCCESSOR) -> None:
        """Write the workbook as it is in memory to another file, and prove it. Raises Refused.

        Works also while the workbook's own file cannot be written. `receiver` is who it is for.
        """
        copying.write_copy(self._file, list(self._session), self.snapshot, self.path, target, receiver)

    def backup_now(self) -> Backup:
        """Make a backup of the workbook as it is in memory. Raises Refused."""
        return self._keeper.make(list(self._session), self._title)

    def backups(self) -> list[Backup]:
        """The backups of this workbook, newest first. Looks into each file, so it takes a moment."""
        return self._keeper.found()

    @property
    def backup_folder(self) -> Path:
        """Where backups go; can be changed at any time."""
        return self._keeper.folder

    @backup_folder.setter
    def backup_folder(self, folder: Path) -> None:
        self._keeper.folder = folder

    @property
    def backup_problem(self) -> Message | None:
        """Why the last backup could not be made; None when it could."""
        return self._keeper.problem

    def restore(self, backup: Backup) -> None:
        """Go back to a backup; the workbook as it is now is kept as a backup first. Raises Refused."""
        self._saved_first()
        kept = self._keeper.make(list(self._session), self._title, thin=False)
        self._anew(lambda: storage_backup.restore(self.path, backup.path, self.backup_folder, kept=kept))

    def forget_person(self, row: RecordId) -> Forgotten:
        """Erase a person from the file, with the history, which holds the name; it cannot be undone. Raises
        Refused.

        Gives the texts and the backups in which the name still stands. KeyError when there is no such person.
        """
        person = self.snapshot.rows("person")[row]
        self._saved_first()
        changes = deletion(self.snapshot, person)
        self._anew(lambda: forget.erase(self.path, self._writer.mark(), self._file.lack, changes))
        return left_over(person.title, self.snapshot, self._keeper.every_copy())

    def _saved_first(self) -> None:
        if self.read_only is not None:
            raise Refused("read_only", self.read_only)
        if not self.flush():
            text = N_("The last changes are not in the file yet, so this has to wait.")
            raise Refused("unsaved", self.status.message or Message(text))

    def _anew(self, work: Callable[[], None]) -> None:
        """Do something to the file that is no edit, then start from it anew."""
        self._writer.close()
        self._keeper.wait()
        try:
            work()
        finally:
            self._take(doors.again(self._door), self.backup_folder, self._writer.status.saved_at)
            every = frozenset(TABLES)
            self.changed.emit(Changed(every, frozenset(), "reload"))
            self.status_changed.emit(self.status)


def _check(changes: list[Change]) -> None:
    """Refuse what the file could not hold, before it is taken into the records."""
    for change in changes:
        spec = spec_of(TABLES[change.table], change.field)
        if TO_CELL[spec.kind](FROM_CELL[spec.kind](change.after)) != change.after:
            # Without the words themselves: this may end up in the log.
            raise ValueError(f"{change.table}.{change.field} cannot be this {type(change.after).__name__}")
        if isinstance(change.after, str) and len(change.after) > MAX_TEXT // 4:
            text = N_(
                "“{field}” is too long for a workbook."
                " Keep it in a paper of its own and note where that is kept."
            )
            raise Refused("too_long", Message(text, {"field": Message(spec.label)}))


__all__ = [
    "Backup",
    "Changed",
    "Conflict",
    "Edit",
    "Forgotten",
    "Refused",
    "Status",
    "Trashed",
    "Workspace",
]
