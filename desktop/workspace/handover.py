"""Handing the work over: a paper that says where it stands, and a copy of the workbook for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.visibility import INTERNAL, PARTNER, PUBLIC, for_receiver
from desktop.domain.words import N_
from desktop.reports.export import ExportError, export
from desktop.system import locale
from desktop.system.locale import _
from desktop.workspace.workspace import Refused, Workspace

__all__ = ["RECEIVER_WORDS", "ExportError", "Handed", "Refused", "hand_over"]

# For whom, and what they get, in the words of the button and the sentence beside it.
RECEIVER_WORDS = {
    "successor": (
        N_("For whoever takes over"),
        N_("Everything: all records, judgements and contacts, with the whole history."),
    ),
    "host": (
        N_("For a host office"),
        N_("All records but no judgements of people: no ratings, views or notes, and no history."),
    ),
    "partner": (
        N_("For a partner"),
        N_("Only what anybody may see, and no history."),
    ),
}


@dataclass(frozen=True)
class Handed:
    """What was written."""

    paper: Path
    workbook: Path


def hand_over(workspace: Workspace, receiver: str, folder: Path, *, date: str) -> Handed:
    """Write the handover paper as PDF and the copy for `receiver` into `folder`, under names that nobody has.

    Takes a moment: for a job. Raises ExportError or Refused; what was begun is then removed.
    """
    stem = f"{workspace.path.stem} - {_('handover')} - {_(RECEIVER_WORDS[receiver][0])}"
    number, name = 1, stem
    while (folder / f"{name}.mainstay").exists() or (folder / f"{name}.pdf").exists():
        number += 1
        name = f"{stem} {number}"
    workbook, paper = folder / f"{name}.mainstay", folder / f"{name}.pdf"
    edition = PUBLIC if receiver == PARTNER else INTERNAL
    shown = for_receiver(workspace.snapshot, receiver)
    export(shown, "handover", paper, language=locale.language(), edition=edition, date=date)
    try:
        workspace.save_copy(workbook, receiver)
    except Refused:
        paper.unlink(missing_ok=True)
        raise
    return Handed(paper, workbook)
