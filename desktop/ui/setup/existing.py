"""The first step: what is there already, templates to begin with, and bodies that could be one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from desktop.system.locale import _, format_number, ngettext
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.names import cut
from desktop.ui.register import Shape
from desktop.ui.session import Session
from desktop.ui.setup.bodies import IDENTITY, MORE, BodiesView, name_of
from desktop.ui.setup.joining import JoinBodies
from desktop.ui.step_view import StepView
from desktop.ui.template_use import bring_in, counted
from desktop.ui.text import button, plain_label
from desktop.workspace.templates import application, set_ups


class _AllBodies(BodiesView):
    """Every body, also those that are not needed."""

    def relate(self) -> None:
        self.add_seats(1)

    def shape(self) -> Shape:
        self.groups = (
            ("", IDENTITY),
            (_("What can be used"), ("reuse", "also_serves")),
            (_("More"), MORE),
        )
        return super().shape()

    def empty_words(self) -> str:
        return _("No bodies yet. Start with the one that already meets on migration, if there is one.")


class ExistingView(StepView):
    """The list of all bodies; templates take its place while one is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        lines = column(self, spacing=8)
        self.hint = plain_label("", role="attention", name="existing.alike")
        self.compare_button = button(_("Compare the two"), name="existing.compare")
        self.compare_button.clicked.connect(self.show_pair)
        line = row(spacing=8)
        line.addWidget(self.hint, 1)
        line.addWidget(self.compare_button)
        lines.addLayout(line)
        self.bodies = _AllBodies(session)
        self.templates_button = button(_("Begin from a template"), name="existing.templates")
        self.templates_button.clicked.connect(self.show_templates)
        self.bodies.register.tools.addWidget(self.templates_button)
        self.templates = TemplateList(session)
        self.templates.back.clicked.connect(self.show_bodies)
        self.templates.applied = self.show_bodies
        self.stack = QStackedWidget()
        self.stack.addWidget(self.bodies)
        self.stack.addWidget(self.templates)
        self.joining = JoinBodies(session)
        self.joining.ended.connect(self.show_bodies)
        self.stack.addWidget(self.joining)
        lines.addWidget(self.stack, 1)
        if session.workspace.read_only is not None:
            self.templates_button.hide()

    def refresh(self) -> None:
        self.bodies.refresh()
        pairs = self.joining.pairs()
        words = [
            _("“{one}” and “{other}” have the same members: could they be one?").format(
                one=cut(name_of(one)), other=cut(name_of(other))
            )
            for one, other in pairs[:1]
        ]
        editable = self.session.workspace.read_only is None
        comparing = self.stack.currentWidget() is self.joining
        self.hint.setText(" ".join(words))
        self.hint.setVisible(bool(words) and not comparing)
        self.compare_button.setVisible(bool(words) and not comparing and editable)
        if comparing:
            self.joining.refresh()
        if self.stack.currentWidget() is self.templates:
            self.templates.refresh()

    def flush(self) -> None:
        self.bodies.flush()

    def choose(self, record_id: str) -> bool:
        self.show_bodies()
        return self.bodies.choose(record_id)

    def show_templates(self) -> None:
        """Offer the templates in place of the list."""
        self.templates.refresh()
        self.stack.setCurrentWidget(self.templates)

    def show_pair(self) -> None:
        """Show two bodies that could be one, in place of the list."""
        self.stack.setCurrentWidget(self.joining)
        self.refresh()

    def show_bodies(self) -> None:
        """Back to the list."""
        if self.stack.currentWidget() is not self.bodies:
            self.stack.setCurrentWidget(self.bodies)
            self.refresh()


class TemplateList(QWidget):
    """The templates for this level, each with what it would add; one click brings it in as one step."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.applied = self.refresh
        lines = column(self, spacing=8)
        line = row()
        lead = plain_label(
            _(
                "A template is a proposal: nothing that is here is changed, and you can undo it with one step."
            ),
            role="muted",
        )
        self.back = button(_("Back to the list"), name="templates.back")
        line.addWidget(lead, 1)
        line.addWidget(self.back)
        lines.addLayout(line)
        inside = QWidget()
        inside.setObjectName("page")
        self._cards = column(inside, spacing=10)
        lines.addWidget(scrolling(inside, name="templates.list"), 1)

    def refresh(self) -> None:
        """Show what each template would add now."""
        clear(self._cards)
        for found in set_ups(self._session.level):
            box, inside = card(_(found.title), name=f"template.card.{found.id}")
            inside.addWidget(plain_label(_(found.summary)))
            plan = application(found, self._session.snapshot)
            names = [_(row["name"]) for table, row in found.rows if table == "body"]
            inside.addWidget(plain_label("  ·  ".join(names), role="muted"))
            line = row()
            use = button(_("Use this"), role="primary", name=f"template.{found.id}")
            use.setAccessibleName(f"{_('Use this')}: {_(found.title)}")
            use.setProperty("template", found.id)
            use.setEnabled(bool(plan.changes))
            use.clicked.connect(self._on_used)
            line.addWidget(use)
            line.addWidget(plain_label(_ahead(plan.added, plan.present), role="muted"), 1)
            inside.addLayout(line)
            self._cards.addWidget(box)
        self._cards.addStretch()

    def _on_used(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        bring_in(self._session, str(sender.property("template")))
        self.applied()


def _ahead(added: int, present: int) -> str:
    """What using a template would do; once all of it is there, that it is."""
    if not added:
        return counted(added, present)
    words = ngettext("Would add {count} record.", "Would add {count} records.", added)
    return words.format(count=format_number(added))
