"""Makes the drawings of a board: at once, or beside the window where finding places for names takes long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.layout.drawing import Drawing
from desktop.domain.layout.frame import Frame
from desktop.ui.background import Background

Build = Callable[[Frame], Drawing]


class PictureMaker(QObject):
    """The newest wish counts: what was begun for an older one is thrown away when it is done."""

    made = Signal(object)  # a Drawing

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._work = Background(self)
        self._wanted: tuple[Build, Frame] | None = None
        self._begun: tuple[Build, Frame] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a drawing that is wanted is not there yet."""
        return self._wanted is not None

    def make(self, build: Build, frame: Frame, *, beside: bool) -> None:
        """Make a drawing for a frame; `made` says when it is there, which may be at once."""
        if beside:
            self._wanted = (build, frame)
            self._begin()
        else:
            self._wanted = None
            self.made.emit(build(frame))

    def _begin(self) -> None:
        if self._wanted is not None:
            build, frame = self._wanted
            if self._work.run(partial(build, frame), self._on_built):
                self._begun = self._wanted

    def _on_built(self, outcome: Drawing | Exception) -> None:
        if self._wanted is None:
            return
        if self._begun is not self._wanted:
            self._begin()
            return
        self._wanted = None
        if isinstance(outcome, Exception):
            raise outcome
        self.made.emit(outcome)
