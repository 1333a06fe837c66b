"""What storage says when it cannot do something: one sentence for people and one code for the program."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from desktop.domain.words import N_, Message


class Refused(Exception):
    """A file that we will not or cannot use.

    `code` is for the program: "missing", "no_access", "empty", "too_big", "not_sqlite", "not_ours",
    "damaged", "unreadable", "too_new", "foreign_schema", "absurd_values", "locked", "read_only",
    "disk_full", "no_room",
    "too_long", "failed", "exists". `message` is one sentence or two for people: it names the file and says
    what to do.
    """

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code, message.text)
        self.code = code
        self.message = message


class Replaced(Exception):
    """The file at the workbook's place is not as we left it."""


_SENTENCES = {
    "missing": N_("“{file}” cannot be found. If it is on a stick, put the stick back, then open it again."),
    "no_access": N_("“{file}” cannot be read. Ask its owner for access, or copy it to your own folder."),
    "empty": N_("“{file}” is empty: nothing was ever saved in it. Look for a backup or another copy."),
    "too_big": N_("“{file}” is larger than any workbook should be, so it was not opened."),
    "not_sqlite": N_(
        "“{file}” is not a workbook, whatever its name says. Look for another copy or a backup."
    ),
    "not_ours": N_(
        "“{file}” was made by another program, so it was not opened. Choose a workbook made with Mainstay."
    ),
    "damaged": N_(
        "“{file}” is damaged. What can still be read can be saved into a new workbook; or restore a backup."
    ),
    "too_new": N_("“{file}” was made by a newer version of Mainstay. Install that version to open it."),
    "foreign_schema": N_(
        "“{file}” holds parts that Mainstay did not make, so it was not opened."
        " What can still be read can be saved into a new workbook."
    ),
    "absurd_values": N_(
        "“{file}” holds values that Mainstay would never write, so it was not opened."
        " What can still be read can be saved into a new workbook."
    ),
    "unreadable": N_("Nothing could be read from “{file}”. Look for a backup or another copy."),
    "read_only": N_("“{file}” can only be read here. Save a copy in another folder to change it."),
    "disk_full": N_("There is no room left to write “{file}”. Free some space, or choose another disk."),
    "no_room": N_("This computer has no room left to open “{file}”. Free some space, then try again."),
    "failed": N_("“{file}” could not be written. Choose another folder or disk."),
    "exists": N_("“{file}” is there already. Choose another name."),
}


def refused(code: str, path: Path) -> Refused:
    """The refusal of a file for one of the reasons that have a standing sentence."""
    return Refused(code, Message(_SENTENCES[code], {"file": path.name}))


_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

_UNSAVED = {
    "missing": N_("“{file}” cannot be found. Put the stick back, or save a copy. Your work is kept here."),
    "disk_full": N_(
        "The disk with “{file}” is full. Free some space, or save a copy. Your work is kept here."
    ),
    "read_only": N_("“{file}” cannot be written at present. Save a copy elsewhere. Your work is kept here."),
    "busy": N_("Another program is using “{file}”. Close it there, or save a copy. Your work is kept here."),
    "damaged": N_("“{file}” has become damaged. Save a copy under another name. Your work is kept here."),
    "replaced": N_(
        "“{file}” was changed by somebody else. Save a copy under another name. Your work is kept here."
    ),
    "failed": N_("“{file}” could not be written. Try again, or save a copy. Your work is kept here."),
}


def cause(error: BaseException) -> str:
    """The plain reason behind an error of the system or of SQLite: a key of the sentences above."""
    if isinstance(error, Refused):
        return error.code
    if isinstance(error, Replaced):
        return "replaced"
    if isinstance(error, FileNotFoundError):
        return "missing"
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return "disk_full"
    if isinstance(error, PermissionError) or (isinstance(error, OSError) and error.errno == errno.EROFS):
        return "read_only"
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, code in _BY_NAME:
        if name.startswith(start):
            return code
    return "damaged" if type(error) is sqlite3.DatabaseError else "failed"


_BY_NAME = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY", "read_only"),
    ("SQLITE_CANTOPEN", "read_only"),
    ("SQLITE_PERM", "read_only"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "damaged"),
)


def unsaved(error: BaseException, path: Path) -> Message:
    """What to tell people whose last edits could not be written to `path`."""
    return Message(_UNSAVED.get(cause(error), _UNSAVED["failed"]), {"file": path.name})


def unwritable(error: BaseException, path: Path) -> Refused:
    """The refusal when a new file could not be written to `path`."""
    code = cause(error)
    return refused(code if code in ("disk_full", "read_only", "missing") else "failed", path)
