"""On this computer: a support bundle for whoever helps from afar, and removing what is kept about a person."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.system.locale import _
from desktop.ui.background import Background
from desktop.ui.layout import card, clear, column, row
from desktop.ui.moment import size_words
from desktop.ui.support_bundle import save_bundle
from desktop.ui.text import button, plain_label


class ComputerSection(QWidget):
    """Two cards of the settings. Nothing here touches a workbook."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=12)
        lines.addWidget(self._help())
        lines.addWidget(self._traces())
        self._background = Background(self)
        self._boxes: dict[str, QCheckBox] = {}

    # ------------------------------------------------------------------ help from afar

    def _help(self) -> QWidget:
        box, inside = card(_("When something goes wrong"), name="settings.help")
        inside.addWidget(
            plain_label(
                _(
                    "A support bundle says which versions, folders and errors there are. It holds nothing of your "
                    "workbooks and is never sent: you hand it to whoever helps you."
                ),
                role="muted",
            )
        )
        line = row()
        self.bundle_button = button(_("Save a support bundle"), name="settings.support")
        self.bundle_button.clicked.connect(self._on_bundle)
        line.addWidget(self.bundle_button)
        line.addStretch()
        inside.addLayout(line)
        self.bundle_words = plain_label("", name="settings.support.result")
        self.bundle_words.hide()
        inside.addWidget(self.bundle_words)
        return box

    def _on_bundle(self) -> None:
        self.bundle_button.setEnabled(not save_bundle(self, self._background, self._on_bundled))

    def _on_bundled(self, words: str) -> None:
        self.bundle_button.setEnabled(True)
        _show(self.bundle_words, words)

    # ------------------------------------------------------------------ a computer that others use

    def _traces(self) -> QWidget:
        box, inside = card(_("If others use this computer"), name="settings.traces")
        inside.addWidget(
            plain_label(
                _("What Mainstay keeps about you can be removed. Your workbooks stay where they are."),
                role="muted",
            )
        )
        self._choices = column(spacing=2)
        inside.addLayout(self._choices)
        line = row()
        self.look_button = button(_("What is kept about me?"), name="settings.traces.look")
        self.look_button.clicked.connect(self._on_look)
        self.remove_button = button(_("Remove what is ticked"), name="settings.traces.remove")
        self.remove_button.clicked.connect(self._on_remove)
        self.remove_button.hide()
        line.addWidget(self.look_button)
        line.addWidget(self.remove_button)
        line.addStretch()
        inside.addLayout(line)
        self.traces_words = plain_label("", name="settings.traces.result")
        self.traces_words.hide()
        inside.addWidget(self.traces_words)
        return box

    def _on_look(self) -> None:
        from desktop.workspace import traces

        self._background.run(traces.found, self._on_found)

    def _on_found(self, found: Any) -> None:
        clear(self._choices)
        self._boxes = {}
        if not isinstance(found, list) or not found:
            self.remove_button.hide()
            _show(self.traces_words, _("Nothing is kept."))
            return
        self.traces_words.hide()
        for trace in found:
            words = _(trace.label)
            if trace.size:
                words = f"{words} ({size_words(trace.size)})"
            box = QCheckBox(words.replace("&", "&&"))
            box.setObjectName(f"settings.traces.{trace.kind}")
            box.setAccessibleName(words)
            self._boxes[trace.kind] = box
            self._choices.addWidget(box)
        self.remove_button.show()

    def _on_remove(self) -> None:
        wanted = [kind for kind, box in self._boxes.items() if box.isChecked()]
        if not wanted:
            _show(self.traces_words, _("Tick what should be removed."))
            return
        from desktop.workspace import traces

        self.remove_button.setEnabled(False)
        self._background.run(lambda: traces.remove(wanted), self._on_removed)

    def _on_removed(self, left: Any) -> None:
        self.remove_button.setEnabled(True)
        self.remove_button.hide()
        clear(self._choices)
        if isinstance(left, list) and not left:
            words = _(
                "Removed. Your workbooks are where they were. Close Mainstay now, so that nothing new is kept."
            )
        else:
            words = _("Not everything could be removed. Close Mainstay, start it again and try once more.")
        _show(self.traces_words, words)
        self.removed.emit()


def _show(label: Any, words: str) -> None:
    label.setText(words)
    label.setAccessibleName(words)
    label.show()
