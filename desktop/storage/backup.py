"""Backups: proven copies in a folder of their own, thinned with time, and the way back to one of them.

A restore never prunes, and never replaces a file that is not kept first.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
import shutil
import sqlite3
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.change import Edit
from desktop.domain.words import N_, Message
from desktop.storage import copies, history, lock, replay, thinning, untrusted
from desktop.storage.connection import AS_IT_LIES, connect, connect_to_write
from desktop.storage.errors import Refused, unwritable
from desktop.storage.workbook import SUFFIX, OpenFile, put_in_place, remove
from desktop.system.version import VERSION as PROGRAM

INTERVAL = datetime.timedelta(minutes=30)
FEWEST = 3  # good backups that a stick without room keeps all the same
ROOM, RESERVE = 3, 10_000_000  # times the workbook's size, and bytes, that stay free for the work itself
_STAMP = "%Y%m%d-%H%M%S"
_REPLACED = re.compile(r".*-replaced-(?P<when>\d{8}-\d{6})-[0-9a-f]{4}\.mainstay", re.DOTALL)
_NAME = re.compile(r"(?P<slug>.*)-(?P<id>[0-9a-f]{8})-(?P<edits>\d{6,})-(?P<when>\d{8}-\d{6})\.mainstay")
# How the table "meta", the first of a file, holds the id among its bytes: name and value side by side.
_STORED_ID = re.compile(rb"workbook_id([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_START = 1_000_000  # bytes

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Backup:
    """One backup. `when` is local time as its name says, `edits` how many edits it holds; `ok` whether it is
    whole.
    """

    path: Path
    when: datetime.datetime
    edits: int
    ok: bool


def backup_name(title: str, workbook_id: str, edits: int, when: datetime.datetime) -> str:
    """The file name of a backup: people know it by the title, the program by the rest."""
    plain = unicodedata.normalize("NFC", title).casefold()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")
    while len(slug.encode("utf-8")) > 120:
        slug = slug[:-1]
    return f"{slug or 'workbook'}-{short_id(workbook_id)}-{edits:06d}-{when.strftime(_STAMP)}{SUFFIX}"


def short_id(workbook_id: str) -> str:
    """The part of a workbook's id that stands in the names of its backups."""
    return (re.sub(r"[^0-9a-f]", "", workbook_id.casefold()) + "0" * 8)[:8]


def is_backup(path: Path) -> bool:
    """Whether a file bears the name of a backup of ours, or of a file that was kept when a backup took its place."""
    name = path.name.removesuffix("-journal")
    return path.is_file() and (_NAME.fullmatch(name) is not None or _REPLACED.fullmatch(name) is not None)


def make(file: OpenFile, edits: Sequence[Edit], folder: Path, title: str, now: datetime.datetime) -> Backup:
    """Write and prove a backup of the workbook with these edits since it was opened. Raises Refused."""
    when, count = now.replace(microsecond=0), file.info.edits + len(edits)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, folder) from error
    path = folder / backup_name(title, file.info.workbook_id, count, when)
    while path.exists():
        when += datetime.timedelta(seconds=1)
        path = folder / backup_name(title, file.info.workbook_id, count, when)
    copies.write_copy(file, edits, path)
    return Backup(path, when, count, True)


