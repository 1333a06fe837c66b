"""Kit for others: a trainer's stick is made here, and a stick that somebody brought is checked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.system.locale import _
from desktop.ui.kit_sections import CheckKit, MakeKit
from desktop.ui.layout import column, scrolling
from desktop.ui.page import Page
from desktop.ui.session import Session


class KitPage(Page):
    """Two cards, one below the other; nothing here touches the open workbook."""

    wants_guidance = False

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Kit for others"),
            _(
                "Everything that an office without a network needs, on one stick. Your workbook is not part of it."
            ),
        )
        inside = QWidget()
        inside.setObjectName("page")
        lines = column(inside, spacing=12)
        self.check = CheckKit(session)
        self.make = MakeKit(session)
        lines.addWidget(self.make)
        lines.addWidget(self.check)
        lines.addStretch()
        inside.setMaximumWidth(980)
        self.body.addWidget(scrolling(inside, name="kit.scroll"), 1)
