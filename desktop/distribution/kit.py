"""A trainer's kit: one folder for a stick, with programs, packs, samples, handouts, presets, sums and a manifest.

    Start here.pdf                    printed: what this is, how to check it, how to begin
    Antivirus and first start.pdf     what a guard may say, and what to do
    Slip.pdf                          who received which version
    program/SYSTEM/                   installers, and a folder "Mainstay" that runs from the stick
    packs/ samples/ handouts/         what the trainer chose
    presets.json, logo.png            how Mainstay looks when it is started first
    manifest.json                     what the kit holds, and what it lacks
    SHA256SUMS                        the sum of every file above but the first; its own sum is the kit's fingerprint
    SHA256SUMS.minisig, trainer.pub   when the trainer has a key

The fingerprint stands on the first sheet, so that sheet cannot be among the sums; where the kit is signed, the signed
comment holds its sum.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.distribution import sums
from desktop.distribution.signature import ENDING, SecretKey
from desktop.domain.words import N_, Message
from desktop.system import paths
from desktop.system.files import write_whole
from desktop.system.version import VERSION

MANIFEST, PRESETS, KEY_FILE, START = "manifest.json", "presets.json", "trainer.pub", "Start here.pdf"
LOGO = "logo.png"  # beside the presets that name it
SIGNATURE = sums.NAME + ENDING
PORTABLE = "Mainstay"  # the folder that runs from the stick
KIND, FORMAT = "mainstay-kit", 1
SYSTEMS = {"windows": "Windows", "macos": "macOS", "linux": "Linux"}
# What installs on which system, by the end of its name.
INSTALLERS = {
    **dict.fromkeys((".exe", ".msi"), "windows"),
    **dict.fromkeys((".dmg", ".pkg"), "macos"),
    **dict.fromkeys((".deb", ".rpm", ".tar.xz", ".tar.gz", ".run", ".AppImage"), "linux"),
}
# What a portable edition holds beside the program itself, and what is not copied from one stick to the next.
_OF_A_STICK = (paths.PORTABLE_MARK, PRESETS, LOGO, f"{paths.PORTABLE_DATA}/")
_VERSION = re.compile(r"(?<![\d.])(\d+\.\d+\.\d+)(?![\d])")
_BUILD = re.compile(r"program-\d+\.\d+\.\d+-[0-9a-f]{8}")

Progress = Callable[[float], object]
# Writes the printed sheets into the folder, given the manifest and (for the first sheet) the fingerprint.
Sheets = Callable[[Path, Mapping[str, Any], str], None]


class KitError(Exception):
    """A kit that cannot be made; `message` says why in one sentence."""

    def __init__(self, code: str, text: str, **places: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = Message(text, {name: str(value) for name, value in places.items()})


@dataclass(frozen=True)
class Contents:
    """What a trainer chose. `bundle` is a program in its folder that runs from the stick, for the system of this
    computer; `wanted` the systems that the kit should serve: what is missing among them is said on its face.
    """

    bundle: Path | None = None
    installers: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    samples: tuple[Path, ...] = ()
    handouts: tuple[Path, ...] = ()
    presets: Mapping[str, Any] = field(default_factory=dict)
    logo: bytes = b""  # a PNG, where the presets have one
    wanted: tuple[str, ...] = tuple(SYSTEMS)
    languages: tuple[str, ...] = ("en",)
    trainer: str = ""
    made: str = ""  # ISO date, as typed or chosen: the clock is not asked

    @property
    def chosen(self) -> dict[str, Any]:
        """The presets as the kit's file has them: the logo lies beside it under a name of its own."""
        return {**self.presets, **({"logo": LOGO} if self.logo else {})}


@dataclass(frozen=True)
class Program:
    """One program in a kit: for which system, which version ("" when its name does not say), and where."""

    system: str
    version: str
    path: str


