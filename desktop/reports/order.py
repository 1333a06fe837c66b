"""What a writer of a format gets and gives: an order with what to write and how to say how far it is; the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.snapshot import Snapshot
from desktop.reports.outline import Document

Progress = Callable[[float], None]
Stop = Callable[[], bool]


class Stopped(Exception):
    """The person does not want this document any more."""


@dataclass(frozen=True)
class Order:
    """One report to be written.

    `document` is what it says; `shown` are the records that this edition may show and `tables` those that it is
    about, for formats that hold whole registers. `suffix` is the end of the file's name, in small letters.
    """

    document: Document
    shown: Snapshot
    tables: tuple[str, ...]
    edition: str
    suffix: str = ""
    progress: Progress = field(default=lambda _share: None)
    stop: Stop = field(default=lambda: False)

    def step(self, share: float) -> None:
        """Say how far the work is. Raises Stopped when nobody wants it any more."""
        if self.stop():
            raise Stopped
        self.progress(share)


@dataclass(frozen=True)
class Written:
    """The bytes of a file, and how many pages, sheets or files it has (0 where that is not known)."""

    data: bytes
    parts: int = 0
