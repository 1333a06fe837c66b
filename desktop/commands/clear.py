"""`mainstay clear`: what Mainstay keeps about the person who asks, and removing it before somebody else sits down."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.command import Failed, answer, columns, command, json_option, option
from desktop.domain.words import N_, message
from desktop.system.locale import _, format_number
from desktop.workspace import traces


@command(N_("List what Mainstay keeps about you on this computer, and remove what you name. Workbooks stay."))
@option("--settings", is_flag=True, help_text=N_("Remove your settings, with the list of recent workbooks."))
@option("--recent", is_flag=True, help_text=N_("Remove the list of recent workbooks."))
@option("--backups", is_flag=True, help_text=N_("Remove the backups."))
@option("--rest", is_flag=True, help_text=N_("Remove log, keys, packs and caches."))
@option("--all", "everything", is_flag=True, help_text=N_("Remove all of these."))
@json_option
def clear(everything: bool, as_json: bool, **named: bool) -> None:
    """Without an option nothing is removed."""
    found = traces.found()
    wanted = [kind for kind in traces.KINDS if everything or named[kind]]
    document = {
        "found": [{"kind": t.kind, "files": [str(p) for p in t.files], "size": t.size} for t in found],
        "removed": wanted,
    }
    if not wanted:
        rows = [(t.kind, _size(t), _(t.label)) for t in found]
        answer(document, columns(rows) or [_("Nothing is kept.")])
        return
    left = traces.remove(wanted)
    if left:
        raise Failed(message(N_("{path} could not be removed."), path=_shown(left)), "left", document)
    answer(document, [_("Removed. Your workbooks are where they were.")])


def _size(trace: traces.Trace) -> str:
    if not trace.size:
        return format_number(len(trace.files))
    return _("{count} MB").format(count=format_number(round(trace.size / 1_000_000, 1)))


def _shown(left: list[Path]) -> str:
    return click.format_filename(left[0])