def this_system() -> str:
    """The key of the system that runs this program."""
    import sys

    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def system_of(installer: Path) -> str:
    """For which system a file is. Raises KitError when its name does not say."""
    for ending, system in INSTALLERS.items():
        if installer.name.endswith(ending):
            return system
    text = N_("“{file}” is no installer that Mainstay knows. Put it among the handouts.")
    raise KitError("unknown_installer", text, file=installer.name)


def version_in(name: str) -> str:
    """The version that a name holds, or ""."""
    found = _VERSION.search(name)
    return found[1] if found else ""


def is_build(name: str) -> bool:
    """Whether a name is that of a bundle's folder of libraries."""
    return _BUILD.fullmatch(name) is not None


def build_in(bundle: Path) -> str:
    """The build of a bundle, by the name of its folder of libraries; "" when it is none."""
    found = [path.name for path in bundle.iterdir() if path.is_dir() and is_build(path.name)]
    return max(found, default="")


def build_kit(
    target: Path,
    contents: Contents,
    sheets: Sheets,
    key: SecretKey | None = None,
    progress: Progress = lambda _part: None,
) -> Mapping[str, Any]:
    """Make the kit in `target`, an empty or new folder; its manifest. Raises KitError or OSError.

    It is made under another name beside its place and takes that place when it is whole; else nothing is left.
    """
    _look_at(contents)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise KitError(
            "exists", N_("“{folder}” is not empty. Choose a new folder for the kit."), folder=target
        )
    if not target.parent.is_dir():
        raise KitError("no_folder", N_("There is no folder {folder}."), folder=target.parent)
    if contents.bundle is not None and target.resolve().is_relative_to(contents.bundle.resolve()):
        raise KitError(
            "inside", N_("“{folder}” lies inside the program. Choose a folder elsewhere."), folder=target
        )
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir()
        programs = _copy(part, contents, lambda share: progress(share * 0.7))
        manifest = _manifest(contents, programs, key)
        write_whole(part / MANIFEST, _json(manifest))
        sheets(part, manifest, "")
        _seal(part, manifest, sheets, key, lambda share: progress(0.75 + share * 0.2))
        if target.exists():
            target.rmdir()
        part.rename(target)
        progress(1.0)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return manifest


def _look_at(contents: Contents) -> None:
    """Whether everything that was chosen is there, before anything is written."""
    for path in (*contents.installers, *contents.packs, *contents.samples, *contents.handouts):
        if not path.is_file():
            raise KitError("missing", N_("There is no file {path}."), path=path)
    for installer in contents.installers:
        system_of(installer)
    if contents.bundle is not None and (not contents.bundle.is_dir() or not build_in(contents.bundle)):
        raise KitError("no_bundle", N_("“{folder}” holds no program of Mainstay."), folder=contents.bundle)
    if unknown := [system for system in contents.wanted if system not in SYSTEMS]:
        raise KitError("system", N_("There is no system “{system}”."), system=unknown[0])


def _copy(part: Path, contents: Contents, progress: Progress) -> list[Program]:
    """Copy what was chosen; the programs among it."""
    wanted: list[tuple[Path, str]] = []
    programs = []
    if contents.bundle is not None:
        system = this_system()
        place = f"program/{system}/{PORTABLE}"
        build = build_in(contents.bundle)
        programs.append(Program(system, version_in(build), place))
        files = sums.names(contents.bundle, lambda name: name in _OF_A_STICK)
        wanted += [(contents.bundle / name, f"{place}/{name}") for name in files]
    for installer in contents.installers:
        place = f"program/{system_of(installer)}/{installer.name}"
        programs.append(Program(system_of(installer), version_in(installer.name), place))
        wanted.append((installer, place))
    groups: Sequence[tuple[str, Sequence[Path]]] = (
        ("packs", contents.packs),
        ("samples", contents.samples),
        ("handouts", contents.handouts),
    )
    wanted += [(path, f"{folder}/{path.name}") for folder, files in groups for path in files]
    places = [place for _source, place in wanted]
    if twice := next((place for place in places if places.count(place) > 1), ""):
        raise KitError("twice", N_("Two files of the kit would be “{file}”."), file=twice)
    total, done = sum(source.stat().st_size for source, _place in wanted) or 1, 0
    for source, place in wanted:
        (part / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, part / place)  # with its right to be run, without its times
        done += source.stat().st_size
        progress(done / total)
    _prepare(part, contents)
    return programs


