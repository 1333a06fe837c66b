"""Commands for those who build the program: its samples and handbook index, and a picture of every screen.

Hidden from `--help`: nobody who plans needs them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from importlib.resources import files
from pathlib import Path

import click

from desktop.commands.command import FILE, answer, command, option
from desktop.domain.words import N_
from desktop.system import paths
from desktop.system.locale import _

# What decides how the built files look, besides their own sources: a change in any of these builds them anew.
_BUILDERS = ("domain", "guidance", "storage", "workspace", "system", "commands/build.py")
STAMP = "stamp.txt"
Makers = dict[str, Callable[[Path], object]]


@command(N_("Build the samples and the handbook's index where their sources changed."), hidden=True)
@option("--force", is_flag=True, help_text=N_("Build them although nothing changed."))
def build_data(force: bool) -> None:
    """Make the samples and the handbook index in the build folder."""
    from desktop.guidance.build import build_handbook
    from desktop.workspace.samples import build_sample, sample_ids

    handbook, samples = paths.handbook(), paths.resources() / "samples"
    languages = sorted(folder.name for folder in handbook.iterdir() if folder.is_dir())
    indexes: Makers = {f"{language}.db": partial(build_handbook, language) for language in languages}
    workbooks: Makers = {f"{sample}.mainstay": partial(build_sample, sample) for sample in sample_ids()}
    lines = []
    for folder, makers, sources in (
        (paths.built() / "handbook", indexes, [handbook]),
        (paths.built() / "samples", workbooks, [samples, paths.resources() / "catalogues"]),
    ):
        made = build_folder(folder, makers, fingerprint([*sources, *_program()]), force)
        word = _("built") if made else _("unchanged")
        lines.append(f"{folder.name:9} {len(makers):3} {word}")
    answer({}, lines)


@command(N_("Write a picture of every screen."), hidden=True)
@option("--out", "folder", type=FILE, required=True, help_text=N_("The folder for the pictures."))
def screens(folder: Path) -> None:
    """Take the pictures; Qt must be told beforehand where to paint (QT_QPA_PLATFORM)."""
    from desktop.ui.screens import take

    take(folder)
    click.echo(str(folder))


def build_folder(folder: Path, makers: Makers, stamp: str, force: bool) -> bool:
    """Make every file of `folder` anew and put each in place; False when the stamp says that nothing changed.

    Another process that reads the old files keeps them; nobody ever sees half of the new ones.
    """
    kept = folder / STAMP
    whole = all((folder / name).is_file() for name in makers)
    if not force and whole and kept.is_file() and kept.read_text(encoding="ascii") == stamp:
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, make in makers.items():
            make(fresh / name)
        (fresh / STAMP).write_text(stamp, encoding="ascii")
        fresh.chmod(0o755)  # mkdtemp makes it private; an installed program is read by everybody
        _take_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def _take_place(fresh: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    wanted = {path.name for path in fresh.iterdir()}
    # The stamp last: a build that is cut off here is made again.
    (folder / STAMP).unlink(missing_ok=True)
    for name in sorted(wanted, key=lambda name: name == STAMP):
        os.replace(fresh / name, folder / name)
    for path in folder.iterdir():
        if path.name not in wanted and path.is_file():
            path.unlink()


def fingerprint(sources: Iterable[Path]) -> str:
    """One hash over the names and contents of files and folders of files."""
    total = hashlib.sha256()
    for source in sources:
        found = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.is_file())
        for path in found:
            if path.suffix in (".pyc", ".pyo"):
                continue
            name = path.relative_to(source.parent).as_posix()
            total.update(f"{name}\0{path.stat().st_size}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def _program() -> list[Path]:
    package = Path(str(files("desktop")))
    return [path for name in _BUILDERS if (path := package / name).exists()]
