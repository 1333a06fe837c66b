"""A person who never stops: edits a workbook and prints the number of each edit that was reported as saved.

Run as a process of its own, so that it can be killed at any moment.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.domain.change import create, update
from desktop.domain.records import Stakeholder
from desktop.workspace.workspace import Workspace


def main(path: str) -> None:
    """Edit until killed."""
    workspace = Workspace.open(Path(path), author="Typist", backup_folder=Path(path).parent / "backups")
    number = max(
        (int(item.name) for item in workspace.snapshot.all(Stakeholder) if item.name.isdigit()), default=0
    )
    while True:
        number += 1
        item = Stakeholder(name=str(number))
        workspace.edit("add", create(item))
        workspace.edit("change", update(item, notes="é" * (number % 50) * 200))
        if workspace.flush(30):
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
