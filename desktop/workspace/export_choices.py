"""What somebody chose for the reports of a workbook, remembered on this computer; and which files Mainstay wrote,
so that a document in which somebody went on writing is never overwritten.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.reports.house import PAPERS, is_colour
from desktop.system import paths
from desktop.system.files import write_whole
from desktop.system.settings import Settings

log = logging.getLogger(__name__)
_KEPT = 200  # workbooks, and written files: more than anybody works on
_PIECE = 1 << 20


@dataclass
class Choices:
    """The choices on the page of reports. `parts` are the sections of each report in their order; `left_out` those
    switched off; `date` is never kept, it belongs to one document."""

    report: str = ""
    formats: list[str] = field(default_factory=lambda: ["pdf"])
    more: list[str] = field(default_factory=list)
    language: str = ""
    edition: str = "public"
    parts: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    folder: str = ""
    paper: str = "a4"
    colour: str = ""
    logo: str = ""
    header: str = ""
    cover: bool = True
    sheets: int = 3
    references: bool = False

    @classmethod
    def load(cls, workbook_id: str) -> Choices:
        """What was chosen for a workbook before; the usual choices where nothing was, or where it makes no sense. A
        workbook without choices begins with the logo that the person set for new ones."""
        found = _read(_choices_path()).get(workbook_id)
        made = cls() if isinstance(found, dict) else cls(logo=_usual_logo())
        for item in dataclasses.fields(cls):
            value = found.get(item.name) if isinstance(found, dict) else None
            if _is_like(value, getattr(made, item.name)):
                setattr(made, item.name, value)
        made.formats = made.formats or ["pdf"]
        made.edition = "public"  # never by habit: what stays in the team is asked for each time
        made.paper = made.paper if made.paper in PAPERS else "a4"
        made.colour = made.colour if is_colour(made.colour) else ""
        return made

    def save(self, workbook_id: str) -> None:
        """Remember these for next time."""
        known = _read(_choices_path())
        known.pop(workbook_id, None)
        known[workbook_id] = dataclasses.asdict(self)
        _write(_choices_path(), known)


def _usual_logo() -> str:
    """The picture that the person set for the reports of new workbooks, while it is there."""
    logo = Settings.load().logo
    return logo if logo and Path(logo).is_file() else ""


def remember(path: Path) -> None:
    """Mainstay has just written this file."""
    known = _read(_written_path())
    known.pop(_key(path), None)
    known[_key(path)] = _hash(path)
    _write(_written_path(), known)


def is_ours(path: Path) -> bool:
    """Whether Mainstay wrote the file and nobody changed it since."""
    known = _read(_written_path()).get(_key(path))
    return known is not None and known == _hash(path)


def was_changed(path: Path) -> bool:
    """Whether Mainstay wrote the file and somebody changed it since."""
    known = _read(_written_path()).get(_key(path))
    return known is not None and path.is_file() and known != _hash(path)


def next_version(path: Path) -> Path:
    """A name beside `path` that nobody has: "report 2.pdf"."""
    number = 2
    while (found := path.with_name(f"{path.stem} {number}{path.suffix}")).exists() and not is_ours(found):
        number += 1
    return found


def _key(path: Path) -> str:
    # A digest instead of the place itself: this list shall not tell what somebody has on other drives.
    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()


def _hash(path: Path) -> str:
    made = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                made.update(piece)
    except OSError:
        return ""
    return made.hexdigest()


def _choices_path() -> Path:
    return paths.settings_dir() / "reports.json"


def _written_path() -> Path:
    return paths.settings_dir() / "written.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, known: dict[str, Any]) -> None:
    kept = dict(list(known.items())[-_KEPT:])
    try:
        write_whole(path, json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    except OSError as error:
        log.warning("choices for reports were not saved: %s", error)


def _is_like(value: Any, default: Any) -> bool:
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(default, dict):
        return isinstance(value, dict) and all(_is_like(item, []) for item in value.values())
    return type(value) is type(default)
