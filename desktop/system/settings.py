"""What the person prefers, kept in one small JSON file. A damaged or foreign value is the default, never an
error.
"""

from __future__ import annotations

import dataclasses
import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from desktop.system import paths, portable
from desktop.system.files import write_whole

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 100, 150
RECENT = 10
SMALLEST_READING, LARGEST_READING = 80, 200
BOOKMARKS = 200

log = logging.getLogger(__name__)


@dataclass
class Settings:
    """Preferences. `language` and `role` are "" until the first run asked; `text_size` is in percent.

    `backup_folder` is "" for the folder of this program; `logo` is the picture that the reports of a new workbook begin
    with, `template` the set-up that a new plan begins with, "" for none; `recent` holds workbook paths, newest first;
    `window` keeps the window's place as text that only the window reads; `reading_place` the place in the handbook,
    as its reader writes it. `reading_size` is in percent of the text size. `before_presets` is
    what a trainer's presets replaced, as distribution/presets.py writes it.
    """

    language: str = ""
    role: str = ""
    name: str = ""
    text_size: int = 100
    theme: str = "system"
    contrast: bool = False
    backup_folder: str = ""
    logo: str = ""
    template: str = ""
    recent: list[str] = field(default_factory=list)
    guidance_open: bool = True
    page: str = ""
    window: str = ""
    bookmarks: list[str] = field(default_factory=list)
    reading_place: str = ""
    reading_size: int = 100
    before_presets: str = ""
    # False once the person had the settings removed: then this process writes none any more, not even at its end.
    kept: ClassVar[bool] = True

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The saved settings; defaults where there are none or where a value makes no sense."""
        made = cls()
        try:
            found = json.loads((path or settings_path()).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return made
        if isinstance(found, dict):
            for item in dataclasses.fields(cls):
                if item.name in found and _is_like(found[item.name], getattr(made, item.name)):
                    setattr(made, item.name, found[item.name])
        made.recent = [portable.from_kept(name) for name in made.recent]
        made.backup_folder = portable.from_kept(made.backup_folder)
        made.logo = portable.from_kept(made.logo)
        return made._sensible()

    def save(self, path: Path | None = None) -> bool:
        """Write the settings; False when that was not possible, which is logged and harms nothing else."""
        if not Settings.kept:
            return True
        self._sensible()
        kept = dataclasses.asdict(self) | {
            "recent": [portable.to_kept(name) for name in self.recent],
            "backup_folder": portable.to_kept(self.backup_folder),
            "logo": portable.to_kept(self.logo),
        }
        content = json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        try:
            write_whole(path or settings_path(), content)
        except OSError as error:
            log.warning("settings were not saved: %s", error)
            return False
        return True

    def opened(self, workbook: Path) -> None:
        """Put a workbook at the head of the recent ones."""
        name = str(workbook)
        self.recent = [name, *(other for other in self.recent if other != name)][:RECENT]

    def forget(self, workbook: Path) -> None:
        """Take a workbook out of the recent ones."""
        self.recent = [other for other in self.recent if other != str(workbook)]

    def backups_folder(self) -> Path:
        """Where backups go."""
        # A trainer may choose "~/Backups" for the homes of many.
        return Path(self.backup_folder).expanduser() if self.backup_folder else paths.backups_dir()

    def _sensible(self) -> Settings:
        self.text_size = min(max(self.text_size, SMALLEST_TEXT), LARGEST_TEXT)
        self.theme = self.theme if self.theme in THEMES else THEMES[0]
        self.recent = self.recent[:RECENT]
        self.bookmarks = list(dict.fromkeys(self.bookmarks))[:BOOKMARKS]
        self.reading_size = min(max(self.reading_size, SMALLEST_READING), LARGEST_READING)
        return self


def settings_path() -> Path:
    """The file of the settings."""
    return paths.settings_dir() / "settings.json"


def _is_like(value: Any, default: Any) -> bool:
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is type(default)
