"""How Mainstay looks when it is started first: what a trainer chose for a workshop, applied once and undoable."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop.distribution.kit import PRESETS, KitError
from desktop.domain.words import N_
from desktop.system import paths
from desktop.system.files import write_whole
from desktop.system.settings import Settings, settings_path

# What a preset may choose; anything else in the file is passed over.
NAMES = ("language", "role", "text_size", "theme", "contrast", "backup_folder", "logo", "template")
_LARGEST = 100_000  # bytes
_LARGEST_LOGO = 8_000_000
_PICTURES = (".png", ".jpg", ".jpeg")
_SITE = Path("/etc/mainstay")  # for all people of one Linux computer


def read(path: Path) -> dict[str, Any]:
    """The presets of a file; a logo lies beside it. Raises KitError when the file holds none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise KitError("no_presets", N_("“{file}” holds no presets."), file=path) from None
    wanted = {name: found[name] for name in NAMES if isinstance(found, dict) and name in found}
    if "logo" in wanted:
        logo = path.parent / Path(str(wanted.pop("logo"))).name
        if logo.is_file():
            wanted["logo"] = str(logo)
    if not wanted:
        raise KitError("no_presets", N_("“{file}” holds no presets."), file=path)
    return wanted


def parse(words: Iterable[str]) -> dict[str, Any]:
    """Presets as typed, such as `role=trainer`. Raises KitError for what is none."""
    found: dict[str, Any] = {}
    for word in words:
        name, sign, value = word.partition("=")
        usual = getattr(Settings(), name, None) if name in NAMES else None
        if usual is None or not sign:
            text = N_("“{word}” is no preset. There are: {there}.")
            raise KitError("no_preset", text, word=word, there=", ".join(f"{known}=" for known in NAMES))
        if isinstance(usual, bool):
            found[name] = value.casefold() in ("yes", "true", "1")
        elif isinstance(usual, int):
            found[name] = int(value) if value.isdecimal() else usual
        else:
            found[name] = value
    return found


def beside_program() -> Path | None:
    """The presets that came with this program, if any."""
    program = paths.program_dir()
    places = [place for place in (program, _SITE) if place is not None]
    return next((place / PRESETS for place in places if (place / PRESETS).is_file()), None)


def apply_at_first_start(settings: Settings) -> bool:
    """Apply the presets beside the program, when this person never started it before; whether anything was changed."""
    source = beside_program()
    if source is None or settings_path().exists():
        return False
    try:
        return apply(settings, read(source))
    except KitError:
        return False


def apply(settings: Settings, presets: Mapping[str, Any]) -> bool:
    """Set what the presets choose and remember what was there; whether anything was changed."""
    before = {name: getattr(settings, name) for name in presets if name in NAMES}
    for name in before:
        if type(presets[name]) is type(before[name]):
            setattr(settings, name, _kept(presets[name]) if name == "logo" else presets[name])
    settings.save()  # also brings values that make no sense back to sensible ones
    changed = {name: value for name, value in before.items() if getattr(settings, name) != value}
    if not changed:
        return False
    settings.before_presets = json.dumps({**changed, **_before(settings)})
    settings.save()
    return True


def _kept(logo: str) -> str:
    """A copy of a logo among the person's settings, for the stick that it came on goes on to others; "" for none."""
    source = Path(logo)
    try:
        if not logo or source.suffix.casefold() not in _PICTURES or source.stat().st_size > _LARGEST_LOGO:
            return ""
        content = source.read_bytes()
        place = (
            paths.settings_dir() / f"logo-{hashlib.sha256(content).hexdigest()[:8]}{source.suffix.casefold()}"
        )
        write_whole(place, content)
    except OSError:
        return ""
    return str(place)


def can_undo(settings: Settings) -> bool:
    """Whether presets were applied that can be taken back."""
    return bool(_before(settings))


def undo(settings: Settings) -> None:
    """Set everything back to how it was before the presets."""
    fields = {item.name for item in dataclasses.fields(settings)}
    for name, value in _before(settings).items():
        if name in NAMES and name in fields and type(value) is type(getattr(settings, name)):
            setattr(settings, name, value)
    settings.before_presets = ""
    settings.save()


def _before(settings: Settings) -> dict[str, Any]:
    try:
        found = json.loads(settings.before_presets or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