def _prepare(part: Path, contents: Contents) -> None:
    """The presets with their logo, and the mark by which the folder on the stick knows that it is portable."""
    folders = [part]
    if contents.bundle is not None:
        folder = part / "program" / this_system() / PORTABLE
        write_whole(
            folder / paths.PORTABLE_MARK,
            b"Settings and backups are kept in the folder data beside this file.\n",
        )
        folders.append(folder)
    for folder in folders if contents.chosen else ():
        write_whole(folder / PRESETS, _json(contents.chosen))
        if contents.logo:
            write_whole(folder / LOGO, contents.logo)


def _manifest(contents: Contents, programs: Sequence[Program], key: SecretKey | None) -> dict[str, Any]:
    held = {program.system for program in programs}
    return {
        "kind": KIND,
        "format": FORMAT,
        "version": VERSION,
        "made": contents.made,
        "trainer": contents.trainer,
        "key": key.public().id if key is not None else "",
        "programs": [{"system": p.system, "version": p.version, "path": p.path} for p in programs],
        "wanted": list(contents.wanted),
        "missing": [system for system in contents.wanted if system not in held],
        "languages": list(contents.languages),
        "packs": [path.name for path in contents.packs],
        "samples": [path.name for path in contents.samples],
        "handouts": [path.name for path in contents.handouts],
        "presets": sorted(contents.chosen),
    }


def _seal(
    part: Path, manifest: Mapping[str, Any], sheets: Sheets, key: SecretKey | None, progress: Progress
) -> None:
    """Sums over everything, the first sheet with their fingerprint, and the signature."""
    if key is not None:
        write_whole(part / KEY_FILE, key.public().text().encode())
    listed = sums.sums_of(part, sums.names(part, is_outside_the_sums), progress)
    text = sums.as_text(listed)
    write_whole(part / sums.NAME, text.encode("utf-8"))
    sheets(part, manifest, fingerprint(text.encode("utf-8")))
    if key is not None:
        comment = f"{KIND} {manifest['version']} {manifest['made']} start={sums.sum_of(part / START)}"
        write_whole(part / SIGNATURE, key.sign(text.encode("utf-8"), comment).encode("utf-8"))


# What systems leave on every stick that is put into them, at its top and in each folder. None of it is ever run.
_LEFT_AT_THE_TOP = (
    *("System Volume Information/", "$RECYCLE.BIN/", "LOST.DIR/", "lost+found/"),
    *(".Spotlight-V100/", ".Trashes/", ".fseventsd/", ".TemporaryItems/", ".Trash-"),
)
_LEFT_EVERYWHERE = (".DS_Store", "Thumbs.db")


def _is_left_by_a_system(name: str) -> bool:
    base = name.rstrip("/").rpartition("/")[2]
    return name.startswith(_LEFT_AT_THE_TOP) or base in _LEFT_EVERYWHERE or base.startswith("._")


def is_outside_the_sums(name: str) -> bool:
    """Whether a file of a kit stands in no list: the list itself, its signature, the sheet that shows its
    fingerprint, what the portable edition keeps for the person who uses it from the stick, and what a system leaves
    on every stick by itself.
    """
    if name in (sums.NAME, SIGNATURE, START) or _is_left_by_a_system(name):
        return True
    return any(name.startswith(f"program/{system}/{PORTABLE}/{paths.PORTABLE_DATA}/") for system in SYSTEMS)


def fingerprint(text: bytes) -> str:
    """The SHA-256 of the list of sums: who compares it with the paper has checked the whole kit."""
    import hashlib

    return hashlib.sha256(text).hexdigest()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
