"""One short form for every key of a catalogue: migration types in and out of scope, the five stages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.flows.flow import Rows, rows_for
from desktop.domain.record import TABLES, Record, spec_of
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.ui.form import FormSection
from desktop.ui.layout import card, column, row
from desktop.ui.session import Session
from desktop.ui.text import plain_label, set_tip

COMPACT = 2  # with so few fields a line is enough, beyond that each key gets a card of its own


class EachRows(QWidget):
    """A key's record comes into being with its first answer."""

    def __init__(self, session: Session, rows: Rows) -> None:
        super().__init__()
        self._session, self._rows = session, rows
        self._class = TABLES[rows.table]
        self.sections: dict[str, FormSection] = {}
        self._fresh: dict[str, Record] = {}
        names = [name for name in rows.columns if name != rows.each]
        lines = column(self, spacing=8)
        if len(names) <= COMPACT:
            lines.addLayout(self._heads(names))
        for entry in catalogue(rows.catalogue).entries:
            title = choice_label(rows.catalogue, entry.key)
            compact = len(names) <= COMPACT
            section = FormSection(session, self._class, names, compact=compact)
            self.sections[entry.key] = section
            for name, box in section.boxes.items():
                proxy = box.editor.focusProxy()
                if proxy is not None:
                    proxy.setAccessibleName(f"{title}: {_(box.spec.label)}")
                    proxy.setObjectName(f"{rows.table}.{entry.key}.{name}")
            label = plain_label(
                title, role="" if compact else "strong", name=f"{rows.table}.{entry.key}.label"
            )
            set_tip(label, _(entry.help) if entry.help else "")
            if compact:
                line = row(spacing=12)
                label.setFixedWidth(session.theme.px(190))
                label.setContentsMargins(0, 7, 0, 0)  # on the line of the first words beside it
                line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(section, 1)
                lines.addLayout(line)
            else:
                box_, inside = card()
                inside.addWidget(label)
                inside.addWidget(section)
                lines.addWidget(box_)

    def _heads(self, names: list[str]) -> QHBoxLayout:
        """What the columns of the short forms ask, said once above them."""
        heads = row(spacing=12)
        first = plain_label("", wrap=False)
        first.setFixedWidth(self._session.theme.px(190))
        heads.addWidget(first)
        for number, name in enumerate(names):
            label = plain_label(_(spec_of(self._class, name).label), role="label")
            heads.addWidget(label, number + 1)
        return heads

    def refresh(self) -> None:
        """Show the records as they are now."""
        keys = tuple(self.sections)
        for key, found in rows_for(self._session.snapshot, self._rows, keys):
            if found is None:
                found = self._fresh.setdefault(key, self._class(**{self._rows.each: key}))
            else:
                self._fresh.pop(key, None)
            self.sections[key].show_record(found)
