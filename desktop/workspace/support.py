"""The support bundle: what helps to find a fault, in one file that a person may look at before handing it on.

Nothing of any workbook is in it: names of files, folders and people are taken out of the log, and what an error says
about a value is cut off. Nothing is ever sent; the file goes where the person puts it.
"""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.domain.words import N_
from desktop.system import crash, log
from desktop.system.files import write_whole
from desktop.system.settings import Settings
from desktop.workspace.diagnosis import look

_MOST = 300_000  # bytes of each log: the newest are kept
# Settings that say how the program is used and nothing about the person or the work.
_PLAIN = ("language", "role", "text_size", "theme", "contrast", "guidance_open", "window")
_ERROR = re.compile(
    r"^(?P<kind>[A-Za-z_][\w.]*(?:Error|Exception|Refused|Warning|Interrupt|Exit|Apart|Replaced)): .*$"
)
_RECORD = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ [A-Z]+ ")
# A place in the program or its libraries; the folders before it may name a person.
_OURS = re.compile(
    r'^ +File "[^"]*[/\\](?P<part>(?:desktop|PySide6|reportlab|sqlite_utils|python\d)[/\\][^"]+)", '
    r"(?P<rest>line \d+, in .*|line \d+ in .*)$"
)
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|/)[^\s,;]+|[^\s/\\]+\.mainstay\S*")


@dataclass(frozen=True)
class Part:
    """One file of the bundle, what it holds in words, and its size."""

    name: str
    what: str
    size: int = 0


PARTS = {
    "doctor.json": N_("versions, folders, free space, fonts and screen of this computer"),
    "settings.json": N_("language, look and size of the window; no names and no recent workbooks"),
    "log.txt": N_("what went wrong, without names of files, people or what was typed"),
    "older-log.txt": N_("the same from before"),
    "crash.txt": N_("where the program was when it ended by itself"),
    "last-crash.txt": N_("the same from the time before"),
}
README = "what-is-inside.txt"


def contents() -> dict[str, bytes]:
    """The files of the bundle by name, ready to be looked at."""
    settings = {name: value for name, value in dataclasses.asdict(Settings.load()).items() if name in _PLAIN}
    lines = [asdict(line) | {"found": without_names(line.found)} for line in look()]
    found = {"doctor.json": _json(lines), "settings.json": _json(settings)}
    for name, path in (
        ("log.txt", log.path()),
        ("older-log.txt", log.path().with_name(log.path().name + ".1")),
        ("crash.txt", crash.path()),
        ("last-crash.txt", crash.last_path()),
    ):
        text = _tail(path)
        if text:
            found[name] = redacted(text).encode("utf-8")
    return found


def write_bundle(target: Path) -> list[Part]:
    """Write the bundle; what is inside, in order. Raises OSError."""
    files = contents()
    inside = [Part(name, PARTS[name], len(content)) for name, content in files.items()]
    files[README] = "\n".join(f"{part.name}: {part.what}" for part in inside).encode("utf-8")
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    write_whole(target, raw.getvalue())
    return inside


def redacted(text: str) -> str:
    """A log without names: of a trace the places in the program stay, of an error its kind, of a line its sentence
    with everything in quotes and every path taken out.
    """
    return "\n".join(filter(None, map(_line, text.splitlines()))) + "\n"


def _line(line: str) -> str:
    if place := _OURS.match(line):
        return f"  {place['part']}, {place['rest']}"
    if error := _ERROR.match(line):
        return error["kind"]
    if line.startswith((" ", "\t")) and not _RECORD.match(line):
        return ""  # a line of source, or more of what an error says
    if _RECORD.match(line) or line.startswith(
        ("Traceback", "Fatal Python error", "Current thread", "Thread 0x")
    ):
        return without_names(line)
    return ""  # more of what an error says: it may quote a workbook


def without_names(text: str) -> str:
    """A text without what stands in quotes, without paths and without names of workbooks."""
    text = text.replace(str(Path.home()), "~")
    return _PATH.sub("…", _QUOTED.sub("…", text))


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _MOST))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
