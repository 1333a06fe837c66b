"""Keeping a picture: saved as a file for anybody or for the team, or printed, from the same drawing as in reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, PUBLIC
from desktop.system import paths
from desktop.system.locale import _
from desktop.ui.background import Background
from desktop.ui.session import Session
from desktop.ui.text import button
from desktop.workspace.views import (
    FORMATS,
    NONE,
    PAPER_NAMES,
    POSTER_PAPERS,
    Days,
    save_poster,
    save_view,
    view_title,
)

SHEETS = 3  # side by side


class PictureKeeper(QObject):
    """Belongs to one picture: `view_id` says which drawing is kept, `way` what colours mean; `opener` is the button."""

    def __init__(self, session: Session, owner: QWidget, *, name: str, title: str = "") -> None:
        super().__init__(owner)
        self._session, self._owner, self.view_id, self.way = session, owner, "", NONE
        self.days: Days | None = None  # two days that are compared, where this picture does that
        self._work = Background(self)
        self.opener = button(title or _("Keep this picture"), name=name)
        self.menu = QMenu(self.opener)
        self.menu.addAction(_("Save for anybody: nothing that is for our team only"), self._on_public)
        self.menu.addAction(_("Save for our team: with everything"), self._on_internal)
        for paper in POSTER_PAPERS:
            words = _("Poster for anybody: {paper} sheets to put together").format(
                paper=_(PAPER_NAMES[paper])
            )
            self.menu.addAction(words, partial(self._on_poster, paper))
        self.menu.addAction(_("Print for anybody"), self._on_print)
        self.opener.setMenu(self.menu)

    def _on_public(self) -> None:
        self._ask(PUBLIC)

    def _on_internal(self) -> None:
        self._ask(INTERNAL)

    def _on_poster(self, paper: str) -> None:
        proposed = paths.documents_dir() / f"{_(view_title(self.view_id))}.pdf"
        name, _filter = QFileDialog.getSaveFileName(
            self._owner, _("Save the poster"), str(proposed), "PDF (*.pdf)"
        )
        if name:
            self.save_poster(Path(name), paper)

    def _ask(self, edition: str) -> None:
        """Let a person choose the place; the end of the name says in which format."""
        proposed = paths.documents_dir() / f"{_(view_title(self.view_id))}.pdf"
        kinds = ";;".join(f"{form.upper()} (*.{form})" for form in ("pdf", "svg", "png"))
        name, _filter = QFileDialog.getSaveFileName(self._owner, _("Save the picture"), str(proposed), kinds)
        if name:
            self.save(Path(name), edition)

    def save(self, target: Path, edition: str) -> None:
        """Write the file beside the window, and say what became of it."""
        if target.suffix.casefold().lstrip(".") not in FORMATS:
            target = target.with_name(target.name + ".pdf")
        self._write(target, partial(save_view, edition=edition, way=self.way, days=self.days))

    def save_poster(self, target: Path, paper: str = POSTER_PAPERS[0]) -> None:
        """The same as sheets with cut marks: nobody has a plotter."""
        if target.suffix.casefold() != ".pdf":
            target = target.with_name(target.name + ".pdf")
        self._write(
            target,
            partial(save_poster, edition=PUBLIC, sheets=SHEETS, paper=paper, way=self.way, days=self.days),
        )

    def _write(self, target: Path, write: Callable[[Snapshot, str, Path], None]) -> None:
        snapshot, view_id = self._session.snapshot, self.view_id

        def work() -> Path:
            write(snapshot, view_id, target)
            return target

        self._work.run(work, self._on_saved)

    def _on_saved(self, outcome: Path | Exception) -> None:
        if isinstance(outcome, OSError):
            words = _("The picture could not be saved there. Choose another folder.")
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            words = _("Saved: {path}").format(path=str(outcome))
        self._session.noticed.emit(words, "")

    def _on_print(self) -> None:
        from desktop.ui.canvas.printing import ask_and_print
        from desktop.workspace.views import paper_drawing

        drawing = paper_drawing(
            self._session.snapshot, self.view_id, edition=PUBLIC, way=self.way, days=self.days
        )
        ask_and_print(drawing, self._owner)
