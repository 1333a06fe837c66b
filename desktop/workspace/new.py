"""A new, empty workbook for one plan."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.records import Initiative
from desktop.storage.workbook import create_workbook


def new_workbook(path: Path, *, title: str = "", level: str = "", place: str = "", country: str = "") -> None:
    """Write a new workbook that holds one plan with these answers. Raises Refused when that cannot be done.

    `level` is a key of the catalogue "levels", `country` an ISO code.
    """
    create_workbook(path, [Initiative(name=title, level=level, place=place, country=country)])
