"""`mainstay doctor`: is everything in place on this computer? And the support bundle for whoever helps from afar."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from desktop.commands.command import Failed, answer, columns, command, fresh_target, json_option, to_option
from desktop.domain.words import N_, message
from desktop.system.locale import _
from desktop.workspace.diagnosis import SCREENS, Line, look
from desktop.workspace.support import write_bundle


@command(N_("Say whether everything is in place on this computer."))
@json_option
def doctor(as_json: bool) -> None:
    """Look at everything and print one line each."""
    lines = look()
    good = all(line.ok for line in lines)
    document = {"ok": good, "lines": [asdict(line) for line in lines]}
    if not good:
        bad = ", ".join(line.label for line in lines if not line.ok)
        if not as_json:
            answer(document, _readable(lines))
        raise Failed(message(N_("Not in order: {what}."), what=bad), "not_in_order", document)
    answer(document, _readable(lines))


def _readable(lines: list[Line]) -> list[str]:
    return columns([(_("ok") if line.ok else _("NOT OK"), line.label, line.found) for line in lines])


@command(N_("Write what helps to find a fault into one file; nothing of any workbook is in it."))
@to_option
@json_option
def support(target: Path, as_json: bool) -> None:
    """Write the support bundle and list what is inside."""
    fresh_target(target)
    inside = write_bundle(target)
    document = {"path": str(target), "files": [asdict(part) for part in inside]}
    answer(document, [str(target), *columns([(part.name, _(part.what)) for part in inside])])


@command(N_("List the screens of this computer."), hidden=True, name=SCREENS)
def list_screens() -> None:
    """Print them as JSON; Qt may end the process here, and `doctor` then says so."""
    from desktop.app import screens

    click.echo(json.dumps(screens()))
