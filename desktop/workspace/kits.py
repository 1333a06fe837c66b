"""Trainers' kits for the window and the command line: what can be chosen, and making one with its printed sheets."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from desktop.distribution import presets, update
from desktop.distribution.kit import (
    PRESETS,
    SYSTEMS,
    Contents,
    KitError,
    Progress,
    build_kit,
    system_of,
)
from desktop.distribution.signature import BadSignature, PublicKey, SecretKey
from desktop.distribution.update import Update
from desktop.distribution.verify import Verdict, keys_folder, known_keys, verify_kit
from desktop.domain.words import N_
from desktop.reports.logo import NoPicture, picture
from desktop.system import locale, paths
from desktop.system.filename import file_name_from
from desktop.system.files import write_whole
from desktop.system.resources import catalogue_keys
from desktop.system.settings import THEMES, Settings
from desktop.workspace.kit_sheets import write_sheets
from desktop.workspace.samples import SampleInfo, sample_ids, samples
from desktop.workspace.templates import set_ups

__all__ = ["SYSTEMS", "Contents", "KitError", "Update", "Verdict"]

PACK_ENDINGS = (".zip",)  # of content packs; anything else goes among the handouts


def offered_samples() -> list[SampleInfo]:
    """The samples that a kit can hold: those of this program, not those of a pack, which goes along itself."""
    return [found for found in samples() if (paths.built() / "samples" / f"{found.id}.mainstay").is_file()]


def sample_files(ids: list[str] | None = None) -> tuple[Path, ...]:
    """The workbooks of samples (all of them unless named). Raises KitError for one that does not exist."""
    wanted = sample_ids() if ids is None else ids
    found = []
    for sample in wanted:
        path = paths.built() / "samples" / f"{sample}.mainstay"
        if sample not in sample_ids() or not path.is_file():
            raise KitError("no_sample", N_("There is no sample “{sample}”."), sample=sample)
        found.append(path)
    return tuple(found)


def own_bundle() -> Path | None:
    """The folder of this program, where it can run from a stick; None for a checkout and for an app of macOS."""
    return None if sys.platform == "darwin" else paths.program_dir()


def installers_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that install Mainstay on some system, by their names; others are passed over, for a folder
    of downloads holds the installers of many programs."""
    found = []
    for path in sorted(folder.iterdir()):
        try:
            system_of(path)
        except KitError:
            continue
        if path.is_file() and "mainstay" in path.name.casefold():
            found.append(path)
    return tuple(found)


def make_kit(
    target: Path,
    contents: Contents,
    *,
    key: SecretKey | None = None,
    progress: Progress = lambda _part: None,
) -> Mapping[str, Any]:
    """Make a kit; its manifest. Raises KitError or OSError, and then nothing is left."""
    return build_kit(target, prepared(contents), write_sheets, key, progress)


def prepared(contents: Contents) -> Contents:
    """The same contents with their logo as a small picture. Raises KitError for a preset that makes no sense."""
    chosen = dict(contents.presets)
    known: Mapping[str, Collection[str]] = {
        "language": locale.languages(),
        "role": catalogue_keys("roles"),
        "theme": THEMES,
        "template": [found.id for found in set_ups("")],
    }
    asked = [("language", code) for code in contents.languages]
    for name, value in (*asked, *((name, chosen.get(name, "")) for name in known)):
        if value not in ("", *known[name]) and value not in (locale.ACCENTED, locale.MIRRORED):
            text = N_("There is no {name} “{value}”. There are: {there}.")
            raise KitError("preset", text, name=name, value=value, there=", ".join(known[name]))
    folder = Path(str(chosen.get("backup_folder", "")))
    if str(folder) != "." and not _is_whole(folder):
        text = N_(
            "“{folder}” is no whole folder: begin with a drive, with / or with ~ for each person's home."
        )
        raise KitError("preset", text, folder=folder)
    if not (logo := str(chosen.pop("logo", ""))):
        return replace(contents, presets=chosen)
    try:
        return replace(contents, presets=chosen, logo=picture(Path(logo)))
    except NoPicture:
        text = N_("“{file}” is no picture that can be used: take a PNG or JPEG of at most 8 MB.")
        raise KitError("logo", text, file=Path(logo).name) from None


def _is_whole(folder: Path) -> bool:
    """Whether a folder is the same from everywhere, on the system that it is for: which one, nobody knows here."""
    text = str(folder)
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute() or text.startswith("~")


def check_kit(folder: Path, progress: Progress = lambda _part: None) -> Verdict:
    """Check a kit against its sums and the keys that this person trusts. Raises KitError or OSError."""
    return verify_kit(folder, known_keys(), progress)


def update_portable(kit_folder: Path, progress: Progress = lambda _part: None) -> Update:
    """Update this portable edition from a kit. Raises KitError or OSError, and then nothing has changed."""
    return update.update_from(kit_folder, None, progress)


def read_key(path: Path, password: str = "") -> SecretKey:
    """The trainer's secret key. Raises KitError or OSError."""
    try:
        return SecretKey.parse(path.read_text(encoding="utf-8", errors="replace"), password)
    except BadSignature as problem:
        raise _of_key(problem) from None


def new_key(folder: Path, password: str = "") -> PublicKey:
    """Make a pair of keys in a folder (mainstay.key, mainstay.pub) and trust it here. Raises KitError or OSError."""
    secret, public = folder / "mainstay.key", folder / "mainstay.pub"
    for path in (secret, public):
        if path.exists():
            raise KitError("exists", N_("“{file}” is there already. Choose another folder."), file=path)
    pair = SecretKey.new()
    write_whole(secret, pair.text(password).encode())
    secret.chmod(0o600)
    write_whole(public, pair.public().text().encode())
    trust(public, "me")
    return pair.public()


def trust(path: Path, name: str) -> PublicKey:
    """Keep a public key among those that this person trusts, under a name. Raises KitError or OSError."""
    try:
        key = PublicKey.parse(path.read_text(encoding="utf-8", errors="replace"))
    except BadSignature as problem:
        raise _of_key(problem) from None
    write_whole(keys_folder() / f"{file_name_from(name, 'key')}.pub", key.text().encode())
    return key


def _of_key(problem: BadSignature) -> KitError:
    error = KitError(problem.code, problem.message.text)
    error.message = problem.message
    return error


def presets_of(folder: Path) -> dict[str, Any]:
    """The presets of a kit, or of a file. Raises KitError when there are none."""
    return presets.read(folder / PRESETS if folder.is_dir() else folder)


def apply_presets(settings: Settings, folder: Path) -> bool:
    """Set the person's settings as a kit proposes; whether anything was changed. Raises KitError."""
    return presets.apply(settings, presets_of(folder))


def undo_presets(settings: Settings) -> None:
    """Set everything back to how it was before the presets."""
    presets.undo(settings)


def can_undo_presets(settings: Settings) -> bool:
    """Whether presets were applied that can be taken back."""
    return presets.can_undo(settings)


def is_pack(path: Path) -> bool:
    """Whether a file is a content pack, by its name."""
    return path.name.casefold().endswith(PACK_ENDINGS)


def is_portable() -> bool:
    """Whether this is a portable edition that can be updated from a kit."""
    return paths.program_dir() is not None and paths.portable_dir() is not None


def with_bundle(contents: Contents, bundle: Path | None) -> Contents:
    """The same contents with a program to run from the stick; this one's own unless another is named."""
    chosen = bundle or own_bundle()
    if chosen is None:
        text = N_("This Mainstay cannot be copied to a stick. Name a built one, or make a kit without.")
        raise KitError("no_bundle", text)
    return replace(contents, bundle=chosen)
