"""`mainstay self-check`: a version that was just copied proves that it works on this computer. Hidden from `--help`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from desktop.commands.command import FILE, Failed, command, option
from desktop.domain.words import N_, message
from desktop.system import paths
from desktop.system.version import VERSION


@contextmanager
def _as_somebody_new(place: str) -> Iterator[None]:
    """Without the person's settings, which the window would write to."""
    before = os.environ.get(paths.PORTABLE_VARIABLE)
    os.environ[paths.PORTABLE_VARIABLE] = place
    try:
        yield
    finally:
        os.environ.pop(paths.PORTABLE_VARIABLE)
        if before is not None:
            os.environ[paths.PORTABLE_VARIABLE] = before


@command(N_("Prove that this version works on this computer."), hidden=True, name="self-check")
@option("--version", "wanted", metavar="V", default=VERSION, help_text=N_("The version that it must be."))
@option(
    "--window",
    "shown",
    type=FILE,
    metavar="FILE",
    help_text=N_("Only show this workbook, and end: to measure."),
)
def self_check(wanted: str, shown: Path | None) -> None:
    """A sample, a report, a search, and the window: each loads libraries that the others do not need."""
    from desktop.app import try_window

    if shown is not None:
        with tempfile.TemporaryDirectory() as place, _as_somebody_new(place):
            try_window(shown)
        return
    from desktop.guidance.handbook import Handbook
    from desktop.reports.export import export
    from desktop.workspace.samples import copy_sample, sample_ids
    from desktop.workspace.workspace import Workspace

    if wanted != VERSION:
        text = N_("This is version {version}, not {wanted}.")
        raise Failed(message(text, version=VERSION, wanted=wanted), "version")
    with tempfile.TemporaryDirectory() as place, _as_somebody_new(place):
        book, report = Path(place) / "sample.mainstay", Path(place) / "report.pdf"
        copy_sample(sample_ids()[0], book)
        workspace = Workspace.open(book, read_only=True)
        try:
            export(workspace.snapshot, "full", report, date="2026-11-22")
        finally:
            workspace.close()
        handbook = Handbook.open("en")
        if not report.stat().st_size or not handbook.search("migration"):
            raise Failed(message(N_("The handbook finds nothing.")), "handbook")
        try_window(book)
    click.echo(VERSION)
