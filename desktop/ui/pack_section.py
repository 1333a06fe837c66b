"""Content packs in the settings: what is installed, taking one in from a file, taking one out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.guidance.handbook import Handbook
from desktop.system import paths
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.background import Background
from desktop.ui.layout import card, clear, column, row
from desktop.ui.text import button, plain_label
from desktop.workspace import packs
from desktop.workspace.packs import BadPack, Installed

_KINDS = ("pages", "terms", "samples")


class PackSection(QWidget):
    """Reading a pack takes a moment and happens beside the window."""

    def __init__(self, handbook: Handbook) -> None:
        super().__init__()
        self._handbook = handbook
        self._work = Background(self)
        self._looked = False
        box, inside = card(_("Content packs"), name="settings.packs")
        column(self).addWidget(box)
        words = _(
            "Pages, cases, terms, pictures and samples that a trainer made. A pack is checked before it is used."
        )
        inside.addWidget(plain_label(words, role="label"))
        self._lines = column(spacing=6)
        inside.addLayout(self._lines)
        tools = row()
        self.add = button(_("Add a pack"), name="packs.add")
        self.add.clicked.connect(self._on_add)
        tools.addWidget(self.add)
        tools.addStretch()
        inside.addLayout(tools)
        self.result = plain_label("", name="packs.result")
        self.result.hide()
        inside.addWidget(self.result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self._work.run(packs.installed, self._show)

    def install(self, path: Path) -> None:
        """Take the pack at `path` in."""
        if self._work.run(lambda: packs.install(path), self._on_installed):
            self._say(_("The pack is being checked ..."))

    def _on_add(self) -> None:
        words = _("Content packs") + " (*.zip)"
        name, _filter = QFileDialog.getOpenFileName(self, _("Add a pack"), str(paths.documents_dir()), words)
        if name:
            self.install(Path(name))

    def _on_installed(self, outcome: Any) -> None:
        if isinstance(outcome, Installed):
            self._say(_("“{title}” is part of the handbook now.").format(title=outcome.manifest["title"]))
        self._on_done(outcome)

    def _on_removed(self, outcome: Any) -> None:
        if outcome is True:
            self._say(_("The pack is gone. The program's own texts are back."))
        self._on_done(outcome)

    def _on_done(self, outcome: Any) -> None:
        if isinstance(outcome, BadPack):
            self._say(packs.problem(outcome))
        elif isinstance(outcome, Exception):
            self._say(_("The pack could not be kept on this computer. Is there room on its disk?"))
        else:
            self._handbook.reopen()
        self._work.run(packs.installed, self._show)

    def _show(self, found: Any) -> None:
        clear(self._lines)
        if not isinstance(found, list):
            return
        for one in found:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(plain_label(_("None yet."), role="muted", name="packs.none"))

    def _line(self, one: Installed) -> QWidget:
        holder = QWidget()
        line = row(holder)
        title = one.manifest.get("title", one.path.name)
        version = one.manifest.get("version", "")
        words = column(spacing=0)
        words.addWidget(plain_label(f"{title} {version}".strip(), role="strong"))
        words.addWidget(plain_label(_about(one), role="label"))
        line.addLayout(words, 1)
        pack_id = str(one.manifest.get("id", one.path.stem))
        remove = button(_("Remove"), name=f"packs.remove.{pack_id}")
        remove.setAccessibleName(_("Remove {title}").format(title=title))
        remove.setProperty("pack", pack_id)
        remove.clicked.connect(self._on_remove)
        line.addWidget(remove)
        return holder

    def _on_remove(self) -> None:
        sender = self.sender()
        if sender is not None:
            pack_id = str(sender.property("pack"))
            self._work.run(lambda: packs.remove(pack_id), self._on_removed)

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.show()


def _about(one: Installed) -> str:
    """What a pack brings, or why it is not used."""
    if one.faults:
        return packs.said(one.faults[0])
    if one.newer:
        return _("Not used: a newer version is here too.")
    parts = [_count(kind, one.counts.get(kind, 0)) for kind in _KINDS if one.counts.get(kind)]
    return "  ·  ".join([*parts, str(one.manifest.get("licence", ""))])


def _count(kind: str, count: int) -> str:
    words = {
        "pages": ngettext("{count} page", "{count} pages", count),
        "terms": ngettext("{count} term", "{count} terms", count),
        "samples": ngettext("{count} sample", "{count} samples", count),
    }
    return words[kind].format(count=format_number(count))
