"""Terms of reference read for the window: a pasted text, or a document of somebody else."""

from __future__ import annotations

from pathlib import Path

from desktop.analysis.terms_of_reference import Finding, Reading, check
from desktop.exchange.documents import Unreadable, read_text

__all__ = ["Finding", "Reading", "Unreadable", "read_file", "read_typed"]


def read_typed(text: str, level: str) -> Reading:
    """Read a text as the paper of a body at `level` ("" lets its own words decide)."""
    return check(text, level=level)


def read_file(path: Path, level: str) -> Reading:
    """Read a document. Raises Unreadable with one sentence."""
    return check(read_text(path), level=level)
