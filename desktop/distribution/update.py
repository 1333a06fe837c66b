"""Updates a portable edition from a kit: a power cut at any moment leaves the old or the new version working.

A program and its libraries are one build: the program knows the name of its folder of libraries (build.spec). So the
new folder is copied beside the old one, looked at and tried, and then one file is replaced: the program itself. What is
left of the old version is removed when the new one is started next; until then nothing of it was touched.

    mainstay  program-0.1.0-1a2b3c4d/  .portable  data/
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.distribution import kit, sums
from desktop.distribution.kit import KitError
from desktop.distribution.verify import known_keys, verify_kit
from desktop.domain.words import N_
from desktop.system import paths

PROGRAMS = ("mainstay", "mainstay.exe", "mainstayw.exe")
_NEW, _OLD = ".new-", ".old-"
_PATIENCE = 300  # seconds that the new version has to prove itself, on an old computer with a slow stick

Progress = Callable[[float], object]


@dataclass(frozen=True)
class Update:
    """What an update did: from which build to which; the same where there was nothing to do."""

    before: str
    after: str


def update_from(
    kit_folder: Path, program: Path | None = None, progress: Progress = lambda _part: None
) -> Update:
    """Put the version of a kit in the place of the portable edition in the folder `program` (default: this one).

    Raises KitError when the kit is not as it was made, holds nothing for this system or an older version, or when the
    new version does not work here; then the old one is as it was.
    """
    folder = program or _own_folder()
    verdict = verify_kit(kit_folder, known_keys(), lambda share: progress(share * 0.3))
    if not verdict.ok:
        raise KitError(
            "bad_kit", N_("The kit is not as it was made, so nothing was changed. See: mainstay verify.")
        )
    source = kit_folder / "program" / kit.this_system() / kit.PORTABLE
    after = kit.build_in(source) if source.is_dir() else ""
    if not after:
        raise KitError(
            "no_bundle", N_("This kit holds no portable edition for this system, so nothing was changed.")
        )
    before = current_build(folder)
    if after == before:
        return Update(before, after)
    if _numbers(after) < _numbers(before):
        text = N_("The kit holds version {kit}, which is older than yours ({own}). Nothing was changed.")
        raise KitError("older", text, kit=kit.version_in(after), own=kit.version_in(before))
    _replace(source, folder, after, lambda share: progress(0.3 + share * 0.7))
    return Update(before, after)


def current_build(folder: Path) -> str:
    """The build that the program in a portable folder belongs to; where two are there, the program names its own."""
    builds = _builds(folder)
    named = _named(folder, builds) if len(builds) > 1 else builds
    return named[0] if len(named) == 1 else ""


def _builds(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_dir() and kit.is_build(path.name)]


def _named(folder: Path, builds: list[str]) -> list[str]:
    """Those builds that a program in the folder belongs to: its file holds the name of its folder of libraries."""
    contents = [(folder / name).read_bytes() for name in PROGRAMS if (folder / name).is_file()]
    return [build for build in builds if any(build.encode() in content for content in contents)]


def tidy(folder: Path) -> None:
    """Remove what an update left: called when a version is started, which proves that it works.

    Another window may still run the old version from this folder; then it stays until the next start.
    """
    builds = _builds(folder)
    kept = _named(folder, builds) if len(builds) > 1 else builds
    if not kept:
        return
    for path in folder.iterdir():
        left = path.name.startswith((_NEW, _OLD)) or (
            path.name.endswith(".part") and path.name[:-5] not in kept
        )
        if path.is_file() and path.name.startswith((_NEW, _OLD)):
            _try(path.unlink)
        elif path.is_dir() and (left or (path.name in builds and path.name not in kept)):
            _remove(path)


def _remove(folder: Path) -> None:
    """Remove a folder of libraries, all or nothing: what is in use keeps its name and stays."""
    if _in_use(folder):
        return
    gone = folder.with_name(f"{_OLD}{folder.name}") if not folder.name.startswith(_OLD) else folder
    if folder == gone or _try(lambda: folder.rename(gone)):
        shutil.rmtree(gone, ignore_errors=True)


def _own_folder() -> Path:
    folder = paths.program_dir()
    if folder is None or not (folder / paths.PORTABLE_MARK).is_file():
        text = N_(
            "This is no portable edition. Install the version of the kit over this one: your settings stay."
        )
        raise KitError("not_portable", text)
    if sys.platform == "darwin":
        text = N_("On macOS, replace Mainstay.app by the one of the kit; the folder data beside it stays.")
        raise KitError("by_hand", text)
    return folder


def _numbers(build: str) -> list[int]:
    version = kit.version_in(build)
    return [int(part) for part in version.split(".")] if version else []


def _replace(source: Path, folder: Path, build: str, progress: Progress) -> None:
    """Copy, look, try, and only then replace the program."""
    part, home = folder / f"{build}.part", folder / build
    programs = [name for name in PROGRAMS if (source / name).is_file()]
    try:
        _make_room(source, folder)
        shutil.rmtree(part, ignore_errors=True)
        _copy(source / build, part, progress)
        shutil.rmtree(home, ignore_errors=True)  # of an update that was cut off
        part.rename(home)
        for name in programs:
            shutil.copy(source / name, folder / f"{_NEW}{name}")
            _settle(folder / f"{_NEW}{name}")
            if sums.sum_of(folder / f"{_NEW}{name}") != sums.sum_of(source / name):
                raise OSError(f"{name} did not read back as it was written")
        _settle_folder(folder)
        _try_out(folder / f"{_NEW}{programs[0]}", kit.version_in(build))
    except BaseException:
        for path in (part, home):
            shutil.rmtree(path, ignore_errors=True)
        for name in programs:
            _try((folder / f"{_NEW}{name}").unlink)
        raise
    for name in programs:
        _take_place(folder / f"{_NEW}{name}", folder / name)
    _settle_folder(folder)


def _make_room(source: Path, folder: Path) -> None:
    needed = sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
    if shutil.disk_usage(folder).free < needed * 1.1:
        text = N_("The update needs {count} MB on the stick. Make room, then try again; nothing was changed.")
        raise KitError("no_room", text, count=int(needed * 1.1 / 1_000_000) + 1)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy a folder and read every file back: sticks that lie about writing exist."""
    listed = sums.names(source)
    for number, name in enumerate(listed):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, place)
        _settle(place)
        if sums.sum_of(place) != sums.sum_of(source / name):
            raise OSError(f"{name} did not read back as it was written")
        progress(0.8 * (number + 1) / len(listed))


