"""Plain callbacks: who wants to know says so, and is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.record import RecordId

T = TypeVar("T")


@dataclass(frozen=True)
class Changed:
    """Records changed. `origin` is the action that did it, or "reload" when everything may be different."""

    tables: frozenset[str]
    ids: frozenset[RecordId]
    origin: str


class Listeners(Generic[T]):
    """A list of callbacks for one kind of news."""

    def __init__(self) -> None:
        self._callbacks: tuple[Callable[[T], None], ...] = ()

    def connect(self, callback: Callable[[T], None]) -> None:
        """Call `callback` with every piece of news from now on."""
        self._callbacks = (*self._callbacks, callback)

    def disconnect(self, callback: Callable[[T], None]) -> None:
        """Stop calling `callback`; one that was never connected is ignored."""
        self._callbacks = tuple(other for other in self._callbacks if other != callback)

    def emit(self, news: T) -> None:
        """Call everybody, in the order in which they connected."""
        for callback in self._callbacks:
            callback(news)