def keep_as_it_was(file: OpenFile, folder: Path, title: str, now: datetime.datetime) -> Backup:
    """Keep a workbook of an older version as it was opened, before its first change brings it to this version.

    It bears the new version in its name ("before 0.2.0") and is a backup like any other. Raises Refused.
    """
    when = now.replace(microsecond=0)
    named = f"{title} before {PROGRAM}"
    path = folder / backup_name(named, file.info.workbook_id, file.info.edits, when)
    part = path.with_name(f".{uuid.uuid4().hex[:8]}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.copy, part)
        put_in_place(part, path)
    except OSError as error:
        raise unwritable(error, folder) from error
    finally:
        remove(part)
    return Backup(path, when, file.info.edits, True)


def found(folder: Path, workbook_id: str) -> list[Backup]:
    """The backups of a workbook, newest first. Looks into each one, so it takes a moment."""
    listed = []
    try:
        names = sorted(folder.glob(f"*-{short_id(workbook_id)}-*{SUFFIX}"))
    except OSError:
        names = []
    for path in names:
        parts = _NAME.fullmatch(path.name)
        if parts is None:
            continue
        try:
            when = datetime.datetime.strptime(parts["when"], _STAMP).astimezone()
        except (ValueError, OverflowError):
            continue
        identity = _identity(path)
        if identity is None or identity[0] == workbook_id:
            listed.append(Backup(path, when, int(parts["edits"]), identity is not None))
    return sorted(listed, key=lambda item: (item.when, item.edits), reverse=True)


def _identity(path: Path) -> tuple[str, str, int] | None:
    """Workbook id, last edit's id and last baseline of an undamaged backup; None for a damaged one."""
    try:
        connection = connect(path, "ro", seconds=20)
    except (sqlite3.Error, UnicodeError):
        return None
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return None
        mark = history.read_mark(connection)
        last = connection.execute("SELECT id FROM edit ORDER BY number DESC LIMIT 1").fetchone() or ("",)
        return mark.workbook_id, str(last[0]), mark.baseline
    except (sqlite3.Error, UnicodeError):
        return None
    finally:
        connection.close()


def workbook_id_of(path: Path) -> str:
    """Which workbook a file says it is, damaged or not; "" when it does not say."""
    try:
        connection = connect(path, AS_IT_LIES, seconds=20, lenient=True)
    except (sqlite3.Error, UnicodeError):
        return _seen_id(path)
    try:
        row = connection.execute("SELECT value FROM meta WHERE key='workbook_id'").fetchone()
        return str(row[0]) if row else ""
    except (sqlite3.Error, UnicodeError):
        return _seen_id(path)
    finally:
        connection.close()


def _seen_id(path: Path) -> str:
    """The id as it stands in the bytes of a file whose list of tables cannot be read any more."""
    try:
        with path.open("rb") as file:
            seen = _STORED_ID.search(file.read(_START))
    except OSError:
        return ""
    return seen[1].decode("ascii") if seen else ""


def is_due(known: Sequence[Backup], last_edit: str, baseline: int, now: datetime.datetime) -> bool:
    """Whether a backup should be made: half an hour has passed since the newest good one, and something
    changed.

    A clock that was set back counts as time passed.
    """
    good = [item for item in known if item.ok]
    if not good:
        return True
    if abs(now - good[0].when) < INTERVAL:
        return False
    identity = _identity(good[0].path)
    return identity is None or identity[1:] != (last_edit, baseline)


def thin(known: Sequence[Backup], now: datetime.datetime) -> list[Path]:
    """Remove the backups that the rule lets go, and give their paths. Damaged ones do not count and are left
    alone.
    """
    good = [item for item in known if item.ok]
    keep = thinning.to_keep((item.when for item in good), now)
    removed = []
    for item in good:
        if item.when not in keep:
            try:
                item.path.unlink()
                removed.append(item.path)
            except OSError as error:
                log.warning("an old backup could not be removed: %s", error)
    return removed


def make_room(known: Sequence[Backup], size: int, free: int) -> list[Path]:
    """On a stick, where room is short: remove the oldest backups until another one fits, and give their paths.

    `size` is that of the workbook, `free` what the stick has left. The workbook itself needs room to grow, so a backup
    may not take the last of it; nor may backups have more than half of what there is. The newest three stay whatever
    happens: when even they leave no room, making the backup says so.
    """
    good = sorted((item for item in known if item.ok), key=lambda item: (item.when, item.edits))
    sizes = {item.path: _size(item.path) for item in good}
    removed = []
    for item in good[:-FEWEST]:
        taken = sum(sizes.values())
        if free >= size * ROOM + RESERVE and taken <= (free + taken) / 2:
            break
        try:
            item.path.unlink()
        except OSError as error:
            log.warning("an old backup could not be removed: %s", error)
            continue
        free += sizes.pop(item.path)
        removed.append(item.path)
    return removed


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def restore(path: Path, backup: Path, folder: Path, *, kept: Backup | None = None) -> None:
    """Put a backup in the place of the workbook file at `path`, which nobody may have open.

    Unless the present workbook was `kept` as a backup just before, its bytes are copied into `folder` first,
    damaged or not. The restored file says in its baseline what it is. Raises Refused, and then nothing has
    changed.
    """
    if not copies.is_whole(backup):
        text = N_("The backup “{file}” is damaged, so nothing was restored. Choose another one.")
        raise Refused("damaged", Message(text, {"file": backup.name}))
    holder = lock.read(lock.lock_path(path))
    if holder is not None and not lock.is_dead(holder) and holder.process != os.getpid():
        raise lock.refused_by(path, holder)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        shutil.copyfile(backup, part)
        _mark_restored(part, _present_chains(path))
        if not copies.is_whole(part):
            raise OSError("the restored file did not read back as it was written")
        if kept is None and path.exists():
            keep_bytes(path, folder)
        for end in untrusted.BESIDE:  # a journal of the old file would be played into the new one
            path.with_name(path.name + end).unlink(missing_ok=True)
        put_in_place(part, path)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error, path) from error
    finally:
        remove(part)


