"""What the links of the open workbook say, for the window: measures, one sentence for each, and a file for others."""

from __future__ import annotations

from pathlib import Path

from desktop.analysis.graphml import graphml
from desktop.analysis.network import Network, Place, network, sentences
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import for_edition
from desktop.system.files import write_whole

__all__ = ["Network", "Place", "network", "save_graphml", "sentences"]


def save_graphml(snapshot: Snapshot, target: Path, *, edition: str) -> None:
    """Write the network for other programs. Raises OSError."""
    write_whole(target, graphml(for_edition(snapshot, edition)))