def _settle(path: Path) -> None:
    """Make sure that a file is on the medium."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some file systems cannot
    finally:
        os.close(handle)


def _try_out(program: Path, version: str) -> None:
    """Let the new version prove itself in a folder of its own. Raises KitError."""
    with tempfile.TemporaryDirectory() as place:
        env = {
            **os.environ,
            paths.PORTABLE_VARIABLE: place,
            "PYINSTALLER_RESET_ENVIRONMENT": "1",  # it is another program, not a child of this one
            "QT_QPA_PLATFORM": "offscreen",
        }
        try:
            done = subprocess.run(
                [str(program), "self-check", "--version", version],
                env=env,
                cwd=place,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise KitError("does_not_work", _DOES_NOT_WORK, reason=type(error).__name__) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise KitError("does_not_work", _DOES_NOT_WORK, reason=said[-1] if said else done.returncode)


_DOES_NOT_WORK = N_("The new version does not work on this computer, so yours was kept ({reason}).")


def _take_place(new: Path, place: Path) -> None:
    """Replace a program. Windows lets nobody replace one that runs, but lets it be renamed.

    Between the two steps there is no program of this name for a moment; the other one (mainstayw) is whole.
    """
    if os.name == "nt" and place.exists():
        aside = place.with_name(f"{_OLD}{place.name}")
        _try(aside.unlink)
        place.rename(aside)
    os.replace(new, place)


def _in_use(folder: Path) -> bool:
    """Whether a process runs from a folder, as far as Linux tells; Windows refuses to rename such a folder itself."""
    wanted = os.fsencode(folder) + b"/"
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            if wanted in maps.read_bytes():
                return True
        except OSError:
            continue
    return False


def _try(step: Callable[[], object]) -> bool:
    try:
        step()
    except OSError:
        return False
    return True