def keep_bytes(path: Path, folder: Path) -> Path:
    """Copy a workbook file and its journal into the backups as they are, whatever their state; gives the
    copy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{path.stem}-replaced-{datetime.datetime.now().strftime(_STAMP)}-{uuid.uuid4().hex[:4]}{SUFFIX}"
    for end in untrusted.BESIDE:
        beside = path.with_name(path.name + end)
        if beside.is_file() and beside.stat().st_size:
            shutil.copyfile(beside, folder / (name + end))
    shutil.copyfile(path, folder / name)
    with (folder / name).open("rb+") as file:
        os.fsync(file.fileno())
    return folder / name


def replaced(folder: Path, workbook_id: str) -> list[Backup]:
    """The files of a workbook that were kept as they were when a backup took their place."""
    listed = []
    for path in sorted(folder.glob(f"*-replaced-*{SUFFIX}")):
        parts = _REPLACED.fullmatch(path.name)
        if parts is not None and workbook_id_of(path) == workbook_id:
            when = datetime.datetime.strptime(parts["when"], _STAMP).astimezone()
            listed.append(Backup(path, when, 0, False))
    return listed


def _present_chains(path: Path) -> Mapping[str, history.Link]:
    """The ends of the chains in the file that is about to be replaced; none when it cannot be read."""
    try:
        connection = connect(path, AS_IT_LIES, seconds=20, lenient=True)
    except (sqlite3.Error, UnicodeError):
        return {}
    try:
        return history.chains(connection)
    except (sqlite3.Error, ValueError, TypeError, AttributeError):
        return {}
    finally:
        connection.close()


def _mark_restored(part: Path, present: Mapping[str, history.Link]) -> None:
    """Write the baseline. Counters go on from the higher one, so that no number is given out twice."""
    connection = connect_to_write(part)
    try:
        connection.execute("BEGIN IMMEDIATE")
        own = history.chains(connection)
        ends = {
            name: history.Link(
                max(
                    own.get(name, history.Link(0, "")).counter, present.get(name, history.Link(0, "")).counter
                ),
                own.get(name, history.Link(0, "")).hash,
            )
            for name in {*own, *present}
        }
        replay.write_baseline(connection, "restored", ends)
        connection.execute("COMMIT")
    finally:
        connection.close()
    remove_empty_journal(part)


def remove_empty_journal(path: Path) -> None:
    """Remove the empty journal that SQLite leaves beside a file which nobody has open any more."""
    journal = path.with_name(path.name + "-journal")
    try:
        if journal.stat().st_size == 0:
            journal.unlink()
    except OSError:
        pass
